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

use crate::edit::{Edit, MORE, apply, edit};
use crate::equality::without_tag;
use crate::folder::{SiteFolder, clean, now};

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
    assert_eq!(shown.of_drafts, expected.of_drafts);
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
