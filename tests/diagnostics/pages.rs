//! The pages of the codes: their examples give the code, and once mended they do not.
//!
//! A fence whose info string names a path (```` ```md content/bai-viet/bai.md ````) is a file. Those of
//! the section “Ví dụ” together are a site that has the mistake, beside which `mot-cua.jpg` and
//! `so-lieu.pdf` lie. Those of “Cách sửa” take their places in it; a path that comes again begins
//! another way to mend it. Where the example is one file, another name in its folder is its new one. A
//! fence there that begins with `accept = ` is a line for the head of the first article, and one more
//! way. Other fences without a path are for reading, and so are all fences of a page whose example
//! names none.

use std::fmt::Write as _;

use bantin::diagnostic::{Code, Diagnostic, Level, catalogue, pages};
use bantin::vietnamese::Lang;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use snapbox::file;

use crate::report;
use crate::site::{PICTURE, TestSite};

/// As many pages have examples that are built, at least.
const FEWEST: usize = 78;

/// Path and text of a file.
type File = (String, String);

/// The files of a page.
#[derive(Debug, Default, PartialEq, Eq)]
struct Examples {
    wrong: Vec<File>,
    /// Each is a way to mend it.
    right: Vec<Vec<File>>,
    /// The line that accepts it.
    accept: Option<String>,
}

/// Reads the files out of a page; its sections are its level 2 headings, in the order of every page.
fn examples(page: &str) -> Examples {
    const EXAMPLE: usize = 2;
    const FIX: usize = 3;
    let mut examples = Examples::default();
    let (mut section, mut path, mut text) = (0, None::<String>, String::new());
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            }) => section += 1,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                path = info.split_once(' ').map(|(_, path)| path.trim().to_owned());
                text.clear();
            }
            Event::Text(part) => text.push_str(&part),
            Event::End(TagEnd::CodeBlock) => match (path.take(), section) {
                (Some(path), EXAMPLE) => examples.wrong.push((path, text.clone())),
                (Some(path), FIX) => add_way(&mut examples.right, (path, text.clone())),
                (Some(path), _) => panic!("a file stands in section {section}: {path}"),
                (None, FIX) if text.starts_with("accept = ") => {
                    examples.accept = Some(text.clone());
                }
                (None, _) => {}
            },
            _ => {}
        }
    }
    examples
}

/// Adds a file to the last way, or begins another one.
fn add_way(ways: &mut Vec<Vec<File>>, file: File) {
    match ways.last_mut() {
        Some(way) if way.iter().all(|(path, _)| *path != file.0) => way.push(file),
        _ => ways.push(vec![file]),
    }
}

/// What is said of the site that consists of `files`.
fn findings(files: &[File]) -> Vec<Diagnostic> {
    let mut text = String::new();
    for (path, lines) in files {
        let _ = write!(text, "-- {path} --\n{lines}");
    }
    let mut site = TestSite::from(text);
    for folder in folders(files) {
        site = site
            .with(&format!("{folder}/mot-cua.jpg"), PICTURE)
            .with(&format!("{folder}/so-lieu.pdf"), "%PDF-1.7\n");
    }
    site.findings()
}

