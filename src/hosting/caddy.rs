//! Rules for Caddy 2: a file to import into a site block.

use std::fmt::Write as _;

use super::rules::{ASK, FOREVER, Rules, SHORT, literal};
use super::{FOR_EVERY_ORIGIN, explain, headers};

/// The text of `.bantin.caddy`.
pub fn text(rules: &Rules) -> String {
    let mut out = String::new();
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Do bantin viết: quy tắc Caddy 2 cho trang này. Đặt trong khối của trang, cạnh root và file_server:\n    import /đường/dẫn/tới/tệp/này\nĐổi tệp này thì chạy: caddy reload",
        "Written by bantin: rules of Caddy 2 for this site. For the site's block, beside root and file_server:\n    import /path/to/this/file\nWhen this file changes: caddy reload",
    );
    if !rules.encodings.is_empty() {
        let names: Vec<&str> = rules.encodings.iter().map(|one| one.name()).collect();
        let server = format!(
            "    file_server {{\n        precompressed {}\n    }}",
            names.join(" ")
        );
        explain(
            &mut out,
            "# ",
            rules.lang,
            &format!(
                "Để gửi tệp nén đặt cạnh tệp gốc, viết file_server của trang như sau:\n{server}"
            ),
            &format!(
                "To send the compressed files beside files, write the site's file_server so:\n{server}"
            ),
        );
    }
    let base = &rules.base;
    let _ = writeln!(out, "\n@bantin path \"{base}/*\"\nheader @bantin {{");
    for (name, value) in headers().chain([("Cache-Control", ASK)]) {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    out.push_str("}\n");
    kinds(&mut out, rules);
    for (name, pattern, value) in [
        ("feed", rules.feed(), SHORT),
        ("forever", rules.forever(), FOREVER),
    ] {
        let _ = writeln!(out, "@bantin_{name} path_regexp `{pattern}`");
        let _ = writeln!(out, "header @bantin_{name} Cache-Control \"{value}\"");
    }
    let (name, value) = FOR_EVERY_ORIGIN;
    let _ = writeln!(out, "@bantin_data path_regexp `{}`", rules.open());
    let _ = writeln!(out, "header @bantin_data {name} \"{value}\"");
    for (n, (pattern, kind)) in rules.feeds_by_kind().enumerate() {
        let _ = writeln!(out, "@bantin_feed_{n} path_regexp `{pattern}`");
        let _ = writeln!(out, "header @bantin_feed_{n} Content-Type \"{kind}\"");
    }
    out.push('\n');
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Tệp bắt đầu bằng dấu chấm không dành cho người đọc.",
        "Dot files are not for readers.",
    );
    let _ = writeln!(
        out,
        "@bantin_hidden {{\n\tpath \"{base}/*\"\n\tpath_regexp `/[.]`\n\tnot path /.well-known/*\n}}\nerror @bantin_hidden 404"
    );
    let _ = writeln!(
        out,
        "handle_errors {{\n\t@bantin_missing {{\n\t\tpath \"{base}/*\"\n\t\texpression {{http.error.status_code}} == 404\n\t}}\n\thandle @bantin_missing {{\n\t\theader Cache-Control \"{ASK}\"\n\t\theader Content-Type \"text/html; charset=utf-8\"\n\t\trewrite * \"{base}/404.html\"\n\t\tfile_server\n\t}}\n}}"
    );
    redirects(&mut out, rules);
    out
}

fn kinds(out: &mut String, rules: &Rules) {
    for (n, (kind, endings)) in rules.kinds.iter().enumerate() {
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        let pattern = format!("^{}/.*[.]({})$", literal(&rules.base), endings.join("|"));
        let _ = writeln!(out, "@bantin_kind_{n} path_regexp `{pattern}`");
        let _ = writeln!(out, "header @bantin_kind_{n} Content-Type \"{kind}\"");
    }
}

fn redirects(out: &mut String, rules: &Rules) {
    if rules.redirects.is_empty() {
        return;
    }
    out.push_str("\nmap {path} {bantin_to} {\n");
    for redirect in &rules.redirects {
        let (path, to) = (&redirect.path, &redirect.to);
        let _ = writeln!(out, "\t\"{}/{path}\" \"{to}\"", rules.base);
    }
    out.push_str(
        "\tdefault \"\"\n}\n@bantin_moved expression {bantin_to} != \"\" && {query} == \"\"\n\
         @bantin_moved_with_query expression {bantin_to} != \"\" && {query} != \"\"\n\
         redir @bantin_moved {bantin_to} 301\n\
         redir @bantin_moved_with_query {bantin_to}?{query} 301\n",
    );
}
