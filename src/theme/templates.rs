//! The templates of a theme, on Tera.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use regex::Regex;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::blocks;
use super::layers::ThemeFiles;
use super::strings::fill;
use crate::diagnostic::{Code, Diagnostic, Place, Source, suggest};
use crate::escape::write_escaped;
use crate::view::{
    BLOCK_TEMPLATES, BodyPart, BodyView, CARD_TEMPLATES, OWN_BLOCK, TEMPLATES, View,
};

/// What every template sees beside its view's own fields.
const SHARED: [&str; 2] = ["config", "t"];

/// Under which name templates see what is the same around every page.
const FRAME: &str = "frame";

/// The folder of the templates that draw it, which see nothing but [`SHARED`].
const FRAME_FOLDER: &str = "frame/";

/// The engine's own variable for everything that a template sees. It has no order, so that a page
/// would come out otherwise each time.
const DUMP: &str = "__tera_context";

/// Bytes of most pages, below which the one that is drawn does not have to be moved.
const USUAL: usize = 32 << 10;

/// `config`, `t` and `frame`, made ready once for all pages of a site.
#[derive(Debug, Clone)]
pub struct Shared {
    values: [Value; SHARED.len()],
    /// Name of a template of the frame to its HTML. Made by the first page that is drawn, since only pages
    /// have their time taken.
    frame: OnceLock<Value>,
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
            frame: OnceLock::new(),
        }
    }
}

/// Templates, ready to draw.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    pub(super) sources: BTreeMap<String, Source>,
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
            .map(|(name, source)| (name.clone(), source.text().to_string()));
        let mut templates = Self {
            tera,
            sources: sources.clone(),
        };
        if let Err(error) = templates.tera.add_raw_templates(texts) {
            diagnostics.extend(templates.load_errors(&error));
            return None;
        }
        for (name, fields) in TEMPLATES {
            let fields: Vec<&str> = fields.iter().copied().chain([FRAME]).collect();
            templates.check_variables(name, &fields, diagnostics);
        }
        for (name, fields) in BLOCK_TEMPLATES {
            templates.check_variables(name, fields, diagnostics);
        }
        for (name, piece) in CARD_TEMPLATES {
            templates.check_variables(name, &[piece], diagnostics);
        }
        for name in sources.keys().filter(|name| blocks::draws_own(name)) {
            templates.check_variables(name, OWN_BLOCK, diagnostics);
        }
        for name in templates.around() {
            templates.check_variables(name, &[], diagnostics);
        }
        for source in sources.values() {
            if let Some(start) = source.text().find(DUMP) {
                let place = source.at(start..start + DUMP.len());
                diagnostics.push(Diagnostic::at(Code::W02, place).with("name", DUMP));
            }
        }
        Some(templates)
    }

    /// The text of a template, by its name below `templates/`.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.get(name)
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
        let frame = self.frame(&sight)?;
        for piece in view.drawn() {
            piece.draw(&|(template, variable), piece| {
                let mut context = sight.alone();
                context.insert_value(variable, piece.clone());
                self.draw(template, &context, &sight)
            })?;
        }
        let mut context = sight.context(view)?;
        context.insert_value(FRAME, frame);
        if let Some((name, body)) = view.body() {
            let html = self.body(body, &sight)?;
            context.insert_value(name, Value::normal_string(&html));
        }
        self.draw(V::TEMPLATE, &context, &sight)
    }

    /// What is the same around every page, drawn when the first of them asks for it.
    fn frame(&self, sight: &Sight<'_>) -> Result<Value, Diagnostic> {
        if let Some(frame) = sight.shared.frame.get() {
            return Ok(frame.clone());
        }
        let mut parts = BTreeMap::new();
        for template in self.around() {
            let html = self.draw(template, &sight.alone(), sight)?;
            let name = template.strip_prefix(FRAME_FOLDER).unwrap_or(template);
            let name = name.strip_suffix(".html").unwrap_or(name).to_owned();
            parts.insert(name, String::from_utf8_lossy(&html).trim().to_owned());
        }
        let frame = Value::from_serializable(&parts);
        Ok(sight.shared.frame.get_or_init(|| frame).clone())
    }

    /// The templates of the frame.
    fn around(&self) -> impl Iterator<Item = &String> {
        let names = self.sources.keys();
        names.filter(|name| name.starts_with(FRAME_FOLDER))
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
    pub(super) fn place_of(&self, name: &str, variable: &str) -> Option<Place> {
        let pattern = format!(r"\{{[{{%][^}}]*?\b({})\b", regex::escape(variable));
        let pattern = Regex::new(&pattern).ok()?;
        let own = self.sources.get(name);
        own.into_iter()
            .chain(self.sources.values())
            .find_map(|source| {
                let text = source.text();
                let found = pattern.captures(&text)?.get(1)?;
                Some(source.at(found.range()))
            })
    }
}

/// `text | fill(page=1, pages=3)`: replaces `{page}` and `{pages}`.
#[expect(clippy::needless_pass_by_value, reason = "the signature of a filter")]
fn fill_filter(text: &str, values: Kwargs, _: &State) -> String {
    let printed = |value: &Value| match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_string(),
    };
    let values: Vec<(&str, String)> = values
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, printed(value))))
        .collect();
    fill(text, |name| {
        let value = values.iter().find(|value| value.0 == name)?;
        Some(&value.1)
    })
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
        self.share(&mut context);
        Ok(context)
    }

    /// What every template sees, alone.
    fn alone(&self) -> Context {
        let mut context = Context::new();
        self.share(&mut context);
        context
    }

    fn share(&self, context: &mut Context) {
        for (name, value) in SHARED.into_iter().zip(&self.shared.values) {
            context.insert_value(name, value.clone());
        }
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
