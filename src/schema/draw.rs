//! From what a reader asks for to a schema.
//!
//! In: a [`Survey`], meanings, words, known values. Out: JSON. A table with a name of its own becomes a
//! definition, as do the names of provinces and sectors, which stand behind several keys.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::known::{self, Choice};
use super::meaning::{Meaning, meaning};
use super::{Kind, Known, pattern, words};
use crate::article::front_matter::survey::{Asked, Rule, Shape, Survey};
use crate::registry::words_of_record;
use crate::vietnamese::{Lang, slug};

/// The version of JSON Schema, as schemas name it.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

type Object = Map<String, Value>;

/// Draws the schema of `kind`.
pub(super) fn draw(kind: Kind, known: &Known, lang: Lang) -> Value {
    let survey = kind.asked();
    let mut draw = Draw {
        kind,
        known,
        lang,
        survey: &survey,
        definitions: Object::new(),
    };
    let mut schema = Object::new();
    schema.insert("$schema".to_owned(), DRAFT.into());
    schema.insert(
        "title".to_owned(),
        format!("bantin: {}", kind.name()).into(),
    );
    schema.insert(
        "description".to_owned(),
        words::about_kind(kind, lang).into(),
    );
    schema.extend(draw.table(""));
    if kind == Kind::Article {
        let rules = draw.rules();
        if !rules.is_empty() {
            schema.insert("allOf".to_owned(), rules.into());
        }
    }
    schema.insert("definitions".to_owned(), draw.definitions.into());
    Value::Object(schema)
}

struct Draw<'a> {
    kind: Kind,
    known: &'a Known,
    lang: Lang,
    survey: &'a Survey,
    definitions: Object,
}

