//! W: themes.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::site::TestSite;
use crate::{check, check_found, check_report};

#[test]
fn w01_a_template_with_a_slip() {
    check(
        Code::W01,
        "-- themes/toasoan/templates/standing.html --\n<h1>{{ page.title }</h1>\n",
        str![[r#"
lỗi[W01]: Mẫu giao diện có lỗi: Found `}` but expected }}.
 --> themes/toasoan/templates/standing.html:1:19
  |
1 | <h1>{{ page.title }</h1>
  |                   ^


"#]],
        str![[r#"
error[W01]: The template has a mistake: Found `}` but expected }}.

"#]],
    );
}

#[test]
fn w01_a_parent_that_is_not_there() {
    check_report(
        "-- themes/toasoan/templates/standing.html --\n{% extends \"bse.html\" %}\n",
        str![[r#"
lỗi[W01]: Mẫu giao diện có lỗi: Template 'standing.html' is inheriting from 'bse.html', which doesn't exist or isn't loaded.
 --> themes/toasoan/templates/standing.html:1:13
  |
1 | {% extends "bse.html" %}
  |             ^^^^^^^^


"#]],
    );
}

#[test]
fn w02_a_variable_that_the_page_does_not_have() {
    check(
        Code::W02,
        "-- themes/toasoan/templates/standing.html --\n<h1>{{ pgae.title }}</h1>\n",
        str![[r#"
lỗi[W02]: Mẫu giao diện dùng biến `pgae` mà trang này không có.
 --> themes/toasoan/templates/standing.html:1:8
  |
1 | <h1>{{ pgae.title }}</h1>
  |        ^^^^
  |
  = gợi ý: Có phải: “page”?
  = gợi ý: Trang này có: page, image, summary, body, toc, frame, config, t.


"#]],
        str![[r#"
error[W02]: The template uses `pgae`, which its page does not have.
help: Did you mean “page”?
help: The page has: page, image, summary, body, toc, frame, config, t.

"#]],
    );
}

/// One slip in the template that all others extend is one mistake.
#[test]
fn w02_in_the_parent_of_all_templates() {
    let base = include_str!("../../themes/toasoan/templates/base.html").replace(
        "<html lang=\"{{ config.lang }}\">",
        "<html lang=\"{{ confg.lang }}\">",
    );
    let site =
        TestSite::from("-- static/a.txt --\n").with("themes/toasoan/templates/base.html", base);
    check_report(
        site,
        str![[r#"
lỗi[W02]: Mẫu giao diện dùng biến `confg` mà trang này không có.
 --> themes/toasoan/templates/base.html:2:16
  |
2 | <html lang="{{ confg.lang }}">
  |                ^^^^^
  |
  = gợi ý: Có phải: “config”?


"#]],
    );
}

#[test]
fn w03_a_template_that_fails_with_this_page() {
    let site = TestSite::from(
        "-- content/trang/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\n+++\n-- themes/toasoan/templates/standing.html --\n<h1>{{ page.tieu_de }}</h1>\n",
    );
    check_found(
        Code::W03,
        &site.publish("public"),
        str![[r#"
lỗi[W03]: Mẫu giao diện hỏng khi dựng /gioi-thieu/: không có trường `tieu_de`; ở đây có: breadcrumbs, canonical, description, feed, full_title, image, json_ld, kind, noindex, section_url, title, title_html, url
 --> themes/toasoan/templates/standing.html:1:13
  |
1 | <h1>{{ page.tieu_de }}</h1>
  |             ^^^^^^^


"#]],
        str![[r#"
error[W03]: The template failed at /gioi-thieu/: Field `tieu_de` is not defined. Available fields: breadcrumbs, canonical, description, feed, full_title, image, json_ld, kind, noindex, section_url, title, title_html, url

"#]],
    );
}

#[test]
fn w04_a_theme_that_is_not_there() {
    check(
        Code::W04,
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\ntheme = \"toa-soan\"\n",
        str![[r#"
lỗi[W04]: Không có giao diện “toa-soan”.
 --> bantin.toml:3:10
  |
3 | theme = "toa-soan"
  |          ^^^^^^^^
  |
  = gợi ý: Có phải: “toasoan”?
  = gợi ý: Giao diện đặt ở thư mục themes/toa-soan/.


"#]],
        str![[r#"
error[W04]: There is no theme “toa-soan”.
help: Did you mean “toasoan”?
help: A theme stands in the folder themes/toa-soan/.

"#]],
    );
}

#[test]
fn w05_words_that_are_no_toml() {
    check(
        Code::W05,
        "-- themes/toasoan/i18n/vi.toml --\nlatest = Mới nhất\n",
        str![[r#"
lỗi[W05]: Tệp giao diện không đúng: giá trị này phải đặt trong ngoặc kép: "Mới nhất".
 --> themes/toasoan/i18n/vi.toml:1:10
  |
1 | latest = Mới nhất
  |          ^^^^^^^^


"#]],
        str![[r#"
error[W05]: The theme's file is not as it should be: this value belongs in quotation marks: "Mới nhất".

"#]],
    );
}

#[test]
fn w05_a_style_sheet_that_imports_itself() {
    check_report(
        "-- themes/toasoan/static/css/them.css --\n@import \"them.css\";\n",
        str![[r#"
lỗi[W05]: Tệp giao diện không đúng: css/them.css nhập chính nó.


"#]],
    );
}

#[test]
fn w06_a_page_that_is_too_large() {
    let site = TestSite::from(
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\nlimits = { page_bytes = 65536 }\n-- content/trang/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\n+++\n-- themes/toasoan/templates/standing.html --\n{% for i in range(end=20000) %}Giới thiệu{% endfor %}\n",
    );
    check_found(
        Code::W06,
        &site.publish("public"),
        str![[r#"
lỗi[W06]: Trang /gioi-thieu/ vượt quá giới hạn 64 KB.
  = gợi ý: Giảm per_page, hoặc tăng limits.page_bytes trong bantin.toml.


"#]],
        str![[r#"
error[W06]: Page /gioi-thieu/ is larger than the limit of 64 KB.
help: Lower per_page, or raise limits.page_bytes in bantin.toml.

"#]],
    );
}

#[test]
fn w07_a_style_sheet_that_names_a_missing_file() {
    check(
        Code::W07,
        "-- themes/toasoan/static/css/them.css --\nbody { background: url(\"../nen.png\"); }\n",
        str![[r#"
lỗi[W07]: Tệp kiểu dáng nhắc tới “../nen.png”, nhưng không có tệp đó.
 --> themes/toasoan/static/css/them.css:1:25
  |
1 | body { background: url("../nen.png"); }
  |                         ^^^^^^^^^^
  |
  = gợi ý: Đặt tệp vào static/ của giao diện, hoặc sửa tên trong tệp kiểu dáng.


"#]],
        str![[r#"
error[W07]: The style sheet names “../nen.png”, which is not there.
help: Put the file into the theme's static/, or correct the name.

"#]],
    );
}

/// The thread that draws it is not waited for.
#[test]
fn w08_a_template_that_loops_for_ever() {
    let site = TestSite::from(
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n[limits]\npage_seconds = 1\n-- themes/toasoan/templates/404.html --\n{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}\n",
    );
    check_found(
        Code::W08,
        &site.publish("public"),
        str![[r#"
lỗi[W08]: Vẽ trang /404.html quá 1 giây mà chưa xong; mẫu 404.html có thể lặp mãi.
  = gợi ý: Sửa vòng lặp trong mẫu hay trong phần mà nó gọi tới.
  = gợi ý: Trang thật sự nặng thì tăng limits.page_seconds trong bantin.toml.


"#]],
        str![[r#"
error[W08]: Page /404.html took more than 1 s to draw; the template 404.html may be looping.
help: Mend the loop in the template or in a part that it includes.
help: If the page really needs it, raise limits.page_seconds in bantin.toml.

"#]],
    );
}

/// The engine tells several mistakes in one text; each gets its place.
#[test]
fn w01_what_the_engine_does_not_know() {
    check_report(
        "-- themes/toasoan/templates/standing.html --\n<p>Đọc: {{ load_data(path=\"/etc/passwd\") }}</p>\n{{ page.title | viet_hoa }}\n\
         -- themes/toasoan/templates/404.html --\n{% include \"khong-co.html\" %}\n",
        str![[r#"
lỗi[W01]: Mẫu giao diện có lỗi: Unknown template `khong-co.html`
 --> themes/toasoan/templates/404.html:1:12
  |
1 | {% include "khong-co.html" %}
  |            ^^^^^^^^^^^^^

lỗi[W01]: Mẫu giao diện có lỗi: Unknown function `load_data`
 --> themes/toasoan/templates/standing.html:1:12
  |
1 | <p>Đọc: {{ load_data(path="/etc/passwd") }}</p>
  |            ^^^^^^^^^

lỗi[W01]: Mẫu giao diện có lỗi: Unknown filter `viet_hoa`
 --> themes/toasoan/templates/standing.html:2:17
  |
2 | {{ page.title | viet_hoa }}
  |                 ^^^^^^^^


"#]],
    );
}

#[test]
fn w01_templates_in_a_circle() {
    check_report(
        "-- themes/toasoan/templates/standing.html --\n<p>\n{% include \"a.html\" %}\n\
         -- themes/toasoan/templates/a.html --\n{% include \"standing.html\" %}\n",
        str![[r#"
lỗi[W01]: Mẫu giao diện có lỗi: Circular include detected for template 'a.html'. Include chain: `["a.html", "standing.html", "a.html"]`
 --> themes/toasoan/templates/a.html:1:13
  |
1 | {% include "standing.html" %}
  |             ^^^^^^^^^^^^^


"#]],
    );
}

/// A failure without a place of its own is told once for its template.
#[test]
fn w03_a_component_that_calls_itself() {
    let site = TestSite::from(
        "-- content/trang/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\n+++\n-- content/trang/lien-he.md --\n+++\ntitle = \"Liên hệ\"\n+++\n-- themes/toasoan/templates/standing.html --\n{% component De(n: Number) %}{{ <De n={n} /> }}{% endcomponent %}{{ <De n={1} /> }}\n",
    );
    check_found(
        Code::W03,
        &site.publish("public"),
        str![[r#"
lỗi[W03]: Mẫu giao diện hỏng khi dựng /gioi-thieu/: Maximum render recursion depth for components exceeded.
--> themes/toasoan/templates/standing.html:1
 = gợi ý: Còn 1 trang nữa hỏng ở cùng chỗ này.


"#]],
        str![[r#"
error[W03]: The template failed at /gioi-thieu/: Maximum render recursion depth for components exceeded.
help: 1 more pages fail at the same place.

"#]],
    );
}

/// A browser passes over what it does not understand, and may know more than we do: the site is published.
#[test]
fn w09_a_style_sheet_that_cannot_be_read() {
    check(
        Code::W09,
        "-- themes/toasoan/static/css/them.css --\n.tin { color: red; }\n.bài } { margin: 0 }\n",
        str![[r#"
cảnh báo[W09]: Không rút gọn được tệp này, vì không đọc được chỗ này: Invalid dangling combinator in selector. Tệp được xuất bản nguyên như vậy.
 --> themes/toasoan/static/css/them.css:2:6
  |
2 | .bài } { margin: 0 }
  |      ^
  |
  = gợi ý: Sửa chỗ này: trình duyệt cũng bỏ qua những gì nó không hiểu.
  = gợi ý: Chỗ này đúng, chỉ là cú pháp quá mới? Đặt tên tệp kết thúc bằng .min.css hay .min.js thì tệp được giữ nguyên, không cảnh báo.


"#]],
        str![[r#"
warning[W09]: The file cannot be made smaller, since this place cannot be read: Invalid dangling combinator in selector. It is published as it is.
help: Mend this place: browsers pass over what they do not understand, too.
help: If it is right and only too new, let the file's name end in .min.css or .min.js: such files are left as they are, without a warning.

"#]],
    );
}

#[test]
fn w09_a_script_that_cannot_be_read() {
    check_report(
        "-- themes/toasoan/static/js/them.js --\nconst bài = 1;\nconst = 2;\n",
        str![[r#"
cảnh báo[W09]: Không rút gọn được tệp này, vì không đọc được chỗ này: Unexpected token. Tệp được xuất bản nguyên như vậy.
 --> themes/toasoan/static/js/them.js:2:7
  |
2 | const = 2;
  |       ^
  |
  = gợi ý: Sửa chỗ này: trình duyệt cũng bỏ qua những gì nó không hiểu.
  = gợi ý: Chỗ này đúng, chỉ là cú pháp quá mới? Đặt tên tệp kết thúc bằng .min.css hay .min.js thì tệp được giữ nguyên, không cảnh báo.


"#]],
    );
}

#[test]
fn w09_is_not_told_of_what_is_left_as_it_is() {
    for site in [
        "-- themes/toasoan/static/js/them.min.js --\nconst = 2;\n",
        "-- static/them.js --\nconst = 2;\n",
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\noutput = { minify = false }\n-- themes/toasoan/static/js/them.js --\nconst = 2;\n",
    ] {
        check_report(site, str![[r#""#]]);
    }
}
