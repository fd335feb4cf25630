//! Names before and after.

use super::{ARTICLE, BUILT_IN, check, check_line, tidied_at};
use crate::registry::provinces::Spelling;

#[test]
fn a_name_is_spelled_as_the_register_has_it_on_its_day() {
    for (line, tidy) in [
        ("province = \"Tay Ninh\"", "province = \"Tây Ninh\""),
        ("province = \"tỉnh TÂY NINH\"", "province = \"Tây Ninh\""),
        ("province = \"Khánh Hoà\"", "province = \"Khánh Hòa\""),
        (
            "province = \"Sài Gòn\"",
            "province = \"Thành phố Hồ Chí Minh\"",
        ),
        ("province = \"Đăk Lăk\"", "province = \"Đắk Lắk\""),
        ("province = \"toan quoc\"", "province = \"toàn quốc\""),
        ("province = \"Toàn quốc\"", "province = \"toàn quốc\""),
        // Right as they are: an id, a name of its time, another word, an unknown name.
        ("province = \"tay-ninh\"", "province = \"tay-ninh\""),
        ("province = \"Ninh Thuận\"", "province = \"Ninh Thuận\""),
        ("province = \"Hà Tây\"", "province = \"Hà Tây\""),
        (
            "province = \"Thừa Thiên Huế\"",
            "province = \"Thừa Thiên Huế\"",
        ),
        (
            "province = \"thua thien hue\"",
            "province = \"Thừa Thiên Huế\"",
        ),
        ("province = \"TT Huế\"", "province = \"Huế\""),
        ("province = \"cả nước\"", "province = \"cả nước\""),
        ("province = \"Tây Nin\"", "province = \"Tây Nin\""),
        // In lists, with whatever stands around.
        (
            "province = [\n  \"tay ninh\", # một\n  'Gia lai',\n]",
            "province = [\n  \"Tây Ninh\", # một\n  'Gia Lai',\n]",
        ),
        ("resolution = \"NQ 36\"", "resolution = \"NQ 36\""),
        (
            "resolution = \"36-NQ-TW-2014\"",
            "resolution = \"36-nq-tw-2014\"",
        ),
        ("resolution = \"Đề án 06\"", "resolution = \"Đề án 06\""),
        ("resolution = \"03-NQ/CP\"", "resolution = \"03/NQ-CP\""),
        ("resolution = \"9 - NQ/TU\"", "resolution = \"09-NQ/TU\""),
        ("sectors = [\"Y Tế\"]", "sectors = [\"Y tế\"]"),
        ("sectors = [\"y-te\"]", "sectors = [\"y-te\"]"),
        ("topics = [\"chữ kí số\"]", "topics = [\"chữ kí số\"]"),
        ("topics = [\"Chữ ký số\"]", "topics = [\"chữ ký số\"]"),
        (
            "topics = [\"\"\"Chữ ký số\"\"\"]",
            "topics = [\"chữ ký số\"]",
        ),
        (
            "[[indicators]]\nvalue = 1\nmeasure = \"a\"\nprovince = \"binh dinh\"\ndocument = \"749/qd-ttg\"",
            "[[indicators]]\nvalue = 1\nmeasure = \"a\"\nprovince = \"Bình Định\"\ndocument = \"749/QĐ-TTg\"",
        ),
        // A title is words.
        ("kicker = \"tay ninh\"", "kicker = \"tay ninh\""),
    ] {
        check_line(line, tidy);
    }
    let before = "+++\ntitle = \"A\"\ndate = 2020-01-01\nprovince = \"TT Huế\"\n+++\n";
    check(ARTICLE, before, &before.replace("TT Huế", "Thừa Thiên Huế"));
}

#[test]
fn a_name_is_that_of_the_date_beside_it_which_is_mended_too() {
    for date in ["14-8-2020", "14.8.2020", "14/08/2020", "14-8-2020 16:42"] {
        let text = format!("+++\ntitle = \"A\"\ndate = \"{date}\"\nprovince = \"TT Huế\"\n+++\n");
        let tidied = tidied_at(ARTICLE, &text).expect("its notation can be read");
        let name = "province = \"Thừa Thiên Huế\"";
        assert!(tidied.text.contains(name), "{date}: {}", tidied.text);
    }
}

