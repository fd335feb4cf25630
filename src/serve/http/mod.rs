//! The network side of the preview: requests in, answers out, nothing of it about sites.
//!
//! ```text
//! browser ──► guard ──► `tiny_http` ──► worker ──► Answering
//!             places    inner         reply      (the caller's)
//! ```
//!
//! In: a listener ([`bind::listen`]) and an [`Answering`]. Out: a [`Server`] that answers until it is
//! stopped. [`guard`] owns the public port and lets through what it has understood; behind it,
//! where nobody else can call, `tiny_http` takes the request apart, and a worker asks the `Answering`.
//! Conditions, ranges and the headers that protect the editor are added here, so that whoever answers
//! cannot forget them. Refuses to know what a path means.

pub mod bind;
pub mod bounded;
pub mod condition;
pub mod head;
pub mod target;

mod answer;
mod events;
mod guard;
mod inner;
mod places;
mod reply;
mod socket;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

pub use crate::hosting::kind;
pub use answer::{Answer, Answering, Body, Event, Events, Request};

use guard::Guard;
use inner::Inner;
use places::Places;

/// A running server. It stops when it is dropped.
pub struct Server {
    guard: Guard,
    inner: Arc<Inner>,
}

impl Server {
    /// Answers on `listener` from threads of its own.
    ///
    /// # Errors
    /// When the inner side cannot be set up: no private folder or socket can be made, or no thread.
    pub fn start(listener: TcpListener, answering: Arc<dyn Answering>) -> io::Result<Server> {
        let places = Places::for_this_process();
        let inner = Arc::new(Inner::start(answering, Arc::clone(&places))?);
        let guard = Guard::start(listener, places, Arc::clone(&inner))?;
        Ok(Server { guard, inner })
    }

    /// The address that is listened on, with the port that was found.
    pub fn address(&self) -> SocketAddr {
        self.guard.address()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // First nobody is let in any more, then the inner side goes, though a connection that is
        // just ending may still hold it.
        self.guard.stop();
        self.inner.stop();
    }
}
