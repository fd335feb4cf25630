//! O: the output folder.

use bantin::diagnostic::{Code, Diagnostic};
use snapbox::IntoData;
use snapbox::str;

use crate::site::TestSite;
use crate::{english, report};

/// Compares what `build` into `output` says; the folder of the site is shown as `/trang-tin`.
fn check(code: Code, site: &TestSite, output: &str, vi: impl IntoData, en: impl IntoData) {
    let found: Vec<Diagnostic> = site.publish(output);
    let root = site.root().display().to_string();
    let named = |text: String| text.replace(&root, "/trang-tin");
    snapbox::assert_data_eq!(named(report(&found)), vi.raw());
    snapbox::assert_data_eq!(named(english(code, &found)), en.raw());
    assert!(
        found.iter().all(|finding| finding.code() == code),
        "{found:?}"
    );
}

fn site() -> TestSite {
    TestSite::from("-- static/robots-rieng.txt --\nx\n")
}

#[test]
fn o01_a_folder_of_somebody_else() {
    let site = site().with("public/index.html", "trang cũ");
    check(
        Code::O01,
        &site,
        "public",
        str![[r#"
lỗi[O01]: Thư mục /trang-tin/public đã có tệp không do bantin tạo; bantin không ghi gì vào đó.
  = gợi ý: Chọn thư mục trống hoặc chưa có: --output THƯ_MỤC
  = gợi ý: Tệp đầu tiên thấy ở đó: index.html


"#]],
        str![[r#"
error[O01]: Folder /trang-tin/public holds files that bantin did not make; it is left alone.
help: Choose an empty or new folder: --output FOLDER
help: The first file seen there: index.html

"#]],
    );
}

#[test]
fn o02_the_site_itself() {
    check(
        Code::O02,
        &site(),
        "",
        str![[r#"
lỗi[O02]: Không thể xuất bản vào /trang-tin/: đó là nguồn của trang, hoặc chứa nguồn của trang (/trang-tin).
  = gợi ý: Chọn thư mục khác: --output THƯ_MỤC


"#]],
        str![[r#"
error[O02]: /trang-tin/ cannot be the output: it is, or holds, sources of the site (/trang-tin).
help: Choose another folder: --output FOLDER

"#]],
    );
}

#[test]
fn o02_a_folder_among_the_sources() {
    check(
        Code::O02,
        &site(),
        "content/public",
        str![[r#"
lỗi[O02]: Không thể xuất bản vào /trang-tin/content/public: đó là nguồn của trang, hoặc chứa nguồn của trang (/trang-tin/content).
  = gợi ý: Chọn thư mục khác: --output THƯ_MỤC


"#]],
        str![[r#"
error[O02]: /trang-tin/content/public cannot be the output: it is, or holds, sources of the site (/trang-tin/content).
help: Choose another folder: --output FOLDER

"#]],
    );
}

#[test]
fn o03_a_file() {
    let site = site().with("public", "x");
    check(
        Code::O03,
        &site,
        "public",
        str![[r#"
lỗi[O03]: /trang-tin/public không phải thư mục.
  = gợi ý: Chọn thư mục khác: --output THƯ_MỤC


"#]],
        str![[r#"
error[O03]: /trang-tin/public is not a folder.
help: Choose another folder: --output FOLDER

"#]],
    );
}

#[test]
fn o04_a_file_in_the_place_of_a_page() {
    let site = site();
    assert_eq!(site.publish("public"), []);
    let site = site
        .with("public/them/index.html", "của người khác")
        .with("static/them/index.html", "của trang");
    check(
        Code::O04,
        &site,
        "public",
        str![[r#"
lỗi[O04]: /trang-tin/public/them/index.html không do bantin tạo mà nằm đúng chỗ một trang cần ghi.
  = gợi ý: Dời tệp này đi, hoặc đưa nó vào static/ của trang.


"#]],
        str![[r#"
error[O04]: /trang-tin/public/them/index.html was not made by bantin and stands where a page must go.
help: Move it away, or put it into the site's static/.

"#]],
    );
}

/// A file stands where a folder must be made: no user may write there, root included.
#[test]
fn o05_a_folder_that_cannot_be_made() {
    let site = site().with("tep", "x");
    check(
        Code::O05,
        &site,
        "tep/public",
        str![[r#"
lỗi[O05]: Không ghi được /trang-tin/tep/public: một phần đường dẫn không phải thư mục.
  = gợi ý: Kiểm tra quyền ghi và chỗ trống trên ổ đĩa.


"#]],
        str![[r#"
error[O05]: /trang-tin/tep/public cannot be written: part of the path is no folder.
help: Check the permissions and the space left on the disk.

"#]],
    );
}

#[test]
fn o06_a_manifest_that_cannot_be_read() {
    let site = site();
    assert_eq!(site.publish("public"), []);
    let site = site.with("public/.bantin.json", "{");
    check(
        Code::O06,
        &site,
        "public",
        str![[r#"
lỗi[O06]: Không đọc được sổ xuất bản /trang-tin/public/.bantin.json: sai cú pháp ở dòng 1, cột 1.
  = gợi ý: Nếu thư mục này chỉ có trang do bantin tạo, hãy xóa nó rồi dựng lại.


"#]],
        str![[r#"
error[O06]: The manifest /trang-tin/public/.bantin.json cannot be read: syntax error at line 1, column 1.
help: If the folder holds nothing but pages made by bantin, remove it and build again.

"#]],
    );
}
