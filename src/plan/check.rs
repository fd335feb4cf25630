//! What a finished plan shows to be wrong: reserved words, and links to addresses without a page.

use std::collections::BTreeSet;

use super::device::is_device;
use super::draw::Artist;
use super::route::is_short;
use super::{OutputPath, Page};
use crate::article::Spanned;
use crate::config::HostFile;
use crate::diagnostic::{Code, Diagnostic, Place, suggest};
use crate::hosting::MOST_REDIRECTS;
use crate::model::{DocumentRef, LinkTarget, unknown_anchor};
use crate::vietnamese::{Lang, group_thousands, slug};

/// Bytes of a segment of an address: disks take 255, and a temporary name is longer.
const SEGMENT_BYTES: usize = 200;

/// Letters of the shorter slug that is offered.
const SHORTER: usize = 60;

impl Artist<'_> {
    /// Slugs that would read as something else in an address, or are too long for a disk.
    pub fn check_reserved(&mut self) {
        let sections = &self.model.config.sections;
        let words = [
            &sections.window,
            &sections.files,
            &sections.articles,
            &sections.provinces,
            &sections.sectors,
            &sections.topics,
            &sections.documents,
            &sections.indicators,
            &sections.archive,
            &sections.site_map,
            &sections.search,
            &sections.data,
            &sections.compare,
            &sections.corrections,
        ];
        let reserved = |word: &str| {
            words.iter().any(|w| *w == word)
                || matches!(word, "b" | "en" | "vi" | "feed" | "404")
                || is_device(word)
        };
        let is_bad = |word: &str| word.len() > SEGMENT_BYTES || reserved(word);
        let mut found = Vec::new();
        let bad_topics: BTreeSet<&str> = self
            .model
            .topics()
            .map(|(_, topic)| topic.slug.as_str())
            .filter(|slug| is_bad(slug))
            .collect();
        let to_come = self
            .model
            .withheld
            .iter()
            .map(|(article, _)| (article, true));
        let published = self
            .model
            .entries()
            .map(|(_, entry)| (&entry.article, false));
        for (article, is_to_come) in published.chain(to_come) {
            let word = &article.front.slug;
            if is_bad(&word.value) {
                let place = article.source.at(word.span.clone());
                found.push((place, word.value.clone(), None));
            }
            // The topics of published articles are known by their slugs.
            if bad_topics.is_empty() && !is_to_come {
                continue;
            }
            for topic in &article.front.topics {
                let word = slug(&topic.value);
                if is_bad(&word) {
                    let place = article.place("topics", &topic.span);
                    found.push((place, word, Some(&topic.value)));
                }
            }
        }
        for standing in &self.model.standing {
            let word = &standing.file.slug;
            if is_bad(&word.value) {
                let place = standing.file.source.at(word.span.clone());
                found.push((place, word.value.clone(), None));
            }
        }
        for (place, word, topic) in found {
            if word.len() > SEGMENT_BYTES {
                let example: String = word.chars().take(SHORTER).collect();
                self.diagnostics.push(
                    Diagnostic::at(Code::N10, place)
                        .with("n", word.len().to_string())
                        .with("key", "slug = ")
                        .with("limit", SEGMENT_BYTES.to_string())
                        .with("example", example),
                );
            } else {
                self.diagnostics.push(
                    Diagnostic::at(Code::N03, place)
                        .with("key", "slug = ")
                        .with_some("example", topic.is_none().then(|| format!("{word}-2")))
                        .with_some("topic", topic)
                        .with_some("device", is_device(&word).then_some(&word))
                        .with("value", word),
                );
            }
        }
    }

    /// Files that are copied under their own names, which no disk of Windows takes.
    pub fn check_devices(&mut self) {
        let mut found = Vec::new();
        for (path, key) in self.plan.iter() {
            let (Page::Static(source) | Page::File(source)) = &key.page else {
                continue;
            };
            let Some(device) = path.as_str().split('/').find(|name| is_device(name)) else {
                continue;
            };
            let (stem, end) = device.split_at(device.find('.').unwrap_or(device.len()));
            found.push(
                Diagnostic::general(Code::N02)
                    .with("value", source.as_str())
                    .with("file", format!("{stem}-2{end}"))
                    .with("device", stem),
            );
        }
        self.diagnostics.extend(found);
    }

    /// Links of texts, and of the settings, to addresses such as `/tinh/tay-ninh/`.
    pub fn check_addresses(&mut self) {
        let mut found = Vec::new();
        for (source, body, resolved) in self.model.bodies() {
            for (link, target) in body.links.iter().zip(&resolved.links) {
                if let LinkTarget::Address(address) = target {
                    let place = source.at(link.span.clone());
                    found.extend(self.check_address(address, link.anchor.as_deref(), place));
                }
            }
        }
        let config = &self.model.config;
        for link in config.navigation.iter().chain(&config.links) {
            if link.url.starts_with('/') {
                let place = config.source.at(link.span.clone());
                found.extend(self.check_address(&link.url, None, place));
            }
        }
        if let Some(logo) = &config.publisher.logo {
            let place = config.source.at(logo.span.clone());
            found.extend(self.check_address(&logo.value, None, place));
        }
        let licence = config.data.licence_url.iter();
        for url in licence.filter(|url| url.value.starts_with('/')) {
            let place = config.source.at(url.span.clone());
            found.extend(self.check_address(&url.value, None, place));
        }
        self.diagnostics.extend(found);
    }

    /// Blocks of texts that ask for figures that nobody tells.
    pub fn check_blocks(&mut self) {
        let model = self.model;
        let mut found = Vec::new();
        for (id, entry) in model.entries() {
            let article = &entry.article;
            let blocks = article.body.blocks.iter();
            let empty = blocks.filter_map(|block| {
                model.nothing_to_show(block, &article.source, &entry.body, Some(id))
            });
            found.extend(empty.filter(|finding| !article.front.accepts(finding)));
        }
        for (source, body, resolved) in model.other_bodies() {
            let blocks = body.blocks.iter();
            found.extend(
                blocks.filter_map(|block| model.nothing_to_show(block, source, resolved, None)),
            );
        }
        self.diagnostics.extend(found);
    }

    /// More redirects than the hosts that read `_redirects` take.
    pub fn check_hosting(&mut self) {
        let config = &self.model.config;
        let asked = |file: &&Spanned<HostFile>| file.value == HostFile::Redirects;
        let Some(asked) = config.hosting.files.iter().find(asked) else {
            return;
        };
        let pages = self.plan.iter().map(|(_, key)| &key.page);
        let n = pages
            // Short addresses give way, and are left to their pages.
            .filter(|page| matches!(page, Page::Redirect { from, .. } if !is_short(from)))
            .count();
        if n > MOST_REDIRECTS {
            let number = |n: usize, lang| group_thousands(n as u64, lang);
            let words = |n| (number(n, Lang::Vi), number(n, Lang::En));
            let (n, limit) = (words(n), words(MOST_REDIRECTS));
            self.diagnostics.push(
                Diagnostic::at(Code::H01, config.source.at(asked.span.clone()))
                    .with_words("n", n.0, n.1)
                    .with_words("limit", limit.0, limit.1),
            );
        }
    }

    fn check_address(
        &self,
        address: &str,
        anchor: Option<&str>,
        place: Place,
    ) -> Option<Diagnostic> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let Some(key) = OutputPath::answering(path).and_then(|path| self.plan.get(&path)) else {
            let near = self.addresses_like(path);
            let finding = Diagnostic::at(Code::L02, place).with("target", address);
            return Some(finding.with_candidates("candidates", &near));
        };
        unknown_anchor(address, anchor?, self.anchors(&key.page)?, place)
    }

    /// The headings that an editor wrote on a page; `None` for a page without a text of hers.
    fn anchors(&self, page: &Page) -> Option<&[String]> {
        let model = self.model;
        let body = match page {
            Page::Article(id) => &model.entry(*id).article.body,
            Page::Standing(at) => &model.standing[*at].file.body,
            Page::Document {
                document: DocumentRef::Registered(id),
                ..
            } => &model.records.get(id)?.file.body,
            Page::Province { province, .. } => &model.province_intros.get(province)?.file.body,
            Page::Indicator(id) => &model.indicator(*id).body,
            Page::Sector { sector, .. } => &model.sector_intros.get(sector)?.file.body,
            _ => return None,
        };
        Some(&body.anchors)
    }

    /// Addresses of pages that are spelled most like `address`.
    fn addresses_like(&self, address: &str) -> Vec<String> {
        let addresses = self.plan.iter().map(|(path, _)| path.address());
        let pages = addresses.filter(|address| address.ends_with('/'));
        let near = suggest::nearest(address.trim_matches('/'), pages);
        near.into_iter()
            .map(|address| format!("/{address}"))
            .collect()
    }
}
