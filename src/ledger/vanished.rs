//! Addresses that were published and that nothing stands at any more.
//!
//! Somebody may have noted them: an article that moved should keep its old address as an alias. Where
//! it moved to is guessed from what it said, from its slug, and from the spelling.

use std::collections::{BTreeMap, BTreeSet};

use super::text::json;
use super::{Kind, Ledger, Record, text_of};
use crate::article::Article;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::fingerprint::Fingerprint;
use crate::model::{ArticleId, Withheld};
use crate::plan::route::{former, is_short, short};
use crate::plan::{OutputPath, Page};
use crate::site::Site;

/// Lost addresses that are told one by one: another form of all addresses would fill the terminal.
const TOLD: usize = 20;

/// Reports the addresses of `previous` that `site` gives up, in no order. Articles that were
/// withdrawn or are expired went on purpose; a list goes with its last article, which is a note.
#[must_use]
pub fn vanished(previous: &Ledger, site: &Site) -> Vec<Diagnostic> {
    let gone: Vec<(OutputPath, &Record)> = previous
        .files
        .iter()
        .filter(|(path, record)| record.encoding.is_none() && is_noted(path, record.kind))
        .map(|(path, record)| (OutputPath::new(path), record))
        .filter(|(path, _)| site.plan.get(path).is_none())
        .collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let on_purpose = on_purpose(site);
    let waiting = waiting(previous, site);
    let leads_to_waiting = |record: &Record| {
        let to = record.to.as_deref().map(OutputPath::new);
        to.is_some_and(|to| waiting.contains_key(&to))
    };
    let went_along = went_along(site);
    let mut found = Vec::new();
    // What an article would have to answer to: all of it goes into one line.
    let mut wanted: BTreeMap<ArticleId, Vec<String>> = BTreeMap::new();
    let mut lost = Vec::new();
    let successors = Successors::of(site, previous);
    for (path, record) in gone {
        let address = format!("/{}", path.address());
        if record.kind == Kind::Index && !is_of_a_file(site, &path) {
            found.push(Diagnostic::general(Code::N12).with("address", address));
        } else if record.kind == Kind::File && is_of(&path, &went_along) {
            // With an article that was taken back.
        } else if matches!(record.kind, Kind::Static | Kind::File) {
            found.push(
                Diagnostic::general(Code::N14)
                    .with("file", format!("static{address}"))
                    .with("address", address),
            );
        } else if leads_to_waiting(record) {
            // Told with the article.
        } else if let Some(article) = waiting.get(&path) {
            let date = &article.front.date.span;
            let place = if date.is_empty() {
                article.source.whole()
            } else {
                article.source.at(date.clone())
            };
            found.push(Diagnostic::at(Code::N15, place).with("address", address));
        } else if !on_purpose.contains(&path) {
            let successor = successors.find(&path, record);
            let gets_its_id = |id: &ArticleId| short_id(site, *id, &address).is_some();
            if let Some(id) = successor.filter(|id| !gets_its_id(id)) {
                wanted.entry(id).or_default().push(address.clone());
            }
            lost.push((address, successor, record.kind));
        }
    }
    let more = lost.len().saturating_sub(TOLD);
    let told = lost.into_iter().take(TOLD);
    found.extend(told.map(|(address, successor, kind)| {
        let new = |id| wanted.get(&id).map_or(&[][..], Vec::as_slice);
        let aliases = successor.map(|id| (id, new(id)));
        lost_address(site, &address, kind, aliases)
    }));
    if more > 0 {
        found.push(Diagnostic::general(Code::N13).with("n", more.to_string()));
    }
    found
}

/// Whether a page of lists stands for a file of its own, an indicator, and did not go with its last article.
fn is_of_a_file(site: &Site, path: &OutputPath) -> bool {
    let indicators = site.routes().of_page(&Page::IndicatorIndex);
    let folder = indicators.address();
    let below = path.address().strip_prefix(folder);
    below.is_some_and(|below| below.trim_end_matches('/').split('/').count() == 1)
}

/// Whether somebody may have noted the address of a file. Pictures are looked at, not linked to.
fn is_noted(path: &str, kind: Kind) -> bool {
    /// What an editor offers for download.
    const DOCUMENTS: [&str; 12] = [
        "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "json", "txt", "zip", "mp4",
    ];
    let is_document = || {
        let extension = path.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| DOCUMENTS.contains(&extension))
    };
    match kind {
        Kind::Article | Kind::Page | Kind::Redirect | Kind::Index | Kind::Static => true,
        Kind::File => is_document(),
        _ => false,
    }
}

/// Where articles stood that somebody took back, and what led there.
fn on_purpose(site: &Site) -> BTreeSet<OutputPath> {
    let withheld = site.model.withheld.iter();
    let taken_back =
        withheld.filter(|(_, why)| matches!(why, Withheld::Withdrawn | Withheld::Expired(_)));
    taken_back
        .flat_map(|(article, _)| {
            let own = site.routes().path_to_come(&article.front);
            // What led to an article whose place is taken may lead there.
            let is_free = site.plan.get(&own).is_none();
            let others = former(&article.front).filter(move |_| is_free);
            let others = others.filter_map(|address| page_at(&address));
            others.chain([own])
        })
        .collect()
}

/// The file that answers an address without the slash in front.
fn page_at(address: &str) -> Option<OutputPath> {
    OutputPath::answering(&format!("/{address}"))
}

/// The digests of the files beside articles that somebody took back, as addresses have them.
fn went_along(site: &Site) -> BTreeSet<String> {
    let withheld = site.model.withheld.iter();
    let taken_back =
        withheld.filter(|(_, why)| matches!(why, Withheld::Withdrawn | Withheld::Expired(_)));
    taken_back
        .filter_map(|(article, _)| article.source.path().as_str().rsplit_once('/'))
        .flat_map(|(folder, _)| site.tree.below(folder))
        .map(|(_, file)| file.digest.hex(8))
        .collect()
}

