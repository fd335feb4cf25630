//! What implements a document: its tree, the days of issue, the provinces that have nothing yet.
//!
//! In: the relations of the model. Out: parts of a document's page, bounded in depth and size. A
//! document with two parents stands under each of them; a circle, which the registry reports, is
//! drawn once around.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::cards::province_page;
use super::parts::{DocumentBranch, DocumentNode, DocumentTree, MissingProvinces};
use super::timeline::{Timeline, TimelineEntry};
use super::{Link, Viewer};
use crate::model::DocumentRef;
use crate::plan::Page;
use crate::registry::document::{Document, Scope, Verified};
use crate::registry::{Codes, DocumentId, Era, MERGER, ProvinceId};
use crate::vietnamese::Collation;

/// Generations that are drawn.
const DEPTH: usize = 4;

/// Documents that are drawn, with those that stand there more than once.
const MOST: usize = 200;

/// The first day on which the provinces were the 63: Hà Tây went into Hà Nội.
const THE_63: Date = date(2008, 8, 1);

/// The documents below one, nearest generation first.
pub(super) struct Descent {
    root: DocumentId,
    nodes: Vec<Node>,
    /// How many more there are below those, without their own.
    n_left: usize,
}

struct Node {
    id: DocumentId,
    /// A place in the list; `None` below the root.
    parent: Option<usize>,
    depth: usize,
}

