//! A: pictures, videos and attachments.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::site::{PICTURE, TestSite};
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

/// The sums of the parts of PNG below, by which they are checked.
const BOMB_SUM: [u8; 4] = [0xe9, 0x45, 0x6f, 0xed];
const EXIF_SUM: [u8; 4] = [0x34, 0xb4, 0xba, 0xc9];

/// An article with a picture, whose bytes are `picture`.
fn pictured(picture: &[u8]) -> TestSite {
    let text = head("image = { src = \"mot-cua.jpg\", alt = \"Bộ phận một cửa\" }");
    TestSite::from(text).with("content/bai-viet/mot-cua.jpg", picture)
}

#[test]
fn a05_a_picture_that_was_not_copied_whole() {
    check(
        Code::A05,
        pictured(&PICTURE[..50]),
        str![[r#"
lỗi[A05]: Không dùng được ảnh content/bai-viet/mot-cua.jpg: tệp thiếu phần cuối, có thể do chép dở.
  = gợi ý: Mở thử ảnh trên máy; không xem được thì chép lại từ bản gốc, xem được thì lưu lại thành JPEG hoặc PNG.
  = gợi ý: Ảnh được dùng trong content/bai-viet/tay-ninh.md.


"#]],
        str![[r#"
error[A05]: Picture content/bai-viet/mot-cua.jpg cannot be used: the end of the file is missing; perhaps it was not copied whole.
help: Open the picture on your machine; if it does not show, copy the original again, else save it as JPEG or PNG.
help: It is used in content/bai-viet/tay-ninh.md.

"#]],
    );
}

#[test]
fn a05_a_file_that_is_no_picture() {
    let text = head("image = { src = \"ghi-chu.txt\", alt = \"Bộ phận một cửa\" }");
    check(
        Code::A05,
        TestSite::from(text).with("content/bai-viet/ghi-chu.txt", "Chữ."),
        str![[r#"
lỗi[A05]: Không dùng được ảnh content/bai-viet/ghi-chu.txt: đây không phải là tệp ảnh (jpg, png, webp, avif, gif, svg).
 --> content/bai-viet/tay-ninh.md:6:18
  |
6 | image = { src = "ghi-chu.txt", alt = "Bộ phận một cửa" }
  |                  ^^^^^^^^^^^
  |
  = gợi ý: Mở thử ảnh trên máy; không xem được thì chép lại từ bản gốc, xem được thì lưu lại thành JPEG hoặc PNG.


"#]],
        str![[r#"
error[A05]: Picture content/bai-viet/ghi-chu.txt cannot be used: this is no picture file (jpg, png, webp, avif, gif, svg).
help: Open the picture on your machine; if it does not show, copy the original again, else save it as JPEG or PNG.

"#]],
    );
}

#[test]
fn a05_other_files_under_the_name_of_a_picture() {
    let say = |picture: &[u8]| crate::report(&pictured(picture).findings());
    assert!(say(b"<html>").contains("nội dung tệp không phải ảnh mà trình duyệt đọc được"));
    assert!(say(b"\0\0\0\x18ftypheic\0\0\0\0").contains("đây là ảnh HEIC của điện thoại"));
    assert!(say(b"GIF89a").contains("tệp ảnh bị hỏng"));
}

#[test]
fn a_picture_under_the_name_of_another_kind_is_as_good() {
    check_report(pictured(&PICTURE), "");
}

#[test]
fn a06_a_picture_of_too_many_points() {
    // Its head promises 30,000 × 30,000 points.
    let bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0u0\0\0u0\x08\x02\0\0\0SUM!\0\0\0\0IDATSUM!\0\0\0\0IENDSUM!";
    let mut bomb = bomb.to_vec();
    bomb[29..33].copy_from_slice(&BOMB_SUM);
    check(
        Code::A06,
        pictured(&bomb),
        str![[r#"
lỗi[A06]: Ảnh content/bai-viet/mot-cua.jpg quá lớn: 30000 × 30000 điểm ảnh, quá giới hạn 64.000.000.
  = gợi ý: Thu nhỏ ảnh rồi lưu lại; màn hình hiếm khi cần quá 3.000 điểm ảnh chiều ngang.
  = gợi ý: Hoặc nâng pictures.max_pixels trong bantin.toml.
  = gợi ý: Ảnh được dùng trong content/bai-viet/tay-ninh.md.


"#]],
        str![[r#"
error[A06]: Picture content/bai-viet/mot-cua.jpg is too large: 30000 × 30000 pixels are more than the limit of 64,000,000.
help: Save the picture in a smaller size; a screen hardly needs more than 3,000 pixels across.
help: Or raise pictures.max_pixels in bantin.toml.
help: It is used in content/bai-viet/tay-ninh.md.

"#]],
    );
}

#[test]
fn a07_a_picture_of_static_that_tells_where_it_was_taken() {
    let exif = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
    let mut picture = PICTURE[..33].to_vec();
    picture.extend([0, 0, 0, 26]);
    picture.extend_from_slice(b"eXIf");
    picture.extend_from_slice(exif);
    picture.extend(EXIF_SUM);
    picture.extend_from_slice(&PICTURE[33..]);
    check(
        Code::A07,
        TestSite::from(head("")).with("static/anh/mot-cua.png", picture),
        str![[r#"
cảnh báo[A07]: Ảnh static/anh/mot-cua.png ghi nơi chụp (tọa độ GPS); tệp trong static/ được đăng nguyên như vậy.
  = gợi ý: Đặt ảnh cạnh bài thay vì trong static/, dưới dạng JPEG, PNG hay WebP: bantin tự bỏ nơi chụp.
  = gợi ý: Hoặc xóa tọa độ khỏi tệp: trên Windows bấm chuột phải, Thuộc tính, Chi tiết, “Loại bỏ thuộc tính và thông tin cá nhân”; nơi khác chạy exiftool -gps:all= rồi tên tệp.


"#]],
        str![[r#"
warning[A07]: Picture static/anh/mot-cua.png tells where it was taken (GPS); files in static/ are published as they are.
help: Put it beside the article instead of into static/, as JPEG, PNG or WebP: bantin then leaves the place out.
help: Or remove it from the file: on Windows right click, Properties, Details, “Remove Properties and Personal Information”; elsewhere run exiftool -gps:all= with the file's name.

"#]],
    );
}

#[test]
fn a08_an_avif_with_notes_beside_an_article() {
    let picture = b"\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\x53meta\0\0\0\0\
        \0\0\0\x23iinf\0\0\0\0\0\x01\0\0\0\x15infe\x02\0\0\0\0\x01\0\0Exif\0\
        \0\0\0\x24iprp\0\0\0\x1cipco\0\0\0\x14ispe\0\0\0\0\0\0\0\x40\0\0\0\x20";
    check(
        Code::A08,
        pictured(picture),
        str![[r#"
lỗi[A08]: Ảnh AVIF content/bai-viet/mot-cua.jpg mang theo ghi chú của máy ảnh hay phần mềm, có thể có cả nơi chụp; bantin không bỏ được chúng khỏi tệp AVIF.
  = gợi ý: Lưu ảnh thành JPEG, PNG hay WebP: bantin tự bỏ ghi chú, và vẽ ảnh thành nhiều cỡ.
  = gợi ý: Hoặc xuất lại AVIF không kèm Exif và XMP: bỏ chọn hai mục ấy khi xuất, hoặc chạy avifenc --ignore-exif --ignore-xmp trên ảnh gốc.
  = gợi ý: Ảnh được dùng trong content/bai-viet/tay-ninh.md.


"#]],
        str![[r#"
error[A08]: AVIF picture content/bai-viet/mot-cua.jpg holds notes of a camera or a program, perhaps where it was taken; bantin cannot take them out of an AVIF file.
help: Save it as JPEG, PNG or WebP: bantin then leaves the notes out, and draws it in several sizes.
help: Or export the AVIF without Exif and XMP: clear both boxes when exporting, or run avifenc --ignore-exif --ignore-xmp on the original.
help: It is used in content/bai-viet/tay-ninh.md.

"#]],
    );
    let elsewhere = TestSite::from(head("")).with("static/anh/mot-cua.avif", picture);
    check_report(elsewhere, "");
}
