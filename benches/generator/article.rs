//! One article: its address, its front matter and its whole text.
//!
//! In: a [`Voice`] and the articles published before. Out: a file. The keys written here are those
//! an editor would type; the generator under test decides what they mean.

use std::fmt::Write as _;

use super::body;
use super::indicators::SHARED;
use super::notation::{Date, capitalised, grouped, hundredths, shortened, slug};
use super::picture;
use super::sentence::Voice;

/// What later articles need to link to an article.
pub struct Published {
    pub title: String,
    /// Below `content/`, as in `bai-viet/2024/08/14-tay-ninh-17.md`.
    pub path: String,
}

/// The longest headline an editor should write, in characters.
const TITLE_LIMIT: usize = 110;
const STEM_LIMIT: usize = 60;
const LAST_DAY: Date = Date::new(2026, 10, 31);

/// Returns the article's address and text. `number` makes its file name unique.
pub fn write(number: u64, voice: &mut Voice, earlier: &[Published]) -> (Published, String) {
    let title = headline(voice);
    let Date { year, month, day } = voice.subject.date;
    let slug = slug(&title);
    let stem = shortened(&slug, STEM_LIMIT);
    let path = format!("bai-viet/{year}/{month:02}/{day:02}-{stem}-{number}.md");

    let mut text = String::with_capacity(12_000);
    text.push_str("+++\n");
    write_front_matter(&title, voice, &mut text);
    write_indicators(voice, &mut text);
    text.push_str("+++\n\n");
    body::write(voice, earlier, &mut text);
    (Published { title, path }, text)
}

fn headline(voice: &mut Voice) -> String {
    let list = if voice.subject.provinces.len() == 2 {
        "shared title"
    } else {
        "title"
    };
    loop {
        let title = voice.plain(list);
        if title.chars().count() <= TITLE_LIMIT {
            return title;
        }
    }
}

fn write_front_matter(title: &str, voice: &mut Voice, text: &mut String) {
    let subject = voice.subject;
    let names: Vec<String> = subject
        .provinces
        .iter()
        .map(|province| province.name(subject.date).to_owned())
        .collect();
    let topics: Vec<String> = subject
        .topics
        .iter()
        .map(|&topic| topic.to_owned())
        .collect();
    let summary = format!("{} {}", voice.plain("lead"), voice.plain("figures"));
    let time = format!(
        "{:02}:{:02}:00",
        voice.random.between(7, 18),
        voice.random.below(60)
    );

    line(text, "title", &quoted(title));
    line(
        text,
        "date",
        &format!("{}T{time}+07:00", subject.date.machine()),
    );
    line(text, "province", &one_or_list(&names));
    line(text, "resolution", &resolution(voice));
    line(text, "topics", &list(&topics));
    if voice.random.chance(10) {
        line(text, "sectors", &list(&[subject.sector.slug.to_owned()]));
    }
    line(text, "summary", &quoted(&summary));
    if voice.random.chance(8) {
        line(text, "kicker", &quoted(&capitalised(subject.field)));
    }
    line(text, "author", &authors(voice));
    if voice.random.chance(60) {
        line(text, "image", &image(voice));
    }
    write_rare_keys(&time, voice, text);
}

fn write_rare_keys(time: &str, voice: &mut Voice, text: &mut String) {
    let subject = voice.subject;
    if voice.random.chance(10) {
        let (place, slug) = (
            subject.province().full_name(subject.date),
            subject.province().slug(),
        );
        let name = quoted(&format!("Cổng thông tin điện tử {place}"));
        let page = voice.random.between(1_000, 99_999);
        let url = format!("https://{slug}.example.vn/tin/{page}");
        line(
            text,
            "source",
            &format!("{{ name = {name}, url = {} }}", quoted(&url)),
        );
    }
    if voice.random.chance(4) {
        line(text, "kind", &quoted("notice"));
    }
    if voice.random.chance(6) {
        let later = Date::after_2015(subject.day + voice.random.between(1, 20)).min(LAST_DAY);
        line(
            text,
            "updated",
            &format!("{}T{time}+07:00", later.machine()),
        );
        line(text, "change_note", &quoted(&voice.plain("change")));
    }
}

