//! Where an article is filed: the provinces, sectors and topics that its head names.
//!
//! In: an article and the registries. Out: ids, and what is to be said of names that are not known, misspelled or
//! there already.

use jiff::civil::Date;

use super::names::Namer;
use crate::article::{Article, Spanned};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::registry::provinces::Spelling;
use crate::registry::slips::list;
use crate::registry::{ProvinceId, SectorId};
use crate::vietnamese::slug;

/// What an entry of a list is called.
type Thing = (&'static str, &'static str);

const PROVINCE: Thing = ("tỉnh, thành phố", "province");
const SECTOR: Thing = ("lĩnh vực", "sector");
const TOPIC: Thing = ("chủ đề", "topic");
pub(super) const DOCUMENT: Thing = ("văn bản", "document");

/// What a list names, each with the text that named it first.
pub(super) struct Seen<'a, T> {
    key: &'static str,
    thing: Thing,
    named: Vec<(T, &'a str)>,
}

impl<'a, T: PartialEq> Seen<'a, T> {
    pub fn new(key: &'static str, thing: Thing) -> Self {
        Self {
            key,
            thing,
            named: Vec::new(),
        }
    }

    /// Notes what `written` names, or says that the list has it already (F12).
    pub fn note(
        &mut self,
        meant: T,
        written: &'a Spanned<String>,
        place: impl FnOnce() -> Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let known = self.named.iter().find(|(known, _)| *known == meant);
        let Some((_, first)) = known else {
            self.named.push((meant, &written.value));
            return;
        };
        diagnostics.push(
            Diagnostic::at(Code::F12, place())
                .with("key", self.key)
                .with_words("thing", self.thing.0, self.thing.1)
                .with("first", *first)
                .with("again", &written.value),
        );
    }
}

impl Namer<'_> {
    /// The provinces as written, and those under which the article is filed.
    pub fn provinces(
        &self,
        article: &Article,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<ProvinceId>, Vec<ProvinceId>) {
        let (mut as_written, mut all_filed) = (Vec::new(), Vec::new());
        let mut seen = Seen::new("province", PROVINCE);
        let day = article.front.date.value.date();
        let known = &self.registries.provinces;
        for written in &article.front.provinces {
            let place = || article.place("province", &written.span);
            let Some((id, spelling)) = known.resolve(&written.value) else {
                diagnostics.push(self.unknown_province(&written.value, day, place()));
                continue;
            };
            let right = known.respelled(id, &written.value, Some(day));
            let code = match spelling {
                Spelling::Right => None,
                Spelling::WithoutMarks => Some(Code::P02),
                Spelling::Informal => Some(Code::P06),
            };
            if let Some(code) = code {
                let finding = Diagnostic::at(code, place());
                diagnostics.push(finding.with("name", &written.value).with("right", right));
            }
            let filed = known.filed_under(id, day);
            if let [heir, _] = filed[..] {
                diagnostics.push(
                    Diagnostic::at(Code::P05, place())
                        .with_date("date", day)
                        .with("name", &known.get(id).name)
                        .with("heir", &known.get(heir).name),
                );
            }
            seen.note(id, written, place, diagnostics);
            push_new(&mut as_written, id);
            for id in filed {
                push_new(&mut all_filed, id);
            }
        }
        (as_written, all_filed)
    }

    fn unknown_province(&self, typed: &str, day: Date, place: Place) -> Diagnostic {
        let finding = Diagnostic::at(Code::P01, place).with("name", typed);
        let several = self.registries.several(Code::P01, typed, Some(day));
        if several.is_empty() {
            let near = self.registries.provinces.candidates(typed);
            return finding.with_candidates("candidates", &near);
        }
        let list = list(&several, finding.place());
        finding.with("list", list)
    }

    /// The sectors, and the topics by slug with their places.
    pub fn sectors(
        &self,
        article: &Article,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<SectorId>, Vec<(String, usize)>) {
        let (mut sectors, mut topics) = (Vec::new(), Vec::<(String, usize)>::new());
        let known = &self.registries.sectors;
        let mut seen = Seen::new("sectors", SECTOR);
        for written in &article.front.sectors {
            let place = || article.place("sectors", &written.span);
            if let Some(id) = known.resolve(&written.value) {
                seen.note(id, written, place, diagnostics);
                push_new(&mut sectors, id);
                continue;
            }
            let finding = Diagnostic::at(Code::T01, place()).with("name", &written.value);
            let several = self.registries.several(Code::T01, &written.value, None);
            diagnostics.push(if several.is_empty() {
                finding.with_candidates("candidates", &known.candidates(&written.value))
            } else {
                let list = list(&several, finding.place());
                finding.with("list", list)
            });
        }
        let given = !sectors.is_empty();
        let mut seen = Seen::new("topics", TOPIC);
        for (at, written) in article.front.topics.iter().enumerate() {
            let key = slug(&written.value);
            let place = || article.place("topics", &written.span);
            match known.topic(&key) {
                Some((sector, _)) if !given => push_new(&mut sectors, sector),
                Some(_) => {}
                None => {
                    let near = self.topic_hints.get(&key).map_or(&[][..], Vec::as_slice);
                    let finding = Diagnostic::at(Code::T02, place());
                    let registries = self.registries;
                    diagnostics.push(registries.on_unknown_topic(finding, &written.value, near));
                }
            }
            if key.is_empty() {
                continue;
            }
            if topics.iter().all(|(known, _)| *known != key) {
                topics.push((key.clone(), at));
            }
            seen.note(key, written, place, diagnostics);
        }
        (sectors, topics)
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
