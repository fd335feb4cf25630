//! The page of a province: one a name, in both eras.

use super::{CountLink, EraNote, Fact, FigureTable, FormerUnit, ProvincePage, TextPart, Viewer};
use crate::model::ArticleId;
use crate::plan::{Feed, Page};
use crate::registry::province::Kind;
use crate::registry::{MERGER, Province, ProvinceId};
use crate::vietnamese::{DateStyle, format_date};

impl Viewer<'_> {
    /// A window of a province, or of the whole country.
    #[must_use]
    pub fn province(&self, id: ProvinceId, window: usize) -> ProvincePage {
        let articles = self.model.about(id);
        let page = |window| Page::Province {
            province: id,
            window,
        };
        let paginator = self.paginator(window, articles.len(), page);
        let name = self.province_name(id, None);
        let mut head = self.windowed_head("province", name.clone(), &page(window), &paginator);
        head.breadcrumbs
            .push(self.link(self.t("provinces"), &Page::ProvinceIndex));
        head.section_url = Some(self.routes.url(&Page::ProvinceIndex));
        head.feed = Some(self.feed_link(Feed::Province(id)));
        let intro = self.model.province_intros.get(&id);
        head.description = intro
            .and_then(|intro| intro.file.summary.clone())
            .or_else(|| {
                let count = self.strings.count("article_count", articles.len());
                Some(self.strings.fill(
                    "province_description",
                    &[("name", &name), ("count", &count)],
                ))
            });
        let first = window == 1;
        let record = (!id.is_national()).then(|| self.model.registries.provinces.get(id));
        let documents = self.model.documents_of(id);
        let region = record.filter(|_| first).map(|_| self.region_of(id));
        let region = region.unwrap_or_default();
        ProvincePage {
            page: head,
            full_name: record.map_or(name, |record| {
                record.full_name_on(self.site_day(), self.lang)
            }),
            facts: record.map(|record| self.facts(record)).unwrap_or_default(),
            era_notes: record
                .map(|record| self.era_notes(id, record))
                .unwrap_or_default(),
            intro: intro
                .filter(|_| first)
                .map(|intro| self.body(&intro.file.body, &intro.body))
                .filter(|text| !text.is_empty()),
            sectors: self.sectors_of(id),
            indicators: if first {
                self.province_indicators(id)
            } else {
                Vec::new()
            },
            figures: if first {
                self.own_figures(id)
            } else {
                FigureTable::default()
            },
            timeline: record
                .filter(|_| first)
                .map(|record| self.chronicle(id, record))
                .unwrap_or_default(),
            region: self.province_links_counted(&region),
            region_news: if articles.is_empty() {
                self.news_of(&region)
            } else {
                Vec::new()
            },
            compared: if first {
                self.compared_with(id)
            } else {
                Vec::new()
            },
            figures_link: self.figures_link(id).filter(|_| first),
            cards: self.rows(self.window(window).of(articles)),
            former_units: record
                .filter(|_| first)
                .map(|record| self.former_units(id, record))
                .unwrap_or_default(),
            documents: self
                .registered_chips(&documents[..documents.len().min(super::DOCUMENTS_SHOWN * 2)]),
            paginator,
        }
    }

    /// The day of the newest article: what a page calls "now". The merger's day on an empty site.
    pub(crate) fn site_day(&self) -> jiff::civil::Date {
        let newest = self.model.entries().next();
        newest
            .map_or(MERGER, |(_, entry)| entry.article.front.date.value.date())
            .max(MERGER)
    }

    fn facts(&self, record: &Province) -> Vec<Fact> {
        let unit = record.after.as_ref().unwrap_or(&record.before);
        let kind = match unit.kind(self.site_day()) {
            Kind::City => self.t("city"),
            Kind::Province => self.t("province_kind"),
        };
        vec![
            self.fact("kind", kind, None),
            self.fact("region", unit.region.name(self.lang).to_owned(), None),
            self.fact("unit_code", unit.code.clone(), None),
        ]
    }

    fn era_notes(&self, id: ProvinceId, record: &Province) -> Vec<EraNote> {
        let name = self.province_name(id, None);
        let official = |day| format_date(day, self.lang, DateStyle::Official);
        let merger = official(MERGER);
        let mut notes = Vec::new();
        for former in &record.former {
            let key = if former.whole {
                "former_name_note"
            } else {
                "former_part_note"
            };
            let until = official(former.until);
            let values = [
                ("old", former.name.as_str()),
                ("name", &*name),
                ("date", &until),
            ];
            notes.push(self.note(&self.strings.fill(key, &values), &[]));
        }
        match &record.after {
            None => {
                let heir = self.province_name(record.heir, None);
                let values = [("old", &*name), ("new", &*heir), ("date", &merger)];
                let text = self.strings.fill("merged_province_note", &values);
                notes.push(self.note(&text, &[record.heir]));
            }
            Some(unit) if !unit.unchanged() => {
                let parts: Vec<String> = unit
                    .formed_from
                    .iter()
                    .map(|part| self.province_name(*part, None))
                    .collect();
                let values = [
                    ("name", &*name),
                    ("list", &self.listed(&parts)),
                    ("date", &merger),
                ];
                let text = self.strings.fill("formed_from_note", &values);
                let others: Vec<ProvinceId> = unit
                    .formed_from
                    .iter()
                    .copied()
                    .filter(|part| *part != id)
                    .collect();
                notes.push(self.note(&text, &others));
            }
            Some(_) => {}
        }
        if let Some(since) = record
            .after
            .as_ref()
            .and_then(crate::registry::province::Unit::city_since)
        {
            let values = [("name", &*name), ("date", &official(since))];
            notes.push(self.note(&self.strings.fill("became_city_note", &values), &[]));
        }
        notes
    }

    /// `Bến Tre, Trà Vinh và Vĩnh Long`.
    pub(super) fn listed(&self, names: &[impl AsRef<str>]) -> String {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        match &*names {
            [first @ .., last] if !first.is_empty() => {
                format!("{} {} {last}", first.join(", "), self.strings.get("and"))
            }
            _ => names.concat(),
        }
    }

    /// A sentence in which the names of `linked` lead to their pages.
    fn note(&self, text: &str, linked: &[ProvinceId]) -> EraNote {
        let mut parts = vec![TextPart {
            text: text.to_owned(),
            url: None,
        }];
        for &id in linked {
            let name = self.province_name(id, None);
            let Some(at) = parts
                .iter()
                .rposition(|p| p.url.is_none() && p.text.contains(&name))
            else {
                continue;
            };
            let text = parts[at].text.clone();
            let (before, after) = text.split_once(name.as_str()).expect("the name is in it");
            let plain = |text: &str| TextPart {
                text: text.to_owned(),
                url: None,
            };
            let url = self.routes.url(&Page::Province {
                province: id,
                window: 1,
            });
            let link = TextPart {
                text: name,
                url: Some(url),
            };
            parts.splice(at..=at, [plain(before), link, plain(after)]);
        }
        parts.retain(|part| !part.text.is_empty());
        EraNote { parts }
    }

    fn sectors_of(&self, province: ProvinceId) -> Vec<CountLink> {
        self.model
            .registries
            .sectors
            .iter()
            .filter_map(|(sector, record)| {
                let count = self.model.in_cell(province, sector).len();
                let page = Page::Cell {
                    province,
                    sector,
                    window: 1,
                };
                (count > 0).then(|| self.count_link(record.name(self.lang), &page, count))
            })
            .collect()
    }

    /// The newest articles of each other unit that an heir was formed from.
    fn former_units(&self, id: ProvinceId, record: &Province) -> Vec<FormerUnit> {
        let Some(unit) = record.after.as_ref().filter(|unit| !unit.unchanged()) else {
            return Vec::new();
        };
        unit.formed_from
            .iter()
            .filter(|part| **part != id)
            .map(|part| {
                // What was written after the merger is in the heir's own list already.
                let before: Vec<ArticleId> = self
                    .model
                    .about(*part)
                    .iter()
                    .copied()
                    .filter(|id| {
                        let date = self.model.entry(*id).article.front.date.value.date();
                        date < MERGER
                    })
                    .collect();
                let count = before.len();
                let shown = &before[..count.min(super::FORMER_SHOWN)];
                FormerUnit {
                    title: self.province_name(*part, None),
                    url: self.routes.url(&Page::Province {
                        province: *part,
                        window: 1,
                    }),
                    count,
                    count_text: self.strings.count("article_count", count),
                    cards: self.cards(shown),
                }
            })
            .collect()
    }
}
