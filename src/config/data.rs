//! `[data]`: under what conditions the open data may be used.

use crate::article::Spanned;
use crate::article::front_matter::fields::Fields;

use super::address;
use super::read::{checked, require};

/// What `[data]` says.
#[derive(Debug, Clone, Default)]
pub struct OpenData {
    /// As readers know it: `CC BY 4.0`.
    pub licence: Option<String>,
    /// Its text: an address of the site starting with `/`, or an `https://` one. None without a
    /// `licence`.
    pub licence_url: Option<Spanned<String>>,
}

/// Reads `[data]`; an empty text counts as one not given yet.
pub(super) fn read(root: &Fields<'_>) -> OpenData {
    let example = "licence_url = \"https://creativecommons.org/licenses/by/4.0/deed.vi\"";
    let Some(fields) = root.table("data", "{ licence = \"CC BY 4.0\" }") else {
        return OpenData::default();
    };
    let mut data = OpenData {
        licence: fields.blank("licence"),
        licence_url: None,
    };
    if fields.blank("licence_url").is_some() {
        // An address says where conditions stand, not what they are called.
        require(&fields, "licence", "licence = \"CC BY 4.0\"");
        let span = fields.text("licence_url").map(|written| written.span);
        let url = checked(&fields, "licence_url", address::link, example);
        let url = url.zip(span).filter(|_| data.licence.is_some());
        data.licence_url = url.map(|(value, span)| Spanned { value, span });
    }
    fields.finish(None);
    data
}
