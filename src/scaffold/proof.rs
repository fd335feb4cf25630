//! A new article, shown to the pipeline before it is written.
//!
//! In: a compiled site and an article that is to join it. Out: what `build` would say of the values that
//! somebody gave, at the arguments they came from, and the article with its names as the registers spell
//! them. What is still blank is no finding here: `check` tells of it as long as it is.

use std::path::Path;

use super::article::{Composed, Given, NewArticle};
use super::{NewFile, desk};
use crate::article::{FolderDefaults, defaults, read_defaults};
use crate::diagnostic::{Code, Diagnostic, Level, Place};
use crate::site::{Compiled, Memo, Order, Site, compile};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::Lang;

/// The folder of new articles.
pub const FOLDER: &str = "content/bai-viet";

/// A site that an article may join.
pub struct Desk {
    pub site: Site,
    pub lang: Lang,
    memo: Memo,
    order: Order,
}

/// What the pipeline says.
pub struct Verdict {
    /// Errors, and slips of the hand that must not become a topic.
    pub refused: Vec<Diagnostic>,
    /// The rest of what is said of the arguments.
    pub remarks: Vec<Diagnostic>,
}

impl Desk {
    /// The site in `tree`. `order` asks for drafts and for what is still to come, since the new article may be
    /// either.
    ///
    /// # Errors
    /// There is no site: the findings say why.
    pub fn open(
        tree: SourceTree,
        found: Vec<Diagnostic>,
        order: Order,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut memo = Memo::default();
        let Compiled {
            site,
            lang,
            mut diagnostics,
            ..
        } = compile(tree, found, &order, &mut memo);
        let Some(site) = site else {
            diagnostics.retain(|finding| finding.level() == Level::Error);
            return Err(diagnostics);
        };
        Ok(Self {
            site,
            lang: lang.unwrap_or_default(),
            memo,
            order,
        })
    }

    /// Whether an article of the folder has a province without naming one.
    #[must_use]
    pub fn has_default_province(&self) -> bool {
        let mut folders = FolderDefaults::default();
        for folder in ["content", FOLDER] {
            let path = SitePath::new(&format!("{folder}/{}", defaults::FILE_NAME));
            let source = self.site.tree.get(&path).and_then(|file| file.text());
            if let Some(source) = source {
                let offset = self.site.model.config.timezone_offset;
                folders.insert(&path, read_defaults(source, offset).0);
            }
        }
        folders.of(FOLDER).place("province").is_some()
    }

