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
        "\"0\"",
        "\"00ff00ff00ff00ff\"",
        "\"+1\"",
        "\"x\"",
        "\"00112233445566778\"",
        "1",
    ]);
    let file = (path, size, digest).prop_map(|(path, size, digest)| {
        let path = serde_json::to_string(&path).expect("a text");
        format!("{path}:{{\"size\":{size},\"digest\":{digest}}}")
    });
    let version = prop::sample::select(vec!["1", "1", "1", "0", "2", "-1", "\"1\""]);
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
