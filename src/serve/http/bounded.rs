//! Reading the head of a request within bounds of length and time.
//!
//! In: a connection. Out: the bytes of a head, whole and of plain lines, or a [`Refusal`]. What the
//! head says is for [`super::head`] to judge.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::head::Refusal;

/// A head is complete after this time, however it drips in.
const DEADLINE: Duration = Duration::from_secs(5);
/// Bytes of a head.
const LONGEST: usize = 16 * 1024;

/// Reads up to the end of the head. What comes after it is nobody's business.
///
/// # Errors
/// The head is too long (414 if already its first line is, 431), too slow (408), holds what no head
/// may hold (400), or the client went.
pub fn read_head(mut client: &TcpStream) -> Result<Vec<u8>, Refusal> {
    let deadline = Instant::now() + DEADLINE;
    let mut bytes = Vec::with_capacity(1024);
    let mut buffer = [0; 2048];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        // Who opens a connection in advance and never uses it hears nothing.
        let too_slow = if bytes.is_empty() {
            Refusal::Gone
        } else {
            Refusal::Status(408)
        };
        if left.is_zero() {
            return Err(too_slow);
        }
        let room = buffer.len().min(LONGEST - bytes.len());
        let read = client
            .set_read_timeout(Some(left))
            .and_then(|()| client.read(&mut buffer[..room]));
        let scanned = bytes.len();
        match read {
            Ok(0) if bytes.is_empty() => return Err(Refusal::Gone),
            Ok(0) => return Err(Refusal::Status(400)),
            Ok(n) => bytes.extend_from_slice(&buffer[..n]),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => continue,
                // Which of the two a timeout is depends on the system.
                ErrorKind::WouldBlock | ErrorKind::TimedOut => return Err(too_slow),
                _ => return Err(Refusal::Gone),
            },
        }
        if let Some(end) = end_of_head(&bytes, scanned)? {
            bytes.truncate(end);
            return Ok(bytes);
        }
        if bytes.len() == LONGEST {
            let has_line = bytes.contains(&b'\n');
            return Err(Refusal::Status(if has_line { 431 } else { 414 }));
        }
    }
}

/// Where the head ends, if `bytes` hold all of it. The bytes before `scanned` were seen before.
///
/// # Errors
/// 400 for a control character, or a line that does not end in CR LF: readers of heads disagree on
/// these.
pub fn end_of_head(bytes: &[u8], scanned: usize) -> Result<Option<usize>, Refusal> {
    for n in scanned..bytes.len() {
        let after_return = n > 0 && bytes[n - 1] == b'\r';
        let fits = match bytes[n] {
            b'\n' => after_return,
            b'\r' | b'\t' | b' '..=b'~' | 0x80.. => !after_return,
            _ => false,
        };
        if !fits {
            return Err(Refusal::Status(400));
        }
        if bytes[..=n].ends_with(b"\r\n\r\n") {
            return Ok(Some(n + 1));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_head_is_found_across_pieces() {
        let head = b"GET / HTTP/1.1\r\nA: b\r\n\r\nbody\n\0";
        for cut in 0..24 {
            assert_eq!(end_of_head(&head[..cut], 0), Ok(None), "{cut}");
            assert_eq!(end_of_head(head, cut), Ok(Some(24)), "{cut}");
        }
    }

    #[test]
    fn lines_end_in_return_and_feed_and_hold_no_controls() {
        for head in [
            "GET / HTTP/1.1\n",
            "\n",
            "GET / HTTP/1.1\rA",
            "GET / HTTP/1.1\r\r\n",
            "A: \0",
            "A: \u{7f}",
            "A: \u{1b}[0m",
        ] {
            assert_eq!(
                end_of_head(head.as_bytes(), 0),
                Err(Refusal::Status(400)),
                "{head:?}"
            );
        }
    }
}
