//! Rows 73–80: what the text of an article can do to a page.
//!
//! That nothing became an element, a handler, a script, or a link with a scheme of its own, the audit
//! of every published folder tells; the tests say what becomes of the text.

use std::ffi::OsStr;
use std::path::Path;

use crate::outcome::Published;
use crate::site::{ADDRESS, ARTICLE, PICTURE, Sandbox, article, headed, titled};

/// Text that tries to leave where it stands.
const BREAKING: &str = "</title><xss-canary>'\"><img src=x onerror=alert(1)>&amp;";

/// A TOML string.
fn toml(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// An article with files beside it, published.
#[track_caller]
fn publishes_with(text: &str, files: &[&str]) -> Published {
    let sandbox = Sandbox::new();
    for file in files {
        let is_picture = Path::new(file).extension() == Some(OsStr::new("png"));
        let bytes: &[u8] = if is_picture { PICTURE } else { b"x" };
        sandbox.put(&format!("content/2026/03/{file}"), bytes);
    }
    sandbox.put(ARTICLE, text);
    sandbox.build().publishes()
}

/// The codes of the warnings, without their places.
fn codes(published: &Published) -> Vec<String> {
    let warnings = published.report.warnings();
    let codes = warnings
        .iter()
        .filter_map(|warning| warning.split(' ').next());
    codes.map(str::to_owned).collect()
}

#[test]
fn oi_01_markup_in_the_title() {
    let published = Sandbox::publishes(titled(BREAKING));
    published.report.warns(&[]);
    published.shows(BREAKING);
    assert!(published.page("").text.contains(BREAKING));
    assert!(published.text("feed.xml").contains("&lt;xss-canary&gt;"));
}

#[test]
fn oi_02_title_that_closes_a_script() {
    let title = "</script><xss-canary><script>alert(1)</script>";
    Sandbox::publishes(titled(title)).shows(title);
}

#[test]
fn oi_03_title_that_opens_a_comment_in_a_script() {
    let title = "<!--<script> và ]]> và \u{2028} -->";
    Sandbox::publishes(titled(title)).shows("<!--<script> và ]]> và");
}

#[test]
fn oi_04_markup_in_every_other_field() {
    let text = toml(BREAKING);
    let head = format!(
        "kicker = {text}\nauthor = [{text}]\ntopics = [{text}]\nupdated = 2026-03-02\nchange_note = {text}\n\
         kind = \"event\"\nsource = {{ name = {text}, url = \"https://nguon.example/?a=\\\"><xss-canary>&b\" }}\n\
         image = {{ src = \"anh.png\", alt = {text}, caption = {text}, credit = {text} }}\n\
         event = {{ start = 2026-03-01, end = 2026-03-02, place = {text} }}\n\
         attachments = [{{ src = \"tep.pdf\", title = {text} }}]\n\
         [[indicators]]\nmeasure = {text}\nvalue = \"96,89 %\"\nyear = 2025\nas_printed = {text}\nnote = {text}\n\
         [extra]\nx = {text}"
    );
    let head = headed(&head).replace("\"Một câu tóm tắt.\"", &text);
    let published = publishes_with(&head, &["anh.png", "tep.pdf"]);
    assert_eq!(codes(&published), ["T02"]);
    let shown = published.page(ADDRESS).text.matches(BREAKING).count();
    assert!(
        shown >= 8,
        "kicker, author, note, caption and the like: {shown}"
    );
}

/// Documents, indicators, sectors, provinces and standing pages have heads and texts of their own.
#[test]
fn oi_04_markup_in_records() {
    let text = toml(BREAKING);
    let head = |lines: &str| format!("+++\n{lines}\n+++\n\n{BREAKING}\n");
    let sandbox = Sandbox::new();
    let summary = head(&format!("summary = {text}"));
    sandbox.put("content/tinh/tay-ninh.md", &summary);
    sandbox.put("content/linh-vuc/y-te.md", &summary);
    let standing = format!("title = {text}\nsummary = {text}");
    sandbox.put("content/trang/gioi-thieu.md", head(&standing));
    let document = format!(
        "number = \"36-NQ/TW\"\ndate = 2014-07-01\ntitle = {text}\ngloss = {text}\nnote = {text}\nperiod = {text}\nterm = {text}"
    );
    sandbox.put("content/van-ban/36-nq-tw-2014.md", head(&document));
    let indicator =
        format!("name = {text}\nunit = {text}\nmeasures = {text}\nsource_rule = {text}");
    sandbox.put("content/chi-so/ho.md", head(&indicator));
    let figure = format!(
        "[[indicators]]\nid = \"ho\"\nvalue = \"96,89\"\nunit = {text}\nyear = 2025\nnote = {text}"
    );
    let citing = headed(&figure).replace("Nội dung.", "Theo Nghị quyết 36-NQ/TW năm 2014.");
    sandbox.put(ARTICLE, citing);
    let published = sandbox.build().publishes();
    for address in [
        "tinh/tay-ninh/",
        "linh-vuc/y-te/",
        "gioi-thieu/",
        "van-ban/36-nq-tw-2014/",
        "chi-so/",
        "chi-so/ho/",
        "chi-so/ho/2025/",
    ] {
        let page = published.page(address);
        assert!(page.text.contains(BREAKING), "{address}: {}", page.text);
    }
}

#[test]
fn oi_04_markup_in_the_defaults_of_a_folder() {
    let sandbox = Sandbox::new();
    let text = toml(BREAKING);
    let defaults = format!("author = {text}\nkicker = {text}\nsource = {{ name = {text} }}\n");
    sandbox.put("content/2026/_mac-dinh.toml", defaults);
    sandbox.put(ARTICLE, article("x\n"));
    sandbox.build().publishes().shows(BREAKING);
    sandbox.put(
        "content/2026/_mac-dinh.toml",
        "source = { name = \"x\", url = \"javascript:x\" }\n",
    );
    sandbox
        .build()
        .refuses()
        .is(&["F07 content/2026/_mac-dinh.toml:1:31"]);
}

#[test]
fn oi_04_odd_signs_in_an_alias() {
    let published = Sandbox::publishes(headed("aliases = [\"/cu/a'&amp;b%3Cxss-canary%3E{x}/\"]"));
    let moved = published.files.keys().any(|path| path.starts_with("cu/"));
    assert!(moved, "the old address leads on");
    Sandbox::refuses(headed("aliases = [\"/cu/<xss-canary>/\"]"))
        .is(&["N06 content/2026/03/xau.md:6:13"]);
}

#[test]
fn oi_04_markup_where_a_name_is_looked_up() {
    for key in ["province", "sectors"] {
        let line = format!("{key} = [{}]", toml(BREAKING));
        let text = if key == "province" {
            headed("").replace("province = \"Tây Ninh\"\n", &format!("{line}\n"))
        } else {
            headed(&line)
        };
        let refused = Sandbox::refuses(text);
        assert_eq!(refused.errors().len(), 1, "{}", refused.text);
        // The message shows it as it is: a terminal knows no markup.
        refused.says(BREAKING);
    }
}

#[test]
fn oi_04_markup_in_the_settings() {
    let sandbox = Sandbox::new();
    let text = toml(BREAKING);
    sandbox.put(
        "bantin.toml",
        format!(
            "base_url = \"https://tin.example.vn\"\ntitle = {text}\ntagline = {text}\n\
             [publisher]\nname = {text}\naddress = {text}\nphone = {text}\nemail = {text}\nreuse_line = {text}\n\
             [[navigation]]\ntitle = {text}\nurl = \"/tinh/\"\n\
             [[links]]\ntitle = {text}\nurl = \"https://khac.example/?a=1&b='\"\n"
        ),
    );
    sandbox.build().publishes();
}

#[test]
fn oi_04_address_of_a_source_with_a_scheme() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT://x%0aalert(1)",
        "data:text/html,x",
        "//xau.example",
        "https://",
    ] {
        let line = format!("source = {{ name = \"Báo\", url = {} }}", toml(url));
        Sandbox::refuses(headed(&line)).is(&["F07 content/2026/03/xau.md:6:33"]);
    }
}

