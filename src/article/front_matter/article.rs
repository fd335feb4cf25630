//! The head of a news article.
//!
//! In: the table of its head, with the defaults of its folder behind it. Out: a [`FrontMatter`], and
//! whether all that an article cannot be without is there. Provinces, documents, topics and files
//! are kept as written.

use jiff::Timestamp;

use crate::article::{FrontMatter, Kind, Spanned};
use crate::diagnostic::Code;
use crate::vietnamese::{Moment, slug};

use super::fields::Fields;
use super::survey::Rule;
use super::{accept, extra, identity, indicators, parts};

/// A title longer than this is hard to read in lists.
const LONG_TITLE: usize = 110;

/// What a kind needs beside itself, with an example.
const NEEDED: [(Kind, &str, &str); 3] = [
    (
        Kind::Correction,
        "corrects",
        "corrects = \"../bai-bi-cai-chinh.md\"",
    ),
    (
        Kind::Aggregated,
        "source",
        "source = { name = \"Báo Tây Ninh\", url = \"https://…\" }",
    ),
    (
        Kind::Event,
        "event",
        "event = { start = 2024-10-10T08:00:00+07:00, place = \"…\" }",
    ),
];

/// The head of an article, as far as it says what it must.
pub(crate) struct Head {
    /// With provisional values in the place of what is missing: an empty title or slug, no province,
    /// the first of January 1970.
    pub(crate) front: FrontMatter,
    pub(crate) has_day: bool,
    /// Whether title, date, province and slug are there.
    pub(crate) is_whole: bool,
}

/// Reads the whole head. What is wrong has been reported, above all when title, date, province or
/// slug cannot be had.
pub(crate) fn read(fields: Fields<'_>) -> Head {
    require_basics(&fields);
    let title = fields.text("title");
    if let Some(title) = &title {
        judge_title(&fields, &title.value);
    }
    let date = fields.moment("date");
    let (updated, expires) = (fields.moment("updated"), fields.last_moment("expires"));
    if let Some(date) = &date {
        for (key, later) in [("updated", &updated), ("expires", &expires)] {
            if let Some(later) = later {
                parts::not_before(&fields, (key, later), ("date", date));
            }
        }
    }
    let credit = parts::credit(&fields);
    let event = parts::event(&fields);
    let corrects = fields.text("corrects");
    let kind = fields.choice("kind", &Kind::ALL).unwrap_or_default();
    check_kind(&fields, kind);
    let provinces = fields.some_texts("province");
    let resolution = fields.texts("resolution");
    let (topics, sectors) = (topics(&fields), fields.texts("sectors"));
    let (summary, kicker) = (fields.string("summary"), fields.string("kicker"));
    let authors = fields
        .texts("author")
        .into_iter()
        .map(|a| a.value)
        .collect();
    let image = parts::image(&fields);
    let change_note = fields.string("change_note");
    let draft = fields.bool("draft").unwrap_or_default();
    let withdrawn = fields.string("withdrawn");
    let (slug, id) = (identity::slug_of(&fields), identity::id(&fields));
    let aliases = identity::aliases(&fields);
    let pin = parts::pin(&fields);
    let attachments = parts::attachments(&fields);
    let accept = accept::read(&fields);
    let indicators = indicators::read(&fields);
    let extra = extra::read(&fields);
    let offset = fields.reader.offset;
    fields.finish(Some("[extra]"));
    let has_day = date.is_some();
    let is_whole = title.is_some() && has_day && slug.is_some() && !provinces.is_empty();
    let front = FrontMatter {
        title: title.unwrap_or_else(|| provisional(String::new())),
        date: date
            .unwrap_or_else(|| provisional(Moment::of_instant(Timestamp::UNIX_EPOCH, offset))),
        provinces,
        resolution,
        topics,
        sectors,
        summary,
        kicker,
        authors,
        credit: credit.map(Box::new),
        image: image.map(Box::new),
        kind,
        corrects: corrects.map(Box::new),
        event: event.map(Box::new),
        updated: updated.map(|moment| moment.value),
        change_note,
        draft,
        expires: expires.map(|moment| moment.value),
        withdrawn,
        slug: slug.unwrap_or_else(|| provisional(String::new())),
        id,
        aliases,
        pin: pin.map(Box::new),
        attachments,
        accept,
        indicators,
        extra,
    };
    Head {
        front,
        has_day,
        is_whole,
    }
}

