//! Manifests that somebody edited.

use proptest::prelude::*;

use crate::holds;

fn manifest() -> impl Strategy<Value = String> {
    let path = prop_oneof![
        "(/|\\.|\\.\\.|[a-z]|đ|o\u{309}|\\\\|\u{0}){0,6}",
        "[a-z]{1,4}/index.html"
    ];
    let size = prop::sample::select(vec![
        "0",
        "12",
        "-1",
        "1.5",
        "18446744073709551615",
        "18446744073709551616",
        "\"1\"",
    ]);
    let digest = prop::sample::select(vec![
        "\"00112233445566778899aabbccddeeff\"",
        "\"00112233445566778899aabbccddeef\"",
        "\"+0112233445566778899aabbccddeeff\"",
        "\"x\"",
        "1",
    ]);
    let kind = prop::sample::select(vec!["article", "page", "home", "asset", "Article", ""]);
    let more = prop::sample::select(vec![
        "",
        "",
        ",\"text\":\"00112233445566778899aabbccddeeff\"",
        ",\"to\":\"../x\"",
        ",\"modified\":-9223372036854775808",
        ",\"modified\":9223372036854775808",
        ",\"unused_since\":\"2026-11-21T08:00:00Z\"",
        ",\"unused_since\":\"hôm qua\"",
        ",\"passing\":\"coming\"",
        ",\"khac\":1",
    ]);
    let file = (path, kind, size, digest, more).prop_map(|(path, kind, size, digest, more)| {
        let path = serde_json::to_string(&path).expect("a text");
        format!("{path}:{{\"kind\":\"{kind}\",\"size\":{size},\"digest\":{digest}{more}}}")
    });
    let version = prop::sample::select(vec!["2", "2", "2", "0", "1", "3", "-1", "\"2\""]);
    let state = prop::sample::select(vec!["clean", "committing", "Clean", ""]);
    (version, state, prop::collection::vec(file, 0..3)).prop_map(|(version, state, files)| {
        let files = files.join(",");
        format!("{{\"version\":{version},\"state\":\"{state}\",\"files\":{{{files}}}}}")
    })
}

proptest! {
    #[test]
    fn what_was_read_survives_its_text_and_names_nothing_outside(text in manifest(), cut in any::<prop::sample::Index>()) {
        holds::manifest::check(text.as_bytes());
        holds::manifest::check(&text.as_bytes()[..cut.index(text.len())]);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        holds::manifest::check(&bytes);
    }
}