#[test]
fn oi_04_address_in_the_settings_with_a_scheme() {
    for table in ["navigation", "links"] {
        let sandbox = Sandbox::new();
        sandbox.set(&format!(
            "[[{table}]]\ntitle = \"x\"\nurl = \"javascript:alert(1)\""
        ));
        sandbox.build().refuses().is(&["G04 bantin.toml:8:8"]);
    }
}

#[test]
fn oi_05_links_with_a_scheme() {
    let published = Sandbox::publishes(article(
        "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&#10;script:alert(1)) [d](&#x6A;avascript:alert(1)) \
         [e](vbscript:x) [f](data:text/html;base64,PHNjcmlwdD4=) [g](<java\tscript:alert(1)>) <javascript:alert(1)> \
         [[javascript:alert(1)|i]] [h] [k](\u{1}javascript:alert(1))\n\n[h]: javascript:alert(1)\n",
    ));
    let page = published.page(ADDRESS);
    for word in ["a b c d e f g javascript:alert(1)", "h"] {
        assert!(page.text.contains(word), "{word}: {}", page.text);
    }
    let bad = |link: &&String| link.contains("script") || link.starts_with("data");
    assert_eq!(page.links.iter().filter(bad).count(), 0, "{:?}", page.links);
}

#[test]
fn oi_06_pictures_that_break_out() {
    let text = article(
        "![a](javascript:alert(1) \"x\\\" onerror=\\\"alert(1)\")\n\n![b](x.png \"'><xss-canary>\")\n\n\
         ![<xss-canary>](x.png)\n\nchữ ![c\" onerror=\"alert(1)](x.png) ![d](data:image/svg+xml;base64,PHN2Zz4=)\n",
    );
    let published = publishes_with(&text, &["x.png"]);
    assert_eq!(codes(&published), ["L04", "A01", "L04"]);
    published.shows("'><xss-canary>");
}

#[test]
fn oi_06_picture_of_an_unknown_kind() {
    Sandbox::refuses(article("![a](x \"'><xss-canary>\")\n"))
        .is(&["A03 content/2026/03/xau.md:8:12"]);
}

