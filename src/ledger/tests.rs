//! What a ledger promises, on ledgers of a few files.

use std::collections::BTreeSet;

use super::*;

fn record(kind: Kind, bytes: &str) -> Record {
    Record {
        kind,
        encoding: None,
        size: bytes.len() as u64,
        digest: ContentHash::of(bytes.as_bytes()),
        text: None,
        to: None,
        fingerprint: None,
        source: None,
        modified: None,
        unused_since: None,
        passing: None,
        is_unfinished: false,
        or_else: Vec::new(),
    }
}

fn ledger(files: &[(&str, Kind, &str)]) -> Ledger {
    let files = files.iter();
    files
        .map(|(path, kind, bytes)| ((*path).to_owned(), record(*kind, bytes)))
        .collect()
}

#[test]
fn a_ledger_survives_its_text() {
    let mut whole = record(Kind::Article, "một");
    whole.text = Some(Fingerprint::of("một"));
    whole.to = Some("hai/index.html".to_owned());
    whole.fingerprint = Some(Fingerprint::of("ba"));
    whole.source = Some(ContentHash::of(b"+++"));
    whole.modified = Some(-1);
    whole.unused_since = Some("2026-11-21T08:00:00Z".parse().expect("a time"));
    let mut ledger = ledger(&[("404.html", Kind::Page, "x")]);
    ledger.made_from = Some(MadeFrom {
        everything: Fingerprint::of("bốn"),
        surface: Fingerprint::of("năm"),
        outline: Fingerprint::of("sáu"),
    });
    ledger.files.insert("tên \"lạ\"/a.html".to_owned(), whole);
    ledger.state = State::Committing;
    assert_eq!(Ledger::parse(&ledger.to_text()), Ok(ledger));
}

#[test]
fn what_another_program_was_made_from_is_passed_over() {
    let files = "\"files\":{}";
    let fingerprint = Fingerprint::of("một");
    let text = format!(
        "{{\"version\":2,\"made_from\":\"{fingerprint}\",\"surface\":\"{fingerprint}\",{files}}}"
    );
    assert_eq!(Ledger::parse(&text), Ok(Ledger::default()));
}

#[test]
fn one_file_is_one_line() {
    let ledger = ledger(&[("a.html", Kind::Page, "x"), ("b.html", Kind::Index, "")]);
    assert_eq!(
        ledger.to_text(),
        "{\"version\":2,\"state\":\"clean\",\"files\":{\n\
         \"a.html\":{\"kind\":\"page\",\"size\":1,\"digest\":\"3ae7d805f6789a6402acb70ad4096a85\"},\n\
         \"b.html\":{\"kind\":\"index\",\"size\":0,\"digest\":\"af1349b9f5f9a1a6a0404dea36dcc949\"}\n\
         }}\n"
    );
}

#[test]
fn the_public_part_keeps_times_and_fingerprints_to_itself() {
    let mut private = record(Kind::Page, "x");
    private.fingerprint = Some(Fingerprint::of("x"));
    private.source = Some(ContentHash::of(b"x"));
    private.modified = Some(1);
    let text = public_text([("a.html", &private)].into_iter());
    let public = Ledger::parse(&text).expect("a ledger");
    assert_eq!(public.files["a.html"], record(Kind::Page, "x"));
}

#[test]
fn a_path_outside_is_refused() {
    for path in [
        "../x",
        "/etc/passwd",
        "a//b",
        "a/./b",
        "",
        "a\\b",
        "a/..",
        "C:/x",
        ".git/config",
        "a/.b",
        "a\nb",
        "a\0b",
        ".bantin.json",
    ] {
        let mut odd = Ledger::default();
        odd.files.insert(path.to_owned(), record(Kind::Page, ""));
        let (_, reason) = Ledger::parse(&odd.to_text()).expect_err(path);
        assert!(reason.starts_with("it holds a path outside"), "{reason}");
    }
}

#[test]
fn what_is_no_ledger_is_refused_with_its_place() {
    let refused = |text: &str| Ledger::parse(text).expect_err(text).1;
    assert_eq!(refused("{\"vers"), "syntax error at line 1, column 6");
    assert_eq!(
        refused("{\"version\":9}"),
        "written by a newer bantin (form 9)"
    );
    assert_eq!(
        refused("{\"version\":1,\"files\":{}}"),
        "written by an older bantin (form 1)"
    );
    let short =
        "{\"version\":2,\"files\":{\n\"a\":{\"kind\":\"page\",\"size\":1,\"digest\":\"12\"}}}";
    assert_eq!(refused(short), "syntax error at line 2, column 42");
}

