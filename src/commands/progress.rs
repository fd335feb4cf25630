//! Progress on what takes long, for somebody who watches a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::vietnamese::Lang;

/// What takes long.
#[derive(Debug, Clone, Copy)]
pub enum Task {
    Building,
    /// Asking other sites for their pages.
    Asking,
}

/// A bar over `n` files or addresses, drawn on the terminal's error stream when `shown`.
pub fn bar(task: Task, n: usize, lang: Lang, shown: bool) -> ProgressBar {
    let target = if shown {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(n as u64), target);
    let words = match (task, lang) {
        (Task::Building, Lang::Vi) => "Đang dựng",
        (Task::Building, Lang::En) => "Building",
        (Task::Asking, Lang::Vi) => "Đang hỏi các trang khác",
        (Task::Asking, Lang::En) => "Asking other sites",
    };
    let style = ProgressStyle::with_template(&format!("{words} {{wide_bar}} {{pos}}/{{len}}"))
        .expect("the template is fixed");
    bar.with_style(style)
}
