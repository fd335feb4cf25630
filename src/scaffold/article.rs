//! The text of a new article: its head with every key there is, and room for the words.
//!
//! In: what is known of the article, each value with the argument it came from. Out: the text of the file,
//! with the places of those values in it, so that what is wrong with one can be told where it was typed.
//! Knows no registry: values are written as they are given.

use std::ops::Range;

use super::keys::{KEYS, Key};
use super::quoted;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::fingerprint::Fingerprint;
use crate::vietnamese::{Lang, Moment, Offset, nfc, slug};

/// Bytes of a slug that was made from a title: longer ones are cut behind a word.
const LONGEST_SLUG: usize = 80;

/// A value, and which argument it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    pub value: String,
    /// Its place in the list of arguments; `None` for what nobody typed.
    pub argument: Option<usize>,
}

/// What is known of an article that is to be written.
#[derive(Debug, Clone)]
pub struct NewArticle {
    pub title: Given,
    /// The end of its address, when it does not follow from the title. It stands in the name of the file.
    pub slug: Option<Given>,
    pub date: Moment,
    pub offset: Offset,
    pub id: String,
    pub is_draft: bool,
    pub provinces: Vec<Given>,
    pub resolution: Vec<Given>,
    pub topics: Vec<Given>,
    pub summary: Option<Given>,
    pub authors: Vec<Given>,
    /// Name and address.
    pub source: Option<(Given, Option<Given>)>,
    /// The name of the file beside the article, and what is seen in it.
    pub image: Option<(Given, Given)>,
    pub kind: Option<Given>,
}

/// The text of an article, and where in it each argument stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    pub text: String,
    arguments: Vec<(Span, usize)>,
}

impl Composed {
    /// The argument that stands around `span`.
    #[must_use]
    pub fn argument_at(&self, span: &Range<usize>) -> Option<usize> {
        let around = |(own, _): &&(Span, usize)| own.start <= span.start && span.end <= own.end;
        self.arguments
            .iter()
            .find(around)
            .map(|(_, argument)| *argument)
    }
}

impl NewArticle {
    /// The whole file: keys in the order of the manual, those without a value commented out.
    #[must_use]
    pub fn compose(&self, lang: Lang) -> Composed {
        let mut writer = Writer::default();
        writer.line("+++");
        writer.line(match lang {
            Lang::Vi => "# Dòng bắt đầu bằng dấu # là lời nhắc, không hiện trên trang. Muốn dùng khóa nào thì bỏ dấu # ở đầu dòng ấy.",
            Lang::En => "# Lines that begin with # are hints and not shown. To use a key, take the # in front of it away.",
        });
        writer.line(match lang {
            Lang::Vi => "# Thân bài viết bằng Markdown, bên dưới dòng +++ thứ hai.",
            Lang::En => "# The text goes below the second +++, in Markdown.",
        });
        for key in &KEYS {
            self.key(key, lang, &mut writer);
        }
        writer.line("+++");
        writer.line("");
        Composed {
            text: writer.text,
            arguments: writer.arguments,
        }
    }

    fn key(&self, key: &Key, lang: Lang, writer: &mut Writer) {
        let hint = key.hint(lang);
        let Some(value) = self.value(key.name) else {
            return writer.line(&format!("# {}  # {hint}", key.example(lang)));
        };
        writer.text.push_str(key.name);
        writer.text.push_str(" = ");
        writer.value(&value);
        // What is there needs no hint, unless something is still to be done about it.
        let is_open = match key.name {
            "draft" => true,
            "image" => self.lacks_alt(),
            _ => false,
        };
        if is_open {
            writer.text.push_str("  # ");
            writer.text.push_str(hint);
        }
        writer.line("");
    }

    /// Whether nobody said what is seen in the picture.
    fn lacks_alt(&self) -> bool {
        let image = self.image.as_ref();
        image.is_some_and(|(_, alt)| alt.value.is_empty())
    }

    /// The keys that `build` will ask for, but for the province, which the folder may give.
    #[must_use]
    pub fn blanks(&self) -> Vec<&'static str> {
        let of_kind = match self.kind.as_ref().map(|kind| kind.value.as_str()) {
            Some("correction") => Some("corrects"),
            Some("event") => Some("event"),
            Some("aggregated") if self.source.is_none() => Some("source"),
            _ => None,
        };
        let alt = self.lacks_alt().then_some("image.alt");
        of_kind.into_iter().chain(alt).collect()
    }

    fn value(&self, key: &str) -> Option<Value<'_>> {
        match key {
            "title" => Some(Value::One(&self.title)),
            "date" => Some(Value::Plain(self.date.rfc3339(self.offset))),
            "province" => Value::one_or_several(&self.provinces),
            "resolution" => Value::one_or_several(&self.resolution),
            "topics" => Value::several(&self.topics),
            "summary" => self.summary.as_ref().map(Value::One),
            "author" => Value::one_or_several(&self.authors),
            "source" => self.source.as_ref().map(|(name, url)| {
                let url = url.as_ref().map(|url| ("url", url));
                Value::Table([("name", name)].into_iter().chain(url).collect())
            }),
            "image" => {
                let image = self.image.as_ref();
                image.map(|(src, alt)| Value::Table(vec![("src", src), ("alt", alt)]))
            }
            "kind" => self.kind.as_ref().map(Value::One),
            "draft" => self.is_draft.then(|| Value::Plain("true".to_owned())),
            "id" => Some(Value::Plain(quoted(&self.id))),
            _ => None,
        }
    }
}

