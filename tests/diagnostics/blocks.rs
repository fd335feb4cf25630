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
  = gợi ý: Các khối có sẵn: chart, indicators, gallery, document, map, timeline.


"#]],
        str![[r#"
error[B01]: There is no block named “galery”.
help: Did you mean “gallery”?
help: Blocks there are: chart, indicators, gallery, document, map, timeline.

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
   = gợi ý: Các khối có sẵn: chart, indicators, gallery, document, map, timeline, trich-dan.


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

/// An article with a figure, then a block that asks for figures.
fn with_figures(lines: &str) -> String {
    let indicator = "-- content/chi-so/ho-co-cap-quang.md --\n+++\nname = \"Hộ có cáp quang\"\nunit = \"%\"\n+++\n";
    let figure = "[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"96,89 %\"\nyear = 2023";
    let article = crate::article(figure, lines);
    format!("{article}{indicator}")
}

#[test]
fn b04_a_block_that_asks_for_figures_that_nobody_tells() {
    check(
        Code::B04,
        with_figures("```{chart}\nindicator = \"ho-co-cap-quang\"\nyear = 2024\n```"),
        str![[r#"
cảnh báo[B04]: Khối “chart” không có gì để hiện: chưa bài nào ghi số liệu như vậy của “ho-co-cap-quang”.
  --> content/bai-viet/tay-ninh.md:12:5
   |
12 | ```{chart}
   |     ^^^^^
   |
   = gợi ý: Sửa hoặc bỏ `provinces`, `year`, `kind`, `era` trong khối chart.


"#]],
        str![[r#"
warning[B04]: Block “chart” has nothing to show: no article has such a figure of “ho-co-cap-quang”.
help: Correct or leave out `provinces`, `year`, `kind`, `era` in block chart.

"#]],
    );
    let others = [
        "```{indicators}\nindicators = [\"ho-co-cap-quang\"]\nprovinces = [\"Huế\"]\n```",
        "```{indicators}\nkind = \"target\"\n```",
        "```{map}\nindicator = \"ho-co-cap-quang\"\nera = 34\n```",
    ];
    check_report(
        with_figures(&others.join("\n\n")),
        str![[r#"
cảnh báo[B04]: Khối “indicators” không có gì để hiện: chưa bài nào ghi số liệu như vậy của “ho-co-cap-quang”.
  --> content/bai-viet/tay-ninh.md:12:5
   |
12 | ```{indicators}
   |     ^^^^^^^^^^
   |
   = gợi ý: Sửa hoặc bỏ `provinces`, `year`, `kind`, `era` trong khối indicators.

cảnh báo[B04]: Khối “indicators” không có gì để hiện: phần đầu bài không ghi số liệu nào như vậy.
  --> content/bai-viet/tay-ninh.md:17:5
   |
17 | ```{indicators}
   |     ^^^^^^^^^^
   |
   = gợi ý: Ghi số liệu vào phần đầu bài bằng [[indicators]], hoặc nêu chỉ số trong khối: indicators = ["ho-co-cap-quang"]

cảnh báo[B04]: Khối “map” không có gì để hiện: chưa bài nào ghi số liệu như vậy của “ho-co-cap-quang”.
  --> content/bai-viet/tay-ninh.md:21:5
   |
21 | ```{map}
   |     ^^^
   |
   = gợi ý: Sửa hoặc bỏ `year`, `kind`, `era` trong khối map.


"#]],
    );
}

/// An article with these figures of `ho-co-cap-quang`, then blocks. `xep-hang` has no figure.
fn with_figures_like(figures: &[&str], blocks: &[&str]) -> String {
    let indicator = |id| format!("-- content/chi-so/{id}.md --\n+++\nname = \"Tên\"\n+++\n");
    let indicators = indicator("ho-co-cap-quang") + &indicator("xep-hang");
    let figures = figures
        .iter()
        .map(|it| format!("[[indicators]]\nid = \"ho-co-cap-quang\"\n{it}\n"));
    let head = figures.collect::<String>();
    let article = crate::article(head.trim_end(), &blocks.join("\n\n"));
    format!("{article}{indicators}")
}

#[test]
fn a_map_of_what_is_known_of_the_whole_country_alone() {
    let national = "value = 5\nyear = 2023\nprovince = \"toàn quốc\"";
    let map = "```{map}\nindicator = \"ho-co-cap-quang\"\n```";
    check(
        Code::B04,
        with_figures_like(&[national], &[map]),
        str![[r#"
cảnh báo[B04]: Khối “map” không có gì để hiện: bản đồ cần số của từng tỉnh, mà các bài chỉ ghi số cả nước của “ho-co-cap-quang”.
  --> content/bai-viet/tay-ninh.md:13:5
   |
13 | ```{map}
   |     ^^^
   |
   = gợi ý: Thay bằng bảng, khối indicators: indicators = ["ho-co-cap-quang"]


"#]],
        str![[r#"
warning[B04]: Block “map” has nothing to show: a map needs figures of provinces, and articles have “ho-co-cap-quang” for the whole country alone.
help: Make it a table, block indicators: indicators = ["ho-co-cap-quang"]

"#]],
    );
    let target = "value = 6\nyear = 2025\nkind = \"target\"";
    check_report(with_figures_like(&[national, target], &[map]), str![[""]]);
}

#[test]
fn a_map_of_ranks() {
    let rank = "value = 5\nyear = 2023\nvalue_is = \"rank\"";
    let map = "```{map}\nindicator = \"ho-co-cap-quang\"\n```";
    check(
        Code::B04,
        with_figures_like(&[rank], &[map]),
        str![[r#"
cảnh báo[B04]: Khối “map” không có gì để hiện: số liệu năm 2023 của “ho-co-cap-quang” là thứ hạng, không tô màu theo độ lớn được.
  --> content/bai-viet/tay-ninh.md:13:5
   |
13 | ```{map}
   |     ^^^
   |
   = gợi ý: Thay bằng bảng, khối indicators: indicators = ["ho-co-cap-quang"]


"#]],
        str![[r#"
warning[B04]: Block “map” has nothing to show: the figures of “ho-co-cap-quang” for 2023 are ranks, which have no size to colour by.
help: Make it a table, block indicators: indicators = ["ho-co-cap-quang"]

"#]],
    );
}

#[test]
fn an_indicator_of_a_table_that_has_no_figure() {
    let figure = "value = 5\nyear = 2023";
    let lines = "indicators = [\"ho-co-cap-quang\", \"xep-hang\"]";
    check(
        Code::B04,
        with_figures_like(&[figure], &[&format!("```{{indicators}}\n{lines}\n```")]),
        str![[r#"
cảnh báo[B04]: Khối “indicators” thiếu cột: chưa bài nào ghi số liệu như vậy của “xep-hang”.
  --> content/bai-viet/tay-ninh.md:12:5
   |
12 | ```{indicators}
   |     ^^^^^^^^^^
   |
   = gợi ý: Sửa hoặc bỏ `provinces`, `year`, `kind`, `era` trong khối indicators.
   = gợi ý: Hoặc bỏ “xep-hang” khỏi `indicators`.


"#]],
        str![[r#"
warning[B04]: Block “indicators” lacks columns: no article has such a figure of “xep-hang”.
help: Correct or leave out `provinces`, `year`, `kind`, `era` in block indicators.
help: Or take “xep-hang” out of `indicators`.

"#]],
    );
}

#[test]
fn a_remark_on_an_empty_block_can_be_accepted() {
    let site = with_figures("```{indicators}\nyear = 2024\n```");
    let accept = "accept = [{ code = \"B04\", reason = \"Số liệu sắp có.\" }]\n[[indicators]]";
    check_report(site.replacen("[[indicators]]", accept, 1), str![[""]]);
}

#[test]
fn blocks_with_figures_have_no_remark() {
    let blocks = [
        "```{chart}\nindicator = \"ho-co-cap-quang\"\nera = 63\nkind = \"result\"\n```",
        "```{indicators}\n```",
        "```{indicators}\nindicators = [\"ho-co-cap-quang\"]\nprovinces = [\"Tây Ninh\", \"Huế\"]\n```",
        "```{map}\n```",
        "```{map}\nindicator = \"ho-co-cap-quang\"\n```",
    ];
    check_report(with_figures(&blocks.join("\n\n")), str![[""]]);
}

#[test]
fn b05_numbers_of_several_units_in_one_chart() {
    let value = |value| format!("[[values]]\nlabel = \"A\"\nvalue = {value}\n");
    let lines = format!("title = \"A\"\n{}{}", value("\"96,89 %\""), value("12"));
    check(
        Code::B05,
        block("chart", &lines),
        str![[r#"
lỗi[B05]: Các số trong một biểu đồ phải cùng một đơn vị: số có dấu %, số không.
  --> content/bai-viet/tay-ninh.md:15:9
   |
15 | value = 12
   |         ^^
   |
   = gợi ý: Cùng đơn vị % thì ghi dấu % ở mọi số, hoặc ghi unit = "%"; khác đơn vị thì tách thành hai biểu đồ.


"#]],
        str![[r#"
error[B05]: The numbers of a chart must have one unit: some have a percent sign, some have none.
help: If all are percentages, write % behind each or unit = "%"; make two charts of numbers in different units.

"#]],
    );
    let lines = format!("title = \"A\"\nunit = \"hộ\"\n{}", value("\"96,89 %\""));
    check_report(
        block("chart", &lines),
        str![[r#"
lỗi[B05]: Các số trong một biểu đồ phải cùng một đơn vị: số này có dấu %, đơn vị ghi là “hộ”.
  --> content/bai-viet/tay-ninh.md:13:9
   |
13 | value = "96,89 %"
   |         ^^^^^^^^^
   |
   = gợi ý: Cùng đơn vị % thì ghi dấu % ở mọi số, hoặc ghi unit = "%"; khác đơn vị thì tách thành hai biểu đồ.


"#]],
    );
    let lines = format!(
        "title = \"A\"\nunit = \"%\"\n{}{}",
        value("\"96,89 %\""),
        value("12")
    );
    check_report(block("chart", &lines), str![[""]]);
}

#[test]
fn b06_lines_of_several_kinds_in_one_chart() {
    let line = |label, more| {
        format!("[[series]]\nlabel = \"{label}\"\n{more}values = [{{ year = 2024, value = 7 }}]\n")
    };
    let (result, target) = (line("A", ""), line("B", "kind = \"target\"\n"));
    check(
        Code::B06,
        block("chart", &format!("title = \"A\"\n{result}{target}")),
        str![[r#"
lỗi[B06]: Một biểu đồ không vẽ chung mục tiêu với kết quả.
  --> content/bai-viet/tay-ninh.md:15:8
   |
15 | kind = "target"
   |        ^^^^^^^^
   |
   = gợi ý: Tách thành hai khối chart: một khối ghi kind = "target", một khối ghi kind = "result".


"#]],
        str![[r#"
error[B06]: A chart does not mix targets with results.
help: Make two blocks of it, one with kind = "target", one with kind = "result".

"#]],
    );
    check_report(
        block(
            "chart",
            &format!("title = \"A\"\nkind = \"input\"\n{target}{result}"),
        ),
        str![[r#"
lỗi[B06]: Một biểu đồ không vẽ chung mục tiêu với đầu vào.
  --> content/bai-viet/tay-ninh.md:13:8
   |
13 | kind = "target"
   |        ^^^^^^^^
   |
   = gợi ý: Tách thành hai khối chart: một khối ghi kind = "target", một khối ghi kind = "input".


"#]],
    );
    check_report(
        block("chart", &format!("title = \"A\"\n{target}{target}")),
        str![[""]],
    );
}

#[test]
fn a_number_of_a_chart_is_read_by_the_vietnamese_rules() {
    let value = |value| format!("title = \"A\"\n[[values]]\nlabel = \"A\"\nvalue = {value}");
    check_report(
        block("chart", &value("1.500")),
        str![[r#"
lỗi[I02]: Số 1.500 không có ngoặc kép đọc được hai cách: 1.500 (dấu chấm chia nhóm nghìn) hay 1,500 (dấu phẩy thập phân).
  --> content/bai-viet/tay-ninh.md:12:9
   |
12 | value = 1.500
   |         ^^^^^
   |
   = gợi ý: Đặt trong ngoặc kép theo cách viết tiếng Việt: value = "1.500" hoặc value = "1,500"


"#]],
    );
    check_report(
        block("chart", &value("\"khoảng 5\"")),
        str![[r#"
lỗi[I01]: Không đọc được số “khoảng 5”.
  --> content/bai-viet/tay-ninh.md:12:9
   |
12 | value = "khoảng 5"
   |         ^^^^^^^^^^
   |
   = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89 %", "1.781.536"
   = gợi ý: “Trên 90 %” ghi bằng hai khóa: value là "90 %", value_is là "at_least"


"#]],
    );
}

#[test]
fn a_chart_without_what_it_needs() {
    check_report(
        block("chart", ""),
        str![[r#"
lỗi[F01]: Thiếu tên biểu đồ (title).
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{chart}
  |     ^^^^^
  |
  = gợi ý: Thêm vào khối chart: title = "…"

lỗi[F01]: Thiếu các số (values).
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{chart}
  |     ^^^^^
  |
  = gợi ý: Thêm vào khối chart: values = [{ label = "Tây Ninh", value = "96,89 %" }]


"#]],
    );
    check_report(
        block("chart", "title = \"A\"\nform = \"lines\""),
        str![[r#"
lỗi[F01]: Thiếu các đường (series).
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{chart}
  |     ^^^^^
  |
  = gợi ý: Thêm vào khối chart: series = [{ label = "Tây Ninh", values = [{ year = 2024, value = "96,89 %" }] }]


"#]],
    );
    let lines = "title = \"A\"\n[[series]]\nlabel = \"B\"\n[[series.values]]\nvalue = 5";
    check_report(
        block("chart", lines),
        str![[r#"
lỗi[F01]: Thiếu năm của số (year).
  --> content/bai-viet/tay-ninh.md:12:1
   |
12 | [[series.values]]
   | ^^^^^^^^^^^^^^^^^
   |
   = gợi ý: Thêm vào `series.values`: year = 2024


"#]],
    );
}

#[test]
fn a_chart_of_an_indicator_and_of_numbers_at_once() {
    let lines = "indicator = \"ho-co-cap-quang\"\nvalues = []";
    check_report(
        block("chart", lines),
        str![[r#"
lỗi[F11]: `values` và `indicator` không dùng cùng nhau.
  --> content/bai-viet/tay-ninh.md:10:10
   |
10 | values = []
   |          ^^
   |
   = gợi ý: Giữ lại một trong hai.


"#]],
    );
}

#[test]
fn a_rank_cannot_be_drawn() {
    let lines = "title = \"A\"\n[[values]]\nlabel = \"B\"\nvalue = 5\nvalue_is = \"rank\"";
    check_report(
        block("chart", lines),
        str![[r#"
lỗi[F07]: `values.value_is` không nhận giá trị “rank”.
  --> content/bai-viet/tay-ninh.md:13:13
   |
13 | value_is = "rank"
   |             ^^^^
   |
   = gợi ý: Được dùng: exact, at_least, at_most, approx.


"#]],
    );
}

#[test]
fn an_indicator_or_a_province_of_a_block_that_is_not_known() {
    let lines = "indicators = [\"ho-co-cap-qang\"]\nprovinces = [\"Tây Nin\"]";
    let site = with_figures(&format!("```{{indicators}}\n{lines}\n```"));
    check_report(
        site,
        str![[r#"
lỗi[I03]: Chưa có chỉ số “ho-co-cap-qang”.
  --> content/bai-viet/tay-ninh.md:13:16
   |
13 | indicators = ["ho-co-cap-qang"]
   |                ^^^^^^^^^^^^^^
   |
   = gợi ý: Có phải: “ho-co-cap-quang”?
   = gợi ý: Muốn có chỉ số này thì thêm tệp content/chi-so/ho-co-cap-qang.md.

lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
  --> content/bai-viet/tay-ninh.md:14:15
   |
14 | provinces = ["Tây Nin"]
   |               ^^^^^^^
   |
   = gợi ý: Có phải: “Tây Ninh”?
   = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn an_era_that_never_was() {
    check_report(
        block("map", "era = 61"),
        str![[r#"
lỗi[F07]: `era` không nhận giá trị “61”.
 --> content/bai-viet/tay-ninh.md:9:7
  |
9 | era = 61
  |       ^^
  |
  = gợi ý: Được dùng: 34, 63.


"#]],
    );
}

#[test]
fn a_year_of_a_map_of_articles() {
    check_report(
        block("map", "year = 2024"),
        str![[r#"
lỗi[F09]: Đã có `year` thì cần có `indicator`.
 --> content/bai-viet/tay-ninh.md:9:8
  |
9 | year = 2024
  |        ^^^^
  |
  = gợi ý: Thêm: indicator = "ho-co-cap-quang"


"#]],
    );
}
