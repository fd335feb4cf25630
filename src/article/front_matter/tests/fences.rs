//! Where a head begins and ends.

use snapbox::str;

use super::{PATH, check, read_at, yaml};
use crate::vietnamese::Lang;

#[test]
fn a_file_without_a_head_is_told_how_to_begin() {
    check(
        "",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Bắt đầu bằng một dòng +++, rồi mỗi khóa một dòng: title = "…", date = 2024-08-14, province = "…"; sau cùng lại một dòng +++


"#]],
    );
    check(
        "\n\nChỉ có thân bài.\n",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Bắt đầu bằng một dòng +++, rồi mỗi khóa một dòng: title = "…", date = 2024-08-14, province = "…"; sau cùng lại một dòng +++


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
