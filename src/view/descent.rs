//! What is below a document, and which of it a page draws.
//!
//! In: the relations of the model. Out: every document below one, each once, and the places in its tree
//! of those that are drawn. Bounded in depth and number, but no issuer is lost to another: a turn
//! gives each of them one document more. A document with two parents has a place under each; a circle,
//! which the registry reports, is walked once around. Knows nothing of how a tree is drawn.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::Viewer;
use crate::registry::document::{Document, Scope};
use crate::registry::{DocumentId, ProvinceId};
use crate::vietnamese::Collation;

/// Generations that are drawn.
const DEPTH: usize = 4;

/// Documents that are drawn, with those that stand there more than once. Only when there are more
/// issuers than that are there more.
const MOST: usize = 200;

/// Whose documents stand together: the State's, the ministries', those of a province.
pub(super) type Owner = (Scope, ProvinceId);

/// The documents below one.
pub(super) struct Descent {
    pub root: DocumentId,
    /// Each once, nearest generation first.
    pub below: Vec<Below>,
    /// The places of those that are drawn, nearest generation first.
    pub places: Vec<Place>,
}

/// A document below the root.
pub(super) struct Below {
    pub id: DocumentId,
    /// A place in the list, on the shortest way to the root; `None` below the root.
    parent: Option<usize>,
    depth: usize,
    /// The one of the first generation that it descends from.
    pub top: usize,
    pub is_drawn: bool,
}

/// Where a document is drawn.
pub(super) struct Place {
    pub id: DocumentId,
    /// Its place among all that are below.
    at: usize,
    /// A place in the list of places; `None` below the root.
    pub parent: Option<usize>,
    depth: usize,
    /// Whether it is the one that its document surely has.
    is_first: bool,
}

impl Viewer<'_> {
    /// What implements `root`, and what implements that.
    pub(super) fn descent(&self, root: DocumentId) -> Descent {
        let mut descent = Descent {
            root,
            below: self.below(root),
            places: Vec::new(),
        };
        self.choose(&mut descent);
        self.place(&mut descent);
        descent
    }

    /// Every document below `root`.
    fn below(&self, root: DocumentId) -> Vec<Below> {
        let mut below: Vec<Below> = Vec::new();
        let mut seen = std::collections::HashSet::from([root]);
        let (mut id, mut parent) = (root, None);
        loop {
            for &child in self.model.implemented_by(id) {
                if seen.insert(child) {
                    below.push(Below {
                        id: child,
                        parent,
                        depth: parent.map_or(1, |at: usize| below[at].depth + 1),
                        top: parent.map_or(below.len(), |at| below[at].top),
                        is_drawn: false,
                    });
                }
            }
            let next = parent.map_or(0, |at| at + 1);
            let Some(document) = below.get(next) else {
                return below;
            };
            (id, parent) = (document.id, Some(next));
        }
    }

    /// Chooses what is drawn: turn by turn a document of each owner, with what it descends from.
    fn choose(&self, descent: &mut Descent) {
        let mut owned: BTreeMap<Owner, Vec<usize>> = BTreeMap::new();
        for (at, document) in descent.below.iter().enumerate() {
            if document.depth <= DEPTH {
                owned
                    .entry(self.owner_of(document.id))
                    .or_default()
                    .push(at);
            }
        }
        let below = &mut descent.below;
        for own in owned.values_mut() {
            own.sort_by(|a, b| {
                let (a, b) = (&below[*a], &below[*b]);
                a.depth.cmp(&b.depth).then_with(|| self.by_day(a.id, b.id))
            });
        }
        let n_turns = owned.values().map(Vec::len).max().unwrap_or_default();
        let mut n_drawn = 0;
        for turn in 0..n_turns {
            for at in owned.values().filter_map(|own| own.get(turn)) {
                if turn > 0 && n_drawn >= MOST {
                    return;
                }
                let mut up = Some(*at);
                while let Some(at) = up.filter(|at| !below[*at].is_drawn) {
                    below[at].is_drawn = true;
                    n_drawn += 1;
                    up = below[at].parent;
                }
            }
        }
    }

    /// Places what was chosen, and once more what has further parents, as far as there is room.
    fn place(&self, descent: &mut Descent) {
        let order = Collation::new(self.lang);
        let chosen = descent.below.iter().enumerate();
        let chosen: HashMap<DocumentId, usize> = chosen
            .filter(|(_, document)| document.is_drawn)
            .map(|(at, document)| (document.id, at))
            .collect();
        let mut room = MOST.saturating_sub(chosen.len());
        let (mut id, mut parent) = (descent.root, None);
        loop {
            let above = parent.map(|at: usize| &descent.places[at]);
            let depth = above.map_or(1, |place| place.depth + 1);
            let is_first = above.is_none_or(|place| place.is_first);
            let above = above.map(|place| place.at);
            let ancestors = descent.ancestors(parent);
            let children = self.model.implemented_by(id).iter();
            let mut children: Vec<(DocumentId, usize)> = children
                .filter(|child| depth <= DEPTH && !ancestors.contains(child))
                .filter_map(|child| Some((*child, *chosen.get(child)?)))
                .collect();
            children.sort_by(|a, b| self.tree_order(a.0, b.0, &order));
            children.dedup();
            for (child, at) in children {
                let is_first = is_first && descent.below[at].parent == above;
                if !is_first {
                    let Some(less) = room.checked_sub(1) else {
                        continue;
                    };
                    room = less;
                }
                descent.places.push(Place {
                    id: child,
                    at,
                    parent,
                    depth,
                    is_first,
                });
            }
            let next = parent.map_or(0, |at| at + 1);
            let Some(place) = descent.places.get(next) else {
                return;
            };
            (id, parent) = (place.id, Some(next));
        }
    }

    pub(super) fn owner_of(&self, id: DocumentId) -> Owner {
        let record = self.model.registries.documents.get(id);
        (record.scope, record.province)
    }

    /// National documents, ministries', then the provinces' by name; the older first.
    pub(super) fn tree_order(&self, a: DocumentId, b: DocumentId, order: &Collation) -> Ordering {
        let registries = &self.model.registries;
        let (x, y) = (registries.documents.get(a), registries.documents.get(b));
        let name = |document: &Document| {
            let id = document.province;
            (!id.is_national()).then(|| registries.provinces.get(id).sort_name())
        };
        let (x_name, y_name) = (name(x).unwrap_or_default(), name(y).unwrap_or_default());
        x.scope
            .cmp(&y.scope)
            .then_with(|| order.compare(x_name, y_name))
            .then_with(|| self.by_day(a, b))
    }

    /// The older first, what has no day last; those of one day by number.
    fn by_day(&self, a: DocumentId, b: DocumentId) -> Ordering {
        let day = |id| self.model.registries.documents.get(id).date;
        let key = |id| (day(id).is_none(), day(id), id);
        key(a).cmp(&key(b))
    }
}

impl Descent {
    /// The documents on the way from a place up to the root.
    fn ancestors(&self, at: Option<usize>) -> Vec<DocumentId> {
        let up = |at: &usize| self.places[*at].parent;
        let above = std::iter::successors(at, up).map(|at| self.places[at].id);
        above.chain([self.root]).collect()
    }
}
