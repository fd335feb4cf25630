//! By what results can be narrowed: for each choice its labels, and for every entry what it is filed under.

use std::collections::BTreeMap;
use std::hash::Hash;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::entry::Source;
use super::posting::push_number;
use crate::escape::clean;
use crate::model::DocumentRef;
use crate::plan::Page;
use crate::registry::{ProvinceId, SectorId};
use crate::vietnamese::Collation;
use crate::view::Sort;

/// The choices, in the order of the page.
#[derive(Debug, Serialize)]
pub struct Facets {
    province: Facet,
    sector: Facet,
    document: Facet,
    year: Facet,
    kind: Facet,
}

/// A choice.
#[derive(Debug, Serialize)]
struct Facet {
    labels: Vec<String>,
    /// Sets of places in `labels`; many entries share one.
    sets: Vec<Vec<usize>>,
    /// For each entry the place of its set.
    column: String,
}

impl Facets {
    /// The choices among `pages`.
    pub fn of(source: Source<'_>, pages: &[Page]) -> Self {
        let facets: Vec<_> = pages.iter().map(|page| source.facets(page)).collect();
        let order = Collation::new(source.model.config.language);
        let provinces: Vec<Vec<_>> = facets
            .iter()
            .map(|facets| facets.provinces.clone())
            .collect();
        let province = |id: &ProvinceId| {
            let page = Page::Province {
                province: *id,
                window: 1,
            };
            source.viewer.title(&page)
        };
        let sectors: Vec<Vec<_>> = facets.iter().map(|facets| facets.sectors.clone()).collect();
        let sector = |id: &SectorId| {
            source.viewer.title(&Page::Sector {
                sector: *id,
                window: 1,
            })
        };
        let documents: Vec<Vec<_>> = facets
            .iter()
            .map(|facets| facets.documents.clone())
            .collect();
        let document = |id: &DocumentRef| source.viewer.document_label(*id);
        let years: Vec<Vec<_>> = facets
            .iter()
            .map(|facets| facets.year.into_iter().collect())
            .collect();
        let kinds: Vec<Vec<_>> = pages.iter().map(|page| vec![source.sort(page)]).collect();
        Self {
            province: Facet::of(&provinces, province, |a, b| order.compare(a, b)),
            sector: Facet::of(&sectors, sector, |a, b| order.compare(a, b)),
            document: Facet::of(&documents, document, |a, b| order.compare(a, b)),
            // The newest first.
            year: Facet::of(&years, |year: &i16| format!("{year:04}"), |a, b| b.cmp(a)),
            kind: Facet::of(
                &kinds,
                |sort: &Sort| source.viewer.sort_label(*sort),
                |_, _| std::cmp::Ordering::Equal,
            ),
        }
    }
}

impl Facet {
    /// The choice among `values`, which each entry has. Values that are called alike are one; labels stand in
    /// `order`, those that it does not tell apart in the order of their values.
    fn of<T: Clone + Ord + Hash>(
        values: &[Vec<T>],
        name: impl Fn(&T) -> String,
        order: impl Fn(&str, &str) -> std::cmp::Ordering,
    ) -> Self {
        let mut names: BTreeMap<T, String> = BTreeMap::new();
        for value in values.iter().flatten() {
            if !names.contains_key(value) {
                names.insert(value.clone(), clean(&name(value)).into_owned());
            }
        }
        let mut labels: Vec<String> = names.values().cloned().collect();
        labels.sort_by(|a, b| order(a, b));
        labels.dedup();
        let places: FxHashMap<&str, usize> = labels.iter().map(String::as_str).zip(0..).collect();
        let places: FxHashMap<&T, usize> = names
            .iter()
            .map(|(value, name)| (value, places[name.as_str()]))
            .collect();
        let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
        let mut known: FxHashMap<Vec<usize>, u32> = FxHashMap::from_iter([(Vec::new(), 0)]);
        let mut column = Vec::with_capacity(values.len());
        for values in values {
            let mut set: Vec<usize> = values.iter().map(|value| places[value]).collect();
            set.sort_unstable();
            set.dedup();
            let next = u32::try_from(sets.len()).expect("fewer sets than memory has bytes");
            let at = *known.entry(set.clone()).or_insert_with(|| {
                sets.push(set);
                next
            });
            push_number(&mut column, at);
        }
        Self {
            labels,
            sets,
            column: String::from_utf8(column).expect("signs of numbers are ASCII"),
        }
    }
}
