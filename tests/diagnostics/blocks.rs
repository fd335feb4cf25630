//! B: blocks of the theme.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{body, check};

#[test]
fn b01_a_block_that_does_not_exist() {
    check(
        Code::B01,
        body("```{chrat}\nid = \"ho-co-cap-quang\"\n```"),
        str![[r#"
lỗi[B01]: Không có khối nào tên “chrat”.
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{chrat}
  |     ^^^^^
  |
  = gợi ý: Có phải: “chart”?
  = gợi ý: Các khối có sẵn: chart, indicators, gallery, document, map, timeline.


"#]],
        str![[r#"
error[B01]: There is no block named “chrat”.
help: Did you mean “chart”?
help: Blocks there are: chart, indicators, gallery, document, map, timeline.

"#]],
    );
}

#[test]
fn b02_a_block_whose_body_is_no_toml() {
    check(
        Code::B02,
        body("```{chart}\nid = ho-co-cap-quang\n```"),
        str![[r#"
lỗi[B02]: Nội dung khối “chart” không đúng TOML: giá trị này phải đặt trong ngoặc kép: "ho-co-cap-quang".
 --> content/bai-viet/tay-ninh.md:9:6
  |
9 | id = ho-co-cap-quang
  |      ^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi dòng một khóa: khóa = "giá trị"


"#]],
        str![[r#"
error[B02]: The body of block “chart” is not TOML: this value belongs in quotation marks: "ho-co-cap-quang".
help: One key a line: key = "value"

"#]],
    );
}

#[test]
fn b03_a_block_that_is_not_drawn_yet() {
    check(
        Code::B03,
        body("```{chart}\nid = \"ho-co-cap-quang\"\n```"),
        str![[r#"
lưu ý[B03]: Khối “chart” đúng cú pháp, nhưng phiên bản này chưa vẽ; trang dựng ra bỏ trống chỗ này.
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | ```{chart}
  |     ^^^^^


"#]],
        str![[r#"
note[B03]: Block “chart” is well formed, but this version does not draw it yet; the page leaves it out.

"#]],
    );
}
