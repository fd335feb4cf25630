//! Diagnostics as HTML, for the browser of somebody who edits the site.
//!
//! Says the same as [`super::terminal`]: errors first, then warnings; notes lie folded up. Nothing
//! that an editor typed becomes markup, and signs that turn or hide text are shown by their number.

use std::fmt::Write as _;

use super::report::{self, Excerpt, Finding};
use super::{Diagnostic, Level, Place};
use crate::escape::push_escaped;
use crate::vietnamese::{Lang, group_thousands, is_control};

/// So many findings are drawn. Nobody mends more at a time, and a browser has to show them.
const DRAWN: usize = 200;

/// So much of a line is drawn before and behind what is marked, and of what is marked, in
/// characters: a line may hold a whole file.
const AROUND: usize = 160;
const MARKED: usize = 320;

/// The findings as a piece of a page; empty when there are none. `diagnostics` are in the order of
/// [`super::sort`].
#[must_use]
pub fn fragment(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut out = String::new();
    if diagnostics.is_empty() {
        return out;
    }
    let mut findings = report::findings(diagnostics, lang);
    // A stable sort: within a level the order of places stays.
    findings.sort_by_key(|finding| finding.level);
    let n_left = findings.len().saturating_sub(DRAWN);
    findings.truncate(DRAWN);
    let first_note = findings.partition_point(|finding| finding.level < Level::Note);
    let (pressing, notes) = findings.split_at(first_note);

    let _ = writeln!(out, "<div class=\"findings\" lang=\"{}\">", lang.code());
    for finding in pressing {
        push_finding(&mut out, finding, lang);
    }
    if !notes.is_empty() {
        let n_notes: usize = notes.iter().map(|note| note.n_found).sum();
        let n_notes = group_thousands(n_notes as u64, lang);
        let word = match lang {
            Lang::Vi => "lưu ý",
            Lang::En if n_notes == "1" => "note",
            Lang::En => "notes",
        };
        let _ = writeln!(out, "<details>\n<summary>{n_notes} {word}</summary>");
        for finding in notes {
            push_finding(&mut out, finding, lang);
        }
        out.push_str("</details>\n");
    }
    if n_left > 0 {
        let n_left = group_thousands(n_left as u64, lang);
        let _ = match lang {
            Lang::Vi => writeln!(
                out,
                "<p class=\"more\">Còn {n_left} mục nữa; xem đủ trong cửa sổ lệnh.</p>"
            ),
            Lang::En => writeln!(
                out,
                "<p class=\"more\">{n_left} more; the terminal shows them all.</p>"
            ),
        };
    }
    out.push_str("</div>\n");
    out
}

/// A whole page of findings, for when there is no site to show. `style` is the address of
/// `overlay.css`; `script`, a finished tag, brings the page up to date.
#[must_use]
pub fn page(diagnostics: &[Diagnostic], lang: Lang, style: &str, script: &str) -> String {
    let (title, lead) = match lang {
        Lang::Vi => (
            "Trang chưa dựng được",
            "Sửa các lỗi dưới đây rồi lưu tệp; trang sẽ tự hiện ra.",
        ),
        Lang::En => (
            "The site cannot be built yet",
            "Mend the errors below and save; the page will appear by itself.",
        ),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" class=\"bantin\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"",
        lang.code()
    );
    push_escaped(&mut out, style);
    let _ = write!(
        out,
        "\">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p class=\"lead\">{lead}</p>\n\
         <div data-bantin-findings>\n{}</div>\n</main>\n{script}\n</body>\n</html>\n",
        fragment(diagnostics, lang)
    );
    out
}

