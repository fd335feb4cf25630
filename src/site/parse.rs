//! Parsing the files of `content/`, each by itself.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::article::{
    ContentFile, Defaults, FolderDefaults, ReadContext, defaults, read_content, read_defaults,
};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::model::Content;
use crate::source::{Digest, SitePath, SourceTree};

/// Parsed files, kept with what they depend on: their bytes, the defaults of their folder, the
/// settings.
#[derive(Debug, Default)]
pub struct Parsed {
    /// A path may have two versions: the one on disk, and the last good one that is shown instead.
    files: HashMap<SitePath, Vec<Kept>>,
    folders: BTreeMap<String, Arc<Defaults>>,
    settings: Option<Digest>,
    turn: u64,
}

#[derive(Debug)]
struct Kept {
    digest: Digest,
    defaults: Arc<Defaults>,
    turn: u64,
    reading: Reading,
}

/// What reading a file gave.
#[derive(Debug, Clone)]
struct Reading {
    file: Option<ContentFile>,
    diagnostics: Arc<[Diagnostic]>,
}

/// A file to read.
struct Text<'a> {
    source: &'a Source,
    digest: Digest,
    defaults: Arc<Defaults>,
}

impl Parsed {
    /// Forgets what no run has used since the last call.
    pub fn sweep(&mut self) {
        let turn = self.turn;
        self.files.retain(|_, versions| {
            versions.retain(|kept| kept.turn == turn);
            !versions.is_empty()
        });
        self.turn += 1;
    }

    /// Every file of `content/`, parsed; values come in path order. `settings` is the digest of the
    /// file that `config` was read from.
    pub fn content(
        &mut self,
        tree: &SourceTree,
        config: &SiteConfig,
        settings: Digest,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Content {
        if self.settings != Some(settings) {
            self.files.clear();
            self.settings = Some(settings);
        }
        let texts = self.texts(tree, config, diagnostics);
        let known: Vec<Option<Reading>> = texts.iter().map(|text| self.known(text)).collect();
        let new: Vec<Reading> = texts
            .par_iter()
            .zip(&known)
            .filter(|(_, known)| known.is_none())
            .map(|(text, _)| {
                let defaults = &text.defaults;
                let (file, found) = read_content(text.source, &ReadContext { config, defaults });
                Reading {
                    file,
                    diagnostics: found.into(),
                }
            })
            .collect();
        let mut new = new.into_iter();
        let mut content = Content::default();
        for (text, known) in texts.iter().zip(known) {
            let reading = known.unwrap_or_else(|| {
                let reading = new.next().expect("what was not known was read");
                self.keep(text, &reading);
                reading
            });
            diagnostics.extend_from_slice(&reading.diagnostics);
            match reading.file {
                Some(ContentFile::Article(file)) => content.articles.push(file),
                Some(ContentFile::Document(file)) => content.documents.push(file),
                Some(ContentFile::Province(file)) => content.provinces.push(file),
                Some(ContentFile::Sector(file)) => content.sectors.push(file),
                Some(ContentFile::Indicator(file)) => content.indicators.push(file),
                Some(ContentFile::Standing(file)) => content.standing.push(file),
                None => content.refused.push(text.source.path().clone()),
            }
        }
        content
    }

    /// The files to read, in path order, with the defaults of their folders.
    fn texts<'a>(
        &mut self,
        tree: &'a SourceTree,
        config: &SiteConfig,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Text<'a>> {
        let mut folders = FolderDefaults::default();
        let mut texts = Vec::new();
        for (path, file) in tree.below("content") {
            let Some(source) = file.text() else {
                if path.extension() == "html" {
                    diagnostics.push(Diagnostic::general(Code::N09).with("path", path.as_str()));
                }
                continue;
            };
            if path.name() == defaults::FILE_NAME {
                let (defaults, mut mistakes) = read_defaults(source, config.timezone_offset);
                diagnostics.append(&mut mistakes);
                folders.insert(path, defaults);
            } else if path.extension() == "md" {
                texts.push((source, file.digest));
            }
        }
        let before = std::mem::take(&mut self.folders);
        texts
            .into_iter()
            .map(|(source, digest)| {
                let folder = source.path().folder();
                let defaults = self.folders.get(folder).cloned().unwrap_or_else(|| {
                    let now = folders.of(folder);
                    let same = before.get(folder).filter(|before| ***before == now);
                    let defaults = same.cloned().unwrap_or_else(|| Arc::new(now));
                    self.folders.insert(folder.to_owned(), defaults.clone());
                    defaults
                });
                Text {
                    source,
                    digest,
                    defaults,
                }
            })
            .collect()
    }

    fn known(&mut self, text: &Text<'_>) -> Option<Reading> {
        let turn = self.turn;
        let versions = self.files.get_mut(text.source.path())?;
        let kept = versions.iter_mut().find(|kept| {
            kept.digest == text.digest && Arc::ptr_eq(&kept.defaults, &text.defaults)
        })?;
        kept.turn = turn;
        Some(kept.reading.clone())
    }

    fn keep(&mut self, text: &Text<'_>, reading: &Reading) {
        let kept = Kept {
            digest: text.digest,
            defaults: text.defaults.clone(),
            turn: self.turn,
            reading: reading.clone(),
        };
        let path = text.source.path().clone();
        self.files.entry(path).or_default().push(kept);
    }
}
