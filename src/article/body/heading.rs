//! Headings: one level below the page's own, each under an id of its own.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::Heading;
use super::clean::one_line;
use super::writer::{Runs, Writer};
use crate::vietnamese::slug;

/// Ids of the page around the text.
const RESERVED: [&str; 2] = ["noi-dung", "muc-luc"];

/// Ids that begin like this are those of footnotes and of what blocks draw.
const RESERVED_PREFIXES: [&str; 3] = ["fn-", "fnref-", "khoi-"];

/// Gives out ids, each once.
#[derive(Debug)]
pub(super) struct Ids {
    used: HashSet<String>,
    /// The number to try next behind an id that is used; keeps a thousand equal headings linear.
    next: HashMap<String, usize>,
}

impl Default for Ids {
    fn default() -> Self {
        Self {
            used: RESERVED.iter().map(|&id| id.to_owned()).collect(),
            next: HashMap::new(),
        }
    }
}

impl Ids {
    /// Returns `wanted`, or it with the first free number behind it.
    fn take(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() {
            "muc".to_owned()
        } else if RESERVED_PREFIXES.iter().any(|p| wanted.starts_with(p)) {
            format!("muc-{wanted}")
        } else {
            wanted.to_owned()
        };
        if self.used.insert(wanted.clone()) {
            return wanted;
        }
        let next = self.next.entry(wanted.clone()).or_insert(2);
        loop {
            let id = format!("{wanted}-{next}");
            *next += 1;
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

impl Writer<'_> {
    /// Writes the heading that starts at `at`; returns the index behind it. A heading without
    /// content is left out, as it would be an empty stop for those who go from heading to heading.
    pub(super) fn heading(&mut self, at: usize) -> usize {
        let events = self.events;
        let Event::Start(Tag::Heading {
            level, id, classes, ..
        }) = &events[at].0
        else {
            return at + 1;
        };
        let end = self.end_of_run(at + 1);
        let is_closed = matches!(events.get(end), Some((Event::End(TagEnd::Heading(_)), _)));
        let next = end + usize::from(is_closed);
        if end == at + 1 {
            return next;
        }
        let run = self.scan(at + 1..end);
        let mut text = one_line(&run.plain);
        if text.is_empty() {
            // A picture's description is all there is to say.
            text = self.alt(at + 1..end);
        }
        let explicit = id.as_deref().filter(|id| is_plain_id(id));
        let id = self
            .ids
            .take(&explicit.map_or_else(|| slug(&text), str::to_owned));
        let level = depth(*level);
        self.open_heading(level, &id, classes);
        self.run(run, Runs::Unlinked);
        self.push_html(&format!("</h{level}>\n"));
        self.out.anchors.push(id.clone());
        self.out.headings.push(Heading { level, id, text });
        next
    }

    fn open_heading(&mut self, level: u8, id: &str, classes: &[CowStr]) {
        self.push_html(&format!("<h{level} id=\"{id}\""));
        let classes: Vec<&str> = classes
            .iter()
            .map(AsRef::as_ref)
            .filter(|class| is_plain_class(class))
            .collect();
        if !classes.is_empty() {
            self.push_html(&format!(" class=\"{}\"", classes.join(" ")));
        }
        self.push_html(">");
    }
}

/// A page has one `h1`, its title.
fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn is_plain_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn is_plain_class(class: &str) -> bool {
    !class.is_empty()
        && class
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
