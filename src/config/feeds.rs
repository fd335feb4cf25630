//! `[feeds]`: what the feeds hold.

use crate::article::front_matter::fields::Fields;

/// What `[feeds]` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feeds {
    pub content: FeedContent,
    /// Newest articles of a feed, 1 to 100; default 20.
    pub entries: usize,
}

impl Default for Feeds {
    fn default() -> Self {
        Self {
            content: FeedContent::default(),
            entries: 20,
        }
    }
}

/// How much of an article a feed holds.
///
/// A summary unless asked otherwise: a copy in a reader's program is never corrected or taken back, as
/// the page is, and full texts in the feeds of every province, sector, topic and document are most of
/// the bytes of a large site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FeedContent {
    #[default]
    Summary,
    Full,
}

/// Reads `[feeds]`.
pub(super) fn read(root: &Fields<'_>) -> Feeds {
    let mut feeds = Feeds::default();
    let Some(fields) = root.table("feeds", "{ content = \"full\" }") else {
        return feeds;
    };
    let words = [
        ("summary", FeedContent::Summary),
        ("full", FeedContent::Full),
    ];
    if let Some(content) = fields.choice("content", &words) {
        feeds.content = content;
    }
    let entries = fields.integer("entries", 1..=100, 20);
    if let Some(entries) = entries.and_then(|entries| usize::try_from(entries).ok()) {
        feeds.entries = entries;
    }
    fields.finish(None);
    feeds
}
