//! The search index, read as a browser reads it: what is found by which words, and how much it weighs there.

use std::collections::BTreeMap;

use bantin::model::BuildStamp;
use bantin::plan::{Page, SearchFile, SearchShape};
use bantin::render::render;
use bantin::site::{Memo, Order, Site, compile};
use bantin::source::read;
use serde_json::Value;

const ARTICLES: [(&str, &str); 4] = [
    (
        "a.md",
        "title = \"Đà Nẵng đẩy mạnh chuyển đổi số\"\ndate = 2024-08-14\nprovince = \"Đà Nẵng\"\ntopics = [\"dịch vụ công trực tuyến\"]\n\
         +++\nTheo Nghị quyết 36-NQ/TW, thành phố đạt **96,89 %** hộ có điện thoại thông minh.\n\nChuyển đổi số đã về tới xã.\n",
    ),
    (
        "b.md",
        "title = \"Một tỉnh mở lớp tập huấn\"\ndate = 2024-09-01\nprovince = \"Bình Định\"\n\
         +++\nBộ phận chuyển giao theo dõi tiến độ.\n\nSố liệu gửi về sở.\n",
    ),
    (
        "c.md",
        "title = \"Thành phố mở sàn giao dịch\"\ndate = 2024-10-01\nprovince = \"TP. Hồ Chí Minh\"\n+++\nKỹ năng số và kĩ năng mềm; phường Hoà Bình.\n",
    ),
    (
        "nhap.md",
        "title = \"Bản nháp\"\ndate = 2024-10-02\nprovince = \"Huế\"\ndraft = true\n+++\nBímật.\n",
    ),
];

fn site(articles: &[(&str, &str)]) -> Site {
    site_at(articles, "2026-11-21T08:00:00+07:00")
}

fn site_at(articles: &[(&str, &str)], now: &str) -> Site {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .and_then(|()| std::fs::write(path, text))
            .expect("it is written");
    };
    write(
        "bantin.toml",
        "title = \"Tin\"\nbase_url = \"https://tin.example.vn/so\"\n",
    );
    for (name, text) in articles {
        write(&format!("content/bai-viet/{name}"), &format!("+++\n{text}"));
    }
    let (tree, found) = read(folder.path());
    let order = Order {
        stamp: BuildStamp {
            now: now.parse().expect("a time"),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: "trang".to_owned(),
    };
    compile(tree, found, &order, &mut Memo::default())
        .site
        .expect("it is a site")
}

/// Every file of the index, by name.
fn files(site: &Site) -> BTreeMap<String, Value> {
    let files = site
        .plan
        .iter()
        .filter(|(_, key)| matches!(key.page, Page::SearchFile(_)));
    let files = files.map(|(path, key)| {
        let name = path.as_str().strip_prefix("tim-kiem/chi-muc/");
        let bytes = render(site, path, key).expect("it is drawn");
        let json = serde_json::from_slice(&bytes).expect("it is JSON");
        (
            name.expect("it stands in the folder of the index")
                .to_owned(),
            json,
        )
    });
    files.collect()
}

fn place(number: &Value) -> usize {
    let number = number
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    number.expect("a place")
}

/// Numbers in groups of five bits, as the script reads them.
fn numbers(text: &str) -> Vec<u32> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for sign in text.bytes() {
        if (93..=124).contains(&sign) {
            numbers.push(number + (u32::from(sign - 93) << shift));
            (number, shift) = (0, 0);
        } else {
            let group = char::from(sign).to_digit(32);
            number += group.expect("a sign of a number") << shift;
            shift += 5;
        }
    }
    numbers
}

struct Index {
    files: BTreeMap<String, Value>,
    /// Addresses by number.
    addresses: Vec<String>,
}

impl Index {
    fn of(site: &Site) -> Self {
        let files = files(site);
        let chunks = files.iter().filter(|(name, _)| name.starts_with("trang-"));
        let entries = chunks.flat_map(|(_, file)| file["entries"].as_array().expect("a list"));
        let address = |entry: &Value| entry[1].as_str().expect("a text").to_owned();
        let addresses = entries.map(address).collect();
        Self { files, addresses }
    }

