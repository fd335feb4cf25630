//! The network side of the preview, from outside: what a hostile or clumsy client can do to it.
//!
//! The numbers are those of the fault matrix.

#[path = "network/client.rs"]
mod client;
#[path = "network/site.rs"]
mod site;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use client::{answers_promptly, ask, connect, get, read_to_end, request, send, within};
use site::{ARTICLE, Apart, FILM};

#[test]
fn server_apart() {
    site::serve_apart();
}

#[test]
fn pages_are_found_and_protected() {
    let server = site::start();
    let home = get(server.address(), "/");
    assert_eq!(home.status, 200);
    assert_eq!(home.body, "<h1>Trang chủ</h1>".as_bytes());
    assert_eq!(home.header("Content-Length"), Some("20"));
    assert_eq!(
        home.header("Content-Type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(home.header("Connection"), Some("close"));
    assert_eq!(home.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(
        home.header("Cross-Origin-Resource-Policy"),
        Some("same-origin")
    );
    assert_eq!(
        home.header("Referrer-Policy"),
        Some("strict-origin-when-cross-origin")
    );
    let policy = home.header("Content-Security-Policy").expect("it is there");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");

    let text = get(server.address(), "/tep/so.txt");
    assert_eq!(text.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(text.header("Content-Security-Policy"), None);

    let article = get(server.address(), "/bai.html");
    assert_eq!(article.body.len(), ARTICLE);
    assert_eq!(article.header("Transfer-Encoding"), None);
    let film = get(server.address(), "/phim.mp4");
    assert_eq!(film.body.len() as u64, FILM);
}

#[test]
fn a_known_tag_spares_the_body() {
    let server = site::start();
    for known in ["\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"] {
        let header = format!("If-None-Match: {known}\r\n");
        let reply = ask(server.address(), "GET", "/bai.html", &header);
        assert_eq!((reply.status, reply.body.len()), (304, 0), "{known}");
        assert_eq!(reply.header("ETag"), Some("\"v1\""));
    }
    let changed = ask(
        server.address(),
        "GET",
        "/bai.html",
        "If-None-Match: \"v0\"\r\n",
    );
    assert_eq!((changed.status, changed.body.len()), (200, ARTICLE));
    let lost = ask(server.address(), "GET", "/none", "If-None-Match: *\r\n");
    assert_eq!(lost.status, 404);
}

#[test]
fn a_panic_is_a_500_and_nothing_more() {
    let server = site::start();
    for _ in 0..10 {
        let reply = get(server.address(), "/hong");
        assert_eq!(reply.status, 500);
        assert!(!String::from_utf8_lossy(&reply.body).contains("broken"));
    }
    answers_promptly(server.address());
}

#[test]
fn an_event_comes_at_once() {
    let server = site::start();
    let mut stream = connect(server.address());
    let start = Instant::now();
    stream
        .write_all(&request(server.address(), "GET", "/dong", ""))
        .expect("it is sent");
    let head = read_until(&mut stream, "data: 1\n\n");
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(
        head.contains("\r\nContent-Type: text/event-stream; charset=utf-8\r\n"),
        "{head}"
    );
    assert!(head.contains("\r\nCache-Control: no-store\r\n"), "{head}");
    assert!(head.contains("event: pages\ndata: 1\n\n"), "{head}");
    // The server goes, so does the stream.
    drop(server);
    read_to_end(&stream);
}

#[test]
fn a_server_that_stops_frees_its_port_and_folder() {
    let server = site::start();
    let address = server.address();
    let reader = connect(address);
    let start = Instant::now();
    drop(server);
    assert!(start.elapsed() < Duration::from_secs(2));
    TcpStream::connect(address).expect_err("nobody listens");
    drop(reader);

    let server = Apart::start(1024);
    answers_promptly(server.address);
    assert!(!server.passing_files().is_empty());
    assert_eq!(server.stop(), Vec::<String>::new());
}

#[test]
fn net_02_no_way_of_writing_a_path_leads_out() {
    let server = site::start();
    for path in [
        "/../bantin.toml",
        "/tep/../../bantin.toml",
        "/%2e%2e/bantin.toml",
        "/%2E%2E/bantin.toml",
        "/.%2e/bantin.toml",
        "/..%2fbantin.toml",
        "/%2e%2e%2fbantin.toml",
        "/%252e%252e%252fbantin.toml",
        "/..%252fbantin.toml",
        "/..\\bantin.toml",
        "/..%5cbantin.toml",
        "/%c0%ae%c0%ae/bantin.toml",
        "/%e0%80%ae%e0%80%ae/bantin.toml",
        "/%uff0e%uff0e/bantin.toml",
        "/．．/bantin.toml",
        "/..;/bantin.toml",
        "/....//bantin.toml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/etc/passwd%00.html",
        "/tep/..",
        "/tep/.%00./bantin.toml",
        "/?/../bantin.toml/..",
    ] {
        let reply = get(server.address(), path);
        let expected = if path.starts_with("/?") { 200 } else { 404 };
        assert_eq!(reply.status, expected, "{path}");
    }
    let absolute = get(server.address(), "file:///etc/passwd");
    assert_eq!(absolute.status, 400);
}

#[test]
fn net_03_04_neither_siblings_nor_sources_are_served() {
    let server = site::start();
    for path in [
        "/tep-leak/so.txt",
        "/../public-leak/index.html",
        "/..%2fpublic-leak%2findex.html",
        "/.git/config",
        "/.bantin.json",
        "/.env",
        "/bantin.toml",
        "/content/tin/a.md",
        "/themes/default/theme.toml",
        "/static/../content/a.md",
    ] {
        assert_eq!(get(server.address(), path).status, 404, "{path}");
    }
}

#[test]
fn net_05_odd_paths_are_answered_with_4xx() {
    let server = site::start();
    let long = format!("/{}", "a".repeat(10_000));
    let deep = "/a".repeat(5_000);
    for path in [
        "/%",
        "/%2",
        "/%zz",
        "/%00",
        "/%0d%0a",
        "/%ff",
        "/%ed%a0%80",
        "/a#b",
        "#",
        "*",
        "?",
        "http:/a",
        "/tep/so.txt/",
        "/tep",
        "/TEP/SO.TXT",
        "/tep/so.txt%20",
        "/tep/so.txt.",
        "/|",
        "/<script>",
        "/\"",
        "/'",
        "/{}",
        "/^`",
        "/a%3fb",
        &long,
        &deep,
    ] {
        let status = get(server.address(), path).status;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
    assert_eq!(get(server.address(), "/?a=%zz&b#").status, 400);
    assert_eq!(get(server.address(), "/?a=%zz&&&===?/..").status, 200);
}

#[test]
fn net_06_a_foreign_host_gets_nothing() {
    let server = site::start();
    let (address, port) = (server.address(), server.address().port());
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("127.0.0.1:{port}.evil.example"),
        format!("0.0.0.0:{port}"),
        format!("127.1:{port}"),
        format!("[::1]:{port}"),
        "127.0.0.1".to_owned(),
        "127.0.0.1:80".to_owned(),
        "localhost".to_owned(),
    ] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let reply = send(address, head.as_bytes()).expect("there is an answer");
        assert_eq!(reply.status, 421, "{host}");
        assert!(!String::from_utf8_lossy(&reply.body).contains("Trang"));
    }
    for host in [format!("localhost:{port}"), format!("LocalHost:{port}")] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let reply = send(address, head.as_bytes()).expect("there is an answer");
        assert_eq!(reply.status, 200, "{host}");
    }
}

#[test]
fn net_08_09_no_other_site_is_allowed_anything() {
    let server = site::start();
    let own = format!("http://{}", server.address());
    for path in ["/", "/dong", "/none"] {
        for origin in ["http://evil.example", "null", "https://127.0.0.1", ""] {
            let reply = ask(
                server.address(),
                "GET",
                path,
                &format!("Origin: {origin}\r\n"),
            );
            assert_eq!(reply.status, 403, "{path} {origin}");
            assert!(!reply.head.to_lowercase().contains("access-control"));
        }
    }
    let reply = ask(server.address(), "GET", "/", &format!("Origin: {own}\r\n"));
    assert_eq!(reply.status, 200);
    assert!(!reply.head.to_lowercase().contains("access-control"));
    for origin in [&own, "http://evil.example"] {
        let preflight = ask(
            server.address(),
            "OPTIONS",
            "/",
            &format!(
                "Origin: {origin}\r\nAccess-Control-Request-Method: GET\r\n\
                 Access-Control-Request-Private-Network: true\r\n"
            ),
        );
        assert_eq!(preflight.status, 405);
        assert!(!preflight.head.to_lowercase().contains("access-control"));
    }
}

#[test]
fn net_10_only_get_and_head() {
    let server = site::start();
    for method in [
        "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "PRI",
    ] {
        let reply = ask(server.address(), method, "/", "");
        assert_eq!(reply.status, 405, "{method}");
        assert_eq!(reply.header("Allow"), Some("GET, HEAD"));
    }
    answers_promptly(server.address());
}

#[test]
fn net_11_head_is_the_head_of_get() {
    let server = site::start();
    for path in ["/", "/bai.html", "/phim.mp4", "/none", "/hong"] {
        let got = get(server.address(), path);
        let head = ask(server.address(), "HEAD", path, "");
        assert_eq!(head.status, got.status, "{path}");
        assert_eq!(head.body, b"", "{path}");
        let undated = |head: &str| {
            let lines = head.lines().filter(|line| !line.starts_with("Date: "));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(undated(&head.head), undated(&got.head), "{path}");
    }
    let events = ask(server.address(), "HEAD", "/dong", "");
    assert_eq!((events.status, &*events.body), (200, &b""[..]));
    let refused = ask(server.address(), "HEAD", "/", "Origin: null\r\n");
    assert_eq!((refused.status, &*refused.body), (403, &b""[..]));
}

#[test]
fn net_12_ranges() {
    let server = site::start();
    let address = server.address();
    for (range, status, content_range, body) in [
        ("bytes=0-3", 206, Some("bytes 0-3/10"), "0123"),
        ("bytes=7-", 206, Some("bytes 7-9/10"), "789"),
        ("bytes=-2", 206, Some("bytes 8-9/10"), "89"),
        (
            "bytes=5-999999999999999999999",
            206,
            Some("bytes 5-9/10"),
            "56789",
        ),
        ("bytes=10-", 416, Some("bytes */10"), ""),
        ("bytes=-0", 416, Some("bytes */10"), ""),
        ("bytes=0-0,2-3", 200, None, "0123456789"),
        ("bytes=3-1", 200, None, "0123456789"),
        ("nonsense", 200, None, "0123456789"),
    ] {
        let header = format!("Range: {range}\r\n");
        let reply = ask(address, "GET", "/tep/so.txt", &header);
        assert_eq!(reply.status, status, "{range}");
        assert_eq!(reply.header("Content-Range"), content_range, "{range}");
        assert_eq!(reply.body, body.as_bytes(), "{range}");
        let len = body.len().to_string();
        assert_eq!(reply.header("Content-Length"), Some(&*len), "{range}");
    }
    let with = |headers| ask(address, "GET", "/tep/so.txt", headers).status;
    assert_eq!(with("Range: bytes=0-3\r\nIf-Range: \"v1\"\r\n"), 206);
    assert_eq!(with("Range: bytes=0-3\r\nIf-Range: \"v0\"\r\n"), 200);
    assert_eq!(with("Range: bytes=0-3\r\nIf-None-Match: \"v1\"\r\n"), 304);
    let film = ask(address, "GET", "/phim.mp4", "Range: bytes=-1000\r\n");
    assert_eq!((film.status, film.body.len()), (206, 1000));
    let many = format!("Range: bytes={}0-0\r\n", "0-0,".repeat(3000));
    assert_eq!(with(&many), 200);
    let none = ask(address, "GET", "/none", "Range: bytes=0-3\r\n");
    assert_eq!(none.status, 404);
    let head = ask(address, "HEAD", "/tep/so.txt", "Range: bytes=0-3\r\n");
    assert_eq!(head.status, 200);
}

#[test]
fn net_13_malformed_requests_are_refused_at_once() {
    let server = site::start();
    let address = server.address();
    let host = format!("Host: {address}");
    for (bytes, status) in [
        (format!("GET / HTTP/1.1\n{host}\n\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r{host}\r\r"), 400),
        (format!("GET / HTTP/2.0\r\n{host}\r\n\r\n"), 505),
        (format!("GET / HTTP/0.9\r\n{host}\r\n\r\n"), 505),
        (format!("GET / HTTP/1.1\r\n{host}\r\nA: b\0c\r\n\r\n"), 400),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nA: \x1b[2J\r\n\r\n"),
            400,
        ),
        (format!("GET / HTTP/1.1\r\n{host}\r\n{host}\r\n\r\n"), 400),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nHost: evil\r\n\r\n"),
            400,
        ),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), 400),
        ("GET /\r\n\r\n".to_owned(), 400),
        ("\r\n\r\n".to_owned(), 400),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nA: b\r\n c\r\n\r\n"),
            400,
        ),
        (format!("GET / HTTP/1.1\r\n {host}\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\nA : b\r\n\r\n"), 400),
        (format!("GET\t/ HTTP/1.1\r\n{host}\r\n\r\n"), 400),
        (format!("GET /a b HTTP/1.1\r\n{host}\r\n\r\n"), 400),
        (format!(" GET / HTTP/1.1\r\n{host}\r\n\r\n"), 400),
        ("\x16\x03\x01\x02\x00\x01\x00".to_owned(), 400),
    ] {
        let start = Instant::now();
        let reply = send(address, bytes.as_bytes()).expect("there is an answer");
        assert_eq!(reply.status, status, "{bytes:?}");
        assert!(start.elapsed() < client::PROMPT, "{bytes:?}");
    }
    let cut = connect(address);
    (&cut).write_all(b"GET / HTTP/1.1\r\nHo").expect("sent");
    cut.shutdown(std::net::Shutdown::Write).expect("it is open");
    assert!(read_to_end(&cut).starts_with(b"HTTP/1.1 400 "));

    let fine = [
        format!("GET /đổi-số/ HTTP/1.1\r\n{host}\r\n\r\n"),
        format!("GET /đổi-số/ HTTP/1.0\r\n{host}\r\n\r\n"),
        format!("GET /%C4%91%E1%BB%95i-s%E1%BB%91/ HTTP/1.1\r\n{host}\r\nReferer: /đổi\r\n\r\n"),
        format!("GET /%C4%91%E1%BB%95i-s%E1%BB%91/ HTTP/1.1\r\nhOST:{address}\r\nA:\tđ\r\n\r\n"),
    ];
    for bytes in fine {
        let reply = send(address, bytes.as_bytes()).expect("there is an answer");
        assert_eq!(reply.status, 200, "{bytes:?}");
        assert_eq!(reply.body, "<h1>Đổi số</h1>".as_bytes());
    }
    let mut latin = format!("GET /\u{1} HTTP/1.1\r\n{host}\r\n\r\n").into_bytes();
    latin[5] = 0xff;
    let reply = send(address, &latin).expect("there is an answer");
    assert!((400..500).contains(&reply.status), "{}", reply.status);
}

