//! Which articles are news.

use jiff::SignedDuration;

use super::{ArticleId, BuildStamp, SiteModel};

/// For how long an article is news to search engines.
const NEWS: SignedDuration = SignedDuration::from_hours(48);

/// The articles of the last two days before the stamp, newest first.
///
/// One whose day is still to come, which only a preview shows, is no news yet. Beside what is withheld,
/// this is all that the stamp decides; it depends on nothing else that a page shows.
#[must_use]
pub fn news(model: &SiteModel, stamp: &BuildStamp) -> Vec<ArticleId> {
    let age = |id: ArticleId| {
        let published = model.entry(id).article.front.date.value.at();
        stamp.now.duration_since(published)
    };
    let newest = model.entries().map(|(id, _)| id);
    newest
        .skip_while(|id| age(*id).is_negative())
        .take_while(|id| age(*id) < NEWS)
        .collect()
}
