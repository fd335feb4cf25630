//! What is said of a page's origin, in both languages.

use crate::article::FrontMatter;
use crate::model::{SiteModel, Withheld};
use crate::plan::Page;
use crate::plan::route::{is_short, short};
use crate::registry::ProvinceId;
use crate::site::Site;
use crate::source::SitePath;
use crate::vietnamese::Lang;

/// The labels of lines.
#[derive(Debug, Clone, Copy)]
pub(super) enum Label {
    Address,
    Is,
    File,
    Source,
    Template,
    LeadsTo,
    Because,
    AlsoFrom,
}

impl Label {
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Address => ("Địa chỉ", "Address"),
            Self::Is => ("Là", "Is"),
            Self::File => ("Tệp", "File"),
            Self::Source => ("Làm từ", "Made of"),
            Self::Template => ("Mẫu", "Template"),
            Self::LeadsTo => ("Dẫn tới", "Leads to"),
            Self::Because => ("Vì", "Because"),
            Self::AlsoFrom => ("Cũng từ", "Also from"),
        };
        in_lang(lang, vi, en)
    }
}

pub(super) fn in_lang<'t>(lang: Lang, vi: &'t str, en: &'t str) -> &'t str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The page, if it is the first window of what it shows, or no list; not what only goes with another page.
pub(super) fn first_window(page: &Page) -> Option<&Page> {
    match page {
        Page::Province { window, .. }
        | Page::Sector { window, .. }
        | Page::Document { window, .. }
        | Page::ProvinceFigures { window, .. } => (*window == 1).then_some(page),
        Page::IndicatorYear { .. } | Page::Compressed { .. } | Page::Preview(_) => None,
        _ => Some(page),
    }
}

/// What stands there.
pub(super) fn what(site: &Site, page: &Page, lang: Lang) -> String {
    let model = &site.model;
    let title = |front: &FrontMatter| front.title.value.clone();
    let named = |vi: &str, en: &str, name: &str| format!("{} “{name}”", in_lang(lang, vi, en));
    let plain = |vi: &str, en: &str| in_lang(lang, vi, en).to_owned();
    match page {
        Page::Article(id) => named(
            "bài viết",
            "article",
            &title(&model.entry(*id).article.front),
        ),
        Page::Standing(at) => named(
            "trang đứng riêng",
            "standing page",
            &model.standing[*at].file.title,
        ),
        Page::Withdrawn(at) => named(
            "lời báo bài đã rút",
            "notice of a withdrawn article",
            &title(&model.withheld[*at].0.front),
        ),
        Page::Province { province, .. } => named(
            "trang tỉnh",
            "page of a province",
            &province_name(model, *province, lang),
        ),
        Page::ProvinceFigures { province, .. } => named(
            "số liệu của",
            "figures of",
            &province_name(model, *province, lang),
        ),
        Page::Cell {
            province, sector, ..
        } => {
            let sector = model.registries.sectors.get(*sector).name(lang);
            let province = province_name(model, *province, lang);
            named(
                "bài về một lĩnh vực ở một tỉnh:",
                "articles on a sector in a province:",
                &format!("{sector}, {province}"),
            )
        }
        Page::Sector { sector, .. } => named(
            "trang lĩnh vực",
            "page of a sector",
            model.registries.sectors.get(*sector).name(lang),
        ),
        Page::Topic { topic, .. } => {
            named("trang chủ đề", "page of a topic", &model.topic(*topic).name)
        }
        Page::Document { document, .. } => named(
            "trang văn bản",
            "page of a document",
            number(model, *document),
        ),
        Page::Choice(id) => named(
            "trang chọn giữa các văn bản cùng số",
            "choice between documents of one number",
            &model.number(*id).number.canonical,
        ),
        Page::Indicator(id) | Page::IndicatorYear { indicator: id, .. } => named(
            "trang chỉ số",
            "page of an indicator",
            &model.indicator(*id).name,
        ),
        Page::Home { .. } => plain("trang chủ", "home page"),
        Page::Redirect { .. } => plain("địa chỉ chuyển hướng", "address that leads on"),
        Page::Feed(feed, _) => format!(
            "{}: {}",
            in_lang(lang, "nguồn tin", "feed"),
            what(site, &feed.page(), lang)
        ),
        Page::NotFound => plain("trang báo không tìm thấy", "page for what is not found"),
        Page::Search => plain("trang tìm kiếm", "search page"),
        other => what_file(site, other, lang),
    }
}

/// What stands there, if it is no page of its own kind.
fn what_file(site: &Site, page: &Page, lang: Lang) -> String {
    let plain = |vi: &str, en: &str| in_lang(lang, vi, en).to_owned();
    let named = |vi: &str, en: &str, name: &str| format!("{} “{name}”", in_lang(lang, vi, en));
    match page {
        Page::Static(_) => plain("tệp chép nguyên từ static/", "file copied from static/"),
        Page::File(_) => plain("tệp đặt cạnh bài", "file beside an article"),
        Page::Picture { width, .. } => format!(
            "{} {width}",
            in_lang(lang, "ảnh vẽ lại, chiều ngang", "picture drawn anew, width")
        ),
        Page::Preview(_) => plain(
            "ảnh hiện khi chia sẻ liên kết",
            "picture shown where a link is shared",
        ),
        Page::Asset(name) => named("tệp của giao diện", "file of the theme", name),
        Page::Compressed { of, .. } => format!(
            "{}: {}",
            in_lang(lang, "dạng nén", "compressed form"),
            what(site, of, lang)
        ),
        Page::Data(_) => plain("bảng dữ liệu mở", "table of open data"),
        Page::SearchFile(_) => plain("một phần của mục lục tìm kiếm", "part of the search index"),
        Page::Hosting(_) => plain("quy tắc cho máy chủ", "rules for a host"),
        Page::Sitemap | Page::SitemapPart(_) | Page::NewsSitemap | Page::Robots => {
            plain("tệp cho máy tìm kiếm", "file for search engines")
        }
        Page::Addresses => plain("danh sách mọi địa chỉ", "list of all addresses"),
        _ => plain(
            "trang danh sách do bantin tự làm",
            "list that bantin makes by itself",
        ),
    }
}