#[test]
fn net_14_a_terabyte_of_content_length_is_refused() {
    let server = Apart::start(1024);
    answers_promptly(server.address);
    let memory = server.memory();
    let mut silent = Vec::new();
    for length in [
        "1",
        "68719476736",
        "9999999999999",
        "18446744073709551615",
        "18446744073709551616",
        "-1",
        "+0",
        "0, 9",
    ] {
        for method in ["GET", "HEAD"] {
            let header = format!("Content-Length: {length}\r\n");
            let bytes = request(server.address, method, "/", &header);
            let reply = send(server.address, &bytes).expect("there is an answer");
            assert_eq!(reply.status, 400, "{method} {length}");
            let mut stream = connect(server.address);
            stream.write_all(&bytes).expect("it is sent");
            silent.push(stream);
        }
    }
    // A body that does come is not read to its end, and the answer arrives all the same.
    let mut bytes = request(server.address, "GET", "/", "Content-Length: 200000\r\n");
    bytes.resize(bytes.len() + 200_000, b'x');
    let reply = send(server.address, &bytes).expect("there is an answer");
    assert_eq!(reply.status, 400);
    answers_promptly(server.address);
    let grown = server.memory().saturating_sub(memory);
    assert!(grown < 8 * 1024, "{grown} kB");
    drop(silent);
}

