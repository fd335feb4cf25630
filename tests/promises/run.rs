//! The program, run as a child under limits.
//!
//! Whatever a test does, [`Build::run`] checks of every run: an end with exit code 0 or 1, no panic,
//! no signal, bounded time and memory, and that the user's files, the secret and everything beside
//! site and output are as they were.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::audit::{differences, tree, without_locks};
use crate::outcome::{Published, Report};
use crate::site::{Sandbox, USERS};

/// Who builds, and on which machine: neither may show in a published file.
pub const USER: &str = "nguoi-dung-7f3a";
pub const MACHINE: &str = "may-dung-7f3a";
/// 31 March 2026: after all articles of the sandbox but those to come.
pub const NOW: &str = "1774915200";
/// Nobody's id, for tests of permissions that root would pass.
const NOBODY: u32 = 65534;

/// The arguments of every build of the tests here.
pub fn arguments(root: &Path, output: &Path) -> Vec<OsString> {
    vec![
        "build".into(),
        "--root".into(),
        root.into(),
        "--output".into(),
        output.into(),
        // Only a loss of power would tell the difference.
        "--no-sync".into(),
    ]
}

/// A run of the program, to be.
pub struct Build<'a> {
    sandbox: &'a Sandbox,
    root: PathBuf,
    output: PathBuf,
    variables: Vec<(&'static str, OsString)>,
    /// What a shell does before it becomes the program.
    before: Option<&'static str>,
    seconds: u64,
    megabytes: u64,
    is_nobody: bool,
}

impl<'a> Build<'a> {
    /// A build of the sandbox's site into its output.
    pub fn of(sandbox: &'a Sandbox) -> Self {
        Self {
            sandbox,
            root: sandbox.site(),
            output: sandbox.output(),
            variables: Vec::new(),
            before: None,
            seconds: 20,
            megabytes: 600,
            is_nobody: false,
        }
    }

    pub fn from(mut self, root: PathBuf) -> Self {
        self.root = root;
        self
    }

    pub fn into(mut self, output: PathBuf) -> Self {
        self.output = output;
        self
    }

    pub fn with(mut self, variable: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((variable, value.into()));
        self
    }

    /// With limits or settings that a shell sets, such as `ulimit -n 32`.
    pub fn after(mut self, shell: &'static str) -> Self {
        self.before = Some(shell);
        self
    }

    pub fn within(mut self, seconds: u64, megabytes: u64) -> Self {
        (self.seconds, self.megabytes) = (seconds, megabytes);
        self
    }

    /// As a user who owns everything here but is bound by permissions.
    pub fn by_nobody(mut self) -> Self {
        self.is_nobody = true;
        self
    }

    /// Expects exit code 0 and a published folder without a fault.
    #[track_caller]
    pub fn publishes(self) -> Published {
        let (output, top) = (self.output.clone(), self.sandbox.top.clone());
        let ended = self.run();
        assert_eq!(ended.code, 0, "refused:\n{}", ended.report.text);
        Published::read(&output, &top, ended.report)
    }

    /// Expects exit code 1, a report, and that nothing at all changed.
    #[track_caller]
    pub fn refuses(self) -> Report {
        let www = self.sandbox.www();
        let published = || without_locks(tree(&www));
        let before = published();
        let ended = self.run();
        assert_eq!(
            ended.code, 1,
            "built, but had to refuse:\n{}",
            ended.report.text
        );
        assert_eq!(
            differences(&before, &published()),
            [""; 0],
            "refused, but the published folder changed"
        );
        assert!(!ended.report.errors().is_empty(), "no error was told");
        ended.report
    }

