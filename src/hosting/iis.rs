//! Rules for IIS: the `web.config` of the site's folder.

use std::fmt::Write as _;

use super::kind::content_type;
use super::rules::Rules;
use super::{FOR_EVERY_ORIGIN, headers};
use crate::escape::push_escaped;
use crate::plan::FeedForm;
use crate::vietnamese::Lang;

/// Bytes of redirects: IIS refuses a `web.config` of more than 250 KB, and with it the whole site.
const MOST_BYTES: usize = 200_000;

/// The text of `web.config`.
///
/// Nothing in it needs a module that is not part of IIS: a section that IIS does not know ends the
/// site with status 500. Redirects use the role service HTTP Redirection, and are passed over where
/// it is not installed.
pub fn text(rules: &Rules) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str(match rules.lang {
        Lang::Vi => {
            "<!-- Do bantin viết: quy tắc IIS cho trang này, tên là web.config, nằm cùng thư mục với index.html.\n     Strict-Transport-Security để máy chủ tự thêm khi đã có https. Mã 301 cần dịch vụ HTTP Redirection. -->\n"
        }
        Lang::En => {
            "<!-- Written by bantin: rules of IIS for this site, named web.config, in the folder of index.html.\n     Strict-Transport-Security is the host's to add once it has https. Status 301 needs HTTP Redirection. -->\n"
        }
    });
    out.push_str("<configuration>\n  <system.webServer>\n");
    out.push_str("    <directoryBrowse enabled=\"false\" />\n    <defaultDocument>\n      <files>\n        <clear />\n        <add value=\"index.html\" />\n      </files>\n    </defaultDocument>\n");
    out.push_str(
        "    <httpProtocol>\n      <customHeaders>\n        <remove name=\"X-Powered-By\" />\n",
    );
    for (name, value) in headers() {
        let value = attribute(value);
        let _ = writeln!(
            out,
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />"
        );
    }
    out.push_str("      </customHeaders>\n    </httpProtocol>\n");
    kinds(&mut out, rules);
    let not_found = attribute(&format!("{}/404.html", rules.base));
    let _ = writeln!(
        out,
        "    <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      <error statusCode=\"404\" path=\"{not_found}\" responseMode=\"ExecuteURL\" />\n    </httpErrors>"
    );
    out.push_str("    <security>\n      <requestFiltering>\n        <denyUrlSequences>\n          <remove sequence=\"/.\" />\n          <add sequence=\"/.\" />\n        </denyUrlSequences>\n      </requestFiltering>\n    </security>\n  </system.webServer>\n");
    open_data(&mut out, rules);
    feeds(&mut out);
    forever(&mut out, rules);
    redirects(&mut out, rules);
    out.push_str("</configuration>\n");
    out
}

fn kinds(out: &mut String, rules: &Rules) {
    out.push_str("    <staticContent>\n      <clientCache cacheControlMode=\"DisableCache\" />\n");
    for (kind, endings) in &rules.kinds {
        for ending in endings {
            let _ = writeln!(
                out,
                "      <remove fileExtension=\".{ending}\" />\n      <mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}\" />"
            );
        }
    }
    out.push_str("    </staticContent>\n");
}

fn open_data(out: &mut String, rules: &Rules) {
    let (name, value) = FOR_EVERY_ORIGIN;
    let path = attribute(&rules.data);
    let _ = writeln!(
        out,
        "  <location path=\"{path}\">\n    <system.webServer>\n      <httpProtocol>\n        <customHeaders>\n          <remove name=\"{name}\" />\n          <add name=\"{name}\" value=\"{value}\" />\n        </customHeaders>\n      </httpProtocol>\n    </system.webServer>\n  </location>"
    );
}

/// The feeds of the whole site, which are asked for most. IIS tells no files by a pattern, and one rule
/// each for all feeds would make the file too large: the others are asked for every time, and are of the
/// kind of their ending.
fn feeds(out: &mut String) {
    for name in FeedForm::ALL.map(FeedForm::name) {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let kind = content_type(name);
        let _ = writeln!(
            out,
            "  <location path=\"{name}\">\n    <system.webServer>\n      <staticContent>\n        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"00:10:00\" cacheControlCustom=\"public\" />\n        <remove fileExtension=\".{ending}\" />\n        <mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}\" />\n      </staticContent>\n    </system.webServer>\n  </location>"
        );
    }
}

fn forever(out: &mut String, rules: &Rules) {
    let base = format!("{}/", rules.written_base);
    let assets = rules.assets.iter().filter_map(|asset| {
        // An address with an escape in it is not the path that IIS looks up.
        let path = asset.address.strip_prefix(&base)?;
        (!path.contains('%')).then_some(path)
    });
    for path in std::iter::once(rules.files.as_str()).chain(assets) {
        let path = attribute(path);
        let _ = writeln!(
            out,
            "  <location path=\"{path}\">\n    <system.webServer>\n      <staticContent>\n        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" />\n      </staticContent>\n    </system.webServer>\n  </location>"
        );
    }
}

fn redirects(out: &mut String, rules: &Rules) {
    let start = out.len();
    // IIS redirects whatever stands below an address too.
    for redirect in rules.redirects.iter().filter(|redirect| redirect.is_alone) {
        if out.len() - start > MOST_BYTES {
            return;
        }
        let path = attribute(redirect.path.trim_end_matches('/'));
        let to = attribute(&redirect.to);
        let _ = writeln!(
            out,
            "  <location path=\"{path}\">\n    <system.webServer>\n      <httpRedirect enabled=\"true\" exactDestination=\"true\" httpResponseStatus=\"Permanent\" destination=\"{to}$Q\" />\n    </system.webServer>\n  </location>"
        );
    }
}

fn attribute(text: &str) -> String {
    let mut out = String::new();
    push_escaped(&mut out, text);
    out.retain(|c| !c.is_control());
    out
}