#[test]
fn net_15_nothing_is_smuggled() {
    let server = site::start();
    let inner = format!(
        "GET /tep/so.txt HTTP/1.1\r\nHost: {}\r\n\r\n",
        server.address()
    );
    for headers in [
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "transfer-encoding:\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 0\r\n",
        "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n",
    ] {
        let mut bytes = request(server.address(), "GET", "/", headers);
        bytes.extend_from_slice(b"0\r\n\r\n");
        bytes.extend_from_slice(inner.as_bytes());
        let mut stream = connect(server.address());
        stream.write_all(&bytes).expect("it is sent");
        let text = String::from_utf8_lossy(&read_to_end(&stream)).into_owned();
        assert!(text.starts_with("HTTP/1.1 400 "), "{headers:?} {text}");
        assert_eq!(text.matches("HTTP/1.1").count(), 1, "{headers:?} {text}");
    }
    // A second request on the connection is not answered either.
    let mut bytes = request(server.address(), "GET", "/", "Connection: keep-alive\r\n");
    bytes.extend_from_slice(inner.as_bytes());
    let reply = send(server.address(), &bytes).expect("there is an answer");
    assert_eq!(reply.body, "<h1>Trang chủ</h1>".as_bytes());
}

#[test]
fn net_16_heads_without_end_are_cut() {
    let server = Apart::start(1024);
    answers_promptly(server.address);
    let memory = server.memory();
    let endless = |start: &str, piece: &str| {
        let mut stream = connect(server.address);
        let mut sent = 0;
        let mut bytes = start.as_bytes().to_vec();
        // Until the server has enough, but never more than 64 MB.
        while sent < 64 << 20 {
            while bytes.len() < 8192 {
                bytes.extend_from_slice(piece.as_bytes());
            }
            if stream.write_all(&bytes).is_err() {
                break;
            }
            sent += bytes.len();
            bytes.clear();
        }
        assert!(sent < 64 << 20, "the server reads on and on");
    };
    endless("GET /", "a");
    endless("GET / HTTP/1.1\r\nA: ", "a");
    endless("GET / HTTP/1.1\r\n", "A: b\r\n");
    let grown = server.memory().saturating_sub(memory);
    assert!(grown < 8 * 1024, "{grown} kB");

    let limits = |bytes: &str| {
        send(server.address, bytes.as_bytes())
            .expect("an answer")
            .status
    };
    let long = "a".repeat(16 * 1024);
    assert_eq!(limits(&format!("GET /{long} HTTP/1.1\r\n")), 414);
    assert_eq!(limits(&format!("GET / HTTP/1.1\r\nA: {long}\r\n\r\n")), 431);
    let many = "A: b\r\n".repeat(64);
    let with_many = request(server.address, "GET", "/", &many);
    assert_eq!(limits(&String::from_utf8_lossy(&with_many)), 431);
    let cookie = format!("Cookie: {}\r\n", "a".repeat(15_000));
    assert_eq!(ask(server.address, "GET", "/", &cookie).status, 200);
}