/// What is remarked upon (P02, P06) is put right, whatever the day.
#[test]
fn no_name_is_left_of_which_check_would_say_how_to_spell_it() {
    let provinces = &BUILT_IN.provinces;
    for typed in provinces.names() {
        let (id, _) = provinces.resolve(typed).expect("it is one of its names");
        for day in ["date = 2020-01-01\n", "date = 2026-03-01\n", ""] {
            let text = format!("+++\n{day}province = \"{typed}\"\n+++\n");
            let tidied = tidied_at(ARTICLE, &text).expect("its notation can be read");
            let name = tidied.text.split('"').nth(1).expect("there is a name");
            assert_eq!(
                provinces.resolve(name),
                Some((id, Spelling::Right)),
                "{text}"
            );
        }
    }
}

#[test]
fn a_name_stands_once_in_its_list() {
    for (line, tidy) in [
        (
            "province = [\"tay ninh\", \"Tây Ninh\", 'Huế', \"TÂY NINH\"]",
            "province = [\"Tây Ninh\", 'Huế']",
        ),
        (
            "resolution = [\"749/qd-ttg\", \"749/QĐ-TTg\"] # hai lần",
            "resolution = [\"749/QĐ-TTg\"] # hai lần",
        ),
        (
            "topics = [\n  \"chữ ký số\", # một\n  \"Chữ Ký Số\",\n  \"chuyện lạ\",\n  \"Chuyện lạ\"\n]",
            "topics = [\n  \"chữ ký số\", # một\n  \"Chữ Ký Số\",\n  \"chuyện lạ\"\n]",
        ),
        (
            "topics = [\n  \"chuyện lạ\",\n  \"chuyện lạ\",\n  \"chuyện lạ\",\n]",
            "topics = [\n  \"chuyện lạ\",\n]",
        ),
        ("sectors = [\"y-te\", \"Y tế\"]", "sectors = [\"y-te\"]"),
        // Something is noted beside it.
        (
            "topics = [\n  \"chuyện lạ\",\n  \"chuyện lạ\", # hai\n]",
            "topics = [\n  \"chuyện lạ\",\n  \"chuyện lạ\", # hai\n]",
        ),
        // Two names of one thing; the second may be the better one.
        (
            "province = [\"Huế\", \"Thừa Thiên Huế\"]",
            "province = [\"Huế\", \"Thừa Thiên Huế\"]",
        ),
        (
            "topics = [\"ban tin so\", \"bản tin số\", \"Bản tin số\"]",
            "topics = [\"ban tin so\", \"bản tin số\"]",
        ),
        (
            "topics = [\"thi đua\", \"thị đưa\"]",
            "topics = [\"thi đua\", \"thị đưa\"]",
        ),
        (
            "topics = [\"chu ky so\", \"chữ ký số\"]",
            "topics = [\"chữ ký số\"]",
        ),
        // Words.
        ("author = [\"A\", \"A\"]", "author = [\"A\", \"A\"]"),
    ] {
        let tidy = tidy.replace("\"Chữ Ký Số\"", "\"chữ ký số\"");
        check_line(line, &tidy);
    }
    let before = "---\ntitle: A\ndate: 2026-03-01\nprovince:\n  - tay ninh\n  - Tây Ninh\n  - Huế\n  - Huế # lần hai\ntopics: [a, b, a]\n---\n";
    let after = "---\ntitle: A\ndate: 2026-03-01\nprovince:\n  - Tây Ninh\n  - Huế\n  - Huế # lần hai\ntopics: [a, b]\n---\n";
    check(ARTICLE, before, after);
    let record = "content/van-ban/tay-ninh/17-kh-ubnd-2021.md";
    let before =
        "+++\nnumber = \"17/KH-UBND\"\nimplements = [\"749/QĐ-TTg\", \"749/qd-ttg\"]\n+++\n";
    check(record, before, &before.replace(", \"749/qd-ttg\"", ""));
}
