//! Articles as feeds have them, kept for the feeds that come next.
//!
//! In: an article, and how to write it. Out: what was written, now or for another feed. An article stands in
//! the feeds of the site, its provinces, sectors, topics and documents; those of a province are drawn one
//! after the other. So a few places, one for each remainder of the article's number, spare most of the work,
//! and take little memory however large the site is.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::ArticleId;
use crate::vietnamese::Moment;

/// How many articles are kept: more than the feeds of a province tell of.
const PLACES: usize = 512;

/// The most bytes that one of them takes in a form. A whole text may be longer; it is written for each feed.
const HEAVIEST: usize = 32 << 10;

/// An article as each form of a feed has it.
#[derive(Debug)]
pub struct Written {
    pub modified: Moment,
    /// The most bytes that it takes in any form.
    pub weight: usize,
    pub atom: Vec<u8>,
    pub json: String,
}

/// The articles that were written last.
pub struct Told(Box<[Mutex<Option<Kept>>]>);

/// An article in its place.
type Kept = (ArticleId, Arc<Written>);

impl Default for Told {
    fn default() -> Self {
        Self((0..PLACES).map(|_| Mutex::default()).collect())
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Told").finish_non_exhaustive()
    }
}

impl Told {
    /// Returns the article as it is kept, else as `write` gives it.
    pub fn get_or_write(&self, id: ArticleId, write: impl FnOnce() -> Written) -> Arc<Written> {
        let place = &self.0[id.index() % PLACES];
        // What a thread that panicked left is whole: it is exchanged in one step.
        let kept = || place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, written)) = &*kept()
            && *known == id
        {
            return written.clone();
        }
        // Nobody waits for it: two threads may write the same.
        let written = Arc::new(write());
        if written.weight <= HEAVIEST {
            *kept() = Some((id, written.clone()));
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::Offset;

    #[test]
    fn an_article_is_kept_until_another_takes_its_place() {
        let told = Told::default();
        let offset = Offset::from_minutes(420).expect("an offset");
        let moment = Moment::of_date(jiff::civil::date(2024, 8, 14), offset);
        let moment = moment.expect("a day");
        let write = |n: u32, text: &str| {
            let written = told.get_or_write(ArticleId(n), || Written {
                modified: moment,
                weight: 1,
                atom: Vec::new(),
                json: text.to_owned(),
            });
            written.json.clone()
        };
        let other = 7 + u32::try_from(PLACES).expect("few");
        assert_eq!(write(7, "first"), "first");
        assert_eq!(write(8, "beside"), "beside");
        assert_eq!(write(7, "again"), "first");
        assert_eq!(write(other, "other"), "other");
        assert_eq!(write(7, "anew"), "anew");
        assert_eq!(write(8, "again"), "beside");
    }
}
