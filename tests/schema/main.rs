//! `bantin schema` against a validator that knows nothing of us: what the readers accept is valid, and what is not
//! valid the readers refuse, for the same reason.

mod convert;
mod generated;
#[path = "../../benches/generator/mod.rs"]
mod generator;
mod refused;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bantin::diagnostic::{Diagnostic, Level};
use bantin::model::BuildStamp;
use bantin::schema::{Kind, Known, schema};
use bantin::site::{Compiled, Memo, Order, compile};
use bantin::source::{SitePath, SourceTree, read};
use bantin::vietnamese::Lang;
use boon::{Compiler, ErrorKind, SchemaIndex, Schemas};
use clap::ValueEnum as _;
use serde_json::Value;

/// The schemas of one site, each made ready when it is first asked for.
struct Validator {
    known: Known,
    of: BTreeMap<Kind, (Schemas, SchemaIndex)>,
}

impl Validator {
    fn new(known: Known) -> Self {
        let of = BTreeMap::new();
        Self { known, of }
    }

    /// What is wrong with `value`: each place, with the word of the schema that it breaks.
    fn faults(&mut self, kind: Kind, value: &Value) -> Vec<String> {
        let known = &self.known;
        let (schemas, schema) = self
            .of
            .entry(kind)
            .or_insert_with(|| ready(kind, known, ""));
        let Err(error) = schemas.validate(value, *schema) else {
            return Vec::new();
        };
        let mut leaves = vec![&error];
        let mut faults = Vec::new();
        while let Some(error) = leaves.pop() {
            leaves.extend(&error.causes);
            if error.causes.is_empty() {
                let place = error.instance_location.to_string();
                faults.push(format!("{place}: {}", keyword(&error.kind)));
            }
        }
        faults.sort();
        faults
    }
}

/// The part of a schema that `pointer` leads to, made ready.
fn ready(kind: Kind, known: &Known, pointer: &str) -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let place = format!("mem:///{}.json", kind.name());
    let added = compiler.add_resource(&place, schema(kind, known, Lang::Vi));
    added.expect("a place");
    let compiled = compiler.compile(&format!("{place}{pointer}"), &mut schemas);
    let compiled = compiled.unwrap_or_else(|error| panic!("{}: {error:#}", kind.name()));
    (schemas, compiled)
}

/// The keyword of a schema that was broken, with the keys that it is about.
fn keyword(kind: &ErrorKind<'_, '_>) -> String {
    match kind {
        ErrorKind::Required { want } => format!("required {}", want.join(" ")),
        ErrorKind::AdditionalProperties { got } => format!("unknown {}", got.join(" ")),
        ErrorKind::Type { want, .. } => {
            let types: Vec<String> = want.iter().map(|of| of.to_string()).collect();
            format!("type {}", types.join(" "))
        }
        ErrorKind::Enum { .. } => "enum".to_owned(),
        ErrorKind::Const { want } => format!("const {want}"),
        ErrorKind::Pattern { .. } => "pattern".to_owned(),
        ErrorKind::MinLength { .. } => "minLength".to_owned(),
        ErrorKind::MinItems { .. } => "minItems".to_owned(),
        ErrorKind::Minimum { .. } => "minimum".to_owned(),
        ErrorKind::Maximum { .. } => "maximum".to_owned(),
        ErrorKind::OneOf(Some(_)) => "oneOf".to_owned(),
        kind => panic!("no schema of ours says this: {kind}"),
    }
}

/// What sort of file a path of a site is; `None` for one that has no head.
fn kind_of(path: &SitePath) -> Option<Kind> {
    if path.as_str() == "bantin.toml" {
        return Some(Kind::Settings);
    }
    path.below("content")?;
    if path.name() == "_mac-dinh.toml" {
        return Some(Kind::Defaults);
    }
    if !path.is_a("md") {
        return None;
    }
    Some(match path.folder() {
        _ if path.below("content/van-ban").is_some() => Kind::Document,
        "content/tinh" => Kind::Province,
        "content/linh-vuc" => Kind::Sector,
        "content/chi-so" => Kind::Indicator,
        "content/trang" => Kind::Page,
        _ => Kind::Article,
    })
}

