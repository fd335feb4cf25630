//! Texts before and after.

mod any;
mod names;
mod sites;

use std::sync::LazyLock;

use super::Line::{Gone, New, Place, Same};
use super::*;
use crate::registry::Registries;
use crate::source::SitePath;
use crate::vietnamese::nfc;

const ARTICLE: &str = "content/bai-viet/tay-ninh.md";

static BUILT_IN: LazyLock<Registries> =
    LazyLock::new(|| Registries::extended(&[], &[], &[], &[]).0);

fn tidied_at(path: &str, text: &str) -> Option<Tidied> {
    let known = Known {
        registries: &BUILT_IN,
        offset: Offset::HANOI,
    };
    let tidied = tidy(&Source::new(SitePath::new(path), text), known);
    if let Some(tidied) = &tidied {
        let again = tidy(
            &Source::new(SitePath::new(path), tidied.text.as_str()),
            known,
        );
        let again = again.expect("what is in order can be read");
        assert_eq!(again.text, tidied.text, "the second run changes nothing");
        assert_eq!(again.done, Done::default());
    }
    tidied
}

#[track_caller]
fn check(path: &str, before: &str, after: &str) {
    let tidied = tidied_at(path, before).expect("its notation can be read");
    assert_eq!(tidied.text, after);
}

/// The head of an article after `title` and `date`, in order.
#[track_caller]
fn check_line(line: &str, tidy: &str) {
    let article =
        |line: &str| format!("+++\ntitle = \"A\"\ndate = 2026-03-01\n{line}\n+++\nThân.\n");
    check(ARTICLE, &article(line), &article(tidy));
}

#[test]
fn eight_slips_are_mended_at_once() {
    let before = "+++\nprovince = “Tay Ninh”\ntopics = ['Dịch vụ công trực tuyến']\nresolution＝\"36 – nq/tw\"\ndate = \"14/08/2024\"\ntitle = “Tây Ninh: “số hóa” di tích”\nkicker\u{a0}= \"So\u{302}\u{301} lie\u{323}\u{302}u\"\n＋＋＋\nTa\u{302}y Ninh “nói” 36-nq/tw.";
    let after = "+++\ntitle = \"Tây Ninh: “số hóa” di tích\"\ndate = 2024-08-14\nprovince = \"Tây Ninh\"\nresolution = \"36-NQ/TW\"\ntopics = ['dịch vụ công trực tuyến']\nkicker = \"Số liệu\"\n+++\nTây Ninh “nói” 36-nq/tw.\n";
    let tidied = tidied_at(ARTICLE, before).expect("all of it can be mended");
    assert_eq!(tidied.text, after.replace("resolution = ", "resolution="));
    let done = Done {
        letters: 3,
        signs: 5,
        names: 3,
        dates: 1,
        doubles: 0,
        is_sorted: true,
        is_ended: true,
    };
    assert_eq!(tidied.done, done);
}

#[test]
fn a_date_is_put_year_first_when_it_has_one_reading() {
    for (line, tidy) in [
        ("updated = \"14/08/2026\"", "updated = 2026-08-14"),
        ("updated = '14-8-2026'", "updated = 2026-08-14"),
        ("updated = 14/8/2026", "updated = 2026-08-14"),
        ("expires = \"31.12.2026\"", "expires = 2026-12-31"),
        (
            "event = { start = \"14/08/2026 16:42\", place = \"Huế\" }",
            "event = { start = 2026-08-14T16:42:00+07:00, place = \"Huế\" }",
        ),
        ("updated = \"03/09/2026\"", "updated = \"03/09/2026\""),
        ("updated = \"2026-08-14\"", "updated = \"2026-08-14\""),
        ("updated = \"hôm qua\"", "updated = \"hôm qua\""),
        ("summary = \"14/08/2026\"", "summary = \"14/08/2026\""),
    ] {
        check_line(line, tidy);
    }
}

