//! Heads of requests that are nearly right.

use proptest::prelude::*;

use crate::holds;

fn request() -> impl Strategy<Value = String> {
    let method = prop::sample::select(vec!["GET", "GET", "GET", "HEAD", "POST", "get", ""]);
    let target = prop_oneof![
        "(/|%2e|%2F|\\.|\\\\|đ|[a-z?#]| ){0,9}",
        "/[a-z/]{0,9}",
        "\\PC{0,9}"
    ];
    let version = prop::sample::select(vec![
        "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/x", "",
    ]);
    let header = prop::sample::select(vec![
        "Host: 127.0.0.1:1111",
        "Host: localhost:1111",
        "Host: evil.example",
        "host: 127.0.0.1:1111",
        "Origin: http://127.0.0.1:1111",
        "Origin: null",
        "Content-Length: 0",
        "Content-Length: 9",
        "Transfer-Encoding: chunked",
        "Range: bytes=0-9",
        "If-Range: \"a\"",
        "If-None-Match: *",
        "If-None-Match: \"đ\"",
        " folded: x",
        "no colon",
        "X: \u{7f}",
        "",
    ]);
    let end = prop::sample::select(vec!["\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r", "\r\n\r\n"]);
    let headers = prop::collection::vec((header, end), 0..6);
    (method, target, version, headers).prop_map(|(method, target, version, headers)| {
        let mut text = format!("{method} {target} {version}\r\nHost: 127.0.0.1:1111\r\n");
        for (header, end) in headers {
            text.extend([header, end]);
        }
        text + "\r\n"
    })
}

proptest! {
    #[test]
    fn what_goes_on_is_one_plain_request(text in request()) {
        holds::guard::check(text.as_bytes());
    }

    #[test]
    fn any_path_is_below_the_root_or_nothing(text in "(/|%2[eEfF]|%5c|%c4%91|%00|\\.|\\\\|[a-z%]|đ|\u{85}){0,12}") {
        holds::guard::check(text.as_bytes());
        holds::guard::check(format!("/{text}").as_bytes());
    }

    #[test]
    fn any_range_gives_bytes_that_are_there(text in "(bytes|BYTES|items)?=?[0-9]{0,20}-[0-9]{0,20}(,1-2)?") {
        holds::guard::check(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds::guard::check(&bytes);
    }
}
