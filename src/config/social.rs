//! `[social]`: what messengers and social networks are shown beside a link.

use crate::article::front_matter::fields::Fields;

/// What `[social]` says.
#[derive(Debug, Clone, Copy)]
pub struct Social {
    /// Whether a picture is drawn for pages that have none; default yes.
    pub drawn: bool,
}

impl Default for Social {
    fn default() -> Self {
        Self { drawn: true }
    }
}

/// Reads `[social]`.
pub(super) fn read(root: &Fields<'_>) -> Social {
    let mut social = Social::default();
    if let Some(fields) = root.table("social", "{ drawn = false }") {
        social.drawn = fields.bool("drawn").unwrap_or(social.drawn);
        fields.finish(None);
    }
    social
}
