//! B: blocks of texts, and what else is said of what stands in them.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::site::TestSite;
use crate::{body, check, check_report};

/// An article with a block.
fn block(name: &str, lines: &str) -> String {
    body(&format!("```{{{name}}}\n{lines}\n```"))
}

#[test]
fn b01_a_block_that_does_not_exist() {
    check(
        Code::B01,
        block("galery", "images = []"),
        str![[r#"
lỗi[B01]: Không có khối nào tên “galery”.
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{galery}
  |     ^^^^^^
  |
  = gợi ý: Có phải: “gallery”?
  = gợi ý: Các khối có sẵn: gallery, document, timeline.


"#]],
        str![[r#"
error[B01]: There is no block named “galery”.
help: Did you mean “gallery”?
help: Blocks there are: gallery, document, timeline.

"#]],
    );
}

#[test]
fn b01_names_the_blocks_of_the_theme_as_well() {
    let template = "-- themes/toasoan/templates/blocks/trich-dan.html --\n<p>{{ data.chu }}</p>\n";
    let article = body("- Một\n\n  ```{trich_dan}\n  chu = \"Hai\"\n  ```");
    check_report(
        format!("{article}{template}"),
        str![[r#"
lỗi[B01]: Không có khối nào tên “trich_dan”.
  --> content/bai-viet/tay-ninh.md:10:7
   |
10 |   ```{trich_dan}
   |       ^^^^^^^^^
   |
   = gợi ý: Có phải: “trich-dan”?
   = gợi ý: Các khối có sẵn: gallery, document, timeline, trich-dan.


"#]],
    );
    let article = block("trich-dan", "chu = \"Hai\"");
    check_report(format!("{article}{template}"), str![[""]]);
}

#[test]
fn b02_a_block_whose_body_is_no_toml() {
    check(
        Code::B02,
        block("document", "id = ho-co-cap-quang"),
        str![[r#"
lỗi[B02]: Nội dung khối “document” không đúng TOML: giá trị này phải đặt trong ngoặc kép: "ho-co-cap-quang".
 --> content/bai-viet/tay-ninh.md:9:6
  |
9 | id = ho-co-cap-quang
  |      ^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi dòng một khóa: khóa = "giá trị"


"#]],
        str![[r#"
error[B02]: The body of block “document” is not TOML: this value belongs in quotation marks: "ho-co-cap-quang".
help: One key a line: key = "value"

"#]],
    );
}

#[test]
fn quotation_marks_of_a_word_processor_in_a_block() {
    check_report(
        block("document", "number = “36-NQ/TW”"),
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được trong khối.
 --> content/bai-viet/tay-ninh.md:9:10
  |
9 | number = “36-NQ/TW”
  |          ^^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.


"#]],
    );
}

#[test]
fn a_key_twice_in_a_block() {
    let lines = "number = \"36-NQ/TW\"\nnumber = \"57-NQ/TW\"";
    check_report(
        block("document", lines),
        str![[r#"
lỗi[Y05]: Khóa `number` có hai lần.
  --> content/bai-viet/tay-ninh.md:10:1
   |
10 | number = "57-NQ/TW"
   | ^^^^^^
   |
   = gợi ý: Giữ lại một dòng.


"#]],
    );
}

#[test]
fn a_key_that_a_block_does_not_have() {
    let lines = "[[images]]\nsrc = \"a.png\"\nalt = \"A\"\ncation = \"B\"";
    let picture = "-- content/bai-viet/a.png --\n\n";
    check_report(
        format!("{}{picture}", block("gallery", lines)),
        str![[r#"
lỗi[F05]: Không có khóa nào tên `images.cation` ở đây.
  --> content/bai-viet/tay-ninh.md:12:1
   |
12 | cation = "B"
   | ^^^^^^
   |
   = gợi ý: Có phải: “caption”?


"#]],
    );
}

#[test]
fn a_block_without_what_it_is_about() {
    check_report(
        block("gallery", ""),
        str![[r#"
lỗi[F01]: Thiếu các ảnh (images).
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{gallery}
  |     ^^^^^^^
  |
  = gợi ý: Thêm vào khối gallery: images = [{ src = "anh.jpg", alt = "…" }]


"#]],
    );
    check_report(
        block("document", "note = \"…\""),
        str![[r#"
lỗi[F01]: Thiếu số hiệu văn bản (number).
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{document}
  |     ^^^^^^^^
  |
  = gợi ý: Thêm vào khối document: number = "36-NQ/TW"


"#]],
    );
    check_report(
        block("timeline", "[[events]]\ntext = \"…\""),
        str![[r#"
lỗi[F01]: Thiếu ngày của sự kiện (date).
 --> content/bai-viet/tay-ninh.md:9:1
  |
9 | [[events]]
  | ^^^^^^^^^^
  |
  = gợi ý: Thêm vào `events`: date = 2024-08-14

lỗi[F01]: Thiếu tên sự kiện (title).
 --> content/bai-viet/tay-ninh.md:9:1
  |
9 | [[events]]
  | ^^^^^^^^^^
  |
  = gợi ý: Thêm vào `events`: title = "…"


"#]],
    );
}

#[test]
fn an_empty_list_in_a_block() {
    check_report(
        block("timeline", "events = []"),
        str![[r#"
lỗi[F08]: `events` đang để trống.
 --> content/bai-viet/tay-ninh.md:9:10
  |
9 | events = []
  |          ^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.


"#]],
    );
}

#[test]
fn a_value_of_the_wrong_type_in_a_block() {
    check_report(
        block("gallery", "images = \"a.png\""),
        str![[r#"
lỗi[F06]: `images` phải là danh sách các bảng, không phải chữ.
 --> content/bai-viet/tay-ninh.md:9:10
  |
9 | images = "a.png"
  |          ^^^^^^^
  |
  = gợi ý: Ví dụ: images = [{ src = "anh.jpg", alt = "…" }]


"#]],
    );
}

#[test]
fn a_picture_of_a_gallery_without_words() {
    let picture = "-- content/bai-viet/a.png --\n\n";
    let lines = "[[images]]\nsrc = \"a.png\"";
    check_report(
        format!("{}{picture}", block("gallery", lines)),
        str![[r#"
cảnh báo[A01]: Ảnh “a.png” chưa có lời tả (alt).
  --> content/bai-viet/tay-ninh.md:10:8
   |
10 | src = "a.png"
   |        ^^^^^
   |
   = gợi ý: Thêm lời tả vào ảnh này của khối: alt = "Người dân nộp hồ sơ ở bộ phận một cửa"


"#]],
    );
}

#[test]
fn a_picture_of_a_gallery_that_is_not_there() {
    let lines = "[[images]]\nsrc = \"a.png\"\nalt = \"A\"";
    check_report(
        block("gallery", lines),
        str![[r#"
lỗi[A02]: Không có tệp “a.png”.
  --> content/bai-viet/tay-ninh.md:10:8
   |
10 | src = "a.png"
   |        ^^^^^
   |
   = gợi ý: Đặt tệp cạnh bài hoặc trong static/, rồi ghi đúng tên.


"#]],
    );
}

#[test]
fn a_picture_of_a_gallery_on_another_site() {
    let lines = "[[images]]\nsrc = \"https://a.vn/a.png\"\nalt = \"A\"";
    check_report(
        block("gallery", lines),
        str![[r#"
lỗi[F07]: `images.src` không nhận giá trị “https://a.vn/a.png”.
  --> content/bai-viet/tay-ninh.md:10:8
   |
10 | src = "https://a.vn/a.png"
   |        ^^^^^^^^^^^^^^^^^^
   |
   = gợi ý: Được dùng: tệp ảnh (jpg, jpeg, png, webp, avif, gif, svg) đặt cạnh bài hoặc trong static/.


"#]],
    );
}

#[test]
fn a_document_that_is_not_known() {
    check_report(
        block("document", "id = \"36-nq-tw-2041\""),
        str![[r#"
lỗi[V02]: “36-nq-tw-2041” không phải số hay mã văn bản.
 --> content/bai-viet/tay-ninh.md:9:7
  |
9 | id = "36-nq-tw-2041"
  |       ^^^^^^^^^^^^^
  |
  = gợi ý: Có phải: “36-nq-tw-2014”, “36-nq-tw-2018”, “36-nq-tw-2023”?
  = gợi ý: Ghi đủ số, loại và cơ quan ban hành, như "36-NQ/TW" hay "291/QĐ-UBND"


"#]],
    );
}

#[test]
fn a_document_of_which_there_are_several() {
    let lines = "number = \"36-NQ/TW\"\nid = \"36-nq-tw-2014\"";
    check_report(
        block("document", lines),
        str![[r#"
lỗi[F11]: `id` và `number` không dùng cùng nhau.
  --> content/bai-viet/tay-ninh.md:10:6
   |
10 | id = "36-nq-tw-2014"
   |      ^^^^^^^^^^^^^^^
   |
   = gợi ý: Giữ lại một trong hai.


"#]],
    );
}

#[test]
fn a_date_of_an_event_that_cannot_be_read() {
    let event = |date| format!("[[events]]\ndate = {date}\ntitle = \"A\"");
    check_report(
        block("timeline", &event("\"hè 2024\"")),
        str![[r#"
lỗi[D01]: Không đọc được ngày “hè 2024”.
  --> content/bai-viet/tay-ninh.md:10:9
   |
10 | date = "hè 2024"
   |         ^^^^^^^
   |
   = gợi ý: Hãy ghi năm-tháng-ngày: events.date = 2024-08-14
   = gợi ý: hoặc chỉ tháng, chỉ năm: events.date = "2024-08", events.date = 2024


"#]],
    );
    check_report(
        block("timeline", &event("\"2024-13\"")),
        str![[r#"
lỗi[D01]: Không đọc được ngày “2024-13”.
  --> content/bai-viet/tay-ninh.md:10:9
   |
10 | date = "2024-13"
   |         ^^^^^^^
   |
   = gợi ý: Hãy ghi năm-tháng-ngày: events.date = 2024-08-14
   = gợi ý: hoặc chỉ tháng, chỉ năm: events.date = "2024-08", events.date = 2024


"#]],
    );
    check_report(
        block("timeline", &event("24")),
        str![[r#"
lỗi[D01]: Không đọc được ngày “24”.
  --> content/bai-viet/tay-ninh.md:10:8
   |
10 | date = 24
   |        ^^
   |
   = gợi ý: Hãy ghi năm-tháng-ngày: events.date = 2024-08-14
   = gợi ý: hoặc chỉ tháng, chỉ năm: events.date = "2024-08", events.date = 2024


"#]],
    );
}

#[test]
fn a_link_of_an_event_that_leads_nowhere() {
    let event = |link| format!("[[events]]\ndate = 2024\ntitle = \"A\"\nlink = \"{link}\"");
    check_report(
        block("timeline", &event("khong-co.md")),
        str![[r#"
lỗi[L02]: Liên kết tới “khong-co.md”, nhưng không có tệp hay trang đó.
  --> content/bai-viet/tay-ninh.md:12:9
   |
12 | link = "khong-co.md"
   |         ^^^^^^^^^^^


"#]],
    );
    check_report(
        block("timeline", &event("javascript:alert(1)")),
        str![[r#"
cảnh báo[L04]: Liên kết “javascript:alert(1)” dùng kiểu địa chỉ không được phép; chỉ còn lại chữ.
  --> content/bai-viet/tay-ninh.md:12:9
   |
12 | link = "javascript:alert(1)"
   |         ^^^^^^^^^^^^^^^^^^^
   |
   = gợi ý: Được dùng: http, https, mailto, tel và đường dẫn trong trang.


"#]],
    );
}

#[test]
fn a_block_in_a_record_is_read_as_well() {
    let site: TestSite = "-- content/trang/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\n+++\n> ```{document}\n> numbr = \"36-NQ/TW\"\n> ```\n"
        .into();
    check_report(
        site,
        str![[r#"
lỗi[F01]: Thiếu số hiệu văn bản (number).
 --> content/trang/gioi-thieu.md:4:7
  |
4 | > ```{document}
  |       ^^^^^^^^
  |
  = gợi ý: Thêm vào khối document: number = "36-NQ/TW"

lỗi[F05]: Không có khóa nào tên `numbr` ở đây.
 --> content/trang/gioi-thieu.md:5:3
  |
5 | > numbr = "36-NQ/TW"
  |   ^^^^^
  |
  = gợi ý: Có phải: “number”?


"#]],
    );
}