/// A value that nobody wrote.
fn provisional<T>(value: T) -> Spanned<T> {
    Spanned { value, span: 0..0 }
}

fn require_basics(fields: &Fields<'_>) {
    fields.require("title", ("tiêu đề", "The title"), "title = \"…\"");
    fields.require("date", ("ngày đăng", "The date"), "date = 2024-08-14");
    fields.require(
        "province",
        ("tỉnh, thành phố", "The province"),
        "province = \"Tây Ninh\"",
    );
}

/// Capitals shout and hide the difference between Đ and D; a long title breaks lists.
fn judge_title(fields: &Fields<'_>, title: &str) {
    let span = fields.span_of("title");
    let words = title.split_whitespace().count();
    let has_letters = title.chars().any(char::is_uppercase);
    if words > 2 && has_letters && !title.chars().any(char::is_lowercase) {
        fields
            .reader
            .push(fields.reader.at(Code::F03, span.clone()));
    }
    let length = title.chars().count();
    if length > LONG_TITLE {
        let diagnostic = fields
            .reader
            .at(Code::F04, span)
            .with("n", length.to_string());
        fields.reader.push(diagnostic);
    }
}

/// A kind may need a further key, and `corrects` needs its kind.
fn check_kind(fields: &Fields<'_>, kind: Kind) {
    for (of, needed, _) in NEEDED {
        fields.holds(Rule::Needs {
            key: "kind",
            word: of.as_str(),
            needed,
        });
    }
    fields.holds(Rule::NeedsWord {
        key: "corrects",
        needed: "kind",
        word: Kind::Correction.as_str(),
    });
    let reason = format!("kind = \"{}\"", kind.as_str());
    let reason = fields.reader.example(&reason);
    let mut needed = NEEDED.iter().filter(|(of, ..)| *of == kind);
    if let Some((_, key, example)) = needed.find(|(_, key, _)| !fields.has(key)) {
        let words = (format!("Đã ghi {reason}"), reason);
        fields.needs(key, fields.span_of("kind"), (&words.0, &words.1), example);
    }
    if kind != Kind::Correction && fields.has("corrects") {
        let words = ("Đã ghi `corrects`", "`corrects`");
        fields.needs(
            "kind",
            fields.span_of("corrects"),
            words,
            "kind = \"correction\"",
        );
    }
}

/// `topics`: each is known by its slug, so it needs a letter or a digit.
fn topics(fields: &Fields<'_>) -> Vec<Spanned<String>> {
    let (topics, unnamed): (Vec<_>, Vec<_>) = fields
        .texts("topics")
        .into_iter()
        .partition(|topic| !slug(&topic.value).is_empty());
    for topic in unnamed {
        let finding = fields.reader.at(Code::N02, topic.span);
        fields.reader.push(finding.with("value", topic.value));
    }
    topics
}

/// The keys that a folder may set for its articles: everything that several articles can share.
pub(super) const SHARED: [&str; 8] = [
    "province",
    "topics",
    "sectors",
    "author",
    "source",
    "kicker",
    "kind",
    "resolution",
];

/// Reads what a folder sets, for what is wrong with it.
pub(super) fn check_shared(fields: Fields<'_>) {
    fields.some_texts("province");
    topics(&fields);
    for key in ["sectors", "author", "resolution"] {
        fields.texts(key);
    }
    parts::credit(&fields);
    fields.string("kicker");
    fields.choice("kind", &Kind::ALL);
    fields.finish(None);
}
