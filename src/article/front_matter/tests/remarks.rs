//! What is no mistake, but worth a word.

use snapbox::str;

use super::{PATH, check, read_at};
use crate::vietnamese::Lang;

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
  |
  = gợi ý: Rút gọn tiêu đề, đưa chi tiết vào tóm tắt (summary).


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
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
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
fn a_file_in_decomposed_form_is_noted_with_a_count() {
    use unicode_normalization::UnicodeNormalization;
    let text: String = super::with("kind = \"tin tức\"").nfd().collect();
    check(
        &text.replace('\n', "\r\n"),
        str![[r#"
lưu ý[U01]: 7 chữ có dấu ở dạng tách rời (thường do dán từ macOS). Trang dựng ra đã chuẩn hóa.
--> content/bai-viet/tay-ninh/2024-08-15-camera.md:1
 = gợi ý: Muốn sửa cả tệp gốc: bantin fmt

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