/// What stands behind a key.
enum Value<'a> {
    /// As it is written.
    Plain(String),
    One(&'a Given),
    Several(&'a [Given]),
    Table(Vec<(&'static str, &'a Given)>),
}

impl<'a> Value<'a> {
    fn several(list: &'a [Given]) -> Option<Self> {
        (!list.is_empty()).then_some(Self::Several(list))
    }

    fn one_or_several(list: &'a [Given]) -> Option<Self> {
        match list {
            [only] => Some(Self::One(only)),
            list => Self::several(list),
        }
    }
}

/// Puts a text together and remembers where arguments stand.
#[derive(Default)]
struct Writer {
    text: String,
    arguments: Vec<(Span, usize)>,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Plain(text) => self.text.push_str(text),
            Value::One(given) => self.one(given),
            Value::Several(list) => {
                self.text.push('[');
                for (at, given) in list.iter().enumerate() {
                    self.text.push_str(if at > 0 { ", " } else { "" });
                    self.one(given);
                }
                self.text.push(']');
            }
            Value::Table(entries) => {
                for (at, (key, given)) in entries.iter().enumerate() {
                    self.text.push_str(if at > 0 { ", " } else { "{ " });
                    self.text.push_str(key);
                    self.text.push_str(" = ");
                    self.one(given);
                }
                self.text.push_str(" }");
            }
        }
    }

    fn one(&mut self, given: &Given) {
        let start = self.text.len();
        self.text.push_str(&quoted(&given.value));
        let argument = given.argument.map(|at| (start..self.text.len(), at));
        self.arguments.extend(argument);
    }
}

/// The title as it was typed, without spaces around it.
///
/// # Errors
/// There is none.
pub fn title(typed: &str) -> Result<String, Diagnostic> {
    match nfc(typed.trim()) {
        title if title.is_empty() => Err(Diagnostic::general(Code::E04)),
        title => Ok(title.into_owned()),
    }
}

/// The slug of an article of this title, in whole words; `id` for a title without letters.
#[must_use]
pub fn slug_of(title: &str, id: &str) -> String {
    let whole = slug(title);
    let short = match whole.get(..=LONGEST_SLUG) {
        None => whole.as_str(),
        // The words that fit, or as much as fits of a single long one.
        Some(start) => match start.rsplit_once('-') {
            Some((words, _)) => words,
            None => &whole[..LONGEST_SLUG],
        },
    };
    if short.is_empty() {
        id.to_owned()
    } else {
        short.to_owned()
    }
}

/// Where the article goes: below `folder` of `content/bai-viet`, named by its day and slug.
#[must_use]
pub fn path_of(folder: Option<&str>, date: Moment, slug: &str) -> String {
    let folder = folder.map_or(String::new(), |folder| format!("{folder}/"));
    format!("content/bai-viet/{folder}{}-{slug}.md", date.date())
}

/// An `id` of eight characters, the same for the same title and instant, that is none of those `taken`.
#[must_use]
pub fn id_of(title: &str, date: Moment, is_taken: impl Fn(&str) -> bool) -> String {
    let mut turn = 0u32;
    loop {
        let mut id = Fingerprint::of(&(title, date, turn)).to_string();
        id.truncate(8);
        if !is_taken(&id) {
            return id;
        }
        turn += 1;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use snapbox::IntoData;

    use super::*;

    fn moment() -> Moment {
        let local = date(2026, 9, 21).at(21, 13, 0, 0);
        Moment::of_datetime(local, Offset::HANOI, Offset::HANOI).expect("it can be counted")
    }

    fn given(value: &str, argument: usize) -> Given {
        Given {
            value: value.to_owned(),
            argument: Some(argument),
        }
    }

    fn bare() -> NewArticle {
        NewArticle {
            title: given("Tổ công nghệ số đến từng nhà", 0),
            slug: None,
            date: moment(),
            offset: Offset::HANOI,
            id: "0a1b2c3d".to_owned(),
            is_draft: true,
            provinces: Vec::new(),
            resolution: Vec::new(),
            topics: Vec::new(),
            summary: None,
            authors: Vec::new(),
            source: None,
            image: None,
            kind: None,
        }
    }

    #[test]
    fn a_value_is_found_again_by_its_place() {
        let article = NewArticle {
            provinces: vec![given("Tây \"Ninh\"", 1), given("Huế", 2)],
            ..bare()
        };
        let composed = article.compose(Lang::Vi);
        let at = composed.text.find("\"Huế\"").expect("it is written");
        assert_eq!(composed.argument_at(&(at + 1..at + 5)), Some(2));
        assert_eq!(composed.argument_at(&(0..0)), None);
        snapbox::assert_data_eq!(
            composed.text.lines().nth(5).unwrap_or_default(),
            r#"province = ["Tây \"Ninh\"", "Huế"]"#.raw()
        );
    }

    #[test]
    fn a_slug_is_cut_behind_a_word() {
        assert_eq!(
            slug_of("Tây Ninh: 608 camera", "0a1b2c3d"),
            "tay-ninh-608-camera"
        );
        assert_eq!(slug_of("🎉", "0a1b2c3d"), "0a1b2c3d");
        let long = slug_of(&"chuyển đổi số ".repeat(20), "0a1b2c3d");
        assert!(
            long.len() <= LONGEST_SLUG && long.ends_with("doi"),
            "{long}"
        );
        assert_eq!(slug_of(&"a".repeat(300), "x").len(), LONGEST_SLUG);
    }

    #[test]
    fn an_id_that_is_taken_is_not_given_again() {
        let first = id_of("Tiêu đề", moment(), |_| false);
        assert_eq!(first, id_of("Tiêu đề", moment(), |_| false));
        let second = id_of("Tiêu đề", moment(), |id| id == first);
        assert_ne!(first, second);
        assert!(second.len() == 8 && second.bytes().all(|b| b.is_ascii_alphanumeric()));
    }
}
