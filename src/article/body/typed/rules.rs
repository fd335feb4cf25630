//! What HTML asks of elements: who may stand in whom, and that tables are whole.
//!
//! In: balanced tokens. The parser has mended what it could; what it lets stand and a validator
//! would not is told here.

use super::elements::{Element, Inside, Stands, element};
use super::{Token, Unsound};

/// An element that is open.
#[derive(Debug)]
struct Open {
    /// `None` for the text around the stretch.
    element: Option<&'static Element>,
    /// Names of the children; `#` for text.
    children: Vec<&'static str>,
    /// Cells of a row, rows of a group, groups of a table.
    grid: Grid,
}

/// What is gathered of a table on the way up.
#[derive(Debug, Default)]
struct Grid {
    /// `(colspan, rowspan)`.
    cells: Vec<(usize, usize)>,
    rows: Vec<Vec<(usize, usize)>>,
    groups: Vec<Vec<Vec<(usize, usize)>>>,
}

impl Open {
    fn new(element: Option<&'static Element>) -> Self {
        Self {
            element,
            children: Vec::new(),
            grid: Grid::default(),
        }
    }

    fn name(&self) -> &'static str {
        self.element.map_or("", |element| element.name)
    }

    fn holds(&self) -> Inside {
        self.element
            .map_or(Inside::Blocks, |element| element.inside)
    }
}

/// Tells whether `tokens` may stand between blocks.
///
/// # Errors
/// The first rule that is broken.
pub(super) fn check(tokens: &[Token]) -> Result<(), Unsound> {
    let mut open = vec![Open::new(None)];
    for token in tokens {
        match token {
            Token::Text(text) if text.trim().is_empty() => {}
            Token::Text(_) => {
                let Some(top) = open.last_mut() else { break };
                if top.holds() == Inside::Parts {
                    return Err(misplaced(("chữ", "text"), top));
                }
                top.children.push("#");
            }
            Token::Start { name, attributes } => {
                let Some(element) = element(name) else {
                    return Err(misplaced((&tag(name), &tag(name)), &Open::new(None)));
                };
                enter(&mut open, element)?;
                if matches!(element.name, "td" | "th") {
                    let span = |wanted: &str| {
                        let found = attributes.iter().find(|(name, _)| name == wanted);
                        found.and_then(|(_, n)| n.parse().ok()).unwrap_or(1)
                    };
                    let cell = (span("colspan"), span("rowspan"));
                    let at = open.len() - 2;
                    open[at].grid.cells.push(cell);
                }
                if element.inside == Inside::Nothing {
                    open.pop();
                }
            }
            Token::End(_) => leave(&mut open)?,
        }
    }
    Ok(())
}

fn enter(open: &mut Vec<Open>, element: &'static Element) -> Result<(), Unsound> {
    let names = tag(element.name);
    let is_in_link = element.name == "a" && open.iter().any(|open| open.name() == "a");
    let Some(top) = open.last_mut() else {
        return Ok(());
    };
    let fits = match element.stands {
        Stands::Line => matches!(top.holds(), Inside::Line | Inside::Blocks),
        Stands::Block => top.holds() == Inside::Blocks,
        Stands::In(parents) => parents.contains(&top.name()),
    };
    if !fits || is_in_link {
        return Err(misplaced((&names, &names), top));
    }
    top.children.push(element.name);
    open.push(Open::new(Some(element)));
    Ok(())
}

fn leave(open: &mut Vec<Open>) -> Result<(), Unsound> {
    let Some(Open {
        element: Some(element),
        children,
        mut grid,
    }) = open.pop()
    else {
        return Ok(());
    };
    let is_whole = match element.name {
        "details" => {
            children.first() == Some(&"summary")
                && children.iter().filter(|c| **c == "summary").count() == 1
        }
        "figure" => {
            let captions = children.iter().filter(|c| **c == "figcaption").count();
            let at_an_end = [children.first(), children.last()].contains(&Some(&"figcaption"));
            captions == 0 || captions == 1 && at_an_end
        }
        "dl" => children.first() != Some(&"dd") && children.last() != Some(&"dt"),
        "tr" => {
            let row = std::mem::take(&mut grid.cells);
            if let Some(group) = open.last_mut() {
                group.grid.rows.push(row);
            }
            !children.is_empty()
        }
        "thead" | "tbody" | "tfoot" => {
            let rows = std::mem::take(&mut grid.rows);
            if let Some(table) = open.last_mut() {
                table.grid.groups.push(rows);
            }
            true
        }
        "table" => is_ordered(&children) && is_even(&grid.groups),
        _ => true,
    };
    if is_whole {
        return Ok(());
    }
    let (vi, en) = match element.name {
        "details" => (
            "<details> phải bắt đầu bằng đúng một <summary>",
            "<details> must begin with one <summary>",
        ),
        "figure" => (
            "<figure> chỉ có một <figcaption>, ở đầu hoặc cuối",
            "<figure> has one <figcaption>, first or last",
        ),
        "dl" => (
            "trong <dl>, mỗi <dt> phải có <dd> theo sau",
            "in a <dl> each <dt> is followed by a <dd>",
        ),
        _ => (
            "các dòng của <table> phải có số ô bằng nhau, và phần đầu bảng phải đứng trước",
            "the rows of a <table> need as many cells as each other, and its head comes first",
        ),
    };
    Err(Unsound::new(vi, en))
}

