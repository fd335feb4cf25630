//! What happened to a province: its documents by day of issue, and the changes of its name and borders.

use super::timeline::{Timeline, TimelineEntry};
use super::{Viewer, cards::province_page};
use crate::registry::province::Unit;
use crate::registry::{MERGER, Province, ProvinceId};

impl Viewer<'_> {
    /// The timeline of a province; nothing while no dated document of it is known, since the changes
    /// alone are told at the top of its page.
    pub(super) fn chronicle(&self, id: ProvinceId, record: &Province) -> Timeline {
        let documents = &self.model.registries.documents;
        let issued = self.model.documents_of(id);
        if !issued.iter().any(|id| documents.get(*id).date.is_some()) {
            return Timeline::default();
        }
        let issued = issued.iter().map(|document| TimelineEntry {
            // Whose document it is the page says.
            note: Some(documents.get(*document).title.clone()),
            ..self.issue(*document, "document")
        });
        self.timeline(issued.chain(self.changes(id, record)).collect())
    }

    /// The changes of name and borders.
    fn changes(&self, id: ProvinceId, record: &Province) -> Vec<TimelineEntry> {
        let name = self.province_name(id, None);
        let change =
            |day, title: String| TimelineEntry::new("era", self.timeline_day(Some(day)), title);
        let mut changes = Vec::new();
        for former in &record.former {
            let key = if former.whole {
                "timeline_renamed"
            } else {
                "timeline_joined"
            };
            let values = [("old", former.name.as_str()), ("name", &*name)];
            if let Ok(day) = former.until.tomorrow() {
                changes.push(change(day, self.strings.fill(key, &values)));
            }
        }
        match &record.after {
            None => {
                let heir = self.province_name(record.heir, None);
                let title = self.strings.fill("timeline_merged", &[("new", &heir)]);
                changes.push(TimelineEntry {
                    url: Some(self.routes.url(&province_page(record.heir))),
                    ..change(MERGER, title)
                });
            }
            Some(unit) if !unit.unchanged() => {
                let others = unit.formed_from.iter().filter(|part| **part != id);
                let others: Vec<String> = others.map(|id| self.province_name(*id, None)).collect();
                let values = [("list", &*self.listed(&others))];
                changes.push(change(
                    MERGER,
                    self.strings.fill("timeline_formed", &values),
                ));
            }
            Some(_) => {}
        }
        if let Some(since) = record.after.as_ref().and_then(Unit::city_since) {
            changes.push(change(since, self.t("timeline_city")));
        }
        changes
    }
}
