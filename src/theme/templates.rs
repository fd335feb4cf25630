//! The templates of a theme, on Tera.

use std::collections::BTreeMap;

use regex::Regex;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::blocks;
use super::layers::ThemeFiles;
use super::strings::fill;
use crate::diagnostic::{Code, Diagnostic, Place, Source, suggest};
use crate::escape::write_escaped;
use crate::view::{
    BLOCK_TEMPLATES, BodyPart, BodyView, CARD, CARD_TEMPLATES, OWN_BLOCK, TEMPLATES, View,
};

/// What every template sees beside its view's own fields.
const SHARED: [&str; 2] = ["config", "t"];

/// The engine's own variable for everything that a template sees. It has no order, so that a page
/// would come out otherwise each time.
const DUMP: &str = "__tera_context";

/// Bytes of most pages, below which the one that is drawn does not have to be moved.
const USUAL: usize = 32 << 10;

/// `config` and `t`, made ready once for all pages of a site.
#[derive(Debug, Clone)]
pub struct Shared {
    values: [Value; SHARED.len()],
}

impl Shared {
    /// What templates see as `config` and as `t`.
    #[must_use]
    pub fn new(config: &impl Serialize, strings: &impl Serialize) -> Self {
        Self {
            values: [
                Value::from_serializable(config),
                Value::from_serializable(strings),
            ],
        }
    }
}

/// Templates, ready to draw.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    sources: BTreeMap<String, Source>,
}

impl Templates {
    /// Parses all templates and checks their variables against the views. `None` when a template
    /// cannot be parsed; that is reported.
    pub fn load(files: &ThemeFiles, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut sources = BTreeMap::new();
        for (path, file) in files {
            let Some(name) = path.strip_prefix("templates/") else {
                continue;
            };
            match file.source() {
                Some(source) => {
                    sources.insert(name.to_owned(), source);
                }
                None => diagnostics.push(Diagnostic::general(Code::W05).with_words(
                    "reason",
                    format!("{} không phải UTF-8", file.path),
                    format!("{} is not UTF-8", file.path),
                )),
            }
        }
        let mut tera = Tera::new();
        // Every template is HTML, whatever its name ends in.
        tera.autoescape_on([""]);
        tera.set_escape_fn(write_escaped);
        tera.register_filter("fill", fill_filter);
        let texts = sources
            .iter()
            .map(|(name, source)| (name.clone(), source.text().to_owned()));
        let mut templates = Self {
            tera,
            sources: sources.clone(),
        };
        if let Err(error) = templates.tera.add_raw_templates(texts) {
            diagnostics.extend(templates.load_errors(&error));
            return None;
        }
        let parts = BLOCK_TEMPLATES.iter().chain(CARD_TEMPLATES);
        for (name, fields) in TEMPLATES.iter().chain(parts) {
            templates.check_variables(name, fields, diagnostics);
        }
        for name in sources.keys().filter(|name| blocks::draws_own(name)) {
            templates.check_variables(name, OWN_BLOCK, diagnostics);
        }
        for source in sources.values() {
            if let Some(start) = source.text().find(DUMP) {
                let place = source.at(start..start + DUMP.len());
                diagnostics.push(Diagnostic::at(Code::W02, place).with("name", DUMP));
            }
        }
        Some(templates)
    }

    /// Draws a view. `page` names it in messages, and `limit` is the most bytes it may have.
    ///
    /// # Errors
    /// A mistake that shows only with this page's values, or a page past `limit`.
    pub fn render<V: View>(
        &self,
        view: &V,
        shared: &Shared,
        page: &str,
        limit: usize,
    ) -> Result<Vec<u8>, Diagnostic> {
        let sight = Sight {
            shared,
            page,
            limit,
        };
        for card in view.drawn() {
            card.draw(|template, card| {
                let mut context = sight.alone();
                context.insert_value(CARD, card.clone());
                self.draw(template, &context, &sight)
            })?;
        }
        let mut context = sight.context(view)?;
        if let Some((name, body)) = view.body() {
            let html = self.body(body, &sight)?;
            context.insert_value(name, Value::normal_string(&html));
        }
        self.draw(V::TEMPLATE, &context, &sight)
    }

