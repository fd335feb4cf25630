//! The head of a request, judged.
//!
//! In: the bytes of a head, which [`super::bounded`] read. Out: the few words of it that may go on ([`Head`]), or a [`Refusal`]. What a
//! head means is decided here once; nothing that two readers could understand differently passes.

use std::net::SocketAddr;

use httparse::Error;

/// Headers of a head.
const MOST_HEADERS: usize = 64;
/// What else of a head matters to the answer.
const PASSED_ON: [&str; 3] = ["If-None-Match", "If-Range", "Range"];

/// Why a request goes no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nobody to answer.
    Gone,
    /// Answered with this status.
    Status(u16),
}

/// What goes on of a head that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// `GET` or `HEAD`.
    pub method: &'static str,
    /// Starts with a slash; visible ASCII.
    pub target: String,
    /// Exactly one of ours.
    pub host: String,
    /// Conditions and range, as sent; visible ASCII and spaces.
    pub others: Vec<(&'static str, String)>,
}

impl Head {
    /// The head written anew, as the side behind the guard gets to see it: one request that ends its
    /// connection, with `more` headers.
    #[must_use]
    pub fn anew(&self, more: &[(&str, &str)]) -> String {
        let Head {
            method,
            target,
            host,
            others,
        } = self;
        let mut text =
            format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        let others = others.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in others.chain(more.iter().copied()) {
            text.extend([name, ": ", value, "\r\n"]);
        }
        text.push_str("\r\n");
        text
    }
}

/// What may go on of the head `bytes`, which reached us at `local`.
///
/// # Errors
/// The status to answer with.
pub fn judge(bytes: &[u8], local: SocketAddr) -> Result<Head, Refusal> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Complete(_)) => {}
        Err(Error::TooManyHeaders) => return Err(Refusal::Status(431)),
        Err(Error::Version) if names_a_version(bytes) => return Err(Refusal::Status(505)),
        Ok(httparse::Status::Partial) | Err(_) => return Err(Refusal::Status(400)),
    }
    let (Some(method), Some(target)) = (request.method, request.path) else {
        return Err(Refusal::Status(400));
    };
    let method = match method {
        "GET" => "GET",
        "HEAD" => "HEAD",
        _ => return Err(Refusal::Status(405)),
    };
    let headers = Headers(request.headers);
    let has_body = headers.all("Transfer-Encoding").next().is_some()
        || headers.all("Content-Length").any(|value| value != b"0");
    if has_body || !target.starts_with('/') || target.contains('#') {
        return Err(Refusal::Status(400));
    }
    let host = headers.only("Host").ok_or(Refusal::Status(400))?;
    if !is_ours(host, local) {
        return Err(Refusal::Status(421));
    }
    let own_origin = format!("http://{host}");
    if headers.all("Origin").any(|it| it != own_origin.as_bytes()) {
        return Err(Refusal::Status(403));
    }
    Ok(Head {
        method,
        target: visible(target),
        host: host.to_owned(),
        others: PASSED_ON
            .into_iter()
            .filter_map(|name| Some((name, headers.only(name)?.to_owned())))
            .collect(),
    })
}

/// Whether the first line has three parts, the last of them some version of HTTP.
fn names_a_version(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\r').next().unwrap_or(bytes);
    let parts: Vec<_> = line.split(|byte| *byte == b' ').collect();
    let [_, _, version] = parts[..] else {
        return false;
    };
    let number = version.strip_prefix(b"HTTP/").unwrap_or_default();
    !number.is_empty() && number.iter().all(|it| it.is_ascii_digit() || *it == b'.')
}

struct Headers<'a>(&'a [httparse::Header<'a>]);

impl<'a> Headers<'a> {
    fn all(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.0
            .iter()
            .filter(move |header| header.name.eq_ignore_ascii_case(name))
            .map(|header| header.value)
    }

    /// The value of a header that is there exactly once and is visible ASCII and spaces.
    fn only(&self, name: &str) -> Option<&'a str> {
        let mut all = self.all(name);
        let (value, None) = (all.next()?, all.next()) else {
            return None;
        };
        let is_plain = value.iter().all(|byte| matches!(byte, b' '..=b'~'));
        str::from_utf8(value).ok().filter(|_| is_plain)
    }
}