#[test]
fn changes_are_those_of_addresses() {
    let previous = ledger(&[
        ("css/a.1.css", Kind::Asset, "a"),
        ("cu/index.html", Kind::Article, "a"),
        ("doi/index.html", Kind::Article, "a"),
        ("du-lieu/dia-chi.json", Kind::Ledger, "a"),
        ("giu/index.html", Kind::Article, "a"),
    ]);
    let next = ledger(&[
        ("css/a.2.css", Kind::Asset, "b"),
        ("doi/index.html", Kind::Article, "b"),
        ("du-lieu/dia-chi.json", Kind::Ledger, "b"),
        ("giu/index.html", Kind::Article, "a"),
        ("moi/index.html", Kind::Article, "b"),
    ]);
    let path = |name: &str| vec![format!("{name}/index.html")];
    assert_eq!(
        Changes::between(&previous, &next),
        Changes {
            added: path("moi"),
            changed: path("doi"),
            removed: path("cu"),
            n_same: 1,
        }
    );
}

#[test]
fn what_is_referred_to_comes_first_and_goes_last() {
    let previous = ledger(&[
        ("anh.png", Kind::File, "a"),
        ("bai/index.html", Kind::Article, "a"),
        ("cu/index.html", Kind::Article, "a"),
        ("feed.xml", Kind::Feed, "a"),
        ("index.html", Kind::Home, "a"),
        ("logo.png", Kind::Static, "a"),
        ("sitemap.xml", Kind::Map, "a"),
    ]);
    let next = ledger(&[
        ("anh-moi.png", Kind::File, "b"),
        ("bai/index.html", Kind::Article, "b"),
        ("css/b.css", Kind::Asset, "b"),
        ("dia-chi.json", Kind::Ledger, "b"),
        ("feed.xml", Kind::Feed, "b"),
        ("index.html", Kind::Home, "b"),
        ("logo.png", Kind::Static, "b"),
        ("moi/feed.xml", Kind::Feed, "b"),
        ("moi/index.html", Kind::Article, "b"),
        ("sitemap.xml", Kind::Map, "b"),
    ]);
    let steps: Vec<String> = phases(&previous, &next)
        .into_iter()
        .map(|(phase, path)| format!("{} {path}", phase.name()))
        .collect();
    assert_eq!(
        steps,
        [
            "1-assets css/b.css",
            "1-assets anh-moi.png",
            "2-new moi/index.html",
            "2-new moi/feed.xml",
            "3-changed logo.png",
            "3-changed bai/index.html",
            "4-index index.html",
            "5-feeds feed.xml",
            "5-feeds sitemap.xml",
            "5-feeds dia-chi.json",
            "6-delete cu/index.html",
            "6-delete anh.png",
        ]
    );
}

#[test]
fn a_file_of_the_theme_may_go_when_pages_forgot_it() {
    let previous = ledger(&[("css/a.css", Kind::Asset, "a")]);
    let mut waiting = previous.clone();
    let unused = waiting.files.get_mut("css/a.css").expect("it is there");
    unused.unused_since = Some(Timestamp::UNIX_EPOCH);
    let path = || "css/a.css".to_owned();
    assert_eq!(phases(&previous, &waiting), [(Phase::Unused, path())]);
    assert_eq!(phases(&waiting, &waiting), []);
    assert_eq!(
        phases(&waiting, &Ledger::default()),
        [(Phase::Delete, path())]
    );
}

/// What is left of B over A, told by the files that are there: A has `cu` and `chung`, B has `chung` and
/// `moi` and `nua`.
fn left(there: &[&str]) -> (Ledger, Vec<String>) {
    let pages = |paths: &[&str]| {
        let files: Vec<_> = paths
            .iter()
            .map(|path| (*path, Kind::Article, "x"))
            .collect();
        ledger(&files)
    };
    let joined = pages(&["chung", "cu"]).joined(&pages(&["chung", "moi", "nua"]), &BTreeSet::new());
    let orphans = joined.orphans(|path, _| {
        if there.contains(&path) {
            OnDisk::Known
        } else {
            OnDisk::Nothing
        }
    });
    (joined, orphans.into_iter().collect())
}

#[test]
fn what_did_not_come_as_a_whole_is_reached_from_nowhere() {
    assert_eq!(left(&["chung", "cu", "moi"]).1, ["moi", "nua"]);
    assert_eq!(left(&["chung", "cu", "moi", "nua"]).1, [""; 0]);
}

#[test]
fn what_is_left_of_what_goes_is_reached_from_nowhere() {
    assert_eq!(left(&["chung", "moi", "nua"]).1, ["cu"]);
}

#[test]
fn an_orphan_stays_one_until_it_is_gone_or_comes_again() {
    let (joined, orphans) = left(&["chung", "cu", "moi"]);
    let orphans: BTreeSet<String> = orphans.into_iter().collect();
    let next = ledger(&[("moi", Kind::Article, "y")]);
    let passing: Vec<_> = joined
        .joined(&next, &orphans)
        .files
        .into_iter()
        .map(|(path, record)| (path, record.passing))
        .collect();
    let named = |path: &str, passing| (path.to_owned(), Some(passing));
    assert_eq!(
        passing,
        [
            named("chung", Passing::Going),
            named("cu", Passing::Going),
            named("moi", Passing::Coming),
            named("nua", Passing::Orphan),
        ]
    );
}

