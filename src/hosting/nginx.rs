//! Rules for nginx: a file to include in a `server` block.

use std::fmt::Write as _;

use crate::config::Encoding;

use super::rules::{ASK, CHARSET, FOREVER, Rules, SHORT, literal};
use super::{FOR_EVERY_ORIGIN, explain, headers, quoted};

/// The text of `.bantin.nginx.conf`.
///
/// Headers are added once, at the level of the server: a block with an `add_header` of its own would
/// lose those of the levels above, Strict-Transport-Security of the host among them. Variables say
/// what differs by file; an empty one sends nothing, so the rest of a host is left alone.
pub fn text(rules: &Rules) -> String {
    let mut out = String::new();
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Do bantin viết: quy tắc nginx cho trang này. Đặt trong khối server { … }, cạnh dòng root:\n    include /đường/dẫn/tới/tệp/này;\nStrict-Transport-Security để máy chủ tự thêm (add_header, cùng khối server) khi đã có https.\nĐổi tệp này thì chạy: nginx -t && nginx -s reload",
        "Written by bantin: rules of nginx for this site. For the server { … } block, beside its root:\n    include /path/to/this/file;\nStrict-Transport-Security is the host's to add (add_header, same server block) once it has https.\nWhen this file changes: nginx -t && nginx -s reload",
    );
    variables(&mut out, rules);
    let mut body = String::new();
    files(&mut body, rules);
    redirects(&mut body, rules);
    if rules.base.is_empty() {
        out.push_str(&body);
        return out;
    }
    let base = quoted(&rules.base);
    let _ = writeln!(
        out,
        "location = {base} {{ absolute_redirect off; return 301 {}/$is_args$args; }}",
        rules.written_base
    );
    let _ = writeln!(
        out,
        "location ^~ {} {{",
        quoted(&format!("{}/", rules.base))
    );
    for line in body.lines() {
        let indent = if line.is_empty() { "" } else { "    " };
        let _ = writeln!(out, "{indent}{line}");
    }
    out.push_str("}\n");
    out
}

fn variables(out: &mut String, rules: &Rules) {
    let all: Vec<(String, &str, &str)> = headers()
        .chain([("Cache-Control", ASK)])
        .map(|(name, value)| (variable(name), name, value))
        .collect();
    out.push('\n');
    if rules.base.is_empty() {
        for (variable, _, value) in &all {
            let _ = writeln!(out, "set {variable} {};", quoted(value));
        }
    } else {
        for (variable, _, _) in &all {
            let _ = writeln!(out, "set {variable} \"\";");
        }
        let below = format!("^{}/", literal(&rules.base));
        let _ = writeln!(out, "if ($uri ~ {}) {{", quoted(&below));
        for (variable, _, value) in &all {
            let _ = writeln!(out, "    set {variable} {};", quoted(value));
        }
        out.push_str("}\n");
    }
    let cache = variable("Cache-Control");
    for (pattern, value) in [(rules.feed(), SHORT), (rules.forever(), FOREVER)] {
        let (pattern, value) = (quoted(&pattern), quoted(value));
        let _ = writeln!(out, "if ($uri ~ {pattern}) {{ set {cache} {value}; }}");
    }
    let (name, value) = FOR_EVERY_ORIGIN;
    let origin = variable(name);
    let pattern = quoted(&rules.open());
    let _ = writeln!(out, "set {origin} \"\";");
    let _ = writeln!(
        out,
        "if ($uri ~ {pattern}) {{ set {origin} {}; }}",
        quoted(value)
    );
    for (variable, name, _) in &all {
        let _ = writeln!(out, "add_header {name} {variable} always;");
    }
    let _ = writeln!(out, "add_header {name} {origin};");
    out.push('\n');
}

/// `$bantin_cache_control` for `Cache-Control`.
fn variable(header: &str) -> String {
    format!("$bantin_{}", header.to_ascii_lowercase().replace('-', "_"))
}

fn files(out: &mut String, rules: &Rules) {
    let not_found = quoted(&format!("{}/404.html", rules.base));
    let _ = writeln!(out, "index index.html;\nerror_page 404 {not_found};");
    explain(
        out,
        "# ",
        rules.lang,
        "Chuyển hướng theo địa chỉ mà người đọc đã gõ, dù trước nginx còn máy chủ khác.",
        "Redirects keep the address that the reader typed, though another server stands before nginx.",
    );
    out.push_str("absolute_redirect off;\n\ncharset utf-8;\ncharset_types");
    // nginx adds text/html by itself and complains about a second one.
    for text in rules.texts().filter(|kind| *kind != "text/html") {
        let _ = write!(out, " {text}");
    }
    for (_, kind) in rules.feeds_by_kind() {
        let _ = write!(out, " {}", kind.strip_suffix(CHARSET).unwrap_or(&kind));
    }
    out.push_str(";\ndefault_type application/octet-stream;\ntypes {\n");
    for (kind, endings) in &rules.kinds {
        let kind = kind.strip_suffix(CHARSET).unwrap_or(kind);
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        let _ = writeln!(out, "    {kind} {};", endings.join(" "));
    }
    out.push_str("}\n");
    encodings(out, rules);
    out.push('\n');
    explain(
        out,
        "# ",
        rules.lang,
        "Tệp bắt đầu bằng dấu chấm không dành cho người đọc; /.well-known/ để gia hạn chứng thư.",
        "Dot files are not for readers; /.well-known/ is for renewing certificates.",
    );
    out.push_str("location ~ \"/[.](?!well-known/)\" { return 404; }\n");
    for (pattern, kind) in rules.feeds_by_kind() {
        let pattern = quoted(&pattern);
        let kind = kind.strip_suffix(CHARSET).unwrap_or(&kind);
        let _ = writeln!(
            out,
            "location ~ {pattern} {{ types {{ }} default_type {kind}; }}"
        );
    }
}

fn encodings(out: &mut String, rules: &Rules) {
    for encoding in &rules.encodings {
        out.push('\n');
        match encoding {
            Encoding::Gz => {
                explain(
                    out,
                    "# ",
                    rules.lang,
                    "Gửi tệp .gz đặt cạnh tệp gốc cho trình duyệt nhận gzip (mô-đun ngx_http_gzip_static).",
                    "Sends the .gz beside a file to browsers that take gzip (module ngx_http_gzip_static).",
                );
                out.push_str("gzip_static on;\ngzip_vary on;\n");
            }
            Encoding::Br => explain(
                out,
                "# ",
                rules.lang,
                "Tệp .br cần mô-đun ngx_brotli, không có sẵn trong nginx. Đã cài thì bỏ dấu # ở dòng dưới:\nbrotli_static on;",
                "The .br files need the module ngx_brotli, which does not come with nginx. Once it is there, take the # off:\nbrotli_static on;",
            ),
        }
    }
}

fn redirects(out: &mut String, rules: &Rules) {
    if !rules.redirects.is_empty() {
        out.push('\n');
    }
    for redirect in &rules.redirects {
        let from = quoted(&format!("{}/{}", rules.base, redirect.path));
        let to = quoted(&format!("{}$is_args$args", redirect.to));
        let _ = writeln!(out, "location = {from} {{ return 301 {to}; }}");
    }
}