/// Whether `host` names this server as it was reached. A name that somebody else has pointed to
/// this machine does not: behind it may stand a page that wants to read drafts.
fn is_ours(host: &str, local: SocketAddr) -> bool {
    let address = local.ip().to_canonical();
    let literal = if address.is_ipv6() {
        format!("[{address}]")
    } else {
        address.to_string()
    };
    let localhost = address.is_loopback().then(|| "localhost".to_owned());
    [Some(literal), localhost].into_iter().flatten().any(|own| {
        let with_port = format!("{own}:{}", local.port());
        host.eq_ignore_ascii_case(&with_port)
            || (local.port() == 80 && host.eq_ignore_ascii_case(&own))
    })
}

/// Percent-encodes the bytes that a browser would not have sent as they are.
fn visible(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for byte in target.bytes() {
        if byte.is_ascii() {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)])));
        }
    }
    encoded
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "127.0.0.1:1111";

    fn judged_at(head: &str, local: &str) -> Result<Head, Refusal> {
        judge(head.as_bytes(), local.parse().expect("an address"))
    }

    #[track_caller]
    fn refused(head: &str, status: u16) {
        assert_eq!(
            judged_at(head, HERE),
            Err(Refusal::Status(status)),
            "{head:?}"
        );
    }

    fn with(headers: &str) -> String {
        format!("GET /a HTTP/1.1\r\nHost: {HERE}\r\n{headers}\r\n")
    }

    #[test]
    fn little_of_a_head_goes_on() {
        let head = with(
            "Accept: */*\r\nUser-Agent: x\r\nConnection: upgrade\r\nUpgrade: h2c\r\nExpect: y\r\n\
             TE: chunked\r\nContent-Length: 0\r\nif-none-match: \"a\", \"b\"\r\nRange: bytes=0-1\r\n\
             Cookie: z\r\nOrigin: http://127.0.0.1:1111\r\n",
        );
        assert_eq!(
            judged_at(&head, HERE),
            Ok(Head {
                method: "GET",
                target: "/a".to_owned(),
                host: HERE.to_owned(),
                others: vec![
                    ("If-None-Match", "\"a\", \"b\"".to_owned()),
                    ("Range", "bytes=0-1".to_owned()),
                ],
            })
        );
    }

    #[test]
    fn conditions_that_are_doubled_or_not_ascii_are_left_out() {
        for headers in [
            "Range: bytes=0-1\r\nRange: bytes=2-3\r\n",
            "If-None-Match: \"đ\"\r\n",
            "If-Range: \"a\tb\"\r\n",
        ] {
            let head = judged_at(&with(headers), HERE).expect("a request all the same");
            assert_eq!(head.others, [], "{headers:?}");
        }
    }

    #[test]
    fn raw_vietnamese_is_encoded() {
        let head = judged_at(
            &format!("HEAD /đổi%20số?q=ở HTTP/1.0\r\nHost: {HERE}\r\n\r\n"),
            HERE,
        );
        assert_eq!(
            head.expect("it is understood").target,
            "/%C4%91%E1%BB%95i%20s%E1%BB%91?q=%E1%BB%9F"
        );
    }

    #[test]
    fn hosts_that_are_ours() {
        for (host, local) in [
            ("127.0.0.1:1111", "127.0.0.1:1111"),
            ("localhost:1111", "127.0.0.1:1111"),
            ("LOCALHOST:1111", "127.0.0.1:1111"),
            ("127.0.0.2:1111", "127.0.0.2:1111"),
            ("localhost:1111", "[::1]:1111"),
            ("[::1]:1111", "[::1]:1111"),
            ("127.0.0.1:1111", "[::ffff:127.0.0.1]:1111"),
            ("localhost:1111", "[::ffff:127.0.0.1]:1111"),
            ("192.168.1.7:1111", "192.168.1.7:1111"),
            ("localhost", "127.0.0.1:80"),
            ("localhost:80", "127.0.0.1:80"),
            ("[::1]", "[::1]:80"),
        ] {
            assert!(
                is_ours(host, local.parse().expect("an address")),
                "{host} at {local}"
            );
        }
    }

    #[test]
    fn hosts_that_are_not() {
        for (host, local) in [
            ("", "127.0.0.1:1111"),
            ("127.0.0.1", "127.0.0.1:1111"),
            ("127.0.0.1:1112", "127.0.0.1:1111"),
            ("127.0.0.1:1111.", "127.0.0.1:1111"),
            ("127.0.0.2:1111", "127.0.0.1:1111"),
            ("127.1:1111", "127.0.0.1:1111"),
            ("2130706433:1111", "127.0.0.1:1111"),
            ("localhost.:1111", "127.0.0.1:1111"),
            ("localhost", "127.0.0.1:1111"),
            ("evil.example:1111", "127.0.0.1:1111"),
            ("localhost.evil.example:1111", "127.0.0.1:1111"),
            ("user@127.0.0.1:1111", "127.0.0.1:1111"),
            ("[::1]:1111", "127.0.0.1:1111"),
            ("::1:1111", "[::1]:1111"),
            // Not reached by the loopback: then the name would be another machine's.
            ("localhost:1111", "192.168.1.7:1111"),
            ("127.0.0.1:1111", "192.168.1.7:1111"),
        ] {
            assert!(
                !is_ours(host, local.parse().expect("an address")),
                "{host} at {local}"
            );
        }
    }

    #[test]
    fn origins_must_be_the_host() {
        for origin in [
            "null",
            "http://evil.example",
            "https://127.0.0.1:1111",
            "http://localhost:1111",
            "http://127.0.0.1:1112",
            "http://127.0.0.1",
            "http://127.0.0.1:1111/",
            "",
        ] {
            refused(&with(&format!("Origin: {origin}\r\n")), 403);
        }
        let twice = "Origin: http://127.0.0.1:1111\r\nOrigin: http://evil.example\r\n";
        refused(&with(twice), 403);
    }

    #[test]
    fn what_is_refused_and_how() {
        refused("GET /a HTTP/1.1\r\n\r\n", 400);
        refused("GET /a HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
        refused("GET /a HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
        refused("GET /a HTTP/2.0\r\nHost: a\r\n\r\n", 505);
        refused("GET /a HTTP/1.2\r\nHost: a\r\n\r\n", 505);
        refused("GET /a HTTP/0.9\r\nHost: a\r\n\r\n", 505);
        refused("GET /a HTTP/3\r\nHost: a\r\n\r\n", 505);
        refused("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        refused("GET /a HTCPCP/1.0\r\nHost: a\r\n\r\n", 400);
        refused("GET /a\r\n\r\n", 400);
        refused("GET  /a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        refused("\r\n\r\n", 400);
        refused("POST /a HTTP/1.1\r\nHost: a\r\n\r\n", 405);
        refused("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 405);
        refused("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 405);
        refused("get /a HTTP/1.1\r\nHost: a\r\n\r\n", 405);
        let absolute = format!("GET http://{HERE}/a HTTP/1.1\r\nHost: {HERE}\r\n\r\n");
        refused(&absolute, 400);
        let fragment = format!("GET /a#b HTTP/1.1\r\nHost: {HERE}\r\n\r\n");
        refused(&fragment, 400);
        refused(&with("Transfer-Encoding: chunked\r\n"), 400);
        refused(&with("Transfer-Encoding: identity\r\n"), 400);
        refused(&with("Content-Length: 1\r\n"), 400);
        refused(&with("Content-Length: 00\r\n"), 400);
        refused(&with("Content-Length: 0\r\nContent-Length: 5\r\n"), 400);
        refused(&with("A: b\r\n folded\r\n"), 400);
        refused(&with(" A: b\r\n"), 400);
        refused(&with("A : b\r\n"), 400);
        refused(&with("A\r\n"), 400);
        refused(&with(&"A: b\r\n".repeat(64)), 431);
        judged_at(&with(&"A: b\r\n".repeat(63)), HERE).expect("64 headers are allowed");
    }
}
