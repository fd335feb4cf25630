//! YAML into the neutral tree.
//!
//! In: a range of a file. Out: the tree, as far as it was understood, and the mistakes of notation.
//! Only what an editor types is understood: texts, numbers, lists and tables. Anchors and aliases
//! are refused, so that no few lines can grow into millions; `yes` and `no` are texts.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use toml::value::Datetime;

use crate::diagnostic::Span;
use crate::vietnamese::nfc;

use super::faults::{DEEPEST, Faults, is_bare_key, line_of, too_deep};
use super::signs;
use super::tree::{Entry, Node, Table, Value, looks_like_date};

/// A list or table that is still open.
enum Open {
    List(usize, Vec<Node>),
    Table(usize, Table, Option<(String, Span)>),
}

/// Builds the tree out of the parser's events, without recursion.
struct Builder<'f, 's> {
    faults: &'f mut Faults<'s>,
    open: Vec<Open>,
    root: Option<Node>,
}

/// Reads the YAML in `span` of the file.
pub(super) fn parse(span: Span, faults: &mut Faults<'_>) -> Table {
    let text = &faults.text()[span.clone()];
    // The crate counts letters where its documentation says bytes.
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let byte = |letter: usize| span.start + bytes.get(letter).copied().unwrap_or(text.len());
    let mut builder = Builder {
        faults,
        open: Vec::new(),
        root: None,
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, place)) => {
                let place = byte(place.start.index())..byte(place.end.index());
                if builder.take(event, place).is_none() {
                    break;
                }
            }
            Err(error) => {
                let at = byte(error.marker().index());
                builder.faults.lose_from(at);
                explain(span.clone(), at, &error, builder.faults);
                break;
            }
        }
    }
    builder.finish(span)
}

