//! The whole markup of findings, as the browser gets it.

use snapbox::{IntoData, assert_data_eq, data::Inline, str};

use super::*;
use crate::diagnostic::{Code, Source};
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
        .map(|d| d.with("file", "a.png").with("picture", "a.png"))
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
    let text = "title = \"><img src=x onerror=alert(1)>\u{202e}<script>alert('&')</script>\"\r\n";
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
<pre><span>1</span><code>title = &quot;&gt;&lt;img src=x onerror=alert(1)&gt;\u{202e}<mark>&lt;script&gt;</mark>alert(&#39;&amp;&#39;)&lt;/script&gt;&quot;</code></pre>
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
    let html = fragment(&[missing, letter], Lang::Vi);
    let lines: Vec<_> = html
        .lines()
        .filter(|line| line.contains("<mark>"))
        .collect();
    assert_eq!(
        lines,
        [
            "<pre><span>1</span><code>provínce =<mark></mark></code></pre>",
            "<pre><span>1</span><code>prov<mark>í</mark>nce =</code></pre>",
        ]
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
    assert!(html.contains("<p class=\"more\">Còn 1.300 mục nữa; xem đủ trong cửa sổ lệnh.</p>"));
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