/// The folders with articles.
fn folders(files: &[File]) -> Vec<&str> {
    let articles = files.iter().map(|(path, _)| path);
    let articles = articles.filter(|path| path.strip_suffix(".md").is_some());
    let mut folders: Vec<&str> = articles.map(|path| folder(path)).collect();
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// The example with the files of a way to mend it.
fn mended(wrong: &[File], way: &[File]) -> Vec<File> {
    let takes_the_place = |(new, _): &File, (old, _): &File| {
        let is_renamed = wrong.len() == 1 && folder(new) == folder(old);
        new == old || is_renamed
    };
    let kept = wrong
        .iter()
        .filter(|old| !way.iter().any(|new| takes_the_place(new, old)));
    kept.chain(way).cloned().collect()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The example with `line` in the head of its first article.
fn accepted(wrong: &[File], line: &str) -> Vec<File> {
    let mut files = wrong.to_vec();
    let article = files
        .iter_mut()
        .find(|(path, _)| path.starts_with("content/bai-viet/"));
    if let Some((_, text)) = article {
        *text = text.replacen("+++\n", &format!("+++\n{line}"), 1);
    }
    files
}

/// What does not hold of the examples of `page`. A mended one is sound; of warnings that stay, the page
/// tells.
fn faults(code: Code, page: &str, examples: &Examples) -> Vec<String> {
    let mut faults = Vec::new();
    let has_code = |found: &[Diagnostic]| found.iter().any(|finding| finding.code() == code);
    if examples.right.is_empty() {
        faults.push("nothing shows how to mend the example".to_owned());
    }
    let found = findings(&examples.wrong);
    if !has_code(&found) {
        faults.push(format!("the example does not give it:\n{}", report(&found)));
    }
    let mended = examples
        .right
        .iter()
        .map(|way| mended(&examples.wrong, way));
    let accepted = examples
        .accept
        .iter()
        .map(|line| accepted(&examples.wrong, line));
    for site in mended.chain(accepted) {
        let found = findings(&site);
        let is_sound = found.iter().all(|finding| match finding.level() {
            Level::Error => false,
            Level::Warning => page.contains(finding.code().as_str()),
            Level::Note => true,
        });
        if has_code(&found) || !is_sound {
            let said = report(&found);
            faults.push(format!("mended it is not sound:\n{said}"));
        }
    }
    faults
}

#[test]
fn examples_give_the_code_and_mended_ones_do_not() {
    let (mut faulty, mut n_built) = (Vec::new(), 0);
    for &code in Code::ALL {
        let (Some(page), Some(english)) =
            (pages::page(code, Lang::Vi), pages::page(code, Lang::En))
        else {
            continue;
        };
        let vietnamese = examples(&page);
        if vietnamese != examples(&english) {
            faulty.push(format!("{code}: other files in English than in Vietnamese"));
        }
        if vietnamese.wrong.is_empty() {
            continue;
        }
        n_built += 1;
        let faults = faults(code, &page, &vietnamese).into_iter();
        faulty.extend(faults.map(|fault| format!("{code}: {fault}")));
    }
    println!("{n_built} pages have examples that were built");
    assert!(faulty.is_empty(), "{}", faulty.join("\n"));
    assert!(n_built >= FEWEST, "{n_built} pages have such examples");
}

/// `SNAPSHOTS=overwrite` writes the index anew, between what stands before and behind it.
#[test]
fn the_index_names_every_page() {
    let readme = include_str!("../../src/diagnostic/pages/README.md");
    let (top, rest) = readme.split_once("\n## ").expect("the index begins");
    let (_, end) = rest
        .split_once("\n## Viết một trang\n")
        .expect("the index ends");
    let mut text = format!("{top}\n");
    let mut subject = "";
    for &code in Code::ALL {
        let Some(page) = pages::page(code, Lang::Vi) else {
            continue;
        };
        if pages::subject(code, Lang::Vi) != subject {
            let gap = if subject.is_empty() { "" } else { "\n" };
            subject = pages::subject(code, Lang::Vi);
            let _ = writeln!(text, "{gap}## {}: {subject}\n", &code.as_str()[..1]);
        }
        let title = pages::title(&page);
        let _ = writeln!(
            text,
            "- [{code}](vi/{code}.md): {title} ([en](en/{code}.md))"
        );
    }
    let _ = write!(text, "\n## Viết một trang\n{end}");
    snapbox::assert_data_eq!(text, file!["../../src/diagnostic/pages/README.md"].raw());
}

/// Whoever accepts an error is told of another one.
#[test]
fn no_page_says_that_an_error_can_be_accepted() {
    for &code in Code::ALL {
        for lang in [Lang::Vi, Lang::En] {
            let Some(page) = pages::page(code, lang) else {
                continue;
            };
            for accepted in page.split("code = \"").skip(1) {
                let accepted = accepted.split('"').next().and_then(Code::of);
                let is_error =
                    accepted.is_some_and(|code| catalogue::entry(code).level == Level::Error);
                assert!(!is_error, "{code} in {}: {accepted:?}", lang.code());
            }
        }
    }
}

#[test]
fn a_page_is_read_as_files() {
    let page = "# A01: A\n\n## Vì sao\n\n```toml\nx = 1\n```\n\n## Ví dụ\n\n\
        ````md content/a.md\n```{chart}\n```\n````\n\n\
        ## Cách sửa\n\n```md content/a.md\nmột\n```\n\n```md content/b.md\nhai\n```\n\n\
        ```md content/a.md\nba\n```\n\n```toml\naccept = []\n```\n";
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let expected = Examples {
        wrong: vec![file("content/a.md", "```{chart}\n```\n")],
        right: vec![
            vec![file("content/a.md", "một\n"), file("content/b.md", "hai\n")],
            vec![file("content/a.md", "ba\n")],
        ],
        accept: Some("accept = []\n".to_owned()),
    };
    assert_eq!(examples(page), expected);
    let paths = |way: &[File]| {
        let files = mended(&expected.wrong, way).into_iter();
        files.map(|file| file.0).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(paths(&expected.right[0]), "content/a.md content/b.md");
    assert_eq!(paths(&[file("content/c.md", "")]), "content/c.md");
    let added = paths(&[file("content/tinh/c.md", "")]);
    assert_eq!(added, "content/a.md content/tinh/c.md");
    let article = file("content/bai-viet/a.md", "+++\ntitle = \"+++\"\n+++\n");
    let text = &accepted(&[article], "accept = []\n")[0].1;
    assert_eq!(text, "+++\naccept = []\ntitle = \"+++\"\n+++\n");
}
