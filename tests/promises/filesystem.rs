//! Rows 34–48: what the folders of a site may hold, and where it may be published.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::audit::{differences, tree, without_locks};
use crate::outcome::Report;
use crate::site::{ADDRESS, ARTICLE, Sandbox, article, titled};

/// A site with a link at `path` that leads to `target`, refused.
#[track_caller]
fn refuses_link(path: &str, target: impl Fn(&Sandbox) -> PathBuf) {
    let sandbox = Sandbox::new();
    let link = sandbox.site().join(path);
    symlink(target(&sandbox), link).expect("the folder is ours");
    let error =
        format!("S03 {path} là liên kết tượng trưng (symbolic link); trang không theo liên kết.");
    sandbox.build().refuses().is(&[&error]);
}

#[test]
fn fs_01_article_is_a_link_to_a_file_outside() {
    refuses_link(ARTICLE, |sandbox| sandbox.top.join("bi-mat.txt"));
}

#[test]
fn fs_02_folder_of_static_is_a_link_outside() {
    refuses_link("static/ngoai", |sandbox| sandbox.top.join("nguoi-khac"));
}

#[test]
fn fs_02_a_folder_of_the_site_is_a_link_outside() {
    for name in ["static", "content", "themes"] {
        let sandbox = Sandbox::new();
        let folder = sandbox.site().join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the folder is ours");
        }
        symlink(sandbox.top.join("nguoi-khac"), folder).expect("the folder is ours");
        let error = format!(
            "S03 {name} là liên kết tượng trưng (symbolic link); trang không theo liên kết."
        );
        let refused = sandbox.build().refuses();
        assert!(refused.errors().contains(&error), "{}", refused.text);
    }
}

#[test]
fn fs_02_theme_is_a_link_outside() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.site().join("themes")).expect("ours");
    symlink(
        sandbox.top.join("nguoi-khac"),
        sandbox.site().join("themes/toasoan"),
    )
    .expect("ours");
    sandbox.build().refuses().is(&[
        "S03 themes/toasoan là liên kết tượng trưng (symbolic link); trang không theo liên kết.",
    ]);
}

#[test]
fn fs_03_folder_is_a_link_to_its_parent() {
    refuses_link("content/2026/vong", |_| PathBuf::from("../../content"));
}

#[test]
fn fs_04_link_to_nothing() {
    refuses_link(ARTICLE, |_| PathBuf::from("khong-co.md"));
}

#[test]
fn fs_05_named_pipe() {
    for path in [ARTICLE, "static/ong.pdf", "content/2026/03/ong.png"] {
        let sandbox = Sandbox::new();
        let made = Command::new("mkfifo")
            .arg(sandbox.site().join(path))
            .status();
        assert!(made.expect("there is a mkfifo").success());
        let error = format!("S04 {path} không phải tệp thường.");
        sandbox.build().refuses().is(&[&error]);
    }
}

#[test]
fn fs_06_socket_among_the_static_files() {
    let sandbox = Sandbox::new();
    // The path of a socket may not be long.
    let short = tempfile::tempdir().expect("the system has a folder for temporary files");
    let _socket = UnixListener::bind(short.path().join("o")).expect("the folder is ours");
    fs::rename(short.path().join("o"), sandbox.site().join("static/o.sock")).expect("ours");
    let refused = sandbox.build().refuses();
    refused.is(&["S04 static/o.sock không phải tệp thường."]);
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("the file is ours");
}

fn allow_all(paths: &[PathBuf], mode: u32) {
    for path in paths {
        allow(path, mode);
    }
}

#[test]
fn fs_07_article_that_nobody_may_read() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    allow(&sandbox.site().join(ARTICLE), 0);
    sandbox
        .build()
        .by_nobody()
        .refuses()
        .is(&["S06 Không đọc được content/2026/03/xau.md: không có quyền."]);
}

