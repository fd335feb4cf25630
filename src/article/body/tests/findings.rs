use super::*;
#[test]
fn dump() {
    for md in [
        "# Một\n\n## Nội dung {#x .a-b .Z onclick=alert(1)}\n\nMột *hai* **ba** ~~bốn~~ `năm <b>`  \nsáu & \"bảy\"\n",
        "Nghị quyết số 36-NQ/TW ngày 01/7/2014, **17/NQ-CP** và 36-**NQ/TW** và [57-CTr/TU](x.md) và `36-NQ/TW`\n## Theo 36-NQ/TW\n",
        "[a](../van-ban/x.md#muc) [b](https://a.vn \"t\\\"<\") <a@b.vn> [c](x.pdf#page=2) [d](javascript:x) [e][f] <javascript:a>\n",
        "![Ảnh](a.jpg \"Chú <thích>\")\n\nx ![](b.png) y\n\n![v](x.mp4)\n\n![x](https://a.vn/x.png)\n\n[![z](z.png)](b.md)\n",
        "|a|b|c|\n|-|:-:|-:|\n|1.234|x|y|\n|96,89 %|z|36-NQ/TW|\n",
        "a[^n] b[^N] [c[^m]](x.md)\n\n[^n]: Một [^m].\n[^m]: - x\n\n      y\n[^zz]: z\n",
        "- [x] xong 36-NQ/TW\n- [ ] chưa\n\n1. a\n2. b\n   - c\n\n3. d\n\nthuật ngữ\n: nghĩa\n: khác\n",
        "> [!WARNING]\n> cẩn thận\n\n> trích\n\n---\n",
        "```toml\na = \"b\"\n```\n\n```xyz<\"\n<b>\n```\n\n    indent\n",
        "```{chart}\na = 1\n```\n\n> ```{chrt}\n> a\n> ```\n\n> ```{map}\n> a = 1\n> b = \n> ```\n",
        "<div>\nx\n</div>\n\na <b>b</b> <!-- x -->\n\n<!-- more -->\n\nc\n\n<!-- open\n\nd",
        "a\u{202e}b\0c &#x202e; &#0;\r\nd\r\n",
    ] {
        let (body, d) = read(md);
        println!(
            "=====\n{md}-----\n{}\n{:?} {:?} {:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{}",
            shown(&body),
            body.lead,
            body.n_syllables,
            body.anchors,
            body.headings,
            body.links,
            body.files,
            body.citations,
            report(&d)
        );
    }
}
