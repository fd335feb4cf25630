//! The one thing that a page of the preview has more than a published one.

use std::fmt::Write as _;

use super::edition::Edition;
use crate::diagnostic::Level;
use crate::escape::push_escaped;
use crate::fingerprint::Fingerprint;

/// The tag that keeps a page up to date, with what the page was made from; `None` for one that was
/// made from nothing. `n_failed` counts the errors that showed when pages were drawn.
pub fn script(edition: &Edition, page: Option<Fingerprint>, n_failed: usize) -> String {
    let base = edition.base_path();
    let page = page.map(|page| page.to_string()).unwrap_or_default();
    let mut tag = String::from("<script src=\"");
    push_escaped(&mut tag, &format!("{base}/__bantin/reload.js"));
    tag.push_str("\" defer data-bantin data-base=\"");
    push_escaped(&mut tag, base);
    let _ = write!(
        tag,
        "\" data-lang=\"{}\" data-revision=\"{}\" data-page=\"{page}\" data-files=\"{}\" \
         data-styles=\"{}\" data-errors=\"{}\" data-warnings=\"{}\"></script>",
        edition.lang.code(),
        edition.revision,
        edition.files,
        edition.styles,
        edition.count(Level::Error) + n_failed,
        edition.count(Level::Warning),
    );
    tag
}

/// The page with the tag before the end of its body, or at its end.
pub fn with_script(page: &[u8], script: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = page
        .windows(END.len())
        .rposition(|window| window.eq_ignore_ascii_case(END))
        .unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_stands_before_the_last_end_of_a_body() {
        let put =
            |page: &str| String::from_utf8(with_script(page.as_bytes(), "<s>")).expect("text");
        assert_eq!(
            put("<p></BODY>x</body></html>"),
            "<p></BODY>x<s></body></html>"
        );
        assert_eq!(put("<p>no end"), "<p>no end<s>");
    }
}
