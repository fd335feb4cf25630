//! Rows 28–33: what a theme can do to a build.

use crate::outcome::Report;
use crate::site::{SECRET, Sandbox, TEMPLATE};

/// A site whose article template is `text`, refused.
#[track_caller]
fn refuses(text: impl AsRef<[u8]>) -> Report {
    let sandbox = Sandbox::new();
    sandbox.put(TEMPLATE, text);
    sandbox.build().refuses()
}

#[test]
fn tp_01_syntax_error() {
    refuses("dòng một\n{{ page.title \n").is(&["W01 themes/toasoan/templates/article.html:2:9"]);
}

#[test]
fn tp_02_unknown_variable() {
    refuses("một\nhai\n{{ khong.co }}\n").is(&["W02 themes/toasoan/templates/article.html:3:4"]);
}

/// A mistake that only a page shows is told with the page it was for.
#[test]
fn tp_02_unknown_field() {
    let refused = refuses("một\nhai\n{{ page.khong_co }}\n");
    refused.is(&["W03 themes/toasoan/templates/article.html:3:9"]);
    refused.says("/bai-viet/2026/03/bai-000/");
}

#[test]
fn tp_03_template_that_includes_itself() {
    refuses("{% include \"article.html\" %}")
        .is(&["W01 themes/toasoan/templates/article.html:1:13"]);
}

#[test]
fn tp_03_templates_that_include_each_other() {
    let sandbox = Sandbox::new();
    sandbox.put(TEMPLATE, "{% include \"vong.html\" %}");
    sandbox.put(
        "themes/toasoan/templates/vong.html",
        "{% include \"article.html\" %}",
    );
    let refused = sandbox.build().refuses();
    assert_eq!(refused.errors().len(), 1, "{}", refused.text);
    refused.says("article.html").says("vong.html");
}

#[test]
fn tp_03_templates_that_extend_each_other() {
    let sandbox = Sandbox::new();
    sandbox.put(TEMPLATE, "{% extends \"vong.html\" %}");
    sandbox.put(
        "themes/toasoan/templates/vong.html",
        "{% extends \"article.html\" %}",
    );
    let refused = sandbox.build().refuses();
    assert_eq!(refused.errors().len(), 1, "{}", refused.text);
    refused.says("article.html");
}

/// One mistake is told once, however many pages have it.
#[test]
fn tp_04_component_that_calls_itself() {
    let refused = refuses(
        "{% component De(n: Number) %}{{ <De n={n} /> }}{% endcomponent %}{{ <De n={1} /> }}",
    );
    refused.is(&["W03 themes/toasoan/templates/article.html:1"]);
    refused.says("recursion");
}

pub const ENDLESS: &str =
    "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";

#[test]
fn tp_05_ten_thousand_million_turns() {
    let sandbox = Sandbox::new();
    sandbox
        .put(TEMPLATE, ENDLESS)
        .set("[limits]\npage_seconds = 2");
    let refused = sandbox.build().within(90, 600).refuses();
    refused.says("article.html");
}

/// Parts that are drawn once are drawn within the time of the first page that shows them.
#[test]
fn tp_05_turns_without_end_in_what_is_drawn_once() {
    for part in ["frame/footer.html", "cards/row.html"] {
        let sandbox = Sandbox::new();
        sandbox
            .put(&format!("themes/toasoan/templates/{part}"), ENDLESS)
            .set("[limits]\npage_seconds = 2");
        sandbox.build().within(90, 600).refuses().says("W08");
    }
}

/// Loops and doubled parts that write are stopped by the size of the page.
#[test]
fn tp_06_page_without_an_end() {
    let refused = refuses(
        "{% for a in range(end=100000) %}{% for b in range(end=100000) %}chữ{% endfor %}{% endfor %}",
    );
    let errors = refused.errors();
    assert!(
        errors.iter().all(|error| error.starts_with("W06 ")),
        "{errors:?}"
    );
    refused.says("/bai-viet/2026/03/bai-000/");
}

/// The engine has no function that reaches a file, the network or the machine.
#[test]
fn tp_07_theme_reads_files() {
    let sandbox = Sandbox::new();
    let secret = sandbox.top.join("bi-mat.txt");
    let secret = secret.display();
    for reaching in [
        format!("{{{{ load_data(path=\"{secret}\") }}}}"),
        format!("{{{{ load_file(path=\"{secret}\") }}}}"),
        format!("{{{{ \"{secret}\" | read_file }}}}"),
        format!("{{% include \"{secret}\" %}}"),
        "{% include \"../../../bi-mat.txt\" %}".to_owned(),
        "{% extends \"../../../bi-mat.txt\" %}".to_owned(),
        "{% import \"../../../bi-mat.txt\" as x %}".to_owned(),
    ] {
        sandbox.put(TEMPLATE, &reaching);
        let refused = sandbox.build().refuses();
        let errors = refused.errors();
        let is_named = errors.len() == 1 && errors[0].starts_with(&format!("W01 {TEMPLATE}:1:"));
        assert!(is_named, "{reaching}\n{}", refused.text);
        assert!(!refused.text.contains(SECRET), "{}", refused.text);
    }
}

#[test]
fn tp_08_theme_reads_the_environment_or_the_clock() {
    let sandbox = Sandbox::new();
    for reaching in [
        "{{ get_env(name=\"BI_MAT\") }}",
        "{{ now() }}",
        "{{ get_random(end=10) }}",
        "{{ throw(message=\"x\") }}",
    ] {
        sandbox.put(TEMPLATE, reaching);
        let refused = sandbox.build().with("BI_MAT", SECRET).refuses();
        assert_eq!(refused.errors().len(), 1, "{reaching}\n{}", refused.text);
        assert!(!refused.text.contains(SECRET), "{}", refused.text);
    }
}

/// The engine would write out all that a page is made of, in another order each time.
#[test]
fn tp_08_theme_dumps_what_it_sees() {
    refuses("<p>\n{{ __tera_context }}").is(&["W02 themes/toasoan/templates/article.html:2:4"]);
}

#[test]
fn tp_09_template_that_is_not_utf_8() {
    refuses(b"x \xff\xfe y").is(&["S01 themes/toasoan/templates/article.html:1:3"]);
}
