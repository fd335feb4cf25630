//! A made-up site of any size, the same bytes on every machine.
//!
//! In: a number of articles and a seed. Out: a complete site folder: settings, articles from
//! January 2015 to October 2026, a few provincial documents, indicators that all provinces share, three standing pages and the pictures
//! they show. All of it is invented; only the national documents cited are real.
//!
//! The generator knows the site folder's format but not the library that reads it, so that a change
//! there cannot quietly change what is measured. It reads no clock and no file.
//!
//! ```text
//! random ─► subject ─► sentence ─► body ─► article ─► Corpus::write
//!           places     lexicon     table
//!           documents  notation    picture
//!           indicators
//! ```

mod article;
mod body;
mod documents;
mod indicators;
mod lexicon;
mod notation;
mod picture;
mod places;
mod random;
mod sentence;
mod subject;
mod table;

use std::path::Path;
use std::{fs, io};

use article::Published;
use lexicon::Lexicon;
use random::Random;
use sentence::Voice;
use subject::Subject;

pub struct Corpus {
    pub articles: usize,
    /// Equal seeds and sizes give equal sites.
    pub seed: u64,
}

/// 5 January 2015 and 31 October 2026, in days after 1 January 2015.
const FIRST_DAY: u32 = 4;
const LAST_DAY: u32 = 4_321;

const SETTINGS: &str = "\
title = \"Bản tin chuyển đổi số\"
base_url = \"https://bench.example.vn\"

[publisher]
name = \"Tòa soạn Bản tin chuyển đổi số\"

# A picture for each article costs more than all its pages; other generators draw none.
[social]
drawn = false
";

const STANDING_PAGES: [(&str, &str, &str); 3] = [
    (
        "gioi-thieu",
        "Giới thiệu",
        "Trang này đăng tin về chuyển đổi số ở các tỉnh, thành phố. Mọi bài viết, số liệu và nhân vật \
         ở đây đều do máy đặt ra để đo tốc độ dựng trang.",
    ),
    (
        "lien-he",
        "Liên hệ",
        "Bạn đọc gửi ý kiến về tòa soạn qua thư điện tử **toasoan@bench.example.vn**.\n\n\
         - Giờ làm việc: 8 giờ đến 17 giờ, từ thứ Hai đến thứ Sáu.\n\
         - Thư được trả lời trong 02 ngày làm việc.",
    ),
    (
        "ho-tro-tiep-can",
        "Hỗ trợ tiếp cận",
        "## Dùng bàn phím\n\nMọi mục trên trang đều tới được bằng phím Tab.\n\n\
         ## Cỡ chữ\n\nTrang theo cỡ chữ đã chọn trong trình duyệt.",
    ),
];

impl Corpus {
    /// Writes the site into `root`, which is made if it does not exist. Files of the same name are
    /// overwritten, others left alone.
    ///
    /// # Errors
    ///
    /// The first file or folder that cannot be written ends the work.
    pub fn write(&self, root: &Path) -> io::Result<()> {
        write_file(&root.join("bantin.toml"), SETTINGS.as_bytes())?;
        for number in 0..picture::COUNT {
            let path = root.join("static").join(picture::path(number));
            write_file(&path, &picture::bytes(number))?;
        }
        let content = root.join("content");
        for (stem, title, text) in STANDING_PAGES {
            let page = format!("+++\ntitle = \"{title}\"\n+++\n\n{text}\n");
            write_file(
                &content.join("trang").join(stem).with_extension("md"),
                page.as_bytes(),
            )?;
        }
        for (path, record) in documents::records() {
            write_file(&content.join("van-ban").join(path), record.as_bytes())?;
        }
        for indicator in &indicators::SHARED {
            let path = content.join("chi-so").join(indicator.id);
            write_file(&path.with_extension("md"), indicator.record().as_bytes())?;
        }
        self.write_articles(&content)
    }

    /// Oldest first, so that an article can link to those before it.
    fn write_articles(&self, content: &Path) -> io::Result<()> {
        let lexicon = Lexicon::read();
        let mut published: Vec<Published> = Vec::with_capacity(self.articles);
        for (day, number) in self.days().into_iter().zip(1..) {
            let mut random = Random::new(self.seed, number);
            let subject = Subject::draw(day, &lexicon, &mut random);
            let mut voice = Voice::new(&subject, &lexicon, random);
            let (article, text) = article::write(number, &mut voice, &published);
            write_file(&content.join(&article.path), text.as_bytes())?;
            published.push(article);
        }
        Ok(())
    }

    /// Returns the day of each article, in order.
    fn days(&self) -> Vec<u32> {
        let mut random = Random::new(self.seed, 0);
        let mut days: Vec<u32> = (0..self.articles)
            .map(|_| random.between(FIRST_DAY, LAST_DAY))
            .collect();
        days.sort_unstable();
        days
    }
}

/// Writes one file and the folders above it that are missing.
fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::write(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
            fs::write(path, bytes)
        }
        result => result,
    }
}