fn compiled(tree: SourceTree, found: Vec<Diagnostic>, memo: &mut Memo) -> Compiled {
    let order = Order {
        stamp: BuildStamp {
            now: "2026-11-21T08:00:00+07:00".parse().expect("a time"),
            drafts: true,
            future: true,
        },
        base_url: None,
        folder: "trang".to_owned(),
    };
    compile(tree, found, &order, memo)
}

/// The files of a site, which has the theme that is built in: its own one may stand elsewhere.
fn files_of(root: &Path) -> Vec<(SitePath, Vec<u8>)> {
    let (tree, _) = read(root);
    let bytes = |path: &SitePath| {
        let bytes = std::fs::read(root.join(path.as_str())).expect("a file that was just read");
        let text = String::from_utf8_lossy(&bytes);
        match path.as_str() {
            "bantin.toml" => text.replace("theme = \"plain\"", "").into_bytes(),
            _ => bytes,
        }
    };
    let files = tree.iter().map(|(path, _)| (path.clone(), bytes(path)));
    files
        .filter(|(path, _)| path.below("themes").is_none())
        .collect()
}

/// Asserts that every file of the site in `root` of which no error is told is valid. Returns how many there are.
#[track_caller]
fn check_site(root: &Path) -> usize {
    let (tree, found) = SourceTree::in_memory(files_of(root));
    let Compiled {
        site, diagnostics, ..
    } = compiled(tree, found, &mut Memo::default());
    let Some(site) = site else {
        return 0;
    };
    let mut validator = Validator::new(Known::of(&site));
    let refused = |path: &SitePath| {
        let mut errors = diagnostics.iter().filter(|d| d.level() == Level::Error);
        errors.any(|error| error.is_about(path))
    };
    let files = ["bantin.toml", "content"].map(|top| {
        let top = SitePath::new(top);
        site.tree
            .iter()
            .filter(move |(path, _)| **path == top || path.below(top.as_str()).is_some())
    });
    let mut n_valid = 0;
    for (path, file) in files.into_iter().flatten() {
        let (Some(kind), Some(source)) = (kind_of(path), file.text()) else {
            continue;
        };
        if refused(path) {
            continue;
        }
        // A file of a province or sector may go without a head.
        let Some(value) = convert::json(kind, &source.text()) else {
            continue;
        };
        let faults = validator.faults(kind, &value);
        assert!(
            faults.is_empty(),
            "{}/{path}:\n{}",
            root.display(),
            faults.join("\n")
        );
        n_valid += 1;
    }
    n_valid
}

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_of_the_example_site_is_valid() {
    let n_valid = check_site(&top());
    assert!(n_valid > 50, "{n_valid}");
}

/// The sites of all other tests: hundreds of heads that somebody meant to be odd.
#[test]
fn every_file_of_a_test_that_is_not_refused_is_valid() {
    let files = walkdir::WalkDir::new(top().join("tests"));
    let files = files
        .into_iter()
        .map(|file| file.expect("a file of the tests"));
    let sites = files.filter(|file| file.file_name() == "bantin.toml");
    let n_valid: usize = sites
        .filter_map(|settings| Some(check_site(settings.path().parent()?)))
        .sum();
    assert!(n_valid > 300, "{n_valid}");
}

/// What the benchmarks are made of: both notations, all kinds of files.
#[test]
fn every_file_of_a_made_up_site_is_valid() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = generator::Corpus {
        articles: 300,
        seed: 7,
    };
    corpus.write(folder.path()).expect("a site");
    let n_valid = check_site(folder.path());
    assert!(n_valid > 300, "{n_valid}");
}

