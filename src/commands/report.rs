//! What a build says when it is done.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::Exit;
use crate::diagnostic::{self, Code, Diagnostic, Level, visible};
use crate::model::Withheld;
use crate::plan::OutputPath;
use crate::publish::Published;
use crate::site::Site;
use crate::source::SitePath;
use crate::vietnamese::{Lang, Moment, group_thousands};

/// The facts of a build.
pub struct Report {
    site: Option<Arc<Site>>,
    diagnostics: Vec<Diagnostic>,
    published: Option<Published>,
    is_torn: bool,
    lang: Lang,
}

impl Report {
    /// A report of what was compiled.
    pub fn new(site: Option<Arc<Site>>, diagnostics: Vec<Diagnostic>, lang: Lang) -> Self {
        Self {
            site,
            diagnostics,
            published: None,
            is_torn: false,
            lang,
        }
    }

    pub fn site(&self) -> Option<&Arc<Site>> {
        self.site.as_ref()
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn has_errors(&self) -> bool {
        diagnostic::has_errors(&self.diagnostics)
    }

    pub fn is_published(&self) -> bool {
        self.published.is_some()
    }

    /// Adds findings.
    pub fn add(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(findings);
        diagnostic::sort(&mut self.diagnostics);
    }

    /// Notes that the site was published.
    pub fn published(&mut self, mut published: Published) {
        self.add(std::mem::take(&mut published.findings));
        self.published = Some(published);
    }

    /// Notes that the output holds files of two builds.
    pub fn torn(&mut self, findings: Vec<Diagnostic>) {
        self.add(findings);
        self.is_torn = true;
    }

    /// The report of a build that published.
    pub fn built(&self, output: &Path, took: Duration, verbose: bool) -> String {
        let n_files = self.published.as_ref().map_or(0, |done| done.n_files);
        let n_articles = self.site.as_ref().map_or(0, |site| site.model.n_articles());
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
        self.changes(&mut text, verbose);
        self.withheld(&mut text, verbose);
        self.counts(&mut text, verbose);
        text
    }

    /// What is different for a reader.
    fn changes(&self, text: &mut String, verbose: bool) {
        let Some(changes) = self.published.as_ref().map(|done| &done.changes) else {
            return;
        };
        let Some(changes) = changes else {
            text.push_str(match self.lang {
                Lang::Vi => "  chưa có lần xuất bản trước để so sánh\n",
                Lang::En => "  nothing is known of an earlier publication to compare with\n",
            });
            return;
        };
        let (added, changed, removed, same) = (
            self.number(changes.added.len()),
            self.number(changes.changed.len()),
            self.number(changes.removed.len()),
            self.number(changes.n_same),
        );
        let _ = match self.lang {
            Lang::Vi => writeln!(
                text,
                "  so với lần trước: thêm {added} địa chỉ, đổi {changed}, bỏ {removed}, giữ nguyên {same}"
            ),
            Lang::En => writeln!(
                text,
                "  addresses: {added} added, {changed} changed, {removed} removed, {same} as before"
            ),
        };
        if let Some(n) = self
            .published
            .as_ref()
            .map(|done| done.n_mended)
            .filter(|n| *n > 0)
        {
            let n = self.number(n);
            let _ = match self.lang {
                Lang::Vi => writeln!(
                    text,
                    "  ghi lại {n} tệp đã bị sửa hay xóa trong thư mục kết quả"
                ),
                Lang::En => writeln!(
                    text,
                    "  files changed or lost in the output, written again: {n}"
                ),
            };
        }
        if verbose {
            let lists = [
                ('+', &changes.added),
                ('~', &changes.changed),
                ('-', &changes.removed),
            ];
            for (sign, paths) in lists {
                for path in paths {
                    let address = visible(OutputPath::new(path).address()).into_owned();
                    let _ = writeln!(text, "    {sign} /{address}");
                }
            }
        }
    }

    /// The last line of a build that did not come to a good end.
    pub fn failed(&self, exit: Exit) -> String {
        let is_error = |d: &&Diagnostic| d.level() == Level::Error;
        let n_errors = self.diagnostics.iter().filter(is_error).count();
        let n = self.number(n_errors);
        let (vi, en) = match (exit, self.is_published(), self.is_torn) {
            (Exit::Interrupted, ..) => (
                "Đã dừng theo yêu cầu; chưa xuất bản gì, trang cũ còn nguyên.".to_owned(),
                "Stopped as asked; nothing was published, the old site is as it was.".to_owned(),
            ),
            (_, true, _) => (
                format!("Có {n} lỗi; trang thì đã xuất bản xong."),
                format!("{n} errors; the site itself was published."),
            ),
            (_, _, true) => (
                format!(
                    "Có {n} lỗi; xuất bản dở dang: trang nào cũng nguyên vẹn nhưng cũ mới lẫn lộn. Khắc phục rồi dựng lại."
                ),
                format!(
                    "{n} errors; published in part: every page is whole, but some are old. Mend it and build again."
                ),
            ),
            _ => (
                format!("Có {n} lỗi; chưa xuất bản gì, trang cũ còn nguyên."),
                format!("{n} errors; nothing was published, the old site is as it was."),
            ),
        };
        match self.lang {
            Lang::Vi => vi + "\n",
            Lang::En if n_errors == 1 => en.replacen("1 errors", "1 error", 1) + "\n",
            Lang::En => en + "\n",
        }
    }

    fn withheld(&self, text: &mut String, verbose: bool) {
        /// Withheld articles named unless asked for more.
        const SHOWN: usize = 5;
        let Some(site) = &self.site else {
            return;
        };
        let model = &site.model;
        let withheld = model.withheld.iter();
        let withheld = withheld.map(|(article, why)| (article.source.path(), *why));
        let unfinished = model.unfinished();
        let unfinished = unfinished.map(|sketch| (sketch.path(), Withheld::Draft));
        let mut withheld: Vec<(&SitePath, Withheld)> = withheld.chain(unfinished).collect();
        if withheld.is_empty() {
            return;
        }
        withheld.sort_unstable();
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
        for (path, reason) in &withheld[..shown] {
            let path = visible(path.as_str());
            let _ = writeln!(text, "    {path}: {}", self.reason(*reason, site));
        }
        if withheld.len() > shown {
            let _ = writeln!(text, "    …");
        }
        let n_broken = site.n_broken_drafts();
        let n = self.number(n_broken);
        let _ = match (self.lang, n_broken) {
            (_, 0) => Ok(()),
            (Lang::Vi, _) => writeln!(text, "  bản nháp còn lỗi: {n} (xem bằng bantin check)"),
            (Lang::En, _) => writeln!(
                text,
                "  drafts with mistakes: {n} (see them with bantin check)"
            ),
        };
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
