//! A small site to ask for, and servers of it: in this process, or in a child with few descriptors.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use bantin::serve::http::{
    Answer, Answering, Body, Event, Events, Request, Server, bind, kind, target,
};

/// Length of the film, far beyond what sockets keep.
pub const FILM: u64 = 64 * 1024 * 1024;
/// Bytes of the article; more than `tiny_http` would send in one piece.
pub const ARTICLE: usize = 100_000;
/// How long `/het` keeps all descriptors.
const HOLD: Duration = Duration::from_millis(1500);

/// Pages by their decoded path, one film, one event stream, and what goes wrong.
struct Site {
    pages: BTreeMap<&'static str, Arc<[u8]>>,
    film: tempfile::NamedTempFile,
}

impl Site {
    fn new() -> Site {
        let film = tempfile::NamedTempFile::new().expect("a file can be made");
        film.as_file().set_len(FILM).expect("it can grow");
        let article: Vec<u8> = (b'a'..=b'z').cycle().take(ARTICLE).collect();
        Site {
            pages: BTreeMap::from([
                ("/", Arc::from("<h1>Trang chủ</h1>".as_bytes())),
                ("/đổi-số/", Arc::from("<h1>Đổi số</h1>".as_bytes())),
                ("/tep/so.txt", Arc::from(&b"0123456789"[..])),
                ("/bai.html", Arc::from(article)),
            ]),
            film,
        }
    }
}

impl Answering for Site {
    fn answer(&self, request: &Request<'_>) -> Answer {
        let path = target::decode(request.path);
        match path.as_deref() {
            Some("/phim.mp4") => {
                let file = File::open(self.film.path()).expect("it is there");
                found("/phim.mp4", Body::File { file, len: FILM })
            }
            Some("/dong") => Answer {
                status: 200,
                headers: Vec::new(),
                body: Body::Events(Box::new(Ticks(0))),
            },
            Some("/hong") => panic!("this page is broken, as it should be"),
            Some("/tieu-de") => {
                let query = request.query.unwrap_or_default();
                let value = percent_encoding::percent_decode_str(query).decode_utf8_lossy();
                let mut answer = found("/a.html", Body::Bytes(Arc::from(&b"a"[..])));
                answer.headers.push(("X-Query", value.into_owned()));
                answer
            }
            Some("/het") => {
                let n_free = request.query.and_then(|query| query.parse().ok());
                use_up_descriptors(n_free.unwrap_or(0));
                found("/het.txt", Body::Bytes(Arc::from(&b"het"[..])))
            }
            Some(path) => match self.pages.get(path) {
                Some(page) => found(path, Body::Bytes(Arc::clone(page))),
                None => not_found(),
            },
            None => not_found(),
        }
    }
}

fn found(path: &str, body: Body) -> Answer {
    let name = if path.ends_with('/') {
        "/index.html"
    } else {
        path
    };
    Answer {
        status: 200,
        headers: vec![
            ("Content-Type", kind::content_type(name)),
            ("ETag", "\"v1\"".to_owned()),
            ("Accept-Ranges", "bytes".to_owned()),
        ],
        body,
    }
}

fn not_found() -> Answer {
    Answer {
        status: 404,
        headers: vec![("Content-Type", kind::content_type("/404.html"))],
        body: Body::Bytes(Arc::from("<h1>Không có trang này</h1>".as_bytes())),
    }
}

/// One event at once, then silence.
struct Ticks(u32);

impl Events for Ticks {
    fn next(&mut self, wait: Duration) -> Event {
        self.0 += 1;
        if self.0 == 1 {
            return Event::Message {
                name: "pages",
                data: "1".to_owned(),
            };
        }
        thread::sleep(wait);
        Event::Nothing
    }
}

fn use_up_descriptors(n_free: usize) {
    let mut held = Vec::new();
    // Again and again, for some that are in use now come free soon; and not at once, for both loops
    // of `accept` should be waiting.
    for _ in 0..10 {
        thread::sleep(Duration::from_millis(20));
        while let Ok(file) = File::open("/dev/null") {
            held.push(file);
        }
    }
    held.truncate(held.len().saturating_sub(n_free));
    thread::sleep(HOLD);
}

/// A server of the site in this process.
pub fn start() -> Server {
    let listener = bind::listen(IpAddr::V4(Ipv4Addr::LOCALHOST), Some(0)).expect("a port is free");
    Server::start(listener, Arc::new(Site::new())).expect("a server can be started")
}

/// A server of the site in a process of its own, where threads, descriptors and memory are only its.
pub struct Apart {
    child: Child,
    folder: tempfile::TempDir,
    pub address: SocketAddr,
}

impl Apart {
    /// `descriptors`: as many as the process may have.
    pub fn start(descriptors: usize) -> Apart {
        let program = std::env::current_exe().expect("this program has a name");
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut child = Command::new("sh")
            .args(["-c", "ulimit -n $0; exec \"$@\""])
            .arg(descriptors.to_string())
            .arg(program)
            .args(["--exact", "server_apart", "--nocapture"])
            .env("BANTIN_SERVER_APART", "1")
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell can be run");
        let output = BufReader::new(child.stdout.take().expect("it is a pipe"));
        let address = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("listening on ")?.1.parse().ok())
            .expect("the server says where it listens");
        Apart {
            child,
            folder,
            address,
        }
    }

    /// What the server has put into the folder of passing files.
    pub fn passing_files(&self) -> Vec<String> {
        fs::read_dir(self.folder.path())
            .expect("it is there")
            .map(|entry| entry.expect("it can be read").file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .filter(|name| name.starts_with("bantin-"))
            .collect()
    }

    /// Stops it, and says which passing files are left.
    pub fn stop(mut self) -> Vec<String> {
        self.end();
        self.passing_files()
    }

    pub fn n_threads(&self) -> usize {
        self.count("task")
    }

    pub fn n_descriptors(&self) -> usize {
        self.count("fd")
    }

    fn count(&self, what: &str) -> usize {
        fs::read_dir(format!("/proc/{}/{what}", self.child.id()))
            .expect("the server is alive")
            .count()
    }

    /// Kilobytes in memory.
    pub fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .expect("the server is alive");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
            .expect("the kernel counts it")
    }

    fn end(&mut self) {
        // The end of its input ends it.
        drop(self.child.stdin.take());
        let deadline = Instant::now() + Duration::from_secs(5);
        while Instant::now() < deadline {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        self.end();
    }
}

/// The child's side of [`Apart`].
pub fn serve_apart() {
    if std::env::var_os("BANTIN_SERVER_APART").is_none() {
        return;
    }
    let server = start();
    println!("listening on {}", server.address());
    let mut rest = Vec::new();
    std::io::stdin()
        .read_to_end(&mut rest)
        .expect("input can be read");
}
