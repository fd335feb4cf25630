//! Mistakes of notation.

use snapbox::str;

use super::{check, check_with, yaml};

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
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:7
  |
6 | kicker: "Số liệu"
  |       ^


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
}

#[test]
fn mistakes_inside_a_value_of_toml_are_told_in_words() {
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
lỗi[Y02]: Phần đầu bài sai cú pháp: tên khóa “tác giả” chỉ được gồm chữ cái không dấu, chữ số, - và _.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:1
  |
6 | tác giả = "x"
  | ^^^^^^^


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
  |
  = gợi ý: Giữ lại một dòng.


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
  |
  = gợi ý: Giữ lại một dòng.


"#]],
    );
}

#[test]
fn a_bare_word_is_told_to_stand_in_quotes() {
    for value in [
        "toasoan",
        "internet",
        "news",
        "5G",
        "0912 345",
        "1.781.536",
        "-x",
        "96,89 %",
    ] {
        let (_, report) = super::read_at(
            super::PATH,
            &super::with(&format!("kicker = {value}")),
            crate::vietnamese::Lang::Vi,
        );
        assert!(
            report.contains(&format!("ngoặc kép: \"{value}\"")),
            "{report}"
        );
        assert_eq!(report.matches("lỗi[").count(), 1, "{report}");
    }
}
