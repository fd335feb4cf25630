//! The side behind the guard: `tiny_http`, and the workers that ask for answers.
//!
//! Only the guard can call here: the socket lies in a private folder, and a request without a
//! ticket is refused. A ticket is the token of this run and the number of a place, so that the work
//! for a request and the connection it is for count as one.

use std::io::{self, ErrorKind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::answer::Answering;
use super::places::{Place, Places};
use super::reply;
use super::socket::{self, Address, Folder, Stream};

/// Answers are made by so many threads; sending them is done by others.
const N_WORKERS: usize = 4;
/// How long stopping waits for answers that are being made.
const PATIENCE: Duration = Duration::from_secs(1);
/// The header that carries the ticket.
pub const TICKET: &str = "X-Bantin-Ticket";

/// `tiny_http` and its workers, until dropped.
pub struct Inner {
    desk: Arc<Desk>,
    folder: Folder,
    /// Nothing when it was stopped.
    running: Mutex<Option<Running>>,
}

/// What a worker needs.
pub struct Desk {
    token: String,
    places: Arc<Places>,
    pub answering: Arc<dyn Answering>,
}

impl Desk {
    /// The place that `ticket` was made out for. Nothing if it is not ours.
    pub fn place(&self, ticket: &str) -> Option<Arc<Place>> {
        let (token, number) = ticket.split_once('-')?;
        let number = number.parse().ok().filter(|_| token == self.token)?;
        self.places.find(number)
    }
}

struct Running {
    /// How many ran before this one.
    n: usize,
    address: Address,
    server: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
}

impl Running {
    fn start(n: usize, folder: &Folder, desk: &Arc<Desk>) -> io::Result<Running> {
        let (listener, address) = folder.listen(n)?;
        let server = tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?;
        let mut running = Running {
            n,
            address,
            server: Arc::new(server),
            workers: Vec::new(),
        };
        for _ in 0..N_WORKERS {
            let (server, desk) = (Arc::clone(&running.server), Arc::clone(desk));
            let worker = thread::Builder::new()
                .name("answer".to_owned())
                .spawn(move || work(&server, &desk))?;
            running.workers.push(worker);
        }
        Ok(running)
    }

    /// Sends the workers home, once they have finished what they are at.
    fn dismiss(&self) {
        for _ in &self.workers {
            self.server.unblock();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.dismiss();
    }
}

fn work(server: &tiny_http::Server, desk: &Desk) {
    // An error is the end: of the preview, or of tiny_http's own loop.
    while let Ok(request) = server.recv() {
        reply::reply(request, desk);
    }
}

impl Inner {
    /// Starts `tiny_http` and its workers.
    ///
    /// # Errors
    /// There is no private folder, no socket in it, or no thread.
    pub fn start(answering: Arc<dyn Answering>, places: Arc<Places>) -> io::Result<Inner> {
        let desk = Arc::new(Desk {
            token: socket::random(),
            places,
            answering,
        });
        let folder = Folder::new()?;
        let running = Mutex::new(Some(Running::start(0, &folder, &desk)?));
        Ok(Inner {
            desk,
            folder,
            running,
        })
    }

    /// The ticket of `place`.
    pub fn ticket(&self, place: &Place) -> String {
        format!("{}-{}", self.desk.token, place.number())
    }

    /// A connection to `tiny_http`. Its accept loop ends for good when descriptors run out, however
    /// many the guard keeps back: somebody else may have used them. Then a new one is started.
    ///
    /// # Errors
    /// There is no descriptor left for the connection, or none for a new start.
    pub fn connect(&self) -> io::Result<Stream> {
        let stopped = || io::Error::from(ErrorKind::NotConnected);
        let address = self.running().as_ref().ok_or_else(stopped)?.address.clone();
        match socket::connect(&address) {
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::ConnectionRefused | ErrorKind::NotFound
                ) =>
            {
                self.revive(&address)
            }
            result => result,
        }
    }

    fn revive(&self, dead: &Address) -> io::Result<Stream> {
        let mut running = self.running();
        let address = match &mut *running {
            Some(running) => {
                if running.address == *dead {
                    *running = Running::start(running.n + 1, &self.folder, &self.desk)?;
                }
                &running.address
            }
            None => dead,
        };
        socket::connect(address)
    }

    /// Ends `tiny_http` and removes its folder, whoever still holds a connection to it. Answers that
    /// are being made are waited for, a little.
    pub fn stop(&self) {
        let Some(running) = self.running().take() else {
            return;
        };
        running.dismiss();
        // `tiny_http` ends its accept thread by calling it, which needs the socket: so the workers,
        // which hold `tiny_http`, come before the folder.
        let start = Instant::now();
        while start.elapsed() < PATIENCE && !running.workers.iter().all(JoinHandle::is_finished) {
            thread::sleep(Duration::from_millis(2));
        }
        drop(running);
        self.folder.remove();
    }

    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop();
    }
}
