//! Reading `bantin.toml`.

use crate::article::Spanned;
use crate::article::front_matter::survey::{self, Survey};
use crate::article::front_matter::{self, fields::Fields};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::vietnamese::{Lang, Offset, is_slug};

use jiff::SignedDuration;

use super::address::{self, Reason};
use super::{
    Limits, NavigationLink, Permalinks, Profile, RawHtml, Sections, SiteConfig, check, data, feeds,
    hosting, output, pictures, publisher, social,
};

/// First segments that no section may have: short addresses and the English edition.
const RESERVED: [&str; 2] = ["b", "en"];

/// Reads the settings. `None` when the file is too large to be read; every other mistake is
/// reported and leaves a default in place, so that the content can still be checked.
#[must_use]
pub fn read_config(source: &Source) -> (Option<SiteConfig>, Vec<Diagnostic>) {
    front_matter::read_file(source, Offset::HANOI, |fields| {
        let config = settings(&fields);
        fields.finish(None);
        Some(config)
    })
}

/// Every key of the settings.
pub(crate) fn asked() -> Survey {
    survey::survey("bantin.toml", |fields| {
        settings(&fields);
        fields.finish(None);
    })
}

fn settings(fields: &Fields<'_>) -> SiteConfig {
    require(fields, "title", "title = \"Bản tin Chuyển đổi số\"");
    require(
        fields,
        "base_url",
        "base_url = \"https://bantin.example.vn\"",
    );
    let title = fields.string("title");
    let tagline = fields.blank("tagline");
    let base_url = checked(
        fields,
        "base_url",
        address::base_url,
        "base_url = \"https://bantin.example.vn\"",
    );
    let language = fields.choice("language", &[("vi", Lang::Vi), ("en", Lang::En)]);
    let timezone_offset = checked(
        fields,
        "timezone_offset",
        offset,
        "timezone_offset = \"+07:00\"",
    );
    let theme_span = fields.text("theme").map_or(0..0, |written| written.span);
    let theme = checked(fields, "theme", theme, "theme = \"toasoan\"");
    let per_page = fields.integer("per_page", 1..=100, 20);
    let profiles = [("state", Profile::State), ("press", Profile::Press)];
    let profile = fields.choice("profile", &profiles).unwrap_or_default();
    let publisher = publisher::read(fields, profile, language.unwrap_or_default());
    let permalinks = permalinks(fields);
    let sections = sections(fields);
    let navigation = links(fields, "navigation");
    let links = links(fields, "links");
    let limits = limits(fields);
    let keep_assets = keep_assets(fields);
    let raw_html = raw_html(fields);
    let hosting = hosting::read(fields);
    let data = data::read(fields);
    let output = output::read(fields);
    let feeds = feeds::read(fields);
    let social = social::read(fields);
    let pictures = pictures::read(fields);
    let check = check::read(fields);
    SiteConfig {
        source: fields.reader.source.clone(),
        // What is missing was reported, so nothing is published; the rest can still be checked.
        title: title.unwrap_or_default(),
        tagline,
        base_url: base_url.unwrap_or_else(|| "https://example.invalid".to_owned()),
        language: language.unwrap_or_default(),
        timezone_offset: timezone_offset.unwrap_or(Offset::HANOI),
        theme: Spanned {
            value: theme.unwrap_or_else(|| "toasoan".to_owned()),
            span: theme_span,
        },
        per_page: count(per_page).unwrap_or(20),
        profile,
        publisher,
        permalinks,
        sections,
        navigation,
        links,
        limits,
        keep_assets,
        raw_html,
        hosting,
        data,
        output,
        feeds,
        social,
        pictures,
        check,
    }
}

fn count(number: Option<i64>) -> Option<usize> {
    usize::try_from(number?).ok()
}

pub(super) fn require(fields: &Fields<'_>, key: &'static str, example: &str) {
    if !fields.must_have(key) {
        let diagnostic = fields
            .reader
            .at(Code::G02, fields.span.clone())
            .with("key", fields.path(key))
            .with("example", example);
        fields.reader.push(diagnostic);
    }
}

/// A text brought to its one form by `check`, or reported with its reason.
pub(super) fn checked<T>(
    fields: &Fields<'_>,
    key: &'static str,
    check: impl Fn(&str) -> Result<T, Reason>,
    example: &str,
) -> Option<T> {
    let written = fields.text(key)?;
    match check(&written.value) {
        Ok(value) => Some(value),
        Err(reason) => {
            bad_value(fields, key, &written, reason, example);
            None
        }
    }
}

pub(super) fn bad_value(
    fields: &Fields<'_>,
    key: &str,
    written: &Spanned<String>,
    reason: Reason,
    example: &str,
) {
    let diagnostic = fields
        .reader
        .at(Code::G04, written.span.clone())
        .with("key", fields.path(key))
        .with("value", &written.value)
        .with_words("reason", reason.0, reason.1)
        .with("example", example);
    fields.reader.push(diagnostic);
}

fn offset(written: &str) -> Result<Offset, Reason> {
    Offset::parse(written).map_err(|_| ("múi giờ có dạng +07:00", "an offset has the form +07:00"))
}

fn theme(written: &str) -> Result<String, Reason> {
    if written.contains(['/', '\\']) || written.starts_with('.') {
        return Err((
            "đây là tên một thư mục trong themes/, không phải đường dẫn",
            "this is the name of a folder in themes/, not a path",
        ));
    }
    Ok(written.to_owned())
}

