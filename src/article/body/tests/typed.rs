//! `raw_html = "sanitize"`: allowed HTML is HTML, all else leaves its text or nothing.

use proptest::prelude::*;

use super::hostile::{closed, depth_of_sound_html, depth_within, markdown};
use super::*;

/// What typed HTML may add to the elements and attributes of Markdown.
const TYPED: [(&str, &[&str]); 42] = [
    ("a", &["lang"]),
    ("abbr", &["title", "lang"]),
    ("b", &["title", "lang"]),
    ("blockquote", &["title", "lang"]),
    ("br", &["title", "lang"]),
    ("caption", &["title", "lang"]),
    ("code", &["title", "lang"]),
    ("dd", &["title", "lang"]),
    ("details", &["open", "title", "lang"]),
    ("div", &["title", "lang"]),
    ("dl", &["title", "lang"]),
    ("dt", &["title", "lang"]),
    ("em", &["title", "lang"]),
    ("figcaption", &["title", "lang"]),
    ("figure", &["title", "lang"]),
    ("hr", &["title", "lang"]),
    ("i", &["title", "lang"]),
    ("kbd", &["title", "lang"]),
    ("li", &["title", "lang"]),
    ("mark", &["title", "lang"]),
    ("ol", &["title", "lang"]),
    ("p", &["title", "lang"]),
    ("pre", &["title", "lang"]),
    ("s", &["title", "lang"]),
    ("samp", &["title", "lang"]),
    ("small", &["title", "lang"]),
    ("span", &["title", "lang"]),
    ("strong", &["title", "lang"]),
    ("sub", &["title", "lang"]),
    ("summary", &["title", "lang"]),
    ("sup", &["title", "lang"]),
    ("table", &["title", "lang"]),
    ("tbody", &["title", "lang"]),
    ("td", &["colspan", "rowspan", "title", "lang"]),
    ("tfoot", &["title", "lang"]),
    ("th", &["colspan", "rowspan", "title", "lang"]),
    ("thead", &["title", "lang"]),
    ("tr", &["title", "lang"]),
    ("u", &["title", "lang"]),
    ("ul", &["title", "lang"]),
    ("var", &["title", "lang"]),
    ("del", &[]),
];

const SANITIZE: BodyOptions = BodyOptions {
    raw_html: RawHtml::Sanitize,
    ..OPTIONS
};

fn read_typed(markdown: &str) -> (Body, Vec<Diagnostic>) {
    read_with(markdown, &SANITIZE)
}

/// Checks the HTML of `markdown`, and that nothing was left out.
fn kept(markdown: &str, expected: &str) {
    let (body, diagnostics) = read_typed(markdown);
    assert_eq!(shown(&body), expected, "{markdown}");
    assert_eq!(report(&diagnostics), "", "{markdown}");
}

/// Checks the HTML of `markdown`, and what is said to be left out.
fn left_out(markdown: &str, expected: &str, said: &[&str]) {
    let (body, diagnostics) = read_typed(markdown);
    assert_eq!(shown(&body), expected, "{markdown}");
    let report = report(&diagnostics);
    let found: Vec<&str> = report
        .lines()
        .filter_map(|line| line.strip_prefix("cảnh báo[M06]: HTML trong bài có "))
        .filter_map(|line| line.strip_suffix(", không dùng được ở đây; trang dựng ra bỏ đi."))
        .collect();
    assert_eq!(found, said, "{markdown}\n{report}");
}

