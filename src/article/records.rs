//! The other files of `content/`: documents, introductions, indicators, standing pages.
//!
//! In: one file. Out: its value, with names and words as written. Whether the province, sector or
//! document exists, and what the words of a record mean, is for `registry` to say.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::vietnamese::is_slug;

use super::front_matter::fields::Fields;
use super::front_matter::{self, Read, accept, identity, parts};
use super::read::{ReadContext, Sort, no_head, with_body};
use super::{ContentFile, Direction, DocumentFile, Image, IndicatorFile, IntroFile, StandingFile};

type Outcome = (Option<ContentFile>, Vec<Diagnostic>);

fn open<T>(
    source: &Source,
    context: &ReadContext<'_>,
    read: impl FnOnce(Fields<'_>) -> Option<T>,
) -> Read<T> {
    front_matter::read(source, context.config.timezone_offset, None, read)
}

/// Reports a file that must have a head and has none.
fn require_head<T>(source: &Source, head: &mut Read<T>, lines: &str) {
    if !head.has_head {
        head.value = None;
        head.diagnostics = vec![no_head(source, lines)];
    }
}

/// A file of `content/van-ban/`.
pub(super) fn document(source: &Source, context: &ReadContext<'_>) -> Outcome {
    let mut head = open(source, context, document_head);
    require_head(source, &mut head, "number = \"36-NQ/TW\"");
    let (value, body) = with_body(source, context, &mut head);
    let file = value.map(|file| ContentFile::Document(Arc::new(DocumentFile { body, ..file })));
    (file, head.diagnostics)
}

pub(super) fn document_head(fields: Fields<'_>) -> Option<DocumentFile> {
    let id = document_id(&fields)?;
    let file = document_of(fields.reader.source, id, &fields);
    fields.finish(None);
    Some(file)
}

/// The path below `content/van-ban/`; each part of it stands in addresses.
fn document_id(fields: &Fields<'_>) -> Option<String> {
    let path = fields.reader.source.path();
    let below = path.below("content/van-ban").unwrap_or(path.name());
    let id = below.strip_suffix(".md").unwrap_or(below).to_owned();
    let mut wrong = id.split('/').filter(|part| !is_slug(part));
    if let Some(part) = wrong.next() {
        let diagnostic = fields
            .reader
            .at(Code::N02, 0..0)
            .with("value", part)
            .with("file", crate::vietnamese::slug(part));
        fields.reader.push(diagnostic);
        return None;
    }
    if let Some(written) = fields.text("id").filter(|written| written.value != id) {
        fields.not_allowed("id", &written, &[&id]);
    }
    Some(id)
}

fn document_of(source: &Source, id: String, fields: &Fields<'_>) -> DocumentFile {
    // The key is made from the number; records may still write it down.
    fields.text("num_key");
    DocumentFile {
        source: source.clone(),
        id,
        number: fields.text("number"),
        kind: fields.text("type"),
        issuer: fields.text("issuer"),
        scope: fields.text("scope"),
        province: fields.text("province"),
        date: fields.date("date"),
        effective_from: fields.date("effective_from").map(|date| date.value),
        period: fields.string("period"),
        term: fields.string("term"),
        title: fields.string("title"),
        gloss: fields.string("gloss"),
        implements: fields.texts("implements"),
        amends: fields.texts("amends"),
        replaces: fields.texts("replaces"),
        replaced_by: fields.text("replaced_by"),
        sectors: fields.texts("sectors"),
        status: fields.text("status"),
        verified: fields.text("verified"),
        note: fields.string("note"),
        attachments: parts::attachments(fields),
        accept: accept::read(fields),
        body: super::Body::default(),
    }
}

/// A file of `content/tinh/` or `content/linh-vuc/`; its head may be missing.
pub(super) fn intro(source: &Source, context: &ReadContext<'_>) -> Outcome {
    let is_sector = Sort::of(source.path()) == Sort::Sector;
    let mut head = open(source, context, intro_head);
    let (value, body) = with_body(source, context, &mut head);
    let file = value.map(|file| {
        let file = Arc::new(IntroFile { body, ..file });
        if is_sector {
            ContentFile::Sector(file)
        } else {
            ContentFile::Province(file)
        }
    });
    (file, head.diagnostics)
}

pub(super) fn intro_head(fields: Fields<'_>) -> Option<IntroFile> {
    let is_sector = Sort::of(fields.reader.source.path()) == Sort::Sector;
    let slug = identity::stem_slug(fields.reader);
    let (title, topics) = if is_sector {
        (fields.string("title"), fields.texts("topics"))
    } else {
        (None, Vec::new())
    };
    let aliases = if is_sector {
        Vec::new()
    } else {
        fields.texts("aliases")
    };
    let (summary, image) = (fields.string("summary"), parts::image(&fields));
    let accept = accept::read(&fields);
    let source = fields.reader.source.clone();
    fields.finish(None);
    Some(IntroFile {
        source,
        slug: slug?,
        title,
        summary,
        aliases,
        topics,
        image,
        accept,
        body: super::Body::default(),
    })
}

const DIRECTIONS: [(&str, Direction); 3] = [
    ("higher", Direction::Higher),
    ("lower", Direction::Lower),
    ("none", Direction::None),
];

/// A file of `content/chi-so/`.
pub(super) fn indicator(source: &Source, context: &ReadContext<'_>) -> Outcome {
    let mut head = open(source, context, indicator_head);
    require_head(source, &mut head, "name = \"…\"");
    let (value, body) = with_body(source, context, &mut head);
    let file = value.map(|file| ContentFile::Indicator(Arc::new(IndicatorFile { body, ..file })));
    (file, head.diagnostics)
}

pub(super) fn indicator_head(fields: Fields<'_>) -> Option<IndicatorFile> {
    let id = identity::stem_slug(fields.reader);
    fields.require(
        "name",
        ("tên chỉ số (name)", "The name of the indicator"),
        "name = \"Hộ có điện thoại thông minh\"",
    );
    let (name, unit) = (fields.string("name"), fields.string("unit"));
    let direction = fields.choice("direction", &DIRECTIONS).unwrap_or_default();
    let additive = fields.bool("additive").unwrap_or_default();
    let (measures, source_rule) = (fields.string("measures"), fields.string("source_rule"));
    let accept = accept::read(&fields);
    let source = fields.reader.source.clone();
    fields.finish(None);
    Some(IndicatorFile {
        source,
        id: id?,
        name: name?,
        unit,
        direction,
        additive,
        measures,
        source_rule,
        accept,
        body: super::Body::default(),
    })
}

/// A file of `content/trang/`.
pub(super) fn standing(source: &Source, context: &ReadContext<'_>) -> Outcome {
    let mut head = open(source, context, standing_head);
    require_head(source, &mut head, "title = \"…\"");
    let (value, body) = with_body(source, context, &mut head);
    let file = value.map(|file| ContentFile::Standing(Arc::new(StandingFile { body, ..file })));
    (file, head.diagnostics)
}

pub(super) fn standing_head(fields: Fields<'_>) -> Option<StandingFile> {
    let slug = identity::slug_of(&fields);
    fields.require("title", ("tiêu đề", "The title"), "title = \"…\"");
    let (title, summary) = (fields.string("title"), fields.string("summary"));
    let image: Option<Image> = parts::image(&fields);
    let accept = accept::read(&fields);
    let source = fields.reader.source.clone();
    fields.finish(None);
    Some(StandingFile {
        source,
        slug: slug?,
        title: title?,
        summary,
        image,
        accept,
        body: super::Body::default(),
    })
}
