//! Lists, quotes, tables, code, footnotes and blocks of the theme.

use super::*;

#[test]
fn lists_and_tasks() {
    check(&[
        (
            "- [x] xong\n- [ ] chưa *nữa*\n",
            "<ul>\n<li class=\"viec\"><label><input type=\"checkbox\" disabled checked> xong</label></li>\n\
             <li class=\"viec\"><label><input type=\"checkbox\" disabled> chưa <em>nữa</em></label></li>\n</ul>\n",
        ),
        (
            "3. a\n   - b\n\n4. c\n",
            "<ol start=\"3\">\n<li><p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li><p>c</p>\n</li>\n</ol>\n",
        ),
        ("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        (
            "LGSP\n: nền tảng\n: trục\n",
            "<dl>\n<dt>LGSP</dt>\n<dd>nền tảng</dd>\n<dd>trục</dd>\n</dl>\n",
        ),
    ]);
}

#[test]
fn quotes_and_alerts() {
    check(&[
        (
            "> [!WARNING]\n> cẩn thận\n",
            "<aside class=\"luu-y luu-y-warning\" role=\"note\">\n<p class=\"luu-y-ten\">Cảnh báo</p>\n\
             <p>cẩn thận</p>\n</aside>\n",
        ),
        (
            "> một\n> > hai\n\n---\n",
            "<blockquote>\n<p>một</p>\n<blockquote>\n<p>hai</p>\n</blockquote>\n</blockquote>\n<hr>\n",
        ),
    ]);
    let english = BodyOptions {
        words: Words::of(Lang::En),
        ..OPTIONS
    };
    let (body, _) = read_with("> [!TIP]\n> x\n", &english);
    assert!(body.html.contains("<p class=\"luu-y-ten\">Tip</p>"));
}

#[test]
fn a_table_scrolls_and_tells_numbers_apart() {
    check(&[(
        "| Xã |   | Hồ sơ | Ghi chú |\n|-|:-:|--|-:|\n| A | x | 1.781.536 | 36-NQ/TW |\n| B | y | – | 2 |\n",
        "<div class=\"bang\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">Xã</th><td class=\"can-giua\"></td><th scope=\"col\" class=\"so\">Hồ sơ</th>\
         <th scope=\"col\" class=\"can-phai\">Ghi chú</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>A</td><td class=\"can-giua\">x</td><td class=\"so\">1.781.536</td><td class=\"can-phai\">\
         {{cite 0}}<span class=\"so-hieu\">36-NQ/TW</span>{{/cite 0}}</td></tr>\n\
         <tr><td>B</td><td class=\"can-giua\">y</td><td class=\"so\">–</td><td class=\"can-phai\">2</td></tr>\n\
         </tbody>\n</table>\n</div>\n",
    )]);
    let second = html("|a|\n|-|\n\n|b|\n|-|\n");
    assert!(second.contains("aria-label=\"Bảng 2\""));
    assert!(!second.contains("tbody"));
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    check(&[(
        "a[^n] b[^M] c[^N] d[^không]\n\n[^m]: - x\n[^n]: Một [^m].\n[^thừa]: z\n",
        "<p>a<sup id=\"fnref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> \
         b<sup id=\"fnref-2\"><a href=\"#fn-2\" role=\"doc-noteref\">2</a></sup> \
         c<sup id=\"fnref-1-2\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> d[^không]</p>\n\
         <section class=\"chu-thich\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n\
         <li id=\"fn-1\"><p>Một <sup id=\"fnref-2-2\"><a href=\"#fn-2\" role=\"doc-noteref\">2</a></sup>. \
         <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn 1\">↩</a> \
         <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn 1-2\">↩</a></p>\n</li>\n\
         <li id=\"fn-2\"><ul>\n<li>x</li>\n</ul>\n<p> \
         <a href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn 2\">↩</a> \
         <a href=\"#fnref-2-2\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn 2-2\">↩</a></p>\n</li>\n\
         </ol>\n</section>\n",
    )]);
    let (body, _) = read("a[^1]\n\n[^1]: b\n");
    assert_eq!(body.anchors, ["fn-1", "fnref-1"]);
}

#[test]
fn code_keeps_its_signs() {
    check(&[
        (
            "    a <b>\n",
            "<pre tabindex=\"0\"><code>a &lt;b&gt;\n</code></pre>\n",
        ),
        (
            "```khong-co\r\n<b>\r\n```\r\n",
            "<pre tabindex=\"0\"><code class=\"language-khong-co\">&lt;b&gt;\n</code></pre>\n",
        ),
    ]);
    let toml = html("```toml\na = \"<b>\"\n```\n");
    assert!(toml.starts_with(
        "<pre tabindex=\"0\"><code class=\"language-toml\"><span class=\"s-source s-toml\">"
    ));
    assert!(toml.contains("&lt;b&gt;"));
    assert_eq!(
        toml.matches("<span").count(),
        toml.matches("</span>").count()
    );
}