fn push_finding(out: &mut String, finding: &Finding<'_>, lang: Lang) {
    let (class, name) = (finding.level.name(Lang::En), finding.level.name(lang));
    let _ = write!(
        out,
        "<section class=\"{class}\">\n<h2><span class=\"level\">{name}[{}]</span>: ",
        finding.code
    );
    push_shown(out, &finding.message);
    out.push_str("</h2>\n");
    for place in &finding.places {
        push_place(out, place);
    }
    if let Some(more) = finding.more(lang) {
        let _ = writeln!(out, "<p class=\"more\">{more}</p>");
    }
    if !finding.help.is_empty() {
        let name = report::help_name(lang);
        out.push_str("<ul>\n");
        for line in &finding.help {
            let _ = write!(out, "<li><b>{name}</b>: ");
            push_shown(out, line);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn push_place(out: &mut String, place: &Place) {
    out.push_str("<figure>\n<figcaption>");
    push_shown(out, place.path().as_str());
    match report::excerpt(place) {
        None => out.push_str("</figcaption>\n</figure>\n"),
        Some(excerpt) => {
            let (line, column) = (excerpt.line, excerpt.column);
            let _ = write!(
                out,
                ":{line}:{column}</figcaption>\n<pre><span>{line}</span><code>"
            );
            push_line(out, &excerpt);
            out.push_str("</code></pre>\n</figure>\n");
        }
    }
}

/// The line with what is meant in a `<mark>`, empty where something is missing; the style sheet
/// draws the caret below it. `…` stands for what is cut off.
fn push_line(out: &mut String, excerpt: &Excerpt) {
    let before = &excerpt.text[..excerpt.marked.start];
    let marked = &excerpt.text[excerpt.marked.clone()];
    let after = &excerpt.text[excerpt.marked.end..];
    let end = nth_last(before, AROUND);
    if end > 0 {
        out.push('…');
    }
    push_shown(out, &before[end..]);
    out.push_str("<mark>");
    let marked_end = nth(marked, MARKED);
    push_shown(out, &marked[..marked_end]);
    if marked_end < marked.len() {
        out.push('…');
    }
    out.push_str("</mark>");
    let end = nth(after, AROUND);
    push_shown(out, &after[..end]);
    if end < after.len() {
        out.push('…');
    }
}

/// Where the first `n` characters end.
fn nth(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}

/// Where the last `n` characters begin.
fn nth_last(text: &str, n: usize) -> usize {
    let last = text.char_indices().rev().take(n).last();
    last.map_or(text.len(), |(at, _)| at)
}

/// Appends `text` escaped, each sign that cannot be seen or that turns the text around it as
/// `\u{202e}`, as messages have it.
fn push_shown(out: &mut String, text: &str) {
    let is_hidden = |c: char| {
        is_control(c)
            || matches!(
                c,
                '\r' | '\n' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            )
    };
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|&(_, c)| is_hidden(c)) {
        push_escaped(out, &text[from..at]);
        let _ = write!(out, "{}", c.escape_unicode());
        from = at + c.len_utf8();
    }
    push_escaped(out, &text[from..]);
}

#[cfg(test)]
mod tests {
    use snapbox::{IntoData, assert_data_eq, data::Inline, str};

    use super::super::{Code, Diagnostic, Source};
    use super::*;
    use crate::source::SitePath;

    /// A finding of `code` at each place of `needle` in a file at `path`; at the whole file when
    /// `needle` is empty.
    fn found(code: Code, path: &str, text: &str, needle: &str) -> Vec<Diagnostic> {
        let source = Source::new(SitePath::new(path), text);
        if needle.is_empty() {
            return vec![Diagnostic::at(code, source.whole())];
        }
        let spans = text
            .match_indices(needle)
            .map(|(at, _)| at..at + needle.len());
        spans
            .map(|span| Diagnostic::at(code, source.at(span)))
            .collect()
    }

    #[track_caller]
    fn check(diagnostics: &[Diagnostic], lang: Lang, expected: Inline) {
        assert_data_eq!(fragment(diagnostics, lang), expected.raw());
    }

    fn unknown_province() -> Vec<Diagnostic> {
        let text = "+++\ntitle = \"A\"\nprovince = \"Tây Nin\"\n+++\n";
        let found = found(Code::P01, "content/bai-viet/a.md", text, "\"Tây Nin\"");
        found
            .into_iter()
            .map(|d| {
                d.with("name", "Tây Nin")
                    .with_candidates("candidates", &["Tây Ninh"])
            })
            .collect()
    }

    #[test]
    fn an_error_shows_its_line_with_the_word_marked() {
        check(
            &unknown_province(),
            Lang::Vi,
            str![[r#"
<div class="findings" lang="vi">
<section class="error">
<h2><span class="level">lỗi[P01]</span>: Không có tỉnh, thành phố nào tên “Tây Nin”.</h2>
<figure>
<figcaption>content/bai-viet/a.md:3:12</figcaption>
<pre><span>3</span><code>province = <mark>&quot;Tây Nin&quot;</mark></code></pre>
</figure>
<ul>
<li><b>gợi ý</b>: Có phải: “Tây Ninh”?</li>
<li><b>gợi ý</b>: Tin chung cả nước thì ghi “toàn quốc”.</li>
</ul>
</section>
</div>

"#]],
        );
        check(
            &unknown_province(),
            Lang::En,
            str![[r#"
<div class="findings" lang="en">
<section class="error">
<h2><span class="level">error[P01]</span>: No province or city is named “Tây Nin”.</h2>
<figure>
<figcaption>content/bai-viet/a.md:3:12</figcaption>
<pre><span>3</span><code>province = <mark>&quot;Tây Nin&quot;</mark></code></pre>
</figure>
<ul>
<li><b>help</b>: Did you mean “Tây Ninh”?</li>
<li><b>help</b>: National news has the province “toàn quốc”.</li>
</ul>
</section>
</div>

"#]],
        );
    }

    #[test]
    fn equal_warnings_are_one_with_three_places_and_a_count() {
        let text = "![](a.png)\n".repeat(5);
        let warnings: Vec<_> = found(Code::A01, "content/trang/a.md", &text, "![](a.png)")
            .into_iter()
            .map(|d| d.with("file", "a.png"))
            .collect();
        check(
            &warnings,
            Lang::Vi,
            str![[r#"
<div class="findings" lang="vi">
<section class="warning">
<h2><span class="level">cảnh báo[A01]</span>: Ảnh “a.png” chưa có lời tả (alt).</h2>
<figure>
<figcaption>content/trang/a.md:1:1</figcaption>
<pre><span>1</span><code><mark>![](a.png)</mark></code></pre>
</figure>
<figure>
<figcaption>content/trang/a.md:2:1</figcaption>
<pre><span>2</span><code><mark>![](a.png)</mark></code></pre>
</figure>
<figure>
<figcaption>content/trang/a.md:3:1</figcaption>
<pre><span>3</span><code><mark>![](a.png)</mark></code></pre>
</figure>
<p class="more">và 2 chỗ nữa</p>
<ul>
<li><b>gợi ý</b>: Viết trong ngoặc vuông điều người xem thấy trong ảnh: ![Người dân nộp hồ sơ ở bộ phận một cửa](a.png)</li>
</ul>
</section>
</div>

"#]],
        );
        check(
            &warnings,
            Lang::En,
            str![[r#"
<div class="findings" lang="en">
<section class="warning">
<h2><span class="level">warning[A01]</span>: Picture “a.png” has no alternative text.</h2>
<figure>
<figcaption>content/trang/a.md:1:1</figcaption>
<pre><span>1</span><code><mark>![](a.png)</mark></code></pre>
</figure>
<figure>
<figcaption>content/trang/a.md:2:1</figcaption>
<pre><span>2</span><code><mark>![](a.png)</mark></code></pre>
</figure>
<figure>
<figcaption>content/trang/a.md:3:1</figcaption>
<pre><span>3</span><code><mark>![](a.png)</mark></code></pre>
</figure>
<p class="more">and 2 more places</p>
<ul>
<li><b>help</b>: Say in the square brackets what is seen: ![People handing in papers at the one-stop desk](a.png)</li>
</ul>
</section>
</div>

"#]],
        );
    }

    #[test]
    fn a_finding_about_a_whole_file_or_about_none_has_no_line() {
        let mut found = found(Code::Y04, "content/bai-viet/a.md", "Một.", "");
        found.push(Diagnostic::general(Code::N08));
        check(
            &found,
            Lang::Vi,
            str![[r#"
<div class="findings" lang="vi">
<section class="error">
<h2><span class="level">lỗi[Y04]</span>: Tệp chưa có phần đầu bài.</h2>
<figure>
<figcaption>content/bai-viet/a.md</figcaption>
</figure>
</section>
<section class="error">
<h2><span class="level">lỗi[N08]</span>: Trang chưa có nội dung: thư mục content/ trống hoặc chưa có.</h2>
<ul>
<li><b>gợi ý</b>: Tạo bài đầu tiên: content/bai-viet/bai-dau-tien.md</li>
</ul>
</section>
</div>

"#]],
        );
        check(
            &found,
            Lang::En,
            str![[r#"
<div class="findings" lang="en">
<section class="error">
<h2><span class="level">error[Y04]</span>: The file has no head.</h2>
<figure>
<figcaption>content/bai-viet/a.md</figcaption>
</figure>
</section>
<section class="error">
<h2><span class="level">error[N08]</span>: The site has no content: content/ is empty or missing.</h2>
<ul>
<li><b>help</b>: Make a first article: content/bai-viet/first-article.md</li>
</ul>
</section>
</div>

"#]],
        );
    }

    #[test]
    fn errors_come_first_and_notes_are_folded_up() {
        let mut mixed = found(Code::P02, "content/a.md", "province = \"Hue\"", "\"Hue\"");
        mixed[0] = mixed[0].clone().with("name", "Hue").with("right", "Huế");
        mixed.extend(found(Code::F02, "content/b.md", "Hai.", ""));
        mixed.extend(unknown_province());
        check(
            &mixed,
            Lang::Vi,
            str![[r#"
<div class="findings" lang="vi">
<section class="error">
<h2><span class="level">lỗi[P01]</span>: Không có tỉnh, thành phố nào tên “Tây Nin”.</h2>
<figure>
<figcaption>content/bai-viet/a.md:3:12</figcaption>
<pre><span>3</span><code>province = <mark>&quot;Tây Nin&quot;</mark></code></pre>
</figure>
<ul>
<li><b>gợi ý</b>: Có phải: “Tây Ninh”?</li>
<li><b>gợi ý</b>: Tin chung cả nước thì ghi “toàn quốc”.</li>
</ul>
</section>
<section class="warning">
<h2><span class="level">cảnh báo[F02]</span>: Bài chưa có tóm tắt; đoạn đầu được dùng thay.</h2>
<figure>
<figcaption>content/b.md</figcaption>
</figure>
<ul>
<li><b>gợi ý</b>: Thêm vào phần đầu bài: summary = &quot;…&quot; (30–60 chữ)</li>
</ul>
</section>
<details>
<summary>1 lưu ý</summary>
<section class="note">
<h2><span class="level">lưu ý[P02]</span>: Tên tỉnh “Hue” thiếu dấu; đã hiểu là “Huế”.</h2>
<figure>
<figcaption>content/a.md:1:12</figcaption>
<pre><span>1</span><code>province = <mark>&quot;Hue&quot;</mark></code></pre>
</figure>
<ul>
<li><b>gợi ý</b>: Sửa thành: &quot;Huế&quot;</li>
</ul>
</section>
</details>
</div>

"#]],
        );
    }

    #[test]
    fn hostile_text_stays_text() {
        let text =
            "title = \"><img src=x onerror=alert(1)>\u{202e}<script>alert('&')</script>\"\r\n";
        let path = "content/\u{202e}<b>.md";
        let hostile: Vec<_> = found(Code::P01, path, text, "<script>")
            .into_iter()
            .map(|d| d.with("name", "<script>\u{202e}</script>\u{200f}\0"))
            .map(|d| d.with("candidates", "\"><img src=x onerror=alert(1)>"))
            .collect();
        check(
            &hostile,
            Lang::Vi,
            str![[r#"
<div class="findings" lang="vi">
<section class="error">
<h2><span class="level">lỗi[P01]</span>: Không có tỉnh, thành phố nào tên “&lt;script&gt;\u{202e}&lt;/script&gt;\u{200f}\u{0}”.</h2>
<figure>
<figcaption>content/\u{202e}&lt;b&gt;.md:1:40</figcaption>
<pre><span>1</span><code>title = &quot;&gt;&lt;img src=x onerror=alert(1)&gt;\u{202e}<mark>&lt;script&gt;</mark>alert('&amp;')&lt;/script&gt;&quot;</code></pre>
</figure>
<ul>
<li><b>gợi ý</b>: Có phải: &quot;&gt;&lt;img src=x onerror=alert(1)&gt;?</li>
<li><b>gợi ý</b>: Tin chung cả nước thì ghi “toàn quốc”.</li>
</ul>
</section>
</div>

"#]],
        );
    }

    #[test]
    fn the_mark_is_empty_where_something_is_missing_and_covers_whole_letters() {
        // Decomposed: the span ends before the mark that belongs to its last letter.
        let text = "provi\u{301}nce =\nb";
        let source = Source::new(SitePath::new("a.md"), text);
        let end = text.find('\n').expect("there is a line end");
        let missing = Diagnostic::at(Code::F08, source.at(end..end)).with("key", "province");
        let letter = Diagnostic::at(Code::F08, source.at(4..5)).with("key", "province");
        let lines: String = fragment(&[missing, letter], Lang::Vi)
            .lines()
            .filter(|line| line.contains("<mark>"))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_data_eq!(
            lines,
            str![[r#"
<pre><span>1</span><code>provínce =<mark></mark></code></pre>
<pre><span>1</span><code>prov<mark>í</mark>nce =</code></pre>

"#]]
            .raw()
        );
    }

    #[test]
    fn a_line_without_end_is_cut_around_the_mark() {
        let text = format!("{}sai{}", "Đ".repeat(9000), "đ".repeat(9000));
        let html = fragment(&found(Code::F08, "a.md", &text, "sai"), Lang::Vi);
        let expected = format!(
            "<code>…{}<mark>sai</mark>{}…</code>",
            "Đ".repeat(160),
            "đ".repeat(160)
        );
        assert!(html.contains(&expected), "{html}");
        let html = fragment(&found(Code::F08, "a.md", &text, &text), Lang::Vi);
        let expected = format!("<code><mark>{}…</mark></code>", "Đ".repeat(320));
        assert!(html.contains(&expected), "{html}");
    }

    #[test]
    fn more_than_anybody_reads_is_counted() {
        let text = "sai\n".repeat(1500);
        let html = fragment(&found(Code::F08, "a.md", &text, "sai"), Lang::Vi);
        assert_eq!(html.matches("<section").count(), 200);
        assert!(
            html.contains("<p class=\"more\">Còn 1.300 mục nữa; xem đủ trong cửa sổ lệnh.</p>")
        );
    }

    #[test]
    fn nothing_found_is_nothing_shown() {
        check(&[], Lang::Vi, str![]);
    }

    #[test]
    fn a_site_that_never_was_has_a_page_of_its_own() {
        let page = |lang| {
            page(
                &unknown_province(),
                lang,
                "/tin/__bantin/overlay.css",
                "<script src=\"/tin/__bantin/reload.js\" defer></script>",
            )
        };
        assert_data_eq!(
            page(Lang::Vi),
            str![[r#"
<!doctype html>
<html lang="vi" class="bantin">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trang chưa dựng được</title>
<link rel="stylesheet" href="/tin/__bantin/overlay.css">
</head>
<body>
<main>
<h1>Trang chưa dựng được</h1>
<p class="lead">Sửa các lỗi dưới đây rồi lưu tệp; trang sẽ tự hiện ra.</p>
<div data-bantin-findings>
<div class="findings" lang="vi">
<section class="error">
<h2><span class="level">lỗi[P01]</span>: Không có tỉnh, thành phố nào tên “Tây Nin”.</h2>
<figure>
<figcaption>content/bai-viet/a.md:3:12</figcaption>
<pre><span>3</span><code>province = <mark>&quot;Tây Nin&quot;</mark></code></pre>
</figure>
<ul>
<li><b>gợi ý</b>: Có phải: “Tây Ninh”?</li>
<li><b>gợi ý</b>: Tin chung cả nước thì ghi “toàn quốc”.</li>
</ul>
</section>
</div>
</div>
</main>
<script src="/tin/__bantin/reload.js" defer></script>
</body>
</html>

"#]]
            .raw()
        );
        assert_data_eq!(
            page(Lang::En),
            str![[r#"
<!doctype html>
<html lang="en" class="bantin">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The site cannot be built yet</title>
<link rel="stylesheet" href="/tin/__bantin/overlay.css">
</head>
<body>
<main>
<h1>The site cannot be built yet</h1>
<p class="lead">Mend the errors below and save; the page will appear by itself.</p>
<div data-bantin-findings>
<div class="findings" lang="en">
<section class="error">
<h2><span class="level">error[P01]</span>: No province or city is named “Tây Nin”.</h2>
<figure>
<figcaption>content/bai-viet/a.md:3:12</figcaption>
<pre><span>3</span><code>province = <mark>&quot;Tây Nin&quot;</mark></code></pre>
</figure>
<ul>
<li><b>help</b>: Did you mean “Tây Ninh”?</li>
<li><b>help</b>: National news has the province “toàn quốc”.</li>
</ul>
</section>
</div>
</div>
</main>
<script src="/tin/__bantin/reload.js" defer></script>
</body>
</html>

"#]]
            .raw()
        );
    }
}
