//! The site that a command is about.
//!
//! In: its folder, and whether what waits for a later day is looked at. Out: the order for the pipeline, or the
//! compiled site. Every command that takes `--root` asks here, but for `serve`, which reads again and again.

use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::{Environment, Exit};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::BuildStamp;
use crate::site::{Compiled, Memo, Order, compile};
use crate::source::read;
use crate::vietnamese::Lang;

/// Which articles a command looks at beside those that readers may see now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Drafts and what is still to come are left out, as they are from what is published.
    Left,
    /// They are looked at as if they were published.
    Taken,
}

/// What the pipeline is asked for, of the site in `root` at the instant `now`. `base_url` stands in place of that of
/// the settings.
pub fn order(root: &Path, now: Timestamp, waiting: Waiting, base_url: Option<&str>) -> Order {
    let is_taken = waiting == Waiting::Taken;
    Order {
        stamp: BuildStamp {
            now,
            drafts: is_taken,
            future: is_taken,
        },
        base_url: base_url.map(str::to_owned),
        folder: root.display().to_string(),
    }
}

impl Environment<'_> {
    /// Reads the site in `root` and compiles it.
    pub(super) fn compile(
        &self,
        root: &Path,
        waiting: Waiting,
        base_url: Option<&str>,
    ) -> Compiled {
        let (tree, found) = read(root);
        let order = order(root, (self.stamp)(), waiting, base_url);
        compile(tree, found, &order, &mut Memo::default())
    }

    /// Ends a command that has no site to answer from: the errors say why.
    pub(super) fn refuse(&mut self, mut findings: Vec<Diagnostic>, lang: Lang) -> io::Result<Exit> {
        findings.retain(|finding| finding.level() == Level::Error);
        self.tell(&findings, lang)?;
        Ok(Exit::Errors)
    }
}
