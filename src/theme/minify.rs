//! Style sheets and scripts in fewer bytes that say the same.
//!
//! In: the text of a file. Out: a shorter one, or where the file could not be read. What a browser would
//! not know the difference of may go: white space, comments, names of local variables. Licences stay,
//! and nothing is written in another level of the language than the theme chose.

use std::ops::Range;

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions, LegalComment};
use oxc_compat::EngineTargets;
use oxc_diagnostics::{OxcDiagnostic, Severity};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// No syntax beyond that of this year's standard comes into a script that had none of it.
const OLDEST: &str = "es2015";

/// Why a file could not be made smaller: where it cannot be read, and what its reader says.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub span: Range<usize>,
    pub reason: String,
}

/// What sort of text is made smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Css,
    /// A module if it imports or exports anything, else a classic script, whose outermost names
    /// others may use.
    Script,
    Module,
}

impl Language {
    /// That of a file of a theme; `None` for what is passed on as it is, which files are that somebody
    /// made small already.
    pub fn of(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        let language = match ending.to_ascii_lowercase().as_str() {
            "css" => Self::Css,
            "js" => Self::Script,
            "mjs" => Self::Module,
            _ => return None,
        };
        let is_small = stem.rsplit_once('.').is_some_and(|(_, mark)| mark == "min");
        (!is_small).then_some(language)
    }
}

/// The smaller form of a text.
///
/// # Errors
/// The first place that cannot be read. A browser may be able to: it passes over what it does not
/// know, and may know more.
pub fn minify(language: Language, text: &str) -> Result<String, Unreadable> {
    match language {
        Language::Css => css(text),
        Language::Script => script(text, SourceType::unambiguous()),
        Language::Module => script(text, SourceType::mjs()),
    }
}

fn css(text: &str) -> Result<String, Unreadable> {
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let at = error.loc.as_ref();
        let start = at.map_or(0, |at| offset(text, at.line, at.column));
        Unreadable {
            span: one_character(text, start),
            reason: error.kind.to_string(),
        }
    })?;
    let whole = |reason: String| Unreadable {
        span: one_character(text, 0),
        reason,
    };
    sheet.license_comments = licences(text).into_iter().map(Into::into).collect();
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| whole(error.kind.to_string()))?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options);
    let printed = printed.map_err(|error| whole(error.kind.to_string()))?;
    Ok(printed.code)
}

/// The insides of all comments that begin with `/*!`; the library keeps those at the top alone.
fn licences(css: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = css;
    while let Some(at) = rest.find(['/', '"', '\'', '\\']) {
        let (sign, after) = rest[at..].split_at(1);
        rest = match sign {
            "\\" => after.get(next_character(after)..).unwrap_or_default(),
            "/" => match after.strip_prefix('*') {
                Some(comment) => {
                    let end = comment.find("*/").unwrap_or(comment.len());
                    if comment.starts_with('!') {
                        found.push(&comment[..end]);
                    }
                    comment.get(end + 2..).unwrap_or_default()
                }
                None => after,
            },
            quote => behind_string(after, quote),
        };
    }
    found
}

/// What follows a string that began before `text` with `quote`.
fn behind_string<'t>(mut text: &'t str, quote: &str) -> &'t str {
    while let Some(at) = text.find(['\\', '\n', '"', '\'']) {
        let (sign, after) = text[at..].split_at(1);
        match sign {
            "\\" => text = after.get(next_character(after)..).unwrap_or_default(),
            // A string that is not closed ends with its line.
            sign if sign == quote || sign == "\n" => return after,
            _ => text = after,
        }
    }
    ""
}

fn next_character(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn script(text: &str, kind: SourceType) -> Result<String, Unreadable> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, kind).parse();
    first_of(text, parsed.diagnostics)?;
    let mut program = parsed.program;
    let checked = SemanticBuilder::new_compiler().build(&program);
    first_of(text, checked.diagnostics)?;
    // Only the form of what is there: nothing newer than it may have needed is written.
    let compress = CompressOptions {
        target: EngineTargets::from_target(OLDEST).unwrap_or_default(),
        ..CompressOptions::smallest()
    };
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        mangle_properties: None,
        compress: Some(compress),
    };
    let small = Minifier::new(options).minify(&allocator, &mut program);
    let options = CodegenOptions {
        comments: CommentOptions {
            legal: LegalComment::Eof,
            ..CommentOptions::disabled()
        },
        ..CodegenOptions::minify()
    };
    let printed = Codegen::new()
        .with_options(options)
        .with_scoping(small.scoping)
        .with_private_member_mappings(small.class_private_mappings)
        .build(&program);
    Ok(printed.code)
}

/// The first of what a reader of scripts found, if that is anything.
fn first_of(text: &str, found: impl IntoIterator<Item = OxcDiagnostic>) -> Result<(), Unreadable> {
    let Some(first) = found
        .into_iter()
        .find(|one| one.severity == Severity::Error)
    else {
        return Ok(());
    };
    let start = first
        .labels
        .first()
        .map_or(0, |label| label.offset() as usize);
    Err(Unreadable {
        span: one_character(text, start),
        reason: first.message.to_string(),
    })
}

