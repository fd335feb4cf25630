//! What stands within lines: text, marks, links, pictures, document numbers.

use super::*;

#[test]
fn marks_and_headings_are_written_by_our_own_hand() {
    check(&[
        (
            "# Một\n\n## Hai {#x .a-b .Z onclick=alert(1)}\n\n###### Sáu\n",
            "<h2 id=\"mot\">Một</h2>\n<h2 id=\"x\" class=\"a-b\">Hai</h2>\n<h6 id=\"sau\">Sáu</h6>\n",
        ),
        (
            "*hai* **ba** ~~bốn~~ `năm <b>`  \nsáu\nbảy & \"tám\" -- ...\n",
            "<p><em>hai</em> <strong>ba</strong> <del>bốn</del> <code>năm &lt;b&gt;</code><br>\n\
             sáu\nbảy &amp; &quot;tám&quot; -- ...</p>\n",
        ),
    ]);
}

#[test]
fn every_heading_has_an_id_of_its_own() {
    let (body, _) = read(
        "## Nội dung\n## Mục lục\n## Mục\n## Mục\n## Mục 2\n## 🎉\n## Fn 1\n## A {#bad\"id}\n## `Mã` *số*\n##\n",
    );
    let ids: Vec<&str> = body.headings.iter().map(|h| h.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "noi-dung-2",
            "muc-luc-2",
            "muc",
            "muc-2",
            "muc-2-2",
            "muc-3",
            "muc-fn-1",
            "a",
            "ma-so",
        ]
    );
    assert_eq!(body.headings[8].text, "Mã số");
    assert_eq!(read("## ![Bản đồ](a.png)\n").0.headings[0].id, "ban-do");
    let mut sorted: Vec<&str> = ids.clone();
    sorted.sort_unstable();
    assert_eq!(body.anchors, sorted);
}

#[test]
fn links_wait_for_their_address() {
    let (body, diagnostics) = read(
        "[a](../van-ban/x.md#muc%201) [b](#y) [c](/tinh/tay-ninh/) [d](b%C3%A1o.pdf#page=2 \"T\")\n\
         [e](https://a.vn?x=1&y=2 \"t\\\"<\") <a@b.vn> <https://c.vn> [g][h]\n\n[h]: @/bai-viet/z.md\n",
    );
    assert_eq!(report(&diagnostics), "");
    assert_eq!(
        shown(&body),
        "<p>{{link 0}}a{{/link 0}} {{link 1}}b{{/link 1}} {{link 2}}c{{/link 2}} \
         <a class=\"tep\" href=\"{{file 0}}#page=2\" title=\"T\">d</a>\n\
         <a href=\"https://a.vn?x=1&amp;y=2\" rel=\"external noopener\" title=\"t&quot;&lt;\">e</a> \
         <a href=\"mailto:a@b.vn\">a@b.vn</a> \
         <a href=\"https://c.vn\" rel=\"external noopener\">https://c.vn</a> \
         {{link 3}}g{{/link 3}}</p>\n"
    );
    let links: Vec<_> = body
        .links
        .iter()
        .map(|l| (l.target.as_str(), l.anchor.as_deref(), l.span.clone()))
        .collect();
    assert_eq!(links[0], ("../van-ban/x.md", Some("muc 1"), 4..27));
    assert_eq!((links[1].0, links[1].1), ("", Some("y")));
    assert_eq!(links[2].0, "/tinh/tay-ninh/");
    assert_eq!(links[3].0, "@/bai-viet/z.md");
    assert_eq!(body.files[0].src, "báo.pdf");
    assert_eq!(body.files[0].used_as, FileUse::Download);
}

#[test]
fn a_link_within_a_link_is_text() {
    check(&[(
        "[a <https://b.vn> c](x.md) d\n",
        "<p>{{link 0}}a https://b.vn c{{/link 0}} d</p>\n",
    )]);
}

#[test]
fn a_video_within_a_link_has_no_controls_of_its_own() {
    check(&[(
        "[![x](y.mp4)](https://a.vn)\n",
        "<p><a href=\"https://a.vn\" rel=\"external noopener\"><video preload=\"metadata\" \
         src=\"{{file 0}}\" aria-label=\"x\"{{size 0}}></video></a></p>\n",
    )]);
}

#[test]
fn a_picture_alone_is_a_figure() {
    check(&[
        (
            "![Ảnh *một*](a.jpg \"Chú <thích>\")\n",
            "<figure class=\"hinh\"><img src=\"{{file 0}}\" alt=\"Ảnh một\"{{size 0}}{{loading 0}}><figcaption>Chú &lt;thích&gt;</figcaption></figure>\n",
        ),
        (
            "x ![b](b.svg \"T\")\n",
            "<p>x <img src=\"{{file 0}}\" alt=\"b\"{{size 0}}{{loading 0}} \
             title=\"T\"></p>\n",
        ),
        (
            "![v](x.MP4)\n",
            "<figure class=\"hinh\"><video controls preload=\"metadata\" src=\"{{file 0}}\" \
             aria-label=\"v\"{{size 0}}></video></figure>\n",
        ),
        (
            "[![z](/anh/z.png)](b.md)\n",
            "<p>{{link 0}}<img src=\"{{file 0}}\" alt=\"z\"{{size 0}}{{loading 0}}>{{/link 0}}</p>\n",
        ),
    ]);
    let (body, _) = read("![v](x.webm) ![w](/anh/y%20z.png?v=1)\n");
    assert_eq!(body.files[0].used_as, FileUse::Video);
    assert_eq!(body.files[1].used_as, FileUse::Picture);
    assert_eq!(body.files[1].src, "/anh/y z.png");
}

