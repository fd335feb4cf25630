//! The help in both languages.
//!
//! In: the command line as clap derives it, whose texts are Vietnamese, and `words.toml`. Out: the same
//! with every word in one language, examples below. Knows no command by name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use clap::builder::styling::{Style, Styles};
use clap::{Arg, Command, CommandFactory};
use serde::Deserialize;

use super::Cli;
use crate::vietnamese::Lang;

/// `words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// English names of values, by the Vietnamese one.
    values: BTreeMap<String, String>,
    /// By command, then by argument; `about` is of the command itself.
    english: BTreeMap<String, BTreeMap<String, String>>,
    /// By command.
    examples: BTreeMap<String, Vec<Example>>,
}

/// A command line that somebody may type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    typed: String,
    vi: String,
    en: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("a test reads it"));

/// What clap itself says on the way.
struct Frame {
    usage: &'static str,
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
    any_option: &'static str,
    any_command: &'static str,
    examples: &'static str,
    default: &'static str,
    one_of: &'static str,
    help: &'static str,
    version: &'static str,
    help_command: &'static str,
}

const VIETNAMESE: Frame = Frame {
    usage: "Cách dùng:",
    commands: "Lệnh:",
    arguments: "Tham số:",
    options: "Tùy chọn:",
    any_option: "[TÙY_CHỌN]",
    any_command: "LỆNH",
    examples: "Ví dụ:",
    default: "mặc định",
    one_of: "một trong",
    help: "In phần trợ giúp này",
    version: "In số phiên bản",
    help_command: "In trợ giúp của bantin hoặc của một lệnh",
};

const ENGLISH: Frame = Frame {
    usage: "Usage:",
    commands: "Commands:",
    arguments: "Arguments:",
    options: "Options:",
    any_option: "[OPTIONS]",
    any_command: "COMMAND",
    examples: "Examples:",
    default: "default",
    one_of: "one of",
    help: "Print this help",
    version: "Print the version",
    help_command: "Print the help of bantin or of a command",
};

/// Of titles in the help, as clap draws them.
const TITLE: Style = Style::new().bold().underline();

/// Of what is typed as it stands.
const LITERAL: Style = Style::new().bold();

/// The command line with its help in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let frame = match lang {
        Lang::Vi => &VIETNAMESE,
        Lang::En => &ENGLISH,
    };
    let mut command = Cli::command().subcommand_value_name(frame.any_command);
    // Brings the arguments and the command that clap adds by itself.
    command.build();
    told(command.styles(Styles::styled()), frame, lang)
}

/// `command` and those below it with the words of `frame`.
fn told(command: Command, frame: &Frame, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let english = WORDS.english.get(&name);
    let word = |key: &str| english.and_then(|words| words.get(key));
    let mut command = command.mut_args(|arg| told_argument(arg, frame, lang, &word));
    if lang == Lang::En
        && let Some(about) = word("about")
    {
        command = command.about(about).long_about(None);
    }
    if name == "help" {
        command = command.about(frame.help_command).long_about(None);
    }
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", frame.any_option);
    let part = |is_there: bool, name: &str, tag: &str| {
        let text = is_there.then(|| format!("\n\n{}{tag}", title(name, '\n')));
        text.unwrap_or_default()
    };
    let template = [
        "{about-with-newline}\n".to_owned(),
        title(frame.usage, ' ') + "{usage}",
        part(command.has_subcommands(), frame.commands, "{subcommands}"),
        part(
            command.get_positionals().next().is_some(),
            frame.arguments,
            "{positionals}",
        ),
        part(true, frame.options, "{options}"),
        "{after-help}".to_owned(),
    ];
    let examples = WORDS.examples.get(&name);
    command
        .override_usage(usage)
        .help_template(template.concat())
        .after_help(examples.map_or_else(String::new, |all| drawn(all, frame, lang)))
        .mut_subcommands(|below| told(below, frame, lang))
}