#[test]
fn a_fence_with_a_name_in_braces_is_a_block() {
    let (body, found) = read(
        "một\n\n> ```{gallery}\n> images = [{ src = \"ho-so.png\", alt = \"Hồ sơ\" }]\n> ```\n",
    );
    assert_eq!(report(&found), "");
    assert_eq!(
        shown(&body),
        "<p>một</p>\n<blockquote>\n{{block 0}}</blockquote>\n"
    );
    let block = &body.blocks[0];
    assert_eq!(block.name.value, "gallery");
    assert_eq!(block.name.span, 13..20);
    let BlockContent::Gallery { title, pictures } = &block.content else {
        panic!("{block:?}");
    };
    assert_eq!(*title, None);
    assert_eq!(pictures[0].alt, "Hồ sơ");
    assert_eq!(body.files[pictures[0].file].src, "ho-so.png");
}

#[test]
fn what_blocks_refer_to_stands_where_it_is_written() {
    let text = "- ```{timeline}\r\n  [[events]]\r\n  date = \"2024-08\"\r\n  title = \"Ra mă\u{301}t\"\r\n  link = \"../mot.md#hai\"\r\n  ```\r\n\r\n```{document}\r\nid = \"36-nq-tw-2014\"\r\n```\r\n";
    let (body, found) = read(text);
    assert_eq!(report(&found), "");
    assert_eq!(&text[body.links[0].span.clone()], "../mot.md#hai");
    assert_eq!(body.links[0].target, "../mot.md");
    assert_eq!(&text[body.named[0].span.clone()], "36-nq-tw-2014");
    let BlockContent::Timeline { events, .. } = &body.blocks[0].content else {
        panic!("{:?}", body.blocks);
    };
    assert_eq!(events[0].title, "Ra mắt");
    assert_eq!(events[0].link, Some(BlockLink::Source(0)));
}

#[test]
fn events_come_in_order_of_time() {
    let event = |date| format!("[[events]]\ndate = {date}\ntitle = \"x\"\n");
    let dates = [
        "2024-08-14",
        "\"9/2024\"",
        "2024",
        "\"2024-08\"",
        "2023-12-31",
    ];
    let events: String = dates.map(event).concat();
    let (body, found) = read(&format!("```{{timeline}}\n{events}```\n"));
    assert_eq!(report(&found), "");
    let BlockContent::Timeline { events, .. } = &body.blocks[0].content else {
        panic!("{:?}", body.blocks);
    };
    let dates: Vec<String> = events.iter().map(|event| event.date.iso()).collect();
    let expected = ["2023-12-31", "2024", "2024-08", "2024-08-14", "2024-09"];
    assert_eq!(dates, expected);
}

#[test]
fn a_block_that_is_not_built_in_is_kept_as_it_is_written() {
    let text = "```{trich-dan mot=2}\nchu = \"Một\"\nso = [1, 2.5, true]\nngay = 2024-08-14\n[con]\na = {}\n```\n";
    let (body, found) = read(text);
    assert_eq!(report(&found), "");
    assert_eq!(body.blocks[0].name.value, "trich-dan");
    let BlockContent::Own(data) = &body.blocks[0].content else {
        panic!("{:?}", body.blocks);
    };
    assert_eq!(
        serde_json::Value::Object(data.clone()),
        serde_json::json!({
            "chu": "Một", "so": [1, 2.5, true], "ngay": "2024-08-14", "con": { "a": {} }
        })
    );
}

#[test]
fn comments_are_not_shown() {
    check(&[(
        "<!-- a -->\n\nb <!-- c --> d\n\n<!-- e -->\n",
        "<p>b  d</p>\n",
    )]);
}

#[test]
fn containers_past_the_limit_are_shown_flat() {
    let options = BodyOptions {
        nesting: 2,
        ..OPTIONS
    };
    let (body, _) = read_with("- a\n  - b\n    - c\n    - d\n", &options);
    assert_eq!(
        shown(&body),
        "<ul>\n<li>a\n<ul>\n<li>b\nc\nd</li>\n</ul>\n</li>\n</ul>\n"
    );
    let (body, _) = read_with("> > > > a *b **c ~~d~~***\n", &options);
    assert_eq!(
        shown(&body),
        "<blockquote>\n<blockquote>\n<p>a <em>b <strong>c d</strong></em></p>\n</blockquote>\n</blockquote>\n"
    );
}
