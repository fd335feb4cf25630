//! Asking a table for typed values.
//!
//! In: a table of the neutral tree. Out: typed values with their places, and everything that is
//! wrong with them. Every key that is asked for is remembered, so that [`Fields::finish`] can tell
//! which keys nobody knows. What the values mean together is judged by whoever asks.

use std::cell::RefCell;

use crate::article::Spanned;
use crate::diagnostic::{Code, Span, suggest};

use super::reader::Reader;
use super::survey::Shape;
use super::tree::{Node, Table, Value};

/// Words in Vietnamese and English.
pub(crate) type Words = (&'static str, &'static str);

/// More keys than these nobody reads in a line.
const MOST_TOLD: usize = 24;

/// A table that is being read.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    pub(crate) reader: &'a Reader<'a>,
    /// Where the table begins; empty at the start for the whole file.
    pub(crate) span: Span,
    table: &'a Table,
    /// Values for keys that the table has not.
    defaults: Option<&'a Table>,
    /// `image.` for the keys of `image`.
    prefix: String,
    /// The block that the table stands in; else it is of a head.
    block: Option<&'a str>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// The table of a whole file.
    pub(crate) fn root(
        reader: &'a Reader<'a>,
        table: &'a Table,
        defaults: Option<&'a Table>,
    ) -> Self {
        Self {
            reader,
            span: 0..0,
            table,
            defaults,
            prefix: String::new(),
            block: None,
            asked: RefCell::default(),
        }
    }

    /// The table of the block `name`, which stands at `span`.
    pub(crate) fn block(
        reader: &'a Reader<'a>,
        table: &'a Table,
        (name, span): (&'a str, Span),
    ) -> Self {
        Self {
            span,
            block: Some(name),
            ..Self::root(reader, table, None)
        }
    }

    /// The value as written, of the table or else of the defaults.
    pub(crate) fn node(&self, key: &'static str) -> Option<&'a Node> {
        self.asked.borrow_mut().push(key);
        self.asks(key);
        self.table
            .get(key)
            .or_else(|| self.defaults.and_then(|table| table.get(key)))
    }

    /// The table, for a reader that takes whatever is there.
    pub(super) fn all(&self) -> &'a Table {
        self.table
    }

    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.node(key).is_some()
    }

    /// Whether `key` is there, as it must be.
    pub(crate) fn must_have(&self, key: &'static str) -> bool {
        self.insists(key);
        self.has(key)
    }

    /// Where the value of `key` stands; the table itself when there is none.
    pub(crate) fn span_of(&self, key: &'static str) -> Span {
        self.node(key)
            .map_or(self.span.clone(), |node| node.span.clone())
    }

    /// The key with the names of the tables around it.
    pub(crate) fn path(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// Reports the absence of `key`; `name` is what an editor calls it.
    pub(crate) fn require(&self, key: &'static str, name: Words, example: &str) {
        if self.must_have(key) {
            return;
        }
        let diagnostic = self
            .reader
            .at(Code::F01, self.span.clone())
            .with_words("name", name.0, name.1);
        let example = self.reader.example(example);
        self.reader
            .push(match (self.prefix.strip_suffix('.'), self.block) {
                (Some(table), _) => diagnostic.with("table", table).with("inner", example),
                (None, Some(block)) => diagnostic.with("block", block).with("line", example),
                (None, None) => diagnostic.with("example", example),
            });
    }

    /// Reports that `key` is needed because of `reason`, at `span`.
    pub(crate) fn needs(&self, key: &'static str, span: Span, reason: (&str, &str), example: &str) {
        let diagnostic = self
            .reader
            .at(Code::F09, span)
            .with("key", self.path(key))
            .with_words("reason", reason.0, reason.1)
            .with("example", self.reader.example(example));
        self.reader.push(diagnostic);
    }

    /// A text that is not empty.
    pub(crate) fn text(&self, key: &'static str) -> Option<Spanned<String>> {
        self.takes(key, Shape::Text);
        let node = self.node(key)?;
        self.text_in(key, node, "\"…\"")
    }

    /// A text, when its place does not matter.
    pub(crate) fn string(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// A text that may be left empty, as a form to be filled in later.
    pub(crate) fn blank(&self, key: &'static str) -> Option<String> {
        self.takes(key, Shape::Blank);
        match self.node(key)? {
            Node {
                value: Value::Text(text),
                ..
            } if text.trim().is_empty() => None,
            _ => self.string(key),
        }
    }

    /// A list of texts, or one text.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Spanned<String>> {
        self.takes(key, Shape::Texts);
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                ..
            }) => items
                .iter()
                .filter_map(|item| self.text_in(key, item, "[\"…\", \"…\"]"))
                .collect(),
            Some(node) if self.reader.text_of(node).is_none() => {
                let expected = ("chữ hoặc danh sách chữ", "a text or a list of texts");
                self.mistyped(key, node, expected, "[\"…\", \"…\"]");
                Vec::new()
            }
            Some(node) => self.text_in(key, node, "").into_iter().collect(),
        }
    }

    /// A list of texts of which there must be one at least, if the key stands there at all.
    pub(crate) fn some_texts(&self, key: &'static str) -> Vec<Spanned<String>> {
        self.takes(key, Shape::SomeTexts);
        if let Some(Node {
            value: Value::List(items),
            span,
        }) = self.node(key)
            && items.is_empty()
        {
            self.empty(key, span.clone());
        }
        self.texts(key)
    }

    fn text_in(&self, key: &str, node: &Node, example: &str) -> Option<Spanned<String>> {
        let Some(value) = self.reader.text_of(node) else {
            self.mistyped(key, node, ("chữ trong ngoặc kép", "a quoted text"), example);
            return None;
        };
        if value.is_empty() {
            self.empty(key, node.span.clone());
            return None;
        }
        Some(Spanned {
            value,
            span: self.reader.text_span(node),
        })
    }

    pub(crate) fn bool(&self, key: &'static str) -> Option<bool> {
        self.takes(key, Shape::Bool);
        let node = self.node(key)?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        self.mistyped(key, node, ("true hoặc false", "true or false"), "true");
        None
    }

    /// One of a few words.
    pub(crate) fn choice<T: Copy>(
        &self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        self.offers(key, words.iter().map(|(word, _)| *word));
        let written = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == written.value);
        if let Some((_, value)) = found {
            return Some(*value);
        }
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.not_allowed(key, &written, &words);
        None
    }

    /// Reports a word that is none of `words`.
    pub(crate) fn not_allowed(&self, key: &str, written: &Spanned<String>, words: &[&str]) {
        let all = words.join(", ");
        self.not_one_of(key, written, words, (&all, &all));
    }

    /// The same, when `words` are too many to be listed and `all` describes them.
    pub(crate) fn not_one_of(
        &self,
        key: &str,
        written: &Spanned<String>,
        words: &[&str],
        all: (&str, &str),
    ) {
        let near = suggest::nearest(&written.value, words.iter().copied());
        let diagnostic = self
            .reader
            .at(Code::F07, written.span.clone())
            .with("key", self.path(key))
            .with("value", &written.value)
            .with_candidates("candidates", &near)
            .with_words("all", all.0, all.1);
        self.reader.push(diagnostic);
    }

    /// A table under `key`.
    pub(crate) fn table(&self, key: &'static str, example: &str) -> Option<Self> {
        if let Some(part) = self.surveyed(key, Shape::Table) {
            return Some(part);
        }
        let node = self.node(key)?;
        self.table_in(
            key,
            node,
            ("bảng gồm khóa và giá trị", "a table of keys and values"),
            example,
        )
    }

    /// A list of tables; one table counts as a list of one.
    pub(crate) fn tables(&self, key: &'static str, example: &str) -> Vec<Self> {
        if let Some(part) = self.surveyed(key, Shape::Tables) {
            return vec![part];
        }
        let expected = ("danh sách các bảng", "a list of tables");
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                ..
            }) => items
                .iter()
                .filter_map(|item| self.table_in(key, item, expected, example))
                .collect(),
            Some(node) => self
                .table_in(key, node, expected, example)
                .into_iter()
                .collect(),
        }
    }

    /// A list of tables of which there must be one at least; `name` is what an editor calls it.
    pub(crate) fn some_tables(&self, key: &'static str, name: Words, example: &str) -> Vec<Self> {
        self.require(key, name, &format!("{key} = {example}"));
        if let Some(Node {
            value: Value::List(items),
            span,
        }) = self.node(key)
            && items.is_empty()
        {
            self.empty(key, span.clone());
        }
        self.tables(key, example)
    }

    fn table_in(
        &self,
        key: &str,
        node: &'a Node,
        expected: (&str, &str),
        example: &str,
    ) -> Option<Self> {
        let Value::Table(table) = &node.value else {
            self.mistyped(key, node, expected, example);
            return None;
        };
        Some(self.part(key, node.span.clone(), table))
    }

    /// `table`, which stands under `key` at `span`.
    pub(super) fn part(&self, key: &str, span: Span, table: &'a Table) -> Self {
        Self {
            reader: self.reader,
            span,
            table,
            defaults: None,
            prefix: format!("{}{key}.", self.prefix),
            block: self.block,
            asked: RefCell::default(),
        }
    }

    /// Reports a value of the wrong type. `example` is the right side of a line.
    pub(crate) fn mistyped(&self, key: &str, node: &Node, expected: (&str, &str), example: &str) {
        if node.value == Value::Empty {
            self.empty(key, node.span.clone());
            return;
        }
        let found = node.value.type_name();
        let example = self.reader.example(&format!("{key} = {example}"));
        let diagnostic = self
            .reader
            .at(Code::F06, node.span.clone())
            .with("key", self.path(key))
            .with_words("expected", expected.0, expected.1)
            .with_words("found", found.0, found.1)
            .with("example", example);
        self.reader.push(diagnostic);
    }

    pub(super) fn empty(&self, key: &str, span: Span) {
        let diagnostic = self.reader.at(Code::F08, span).with("key", self.path(key));
        self.reader.push(diagnostic);
    }

    /// Reports every key that was never asked for. `extra` tells where keys of a theme go, if there
    /// is such a place.
    pub(crate) fn finish(self, extra: Option<&'static str>) {
        let known = self.asked.borrow();
        for entry in &self.table.entries {
            if known.contains(&entry.key.as_str()) {
                continue;
            }
            let mut names: Vec<&str> = known.clone();
            names.sort_unstable();
            names.dedup();
            let near = suggest::nearest(&entry.key, names.iter().copied());
            let all = (near.is_empty() && names.len() <= MOST_TOLD).then(|| names.join(", "));
            let diagnostic = self
                .reader
                .at(Code::F05, entry.key_span.clone())
                .with("key", self.path(&entry.key))
                .with_candidates("candidates", &near)
                .with_some("all", all)
                .with_some("extra", extra);
            self.reader.push(diagnostic);
        }
    }
}
