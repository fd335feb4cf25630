//! E05, E06: what keeps `fmt` from putting files in order.

use std::fs;
use std::path::{Path, PathBuf};

use bantin::diagnostic::{Code, Diagnostic};
use bantin::model::BuildStamp;
use bantin::site::Order;
use bantin::source::{SourceTree, read};
use bantin::tidy::exchange::exchange;
use bantin::tidy::places::places;
use bantin::tidy::work::work;
use snapbox::dir::DirRoot;
use snapbox::str;

use crate::check_found;

const SETTINGS: &str = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";

const UNTIDY: &str = "+++\ndate = 2026-01-05\ntitle = \"A\"\nprovince = \"Huế\"\n+++\n";

/// What is said when `meanwhile` happens between reading a site with one untidy file and writing it.
fn found_when(meanwhile: impl FnOnce(&Path)) -> Vec<Diagnostic> {
    let folder = DirRoot::mutable_temp().expect("the system has a folder for temporary files");
    let root = folder.path().expect("a temporary folder has a path");
    let file = root.join("content/a.md");
    fs::create_dir_all(root.join("content")).expect("the folder is ours");
    fs::write(root.join("bantin.toml"), SETTINGS).expect("the folder is ours");
    fs::write(&file, UNTIDY).expect("the folder is ours");
    let (tree, found) = read(root);
    let order = Order {
        stamp: BuildStamp {
            now: "2026-09-21T21:13:20+07:00".parse().expect("an instant"),
            drafts: true,
            future: true,
        },
        base_url: None,
        folder: ".".to_owned(),
    };
    let work = work(&tree, found, &order, &|_| true);
    meanwhile(&file);
    let changes = work.changes.iter();
    changes
        .filter_map(|change| exchange(&tree, change).err())
        .collect()
}

#[test]
fn e05_nothing_to_put_in_order() {
    let typed = [PathBuf::from("anh.jpg")];
    let found = places(Path::new("."), &typed, &SourceTree::default(), &[]);
    check_found(
        Code::E05,
        &found.expect_err("there is no site"),
        str![[r#"
lỗi[E05]: Ở “anh.jpg” không có tệp nào để chuẩn hóa.
  = gợi ý: bantin fmt chuẩn hóa các tệp .md và _mac-dinh.toml trong thư mục content/ của trang.


"#]],
        str![[r#"
error[E05]: There is nothing to put in order at “anh.jpg”.
help: bantin fmt takes care of .md files and _mac-dinh.toml in the folder content/ of the site.

"#]],
    );
}

#[test]
fn e06_a_file_that_was_saved_meanwhile() {
    let found = found_when(|file| fs::write(file, "khác").expect("the folder is ours"));
    check_found(
        Code::E06,
        &found,
        str![[r#"
lỗi[E06]: Không sửa được content/a.md: tệp vừa được chương trình khác lưu lại. Tệp vẫn như cũ.
  = gợi ý: Lưu và đóng tệp ở chương trình khác, kiểm tra quyền ghi, rồi chạy lại bantin fmt.


"#]],
        str![[r#"
error[E06]: content/a.md cannot be changed: another program has just saved it. The file is as it was.
help: Save and close it in other programs, check its permissions, and run bantin fmt again.

"#]],
    );
}

#[test]
fn e06_a_file_that_is_gone() {
    let found = found_when(|file| fs::remove_file(file).expect("the folder is ours"));
    check_found(
        Code::E06,
        &found,
        str![[r#"
lỗi[E06]: Không sửa được content/a.md: không có ở đó. Tệp vẫn như cũ.
  = gợi ý: Lưu và đóng tệp ở chương trình khác, kiểm tra quyền ghi, rồi chạy lại bantin fmt.


"#]],
        str![[r#"
error[E06]: content/a.md cannot be changed: it is not there. The file is as it was.
help: Save and close it in other programs, check its permissions, and run bantin fmt again.

"#]],
    );
}

#[test]
fn a_file_that_nobody_touched_is_exchanged() {
    assert_eq!(found_when(|_| {}), []);
}