    /// Runs the program and checks what holds for every run.
    #[track_caller]
    pub fn run(self) -> Ended {
        let sandbox = self.sandbox;
        let around = sandbox.surroundings();
        let (seconds, megabytes) = (self.seconds, self.megabytes);
        let keep = TempDir::new().expect("the system has a folder for temporary files");
        let mut command = self.command(keep.path());
        let mut child = command
            .stdin(Stdio::null())
            // Not files: a limit on the size of files is none on what is said.
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program is there");
        let said = listen(child.stdout.take());
        let report = listen(child.stderr.take());
        let (status, peak) = wait(&mut child, Duration::from_secs(seconds));
        said.join().expect("it only reads");
        let report = report.join().expect("it only reads");
        let Some(status) = status else {
            panic!("still running after {seconds} s:\n{report}");
        };
        let panicked = [
            "panicked at",
            "stack overflow",
            "memory allocation of",
            "internal error",
        ];
        let panicked = panicked.iter().any(|sign| report.contains(sign));
        let code = status
            .code()
            .filter(|code| matches!(code, 0 | 1) && !panicked);
        let Some(code) = code else {
            panic!("{status}:\n{report}");
        };
        assert!(
            peak <= megabytes << 20,
            "{} MB > {megabytes} MB",
            peak >> 20
        );
        let now = sandbox.surroundings();
        assert_eq!(
            differences(&around, &now),
            [""; 0],
            "something outside changed"
        );
        for (path, bytes) in USERS {
            let path = sandbox.output().join(path);
            let is_there = path.is_dir() || fs::read(&path).is_ok_and(|there| there == bytes);
            assert!(is_there, "the user's {} is lost or changed", path.display());
        }
        Ended {
            code,
            report: Report { text: report },
        }
    }

    fn command(&self, keep: &Path) -> Command {
        let mut binary = PathBuf::from(env!("CARGO_BIN_EXE_bantin"));
        let is_nobody = self.is_nobody && rustix::process::geteuid().is_root();
        if is_nobody {
            // The folder that it was built in may be closed to others.
            let copy = keep.join("bantin");
            fs::copy(&binary, &copy).expect("there is room for it");
            binary = copy;
            let above = self.sandbox.top.parent().expect("it is in a folder");
            for folder in [keep, above] {
                let open = fs::Permissions::from_mode(0o755);
                fs::set_permissions(folder, open).expect("the folder is ours");
            }
            give(&self.sandbox.top, NOBODY);
        }
        let mut command = match self.before {
            Some(before) => {
                let mut shell = Command::new("sh");
                shell
                    .arg("-c")
                    .arg(format!("{before}; exec \"$0\" \"$@\""))
                    .arg(binary);
                shell
            }
            None => Command::new(binary),
        };
        if is_nobody {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
            .args(arguments(&self.root, &self.output))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("HOME", format!("/home/{USER}"))
            .env("USER", USER)
            .env("LOGNAME", USER)
            .env("HOSTNAME", MACHINE)
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// Gives a folder and all in it to a user.
fn give(path: &Path, user: u32) {
    lchown(path, Some(user), Some(user)).expect("root may");
    let is_folder = fs::symlink_metadata(path).is_ok_and(|it| it.is_dir());
    for entry in is_folder
        .then(|| fs::read_dir(path))
        .into_iter()
        .flatten()
        .flatten()
    {
        give(&entry.expect("an entry can be read").path(), user);
    }
}

/// Waits for the end, `None` when it does not come in time; the most memory that was held, in bytes.
fn wait(child: &mut Child, most: Duration) -> (Option<ExitStatus>, u64) {
    let (begun, mut peak) = (Instant::now(), 0);
    let status_file = format!("/proc/{}/status", child.id());
    loop {
        // Where there is no such file, memory is not watched.
        let status = fs::read_to_string(&status_file).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) << 10);
        if let Some(status) = child.try_wait().expect("it is our child") {
            return (Some(status), peak);
        }
        if begun.elapsed() > most {
            child.kill().expect("it is our child");
            child.wait().expect("it is our child");
            return (None, peak);
        }
        thread::sleep(Duration::from_millis(3));
    }
}

/// Reads what a child says, to its end.
fn listen(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<String> {
    let mut pipe = pipe.expect("it is piped");
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        String::from_utf8(bytes).expect("messages are UTF-8")
    })
}

/// How a run ended.
pub struct Ended {
    pub code: i32,
    pub report: Report,
}
