//! The invariants of `src/lib.rs` that can be read off the sources.
//!
//! Each test names the invariant and says, for every line that breaks it, why the rule is there.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: path below `src/` and its lines without comments and unit tests.
struct File {
    path: String,
    lines: Vec<(usize, String)>,
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "the sources were not found");
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source is readable");
            let name = path
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .into_owned();
            File {
                path: name,
                lines: code(&text),
            }
        })
        .filter(|file| !file.path.contains("/tests"))
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources is readable") {
        let path = entry.expect("an entry is readable").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The lines of code before the unit tests, comments cut off.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test") {
            break;
        }
        let line = if line.trim_start().starts_with("//") {
            ""
        } else {
            line
        };
        lines.push((number + 1, line.to_owned()));
    }
    lines
}

/// Fails for every line with one of `words` outside the modules in `allowed`.
#[track_caller]
fn only_in(allowed: &[&str], words: &[&str], reason: &str) {
    let elsewhere = |path: &str| !allowed.iter().any(|module| path.starts_with(module));
    find_none(elsewhere, words, reason);
}

/// Fails for every line of `module` with one of `words`.
#[track_caller]
fn never_in(module: &str, words: &[&str], reason: &str) {
    find_none(|path| path.starts_with(module), words, reason);
}

/// Fails for every line with one of `words` in the files whose path `looked_at` wants.
#[track_caller]
fn find_none(looked_at: impl Fn(&str) -> bool, words: &[&str], reason: &str) {
    let mut broken = Vec::new();
    for file in sources() {
        if !looked_at(&file.path) {
            continue;
        }
        for (number, line) in &file.lines {
            for word in words.iter().filter(|word| line.contains(**word)) {
                broken.push(format!(
                    "src/{}:{number}: `{word}`: {}",
                    file.path,
                    line.trim()
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{reason}\n{}", broken.join("\n"));
}

#[test]
fn invariant_1_only_source_publish_serve_the_desk_and_the_cache_touch_the_file_system() {
    only_in(
        &[
            "source/",
            "publish/",
            "serve/",
            "scaffold/desk.rs",
            "cache.rs",
        ],
        &[
            "std::fs",
            "fs::",
            "walkdir",
            "read_dir",
            ".canonicalize(",
            ".exists()",
        ],
        "everything between the source tree and the bytes is pure",
    );
}

#[test]
fn invariant_8_only_the_cache_knows_its_folder() {
    only_in(
        &["cache.rs"],
        &["\".bantin\"", "\".bantin/"],
        "a folder that may be removed at any time is no place for anything else",
    );
}

#[test]
fn invariant_1_only_main_reads_the_clock_and_the_terminal() {
    only_in(
        // The bar is told by `main` whether to draw, and questions are asked when it says that somebody sits there.
        &["main.rs", "commands/progress.rs", "commands/ask.rs"],
        &[
            "SystemTime",
            "Timestamp::now",
            "Zoned::now",
            "stdout()",
            "stderr()",
            "stdin()",
            "println!",
            "eprintln!",
            "IsTerminal",
            "env::var",
            "current_dir",
        ],
        "a build depends on its sources and its stamp alone",
    );
}

#[test]
fn invariant_1_only_main_publish_and_serve_measure_time() {
    only_in(
        &[
            "main.rs",
            "commands/progress.rs",
            "publish/crew.rs",
            "serve/",
        ],
        &["Instant::now"],
        "no result depends on how long it took",
    );
}

#[test]
fn invariant_1_only_serve_and_a_check_of_links_use_the_network() {
    only_in(
        &["serve/"],
        &["TcpStream", "TcpListener", "UdpSocket", "UnixStream"],
        "a build is offline",
    );
    only_in(&["outside/web.rs"], &["ureq"], "a build is offline");
    only_in(
        &["outside/", "commands/check/"],
        &["broken_links", "Net::new"],
        "other sites are asked on request alone",
    );
}

/// What one system alone has stands in few places, each with what the other systems do beside it.
#[test]
fn what_only_one_system_has_stands_where_another_branch_is() {
    let allowed = [
        "source/open.rs",
        "source/file.rs",
        "serve/http/socket.rs",
        "publish/lists.rs",
        "publish/lock.rs",
        "publish/place.rs",
        "publish/stage.rs",
    ];
    only_in(
        &allowed,
        &["std::os::unix", "std::os::windows", "std::os::linux"],
        "editors work on Windows, too",
    );
}

#[test]
fn invariant_1_questions_are_asked_in_one_place() {
    only_in(
        &["commands/ask.rs"],
        &["inquire"],
        "a command that asks can be tested without a terminal",
    );
}

#[test]
fn invariant_3_templates_reach_nothing_but_their_view() {
    only_in(
        // The others keep values for it, and read its errors.
        &[
            "theme/templates.rs",
            "theme/trouble.rs",
            "theme/piece.rs",
            "theme/text.rs",
        ],
        &[
            "tera::",
            "Tera::",
            "register_filter",
            "register_function",
            "global_context",
        ],
        "one module speaks to the template engine",
    );
    only_in(
        &[],
        &["register_function", "load_from_glob", "add_template_file"],
        "a template has no functions, and is never read by the engine itself",
    );
    never_in(
        "theme/",
        &[
            "crate::model",
            "crate::plan",
            "crate::article",
            "crate::registry",
            "crate::render",
        ],
        "a theme knows views, not the model",
    );
}

#[test]
fn invariant_3_every_view_is_a_struct() {
    only_in(
        // The one that speaks to the engine hands it values that were made from structs. What `schema` draws no
        // template sees; which keys it has depends on the readers.
        &[
            "publish/",
            "article/",
            "registry/",
            "theme/templates.rs",
            "schema/",
        ],
        &["json!(", "Context::new"],
        "what a template sees exists as a type",
    );
}

#[test]
fn invariant_6_addresses_are_made_in_route_only() {
    only_in(
        &["plan/route"],
        &["utf8_percent_encode", "}index.html", "/index.html"],
        "one module makes addresses",
    );
    // Reading an address, or asking for a page by one, is not making it.
    only_in(
        &["plan/", "config/", "article/"],
        &[
            "sections.articles",
            "sections.provinces",
            "sections.documents",
        ],
        "nobody else joins an address from its parts",
    );
}

#[test]
fn invariant_9_views_never_contain_the_time_of_the_build() {
    only_in(
        &["model/", "commands/", "serve/", "site/", "main.rs"],
        &["BuildStamp", "stamp.now"],
        "the stamp decides what is withheld, and reaches no page",
    );
}

#[test]
fn no_file_hides_a_second_idea() {
    /// Lines of a file past which one looks for the second idea.
    const LONG: usize = 400;
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|file| file.lines.len() > LONG)
        .map(|file| format!("{}: {} lines", file.path, file.lines.len()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    let silent: Vec<_> = paths
        .into_iter()
        .filter(|path| {
            !fs::read_to_string(path)
                .expect("a source is readable")
                .starts_with("//! ")
        })
        .collect();
    assert!(silent.is_empty(), "no module doc: {silent:?}");
}
