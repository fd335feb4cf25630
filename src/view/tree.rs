//! What implements a document: its tree, the days of issue, the provinces that have nothing yet.
//!
//! In: what is below a document, and which of it is drawn. Out: parts of its page. What a branch leaves
//! out it counts, and leads to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::{Date, date};

use super::cards::province_page;
use super::descent::{Below, Descent, Owner};
use super::parts::{DocumentBranch, DocumentNode, DocumentTree, MissingProvinces};
use super::timeline::{Timeline, TimelineEntry};
use super::{Link, Viewer};
use crate::model::DocumentRef;
use crate::plan::Page;
use crate::registry::document::{Scope, Verified};
use crate::registry::{DocumentId, Era, MERGER, ProvinceId};
use crate::vietnamese::Collation;

/// The first day on which the provinces were the 63: Hà Tây went into Hà Nội.
const THE_63: Date = date(2008, 8, 1);

impl Viewer<'_> {
    /// The tree, a branch for the national documents, one for the ministries' and one a province.
    pub(super) fn document_tree(&self, descent: &Descent) -> Option<DocumentTree> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); descent.places.len()];
        for (at, place) in descent.places.iter().enumerate() {
            if let Some(parent) = place.parent {
                children[parent].push(at);
            }
        }
        let mut left = self.left_out(descent);
        let mut branches: Vec<(Owner, DocumentBranch)> = Vec::new();
        let first_generation = descent.places.iter().enumerate();
        for (at, place) in first_generation.take_while(|(_, place)| place.parent.is_none()) {
            let owner = self.owner_of(place.id);
            let drawn = self.document_node(descent, &children, at);
            if let Some((_, branch)) = branches.last_mut().filter(|(last, _)| *last == owner) {
                branch.nodes.push(drawn);
            } else {
                let branch = self.branch(place.id, drawn, left.remove(&owner));
                branches.push((owner, branch));
            }
        }
        (!branches.is_empty()).then(|| DocumentTree {
            branches: branches.into_iter().map(|(_, branch)| branch).collect(),
            count_text: self.strings.count("document_count", descent.below.len()),
        })
    }

    /// How many documents each branch leaves out, with the page of the register where the first of
    /// them stands.
    fn left_out(&self, descent: &Descent) -> BTreeMap<Owner, Link> {
        let branch_of = |document: &Below| self.owner_of(descent.below[document.top].id);
        let left = descent.below.iter().filter(|document| !document.is_drawn);
        let left: HashMap<DocumentId, Owner> = left
            .map(|document| (document.id, branch_of(document)))
            .collect();
        if left.is_empty() {
            return BTreeMap::new();
        }
        let mut counts: BTreeMap<Owner, (usize, usize)> = BTreeMap::new();
        for (at, id) in self.model.documents().iter().enumerate() {
            if let Some(branch) = left.get(id) {
                counts.entry(*branch).or_insert((at, 0)).1 += 1;
            }
        }
        let link = |(first, n_left)| {
            let window = first / self.model.config.per_page + 1;
            Link {
                title: self.strings.count("documents_more", n_left),
                url: self.routes.url(&Page::DocumentIndex { window }),
            }
        };
        let links = counts.into_iter();
        links.map(|(branch, found)| (branch, link(found))).collect()
    }

    fn branch(&self, id: DocumentId, first: DocumentNode, more: Option<Link>) -> DocumentBranch {
        let record = self.model.registries.documents.get(id);
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
            more,
        }
    }

    fn document_node(&self, descent: &Descent, children: &[Vec<usize>], at: usize) -> DocumentNode {
        let below = children[at].iter();
        DocumentNode {
            document: self.chip(DocumentRef::Registered(descent.places[at].id)),
            children: below
                .map(|child| self.document_node(descent, children, *child))
                .collect(),
        }
    }

    /// Who issued what when, from the root on; nothing when it stands alone, or no day is
    /// known.
    pub(super) fn issue_dates(&self, descent: &Descent) -> Timeline {
        let order = Collation::new(self.lang);
        let mut ids: Vec<DocumentId> = descent.below.iter().map(|below| below.id).collect();
        ids.sort_by(|a, b| self.tree_order(*a, *b, &order));
        ids.insert(0, descent.root);
        let date = |id: &DocumentId| self.model.registries.documents.get(*id).date;
        if ids.len() < 2 || !ids.iter().any(|id| date(id).is_some()) {
            return Timeline::default();
        }
        self.timeline_of(ids, date, |id| {
            let is_root = id == descent.root;
            self.issue(id, if is_root { "root" } else { "document" })
        })
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
            let bodies = record.bodies(&self.model.registries.provinces);
            bodies.into_iter().next().flatten()
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

    /// The provinces of which the register knows nothing that implements the root, for a document
    /// that some province does implement. Named by the era of its date.
    pub(super) fn missing_provinces(&self, descent: &Descent) -> Option<MissingProvinces> {
        let registries = &self.model.registries;
        let record = registries.documents.get(descent.root);
        let issued = record.date.filter(|date| *date >= THE_63)?;
        if record.scope == Scope::Province {
            return None;
        }
        let era = Era::of(issued);
        let have = self.provinces_below(descent, era);
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
                    title: province.name_on(issued, self.lang).into_owned(),
                    url: self.routes.url(&province_page(id)),
                })
                .collect(),
        })
    }

    /// The provinces of `era` with a document anywhere below the root. An act of a new unit is one of all
    /// that it was formed from; among the units of today, one of a former unit is its heir's.
    fn provinces_below(&self, descent: &Descent, era: Era) -> BTreeSet<ProvinceId> {
        let registries = &self.model.registries;
        let mut provinces = BTreeSet::new();
        for below in &descent.below {
            let record = registries.documents.get(below.id);
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