/// Asserts that all that `part` and what is in it shows as an example or default is valid there.
fn check_examples(kind: Kind, known: &Known, part: &Value, pointer: &str, n_valid: &mut usize) {
    match part {
        Value::Object(entries) => {
            let shown = entries.get("examples").and_then(Value::as_array);
            let shown = shown.into_iter().flatten();
            let shown: Vec<_> = shown.chain(entries.get("default")).collect();
            // A key may have one of these names.
            if !shown.is_empty() && !pointer.ends_with("/properties") {
                let (schemas, ready) = ready(kind, known, pointer);
                for value in shown {
                    let valid = schemas.validate(value, ready);
                    assert!(valid.is_ok(), "{} {pointer}: {value}", kind.name());
                    *n_valid += 1;
                }
            }
            for (key, inner) in entries {
                check_examples(kind, known, inner, &format!("{pointer}/{key}"), n_valid);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                check_examples(kind, known, inner, &format!("{pointer}/{at}"), n_valid);
            }
        }
        _ => {}
    }
}

#[test]
fn examples_and_defaults_are_valid_themselves() {
    let (known, mut n_valid) = (Known::built_in(), 0);
    for &kind in Kind::value_variants() {
        let whole = schema(kind, &known, Lang::Vi);
        check_examples(kind, &known, &whole, "#", &mut n_valid);
    }
    assert!(n_valid > 100, "{n_valid}");
}

/// What a folder sets, an article need not say; a site without such a folder asks it of every article.
#[test]
fn a_key_that_a_folder_sets_is_not_asked_of_articles() {
    let required = |known: &Known| schema(Kind::Article, known, Lang::Vi)["required"].clone();
    assert_eq!(
        required(&Known::built_in()),
        serde_json::json!(["title", "date", "province"])
    );
    let (tree, found) = read(&top());
    let site = compiled(tree, found, &mut Memo::default()).site;
    let known = Known::of(&site.expect("the example"));
    assert_eq!(required(&known), serde_json::json!(["title", "date"]));
}

/// Names that the site at hand adds are offered beside those that are built in.
#[test]
fn what_a_site_adds_is_offered() {
    let files = [
        (
            "bantin.toml",
            "title = \"Tin\"\nbase_url = \"https://tin.example.vn\"\n",
        ),
        (
            "content/chi-so/ho.md",
            "+++\nname = \"Hộ có điện thoại\"\n+++\n",
        ),
        (
            "content/linh-vuc/y-te.md",
            "+++\ntopics = [\"bệnh án điện tử xã\"]\n+++\n",
        ),
        (
            "content/bai-viet/mot.md",
            "+++\ntitle = \"Một\"\ndate = 2024-08-14\nprovince = \"Huế\"\ntopics = [\"chủ đề riêng\"]\n+++\n",
        ),
        (
            "content/van-ban/tay-ninh/777-kh-ubnd-2023.md",
            "+++\nnumber = \"777/KH-UBND\"\ntitle = \"Kế hoạch\"\ndate = 2023-01-02\n+++\n",
        ),
    ];
    let files = files.map(|(path, text)| (SitePath::new(path), text.as_bytes().to_vec()));
    let (tree, found) = SourceTree::in_memory(files);
    let site = compiled(tree, found, &mut Memo::default()).site;
    let of_site = schema(Kind::Article, &Known::of(&site.expect("a site")), Lang::Vi).to_string();
    let built_in = schema(Kind::Article, &Known::built_in(), Lang::Vi).to_string();
    for word in [
        "ho",
        "bệnh án điện tử xã",
        "chủ đề riêng",
        "777/KH-UBND",
        "tay-ninh/777-kh-ubnd-2023",
    ] {
        let quoted = format!("\"{word}\"");
        assert!(
            of_site.contains(&quoted) && !built_in.contains(&quoted),
            "{word}"
        );
    }
}