#[test]
fn fs_07_folder_that_nobody_may_read() {
    let sandbox = Sandbox::new();
    sandbox.put("content/kin/a.md", article("x\n"));
    allow(&sandbox.site().join("content/kin"), 0);
    let refused = sandbox.build().by_nobody().refuses();
    allow(&sandbox.site().join("content/kin"), 0o755);
    refused.is(&["S06 Không đọc được content/kin: không có quyền."]);
}

#[test]
fn fs_08_output_that_may_not_be_written() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    let closed = [sandbox.output(), sandbox.www()];
    allow_all(&closed, 0o555);
    let refused = sandbox.build().by_nobody().refuses();
    allow_all(&closed, 0o755);
    let errors = refused.errors();
    assert!(
        errors.len() == 1 && errors[0].starts_with("O05 "),
        "{errors:?}"
    );
    refused.says(&sandbox.www().display().to_string());
    refused.says("không có quyền");
}

/// A full disk as far as one process can be given one: no file may grow past 4 KB.
fn no_room(shell: &'static str) -> Report {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article(&"chữ ".repeat(9000)));
    sandbox.build().after(shell).refuses()
}

#[test]
fn fs_09_no_file_may_grow() {
    let refused = no_room("ulimit -f 4");
    refused.says("hệ thống không cho tệp lớn đến thế");
}

#[test]
fn fs_09_no_file_may_grow_and_the_system_says_so() {
    let refused = no_room("trap '' XFSZ; ulimit -f 4");
    let errors = refused.errors();
    let is_told = |error: &String| {
        error.starts_with("O05 ")
            && error.ends_with("hệ thống không cho tệp lớn đến thế (file too large).")
    };
    assert!(errors.iter().all(is_told), "{errors:?}");
}

/// Nobody hears it, but the exit code tells.
#[test]
#[cfg(target_os = "linux")]
fn fs_09_messages_that_cannot_be_written() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, "");
    for shell in ["exec 2>/dev/full", "exec >/dev/full 2>&1", "exec 2>&-"] {
        let ended = sandbox.build().after(shell).run();
        assert_eq!(ended.code, 1, "{shell}");
    }
}

#[test]
fn fs_10_thirty_two_descriptors() {
    let sandbox = Sandbox::new();
    for n in 0..60 {
        sandbox.put(
            &format!("content/2026/03/n{n}.md"),
            titled(&format!("Tin {n}")),
        );
        sandbox.put(&format!("static/n{n}.pdf"), "x");
    }
    let published = sandbox.build().after("ulimit -n 32").publishes();
    assert!(published.has("bai-viet/2026/03/n59/") && published.has("n59.pdf"));
}

/// A build into `output`, refused with `error`; nothing at all changes, also not in the sources.
#[track_caller]
fn refuses_output(output: impl Fn(&Sandbox) -> PathBuf, error: &str) {
    let sandbox = Sandbox::new();
    let output = output(&sandbox);
    let whole = || without_locks(tree(&sandbox.top));
    let before = whole();
    let refused = sandbox.build().into(output.clone()).refuses();
    assert_eq!(differences(&before, &whole()), [""; 0]);
    assert_eq!(refused.errors().len(), 1, "{}", refused.text);
    assert!(refused.errors()[0].starts_with(error), "{}", refused.text);
    refused.says(&output.display().to_string());
}

#[test]
fn fs_11_output_is_the_site() {
    refuses_output(Sandbox::site, "O02 ");
}

#[test]
fn fs_12_output_is_among_the_sources() {
    refuses_output(|sandbox| sandbox.site().join("content"), "O02 ");
    refuses_output(|sandbox| sandbox.site().join("content/2026/moi"), "O02 ");
    refuses_output(|sandbox| sandbox.site().join("static"), "O02 ");
    refuses_output(|sandbox| sandbox.site().join("themes/x"), "O02 ");
}

#[test]
fn fs_13_output_holds_the_site() {
    refuses_output(|sandbox| sandbox.site().join(".."), "O02 ");
    refuses_output(|_| PathBuf::from("/"), "O02 ");
}

#[test]
fn fs_13_output_is_a_link_to_the_site() {
    refuses_output(
        |sandbox| {
            let link = sandbox.home.join("lien-ket");
            symlink(sandbox.site(), &link).expect("the folder is ours");
            link
        },
        "O02 ",
    );
}

