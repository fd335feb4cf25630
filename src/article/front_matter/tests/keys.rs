//! Which keys there are, which are needed, and of what type.

use snapbox::{IntoData as _, str};

use super::{PATH, check, check_with, read_at};
use crate::vietnamese::Lang;

#[test]
fn an_article_needs_title_date_and_province() {
    check(
        "+++\n+++\n",
        str![[r#"
lỗi[F01]: Thiếu ngày đăng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Thêm vào phần đầu: date = 2024-08-14

lỗi[F01]: Thiếu tỉnh, thành phố.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Thêm vào phần đầu: province = "Tây Ninh"

lỗi[F01]: Thiếu tiêu đề.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Thêm vào phần đầu: title = "…"


"#]],
    );
    check(
        "---\ntitle: Sáu trăm camera\nsummary: x\n---\n",
        str![[r#"
lỗi[F01]: Thiếu ngày đăng.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Thêm vào phần đầu: date: 2024-08-14

lỗi[F01]: Thiếu tỉnh, thành phố.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Thêm vào phần đầu: province: "Tây Ninh"


"#]],
    );
}

#[test]
fn the_same_words_exist_in_english() {
    let (_, report) = read_at(
        PATH,
        "+++\ntitel = 5\ndate = \"14-8-2024\"\n+++\n",
        Lang::En,
    );
    snapbox::assert_data_eq!(
        report,
        str![[r#"
error[F01]: The province is missing.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = help: Add to the head of the file: province = "Tây Ninh"

error[F01]: The title is missing.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = help: Add to the head of the file: title = "…"

error[F05]: There is no key `titel` here.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:1
  |
2 | titel = 5
  | ^^^^^
  |
  = help: Did you mean “title”?
  = help: Keys of a theme's own go into the table [extra].

error[D01]: “14-8-2024” cannot be read as a date.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:9
  |
3 | date = "14-8-2024"
  |         ^^^^^^^^^
  |
  = help: Write year-month-day: date = 2024-08-14
  = help: or with the time: date = 2024-08-14T16:42:00+07:00


"#]]
        .raw()
    );
}

#[test]
fn an_unknown_key_is_met_with_the_nearest_one() {
    check_with(
        "titel = \"x\"\nzzz = 1\n[image]\nsrc = \"a.jpg\"\nalt = \"b\"\ncaptoin = \"c\"",
        str![[r#"
lỗi[F05]: Không có khóa nào tên `titel` ở đây.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:1
  |
6 | titel = "x"
  | ^^^^^
  |
  = gợi ý: Có phải: “title”?
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].

lỗi[F05]: Không có khóa nào tên `zzz` ở đây.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:1
  |
7 | zzz = 1
  | ^^^
  |
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].

lỗi[F05]: Không có khóa nào tên `image.captoin` ở đây.
  --> content/bai-viet/tay-ninh/2024-08-15-camera.md:11:1
   |
11 | captoin = "c"
   | ^^^^^^^
   |
   = gợi ý: Có phải: “caption”?


"#]],
    );
}

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
  = gợi ý: Được dùng: A01, B03, D02, D03, D04, F02, F03, F04, G03, L04, L05, M02, M03, M05, N08, P02, P05, P06, T02, U01, V03, V04, V05, V06.

lỗi[F07]: `accept.code` không nhận giá trị “F01”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:52
  |
6 | accept = [{ code = "F0", reason = "x" }, { code = "F01", reason = "x" }]
  |                                                    ^^^
  |
  = gợi ý: Có phải: “A01”, “F02”, “F03”?
  = gợi ý: Được dùng: A01, B03, D02, D03, D04, F02, F03, F04, G03, L04, L05, M02, M03, M05, N08, P02, P05, P06, T02, U01, V03, V04, V05, V06.


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

lỗi[F01]: Thiếu lý do chấp nhận (accept.reason).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:75
  |
6 | accept = [{ code = "F04", reason = "x" }, { code = "F04", reason = "y" }, { code = "F03" }]
  |                                                                           ^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào phần đầu: reason = "tên chính thức của đề án"


"#]],
    );
}

#[test]
fn a_kind_may_need_a_further_key() {
    check_with(
        "kind = \"correction\"",
        str![[r#"
lỗi[F09]: Đã ghi kind = "correction" thì cần có `corrects`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:8
  |
6 | kind = "correction"
  |        ^^^^^^^^^^^^
  |
  = gợi ý: Thêm: corrects = "../bai-bi-cai-chinh.md"


"#]],
    );
    check_with(
        "kind = \"aggregated\"",
        str![[r#"
lỗi[F09]: Đã ghi kind = "aggregated" thì cần có `source`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:8
  |
6 | kind = "aggregated"
  |        ^^^^^^^^^^^^
  |
  = gợi ý: Thêm: source = { name = "Báo Tây Ninh", url = "https://…" }


"#]],
    );
    check_with(
        "kind = \"event\"",
        str![[r#"
lỗi[F09]: Đã ghi kind = "event" thì cần có `event`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:8
  |
6 | kind = "event"
  |        ^^^^^^^
  |
  = gợi ý: Thêm: event = { start = 2024-10-10T08:00:00+07:00, place = "…" }


"#]],
    );
    check_with(
        "corrects = \"qn16cq21\"",
        str![[r#"
lỗi[F09]: Đã ghi `corrects` thì cần có `kind`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:12
  |
6 | corrects = "qn16cq21"
  |            ^^^^^^^^^^
  |
  = gợi ý: Thêm: kind = "correction"


"#]],
    );
}

#[test]
fn parts_of_a_picture_or_an_attachment_are_needed() {
    check_with(
        "image = { caption = \"x\" }\nattachments = [{ src = \"a.pdf\" }]",
        str![[r#"
lỗi[F01]: Thiếu lời tả ảnh (image.alt).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | image = { caption = "x" }
  |         ^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào phần đầu: alt = "Người dân nộp hồ sơ ở bộ phận một cửa"

lỗi[F01]: Thiếu tên tệp ảnh (image.src).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | image = { caption = "x" }
  |         ^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào phần đầu: src = "anh.jpg"

lỗi[F01]: Thiếu tên gọi của tệp đính kèm (title).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:16
  |
7 | attachments = [{ src = "a.pdf" }]
  |                ^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào phần đầu: title = "Bảng số liệu (PDF)"


"#]],
    );
}

#[test]
fn titles_in_capitals_and_long_titles_are_noted() {
    let long = "một hai ba bốn ".repeat(8);
    check(
        &super::with("").replace("Sáu trăm camera", "CHÍNH QUYỀN ĐIỆN TỬ"),
        str![[r#"
lưu ý[F03]: Tiêu đề viết hoa toàn bộ; nên viết hoa chữ đầu.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:9
  |
2 | title = "CHÍNH QUYỀN ĐIỆN TỬ"
  |         ^^^^^^^^^^^^^^^^^^^^^


"#]],
    );
    check(
        &super::with("").replace("Sáu trăm camera", long.trim()),
        str![[r#"
lưu ý[F04]: Tiêu đề dài 119 chữ cái; trên 110 thì khó đọc ở trang danh sách.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:9
  |
2 | title = "một hai ba bốn một hai ba bốn một hai ba bốn một hai ba bốn một hai ba bốn một hai ba bốn một hai ba bốn một hai ba bốn"
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


"#]],
    );
    let (_, report) = read_at(
        PATH,
        &super::with("").replace("Sáu trăm camera", "VNEID 2025"),
        Lang::Vi,
    );
    assert_eq!(report, "");
}

#[test]
fn a_missing_summary_is_a_warning_unless_the_text_says_where_it_ends() {
    let text = super::with("").replace("summary = \"Tóm tắt.\"", "");
    check(
        &text,
        str![[r#"
cảnh báo[F02]: Bài chưa có tóm tắt; đoạn đầu được dùng thay.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |
  |
  = gợi ý: Thêm vào phần đầu bài: summary = "…" (30–60 chữ)


"#]],
    );
    let (_, report) = read_at(
        PATH,
        &text.replace("Bài.", "Mở đầu.\n\n<!-- more -->\n\nBài."),
        Lang::Vi,
    );
    assert_eq!(report, "");
}

#[test]
fn everything_wrong_with_a_file_is_told_at_once() {
    check(
        "+++\ntitle = “Tây Ninh”\ndate = \"14-8-2024\"\nkind = \"nws\"\nsumary = \"x\"\ndraft = \"no\"\n[[indicators]]\nvalue = 1.500\n+++\n",
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:2:9
  |
2 | title = “Tây Ninh”
  |         ^^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.

lỗi[D01]: Không đọc được ngày “14-8-2024”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:9
  |
3 | date = "14-8-2024"
  |         ^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-08-14
  = gợi ý: hoặc có giờ: date = 2024-08-14T16:42:00+07:00

lỗi[F07]: `kind` không nhận giá trị “nws”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:4:9
  |
4 | kind = "nws"
  |         ^^^
  |
  = gợi ý: Có phải: “news”?
  = gợi ý: Được dùng: news, photo, notice, correction, event, note, aggregated.

lỗi[F05]: Không có khóa nào tên `sumary` ở đây.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:5:1
  |
5 | sumary = "x"
  | ^^^^^^
  |
  = gợi ý: Có phải: “summary”?
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].

lỗi[F06]: `draft` phải là true hoặc false, không phải chữ.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | draft = "no"
  |         ^^^^
  |
  = gợi ý: Ví dụ: draft = true

lỗi[I02]: Số 1.500 không có dấu ngoặc kép đọc được hai cách: 1.500 hay 1,500.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = 1.500
  |         ^^^^^
  |
  = gợi ý: Đặt trong ngoặc kép theo cách viết tiếng Việt: value = "1.500" hoặc value = "1,500"


"#]],
    );
}

#[test]
fn a_file_in_decomposed_form_is_noted_with_a_count() {
    use unicode_normalization::UnicodeNormalization;
    let text: String = super::with("kind = \"tin tức\"").nfd().collect();
    check(
        &text.replace('\n', "\r\n"),
        str![[r#"
lưu ý[U01]: 7 chữ có dấu ở dạng tách rời (thường do dán từ macOS). Trang dựng ra đã chuẩn hóa.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md
  |

lỗi[F07]: `kind` không nhận giá trị “tin tức”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | kind = "tin tức"
  |         ^^^^^^^
  |
  = gợi ý: Được dùng: news, photo, notice, correction, event, note, aggregated.


"#]],
    );
}
