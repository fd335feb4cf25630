//! What may be set side by side: figures of one kind, measured within the same borders.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Figure;
use crate::article::IndicatorKind;
use crate::registry::Era;

/// Figures of one kind and of the same borders, in the order given.
#[derive(Debug, Clone)]
pub struct Comparable<'m> {
    pub kind: IndicatorKind,
    /// `None` when the borders of all of them are the same in both eras.
    pub borders: Option<Era>,
    pub figures: Vec<Figure<'m>>,
}

/// Sorts figures into what may be set side by side: results first, then targets, then input; new
/// borders before old ones. Figures whose borders never changed stand with those of either era; where
/// no others are, they stand alone.
#[must_use]
pub fn comparable<'m>(figures: impl IntoIterator<Item = Figure<'m>>) -> Vec<Comparable<'m>> {
    let mut by_kind: BTreeMap<IndicatorKind, Vec<Figure<'m>>> = BTreeMap::new();
    for figure in figures {
        by_kind.entry(figure.written.kind).or_default().push(figure);
    }
    let mut groups = Vec::new();
    for (kind, figures) in by_kind {
        let eras = figures.iter().filter_map(|figure| figure.names.borders);
        let eras: BTreeSet<Reverse<Era>> = eras.map(Reverse).collect();
        if eras.is_empty() {
            groups.push(Comparable {
                kind,
                borders: None,
                figures,
            });
            continue;
        }
        for Reverse(era) in eras {
            let within = |figure: &&Figure<'_>| figure.names.borders.is_none_or(|own| own == era);
            groups.push(Comparable {
                kind,
                borders: Some(era),
                figures: figures.iter().filter(within).copied().collect(),
            });
        }
    }
    groups
}
