//! S: files that cannot be taken as they are.

use bantin::diagnostic::Code;
use bantin::source::read;
use snapbox::str;

use crate::site::TestSite;
use crate::{body, check, check_found, check_report};

fn site() -> TestSite {
    TestSite::from(body("Bài."))
}

#[test]
fn s01_a_text_of_an_old_word_processor() {
    let mut bytes = b"+++\ntitle = \"B\xe0i\"\n+++\n".to_vec();
    bytes.push(b'\n');
    check(
        Code::S01,
        site().with("content/bai-viet/cu.md", bytes),
        str![[r#"
lỗi[S01]: Tệp không phải UTF-8.
 --> content/bai-viet/cu.md:2:11
  |
2 | title = "B�i"
  |           ^
  |
  = gợi ý: Mở tệp, chọn Lưu thành… (Save as) và bảng mã (Encoding) UTF-8.


"#]],
        str![[r#"
error[S01]: The file is not UTF-8.
help: Open the file, choose Save as… and the encoding UTF-8.

"#]],
    );
}

fn utf_16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn s02_a_text_in_utf_16() {
    let text = utf_16("+++\ntitle = \"Bài\"\n+++\n");
    check(
        Code::S02,
        site().with("content/bai-viet/cu.md", text),
        str![[r#"
lỗi[S02]: Tệp content/bai-viet/cu.md ở bảng mã UTF-16.
--> content/bai-viet/cu.md:1
 = gợi ý: Mở tệp, chọn Lưu thành… (Save as) và bảng mã (Encoding) UTF-8.


"#]],
        str![[r#"
error[S02]: File content/bai-viet/cu.md is in UTF-16.
help: Open the file, choose Save as… and the encoding UTF-8.

"#]],
    );
}

/// The file is there: only its encoding is wrong.
#[test]
fn s02_settings_in_utf_16() {
    let text = utf_16("title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n");
    check_report(
        site().with("bantin.toml", text),
        str![[r#"
lỗi[S02]: Tệp bantin.toml ở bảng mã UTF-16.
--> bantin.toml:1
 = gợi ý: Mở tệp, chọn Lưu thành… (Save as) và bảng mã (Encoding) UTF-8.


"#]],
    );
}

#[cfg(unix)]
#[test]
fn s03_a_symbolic_link() {
    let site = site().after(|root| {
        std::os::unix::fs::symlink("tay-ninh.md", root.join("content/bai-viet/chep.md"))
            .expect("the folder is ours");
    });
    check(
        Code::S03,
        site,
        str![[r#"
lỗi[S03]: content/bai-viet/chep.md là liên kết tượng trưng (symbolic link); trang không theo liên kết.
  = gợi ý: Chép tệp thật vào chỗ này.


"#]],
        str![[r#"
error[S03]: content/bai-viet/chep.md is a symbolic link; links are not followed.
help: Put the file itself there.

"#]],
    );
}

#[cfg(unix)]
#[test]
fn s04_a_socket() {
    let site = site().after(|root| {
        std::os::unix::net::UnixListener::bind(root.join("static.sock"))
            .expect("the folder is ours");
        std::fs::create_dir_all(root.join("static")).expect("the folder is ours");
        std::fs::rename(root.join("static.sock"), root.join("static/may-chu")).expect("ours");
    });
    check(
        Code::S04,
        site,
        str![[r#"
lỗi[S04]: static/may-chu không phải tệp thường.
  = gợi ý: Đưa nó ra khỏi thư mục của trang.


"#]],
        str![[r#"
error[S04]: static/may-chu is not an ordinary file.
help: Move it out of the site's folder.

"#]],
    );
}

/// Such twins come from a folder copied from macOS onto one from Windows.
#[cfg(target_os = "linux")]
#[test]
fn s05_two_names_that_look_the_same() {
    let site = site()
        .with("static/bản-đồ.png", "x")
        .with("static/ba\u{309}n-đô\u{300}.png", "y");
    check(
        Code::S05,
        site,
        str![[r#"
lỗi[S05]: Hai tệp cùng tên static/bản-đồ.png: một tên gõ bằng chữ dựng sẵn, một tên bằng chữ tách rời.
  = gợi ý: Xóa hoặc đổi tên một tệp.


"#]],
        str![[r#"
error[S05]: Two files are named static/bản-đồ.png: one name in composed letters, one in decomposed ones.
help: Remove or rename one of them.

"#]],
    );
}

/// Root may read everything, so the file is taken away between reading and publishing.
#[test]
fn s06_a_file_that_went_away() {
    let site = site().with("static/anh.jpg", "x");
    let found = site.publish_after("public", |root| {
        std::fs::remove_file(root.join("static/anh.jpg")).expect("it is there");
    });
    check_found(
        Code::S06,
        &found,
        str![[r#"
lỗi[S06]: Không đọc được static/anh.jpg: không có ở đó.
  = gợi ý: Kiểm tra quyền đọc tệp, rồi chạy lại.


"#]],
        str![[r#"
error[S06]: static/anh.jpg cannot be read: it is not there.
help: Check the permissions of the file and run again.

"#]],
    );
}

#[test]
fn s07_a_file_that_changed_during_the_build() {
    let site = site().with("static/anh.jpg", "cũ");
    let found = site.publish_after("public", |root| {
        std::fs::write(root.join("static/anh.jpg"), "mới").expect("the folder is ours");
    });
    check_found(
        Code::S07,
        &found,
        str![[r#"
lỗi[S07]: static/anh.jpg đã đổi trong lúc dựng.
  = gợi ý: Lưu xong rồi dựng lại.


"#]],
        str![[r#"
error[S07]: static/anh.jpg changed during the build.
help: Build again when it is saved.

"#]],
    );
}

#[test]
fn s08_a_name_with_a_slip() {
    let (tree, _) = read(site().root());
    let missing = tree.missing("content/bai-viet/tay-nin.md");
    check_found(
        Code::S08,
        &[missing],
        str![[r#"
lỗi[S08]: Trang không có tệp hay thư mục content/bai-viet/tay-nin.md.
  = gợi ý: Có phải: “content/bai-viet/tay-ninh.md”?


"#]],
        str![[r#"
error[S08]: The site has no file or folder content/bai-viet/tay-nin.md.
help: Did you mean “content/bai-viet/tay-ninh.md”?

"#]],
    );
}
