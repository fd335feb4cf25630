//! Every place where somebody's text gets into what is published, with text written to break out
//! of it: titles, names, settings, words of a theme, names of files.

use std::cell::RefCell;
use std::fs;

use bantin::diagnostic::Level;
use bantin::model::BuildStamp;
use bantin::plan::Page;
use bantin::render::render;
use bantin::site::{Memo, Order, Site, compile};
use bantin::source::read;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// As TOML writes it: the ends of an element, a script and an attribute, a comment, a tag, line
/// ends of scripts, signs that turn text, and those that no page may hold.
const HOSTILE: &str = r#"</title></script><xss-canary>'\"><img src=x onerror=alert(1)>&amp;<!--<script>]]>\u2028{{ 7 * 6 }}\u202E\u2066\u200F\u061C\u001B[2J\u0085\uFFFF\u0000"#;

/// The same as it is published.
const SHOWN: &str = "</title></script><xss-canary>'\"><img src=x onerror=alert(1)>&amp;<!--<script>]]>\u{2028}{{ 7 * 6 }}[2J\u{fffd}";

/// A picture: one white point, as PNG.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\xdac\xf8\xff\xff?\0\x05\xfe\x02\xfe3\x12\x95\x14\0\0\0\0IEND\xaeB`\x82";

fn site(folder: &tempfile::TempDir) -> Site {
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it is made");
        fs::write(path, text.replace("HOSTILE", HOSTILE)).expect("it is written");
    };
    write(
        "bantin.toml",
        "title = \"HOSTILE\"\ntagline = \"HOSTILE\"\nbase_url = \"https://tin.example.vn\"\n\
         [publisher]\nname = \"HOSTILE\"\ngoverning_body = \"HOSTILE\"\nresponsible_person = \"HOSTILE\"\n\
         address = \"HOSTILE\"\nphone = \"HOSTILE\"\nemail = \"HOSTILE\"\nreuse_line = \"HOSTILE\"\n\
         licence = { number = \"HOSTILE\", date = \"HOSTILE\", issuer = \"HOSTILE\" }\n\
         [[navigation]]\ntitle = \"HOSTILE\"\nurl = \"/van-ban/\"\n\
         [[links]]\ntitle = \"HOSTILE\"\nurl = \"https://a.example.vn/'x&y\"\n\
         [feeds]\ncontent = \"full\"\n[markdown]\nraw_html = \"sanitize\"\n",
    );
    let article = "+++\ntitle = \"HOSTILE\"\ndate = 2024-08-14\nprovince = \"Tây Ninh\"\nsummary = \"HOSTILE\"\n\
         kicker = \"HOSTILE\"\nauthor = [\"HOSTILE\"]\ntopics = [\"HOSTILE\"]\nid = \"abcd1234\"\n\
         source = { name = \"HOSTILE\", url = \"https://a.example.vn/'\\\"><xss-canary>\" }\n\
         image = { src = \"anh '&<xss-canary>.png\", alt = \"HOSTILE\", caption = \"HOSTILE\", credit = \"HOSTILE\" }\n\
         event = { start = 2024-08-15, place = \"HOSTILE\" }\nupdated = 2024-08-16\nchange_note = \"HOSTILE\"\n\
         aliases = [\"/cu'x&y/\"]\nattachments = [{ src = \"bang '&<xss-canary>.pdf\", title = \"HOSTILE\" }]\n\
         [[indicators]]\nmeasure = \"HOSTILE\"\nvalue = 1\nunit = \"HOSTILE\"\nnote = \"HOSTILE\"\n\
         [[indicators]]\nid = \"do\"\nvalue = 1\nyear = 2023\nas_printed = \"HOSTILE\"\nnote = \"HOSTILE\"\n\
         [[indicators]]\nid = \"do\"\nvalue = 2\nyear = 2024\n+++\n\n";
    let body = "# HOSTILE\n\nHOSTILE 36-NQ/TW\n\n[HOSTILE](mot.md \"HOSTILE\") ![HOSTILE](<anh '&<xss-canary>.png> \"HOSTILE\")\n\n\
         <div title=\"HOSTILE\">HOSTILE</div>\n\n```HOSTILE\nHOSTILE\n```\n\n| HOSTILE |\n| - |\n| a[^1] |\n\n[^1]: HOSTILE\n\n\
         ```{chart}\ntitle = \"a <xss-canary> 'b\"\nunit = \"<xss-canary>\"\n\
         values = [{ label = \"<xss-canary>\", value = 1 }]\n```\n\n\
         ```{timeline}\ntitle = \"<xss-canary>\"\n[[events]]\ndate = 2024\ntitle = \"<xss-canary>\"\ntext = \"<xss-canary>\"\n```\n\n\
         ```{indicators}\nindicators = [\"do\"]\ntitle = \"<xss-canary>\"\n```\n";
    // Markdown knows no escapes of TOML: it gets the signs themselves.
    let literal = HOSTILE
        .replace("\\\"", "\"")
        .replace("\\u2028", "\u{2028}")
        .replace("\\u202E", "\u{202e}")
        .replace("\\u2066", "\u{2066}")
        .replace("\\u200F", "\u{200f}")
        .replace("\\u061C", "\u{61c}")
        .replace("\\u001B", "\u{1b}")
        .replace("\\u0085", "\u{85}")
        .replace("\\uFFFF", "\u{ffff}")
        .replace("\\u0000", "\0");
    let body = body.replace("HOSTILE", &literal);
    write("content/bai-viet/mot.md", &format!("{article}{body}"));
    let picture = folder
        .path()
        .join("content/bai-viet/anh '&<xss-canary>.png");
    fs::write(picture, PICTURE).expect("it is written");
    write("content/bai-viet/bang '&<xss-canary>.pdf", "x");
    write(
        "content/trang/gioi-thieu.md",
        &format!("+++\ntitle = \"HOSTILE\"\nsummary = \"HOSTILE\"\n+++\n\n{body}"),
    );
    write(
        "content/van-ban/tay-ninh/17-kh-ubnd-2021.md",
        &format!(
            "+++\nnumber = \"17/KH-UBND\"\ndate = 2021-01-20\ntitle = \"HOSTILE\"\ngloss = \"HOSTILE\"\n\
             note = \"HOSTILE\"\nissuer = \"HOSTILE\"\n+++\n\n{body}"
        ),
    );
    write(
        "content/chi-so/do.md",
        &format!(
            "+++\nname = \"HOSTILE\"\nunit = \"HOSTILE\"\nmeasures = \"HOSTILE\"\nsource_rule = \"HOSTILE\"\n+++\n\n{body}"
        ),
    );
    write(
        "content/tinh/tay-ninh.md",
        &format!("+++\nsummary = \"HOSTILE\"\n+++\n\n{body}"),
    );
    write(
        "themes/toasoan/i18n/vi.toml",
        "home = \"HOSTILE\"\nreading_time = \"HOSTILE\"\narticle_count = \"HOSTILE {n}\"\nlatest = \"HOSTILE\"\n",
    );
    let (tree, found) = read(folder.path());
    let order = Order {
        stamp: BuildStamp {
            now: "2026-11-21T08:00:00+07:00".parse().expect("a time"),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: "trang".to_owned(),
    };
    let compiled = compile(tree, found, &order, &mut Memo::default());
    let errors: Vec<_> = compiled
        .diagnostics
        .iter()
        .filter(|found| found.level() == Level::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    compiled.site.expect("the site is sound")
}

/// What a parser of HTML sees.
#[derive(Default)]
struct Seen {
    problems: RefCell<Vec<String>>,
    in_script: RefCell<bool>,
    scripts: RefCell<Vec<String>>,
}

impl TokenSink for Seen {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                let name = &*tag.name;
                *self.in_script.borrow_mut() = false;
                if tag.kind == TagKind::EndTag {
                    return TokenSinkResult::Continue;
                }
                let mut problems = self.problems.borrow_mut();
                if name.starts_with("xss") {
                    problems.push(format!("<{name}>"));
                }
                for attribute in &tag.attrs {
                    let attribute_name = &*attribute.name.local;
                    let value = attribute.value.trim().to_ascii_lowercase();
                    let is_address = matches!(attribute_name, "href" | "src" | "action");
                    if attribute_name.starts_with("on")
                        || attribute_name == "style"
                        || is_address && value.starts_with("javascript:")
                        || name == "img" && value == "x"
                    {
                        problems.push(format!("<{name} {attribute_name}={value}>"));
                    }
                }
                match name {
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    // A script of the theme's own: its text is a file.
                    "script" if tag.attrs.iter().any(|a| &*a.name.local == "src") => {
                        TokenSinkResult::RawData(RawKind::ScriptData)
                    }
                    "script" => {
                        *self.in_script.borrow_mut() = true;
                        self.scripts.borrow_mut().push(String::new());
                        TokenSinkResult::RawData(RawKind::ScriptData)
                    }
                    _ => TokenSinkResult::Continue,
                }
            }
            Token::CharacterTokens(text) if *self.in_script.borrow() => {
                if let Some(script) = self.scripts.borrow_mut().last_mut() {
                    script.push_str(&text);
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

fn parse(html: &str) -> Seen {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink
}

/// Signs that nothing published may hold, told apart from what the program thinks they are.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

#[test]
#[cfg(unix)]
fn no_text_breaks_out_of_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site(&folder);
    let (mut n_pages, mut n_feeds, mut n_scripts, mut n_told) = (0, 0, 0, 0);
    for (path, key) in site.plan.iter() {
        let bytes = render(&site, path, key).expect("it is drawn");
        if matches!(key.page, Page::File(_) | Page::Static(_) | Page::Preview(_)) {
            continue;
        }
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        let forbidden = text.char_indices().find(|&(_, c)| is_forbidden(c));
        assert_eq!(forbidden, None, "{path}");
        let extension = path.as_str().rsplit('.').next();
        // A table is plain text and sent as such; nothing in it is markup to anybody.
        assert!(extension == Some("csv") || !text.contains("<xss"), "{path}");
        if extension == Some("html") {
            n_pages += 1;
            let seen = parse(&text);
            assert_eq!(seen.problems.take(), Vec::<String>::new(), "{path}");
            for script in seen.scripts.take() {
                n_scripts += 1;
                let json: serde_json::Value = serde_json::from_str(&script).expect("it is JSON");
                let things = json["@graph"].as_array().expect("a graph of things");
                for thing in things {
                    let told = match thing["@type"].as_str() {
                        Some("DataCatalog") => vec![&thing["publisher"]["name"]],
                        Some("WebSite") => vec![&thing["name"], &thing["publisher"]["name"]],
                        Some("NewsArticle") => vec![
                            &thing["headline"],
                            &thing["author"][0]["name"],
                            &thing["publisher"]["name"],
                        ],
                        _ => Vec::new(),
                    };
                    n_told += told.len();
                    for told in told {
                        // A head's texts are one line.
                        assert_eq!(told, SHOWN, "{path}");
                    }
                }
            }
        } else if extension == Some("xml") {
            n_feeds += 1;
            let mut reader = quick_xml::Reader::from_str(&text);
            loop {
                match reader
                    .read_event()
                    .unwrap_or_else(|e| panic!("{path}: {e}"))
                {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::CData(_) => panic!("{path}: CDATA"),
                    _ => {}
                }
            }
        } else if key.page == Page::Robots {
            assert_eq!(
                text,
                "User-agent: *\nAllow: /\n\nSitemap: https://tin.example.vn/sitemap.xml\n\
                 Sitemap: https://tin.example.vn/news-sitemap.xml\n"
            );
        }
    }
    assert!(
        n_pages > 100 && n_feeds > 10 && n_scripts > 100 && n_told == 6,
        "{n_pages} {n_feeds} {n_scripts} {n_told}"
    );
}

#[test]
#[cfg(unix)]
fn a_feed_says_what_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site(&folder);
    let (path, key) = site
        .plan
        .iter()
        .find(|(path, _)| path.as_str() == "feed.xml")
        .expect("a site has a feed");
    let bytes = render(&site, path, key).expect("it is drawn");
    let feed = atom_syndication::Feed::read_from(&*bytes).expect("it is a feed");
    let entry = &feed.entries()[0];
    assert_eq!(feed.title().value, SHOWN);
    assert_eq!(entry.title().value, SHOWN);
    assert_eq!(entry.summary().expect("it has one").value, SHOWN);
    assert_eq!(entry.authors()[0].name(), SHOWN);
    let whole = entry.content().and_then(|content| content.value());
    let whole = whole.expect("it has one");
    assert!(whole.contains("&lt;xss-canary&gt;"), "{whole}");
    assert!(
        !whole.contains("<xss-canary") && !whole.contains("<script"),
        "{whole}"
    );

    let (path, key) = site
        .plan
        .iter()
        .find(|(path, _)| path.as_str() == "feed.json")
        .expect("a site has a feed");
    let bytes = render(&site, path, key).expect("it is drawn");
    let feed: serde_json::Value = serde_json::from_slice(&bytes).expect("it is JSON");
    let item = &feed["items"][0];
    assert_eq!(feed["title"], SHOWN);
    assert_eq!(item["title"], SHOWN);
    assert_eq!(item["summary"], SHOWN);
    assert_eq!(item["attachments"][0]["title"], SHOWN);
    assert_eq!(item["_bantin"]["source"]["name"], SHOWN);
    assert_eq!(item["content_html"], whole);
}
