//! `[output]`: the form in which files are published.

use crate::article::front_matter::fields::Fields;

/// What `[output]` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputForm {
    /// Whether style sheets and scripts of the theme are made smaller; default true.
    pub minify: bool,
}

impl Default for OutputForm {
    fn default() -> Self {
        Self { minify: true }
    }
}

/// Reads `[output]`.
pub(super) fn read(root: &Fields<'_>) -> OutputForm {
    let mut form = OutputForm::default();
    let Some(fields) = root.table("output", "{ minify = true }") else {
        return form;
    };
    form.minify = fields.bool("minify").unwrap_or(form.minify);
    fields.finish(None);
    form
}
