//! A head or the settings as JSON, as editors hand them to a validator: dates become their text, and a text of YAML
//! without quotation marks is a number or `true` where YAML 1.2 says so.
//!
//! Made without the program's own reader, which is what is compared.

use bantin::schema::Kind;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// The head of `text`, or all of it when it is TOML; `None` when there is no head, or nothing can be read in it.
pub fn json(kind: Kind, text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if matches!(kind, Kind::Defaults | Kind::Settings) {
        return toml(&text);
    }
    let (fence, rest) = text.split_once('\n')?;
    let head = |end: &str| rest.split(end).next().map(|head| format!("{head}\n"));
    match fence.trim_end() {
        "+++" => toml(&head("\n+++")?),
        "---" => yaml(&head("\n---")?),
        _ => None,
    }
}

fn toml(text: &str) -> Option<Value> {
    let table: toml::Table = text.parse().ok()?;
    Some(of_toml(toml::Value::Table(table)))
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| (key, of_toml(value)));
            Value::Object(entries.collect())
        }
    }
}

fn yaml(text: &str) -> Option<Value> {
    let events: Result<Vec<Event<'_>>, _> = Parser::new_from_str(text)
        .map(|event| event.map(|(event, _)| event))
        .collect();
    let mut events = events.ok()?.into_iter().filter(|event| {
        !matches!(
            event,
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing
        )
    });
    let first = events.next()?;
    match first {
        Event::StreamEnd | Event::DocumentEnd => Some(Value::Object(Map::new())),
        first => node(first, &mut events),
    }
}

fn node<'e>(event: Event<'e>, events: &mut impl Iterator<Item = Event<'e>>) -> Option<Value> {
    match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) => Some(plain(&text)),
        Event::Scalar(text, ..) => Some(text.into_owned().into()),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            loop {
                match events.next()? {
                    Event::SequenceEnd => return Some(items.into()),
                    item => items.push(node(item, events)?),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut entries = Map::new();
            loop {
                match events.next()? {
                    Event::MappingEnd => return Some(entries.into()),
                    Event::Scalar(key, ..) => {
                        let value = events.next()?;
                        entries.insert(key.into_owned(), node(value, events)?);
                    }
                    _ => return None,
                }
            }
        }
        _ => None,
    }
}

/// The core schema of YAML 1.2.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        _ => {
            let is_number = text.bytes().all(|b| b"0123456789+-.eE".contains(&b));
            let integer = text.parse::<i64>().ok().map(Value::from);
            let float = || text.parse::<f64>().ok().map(Value::from);
            let number = is_number.then(|| integer.or_else(float)).flatten();
            number.unwrap_or_else(|| text.into())
        }
    }
}
