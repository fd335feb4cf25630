//! Signs of word processors and input methods.

use snapbox::str;

use super::{PATH, check, check_with, read_at, with, yaml};
use crate::vietnamese::Lang;

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


"#]],
    );
}

#[test]
fn full_width_signs_and_odd_spaces_are_named() {
    check_with(
        "kicker ＝ \"Số liệu\"\nslug\u{a0}= \"x\"",
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
    check(
        &yaml("slug\u{a0}: x"),
        str![[r#"
lỗi[Y01]: Dấu cách đặc biệt (U+00A0) không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:5
  |
6 | slug : x
  |     ^
  |
  = gợi ý: Hãy dùng dấu cách thường.


"#]],
    );
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
fn a_sign_that_cannot_be_seen_is_named_by_its_number() {
    let (_, report) = read_at(PATH, &with("id =\u{200b}\"abcd1234\""), Lang::Vi);
    assert!(report.contains("Dấu không nhìn thấy (U+200B)"), "{report}");
    assert!(report.contains(":6:5\n"), "{report}");
}
