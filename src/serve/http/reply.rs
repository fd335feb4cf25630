//! From a request of `tiny_http` to the bytes of its answer.
//!
//! The answer is made by the worker; it is sent by a thread of its own, because a client that does
//! not read would otherwise hold a worker for as long as the guard has patience.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Method, Response, StatusCode};

use super::answer::{Answer, Body, Events, Request};
use super::condition::{self, Part, Wanted};
use super::events;
use super::inner::{Desk, TICKET};
use super::places::Place;
use crate::hosting;

/// Added to every answer beside what a host would send: a draft is nobody else's to look at.
const OF_THE_PREVIEW: [(&str, &str); 2] = [
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Server", "bantin"),
];

type Reader = Box<dyn Read + Send>;

/// Answers `request`, or refuses it if it did not come through the guard.
pub fn reply(request: tiny_http::Request, desk: &Desk) {
    let Some(place) = header(&request, TICKET).and_then(|ticket| desk.place(ticket)) else {
        // Nobody waits for it, or nobody may. An error means that nobody does.
        let _ = request.respond(Response::empty(403));
        return;
    };
    let answer = checked(asked(&request, desk));
    // Without a thread the request is dropped, which answers 500; the error tells us nothing more.
    let _ = thread::Builder::new()
        .name("send".to_owned())
        .spawn(move || {
            let result = send(request, answer, &place);
            // What cannot be sent to its end is not ended with an air of completeness.
            if result.is_err() {
                place.close();
            }
        });
}

fn asked(request: &tiny_http::Request, desk: &Desk) -> Answer {
    let (path, query) = match request.url().split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (request.url(), None),
    };
    let asked = Request { path, query };
    // The panic was printed already, by the hook; here it becomes an answer.
    catch_unwind(AssertUnwindSafe(|| desk.answering.answer(&asked))).unwrap_or_else(|_| failure())
}

/// An answer whose headers cannot end early: `tiny_http` would write a line break as it stands.
fn checked(answer: Answer) -> Answer {
    let is_line = |value: &str| {
        value
            .bytes()
            .all(|byte| matches!(byte, b'\t' | b' '..=b'~'))
    };
    if answer.headers.iter().all(|(_, value)| is_line(value)) {
        answer
    } else {
        failure()
    }
}

fn failure() -> Answer {
    Answer {
        status: 500,
        headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
        body: Body::Bytes(Arc::from(&b"500 Internal Server Error\n"[..])),
    }
}

fn send(request: tiny_http::Request, answer: Answer, place: &Place) -> io::Result<()> {
    let Answer {
        status,
        headers,
        body,
    } = answer;
    match body {
        Body::Bytes(bytes) => {
            let len = bytes.len() as u64;
            send_whole_or_part(request, status, headers, Cursor::new(bytes), len)
        }
        Body::File { file, len } => send_whole_or_part(request, status, headers, file, len),
        Body::Events(events) => send_events(request, &headers, events, place),
    }
}

/// What can be sent from any place of it.
trait Source: Read + Seek + Send + 'static {}
impl Source for Cursor<Arc<[u8]>> {}
impl Source for File {}

fn send_whole_or_part(
    request: tiny_http::Request,
    status: u16,
    mut headers: Vec<(&'static str, String)>,
    mut source: impl Source,
    len: u64,
) -> io::Result<()> {
    let part = match status {
        200 => part(&request, &headers, len),
        _ => Part::Whole,
    };
    let (status, len, reader): (u16, u64, Reader) = match part {
        Part::Whole => (status, len, Box::new(source.take(len))),
        // The length is the one that a 200 would have, and nothing is read.
        Part::NotModified => (304, len, Box::new(io::empty())),
        Part::Bytes(range) => {
            let last = range.end - 1;
            let bytes = format!("bytes {}-{last}/{len}", range.start);
            headers.push(("Content-Range", bytes));
            source.seek(SeekFrom::Start(range.start))?;
            let len = range.end - range.start;
            (206, len, Box::new(source.take(len)))
        }
        Part::Outside => {
            headers.push(("Content-Range", format!("bytes */{len}")));
            (416, 0, Box::new(io::empty()))
        }
    };
    let len = usize::try_from(len).map_err(io::Error::other)?;
    let headers = protected(&headers)
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .collect();
    let response = Response::new(StatusCode(status), headers, reader, Some(len), None);
    // Never in chunks: a client should know how much there is.
    request.respond(response.with_chunked_threshold(usize::MAX))
}

fn part(request: &tiny_http::Request, headers: &[(&'static str, String)], len: u64) -> Part {
    let of_answer = |wanted: &str| {
        let found = headers
            .iter()
            .find(|(it, _)| it.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.as_str())
    };
    // A range is defined for GET alone.
    let takes_ranges =
        *request.method() == Method::Get && of_answer("Accept-Ranges") == Some("bytes");
    let wanted = Wanted {
        if_none_match: header(request, "If-None-Match"),
        if_range: header(request, "If-Range"),
        range: header(request, "Range").filter(|_| takes_ranges),
    };
    condition::part(wanted, of_answer("ETag"), len)
}

fn send_events(
    request: tiny_http::Request,
    headers: &[(&'static str, String)],
    mut events: Box<dyn Events>,
    place: &Place,
) -> io::Result<()> {
    let is_head = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    let mut head = "HTTP/1.1 200 OK\r\n".to_owned();
    let own = [
        (
            "Content-Type",
            "text/event-stream; charset=utf-8".to_owned(),
        ),
        ("Cache-Control", "no-store".to_owned()),
    ];
    let is_own = |name: &str| own.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
    let others = headers.iter().filter(|(name, _)| !is_own(name)).cloned();
    let all: Vec<_> = own.iter().cloned().chain(others).collect();
    for (name, value) in protected(&all) {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    writer.write_all(head.as_bytes())?;
    writer.flush()?;
    if is_head {
        return Ok(());
    }
    events::send(&mut *events, &mut *writer, place)
}

/// `headers` and those that protect the editor.
fn protected<'a>(
    headers: &'a [(&'static str, String)],
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let is_page = headers.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("Content-Type") && value.starts_with("text/html")
    });
    // A host sends it with every file; here the findings have pages of their own, and what is no
    // page is looked at through one.
    let policy = is_page.then_some(("Content-Security-Policy", hosting::PAGE_POLICY));
    headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain(hosting::PROTECTION)
        .chain(OF_THE_PREVIEW)
        .chain(policy)
}

fn header<'a>(request: &'a tiny_http::Request, name: &'static str) -> Option<&'a str> {
    let found = request.headers().iter().find(|it| it.field.equiv(name))?;
    Some(found.value.as_str())
}
