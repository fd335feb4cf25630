//! What was typed or answered, as a line that findings can point at.
//!
//! In: arguments, one by one. Out: a [`Source`] that reads like the command, and the place of each argument
//! in it.

use crate::diagnostic::{Place, Source, Span};
use crate::scaffold::article::Given;
use crate::source::SitePath;
use crate::vietnamese::nfc;

/// A command line in the making.
pub struct Typed {
    command: &'static str,
    line: String,
    spans: Vec<Span>,
}

impl Typed {
    /// A line that begins with `command`: `bantin new`.
    pub fn new(command: &'static str) -> Self {
        Self {
            command,
            line: command.to_owned(),
            spans: Vec::new(),
        }
    }

    /// Adds an argument without a name: its text in NFC, without spaces around it.
    pub fn bare(&mut self, value: &str) -> Given {
        let value = nfc(value.trim()).into_owned();
        self.line.push_str(" \"");
        let start = self.line.len();
        self.line.push_str(&value);
        self.spans.push(start..self.line.len());
        self.line.push('"');
        Given {
            value,
            argument: Some(self.spans.len() - 1),
        }
    }

    /// Adds an argument with its name.
    pub fn option(&mut self, name: &str, value: &str) -> Given {
        self.line.push_str(" --");
        self.line.push_str(name);
        self.bare(value)
    }

    /// Adds an argument if it was given.
    pub fn optional(&mut self, name: &str, value: Option<&str>) -> Option<Given> {
        value.map(|value| self.option(name, value))
    }

    /// Adds every value of an argument that may be given again and again.
    pub fn options(&mut self, name: &str, values: &[String]) -> Vec<Given> {
        values
            .iter()
            .map(|value| self.option(name, value))
            .collect()
    }

    /// The place of an argument.
    pub fn place(&self, argument: usize) -> Place {
        let source = Source::new(SitePath::new(self.command), self.line.as_str());
        source.at(self.spans[argument].clone())
    }
}
