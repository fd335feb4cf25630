//! Advice on texts of every form.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{alike, on_article};
use crate::article::{Article, Defaults, ReadContext, read_article};
use crate::config::read_config;
use crate::diagnostic::{Code, Source};
use crate::source::SitePath;
use crate::vietnamese::Lang;

fn article(text: &str) -> Article {
    let settings = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";
    let settings = Source::new(SitePath::new("bantin.toml"), settings);
    let config = read_config(&settings).0.expect("the settings are sound");
    let defaults = Defaults::default().into();
    let context = ReadContext {
        config: &config,
        defaults: &defaults,
    };
    let head = "+++\ntitle = \"Bài\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n\n";
    let source = Source::new(SitePath::new("content/a.md"), format!("{head}{text}\n"));
    let (article, _) = read_article(&source, &context);
    article.expect("the head is sound")
}

/// Each finding: its code and the text that it marks, in NFC.
fn marked(text: &str) -> Vec<(Code, String)> {
    let article = article(text);
    let found = on_article(&article, Lang::Vi);
    let marked = found.iter().map(|finding| {
        let place = finding.place().expect("advice on a text has a place");
        let text: String = place.text()[place.span().clone()].nfc().collect();
        (finding.code(), text)
    });
    marked.collect()
}

#[test]
fn findings_are_the_same_in_every_form_of_the_text() {
    let text =
        "Xã h tr 50% giá tr hp đồng.\n\nThông tinnguồn **của của** tỉnh; 00% hộ, 9.56% xã.\n";
    let known = marked(text);
    let codes: Vec<Code> = known.iter().map(|(code, _)| *code).collect();
    let expected = [
        Code::C01,
        Code::C02,
        Code::C04,
        Code::C03,
        Code::I08,
        Code::I09,
    ];
    assert_eq!(codes, expected);
    let decomposed: String = text.nfd().collect();
    assert_eq!(marked(&decomposed), known);
    assert_eq!(marked(&text.replace('\n', "\r\n")), known);
}

proptest! {
    #[test]
    fn no_text_is_too_odd(
        text in "(\\PC|[ -~]|[àếđạ%“”.,\u{a0}\n]|h |tr |hp |của |công tác |tinnguồn |00% |1.5%|GMT\\+0|\\[x\\]\\(http://a.gov.vn\\)|<i lang=\"en\">|</i>|`|á»){0,40}",
    ) {
        let article = article(&text);
        for finding in on_article(&article, Lang::Vi) {
            let place = finding.place().expect("advice on a text has a place");
            prop_assert!(place.text().get(place.span().clone()).is_some());
        }
        prop_assert!(alike::alike(&[&article]).is_empty());
    }
}
