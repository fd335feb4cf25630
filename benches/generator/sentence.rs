//! Turns a pattern into a sentence about the subject.
//!
//! In: a [`Subject`] and patterns with slots in braces. Out: text. A slot is either a value computed
//! here (a name, a date, a figure) or an item of the list of that name in the [`Lexicon`], which may
//! have slots of its own. A [`Voice`] does not know where in the article its sentences stand.

use std::collections::BTreeMap;

use super::documents::Document;
use super::lexicon::Lexicon;
use super::notation::{Date, capitalised, grouped, hundredths, tenths};
use super::places::MERGERS;
use super::random::{Deck, Random};
use super::subject::Subject;

/// The end of the Ministry of Information and Communications and its departments.
const MINISTRIES_MERGED: Date = Date::new(2025, 3, 1);

const EVERYDAY_UNITS: [&str; 10] = [
    "cảnh báo",
    "hồ sơ",
    "hộ",
    "lượt",
    "phản ánh",
    "thuê bao",
    "thửa",
    "trang",
    "tài khoản",
    "đơn hàng",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    None,
    Emphasis,
}

/// The one who tells an article: remembers which items were used, so that an article seldom repeats
/// itself.
pub struct Voice<'a> {
    pub subject: &'a Subject,
    pub random: Random,
    lexicon: &'a Lexicon,
    decks: BTreeMap<&'static str, Deck>,
    markup: Markup,
    /// The unit of the count last spoken of.
    unit: &'static str,
}

impl<'a> Voice<'a> {
    pub fn new(subject: &'a Subject, lexicon: &'a Lexicon, random: Random) -> Self {
        let (decks, unit) = (BTreeMap::new(), "lượt");
        Self {
            subject,
            random,
            lexicon,
            decks,
            markup: Markup::None,
            unit,
        }
    }