impl Builder<'_, '_> {
    /// Takes one event; `None` stops the reading, the reason has been reported.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.faults.lose_from(span.start);
                self.faults.syntax(
                    span,
                    "phần đầu bài chỉ được có một đoạn YAML",
                    "there can be only one YAML document",
                );
                return None;
            }
            Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::StreamStart
            | Event::StreamEnd
            | Event::Nothing => {}
            Event::Alias(_) => {
                self.refuse_anchor(span.clone());
                self.put(Value::Empty, span);
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_extras(anchor, tag.is_some(), &span);
                self.scalar(&text, style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_extras(anchor, tag.is_some(), &span);
                self.begin(Open::List(span.start, Vec::new()), span)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.check_extras(anchor, tag.is_some(), &span);
                self.begin(Open::Table(span.start, Table::default(), None), span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end),
        }
        Some(())
    }

    fn begin(&mut self, open: Open, span: Span) -> Option<()> {
        if self.open.len() >= DEEPEST {
            too_deep(self.faults, span);
            return None;
        }
        if let Some(Open::Table(_, _, None)) = self.open.last() {
            self.faults.lose_from(span.start);
            self.faults.syntax(
                span,
                "tên khóa phải là chữ, không thể là danh sách hay bảng",
                "a key must be a text, not a list or table",
            );
            return None;
        }
        self.open.push(open);
        Some(())
    }

    fn end(&mut self, at: usize) {
        match self.open.pop() {
            Some(Open::List(start, items)) => self.put(Value::List(items), start..at),
            Some(Open::Table(start, table, _)) => self.put(Value::Table(table), start..at),
            None => {}
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let span = self.trimmed(span, style);
        if let Some(Open::Table(_, _, key @ None)) = self.open.last_mut() {
            let name = nfc(text.trim()).into_owned();
            *key = Some((name, span.clone()));
            if style == ScalarStyle::Plain {
                let written = &self.faults.text()[span.clone()];
                let found = signs::in_yaml(written, span.start);
                self.faults.signs(found);
            }
            return;
        }
        let value = match style {
            ScalarStyle::Plain if span.is_empty() => Value::Empty,
            ScalarStyle::Plain => {
                let written = &self.faults.text()[span.clone()];
                let quotes = signs::around_value(written, span.start);
                self.faults.signs(quotes.into_iter().collect());
                plain(text)
            }
            _ => Value::Text(nfc(text).into_owned()),
        };
        self.put(value, span);
    }

    /// The span of a scalar without the blanks and the comment that the crate counts to it.
    fn trimmed(&self, span: Span, style: ScalarStyle) -> Span {
        let written = &self.faults.text()[span.clone()];
        let length = match style {
            ScalarStyle::DoubleQuoted => quoted_length(written, '"', Some('\\')),
            ScalarStyle::SingleQuoted => quoted_length(written, '\'', None),
            // Only these are blanks to YAML; a special space is part of the text.
            _ => written.trim_end_matches([' ', '\t', '\r', '\n']).len(),
        };
        span.start..span.start + length
    }

    /// Puts a finished value where it belongs.
    fn put(&mut self, value: Value, span: Span) {
        let node = Node { value, span };
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Table(_, table, key)) => {
                let (key, key_span) = key.take().unwrap_or((String::new(), node.span.clone()));
                if table.get(&key).is_some() {
                    self.faults.duplicate(key_span, &key);
                    return;
                }
                table.entries.push(Entry {
                    key,
                    key_span,
                    node,
                });
            }
        }
    }

    fn check_extras(&mut self, anchor: usize, tagged: bool, span: &Span) {
        if anchor != 0 {
            self.refuse_anchor(span.clone());
        }
        if tagged {
            self.faults.syntax(
                span.clone(),
                "nhãn kiểu bắt đầu bằng ! không được dùng",
                "tags starting with ! are not supported",
            );
        }
    }

    fn refuse_anchor(&mut self, span: Span) {
        self.faults.syntax(
            span,
            "neo & và tham chiếu * của YAML không được dùng; hãy ghi lại giá trị",
            "anchors (&) and aliases (*) are not supported; write the value again",
        );
    }

    /// Closes what is open and returns the table at the root.
    fn finish(mut self, span: Span) -> Table {
        while !self.open.is_empty() {
            self.end(span.end);
        }
        match self.root {
            None => Table::default(),
            Some(Node {
                value: Value::Table(table),
                ..
            }) => table,
            Some(Node { span: at, .. }) => {
                if self.faults.is_empty() {
                    no_table(at, self.faults);
                }
                Table::default()
            }
        }
    }
}

/// The value of an unquoted scalar.
fn plain(text: &str) -> Value {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match text {
        "~" | "null" | "Null" | "NULL" => return Value::Empty,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    if is_digits(unsigned) {
        return Value::Integer(text.to_owned());
    }
    if unsigned
        .split_once('.')
        .is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest))
    {
        return Value::Float(text.to_owned());
    }
    if looks_like_date(text) && text.as_bytes().get(4) == Some(&b'-') {
        // "2024-08-14 16:42 +07:00": YAML allows a blank before the offset, TOML does not.
        let joined = text.replace(" +", "+").replace(" Z", "Z");
        return joined
            .parse::<Datetime>()
            .map_or_else(|_| Value::NoDate(text.to_owned()), Value::Date);
    }
    Value::Text(nfc(text).into_owned())
}

/// The length of a quoted scalar at the start of `written`, with its quotation marks.
fn quoted_length(written: &str, quote: char, escape: Option<char>) -> usize {
    let mut chars = written.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if Some(c) == escape {
            chars.next();
        } else if c == quote {
            let doubled = escape.is_none() && chars.next_if(|&(_, c)| c == quote).is_some();
            if !doubled {
                return at + quote.len_utf8();
            }
        }
    }
    written.len()
}

