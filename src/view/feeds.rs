//! Articles as feeds tell them: what both forms of a feed say of one, and its whole text.
//!
//! In: the model and an article. Out: an entry with absolute addresses, or a story whose parts are to be
//! written one below the other. Knows neither XML nor JSON, and how many entries a feed has.

use super::cards::summary;
use super::{
    BodyView, DownloadView, EventView, FeedLink, ImageView, Link, SourceLine, Viewer,
    parts::DateView,
};
use crate::article::Kind;
use crate::model::ArticleId;
use crate::plan::{Feed, FeedForm, Page};
use crate::vietnamese::Moment;

/// What a feed says of an article. Every address is absolute.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    pub article: ArticleId,
    /// The permanent name, else the address.
    pub id: String,
    pub url: String,
    pub title: String,
    pub summary: String,
    pub published: Moment,
    /// That of the newest correction, or of the editor's own change; else when it was published.
    pub modified: Moment,
    pub authors: Vec<String>,
    /// Provinces with the names of the article's day, the first sector or kicker.
    pub tags: Vec<String>,
    pub image: Option<String>,
    pub source: Option<SourceLine>,
    pub attachments: Vec<DownloadView>,
    /// What a correction corrects.
    pub corrects: Option<Link>,
    /// The corrections of the article, newest first.
    pub corrections: Vec<Link>,
}

/// An article as a feed tells it whole. Addresses are as on its page.
#[derive(Debug)]
pub struct FeedStory {
    /// The editor's own, which stands above the text.
    pub summary: Option<String>,
    /// Whether it corrects something, whatever became of that.
    pub is_correction: bool,
    pub updated: Option<DateView>,
    pub change_note: Option<String>,
    pub event: Option<EventView>,
    pub image: Option<ImageView>,
    pub body: BodyView,
}

impl Viewer<'_> {
    /// The feed, with a title that tells it apart from the others of the site.
    pub(super) fn feed_link(&self, feed: Feed) -> FeedLink {
        let title = if feed == Feed::Site {
            self.t("rss")
        } else {
            let subject = self.title(&feed.page());
            self.strings.fill("rss_of", &[("title", &subject)])
        };
        FeedLink {
            title,
            url: self.routes.url(&Page::Feed(feed, FeedForm::Atom)),
            json_url: self.routes.url(&Page::Feed(feed, FeedForm::Json)),
        }
    }

    /// What feeds say of an article.
    #[must_use]
    pub fn feed_entry(&self, id: ArticleId) -> FeedEntry {
        let entry = self.model.entry(id);
        let front = &entry.article.front;
        let card = self.card(id);
        let url = self.routes.absolute_url(&card.url);
        let other = |id: &ArticleId| {
            let card = self.card(*id);
            Link {
                title: self.feed_title(&card),
                url: self.routes.absolute_url(&card.url),
            }
        };
        let mut attachments = self.downloads(&front.attachments, &entry.attachments);
        for file in &mut attachments {
            file.url = self.routes.absolute_url(&file.url);
        }
        let provinces = card.provinces.iter().map(|province| &province.title);
        let kicker = card.kicker.as_ref().map(|kicker| &kicker.title);
        let mut tags: Vec<String> = Vec::new();
        for tag in provinces.chain(kicker) {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        FeedEntry {
            article: id,
            id: match &front.id {
                Some(id) => self.routes.permanent(&id.value),
                None => url.clone(),
            },
            url,
            title: self.feed_title(&card),
            published: front.date.value,
            modified: self.model.modified(id).unwrap_or(front.date.value),
            authors: front.authors.clone(),
            tags,
            image: card
                .image
                .as_ref()
                .map(|image| self.routes.absolute_url(&image.url)),
            source: front.credit.as_ref().map(|credit| SourceLine {
                name: credit.name.clone(),
                url: credit.url.clone(),
            }),
            attachments,
            corrects: entry.corrects.as_ref().map(other),
            corrections: self.model.corrections_of(id).iter().map(other).collect(),
            summary: card.summary.as_str().to_owned(),
        }
    }

    /// An article as feeds tell it whole.
    #[must_use]
    pub fn feed_story(&self, id: ArticleId) -> FeedStory {
        let entry = self.model.entry(id);
        let front = &entry.article.front;
        let image = self.image(front.image.as_deref(), entry.image.as_ref());
        FeedStory {
            summary: front.summary.is_some().then(|| summary(entry)),
            is_correction: front.kind == Kind::Correction,
            updated: front.updated.map(|updated| self.date(&updated)),
            change_note: front.change_note.clone(),
            event: self.event_of(front),
            body: self.article_body(id, image.as_ref()),
            image,
        }
    }
}
