//! What relations between documents cannot be: circles, and children older than their parents.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::Document;
use super::{DocumentId, Documents};
use crate::article::DocumentFile;
use crate::diagnostic::{Code, Diagnostic, Span};

/// Reports circles of `implements`, and children older than what they implement.
pub(super) fn check_relations(
    documents: &Documents,
    files: &[Arc<DocumentFile>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let spans: BTreeMap<(&str, &str), Span> = files
        .iter()
        .flat_map(|file| {
            file.implements
                .iter()
                .map(|r| ((&*file.id, r.value.as_str()), r.span.clone()))
        })
        .collect();
    let place = |child: &Document, parent: &Document| {
        let span = spans
            .get(&(child.id.as_str(), parent.id.as_str()))
            .cloned()
            .unwrap_or(0..0);
        child.file.as_ref().map(|file| file.at(span))
    };
    for (_, child) in documents.iter() {
        for parent in child.implements.iter().map(|id| documents.get(*id)) {
            let (Some(date), Some(later)) = (child.date, parent.date) else {
                continue;
            };
            let Some(place) = place(child, parent).filter(|_| date < later) else {
                continue;
            };
            diagnostics.push(
                Diagnostic::at(Code::R04, place)
                    .with("child", &child.number.canonical)
                    .with_date("date", date)
                    .with("parent", &parent.number.canonical)
                    .with_date("later", later),
            );
        }
    }
    for circle in circles(documents) {
        let names: Vec<&str> = circle
            .iter()
            .map(|id| documents.get(*id).id.as_str())
            .collect();
        let (first, next) = (
            documents.get(circle[0]),
            documents.get(circle[1 % circle.len()]),
        );
        let Some(place) = place(first, next) else {
            continue;
        };
        let circle = format!("{} → {}", names.join(" → "), names[0]);
        diagnostics.push(Diagnostic::at(Code::R03, place).with("circle", circle));
    }
}

/// Every circle of `implements`, once, starting at its smallest id.
fn circles(documents: &Documents) -> Vec<Vec<DocumentId>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        OnPath,
        Done,
    }
    let ids: Vec<_> = documents.iter().map(|(id, _)| id).collect();
    let mut seen: BTreeMap<_, _> = ids.iter().map(|id| (*id, Seen::No)).collect();
    let mut found = Vec::new();
    for &start in &ids {
        // A path of (document, next parent to look at): no recursion, whatever the depth.
        let mut path = vec![(start, 0)];
        while let Some(&(id, next)) = path.last() {
            if next == 0 && seen[&id] == Seen::Done {
                path.pop();
                continue;
            }
            seen.insert(id, Seen::OnPath);
            let Some(&parent) = documents.get(id).implements.get(next) else {
                seen.insert(id, Seen::Done);
                path.pop();
                continue;
            };
            path.last_mut().expect("the path is not empty").1 += 1;
            match seen[&parent] {
                Seen::Done => {}
                Seen::No => path.push((parent, 0)),
                Seen::OnPath => {
                    let from = path.iter().position(|(id, _)| *id == parent).unwrap_or(0);
                    let mut circle: Vec<_> = path[from..].iter().map(|(id, _)| *id).collect();
                    let smallest = (0..circle.len())
                        .min_by_key(|at| circle[*at])
                        .expect("a circle has members");
                    circle.rotate_left(smallest);
                    found.push(circle);
                }
            }
        }
    }
    found
}