#[test]
fn signs_are_exchanged_where_it_is_certain_what_they_are() {
    for (line, tidy) in [
        ("kicker = “Số liệu”", Some("kicker = \"Số liệu\"")),
        ("kicker = «Số liệu»", Some("kicker = \"Số liệu\"")),
        ("kicker = ‘Số liệu’", Some("kicker = \"Số liệu\"")),
        ("kicker = “Số liệu\"", Some("kicker = \"Số liệu\"")),
        ("kicker = \"Số liệu”", Some("kicker = \"Số liệu\"")),
        (
            "kicker ＝ “Số \\ liệu” # ghi chú",
            Some("kicker = \"Số \\\\ liệu\" # ghi chú"),
        ),
        (
            "kicker： “Số “hai” liệu”",
            Some("kicker= \"Số “hai” liệu\""),
        ),
        (
            "kicker = “Số \"hai\" liệu”",
            Some("kicker = \"Số \\\"hai\\\" liệu\""),
        ),
        (
            "topics = ［“một”， “hai, ba”］",
            Some("topics = [\"một\", \"hai, ba\"]"),
        ),
        (
            "image = { src = “a.jpg”, alt = “một, hai” }",
            Some("image = { src = \"a.jpg\", alt = \"một, hai\" }"),
        ),
        ("kicker\u{200b} = \u{a0}\"x\"", Some("kicker =  \"x\"")),
        // Words that stand in quotation marks themselves.
        ("kicker = “Một” và “hai”", None),
        ("kicker = \"Một “hai”", None),
        ("kicker = “Một", None),
        ("kicker = “Một” # “hai”", None),
        ("kicker = ＂Một ＂hai＂ ba＂", None),
        // Another mistake beside it.
        ("kicker = “Một”\nsummary = \"hai", None),
    ] {
        let article = |line: &str| {
            format!("+++\ntitle = \"A\"\ndate = 2026-03-01\nprovince = \"Huế\"\n{line}\n+++\n")
        };
        let tidied = tidied_at(ARTICLE, &article(line)).map(|tidied| tidied.text);
        // Keys of one table stand in the order of the manual.
        let sorted = |line: &str| {
            tidied_at(ARTICLE, &article(line))
                .expect("it is right")
                .text
        };
        assert_eq!(tidied, tidy.map(sorted), "{line}");
    }
}

#[test]
fn yaml_stays_yaml() {
    let before = "—--\n# Ghi chú về cả bài.\n\n# Chủ đề.\ntopics:\n    - Chữ ký số\n\n    - “Một cửa: mới”\nprovince: tay ninh # nơi viết\n\ntitle： “Tây Ninh: số hóa”\nsummary: >-\n  Hai dòng\n  # là chữ\n# Ngày đăng.\ndate: 14/8/2024\nresolution: [“36-nq/tw”, '749/qd-ttg']\n---\n\n- “Thân bài”\n";
    let after = "---\n# Ghi chú về cả bài.\n\ntitle: \"Tây Ninh: số hóa\"\n# Ngày đăng.\ndate: 2024-08-14\nprovince: Tây Ninh # nơi viết\nresolution: [\"36-NQ/TW\", '749/QĐ-TTg']\n\n# Chủ đề.\ntopics:\n    - chữ ký số\n\n    - \"Một cửa: mới\"\nsummary: >-\n  Hai dòng\n  # là chữ\n---\n\n- “Thân bài”\n";
    check(ARTICLE, before, after);
}

