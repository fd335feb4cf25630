//! The addresses below `/__bantin/`: what the script of the preview asks for.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use super::answers::{Answers, text};
use super::edition::Edition;
use super::http::{Answer, Body, Event, Events, target};
use super::shelf::Shelf;
use crate::diagnostic::{Level, html};
use crate::plan::{OutputPath, Page};
use crate::render::page_view;

const SCRIPT: &str = include_str!("client/reload.js");
const STYLE: &str = include_str!("client/overlay.css");

impl Answers {
    /// What the script of the preview asks for; `None` for another name.
    pub(super) fn tool(
        &self,
        edition: &Edition,
        name: &str,
        query: Option<&str>,
    ) -> Option<Answer> {
        let answer = match name {
            "events" => {
                let after = value(query, "after").and_then(|after| after.parse().ok());
                let events = Following {
                    shelf: self.shelf.clone(),
                    revision: after.unwrap_or_default(),
                };
                Answer {
                    body: Body::Events(Box::new(events)),
                    ..text(200, "text/event-stream", "")
                }
            }
            "state" => {
                let page = value(query, "page").unwrap_or_default();
                let state = self.state(edition, &page);
                text(200, "application/json; charset=utf-8", &state)
            }
            "problems" => {
                let fragment = html::fragment(&self.findings(edition), edition.lang);
                text(200, "text/html; charset=utf-8", &fragment)
            }
            "reload.js" => text(200, "text/javascript; charset=utf-8", SCRIPT),
            "overlay.css" => text(200, "text/css; charset=utf-8", STYLE),
            _ => return None,
        };
        Some(answer)
    }

    /// How things stand for a tab that shows the address `page`.
    fn state(&self, edition: &Edition, page: &str) -> String {
        let path = target::decode(page).unwrap_or_default();
        let rest = path.strip_prefix(edition.base_path()).unwrap_or_default();
        let output = OutputPath::answering(rest);
        let fingerprint = edition.site.as_ref().and_then(|site| {
            let key = output.as_ref().and_then(|output| site.plan.get(output));
            let stands = key.and_then(|key| Some((output.clone()?, key.page.clone())));
            let missing = || (OutputPath::new("404.html"), Page::NotFound);
            let (path, page) = stands.unwrap_or_else(missing);
            let fingerprint = || Some(page_view(site, &page)?.fingerprint(site));
            self.shelf.fingerprint(edition, &path, fingerprint)
        });
        let moved = output.and_then(|output| edition.moved.get(&output));
        let state = State {
            revision: edition.revision.to_string(),
            page: fingerprint.map(|page| page.to_string()).unwrap_or_default(),
            files: edition.files.to_string(),
            styles: edition.styles.to_string(),
            sheets: &edition.sheets,
            moved,
            errors: edition.count(Level::Error) + self.n_failed(edition),
            warnings: edition.count(Level::Warning),
        };
        serde_json::to_string(&state).expect("a state is plain data")
    }
}

/// How things stand for one tab. All but the counts is compared with what its tag says.
#[derive(Serialize)]
struct State<'a> {
    revision: String,
    /// Of what stands at the address now; empty when there is no site.
    page: String,
    files: String,
    styles: String,
    /// Addresses of all style sheets.
    sheets: &'a [String],
    /// Where the page went that stood at the address.
    moved: Option<&'a String>,
    errors: usize,
    warnings: usize,
}

/// The revisions that follow the one a tab knows.
struct Following {
    shelf: Arc<Shelf>,
    revision: u64,
}

impl Events for Following {
    fn next(&mut self, wait: Duration) -> Event {
        match self.shelf.other_than(self.revision, wait) {
            Some(edition) => {
                self.revision = edition.revision;
                Event::Message {
                    name: "message",
                    data: edition.revision.to_string(),
                }
            }
            None => Event::Nothing,
        }
    }
}

/// The value of a name in a query, with its escapes undone.
fn value(query: Option<&str>, name: &str) -> Option<String> {
    let mut pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| *known == name)?;
    let decoded = percent_encoding::percent_decode_str(value)
        .decode_utf8()
        .ok()?;
    Some(decoded.into_owned())
}
