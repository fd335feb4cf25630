//! E: files made for an editor.

use std::fs;

use bantin::diagnostic::{Code, Diagnostic};
use bantin::scaffold::{NewFile, article, desk};
use snapbox::IntoData;
use snapbox::str;
use tempfile::TempDir;

use crate::{english, report};

/// Compares what is said; the folder is shown as `/trang-tin`.
fn check(code: Code, root: &TempDir, found: Diagnostic, vi: impl IntoData, en: impl IntoData) {
    assert_eq!(found.code(), code);
    let found = [found];
    let root = root.path().display().to_string();
    let named = |text: String| text.replace(&root, "/trang-tin");
    snapbox::assert_data_eq!(named(report(&found)), vi.raw());
    snapbox::assert_data_eq!(named(english(code, &found)), en.raw());
}

fn folder(names: &[&str]) -> TempDir {
    let root = TempDir::new().expect("the system has a folder for temporary files");
    for name in names {
        fs::write(root.path().join(name), "của tôi").expect("the folder is ours");
    }
    root
}

#[test]
fn e01_a_folder_with_something_in_it() {
    let root = folder(&["d.txt", "b.txt", "c.txt", "a.txt"]);
    let found = desk::free(root.path()).expect_err("something is in it");
    check(
        Code::E01,
        &root,
        found,
        str![[r#"
lỗi[E01]: Thư mục “/trang-tin” không trống; bantin init chỉ tạo trang mới trong thư mục trống.
  = gợi ý: Trong đó đã có: a.txt, b.txt, c.txt, …
  = gợi ý: Chọn thư mục khác, chưa có cũng được: bantin init trang-tin


"#]],
        str![[r#"
error[E01]: Folder “/trang-tin” is not empty; bantin init makes a new site in an empty folder only.
help: There is already: a.txt, b.txt, c.txt, …
help: Choose another folder, which need not exist: bantin init trang-tin

"#]],
    );
}

#[test]
fn e02_a_file_that_is_there() {
    let root = folder(&["bantin.toml"]);
    let files = [NewFile::new("bantin.toml", "")];
    let found = desk::create(root.path(), &files).expect_err("a file is in the way");
    // As `new` says it.
    let found = found.with("slug", "to-cong-nghe-so-2");
    check(
        Code::E02,
        &root,
        found,
        str![[r#"
lỗi[E02]: Đã có /trang-tin/bantin.toml; bantin không ghi đè, và không tạo gì.
  = gợi ý: Sửa tiếp tệp ấy, hoặc chọn phần cuối địa chỉ khác cho bài mới: --slug to-cong-nghe-so-2


"#]],
        str![[r#"
error[E02]: /trang-tin/bantin.toml is there already; bantin does not overwrite it, and nothing was made.
help: Go on with that file, or choose another end of the address: --slug to-cong-nghe-so-2

"#]],
    );
}

#[test]
fn e03_a_file_in_place_of_a_folder() {
    let root = folder(&["content"]);
    let files = [NewFile::new("content/bai-viet/a.md", "")];
    let found = desk::create(root.path(), &files).expect_err("a file is in the way");
    check(
        Code::E03,
        &root,
        found,
        str![[r#"
lỗi[E03]: Không tạo được /trang-tin/content/bai-viet/a.md: một phần đường dẫn không phải thư mục. Những gì vừa tạo trong lần chạy này đã được gỡ đi.
  = gợi ý: Kiểm tra quyền ghi và chỗ trống trên ổ đĩa.


"#]],
        str![[r#"
error[E03]: /trang-tin/content/bai-viet/a.md cannot be made: part of the path is no folder. What this run had made was removed again.
help: Check the permissions and the space left on the disk.

"#]],
    );
}

#[test]
fn e04_no_title() {
    let found = article::title(" ").expect_err("there is no title");
    check(
        Code::E04,
        &folder(&[]),
        found,
        str![[r#"
lỗi[E04]: Bài mới chưa có tiêu đề.
  = gợi ý: Ghi tiêu đề trong ngoặc kép: bantin new "Tổ công nghệ số đến từng nhà"


"#]],
        str![[r#"
error[E04]: The new article has no title.
help: Put it between quotation marks: bantin new "Digital teams go from door to door"

"#]],
    );
}

#[test]
fn e07_a_file_in_place_of_the_folder() {
    for path in ["ghi-chu.txt", "ghi-chu.txt/trang"] {
        let root = folder(&["ghi-chu.txt"]);
        let found = desk::free(&root.path().join(path)).expect_err("it is a file");
        check(
            Code::E07,
            &root,
            found,
            str![[r#"
lỗi[E07]: “/trang-tin/ghi-chu.txt” là một tệp; bantin init cần một thư mục.
  = gợi ý: Chọn một thư mục trống, chưa có cũng được: bantin init trang-tin


"#]],
            str![[r#"
error[E07]: “/trang-tin/ghi-chu.txt” is a file; bantin init needs a folder.
help: Choose an empty folder, which need not exist: bantin init trang-tin

"#]],
        );
    }
}

#[test]
fn e08_a_picture_that_is_not_there() {
    let root = folder(&["to-cong-nghe.jpg"]);
    let found = desk::picture(&root.path().join("to-cong-ngh.jpg")).expect_err("it is not there");
    check(
        Code::E08,
        &root,
        found,
        str![[r#"
lỗi[E08]: Không có tệp ảnh “/trang-tin/to-cong-ngh.jpg”.
  = gợi ý: Có phải: “/trang-tin/to-cong-nghe.jpg”?
  = gợi ý: Ghi đường dẫn tính từ thư mục đang đứng, hoặc kéo tệp ảnh thả vào cửa sổ lệnh.
  = gợi ý: Chưa có ảnh thì cứ tạo bài, thêm ảnh sau.


"#]],
        str![[r#"
error[E08]: There is no picture “/trang-tin/to-cong-ngh.jpg”.
help: Did you mean “/trang-tin/to-cong-nghe.jpg”?
help: Give the path as seen from the folder you are in, or drop the picture on the window of the command line.
help: Without a picture at hand, make the article and add one later.

"#]],
    );
}

#[test]
fn e08_a_folder_is_no_picture() {
    let root = folder(&[]);
    let found = desk::picture(root.path()).expect_err("it is a folder");
    check(
        Code::E08,
        &root,
        found,
        str![[r#"
lỗi[E08]: Không có tệp ảnh “/trang-tin”.
  = gợi ý: Ghi đường dẫn tính từ thư mục đang đứng, hoặc kéo tệp ảnh thả vào cửa sổ lệnh.
  = gợi ý: Chưa có ảnh thì cứ tạo bài, thêm ảnh sau.


"#]],
        str![[r#"
error[E08]: There is no picture “/trang-tin”.
help: Give the path as seen from the folder you are in, or drop the picture on the window of the command line.
help: Without a picture at hand, make the article and add one later.

"#]],
    );
}