#[test]
fn comments_go_with_their_key_and_tables_stay_at_the_end() {
    let before = "+++\n# Bài của phòng.\n\nslug = \"a\"\nkhoa_la = 1\n\n# Ngày đăng,\n# theo giờ Hà Nội.\ndate = 2026-03-01 # xong\ntitle = \"A\"\n# sectors = [\"y-te\"]\n\n# Ảnh.\n[image]\nsrc = \"a.jpg\"\nalt = \"Ảnh\"\n[extra]\nb = 1\na = 2\n# hết\n+++\n";
    let after = "+++\n# Bài của phòng.\n\ntitle = \"A\"\n\n# Ngày đăng,\n# theo giờ Hà Nội.\ndate = 2026-03-01 # xong\nslug = \"a\"\nkhoa_la = 1\n# sectors = [\"y-te\"]\n\n# Ảnh.\n[image]\nsrc = \"a.jpg\"\nalt = \"Ảnh\"\n[extra]\nb = 1\na = 2\n# hết\n+++\n";
    check(ARTICLE, before, after);
}

#[test]
fn keys_that_are_commented_out_go_where_the_key_would() {
    let before = "+++\n# Lời nhắc.\ntitle = \"A\"\ndate = 2026-03-01\n# province = \"Huế\"  # bắt buộc\n# summary = \"…\"\n# image: không phải khóa\ndraft = true\n# slug = \"a\"\nauthor = \"B\"\n\ntopics = [\"chữ ký số\"]\n+++\n";
    let after = "+++\n# Lời nhắc.\ntitle = \"A\"\ndate = 2026-03-01\n# province = \"Huế\"  # bắt buộc\n\ntopics = [\"chữ ký số\"]\n# summary = \"…\"\nauthor = \"B\"\n# image: không phải khóa\ndraft = true\n# slug = \"a\"\n+++\n";
    check(ARTICLE, before, after);
    // In order, they stay as they are.
    let sorted = "+++\n# slug = \"a\"\ntitle = \"A\"\n# draft = true\ndate = 2026-03-01\n+++\n";
    check(ARTICLE, sorted, sorted);
}

#[test]
fn what_reaches_over_lines_is_moved_as_a_whole() {
    let before = "+++\nsummary = \"\"\"\n# Một\n\ntitle = hai\n# ba \"\"\"\ntopics = [ # bốn\n  # năm\n  \"chữ ký số\",\n\n]\ntitle = \"A\"\ndate = 2026-03-01\n+++\n";
    let after = "+++\ntitle = \"A\"\ndate = 2026-03-01\ntopics = [ # bốn\n  # năm\n  \"chữ ký số\",\n\n]\nsummary = \"\"\"\n# Một\n\ntitle = hai\n# ba \"\"\"\n+++\n";
    check(ARTICLE, before, after);
}

#[test]
fn keys_that_are_parts_of_another_one_are_left_where_they_are() {
    let before = "+++\nsource.name = \"Báo\"\ndate = 2026-03-01\nsource.url = \"https://a.vn\"\ntitle = \"A\"\nprovince = \"tay ninh\"\n+++\n";
    check(ARTICLE, before, &before.replace("tay ninh", "Tây Ninh"));
}

#[test]
fn line_ends_stay_as_they_are() {
    let before = "+++\r\ndate = \"14/08/2024\"\r\n\r\ntitle = “A”\r\n+++\r\n\r\nMột.\r\nHai.";
    let after = "+++\r\ntitle = \"A\"\r\n\r\ndate = 2024-08-14\r\n+++\r\n\r\nMột.\r\nHai.\r\n";
    check(ARTICLE, before, after);
}