pub(super) fn province_name(model: &SiteModel, id: ProvinceId, lang: Lang) -> String {
    if id.is_national() {
        return in_lang(lang, "toàn quốc", "whole country").to_owned();
    }
    model
        .registries
        .provinces
        .get(id)
        .name_in(lang)
        .into_owned()
}

pub(super) fn number(model: &SiteModel, document: crate::model::DocumentRef) -> &str {
    use crate::model::DocumentRef::{Number, Registered};
    match document {
        Registered(id) => &model.registries.documents.get(id).number.canonical,
        Number(id) => &model.number(id).number.canonical,
    }
}

/// How many articles there are beside those that are named, and where all of them can be seen.
pub(super) fn more(n: usize, all: Option<&str>, lang: Lang) -> String {
    let n_more = match lang {
        Lang::Vi => format!("và {n} bài khác"),
        Lang::En => format!("and {n} more"),
    };
    match (all, lang) {
        (None, _) => n_more,
        (Some(all), Lang::Vi) => format!("{n_more}; xem đủ: {all}"),
        (Some(all), Lang::En) => format!("{n_more}; all of them: {all}"),
    }
}

/// Of a record that has no file of its own.
pub(super) fn built_in(lang: Lang) -> &'static str {
    in_lang(
        lang,
        "bản ghi có sẵn trong bantin",
        "a record that is built in",
    )
}

pub(super) fn articles(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Vi, _) => format!("{n} bài"),
        (Lang::En, 1) => "1 article".to_owned(),
        (Lang::En, _) => format!("{n} articles"),
    }
}

pub(super) fn template(file: &str, is_own: bool, lang: Lang) -> String {
    if is_own {
        return file.to_owned();
    }
    format!(
        "{file} ({})",
        in_lang(lang, "có sẵn trong bantin", "built in")
    )
}

pub(super) fn no_page_of_its_own(lang: Lang) -> &'static str {
    in_lang(
        lang,
        "tệp không có trang riêng; nếu tệp có lỗi, bantin check nói rõ",
        "a file without a page of its own; if it has mistakes, bantin check tells them",
    )
}

pub(super) fn withheld(title: &str, lang: Lang) -> String {
    format!(
        "{} “{title}”",
        in_lang(lang, "bài được giữ lại", "article that is held back")
    )
}

pub(super) fn unfinished(title: Option<&str>, lang: Lang) -> String {
    let named = title.map_or(String::new(), |title| format!(" “{title}”"));
    in_lang(lang, "bản nháp chưa xong", "unfinished draft").to_owned() + &named
}

/// How to see what an unfinished draft lacks.
pub(super) fn what_is_missing(file: &SitePath, lang: Lang) -> String {
    let file = file.as_str();
    let file = if file.contains(char::is_whitespace) {
        format!("\"{file}\"")
    } else {
        file.to_owned()
    };
    match lang {
        Lang::Vi => {
            format!("phần đầu bài còn chỗ thiếu hoặc sai; xem rõ bằng: bantin check {file}")
        }
        Lang::En => {
            format!("its head lacks something or has it wrong; see what: bantin check {file}")
        }
    }
}

/// Why an article is held back.
pub(super) fn why(why: Withheld, site: &Site, lang: Lang) -> String {
    let offset = site.model.config.timezone_offset;
    let at = |moment: crate::vietnamese::Moment| moment.dateline(lang, offset);
    match (why, lang) {
        (Withheld::Draft, Lang::Vi) => "là bản nháp (draft = true)".to_owned(),
        (Withheld::Draft, Lang::En) => "it is a draft (draft = true)".to_owned(),
        (Withheld::Future(date), Lang::Vi) => format!("chưa đến ngày đăng: {}", at(date)),
        (Withheld::Future(date), Lang::En) => format!("its date is still to come: {}", at(date)),
        (Withheld::Expired(date), Lang::Vi) => format!("hết hạn (expires) từ {}", at(date)),
        (Withheld::Expired(date), Lang::En) => format!("it expired (expires) {}", at(date)),
        (Withheld::Withdrawn, Lang::Vi) => "bài đã rút (withdrawn)".to_owned(),
        (Withheld::Withdrawn, Lang::En) => "it was withdrawn (withdrawn)".to_owned(),
    }
}

/// Why an address leads to a page.
pub(super) fn why_it_leads_on(site: &Site, from: &str, to: &Page, lang: Lang) -> String {
    let front = match to {
        Page::Article(id) => Some(&site.model.entry(*id).article),
        Page::Withdrawn(at) => Some(&site.model.withheld[*at].0),
        _ => None,
    };
    let Some(article) = front else {
        return in_lang(
            lang,
            "là tên cũ, hoặc số hiệu viết cách khác, của trang ấy",
            "it is a former name, or another form of the number, of that page",
        )
        .to_owned();
    };
    let file = article.source.path();
    let id = article.front.id.as_ref();
    if is_short(from) && id.is_some_and(|id| short(&id.value) == from) {
        return match lang {
            Lang::Vi => format!("id trong {file} cho bài một địa chỉ ngắn"),
            Lang::En => format!("id in {file} gives the article a short address"),
        };
    }
    match lang {
        Lang::Vi => format!("aliases trong {file}"),
        Lang::En => format!("aliases in {file}"),
    }
}
