//! Letters: the bundled faces, how wide a text is in them, and where its lines break.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;

use crate::escape::published;

/// A face of `fonts/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Titles.
    Serif,
    /// What stands above a title.
    Bold,
    /// All else.
    Plain,
}

impl Face {
    const ALL: [Self; 3] = [Self::Serif, Self::Bold, Self::Plain];

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("fonts/NotoSerif-Bold.ttf"),
            Self::Bold => include_bytes!("fonts/NotoSans-Bold.ttf"),
            Self::Plain => include_bytes!("fonts/NotoSans-Regular.ttf"),
        }
    }

    /// What names it in an SVG.
    pub(super) fn attributes(self) -> &'static str {
        match self {
            Self::Serif => "font-family=\"Noto Serif\" font-weight=\"700\"",
            Self::Bold => "font-family=\"Noto Sans\" font-weight=\"700\"",
            Self::Plain => "font-family=\"Noto Sans\" font-weight=\"400\"",
        }
    }

    fn parsed(self) -> &'static ttf_parser::Face<'static> {
        static PARSED: LazyLock<[ttf_parser::Face<'static>; 3]> = LazyLock::new(|| {
            Face::ALL.map(|face| {
                ttf_parser::Face::parse(face.bytes(), 0).expect("a bundled face is a font")
            })
        });
        &PARSED[self as usize]
    }

    /// Whether there is a letter for `c`.
    pub(super) fn has(self, c: char) -> bool {
        self.parsed().glyph_index(c).is_some()
    }

    /// How wide `text` is when the letters are `size` high, without kerning, which only makes it
    /// narrower.
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        let face = self.parsed();
        let advance = |c| {
            let glyph = face.glyph_index(c)?;
            face.glyph_hor_advance(glyph)
        };
        let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
        #[expect(clippy::cast_precision_loss, reason = "no title has 2^24 units")]
        let units = units as f32;
        units * size / f32::from(face.units_per_em())
    }
}

/// The bundled faces and no others: a picture has the same bytes on every machine.
pub(super) fn faces() -> Arc<Database> {
    static FACES: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut faces = Database::new();
        for face in Face::ALL {
            faces.load_font_data(face.bytes().to_vec());
        }
        Arc::new(faces)
    });
    FACES.clone()
}

/// `text` on one line: without signs that the faces lack or that turn the direction of others.
pub(super) fn printable(text: &str) -> String {
    let signs = text.chars().map(|c| {
        if c.is_whitespace() && c != '\u{a0}' {
            ' '
        } else {
            c
        }
    });
    let signs = signs.filter(|c| published(*c).is_some());
    let signs: String = signs
        .filter(|c| Face::ALL.into_iter().all(|face| face.has(*c)))
        .collect();
    let words = signs.split(' ').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A column for text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) width: f32,
}

impl Column {
    /// Whether `text` is not wider.
    pub(super) fn fits(self, text: &str) -> bool {
        self.face.width(text, self.size) <= self.width
    }

    /// `text` in at most `most` lines, the last of them with `…` when there is more. The lines are about
    /// equally long.
    pub(super) fn lines(self, text: &str, most: usize) -> Vec<String> {
        let mut lines = self.broken(text);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = self.cut(last);
            }
            return lines;
        }
        self.balanced(text, lines)
    }

    /// `text` on one line, cut with `…` when it is too long.
    pub(super) fn line(self, text: &str) -> String {
        if self.fits(text) {
            text.to_owned()
        } else {
            self.cut(text)
        }
    }

    /// As many lines as `text` takes.
    pub(super) fn broken(self, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            if let Some(line) = lines.last_mut() {
                let longer = format!("{line} {word}");
                if self.fits(&longer) {
                    *line = longer;
                    continue;
                }
            }
            lines.push(String::new());
            // A word that is wider than the column is broken wherever it has to be.
            for c in word.chars() {
                let line = lines.last_mut().expect("a line was begun above");
                line.push(c);
                if !self.fits(line) && line.chars().nth(1).is_some() {
                    line.pop();
                    lines.push(c.to_string());
                }
            }
        }
        lines
    }

    /// Whether a word of `text` alone is wider than the column.
    pub(super) fn breaks_a_word(self, text: &str) -> bool {
        text.split(' ').any(|word| !self.fits(word))
    }

    /// The same lines in the narrowest column that needs no more of them.
    fn balanced(self, text: &str, lines: Vec<String>) -> Vec<String> {
        /// How near is near enough, in points.
        const NEAR: f32 = 8.0;
        let (mut narrow, mut wide) = (self.width / 2.0, self.width);
        let mut best = lines;
        while wide - narrow > NEAR {
            let width = f32::midpoint(narrow, wide);
            let tried = Self { width, ..self }.broken(text);
            if tried.len() <= best.len() {
                (best, wide) = (tried, width);
            } else {
                narrow = width;
            }
        }
        best
    }

    /// The beginning of `text` that fits with `…` behind it.
    fn cut(self, text: &str) -> String {
        let mut ends = text.char_indices().map(|(at, _)| at).rev();
        let fitting = |end: usize| {
            let part = text[..end].trim_end_matches([' ', ',', '.', ':', ';', '–', '-']);
            let cut = format!("{part}…");
            self.fits(&cut).then_some(cut)
        };
        fitting(text.len())
            .or_else(|| ends.find_map(fitting))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMN: Column = Column {
        face: Face::Serif,
        size: 56.0,
        width: 700.0,
    };

    #[test]
    fn every_face_has_every_vietnamese_letter() {
        let letters = "ẤẦẨẪẬ ẮẰẲẴẶ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ỲÝỶỸỴ Đđ ₫";
        let small = letters.to_lowercase();
        for face in Face::ALL {
            let signs = letters.chars().chain(small.chars());
            for c in signs.chain("“”…–·%0123456789".chars()) {
                assert!(face.has(c), "{face:?} lacks {c:?}");
            }
        }
    }

    #[test]
    fn a_title_breaks_between_words_into_lines_of_about_one_length() {
        let title = "Tây Ninh đẩy mạnh chuyển đổi số trong trường học";
        assert_eq!(
            COLUMN.lines(title, 4),
            ["Tây Ninh đẩy mạnh", "chuyển đổi số", "trong trường học"]
        );
    }

    #[test]
    fn words_that_belong_together_stay_together() {
        let lines = COLUMN.lines(
            "Thực hiện chương trình của Nghị\u{a0}quyết\u{a0}36-NQ/TW",
            4,
        );
        assert!(
            lines
                .iter()
                .any(|line| line.contains("Nghị\u{a0}quyết\u{a0}36-NQ/TW"))
        );
    }

    #[test]
    fn what_does_not_fit_into_the_lines_ends_in_an_ellipsis() {
        let title = ["chuyển"; 200].join(" ");
        let lines = COLUMN.lines(&title, 4);
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with("chuyển…"), "{lines:?}");
        assert!(lines.iter().all(|line| COLUMN.fits(line)));
    }

    #[test]
    fn a_word_wider_than_the_column_is_broken() {
        let lines = COLUMN.lines(&"ngh".repeat(60), 4);
        assert_eq!(lines.len(), 4);
        assert!(lines.iter().all(|line| COLUMN.fits(line)));
    }

    #[test]
    fn signs_without_a_letter_and_turns_of_direction_are_left_out() {
        assert_eq!(
            printable(" Tây\u{202e} Ninh\n 😀 中 “số” \u{1b}[0m"),
            "Tây Ninh “số” [0m"
        );
    }
}
