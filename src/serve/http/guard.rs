//! The public port: the smallest guard that makes `tiny_http`'s known faults unreachable.
//!
//! `tiny_http` 0.12 is small and works, but a stranger can do the following to it. The guard accepts
//! every connection itself, and calls `tiny_http` with a short head that it has written anew.
//!
//! | fault of `tiny_http` | what makes it unreachable |
//! | --- | --- |
//! | a terabyte of `Content-Length` is allocated: abort | a request with a body is refused, the header not passed on |
//! | bodies announced and never sent block every worker | the same |
//! | any `Transfer-Encoding` is taken for chunked: smuggling (CVE-2026-66752) | the same; one request a connection |
//! | line breaks in values of headers are written (CVE-2026-66753) | `reply` refuses such an answer |
//! | no limit for a head; no time limit | 16 KiB, 64 headers, 5 s in all; 10 s a write |
//! | a thread for every connection, without end | [`Places`]: 256, and the oldest leaves |
//! | out of descriptors, the accept loop panics or ends | places as descriptors allow; this loop never ends; [`Inner`] starts another |
//! | new connections queue behind one that is kept open | `Connection: close` |
//! | bare line feeds and `HTTP/2.0` hang; NUL, two `Host` pass | 400, 505 |
//! | raw UTF-8 in the target or a header: closed without a word | percent-encoded; the header not passed on |
//! | a slow reader holds a worker | an answer is sent by a thread of its own |
//!
//! And it keeps pages of other sites out: `Host` must be ours, `Origin` too, and no answer allows
//! another site anything.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::bounded::read_head;
use super::head::{self, Head, Refusal};
use super::inner::{Inner, TICKET};
use super::places::{Place, Places};
use super::socket;