#[test]
fn a_tag_in_a_line_is_html_around_markdown() {
    kept(
        "H<sub>2</sub>O, <abbr title=\"Ủy ban\">UB</abbr> và <u>*chung* **riêng**</u><br>hết\n",
        "<p>H<sub>2</sub>O, <abbr title=\"Ủy ban\">UB</abbr> và \
         <u><em>chung</em> <strong>riêng</strong></u><br>hết</p>\n",
    );
    kept(
        "## Mục <small>nhỏ</small>\n",
        "<h2 id=\"muc-nho\">Mục <small>nhỏ</small></h2>\n",
    );
    kept(
        "<a href=\"https://a.vn/?b&c\" title=\"x\">36-NQ/TW</a> ở đây[^1]\n\n[^1]: <b>ghi</b>\n",
        "<p><a href=\"https://a.vn/?b&amp;c\" rel=\"external noopener\" title=\"x\">\
         <span class=\"so-hieu\">36-NQ/TW</span></a> ở đây\
         <sup id=\"fnref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"chu-thich\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n\
         <li id=\"fn-1\"><p><b>ghi</b> <a href=\"#fnref-1\" role=\"doc-backlink\" \
         aria-label=\"Về chỗ dẫn 1\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    );
}

#[test]
fn tags_and_marks_nest_whatever_is_typed() {
    kept(
        "**a <b>b** c</b> d\n",
        "<p><strong>a <b>b</b></strong> c d</p>\n",
    );
    kept("<b>a <i>b</b> c</i>\n", "<p><b>a <i>b</i></b> c</p>\n");
    kept(
        "- <b>a\n- b</b>\n",
        "<ul>\n<li><b>a</b></li>\n<li>b</li>\n</ul>\n",
    );
    kept(
        "[a <b>b](x.md) c</b>\n",
        "<p>{{link 0}}a <b>b</b>{{/link 0}} c</p>\n",
    );
    kept(
        "<a href=\"https://a.vn\">a [b](x.md) c[^1]</a>\n\n[^1]: d\n",
        "<p><a href=\"https://a.vn\" rel=\"external noopener\">a b c\
         <sup id=\"fnref-1\">1</sup></a></p>\n\
         <section class=\"chu-thich\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n\
         <li id=\"fn-1\"><p>d <a href=\"#fnref-1\" role=\"doc-backlink\" \
         aria-label=\"Về chỗ dẫn 1\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    );
}

#[test]
fn a_block_is_html_as_far_as_it_is_valid() {
    kept(
        "<table>\n<tr><th scope=row rowspan=2>a<td>b\n<tr><td>c\n</table>\n",
        "<div class=\"bang\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\">\n<table>\n\
         <tbody><tr><th scope=\"row\" rowspan=\"2\">a</th><td>b\n</td></tr><tr><td>c\n</td></tr>\
         </tbody></table>\n</div>\n",
    );
    kept("<b>Một</b> hai\n<hr>\n", "<p><b>Một</b> hai</p>\n<hr>\n");
    kept(
        "<figure><pre>a</pre><figcaption>b</figcaption></figure>\n",
        "<figure><pre tabindex=\"0\">a</pre><figcaption>b</figcaption></figure>\n",
    );
    kept("<p>a<div>b</div>\n", "<p>a</p>\n<div>b</div>\n");
}

#[test]
fn markdown_stands_between_two_blocks() {
    kept(
        "<details open>\n<summary>Xem</summary>\n\n**đậm** 36-NQ/TW\n\n- a\n\n</details>\n\nHết\n",
        "<details open>\n<summary>Xem</summary><p><strong>đậm</strong> {{cite 0}}\
         <span class=\"so-hieu\">36-NQ/TW</span>{{/cite 0}}</p>\n<ul>\n<li>a</li>\n</ul>\n\
         </details>\n<p>Hết</p>\n",
    );
    kept(
        "> <div>\n>\n> a\n\nb\n",
        "<blockquote>\n<div><p>a</p>\n</div>\n</blockquote>\n<p>b</p>\n",
    );
    kept(
        "<div>\n\n<blockquote>\n\na\n\n</div>\n\nb\n",
        "<div><blockquote><p>a</p>\n</blockquote>\n</div>\n<p>b</p>\n",
    );
    kept(
        "<div>\n\n- a\n\n  </div>\n\nb\n",
        "<div><ul>\n<li><p>a</p>\n</li>\n</ul>\n<p>b</p>\n</div>\n",
    );
}

#[test]
fn what_is_not_allowed_leaves_its_text_or_nothing() {
    left_out(
        "a <font color=red>b</font> <script>alert(1)</script> <i onclick=\"x()\" style=\"y\">c</i>\n",
        "<p>a b  <i>c</i></p>\n",
        &[
            "thẻ <font>",
            "thẻ <script>",
            "thuộc tính onclick ở thẻ <i>",
            "thuộc tính style ở thẻ <i>",
        ],
    );
    left_out(
        "<div class=\"x\" onclick=\"alert(1)\">a<iframe src=\"https://xau.example\">b</iframe></div>\n",
        "<div>a</div>\n",
        &[
            "thuộc tính class ở thẻ <div>",
            "thuộc tính onclick ở thẻ <div>",
            "thẻ <iframe>",
        ],
    );
    left_out(
        "<a href=\"x.md\">a</a> <a href=\"javascript:alert(1)\">b</a> <img src=x onerror=alert(1)>c\n",
        "<p>a b c</p>\n",
        &["thuộc tính href ở thẻ <a>", "thẻ <img>"],
    );
    left_out("<script>\nalert(1)\n</script>\n", "", &["thẻ <script>"]);
    left_out("<?php x ?>\n", "", &["thẻ <?php>"]);
    left_out(
        "a <!DOCTYPE html> b\n",
        "<p>a  b</p>\n",
        &["thẻ <!doctype>"],
    );
    left_out("a <div>b</div>\n", "<p>a b</p>\n", &["thẻ <div>"]);
    left_out(
        "<span lang=\"xx\">a</span> <b lang=\"en\">c</b>\n",
        "<p><span>a</span> <b lang=\"en\">c</b></p>\n",
        &["thuộc tính lang ở thẻ <span>"],
    );
}

#[test]
fn what_the_page_would_not_be_valid_with_is_text() {
    let (body, diagnostics) = read_typed("<ul>\na <li>b</li>\n</ul>\n");
    assert_eq!(
        shown(&body),
        "<p class=\"html-tho\">&lt;ul&gt;\na &lt;li&gt;b&lt;/li&gt;\n&lt;/ul&gt;</p>\n"
    );
    assert_eq!(
        report(&diagnostics).trim_end(),
        "cảnh báo[M07]: HTML này không đứng được trên trang, nên hiện nguyên dạng chữ: chữ không đứng được trong <ul>.
 --> content/bai.md:1:1
  |
1 | <ul>
  | ^^^^
  |
  = gợi ý: Sửa lại các thẻ, hoặc dùng Markdown."
    );
}

#[test]
fn html_past_its_bounds_is_text() {
    for html in [
        format!("<div>{}\n", "<b>".repeat(100)),
        format!("<div>{}\n", "<br>".repeat(20_000)),
        format!("<b {}>\n", "a ".repeat(5_000)),
        format!("<p>{}\n", "a".repeat(300_000)),
    ] {
        let (body, diagnostics) = read_typed(&html);
        assert!(body.html.contains("&lt;"), "{}", &body.html[..80]);
        assert!(report(&diagnostics).contains("M07"));
        depth_of_sound_html(&closed(&body));
    }
}

#[test]
fn many_small_tags_take_bounded_time() {
    for piece in [
        "<div>\n\n",
        "<b>",
        "<a href=https://a.vn>",
        "</b>",
        "<script>",
        "<details>\n<summary>a</summary>\n\n",
    ] {
        let (body, _) = read_typed(&piece.repeat(20_000));
        let depth = depth_within(&closed(&body), &TYPED);
        assert!(depth <= 350, "{depth}");
    }
}

/// Tags as an editor, or somebody worse, may type them.
fn typed() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<b>",
        "</b>",
        "<i title=\"x\">",
        "</i>",
        "<div>",
        "</div>",
        "<div>\n\n",
        "\n\n</div>\n",
        "<details><summary>a</summary>",
        "</details>",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<td rowspan=2>",
        "<th colspan=3>",
        "</tr>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<dl>",
        "<dt>",
        "<dd>",
        "<a href=\"https://a.vn\">",
        "<a href='javascript:alert(1)'>",
        "</a>",
        "<a href=x.md>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<svg onload=x>",
        "</svg>",
        "<math><mi>",
        "<img src=x onerror=y>",
        "<b onclick=\"z\">",
        "<span style=\"w\">",
        "<iframe src=//x>",
        "<textarea>",
        "<title>",
        "<noscript>",
        "<template>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "<!DOCTYPE html>",
        "<b/ x=\"",
        "\">",
        "<a href=\"\u{1}javascript:a\">",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr>",
        "<summary>",
        "<xss-canary>",
        "<form action=x>",
        "<input autofocus onfocus=y>",
        "&lt;b&gt;",
        "<B>",
        "<\0b>",
    ]);
    let mixed = prop_oneof![pieces.prop_map(str::to_owned), markdown()];
    prop::collection::vec(mixed, 0..24).prop_map(|pieces| pieces.concat())
}

