//! What `check` prints for a reader: findings in groups, and a line that counts them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::cli::GroupArg;
use crate::diagnostic::json::Looked;
use crate::diagnostic::sheet::Sheet;
use crate::diagnostic::{Code, Diagnostic, Level, terminal, visible};
use crate::registry::ProvinceId;
use crate::site::Site;
use crate::source::SitePath;
use crate::vietnamese::{Lang, group_thousands};

/// As an editor writes it in the head of an article, in whatever language messages are.
const NATIONAL: &str = "toàn quốc";

/// Groups of no name come last; provinces come in their own order.
type Key = (bool, Option<ProvinceId>, String);

/// What is to be told.
pub struct Told<'a> {
    /// In the order of reports.
    pub found: &'a [Diagnostic],
    pub looked: Looked,
    pub site: Option<&'a Site>,
    pub group: GroupArg,
}

impl Told<'_> {
    /// The whole report.
    pub fn render(&self, lang: Lang, colour: bool) -> String {
        let style = terminal::Style { lang, colour };
        let mut text = String::new();
        for (name, found) in self.groups(lang) {
            let n = found.iter().map(Diagnostic::level);
            let _ = writeln!(text, "== {} ({}) ==\n", visible(&name), counts(n, lang));
            text.push_str(&terminal::render(&found, style));
        }
        text.push_str(&self.summary(lang));
        text
    }

    /// The same as a page to hand on.
    pub fn page(&self, lang: Lang) -> String {
        let title = self.site.map(|site| &*site.model.config.title);
        let groups = self.groups(lang).into_iter().map(|(name, found)| {
            let counts = counts(found.iter().map(Diagnostic::level), lang);
            (name, counts, found)
        });
        let sheet = Sheet {
            title: title.unwrap_or("bantin"),
            summary: &self.summary(lang),
            groups: groups.collect(),
        };
        sheet.render(lang)
    }

    /// The findings by what they are asked for, groups in the order of their names; what belongs to
    /// none comes last.
    fn groups(&self, lang: Lang) -> Vec<(String, Vec<Diagnostic>)> {
        let other = match (self.group, lang) {
            (GroupArg::Province, Lang::Vi) => "Không thuộc tỉnh nào",
            (GroupArg::Province, Lang::En) => "Of no province",
            (_, Lang::Vi) => "Cả trang",
            (_, Lang::En) => "The whole site",
        };
        let mut groups: BTreeMap<Key, Vec<Diagnostic>> = BTreeMap::new();
        let provinces = self.provinces();
        for finding in self.found {
            let file = finding.files().next();
            let names: Vec<(Option<ProvinceId>, String)> = match self.group {
                GroupArg::Code => vec![(None, finding.code().as_str().to_owned())],
                GroupArg::File => file
                    .map(|file| (None, file.to_string()))
                    .into_iter()
                    .collect(),
                GroupArg::Province => file
                    .and_then(|file| provinces.get(&file))
                    .cloned()
                    .unwrap_or_default(),
            };
            if names.is_empty() {
                let key = (true, None, other.to_owned());
                groups.entry(key).or_default().push(finding.clone());
            }
            for (order, name) in names {
                let key = (false, order, name);
                groups.entry(key).or_default().push(finding.clone());
            }
        }
        let groups = groups.into_iter();
        groups.map(|((_, _, name), found)| (name, found)).collect()
    }

    /// The provinces of each article with their place in the order of provinces: an article of two is
    /// told of in both.
    fn provinces(&self) -> BTreeMap<SitePath, Vec<(Option<ProvinceId>, String)>> {
        let Some(site) = self.site.filter(|_| self.group == GroupArg::Province) else {
            return BTreeMap::new();
        };
        let provinces = &site.model.registries.provinces;
        let name = |id: ProvinceId| {
            if id.is_national() {
                NATIONAL.to_owned()
            } else {
                provinces.get(id).name.clone()
            }
        };
        let entries = site.model.entries().map(|(_, entry)| {
            let named = entry.names.provinces.iter();
            let named = named.map(|id| (Some(*id), name(*id)));
            (entry.article.source.path().clone(), named.collect())
        });
        entries.collect()
    }

    /// How much was looked at and what was found, by code.
    fn summary(&self, lang: Lang) -> String {
        let number = |n: usize| group_thousands(n as u64, lang);
        let (files, articles) = (number(self.looked.files), number(self.looked.articles));
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let (f, a) = (plural(self.looked.files), plural(self.looked.articles));
        if self.found.is_empty() {
            return match lang {
                Lang::Vi => format!("Không thấy lỗi nào trong {articles} bài ({files} tệp).\n"),
                Lang::En => format!("Nothing found in {articles} article{a} ({files} file{f}).\n"),
            };
        }
        let looked = match (lang, self.site.is_some(), self.looked.files) {
            (Lang::Vi, true, _) => format!("Đã xem {files} tệp, trong đó có {articles} bài:"),
            (Lang::En, true, _) => {
                format!("Looked at {files} file{f}, among them {articles} article{a}:")
            }
            (Lang::Vi, false, 0) => "Chưa soát được tệp nào:".to_owned(),
            (Lang::En, false, 0) => "No file could be checked:".to_owned(),
            (Lang::Vi, false, _) => format!(
                "Đã đọc {files} tệp, trong đó có {articles} bài; có lỗi chung cho cả trang nên chưa soát hết:"
            ),
            (Lang::En, false, _) => format!(
                "Read {files} file{f}, among them {articles} article{a}; errors of the whole site kept the rest from being checked:"
            ),
        };
        let mut text = looked + "\n";
        for level in [Level::Error, Level::Warning, Level::Note] {
            let mut codes = BTreeMap::<Code, usize>::new();
            for finding in self.found.iter().filter(|f| f.level() == level) {
                *codes.entry(finding.code()).or_default() += 1;
            }
            if codes.is_empty() {
                continue;
            }
            let all = counts(
                self.found
                    .iter()
                    .map(Diagnostic::level)
                    .filter(|l| *l == level),
                lang,
            );
            let named: Vec<String> = codes
                .iter()
                .map(|(code, n)| format!("{code} ×{}", number(*n)))
                .collect();
            let _ = writeln!(text, "  {all}: {}", named.join(", "));
        }
        text
    }
}

/// "1 lỗi, 2 cảnh báo".
fn counts(levels: impl Iterator<Item = Level>, lang: Lang) -> String {
    let mut counted = BTreeMap::<Level, usize>::new();
    for level in levels {
        *counted.entry(level).or_default() += 1;
    }
    let named = counted.into_iter().map(|(level, n)| {
        let s = if lang == Lang::En && n > 1 { "s" } else { "" };
        format!(
            "{} {}{s}",
            group_thousands(n as u64, lang),
            level.name(lang)
        )
    });
    named.collect::<Vec<_>>().join(", ")
}
