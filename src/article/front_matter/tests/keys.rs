//! Which keys there are, and which are needed.

use snapbox::{IntoData as _, str};

use super::{PATH, check, check_with, read_at};
use crate::vietnamese::Lang;

#[test]
fn an_article_needs_title_date_and_province() {
    check(
        "+++\n+++\n",
        str![[r#"
lỗi[F01]: Thiếu ngày đăng.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: date = 2024-08-14

lỗi[F01]: Thiếu tỉnh, thành phố.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: province = "Tây Ninh"

lỗi[F01]: Thiếu tiêu đề.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: title = "…"

cảnh báo[F02]: Bài chưa có tóm tắt; đoạn đầu được dùng thay.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: summary = "…" (30–60 chữ)


"#]],
    );
    check(
        "---\ntitle: Sáu trăm camera\nsummary: x\n---\n",
        str![[r#"
lỗi[F01]: Thiếu ngày đăng.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: date: 2024-08-14

lỗi[F01]: Thiếu tỉnh, thành phố.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: province: "Tây Ninh"


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
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = help: Add to the head of the file: province = "Tây Ninh"

error[F01]: The title is missing.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = help: Add to the head of the file: title = "…"

warning[F02]: The article has no summary; its first paragraph is used.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = help: Add to the head: summary = "…" (30 to 60 words)

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
  = gợi ý: Thêm vào `image`: alt = "Người dân nộp hồ sơ ở bộ phận một cửa"

lỗi[F01]: Thiếu tên tệp ảnh (image.src).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | image = { caption = "x" }
  |         ^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào `image`: src = "anh.jpg"

lỗi[F01]: Thiếu tên gọi của tệp đính kèm (title).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:16
  |
7 | attachments = [{ src = "a.pdf" }]
  |                ^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào `attachments`: title = "Bảng số liệu (PDF)"


"#]],
    );
}

#[test]
fn everything_wrong_with_a_file_is_told_at_once() {
    check(
        "+++\ntitle = “Tây Ninh”\ndate = \"14-8-2024\"\nkind = \"nws\"\nsumary = \"x\"\ndraft = \"no\"\n[[indicators]]\nvalue = 1.500\n+++\n",
        str![[r#"
lỗi[F01]: Thiếu tỉnh, thành phố.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Thêm vào phần đầu bài: province = "Tây Ninh"

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

lỗi[F09]: Số liệu không ghi `id` của một chỉ số thì cần có `indicators.measure`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:1
  |
7 | [[indicators]]
  | ^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm: measure = "camera giám sát đang vận hành"

lỗi[I02]: Số 1.500 không có ngoặc kép đọc được hai cách: 1.500 (dấu chấm chia nhóm nghìn) hay 1,500 (dấu phẩy thập phân).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = 1.500
  |         ^^^^^
  |
  = gợi ý: Đặt trong ngoặc kép theo cách viết tiếng Việt: value = "1.500" hoặc value = "1,500"


"#]],
    );
}
