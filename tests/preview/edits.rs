//! After any edits, an edition is what a clean run would give.

use std::collections::BTreeSet;
use std::sync::Arc;

use bantin::diagnostic::has_errors;
use bantin::render::{page_view, render};
use bantin::serve::http::{Answering, Body, Request};
use bantin::serve::{Answers, Desk, Edition, Shelf, Wish};
use bantin::site::{Compiled, Site};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::equality::without_tag;
use crate::folder::{SiteFolder, article, clean, now};

/// Something that an editor does.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes article `of` with a title, a province, a text and something more.
    Write {
        of: usize,
        title: usize,
        province: usize,
        text: usize,
        more: usize,
    },
    /// Breaks the head of an article.
    Break {
        of: usize,
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
const MORE: [&str; 18] = [
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
];

const TEXTS: [&str; 7] = [
    "Một câu.",
    "Thực hiện Nghị quyết 36-NQ/TW và Quyết định 999/QĐ-BXYZ.",
    "Xem [bài kia](@/bai-viet/2026/bai-1.md).",
    "Xem [mục](@/bai-viet/bai-2.md).\n\n## Mục một\n\nHết.",
    "Xem [mục](@/bai-viet/bai-2.md#muc-mot).",
    "## Mục một\n\nKế hoạch 12/KH-UBND.",
    "[Tỉnh](/tinh/hue/) và ![Ảnh](/anh.txt)",
];

fn edit() -> impl Strategy<Value = Edit> {
    let of = 0..4usize;
    prop_oneof![
        6 => (of.clone(), 0..3usize, 0..PROVINCES.len(), 0..TEXTS.len(), 0..MORE.len())
            .prop_map(|(of, title, province, text, more)| Edit::Write { of, title, province, text, more }),
        1 => of.clone().prop_map(|of| Edit::Break { of }),
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
fn apply(site: &SiteFolder, written: &mut [Option<String>; 4], edit: &Edit) -> Vec<String> {
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
        Edit::Break { of } => {
            site.write(&path(of), "+++\ntitle = \"Hỏng\n+++\n");
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
            let text =
                format!("title = \"Bản tin {title}\"\nbase_url = \"https://tin.example.vn\"\n");
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

/// Compares an edition with a clean run over the same files.
fn check(edition: &Edition, answers: &Answers, clean: &Compiled) {
    assert_eq!(edition.diagnostics, clean.diagnostics);
    if has_errors(&clean.diagnostics) {
        return;
    }
    let expected = clean.site.as_ref().expect("a site without errors is there");
    let shown = edition
        .site
        .as_ref()
        .expect("a site without errors is shown");
    let paths = |site: &Site| {
        site.plan
            .iter()
            .map(|(path, _)| path.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(shown), paths(expected));
    for (path, key) in expected.plan.iter() {
        let address = format!("/{}", path.address());
        let answer = answers.answer(&Request {
            path: &address,
            query: None,
        });
        let Body::Bytes(bytes) = answer.body else {
            panic!("{address} is no page")
        };
        let is_page = page_view(expected, &key.page).is_some();
        let bytes = if is_page {
            without_tag(&bytes)
        } else {
            bytes.to_vec()
        };
        let right = render(expected, path, key).expect("a site without errors can be drawn");
        assert!(bytes == right, "{address} differs from a clean run");
    }
}

/// A site at a desk, with everything that an edit is compared by.
struct Bench {
    site: SiteFolder,
    written: [Option<String>; 4],
    desk: Desk,
    shelf: Arc<Shelf>,
    answers: Answers,
    now: Timestamp,
}

impl Bench {
    fn new() -> Self {
        let now = now();
        let site = SiteFolder::new();
        let mut written = [const { None }; 4];
        apply(&site, &mut written, &Edit::Static { text: 0 });
        for of in 0..4 {
            let first = Edit::Write {
                of,
                title: of,
                province: of,
                text: of,
                more: 0,
            };
            apply(&site, &mut written, &first);
        }
        let mut desk = Desk::open(
            site.root(),
            String::new(),
            Wish::default(),
            Timestamp::now(),
        );
        let shelf = Arc::new(Shelf::new(desk.edition(None, now)));
        let (reports, _) = std::sync::mpsc::channel();
        let answers = Answers::new(shelf.clone(), reports);
        let bench = Self {
            site,
            written,
            desk,
            shelf,
            answers,
            now,
        };
        bench.check();
        bench
    }

    /// Does `edit` and compares. `is_told`: whether the system told of the change, or it is found by a
    /// look at the whole.
    fn edit(&mut self, edit: &Edit, is_told: bool) {
        let touched = apply(&self.site, &mut self.written, edit);
        let named: BTreeSet<_> = touched.iter().map(|path| self.site.path(path)).collect();
        let looked = if is_told {
            self.desk.folder().look_at(&named, Timestamp::now())
        } else {
            self.desk.folder().look(&BTreeSet::new(), Timestamp::now())
        };
        if looked.is_different {
            let edition = self.desk.edition(Some(&self.shelf.current()), self.now);
            self.shelf.put(edition);
        }
        self.check();
    }

    fn check(&self) {
        let clean = clean(self.site.root());
        check(&self.shelf.current(), &self.answers, &clean);
    }
}

/// Article 0 with a further line of its head.
fn with(line: &str) -> Edit {
    let more = MORE.iter().position(|known| *known == line);
    Edit::Write {
        of: 0,
        title: 0,
        province: 0,
        text: 0,
        more: more.expect("a line of the list"),
    }
}

#[test]
fn whatever_keeps_an_article_back_follows_whatever_did_before() {
    let states: Vec<Edit> = MORE
        .iter()
        .filter(|line| line.starts_with("slug") || line.starts_with("draft"))
        .map(|line| with(line))
        .collect();
    assert!(states.len() > 5);
    let mut bench = Bench::new();
    for before in &states {
        for after in &states {
            bench.edit(before, true);
            bench.edit(after, true);
        }
    }
}

#[test]
fn a_text_among_the_copied_files_is_one_of_them() {
    let mut bench = Bench::new();
    bench.edit(&Edit::Note, true);
    bench.edit(&with(MORE[6]), true);
    assert!(MORE[6].starts_with("attachments"));
    assert!(!has_errors(&bench.shelf.current().diagnostics));
    bench.edit(&Edit::RemoveNote, true);
    assert!(has_errors(&bench.shelf.current().diagnostics));
}

proptest! {
    #![proptest_config(Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn after_any_edits_an_edition_is_what_a_clean_run_gives(
        edits in proptest::collection::vec((edit(), any::<bool>()), 1..20)
    ) {
        let mut bench = Bench::new();
        for (edit, is_told) in edits.iter().chain([&(Edit::Mend, true)]) {
            bench.edit(edit, *is_told);
        }
    }
}
