//! Rules for Apache: the `.htaccess` of the site's folder.

use std::fmt::Write as _;

use super::kind::content_type;
use super::rules::{ASK, CHARSET, FOREVER, Rules, SHORT, literal};
use crate::plan::TEXTS;

use super::{FOR_EVERY_ORIGIN, explain, headers, quoted};
use crate::plan::FeedForm;

/// The text of `.htaccess`.
///
/// Nothing is wrapped in `<IfModule>`: protection that is not there should be noticed on the first
/// day.
pub fn text(rules: &Rules) -> String {
    let mut out = String::new();
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Do bantin viết: quy tắc Apache 2.4 cho trang này, tên là .htaccess, nằm cùng thư mục với index.html.\nCần: AllowOverride All (hoặc FileInfo Indexes Options); mod_alias, mod_dir, mod_headers, mod_mime, mod_setenvif.\nStrict-Transport-Security để máy chủ tự thêm khi đã có https.",
        "Written by bantin: rules of Apache 2.4 for this site, named .htaccess, in the folder of index.html.\nNeeds: AllowOverride All (or FileInfo Indexes Options); mod_alias, mod_dir, mod_headers, mod_mime, mod_setenvif.\nStrict-Transport-Security is the host's to add once it has https.",
    );
    out.push_str("\nOptions -Indexes\nDirectoryIndex index.html\n");
    let not_found = quoted(&format!("{}/404.html", rules.written_base));
    let _ = writeln!(out, "ErrorDocument 404 {not_found}\n");
    for (name, value) in headers() {
        let _ = writeln!(out, "Header always set {name} {}", quoted(value));
    }
    out.push('\n');
    let (feed, forever) = (
        quoted(&any_form(rules, &rules.feed())),
        quoted(&any_form(rules, &rules.forever())),
    );
    let _ = writeln!(out, "SetEnvIf Request_URI {feed} bantin_feed");
    let _ = writeln!(out, "SetEnvIf Request_URI {forever} bantin_forever");
    for (value, condition) in [
        (ASK, ""),
        (SHORT, " env=bantin_feed"),
        (FOREVER, " env=bantin_forever"),
    ] {
        let value = quoted(value);
        let _ = writeln!(out, "Header set Cache-Control {value}{condition}");
    }
    let (name, value) = FOR_EVERY_ORIGIN;
    let _ = writeln!(
        out,
        "SetEnvIf Request_URI {} bantin_data",
        quoted(&rules.open())
    );
    let _ = writeln!(out, "Header set {name} {} env=bantin_data", quoted(value));
    out.push_str("\nAddDefaultCharset utf-8\n");
    for (kind, endings) in &rules.kinds {
        let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
        let endings = endings.join(" ");
        match kind.strip_suffix(CHARSET) {
            Some(text) => {
                let _ = writeln!(out, "AddType {text} {endings}\nAddCharset utf-8 {endings}");
            }
            None => {
                let _ = writeln!(out, "AddType {kind} {endings}");
            }
        }
    }
    for name in FeedForm::ALL.map(FeedForm::name) {
        let kind = content_type(name);
        let files = if rules.encodings.is_empty() {
            ("Files", name.to_owned())
        } else {
            let pattern = format!("^{}$", name.replace('.', "[.]"));
            ("FilesMatch", any_form(rules, &pattern))
        };
        let _ = writeln!(
            out,
            "<{0} {1}>\n    ForceType \"{kind}\"\n</{0}>",
            files.0,
            quoted(&files.1)
        );
    }
    out.push('\n');
    encodings(&mut out, rules);
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Tệp bắt đầu bằng dấu chấm không dành cho người đọc; /.well-known/ để gia hạn chứng thư.",
        "Dot files are not for readers; /.well-known/ is for renewing certificates.",
    );
    out.push_str("RedirectMatch 404 \"/[.](?!well-known/)\"\n");
    if !rules.redirects.is_empty() {
        out.push('\n');
    }
    for redirect in &rules.redirects {
        // Apache escapes the target itself; the query stays.
        let from = quoted(&format!(
            "^{}/{}$",
            literal(&rules.base),
            literal(&redirect.path)
        ));
        let _ = writeln!(
            out,
            "RedirectMatch 301 {from} {}",
            quoted(&redirect.decoded_to())
        );
    }
    out
}

/// Sends the compressed forms beside texts. Their kinds are those of the texts: Apache goes by every
/// ending of a name.
fn encodings(out: &mut String, rules: &Rules) {
    if rules.encodings.is_empty() {
        return;
    }
    explain(
        out,
        "# ",
        rules.lang,
        "Gửi tệp nén đặt cạnh tệp gốc cho trình duyệt nhận được. Cần mod_rewrite.",
        "Sends the compressed file beside a file to browsers that take it. Needs mod_rewrite.",
    );
    let texts = TEXTS.join("|");
    out.push_str("RewriteEngine On\n");
    for encoding in &rules.encodings {
        let (name, ending) = (encoding.name(), encoding.ending());
        let _ = writeln!(
            out,
            "RewriteCond %{{HTTP:Accept-Encoding}} \"(^|[ ,]){name}([ ,]|$)\"\n\
             RewriteCond \"%{{REQUEST_FILENAME}}.{ending}\" -f\n\
             RewriteRule \"^(.+[.]({texts}))$\" \"$1.{ending}\" [L]\n\
             <FilesMatch \"[.]({texts})[.]{ending}$\">\n    \
             RemoveType .{ending}\n    AddEncoding {name} .{ending}\n</FilesMatch>"
        );
    }
    let pattern = quoted(&any_form(rules, &format!("[.]({texts})$")));
    let _ = writeln!(
        out,
        "<FilesMatch {pattern}>\n    Header append Vary Accept-Encoding\n</FilesMatch>\n"
    );
}

/// A pattern of paths that holds of the compressed forms beside them, too.
fn any_form(rules: &Rules, pattern: &str) -> String {
    let endings: Vec<&str> = rules.encodings.iter().map(|one| one.ending()).collect();
    match pattern.strip_suffix('$') {
        Some(start) if !endings.is_empty() => format!("{start}([.]({}))?$", endings.join("|")),
        _ => pattern.to_owned(),
    }
}
