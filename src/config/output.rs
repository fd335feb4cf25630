//! `[output]`: the form in which files are published.

use serde::{Deserialize, Serialize};

use crate::article::front_matter::fields::Fields;
use crate::diagnostic::Code;

/// What `[output]` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputForm {
    /// Whether style sheets and scripts of the theme are made smaller; default true.
    pub minify: bool,
    /// In which compressed forms texts are published beside themselves, each at most once; default none.
    pub precompress: Vec<Encoding>,
}

/// A compressed form of a file, as hosts keep it beside the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    Br,
    Gz,
}

impl Encoding {
    /// What the name of such a file ends in, behind that of the file itself; the word of the setting.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Br => "br",
            Self::Gz => "gz",
        }
    }

    /// What HTTP calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Br => "br",
            Self::Gz => "gzip",
        }
    }
}

/// The words of `precompress`.
const WORDS: [(&str, Encoding); 2] = [("gz", Encoding::Gz), ("br", Encoding::Br)];

impl Default for OutputForm {
    fn default() -> Self {
        Self {
            minify: true,
            precompress: Vec::new(),
        }
    }
}

/// Reads `[output]`.
pub(super) fn read(root: &Fields<'_>) -> OutputForm {
    let mut form = OutputForm::default();
    let Some(fields) = root.table("output", "{ minify = true }") else {
        return form;
    };
    form.minify = fields.bool("minify").unwrap_or(form.minify);
    fields.offers("precompress", WORDS.map(|(word, _)| word));
    for written in fields.texts("precompress") {
        let Some((_, encoding)) = WORDS.iter().find(|(word, _)| *word == written.value) else {
            fields.not_allowed("precompress", &written, &WORDS.map(|(word, _)| word));
            continue;
        };
        if form.precompress.contains(encoding) {
            let diagnostic = fields
                .reader
                .at(Code::F10, written.span)
                .with("value", written.value)
                .with("key", fields.path("precompress"));
            fields.reader.push(diagnostic);
            continue;
        }
        form.precompress.push(*encoding);
    }
    fields.finish(None);
    form
}
