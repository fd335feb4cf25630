//! Links that a small web answers, without a network.

use std::sync::Mutex;

use super::*;
use crate::diagnostic::{Source, catalogue};
use crate::vietnamese::Lang;

/// A web of a few pages, which notes what it is asked.
#[derive(Default)]
struct Pages {
    answers: BTreeMap<&'static str, Answer>,
    asked: Mutex<Vec<String>>,
}

impl Pages {
    fn of(answers: impl IntoIterator<Item = (&'static str, Answer)>) -> Self {
        Self {
            answers: answers.into_iter().collect(),
            asked: Mutex::default(),
        }
    }
}

impl Web for Pages {
    fn ask(&self, url: &str) -> Result<Answer, Silence> {
        self.asked
            .lock()
            .expect("nobody panics")
            .push(url.to_owned());
        let answer = self.answers.get(url).cloned();
        answer.ok_or(Silence::NoSuchName)
    }
}

fn leads(to: &str, for_good: bool) -> Answer {
    Answer::Leads {
        to: to.to_owned(),
        for_good,
    }
}

fn links_to(urls: &[&str]) -> BTreeMap<String, Vec<Place>> {
    let text = urls.join("\n");
    let source = Source::new(crate::source::SitePath::new("content/a.md"), text.clone());
    let place = |url: &str| {
        let at = text.find(url).expect("it is there");
        source.at(at..at + url.len())
    };
    urls.iter()
        .map(|url| ((*url).to_owned(), vec![place(url)]))
        .collect()
}

/// What is told of `urls` when `web` answers, and how often somebody waited.
fn told_of(urls: &[&str], web: &Pages, cache: &Cache, allowed: &[&str]) -> (Vec<String>, usize) {
    let pauses = AtomicUsize::new(0);
    let allowed: Vec<String> = allowed.iter().map(ToString::to_string).collect();
    let order = Order {
        web,
        pause: &|_| {
            pauses.fetch_add(1, Ordering::Relaxed);
        },
        cache,
        now: Timestamp::UNIX_EPOCH,
        allowed: &allowed,
        progress: &|_, _| {},
    };
    let found = told(asked(links_to(urls), &order)).into_iter();
    let mut told: Vec<String> = found
        .map(|found| format!("{} {}", found.code(), catalogue::message(&found, Lang::En)))
        .collect();
    told.sort();
    (told, pauses.into_inner())
}

#[test]
fn pages_that_are_gone_moved_or_silent_are_told_and_those_that_are_there_are_not() {
    let web = Pages::of([
        ("https://a.vn/con", Answer::Page),
        ("https://a.vn/mat", Answer::None(404)),
        ("https://a.vn/cu", leads("https://a.vn/moi", true)),
        ("https://a.vn/moi", Answer::Page),
        ("https://a.vn/tam", leads("https://a.vn/con", false)),
        ("https://a.vn/ban", Answer::None(503)),
        ("https://a.vn/vong", leads("https://a.vn/vong", false)),
    ]);
    let urls = [
        "https://a.vn/con",
        "https://a.vn/mat",
        "https://a.vn/cu",
        "https://a.vn/tam",
        "https://a.vn/ban",
        "https://a.vn/vong",
        "https://lac.vn/",
    ];
    let (told, _) = told_of(&urls, &web, &Cache::default(), &[]);
    assert_eq!(
        told,
        [
            "L09 The link leads to https://a.vn/mat, where no page is any more (HTTP 404).",
            "L10 The page at https://a.vn/cu has moved for good.",
            "L11 Whether https://a.vn/ban is there cannot be told: the host has a fault (HTTP 503).",
            "L11 Whether https://a.vn/vong is there cannot be told: it leads on more than 5 times.",
            "L11 Whether https://lac.vn/ is there cannot be told: no such domain was found (a wrong name, a site that closed, or this computer is offline).",
        ]
    );
}

#[test]
fn one_host_is_asked_with_pauses_and_another_without() {
    let web = Pages::of([
        ("https://a.vn/1", Answer::Page),
        ("https://a.vn/2", Answer::Page),
        ("https://a.vn/3", Answer::Page),
        ("https://b.vn/", Answer::Page),
    ]);
    let urls = [
        "https://a.vn/1",
        "https://a.vn/2",
        "https://a.vn/3",
        "https://b.vn/",
    ];
    let (_, pauses) = told_of(&urls, &web, &Cache::default(), &[]);
    assert_eq!(pauses, 2);
    // Each step of a redirect is a question of its own.
    let web = Pages::of([
        ("https://a.vn/1", leads("https://a.vn/2", true)),
        ("https://a.vn/2", leads("https://a.vn/3", true)),
        ("https://a.vn/3", Answer::Page),
    ]);
    let (_, pauses) = told_of(&["https://a.vn/1"], &web, &Cache::default(), &[]);
    assert_eq!(pauses, 2);
}

#[test]
fn what_was_there_is_remembered_and_what_was_not_is_asked_again() {
    let web = Pages::of([
        ("https://a.vn/con", Answer::Page),
        ("https://b.vn/mat", Answer::None(410)),
    ]);
    let cache = Cache::default();
    let urls = ["https://a.vn/con", "https://b.vn/mat"];
    let first = told_of(&urls, &web, &cache, &[]);
    let again = told_of(&urls, &web, &cache, &[]);
    assert_eq!(first, again);
    let mut asked = web.asked.into_inner().expect("nobody panics");
    asked.sort();
    assert_eq!(
        asked,
        ["https://a.vn/con", "https://b.vn/mat", "https://b.vn/mat"]
    );
}

#[test]
fn a_host_that_is_allowed_is_not_asked_and_neither_are_those_below_it() {
    let web = Pages::default();
    let urls = [
        "https://facebook.com/x",
        "https://www.facebook.com/x",
        "https://notfacebook.com/x",
    ];
    let (told, _) = told_of(&urls, &web, &Cache::default(), &["facebook.com"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        web.asked.into_inner().expect("nobody panics"),
        ["https://notfacebook.com/x"]
    );
}

/// What was asked for, in order.
fn questions(web: Pages) -> Vec<String> {
    web.asked.into_inner().expect("nobody panics")
}

#[test]
fn a_host_that_is_silent_three_times_in_a_row_is_not_asked_on() {
    let web = Pages::of([("https://b.vn/", Answer::Page)]);
    let dead = [
        "https://a.vn/1",
        "https://a.vn/2",
        "https://a.vn/3",
        "https://a.vn/4",
        "https://a.vn/5",
        "https://b.vn/",
    ];
    let cache = Cache::default();
    let (found, _) = told_of(&dead, &web, &cache, &[]);
    let codes: Vec<&str> = found.iter().map(|found| &found[..3]).collect();
    assert_eq!(codes, ["L11", "L11", "L11", "L12", "L12"]);
    let of_host = "L12 There was no connection to https://a.vn 3 times in a row; \
                   addresses there that were not asked: 2.";
    assert_eq!(found[3..], [of_host, of_host]);
    let of_a = |asked: &[String]| asked.iter().filter(|url| url.contains("a.vn")).count();
    assert_eq!(of_a(&web.asked.lock().expect("nobody panics")), 3);
    // The next run asks again.
    told_of(&dead, &web, &cache, &[]);
    assert_eq!(of_a(&questions(web)), 6);
}

#[test]
fn a_host_that_answers_now_and_then_is_asked_on() {
    let web = Pages::of([
        ("https://a.vn/3", Answer::None(404)),
        ("https://a.vn/6", Answer::None(503)),
    ]);
    let urls = ["1", "2", "3", "4", "5", "6", "7"].map(|page| format!("https://a.vn/{page}"));
    let urls = urls.each_ref().map(String::as_str);
    let (found, _) = told_of(&urls, &web, &Cache::default(), &[]);
    assert_eq!(found.len(), 7);
    assert_eq!(questions(web), urls);
}

/// Whether a page is read by http or https decides which door is knocked at.
#[test]
fn a_door_that_is_shut_says_nothing_of_the_other() {
    let web = Pages::of([("https://a.vn/4", Answer::Page)]);
    let urls = [
        "http://a.vn/1",
        "http://a.vn/2",
        "http://a.vn/3",
        "https://a.vn/4",
    ];
    let (found, _) = told_of(&urls, &web, &Cache::default(), &[]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(questions(web).len(), 4);
}

#[test]
fn a_dead_host_is_known_also_to_addresses_that_lead_there() {
    let web = Pages::of([
        ("https://a.vn/1", leads("https://chet.vn/1", true)),
        ("https://a.vn/2", leads("https://chet.vn/2", true)),
        ("https://a.vn/3", leads("https://chet.vn/3", true)),
        ("https://a.vn/4", leads("https://chet.vn/4", true)),
        ("https://a.vn/5", Answer::Page),
    ]);
    let urls = ["1", "2", "3", "4", "5"].map(|page| format!("https://a.vn/{page}"));
    let urls = urls.each_ref().map(String::as_str);
    let (found, _) = told_of(&urls, &web, &Cache::default(), &[]);
    assert_eq!(
        found[3],
        "L12 There was no connection to https://chet.vn 3 times in a row; \
         addresses there that were not asked: 1."
    );
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn progress_is_told_from_none_to_all() {
    let web = Pages::of([("https://a.vn/1", Answer::Page)]);
    let heard = Mutex::new(Vec::new());
    let order = Order {
        web: &web,
        pause: &|_| {},
        cache: &Cache::default(),
        now: Timestamp::UNIX_EPOCH,
        allowed: &["c.vn".to_owned()],
        progress: &|done, of| heard.lock().expect("nobody panics").push((done, of)),
    };
    let urls = [
        "https://a.vn/1",
        "https://a.vn/2",
        "https://b.vn/",
        "https://c.vn/",
    ];
    asked(links_to(&urls), &order);
    let heard = heard.into_inner().expect("nobody panics");
    assert_eq!(heard, [(0, 3), (1, 3), (2, 3), (3, 3)]);
}
