//! O: the output folder.

use std::path::Path;
use std::{fs, io};

use bantin::diagnostic::{Code, Diagnostic};
use bantin::publish::{Lists, Output, no_locks, read_previous};
use jiff::Timestamp;
use regex::Regex;
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
        found.iter().any(|finding| finding.code() == code),
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

#[test]
fn o07_a_page_that_was_edited_in_the_output() {
    let site = site();
    assert_eq!(site.publish("public"), []);
    let site = site.with("public/404.html", "của người sửa");
    check(
        Code::O07,
        &site,
        "public",
        str![[r#"
cảnh báo[O07]: Tệp /trang-tin/public/404.html bị sửa tay sau lần xuất bản trước; bản sửa đó đã được thay bằng trang dựng từ nguồn.
  = gợi ý: Hãy sửa bài trong content/ rồi dựng lại; đừng sửa trong thư mục kết quả.


"#]],
        str![[r#"
warning[O07]: File /trang-tin/public/404.html was edited by hand since it was published; the page made from the sources took its place.
help: Edit the article in content/ and build again, not the output folder.

"#]],
    );
}

/// The name of the machine and the number of the process differ from run to run.
#[test]
fn o08_another_build_holds_the_output() {
    let site = site();
    let now = "2026-11-21T08:00:00+07:00".parse().expect("a time");
    let held = Output::open(&site.path("public"), site.root(), now).expect("nobody holds it");
    let found = site.publish("public");
    drop(held);
    let root = site.root().display().to_string();
    let process = Regex::new(r"[0-9]+ @ [^,]+,").expect("a pattern");
    let shown = |text: String| {
        let text = text.replace(&root, "/trang-tin");
        process.replace(&text, "4711 @ may-a,").into_owned()
    };
    snapbox::assert_data_eq!(shown(report(&found)), str![[r#"
lỗi[O08]: Một lần dựng khác đang ghi vào /trang-tin/public: tiến trình 4711 @ may-a, 2026-11-21T01:00:00Z.
  = gợi ý: Chờ nó xong rồi dựng lại, hoặc thêm --wait để tự chờ.


"#]].raw());
    snapbox::assert_data_eq!(shown(english(Code::O08, &found)), str![[r#"
error[O08]: Another build is writing to /trang-tin/public: process 4711 @ may-a, 2026-11-21T01:00:00Z.
help: Build again when it is done, or add --wait to wait for it.

"#]].raw());
    assert_eq!(site.publish("public"), []);
}

#[test]
fn o09_a_file_that_does_not_tell_what_was_published() {
    let site = site().with("cu.json", "[]");
    let finding = read_previous(&site.path("cu.json")).expect_err("it is no manifest");
    let root = site.root().display().to_string();
    let named = |text: String| text.replace(&root, "/trang-tin");
    let found = [finding];
    snapbox::assert_data_eq!(named(report(&found)), str![[r#"
lỗi[O09]: Không đọc được /trang-tin/cu.json để biết lần trước đã xuất bản gì: sai cú pháp ở dòng 1, cột 2.
  = gợi ý: Sau --previous ghi một sổ .bantin.json, hoặc tệp dia-chi.json tải từ trang đang chạy.


"#]].raw());
    snapbox::assert_data_eq!(named(english(Code::O09, &found)), str![[r#"
error[O09]: /trang-tin/cu.json cannot be read, which should tell what was published before: syntax error at line 1, column 2.
help: Give --previous a manifest .bantin.json, or the dia-chi.json of the site that is online.

"#]].raw());
}

#[test]
fn o10_the_last_publication_was_interrupted() {
    let site = site();
    assert_eq!(site.publish("public"), []);
    let manifest = fs::read_to_string(site.path("public/.bantin.json")).expect("a manifest");
    let torn = manifest.replace("\"state\":\"clean\"", "\"state\":\"committing\"");
    let site = site.with("public/.bantin.json", torn);
    check(
        Code::O10,
        &site,
        "public",
        str![[r#"
lưu ý[O10]: Lần xuất bản trước bị ngắt giữa chừng; lần này đã làm cho xong.


"#]],
        str![[r#"
note[O10]: The publication before this one was interrupted; this one completed it.

"#]],
    );
}

#[test]
fn o11_a_disk_without_locks() {
    let error = io::Error::from(io::ErrorKind::Unsupported);
    let found = [no_locks(Path::new("/mnt/may-chu/public"), &error)];
    snapbox::assert_data_eq!(
        report(&found),
        str![[r#"
cảnh báo[O11]: Ổ đĩa chứa /mnt/may-chu/public không hỗ trợ khóa tệp: unsupported.
  = gợi ý: Đừng để hai lần dựng cùng ghi vào đây một lúc.


"#]]
        .raw()
    );
    snapbox::assert_data_eq!(
        english(Code::O11, &found),
        str![[r#"
warning[O11]: The disk that holds /mnt/may-chu/public has no file locks: unsupported.
help: Do not let two builds write here at the same time.

"#]]
        .raw()
    );
}

/// The article is gone, but its page was edited by hand.
#[test]
fn o12_a_page_that_was_edited_and_is_no_longer_of_the_site() {
    let site = site().with("static/cu.txt", "x");
    assert_eq!(site.publish("public"), []);
    let site = site.with("public/cu.txt", "của người sửa");
    let site = site.after(|root| fs::remove_file(root.join("static/cu.txt")).expect("removed"));
    check(
        Code::O12,
        &site,
        "public",
        str![[r#"
cảnh báo[N14]: Tệp /cu.txt đã xuất bản, nay không còn; liên kết từ nơi khác tới tệp sẽ hỏng.
  = gợi ý: Để giữ địa chỉ ấy, đặt một bản của tệp vào static/cu.txt

cảnh báo[O12]: Trang không còn tệp /trang-tin/public/cu.txt, nhưng tệp đã bị sửa tay nên được để lại.
  = gợi ý: Không cần nữa thì hãy tự xóa.


"#]],
        str![[r#"
warning[O12]: The site no longer has /trang-tin/public/cu.txt, which was edited by hand and is left where it is.
help: Remove it yourself if nobody needs it.

"#]],
    );
    assert!(site.path("public/cu.txt").exists());
}

#[test]
fn o13_a_list_where_something_else_stands() {
    let site = site();
    let output = Output::open(&site.path("public"), site.root(), Timestamp::UNIX_EPOCH);
    let output = output.expect("nobody holds it");
    let refused = |path: &str| Lists::open(&site.path(path), &output, site.root()).expect_err(path);
    let root = site.root().display().to_string();
    let named = |text: String| text.replace(&root, "/trang-tin");
    let found = [refused("content/bai-viet/khac.md")];
    snapbox::assert_data_eq!(named(report(&found)), str![[r#"
lỗi[O13]: Không ghi danh sách vào /trang-tin/content/bai-viet/khac.md: ở đó là nguồn của trang, trang đã dựng, hoặc một tệp khác.
  = gợi ý: Ghi ra ngoài trang, vào tệp mới: --plan ../ke-hoach.txt


"#]].raw());
    snapbox::assert_data_eq!(named(english(Code::O13, &found)), str![[r#"
error[O13]: The list cannot be written to /trang-tin/content/bai-viet/khac.md: that is a source of the site, the site itself, or another file.
help: Write it outside of the site, to a new file: --plan ../plan.txt

"#]].raw());
    for path in [
        "bantin.toml",
        "static/moi.txt",
        "public/index.html",
        "public/.bantin.json",
    ] {
        assert_eq!(refused(path).code(), Code::O13, "{path}");
    }
    fs::write(site.path("cua-toi.txt"), "của tôi").expect("written");
    assert_eq!(refused("cua-toi.txt").code(), Code::O13);
    fs::write(site.path("cu.txt"), "6-delete\tcu/index.html\n").expect("written");
    Lists::open(&site.path("cu.txt"), &output, site.root()).expect("an older list");
}

/// An edited file cannot stay where a folder must be; it does not go without a word.
#[test]
fn o07_an_edited_file_in_the_place_of_a_folder() {
    let site = site().with("static/so-lieu", "x");
    assert_eq!(site.publish("public"), []);
    let site = site.with("public/so-lieu", "của người sửa");
    let site = site.after(|root| fs::remove_file(root.join("static/so-lieu")).expect("removed"));
    let site = site.with("static/so-lieu/2026.csv", "nam\n");
    let told = site.publish("public");
    assert!(
        told.iter().any(|finding| finding.code() == Code::O07),
        "{told:?}"
    );
    assert!(site.path("public/so-lieu/2026.csv").exists());
}