#[test]
fn net_17_a_path_is_neither_echoed_nor_a_way_elsewhere() {
    let server = site::start();
    for path in [
        "//evil.example",
        "//evil.example/",
        "/\\evil.example",
        "/%2fevil.example",
        "/%5cevil.example/",
        "/.evil.example",
        "/<script>evil.example</script>",
        "/%3Cscript%3Eevil.example",
        "/?url=//evil.example",
    ] {
        let reply = get(server.address(), path);
        assert!(
            matches!(reply.status, 200 | 404),
            "{path}: {}",
            reply.status
        );
        assert_eq!(reply.header("Location"), None, "{path}");
        let all = format!("{}{}", reply.head, String::from_utf8_lossy(&reply.body));
        assert!(!all.contains("evil"), "{path}: {all}");
    }
}

#[test]
fn net_18_no_header_is_split() {
    let server = site::start();
    let fine = get(server.address(), "/tieu-de?abc%20d");
    assert_eq!((fine.status, fine.header("X-Query")), (200, Some("abc d")));
    for query in [
        "a%0d%0aSet-Cookie:%20b=c",
        "a%0aSet-Cookie:%20b=c",
        "a%0dSet-Cookie:%20b=c",
        "%0d%0a%0d%0a<script>",
        "a%00b",
        "%C4%91",
    ] {
        let reply = get(server.address(), &format!("/tieu-de?{query}"));
        assert_eq!(reply.status, 500, "{query}");
        assert_eq!(reply.header("Set-Cookie"), None, "{query}");
        assert_eq!(reply.header("X-Query"), None, "{query}");
        let body = String::from_utf8_lossy(&reply.body).into_owned();
        assert!(!body.contains("<script>"), "{query}");
    }
}

