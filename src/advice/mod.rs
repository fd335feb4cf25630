//! Advice on texts that nothing is wrong with, as far as a site can be built of them.
//!
//! In: a compiled [`Site`]. Out: findings. Pure, text by text in parallel, and linear in them. Only
//! `check` asks for it: a build tells what readers would stumble over, advice is what an editor
//! would like to know before. Rather silent than wrong: whoever is told of nothing ten times does not
//! read the eleventh. Knows no page and no template.

mod alike;
mod known;
mod letters;
mod line;
mod pasted;
mod rates;
mod repeats;
mod sources;
mod topics;
mod unused;
mod words;

use rayon::prelude::*;

use crate::article::Article;
use crate::article::body::{Body, Prose};
use crate::diagnostic::{self, Diagnostic, Source};
use crate::site::Site;
use crate::vietnamese::Lang;

use line::Line;

/// Findings of one text that are told. Nobody mends more at a time, and each is looked up in the text
/// when it is told.
const MOST: usize = 200;

/// The advice on `site`, in the order of reports, without what files accept.
#[must_use]
pub fn advice(site: &Site) -> Vec<Diagnostic> {
    let lang = site.model.config.language;
    let articles: Vec<&Article> = site.model.entries().map(|(_, e)| &*e.article).collect();
    let others: Vec<(&Source, &Body)> = site
        .model
        .other_bodies()
        .map(|(source, body, _)| (source, body))
        .collect();
    let mut found: Vec<Diagnostic> = articles
        .par_iter()
        .flat_map_iter(|article| on_article(article, lang))
        .chain(others.par_iter().flat_map_iter(|(source, body)| {
            let prose = Prose::of(source, body);
            let lines: Vec<Line<'_>> = prose.passages().map(Line::from).collect();
            on_text(&prose, &lines, lang)
        }))
        .collect();
    found.extend(alike::alike(&articles));
    found.extend(topics::misspelled(site, &articles));
    found.extend(topics::divided(site, &articles));
    found.extend(unused::unused(site));
    site.model.retain_unaccepted(&mut found);
    diagnostic::sort(&mut found);
    found
}

fn on_article(article: &Article, lang: Lang) -> Vec<Diagnostic> {
    let prose = Prose::of(&article.source, &article.body);
    let mut lines: Vec<Line<'_>> = line::of_head(article);
    lines.extend(prose.passages().map(Line::from));
    let mut found = on_text(&prose, &lines, lang);
    if lang == Lang::Vi {
        found.extend(sources::missing(article, &lines));
    }
    found.extend(pasted::plain_source(article));
    found
}

/// What any text may be told. What depends on Vietnamese spelling is asked of Vietnamese sites alone.
fn on_text(prose: &Prose<'_>, lines: &[Line<'_>], lang: Lang) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = pasted::plain_links(prose).collect();
    for line in lines {
        pasted::residue(line, &mut found);
        if lang == Lang::Vi {
            let words = words::words(line.text());
            letters::damaged(line, &words, &mut found);
            letters::joined(line, &words, &mut found);
            repeats::repeated(line, &words, &mut found);
            rates::odd(line, &mut found);
        }
        if found.len() > MOST {
            break;
        }
    }
    if lang == Lang::Vi {
        for line in prose.link_texts().map(Line::from) {
            repeats::repeated(&line, &words::words(line.text()), &mut found);
        }
    }
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests;