/// Whether the parts of a table follow each other as they must.
fn is_ordered(parts: &[&str]) -> bool {
    let rank = |part: &&str| match *part {
        "caption" => 0,
        "thead" => 1,
        "tbody" => 2,
        _ => 3,
    };
    let ranks: Vec<u8> = parts.iter().map(rank).collect();
    ranks
        .windows(2)
        .all(|pair| pair[0] < pair[1] || (pair[0], pair[1]) == (2, 2))
}

/// Whether the cells of a table fill a rectangle, each column and row beginning with a cell of its
/// own, and none reaches past its group or into another.
fn is_even(groups: &[Vec<Vec<(usize, usize)>>]) -> bool {
    let mut width = None;
    let mut has_start: Vec<bool> = Vec::new();
    for group in groups {
        // Rows that the cell above a column still takes.
        let mut taken: Vec<usize> = Vec::new();
        for row in group {
            let mut column = 0;
            let mut next = taken.clone();
            for &(across, down) in row {
                while taken.get(column).is_some_and(|&rows| rows > 0) {
                    column += 1;
                }
                for at in column..column + across {
                    if taken.get(at).is_some_and(|&rows| rows > 0) {
                        return false;
                    }
                    if next.len() <= at {
                        next.resize(at + 1, 0);
                    }
                    next[at] = down;
                }
                if has_start.len() <= column {
                    has_start.resize(column + 1, false);
                }
                has_start[column] = true;
                column += across;
            }
            let filled = next.iter().filter(|&&rows| rows > 0).count();
            if filled != next.len() || *width.get_or_insert(filled) != filled {
                return false;
            }
            taken = next.iter().map(|rows| rows - 1).collect();
        }
        if taken.iter().any(|&rows| rows > 0) {
            return false;
        }
    }
    width == Some(has_start.len()) && has_start.iter().all(|&starts| starts)
}

fn misplaced((vi, en): (&str, &str), parent: &Open) -> Unsound {
    let parent = match parent.element {
        None => {
            return Unsound::new(
                format!("{vi} không đứng riêng được"),
                format!("{en} cannot stand by itself"),
            );
        }
        Some(parent) => tag(parent.name),
    };
    Unsound::new(
        format!("{vi} không đứng được trong {parent}"),
        format!("{en} cannot stand in {parent}"),
    )
}

fn tag(name: &str) -> String {
    format!("<{name}>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::body::typed::tokens;

    #[test]
    fn sound_html_passes() {
        for html in [
            "<p>a <b>b</b></p>",
            "a <b>b</b>",
            "<details><summary>a</summary><p>b</p><ul><li>c<ul><li>d</li></ul></li></ul></details>",
            "<figure><pre>a</pre><figcaption>b</figcaption></figure>",
            "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>",
            "<table><caption>a</caption><thead><tr><th>b</th><th>c</th></tr></thead>\
             <tbody><tr><td rowspan=\"2\">d</td><td>e</td></tr><tr><td>f</td></tr></tbody></table>",
            "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>",
        ] {
            assert_eq!(check(&tokens(html)), Ok(()), "{html}");
        }
    }

    #[test]
    fn what_a_validator_refuses_is_told() {
        for (html, reason) in [
            ("<b><div>a</div></b>", "<div> cannot stand in <b>"),
            ("<ul>a</ul>", "text cannot stand in <ul>"),
            ("<li>a</li>", "<li> cannot stand by itself"),
            (
                "<details>a</details>",
                "<details> must begin with one <summary>",
            ),
            (
                "<figure>a<figcaption>b</figcaption>c</figure>",
                "<figure> has one <figcaption>, first or last",
            ),
            (
                "<dl><dd>a</dd></dl>",
                "in a <dl> each <dt> is followed by a <dd>",
            ),
        ] {
            let found = check(&tokens(html)).expect_err(html);
            assert_eq!(found.en, reason, "{html}");
        }
        for rows in [
            "<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>",
            "<tr><td rowspan=\"3\">a</td></tr><tr></tr>",
            "<tr><td rowspan=\"2\">a</td></tr>",
            "<tr><td colspan=\"2\">a</td></tr>",
            "<tr><td>a</td><td rowspan=\"2\">b</td></tr><tr><td colspan=\"2\">c</td></tr>",
        ] {
            let html = format!("<table><tbody>{rows}</tbody></table>");
            assert!(check(&tokens(&html)).is_err(), "{html}");
        }
        assert!(check(&tokens("<table></table>")).is_err());
        assert!(check(&tokens("<a><b><a></a></b></a>")).is_err());
    }
}
