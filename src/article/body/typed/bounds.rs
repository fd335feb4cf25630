//! What is too large to be parsed as HTML: a parser of HTML takes more than linear time and memory
//! over tags within tags and over attributes of one tag.

use super::Unsound;
use super::tokens::{Token, tokens};

/// Bytes of one stretch.
const BYTES: usize = 256 << 10;

/// Tags in one stretch: a table of a thousand rows of four.
const TAGS: usize = 10_000;

/// Tags within each other.
const DEPTH: usize = 32;

/// Signs between two tags that may begin an attribute.
const SEPARATORS: usize = 4_000;

/// Elements that end without an end tag where the next begins.
const ENDS_BY_ITSELF: [&str; 14] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "br", "hr", "img", "input",
];

/// Tells whether `html` can be parsed in bounded time.
///
/// # Errors
/// What there is too much of.
pub(super) fn check(html: &str) -> Result<(), Unsound> {
    if html.len() > BYTES {
        let kib = BYTES >> 10;
        return Err(Unsound::new(
            format!("đoạn HTML dài quá {kib} KiB"),
            format!("the HTML is longer than {kib} KiB"),
        ));
    }
    let mut n_tags = 0;
    for part in html.split('<').skip(1) {
        n_tags += 1;
        let is_tag = part.starts_with(|c: char| c.is_ascii_alphabetic());
        let separates = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\'');
        if is_tag && part.bytes().filter(separates).count() > SEPARATORS {
            return Err(Unsound::new(
                "một thẻ quá dài",
                "one of its tags is too long",
            ));
        }
    }
    if n_tags > TAGS {
        return Err(Unsound::new(
            format!("có quá {TAGS} thẻ"),
            format!("it has more than {TAGS} tags"),
        ));
    }
    check_depth(html)
}

/// An end tag closes the innermost element of its name, as far as that is open.
fn check_depth(html: &str) -> Result<(), Unsound> {
    let mut open: Vec<String> = Vec::new();
    for token in tokens(html) {
        match token {
            Token::Start { name, .. } if !ENDS_BY_ITSELF.contains(&&*name) => open.push(name),
            Token::End(name) => {
                if let Some(at) = open.iter().rposition(|open| *open == name) {
                    open.remove(at);
                }
            }
            _ => {}
        }
        if open.len() > DEPTH {
            return Err(Unsound::new(
                format!("thẻ lồng nhau quá {DEPTH} cấp"),
                format!("its tags nest more than {DEPTH} levels deep"),
            ));
        }
    }
    Ok(())
}
