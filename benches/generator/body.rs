//! The body of an article, in Markdown.
//!
//! In: a [`Voice`], the articles published before and a size drawn for this one. Out: sections of
//! paragraphs with, here and there, a list, a quotation, a table, a footnote, a picture, a piece of
//! code and links to earlier articles. What the sentences say is the voice's business.

use std::fmt::Write as _;

use super::article::Published;
use super::picture;
use super::sentence::Voice;
use super::table;

/// A kind of section: its heading list, the list most of its sentences come from, and the list of
/// the others.
type Section = (&'static str, &'static str, &'static str);

const SECTIONS: [Section; 6] = [
    ("heading act", "act", "progress"),
    ("heading progress", "progress", "progress"),
    ("heading figures", "figures", "progress"),
    ("heading progress", "progress", "figures"),
    ("heading obstacle", "obstacle", "figures"),
    ("heading duty", "duty", "act"),
];

/// What one article in many has, decided before its first sentence.
struct Plan {
    bytes: usize,
    links: u32,
    table: bool,
    footnotes: u32,
    code: bool,
}

impl Plan {
    fn draw(voice: &mut Voice, earlier: &[Published]) -> Self {
        let random = &mut voice.random;
        let usual = 2_100 + random.below(2_500) + random.below(2_500) + random.below(2_500);
        let long = if random.chance(8) {
            random.between(3_000, 7_000)
        } else {
            0
        };
        Self {
            bytes: (usual + long) as usize,
            links: if earlier.is_empty() {
                0
            } else {
                [0, 1, 2, 2, 3, 4][random.index(6)]
            },
            table: random.chance(20),
            footnotes: if random.chance(10) {
                random.between(1, 2)
            } else {
                0
            },
            code: random.chance(2),
        }
    }
}

/// Writes the body to the end of `text`.
pub fn write(voice: &mut Voice, earlier: &[Published], text: &mut String) {
    let start = text.len();
    let mut plan = Plan::draw(voice, earlier);
    let mut notes = Vec::new();

    opening(voice, text);
    if voice.random.chance(25) {
        let figure = figure(voice);
        block(text, &figure);
    }
    let mut next = voice.random.index(2);
    while text.len() - start < plan.bytes {
        section(
            SECTIONS[next % SECTIONS.len()],
            voice,
            &mut plan,
            earlier,
            &mut notes,
            text,
        );
        next += 1;
    }
    let closing = voice.sentence("closing");
    block(text, &closing);
    if plan.links > 0 {
        let links = (0..plan.links)
            .map(|_| link(voice, earlier))
            .collect::<Vec<_>>()
            .join("\n- ");
        block(text, &format!("Tin liên quan:\n\n- {links}"));
    }
    for (note, number) in notes.iter().zip(1..) {
        block(text, &format!("[^{number}]: {note}"));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}

fn opening(voice: &mut Voice, text: &mut String) {
    let mut sentences = vec![voice.sentence("lead")];
    if voice.subject.provinces.len() == 2 {
        sentences.push(voice.sentence("shared lead"));
    }
    sentences.extend([voice.sentence("act"), voice.sentence("progress")]);
    block(text, &sentences.join(" "));
}

fn section(
    (heading, most, other): Section,
    voice: &mut Voice,
    plan: &mut Plan,
    earlier: &[Published],
    notes: &mut Vec<String>,
    text: &mut String,
) {
    block(text, &format!("## {}", voice.plain(heading)));
    for part in 0..voice.random.between(2, 3) {
        if part > 0 && voice.random.chance(18) {
            block(text, &format!("### {}", voice.plain("subheading")));
        }
        let mut paragraph = paragraph(most, other, voice);
        if plan.footnotes as usize > notes.len() {
            notes.push(voice.sentence("note"));
            let _ = write!(paragraph, "[^{}]", notes.len());
        }
        if plan.links > 0 && voice.random.chance(35) {
            plan.links -= 1;
            let _ = write!(paragraph, " {}", link(voice, earlier));
        }
        block(text, &paragraph);
    }
    match voice.random.below(100) {
        0..25 => list(voice, text),
        25..48 => quotation(voice, text),
        _ => {}
    }
    if plan.table && most != "act" {
        plan.table = false;
        table::write(voice, text);
    }
    if plan.code && most == "progress" {
        plan.code = false;
        code(voice, text);
    }
}

fn paragraph(most: &'static str, other: &'static str, voice: &mut Voice) -> String {
    let mut sentences = vec![voice.sentence(most)];
    for _ in 0..voice.random.between(1, 3) {
        let list = if voice.random.chance(55) { most } else { other };
        sentences.push(voice.sentence(list));
    }
    sentences.join(" ")
}

fn list(voice: &mut Voice, text: &mut String) {
    let lead = voice.sentence("list lead");
    block(text, &lead);
    let ordered = voice.random.chance(25);
    let n_items = voice.random.between(3, 6);
    for number in 1..=n_items {
        let mut item = voice.sentence("list item");
        if number == n_items {
            item.truncate(item.trim_end_matches(';').len());
            item.push('.');
        }
        let mark = if ordered {
            format!("{number}.")
        } else {
            "-".to_owned()
        };
        let _ = writeln!(text, "{mark} {item}");
    }
    text.push('\n');
}

fn quotation(voice: &mut Voice, text: &mut String) {
    let quote = voice.plain("quote");
    let (word, name) = voice.person();
    let role = voice.draw("role");
    let role = voice.filled(role);
    let said = voice.draw("said");
    let quote = quote.trim_end_matches('.');
    block(
        text,
        &format!("> “{quote}”, {word} {name}, {role}, {said}."),
    );
}

/// Returns a picture alone in its paragraph; its title is the caption.
fn figure(voice: &mut Voice) -> String {
    let scene = voice.draw("scene");
    let address = picture::address(&mut voice.random);
    let place = voice.subject.province().name(voice.subject.date);
    format!("![{scene}]({address} \"{scene}, {place}.\")")
}

/// Returns a sentence that links to an earlier article, more often a recent one than an old one.
fn link(voice: &mut Voice, earlier: &[Published]) -> String {
    let recent = if voice.random.chance(60) {
        earlier.len().min(150)
    } else {
        earlier.len()
    };
    let target = &earlier[earlier.len() - 1 - voice.random.index(recent)];
    // Every article lies three folders below content/: bai-viet/YEAR/MONTH.
    let path = if voice.random.chance(50) {
        format!("@/{}", target.path)
    } else {
        target.path.replacen("bai-viet", "../..", 1)
    };
    voice
        .draw("link")
        .replace("{earlier}", &target.title)
        .replace("{path}", &path)
}

fn code(voice: &mut Voice, text: &mut String) {
    let file = voice.random.below(1_000_000);
    let days = voice.random.between(1, 30);
    let date = voice.subject.date.machine();
    block(
        text,
        &match voice.random.below(3) {
            0 => format!(
                "```json\n{{\n  \"ma_ho_so\": \"H{days:02}.{file:06}\",\n  \
                 \"ngay_tiep_nhan\": \"{date}\",\n  \"trang_thai\": \"da_tiep_nhan\",\n  \
                 \"thoi_han\": {days}\n}}\n```"
            ),
            1 => format!(
                "```sql\nSELECT don_vi, COUNT(*) AS so_ho_so\nFROM ho_so\n\
                 WHERE ngay_tiep_nhan >= '{date}' AND thoi_han <= {days}\n\
                 GROUP BY don_vi\nORDER BY so_ho_so DESC;\n```"
            ),
            _ => format!(
                "```csv\nma,don_vi,ngay,so_ho_so\n{file:06},mot-cua,{date},{days}\n\
                 {:06},tu-phap,{date},{}\n```",
                file + 1,
                days * 3
            ),
        },
    );
}

fn block(text: &mut String, block: &str) {
    text.push_str(block);
    text.push_str("\n\n");
}
