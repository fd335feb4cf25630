//! What an editor does to the folder of a site.

use proptest::prelude::*;

use crate::folder::{SiteFolder, article};

/// Something that an editor does.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Writes article `of` with a title, a province, a text and something more.
    Write {
        of: usize,
        title: usize,
        province: usize,
        text: usize,
        more: usize,
    },
    /// Writes another text below the head of an article.
    Prose {
        of: usize,
        text: usize,
    },
    /// Breaks the head of an article, in one way or another.
    Break {
        of: usize,
        how: usize,
    },
    Remove {
        of: usize,
    },
    Rename {
        of: usize,
        to: usize,
    },
    /// Puts a removed or broken article back as it was written last.
    Restore {
        of: usize,
    },
    Record {
        title: usize,
    },
    RemoveRecord,
    Defaults {
        author: usize,
    },
    Settings {
        title: usize,
    },
    Template {
        text: usize,
    },
    Style {
        colour: usize,
    },
    BreakTemplate,
    Static {
        text: usize,
    },
    /// A text among the files that are copied: no article, though it is named like one.
    Note,
    RemoveNote,
    /// Puts right whatever is broken.
    Mend,
}

const PROVINCES: [&str; 4] = ["Huế", "Tây Ninh", "Bình Dương", "toàn quốc"];

/// Further lines of a head.
pub const MORE: [&str; 22] = [
    "",
    "",
    "topics = [\"chữ ký số\"]",
    "topics = [\"chủ đề lạ\", \"chữ ký số\"]",
    "topics = [\"Chủ đề lạ\"]",
    "slug = \"ten-khac\"",
    "attachments = [{ src = \"/ghi-chu.md\", title = \"Ghi chú\" }]",
    "slug = \"bai-1\"\nexpires = 2026-09-03",
    "slug = \"bai-1\"\nupdated = 2026-09-04",
    "slug = \"bai-1\"",
    "slug = \"bai-1\"\ndraft = true",
    "slug = \"bai-1\"\nwithdrawn = \"Nhầm\"",
    "aliases = [\"/cu/\"]",
    "draft = true",
    "resolution = [\"36-nq-tw-2014\", \"12/KH-UBND\"]",
    "expires = 2026-09-03",
    "pin = { rank = 1 }",
    "kind = \"correction\"\ncorrects = \"content/bai-viet/bai-2.md\"",
    "kind = \"correction\"\ncorrects = \"bai00001\"",
    "id = \"bai00001\"",
    "draft = true\nid = \"bai00001\"",
    "draft = true\ntopics = 5",
];

/// Heads that nobody can publish.
const BROKEN: [&str; 4] = [
    "title = \"Hỏng",
    "date = 2026-09-01\nprovince = \"Huế\"\nid = \"bai00001\"",
    "title = \"Nháp\"\ndraft = true\nid = \"bai00001\"\nprovince = \"Huê\"",
    "title = “Cong”\ndate = 2026-09-01\nprovince = “Huê”",
];

const TEXTS: [&str; 8] = [
    "Một câu.",
    "Một câu khác.",
    "Thực hiện Nghị quyết 36-NQ/TW và Quyết định 999/QĐ-BXYZ.",
    "Xem [bài kia](@/bai-viet/2026/bai-1.md).",
    "Xem [mục](@/bai-viet/bai-2.md).\n\n## Mục một\n\nHết.",
    "Xem [mục](@/bai-viet/bai-2.md#muc-mot).",
    "## Mục một\n\nKế hoạch 12/KH-UBND.",
    "[Tỉnh](/tinh/hue/) và ![Ảnh](/anh.txt)",
];

pub fn edit() -> impl Strategy<Value = Edit> {
    let of = 0..4usize;
    prop_oneof![
        6 => (of.clone(), 0..3usize, 0..PROVINCES.len(), 0..TEXTS.len(), 0..MORE.len())
            .prop_map(|(of, title, province, text, more)| Edit::Write { of, title, province, text, more }),
        2 => (of.clone(), 0..TEXTS.len()).prop_map(|(of, text)| Edit::Prose { of, text }),
        2 => (of.clone(), 0..BROKEN.len()).prop_map(|(of, how)| Edit::Break { of, how }),
        2 => of.clone().prop_map(|of| Edit::Remove { of }),
        2 => (of.clone(), 0..4usize).prop_map(|(of, to)| Edit::Rename { of, to }),
        2 => of.prop_map(|of| Edit::Restore { of }),
        1 => (0..3usize).prop_map(|title| Edit::Record { title }),
        1 => Just(Edit::RemoveRecord),
        1 => (0..3usize).prop_map(|author| Edit::Defaults { author }),
        1 => (0..3usize).prop_map(|title| Edit::Settings { title }),
        1 => (0..3usize).prop_map(|text| Edit::Template { text }),
        1 => (0..3usize).prop_map(|colour| Edit::Style { colour }),
        1 => Just(Edit::BreakTemplate),
        1 => Just(Edit::Note),
        1 => Just(Edit::RemoveNote),
        5 => Just(Edit::Mend),
        1 => (0..3usize).prop_map(|text| Edit::Static { text }),
    ]
}