    /// The entries of a word or pair with their weights.
    fn found(&self, term: &str) -> BTreeMap<&str, u32> {
        let mut lists = self
            .files
            .iter()
            .filter(|(name, _)| name.starts_with(if term.contains(' ') { "cap-" } else { "tu-" }));
        let list = lists.find_map(|(_, file)| file["terms"].get(term));
        let list = list.map_or("", |list| list.as_str().expect("a text"));
        let mut next = 0;
        let entries = numbers(list).into_iter().map(|number| {
            let entry = next + (number >> 3) as usize;
            next = entry + 1;
            (self.addresses[entry].as_str(), number & 7)
        });
        entries.collect()
    }
}

const A: &str = "/so/bai-viet/2024/08/a/";
const B: &str = "/so/bai-viet/2024/09/b/";
const C: &str = "/so/bai-viet/2024/10/c/";

#[test]
fn a_phrase_is_told_from_its_words_by_pairs() {
    let index = Index::of(&site(&ARTICLES));
    let with = |term| index.found(term).contains_key(B);
    assert!(with("chuyển") && with("dõi") && with("số"));
    assert!(!with("chuyển đổi") && !with("đổi số"));
    // The end of a paragraph is the end of a phrase.
    assert!(!with("độ số") && with("tiến độ"));
    assert_eq!(index.found("chuyển đổi")[A], 5, "it stands in the title");
}

#[test]
fn a_name_weighs_more_than_a_title_and_a_title_more_than_the_text() {
    let index = Index::of(&site(&ARTICLES));
    let found = index.found("đà nẵng");
    assert_eq!((found["/so/tinh/da-nang/"], found[A]), (7, 5));
    assert_eq!(
        index.found("điện thoại")[A],
        4,
        "the opening of the text is its summary"
    );
    assert_eq!(index.found("sở")[B], 0);
    assert_eq!(index.found("công trực")[A], 4, "a topic");
}

#[test]
fn numbers_are_words_and_one_word() {
    let index = Index::of(&site(&ARTICLES));
    for term in [
        "36",
        "nq",
        "tw",
        "36 nq",
        "nq tw",
        "36nqtw",
        "quyết 36",
        "96 89",
        "9689",
    ] {
        assert!(index.found(term).contains_key(A), "{term}");
    }
    assert_eq!(index.found("36nqtw")["/so/van-ban/36-nq-tw-2014/"], 7);
}

#[test]
fn a_province_is_found_by_every_name_and_by_those_it_absorbed() {
    let index = Index::of(&site(&ARTICLES));
    let found = index.found("bình định");
    assert_eq!(
        (found["/so/tinh/binh-dinh/"], found["/so/tinh/gia-lai/"]),
        (7, 6)
    );
    let found = index.found("tphcm");
    assert_eq!((found["/so/tinh/ho-chi-minh/"], found[C]), (6, 1));
    assert!(
        index
            .found("br vt")
            .contains_key("/so/tinh/ba-ria-vung-tau/")
    );
}

#[test]
fn a_province_is_found_by_names_that_are_said_and_not_printed() {
    let index = Index::of(&site(&ARTICLES));
    for name in ["sài gòn", "saigon"] {
        let found = index.found(name);
        let (city, article) = (
            found.get("/so/tinh/ho-chi-minh/").copied(),
            found.get(C).copied(),
        );
        assert_eq!((city, article), (Some(6), Some(1)), "{name}");
    }
}

#[test]
fn spellings_of_one_word_have_one_form_and_its_variants_one_file() {
    let index = Index::of(&site(&ARTICLES));
    assert!(index.found("hòa bình").contains_key(C));
    assert!(index.found("hoà bình").is_empty());
    for (one, other) in [
        ("kỹ năng", "kĩ năng"),
        ("số", "sở"),
        ("chuyển đổi", "chuyển độ"),
    ] {
        let holds = |term: &str, file: &Value| file["terms"].get(term).is_some();
        let file = index
            .files
            .values()
            .find(|file| holds(one, file))
            .expect("it is found");
        let is_there = !index.found(other).is_empty();
        assert!(!is_there || holds(other, file), "{one} and {other}");
    }
}