/// `arg` with the words of `frame`, and what it may be said in them, too.
fn told_argument<'w>(
    arg: Arg,
    frame: &Frame,
    lang: Lang,
    word: &impl Fn(&str) -> Option<&'w String>,
) -> Arg {
    let own = match (arg.get_id().as_str(), lang) {
        ("help", _) => Some(frame.help.to_owned()),
        ("version", _) => Some(frame.version.to_owned()),
        (id, Lang::En) => word(id).cloned(),
        (_, Lang::Vi) => None,
    };
    let help = own.or_else(|| Some(arg.get_help()?.to_string()));
    let mut help = help.unwrap_or_default();
    if !arg.get_action().takes_values() {
        return arg.help(help).long_help(None);
    }
    let defaults = arg.get_default_values();
    let defaults: Vec<_> = defaults
        .iter()
        .map(|value| value.to_string_lossy())
        .collect();
    if !defaults.is_empty() {
        let _ = write!(help, " [{}: {}]", frame.default, defaults.join(" "));
    }
    let values = arg.get_possible_values();
    let values: Vec<_> = values.iter().filter(|value| !value.is_hide_set()).collect();
    if !values.is_empty() {
        let names: Vec<_> = values.iter().map(|value| value.get_name()).collect();
        let _ = write!(help, " [{}: {}]", frame.one_of, names.join(", "));
    }
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<String> = names
        .iter()
        .map(|name| match lang {
            Lang::Vi => name.to_string(),
            Lang::En => WORDS
                .values
                .get(name.as_str())
                .cloned()
                .unwrap_or_else(|| name.to_string()),
        })
        .collect();
    arg.help(help)
        .long_help(None)
        .value_names(names)
        .hide_default_value(true)
        .hide_possible_values(true)
}

fn title(text: &str, behind: char) -> String {
    format!("{TITLE}{text}{TITLE:#}{behind}")
}

/// Examples below each other, with what each of them does.
fn drawn(examples: &[Example], frame: &Frame, lang: Lang) -> String {
    let mut text = title(frame.examples, '\n');
    for Example { typed, vi, en } in examples {
        let told = match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        let _ = write!(text, "  {LITERAL}{typed}{LITERAL:#}\n      {told}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use unicode_normalization::is_nfc;

    use super::*;

    /// Every command below bantin, and bantin.
    fn commands() -> Vec<Command> {
        let bantin = Cli::command();
        let below: Vec<_> = bantin.get_subcommands().cloned().collect();
        below.into_iter().chain([bantin]).collect()
    }

    #[test]
    fn every_command_and_argument_has_english_words_and_no_words_are_left_over() {
        let mut wanted = BTreeMap::new();
        for command in commands() {
            let words: &mut Vec<String> = wanted.entry(command.get_name().to_owned()).or_default();
            words.push("about".to_owned());
            words.extend(command.get_arguments().map(|arg| arg.get_id().to_string()));
            words.sort();
        }
        let there: BTreeMap<_, Vec<_>> = WORDS
            .english
            .iter()
            .map(|(name, words)| (name.clone(), words.keys().cloned().collect()))
            .collect();
        assert_eq!(there, wanted);
    }

    #[test]
    fn every_name_of_a_value_has_an_english_one_unless_it_is_one() {
        for command in commands() {
            for arg in command.get_arguments() {
                for name in arg.get_value_names().unwrap_or_default() {
                    let is_plain = name.is_ascii();
                    assert!(
                        is_plain || WORDS.values.contains_key(name.as_str()),
                        "{name}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_command_has_examples_and_all_of_them_can_be_typed() {
        for command in commands() {
            assert!(
                WORDS.examples.contains_key(command.get_name()),
                "{}",
                command.get_name()
            );
        }
        for (name, Example { typed, vi, en }) in WORDS
            .examples
            .iter()
            .flat_map(|(name, all)| all.iter().map(move |one| (name, one)))
        {
            assert!(is_nfc(vi) && !vi.is_empty() && !en.is_empty());
            let words = words_of(typed);
            assert!(
                name == "bantin" || words[1].to_str() == Some(name),
                "{typed}"
            );
            let understood = Cli::read(&words, Lang::Vi);
            assert!(understood.is_ok(), "{typed}: {understood:?}");
        }
    }

    /// The words of a command line; quotes keep them together.
    fn words_of(line: &str) -> Vec<OsString> {
        let mut words = vec![String::new()];
        let mut is_quoted = false;
        for letter in line.chars() {
            match letter {
                '"' => is_quoted = !is_quoted,
                ' ' if !is_quoted => words.push(String::new()),
                _ => words.last_mut().expect("there is one").push(letter),
            }
        }
        words.into_iter().map(OsString::from).collect()
    }

    #[test]
    fn on_a_terminal_titles_are_bold_and_nothing_else_is_coloured() {
        let help = command(Lang::Vi).render_help().ansi().to_string();
        assert!(
            help.contains("\u{1b}[1m\u{1b}[4mCách dùng:\u{1b}[0m "),
            "{help:?}"
        );
        assert!(!help.contains("\u{1b}[3"), "{help:?}");
    }
}
