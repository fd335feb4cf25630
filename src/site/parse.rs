//! Parsing the files of `content/`, each by itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::article::{
    ContentFile, Defaults, FolderDefaults, ReadContext, defaults, read_content, read_defaults,
};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::model::Content;
use crate::source::{Digest, SitePath, SourceTree};

/// The parsed files of the last run, kept with what they depend on: their bytes, the defaults of
/// their folder, the settings.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// In path order.
    files: Vec<Kept>,
    folders: BTreeMap<String, Arc<Defaults>>,
    settings: Option<Digest>,
}

#[derive(Debug, Clone)]
struct Kept {
    path: SitePath,
    digest: Digest,
    defaults: Arc<Defaults>,
    file: Option<ContentFile>,
    diagnostics: Arc<[Diagnostic]>,
    own_blocks: Arc<[(String, Place)]>,
}

/// A file to read.
struct Text<'a> {
    source: &'a Source,
    digest: Digest,
    defaults: Arc<Defaults>,
}

impl Parsed {
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
        let before = std::mem::take(&mut self.files);
        let known = in_step(&texts, before);
        self.files = texts
            .into_par_iter()
            .zip(known)
            .map(|(text, known)| known.unwrap_or_else(|| text.read(config)))
            .collect();
        let mut content = Content::default();
        for kept in &self.files {
            diagnostics.extend_from_slice(&kept.diagnostics);
            content.own_blocks.extend_from_slice(&kept.own_blocks);
            match kept.file.clone() {
                Some(ContentFile::Article(file)) => content.articles.push(file),
                Some(ContentFile::Sketch(file)) => {
                    content.refused.push(kept.path.clone());
                    content.sketches.push(file);
                }
                Some(ContentFile::Document(file)) => content.documents.push(file),
                Some(ContentFile::Province(file)) => content.provinces.push(file),
                Some(ContentFile::Sector(file)) => content.sectors.push(file),
                Some(ContentFile::Indicator(file)) => content.indicators.push(file),
                Some(ContentFile::Standing(file)) => content.standing.push(file),
                None => content.refused.push(kept.path.clone()),
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
        let mut texts = Vec::with_capacity(tree.len());
        for (path, file) in tree.below("content") {
            let Some(source) = file.text() else {
                if path.is_a("html") {
                    diagnostics.push(Diagnostic::general(Code::N09).with("path", path.as_str()));
                }
                continue;
            };
            if path.name() == defaults::FILE_NAME {
                let (defaults, mut mistakes) = read_defaults(source, config.timezone_offset);
                diagnostics.append(&mut mistakes);
                folders.insert(path, defaults);
            } else if path.is_a("md") {
                texts.push((source, file.digest));
            }
        }
        let before = std::mem::take(&mut self.folders);
        let mut last: Option<(&str, Arc<Defaults>)> = None;
        texts
            .into_iter()
            .map(|(source, digest)| {
                let folder = source.path().folder();
                let defaults = match &last {
                    Some((known, defaults)) if *known == folder => defaults.clone(),
                    _ => self.defaults(folder, &folders, &before),
                };
                last = Some((folder, defaults.clone()));
                Text {
                    source,
                    digest,
                    defaults,
                }
            })
            .collect()
    }

    /// What holds in a folder; the same value as in the last run if it is an equal one.
    fn defaults(
        &mut self,
        folder: &str,
        now: &FolderDefaults,
        before: &BTreeMap<String, Arc<Defaults>>,
    ) -> Arc<Defaults> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let now = now.of(folder);
        let same = before.get(folder).filter(|before| ***before == now);
        let defaults = same.cloned().unwrap_or_else(|| Arc::new(now));
        self.folders.insert(folder.to_owned(), defaults.clone());
        defaults
    }
}

impl Text<'_> {
    fn read(&self, config: &SiteConfig) -> Kept {
        let defaults = &self.defaults;
        let (file, diagnostics) = read_content(self.source, &ReadContext { config, defaults });
        Kept {
            path: self.source.path().clone(),
            digest: self.digest,
            defaults: defaults.clone(),
            own_blocks: file.iter().flat_map(ContentFile::own_blocks).collect(),
            file,
            diagnostics: diagnostics.into(),
        }
    }
}

/// For each text what was kept of the same bytes under the same defaults. Both come in path order.
fn in_step(texts: &[Text<'_>], before: Vec<Kept>) -> Vec<Option<Kept>> {
    let mut before = before.into_iter().peekable();
    texts
        .iter()
        .map(|text| {
            let path = text.source.path();
            let is_at = |kept: &Kept| kept.path == *path;
            let kept = before.next_if(is_at).or_else(|| {
                while before.next_if(|kept| kept.path < *path).is_some() {}
                before.next_if(is_at)
            })?;
            let is_same = kept.digest == text.digest && Arc::ptr_eq(&kept.defaults, &text.defaults);
            is_same.then_some(kept)
        })
        .collect()
}
