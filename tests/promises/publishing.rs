//! Where an output may lie, and what happens when two builds want it or somebody wants one to end.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::audit::{differences, tree};
use crate::run::{NOW, arguments};
use crate::site::{ARTICLE, Sandbox, TEMPLATE, article};
use crate::templates::ENDLESS;

/// How long anything here may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A sandbox whose build does not end by itself: it is in the midst of drawing.
fn endless() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .put(TEMPLATE, ENDLESS)
        .set("[limits]\npage_seconds = 600");
    sandbox
}

/// Starts a build and waits until it holds the output.
fn started(sandbox: &Sandbox) -> Child {
    let child = command(sandbox).spawn().expect("the program is there");
    let lock = sandbox.output().join(".bantin.lock");
    let begun = Instant::now();
    while !fs::read_to_string(&lock).is_ok_and(|holder| !holder.is_empty()) {
        assert!(begun.elapsed() < PATIENCE, "nothing locks the output");
        thread::sleep(Duration::from_millis(2));
    }
    child
}

fn command(sandbox: &Sandbox) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command
        .args(arguments(&sandbox.site(), &sandbox.output()))
        .env("SOURCE_DATE_EPOCH", NOW)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn send(child: &Child, signal: Signal) {
    let id = i32::try_from(child.id()).expect("a process has a small number");
    kill_process(Pid::from_raw(id).expect("not 0"), signal).expect("it is our child");
}

fn ended(child: Child) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = child.wait_with_output().expect("it is our child");
    let report = String::from_utf8(stderr).expect("the report is text");
    (status.code(), report)
}

#[test]
fn fs_21_two_builds_at_once() {
    let sandbox = endless();
    let first = started(&sandbox);
    let (code, report) = ended(command(&sandbox).spawn().expect("started"));
    assert_eq!(code, Some(1));
    assert!(
        report.contains("lỗi[O08]: Một lần dựng khác đang ghi vào "),
        "{report}"
    );
    let holder = format!("tiến trình {} ", first.id());
    assert!(report.contains(&holder), "{report}");
    // The lock is the kernel's: nothing is to be tidied up after a kill.
    send(&first, Signal::KILL);
    assert_eq!(ended(first).0, None);
    let sandbox = &sandbox;
    fs::remove_file(sandbox.site().join(TEMPLATE)).expect("it was put there");
    sandbox.build().publishes();
    let left: Vec<_> = tree(&sandbox.www()).into_keys().collect();
    let odd = left.iter().filter(|path| !path.starts_with("public"));
    assert_eq!(odd.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn fs_21_a_build_that_waits_for_another_one() {
    let sandbox = endless();
    let first = started(&sandbox);
    let second = command(&sandbox).arg("--wait").spawn().expect("started");
    thread::sleep(Duration::from_millis(300));
    fs::remove_file(sandbox.site().join(TEMPLATE)).expect("it was put there");
    send(&first, Signal::TERM);
    assert_eq!(ended(first).0, Some(130));
    let (code, report) = ended(second);
    assert_eq!(
        (code, report.as_str()),
        (Some(0), "Đang chờ một lần dựng khác xong…\n")
    );
}

#[test]
fn row_50_whoever_wants_a_build_to_end_is_obeyed_and_told() {
    for signal in [Signal::INT, Signal::TERM] {
        let sandbox = endless();
        let before = tree(&sandbox.www());
        let build = started(&sandbox);
        thread::sleep(Duration::from_millis(300));
        send(&build, signal);
        let begun = Instant::now();
        let (code, report) = ended(build);
        assert!(begun.elapsed() < PATIENCE);
        assert_eq!(code, Some(130));
        assert_eq!(
            report,
            "Đã dừng theo yêu cầu; chưa xuất bản gì, trang cũ còn nguyên.\n"
        );
        assert_eq!(differences(&before, &tree(&sandbox.www())), [""; 0]);
    }
}

/// As on many a host: the folder is ours, the one around it is not.
#[test]
fn an_output_in_a_folder_that_may_not_be_written_to() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("Một đoạn."));
    fs::set_permissions(sandbox.www(), fs::Permissions::from_mode(0o555)).expect("ours");
    let published = sandbox.build().by_nobody().publishes();
    fs::set_permissions(sandbox.www(), fs::Permissions::from_mode(0o755)).expect("ours");
    published.shows("Một đoạn.");
    nothing_of_a_build_is_left(&sandbox.output());
}

/// Files cannot be moved from one file system to another, nor over the border of a folder that is
/// mounted twice. Needs the right to mount in a name space of its own, which most containers grant.
#[test]
fn an_output_that_is_mounted() {
    let may_mount = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "true"])
        .output();
    if !may_mount.is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: this machine lets nobody mount");
        return;
    }
    for mount in [
        "mount -t tmpfs none \"$OUTPUT\"",
        "mount --bind \"$OTHER\" \"$OUTPUT\"",
    ] {
        let sandbox = Sandbox::new();
        let other = sandbox.top.join("khac");
        fs::create_dir(&other).expect("ours");
        let built = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-ec"])
            .arg(format!(
                "{mount}; \"$0\" \"$@\"; cp -a \"$OUTPUT\" \"$OUTPUT.copy\""
            ))
            .arg(env!("CARGO_BIN_EXE_bantin"))
            .args(arguments(&sandbox.site(), &sandbox.output()))
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("OUTPUT", sandbox.output())
            .env("OTHER", &other)
            .output()
            .expect("the system has unshare");
        let report = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{mount}: {report}");
        let copy = sandbox.www().join("public.copy");
        assert!(copy.join("index.html").is_file(), "{mount}");
        nothing_of_a_build_is_left(&copy);
    }
}

fn nothing_of_a_build_is_left(output: &Path) {
    let names = tree(output).into_keys();
    let left: Vec<_> = names
        .filter(|path| path.starts_with(".bantin") && path != ".bantin.json")
        .collect();
    assert_eq!(left, [""; 0]);
}