const NOTE: &str = "static/ghi-chu.md";
const RECORD: &str = "content/van-ban/999-qd-bxyz.md";
const TEMPLATE: &str = "themes/toasoan/templates/404.html";

fn path(of: usize) -> String {
    // Two of them lie in another folder, which has its own defaults.
    let folder = if of.is_multiple_of(2) {
        "bai-viet"
    } else {
        "bai-viet/2026"
    };
    format!("content/{folder}/bai-{of}.md")
}

/// Does `edit`; the paths that it touched.
#[expect(clippy::too_many_lines, reason = "flat: an arm an edit")]
pub fn apply(site: &SiteFolder, written: &mut [Option<String>; 4], edit: &Edit) -> Vec<String> {
    let exists = |path: &str| site.path(path).is_file();
    match *edit {
        Edit::Write {
            of,
            title,
            province,
            text,
            more,
        } => {
            let text = article(&format!("Bài {title}"), PROVINCES[province], TEXTS[text]);
            let text = text.replacen(
                "summary",
                &format!(
                    "{}
summary",
                    MORE[more]
                ),
                1,
            );
            site.write(&path(of), &text);
            written[of] = Some(text);
            vec![path(of)]
        }
        Edit::Prose { of, text } => match &written[of] {
            Some(whole) => {
                let end = whole.rfind("+++\n").expect("a head") + 4;
                let whole = format!("{}\n{}\n", &whole[..end], TEXTS[text]);
                site.write(&path(of), &whole);
                written[of] = Some(whole);
                vec![path(of)]
            }
            None => Vec::new(),
        },
        Edit::Break { of, how } => {
            let text = format!("+++\n{}\n+++\n\n{}\n", BROKEN[how], TEXTS[2]);
            site.write(&path(of), text);
            vec![path(of)]
        }
        Edit::Remove { of } if exists(&path(of)) => {
            site.remove(&path(of));
            vec![path(of)]
        }
        Edit::Rename { of, to } if of != to && exists(&path(of)) => {
            site.rename(&path(of), &path(to));
            vec![path(of), path(to)]
        }
        Edit::Restore { of } => match &written[of] {
            Some(text) => {
                site.write(&path(of), text);
                vec![path(of)]
            }
            None => Vec::new(),
        },
        Edit::Record { title } => {
            let record =
                format!("+++\nnumber = \"999/QĐ-BXYZ\"\ntitle = \"Quyết định {title}\"\n+++\n");
            site.write(RECORD, record);
            vec![RECORD.to_owned()]
        }
        Edit::RemoveRecord if exists(RECORD) => {
            site.remove(RECORD);
            vec![RECORD.to_owned()]
        }
        Edit::Defaults { author } => {
            let path = "content/bai-viet/2026/_mac-dinh.toml";
            site.write(path, format!("author = \"Tác giả {author}\"\n"));
            vec![path.to_owned()]
        }
        Edit::Settings { title } => {
            // Pictures take their time, so that few of the sites have them.
            let drawn = title % 4 == 0;
            let text = format!(
                "title = \"Bản tin {title}\"\nbase_url = \"https://tin.example.vn\"\n[publish]\nkeep_assets_days = 0\n\
                 [social]\ndrawn = {drawn}\n"
            );
            site.write("bantin.toml", text);
            vec!["bantin.toml".to_owned()]
        }
        Edit::Template { text } => {
            site.write(
                TEMPLATE,
                format!("<html><body>{{{{ page.title }}}} {text}</body></html>\n"),
            );
            vec![TEMPLATE.to_owned()]
        }
        Edit::BreakTemplate => {
            site.write(TEMPLATE, "{% if %}");
            vec![TEMPLATE.to_owned()]
        }
        Edit::Style { colour } => {
            let path = "themes/toasoan/static/css/toasoan.css";
            site.write(path, format!("body {{ color: #00{colour}; }}\n"));
            vec![path.to_owned()]
        }
        Edit::Static { text } => {
            site.write("static/anh.txt", format!("tệp {text}"));
            vec!["static/anh.txt".to_owned()]
        }
        Edit::Mend => {
            let broken = [Edit::Template { text: 0 }]
                .into_iter()
                .chain((0..4).map(|of| Edit::Restore { of }));
            let mut touched = Vec::new();
            for edit in broken {
                touched.extend(apply(site, written, &edit));
            }
            touched
        }
        Edit::Note => {
            site.write(NOTE, "ghi chú");
            vec![NOTE.to_owned()]
        }
        Edit::RemoveNote if exists(NOTE) => {
            site.remove(NOTE);
            vec![NOTE.to_owned()]
        }
        Edit::Remove { .. } | Edit::Rename { .. } | Edit::RemoveRecord | Edit::RemoveNote => {
            Vec::new()
        }
    }
}