#[test]
fn document_numbers_wait_for_their_page() {
    check(&[(
        "Nghị quyết số **17/NQ-CP** và 36 -\nNQ/TW; 36-**NQ/TW**, [57-CTr/TU](x.md), `36-NQ/TW`.\n\n## Theo 36-NQ/TW\n",
        "<p>Nghị quyết số <strong>{{cite 0}}<span class=\"so-hieu\">17/NQ-CP</span>{{/cite 0}}</strong> và \
         {{cite 1}}<span class=\"so-hieu\">36 -\nNQ/TW</span>{{/cite 1}}; 36-<strong>NQ/TW</strong>, \
         {{link 0}}57-CTr/TU{{/link 0}}, <code>36-NQ/TW</code>.</p>\n\
         <h2 id=\"theo-36-nq-tw\">Theo <span class=\"so-hieu\">36-NQ/TW</span></h2>\n",
    )]);
}

#[test]
fn document_numbers_are_recorded_with_what_stands_around_them() {
    let text =
        "Nghị quyết số **36&#45;NQ/TW** ngày 01/7/2014 khóa XI, 6\\/QĐ-TTg và 36-**NQ/TW**\n";
    for markdown in [text.to_owned(), decomposed(text)] {
        let (body, _) = read(&markdown);
        let seen: Vec<_> = body
            .citations
            .iter()
            .map(|c| {
                let place = crate::vietnamese::nfc(&markdown[c.span.clone()]).into_owned();
                (c.number.canonical.as_str(), c.written.as_str(), place)
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("36-NQ/TW", "36-NQ/TW", "36&#45;NQ/TW".to_owned()),
                ("06/QĐ-TTg", "6/QĐ-TTg", "6\\/QĐ-TTg".to_owned()),
                ("36-NQ/TW", "36-NQ/TW", "36-**NQ/TW".to_owned()),
            ]
        );
        let first = &body.citations[0];
        assert_eq!(first.word.as_deref(), Some("nghị quyết"));
        assert_eq!(first.date, Some(jiff::civil::date(2014, 7, 1)));
        assert_eq!(first.term.as_deref(), Some("XI"));
    }
}

#[test]
fn the_lead_is_what_stands_before_the_mark_or_the_first_paragraph() {
    for (markdown, lead) in [
        (
            "## M\n\n> trích\n\nMột *hai*\nba. Bốn[^a]\n\n[^a]: x\n",
            Some("Một hai ba. Bốn"),
        ),
        ("Một.\n\n- hai\n\n<!-- more -->\n\nba\n", Some("Một. hai")),
        ("Một <!--more--> hai\n", Some("Một")),
        ("<!-- more -->\n\nMột\n", Some("Một")),
        ("![a](b.png)\n\n- hai\n", Some("hai")),
        ("## M\n\n```\nx\n```\n", None),
        ("", None),
    ] {
        assert_eq!(read(markdown).0.lead.as_deref(), lead, "{markdown}");
    }
}

#[test]
fn syllables_of_the_running_text_are_counted() {
    let (body, _) =
        read("## Hai chữ\n\nba `bốn` [năm](x.md)\n\n| sáu |\n|-|\n| 7 |\n\n```\nkhông\n```\n");
    assert_eq!(body.n_syllables, 7);
}

#[test]
fn control_characters_do_not_reach_the_page() {
    let (body, _) = read("# a\u{202e}b\n\nc\0d\u{b} &#x202e;&#0; `e\u{7f}`\r\nf\r\n");
    assert_eq!(
        shown(&body),
        "<h2 id=\"ab\">ab</h2>\n<p>c\u{fffd}d \u{fffd} <code>e</code>\nf</p>\n"
    );
    assert_eq!(body.headings[0].text, "ab");
}

#[test]
fn decomposed_text_comes_out_composed() {
    let markdown = decomposed("## Tỉnh ủy\n\nĐà Nẵng [số](Bảo.pdf)\n");
    let (body, _) = read(&markdown);
    assert_eq!(
        shown(&body),
        "<h2 id=\"tinh-uy\">Tỉnh ủy</h2>\n<p>Đà Nẵng <a class=\"tep\" href=\"{{file 0}}\">số</a></p>\n"
    );
    assert_eq!(body.files[0].src, "Bảo.pdf");
    assert_eq!(&markdown[body.files[0].span.clone()], decomposed("Bảo.pdf"));
}

#[test]
fn ends_of_lines_from_windows_change_nothing() {
    for text in [
        "`một\nhai`\n",
        "> `một\n> hai`\n",
        "- [x] ```\n[```\n",
        "```\na\n\nb\n```\n",
        "a  \nb\\\nc\n",
        "|a|\n|-|\n|b|\n",
    ] {
        assert_eq!(html(&text.replace('\n', "\r\n")), html(text), "{text}");
    }
}
