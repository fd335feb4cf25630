//! Broken heads: refused by the schema at the place at which, and for the reason for which, the reader refuses them.

use bantin::diagnostic::{Code, Level};
use bantin::schema::Known;
use bantin::site::Memo;
use bantin::source::{SitePath, SourceTree};

use crate::{Validator, compiled, convert, kind_of};

const SETTINGS: &str = "title = \"Tin\"\nbase_url = \"https://tin.example.vn\"\n";
const INDICATOR: &str = "+++\nname = \"Hộ có điện thoại\"\nunit = \"%\"\n+++\n";
const HEAD: &str =
    "title = \"Một\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n";

/// Asserts that both refuse the file at `path`: the reader by `code`, the schema by all of `faults` and nothing
/// else. Of several ways in which a value could have been right each is a fault.
#[track_caller]
fn check(path: &str, text: &str, code: Code, faults: &[&str]) {
    let mut files = vec![
        ("bantin.toml", SETTINGS),
        ("content/chi-so/ho.md", INDICATOR),
    ];
    files.retain(|(known, _)| *known != path);
    files.push((path, text));
    let files = files
        .into_iter()
        .map(|(path, text)| (SitePath::new(path), text.as_bytes().to_vec()));
    let (tree, found) = SourceTree::in_memory(files);
    let compiled = compiled(tree, found, &mut Memo::default());
    let mut errors = compiled
        .diagnostics
        .iter()
        .filter(|d| d.level() == Level::Error);
    let told: Vec<&str> = errors.clone().map(|d| d.code().as_str()).collect();
    assert!(errors.any(|d| d.code() == code), "the reader told {told:?}");
    let site = compiled.site.expect("a site");
    let kind = kind_of(&SitePath::new(path)).expect("a file with a head");
    let value = convert::json(kind, text).expect("a head");
    let found = Validator::new(Known::of(&site)).faults(kind, &value);
    assert_eq!(found, faults, "{text}");
}

/// An article with these lines, in place of those with the same keys.
fn article(lines: &str) -> String {
    let key = |line: &str| line.split(" =").next().map(str::to_owned);
    let own: Vec<_> = lines.lines().map(key).collect();
    let kept = HEAD.lines().filter(|line| !own.contains(&key(line)));
    let kept: Vec<&str> = kept.collect();
    format!("+++\n{}\n{lines}\n+++\n", kept.join("\n"))
}

#[track_caller]
fn check_article(lines: &str, code: Code, faults: &[&str]) {
    check("content/bai-viet/mot.md", &article(lines), code, faults);
}

#[test]
fn an_unknown_key() {
    check_article("sumary = \"…\"", Code::F05, &[": unknown sumary"]);
    check_article(
        "image = { src = \"a.jpg\", alt = \"A\", width = 3 }",
        Code::F05,
        &["/image: unknown width"],
    );
    check(
        "bantin.toml",
        &format!("{SETTINGS}tile = \"x\"\n"),
        Code::F05,
        &[": unknown tile"],
    );
    check(
        "content/_mac-dinh.toml",
        "title = \"Một\"\n",
        Code::F05,
        &[": unknown title"],
    );
}

#[test]
fn a_key_that_is_missing() {
    let text = "+++\ntitle = \"Một\"\n+++\n";
    check(
        "content/bai-viet/mot.md",
        text,
        Code::F01,
        &[": required date province"],
    );
    check_article(
        "image = { src = \"a.jpg\" }",
        Code::F01,
        &["/image: required alt"],
    );
    check_article(
        "accept = [{ code = \"F04\" }]",
        Code::F01,
        &["/accept/0: required reason", "/accept: type object"],
    );
    check(
        "content/chi-so/ho.md",
        "+++\nunit = \"%\"\n+++\n",
        Code::F01,
        &[": required name"],
    );
    check(
        "bantin.toml",
        "title = \"Tin\"\n",
        Code::G02,
        &[": required base_url"],
    );
}

#[test]
fn a_value_of_the_wrong_type() {
    check_article("draft = \"không\"", Code::F06, &["/draft: type boolean"]);
    check_article(
        "summary = [\"Một\"]",
        Code::F06,
        &["/summary: type boolean number string"],
    );
    check_article(
        "topics = [{ name = \"chữ ký số\" }]",
        Code::F06,
        &[
            "/topics/0: enum",
            "/topics/0: type boolean number string",
            "/topics: enum",
            "/topics: type boolean number string",
        ],
    );
    check_article("image = \"a.jpg\"", Code::F06, &["/image: type object"]);
    check_article("pin = { rank = 4 }", Code::F06, &["/pin/rank: maximum"]);
    check(
        "bantin.toml",
        &format!("{SETTINGS}per_page = 0\n"),
        Code::F06,
        &["/per_page: minimum"],
    );
    check(
        "bantin.toml",
        &format!("{SETTINGS}tagline = 2024\n"),
        Code::F06,
        &["/tagline: type string"],
    );
}

#[test]
fn a_text_that_is_empty() {
    check_article("title = \"\"", Code::F08, &["/title: minLength"]);
    check_article(
        "province = []",
        Code::F08,
        &[
            "/province: enum",
            "/province: minItems",
            "/province: type string",
        ],
    );
    check(
        "content/bai-viet/mot.md",
        "---\ntitle: Một\ndate: 2024-08-14\nprovince: Huế\nsummary: Tóm tắt.\nkicker:\n---\n",
        Code::F08,
        &["/kicker: type boolean number string"],
    );
}

