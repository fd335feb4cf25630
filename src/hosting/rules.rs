//! What every host is told, as data.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::MOST_REDIRECTS;
use super::kind::content_type;
use crate::config::Encoding;
use crate::plan::route::is_short;
use crate::plan::{FeedForm, OutputPath, Page};
use crate::site::Site;
use crate::vietnamese::Lang;

/// Pages, and whatever keeps its name when it changes: asked for every time, which costs an answer
/// without a body.
pub const ASK: &str = "no-cache";

/// Feeds: readers come often, and a new article may wait.
pub const SHORT: &str = "public, max-age=600";

/// Files whose name changes with their content.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// Endings of the files that sites are made of; a host's own list lacks some of them, and its
/// charset all.
const ENDINGS: [&str; 29] = [
    "avif",
    "css",
    "csv",
    "docx",
    "gif",
    "html",
    "ico",
    "jpeg",
    "jpg",
    "js",
    "json",
    "mjs",
    "mp4",
    "odp",
    "ods",
    "odt",
    "pdf",
    "png",
    "pptx",
    "svg",
    "txt",
    "webm",
    "webmanifest",
    "webp",
    "woff",
    "woff2",
    "xlsx",
    "xml",
    "zip",
];

/// The rules of one site.
#[derive(Debug)]
pub struct Rules {
    /// That of the explanations.
    pub lang: Lang,
    /// The path part of `base_url` as a server sees it: empty, or `/so`.
    pub base: String,
    /// The same as addresses write it.
    pub written_base: String,
    /// The folder of files beside articles, each below a part of its digest.
    pub files: String,
    /// The folder of open data, which pages of other sites may read.
    pub data: String,
    /// Files of the theme.
    pub assets: Vec<Asset>,
    /// Folders of feeds: the first segment, how many follow it, and the form.
    pub feeds: BTreeSet<(String, usize, FeedForm)>,
    /// Endings by the kind of file.
    pub kinds: BTreeMap<String, BTreeSet<String>>,
    /// In the order of addresses.
    pub redirects: Vec<Redirect>,
    /// The compressed forms that stand beside texts.
    pub encodings: Vec<Encoding>,
}

/// A file of the theme: `css/toasoan`, `css`, published as `/css/toasoan.0a1b2c3d.css`.
#[derive(Debug)]
pub struct Asset {
    pub stem: String,
    pub ending: Option<String>,
    pub address: String,
}

/// An address that has moved.
#[derive(Debug)]
pub struct Redirect {
    /// The path below the site as a server sees it, without a slash in front.
    pub path: String,
    /// The old address, percent-encoded, with the base in front.
    pub from: String,
    pub to: String,
    /// Whether nothing else stands below the old address.
    pub is_alone: bool,
}

impl Redirect {
    /// The new address for a host that escapes it once more.
    pub fn decoded_to(&self) -> String {
        percent_decode_str(&self.to)
            .decode_utf8_lossy()
            .into_owned()
    }
}

impl Rules {
    /// The rules that fit the plan of `site`.
    pub fn of(site: &Site) -> Self {
        let routes = site.routes();
        let written_base = routes.base_path().to_owned();
        let mut rules = Self {
            lang: site.model.config.language,
            base: percent_decode_str(&written_base)
                .decode_utf8_lossy()
                .into_owned(),
            written_base,
            files: site.model.config.sections.files.clone(),
            data: site.model.config.sections.data.clone(),
            assets: Vec::new(),
            feeds: BTreeSet::new(),
            kinds: BTreeMap::new(),
            redirects: Vec::new(),
            encodings: site.model.config.output.precompress.clone(),
        };
        // A reader who takes both gets the smaller one.
        rules.encodings.sort_unstable();
        for ending in ENDINGS {
            rules.note_kind(ending);
        }
        let files = site.plan.iter();
        let files = files.filter(|(_, key)| !matches!(key.page, Page::Compressed { .. }));
        for (path, key) in files {
            if let Some((_, ending)) = path.as_str().rsplit_once('.') {
                rules.note_kind(ending);
            }
            match &key.page {
                Page::Asset(name) => rules.note_asset(name, routes.url(&key.page)),
                Page::Feed(_, form) => rules.note_feed(path, *form),
                Page::Redirect { to, .. } if is_plain(path.address()) => {
                    rules.redirects.push(Redirect {
                        path: path.address().to_owned(),
                        from: routes.url(&key.page),
                        to: routes.url(to),
                        is_alone: is_alone(site, path),
                    });
                }
                _ => {}
            }
        }
        rules.make_room();
        rules
    }

