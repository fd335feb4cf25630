//! Who is being served: a bounded number of places, and who leaves when they are all taken.
//!
//! A place is one connection on both sides of `tiny_http`: it is free again when the last thread
//! that works for the connection lets go of it, by the drop of its `Arc`, panic or not. So the
//! number of places bounds threads and descriptors too.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use super::socket;

/// More than any number of browsers needs.
const MOST: usize = 256;
/// Fewer would make a page with its pictures crawl.
const FEWEST: usize = 8;
/// Descriptors of one place: the client, both ends of the inner connection (one of them twice while
/// `tiny_http` reads the head), the file that is sent; and one to spare.
const DESCRIPTORS_OF_A_PLACE: u64 = 6;
/// Descriptors for everything else in the program: listeners, watching, a build.
const DESCRIPTORS_KEPT: u64 = 40;
/// How long a closed connection may take to leave before the next one is closed as well.
const PATIENCE: Duration = Duration::from_millis(50);

/// Where a connection stands, in the order in which they are closed when room is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Answered; waits for the client to take note.
    Parting,
    /// Sends its head.
    Asking,
    /// Waits for its answer or receives it.
    Answered,
}

/// All places of a server.
pub struct Places {
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    next: u64,
    /// By number, so in the order of arrival.
    taken: BTreeMap<u64, Taken>,
}

struct Taken {
    place: Weak<Place>,
    stage: Stage,
    is_open: bool,
    client: Arc<TcpStream>,
    inner: Option<Arc<socket::Stream>>,
}

impl Taken {
    /// Closes both sides under the hands of the threads that use them.
    fn close(&mut self) {
        self.is_open = false;
        // An error means that it is closed already.
        let _ = self.client.shutdown(Shutdown::Both);
        if let Some(inner) = &self.inner {
            let _ = inner.shutdown(Shutdown::Both);
        }
    }
}

impl Places {
    /// As many places as the descriptors of this process allow.
    pub fn for_this_process() -> Arc<Places> {
        Places::new(places_within(descriptor_limit()))
    }

    fn new(most: usize) -> Arc<Places> {
        Arc::new(Places {
            most,
            state: Mutex::default(),
            freed: Condvar::new(),
        })
    }

