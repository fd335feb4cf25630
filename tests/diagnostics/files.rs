//! A: pictures, videos and attachments.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{body, check, check_report, head};

#[test]
fn a01_a_picture_without_words() {
    check(
        Code::A01,
        body("![](mot-cua.jpg)\n-- content/bai-viet/mot-cua.jpg --"),
        str![[r#"
cảnh báo[A01]: Ảnh “mot-cua.jpg” chưa có lời tả (alt).
 --> content/bai-viet/tay-ninh.md:8:1
  |
8 | ![](mot-cua.jpg)
  | ^^^^^^^^^^^^^^^^
  |
  = gợi ý: Viết trong ngoặc vuông điều người xem thấy trong ảnh: ![Người dân nộp hồ sơ ở bộ phận một cửa](mot-cua.jpg)


"#]],
        str![[r#"
warning[A01]: Picture “mot-cua.jpg” has no alternative text.
help: Say in the square brackets what is seen: ![People handing in papers at the one-stop desk](mot-cua.jpg)

"#]],
    );
}

#[test]
fn a02_a_picture_that_is_not_there() {
    check(
        Code::A02,
        body("Ảnh: ![Bộ phận một cửa](mot-cau.jpg)\n-- content/bai-viet/mot-cua.jpg --"),
        str![[r#"
lỗi[A02]: Không có tệp “mot-cau.jpg”.
 --> content/bai-viet/tay-ninh.md:8:25
  |
8 | Ảnh: ![Bộ phận một cửa](mot-cau.jpg)
  |                         ^^^^^^^^^^^
  |
  = gợi ý: Đặt tệp cạnh bài hoặc trong static/, rồi ghi đúng tên.
  = gợi ý: Có phải: “mot-cua.jpg”?


"#]],
        str![[r#"
error[A02]: There is no file “mot-cau.jpg”.
help: Put the file beside the article or into static/ and write its name as it is.
help: Did you mean “mot-cua.jpg”?

"#]],
    );
}

#[test]
fn a02_the_head_names_a_picture_that_is_not_there() {
    check_report(
        head("image = { src = \"/anh/mot-cua.jpg\", alt = \"Bộ phận một cửa\" }"),
        str![[r#"
lỗi[A02]: Không có tệp “/anh/mot-cua.jpg”.
 --> content/bai-viet/tay-ninh.md:6:18
  |
6 | image = { src = "/anh/mot-cua.jpg", alt = "Bộ phận một cửa" }
  |                  ^^^^^^^^^^^^^^^^
  |
  = gợi ý: Đặt tệp cạnh bài hoặc trong static/, rồi ghi đúng tên.


"#]],
    );
}

#[test]
fn a03_a_kind_that_is_not_published() {
    check(
        Code::A03,
        head("attachments = [{ src = \"cai-dat.exe\", title = \"Phần mềm\" }]")
            + "-- content/bai-viet/cai-dat.exe --\n",
        str![[r#"
lỗi[A03]: Tệp “cai-dat.exe” không thuộc loại được xuất bản.
 --> content/bai-viet/tay-ninh.md:6:25
  |
6 | attachments = [{ src = "cai-dat.exe", title = "Phần mềm" }]
  |                         ^^^^^^^^^^^
  |
  = gợi ý: Được dùng: pdf, docx, xlsx, pptx, odt, ods, odp, csv, json, txt, zip, png, jpg, jpeg, gif, webp, avif, svg, mp4, webm, ogv.


"#]],
        str![[r#"
error[A03]: File “cai-dat.exe” is of a kind that is not published.
help: Allowed: pdf, docx, xlsx, pptx, odt, ods, odp, csv, json, txt, zip, png, jpg, jpeg, gif, webp, avif, svg, mp4, webm, ogv.

"#]],
    );
}

#[test]
fn a04_a_picture_of_another_site() {
    check(
        Code::A04,
        body("![Bộ phận một cửa](https://baotayninh.vn/anh/mot-cua.jpg)"),
        str![[r#"
cảnh báo[A04]: Ảnh “https://baotayninh.vn/anh/mot-cua.jpg” nằm ở trang khác; bài chỉ giữ liên kết tới ảnh.
 --> content/bai-viet/tay-ninh.md:8:20
  |
8 | ![Bộ phận một cửa](https://baotayninh.vn/anh/mot-cua.jpg)
  |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Tải ảnh về, đặt cạnh bài, rồi ghi tên tệp: ![…](anh.jpg)


"#]],
        str![[r#"
warning[A04]: Picture “https://baotayninh.vn/anh/mot-cua.jpg” is on another site; the article only links to it.
help: Save the picture beside the article and name the file: ![…](picture.jpg)

"#]],
    );
}
