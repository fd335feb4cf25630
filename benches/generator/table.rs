//! Tables of figures, as articles print them.
//!
//! In: a [`Voice`]. Out: one Markdown table, right-aligned where it counts. Numbers of provincial
//! documents never stand in a table that names several provinces.

use std::fmt::Write as _;

use super::notation::{capitalised, grouped, hundredths};
use super::places::PROVINCES;
use super::sentence::Voice;

pub fn write(voice: &mut Voice, text: &mut String) {
    match voice.random.below(3) {
        0 => by_measure(voice, text),
        1 => by_year(voice, text),
        _ => by_province(voice, text),
    }
    text.push('\n');
}

fn by_measure(voice: &mut Voice, text: &mut String) {
    let year = voice.subject.date.year;
    let _ = writeln!(
        text,
        "| Chỉ tiêu | Đơn vị | Năm {} | Mục tiêu năm {year} |",
        year - 1
    );
    text.push_str("| --- | :---: | ---: | ---: |\n");
    for _ in 0..3 {
        let result = voice.random.between(4_000, 9_500);
        let target = (result / 500 + 1) * 500;
        let (result, target) = (hundredths(result), target / 100);
        let rate = capitalised(voice.draw("rate"));
        let _ = writeln!(text, "| {rate} | % | {result} | {target} |");
    }
    for _ in 0..2 {
        let (measure, unit) = voice.tally();
        let result = voice.total();
        let target = grouped((result / 1_000 + 2) * 1_000);
        let (measure, result) = (capitalised(measure), grouped(result));
        let _ = writeln!(text, "| {measure} | {unit} | {result} | {target} |");
    }
}

fn by_year(voice: &mut Voice, text: &mut String) {
    let (measure, unit) = voice.tally();
    let rate = capitalised(voice.draw("rate"));
    let _ = writeln!(
        text,
        "| Năm | {} ({unit}) | {rate} (%) |",
        capitalised(measure)
    );
    text.push_str("| --- | ---: | ---: |\n");
    let n_years = voice.random.between(3, 5);
    let mut total = voice.total();
    let mut share = voice.random.between(2_000, 4_000);
    for year in voice.subject.date.year - n_years..voice.subject.date.year {
        let _ = writeln!(
            text,
            "| {year} | {} | {} |",
            grouped(total),
            hundredths(share)
        );
        total += total / voice.random.between(3, 9);
        share += voice.random.between(150, 1_100);
    }
}

fn by_province(voice: &mut Voice, text: &mut String) {
    let date = voice.subject.date;
    let rate = capitalised(voice.draw("rate"));
    let document = &voice.subject.library[voice.random.ranked(voice.subject.library.len(), 2)];
    let _ = writeln!(text, "| Địa phương | {rate} | Văn bản dẫn chiếu |");
    text.push_str("| --- | ---: | --- |\n");
    let first = voice.random.index(PROVINCES.len());
    let n_rows = voice.random.between(3, 8) as usize;
    // Every fifth on a wheel of 63 comes round to all of them.
    let places = (0..PROVINCES.len()).map(|step| &PROVINCES[(first + step * 5) % PROVINCES.len()]);
    for province in places.filter(|place| place.exists(date)).take(n_rows) {
        let share = hundredths(voice.random.between(4_000, 9_990));
        let (name, number) = (province.name(date), &document.number);
        let _ = writeln!(text, "| {name} | {share}% | {number} |");
    }
}