/// Document numbers as editors type them, now and then an id.
fn resolution(voice: &mut Voice) -> String {
    let mut numbers = Vec::new();
    for document in &voice.subject.documents {
        let by_id = document.is_national() && voice.random.chance(8);
        numbers.push(if by_id {
            document.id()
        } else {
            document.number.clone()
        });
    }
    one_or_list(&numbers)
}

fn authors(voice: &mut Voice) -> String {
    let mut names = vec![voice.person().1];
    if voice.random.chance(15) {
        names.push(voice.person().1);
    }
    names.dedup();
    one_or_list(&names)
}

fn image(voice: &mut Voice) -> String {
    let scene = voice.draw("scene");
    let src = quoted(&picture::address(&mut voice.random));
    let mut image = format!("{{ src = {src}, alt = {}", quoted(scene));
    if voice.random.chance(70) {
        let place = voice.subject.province().name(voice.subject.date);
        let _ = write!(
            image,
            ", caption = {}",
            quoted(&format!("{scene}. Ảnh chụp tại {place}."))
        );
    }
    if voice.random.chance(60) {
        let _ = write!(image, ", credit = {}", quoted(&voice.person().1));
    }
    image + " }"
}

fn write_indicators(voice: &mut Voice, text: &mut String) {
    if !voice.random.chance(35) {
        return;
    }
    if voice.random.chance(50) {
        write_shared(voice, text);
    }
    let mut measured: Vec<String> = Vec::new();
    for _ in 0..voice.random.between(1, 4) {
        let subject = voice.subject;
        let (measure, value, unit) = figure(voice);
        // One measure has one value in an article.
        if measured.contains(&measure) {
            continue;
        }
        let kinds = ["result", "result", "result", "target", "input"];
        // Money, courses, masts go in; a share only comes out.
        let kind = kinds[voice.random.index(if unit == "%" { 4 } else { 5 })];
        let year = if kind == "target" {
            subject.date.year + 1
        } else {
            subject.date.year - 1
        };
        text.push_str("\n[[indicators]]\n");
        line(text, "measure", &quoted(&measure));
        line(text, "value", &quoted(&value));
        line(text, "unit", &quoted(unit));
        line(text, "year", &year.to_string());
        line(text, "kind", &quoted(kind));
        if kind == "target" {
            line(text, "value_is", &quoted("at_least"));
        }
        if subject.provinces.len() == 2 {
            let province = voice.random.pick(&subject.provinces);
            line(text, "province", &quoted(province.name(subject.date)));
        }
        measured.push(measure);
    }
}

/// Writes one or two indicators that other provinces have, too.
fn write_shared(voice: &mut Voice, text: &mut String) {
    let first = voice.random.index(SHARED.len());
    for step in 0..=voice.random.index(2) {
        let shared = &SHARED[(first + step) % SHARED.len()];
        let is_target = voice.random.chance(20);
        let province = voice.subject.province().name(voice.subject.date);
        let year = voice.subject.date.year;
        let year = if is_target { year + 1 } else { year - 1 };
        let value = shared.value(province, year, voice.random.chance(1));
        text.push_str("\n[[indicators]]\n");
        line(text, "id", &quoted(shared.id));
        line(text, "value", &quoted(&value));
        line(text, "year", &year.to_string());
        if is_target {
            line(text, "kind", &quoted("target"));
        }
        if voice.subject.provinces.len() == 2 {
            line(text, "province", &quoted(province));
        }
    }
}

/// Returns a measure, its value as printed, and its unit.
fn figure(voice: &mut Voice) -> (String, String, &'static str) {
    if voice.random.chance(65) {
        let value = hundredths(voice.random.between(2_000, 9_990));
        return (voice.draw("rate").to_owned(), value, "%");
    }
    let (measure, unit) = voice.tally();
    (measure.to_owned(), grouped(voice.total()), unit)
}

fn line(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key} = {value}");
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// Returns a bare string for one item, as most editors write it.
fn one_or_list(items: &[String]) -> String {
    match items {
        [one] => quoted(one),
        many => list(many),
    }
}
