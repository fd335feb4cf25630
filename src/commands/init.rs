//! `bantin init`.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::ask::{self, Ask, NoAnswer, Question};
use super::typed::Typed;
use super::{Environment, Exit};
use crate::cli::InitArgs;
use crate::config;
use crate::diagnostic::{Code, Diagnostic, visible};
use crate::registry::Registries;
use crate::scaffold::desk;
use crate::scaffold::starter::{Choices, NO_ADDRESS, default_title, files};
use crate::vietnamese::{Lang, Moment, Offset, nfc};

/// Makes a finished small site in an empty folder.
pub fn init(args: &InitArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let lang = args.lang.map(Lang::from).unwrap_or_default();
    if let Err(finding) = desk::free(&args.dir) {
        environment.tell(&[finding], lang)?;
        return Ok(Exit::Errors);
    }
    let chosen = match chosen(args, lang, environment)? {
        Ok(chosen) => chosen,
        Err(exit) => return Ok(exit),
    };
    let files = files(&chosen);
    if let Err(finding) = desk::create(&args.dir, &files) {
        environment.tell(&[finding], chosen.lang)?;
        return Ok(Exit::Errors);
    }
    let text = done(&args.dir, &chosen, files.len());
    environment.out.write_all(text.as_bytes())?;
    environment.out.flush()?;
    Ok(Exit::Good)
}

/// What the site is to be: as typed, as answered, or by default. An exit when there is nothing to make.
fn chosen(
    args: &InitArgs,
    lang: Lang,
    environment: &mut Environment<'_>,
) -> io::Result<Result<Choices, Exit>> {
    let registers = Registries::extended(&[], &[], &[], &[]).0;
    let today = Moment::of_instant((environment.stamp)(), Offset::HANOI).date();
    let mut choices = Choices {
        lang,
        title: nfc(args.title.as_deref().unwrap_or_default().trim()).into_owned(),
        base_url: args.base_url.clone().unwrap_or_default(),
        province: None,
    };
    if let Some(typed) = &args.province {
        let mut line = Typed::new("bantin init");
        line.option("province", typed);
        match province(typed, &registers, today) {
            Ok(name) => choices.province = Some(name),
            Err(finding) => {
                environment.tell(&[finding.about(line.place(0))], lang)?;
                return Ok(Err(Exit::Errors));
            }
        }
    }
    if let Some(ask) = environment.ask.filter(|_| !args.yes) {
        let interview = Interview {
            args,
            lang,
            ask,
            registers: &registers,
            today,
        };
        if let Err(why) = interview.fill(&mut choices, environment) {
            return environment.unanswered(why, lang).map(Err);
        }
    }
    if choices.title.is_empty() {
        choices.title = default_title(choices.lang, choices.province.as_deref());
    }
    if choices.base_url.is_empty() {
        NO_ADDRESS.clone_into(&mut choices.base_url);
    }
    Ok(Ok(choices))
}

/// A province as the register spells it.
fn province(typed: &str, registers: &Registries, today: Date) -> Result<String, Diagnostic> {
    let known = registers.spelled_province(typed, today);
    known.map(Cow::into_owned).ok_or_else(|| {
        let near = registers.provinces.candidates(typed);
        let finding = Diagnostic::general(Code::P01).with("name", typed);
        finding.with_candidates("candidates", &near)
    })
}

/// Questions about what was not typed.
struct Interview<'a> {
    args: &'a InitArgs,
    lang: Lang,
    ask: &'a dyn Ask,
    registers: &'a Registries,
    today: Date,
}

impl Interview<'_> {
    /// Asks. The province comes first, since the title follows from it.
    fn fill(
        &self,
        choices: &mut Choices,
        environment: &mut Environment<'_>,
    ) -> Result<(), NoAnswer> {
        if self.args.province.is_none() {
            let answer = self.province(environment)?;
            choices.province = answer;
        }
        if self.args.title.is_none() {
            let default = default_title(self.lang, choices.province.as_deref());
            let question = Question {
                default: Some(&default),
                ..Question::new(self.words("Tên trang:", "Title of the site:"))
            };
            let answer = self.ask.ask(&question)?;
            choices.title = nfc(&answer).into_owned();
        }
        if self.args.base_url.is_none() {
            let answer = self.address(environment)?;
            choices.base_url = answer;
        }
        if self.args.lang.is_none() {
            let question = Question {
                help: "vi: tiếng Việt; en: English",
                default: Some("vi"),
                ..Question::new("Ngôn ngữ của trang, vi hay en:")
            };
            let answer = self.ask.ask(&question)?;
            if answer.eq_ignore_ascii_case(Lang::En.code()) {
                choices.lang = Lang::En;
            }
        }
        Ok(())
    }

    fn province(&self, environment: &mut Environment<'_>) -> Result<Option<String>, NoAnswer> {
        let names = self.registers.provinces.iter();
        let offers: Vec<String> = names.map(|(_, province)| province.name.clone()).collect();
        let question = Question {
            help: self.words(
                "Gõ vài chữ, không cần dấu, rồi chọn bằng ↓ hoặc Tab. Trang viết về nhiều tỉnh thì bấm Enter.",
                "A few letters will do, without marks. Press Enter if it is about several.",
            ),
            offers: &offers,
            ..Question::new(self.words("Tỉnh, thành phố của trang:", "Province of the site:"))
        };
        ask::until(self.ask, &question, environment, self.lang, |answer| {
            if answer.is_empty() {
                return Ok(None);
            }
            province(answer, self.registers, self.today).map(Some)
        })
    }

    fn address(&self, environment: &mut Environment<'_>) -> Result<String, NoAnswer> {
        let question = Question {
            help: self.words(
                "Chưa biết thì bấm Enter, ghi sau trong bantin.toml.",
                "If it is not known yet, press Enter; it stands in bantin.toml.",
            ),
            default: Some(NO_ADDRESS),
            ..Question::new(self.words("Địa chỉ trang khi lên mạng:", "Address of the site:"))
        };
        ask::until(self.ask, &question, environment, self.lang, |answer| {
            if answer.is_empty() {
                return Ok(String::new());
            }
            config::base_url(answer).map_err(|(vi, en)| {
                Diagnostic::general(Code::G04)
                    .with("key", "base_url")
                    .with("value", answer)
                    .with_words("reason", vi, en)
                    .with("example", NO_ADDRESS)
            })
        })
    }

    fn words(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// What was made, and what to do next.
fn done(folder: &Path, choices: &Choices, n_files: usize) -> String {
    let shown = folder.display().to_string();
    let shown = visible(&shown);
    let is_here = folder == Path::new(".");
    let cd = if is_here {
        String::new()
    } else if shown.contains(' ') {
        format!("  cd \"{shown}\"\n")
    } else {
        format!("  cd {shown}\n")
    };
    let title = visible(&choices.title);
    match choices.lang {
        Lang::Vi => format!(
            "Đã tạo trang “{title}” trong {}: {n_files} tệp, có ba bài mẫu.\nTiếp theo:\n{cd}  bantin serve --open\n  bantin new \"Tiêu đề bài đầu tiên\"\n",
            if is_here { "thư mục này" } else { &shown },
        ),
        Lang::En => format!(
            "Made the site “{title}” in {}: {n_files} files, three articles among them.\nNext:\n{cd}  bantin serve --open\n  bantin new \"Title of the first article\"\n",
            if is_here { "this folder" } else { &shown },
        ),
    }
}
