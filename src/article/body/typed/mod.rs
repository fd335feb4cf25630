//! HTML that an editor typed, made safe: what `raw_html = "sanitize"` lets into a text.
//!
//! In: one stretch of typed HTML, a block or a single tag. Out: balanced tokens of allowed elements
//! with allowed attributes, what was left out, or the reason why the stretch cannot stand.
//!
//! ```text
//! typed ─► bounds ─► ammonia (allow-list, tree of html5ever) ─► tokens ─► rules ─► the writer's tags
//!                                     └ what is missing of the typed tokens: left out
//! ```
//!
//! Nothing typed is passed through. The library decides what is safe, [`rules`] what is valid, and
//! every tag is written anew by the writer from its token. Where a tag stands in the Markdown
//! around it is not known here.

mod bounds;
mod elements;
mod library;
mod rules;
mod tokens;
mod write;

use std::collections::HashMap;

pub(super) use elements::{Element, Inside, Stands, all_names, element};
pub(super) use tokens::{Token, tokens};
pub(super) use write::{TYPED, without_content};

/// A stretch that may stand on a page.
#[derive(Debug)]
pub(super) struct Sound {
    /// Balanced.
    pub(super) tokens: Vec<Token>,
    /// What was left out, in the order in which it was typed.
    pub(super) left_out: Vec<LeftOut>,
}

/// Something typed that is not published.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct LeftOut {
    /// The element, in lower case.
    pub(super) element: String,
    /// The attribute, when the element stays.
    pub(super) attribute: Option<String>,
}

/// Why a stretch is shown as text, in Vietnamese and English.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unsound {
    pub(super) vi: String,
    pub(super) en: String,
}

impl Unsound {
    fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }
}

/// Makes a block of typed HTML safe and valid.
///
/// # Errors
/// Why it cannot stand on a page.
pub(super) fn block(html: &str) -> Result<Sound, Unsound> {
    bounds::check(html)?;
    let sound = sanitise(html);
    rules::check(&sound.tokens)?;
    Ok(sound)
}

/// Makes a tag within a line safe. Its end, which the library adds, is among the tokens.
///
/// # Errors
/// Why it cannot stand on a page.
pub(super) fn tag(html: &str) -> Result<Sound, Unsound> {
    bounds::check(html)?;
    Ok(sanitise(html))
}

/// Whether the content of `name` goes with its tags: it is no text for readers.
pub(super) fn takes_its_content_along(name: &str) -> bool {
    elements::CONTENT_LEFT_OUT.contains(&name)
}

fn sanitise(html: &str) -> Sound {
    let clean = without_aimless_links(tokens(&library::clean(html)));
    let mut left_out = left_out(&tokens(html), &clean);
    left_out.extend(declaration(html));
    Sound {
        left_out,
        tokens: clean,
    }
}

/// What `html` begins with, when that is no tag: `<?php`, `<!DOCTYPE`, `<![CDATA[`.
fn declaration(html: &str) -> Option<LeftOut> {
    let inside = html.strip_prefix('<')?;
    let end = inside
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(inside.len());
    inside.starts_with(['?', '!']).then(|| LeftOut {
        element: inside[..end].to_ascii_lowercase(),
        attribute: None,
    })
}

/// A link whose address was refused is its text.
fn without_aimless_links(tokens: Vec<Token>) -> Vec<Token> {
    let mut open = Vec::new();
    let is_kept = |token: &Token| match token {
        Token::Start { name, attributes } if name == "a" => {
            open.push(attributes.iter().any(|(name, _)| name == "href"));
            open.last().copied().unwrap_or_default()
        }
        Token::End(name) if name == "a" => open.pop().unwrap_or_default(),
        _ => true,
    };
    let mut is_kept = is_kept;
    tokens.into_iter().filter(|token| is_kept(token)).collect()
}

/// What of `typed` is not in `clean`, each once.
fn left_out(typed: &[Token], clean: &[Token]) -> Vec<LeftOut> {
    let mut kept: HashMap<LeftOut, usize> = HashMap::new();
    for token in clean {
        for part in parts(token) {
            *kept.entry(part).or_default() += 1;
        }
    }
    let mut left_out = Vec::new();
    let mut inside: Option<&str> = None;
    for token in typed {
        match (inside, token) {
            (Some(outer), Token::End(name)) if outer == name => inside = None,
            (Some(_), _) => continue,
            (None, Token::Start { name, .. }) if takes_its_content_along(name) => {
                inside = Some(name);
            }
            _ => {}
        }
        let mut is_gone = false;
        for part in parts(token) {
            if is_gone {
                break;
            }
            match kept.get_mut(&part) {
                Some(n) if *n > 0 => *n -= 1,
                _ => {
                    is_gone = part.attribute.is_none();
                    let part = named_by_its_address(part, token);
                    if !left_out.contains(&part) {
                        left_out.push(part);
                    }
                }
            }
        }
    }
    left_out
}

/// A link goes because of its address.
fn named_by_its_address(part: LeftOut, token: &Token) -> LeftOut {
    let attribute = parts(token)
        .into_iter()
        .find(|part| part.element == "a" && part.attribute.as_deref() == Some("href"));
    match attribute {
        Some(address) if part.attribute.is_none() => address,
        _ => part,
    }
}

/// A start tag as its element and its attributes.
fn parts(token: &Token) -> Vec<LeftOut> {
    let Token::Start { name, attributes } = token else {
        return Vec::new();
    };
    let attributes = attributes.iter().map(|(attribute, _)| LeftOut {
        element: name.clone(),
        attribute: Some(attribute.clone()),
    });
    let tag = LeftOut {
        element: name.clone(),
        attribute: None,
    };
    std::iter::once(tag).chain(attributes).collect()
}
