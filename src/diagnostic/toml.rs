//! What is wrong with a TOML text, in the editor's words instead of the parser's.

use super::Span;

/// Why `text` is no TOML, in Vietnamese and English, and where in it.
#[must_use]
pub fn reason(text: &str, error: &::toml::de::Error) -> (Span, String, String) {
    let span = error.span().unwrap_or(0..0);
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or("");
    let raw = text.get(span.clone()).unwrap_or("").trim();
    let (vi, en) = words(error.message(), raw, line, span.start - start);
    (span, vi, en)
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The sentence for an error at `column` (in bytes) of `line`.
pub(crate) fn words(message: &str, raw: &str, line: &str, column: usize) -> (String, String) {
    let both = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
    let key = line.split('=').next().unwrap_or("").trim();
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    // Everything behind a comma is how the parser goes on about what it expected.
    match message.split(',').next().unwrap_or(message) {
        "string values must be quoted" if raw.is_empty() => {
            both("sau dấu = chưa có giá trị", "there is no value after =")
        }
        "string values must be quoted" => quoted(raw),
        "unexpected key or value" if starts_with_digit(value) => quoted(value),
        "unexpected key or value" => both(
            "sau giá trị còn chữ thừa; dấu \" bên trong chữ phải viết là \\\"",
            "something follows the value; write a \" inside a text as \\\"",
        ),
        "missing opening quote" => both("thiếu dấu \" mở", "the opening \" is missing"),
        "invalid basic string" | "invalid literal string" if raw.is_empty() => both(
            "thiếu dấu ngoặc kép đóng ở cuối dòng",
            "the closing quotation mark is missing",
        ),
        "invalid basic string" | "invalid literal string" => both(
            "có ký tự điều khiển không nhìn thấy trong ngoặc kép",
            "the quoted text holds a control character",
        ),
        "missing escaped value" => both(
            "dấu \\ trong ngoặc kép phải viết hai lần: \\\\",
            "a \\ between quotation marks is written twice: \\\\",
        ),
        "key with no value" | "invalid unquoted key"
            if line
                .get(..column + 1)
                .is_some_and(|start| start.contains(':')) =>
        {
            both(
                "sau khóa phải là dấu =, không phải dấu :",
                "a key is followed by =, not by :",
            )
        }
        "invalid unquoted key" => (
            format!("tên khóa “{key}” chỉ được gồm chữ cái không dấu, chữ số, - và _"),
            format!("the key “{key}” may only hold plain letters, digits, - and _"),
        ),
        "key with no value" => both(
            "thiếu dấu = giữa khóa và giá trị",
            "a = is missing between key and value",
        ),
        "unquoted keys cannot be empty" => {
            both("thiếu tên khóa trước dấu =", "there is no key before =")
        }
        "invalid boolean" if !is_boolean(raw) => quoted(raw),
        "invalid boolean" => both(
            "chỉ viết true hoặc false, chữ thường, không ngoặc kép",
            "write true or false, in lower case and without quotation marks",
        ),
        "unclosed table" | "unclosed array table" => both(
            "tên bảng thiếu dấu ] đóng",
            "the name of a table lacks its ]",
        ),
        "missing comma between array elements" | "missing comma between key-value pairs" => both(
            "thiếu dấu phẩy giữa hai giá trị",
            "a comma is missing between two values",
        ),
        "extra comma in array" | "extra comma in inline table" => {
            both("thừa dấu phẩy", "there is a comma too many")
        }
        "unexpected leading zero" => (
            format!(
                "số không được bắt đầu bằng 0; nếu là mã hay số điện thoại thì đặt trong ngoặc kép: \"{value}\""
            ),
            format!(
                "a number cannot begin with 0; put codes and phone numbers in quotation marks: \"{value}\""
            ),
        ),
        m if m.starts_with("cannot recurse") || m == "recursion limit" => {
            both("lồng nhau quá sâu", "it nests too deeply")
        }
        m if m.starts_with("cannot extend value") => both(
            "khóa này đã có giá trị, không thể có thêm khóa con",
            "this key has a value already and cannot hold further keys",
        ),
        // What begins like a number and is none: `internet`, `1.781.536`.
        m if m.starts_with("invalid") && column > key.len() && !value.is_empty() => quoted(value),
        _ => (message.to_owned(), message.to_owned()),
    }
}

/// The crate takes every word in `t…` and `f…` for a boolean gone wrong.
fn is_boolean(raw: &str) -> bool {
    raw.eq_ignore_ascii_case("true") || raw.eq_ignore_ascii_case("false")
}

fn quoted(raw: &str) -> (String, String) {
    (
        format!("giá trị này phải đặt trong ngoặc kép: \"{raw}\""),
        format!("this value belongs in quotation marks: \"{raw}\""),
    )
}