/// The place of a line, counted from 0, and a column, counted from 1 in units of UTF-16.
fn offset(text: &str, line: u32, column: u32) -> usize {
    let lines = text.split_inclusive('\n').take(line as usize);
    let start: usize = lines.map(str::len).sum();
    let mut left = column.saturating_sub(1) as usize;
    let behind = text[start..].char_indices().find(|(_, c)| {
        let is_there = left == 0 || *c == '\n';
        left = left.saturating_sub(c.len_utf16());
        is_there
    });
    behind.map_or(text.len(), |(at, _)| start + at)
}

/// The character at `start`, or the last before it.
fn one_character(text: &str, start: usize) -> Range<usize> {
    let start = text.floor_char_boundary(start);
    let end = start + next_character(&text[start..]);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(language: Language, text: &str) -> String {
        minify(language, text).expect("it can be read")
    }

    #[test]
    fn the_search_is_a_small_script() {
        let script = include_str!("../../themes/toasoan/static/js/search.js");
        let size = small(Language::Script, script).len();
        assert!(size <= 12_000, "{size} bytes");
    }

    #[test]
    fn a_style_sheet_loses_what_no_browser_reads() {
        let sheet = "/* trang */\n.tin > a {\n  color : #ff0000 ;\n  margin: 0px 0px;\n}\n\n";
        assert_eq!(small(Language::Css, sheet), ".tin>a{color:red;margin:0}");
    }

    #[test]
    fn a_style_sheet_is_not_translated_for_old_browsers() {
        for modern in [
            "a{&:hover{color:red}}",
            "@layer co-so{a{inset:0}}",
            "a{color:light-dark(#fff,#000)}",
            "a{color:oklch(70% .1 200)}",
            "@media (width>=40rem){a{gap:1rem}}",
        ] {
            assert_eq!(small(Language::Css, modern), modern);
        }
    }

    #[test]
    fn licences_stay_wherever_they_stand() {
        let sheet = "/*! Một */\na::after { content: '/*! không */'; }\n/*! Hai */\nb{color:red}";
        let css = small(Language::Css, sheet);
        assert_eq!(
            css,
            "/*! Một */\n/*! Hai */\na:after{content:\"/*! không */\"}b{color:red}"
        );
        let js = small(
            Language::Script,
            "/*! Một */\nf();\n// thường\nfunction f() {\n  /*! Hai */\n  g(1);\n}\n",
        );
        assert_eq!(js, "f();function f(){g(1)}\n/*! Một */\n/*! Hai */\n");
    }

    #[test]
    fn the_outermost_names_of_a_classic_script_are_for_others() {
        let script = "const tin = (bai) => bai + 1; function moTrang(trang) { return tin(trang); }";
        let js = small(Language::Script, script);
        assert!(
            js.contains("tin=") && js.contains("function moTrang("),
            "{js}"
        );
        assert!(!js.contains("bai") && !js.contains("trang)"), "{js}");
    }

    #[test]
    fn the_outermost_names_of_a_module_are_its_own() {
        let module =
            "import { x } from './x.js'; const mot_ten_dai = x(); f(mot_ten_dai, mot_ten_dai);";
        for language in [Language::Script, Language::Module] {
            let js = small(language, module);
            assert!(!js.contains("mot_ten_dai"), "{js}");
            assert!(js.starts_with("import{x as "), "{js}");
        }
    }

    #[test]
    fn a_script_is_not_written_in_newer_syntax() {
        let js = small(
            Language::Script,
            "if (window.a === null || window.a === undefined) window.a = b; var c = d == null ? undefined : d.e;",
        );
        assert!(!js.contains("??") && !js.contains("?."), "{js}");
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        let css = ".é { color: red; }\n.🎉é } b { color: red }\n";
        let wrong = minify(Language::Css, css).expect_err("a brace too many");
        assert_eq!(&css[wrong.span.clone()], "}", "{wrong:?}");
        let js = "f();\nconst = 1;\n";
        let wrong = minify(Language::Script, js).expect_err("no name");
        assert_eq!(&js[wrong.span.clone()], "=", "{wrong:?}");
        let js = "let a = 1;\nlet a = 2;\n";
        assert!(minify(Language::Script, js).is_err(), "a name twice");
    }

    #[test]
    fn what_is_small_already_and_other_kinds_are_left_alone() {
        for (name, language) in [
            ("css/tin.css", Some(Language::Css)),
            ("js/tin.JS", Some(Language::Script)),
            ("js/tin.mjs", Some(Language::Module)),
            ("js/tin.min.js", None),
            ("anh.svg", None),
            ("css", None),
        ] {
            assert_eq!(Language::of(name), language, "{name}");
        }
    }

    #[test]
    fn any_text_ends() {
        for text in [
            "", "/", "/*", "/*!", "'", "\\", "/*! é", "\"\\", "'é\\é", "/*!/",
        ] {
            let _ = minify(Language::Css, text);
            let _ = minify(Language::Script, text);
        }
    }
}
