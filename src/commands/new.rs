//! `bantin new`.

mod interview;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use self::interview::Interview;
use super::at_hand::{Waiting, order};
use super::typed::Typed;
use super::{Environment, Exit};
use crate::cli::NewArgs;
use crate::diagnostic::{Diagnostic, visible};
use crate::scaffold::article::{Given, NewArticle, id_of, path_of, slug_of, title};
use crate::scaffold::proof::Desk;
use crate::scaffold::{NewFile, desk};
use crate::source::{SitePath, read};
use crate::vietnamese::{Lang, Moment};

/// Makes the file of a new article.
pub fn new(args: &NewArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let now = (environment.stamp)();
    let (tree, found) = read(&args.root);
    let order = order(&args.root, now, Waiting::Taken, None);
    let mut site = match Desk::open(tree, found, order) {
        Ok(site) => site,
        Err(findings) => {
            environment.tell(&findings, args.lang.map(Lang::from).unwrap_or_default())?;
            return Ok(Exit::Errors);
        }
    };
    let lang = args.lang.map_or(site.lang, Lang::from);
    let mut answers = Answers::of(args);
    if let Some(ask) = environment.ask.filter(|_| !args.yes) {
        let interview = Interview {
            ask,
            site: &site,
            lang,
            today: moment(now, &site).date(),
        };
        if let Err(why) = interview.fill(&mut answers, environment) {
            return environment.unanswered(why, lang);
        }
    }
    match make(args, &answers, &mut site, now) {
        Ok(made) => {
            environment.tell(&made.remarks, lang)?;
            let text = made.text(args, lang);
            environment.out.write_all(text.as_bytes())?;
            environment.out.flush()?;
            Ok(Exit::Good)
        }
        Err(findings) => {
            environment.tell(&findings, lang)?;
            Ok(Exit::Errors)
        }
    }
}

/// What is known of the article, as typed or answered.
struct Answers {
    title: String,
    provinces: Vec<String>,
    topics: Vec<String>,
    resolution: Vec<String>,
    summary: Option<String>,
    photo: Option<PathBuf>,
    alt: Option<String>,
}

impl Answers {
    fn of(args: &NewArgs) -> Self {
        Self {
            title: args.title.clone().unwrap_or_default(),
            provinces: args.province.clone(),
            topics: args.topic.clone(),
            resolution: args.resolution.clone(),
            summary: args.summary.clone(),
            photo: args.photo.clone(),
            alt: args.alt.clone(),
        }
    }
}

/// An article that was written.
struct Made {
    path: String,
    article: NewArticle,
    lacks_province: bool,
    remarks: Vec<Diagnostic>,
}

/// The instant of the article, to the minute.
fn moment(now: Timestamp, site: &Desk) -> Moment {
    let seconds = now.as_second();
    let minute = Timestamp::from_second(seconds - seconds.rem_euclid(60)).unwrap_or(now);
    Moment::of_instant(minute, site.site.model.config.timezone_offset)
}

/// Puts the article together, shows it to the pipeline and writes it.
fn make(
    args: &NewArgs,
    answers: &Answers,
    site: &mut Desk,
    now: Timestamp,
) -> Result<Made, Vec<Diagnostic>> {
    let alone = |finding| vec![finding];
    let mut line = Typed::new("bantin new");
    let mut article = gathered(args, answers, site, moment(now, site), &mut line).map_err(alone)?;
    let slug = args.slug.clone();
    let slug = slug.unwrap_or_else(|| slug_of(&article.title.value, &article.id));
    let registries = &site.site.model.registries;
    let folder = article.provinces.first().and_then(|given| {
        let (id, _) = registries.provinces.resolve(&given.value)?;
        Some(registries.provinces.slug(id))
    });
    let path = SitePath::new(&path_of(folder, article.date, &slug));
    site.room_for(&args.root, &path, &slug).map_err(alone)?;
    let picture = match &answers.photo {
        Some(file) => Some(picture(file, &path).map_err(alone)?),
        None => None,
    };
    if let (Some(copy), Some(file)) = (&picture, &answers.photo) {
        let name = copy.path.rsplit('/').next().unwrap_or_default();
        let src = Given {
            value: name.to_owned(),
            ..line.option("photo", &file.display().to_string())
        };
        let alt = line.optional("alt", answers.alt.as_deref());
        article.image = Some((src, alt.unwrap_or_default()));
    }
    // A name that is not known stays as it was typed, and is told so.
    let spelled = site.spelled(&article);
    let verdict = site.judge(&spelled, &path, picture.as_ref(), |argument| {
        line.place(argument)
    });
    if !verdict.refused.is_empty() {
        return Err(verdict.refused);
    }
    let text = spelled.compose(site.lang).text;
    let files = picture
        .into_iter()
        .chain([NewFile::new(path.as_str(), text)]);
    desk::create(&args.root, &files.collect::<Vec<_>>()).map_err(alone)?;
    Ok(Made {
        path: on_disk(&args.root, path.as_str()),
        lacks_province: spelled.provinces.is_empty() && !site.has_default_province(),
        article: spelled,
        remarks: verdict.remarks,
    })
}