    /// A place for `client`. When all are taken, the oldest unfinished connection is closed, one
    /// that is still sending its head before one that is being answered, and its place is waited for.
    pub fn take(self: &Arc<Self>, client: &Arc<TcpStream>) -> Arc<Place> {
        let mut state = self.state();
        while state.taken.len() >= self.most {
            let oldest = state
                .taken
                .iter_mut()
                .filter(|(_, taken)| taken.is_open)
                .min_by_key(|(number, taken)| (taken.stage, **number));
            if let Some((_, taken)) = oldest {
                taken.close();
            }
            state = self
                .freed
                .wait_timeout_while(state, PATIENCE, |state| state.taken.len() >= self.most)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        let number = state.next;
        state.next += 1;
        let place = Arc::new(Place {
            number,
            places: Arc::clone(self),
        });
        state.taken.insert(
            number,
            Taken {
                place: Arc::downgrade(&place),
                stage: Stage::Asking,
                is_open: true,
                client: Arc::clone(client),
                inner: None,
            },
        );
        place
    }

    /// The place with this number, if somebody is still there.
    pub fn find(&self, number: u64) -> Option<Arc<Place>> {
        self.state()
            .taken
            .get(&number)
            .and_then(|taken| taken.place.upgrade())
    }

    /// Closes every connection there is.
    pub fn close_all(&self) {
        self.state().taken.values_mut().for_each(Taken::close);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to be served, until it is dropped.
pub struct Place {
    number: u64,
    places: Arc<Places>,
}

impl Place {
    /// Names the place to the inner side.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The head is complete, `inner` will bring the answer.
    pub fn is_answered_by(&self, inner: &Arc<socket::Stream>) {
        self.change(|taken| {
            taken.stage = Stage::Answered;
            taken.inner = Some(Arc::clone(inner));
            // It was closed in between, when there was no inner side yet to close with it.
            if !taken.is_open {
                taken.close();
            }
        });
    }

    /// The answer is on its way; nothing is lost if this place is needed.
    pub fn is_parting(&self) {
        self.change(|taken| taken.stage = Stage::Parting);
    }

    /// The client is gone, or must be: whoever works for it stops.
    pub fn close(&self) {
        self.change(Taken::close);
    }

    /// Whether somebody still wants what is being prepared.
    pub fn is_open(&self) -> bool {
        self.places
            .state()
            .taken
            .get(&self.number)
            .is_some_and(|taken| taken.is_open)
    }

    fn change(&self, change: impl FnOnce(&mut Taken)) {
        if let Some(taken) = self.places.state().taken.get_mut(&self.number) {
            change(taken);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Taken out under the lock, but its sockets are closed after it.
        let taken = self.places.state().taken.remove(&self.number);
        drop(taken);
        self.places.freed.notify_all();
    }
}

fn places_within(descriptors: Option<u64>) -> usize {
    descriptors.map_or(MOST, |limit| {
        let fitting = limit.saturating_sub(DESCRIPTORS_KEPT) / DESCRIPTORS_OF_A_PLACE;
        usize::try_from(fitting).unwrap_or(MOST).clamp(FEWEST, MOST)
    })
}

#[cfg(unix)]
fn descriptor_limit() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

#[cfg(not(unix))]
fn descriptor_limit() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::{Ipv4Addr, TcpListener};
    use std::thread;

    use super::*;

    /// A client as the server holds it, and its other end.
    fn connection() -> (Arc<TcpStream>, TcpStream) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it listens");
        let client = TcpStream::connect(address).expect("it listens");
        let (server, _) = listener.accept().expect("a client is there");
        (Arc::new(server), client)
    }

    #[test]
    fn the_number_of_places_follows_the_descriptors() {
        assert_eq!(places_within(None), 256);
        assert_eq!(places_within(Some(1_048_576)), 256);
        assert_eq!(places_within(Some(1024)), 164);
        assert_eq!(places_within(Some(256)), 36);
        assert_eq!(places_within(Some(64)), 8);
        assert_eq!(places_within(Some(0)), 8);
    }

    #[test]
    fn a_place_is_free_when_the_last_holder_lets_go() {
        let places = Places::new(1);
        let (server, _client) = connection();
        let place = places.take(&server);
        let other = places.find(place.number()).expect("somebody is there");
        let number = place.number();
        drop(place);
        assert!(other.is_open());
        drop(other);
        assert!(places.find(number).is_none());
        places.take(&server);
    }

    #[test]
    fn a_panic_leaks_no_place() {
        let places = Places::new(1);
        let (server, _client) = connection();
        let place = places.take(&server);
        thread::spawn(move || {
            let _place = place;
            std::panic::resume_unwind(Box::new("a panic that prints nothing"));
        })
        .join()
        .expect_err("it panicked");
        places.take(&server);
    }

    #[test]
    fn room_is_made_by_the_parting_then_the_asking_then_the_answered_and_oldest_first() {
        let places = Places::new(4);
        let all: Vec<_> = (0..4).map(|_| connection()).collect();
        let held: Vec<_> = all.iter().map(|(server, _)| places.take(server)).collect();
        let (inner, _other) = socket::pair_for_tests();
        let inner = Arc::new(inner);
        held[0].is_answered_by(&inner);
        held[3].is_answered_by(&inner);
        held[3].is_parting();
        let mut held: Vec<_> = held.into_iter().map(Some).collect();
        for leaving in [3, 1, 2, 0] {
            let before: Vec<bool> = held
                .iter()
                .map(|place| place.as_ref().is_some_and(|place| place.is_open()))
                .collect();
            let (server, _client) = connection();
            let taking = {
                let places = Arc::clone(&places);
                thread::spawn(move || places.take(&server))
            };
            // The client sees the end of its connection; then its thread lets go.
            let mut end = all[leaving].1.try_clone().expect("it is open");
            end.set_read_timeout(Some(Duration::from_secs(5)))
                .expect("a timeout can be set");
            assert_eq!(end.read(&mut [0]).expect("closed in time"), 0);
            for (n, place) in held.iter().enumerate() {
                let is_open = place.as_ref().is_some_and(|place| place.is_open());
                assert_eq!(
                    is_open,
                    before[n] && n != leaving,
                    "{n} when {leaving} leaves"
                );
            }
            held[leaving] = None;
            let newcomer = taking.join().expect("there is room");
            // It stays for good, and is the youngest: told apart by being answered.
            newcomer.is_answered_by(&inner);
            held.push(Some(newcomer));
        }
    }
}
