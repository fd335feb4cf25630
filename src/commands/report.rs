//! What a build says when it is done.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::Withheld;
use crate::publish::Summary;
use crate::site::Site;
use crate::vietnamese::{Lang, Moment, group_thousands};

/// The facts of a build.
pub struct Report<'a> {
    pub site: Option<&'a Site>,
    pub diagnostics: &'a [Diagnostic],
    pub summary: Option<Summary>,
    pub lang: Lang,
}

impl Report<'_> {
    /// The report of a build that published.
    pub fn built(&self, output: &Path, took: Duration, verbose: bool) -> String {
        let summary = self.summary.unwrap_or_default();
        let n_articles = self.site.map_or(0, |site| site.model.n_articles());
        let n_files = summary.n_written + summary.n_unchanged;
        let (files, articles) = (self.number(n_files), self.number(n_articles));
        let seconds = format!("{:.2}", took.as_secs_f64());
        let output = output.display();
        let mut text = match self.lang {
            Lang::Vi => format!(
                "Đã dựng {files} tệp từ {articles} bài vào {output} trong {} giây.\n",
                seconds.replace('.', ",")
            ),
            Lang::En => {
                let plural = |n: usize| if n == 1 { "" } else { "s" };
                let (f, a) = (plural(n_files), plural(n_articles));
                format!(
                    "Built {files} file{f} from {articles} article{a} into {output} in {seconds} s.\n"
                )
            }
        };
        let (written, unchanged, removed) = (
            self.number(summary.n_written),
            self.number(summary.n_unchanged),
            self.number(summary.n_removed),
        );
        let _ = match self.lang {
            Lang::Vi => writeln!(
                text,
                "  ghi mới hoặc đổi {written}, giữ nguyên {unchanged}, gỡ bỏ {removed}"
            ),
            Lang::En => {
                writeln!(
                    text,
                    "  written {written}, unchanged {unchanged}, removed {removed}"
                )
            }
        };
        self.withheld(&mut text, verbose);
        self.counts(&mut text, verbose);
        text
    }

    /// The last line of a build that published nothing.
    pub fn failed(&self) -> String {
        let n_errors = self
            .diagnostics
            .iter()
            .filter(|d| d.level() == Level::Error)
            .count();
        let n = self.number(n_errors);
        match self.lang {
            Lang::Vi => format!("Có {n} lỗi; chưa xuất bản gì, trang cũ còn nguyên.\n"),
            Lang::En if n_errors == 1 => {
                "1 error; nothing was published, the old site is as it was.\n".to_owned()
            }
            Lang::En => format!("{n} errors; nothing was published, the old site is as it was.\n"),
        }
    }

    fn withheld(&self, text: &mut String, verbose: bool) {
        /// Withheld articles named unless asked for more.
        const SHOWN: usize = 5;
        let Some(site) = self.site.filter(|site| !site.model.withheld.is_empty()) else {
            return;
        };
        let withheld = &site.model.withheld;
        let n = self.number(withheld.len());
        let _ = match self.lang {
            Lang::Vi => writeln!(text, "  giữ lại {n} bài:"),
            Lang::En => writeln!(text, "  withheld {n}:"),
        };
        let shown = if verbose {
            withheld.len()
        } else {
            withheld.len().min(SHOWN)
        };
        for (article, reason) in &withheld[..shown] {
            let path = article.source.path();
            let _ = writeln!(text, "    {path}: {}", self.reason(*reason, site));
        }
        if withheld.len() > shown {
            let _ = writeln!(text, "    …");
        }
    }

    fn reason(&self, reason: Withheld, site: &Site) -> String {
        let offset = site.model.config.timezone_offset;
        let at = |moment: Moment| moment.dateline(self.lang, offset);
        match (self.lang, reason) {
            (Lang::Vi, Withheld::Draft) => "bản nháp".to_owned(),
            (Lang::En, Withheld::Draft) => "draft".to_owned(),
            (Lang::Vi, Withheld::Future(date)) => format!("chờ đến {}", at(date)),
            (Lang::En, Withheld::Future(date)) => format!("until {}", at(date)),
            (Lang::Vi, Withheld::Expired(date)) => format!("hết hạn từ {}", at(date)),
            (Lang::En, Withheld::Expired(date)) => format!("expired {}", at(date)),
            (Lang::Vi, Withheld::Withdrawn) => "đã rút".to_owned(),
            (Lang::En, Withheld::Withdrawn) => "withdrawn".to_owned(),
        }
    }

    /// Warnings and notes by code.
    fn counts(&self, text: &mut String, verbose: bool) {
        for level in [Level::Warning, Level::Note] {
            let mut counts = BTreeMap::<Code, usize>::new();
            for diagnostic in self.diagnostics.iter().filter(|d| d.level() == level) {
                *counts.entry(diagnostic.code()).or_default() += 1;
            }
            if counts.is_empty() {
                continue;
            }
            let all = self.number(counts.values().sum());
            let codes: Vec<String> = counts
                .iter()
                .map(|(code, n)| format!("{code} ×{}", self.number(*n)))
                .collect();
            let codes = codes.join(", ");
            let _ = match (self.lang, level) {
                (Lang::Vi, Level::Note) if !verbose => {
                    writeln!(text, "  lưu ý {all}: {codes} (xem bằng --verbose)")
                }
                (Lang::En, Level::Note) if !verbose => {
                    writeln!(text, "  notes {all}: {codes} (see them with --verbose)")
                }
                (Lang::Vi, Level::Note) => writeln!(text, "  lưu ý {all}: {codes}"),
                (Lang::En, Level::Note) => writeln!(text, "  notes {all}: {codes}"),
                (Lang::Vi, _) => writeln!(text, "  cảnh báo {all}: {codes}"),
                (Lang::En, _) => writeln!(text, "  warnings {all}: {codes}"),
            };
        }
    }

    fn number(&self, n: usize) -> String {
        group_thousands(n as u64, self.lang)
    }
}
