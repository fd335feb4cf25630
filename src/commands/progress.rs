//! Progress on a long build, for somebody who watches a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::vietnamese::Lang;

/// A bar over `n_files`, drawn on the terminal's error stream when `shown`.
pub fn bar(n_files: usize, lang: Lang, shown: bool) -> ProgressBar {
    let target = if shown {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(n_files as u64), target);
    let word = match lang {
        Lang::Vi => "Đang dựng",
        Lang::En => "Building",
    };
    let style = ProgressStyle::with_template(&format!("{word} {{wide_bar}} {{pos}}/{{len}}"))
        .expect("the template is fixed");
    bar.with_style(style)
}
