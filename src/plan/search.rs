//! What can be found by words, and the files of the index.

use crate::fingerprint::Fingerprint;
use crate::model::{ArticleId, DocumentRef, SiteModel};
use crate::plan::{Page, Routes};
use crate::registry::ProvinceId;

/// A file of the search index. Numbers count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchFile {
    /// How the index is divided, and by what results can be narrowed.
    Contents,
    /// The words of a bucket.
    Words(usize),
    /// The pairs of adjacent words of a bucket.
    Pairs(usize),
    /// What a result shows, for a run of entries.
    Entries(usize),
}

/// How files are written; another number for another way, which an older script would misread.
const FORMAT: u8 = 1;

/// How an index is divided into files: by the number of its entries alone, so that names are known
/// before a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SearchShape {
    pub n_entries: usize,
    pub n_words: usize,
    pub n_pairs: usize,
}

impl SearchShape {
    /// Entries of a file. A page of results comes from as many files as it has results, so a file is small.
    pub const CHUNK: usize = 16;

    /// Names have three hexadecimal digits.
    const MOST: usize = 0x1000;

    /// The shape of an index of `n_entries`: a bucket takes some seven kilobytes when compressed.
    #[must_use]
    pub fn of(n_entries: usize) -> Self {
        let buckets = |of_entries: usize| {
            // Between one power of two and the next there are four steps: an article more seldom names other files,
            // and there are never many more files than are wanted.
            let wanted = n_entries.div_ceil(of_entries).max(1);
            let step = 1 << wanted.ilog2().saturating_sub(2);
            wanted.next_multiple_of(step).min(Self::MOST)
        };
        Self {
            n_entries,
            n_words: buckets(18),
            n_pairs: buckets(9),
        }
    }

    /// Every file.
    pub fn files(self) -> impl Iterator<Item = SearchFile> {
        let words = (0..self.n_words).map(SearchFile::Words);
        let pairs = (0..self.n_pairs).map(SearchFile::Pairs);
        let entries = (0..self.n_entries.div_ceil(Self::CHUNK)).map(SearchFile::Entries);
        std::iter::once(SearchFile::Contents)
            .chain(words)
            .chain(pairs)
            .chain(entries)
    }
}

impl SearchFile {
    /// The name of the file.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Contents => "muc-luc.json".to_owned(),
            Self::Words(bucket) => format!("tu-{bucket:03x}.json"),
            Self::Pairs(bucket) => format!("cap-{bucket:03x}.json"),
            Self::Entries(chunk) => format!("trang-{chunk:04x}.json"),
        }
    }
}

/// The pages that can be found, in the order of their numbers: those that are about something, then
/// the articles, oldest first. So an article more leaves the numbers of all others as they are.
#[must_use]
pub fn findable(model: &SiteModel) -> Vec<Page> {
    let registries = &model.registries;
    let standing = (0..model.standing.len()).map(Page::Standing);
    let sectors = registries.sectors.iter();
    let sectors = sectors.map(|(sector, _)| Page::Sector { sector, window: 1 });
    let indicators = model.indicators().map(|(id, _)| Page::Indicator(id));
    let provinces = registries.provinces.iter().map(|(id, _)| id);
    let provinces = provinces.chain([ProvinceId::NATIONAL]);
    let provinces = provinces.map(|province| Page::Province {
        province,
        window: 1,
    });
    let registered = registries.documents.iter();
    let registered = registered.map(|(id, _)| DocumentRef::Registered(id));
    let numbers = model.number_entries();
    let numbers = numbers.filter(|(_, number)| number.documents.is_empty());
    let numbers = numbers.map(|(id, _)| DocumentRef::Number(id));
    let documents = registered.chain(numbers).map(|document| Page::Document {
        document,
        window: 1,
    });
    let topics = model.topics();
    let topics = topics.map(|(topic, _)| Page::Topic { topic, window: 1 });
    let articles = model.all().iter().rev();
    let articles = articles.map(|id: &ArticleId| Page::Article(*id));
    standing
        .chain(sectors)
        .chain(indicators)
        .chain(provinces)
        .chain(documents)
        .chain(topics)
        .chain(articles)
        .collect()
}

/// Files of an index that is written or divided otherwise, or that number other pages, do not fit together:
/// they bear another order.
#[must_use]
pub fn search_order(pages: &[Page], routes: Routes<'_>) -> String {
    let addresses: Vec<String> = pages.iter().map(|page| routes.url(page)).collect();
    let shape = SearchShape::of(pages.len());
    let mut order = Fingerprint::of(&(FORMAT, shape, SearchShape::CHUNK, addresses)).to_string();
    order.truncate(16);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_ten_thousand_articles_has_no_more_files_than_a_host_bears() {
        let shape = SearchShape::of(10_590);
        assert_eq!((shape.n_words, shape.n_pairs), (640, 1280));
        assert!(shape.files().count() <= 2_600);
    }

    #[test]
    fn an_article_more_seldom_divides_the_index_anew() {
        let divided = |n| (SearchShape::of(n).n_words, SearchShape::of(n).n_pairs);
        let changes = (5_000..10_000).filter(|n| divided(*n) != divided(*n + 1));
        assert!(changes.count() <= 8);
    }

    #[test]
    fn the_smallest_index_has_a_file_of_each_sort() {
        assert_eq!(
            (SearchShape::of(0).n_words, SearchShape::of(0).n_pairs),
            (1, 1)
        );
    }
}
