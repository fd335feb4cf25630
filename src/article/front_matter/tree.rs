//! What a head says, whether it was written in TOML or in YAML.
//!
//! A tree of values that know where they stand in the file. Numbers keep the digits that were
//! written, and nothing is judged yet: which keys there may be, and what they may hold, is asked by
//! [`super::fields`].

use toml::value::Datetime;

use crate::diagnostic::Span;

/// A value and its place, in bytes of the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Span,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// In NFC.
    Text(String),
    /// Decimal digits, perhaps behind a sign.
    Integer(String),
    /// The digits as written, with a point.
    Float(String),
    Bool(bool),
    /// A date, a time or both.
    Date(Datetime),
    /// Digits without quotes that are meant as a date and are none: `2024-02-30`, `14/8/2024`.
    NoDate(String),
    /// A key of YAML with nothing behind it.
    Empty,
    List(Vec<Node>),
    Table(Table),
}

/// Keys and values in the order of the file. Each key stands once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// In NFC.
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) node: Node,
}

impl Table {
    /// The value of `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }

    /// Sets every place to what `place` gives for it: for a text that was taken out of a file.
    pub(crate) fn move_to(&mut self, place: &impl Fn(Span) -> Span) {
        for entry in &mut self.entries {
            entry.key_span = place(entry.key_span.clone());
            entry.node.move_to(place);
        }
    }
}

impl Value {
    /// What it is, in words for "must be …, not …".
    pub(super) fn type_name(&self) -> (String, String) {
        let (vi, en) = match self {
            Self::Integer(digits) | Self::Float(digits) => {
                return (format!("số {digits}"), format!("the number {digits}"));
            }
            Self::Text(_) => ("chữ", "a text"),
            Self::Bool(_) => ("true hay false", "true or false"),
            Self::Date(_) => ("ngày giờ", "a date"),
            Self::NoDate(_) => ("một ngày không có trên lịch", "a date that does not exist"),
            Self::Empty => ("chỗ trống", "nothing"),
            Self::List(_) => ("danh sách", "a list"),
            Self::Table(_) => ("bảng", "a table"),
        };
        (vi.to_owned(), en.to_owned())
    }
}

impl Node {
    /// Sets every place to the empty range at the start: for values that come from another file.
    pub(crate) fn forget_place(&mut self) {
        self.move_to(&|_| 0..0);
    }

    fn move_to(&mut self, place: &impl Fn(Span) -> Span) {
        self.span = place(self.span.clone());
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.move_to(place)),
            Value::Table(table) => table.move_to(place),
            _ => {}
        }
    }
}

/// Whether `text` has the shape of a date in digits: three groups, the middle one of one or two
/// digits, such as `2024-02-30`, `14/8/2024` or `14.08.2024 16:42`.
pub(crate) fn looks_like_date(text: &str) -> bool {
    let mut groups = text.splitn(3, ['-', '/', '.']);
    let (Some(first), Some(second), Some(third)) = (groups.next(), groups.next(), groups.next())
    else {
        return false;
    };
    let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let (day, rest) = third.split_at(
        third
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(third.len()),
    );
    digits(first, 1..=4)
        && digits(second, 1..=2)
        && digits(day, 1..=4)
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || ":+-.TtZz ".contains(c))
}
