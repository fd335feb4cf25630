//! Of what type a value is.

use snapbox::str;

use super::{check, check_with};

#[test]
fn a_wrong_type_is_met_with_an_example() {
    check_with(
        "kicker = 5\ntopics = { a = 1 }\ndraft = \"no\"\nupdated = true\nimage = \"a.jpg\"\nattachments = \"a.pdf\"\npin = { rank = 4 }",
        str![[r#"
lỗi[F06]: `kicker` phải là chữ trong ngoặc kép, không phải số 5.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | kicker = 5
  |          ^
  |
  = gợi ý: Ví dụ: kicker = "…"

lỗi[F06]: `topics` phải là chữ hoặc danh sách chữ, không phải bảng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:10
  |
7 | topics = { a = 1 }
  |          ^^^^^^^^^
  |
  = gợi ý: Ví dụ: topics = ["…", "…"]

lỗi[F06]: `draft` phải là true hoặc false, không phải chữ.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | draft = "no"
  |         ^^^^
  |
  = gợi ý: Ví dụ: draft = true

lỗi[F06]: `updated` phải là ngày, không phải true hay false.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:9:11
  |
9 | updated = true
  |           ^^^^
  |
  = gợi ý: Ví dụ: updated = 2024-08-14

lỗi[F06]: `image` phải là bảng gồm khóa và giá trị, không phải chữ.
  --> content/bai-viet/tay-ninh/2024-08-15-camera.md:10:9
   |
10 | image = "a.jpg"
   |         ^^^^^^^
   |
   = gợi ý: Ví dụ: image = { src = "anh.jpg", alt = "…" }

lỗi[F06]: `attachments` phải là danh sách các bảng, không phải chữ.
  --> content/bai-viet/tay-ninh/2024-08-15-camera.md:11:15
   |
11 | attachments = "a.pdf"
   |               ^^^^^^^
   |
   = gợi ý: Ví dụ: attachments = [{ src = "bang-so-lieu.pdf", title = "…" }]

lỗi[F06]: `pin.rank` phải là số nguyên từ 1 đến 3, không phải số 4.
  --> content/bai-viet/tay-ninh/2024-08-15-camera.md:12:16
   |
12 | pin = { rank = 4 }
   |                ^
   |
   = gợi ý: Ví dụ: rank = 1


"#]],
    );
    check_with(
        "topics = [\"a\", 5]\nextra = 3\nkicker = 2024-02-30",
        str![[r#"
lỗi[F06]: `topics` phải là chữ trong ngoặc kép, không phải số 5.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:16
  |
6 | topics = ["a", 5]
  |                ^
  |
  = gợi ý: Ví dụ: topics = ["…", "…"]

lỗi[F06]: `extra` phải là bảng gồm khóa và giá trị, không phải số 3.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:9
  |
7 | extra = 3
  |         ^
  |
  = gợi ý: Ví dụ: extra = { mau_nen = "xanh" }

lỗi[F06]: `kicker` phải là chữ trong ngoặc kép, không phải một ngày không có trên lịch.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:10
  |
8 | kicker = 2024-02-30
  |          ^^^^^^^^^^
  |
  = gợi ý: Ví dụ: kicker = "…"


"#]],
    );
}

#[test]
fn an_empty_value_is_no_value() {
    check_with(
        "kicker = \" \"\ntopics = [\"\"]",
        str![[r#"
lỗi[F08]: `kicker` đang để trống.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:10
  |
6 | kicker = " "
  |          ^^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.

lỗi[F08]: `topics` đang để trống.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:11
  |
7 | topics = [""]
  |           ^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.


"#]],
    );
    check(
        "---\ntitle:\ndate: \"\"\nprovince: []\nsummary: ~\n---\n",
        str![[r#"
lỗi[F08]: `title` đang để trống.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:6
  |
2 | title:
  |      ^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.

lỗi[F08]: `date` đang để trống.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:7
  |
3 | date: ""
  |       ^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.

lỗi[F08]: `province` đang để trống.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:4:11
  |
4 | province: []
  |           ^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.

lỗi[F08]: `summary` đang để trống.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:5:10
  |
5 | summary: ~
  |          ^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.


"#]],
    );
}

#[test]
fn a_word_of_a_closed_list_is_checked() {
    check_with(
        "kind = \"new\"",
        str![[r#"
lỗi[F07]: `kind` không nhận giá trị “new”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kind = "new"
  |         ^^^
  |
  = gợi ý: Có phải: “news”?
  = gợi ý: Được dùng: news, photo, notice, correction, event, note, aggregated.


"#]],
    );
    check_with(
        "accept = [{ code = \"F0\", reason = \"x\" }, { code = \"F01\", reason = \"x\" }]",
        str![[r#"
lỗi[F07]: `accept.code` không nhận giá trị “F0”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:21
  |
6 | accept = [{ code = "F0", reason = "x" }, { code = "F01", reason = "x" }]
  |                     ^^
  |
  = gợi ý: Có phải: “F02”, “F03”, “F04”?
  = gợi ý: Được dùng: mã của lưu ý hay cảnh báo, như F04.

lỗi[F07]: `accept.code` không nhận giá trị “F01”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:52
  |
6 | accept = [{ code = "F0", reason = "x" }, { code = "F01", reason = "x" }]
  |                                                    ^^^
  |
  = gợi ý: Có phải: “A01”, “C01”, “F02”?
  = gợi ý: Được dùng: mã của lưu ý hay cảnh báo, như F04.


"#]],
    );
}

#[test]
fn a_code_is_accepted_once_and_with_a_reason() {
    check_with(
        "accept = [{ code = \"F04\", reason = \"x\" }, { code = \"F04\", reason = \"y\" }, { code = \"F03\" }]",
        str![[r#"
lỗi[F10]: “F04” có hai lần trong `accept`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:53
  |
6 | accept = [{ code = "F04", reason = "x" }, { code = "F04", reason = "y" }, { code = "F03" }]
  |                                                     ^^^
  |
  = gợi ý: Giữ lại một lần.

lỗi[F01]: Thiếu lý do chấp nhận (accept.reason).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:75
  |
6 | accept = [{ code = "F04", reason = "x" }, { code = "F04", reason = "y" }, { code = "F03" }]
  |                                                                           ^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào `accept`: reason = "tên chính thức của đề án"


"#]],
    );
}