    /// Whether an article of the site has this `id`.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        let model = &self.site.model;
        let published = model.entries().map(|(_, entry)| &entry.article);
        let withheld = model.withheld.iter().map(|(article, _)| article);
        let mut ids = published
            .chain(withheld)
            .filter_map(|article| article.front.id.as_ref());
        ids.any(|known| known.value == id)
    }

    /// Whether an article with this slug may be made at `path` of the site in `root`.
    ///
    /// # Errors
    /// There is a file (E02).
    pub fn room_for(&self, root: &Path, path: &SitePath, slug: &str) -> Result<(), Diagnostic> {
        if self.site.tree.get(path).is_none() {
            return Ok(());
        }
        let there = desk::in_the_way(&root.join(path.as_str()));
        Err(there.with("slug", format!("{slug}-2")))
    }

    /// The article with its names in their one spelling; those that are not known stay as they are.
    #[must_use]
    pub fn spelled(&self, article: &NewArticle) -> NewArticle {
        let registries = &self.site.model.registries;
        let day = article.date.date();
        let respelled = |list: &[Given], right: &dyn Fn(&str) -> Option<String>| {
            let given = list.iter().map(|given| Given {
                value: right(&given.value).unwrap_or_else(|| given.value.clone()),
                ..given.clone()
            });
            given.collect()
        };
        NewArticle {
            provinces: respelled(&article.provinces, &|typed| {
                registries.spelled_province(typed, day).map(Into::into)
            }),
            topics: respelled(&article.topics, &|typed| {
                registries.spelled_topic(typed).map(Into::into)
            }),
            resolution: respelled(&article.resolution, &|typed| {
                registries.spelled_document(typed)
            }),
            ..article.clone()
        }
    }

    /// What is said of the article at `path` with the picture beside it. `place` tells where an argument
    /// stands.
    pub fn judge(
        &mut self,
        article: &NewArticle,
        path: &SitePath,
        picture: Option<&NewFile>,
        place: impl Fn(usize) -> Place,
    ) -> Verdict {
        let shown = Shown {
            composed: self.whole(article).compose(self.lang),
            article,
            path,
            picture: picture.map(|file| SitePath::new(&file.path)),
        };
        let text = shown.composed.text.clone().into_bytes();
        let bytes = picture.map(|file| file.bytes.clone());
        let files = shown.picture.clone().zip(bytes);
        let files = files.into_iter().chain([(path.clone(), text)]);
        let (added, mut found) = SourceTree::in_memory(files);
        let versions = added.iter();
        let versions = versions.map(|(path, _)| (path.clone(), added.version(path)));
        let tree = self.site.tree.with(versions);
        found.extend(compile(tree, Vec::new(), &self.order, &mut self.memo).diagnostics);
        let mut verdict = Verdict {
            refused: Vec::new(),
            remarks: Vec::new(),
        };
        for finding in found {
            let Some(argument) = shown.argument_of(&finding) else {
                continue;
            };
            let is_refused = self.is_refused(&finding, argument, article);
            let finding = shown.told(finding, argument, place(argument));
            let finding = self.taken_apart(finding, argument, article);
            if is_refused {
                verdict.refused.push(finding.raised());
            } else {
                verdict.remarks.push(finding);
            }
        }
        verdict
    }

    /// The article as it can be read: one whose province is still blank would not be looked at any further.
    fn whole(&self, article: &NewArticle) -> NewArticle {
        let mut article = article.clone();
        if article.provinces.is_empty() && !self.has_default_province() {
            article.provinces.push(Given {
                value: "toàn quốc".to_owned(),
                argument: None,
            });
        }
        article
    }

    /// The finding of a name that is several, with each of them as an argument.
    fn taken_apart(
        &self,
        finding: Diagnostic,
        argument: usize,
        article: &NewArticle,
    ) -> Diagnostic {
        let registries = &self.site.model.registries;
        let day = article.date.date();
        let (option, list) = match finding.code() {
            Code::P01 => ("province", &article.provinces),
            Code::T02 => ("topic", &article.topics),
            Code::V02 => ("resolution", &article.resolution),
            _ => return finding,
        };
        let Some(given) = list.iter().find(|given| given.argument == Some(argument)) else {
            return finding;
        };
        let several = registries.several(finding.code(), &given.value, Some(day));
        let named = several.iter().map(|name| format!("--{option} \"{name}\""));
        let named: Vec<String> = named.collect();
        finding.with_some("list", (!named.is_empty()).then(|| named.join(" ")))
    }

    fn is_refused(&self, finding: &Diagnostic, argument: usize, article: &NewArticle) -> bool {
        match finding.code() {
            // A new topic is welcome, a slip of the hand is not.
            Code::T02 => {
                let registries = &self.site.model.registries;
                let mut meant = article
                    .topics
                    .iter()
                    .filter(|topic| topic.argument == Some(argument));
                meant.any(|topic| registries.is_slip_of_topic(&topic.value))
            }
            _ => finding.level() == Level::Error,
        }
    }
}

/// What was shown to the pipeline.
struct Shown<'a> {
    composed: Composed,
    article: &'a NewArticle,
    path: &'a SitePath,
    picture: Option<SitePath>,
}

impl Shown<'_> {
    /// The argument that a finding is about; `None` for what is still blank, and for other files.
    fn argument_of(&self, finding: &Diagnostic) -> Option<usize> {
        // A key that goes with the kind is one more blank to fill.
        if finding.code() == Code::F09 {
            return None;
        }
        let about = |path: &SitePath| finding.files().any(|file| file == *path);
        if !about(self.path) {
            let is_of_picture = self.picture.as_ref().is_some_and(about);
            return self.picture_argument().filter(|_| is_of_picture);
        }
        // The address follows from the title.
        let of_address = matches!(
            finding.code(),
            Code::N01 | Code::N02 | Code::N03 | Code::N10
        );
        let place = finding.place().filter(|place| place.path() == self.path);
        match place {
            Some(place) if !of_address => self.composed.argument_at(place.span()),
            _ => match &self.article.slug {
                Some(slug) => slug.argument,
                None => self.article.title.argument,
            },
        }
    }

    fn picture_argument(&self) -> Option<usize> {
        let (src, _) = self.article.image.as_ref()?;
        src.argument
    }

    /// The finding at the argument, in the words of who typed it.
    fn told(&self, finding: Diagnostic, argument: usize, place: Place) -> Diagnostic {
        let typed = place.text()[place.span().clone()].to_owned();
        let finding = finding.about(place);
        if self.picture_argument() == Some(argument) {
            // Nobody has seen the name of its copy yet.
            let finding = finding.with("path", typed.clone()).with("file", typed);
            return finding.with_words("used", "bài mới này", "the new article");
        }
        if matches!(finding.code(), Code::N02 | Code::N03 | Code::N10) {
            return finding.with("key", "--slug ");
        }
        if finding.code() == Code::N01 {
            // The stem begins with the day.
            let slug = self.path.stem().get(11..).unwrap_or_default();
            return finding.with_words(
                "way",
                format!("Chọn phần cuối địa chỉ khác cho bài mới: --slug {slug}-2"),
                format!("Choose another end of the address: --slug {slug}-2"),
            );
        }
        finding
    }
}
