//! What relations between documents cannot be: circles, and acts on what was not there yet.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Reference;
use super::documents::Relation;
use super::{DocumentId, Documents};
use crate::diagnostic::{Code, Diagnostic, Place};

/// What is wrong with relations.
#[derive(Debug)]
pub(super) enum Fault<'r> {
    /// Each of these acts on the next, the last on the first.
    Circle(Act, Vec<DocumentId>, &'r Relation),
    /// The first is older than the second, on which it acts.
    TooOld(Act, DocumentId, DocumentId, &'r Relation),
}

/// What a document does to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    Implement,
    Amend,
    Replace,
}

impl Act {
    const ALL: [Self; 3] = [Self::Implement, Self::Amend, Self::Replace];

    /// In Vietnamese and English.
    fn verb(self) -> (&'static str, &'static str) {
        match self {
            Self::Implement => ("thực hiện", "implement"),
            Self::Amend => ("sửa đổi, bổ sung", "amend"),
            Self::Replace => ("thay thế", "replace"),
        }
    }
}

impl Relation {
    /// Who acts, how, and on what: `replaced_by` says it from the other side.
    fn act(&self) -> (Act, DocumentId, DocumentId) {
        match self.relation {
            Reference::Implements => (Act::Implement, self.from, self.to),
            Reference::Amends => (Act::Amend, self.from, self.to),
            Reference::Replaces => (Act::Replace, self.from, self.to),
            Reference::ReplacedBy => (Act::Replace, self.to, self.from),
        }
    }
}

/// Reports circles, and documents older than what they implement, amend or replace. Built-in records
/// are held by a test: nothing is said where only they are at fault.
pub(super) fn check_relations(documents: &Documents, relations: &[Relation]) -> Vec<Diagnostic> {
    let place = |relation: &Relation| -> Option<Place> {
        let file = documents.get(relation.from).file.as_ref()?;
        Some(file.at(relation.span.clone()))
    };
    let finding = |code, act: Act, relation: &Relation| {
        let (vi, en) = act.verb();
        let finding = Diagnostic::at(code, place(relation)?);
        let finding = finding.with("key", relation.relation.key());
        Some(finding.with_words("verb", vi, en))
    };
    let faults = faults(documents, relations).into_iter();
    faults
        .filter_map(|fault| match fault {
            Fault::Circle(act, circle, relation) => {
                let names = circle.iter().chain(&circle[..1]);
                let names: Vec<&str> = names.map(|id| documents.get(*id).id.as_str()).collect();
                let finding = finding(Code::R03, act, relation)?;
                Some(finding.with("circle", names.join(" → ")))
            }
            Fault::TooOld(act, child, parent, relation) => {
                let (child, parent) = (documents.get(child), documents.get(parent));
                let finding = finding(Code::R04, act, relation)?;
                Some(
                    finding
                        .with("child", &child.number.canonical)
                        .with_date("date", child.date?)
                        .with("parent", &parent.number.canonical)
                        .with_date("later", parent.date?),
                )
            }
        })
        .collect()
}

/// Everything that is wrong with `relations`, each said once: both sides may tell of one act.
pub(super) fn faults<'r>(documents: &Documents, relations: &'r [Relation]) -> Vec<Fault<'r>> {
    let mut acts: BTreeMap<(Act, DocumentId, DocumentId), &Relation> = BTreeMap::new();
    for relation in relations {
        let known = acts.entry(relation.act()).or_insert(relation);
        // A file can be mended, a built-in record cannot.
        if documents.get(known.from).file.is_none() {
            *known = relation;
        }
    }
    let mut faults = Vec::new();
    for (&(act, child, parent), &relation) in &acts {
        let dates = (documents.get(child).date, documents.get(parent).date);
        if let (Some(date), Some(later)) = dates
            && date < later
        {
            faults.push(Fault::TooOld(act, child, parent, relation));
        }
    }
    for act in Act::ALL {
        let mut next: BTreeMap<DocumentId, Vec<DocumentId>> = BTreeMap::new();
        for (_, child, parent) in acts.keys().filter(|(of, ..)| *of == act) {
            next.entry(*child).or_default().push(*parent);
        }
        for circle in circles(&next) {
            let step = |at: usize| (act, circle[at], circle[(at + 1) % circle.len()]);
            let is_a_files = |at: &usize| documents.get(acts[&step(*at)].from).file.is_some();
            let at = (0..circle.len()).find(is_a_files).unwrap_or(0);
            faults.push(Fault::Circle(act, circle.clone(), acts[&step(at)]));
        }
    }
    faults
}

/// Every circle of `next`, once, starting at its smallest id.
fn circles(next: &BTreeMap<DocumentId, Vec<DocumentId>>) -> Vec<Vec<DocumentId>> {
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for &start in next.keys() {
        // A path of (document, next one to look at): no recursion, whatever the depth.
        let mut path = vec![(start, 0)];
        let mut on_path = BTreeSet::from([start]);
        while let Some(&(id, at)) = path.last() {
            let step = next.get(&id).and_then(|targets| targets.get(at));
            let Some(&target) = step.filter(|_| !done.contains(&id)) else {
                done.insert(id);
                on_path.remove(&id);
                path.pop();
                continue;
            };
            path.last_mut().expect("the path is not empty").1 += 1;
            if on_path.contains(&target) {
                let from = path.iter().position(|(id, _)| *id == target).unwrap_or(0);
                let mut circle: Vec<_> = path[from..].iter().map(|(id, _)| *id).collect();
                let smallest = (0..circle.len())
                    .min_by_key(|at| circle[*at])
                    .expect("a circle has members");
                circle.rotate_left(smallest);
                found.push(circle);
            } else if !done.contains(&target) {
                on_path.insert(target);
                path.push((target, 0));
            }
        }
    }
    found
}
