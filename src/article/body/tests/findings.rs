//! The words an editor reads, in full.

use super::*;

fn check_report(markdown: &str, expected: &str) {
    let (_, diagnostics) = read(markdown);
    assert_eq!(
        report(&diagnostics).trim_end(),
        expected.trim(),
        "{markdown}"
    );
}

#[test]
fn typed_html_is_reported_once() {
    check_report(
        "Một\n\n<div class=\"x\">hai</div>\n\n<b>ba</b>\n",
        "
cảnh báo[M02]: HTML trong bài được hiện nguyên dạng chữ: “<div class=\"x\">”.
 --> content/bai.md:3:1
  |
3 | <div class=\"x\">hai</div>
  | ^^^^^^^^^^^^^^^
  |
  = gợi ý: Dùng Markdown thay cho thẻ HTML; ảnh, bảng, chú thích, khung lưu ý đều có sẵn.",
    );
}

#[test]
fn a_refused_scheme_is_reported_at_its_address_also_in_decomposed_text() {
    for markdown in [
        "Mở\r\ntệp [ở đây](file:///x)\r\n",
        "Một [ở đây](file:///x)\n",
    ] {
        let line = if markdown.starts_with("Mở") { 2 } else { 1 };
        let quoted = markdown.lines().nth(line - 1).expect("the line is there");
        let column = quoted.chars().position(|c| c == 'f').expect("it is there") + 1;
        let expected = format!(
            "cảnh báo[L04]: Liên kết “file:///x” dùng kiểu địa chỉ không được phép; chỉ còn lại chữ.\n \
             --> content/bai.md:{line}:{column}\n  |\n{line} | {quoted}\n  | {}^^^^^^^^^\n  |\n  \
             = gợi ý: Được dùng: http, https, mailto, tel và đường dẫn trong trang.",
            " ".repeat(column - 1),
        );
        check_report(markdown, &expected);
        check_report(&decomposed(markdown), &expected);
    }
}

#[test]
fn a_place_counts_from_the_start_of_the_file() {
    let text = decomposed("+++\ntitle = \"Tỉnh ủy\"\n+++\n\nĐọc ![](ảnh.png)\n");
    let source = Source::new(SitePath::new("content/bai.md"), text.as_str());
    let start = text.find("\n\n").expect("the head ends") + 2;
    let mut diagnostics = Vec::new();
    parse(&source, start..text.len(), &OPTIONS, &mut diagnostics);
    assert_eq!(
        report(&diagnostics).trim_end(),
        "cảnh báo[A01]: Ảnh “ảnh.png” chưa có lời tả (alt).
 --> content/bai.md:5:5
  |
5 | Đọc ![](ảnh.png)
  |     ^^^^^^^^^^^^
  |
  = gợi ý: Viết trong ngoặc vuông điều người xem thấy trong ảnh: ![Người dân nộp hồ sơ ở bộ phận một cửa](ảnh.png)"
    );
}

#[test]
fn a_picture_of_another_site_becomes_a_link() {
    assert_eq!(
        html("![Ảnh](https://a.vn/x.png)\n"),
        "<p><a href=\"https://a.vn/x.png\" rel=\"external noopener\">Ảnh</a></p>\n"
    );
    check_report(
        "![Ảnh](https://a.vn/x.png)\n",
        "
cảnh báo[A04]: Ảnh “https://a.vn/x.png” nằm ở trang khác; bài chỉ giữ liên kết tới ảnh.
 --> content/bai.md:1:8
  |
1 | ![Ảnh](https://a.vn/x.png)
  |        ^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Tải ảnh về, đặt cạnh bài, rồi ghi tên tệp: ![…](anh.jpg)",
    );
}

#[test]
fn a_reference_without_definition_is_reported_in_its_full_form_only() {
    check_report(
        "Xem [bài trước][bt] và [x], [y][], [^z], [a][^b].\n",
        "
cảnh báo[L05]: Liên kết tham chiếu [bt] không có dòng định nghĩa.
 --> content/bai.md:1:5
  |
1 | Xem [bài trước][bt] và [x], [y][], [^z], [a][^b].
  |     ^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm ở cuối bài: [bt]: https://…",
    );
}

#[test]
fn a_mistake_in_a_block_is_reported_on_its_own_line() {
    check_report(
        "Một\r\n\r\n- ```{map}\r\n  a = 1\r\n  b = hai\r\n  ```\r\n",
        "
lỗi[B02]: Nội dung khối “map” không đúng TOML: giá trị này phải đặt trong ngoặc kép: \"hai\".
 --> content/bai.md:5:7
  |
5 |   b = hai
  |       ^^^
  |
  = gợi ý: Mỗi dòng một khóa: khóa = \"giá trị\"",
    );
}

#[test]
fn control_characters_and_turning_signs_are_counted() {
    check_report(
        "Một\n\nHai \u{202e}ba\u{b}\n",
        "
cảnh báo[M08]: Có 1 dấu ẩn làm đảo chiều chữ (U+202E); trang dựng ra bỏ chúng đi.
 --> content/bai.md:3:5
  |
3 | Hai \u{fffd}ba␋
  |     ^
  |
  = gợi ý: Xóa chúng trong tệp; tiếng Việt không cần dấu nào như vậy.

cảnh báo[M05]: Có 1 ký tự điều khiển không hiển thị được (U+000B); trang dựng ra bỏ chúng đi.
 --> content/bai.md:3:8
  |
3 | Hai \u{fffd}ba␋
  |        ^
  |
  = gợi ý: Xóa chúng trong tệp; chúng thường đi theo khi chép từ PDF.",
    );
}

#[test]
fn nesting_past_the_limit_is_reported_once() {
    let options = BodyOptions {
        nesting: 2,
        ..OPTIONS
    };
    let (_, diagnostics) = read_with("> > > a\n> > > > b\n", &options);
    assert_eq!(
        report(&diagnostics).trim_end(),
        "cảnh báo[M03]: Bài lồng nhau quá 2 cấp; phần sâu hơn được hiện phẳng.
 --> content/bai.md:1:5
  |
1 | > > > a
  |     ^
  |
  = gợi ý: Bớt dấu > hoặc khoảng trắng đầu dòng, hoặc tăng limits.nesting trong bantin.toml."
    );
}
