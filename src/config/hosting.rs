//! `[hosting]`: which files for hosts are published with the site.

use crate::article::Spanned;
use crate::article::front_matter::fields::Fields;
use crate::diagnostic::Code;

/// What `[hosting]` says.
#[derive(Debug, Clone, Default)]
pub struct Hosting {
    /// Each at most once, where it was asked for.
    pub files: Vec<Spanned<HostFile>>,
}

/// A file in the words of one host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HostFile {
    /// `_headers` of Netlify and Cloudflare Pages.
    Headers,
    /// `_redirects` of the same hosts.
    Redirects,
    Nginx,
    Apache,
    Caddy,
    Iis,
}

impl HostFile {
    /// What the file is called at the top of the site. Those that no host looks for by itself are dot
    /// files, which none of them shows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headers => "_headers",
            Self::Redirects => "_redirects",
            Self::Nginx => ".bantin.nginx.conf",
            Self::Apache => ".htaccess",
            Self::Caddy => ".bantin.caddy",
            Self::Iis => "web.config",
        }
    }
}

/// The words of `files`, with what they ask for.
const WORDS: [(&str, HostFile); 5] = [
    ("_headers", HostFile::Headers),
    ("nginx", HostFile::Nginx),
    ("apache", HostFile::Apache),
    ("iis", HostFile::Iis),
    ("caddy", HostFile::Caddy),
];

/// Reads `[hosting]`.
pub(super) fn read(root: &Fields<'_>) -> Hosting {
    let mut hosting = Hosting::default();
    let Some(fields) = root.table("hosting", "{ files = [\"nginx\"] }") else {
        return hosting;
    };
    fields.offers("files", WORDS.map(|(word, _)| word));
    for written in fields.texts("files") {
        let Some((_, file)) = WORDS.iter().find(|(word, _)| *word == written.value) else {
            fields.not_allowed("files", &written, &WORDS.map(|(word, _)| word));
            continue;
        };
        if hosting.files.iter().any(|known| known.value == *file) {
            let diagnostic = fields
                .reader
                .at(Code::F10, written.span)
                .with("value", written.value)
                .with("key", fields.path("files"));
            fields.reader.push(diagnostic);
            continue;
        }
        let mut ask = |value| {
            hosting.files.push(Spanned {
                value,
                span: written.span.clone(),
            });
        };
        ask(*file);
        if *file == HostFile::Headers {
            ask(HostFile::Redirects);
        }
    }
    fields.finish(None);
    hosting
}
