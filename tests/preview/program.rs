//! The program from outside: its port, its end, what it says.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::client::{Reply, connect, get};
use crate::folder::SiteFolder;

/// Longer than anything may take here.
const PATIENCE: Duration = Duration::from_secs(10);

/// `bantin serve`, running.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    lines: Receiver<String>,
    complaints: Receiver<String>,
    /// The folder for temporary files that it was given.
    temporary: TempDir,
}

fn command(site: &SiteFolder, arguments: &[&str], temporary: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command
        .arg("serve")
        .arg("--root")
        .arg(site.root())
        .args(arguments)
        .env("TMPDIR", temporary.path())
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn temporary() -> TempDir {
    TempDir::new().expect("the system has a folder for temporary files")
}

impl Program {
    /// Starts the program on any free port.
    pub fn start(site: &SiteFolder) -> Self {
        Self::start_with(site, &["--port", "0"])
    }

    pub fn start_with(site: &SiteFolder, arguments: &[&str]) -> Self {
        let temporary = temporary();
        let mut child = command(site, arguments, &temporary)
            .spawn()
            .expect("the program is there");
        let out = child.stdout.take().expect("it is piped");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let err = child.stderr.take().expect("it is piped");
        let (sender, complaints) = channel();
        thread::spawn(move || {
            for line in BufReader::new(err).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut said = String::new();
        let address = loop {
            let line = lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no address was said: {said}"));
            if let Some((_, rest)) = line.split_once("http://") {
                let host = rest.split('/').next().unwrap_or_default();
                break host.parse().expect("an address");
            }
            said.push_str(&line);
        };
        Self {
            child,
            address,
            lines,
            complaints,
            temporary,
        }
    }

    pub fn get(&self, path: &str) -> Reply {
        get(self.address, path)
    }

    /// The page at `path`.
    pub fn page(&self, path: &str) -> String {
        String::from_utf8(self.get(path).body).expect("a page is text")
    }

    /// Waits until the page at `path` has `text`. On the way no page may be cut off.
    #[track_caller]
    pub fn shows(&self, path: &str, text: &str) {
        Self::until(&format!("{path} shows {text:?}"), || {
            let page = self.page(path);
            assert!(page.ends_with("</html>\n"), "{path} is cut off: {page}");
            page.contains(text)
        });
    }

    #[track_caller]
    pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < PATIENCE, "never: {what}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The next line that the program says.
    #[track_caller]
    pub fn line(&self) -> String {
        self.lines
            .recv_timeout(PATIENCE)
            .expect("it says something")
    }

    /// The next line that it complains of.
    #[track_caller]
    pub fn complaint(&self) -> String {
        self.complaints
            .recv_timeout(PATIENCE)
            .expect("it complains of something")
    }

    /// Ends the program as Ctrl-C does; the exit code, how long it took, and what it left behind.
    pub fn interrupt(mut self) -> (Option<i32>, Duration, Vec<String>) {
        let begun = Instant::now();
        let pid = self.child.id().to_string();
        let killed = Command::new("kill").args(["-INT", &pid]).status();
        assert!(killed.expect("there is a kill").success());
        let status = self.child.wait().expect("it ends");
        let took = begun.elapsed();
        let left = fs::read_dir(self.temporary.path()).expect("the folder is ours");
        let left = left.map(|entry| entry.expect("an entry").file_name().display().to_string());
        (status.code(), took, left.collect())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the program to its end; exit code and what it complained of.
fn run(site: &SiteFolder, arguments: &[&str]) -> (Option<i32>, String) {
    let temporary = temporary();
    let mut child = command(site, arguments, &temporary)
        .spawn()
        .expect("it is there");
    let mut complaint = String::new();
    let mut err = child.stderr.take().expect("it is piped");
    err.read_to_string(&mut complaint).expect("it is text");
    (child.wait().expect("it ends").code(), complaint)
}

#[test]
fn net_30_a_port_that_is_asked_for_and_taken_ends_it_with_a_way_out() {
    let site = SiteFolder::new();
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
    let port = other.local_addr().expect("it listens").port();
    let (code, complaint) = run(&site, &["--port", &port.to_string()]);
    assert_eq!(code, Some(1));
    assert_eq!(
        complaint,
        format!(
            "lỗi[K01]: Cổng {port} đang được chương trình khác dùng.\n  \
             = gợi ý: Chọn cổng khác: bantin serve --port {}\n  \
             = gợi ý: Hoặc bỏ --port, bantin sẽ tự tìm cổng trống.\n\n",
            port + 1
        )
    );
}

#[test]
fn net_30_without_a_wish_the_next_free_port_is_taken() {
    let site = SiteFolder::new();
    // Ours, or somebody else's: it is taken.
    let _first = TcpListener::bind((Ipv4Addr::LOCALHOST, 1111));
    let program = Program::start_with(&site, &[]);
    assert!((1112..=1211).contains(&program.address.port()));
    assert_eq!(program.get("/").status, 200);
}

#[test]
fn net_37_only_this_machine_can_open_it_unless_that_was_asked_for() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    assert!(program.address.ip().is_loopback());
    let elsewhere = SocketAddr::from(([127, 0, 0, 2], program.address.port()));
    assert!(
        TcpStream::connect(elsewhere).is_err(),
        "another address answers"
    );
}

#[test]
fn net_38_an_interrupt_ends_it_at_once_and_nothing_is_left() {
    let site = SiteFolder::new();
    let before = tree(&site);
    let program = Program::start(&site);
    let _silent = connect(program.address);
    let mut stream = connect(program.address);
    let target = "/__bantin/events?after=0";
    let request = crate::client::request(program.address, "GET", target, "");
    std::io::Write::write_all(&mut stream, &request).expect("it listens");
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("the stream begins");
    assert_eq!(&first, b"HTTP/1.1 200");
    let (code, took, left) = program.interrupt();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(1), "it took {took:?}");
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(tree(&site), before, "the site's folder is as it was");
}

fn tree(site: &SiteFolder) -> Vec<String> {
    let mut paths = Vec::new();
    let mut folders = vec![site.root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is ours") {
            let path = entry.expect("an entry").path();
            paths.push(path.display().to_string());
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    paths.sort();
    paths
}

#[test]
fn a_site_that_init_made_can_be_seen_at_once() {
    let site = SiteFolder::empty();
    let made = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .arg("init")
        .arg(site.root())
        .stdin(Stdio::null())
        .output()
        .expect("the program is there");
    assert!(made.status.success());
    let program = Program::start(&site);
    let home = program.get("/");
    assert_eq!(home.status, 200);
    assert_eq!(program.complaints.try_recv().ok(), None);
}

#[test]
fn it_starts_with_errors_and_says_them() {
    let site = SiteFolder::new();
    site.edit("content/bai-viet/hai.md", "\"Huế\"", "\"Hueee\"");
    let program = Program::start(&site);
    let problems = program.page("/__bantin/problems");
    assert!(problems.contains("P01"), "{problems}");
    assert!(
        problems.contains("content/bai-viet/hai.md:4:13"),
        "{problems}"
    );
    site.edit("content/bai-viet/hai.md", "\"Hueee\"", "\"Huế\"");
    assert!(
        program
            .line()
            .starts_with("content/bai-viet/hai.md: đã cập nhật trong ")
    );
    assert_eq!(program.page("/__bantin/problems"), "");
}

#[test]
fn a_tab_that_was_opened_before_the_base_was_known_hears_of_the_site() {
    let site = SiteFolder::new();
    site.edit("bantin.toml", "example.vn\"", "example.vn/so");
    let program = Program::start(&site);
    assert_eq!(program.get("/").status, 500);
    site.edit("bantin.toml", "example.vn/so", "example.vn/so\"");
    assert!(
        program
            .line()
            .starts_with("bantin.toml: đã cập nhật trong ")
    );
    let state = program.get("/__bantin/state?page=%2F");
    assert_eq!(state.status, 200);
    let state = String::from_utf8(state.body).expect("a state is text");
    assert!(!state.contains("\"page\":\"\""), "{state}");
    assert_eq!(program.get("/").header("Location"), Some("/so/"));
}

#[test]
fn a_tab_is_told_where_its_article_went() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    let old = "/__bantin/state?page=%2Fbai-viet%2F2026%2F09%2Fmot%2F";
    let moved = |to: &str| program.page(old).contains(&format!("\"moved\":\"{to}\""));
    assert!(program.page(old).contains("\"moved\":null"));
    // The same bytes under another name, then another date in that file.
    site.rename("content/bai-viet/mot.md", "content/bai-viet/bai-dau.md");
    let first = "/bai-viet/2026/09/bai-dau/";
    Program::until("the renamed file is known again", || moved(first));
    site.edit("content/bai-viet/bai-dau.md", "2026-09-02", "2026-08-31");
    let second = "/bai-viet/2026/08/bai-dau/";
    Program::until("both moves are followed", || moved(second));
}

#[test]
fn a_page_that_cannot_be_drawn_is_told_in_the_terminal_too() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    // Drawn while it was allowed, so that it lies on the shelf.
    assert_eq!(program.get("/").status, 200);
    let settings = site.read("bantin.toml");
    let limited = format!("{settings}\n[limits]\npage_bytes = 3000\n");
    site.write("bantin.toml", limited);
    assert!(
        program
            .line()
            .starts_with("bantin.toml: đã cập nhật trong ")
    );
    assert!(program.page("/").contains("data-errors=\"1\""));
    let told = program.complaint();
    assert!(told.starts_with("lỗi[W06]: Trang / "), "{told}");
}

#[test]
fn a_template_that_loops_for_ever_is_told_and_leaves_the_rest_alone() {
    let site = SiteFolder::new();
    let settings = site.read("bantin.toml");
    site.write(
        "bantin.toml",
        format!("{settings}\n[limits]\npage_seconds = 1\n"),
    );
    let turns =
        "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    site.write("themes/toasoan/templates/standing.html", turns);
    site.write(
        "content/trang/gioi-thieu.md",
        "+++\ntitle = \"Giới thiệu\"\n+++\n",
    );
    let program = Program::start(&site);
    // The second time nobody waits for it any more.
    for _ in 0..2 {
        assert_eq!(program.get("/gioi-thieu/").status, 500);
    }
    let told = program.complaint();
    assert!(
        told.starts_with("lỗi[W08]: Vẽ trang /gioi-thieu/ quá 1 giây"),
        "{told}"
    );
    assert_eq!(program.get("/").status, 200);
}

#[test]
fn net_26_markup_in_a_message_is_text() {
    let site = SiteFolder::new();
    site.edit(
        "content/bai-viet/hai.md",
        "\"Huế\"",
        "'<script>alert(1)</script>'",
    );
    let program = Program::start(&site);
    let problems = program.page("/__bantin/problems");
    assert!(problems.contains("&lt;script&gt;alert(1)"), "{problems}");
    assert!(!problems.contains("<script"), "{problems}");
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let site = SiteFolder::new();
    let (code, complaint) = run(&site, &["--root", "/khong/co"]);
    assert_eq!(code, Some(2), "the option is there twice: {complaint}");
    let gone = site.path("khong-co");
    let output = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .args(["serve", "--port", "0", "--root"])
        .arg(&gone)
        .output()
        .expect("the program is there");
    assert_eq!(output.status.code(), Some(1));
    let complaint = String::from_utf8(output.stderr).expect("it is text");
    assert!(complaint.starts_with("lỗi[S06]: "), "{complaint}");
}
