//! What can be in the way of a preview, as findings.

use std::io;
use std::net::{IpAddr, SocketAddr};

use notify::ErrorKind;

use super::http::bind::{DEFAULT_PORT, Refused};
use crate::diagnostic::{Code, Diagnostic};

/// Why the preview cannot listen on `interface`.
#[must_use]
pub fn no_port(interface: IpAddr, refused: &Refused) -> Diagnostic {
    match refused {
        Refused::Taken { port } => {
            let other = port.checked_add(1).unwrap_or(DEFAULT_PORT);
            taken(port.to_string(), other)
        }
        Refused::AllTaken { first, last } => {
            taken(format!("{first}–{last}"), last.saturating_add(1))
        }
        Refused::System { port, error } => Diagnostic::general(Code::K04)
            .with("address", SocketAddr::new(interface, *port).to_string())
            .with_system_error(error),
    }
}

fn taken(port: String, other: u16) -> Diagnostic {
    Diagnostic::general(Code::K01)
        .with("port", port)
        .with("other", other.to_string())
}

/// The preview can be opened from other machines, at `port`.
#[must_use]
pub fn reachable(port: u16) -> Diagnostic {
    Diagnostic::general(Code::K02).with("port", port.to_string())
}

/// The system does not tell of changes.
#[must_use]
pub fn unwatched(error: &notify::Error) -> Diagnostic {
    let finding = Diagnostic::general(Code::K03);
    match &error.kind {
        ErrorKind::Io(error) => finding.with_system_error(error),
        ErrorKind::MaxFilesWatch => finding.with_words(
            "reason",
            "đã hết số thư mục được phép theo dõi",
            "no more folders may be watched",
        ),
        _ => finding.with("reason", error.to_string().trim_end_matches('.')),
    }
}

/// No browser opens `address`.
#[must_use]
pub fn no_browser(address: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::general(Code::K05)
        .with("address", address)
        .with_system_error(error)
}