/// A path of the site as the system writes it: with one sort of slash.
fn on_disk(root: &Path, path: &str) -> String {
    let below: PathBuf = path.split('/').collect();
    root.join(below).display().to_string()
}

/// What was typed or answered, but for the picture.
fn gathered(
    args: &NewArgs,
    answers: &Answers,
    site: &Desk,
    date: Moment,
    line: &mut Typed,
) -> Result<NewArticle, Diagnostic> {
    let title = title(&answers.title)?;
    let id = id_of(&title, date, |id| site.has_id(id));
    Ok(NewArticle {
        title: line.bare(&title),
        slug: line.optional("slug", args.slug.as_deref()),
        date,
        offset: site.site.model.config.timezone_offset,
        id,
        is_draft: !args.publish,
        provinces: line.options("province", &answers.provinces),
        topics: line.options("topic", &answers.topics),
        resolution: line.options("resolution", &answers.resolution),
        kind: line.optional("kind", args.kind.as_deref()),
        summary: line.optional("summary", answers.summary.as_deref()),
        authors: line.options("author", &args.author),
        source: line.optional("source", args.source.as_deref()).map(|name| {
            (
                name,
                line.optional("source-url", args.source_url.as_deref()),
            )
        }),
        image: None,
    })
}

/// The picture of the article at `path`, beside it under the same name.
fn picture(file: &Path, path: &SitePath) -> Result<NewFile, Diagnostic> {
    let bytes = desk::picture(file)?;
    let extension = file.extension().unwrap_or_default();
    let extension = extension.to_string_lossy().to_lowercase();
    let name = format!("{}/{}.{extension}", path.folder(), path.stem());
    Ok(NewFile::new(name.trim_end_matches('.'), bytes))
}

impl Made {
    /// Where the article is, what is still blank in it, and what to do next.
    fn text(&self, args: &NewArgs, lang: Lang) -> String {
        let words = |vi: &'static str, en: &'static str| match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        let path = self.path.strip_prefix("./").unwrap_or(&self.path);
        let province = self.lacks_province.then_some("province");
        let required = province.into_iter().chain(self.article.blanks());
        let required = required.map(|key| format!("{key} ({})", words("bắt buộc", "required")));
        let summary = self.article.summary.is_none().then(|| "summary".to_owned());
        let blank = required.chain(summary).collect::<Vec<_>>().join(", ");
        let root = args.root.display().to_string();
        let root = match root.as_str() {
            "." => String::new(),
            root => format!(" --root \"{root}\""),
        };
        let drafts = if self.article.is_draft {
            " --drafts"
        } else {
            ""
        };
        let kind = match (self.article.is_draft, lang) {
            (true, Lang::Vi) => " (bản nháp)",
            (true, Lang::En) => " (a draft)",
            (false, _) => "",
        };
        let mut text = match lang {
            Lang::Vi => format!("Đã tạo {}{kind}.\n", visible(path)),
            Lang::En => format!("Made {}{kind}.\n", visible(path)),
        };
        if !blank.is_empty() {
            text.push_str(words("  còn để trống: ", "  still blank: "));
            text.push_str(&blank);
            text.push('\n');
        }
        text.push_str(words(
            "Tiếp theo: viết bài vào tệp ấy và xem thử bằng\n",
            "Next: write it, and look at it with\n",
        ));
        let _ = writeln!(text, "  bantin serve{drafts} --open{root}");
        if self.article.is_draft {
            text.push_str(words(
                "Viết xong, xóa dòng draft = true thì bài được đăng ở lần dựng sau.\n",
                "When it is done, take out the line draft = true, and the next build publishes it.\n",
            ));
        }
        text
    }
}