#[test]
fn every_sort_of_file_has_its_order() {
    for (path, before, after) in [
        (
            "content/van-ban/tay-ninh/17-kh-ubnd-2021.md",
            "+++\ntitle = \"Kế hoạch\"\nimplements = [\"749/qd-ttg\", \"36-nq-tw-2014\"]\ndate = \"31/03/2021\"\nnumber = \"17/kh-ubnd\"\nprovince = \"tay ninh\"\n+++\n",
            "+++\nnumber = \"17/KH-UBND\"\nprovince = \"Tây Ninh\"\ndate = 2021-03-31\ntitle = \"Kế hoạch\"\nimplements = [\"749/QĐ-TTg\", \"36-nq-tw-2014\"]\n+++\n",
        ),
        (
            "content/bai-viet/_mac-dinh.toml",
            "# Cả thư mục.\ntopics = [\"Chữ Ký Số\"]\nprovince = “TT Huế”",
            "# Cả thư mục.\ntopics = [\"chữ ký số\"]\nprovince = \"Huế\"\n",
        ),
        (
            "content/chi-so/ho-so.md",
            "+++\nunit = \"%\"\nname = \"Hồ sơ\"\n+++\n",
            "+++\nname = \"Hồ sơ\"\nunit = \"%\"\n+++\n",
        ),
        (
            "content/tinh/tay-ninh.md",
            "Không có phần đâ\u{300}u.",
            "Không có phần đầu.\n",
        ),
        (
            "content/linh-vuc/y-te.md",
            "---\nsummary: a\ntopics: [Chữ Ký Số]\n---\n",
            "---\ntopics: [Chữ Ký Số]\nsummary: a\n---\n",
        ),
        (
            "content/trang/lien-he.md",
            "+++\nslug = \"lien-he\"\ntitle = \"tay ninh\"\n+++\n",
            "+++\ntitle = \"tay ninh\"\nslug = \"lien-he\"\n+++\n",
        ),
    ] {
        let after = if path.ends_with("toml") {
            "province = \"Huế\"\n# Cả thư mục.\ntopics = [\"chữ ký số\"]\n"
        } else {
            after
        };
        check(path, before, after);
    }
}

#[test]
fn what_cannot_be_read_is_no_ones_to_mend() {
    for text in [
        "+++\ntitle = \"A\ndate = 2026-03-01\n+++\n",
        "+++\ntitle = \"A\"\n",
        "+++\ntitle = \"A\"\ntitle = \"B\"\n+++\n",
        "---\ntitle: &a A\n---\n",
    ] {
        assert_eq!(tidied_at(ARTICLE, text), None, "{text}");
    }
}

/// Every file of `content/` that this repository has, by its path in its site.
fn files_of_the_repository() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for start in ["content", "tests"] {
        for entry in walkdir::WalkDir::new(root.join(start)).sort_by_file_name() {
            let path = entry.expect("the repository can be read").into_path();
            let whole = path.to_string_lossy().replace('\\', "/");
            let below = whole
                .rfind("/content/")
                .map(|at| whole[at + 1..].to_owned());
            let Some(below) = below.filter(|path| work::is_ours(&SitePath::new(path))) else {
                continue;
            };
            // Some are no text on purpose.
            if let Ok(text) = std::fs::read_to_string(&path) {
                found.push((below, text));
            }
        }
    }
    assert!(found.len() > 300, "the sites of the tests were not found");
    found
}

#[test]
fn every_site_of_the_repository_keeps_its_words() {
    for (path, text) in files_of_the_repository() {
        let text = text.trim_start_matches('\u{feff}');
        let Some(tidied) = tidied_at(&path, text) else {
            continue;
        };
        let body =
            |text: &str| text[end_of_head(&Source::new(SitePath::new(&path), text))..].to_owned();
        let (before, after) = (nfc(text).into_owned(), tidied.text);
        let words = |text: &str| body(text).lines().skip(1).collect::<Vec<_>>().join("\n");
        assert_eq!(words(&before), words(&after), "{path}");
    }
}

#[test]
fn a_diff_shows_lines_with_three_around() {
    let before = "a\nb\nc\nd\n+\n1\n2\n3\n4\n5\n";
    let after = "b\nc\nd\na\n+\n1\n2\nba\n4\n5\n";
    let lines = diff(before, after, "a\nb\nc\nd\n".len());
    let expected = [
        Place("@@ -1,10 +1,10 @@".to_owned()),
        Gone("a"),
        Same("b"),
        Same("c"),
        Same("d"),
        New("a"),
        Same("+"),
        Same("1"),
        Same("2"),
        Gone("3"),
        New("ba"),
        Same("4"),
        Same("5"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(diff(before, before, 4), []);
}