#[test]
fn net_20_a_head_that_drips_ends_after_five_seconds() {
    let server = site::start();
    let address = server.address();
    let dripping: Vec<_> = (0..60)
        .map(|_| {
            thread::spawn(move || {
                let stream = connect(address);
                let start = Instant::now();
                let head = request(address, "GET", "/", &"A: b\r\n".repeat(60));
                // Slow enough that the whole head would take half a minute.
                for byte in head {
                    if (&stream).write_all(&[byte]).is_err() || start.elapsed().as_secs() > 12 {
                        break;
                    }
                    thread::sleep(Duration::from_millis(100));
                    if start.elapsed() > Duration::from_millis(4900) {
                        break;
                    }
                }
                let answer = read_to_end(&stream);
                assert!(answer.starts_with(b"HTTP/1.1 408 "), "{answer:?}");
                let took = start.elapsed();
                assert!(took < Duration::from_secs(8), "{took:?}");
            })
        })
        .collect();
    while !dripping.iter().all(thread::JoinHandle::is_finished) {
        answers_promptly(address);
        thread::sleep(Duration::from_millis(100));
    }
    for client in dripping {
        client.join().expect("it was cut off in time");
    }
}

#[test]
fn net_21_silent_clients_are_in_nobodys_way() {
    let server = Apart::start(1024);
    answers_promptly(server.address);
    let (n_threads, n_descriptors) = (server.n_threads(), server.n_descriptors());
    let start = Instant::now();
    let silent: Vec<_> = (0..300)
        .map(|n| {
            let mut stream = connect(server.address);
            if n % 2 == 0 {
                stream.write_all(b"GET / HT").expect("it is sent");
            }
            stream
        })
        .collect();
    for _ in 0..20 {
        answers_promptly(server.address);
    }
    for stream in &silent {
        read_to_end(stream);
    }
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
    within(Duration::from_secs(8), "threads and files are free", || {
        server.n_threads() <= n_threads + 1 && server.n_descriptors() <= n_descriptors
    });
}