/// Every start tag of `html` as a parser of HTML sees it.
fn check_parsed(html: &str) {
    for token in super::super::typed::tokens(html) {
        let super::super::typed::Token::Start { name, attributes } = token else {
            continue;
        };
        for (attribute, value) in attributes {
            assert!(
                !attribute.starts_with("on") && attribute != "style",
                "{attribute} in {html}"
            );
            if matches!(&*attribute, "href" | "src") {
                let fine = ["{{", "#", "http://", "https://", "mailto:", "tel:"];
                assert!(
                    fine.iter().any(|start| value.starts_with(start)),
                    "{value} in {html}"
                );
            }
        }
        let known = [
            "section", "h2", "h3", "h4", "h5", "h6", "img", "video", "aside", "label", "input",
        ];
        assert!(
            TYPED.iter().any(|(typed, _)| *typed == name) || known.contains(&&*name),
            "<{name}> in {html}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn anything_typed_gives_sound_html_under_both_policies(markdown in typed()) {
        let (shown, _) = read(&markdown);
        let html = closed(&shown);
        depth_of_sound_html(&html);
        check_parsed(&html);
        let (made_safe, diagnostics) = read_typed(&markdown);
        let html = closed(&made_safe);
        depth_within(&html, &TYPED);
        check_parsed(&html);
        let mut at = 0;
        for slot in &made_safe.slots {
            prop_assert!(slot.at >= at && made_safe.html.is_char_boundary(slot.at));
            at = slot.at;
        }
        report(&diagnostics);
    }
}

/// A link whose text is left out leads nowhere, and keeps no place in what follows.
#[test]
fn a_paragraph_of_which_nothing_is_left_holds_no_link() {
    let left = "<p>Sau.</p>\n";
    for empty in [
        "<svg onload=x>[a](x.md)</svg>",
        "[](x.md)",
        "[<!-- x -->](x.md)",
    ] {
        let (body, _) = read_typed(&format!("{empty}\n\nSau.\n"));
        assert_eq!((body.html.as_str(), body.slots.len()), (left, 0), "{empty}");
    }
}
