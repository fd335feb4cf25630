//! What an article is known by: slug, id, former addresses.

use crate::article::Spanned;
use crate::diagnostic::{Code, Span};
use crate::source::SitePath;
use crate::vietnamese::{is_slug, slug};

use super::fields::Fields;
use super::reader::Reader;

/// `slug`, else the stem of the file without a leading date. `None` when neither can stand in an
/// address, which is reported.
pub(crate) fn slug_of(fields: &Fields<'_>) -> Option<Spanned<String>> {
    match fields.text("slug") {
        Some(written) => checked_slug(fields.reader, written.value, written.span),
        // A slug that is there and could not be read is a finding already.
        None if fields.has("slug") => None,
        None => {
            let stem = without_date(fields.reader.source.path());
            checked_slug(fields.reader, stem.to_owned(), 0..0)
        }
    }
}

/// The stem of a file as a slug, for files whose name is their identity.
pub(crate) fn stem_slug(reader: &Reader<'_>) -> Option<String> {
    let stem = reader.source.path().stem();
    if is_slug(stem) {
        return Some(stem.to_owned());
    }
    let diagnostic = reader
        .at(Code::N02, 0..0)
        .with("value", stem)
        .with("file", format!("{}.md", slug(stem)));
    reader.push(diagnostic);
    None
}

fn checked_slug(reader: &Reader<'_>, value: String, span: Span) -> Option<Spanned<String>> {
    if is_slug(&value) {
        return Some(Spanned { value, span });
    }
    let example = Some(slug(&value)).filter(|slug| !slug.is_empty());
    let diagnostic = reader
        .at(Code::N02, span)
        .with("value", value)
        .with("key", format!("slug{}", reader.is()))
        .with("example", example.unwrap_or_else(|| "ten-bai".to_owned()));
    reader.push(diagnostic);
    None
}

/// `2024-08-15-tay-ninh` without its date; a stem that is nothing but a date stays.
fn without_date(path: &SitePath) -> &str {
    let stem = path.stem();
    match stem.split_at_checked(11) {
        Some((date, rest)) if is_date_prefix(date) && !rest.is_empty() => rest,
        _ => stem,
    }
}

fn is_date_prefix(text: &str) -> bool {
    text.bytes().enumerate().all(|(i, b)| match i {
        4 | 7 | 10 => b == b'-',
        _ => b.is_ascii_digit(),
    })
}

/// `id`: exactly eight characters of a–z and 0–9.
pub(crate) fn id(fields: &Fields<'_>) -> Option<Spanned<String>> {
    let id = fields.text("id")?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if id.value.len() == 8 && id.value.bytes().all(plain) {
        return Some(id);
    }
    let diagnostic = fields
        .reader
        .at(Code::N07, id.span)
        .with("value", id.value)
        .with("is", fields.reader.is())
        .with("example", "tn15a8h2");
    fields.reader.push(diagnostic);
    None
}

/// `aliases`: addresses of this site, each starting and, unless it names a file, ending in a slash.
pub(crate) fn aliases(fields: &Fields<'_>) -> Vec<Spanned<String>> {
    let mut addresses = Vec::new();
    for alias in fields.texts("aliases") {
        match address(&alias.value) {
            Some(value) => addresses.push(Spanned {
                value,
                span: alias.span,
            }),
            None => fields.reader.push(
                fields
                    .reader
                    .at(Code::N06, alias.span)
                    .with("value", alias.value),
            ),
        }
    }
    addresses
}

/// The address in its one form; `None` for what cannot be an address of a page.
fn address(written: &str) -> Option<String> {
    let path = written.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "?#\\:*\"<>|".contains(c);
    let sound = !path.is_empty()
        && !path.contains(forbidden)
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..");
    if !sound {
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or(path);
    let end = if last.contains('.') && !written.ends_with('/') {
        ""
    } else {
        "/"
    };
    Some(format!("/{path}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_loses_its_leading_date_only() {
        for (stem, rest) in [
            ("2024-08-15-tay-ninh", "tay-ninh"),
            ("2024-08-15", "2024-08-15"),
            ("2024-08-15-", "2024-08-15-"),
            ("2024-8-15-x", "2024-8-15-x"),
            ("tay-ninh-2024-08-15", "tay-ninh-2024-08-15"),
            ("tây-ninh", "tây-ninh"),
        ] {
            let path = SitePath::new(&format!("content/{stem}.md"));
            assert_eq!(without_date(&path), rest);
        }
    }

    #[test]
    fn an_alias_has_one_form() {
        for (written, expected) in [
            ("/bai-viet/cu/", Some("/bai-viet/cu/")),
            ("/bai-viet/cu", Some("/bai-viet/cu/")),
            ("/cu/index.html", Some("/cu/index.html")),
            ("bai-viet/cu/", None),
            ("/", None),
            ("//cu/", None),
            ("/../cu/", None),
            ("/cu?x=1", None),
            ("/cu/#muc", None),
            ("/tin mới/", None),
            ("https://x.vn/cu/", None),
        ] {
            assert_eq!(address(written).as_deref(), expected, "{written}");
        }
    }
}