#[test]
fn what_was_published_is_known_after_an_interruption() {
    let old = ledger(&[("doi", Kind::Article, "cũ"), ("mat", Kind::Article, "x")]);
    let new = ledger(&[("doi", Kind::Article, "mới"), ("them", Kind::Article, "y")]);
    let torn = old.joined(&new, &BTreeSet::new());
    let torn = Ledger::parse(&torn.to_text()).expect("a ledger");
    let completed = torn.completed().expect("there was one");
    let changes = Changes::between(&completed, &new);
    let one = |path: &str| vec![path.to_owned()];
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (one("them"), one("doi"), one("mat"))
    );
    assert!(torn.files["doi"].may_have(ContentHash::of("cũ".as_bytes())));
    assert!(torn.files["doi"].may_have(ContentHash::of("mới".as_bytes())));
    assert_eq!(
        Ledger::default().joined(&new, &BTreeSet::new()).completed(),
        None
    );
}

/// `files` with a compressed form beside each HTML page, of the same bytes.
fn with_forms(files: &[(&str, Kind, &str)]) -> Ledger {
    let mut whole = ledger(files);
    for (path, record) in ledger(files).files {
        let form = Record {
            encoding: Some(Encoding::Gz),
            ..record
        };
        whole.files.insert(format!("{path}.gz"), form);
    }
    whole
}

#[test]
fn a_compressed_form_changes_in_the_phase_of_its_page() {
    let before = with_forms(&[
        ("cu/index.html", Kind::Article, "a"),
        ("doi/index.html", Kind::Article, "a"),
        ("index.html", Kind::Home, "a"),
    ]);
    let after = with_forms(&[
        ("doi/index.html", Kind::Article, "b"),
        ("index.html", Kind::Home, "b"),
        ("moi/index.html", Kind::Article, "b"),
    ]);
    let steps = phases(&before, &after);
    let steps: Vec<String> = steps
        .iter()
        .map(|(phase, path)| format!("{} {path}", phase.name()))
        .collect();
    assert_eq!(
        steps,
        [
            "2-new moi/index.html",
            "2-new moi/index.html.gz",
            "3-changed doi/index.html",
            "3-changed doi/index.html.gz",
            "4-index index.html",
            "4-index index.html.gz",
            "6-delete cu/index.html.gz",
            "6-delete cu/index.html",
        ]
    );
}

/// The first forms of a page that is there already lead to what the page leads to: they wait for it. The
/// last ones are those of the old page: they go before what it led to.
#[test]
fn the_first_and_last_forms_of_a_page_are_no_new_and_no_late_pages() {
    let files = [
        ("cu/index.html", Kind::Article, "a"),
        ("index.html", Kind::Home, "a"),
    ];
    let later = [
        ("index.html", Kind::Home, "b"),
        ("moi/index.html", Kind::Article, "b"),
    ];
    let order = |before: &Ledger, after: &Ledger| -> Vec<String> {
        let steps = phases(before, after).into_iter();
        steps.map(|(_, path)| path).collect()
    };
    assert_eq!(
        order(&ledger(&files), &with_forms(&later)),
        [
            "moi/index.html",
            "moi/index.html.gz",
            "index.html",
            "index.html.gz",
            "cu/index.html",
        ]
    );
    let last = order(&with_forms(&files), &ledger(&later));
    let gone = ["index.html.gz", "cu/index.html.gz", "cu/index.html"];
    assert_eq!(last[2..], gone, "{last:?}");
}

/// A new page that arrived is no orphan because the form of another one did not.
#[test]
fn a_form_that_did_not_come_makes_no_orphans() {
    let before = ledger(&[("index.html", Kind::Home, "a")]);
    let after = with_forms(&[
        ("index.html", Kind::Home, "b"),
        ("moi/index.html", Kind::Article, "b"),
    ]);
    let ahead = before.joined(&after, &BTreeSet::new());
    let on_disk = |path: &str, _: &Record| match path {
        "index.html.gz" => OnDisk::Nothing,
        _ => OnDisk::Known,
    };
    assert_eq!(ahead.orphans(on_disk), BTreeSet::new());
}

#[test]
fn compressed_forms_are_no_addresses() {
    let before = with_forms(&[("cu/index.html", Kind::Article, "a")]);
    let after = with_forms(&[("moi/index.html", Kind::Article, "a")]);
    let changes = Changes::between(&before, &after);
    assert_eq!(changes.added, ["moi/index.html"]);
    assert_eq!(changes.removed, ["cu/index.html"]);
}

#[test]
fn who_comes_back_to_a_feed_finds_its_page_whole_or_no_feed() {
    let before = ledger(&[
        ("chu-de/a/feed.json", Kind::Feed, "1"),
        ("chu-de/a/feed.xml", Kind::Feed, "2"),
        ("chu-de/a/index.html", Kind::Index, "3"),
        ("chu-de/b/feed.xml", Kind::Feed, "4"),
    ]);
    let steps = phases(&before, &ledger(&[]));
    let paths: Vec<&str> = steps.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "chu-de/a/feed.xml",
            "chu-de/b/feed.xml",
            "chu-de/a/feed.json",
            "chu-de/a/index.html"
        ]
    );
}
