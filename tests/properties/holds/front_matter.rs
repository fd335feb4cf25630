//! Heads in both notations, of every sort of file, and the two files that are all head.

use bantin::article::{Article, ContentFile, FrontMatter, Spanned, read_defaults};
use bantin::config::read_config;
use bantin::diagnostic::has_errors;
use bantin::vietnamese::{is_control, is_slug, nfc};

use super::reading;

/// The sorts beside articles.
const OTHERS: [&str; 5] = [
    "content/van-ban/tay-ninh/17-kh-ubnd-2021.md",
    "content/tinh/hue.md",
    "content/linh-vuc/y-te.md",
    "content/chi-so/ho-co-cap-quang.md",
    "content/trang/lien-he.md",
];

/// Reads `bytes` as an article, as one of the other sorts, as defaults of a folder and as settings.
pub fn check(bytes: &[u8]) {
    let Some(source) = reading::source("content/bai-viet/a.md", bytes) else {
        return;
    };
    if let Some(ContentFile::Article(article)) = reading::content(&source) {
        check_article(&article);
    }
    // Which of them: by the length, so that an input stays a file that one can read.
    let other = reading::source(OTHERS[bytes.len() % OTHERS.len()], bytes);
    reading::content(&other.expect("it was a text before"));

    let defaults = reading::source("content/_mac-dinh.toml", bytes).expect("a text");
    let (_, found) = read_defaults(&defaults, reading::config().timezone_offset);
    reading::check_findings(&found);

    let settings = reading::source("bantin.toml", bytes).expect("a text");
    let (config, found) = read_config(&settings);
    reading::check_findings(&found);
    match config {
        Some(config) => assert!(!config.base_url.ends_with('/'), "{}", config.base_url),
        None => assert!(has_errors(&found)),
    }
}

fn check_article(article: &Article) {
    let text = article.source.text();
    let front = &article.front;
    assert!(!front.provinces.is_empty());
    assert!(is_slug(&front.slug.value), "{:?}", front.slug);
    for alias in &front.aliases {
        let path = &alias.value;
        assert!(path.starts_with('/') && !path.starts_with("//"), "{path}");
        assert!(
            path.split('/').all(|it| !matches!(it, "." | "..")),
            "{path}"
        );
    }
    for spanned in texts(front) {
        assert!(text.get(spanned.span.clone()).is_some(), "{spanned:?}");
        let value = &spanned.value;
        assert_eq!(nfc(value), value.as_str());
        assert!(!value.contains(is_control), "{value:?}");
    }
}

fn texts(front: &FrontMatter) -> impl Iterator<Item = &Spanned<String>> {
    [&front.title, &front.slug]
        .into_iter()
        .chain(&front.id)
        .chain(front.corrects.as_deref())
        .chain(front.image.as_ref().map(|image| &image.src))
        .chain(&front.provinces)
        .chain(&front.resolution)
        .chain(&front.topics)
        .chain(&front.sectors)
        .chain(&front.aliases)
        .chain(front.attachments.iter().map(|file| &file.src))
}