#[test]
fn oi_07_html_blocks() {
    let blocks = [
        "<script>alert(1)</script>",
        "<iframe src=\"https://xau.example/\"></iframe>",
        "<svg onload=alert(1)>",
        "<div onclick=\"alert(1)\">x</div>",
        "<xss-canary>y</xss-canary>",
        "<base href=\"https://xau.example/\">",
        "<!-- <xss-canary> -->",
        "<![CDATA[<xss-canary>]]>",
        "<?php <xss-canary> ?>",
    ];
    let published = Sandbox::publishes(article(&(blocks.join("\n\n") + "\n")));
    assert_eq!(codes(&published), ["M02"]);
    for block in &blocks[..6] {
        published.shows(block);
    }
}

#[test]
fn oi_08_html_within_a_line() {
    let line = "a <img src=x onerror=alert(1)> b <a href=\"javascript:alert(1)\">c</a> <style>body{display:none}</style> <xss-canary>d";
    let published = Sandbox::publishes(article(&format!("{line}\n")));
    published.report.warns(&["M02 content/2026/03/xau.md:8:3"]);
    published.shows(line);
}

#[test]
fn oi_09_template_code_is_text() {
    let title = "{{ 7 * 6 }}{% raw %}";
    let code = "{{ config }} {{ 6 * 7000 }} {% include “x” %} {# x #}";
    let text = titled(title).replace("Nội dung.", code);
    let published = Sandbox::publishes(text);
    published.shows(title).shows(code).lacks("42000");
}

#[test]
fn oi_10_control_characters_in_the_title() {
    let text = titled("TTT").replace("TTT", "a\\u000bb\\u0010c\\ufffed");
    let published = Sandbox::publishes(text);
    assert!(
        published.page(ADDRESS).text.contains("abcd"),
        "{}",
        published.page(ADDRESS).text
    );
}

#[test]
fn oi_11_half_entities_in_a_summary() {
    let summary = format!("a ]]> b & c &lt &#x; {}", "é".repeat(300));
    let text = article("a ]]> b &amp &#0; &#x1F; c\n");
    let text = text.replace("\"Một câu tóm tắt.\"", &toml(&summary));
    let published = Sandbox::publishes(text);
    assert!(
        published
            .text("feed.xml")
            .contains("]]&gt; b &amp; c &amp;lt &amp;#x;")
    );
}

#[test]
fn oi_12_language_of_a_fence() {
    let text = "```\"><xss-canary>\nx\n```\n\n```js\" onload=\"alert(1)\ny\n```\n\n```{\"><xss-canary>}\nz = 1\n```\n";
    Sandbox::refuses(article(text)).is(&["B01 content/2026/03/xau.md:16:5"]);
    let without_block = text.rsplit_once("\n\n").expect("it has three").0;
    Sandbox::publishes(article(&format!("{without_block}\n"))).shows("x\n");
}

#[test]
fn oi_13_attributes_of_headings() {
    let text = "## Một {onclick=alert(1)}\n\n## Hai {#x\" onclick=\"y}\n\n## Ba {.a style=color:red #ba}\n\n# <xss-canary> \"'>\n";
    let published = Sandbox::publishes(article(text));
    published.shows("Một").shows("Hai").shows("Ba");
}

#[test]
fn oi_14_labels_of_footnotes() {
    let text = "x[^\"><xss-canary>] y[^<script>] z[^a\" onclick=\"b]\n\n[^\"><xss-canary>]: một\n[^<script>]: hai\n[^a\" onclick=\"b]: ba\n";
    let published = Sandbox::publishes(article(text));
    published.shows("một").shows("hai");
}

#[test]
fn oi_15_links_to_disks_and_hosts() {
    let text =
        article("[a](file:///etc/passwd) [b](//xau.example/x) [c](\\\\\\\\xau.example\\\\x)\n");
    let published = Sandbox::publishes(text);
    published.report.warns(&[
        "L04 content/2026/03/xau.md:8:5",
        "L04 content/2026/03/xau.md:8:29",
        "L04 content/2026/03/xau.md:8:46",
    ]);
    published
        .shows("a b c")
        .lacks("xau.example")
        .lacks("passwd");
}

#[test]
fn oi_16_topics_that_are_paths() {
    let published = Sandbox::publishes(headed(
        "topics = [\"../../thoat\", \"a/b\", \"index.html\"]",
    ));
    assert_eq!(codes(&published), ["T02", "T02", "T02"]);
    for slug in ["thoat", "a-b", "index-html"] {
        assert!(published.has(&format!("chu-de/{slug}/")), "{slug}");
    }
}

#[test]
fn oi_16_topics_without_a_letter() {
    Sandbox::refuses(headed("topics = [\"\", \" \"]")).is(&[
        "F08 content/2026/03/xau.md:6:11",
        "F08 content/2026/03/xau.md:6:15",
    ]);
    Sandbox::refuses(headed("topics = [\"..\"]")).is(&["N02 content/2026/03/xau.md:6:12"]);
}
