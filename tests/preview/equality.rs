//! What is served is what is published, byte for byte, but for one tag.

use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;

use bantin::diagnostic::has_errors;
use bantin::publish::Order;
use bantin::serve::http::{Server, bind};
use bantin::serve::{Answers, Desk, Shelf, Wish};
use bantin::site::Compiled;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tempfile::TempDir;

use crate::client::{ask, get};
use crate::folder::{SiteFolder, clean, now};
use crate::publishing::{publish_into, quick_disk};

/// A page without the tag of the preview.
pub fn without_tag(page: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(page.to_vec()).expect("a page is text");
    let start = text.find("<script src=\"").map(|_| ());
    let Some(at) = text.rfind(" data-bantin ").filter(|_| start.is_some()) else {
        return page.to_vec();
    };
    let from = text[..at].rfind("<script ").expect("the tag begins");
    let end = "</script>";
    let to = at + text[at..].find(end).expect("the tag ends") + end.len();
    [&text[..from], &text[to..]].concat().into_bytes()
}

/// Compares everything of the site in `root`, built and served.
fn check(root: &Path) {
    let Compiled {
        site, diagnostics, ..
    } = clean(root);
    assert!(!has_errors(&diagnostics), "{diagnostics:?}");
    let site = site.expect("the site is sound");
    let output = TempDir::new().expect("the system has a folder for temporary files");
    let public = output.path().join("public");
    let site = Arc::new(site);
    let order = Order::default();
    publish_into(&public, &site, root, &order, &quick_disk()).expect("the site is sound");

    let server = serve(root);
    let address = server.address();
    let base = site.routes().base_path().to_owned();
    let mut n_pages = 0;
    for (path, key) in site.plan.iter() {
        let published = fs::read(public.join(path.as_str())).expect("the file was published");
        let segments: Vec<String> = path
            .address()
            .split('/')
            .map(|segment| utf8_percent_encode(segment, NON_ALPHANUMERIC).to_string())
            .collect();
        let target = format!("{base}/{}", segments.join("/"));
        let reply = get(address, &target);
        assert_eq!(reply.status, 200, "{target}");
        let is_page = bantin::render::page_view(&site, &key.page).is_some();
        let served = if is_page {
            n_pages += 1;
            assert_ne!(reply.body, published, "{target} has no tag");
            without_tag(&reply.body)
        } else {
            reply.body
        };
        assert!(
            served == published,
            "{target} differs from what is published"
        );
    }
    assert!(n_pages > 100, "{n_pages} pages were compared");
}

#[test]
fn the_example_site_is_served_as_it_is_published() {
    check(Path::new(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn a_site_below_a_path_is_served_as_it_is_published() {
    let site = SiteFolder::new();
    site.edit("bantin.toml", "example.vn", "example.vn/so");
    site.write("static/Ảnh đẹp.txt", "tên có dấu");
    let hosting =
        "\n[hosting]\nfiles = [\"_headers\", \"nginx\", \"apache\", \"iis\", \"caddy\"]\n";
    let settings =
        fs::read_to_string(site.root().join("bantin.toml")).expect("a site has settings");
    site.write("bantin.toml", settings + hosting);
    check(site.root());
}

/// A server for the site in `root`.
fn serve(root: &Path) -> Server {
    let mut desk = Desk::open(root, String::new(), Wish::default(), now());
    let shelf = Arc::new(Shelf::new(desk.edition(None, now())));
    let (reports, _) = std::sync::mpsc::channel();
    let answers = Arc::new(Answers::new(shelf, reports));
    let listener = bind::listen(Ipv4Addr::LOCALHOST.into(), Some(0)).expect("some port is free");
    Server::start(listener, answers).expect("the server starts")
}

/// A server for the two articles of [`SiteFolder::new`], and a film.
fn small() -> (SiteFolder, Server) {
    let site = SiteFolder::new();
    site.write("static/tep/doan.mp4", vec![7; 3_000_000]);
    let server = serve(site.root());
    (site, server)
}

#[test]
fn a_missing_slash_leads_to_the_page_and_nothing_that_was_typed_does() {
    let (_site, server) = small();
    let reply = get(server.address(), "/tinh/hue?tu=thu");
    assert_eq!(
        (reply.status, reply.header("Location")),
        (302, Some("/tinh/hue/?tu=thu"))
    );
    for hostile in [
        "//example.com",
        "//example.com/..",
        "/%2f%2fexample.com",
        "/example.com",
    ] {
        let reply = get(server.address(), hostile);
        assert_eq!(
            (reply.status, reply.header("Location")),
            (404, None),
            "{hostile}"
        );
    }
}

#[test]
fn an_address_without_a_page_gets_that_of_the_site() {
    let (_site, server) = small();
    let reply = get(server.address(), "/khong-co/");
    let text = String::from_utf8(reply.body).expect("a page is text");
    assert_eq!(reply.status, 404);
    assert!(text.contains("Không tìm thấy trang"), "{text}");
}

#[test]
fn pages_are_never_kept_and_files_are_asked_for_again() {
    let (_site, server) = small();
    let page = get(server.address(), "/");
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    assert_eq!(
        page.header("Content-Type"),
        Some("text/html; charset=utf-8")
    );
    let film = get(server.address(), "/tep/doan.mp4");
    assert_eq!(film.header("Cache-Control"), Some("no-cache"));
    assert_eq!(film.header("Content-Type"), Some("video/mp4"));
    assert_eq!(film.body.len(), 3_000_000);
    let tag = film.header("ETag").expect("a file has a tag");
    let again = ask(
        server.address(),
        "GET",
        "/tep/doan.mp4",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert_eq!((again.status, again.body.len()), (304, 0));
    let part = ask(
        server.address(),
        "GET",
        "/tep/doan.mp4",
        "Range: bytes=2999990-\r\n",
    );
    assert_eq!((part.status, part.body.as_slice()), (206, &[7; 10][..]));
}

#[test]
fn what_is_not_published_is_not_served() {
    let (site, server) = small();
    site.write(".env", "bí mật");
    for path in [
        "/bantin.toml",
        "/content/bai-viet/mot.md",
        "/static/tep/doan.mp4",
        "/themes/toasoan/theme.toml",
        "/.env",
        "/../bantin.toml",
        "/%2e%2e/bantin.toml",
        "/tep/../../bantin.toml",
    ] {
        let reply = get(server.address(), path);
        assert_eq!(reply.status, 404, "{path}");
    }
}
