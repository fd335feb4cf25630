//! What is wrong with a command line, in Vietnamese; in English clap says it well.
//!
//! In: the error of clap. Out: a text, or nothing where clap's own is good. Prints nothing.

use std::error::Error as _;
use std::fmt::{self, Write as _};

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::command;
use crate::vietnamese::Lang;

/// Why a value is refused, in both languages.
#[derive(Debug, Clone)]
pub struct Refused {
    pub vi: String,
    pub en: String,
}

impl From<(&str, &str)> for Refused {
    fn from((vi, en): (&str, &str)) -> Self {
        Self {
            vi: vi.to_owned(),
            en: en.to_owned(),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Refused {}

/// The text of `error` in `lang`, with styles for a terminal; `None` when it is clap's own to say: the help, the
/// version, and what only a fault of ours can bring.
#[must_use]
pub fn told(error: &clap::Error, lang: Lang) -> Option<String> {
    // To type no command at all is to ask which there are.
    if error.kind() == ErrorKind::MissingSubcommand {
        return Some(command(lang).render_help().ansi().to_string());
    }
    if lang == Lang::En {
        return None;
    }
    let one = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(all) => Some(all.join(", ")),
        ContextValue::Number(n) => Some(n.to_string()),
        _ => None,
    };
    let arg = one(ContextKind::InvalidArg).unwrap_or_default();
    let value = one(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("không có tùy chọn “{arg}”"),
        ErrorKind::UnknownArgument => format!("“{arg}” là thừa: lệnh này không nhận thêm gì"),
        ErrorKind::InvalidSubcommand => {
            let typed = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("không có lệnh “{typed}”")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} cần một giá trị"),
        ErrorKind::InvalidValue => format!("{arg} không nhận “{value}”"),
        ErrorKind::ValueValidation => {
            let why = error.source().map(|source| {
                let own = source.downcast_ref::<Refused>();
                own.map_or_else(|| source.to_string(), |refused| refused.vi.clone())
            });
            format!("{arg} không nhận “{value}”: {}", why.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg).unwrap_or_default();
            if other == arg {
                format!("{arg} chỉ được ghi một lần")
            } else {
                format!("không dùng {arg} cùng với {other}")
            }
        }
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {arg}"),
        ErrorKind::TooManyValues => format!("{arg} không nhận thêm giá trị “{value}”"),
        ErrorKind::InvalidUtf8 => "có chữ không phải UTF-8".to_owned(),
        _ => return None,
    };
    let end = if what.ends_with('?') { "" } else { "." };
    let mut text = format!("{WRONG}lỗi:{WRONG:#} {what}{end}\n");
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    if let Some(near) = near.into_iter().find_map(one) {
        let _ = write!(text, "\n  Có phải: {near}?\n");
    } else if let Some(all) = one(ContextKind::ValidValue)
        .filter(|all| !all.is_empty())
        .or_else(|| words_for(&arg, lang))
    {
        let _ = write!(text, "\n  Dùng được: {all}.\n");
    }
    Some(text + "\nXem cách dùng: thêm --help vào lệnh.\n")
}

/// The words that the missing argument `arg` takes, if they are few.
fn words_for(arg: &str, lang: Lang) -> Option<String> {
    let program = command(lang);
    let mut all = program
        .get_subcommands()
        .flat_map(clap::Command::get_arguments);
    let missing = all.find(|known| known.is_required_set() && known.to_string() == arg)?;
    let words = missing.get_possible_values();
    let words: Vec<&str> = words.iter().map(PossibleValue::get_name).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

const WRONG: clap::builder::styling::Style =
    clap::builder::styling::AnsiColor::Red.on_default().bold();