    /// Returns the next unused item of a list, its slots unfilled.
    pub fn draw(&mut self, list: &'static str) -> &'static str {
        let Self {
            subject,
            random,
            lexicon,
            decks,
            ..
        } = self;
        let deck = decks.entry(list).or_insert_with(|| {
            let items = lexicon.of_sector(subject.sector, list);
            Deck::new(items.unwrap_or_else(|| lexicon.list(list)), random)
        });
        deck.draw(random)
    }

    /// Returns a pattern of `list` as plain text with a capital first letter: titles and metadata.
    pub fn plain(&mut self, list: &'static str) -> String {
        let pattern = self.draw(list);
        let text = self.filled(pattern.trim_start_matches('~'));
        capitalised(&text)
    }

    /// Returns a pattern of `list` as Markdown, sometimes behind a connector.
    pub fn sentence(&mut self, list: &'static str) -> String {
        self.markup = Markup::Emphasis;
        let pattern = self.draw(list);
        let text = match pattern.strip_prefix('~') {
            Some(pattern) if self.random.chance(22) => {
                let connector = self.draw("connector");
                format!("{connector}, {}", self.filled(pattern))
            }
            Some(pattern) => self.filled(pattern),
            None => self.filled(pattern),
        };
        self.markup = Markup::None;
        capitalised(&text)
    }

    /// Returns `pattern` with its slots filled.
    pub fn filled(&mut self, pattern: &'static str) -> String {
        let mut text = String::with_capacity(2 * pattern.len());
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, tail) = after.split_once('}').expect("a slot is closed");
            text.push_str(before);
            text.push_str(&self.slot(slot));
            rest = tail;
        }
        text.push_str(rest);
        text
    }

    fn slot(&mut self, slot: &'static str) -> String {
        let place = self.place_slot(slot);
        let value = place
            .or_else(|| self.time_slot(slot))
            .or_else(|| self.figure_slot(slot));
        value.or_else(|| self.word_slot(slot)).unwrap_or_else(|| {
            let item = self.draw(slot);
            self.filled(item)
        })
    }

    fn place_slot(&mut self, slot: &str) -> Option<String> {
        let (date, province) = (self.subject.date, self.subject.province());
        Some(match slot {
            "name" => province.name(date).to_owned(),
            "other" => self.subject.provinces.last()?.name(date).to_owned(),
            "place" => province.full_name(date),
            "cap" => province.level(date).to_owned(),
            "party" => province.party_committee(date).to_owned(),
            "committee" => {
                let words = self.random.pick(&["Ủy ban nhân dân", "UBND"]);
                format!("{words} {}", province.level(date))
            }
            "localities" if date >= MERGERS => "các xã, phường".to_owned(),
            "localities" => {
                let words = [
                    "các huyện, thị xã, thành phố",
                    "các địa phương",
                    "các xã, phường, thị trấn",
                ];
                (*self.random.pick(&words)).to_owned()
            }
            "department" => {
                self.subject.sector.departments[usize::from(date >= MINISTRIES_MERGED)].to_owned()
            }
            _ => return None,
        })
    }

    fn time_slot(&mut self, slot: &str) -> Option<String> {
        let Date { year, month, .. } = self.subject.date;
        Some(match slot {
            "year" => year.to_string(),
            "last_year" => (year - 1).to_string(),
            "year_before" => (year - 2).to_string(),
            "next_year" => (year + 1).to_string(),
            "future" => ((year + 5) / 5 * 5).to_string(),
            "range" => {
                // The five-year plan that next year falls in: 2016-2020, 2021-2025 …
                let first = (year - 2010) / 5 * 5 + 2011;
                format!("{first}-{}", first + 4)
            }
            "period" => match self.random.below(4) {
                0 => format!("trong năm {}", year - 1),
                1 => format!("đến hết năm {}", year - 1),
                2 if month > 2 => format!("tính đến cuối tháng {} năm {year}", month - 1),
                _ => format!("sáu tháng cuối năm {}", year - 1),
            },
            "recent_date" => {
                let earlier = self.subject.day.saturating_sub(self.random.between(1, 6));
                Date::after_2015(earlier).official()
            }
            "deadline" => format!("31/12/{}", year + u32::from(month > 9)),
            _ => return None,
        })
    }

    fn figure_slot(&mut self, slot: &str) -> Option<String> {
        let random = &mut self.random;
        Some(match slot {
            "percent" => {
                let value = random.between(4_000, 9_990);
                return Some(self.per_cent(value));
            }
            "low_percent" => {
                let value = random.between(1_000, 3_900);
                return Some(self.per_cent(value));
            }
            "share" => format!("{}%", hundredths(random.between(500, 2_500))),
            "target" => format!("{}%", random.between(15, 20) * 5),
            "points" => tenths(random.between(11, 98)),
            "ratio" => tenths(random.between(12, 39)),
            "money" => tenths(random.between(21, 1_800)),
            "few" => format!("{:02}", random.between(2, 9)),
            "small" => random.between(11, 60).to_string(),
            "count" => grouped(random.between(120, 2_900)),
            "big" => grouped(big_number(random)),
            "days_before" => random.between(10, 20).to_string(),
            "days_after" => random.between(2, 7).to_string(),
            "rank" => random.between(3, 30).to_string(),
            "units" => if self.subject.date < MERGERS {
                "63"
            } else {
                "34"
            }
            .to_owned(),
            _ => return None,
        })
    }

    fn word_slot(&mut self, slot: &str) -> Option<String> {
        let subject = self.subject;
        Some(match slot {
            "topic" => (*self.random.pick(&subject.topics)).to_owned(),
            "field" => subject.field.to_owned(),
            "act" => {
                let document = self.random.pick(&subject.documents);
                self.cited(document)
            }
            "other_act" => {
                let rank = self.random.ranked(subject.library.len(), 2);
                self.cited(&subject.library[rank])
            }
            "act_short" => subject.documents[0].short(),
            "tally" => self.tally().0.to_owned(),
            "unit" => self.unit.to_owned(),
            "total" => grouped(self.total()),
            _ => return None,
        })
    }

    /// Returns what is counted and its unit, which the slot `unit` will repeat.
    pub fn tally(&mut self) -> (&'static str, &'static str) {
        let item = self.draw("tally");
        let (measure, unit) = item.split_once(" = ").expect("a tally names its unit");
        self.unit = unit;
        (measure, unit)
    }

    /// Returns a likely number of what was counted last: many of what people do, fewer of what is
    /// built or founded.
    pub fn total(&mut self) -> u32 {
        if EVERYDAY_UNITS.contains(&self.unit) {
            return big_number(&mut self.random);
        }
        self.random.between(120, 2_900)
    }

    /// Returns `ông` or `bà` and the name that follows.
    pub fn person(&mut self) -> (&'static str, String) {
        let surname = self.draw("surname");
        if self.random.chance(60) {
            return ("ông", format!("{surname} {}", self.draw("man")));
        }
        ("bà", format!("{surname} {}", self.draw("woman")))
    }

    fn cited(&mut self, document: &Document) -> String {
        let (date, province) = (self.subject.date, self.subject.province());
        let issuer = if document.is_of_government() {
            format!("UBND {}", province.level(date))
        } else {
            province.party_committee(date).to_owned()
        };
        document.cited(&issuer, &mut self.random)
    }

    /// Returns `96,89%`; now and then `96,89 %`, as some editors type it, or in bold.
    fn per_cent(&mut self, value: u32) -> String {
        let value = hundredths(value);
        if self.markup == Markup::None {
            return format!("{value}%");
        }
        match self.random.below(20) {
            0 | 1 => format!("{value} %"),
            2 | 3 => format!("**{value}%**"),
            _ => format!("{value}%"),
        }
    }
}

/// Returns a number of three thousand to almost two million, small ones likelier.
fn big_number(random: &mut Random) -> u32 {
    let ceiling = *random.pick(&[20_000, 90_000, 400_000, 1_900_000]);
    random.between(3_000, ceiling)
}
