//! Event streams: one endless answer to one reader.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::answer::{Event, Events};
use super::places::Place;

/// A reader that is gone is found when it is written to, so it is, so often.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How long an event may be waited for before the reader is looked after.
const GLANCE: Duration = Duration::from_millis(150);
/// Comes first. Browsers ask again for a stream that ended after this many milliseconds.
const OPENING: &[u8] = b"retry: 1000\n\n";

/// Sends what comes from `events` until they end or the reader is gone.
///
/// # Errors
/// The reader is gone.
pub fn send(
    events: &mut dyn Events,
    writer: &mut dyn Write,
    place: &Place,
) -> Result<(), io::Error> {
    send_now(writer, OPENING)?;
    let mut last = Instant::now();
    while place.is_open() {
        match events.next(GLANCE) {
            Event::Message { name, data } => send_now(writer, framed(name, &data).as_bytes())?,
            Event::Nothing if last.elapsed() < HEARTBEAT => continue,
            Event::Nothing => send_now(writer, b":\n\n")?,
            Event::End => break,
        }
        last = Instant::now();
    }
    Ok(())
}

fn send_now(writer: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    writer.write_all(bytes)?;
    writer.flush()
}

/// A message as the stream has it: a line of data for every line of `data`.
fn framed(name: &str, data: &str) -> String {
    let mut text = format!("event: {name}\n");
    for line in data.split(['\n', '\r']) {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_data_can_be_anything_else() {
        assert_eq!(framed("pages", "7"), "event: pages\ndata: 7\n\n");
        assert_eq!(
            framed("pages", "a\nevent: b\rid: c\n\n"),
            "event: pages\ndata: a\ndata: event: b\ndata: id: c\ndata: \ndata: \n\n"
        );
    }
}
