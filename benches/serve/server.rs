//! The program under test, from outside.
//!
//! In: a site folder. Out: what the program answers, and when. Every request has a connection of its
//! own, which ends with the answer. The program is ended as an editor ends it, when dropped.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Between two requests.
const TICK: Duration = Duration::from_millis(1);
/// What takes longer than this never comes.
const LIMIT: Duration = Duration::from_mins(2);
/// How long the program may take to end.
const PARTING: Duration = Duration::from_secs(10);

pub struct Server {
    child: Child,
    address: SocketAddr,
    is_stopped: Arc<AtomicBool>,
}

impl Server {
    /// Starts the program on a port that is free. Returns it and the time until the first byte of
    /// its first answer. Articles of days to come are shown, so that no result depends on the day.
    pub fn start(root: &Path, is_stopped: &Arc<AtomicBool>) -> Result<(Self, Duration), String> {
        let address = free_address().map_err(|error| format!("no free port: {error}"))?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
        command
            .args(["serve", "--future", "--port", &address.port().to_string()])
            .arg("--root")
            .arg(root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let begun = Instant::now();
        let child = command
            .spawn()
            .map_err(|error| format!("`bantin` cannot be started: {error}"))?;
        let mut server = Self {
            child,
            address,
            is_stopped: Arc::clone(is_stopped),
        };
        server.wait_for_first_byte(begun)?;
        Ok((server, begun.elapsed()))
    }

    fn wait_for_first_byte(&mut self, begun: Instant) -> Result<(), String> {
        loop {
            let answered = self.ask("/").and_then(|mut it| it.read_exact(&mut [0]));
            if answered.is_ok() {
                return Ok(());
            }
            self.go_on(begun, "answer")?;
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("`bantin serve` ended: {status}"));
            }
        }
    }

    /// Waits until the page at `path` holds `token`. That every request is answered is taken for
    /// granted.
    pub fn until(&self, path: &str, token: &str) -> Result<(), String> {
        let begun = Instant::now();
        loop {
            let answer = self
                .get(path)
                .map_err(|error| format!("no answer for `{path}`: {error}"))?;
            if is_good(&answer) && contains(&answer, token) {
                return Ok(());
            }
            self.go_on(begun, &format!("`{token}` in `{path}`"))?;
        }
    }

    /// Waits for the next try.
    fn go_on(&self, begun: Instant, aim: &str) -> Result<(), String> {
        if self.is_stopped.load(Ordering::Relaxed) {
            return Err("interrupted".to_owned());
        }
        if begun.elapsed() > LIMIT {
            return Err(format!("no {aim} in {} s", LIMIT.as_secs()));
        }
        thread::sleep(TICK);
        Ok(())
    }

    /// Returns the whole answer for `path`, head and body.
    fn get(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut answer = Vec::with_capacity(256 * 1024);
        self.ask(path)?.read_to_end(&mut answer)?;
        Ok(answer)
    }

    fn ask(&self, path: &str) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(LIMIT))?;
        let host = self.address;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        Ok(stream)
    }

    /// Returns the program's resident memory in MB; nothing where the system is not Linux.
    pub fn memory(&self) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes * 1_024.0 / 1_000_000.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        interrupt(&mut self.child);
        let begun = Instant::now();
        while begun.elapsed() < PARTING {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(TICK);
        }
        eprintln!("`bantin serve` did not end when asked to");
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ends the program as Ctrl+C does, or at once where there are no signals.
fn interrupt(child: &mut Child) {
    let asked = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .stderr(Stdio::null())
        .status();
    if !asked.is_ok_and(|status| status.success()) {
        let _ = child.kill();
    }
}

fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

fn is_good(answer: &[u8]) -> bool {
    answer.starts_with(b"HTTP/1.1 200 ")
}

fn contains(answer: &[u8], token: &str) -> bool {
    answer
        .windows(token.len())
        .any(|window| window == token.as_bytes())
}