    /// Leaves the short addresses to their pages when a site has more redirects than hosts take: there
    /// is one an article, and former addresses come first.
    fn make_room(&mut self) {
        if self.redirects.len() > MOST_REDIRECTS {
            self.redirects.retain(|redirect| !is_short(&redirect.path));
        }
    }

    /// The kinds that are text, which is UTF-8.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let kinds = self.kinds.keys();
        kinds.filter_map(|kind| kind.strip_suffix(CHARSET))
    }

    /// A pattern, for PCRE and RE2, of the paths of files whose name changes with their content. It
    /// stays right when they do, so a host need not be told of every build.
    pub fn forever(&self) -> String {
        let mut names = vec![format!("{}/[0-9a-f]{{8}}/.*", literal(&self.files))];
        names.extend(self.assets.iter().map(|asset| {
            let ending = asset.ending.as_deref().map(|ending| format!(".{ending}"));
            let ending = literal(&ending.unwrap_or_default());
            format!("{}[.][0-9a-f]{{8}}{ending}", literal(&asset.stem))
        }));
        format!("^{}/({})$", literal(&self.base), names.join("|"))
    }

    /// A pattern of the paths of open data.
    pub fn open(&self) -> String {
        format!("^{}/{}/", literal(&self.base), literal(&self.data))
    }

    /// A pattern of the paths of feeds in any form.
    pub fn feed(&self) -> String {
        self.named(&FeedForm::ALL.map(FeedForm::name).map(literal).join("|"))
    }

    /// A pattern of the paths of feeds in one form, and what kind of file that is.
    pub fn feeds_by_kind(&self) -> impl Iterator<Item = (String, String)> {
        let forms = FeedForm::ALL.map(FeedForm::name).into_iter();
        forms.map(|name| (self.named(&literal(name)), content_type(name)))
    }

    /// A pattern of the paths of files with names of a pattern.
    fn named(&self, names: &str) -> String {
        format!("^{}/(.*/)?({names})$", literal(&self.base))
    }

    fn note_kind(&mut self, ending: &str) {
        let ending = ending.to_ascii_lowercase();
        let is_plain = ending.len() <= 16 && ending.bytes().all(|b| b.is_ascii_alphanumeric());
        let kind = content_type(&format!("x.{ending}"));
        if is_plain && kind != content_type("x") {
            self.kinds.entry(kind).or_default().insert(ending);
        }
    }

    fn note_asset(&mut self, name: &str, address: String) {
        // A name that would need care in some host's file is asked for every time.
        if !is_plain(name) {
            return;
        }
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) => (stem, Some(ending.to_owned())),
            None => (name, None),
        };
        self.assets.push(Asset {
            stem: stem.to_owned(),
            ending,
            address,
        });
    }

    fn note_feed(&mut self, path: &OutputPath, form: FeedForm) {
        let mut folders = path.as_str().split('/');
        let first = folders.next().unwrap_or_default().to_owned();
        self.feeds.insert((first, folders.count(), form));
    }
}

/// What a kind of text ends in.
pub const CHARSET: &str = "; charset=utf-8";

/// Whether a path can stand in any host's file: letters and signs that end nothing, quote nothing
/// and stand for nothing there. A redirect that cannot is left to its page, which leads on anyway.
pub fn is_plain(path: &str) -> bool {
    path.chars()
        .all(|c| c.is_alphanumeric() || "/-._~!()+,=@%&[]^".contains(c))
}

/// Whether no other page stands in the folder of the page at `path`. The plan is in path order.
fn is_alone(site: &Site, path: &OutputPath) -> bool {
    let folder = path.address();
    let others = site.plan.from(folder);
    others
        .take_while(|other| other.as_str().starts_with(folder))
        .all(|other| other == path)
}

/// `text` in a pattern. Brackets rather than backslashes, which some hosts take for themselves.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '^' | '[' | ']' | '\\' => out.extend(['\\', c]),
            c if c.is_alphanumeric() || "/-_~".contains(c) => out.push(c),
            c => out.extend(['[', c, ']']),
        }
    }
    out
}
