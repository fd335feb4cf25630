//! What stands behind the server: the questions it is asked and the answers it may give.

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

/// Maps a request to an answer. Asked from several threads at once; a panic is answered with a 500.
pub trait Answering: Send + Sync + 'static {
    /// The answer to `request`. Conditions, ranges and `HEAD` are the server's business.
    fn answer(&self, request: &Request<'_>) -> Answer;
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// Percent-encoded, starts with `/`; [`target::decode`](super::target::decode) reads it.
    pub path: &'a str,
    /// What follows the first `?`, as it was sent.
    pub query: Option<&'a str>,
}

/// An answer. The server adds `Content-Length` and what protects the editor.
pub struct Answer {
    pub status: u16,
    /// Values of visible ASCII, spaces and tabs; another value turns the answer into a 500.
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
}

/// What follows the head of an answer.
pub enum Body {
    Bytes(Arc<[u8]>),
    /// The first `len` bytes of a file, read while they are sent.
    File {
        file: File,
        len: u64,
    },
    /// An endless `text/event-stream`, always with status 200.
    Events(Box<dyn Events>),
}

/// The source of one reader's event stream.
pub trait Events: Send {
    /// Blocks until there is something to send or `wait` has passed. `wait` is short (below a
    /// second), for the thread also looks after its reader.
    fn next(&mut self, wait: Duration) -> Event;
}

/// What happened next in an event stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Goes to the reader at once. Lines of `data` are sent as such; `name` is one line.
    Message { name: &'static str, data: String },
    /// Nothing within the time.
    Nothing,
    /// The stream is closed; a browser asks again after a second.
    End,
}
