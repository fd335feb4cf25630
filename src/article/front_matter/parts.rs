//! Tables that stand in the heads of several sorts of files: pictures, attachments, events.
//!
//! In: the table around them. Out: one typed value each, or nothing when a part that cannot be
//! guessed is missing.

use crate::article::{Attachment, Credit, Event, Image, Pin, Spanned};
use crate::diagnostic::Code;
use crate::vietnamese::{DateStyle, Lang, Moment, format_date};

use super::fields::Fields;

const IMAGE: &str = "{ src = \"anh.jpg\", alt = \"…\" }";
const ATTACHMENT: &str = "[{ src = \"bang-so-lieu.pdf\", title = \"…\" }]";

/// `image = {src, alt, caption, credit}`.
pub(crate) fn image(fields: &Fields<'_>) -> Option<Image> {
    let image = fields.table("image", IMAGE)?;
    image.require(
        "src",
        ("tên tệp ảnh (image.src)", "The picture's file (image.src)"),
        "src = \"anh.jpg\"",
    );
    image.require(
        "alt",
        (
            "lời tả ảnh (image.alt)",
            "The picture's description (image.alt)",
        ),
        "alt = \"Người dân nộp hồ sơ ở bộ phận một cửa\"",
    );
    let (src, alt) = (image.text("src"), image.string("alt"));
    let (caption, credit) = (image.string("caption"), image.string("credit"));
    image.finish(None);
    Some(Image {
        src: src?,
        alt: alt.unwrap_or_default(),
        caption,
        credit,
    })
}

/// `attachments = [{src, title}, …]`.
pub(crate) fn attachments(fields: &Fields<'_>) -> Vec<Attachment> {
    let one = |attachment: Fields<'_>| {
        attachment.require(
            "src",
            ("tên tệp đính kèm (src)", "The attached file (src)"),
            "src = \"bang-so-lieu.pdf\"",
        );
        attachment.require(
            "title",
            (
                "tên gọi của tệp đính kèm (title)",
                "The title of the attachment",
            ),
            "title = \"Bảng số liệu (PDF)\"",
        );
        let (src, title) = (attachment.text("src"), attachment.string("title"));
        attachment.finish(None);
        Some(Attachment {
            src: src?,
            title: title?,
        })
    };
    fields
        .tables("attachments", ATTACHMENT)
        .into_iter()
        .filter_map(one)
        .collect()
}

/// `source = {name, url}`.
pub(crate) fn credit(fields: &Fields<'_>) -> Option<Credit> {
    let source = fields.table("source", "{ name = \"Báo Tây Ninh\", url = \"https://…\" }")?;
    source.require(
        "name",
        (
            "tên nguồn tin (source.name)",
            "The name of the source (source.name)",
        ),
        "name = \"Báo Tây Ninh\"",
    );
    let (name, url) = (source.string("name"), web_address(&source, "url"));
    source.finish(None);
    Some(Credit { name: name?, url })
}

/// The address of a page elsewhere. Any other scheme could run a script in the browser of whoever
/// follows the link.
fn web_address(fields: &Fields<'_>, key: &'static str) -> Option<String> {
    let written = fields.text(key)?;
    let host = written.value.split_once("://").and_then(|(scheme, rest)| {
        let is_web = ["https", "http"]
            .iter()
            .any(|web| scheme.eq_ignore_ascii_case(web));
        is_web.then_some(rest)
    });
    let is_sound = host.is_some_and(|host| host.starts_with(char::is_alphanumeric))
        && !written
            .value
            .contains(|c: char| c.is_whitespace() || c.is_control());
    if !is_sound {
        fields.not_one_of(
            key,
            &written,
            &[],
            ("https://…, http://…", "https://…, http://…"),
        );
        return None;
    }
    Some(written.value)
}

/// `event = {start, end, place}`.
pub(crate) fn event(fields: &Fields<'_>) -> Option<Event> {
    let event = fields.table(
        "event",
        "{ start = 2024-10-10T08:00:00+07:00, place = \"…\" }",
    )?;
    event.require(
        "start",
        (
            "thời điểm bắt đầu (event.start)",
            "The start of the event (event.start)",
        ),
        "start = 2024-10-10T08:00:00+07:00",
    );
    let (start, end) = (event.moment("start"), event.moment("end"));
    if let (Some(start), Some(end)) = (&start, &end) {
        not_before(&event, ("end", end), ("start", start));
    }
    let place = event.string("place");
    event.finish(None);
    Some(Event {
        start: start?.value,
        end: end.map(|end| end.value),
        place,
    })
}

/// `pin = {rank, until}`.
pub(crate) fn pin(fields: &Fields<'_>) -> Option<Pin> {
    let pin = fields.table("pin", "{ rank = 1, until = 2024-08-20 }")?;
    pin.require(
        "rank",
        ("thứ hạng ghim (pin.rank)", "The rank of the pin (pin.rank)"),
        "rank = 1",
    );
    let rank = pin.integer("rank", 1..=3, 1);
    let until = pin.last_moment("until");
    pin.finish(None);
    Some(Pin {
        rank: u8::try_from(rank?).ok()?,
        until: until.map(|moment| moment.value),
    })
}

/// Reports a moment that lies before another one it must not precede. Two moments of one day are
/// told apart only when both have a time.
pub(crate) fn not_before(
    fields: &Fields<'_>,
    (key, later): (&str, &Spanned<Moment>),
    (other, earlier): (&str, &Spanned<Moment>),
) {
    let wrong = if later.value.has_time() && earlier.value.has_time() {
        later.value.at() < earlier.value.at()
    } else {
        later.value.date() < earlier.value.date()
    };
    if !wrong {
        return;
    }
    let print = |moment: &Moment, lang| format_date(moment.date(), lang, DateStyle::Page);
    let diagnostic = fields
        .reader
        .at(Code::D05, later.span.clone())
        .with("key", fields.path(key))
        .with_words(
            "date",
            print(&later.value, Lang::Vi),
            print(&later.value, Lang::En),
        )
        .with("other", fields.path(other))
        .with_words(
            "earlier",
            print(&earlier.value, Lang::Vi),
            print(&earlier.value, Lang::En),
        );
    fields.reader.push(diagnostic);
}
