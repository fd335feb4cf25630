//! Asking a table for dates.
//!
//! In: the value of a key. Out: a day or an instant, with its place. A date day first is shown as it
//! was understood; one that cannot be read is met with an example of the right form.

use jiff::civil::Date;

use crate::article::Spanned;
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::{Moment, RoughDate};

use super::fence::Format;
use super::fields::Fields;
use super::reader::clean;
use super::survey::Shape;
use super::tree::{Node, Value};
use super::when::{self, When};

impl<'a> Fields<'a> {
    /// An instant, with its place.
    pub(crate) fn moment(&self, key: &'static str) -> Option<Spanned<Moment>> {
        let (when, node) = self.when(key)?;
        let Some(value) = when.moment(self.reader.offset) else {
            self.no_date(key, node);
            return None;
        };
        Some(Spanned {
            value,
            span: self.reader.text_span(node),
        })
    }

    /// The last instant that a date or time covers.
    pub(crate) fn last_moment(&self, key: &'static str) -> Option<Spanned<Moment>> {
        let (when, node) = self.when(key)?;
        let end = when.end(self.reader.offset);
        if end.is_none() {
            self.no_date(key, node);
        }
        Some(Spanned {
            value: end?,
            span: self.reader.text_span(node),
        })
    }

    /// A day; a time of day is let go.
    pub(crate) fn date(&self, key: &'static str) -> Option<Spanned<Date>> {
        let (when, node) = self.when(key)?;
        Some(Spanned {
            value: when.date,
            span: self.reader.text_span(node),
        })
    }

    /// A day, a month or a year: `2024-08-14`, `"2024-08"`, `2024`, or the same day first.
    pub(crate) fn rough_date(&self, key: &'static str) -> Option<Spanned<RoughDate>> {
        let node = self.node(key)?;
        let written = match &node.value {
            Value::Text(text) => when::rough(text.trim()),
            Value::Integer(digits) if digits.len() == 4 => when::rough(digits),
            Value::Integer(_) | Value::Float(_) => None,
            _ => {
                let day = self.date(key)?;
                return Some(Spanned {
                    value: RoughDate::of_day(day.value),
                    span: day.span,
                });
            }
        };
        if let Some(value) = written {
            return Some(Spanned {
                value,
                span: self.reader.text_span(node),
            });
        }
        if let Value::Text(text) = &node.value
            && (text.trim().is_empty() || When::of_text(text.trim()).is_some())
        {
            let day = self.date(key)?;
            return Some(Spanned {
                value: RoughDate::of_day(day.value),
                span: day.span,
            });
        }
        let finding = self.unreadable(key, node).with("year", "2024");
        self.reader.push(finding);
        None
    }

    fn when(&self, key: &'static str) -> Option<(When, &'a Node)> {
        self.takes(key, Shape::Date);
        let node = self.node(key)?;
        let when = match &node.value {
            Value::Date(written) => When::of_datetime(written),
            Value::Text(text) if text.trim().is_empty() => {
                self.empty(key, node.span.clone());
                return None;
            }
            Value::Text(text) => When::of_text(text.trim()),
            // TOML has no unquoted form with the day first, so that is an error there.
            Value::NoDate(text) if self.reader.format == Format::Yaml => When::of_text(text),
            Value::NoDate(_) => None,
            _ => {
                self.mistyped(key, node, ("ngày", "a date"), "2024-08-14");
                return None;
            }
        };
        let Some(when) = when else {
            self.no_date(key, node);
            return None;
        };
        if when.day_first {
            let (vi, en) = when.reading();
            let diagnostic = self
                .reader
                .at(Code::D02, self.reader.text_span(node))
                .with("key", self.path(key))
                .with("is", self.reader.is())
                .with("value", self.raw(node))
                .with_words("reading", vi, en)
                .with("example", when.iso(self.reader.offset));
            self.reader.push(diagnostic);
        }
        Some((when, node))
    }

    fn no_date(&self, key: &str, node: &Node) {
        let offset = self.reader.offset.to_string();
        let finding = self.unreadable(key, node).with("offset", offset);
        self.reader.push(finding);
    }

    fn unreadable(&self, key: &str, node: &Node) -> Diagnostic {
        let raw = self.raw(node);
        self.reader
            .at(Code::D01, self.reader.text_span(node))
            .with("key", self.path(key))
            .with("is", self.reader.is())
            .with("example", when::guess(&raw).to_string())
            .with("value", raw)
    }

    /// The value as it stands in the file, without quotation marks.
    fn raw(&self, node: &Node) -> String {
        let span = self.reader.text_span(node);
        let text = self.reader.source.text();
        clean(text.get(span).unwrap_or(""))
    }
}
