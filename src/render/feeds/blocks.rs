//! Blocks of a text where no style sheet is: the table of a chart, the list of a map, the pictures of a
//! gallery one below the other. What only a theme knows is a link to the page.

use super::story::Writer;
use crate::view::{
    AboutFigures, BlockView, ChartBlock, DocumentBlock, IndicatorsBlock, MapBlock, NumberCell,
    NumberTable, OwnBlock, TileMap, Timeline,
};

/// Writes a block of the page at `url`.
pub(super) fn write(out: &mut Writer<'_>, block: &BlockView, url: &str) {
    match block {
        BlockView::Chart(chart) => out.chart(chart),
        BlockView::Indicators(indicators) => out.indicators(indicators),
        BlockView::Gallery(gallery) => {
            out.title(gallery.title.as_deref());
            for image in &gallery.images {
                out.picture(image);
            }
        }
        BlockView::Map(map) => out.map(map),
        BlockView::Document(document) => out.document(document),
        BlockView::Timeline(block) => {
            out.title(block.title.as_deref());
            out.timeline(&block.timeline);
        }
        BlockView::Own(own) => out.own(own, url),
    }
}

impl Writer<'_> {
    fn title(&mut self, title: Option<&str>) {
        if let Some(title) = title {
            self.bold(title);
        }
    }

    fn chart(&mut self, chart: &ChartBlock) {
        self.bold(&chart.title);
        self.about(&chart.about);
        self.table(&chart.table);
        if let Some(note) = &chart.note {
            self.element("p", note);
        }
        self.source(&chart.about);
    }

    fn indicators(&mut self, block: &IndicatorsBlock) {
        self.title(block.title.as_deref());
        if let Some(table) = &block.table {
            return self.table(table);
        }
        let heads = ["measure", "value", "year"].map(|key| self.words.get(key).to_owned());
        self.head(heads.iter().map(|head| (head.as_str(), None)));
        for figure in &block.figures {
            self.html.push_str("<tr><th scope=\"row\">");
            self.link(&figure.measure, figure.url.as_deref());
            let notes = [
                Some(&figure.kind_text),
                figure.province.as_ref(),
                figure.borders.as_ref(),
            ];
            for note in notes.into_iter().flatten() {
                self.html.push_str(", ");
                self.text(note);
            }
            self.html.push_str("</th><td>");
            self.text(&figure.value);
            if let Some(unit) = &figure.unit {
                self.html.push(' ');
                self.text(unit);
            }
            self.html.push_str("</td><td>");
            let year = figure.year.map(|year| year.to_string());
            self.text(&year.unwrap_or_default());
            self.html.push_str("</td></tr>\n");
        }
        self.html.push_str("</tbody></table>\n");
    }

    fn map(&mut self, block: &MapBlock) {
        let TileMap {
            title,
            listed,
            rows,
            ..
        } = &block.map;
        self.bold(block.title.as_ref().unwrap_or(title));
        if let Some(about) = &block.about {
            self.about(about);
        }
        let province = self.words.get("province").to_owned();
        self.head([(province.as_str(), None), (listed.as_str(), None)].into_iter());
        // A unit without a value is blank on the map, and a row less here.
        for row in rows.iter().filter(|row| !row.key.is_empty()) {
            self.html.push_str("<tr><th scope=\"row\">");
            self.link(&row.title, Some(&row.url));
            self.html.push_str("</th><td>");
            self.text(&row.text);
            self.html.push_str("</td></tr>\n");
        }
        self.html.push_str("</tbody></table>\n");
        if let Some(about) = &block.about {
            self.source(about);
        }
    }

    fn document(&mut self, block: &DocumentBlock) {
        let document = &block.document;
        self.html.push_str("<p>");
        self.link(
            &format!("{} {}", document.kind, document.number),
            Some(&document.url),
        );
        if let Some(title) = &document.title {
            self.text(": ");
            self.text(title);
        }
        self.html.push_str("</p>\n");
        if let Some(note) = &block.note {
            self.element("p", note);
        }
    }

    fn timeline(&mut self, timeline: &Timeline) {
        self.html.push_str("<ul>\n");
        for entry in &timeline.entries {
            self.html.push_str("<li>");
            self.text(&entry.date.text);
            self.html.push_str(": ");
            self.link(&entry.title, entry.url.as_deref());
            if let Some(note) = &entry.note {
                self.text(&format!(" ({note})"));
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    fn own(&mut self, block: &OwnBlock, url: &str) {
        let title = block.data.get("title").and_then(serde_json::Value::as_str);
        let words = match title {
            Some(title) => self.words.fill("block_on_page", &[("title", title)]),
            None => self.words.get("block_on_page_untitled").to_owned(),
        };
        self.html.push_str("<p>");
        self.link(&words, Some(url));
        self.html.push_str("</p>\n");
    }

    /// What the numbers of a block are: kind, borders, unit.
    fn about(&mut self, about: &AboutFigures) {
        let parts = [
            Some(&about.kind_text),
            about.era_text.as_ref(),
            about.unit.as_ref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        self.element("p", &parts.join(", "));
    }

    fn source(&mut self, about: &AboutFigures) {
        if let Some(source) = &about.source {
            let words = format!("{}: {}", self.words.get("chart_source"), source.title);
            self.html.push_str("<p>");
            self.link(&words, Some(&source.url));
            self.html.push_str("</p>\n");
        }
    }

    fn table(&mut self, table: &NumberTable) {
        let columns = table.columns.iter();
        let columns = columns.map(|column| (column.title.as_str(), column.about.as_ref()));
        self.head(std::iter::once((table.corner.as_str(), None)).chain(columns));
        for row in &table.rows {
            self.html.push_str("<tr><th scope=\"row\">");
            self.link(&row.title, row.url.as_deref());
            self.html.push_str("</th>");
            for cell in &row.cells {
                self.cell(cell);
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody></table>\n");
    }

    /// Opens a table; each column with what its numbers are, where it has its own.
    fn head<'c>(&mut self, columns: impl Iterator<Item = (&'c str, Option<&'c AboutFigures>)>) {
        self.html.push_str("<table><thead><tr>");
        for (title, about) in columns {
            self.html.push_str("<th scope=\"col\">");
            self.text(title);
            if let Some(about) = about {
                let notes = [
                    about.unit.as_ref(),
                    Some(&about.kind_text),
                    about.era_text.as_ref(),
                ];
                for note in notes.into_iter().flatten() {
                    self.html.push_str(", ");
                    self.text(note);
                }
            }
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead><tbody>\n");
    }

    fn cell(&mut self, cell: &NumberCell) {
        self.html.push_str("<td>");
        for (at, value) in cell.values.iter().enumerate() {
            if at > 0 {
                self.html.push_str("<br>");
            }
            let source = value.source.as_ref().map(|source| source.url.as_str());
            self.link(&value.text, source);
            if let Some(year) = value.year {
                self.text(&format!(" ({year})"));
            }
        }
        if cell.values.is_empty() {
            let nothing = self.words.get("no_value").to_owned();
            self.text(&nothing);
        }
        if cell.more > 0 {
            let n = cell.more.to_string();
            let more = self.words.fill("more_values", &[("n", &n)]);
            self.html.push_str("<br>");
            self.text(&more);
        }
        self.html.push_str("</td>");
    }
}