/// Whether a file named by its content has one of these digests.
fn is_of(path: &OutputPath, digests: &BTreeSet<String>) -> bool {
    let mut segments = path.as_str().rsplit('/').skip(1);
    segments
        .next()
        .is_some_and(|digest| digests.contains(digest))
}

/// Where articles stood that are held back by now, and what led there for ever.
fn waiting<'s>(previous: &Ledger, site: &'s Site) -> BTreeMap<OutputPath, &'s Article> {
    let withheld = site.model.withheld.iter();
    let waiting = withheld.filter(|(_, why)| matches!(why, Withheld::Draft | Withheld::Future(_)));
    let waiting = waiting.map(|(article, _)| (&**article, true));
    let unfinished = site.model.unfinished();
    let unfinished = unfinished.map(|sketch| (sketch.article(), sketch.has_place()));
    waiting
        .chain(unfinished)
        .flat_map(|(article, has_place)| {
            // An article that got another day, or lacks one, too, is known by its short address.
            let id = article.front.id.as_ref();
            let short = id.and_then(|id| page_at(&short(&id.value)));
            let record = short.as_ref().and_then(|short| previous.get(short));
            let former = record.and_then(|record| record.to.as_deref().map(OutputPath::new));
            let own = has_place.then(|| site.routes().path_to_come(&article.front));
            let paths = own.into_iter().chain(former).chain(short);
            paths.map(move |path| (path, article))
        })
        .collect()
}

fn lost_address(
    site: &Site,
    address: &str,
    kind: Kind,
    successor: Option<(ArticleId, &[String])>,
) -> Diagnostic {
    let line = |known: &[&str], new: &[String]| {
        let all = known.iter().copied().chain(new.iter().map(String::as_str));
        // A basic string of TOML is one of JSON.
        let quoted: Vec<String> = all.map(json).collect();
        format!("aliases = [{}]", quoted.join(", "))
    };
    let Some((id, new)) = successor else {
        let aliases = line(&[], &[address.to_owned()]);
        // Records, indicators and standing pages have no key for former addresses.
        if matches!(kind, Kind::Page | Kind::Index) {
            return Diagnostic::general(Code::N11)
                .with("address", address)
                .with("restored", aliases);
        }
        return Diagnostic::general(Code::N11)
            .with("address", address)
            .with("line", aliases)
            .with_words(
                "withdrawn",
                "withdrawn = \"lý do\"",
                "withdrawn = \"reason\"",
            );
    };
    let article = &site.model.entry(id).article;
    if let Some(short) = short_id(site, id, address) {
        let place = article.source.at(article.front.title.span.clone());
        return Diagnostic::at(Code::N11, place)
            .with("address", address)
            .with("here", format!("id = {}", json(short)));
    }
    let known = &article.front.aliases;
    let place = known.last().unwrap_or(&article.front.title).span.clone();
    let known: Vec<&str> = known.iter().map(|alias| alias.value.as_str()).collect();
    Diagnostic::at(Code::N11, article.source.at(place))
        .with("address", address)
        .with("here", line(&known, new))
}

/// The `id` that a lost short address asks for, when the article that it led to has none by now.
fn short_id<'a>(site: &Site, id: ArticleId, address: &'a str) -> Option<&'a str> {
    let address = address.trim_start_matches('/');
    let has_none = site.model.entry(id).article.front.id.is_none();
    if !has_none || !is_short(address) {
        return None;
    }
    address.trim_end_matches('/').rsplit('/').next()
}

/// Articles that may have taken the place of one that is gone: those at addresses that were not there
/// before.
struct Successors<'s> {
    site: &'s Site,
    /// `None` when two of them say the same.
    by_text: BTreeMap<Fingerprint, Option<ArticleId>>,
    by_slug: BTreeMap<&'s str, ArticleId>,
}

impl<'s> Successors<'s> {
    fn of(site: &'s Site, previous: &Ledger) -> Self {
        let routes = site.routes();
        let mut successors = Self {
            site,
            by_text: BTreeMap::new(),
            by_slug: BTreeMap::new(),
        };
        for (id, entry) in site.model.entries_by_path() {
            let page = Page::Article(id);
            if previous.get(&routes.of_page(&page)).is_some() {
                continue;
            }
            if let Some(text) = text_of(site, &page) {
                let same = successors.by_text.entry(text);
                same.and_modify(|id| *id = None).or_insert(Some(id));
            }
            let slug = &entry.article.front.slug.value;
            successors.by_slug.entry(slug).or_insert(id);
        }
        successors
    }

    fn find(&self, gone: &OutputPath, record: &Record) -> Option<ArticleId> {
        let led_to = record.to.as_deref().map(OutputPath::new);
        let key = led_to.as_ref().and_then(|to| self.site.plan.get(to));
        if let Some(Page::Article(id)) = key.map(|key| &key.page) {
            return Some(*id);
        }
        if let Some(Some(id)) = record.text.and_then(|text| self.by_text.get(&text)) {
            return Some(*id);
        }
        // A short address names nothing but the article that it led to.
        let path = led_to.filter(|_| is_short(gone.address()));
        let path = path.as_ref().unwrap_or(gone);
        let slug = path.address().trim_end_matches('/').rsplit('/').next()?;
        if let Some(id) = self.by_slug.get(slug) {
            return Some(*id);
        }
        let near = suggest::nearest(slug, self.by_slug.keys().copied());
        Some(self.by_slug[near.first()?])
    }
}