#[test]
fn net_22_clients_that_do_not_read_are_left() {
    let server = Apart::start(1024);
    answers_promptly(server.address);
    let (n_threads, n_descriptors) = (server.n_threads(), server.n_descriptors());
    let start = Instant::now();
    let deaf: Vec<_> = (0..40)
        .map(|_| {
            let mut stream = connect(server.address);
            let bytes = request(server.address, "GET", "/phim.mp4", "");
            stream.write_all(&bytes).expect("it is sent");
            stream
        })
        .collect();
    within(Duration::from_secs(5), "all are being answered", || {
        server.n_descriptors() >= n_descriptors + 3 * deaf.len()
    });
    for _ in 0..20 {
        answers_promptly(server.address);
    }
    within(Duration::from_secs(20), "they are left", || {
        server.n_threads() <= n_threads + 1 && server.n_descriptors() <= n_descriptors
    });
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
    answers_promptly(server.address);
    drop(deaf);
}

#[test]
fn net_23_25_ninety_readers_vanish_and_leave_nothing() {
    let server = Apart::start(1024);
    answers_promptly(server.address);
    let (n_threads, n_descriptors) = (server.n_threads(), server.n_descriptors());
    let readers: Vec<_> = (0..90)
        .map(|_| {
            let mut stream = connect(server.address);
            let bytes = request(server.address, "GET", "/dong", "");
            stream.write_all(&bytes).expect("it is sent");
            read_until(&mut stream, "data: 1\n\n");
            stream
        })
        .collect();
    assert!(server.n_threads() >= n_threads + 90);
    for _ in 0..5 {
        answers_promptly(server.address);
    }
    // Those who stay are told that the server lives.
    let mut faithful = readers.into_iter().next_back().expect("there are ninety");
    within(
        Duration::from_secs(25),
        "threads and files are free",
        || server.n_threads() <= n_threads + 3 && server.n_descriptors() <= n_descriptors + 3,
    );
    read_until(&mut faithful, ":\n\n");
}

