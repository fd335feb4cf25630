//! Finding the port.
//!
//! In: the interface and, perhaps, a port. Out: a listener. A port that was asked for is taken or
//! refused, never replaced; without a wish the first free one from [`DEFAULT_PORT`] on is taken.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, TcpListener};

/// Where the preview listens when no port was asked for.
pub const DEFAULT_PORT: u16 = 1111;
/// How far above it a free port is looked for.
const TRIES: u16 = 100;

/// Why there is no listener.
#[derive(Debug)]
pub enum Refused {
    /// Another program listens on the port that was asked for.
    Taken { port: u16 },
    /// So it is for every port that was tried.
    AllTaken { first: u16, last: u16 },
    /// The system refuses: not an address of this machine, or a port for which it wants more rights.
    System { port: u16, error: io::Error },
}

/// Listens on `interface` at `port`, or at the first free port from [`DEFAULT_PORT`] on. Port 0 is
/// any free one.
///
/// # Errors
/// The port that was asked for is taken; all are; or the system refuses.
pub fn listen(interface: IpAddr, port: Option<u16>) -> Result<TcpListener, Refused> {
    match port {
        Some(port) => TcpListener::bind((interface, port)).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => Refused::Taken { port },
            _ => Refused::System { port, error },
        }),
        None => first_free(interface, DEFAULT_PORT, DEFAULT_PORT + TRIES),
    }
}

fn first_free(interface: IpAddr, first: u16, last: u16) -> Result<TcpListener, Refused> {
    for port in first..=last {
        match TcpListener::bind((interface, port)) {
            Ok(listener) => return Ok(listener),
            // Windows keeps whole ranges of ports for itself, and says so in these words.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::AddrInUse | ErrorKind::PermissionDenied
                ) => {}
            Err(error) => return Err(Refused::System { port, error }),
        }
    }
    Err(Refused::AllTaken { first, last })
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn port_of(listener: &TcpListener) -> u16 {
        listener.local_addr().expect("it listens").port()
    }

    #[test]
    fn a_port_that_is_asked_for_and_taken_is_named() {
        let other = listen(HERE, Some(0)).expect("some port is free");
        let port = port_of(&other);
        match listen(HERE, Some(port)) {
            Err(Refused::Taken { port: named }) => assert_eq!(named, port),
            found => panic!("{found:?}"),
        }
    }

    #[test]
    fn without_a_wish_the_next_free_port_is_taken() {
        // Three ports in a row, the first two of them taken by us.
        let (_first, _second, first) = (0..50)
            .find_map(|_| {
                let first = listen(HERE, Some(0)).ok()?;
                let port = port_of(&first);
                let second = listen(HERE, Some(port.checked_add(1)?)).ok()?;
                drop(listen(HERE, Some(port.checked_add(2)?)).ok()?);
                Some((first, second, port))
            })
            .expect("there are three free ports in a row");
        match first_free(HERE, first, first + 1) {
            Err(Refused::AllTaken { first: a, last: b }) => assert_eq!((a, b), (first, first + 1)),
            found => panic!("{found:?}"),
        }
        let found = port_of(&first_free(HERE, first, first + 20).expect("one is free"));
        assert!(found > first + 1, "{found} is taken");
    }

    #[test]
    fn the_default_port_is_1111_or_one_soon_after() {
        let port = port_of(&listen(HERE, None).expect("one of 101 is free"));
        assert!((1111..=1211).contains(&port), "{port}");
    }

    #[test]
    fn an_address_of_another_machine_is_refused_by_the_system() {
        let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
        assert!(matches!(
            listen(elsewhere, None),
            Err(Refused::System { port: 1111, .. })
        ));
    }
}