#[test]
fn a_beginning_leads_to_the_best_of_its_words() {
    let index = Index::of(&site(&ARTICLES));
    for beginning in ["ch*", "chu*", "chuy*", "chuye*"] {
        assert!(index.found(beginning).contains_key(A), "{beginning}");
    }
    assert!(
        index.found("chuyen*").is_empty(),
        "a whole word is no beginning of itself"
    );
    assert!(index.found("36*").is_empty());
    let many: Vec<(String, String)> = (0..200)
        .map(|n| {
            let day = 1 + n % 28;
            (format!("{n}.md"), format!("title = \"Bài {n}\"\ndate = 2024-01-{day:02}\nprovince = \"Huế\"\n+++\nQuangcảnh.\n"))
        })
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (&**name, &**text)).collect();
    assert_eq!(Index::of(&site(&many)).found("quangc*").len(), 64);
}

#[test]
fn every_term_stands_in_the_bucket_of_its_key() {
    let site = site(&ARTICLES);
    let index = Index::of(&site);
    let contents = &index.files["muc-luc.json"];
    let n = |key: &str| place(&contents[key]);
    assert_eq!(n("n"), index.addresses.len());
    let shape = SearchShape::of(n("n"));
    assert_eq!(
        (n("words"), n("pairs"), n("chunk")),
        (shape.n_words, shape.n_pairs, 16)
    );
    assert_eq!(index.files.len(), shape.files().count());
    for (name, file) in &index.files {
        assert_eq!(file["order"], contents["order"], "{name}");
        let Some(terms) = file["terms"].as_object() else {
            continue;
        };
        for term in terms.keys() {
            let folded: Vec<String> = term.split(' ').map(folded).collect();
            let (key, file) = match &folded[..] {
                [word] => (word.clone(), bucket(word, shape.n_words, "tu")),
                [first, second] => {
                    let begin: String = second.chars().take(2).collect();
                    let key = format!("{first} {begin}");
                    let file = bucket(&key, shape.n_pairs, "cap");
                    (key, file)
                }
                _ => panic!("a term of three words: {term}"),
            };
            assert_eq!(*name, file, "{term} ({key})");
        }
    }
}

/// Written anew from the description of the format, as the script's is.
fn folded(term: &str) -> String {
    let key = bantin::vietnamese::search_key(term);
    let rhymes = ["hy", "ky", "ly", "my", "sy", "ty", "quy"];
    match key.strip_suffix('y') {
        Some(begin) if rhymes.contains(&&*key) => format!("{begin}i"),
        _ => key,
    }
}

fn bucket(key: &str, n: usize, kind: &str) -> String {
    let mut hash: u32 = 2_166_136_261;
    for unit in key.encode_utf16() {
        hash = (hash ^ u32::from(unit)).wrapping_mul(16_777_619);
    }
    format!("{kind}-{:03x}.json", hash as usize % n)
}

#[test]
fn results_can_be_narrowed() {
    let index = Index::of(&site(&ARTICLES));
    let at = index
        .addresses
        .iter()
        .position(|address| address == B)
        .expect("it is found");
    let facets = &index.files["muc-luc.json"]["facets"];
    let labels = |facet: &str| {
        let facet = &facets[facet];
        let column = numbers(facet["column"].as_str().expect("a text"));
        assert_eq!(column.len(), index.addresses.len());
        let set = facet["sets"][column[at] as usize]
            .as_array()
            .expect("a list");
        let label = |place: &Value| facet["labels"][self::place(place)].clone();
        set.iter().map(label).collect::<Vec<_>>()
    };
    assert_eq!(labels("province"), ["Bình Định"]);
    assert_eq!(labels("year"), ["2024"]);
    assert_eq!(labels("kind"), ["Tin, bài"]);
    assert!(labels("sector").is_empty() && labels("document").is_empty());
}