#[test]
fn net_24_when_all_places_are_taken_the_oldest_leaves() {
    // 128 descriptors make 14 places.
    let server = Apart::start(128);
    let mut streams = Vec::new();
    for _ in 0..60 {
        let mut stream = connect(server.address);
        let bytes = request(server.address, "GET", "/dong", "");
        stream.write_all(&bytes).expect("it is sent");
        read_until(&mut stream, "data: 1\n\n");
        streams.push(stream);
    }
    for _ in 0..10 {
        answers_promptly(server.address);
    }
    for stream in &streams[..46] {
        read_to_end(stream);
    }
    let newest = streams.last_mut().expect("there are sixty");
    read_until(newest, ":\n\n");
}

#[test]
fn net_31_few_descriptors_are_enough() {
    let server = Apart::start(64);
    let mut streams = Vec::new();
    for n in 0..150 {
        let mut stream = connect(server.address);
        let path = if n % 3 == 0 { "/dong" } else { "/phim.mp4" };
        let bytes = request(server.address, "GET", path, "");
        // Some are silent, some do not read, some listen.
        if n % 3 != 1 {
            stream.write_all(&bytes).expect("it is sent");
        }
        streams.push(stream);
    }
    for _ in 0..5 {
        answers_promptly(server.address);
    }
    drop(streams);
    for _ in 0..5 {
        answers_promptly(server.address);
    }
}

/// As few descriptors are left as end `tiny_http`'s accept loop: with a panic (1), with an error (2).
#[test]
fn net_31_descriptors_that_are_gone_come_back() {
    /// A call of `accept` that waits has one already that is not yet counted, and there are two.
    const N_PROMISED: usize = 2;
    let server = Apart::start(64);
    let idle = server.n_descriptors();
    for n_free in 0..4 {
        answers_promptly(server.address);
        within(Duration::from_secs(5), "all are gone", || {
            server.n_descriptors() == idle
        });
        let early = connect(server.address);
        within(Duration::from_secs(5), "it is accepted", || {
            server.n_descriptors() == idle + 1
        });
        let mut greedy = connect(server.address);
        let bytes = request(server.address, "GET", &format!("/het?{n_free}"), "");
        greedy.write_all(&bytes).expect("it is sent");
        // For a while, so that those are given back that should be.
        let mut n_polls = 0;
        within(Duration::from_secs(5), "descriptors are gone", || {
            let kept = n_free + server.n_descriptors();
            let are_gone = (64 - N_PROMISED..=64).contains(&kept);
            n_polls = if are_gone { n_polls + 1 } else { 0 };
            n_polls > 20
        });
        let bytes = request(server.address, "GET", "/", "");
        (&early).write_all(&bytes).expect("it is sent");
        let answer = read_to_end(&early);
        let status = String::from_utf8_lossy(&answer[..12]).into_owned();
        assert!(
            matches!(&*status, "HTTP/1.1 200" | "HTTP/1.1 503"),
            "{n_free}: {status}"
        );
        let late = get(server.address, "/");
        assert!(read_to_end(&greedy).ends_with(b"het"), "{n_free}");
        assert!(matches!(late.status, 200 | 503), "{n_free}");
        for _ in 0..3 {
            answers_promptly(server.address);
        }
    }
}

/// Reads until the text ends in `end`.
#[track_caller]
fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(end.as_bytes()) {
        let n = stream.read(&mut byte).expect("more comes in time");
        assert_eq!(n, 1, "closed after {:?}", String::from_utf8_lossy(&bytes));
        bytes.push(byte[0]);
    }
    String::from_utf8(bytes).expect("text")
}
