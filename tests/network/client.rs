//! A client that says exactly what it is told to.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything here may take: a read that times out is a hang.
const HANG: Duration = Duration::from_secs(25);
/// Others are answered within this time, whatever somebody does.
pub const PROMPT: Duration = Duration::from_millis(1500);

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    /// The value of a header that is there at most once.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.head.lines().skip(1).filter_map(|line| {
            let (it, value) = line.split_once(": ")?;
            it.eq_ignore_ascii_case(name).then_some(value)
        });
        let value = values.next();
        assert_eq!(values.next(), None, "{name} is there twice");
        value
    }

    fn parse(bytes: &[u8]) -> Option<Reply> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
        let status = head.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
        Some(Reply {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        })
    }
}

#[track_caller]
pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream
        .set_read_timeout(Some(HANG))
        .expect("a timeout can be set");
    stream
}

/// Everything until the server closes. A reset is an end as well.
#[track_caller]
pub fn read_to_end(mut stream: &TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("the server hangs: {error}"),
    }
    bytes
}

/// What comes back for these bytes; nothing if the connection is closed without a word.
#[track_caller]
pub fn send(address: SocketAddr, bytes: &[u8]) -> Option<Reply> {
    let mut stream = connect(address);
    // The server may have closed already, in the midst of too much.
    let _ = stream.write_all(bytes);
    Reply::parse(&read_to_end(&stream))
}

/// A request with these headers besides `Host`.
pub fn request(address: SocketAddr, method: &str, target: &str, headers: &str) -> Vec<u8> {
    format!("{method} {target} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").into_bytes()
}

#[track_caller]
pub fn ask(address: SocketAddr, method: &str, target: &str, headers: &str) -> Reply {
    send(address, &request(address, method, target, headers)).expect("there is an answer")
}

#[track_caller]
pub fn get(address: SocketAddr, target: &str) -> Reply {
    ask(address, "GET", target, "")
}

/// The home page is there, and promptly.
#[track_caller]
pub fn answers_promptly(address: SocketAddr) {
    let start = Instant::now();
    let reply = get(address, "/");
    assert_eq!(reply.status, 200, "{}", reply.head);
    let took = start.elapsed();
    assert!(took < PROMPT, "took {took:?}");
}

/// Waits until `holds`.
#[track_caller]
pub fn within(time: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < time, "not within {time:?}: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
