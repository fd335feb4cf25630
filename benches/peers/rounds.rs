//! The rounds: every generator in turn, again and again.
//!
//! In: sites that are written, generators that are found. Out: what each build cost, and what it left.
//! In each round all of them build into an empty folder, one after another; then each builds again with
//! nothing changed, bantin also after an edit. Before each build the disk is waited for and the input
//! is read, so that none pays for another's files.

use crate::check;
use crate::edit::{Article, Edit};
use crate::files::Tree;
use crate::floor::Floor;
use crate::measure::measure;
use crate::newsroom::Newsroom;
use crate::report::Row;
use crate::tool::{Tool, Workshop};

pub struct Results {
    pub clean: Vec<Row>,
    pub again: Vec<Row>,
    pub floor: Vec<Row>,
    /// The kinds of files of each generator, by [`check::KINDS`].
    pub kinds: Vec<(String, Vec<usize>)>,
}

/// `tools` begins with [`Tool::Bantin`].
pub fn run(
    shop: &Workshop,
    newsroom: &Newsroom,
    tools: &[Tool],
    n_rounds: usize,
    with_floor: bool,
) -> Result<Results, String> {
    let row = |tool: &Tool| Row::new(tool.to_string());
    let mut clean: Vec<Row> = tools.iter().map(row).collect();
    let rebuilt: Vec<Tool> = tools
        .iter()
        .copied()
        .filter(|tool| is_rebuilt(*tool))
        .collect();
    let mut unchanged: Vec<Row> = rebuilt
        .iter()
        .map(|tool| Row::new(format!("{tool}, nothing changed")))
        .collect();
    let mut sentence = Row::new("bantin --no-sync, a sentence of one article");
    let mut title = Row::new("bantin --no-sync, the title of one article");
    let mut floor = [
        "read the content",
        "read it, Markdown to HTML",
        "write bantin's files",
        "floor (the last two)",
    ]
    .map(Row::new);
    let mut kinds = Vec::new();
    let newest = newsroom.articles.first().ok_or("the site has no article")?;
    let newest = shop
        .root
        .join("site/content")
        .join(format!("{}.md", newest.path()));

    for round in 1..=n_rounds {
        for (tool, row) in tools.iter().zip(&mut clean) {
            eprintln!("round {round} of {n_rounds}: {tool} …");
            shop.clean(*tool)?;
            build(shop, *tool, row)?;
            if round == 1 {
                let site = shop.input(Tool::Bantin);
                let output = shop.output(*tool);
                check::check(newsroom, *tool, &site, &output)?;
                let counts = check::count(&Tree::read(&output)?);
                kinds.push((tool.to_string(), counts.to_vec()));
            }
        }
        if with_floor {
            eprintln!("round {round} of {n_rounds}: the floor …");
            measure_floor(shop, &mut floor)?;
        }
        for (tool, row) in rebuilt.iter().zip(&mut unchanged) {
            eprintln!("round {round} of {n_rounds}: {tool}, nothing changed …");
            shop.settle(*tool)?;
            build(shop, *tool, row)?;
        }
        eprintln!("round {round} of {n_rounds}: edits …");
        let mut article = Article::open(&newest)?;
        for (row, edit) in [(&mut sentence, Edit::Sentence), (&mut title, Edit::Title)] {
            let (text, _) = article.edited(edit);
            article.save(&text)?;
            shop.settle(Tool::Bantin)?;
            build(shop, Tool::Bantin, row)?;
        }
    }
    let mut again = unchanged;
    again.insert(1, sentence);
    again.insert(2, title);
    Ok(Results {
        clean,
        again,
        floor: if with_floor { floor.into() } else { Vec::new() },
        kinds,
    })
}

/// A second way to build the same site says nothing new of building it again.
fn is_rebuilt(tool: Tool) -> bool {
    matches!(tool, Tool::Bantin | Tool::Hugo | Tool::Zola)
}

fn build(shop: &Workshop, tool: Tool, row: &mut Row) -> Result<(), String> {
    let output = shop.output(tool);
    let before = Tree::read(&output)?;
    let cost = measure(&mut shop.command(tool), &shop.log())?;
    let after = Tree::read(&output)?;
    row.rounds.push(cost);
    row.files = after.0.len();
    row.bytes = after.bytes();
    row.written = after.written_since(&before);
    Ok(())
}

fn measure_floor(shop: &Workshop, rows: &mut [Row; 4]) -> Result<(), String> {
    shop.settle(Tool::Bantin)?;
    let output = shop.output(Tool::Bantin);
    let scratch = shop.root.join("out/floor");
    let floor = Floor::measure(&shop.input(Tool::Bantin), &output, &scratch, &shop.log())?;
    let tree = Tree::read(&output)?;
    let [read, markdown, write, whole] = rows;
    whole.rounds.push(floor.whole());
    read.rounds.push(floor.read);
    markdown.rounds.push(floor.markdown);
    write.rounds.push(floor.write);
    for row in [write, whole] {
        row.files = tree.0.len();
        row.bytes = tree.bytes();
        row.written = tree.0.len();
    }
    Ok(())
}