#[test]
fn a_word_that_is_none_of_a_few() {
    check_article("kind = \"tin\"", Code::F07, &["/kind: enum"]);
    check_article(
        "accept = [{ code = \"P01\", reason = \"…\" }]",
        Code::F07,
        &["/accept/0/code: enum", "/accept: type object"],
    );
    check(
        "bantin.toml",
        &format!("{SETTINGS}language = \"fr\"\n"),
        Code::F07,
        &["/language: enum"],
    );
    check(
        "bantin.toml",
        &format!("{SETTINGS}[hosting]\nfiles = [\"nginx\", \"lighttpd\"]\n"),
        Code::F07,
        &["/hosting/files/1: enum", "/hosting/files: type string"],
    );
    check(
        "content/van-ban/36-nq-tw-2014.md",
        "+++\nstatus = \"còn hiệu lực\"\n+++\n",
        Code::F07,
        &["/status: enum"],
    );
    check(
        "content/van-ban/36-nq-tw-2014.md",
        "+++\ntype = \"XYZ\"\n+++\n",
        Code::F07,
        &["/type: enum", "/type: pattern"],
    );
}

#[test]
fn a_name_that_no_register_has() {
    check_article(
        "province = \"Bắc Giangg\"",
        Code::P01,
        &[
            "/province: enum",
            "/province: pattern",
            "/province: type array",
        ],
    );
    check_article(
        "province = [\"Huế\", \"Hóc Môn\"]",
        Code::P01,
        &[
            "/province/1: enum",
            "/province/1: pattern",
            "/province: enum",
            "/province: type string",
        ],
    );
    check_article(
        "sectors = [\"y tế số hóa\"]",
        Code::T01,
        &[
            "/sectors/0: enum",
            "/sectors/0: pattern",
            "/sectors: enum",
            "/sectors: type string",
        ],
    );
    check_article(
        "indicators = [{ id = \"hoo\", value = 5 }]",
        Code::I03,
        &["/indicators/0/id: enum", "/indicators: type object"],
    );
}

#[test]
fn a_day_that_is_none() {
    check_article("date = \"2024-02-30\"", Code::D01, &["/date: pattern"]);
    check_article("date = \"hôm qua\"", Code::D01, &["/date: pattern"]);
    check_article("date = \"31/13/2024\"", Code::D01, &["/date: pattern"]);
    check_article("expires = \"cuối năm\"", Code::D01, &["/expires: pattern"]);
    check(
        "content/bai-viet/mot.md",
        "---\ntitle: Một\ndate: 14-08-2024\nprovince: Huế\nsummary: Tóm tắt.\n---\n",
        Code::D01,
        &["/date: pattern"],
    );
}

#[test]
fn a_number_that_is_none() {
    check_article(
        "indicators = [{ id = \"ho\", value = \"khoảng 5\" }]",
        Code::I01,
        &["/indicators/0/value: pattern", "/indicators: type object"],
    );
    check_article(
        "indicators = [{ id = \"ho\", value = \"9.56%\" }]",
        Code::I01,
        &["/indicators/0/value: pattern", "/indicators: type object"],
    );
}

#[test]
fn keys_that_need_or_forbid_each_other() {
    check_article("kind = \"aggregated\"", Code::F09, &[": required source"]);
    check_article("kind = \"correction\"", Code::F09, &[": required corrects"]);
    check_article("corrects = \"hai.md\"", Code::F09, &[": required kind"]);
    check_article("kind = \"event\"", Code::F09, &[": required event"]);
    check_article(
        "indicators = [{ value = 5 }]",
        Code::F09,
        &[
            "/indicators/0: required id",
            "/indicators/0: required measure",
            "/indicators: type object",
        ],
    );
    check_article(
        "indicators = [{ id = \"ho\", measure = \"hộ\", value = 5 }]",
        Code::F11,
        &["/indicators/0: oneOf", "/indicators: type object"],
    );
}

#[test]
fn an_address_of_the_wrong_form() {
    check_article("slug = \"Chữ ký số\"", Code::N02, &["/slug: pattern"]);
    check_article("id = \"abc\"", Code::N07, &["/id: pattern"]);
    check_article(
        "aliases = [\"bai-viet/cu/\"]",
        Code::N06,
        &[
            "/aliases/0: pattern",
            "/aliases: type boolean number string",
        ],
    );
    check_article(
        "source = { name = \"Báo\", url = \"bao.vn\" }",
        Code::F07,
        &["/source/url: pattern"],
    );
    for (line, faults) in [
        ("base_url = \"tin.example.vn\"", &["/base_url: pattern"][..]),
        (
            "timezone_offset = \"7\"",
            &["/timezone_offset: pattern"][..],
        ),
        ("theme = \"../toasoan\"", &["/theme: pattern"][..]),
        (
            "sections = { articles = \"Bài viết\" }",
            &["/sections/articles: pattern"][..],
        ),
        (
            "permalinks = { article = \"/{slug}/{year}/\" }",
            &["/permalinks/article: pattern"][..],
        ),
        (
            "navigation = [{ title = \"Tỉnh\", url = \"tinh/\" }]",
            &["/navigation/0/url: pattern", "/navigation: type object"][..],
        ),
        (
            "publisher = { logo = \"logo.svg\" }",
            &["/publisher/logo: pattern"][..],
        ),
        (
            "data = { licence = \"CC\", licence_url = \"CC\" }",
            &["/data/licence_url: pattern"][..],
        ),
    ] {
        let key = line.split(" =").next().expect("a key");
        let kept = SETTINGS.lines().filter(|line| !line.starts_with(key));
        let text = format!("{line}\n{}\n", kept.collect::<Vec<_>>().join("\n"));
        check("bantin.toml", &text, Code::G04, faults);
    }
}