    /// The HTML of a text, each of its blocks drawn by a template of its own.
    fn body(&self, body: &BodyView, sight: &Sight<'_>) -> Result<String, Diagnostic> {
        let mut html = String::new();
        for part in &body.parts {
            match part {
                BodyPart::Html(text) => html.push_str(text),
                BodyPart::Block(block) => {
                    let drawn = self.draw(&block.template(), &sight.context(&**block)?, sight)?;
                    html.push_str(String::from_utf8_lossy(&drawn).trim());
                    html.push('\n');
                }
            }
        }
        Ok(html)
    }

    fn draw(
        &self,
        template: &str,
        context: &Context,
        sight: &Sight<'_>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let (page, limit) = (sight.page, sight.limit);
        let mut out = Bounded {
            bytes: Vec::with_capacity(USUAL),
            limit,
        };
        match self.tera.render_to(template, context, &mut out) {
            Ok(()) => Ok(out.bytes),
            Err(_) if out.bytes.len() > limit => Err(Diagnostic::general(Code::W06)
                .with("page", page)
                .with("size", format!("> {} KB", limit >> 10))
                .with("limit", format!("{} KB", limit >> 10))),
            Err(error) => Err(self.render_error(&error, template, page)),
        }
    }

    fn check_variables(&self, name: &str, fields: &[&str], diagnostics: &mut Vec<Diagnostic>) {
        let Ok(used) = self.tera.get_template_variables(name) else {
            diagnostics.push(Diagnostic::general(Code::W05).with_words(
                "reason",
                format!("thiếu mẫu templates/{name}"),
                format!("templates/{name} is missing"),
            ));
            return;
        };
        let mut used: Vec<&str> = used.into_iter().collect();
        used.sort_unstable();
        for variable in used {
            if fields.contains(&variable) || SHARED.contains(&variable) {
                continue;
            }
            let known: Vec<&str> = fields.iter().chain(&SHARED).copied().collect();
            let place = self.place_of(name, variable);
            let in_part = place
                .as_ref()
                .is_some_and(|place| !place.path().as_str().ends_with(name));
            let near = suggest::nearest(variable, known.clone());
            let finding = match place {
                Some(place) => Diagnostic::at(Code::W02, place),
                None => Diagnostic::general(Code::W02),
            };
            let finding = finding
                .with("name", variable)
                .with_candidates("candidates", &near);
            // A part that many templates share is told once, whatever each of them has.
            diagnostics.push(if in_part {
                finding
            } else {
                finding.with("all", known.join(", "))
            });
        }
    }

    /// Where a variable is used: in the template itself, else in the first that has it, since
    /// Tera does not say which of its parents and parts it is in.
    fn place_of(&self, name: &str, variable: &str) -> Option<Place> {
        let pattern = format!(r"\{{[{{%][^}}]*?\b({})\b", regex::escape(variable));
        let pattern = Regex::new(&pattern).ok()?;
        let own = self.sources.get(name);
        own.into_iter()
            .chain(self.sources.values())
            .find_map(|source| {
                let found = pattern.captures(source.text())?.get(1)?;
                Some(source.at(found.range()))
            })
    }

    fn load_errors(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let at = |place: Option<Place>, reason: String| {
            let finding = match place {
                Some(place) => Diagnostic::at(Code::W01, place),
                None => Diagnostic::general(Code::W01),
            };
            finding.with("reason", reason)
        };
        if let Some((place, message)) = self.place(error) {
            return vec![at(Some(place), message)];
        }
        let named = match error.kind() {
            ErrorKind::CircularExtend {
                tpl,
                inheritance_chain: chain,
            }
            | ErrorKind::CircularInclude {
                tpl,
                include_chain: chain,
            } => Some((tpl, chain.get(1).unwrap_or(tpl))),
            ErrorKind::MissingParent { current, parent } => Some((current, parent)),
            _ => None,
        };
        if let Some((template, other)) = named {
            return vec![at(self.place_of_text(template, other), one_line(error))];
        }
        let text = error.to_string();
        let reports: Vec<_> = text
            .split("\n\n")
            .filter_map(|report| self.report(report))
            .collect();
        if reports.is_empty() {
            return vec![at(None, one_line(error))];
        }
        reports
            .into_iter()
            .map(|(place, message)| at(Some(place), message))
            .collect()
    }

