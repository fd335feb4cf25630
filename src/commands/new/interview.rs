//! Questions about what was not typed of a new article.
//!
//! In: the site, for what it knows. Out: the answers. Slips are told at once, in the words of `build`; what
//! only the whole article shows is told when it is put together.

use std::cell::RefCell;
use std::path::PathBuf;

use jiff::civil::Date;

use super::Answers;
use crate::commands::Environment;
use crate::commands::ask::{Ask, NoAnswer, Question, until};
use crate::diagnostic::{Code, Diagnostic};
use crate::registry::Registries;
use crate::scaffold::article::title;
use crate::scaffold::desk;
use crate::scaffold::proof::Desk;
use crate::vietnamese::{DateStyle, Lang, format_date};

pub(super) struct Interview<'a> {
    pub ask: &'a dyn Ask,
    pub site: &'a Desk,
    pub lang: Lang,
    pub today: Date,
}

/// What is offered for a document and what is written for it.
struct Offer {
    label: String,
    id: String,
}

impl Interview<'_> {
    /// Asks for everything that is not there.
    pub fn fill(
        &self,
        answers: &mut Answers,
        environment: &mut Environment<'_>,
    ) -> Result<(), NoAnswer> {
        if answers.title.is_empty() {
            let title = self.title(environment)?;
            answers.title = title;
        }
        if answers.provinces.is_empty() {
            let province = self.province(environment)?;
            answers.provinces.extend(province);
        }
        if answers.topics.is_empty() {
            let topics = self.topics(environment)?;
            answers.topics = topics;
        }
        if answers.resolution.is_empty() {
            let documents = self.documents(environment)?;
            answers.resolution = documents;
        }
        if answers.summary.is_none() {
            let question = self.question(
                ("Tóm tắt, một hay hai câu:", "Summary, a sentence or two:"),
                ("Enter để viết sau.", "Press Enter to write it later."),
                &[],
            );
            let summary = self.ask.ask(&question)?;
            answers.summary = Some(summary).filter(|text| !text.is_empty());
        }
        if answers.photo.is_none() {
            let photo = self.photo(environment)?;
            answers.photo = photo;
        }
        if answers.photo.is_some() && answers.alt.is_none() {
            let question = self.question(
                (
                    "Người xem thấy gì trong ảnh:",
                    "What is seen in the picture:",
                ),
                (
                    "Lời tả dành cho người không nhìn thấy ảnh; Enter để viết sau.",
                    "For those who cannot see it; press Enter to write it later.",
                ),
                &[],
            );
            let alt = self.ask.ask(&question)?;
            answers.alt = Some(alt).filter(|text| !text.is_empty());
        }
        Ok(())
    }

    fn title(&self, environment: &mut Environment<'_>) -> Result<String, NoAnswer> {
        let question = self.question(("Tiêu đề:", "Title:"), ("", ""), &[]);
        until(self.ask, &question, environment, self.lang, title)
    }

    fn province(&self, environment: &mut Environment<'_>) -> Result<Option<String>, NoAnswer> {
        let known = &self.registries().provinces;
        let names = known.iter().map(|(_, province)| province.name.clone());
        let offers: Vec<String> = names.chain(["toàn quốc".to_owned()]).collect();
        let help = if self.site.has_default_province() {
            (
                "Gõ vài chữ, không cần dấu, rồi chọn bằng ↓ hoặc Tab. Enter để lấy tỉnh ghi sẵn trong _mac-dinh.toml.",
                "A few letters will do, without marks; choose with ↓ or Tab. Press Enter for that of _mac-dinh.toml.",
            )
        } else {
            (
                "Gõ vài chữ, không cần dấu, rồi chọn bằng ↓ hoặc Tab. Tin chung thì chọn toàn quốc; Enter để điền sau.",
                "A few letters will do, without marks; choose with ↓ or Tab. “toàn quốc” is the whole country; Enter to fill it in later.",
            )
        };
        let words = ("Tỉnh, thành phố:", "Province:");
        let question = self.question(words, help, &offers);
        until(self.ask, &question, environment, self.lang, |answer| {
            if answer.is_empty() {
                return Ok(None);
            }
            let spelled = self.registries().spelled_province(answer, self.today);
            let spelled = spelled.map(|name| Some(name.into_owned()));
            spelled.ok_or_else(|| {
                let finding = Diagnostic::general(Code::P01).with("name", answer);
                finding.with_candidates("candidates", &known.candidates(answer))
            })
        })
    }

    fn topics(&self, environment: &mut Environment<'_>) -> Result<Vec<String>, NoAnswer> {
        let known = &self.registries().sectors;
        let sectors = known.iter();
        let offers: Vec<String> = sectors
            .flat_map(|(_, sector)| sector.topics.clone())
            .collect();
        let words = ("Chủ đề:", "Topic:");
        let help = (
            "Gõ vài chữ, không cần dấu, rồi chọn bằng ↓ hoặc Tab. Mỗi lần một chủ đề; hết thì bấm Enter.",
            "A few letters will do, without marks; choose with ↓ or Tab. One at a time; press Enter when done.",
        );
        let question = self.question(words, help, &offers);
        // Who writes a name again means it.
        let doubted = RefCell::new(String::new());
        self.several(&question, environment, &|answer| {
            let spelled = self.registries().spelled_topic(answer);
            let near = known.topic_candidates(answer);
            let is_slip = self.registries().is_slip_of_topic(answer);
            let is_meant = !is_slip || doubted.replace(answer.to_owned()) == answer;
            match spelled {
                Some(topic) => Ok(topic.to_owned()),
                None if is_meant => Ok(answer.to_owned()),
                None => {
                    let finding = Diagnostic::general(Code::T02);
                    Err(self.registries().on_unknown_topic(finding, answer, &near))
                }
            }
        })
    }

    fn documents(&self, environment: &mut Environment<'_>) -> Result<Vec<String>, NoAnswer> {
        let known = &self.registries().documents;
        let offers: Vec<Offer> = known
            .iter()
            .map(|(_, document)| {
                let date = document.date;
                let date = date
                    .map(|date| format!(", {}", format_date(date, self.lang, DateStyle::Official)));
                Offer {
                    label: format!(
                        "{}{}, {}",
                        document.number.canonical,
                        date.unwrap_or_default(),
                        document.title
                    ),
                    id: document.id.clone(),
                }
            })
            .collect();
        let labels: Vec<String> = offers.iter().map(|offer| offer.label.clone()).collect();
        let words = ("Văn bản mà bài nói tới:", "Document it is about:");
        let help = (
            "Gõ số hoặc vài chữ của tên. Mỗi lần một văn bản; hết thì bấm Enter.",
            "A number, or words of its name. One at a time; press Enter when done.",
        );
        let question = self.question(words, help, &labels);
        self.several(&question, environment, &|answer| {
            if let Some(offer) = offers.iter().find(|offer| offer.label == answer) {
                return Ok(offer.id.clone());
            }
            let spelled = self.registries().spelled_document(answer);
            spelled.ok_or_else(|| {
                let like = known.like(answer);
                let finding = if like.is_empty() {
                    Diagnostic::general(Code::V02)
                        .with_candidates("candidates", &known.candidates(answer))
                } else {
                    known.to_choose(Diagnostic::general(Code::V01), &like)
                };
                finding.with("value", answer)
            })
        })
    }

    fn photo(&self, environment: &mut Environment<'_>) -> Result<Option<PathBuf>, NoAnswer> {
        let words = ("Tệp ảnh:", "Picture:");
        let help = (
            "Đường dẫn tới ảnh; kéo tệp vào cửa sổ này cũng được. Không có thì bấm Enter.",
            "The path of a picture; dropping the file on this window will do. Press Enter if there is none.",
        );
        let question = self.question(words, help, &[]);
        until(self.ask, &question, environment, self.lang, |answer| {
            // A file that is dropped on a terminal comes between quotation marks.
            let answer = answer.trim_matches(['"', '\'']);
            if answer.is_empty() {
                return Ok(None);
            }
            let file = PathBuf::from(answer);
            desk::picture(&file).map(|_| Some(file))
        })
    }

    /// Asks again and again, until nothing is answered.
    fn several(
        &self,
        question: &Question<'_>,
        environment: &mut Environment<'_>,
        check: &dyn Fn(&str) -> Result<String, Diagnostic>,
    ) -> Result<Vec<String>, NoAnswer> {
        let mut list = Vec::new();
        loop {
            let answer = until(self.ask, question, environment, self.lang, |answer| {
                let is_end = answer.is_empty();
                (!is_end).then(|| check(answer)).transpose()
            })?;
            match answer {
                None => return Ok(list),
                Some(value) if list.contains(&value) => {}
                Some(value) => list.push(value),
            }
        }
    }

    fn question<'q>(
        &self,
        words: (&'q str, &'q str),
        help: (&'q str, &'q str),
        offers: &'q [String],
    ) -> Question<'q> {
        let one_of = |(vi, en): (&'q str, &'q str)| match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        Question {
            words: one_of(words),
            help: one_of(help),
            default: None,
            offers,
        }
    }

    fn registries(&self) -> &Registries {
        &self.site.site.model.registries
    }
}