/// Reports a head that is no table at all.
fn no_table(span: Span, faults: &mut Faults<'_>) {
    let text = faults.text();
    let (line, at) = line_of(&text, span.start);
    if faults.signs(signs::in_yaml(line, at)) {
        return;
    }
    let written = at + (line.len() - line.trim_start().len())..at + line.trim_end().len();
    if line.contains(" = ") {
        faults.syntax(
            written,
            "giữa hai dòng --- phải dùng dấu hai chấm (khóa: giá trị); muốn dùng dấu = thì mở và đóng bằng +++",
            "between lines of --- write a colon (key: value); for = open and close with +++",
        );
    } else {
        faults.syntax(
            written,
            "mỗi dòng phải có dạng khóa: giá trị",
            "each line must read key: value",
        );
    }
}

/// Reports the error at which the parser stopped, in our words.
fn explain(head: Span, at: usize, error: &ScanError, faults: &mut Faults<'_>) {
    let text = faults.text();
    // A sign that is no colon to the parser makes it stop at a later line.
    let mut from = head.start;
    for line in text[head.start..at.max(head.start)].split_inclusive('\n') {
        let mut found = signs::in_yaml(line.trim_end(), from);
        found.retain(|sign| is_bare_key(line[..sign.span.start - from].trim()));
        faults.signs(found);
        from += line.len();
    }
    let (line, line_at) = line_of(&text, at.min(head.end));
    faults.signs(signs::in_yaml(line, line_at));
    if !faults.is_empty() {
        return;
    }
    let before = &line[..(at - line_at).min(line.len())];
    let message = error.info();
    let here = at..text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let misplaced = message.starts_with("mapping values") || message.starts_with("simple key");
    if misplaced && !before.trim_end_matches(':').contains(": ") {
        let above = text[head.start..line_at].trim_end();
        let (line, start) = line_of(&text, head.start + above.len());
        if faults.signs(signs::in_yaml(line, start)) {
            return;
        }
        let whole = start + (line.len() - line.trim_start().len())..start + line.trim_end().len();
        if !line.contains(':') {
            faults.syntax(
                whole,
                "dòng này thiếu dấu hai chấm giữa khóa và giá trị",
                "this line lacks the colon between key and value",
            );
            return;
        }
    }
    let (vi, en) = words(message);
    faults.syntax(here, vi, en);
}

fn words(message: &str) -> (&str, &str) {
    let starts = |start: &str| message.starts_with(start);
    let has = |part: &str| message.contains(part);
    if starts("mapping values") {
        (
            "giá trị có dấu hai chấm phải đặt trong ngoặc kép, và các khóa phải thẳng cột",
            "put a value with a colon in quotation marks, and keep keys in one column",
        )
    } else if has("quoted scalar, found unexpected end") || has("indentation in quoted") {
        (
            "thiếu dấu ngoặc kép đóng",
            "the closing quotation mark is missing",
        )
    } else if has("escape") {
        (
            "dấu \\ trong ngoặc kép phải viết hai lần: \\\\",
            "a \\ between quotation marks is written twice: \\\\",
        )
    } else if has("flow sequence") || starts("illegal placement of ':'") {
        (
            "danh sách mở bằng [ chưa đóng, hoặc thiếu dấu phẩy",
            "a list opened by [ is not closed, or lacks a comma",
        )
    } else if has("flow mapping") || has("expected node content") {
        (
            "phần mở bằng { hoặc [ chưa đóng",
            "what { or [ opens is not closed",
        )
    } else if has("trailing content") {
        (
            "sau giá trị còn chữ thừa; dấu \" bên trong chữ phải viết là \\\"",
            "something follows the value; write a \" inside a text as \\\"",
        )
    } else if starts("unexpected character") {
        (
            "giá trị bắt đầu bằng dấu này phải đặt trong ngoặc kép",
            "a value that begins with this sign belongs in quotation marks",
        )
    } else if has("tab") {
        (
            "không thụt dòng bằng phím Tab; hãy dùng dấu cách",
            "indent with spaces, not with tabs",
        )
    } else if has("recursion") {
        ("lồng nhau quá sâu", "it nests too deeply")
    } else if has("indentation") || has("block") || starts("simple key") {
        (
            "dòng này thụt vào không đúng",
            "this line is indented wrongly",
        )
    } else {
        (message, message)
    }
}