#[test]
fn a_result_shows_title_summary_and_day() {
    let index = Index::of(&site(&ARTICLES));
    let chunks = index
        .files
        .iter()
        .filter(|(name, _)| name.starts_with("trang-"));
    let mut entries = chunks.flat_map(|(_, file)| file["entries"].as_array().expect("a list"));
    let entry = entries.find(|entry| entry[1] == C).expect("it is found");
    assert_eq!(
        *entry,
        serde_json::json!([
            "Thành phố mở sàn giao dịch",
            C,
            "Kỹ năng số và kĩ năng mềm; phường Hoà Bình.",
            "2024-10-01",
            "1/10/2024"
        ])
    );
}

#[test]
fn a_province_without_an_introduction_is_told_in_a_sentence() {
    let index = Index::of(&site(&ARTICLES));
    let chunks = index
        .files
        .iter()
        .filter(|(name, _)| name.starts_with("trang-"));
    let entries = chunks.flat_map(|(_, file)| file["entries"].as_array().expect("a list"));
    let summaries: BTreeMap<&str, &str> = entries
        .filter_map(|entry| Some((entry[1].as_str()?, entry[2].as_str()?)))
        .collect();
    assert_eq!(summaries["/so/tinh/da-nang/"], "Gồm cả Quảng Nam.");
    assert_eq!(
        summaries["/so/tinh/vinh-long/"],
        "Gồm cả Bến Tre và Trà Vinh."
    );
    assert_eq!(summaries["/so/tinh/binh-dinh/"], "Nhập vào Gia Lai.");
    assert_eq!(summaries["/so/tinh/ha-noi/"], "");
}

/// What the page of the search says its index is, by an attribute.
fn version(site: &Site) -> String {
    let (path, key) = site
        .plan
        .iter()
        .find(|(_, key)| key.page == Page::Search)
        .expect("it is planned");
    let page = render(site, path, key).expect("it is drawn");
    let page = String::from_utf8(page).expect("it is text");
    let (_, rest) = page.split_once("data-version=").expect("it has a version");
    let end = rest.find([' ', '>']).expect("the tag goes on");
    rest[..end].trim_matches('"').to_owned()
}

#[test]
fn what_is_released_by_the_clock_makes_another_version_and_another_order() {
    let later = [(
        "a.md",
        "title = \"Bài hẹn giờ\"\ndate = 2026-11-22\nprovince = \"Huế\"\n+++\nNội dung.\n",
    )];
    let before = site_at(&later, "2026-11-21T08:00:00+07:00");
    let after = site_at(&later, "2026-11-23T08:00:00+07:00");
    assert_ne!(version(&before), version(&after));
    let order = |site: &Site| files(site)["muc-luc.json"]["order"].clone();
    assert_ne!(order(&before), order(&after));
    assert_eq!(
        version(&after),
        version(&site_at(&later, "2026-11-24T08:00:00+07:00"))
    );
}

#[test]
fn what_is_not_published_is_not_found() {
    let index = Index::of(&site(&ARTICLES));
    assert!(index.found("bímật").is_empty() && index.found("bản nháp").is_empty());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with = |n_threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(n_threads)
            .build();
        pool.expect("threads").install(|| files(&site(&ARTICLES)))
    };
    let one = with(1);
    assert!(with(2) == one && with(7) == one);
    // Whatever is asked for first.
    let site = site(&ARTICLES);
    let last = SearchFile::Pairs(0);
    let (path, key) = site
        .plan
        .iter()
        .find(|(_, key)| key.page == Page::SearchFile(last))
        .expect("it is planned");
    let bytes = render(&site, path, key).expect("it is drawn");
    assert_eq!(
        serde_json::from_slice::<Value>(&bytes).ok().as_ref(),
        one.get("cap-000.json")
    );
}