impl Viewer<'_> {
    /// What implements `root`, and what implements that.
    pub(super) fn descent(&self, root: DocumentId) -> Descent {
        let order = Collation::new(self.lang);
        let mut descent = Descent {
            root,
            nodes: Vec::new(),
            n_left: 0,
        };
        self.descend(&mut descent, root, None, &order);
        let mut at = 0;
        while at < descent.nodes.len() {
            let id = descent.nodes[at].id;
            self.descend(&mut descent, id, Some(at), &order);
            at += 1;
        }
        descent
    }

    /// Adds the children of a document, which stands at `parent`.
    fn descend(
        &self,
        descent: &mut Descent,
        id: DocumentId,
        parent: Option<usize>,
        order: &Collation,
    ) {
        let ancestors = descent.ancestors(parent);
        let is_new = |child: &&DocumentId| !ancestors.contains(child);
        let children = self.model.implemented_by(id).iter().filter(is_new);
        let mut children: Vec<DocumentId> = children.copied().collect();
        children.sort_by(|a, b| self.tree_order(*a, *b, order));
        let depth = parent.map_or(1, |at| descent.nodes[at].depth + 1);
        for child in children {
            if depth > DEPTH || descent.nodes.len() == MOST {
                descent.n_left += 1;
            } else {
                descent.nodes.push(Node {
                    id: child,
                    parent,
                    depth,
                });
            }
        }
    }

    /// National documents, ministries', then the provinces' by name; the older first.
    fn tree_order(&self, a: DocumentId, b: DocumentId, order: &Collation) -> Ordering {
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
            .then_with(|| x.date.is_none().cmp(&y.date.is_none()))
            .then_with(|| (x.date, a).cmp(&(y.date, b)))
    }

    /// The tree, a branch for the national documents, one for the ministries' and one a province.
    pub(super) fn document_tree(&self, descent: &Descent) -> Option<DocumentTree> {
        let documents = &self.model.registries.documents;
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); descent.nodes.len()];
        let mut branches: Vec<((Scope, ProvinceId), DocumentBranch)> = Vec::new();
        for (at, node) in descent.nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent].push(at);
            }
        }
        for (at, node) in descent.nodes.iter().enumerate() {
            if node.parent.is_some() {
                continue;
            }
            let record = documents.get(node.id);
            let key = (record.scope, record.province);
            let drawn = self.document_node(descent, &children, at);
            match branches.last_mut().filter(|(last, _)| *last == key) {
                Some((_, branch)) => branch.nodes.push(drawn),
                None => branches.push((key, self.branch(record, drawn))),
            }
        }
        let ids: BTreeSet<DocumentId> = descent.nodes.iter().map(|node| node.id).collect();
        (!branches.is_empty()).then(|| DocumentTree {
            branches: branches.into_iter().map(|(_, branch)| branch).collect(),
            count_text: self.strings.count("document_count", ids.len()),
            more: (descent.n_left > 0)
                .then(|| self.strings.count("documents_more", descent.n_left)),
        })
    }

    fn branch(&self, record: &Document, first: DocumentNode) -> DocumentBranch {
        let title = match record.scope {
            Scope::National => self.t("scope_national"),
            Scope::Ministry => self.t("scope_ministry"),
            Scope::Province => self.province_name(record.province, record.date),
        };
        let page = province_page(record.province);
        let is_provincial = record.scope == Scope::Province;
        DocumentBranch {
            title,
            url: is_provincial.then(|| self.routes.url(&page)),
            nodes: vec![first],
        }
    }

    fn document_node(&self, descent: &Descent, children: &[Vec<usize>], at: usize) -> DocumentNode {
        let below = children[at].iter();
        DocumentNode {
            document: self.chip(DocumentRef::Registered(descent.nodes[at].id)),
            children: below
                .map(|child| self.document_node(descent, children, *child))
                .collect(),
        }
    }

    /// Who issued what when, from `root` on; nothing when it stands alone, or no day is
    /// known.
    pub(super) fn issue_dates(&self, root: DocumentId, descent: &Descent) -> Timeline {
        let mut ids = vec![root];
        let mut seen = BTreeSet::from([root]);
        ids.extend(
            descent
                .nodes
                .iter()
                .map(|node| node.id)
                .filter(|id| seen.insert(*id)),
        );
        let is_dated = |id: &DocumentId| self.model.registries.documents.get(*id).date.is_some();
        if ids.len() < 2 || !ids.iter().any(is_dated) {
            return Timeline::default();
        }
        let entries = ids.iter().map(|id| {
            let kind = if *id == root { "root" } else { "document" };
            self.issue(*id, kind)
        });
        self.timeline(entries.collect())
    }

    /// The issue of a document, for a timeline.
    pub(super) fn issue(&self, id: DocumentId, kind: &'static str) -> TimelineEntry {
        let record = self.model.registries.documents.get(id);
        let document = DocumentRef::Registered(id);
        let page = Page::Document {
            document,
            window: 1,
        };
        let by = if record.scope == Scope::Province {
            Some(self.province_name(record.province, record.date))
        } else {
            let issuer = record.issuers.first();
            let issuer = issuer.and_then(|code| Codes::built_in().issuer(code));
            issuer.map(|issuer| issuer.name(self.lang).to_owned())
        };
        let date_is_unverified = record.unverified.iter().any(|key| key == "date");
        let mark = if record.verified == Verified::Memory {
            Some("unverified")
        } else {
            (record.date.is_some() && date_is_unverified).then_some("unverified_date")
        };
        TimelineEntry {
            url: Some(self.routes.url(&page)),
            note: by,
            mark: mark.map(|key| self.t(key)),
            ..TimelineEntry::new(kind, self.timeline_day(record.date), self.title(&page))
        }
    }

    /// The provinces of which the register knows nothing that implements `root`, for a document
    /// that some province does implement. Named by the era of its date.
    pub(super) fn missing_provinces(&self, root: DocumentId) -> Option<MissingProvinces> {
        let registries = &self.model.registries;
        let record = registries.documents.get(root);
        let issued = record.date.filter(|date| *date >= THE_63)?;
        if record.scope == Scope::Province {
            return None;
        }
        let era = Era::of(issued);
        let have = self.provinces_below(root, era);
        if have.is_empty() {
            return None;
        }
        let units = registries.provinces.iter();
        let units = units.filter(|(_, p)| era == Era::Before || p.after.is_some());
        let (with, mut without): (Vec<_>, Vec<_>) = units.partition(|(id, _)| have.contains(id));
        let order = Collation::new(self.lang);
        without.sort_by(|a, b| order.compare(a.1.sort_name(), b.1.sort_name()));
        if without.is_empty() {
            return None;
        }
        let numbers = [with.len(), with.len() + without.len()].map(|n| n.to_string());
        let values = [
            ("known", numbers[0].as_str()),
            ("all", &numbers[1]),
            ("number", &record.number.canonical),
        ];
        let note = match era {
            Era::Before => "missing_note_before",
            Era::After => "missing_note_after",
        };
        Some(MissingProvinces {
            title: self.strings.count("missing_provinces", without.len()),
            note: self.strings.fill(note, &values),
            provinces: without
                .into_iter()
                .map(|(id, province)| Link {
                    title: province.name_on(issued).to_owned(),
                    url: self.routes.url(&province_page(id)),
                })
                .collect(),
        })
    }

    /// The provinces of `era` with a document anywhere below `root`. An act of a new unit is one of all
    /// that it was formed from; among the units of today, one of a former unit is its heir's.
    fn provinces_below(&self, root: DocumentId, era: Era) -> BTreeSet<ProvinceId> {
        let registries = &self.model.registries;
        let mut provinces = BTreeSet::new();
        let mut seen = BTreeSet::from([root]);
        let mut path = vec![root];
        while let Some(id) = path.pop() {
            let children = self.model.implemented_by(id).iter().copied();
            path.extend(children.filter(|child| seen.insert(*child)));
            let record = registries.documents.get(id);
            if record.province.is_national() {
                continue;
            }
            let province = registries.provinces.get(record.province);
            provinces.insert(match era {
                Era::Before => record.province,
                Era::After => province.heir,
            });
            let of_today = province.after.as_ref();
            let of_today = of_today.filter(|_| record.date.is_some_and(|date| date >= MERGER));
            provinces.extend(of_today.iter().flat_map(|unit| &unit.formed_from));
        }
        provinces
    }
}

impl Descent {
    /// The documents on the way from `at` up to the root.
    fn ancestors(&self, at: Option<usize>) -> Vec<DocumentId> {
        let up = |at: &usize| self.nodes[*at].parent;
        let above = std::iter::successors(at, up).map(|at| self.nodes[at].id);
        above.chain([self.root]).collect()
    }
}
