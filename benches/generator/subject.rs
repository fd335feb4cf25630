//! What one article is about: when, where, which sector, which topics and documents.
//!
//! In: the article's number, its day and its own chance. Out: a [`Subject`]. Popular topics and
//! documents are drawn far more often than rare ones, as on a real site. No sentence is made here.

use super::documents::{Document, national_before, provincial_before};
use super::lexicon::{Lexicon, SECTORS, Sector};
use super::notation::Date;
use super::places::{PROVINCES, Province};
use super::random::Random;

pub struct Subject {
    pub date: Date,
    /// Days after 1 January 2015.
    pub day: u32,
    /// One province, or two that work together.
    pub provinces: Vec<&'static Province>,
    pub sector: &'static Sector,
    /// The sector as a phrase in running text.
    pub field: &'static str,
    /// Two to five.
    pub topics: Vec<&'static str>,
    /// One to three.
    pub documents: Vec<Document>,
    /// What else may be cited: all national documents of that day.
    pub library: Vec<Document>,
}

impl Subject {
    pub fn draw(day: u32, lexicon: &Lexicon, random: &mut Random) -> Self {
        let date = Date::after_2015(day);
        let sector = random.ranked(SECTORS.len(), 6);
        let places = draw_places(date, random);
        let library = national_before(date);
        Self {
            date,
            day,
            sector: &SECTORS[sector],
            field: lexicon.list("field")[sector],
            topics: draw_topics(&SECTORS[sector], lexicon, random),
            documents: draw_documents(&library, &places, date, random),
            provinces: places.into_iter().map(|place| &PROVINCES[place]).collect(),
            library,
        }
    }

    /// Returns the province the sentences speak of.
    pub fn province(&self) -> &'static Province {
        self.provinces[0]
    }
}

/// Returns positions in [`PROVINCES`]. After the mergers one article in six still says an old name.
fn draw_places(date: Date, random: &mut Random) -> Vec<usize> {
    let wanted = if random.chance(12) { 2 } else { 1 };
    let mut places = Vec::with_capacity(wanted);
    while places.len() < wanted {
        let place = random.index(PROVINCES.len());
        let current = PROVINCES[place].exists(date) || random.chance(23);
        if current && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn draw_topics(sector: &Sector, lexicon: &Lexicon, random: &mut Random) -> Vec<&'static str> {
    let own = lexicon
        .of_sector(sector, "topic")
        .expect("every sector has topics");
    let all = lexicon.topics();
    let wanted = random.between(2, 5) as usize;
    let mut topics = vec![own[random.ranked(own.len(), 2)]];
    while topics.len() < wanted {
        let topic = all[random.ranked(all.len(), 8)];
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// Two provinces share national documents only: a provincial number means nothing without exactly
/// one province.
fn draw_documents(
    library: &[Document],
    places: &[usize],
    date: Date,
    random: &mut Random,
) -> Vec<Document> {
    let own = match places {
        [place] => provincial_before(*place, date),
        _ => Vec::new(),
    };
    let wanted = [1, 1, 2, 3][random.index(4)].min(library.len() + own.len());
    let mut documents: Vec<Document> = Vec::with_capacity(wanted);
    while documents.len() < wanted {
        let document = if !own.is_empty() && random.chance(30) {
            random.pick(&own)
        } else {
            &library[random.ranked(library.len(), 2)]
        };
        if documents
            .iter()
            .all(|known| known.number != document.number)
        {
            documents.push(document.clone());
        }
    }
    documents
}
