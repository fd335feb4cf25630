//! What search engines are told of, and in which file.
//!
//! In: the pages of the plan. Out: the parts of the map, each with its pages. Lists and other pages are
//! one group, and the articles of a year another: an article of today changes no part of another year,
//! and stands at the end of its own, so that the parts before it stay as they are. Knows no XML.

use std::collections::BTreeMap;

use super::{Page, Routes};
use crate::model::{DocumentRef, SiteModel};
use crate::registry::document::Verified;

/// Addresses of one part at most; the protocol allows 50,000.
const ADDRESSES: usize = 45_000;

/// Bytes of one part at most; the protocol allows 50 MB.
const BYTES: usize = 45_000_000;

/// What an entry takes beside its address: elements, the day of its change, the signs that XML escapes.
const AROUND: usize = 160;

/// A file of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapPart {
    pub group: MapGroup,
    /// From 1.
    pub number: usize,
}

/// What belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapGroup {
    /// Everything but articles.
    Lists,
    /// The articles of a year.
    Year(i16),
}

impl MapPart {
    /// `sitemap-1.xml`, `sitemap-2026-1.xml`. The number is always there: a year alone would be a number
    /// of lists.
    #[must_use]
    pub fn file_name(self) -> String {
        match self.group {
            MapGroup::Lists => format!("sitemap-{}.xml", self.number),
            MapGroup::Year(year) => format!("sitemap-{year:04}-{}.xml", self.number),
        }
    }
}

/// Spreads the pages that search engines should know over parts; `planned` is every page, in the order
/// of paths.
pub(super) fn parts<'p>(
    model: &SiteModel,
    routes: Routes<'_>,
    planned: impl Iterator<Item = &'p Page>,
) -> BTreeMap<MapPart, Vec<Page>> {
    let lists = planned.filter(|page| is_list(page, model)).cloned();
    let mut groups = vec![(MapGroup::Lists, lists.collect::<Vec<_>>())];
    groups.extend(model.years().map(|year| {
        let from_oldest = model.in_year(year).iter().rev();
        let articles = from_oldest.map(|id| Page::Article(*id));
        (MapGroup::Year(year), articles.collect())
    }));
    let mut parts = BTreeMap::new();
    for (group, pages) in groups {
        let weigh = |page: &Page| routes.absolute(page).len() + AROUND;
        for (at, pages) in spread(pages, weigh, ADDRESSES, BYTES)
            .into_iter()
            .enumerate()
        {
            let number = at + 1;
            parts.insert(MapPart { group, number }, pages);
        }
    }
    parts
}

/// Cuts `items` into runs of at most `most` items that weigh at most `heaviest` together; an item that
/// is too heavy by itself is alone. Each run but the last is full, so one more at the end changes the
/// last alone.
fn spread<T>(
    items: Vec<T>,
    weigh: impl Fn(&T) -> usize,
    most: usize,
    heaviest: usize,
) -> Vec<Vec<T>> {
    let mut runs: Vec<Vec<T>> = Vec::new();
    let mut weight = 0;
    for item in items {
        let more = weigh(&item);
        match runs.last_mut() {
            Some(run) if run.len() < most && weight + more <= heaviest => {
                weight += more;
                run.push(item);
            }
            _ => {
                weight = more;
                runs.push(vec![item]);
            }
        }
    }
    runs
}

/// Whether search engines should know the page, and it is no article. Left out are pages that ask to be
/// (choices, documents that nothing confirms, notices, redirects), and later windows of lists, in which
/// every new article moves all others.
fn is_list(page: &Page, model: &SiteModel) -> bool {
    match page {
        Page::ProvinceIndex
        | Page::Matrix
        | Page::SectorIndex
        | Page::TopicIndex
        | Page::Archive
        | Page::DataIndex
        | Page::Search
        | Page::IndicatorIndex
        | Page::Indicator(_)
        | Page::IndicatorYear { .. }
        | Page::Compare(_)
        | Page::ProvinceFigures { window: 1, .. }
        | Page::Standing(_)
        | Page::Home { window: 1 }
        | Page::Province { window: 1, .. }
        | Page::Cell { window: 1, .. }
        | Page::Sector { window: 1, .. }
        | Page::Topic { window: 1, .. }
        | Page::DocumentIndex { window: 1 }
        | Page::DocumentShelf { window: 1, .. }
        | Page::Corrections { window: 1 }
        | Page::Year { window: 1, .. }
        | Page::Month { window: 1, .. }
        | Page::SiteMap { window: 1 } => true,
        Page::Document {
            document: DocumentRef::Registered(id),
            window: 1,
        } => model.registries.documents.get(*id).verified != Verified::Memory,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs of words, each of which weighs as many bytes as it has.
    fn runs(words: &[&'static str], most: usize, heaviest: usize) -> Vec<Vec<&'static str>> {
        spread(words.to_vec(), |word| word.len(), most, heaviest)
    }

    #[test]
    fn a_part_holds_no_more_addresses_than_the_limit() {
        assert_eq!(
            runs(&["a", "b", "c", "d", "e"], 2, 100),
            [vec!["a", "b"], vec!["c", "d"], vec!["e"]]
        );
        assert_eq!(runs(&["a", "b"], 2, 100), [["a", "b"]]);
        assert!(runs(&[], 2, 100).is_empty());
    }

    #[test]
    fn a_part_is_no_heavier_than_the_limit() {
        assert_eq!(
            runs(&["aaa", "bb", "c", "dddd"], 9, 5),
            [vec!["aaa", "bb"], vec!["c", "dddd"]]
        );
        assert_eq!(
            runs(&["a", "bbbbbbbbb", "c"], 9, 5),
            [["a"], ["bbbbbbbbb"], ["c"]]
        );
    }

    #[test]
    fn one_more_address_at_the_end_changes_the_last_part_alone() {
        let words = ["a", "b", "c", "d", "e", "f", "g"];
        for n in 1..words.len() {
            let (before, after) = (runs(&words[..n], 3, 100), runs(&words[..=n], 3, 100));
            assert_eq!(before[..before.len() - 1], after[..before.len() - 1]);
            assert_eq!(after.concat(), words[..=n]);
        }
    }

    #[test]
    fn no_part_of_one_group_is_called_like_one_of_another() {
        let name = |group, number| MapPart { group, number }.file_name();
        assert_eq!(name(MapGroup::Lists, 1), "sitemap-1.xml");
        assert_eq!(name(MapGroup::Lists, 2026), "sitemap-2026.xml");
        assert_eq!(name(MapGroup::Year(2026), 1), "sitemap-2026-1.xml");
    }
}
