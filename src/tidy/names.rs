//! Names and dates of a head in their canonical form.
//!
//! In: the tree of a head. Out: edits of values, each for a reading that is certain: what is meant stays the same.
//! A name that nobody knows, one that is right for its day and a date with two readings stay as they are.

use jiff::civil::Date;
use toml::value::Datetime;

use super::Known;
use crate::article::Sort;
use crate::article::citation::parse_number;
use crate::article::front_matter::fence::Format;
use crate::article::front_matter::mend::quoted;
use crate::article::front_matter::tree::{Node, Table, Value};
use crate::article::front_matter::when;
use crate::diagnostic::{Source, Span};
use crate::registry::provinces::Spelling;
use crate::registry::{Provinces, Registries, Sectors};
use crate::vietnamese::{Lang, fold, search_key, slug};

/// Another text for a value.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) span: Span,
    /// As it is written in the file.
    pub(super) token: String,
    /// What is read from it; `None` for a date.
    name: Option<String>,
}

impl Edit {
    pub(super) fn is_date(&self) -> bool {
        self.name.is_none()
    }

    /// Whether `node` is what the edit was to make of a value.
    pub(super) fn is_in(&self, node: &Node) -> bool {
        match (&self.name, &node.value) {
            (None, Value::Date(date)) => self
                .token
                .parse()
                .is_ok_and(|meant: Datetime| meant == *date),
            (Some(name), Value::Text(text)) => text.trim() == name,
            _ => false,
        }
    }
}

/// What a key names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Names {
    Provinces,
    Documents,
    Number,
    Topics,
    Sectors,
    Date,
}

const SHARED: [(&str, Names); 4] = [
    ("province", Names::Provinces),
    ("resolution", Names::Documents),
    ("topics", Names::Topics),
    ("sectors", Names::Sectors),
];

const ARTICLE: [(&str, Names); 8] = [
    ("date", Names::Date),
    ("updated", Names::Date),
    ("expires", Names::Date),
    ("event.start", Names::Date),
    ("event.end", Names::Date),
    ("pin.until", Names::Date),
    ("indicators.province", Names::Provinces),
    ("indicators.document", Names::Documents),
];

const DOCUMENT: [(&str, Names); 9] = [
    ("number", Names::Number),
    ("province", Names::Provinces),
    ("date", Names::Date),
    ("effective_from", Names::Date),
    ("implements", Names::Documents),
    ("amends", Names::Documents),
    ("replaces", Names::Documents),
    ("replaced_by", Names::Documents),
    ("sectors", Names::Sectors),
];

/// The keys whose values are names or dates; `sort` is `None` for a file of defaults.
pub(super) fn keys(sort: Option<Sort>) -> Vec<(&'static str, Names)> {
    match sort {
        None => SHARED.to_vec(),
        Some(Sort::Article) => SHARED.into_iter().chain(ARTICLE).collect(),
        Some(Sort::Document) => DOCUMENT.to_vec(),
        Some(_) => Vec::new(),
    }
}

/// The edits of a head, in the order of the file; `sort` as in [`keys`].
pub(super) fn edits(
    source: &Source,
    table: &Table,
    format: Format,
    sort: Option<Sort>,
    known: Known<'_>,
) -> Vec<Edit> {
    let is_article = sort == Some(Sort::Article);
    let day = table.get("date").filter(|_| is_article);
    let day = day.and_then(|node| when::day_of(node, known.offset));
    let text = source.text();
    let mut edits = Vec::new();
    for (path, names) in keys(sort) {
        let mut nodes = Vec::new();
        find(table, path, &mut nodes);
        edits.extend(nodes.into_iter().filter_map(|node| {
            let raw = text.get(node.span.clone())?;
            edit(node, raw, format, names, day, known)
        }));
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// The values at `path`, those of lists one by one.
fn find<'t>(table: &'t Table, path: &str, found: &mut Vec<&'t Node>) {
    let (key, below) = match path.split_once('.') {
        Some((key, below)) => (key, Some(below)),
        None => (path, None),
    };
    let Some(node) = table.get(key) else { return };
    let nodes = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    for node in nodes {
        match (&node.value, below) {
            (Value::Table(table), Some(below)) => find(table, below, found),
            (_, None) => found.push(node),
            _ => {}
        }
    }
}

fn edit(
    node: &Node,
    raw: &str,
    format: Format,
    names: Names,
    day: Option<Date>,
    known: Known<'_>,
) -> Option<Edit> {
    let (Value::Text(text) | Value::NoDate(text)) = &node.value else {
        return None;
    };
    let Registries {
        provinces,
        sectors,
        documents,
    } = known.registries;
    let typed = text.trim();
    let name = match names {
        Names::Date => {
            return Some(Edit {
                span: node.span.clone(),
                token: when::plain_form(typed, known.offset)?,
                name: None,
            });
        }
        Names::Provinces => province(provinces, typed, day)?,
        Names::Sectors => sector(sectors, typed)?,
        Names::Topics => sectors.topic(&slug(typed))?.1.to_owned(),
        Names::Number => number(typed)?,
        Names::Documents => {
            let id = typed.to_lowercase();
            match documents.by_id(&id) {
                Some(_) => id,
                None => number(typed)?,
            }
        }
    };
    if name == *text {
        return None;
    }
    Some(Edit {
        span: node.span.clone(),
        token: token(raw, format, &name)?,
        name: Some(name),
    })
}

/// The canonical spelling of what `typed` means; a slug stays, since records use it as an id.
fn province(provinces: &Provinces, typed: &str, day: Option<Date>) -> Option<String> {
    let (id, spelling) = provinces.resolve(typed)?;
    // The other names of the whole country are words of their own.
    let is_own =
        id.is_national() && search_key(typed) != search_key(&provinces.respelled(id, typed, day));
    if spelling == Spelling::Right && (typed == provinces.slug(id) || is_own) {
        return Some(typed.to_owned());
    }
    let name = provinces.respelled(id, typed, day);
    let same = provinces
        .resolve(&name)
        .is_some_and(|(other, _)| other == id);
    same.then(|| name.into_owned())
}

/// As [`province()`].
fn sector(sectors: &Sectors, typed: &str) -> Option<String> {
    let id = sectors.resolve(typed)?;
    let sector = sectors.get(id);
    if typed == sector.slug {
        return Some(typed.to_owned());
    }
    let names = [Lang::Vi, Lang::En].map(|lang| sector.name(lang));
    let typed_so = names.iter().find(|name| fold(name) == fold(typed));
    let name = typed_so.unwrap_or(&names[0]);
    (sectors.resolve(name) == Some(id)).then(|| (*name).to_owned())
}

/// The canonical form of a document's number.
fn number(typed: &str) -> Option<String> {
    let number = parse_number(typed)?;
    let same = parse_number(&number.canonical).is_some_and(|other| other == number);
    same.then_some(number.canonical)
}

/// `name` in the way in which `raw` was written; `None` when it has no place of its own.
fn token(raw: &str, format: Format, name: &str) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || " -/._".contains(c);
    match (raw.chars().next()?, format) {
        ('\'', _) if !name.contains('\'') => Some(format!("'{name}'")),
        ('"' | '\'', _) => Some(quoted(name)),
        (first, Format::Yaml) if first.is_alphanumeric() && !raw.contains('\n') => {
            let stays_plain = name.chars().all(is_plain) && name.starts_with(char::is_alphanumeric);
            Some(if stays_plain {
                name.to_owned()
            } else {
                quoted(name)
            })
        }
        _ => None,
    }
}