fn permalinks(root: &Fields<'_>) -> Permalinks {
    let example = "article = \"/{section}/{year}/{month}/{slug}/\"";
    let article = root
        .table(
            "permalinks",
            "{ article = \"/{section}/{year}/{month}/{slug}/\" }",
        )
        .and_then(|fields| {
            let article = checked(&fields, "article", address::permalink, example);
            fields.finish(None);
            article
        });
    Permalinks {
        article: article.unwrap_or_else(|| "/{section}/{year}/{month}/{slug}/".to_owned()),
    }
}

fn sections(root: &Fields<'_>) -> Sections {
    let mut sections = Sections::default();
    let Some(fields) = root.table("sections", "{ articles = \"bai-viet\" }") else {
        return sections;
    };
    let given: Vec<(&'static str, Option<Spanned<String>>)> = slots(&mut sections)
        .map(|(key, _)| (key, fields.text(key)))
        .into();
    let mut taken: Vec<String> = slots(&mut sections)
        .into_iter()
        .zip(&given)
        .filter(|(_, (_, written))| written.is_none())
        .map(|((_, default), _)| default.clone())
        .collect();
    for ((key, written), (_, segment)) in given.iter().zip(slots(&mut sections)) {
        let Some(written) = written else {
            continue;
        };
        let refused = section(&written.value)
            .err()
            .or(taken.contains(&written.value).then_some((
                "hai mục không thể cùng một tên",
                "two sections cannot share a name",
            )));
        match refused {
            None => segment.clone_from(&written.value),
            Some(reason) => {
                let example = format!("{key} = \"{segment}\"");
                bad_value(&fields, key, written, reason, &example);
            }
        }
        taken.push(segment.clone());
    }
    fields.finish(None);
    sections
}

fn section(written: &str) -> Result<(), Reason> {
    if !is_slug(written) {
        return Err((
            "chỉ dùng chữ thường không dấu, chữ số và gạch nối",
            "use plain lower-case letters, digits and hyphens only",
        ));
    }
    if RESERVED.contains(&written) {
        return Err(("đây là từ dành riêng", "this is a reserved word"));
    }
    Ok(())
}

/// Every section with its key.
fn slots(sections: &mut Sections) -> [(&'static str, &mut String); 14] {
    [
        ("articles", &mut sections.articles),
        ("provinces", &mut sections.provinces),
        ("sectors", &mut sections.sectors),
        ("topics", &mut sections.topics),
        ("documents", &mut sections.documents),
        ("indicators", &mut sections.indicators),
        ("archive", &mut sections.archive),
        ("site_map", &mut sections.site_map),
        ("search", &mut sections.search),
        ("data", &mut sections.data),
        ("compare", &mut sections.compare),
        ("corrections", &mut sections.corrections),
        ("window", &mut sections.window),
        ("files", &mut sections.files),
    ]
}

fn links(root: &Fields<'_>, key: &'static str) -> Vec<NavigationLink> {
    let one = |link: Fields<'_>| {
        require(&link, "title", "title = \"Văn bản\"");
        require(&link, "url", "url = \"/van-ban/\"");
        let title = link.string("title");
        let url = checked(&link, "url", address::link, "url = \"/van-ban/\"");
        let span = link.text("url").map_or(0..0, |url| url.span);
        link.finish(None);
        Some(NavigationLink {
            // What is missing was reported, so nothing is published; the rest can still be checked.
            title: title.unwrap_or_default(),
            span,
            url: url?,
        })
    };
    root.tables(key, "[{ title = \"Văn bản\", url = \"/van-ban/\" }]")
        .into_iter()
        .filter_map(one)
        .collect()
}

fn limits(root: &Fields<'_>) -> Limits {
    let mut limits = Limits::default();
    if let Some(fields) = root.table("limits", "{ article_bytes = 8388608 }") {
        for (key, limit, most, example) in [
            (
                "article_bytes",
                &mut limits.article_bytes,
                i64::MAX,
                8 << 20,
            ),
            ("nesting", &mut limits.nesting, 1000, 100),
            ("page_bytes", &mut limits.page_bytes, i64::MAX, 16 << 20),
        ] {
            if let Some(number) = count(fields.integer(key, 1..=most, example)) {
                *limit = number;
            }
        }
        let seconds = fields.integer("page_seconds", 1..=3600, 10);
        if let Some(seconds) = seconds.and_then(|seconds| u64::try_from(seconds).ok()) {
            limits.page_seconds = seconds;
        }
        fields.finish(None);
    }
    limits
}

fn keep_assets(root: &Fields<'_>) -> SignedDuration {
    let days = root
        .table("publish", "{ keep_assets_days = 7 }")
        .and_then(|fields| {
            let days = fields.integer("keep_assets_days", 0..=3650, 7);
            fields.finish(None);
            days
        });
    SignedDuration::from_hours(24 * days.unwrap_or(7))
}

fn raw_html(root: &Fields<'_>) -> RawHtml {
    let choice = root
        .table("markdown", "{ raw_html = \"text\" }")
        .and_then(|fields| {
            let words = [("text", RawHtml::Text), ("sanitize", RawHtml::Sanitize)];
            let choice = fields.choice("raw_html", &words);
            fields.finish(None);
            choice
        });
    choice.unwrap_or_default()
}
