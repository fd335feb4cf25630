//! Reading one file, and what holds for every finding.

use std::sync::{Arc, LazyLock};

use bantin::article::{ContentFile, Defaults, ReadContext, read_content};
use bantin::config::{SiteConfig, read_config};
use bantin::diagnostic::terminal::{Style, render};
use bantin::diagnostic::{self, Diagnostic, Source};
use bantin::source::{SitePath, SourceTree};
use bantin::vietnamese::{Lang, is_control};

/// So many findings of a file are drawn.
const DRAWN: usize = 20;

static CONFIG: LazyLock<SiteConfig> = LazyLock::new(|| {
    let text = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";
    let source = Source::new(SitePath::new("bantin.toml"), text);
    read_config(&source).0.expect("the settings are complete")
});

/// Settings with every default.
pub fn config() -> &'static SiteConfig {
    &CONFIG
}

/// The file of these bytes as it comes from the disk; nothing when it is no text.
pub fn source(path: &str, bytes: &[u8]) -> Option<Source> {
    let path = SitePath::new(path);
    let (tree, found) = SourceTree::in_memory([(path.clone(), bytes.to_vec())]);
    check_findings(&found);
    let source = tree.get(&path).and_then(|file| file.text()).cloned();
    assert!(source.is_some() || diagnostic::has_errors(&found));
    source
}

/// Reads a file of `content/`. One that gives no value is never passed over in silence.
pub fn content(source: &Source) -> Option<ContentFile> {
    let defaults = Arc::new(Defaults::default());
    let context = ReadContext {
        config: config(),
        defaults: &defaults,
    };
    let (file, mut found) = read_content(source, &context);
    diagnostic::sort(&mut found);
    check_findings(&found);
    assert!(
        file.is_some() || diagnostic::has_errors(&found),
        "no value and no error"
    );
    file
}

/// Findings lie between letters of their files and can be told, on a terminal and on a page, without
/// anything in them that either would obey.
pub fn check_findings(found: &[Diagnostic]) {
    for finding in found {
        for place in finding.place().into_iter().chain(finding.also()) {
            assert!(
                place.text().get(place.span().clone()).is_some(),
                "{finding:?}"
            );
        }
    }
    // Drawing is what takes time; a file can have hundreds of findings.
    let found = &found[..found.len().min(DRAWN)];
    let style = Style {
        lang: Lang::Vi,
        colour: false,
    };
    let report = render(found, style);
    assert!(
        !report.contains(|c| is_control(c) || c == '\r'),
        "{report:?}"
    );
    let fragment = diagnostic::html::fragment(found, Lang::En);
    assert!(!fragment.contains(is_control), "{fragment:?}");
    assert!(!fragment.contains("<script"), "{fragment}");
}
