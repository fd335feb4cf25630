//! Pages of policy documents.

use super::{ChoicePage, DocumentPage, Fact, Link, TextPart, Timeline, Viewer};
use crate::article::citation::DocumentNumber;
use crate::model::{ArticleId, DocumentRef, Number, NumberId};
use crate::plan::{Feed, Page};
use crate::registry::document::Verified;
use crate::registry::{Codes, Document, DocumentId};
use crate::vietnamese::{DateStyle, Lang, format_date};

impl Viewer<'_> {
    /// A window of the page of a document.
    #[must_use]
    pub fn document(&self, document: DocumentRef, window: usize) -> DocumentPage {
        let articles = self.model.citing(document);
        match document {
            DocumentRef::Registered(id) => self.registered(id, articles, window),
            DocumentRef::Number(_) => self.stub(document, articles, window),
        }
    }

    fn stub(&self, document: DocumentRef, articles: &[ArticleId], window: usize) -> DocumentPage {
        let chip = self.chip(document);
        let page = |window| Page::Document { document, window };
        let paginator = self.paginator(window, articles.len(), page);
        let title = match &chip.province {
            Some(province) => format!("{} {} ({})", chip.kind, chip.number, province.title),
            None => format!("{} {}", chip.kind, chip.number),
        };
        let mut head = self.windowed_head("document", title, &page(window), &paginator);
        head.noindex = true;
        self.place_documents(&mut head);
        let facts = match document {
            DocumentRef::Number(id) => self.number_facts(self.model.number(id)),
            DocumentRef::Registered(_) => Vec::new(),
        };
        DocumentPage {
            page: head,
            document: chip,
            registered: false,
            gloss: None,
            gloss_lang: None,
            note: None,
            note_lang: None,
            facts,
            body: None,
            attachments: Vec::new(),
            implements: Vec::new(),
            implemented_by: None,
            timeline: Timeline::default(),
            missing: None,
            amends: Vec::new(),
            amended_by: Vec::new(),
            replaces: Vec::new(),
            replaced_by: Vec::new(),
            same_number: Vec::new(),
            citing: self.citing_cards(self.window(window).of(articles), document),
            paginator,
        }
    }

    fn registered(&self, id: DocumentId, articles: &[ArticleId], window: usize) -> DocumentPage {
        let record = self.model.registries.documents.get(id);
        let document = DocumentRef::Registered(id);
        let page = |window| Page::Document { document, window };
        let paginator = self.paginator(window, articles.len(), page);
        let chip = self.chip(document);
        let title = format!("{} {}", chip.kind, chip.number);
        let mut head = self.windowed_head("document", title, &page(window), &paginator);
        // Three resolutions share a number: the title of a page says which this is.
        let year = record.date.filter(|_| record.number.year.is_none());
        let mut distinct = head.title.clone();
        if let Some(province) = &chip.province {
            distinct = format!("{distinct} ({})", province.title);
        }
        if let Some(date) = year {
            distinct = format!("{distinct}, {}", date.year());
        }
        head.full_title = head.full_title.replacen(&head.title.clone(), &distinct, 1);
        head.description = record.gloss.clone().or_else(|| Some(record.title.clone()));
        // Nothing confirms it: a reader of the site is told so, one who searches might not be.
        head.noindex = record.verified == Verified::Memory;
        head.feed = Some(self.feed_link(Feed::Document(document)));
        self.place_documents(&mut head);
        let first = window == 1;
        let own = self.model.records.get(&id);
        let file = own.filter(|_| first);
        let register = Lang::Vi;
        let foreign = (self.lang != register).then_some(register.code());
        let descent = first.then(|| self.descent(id));
        let number = self.model.number(self.model.number_of(id));
        let same_number: Vec<DocumentId> = number
            .documents
            .iter()
            .copied()
            .filter(|other| *other != id)
            .collect();
        DocumentPage {
            page: head,
            document: chip,
            registered: true,
            gloss: record.gloss.clone(),
            gloss_lang: foreign.filter(|_| own.is_none_or(|own| own.file.gloss.is_none())),
            note: record.note.clone(),
            note_lang: foreign.filter(|_| own.is_none_or(|own| own.file.note.is_none())),
            facts: self.document_facts(record),
            body: file
                .map(|file| self.body(&file.file.body, &file.body))
                .filter(|text| !text.is_empty()),
            attachments: file
                .map(|file| self.downloads(&file.file.attachments, &file.attachments))
                .unwrap_or_default(),
            implements: self.registered_chips(&record.implements),
            implemented_by: descent.as_ref().and_then(|below| self.document_tree(below)),
            timeline: descent
                .as_ref()
                .map(|below| self.issue_dates(below))
                .unwrap_or_default(),
            missing: descent
                .as_ref()
                .and_then(|below| self.missing_provinces(below)),
            amends: self.registered_chips(&record.amends),
            amended_by: self.registered_chips(self.model.amended_by(id)),
            replaces: self.registered_chips(&record.replaces),
            replaced_by: self.registered_chips(self.model.replaced_by(id)),
            same_number: self.registered_chips(&same_number),
            citing: self.citing_cards(self.window(window).of(articles), document),
            paginator,
        }
    }

    fn document_facts(&self, record: &Document) -> Vec<Fact> {
        let codes = Codes::built_in();
        let unverified = |key: &str| record.unverified.iter().any(|name| name == key);
        let day = |date, key: &str| {
            let text = format_date(date, self.lang, DateStyle::Official);
            if unverified(key) {
                format!("{text} ({})", self.t("unverified"))
            } else {
                text
            }
        };
        let mut facts = Vec::new();
        if let Some(kind) = codes.kind(&record.kind) {
            facts.push(self.fact("document_kind", kind.name(self.lang), None));
        }
        facts.extend(self.issuer_fact(record.bodies(&self.model.registries.provinces)));
        if !record.province.is_national() {
            let page = Page::Province {
                province: record.province,
                window: 1,
            };
            let name = self.province_name(record.province, record.date);
            facts.push(self.fact("province", name, Some(&page)));
        }
        let issued = match record.date {
            Some(date) => day(date, "date"),
            None => self.t("unknown_date"),
        };
        facts.push(self.fact("issued_on", issued, None));
        if let Some(date) = record.effective_from {
            facts.push(self.fact("effective_from", day(date, "effective_from"), None));
        }
        if let Some(period) = &record.period {
            facts.push(self.fact("period", period.replace('-', "–"), None));
        }
        if let Some(term) = &record.term {
            facts.push(self.fact("term", term.clone(), None));
        }
        let sectors: Vec<TextPart> = record
            .sectors
            .iter()
            .map(|sector| {
                let name = self.model.registries.sectors.get(*sector).name(self.lang);
                let url = self.routes.url(&Page::Sector {
                    sector: *sector,
                    window: 1,
                });
                TextPart {
                    text: name.to_owned(),
                    url: Some(url),
                }
            })
            .collect();
        if !sectors.is_empty() {
            facts.push(Fact {
                label: self.t("sector"),
                values: sectors,
            });
        }
        facts
    }

    /// What a number and the texts that name it tell of a document that is not registered.
    fn number_facts(&self, number: &Number) -> Vec<Fact> {
        let codes = Codes::built_in();
        let kind = number.number.kind.and_then(|code| codes.kind(code));
        let kind = kind.map(|kind| kind.name(self.lang).to_owned());
        let mut facts = Vec::new();
        // The word in front tells a law from a resolution, and Quy định from Quyết định.
        if let Some(kind) = number
            .seen_word
            .as_deref()
            .map(super::lists::capitalised)
            .or(kind)
        {
            facts.push(self.fact("document_kind", kind, None));
        }
        facts.extend(self.issuer_fact(number_bodies(&number.number)));
        if !number.province.is_national() {
            let page = Page::Province {
                province: number.province,
                window: 1,
            };
            let name = self.province_name(number.province, number.seen_date());
            facts.push(self.fact("province", name, Some(&page)));
        }
        if let Some(date) = number.seen_date() {
            let date = format_date(date, self.lang, DateStyle::Official);
            facts.push(self.fact("issued_on", date, None));
        }
        facts
    }

    /// Who issued it, if that is known of each that did.
    fn issuer_fact(&self, bodies: Vec<Option<String>>) -> Option<Fact> {
        let names: Vec<String> = bodies.into_iter().collect::<Option<_>>()?;
        (!names.is_empty()).then(|| self.fact("issued_by", names.join(", "), None))
    }

    pub(super) fn place_documents(&self, head: &mut super::PageHead) {
        let index = Page::DocumentIndex { window: 1 };
        head.breadcrumbs
            .push(self.link(self.t("documents"), &index));
        head.section_url = Some(self.routes.url(&index));
    }

    /// The page of a number that several documents carry.
    #[must_use]
    pub fn choice(&self, id: NumberId) -> ChoicePage {
        let number = self.model.number(id);
        let documents = &self.model.registries.documents;
        let default = documents.default_for(&number.number.key);
        let mut ids = number.documents.clone();
        ids.sort_by_key(|id| (Some(*id) != default, documents.get(*id).date, *id));
        let title = self
            .strings
            .fill("choice_title", &[("number", &number.number.canonical)]);
        let mut head = self.head("choice", title, &Page::Choice(id));
        head.noindex = true;
        self.place_documents(&mut head);
        ChoicePage {
            page: head,
            number: number.number.canonical.clone(),
            usual: self.usual(default, &ids),
            documents: self.registered_chips(&ids),
        }
    }

    /// The document that texts mean by a bare number: the register's choice, else the one that is
    /// cited more often than all others.
    fn usual(&self, default: Option<DocumentId>, ids: &[DocumentId]) -> Option<Link> {
        let n_citing = |id: &DocumentId| self.model.citing(DocumentRef::Registered(*id)).len();
        let most = ids.iter().map(n_citing).max().filter(|most| *most > 0)?;
        let mut cited_most = ids.iter().filter(|id| n_citing(id) == most);
        let only = cited_most.next().filter(|_| cited_most.next().is_none());
        let id = default.or(only.copied())?;
        let chip = self.chip(DocumentRef::Registered(id));
        let date = chip.date.as_ref();
        let date = date.map(|date| self.strings.fill("of_date", &[("date", date)]));
        let title = [Some(&chip.kind), Some(&chip.number), date.as_ref()];
        let title: Vec<&str> = title.into_iter().flatten().map(String::as_str).collect();
        Some(Link {
            title: title.join(" "),
            url: chip.url.clone(),
        })
    }
}

/// The bodies that a number names, one for each code; not those of a unit: a district and a commune number
/// their documents as the province does.
pub(super) fn number_bodies(number: &DocumentNumber) -> Vec<Option<String>> {
    let codes = Codes::built_in();
    let issuers = number.issuers.iter();
    issuers.map(|code| codes.issuer(code)?.body(None)).collect()
}