/// How long a client may take for a piece of an answer ([`PIECE`]).
const WRITE_PATIENCE: Duration = Duration::from_secs(10);
/// How long `tiny_http` may say nothing; event streams have a heartbeat well below it.
const INNER_PATIENCE: Duration = Duration::from_secs(20);
/// Bytes of an answer that are passed on at once, if they are there.
const PIECE: usize = 16 * 1024;
/// How long, and how many bytes, a client may go on sending after it was answered. If we closed
/// while there are bytes to read, the system would take our answer back.
const PARTING: Duration = Duration::from_secs(1);
const PARTING_BYTES: usize = 256 * 1024;
/// After an error of `accept`, mostly for want of descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// The accept loop, until it is stopped.
pub struct Guard {
    address: SocketAddr,
    places: Arc<Places>,
    is_stopping: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Guard {
    /// Lets through to `inner` what comes to `listener` and is fit for it.
    ///
    /// # Errors
    /// The listener is none, or there is no thread.
    pub fn start(
        listener: TcpListener,
        places: Arc<Places>,
        inner: Arc<Inner>,
    ) -> io::Result<Guard> {
        let address = listener.local_addr()?;
        let is_stopping = Arc::new(AtomicBool::new(false));
        let accepting = {
            let (places, is_stopping) = (Arc::clone(&places), Arc::clone(&is_stopping));
            thread::Builder::new()
                .name("accept".to_owned())
                .spawn(move || accept(&listener, &places, &inner, &is_stopping))?
        };
        Ok(Guard {
            address,
            places,
            is_stopping,
            accepting: Some(accepting),
        })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets nobody in any more and closes every connection.
    pub fn stop(&mut self) {
        self.is_stopping.store(true, Ordering::SeqCst);
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        // The loop wakes when somebody calls. That may fail for want of descriptors, and the loop
        // may wait for a place: so a few times, and then the end of the process will do.
        for _ in 0..20 {
            self.places.close_all();
            drop(TcpStream::connect_timeout(
                &SocketAddr::new(ip, self.address.port()),
                PAUSE,
            ));
            if accepting.is_finished() {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        self.places.close_all();
    }
}

fn accept(
    listener: &TcpListener,
    places: &Arc<Places>,
    inner: &Arc<Inner>,
    is_stopping: &AtomicBool,
) {
    while !is_stopping.load(Ordering::SeqCst) {
        match listener.accept() {
            Ok((client, _)) => {
                let client = Arc::new(client);
                let place = places.take(&client);
                let inner = Arc::clone(inner);
                // Without a thread the connection is closed by dropping it; that is all one can do.
                let _ = thread::Builder::new()
                    .name("connection".to_owned())
                    .spawn(move || serve(&client, &place, &inner));
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Whatever it is, it passes; leaving the loop would be for good.
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

/// One request and its answer.
fn serve(client: &TcpStream, place: &Arc<Place>, inner: &Inner) {
    // Without it an answer may come a little later, that is all.
    let _ = client.set_nodelay(true);
    let answered = match read_head(client) {
        Ok(bytes) => answer(&bytes, client, place, inner)
            .or_else(|refusal| refuse(refusal, client, !bytes.starts_with(b"HEAD "))),
        Err(refusal) => refuse(refusal, client, true),
    };
    if answered.is_ok() {
        place.is_parting();
        part(client);
    }
    place.close();
}

fn answer(
    head: &[u8],
    client: &TcpStream,
    place: &Arc<Place>,
    inner: &Inner,
) -> Result<(), Refusal> {
    let local = client.local_addr().map_err(|_| Refusal::Gone)?;
    let head = head::judge(head, local)?;
    relay(&head, client, place, inner)
}

/// Passes `head` on to `tiny_http` and the answer back.
fn relay(
    head: &Head,
    client: &TcpStream,
    place: &Arc<Place>,
    inner: &Inner,
) -> Result<(), Refusal> {
    let unavailable = |_| Refusal::Status(503);
    let stream = Arc::new(inner.connect().map_err(unavailable)?);
    place.is_answered_by(&stream);
    stream
        .set_read_timeout(Some(INNER_PATIENCE))
        .map_err(unavailable)?;
    (&*stream)
        .write_all(head.anew(&[(TICKET, &inner.ticket(place))]).as_bytes())
        .map_err(unavailable)?;
    copy_back(&stream, client)
}

/// Copies an answer as it comes. After its first line goes `Connection: close`, which `tiny_http` will
/// not write: without it a browser may send its next request into the closing connection.
///
/// # Errors
/// Nothing came in time (504) or at all (503); or the client is gone.
fn copy_back(mut inner: &socket::Stream, client: &TcpStream) -> Result<(), Refusal> {
    let mut buffer = vec![0; PIECE];
    let mut filled = 0;
    let line = loop {
        match inner.read(&mut buffer[filled..]) {
            Ok(0) => return Err(Refusal::Status(503)),
            Ok(n) => filled += n,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Err(Refusal::Status(504));
            }
            Err(_) => return Err(Refusal::Status(503)),
        }
        if let Some(line) = buffer[..filled].iter().position(|byte| *byte == b'\n') {
            break line + 1;
        }
    };
    let (status, rest) = buffer[..filled].split_at(line);
    send(client, &[status, b"Connection: close\r\n", rest].concat())?;
    loop {
        match inner.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(n) => send(client, &buffer[..n])?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Err(Refusal::Gone),
        }
    }
}

/// Answers with the status of `refusal`.
///
/// # Errors
/// There is nobody to answer.
fn refuse(refusal: Refusal, client: &TcpStream, has_body: bool) -> Result<(), Refusal> {
    let Refusal::Status(status) = refusal else {
        return Err(Refusal::Gone);
    };
    let reason = tiny_http::StatusCode(status).default_reason_phrase();
    let body = format!("{status} {reason}\n");
    let allow = match status {
        405 => "Allow: GET, HEAD\r\n",
        _ => "",
    };
    let mut text = format!(
        "HTTP/1.1 {status} {reason}\r\nConnection: close\r\n{allow}\
         Content-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Cache-Control: no-store\r\n\r\n",
        body.len()
    );
    if has_body {
        text.push_str(&body);
    }
    send(client, text.as_bytes())
}

/// Sends all of `bytes` within [`WRITE_PATIENCE`]. `write_all` would begin to wait anew whenever the
/// system has taken a few bytes for a client that reads none.
///
/// # Errors
/// The client is gone, or does not read.
fn send(mut client: &TcpStream, mut bytes: &[u8]) -> Result<(), Refusal> {
    let deadline = Instant::now() + WRITE_PATIENCE;
    while !bytes.is_empty() {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || client.set_write_timeout(Some(left)).is_err() {
            return Err(Refusal::Gone);
        }
        match client.write(bytes) {
            Ok(n) if n > 0 => bytes = &bytes[n..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            _ => return Err(Refusal::Gone),
        }
    }
    Ok(())
}

/// Says that no more comes, and lets the client say its last, within bounds.
fn part(mut client: &TcpStream) {
    let deadline = Instant::now() + PARTING;
    if client.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let mut buffer = [0; 4096];
    let mut n_read = 0;
    while n_read < PARTING_BYTES {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || client.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match client.read(&mut buffer) {
            Ok(0) => return,
            Ok(n) => n_read += n,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}
