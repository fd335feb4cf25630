//! Requests: the guard, the path behind it, conditions and ranges.

use std::net::SocketAddr;

use bantin::serve::http::bounded::end_of_head;
use bantin::serve::http::condition::{Part, Wanted, part};
use bantin::serve::http::head::{Head, Refusal, judge};
use bantin::serve::http::target::decode;

const HERE: &str = "127.0.0.1:1111";

/// Takes `bytes` for what a client sends.
pub fn check(bytes: &[u8]) {
    let whole = end_of_head(bytes, 0);
    check_in_pieces(bytes, whole);
    // What does not pass the first gate is judged too: the second must not rely on the first.
    let head = match whole {
        Ok(Some(end)) => &bytes[..end],
        _ => bytes,
    };
    let local: SocketAddr = HERE.parse().expect("an address");
    match judge(head, local) {
        Ok(understood) => check_head(&understood, local),
        Err(Refusal::Status(status)) => {
            assert!(
                matches!(status, 400 | 403 | 405 | 421 | 431 | 505),
                "{status}"
            );
        }
        Err(Refusal::Gone) => panic!("somebody is there"),
    }
    if let Ok(text) = str::from_utf8(bytes) {
        check_path(text);
        check_range(text);
    }
}

/// It does not matter in which pieces a head comes.
fn check_in_pieces(bytes: &[u8], whole: Result<Option<usize>, Refusal>) {
    for size in [1, 7] {
        let mut scanned = 0;
        let mut answer = Ok(None);
        while scanned < bytes.len() && answer == Ok(None) {
            let now = (scanned + size).min(bytes.len());
            answer = end_of_head(&bytes[..now], scanned);
            scanned = now;
        }
        assert_eq!(answer, whole, "in pieces of {size}");
    }
}

/// What goes on is one request, in plain letters, for this server; understood again, it is the same.
fn check_head(head: &Head, local: SocketAddr) {
    assert!(matches!(head.method, "GET" | "HEAD"));
    assert!(
        head.target.starts_with('/') && !head.target.contains('#'),
        "{head:?}"
    );
    assert!(
        head.target.bytes().all(|byte| byte.is_ascii_graphic()),
        "{head:?}"
    );
    assert!(
        head.host.eq_ignore_ascii_case(HERE) || head.host.eq_ignore_ascii_case("localhost:1111"),
        "{head:?}"
    );
    for (name, value) in &head.others {
        assert!(
            matches!(*name, "If-None-Match" | "If-Range" | "Range"),
            "{head:?}"
        );
        assert!(
            value.bytes().all(|byte| matches!(byte, b' '..=b'~')),
            "{head:?}"
        );
    }
    let text = head.anew(&[("X-Ticket", "1")]);
    assert_eq!(end_of_head(text.as_bytes(), 0), Ok(Some(text.len())));
    assert_eq!(judge(text.as_bytes(), local).as_ref(), Ok(head));
    let path = head.target.split('?').next().unwrap_or_default();
    check_path(path);
    for (_, value) in &head.others {
        check_range(value);
    }
}

/// A path names a page below the root or nothing.
fn check_path(path: &str) {
    let Some(decoded) = decode(path) else {
        return;
    };
    assert!(
        !decoded.contains(|sign: char| sign.is_control() || sign == '\\'),
        "{decoded:?}"
    );
    let mut segments = decoded
        .strip_prefix('/')
        .expect("from the root")
        .split('/')
        .rev();
    // The last one is empty for a folder.
    assert!(!matches!(segments.next(), Some("." | "..")), "{decoded:?}");
    assert!(
        segments.all(|it| !matches!(it, "" | "." | "..")),
        "{decoded:?}"
    );
    let encoded = bantin::plan::route::encoded(&decoded);
    assert_eq!(decode(&encoded), Some(decoded), "{encoded}");
}

/// A range gives bytes that are there.
fn check_range(text: &str) {
    for len in [0, 1, 10, u64::MAX] {
        let wanted = Wanted {
            if_none_match: None,
            if_range: None,
            range: Some(text),
        };
        if let Part::Bytes(range) = part(wanted, None, len) {
            assert!(
                range.start < range.end && range.end <= len,
                "{range:?} of {len}"
            );
        }
    }
    let tag = "\"a\"";
    let known = Wanted {
        if_none_match: Some(text),
        if_range: Some(text),
        range: Some("bytes=0-0"),
    };
    if part(known, Some(tag), 10) == Part::NotModified {
        assert!(text.trim() == "*" || text.contains(tag), "{text:?}");
    }
}
