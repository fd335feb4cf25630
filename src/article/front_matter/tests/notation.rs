//! Fences, signs and syntax.

use snapbox::str;

use super::{PATH, check, check_with, read_at};
use crate::vietnamese::Lang;

fn yaml(lines: &str) -> String {
    format!(
        "---\ntitle: Sáu trăm camera\ndate: 2024-08-15\nprovince: Tây Ninh\nsummary: Tóm tắt.\n{lines}\n---\n"
    )
}

#[test]
fn a_file_without_a_head_is_told_how_to_begin() {
    check(
        "",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Bắt đầu bằng một dòng +++, rồi title = "…", date = 2024-08-14, province = "…", rồi lại +++.


"#]],
    );
    check(
        "\n\nChỉ có thân bài.\n",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Bắt đầu bằng một dòng +++, rồi title = "…", date = 2024-08-14, province = "…", rồi lại +++.


"#]],
    );
}

#[test]
fn a_head_without_an_end_names_its_fence() {
    check(
        "\n  +++ \ntitle = \"x\"\n\nBài.\n",
        str![[r#"
lỗi[Y03]: Phần đầu bài chưa đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:3
  |
2 |   +++ 
  |   ^^^
  |
  = gợi ý: Thêm một dòng chỉ có +++ trước thân bài.


"#]],
    );
    check(
        "---\r\ntitle: x\r\n",
        str![[r#"
lỗi[Y03]: Phần đầu bài chưa đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:1:1
  |
1 | ---
  | ^^^
  |
  = gợi ý: Thêm một dòng chỉ có --- trước thân bài.


"#]],
    );
}

#[test]
fn blanks_around_fences_and_blank_lines_above_do_not_matter() {
    let text = "\n \n+++  \ntitle = \"Một hai\"\ndate = 2024-08-15\nprovince = \"Huế\"\nsummary = \"x\"\n+++ \t\n";
    let (front, report) = read_at(PATH, text, Lang::Vi);
    assert_eq!(report, "");
    assert!(front.is_some());
}

#[test]
fn a_fence_made_of_dashes_is_the_fence_it_was_meant_to_be() {
    check(
        &yaml("").replace("---", "———"),
        str![[r#"
lỗi[Y01]: Dấu ——— không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:1:1
  |
1 | ———
  | ^^^
  |
  = gợi ý: Hãy dùng ---.

lỗi[Y01]: Dấu ——— không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:1
  |
7 | ———
  | ^^^
  |
  = gợi ý: Hãy dùng ---.


"#]],
    );
    check(
        &with_wide_fences(),
        str![[r#"
lỗi[Y01]: Dấu ＋＋＋ không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:1:1
  |
1 | ＋＋＋
  | ^^^^^^
  |
  = gợi ý: Hãy dùng +++.

lỗi[F06]: `draft` phải là true hoặc false, không phải số 1.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | draft = 1
  |         ^
  |
  = gợi ý: Ví dụ: draft = true

lỗi[Y01]: Dấu ＋＋＋ không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:1
  |
7 | ＋＋＋
  | ^^^^^^
  |
  = gợi ý: Hãy dùng +++.


"#]],
    );
}

fn with_wide_fences() -> String {
    super::with("draft = 1").replace("+++", "＋＋＋")
}

#[test]
fn curly_quotes_are_syntax_nowhere() {
    check_with(
        "kicker = “Số liệu”",
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | kicker = “Số liệu”
  |          ^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.


"#]],
    );
    check_with(
        "kicker = \"Số liệu”",
        str![[r#"
lỗi[Y01]: Dấu ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:18
  |
6 | kicker = "Số liệu”
  |                  ^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì ” là đúng.


"#]],
    );
    check_with(
        "topics = [“a”，‘b’]",
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:11
  |
6 | topics = [“a”，‘b’]
  |           ^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.

lỗi[Y01]: Dấu ， không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:14
  |
6 | topics = [“a”，‘b’]
  |              ^^
  |
  = gợi ý: Hãy dùng ,.

lỗi[Y01]: Dấu ‘ ’ không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:15
  |
6 | topics = [“a”，‘b’]
  |                ^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì ‘ ’ là đúng.


"#]],
    );
    check_with("kicker = \"Số liệu “mới”\"", str![""]);
    check(
        &yaml("kicker: “Số liệu”"),
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kicker: “Số liệu”
  |         ^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.


"#]],
    );
    check(
        &yaml("topics: [“a: b”]"),
        str![[r#"
lỗi[Y01]: Dấu “ không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | topics: [“a: b”]
  |          ^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ là đúng.


"#]],
    );
}

#[test]
fn full_width_signs_and_odd_spaces_are_named() {
    check_with(
        "kicker ＝ \"Số liệu\"\nslug\u{a0}= \"x\"\nid =\u{200b}\"abcd1234\"",
        str![[r#"
lỗi[Y01]: Dấu ＝ không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:8
  |
6 | kicker ＝ "Số liệu"
  |        ^^
  |
  = gợi ý: Hãy dùng =.

lỗi[Y01]: Dấu cách đặc biệt (U+00A0) không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:5
  |
7 | slug = "x"
  |     ^
  |
  = gợi ý: Hãy dùng dấu cách thường.

lỗi[Y01]: Dấu không nhìn thấy (U+200B) không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:5
  |
8 | id =​"abcd1234"
  |     ^
  |
  = gợi ý: Hãy dùng dấu cách thường, hoặc bỏ hẳn.


"#]],
    );
    check(
        &yaml("kicker： Số liệu\nslug: x"),
        str![[r#"
lỗi[Y01]: Dấu ： không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:7
  |
6 | kicker： Số liệu
  |       ^^
  |
  = gợi ý: Hãy dùng :.


"#]],
    );
    check(&yaml("slug\u{a0}: x"), str![[r#"
lỗi[Y01]: Dấu cách đặc biệt (U+00A0) không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:5
  |
6 | slug : x
  |     ^
  |
  = gợi ý: Hãy dùng dấu cách thường.


"#]]);
    check(
        &yaml("topics:\n- a\n– b"),
        str![[r#"
lỗi[Y01]: Dấu – không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:1
  |
8 | – b
  | ^
  |
  = gợi ý: Hãy dùng -.


"#]],
    );
}

#[test]
fn common_mistakes_of_toml_are_told_in_words() {
    check_with(
        "kicker = \"Số liệu",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: thiếu dấu ngoặc kép đóng ở cuối dòng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:18
  |
6 | kicker = "Số liệu
  |                  ^


"#]],
    );
    check_with(
        "kicker \"Số liệu\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: thiếu dấu = giữa khóa và giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:8
  |
6 | kicker "Số liệu"
  |        ^


"#]],
    );
    check_with(
        "kicker: \"Số liệu\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: sau khóa phải là dấu =, không phải dấu :.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kicker: "Số liệu"
  |         ^


"#]],
    );
    check_with(
        "kicker =",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: sau dấu = chưa có giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kicker =
  |         ^


"#]],
    );
    check_with(
        "kicker = Số liệu",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: giá trị này phải đặt trong ngoặc kép: "Số liệu".
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | kicker = Số liệu
  |          ^^^^^^^


"#]],
    );
    check_with(
        "kicker = \"nói \"mới\" thôi\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: sau giá trị còn chữ thừa; dấu " bên trong chữ phải viết là \".
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:16
  |
6 | kicker = "nói "mới" thôi"
  |                ^


"#]],
    );
    check_with(
        "kicker = \"C:\\so\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: dấu \ trong ngoặc kép phải viết hai lần: \\.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:14
  |
6 | kicker = "C:\so"
  |              ^


"#]],
    );
    check_with(
        "tác giả = \"x\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: thiếu dấu = giữa khóa và giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:5
  |
6 | tác giả = "x"
  |     ^


"#]],
    );
    check_with(
        "draft = True",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: chỉ viết true hoặc false, chữ thường, không ngoặc kép.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | draft = True
  |         ^^^^


"#]],
    );
    check_with(
        "topics = [\"a\" \"b\"]",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: thiếu dấu phẩy giữa hai giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:15
  |
6 | topics = ["a" "b"]
  |               ^


"#]],
    );
    check_with(
        "[image\nsrc = \"x\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: tên bảng thiếu dấu ] đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:7
  |
6 | [image
  |       ^


"#]],
    );
    check_with(
        "[[indicators]]\nmeasure = \"a\"\nvalue = 96,89",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: giá trị này phải đặt trong ngoặc kép: "96,89".
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = 96,89
  |         ^^^^^


"#]],
    );
}

#[test]
fn what_is_left_open_is_shown_where_it_opens() {
    check_with(
        "topics = [\"a\", \"b\"\nkicker = \"x\"\nid = \"y\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: phần mở bằng [ chưa đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | topics = ["a", "b"
  |          ^


"#]],
    );
    check_with(
        "kicker = \"\"\"Số liệu\nid = \"y\"",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: phần mở bằng """ chưa đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | kicker = """Số liệu
  |          ^^^


"#]],
    );
    check_with(
        "pin = { rank = 1",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: phần mở bằng { chưa đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:7
  |
6 | pin = { rank = 1
  |       ^


"#]],
    );
}

#[test]
fn common_mistakes_of_yaml_are_told_in_words() {
    check(
        &yaml("kicker: Số liệu: mới"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: giá trị có dấu hai chấm phải đặt trong ngoặc kép, và các khóa phải thẳng cột.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:16
  |
6 | kicker: Số liệu: mới
  |                ^


"#]],
    );
    check(
        &yaml("kicker: \"Số liệu\nslug: x"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: thiếu dấu ngoặc kép đóng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kicker: "Số liệu
  |         ^


"#]],
    );
    check(
        &yaml("kicker \"x\"\nslug: x"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: dòng này thiếu dấu hai chấm giữa khóa và giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:1
  |
6 | kicker "x"
  | ^^^^^^^^^^


"#]],
    );
    check(
        &yaml("topics: [a, b\nslug: x"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: danh sách mở bằng [ chưa đóng, hoặc thiếu dấu phẩy.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:5
  |
7 | slug: x
  |     ^


"#]],
    );
    check(
        &yaml("kicker: @x"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: giá trị bắt đầu bằng dấu này phải đặt trong ngoặc kép.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kicker: @x
  |         ^


"#]],
    );
    check(
        &yaml("kicker: &a x\nslug: *a"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: neo & và tham chiếu * của YAML không được dùng; hãy ghi lại giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:12
  |
6 | kicker: &a x
  |            ^

lỗi[Y02]: Phần đầu bài sai cú pháp: neo & và tham chiếu * của YAML không được dùng; hãy ghi lại giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:7
  |
7 | slug: *a
  |       ^^


"#]],
    );
    check(
        "---\ntitle = \"x\"\ndate = 2024-08-15\n---\n",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: giữa hai dòng --- phải dùng dấu hai chấm (khóa: giá trị); muốn dùng dấu = thì mở và đóng bằng +++.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:1
  |
2 | title = "x"
  | ^^^^^^^^^^^


"#]],
    );
    check(
        "---\nchỉ là chữ\n---\n",
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: mỗi dòng phải có dạng khóa: giá trị.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:1
  |
2 | chỉ là chữ
  | ^^^^^^^^^^


"#]],
    );
}

#[test]
fn a_key_twice_is_shown_at_its_second_place() {
    check_with(
        "draft = true\ndraft = false",
        str![[r#"
lỗi[Y05]: Khóa `draft` có hai lần.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:1
  |
7 | draft = false
  | ^^^^^


"#]],
    );
    check(
        &yaml("title: Tên khác"),
        str![[r#"
lỗi[Y05]: Khóa `title` có hai lần.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:1
  |
6 | title: Tên khác
  | ^^^^^


"#]],
    );
}