impl Draw<'_> {
    /// The table whose keys begin with `prefix`: empty, or a path and a dot.
    fn table(&mut self, prefix: &str) -> Object {
        let own = |asked: &&Asked| {
            let key = asked.path.strip_prefix(prefix);
            key.is_some_and(|key| !key.contains('.'))
        };
        let (survey, mut properties) = (self.survey, Object::new());
        for asked in survey.keys.iter().filter(own) {
            let property = self.property(asked);
            properties.insert(asked.path[prefix.len()..].to_owned(), property);
        }
        let is_given =
            |asked: &Asked| self.kind == Kind::Article && self.known.is_given(&asked.path);
        let required = survey.keys.iter().filter(own);
        let required: Vec<&str> = required
            .filter(|asked| asked.is_required && !is_given(asked))
            .map(|asked| &asked.path[prefix.len()..])
            .collect();
        let mut table = object(json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        }));
        if !required.is_empty() {
            table.insert("required".to_owned(), json!(required));
        }
        for rule in &survey.rules {
            if let Rule::Either { table: name, keys } = rule
                && prefix.strip_suffix('.') == Some(*name)
            {
                let either = keys.map(|key| json!({ "required": [key] }));
                table.insert("oneOf".to_owned(), either.to_vec().into());
            }
        }
        table
    }

    fn property(&mut self, asked: &Asked) -> Value {
        let path = asked.path.as_str();
        let mut property = self.said(path);
        let value = match &asked.shape {
            // Draft 7 reads nothing that stands beside a reference.
            Shape::Table => return self.part(path, property),
            Shape::Tables => {
                // Its examples are of the list.
                one_or_list(&self.part(path, Object::new()), false)
            }
            Shape::Texts => one_or_list(&self.text(asked), false),
            Shape::SomeTexts => one_or_list(&self.text(asked), true),
            Shape::Text | Shape::Blank => self.text(asked),
            Shape::Unsaid => json!({}),
            Shape::Bool => json!({ "type": "boolean" }),
            Shape::Integer(range) => integer(range),
            Shape::Integers(range) => {
                json!({ "type": "array", "items": integer(range), "minItems": 1 })
            }
            Shape::Date => self.of_form("date", &pattern::date()),
            Shape::DateOrText => json!({ "type": "string" }),
            Shape::Figure => {
                let mut figure = self.of_form("figure", pattern::FIGURE);
                figure["type"] = json!(["string", "number"]);
                figure
            }
            Shape::Free => json!({ "type": "object" }),
        };
        property.extend(object(value));
        Value::Object(property)
    }

    /// A reference to the definition of the tables under `path`, of which `said` is told.
    fn part(&mut self, path: &str, said: Object) -> Value {
        let mut definition = said;
        definition.extend(self.table(&format!("{path}.")));
        self.definitions
            .insert(path.to_owned(), Value::Object(definition));
        refer(path)
    }

    /// What an editor is told of a key. The YAML extension shows examples by itself, taplo shows one text.
    fn said(&self, path: &str) -> Object {
        let mut said = Object::new();
        let Some(words) = words::about(self.kind, path) else {
            return said;
        };
        let text = words.text(self.lang);
        let (example, default) = match self.lang {
            Lang::Vi => ("Ví dụ", "Mặc định"),
            Lang::En => ("Example", "Default"),
        };
        said.insert("description".to_owned(), text.replace('`', "").into());
        if let Some(value) = &words.default {
            let markdown = format!("{text}\n\n{default}: `{value}`");
            said.insert("markdownDescription".to_owned(), markdown.into());
            said.insert("default".to_owned(), value.clone());
        } else {
            said.insert("markdownDescription".to_owned(), text.into());
        }
        if !words.examples.is_empty() {
            said.insert("examples".to_owned(), json!(words.examples));
        }
        if self.kind.is_toml() {
            let mut main = text.to_owned();
            let shown = [
                (example, words.examples.first()),
                (default, words.default.as_ref()),
            ];
            for (name, value) in shown {
                if let Some(value) = value.and_then(|value| toml::Value::try_from(value).ok()) {
                    let _ = write!(main, "\n\n{name}: `{value}`");
                }
            }
            said.insert("x-taplo".to_owned(), json!({ "docs": { "main": main } }));
        }
        said
    }

    /// One text behind a key.
    fn text(&mut self, asked: &Asked) -> Value {
        if !asked.words.is_empty() {
            return json!({ "type": "string", "enum": asked.words });
        }
        let any = self.any_text(asked.shape == Shape::Blank);
        let known = self.known;
        match meaning(self.kind, &asked.path) {
            None => any,
            Some(Meaning::WordOfRecord) => {
                json!({ "type": "string", "enum": words_of_record(&asked.path) })
            }
            Some(Meaning::Form(name, pattern)) => {
                let mut text = any;
                if let Some(text) = text.as_object_mut() {
                    text.extend(object(self.of_form(name, pattern)));
                    text.remove("minLength");
                    if !self.kind.is_toml() {
                        text["type"] = json!(["string", "number", "boolean"]);
                    }
                }
                text
            }
            Some(Meaning::Province) => {
                let (choices, keys) = (known.provinces(self.lang), known.province_keys());
                self.named("ten-tinh", &choices, &keys)
            }
            Some(Meaning::Sector) => {
                let (choices, keys) = (known.sectors(self.lang), known.sector_keys());
                self.named("linh-vuc", &choices, &keys)
            }
            Some(Meaning::DocumentType) => {
                let choices = known::document_types(self.lang);
                let keys = choices.iter();
                let keys = keys.map(|(code, _)| slug(code)).collect();
                self.named("loai-van-ban", &choices, &keys)
            }
            Some(Meaning::Indicator) => {
                let choices = known.indicators();
                if choices.is_empty() {
                    return any;
                }
                self.choice(&choices)
            }
            Some(Meaning::Topic) => self.suggested(&known.topics(self.lang), &any),
            Some(Meaning::Document) => {
                let suggested = self.suggested(&known.documents(), &any);
                self.definition("van-ban", suggested)
            }
            Some(Meaning::Issuer) => self.suggested(&known::issuers(self.lang), &any),
        }
    }

    /// A text. In YAML a number or `true` without quotation marks is one, too.
    fn any_text(&self, may_be_empty: bool) -> Value {
        let mut text = if self.kind.is_toml() {
            json!({ "type": "string" })
        } else {
            json!({ "type": ["string", "number", "boolean"] })
        };
        if !may_be_empty {
            text["minLength"] = 1.into();
        }
        text
    }

    /// A text of a form.
    fn of_form(&self, name: &str, pattern: &str) -> Value {
        let said = words::about_form(name, self.lang);
        json!({ "type": "string", "pattern": pattern, "patternErrorMessage": said })
    }

    /// One of `choices`, or the same name in another spelling.
    fn named(&mut self, name: &str, choices: &[Choice<'_>], keys: &BTreeSet<String>) -> Value {
        let spelled = self.of_form(name, &pattern::spelled(keys));
        self.definition(name, self.suggested(choices, &spelled))
    }

    /// One of `choices`.
    fn choice(&self, choices: &[Choice<'_>]) -> Value {
        let choices = choices.iter().map(|(value, about)| (&**value, &**about));
        let (values, about): (Vec<&str>, Vec<&str>) = choices.unzip();
        let mut choice = json!({ "enum": values, "enumDescriptions": about });
        if self.kind.is_toml() {
            // What taplo shows beside a value.
            choice["x-taplo"] = json!({ "docs": { "enumValues": about } });
        }
        choice
    }

    /// One of `choices`, or anything that is an `other`.
    fn suggested(&self, choices: &[Choice<'_>], other: &Value) -> Value {
        json!({ "anyOf": [self.choice(choices), other] })
    }

    fn definition(&mut self, name: &str, value: Value) -> Value {
        self.definitions.insert(name.to_owned(), value);
        // In a list of one, so that a description may stand beside it.
        json!({ "anyOf": [refer(name)] })
    }

    /// What holds between the keys of an article. Nothing is asked for that a folder may give.
    fn rules(&self) -> Vec<Value> {
        let given = |key| self.known.is_given(key);
        let rules = self.survey.rules.iter();
        rules
            .filter_map(|rule| match *rule {
                Rule::Needs { key, word, needed } if !given(needed) => Some(json!({
                    "if": { "properties": { key: { "const": word } }, "required": [key] },
                    "then": { "required": [needed] },
                })),
                Rule::NeedsWord { key, needed, word } if !given(needed) => Some(json!({
                    "if": { "required": [key] },
                    "then": { "properties": { needed: { "const": word } }, "required": [needed] },
                })),
                _ => None,
            })
            .collect()
    }
}

fn refer(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// `one`, or a list of such.
fn one_or_list(one: &Value, not_empty: bool) -> Value {
    let mut list = json!({ "type": "array", "items": one });
    if not_empty {
        list["minItems"] = 1.into();
    }
    json!({ "oneOf": [one, list] })
}

fn integer(range: &RangeInclusive<i64>) -> Value {
    let mut integer = json!({ "type": "integer", "minimum": range.start() });
    if *range.end() < i64::MAX {
        integer["maximum"] = (*range.end()).into();
    }
    integer
}

fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}
