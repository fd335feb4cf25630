//! What a host must send with the files of the site, in the words of each host.
//!
//! ```text
//! Site ─► Rules ─┬► nginx  ├► apache  ├► caddy  ├► iis  └► pages (_headers, _redirects)
//! ```
//!
//! In: a [`Site`] with its settings and its plan. Out: the text of a file for one host. [`rules`]
//! describes once what shall hold: protection, how long a file may be kept, what kind it is, which
//! addresses have moved, what nobody may see. Each writer says the same in its host's words; none
//! decides anything. Refuses to know the disk, and how pages look.
//!
//! Strict-Transport-Security is left to the host: only it knows whether it has a certificate.

mod apache;
mod caddy;
mod iis;
pub mod kind;
mod nginx;
mod pages;
mod rules;
#[cfg(test)]
mod tests;

use crate::config::HostFile;
use crate::site::Site;
use crate::vietnamese::Lang;

use rules::Rules;

/// The Content-Security-Policy that every page of the site gets along with: nothing inline, nothing
/// from elsewhere.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// Sent with every answer beside the policy.
pub const PROTECTION: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=()",
    ),
];

/// Sent with open data: any page may read it with a script.
pub const FOR_EVERY_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// Rules that a host takes from `_redirects`.
pub const MOST_REDIRECTS: usize = 2000;

/// Returns the rules for a host that fit `site`, as the text of `file`.
#[must_use]
pub fn text(site: &Site, file: HostFile) -> String {
    let rules = Rules::of(site);
    match file {
        HostFile::Headers => pages::headers(&rules),
        HostFile::Redirects => pages::redirects(&rules),
        HostFile::Nginx => nginx::text(&rules),
        HostFile::Apache => apache::text(&rules),
        HostFile::Caddy => caddy::text(&rules),
        HostFile::Iis => iis::text(&rules),
    }
}

/// The headers of every answer, in the order in which files list them.
fn headers() -> impl Iterator<Item = (&'static str, &'static str)> {
    let policy = ("Content-Security-Policy", PAGE_POLICY);
    std::iter::once(policy).chain(PROTECTION)
}

/// `text` as one word of a host's file. Line breaks and other controls cannot be in it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// Adds lines of explanation, each begun with `mark`.
fn explain(out: &mut String, mark: &str, lang: Lang, vi: &str, en: &str) {
    let text = match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    for line in text.lines() {
        out.push_str(mark);
        out.push_str(line);
        out.push('\n');
    }
}