    /// Where the template `name` has `text`; the whole template when it has not.
    fn place_of_text(&self, name: &str, text: &str) -> Option<Place> {
        let source = self.sources.get(name)?;
        let start = source.text().find(text);
        Some(start.map_or_else(
            || source.whole(),
            |start| source.at(start..start + text.len()),
        ))
    }

    /// Reads `error: MESSAGE`, ` --> NAME:LINE:COLUMN` and an excerpt: the engine gives several
    /// mistakes of one kind as such a text only.
    fn report(&self, text: &str) -> Option<(Place, String)> {
        let mut lines = text.trim_start().lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let source = self.sources.get(parts.next()?)?;
        let before: usize = source
            .text()
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let rest = source.text()[before..].char_indices().nth(column - 1);
        let start = before + rest.map_or(0, |(at, _)| at);
        // The message ends in what is not known, between backticks.
        let length = message.rsplit('`').nth(1).map_or(0, str::len);
        Some((source.at(start..start + length), message.to_owned()))
    }

    fn render_error(&self, error: &tera::Error, template: &str, page: &str) -> Diagnostic {
        let (finding, reason) = match (self.place(error), self.sources.get(template)) {
            (Some((place, message)), _) => (Diagnostic::at(Code::W03, place), message),
            // Without a place of its own it is told once for all pages of the template.
            (None, Some(source)) => (Diagnostic::at(Code::W03, source.whole()), one_line(error)),
            (None, None) => (Diagnostic::general(Code::W03), one_line(error)),
        };
        let (vi, en) = in_words(&reason);
        finding.with("page", page).with_words("reason", vi, en)
    }

    fn place(&self, error: &tera::Error) -> Option<(Place, String)> {
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind()
        else {
            return None;
        };
        let source = self.sources.get(report.filename())?;
        Some((
            source.at(report.span().range.clone()),
            report.message().to_owned(),
        ))
    }
}

/// What the engine says, in Vietnamese as far as its sentences are known, and in English.
fn in_words(message: &str) -> (String, String) {
    let parts = message
        .strip_prefix("Field ")
        .and_then(|rest| rest.split_once(" is not defined. Available fields: "));
    let vi = match parts {
        Some((field, fields)) => format!("không có trường {field}; ở đây có: {fields}"),
        None => message.to_owned(),
    };
    (vi, message.to_owned())
}

/// The first line of an error: the rest repeats what the diagnostic shows.
fn one_line(error: &tera::Error) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// `text | fill(page=1, pages=3)`: replaces `{page}` and `{pages}`.
#[expect(clippy::needless_pass_by_value, reason = "the signature of a filter")]
fn fill_filter(text: &str, values: Kwargs, _: &State) -> String {
    let values: Vec<(String, String)> = values
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    fill(
        text,
        values
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    )
}

/// What is the same for a page and the blocks in its text.
struct Sight<'a> {
    shared: &'a Shared,
    /// The page's address, for messages.
    page: &'a str,
    limit: usize,
}

impl Sight<'_> {
    /// The fields of `view`, with what every template sees.
    fn context(&self, view: &impl Serialize) -> Result<Context, Diagnostic> {
        let mut context = Context::from_serialize(view).map_err(|error| {
            Diagnostic::general(Code::W03)
                .with("page", self.page)
                .with("reason", error.to_string())
        })?;
        context.extend(self.alone());
        Ok(context)
    }

    /// What every template sees, alone.
    fn alone(&self) -> Context {
        let mut context = Context::new();
        for (name, value) in SHARED.into_iter().zip(&self.shared.values) {
            context.insert_value(name, value.clone());
        }
        context
    }
}

/// A page that may not grow past its limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl std::io::Write for Bounded {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        self.bytes.extend_from_slice(part);
        if self.bytes.len() > self.limit {
            return Err(std::io::Error::other("the page is too large"));
        }
        Ok(part.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