#[test]
fn fs_14_output_is_somebody_elses() {
    refuses_output(|sandbox| sandbox.top.join("nguoi-khac"), "O01 ");
}

#[test]
fn fs_15_output_is_a_file() {
    refuses_output(|sandbox| sandbox.top.join("bi-mat.txt"), "O03 ");
}

#[test]
fn fs_18_removed_article() {
    let sandbox = Sandbox::new();
    let address = "bai-viet/2026/03/bai-003";
    assert!(sandbox.output().join(address).join("index.html").exists());
    fs::remove_file(sandbox.site().join("content/2026/03/bai-003.md")).expect("it is there");
    let published = sandbox.build().publishes();
    published.lacks("Bài số 3").lacks("bai-003");
    assert!(!sandbox.output().join(address).exists());
    // The three that stay are as they were when nobody had ever heard of the fourth.
    let fresh = sandbox.build().into(sandbox.www().join("moi")).publishes();
    assert_eq!(differences(&published.files, &fresh.files), [""; 0]);
}

#[test]
fn fs_18_a_file_of_the_users_beside_a_removed_article_stays() {
    let sandbox = Sandbox::new();
    let folder = sandbox.output().join("bai-viet/2026/03/bai-003");
    fs::write(folder.join("cua-toi.txt"), "của tôi").expect("the folder is ours");
    fs::remove_file(sandbox.site().join("content/2026/03/bai-003.md")).expect("it is there");
    sandbox.build().publishes();
    assert!(!folder.join("index.html").exists());
    assert_eq!(
        fs::read_to_string(folder.join("cua-toi.txt")).expect("it stays"),
        "của tôi"
    );
}

#[test]
fn fs_18_a_page_of_the_users_is_never_replaced() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    let theirs = sandbox.output().join(ADDRESS);
    fs::create_dir(&theirs).expect("the folder is ours");
    fs::write(theirs.join("index.html"), "của tôi</html>").expect("the folder is ours");
    let refused = sandbox.build().refuses();
    assert_eq!(refused.errors().len(), 1, "{}", refused.text);
    refused
        .says("O04")
        .says(&theirs.join("index.html").display().to_string());
}

#[test]
fn fs_19_sources_that_may_not_be_written() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    let folders = ["", "content", "content/2026", "content/2026/03", "static"];
    let folders = folders.map(|folder| sandbox.site().join(folder));
    allow_all(&folders, 0o555);
    let published = sandbox.build().by_nobody().publishes();
    allow_all(&folders, 0o755);
    assert!(published.has(ADDRESS));
}

#[test]
fn fs_20_files_come_and_go_during_the_build() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for n in (0u64..4).cycle() {
                let path = sandbox
                    .site()
                    .join(format!("content/2026/03/thoang-{n}.md"));
                fs::write(&path, titled("Thoáng qua")).expect("the folder is ours");
                thread::sleep(Duration::from_millis(1 + n));
                fs::remove_file(&path).expect("it is there");
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let runs: Vec<_> = (0..4).map(|_| sandbox.build().run()).collect();
        is_over.store(true, Ordering::Relaxed);
        for ended in runs {
            let errors = ended.report.errors();
            assert_eq!(ended.code == 0, errors.is_empty(), "{}", ended.report.text);
            let is_named = |error: &String| error.contains("content/2026/03/thoang-");
            assert!(errors.iter().all(is_named), "{errors:?}");
        }
    });
    let published = sandbox.build().publishes();
    published.lacks("Thoáng qua");
}

#[test]
fn fs_22_odd_signs_in_the_names_of_folders() {
    for name in [
        "Bản tin của 'tỉnh' \"A\"",
        "$(touch x) `y` %20 & ; # ?",
        "-thư mục-\n-hai dòng-",
    ] {
        let sandbox = Sandbox::below(name);
        sandbox.put(ARTICLE, article("x\n"));
        let published = sandbox.build().publishes();
        assert!(published.has(ADDRESS), "{name}");
    }
}
