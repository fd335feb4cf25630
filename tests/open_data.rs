//! Open data says what the pages say: as many rows, the same in both formats, for the example site.

use std::collections::BTreeMap;
use std::path::Path;

use bantin::model::BuildStamp;
use bantin::plan::{DataFile, DataFormat, DataTable, OutputPath, Page, PageKey};
use bantin::render::render;
use bantin::site::{Memo, Order, Site, compile};
use regex::Regex;
use scraper::{Html, Selector};
use serde_json::Value;

/// The end of 2026: after the newest article of the example.
const NOW: &str = "2026-12-31T00:00:00Z";

fn example() -> Site {
    site(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// The site of a folder.
fn site(root: &Path) -> Site {
    let (tree, found) = bantin::source::read(root);
    let order = Order {
        stamp: BuildStamp {
            now: NOW.parse().expect("an instant"),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: String::new(),
    };
    let compiled = compile(tree, found, &order, &mut Memo::default());
    compiled.site.expect("it is a site")
}

fn text(site: &Site, page: Page) -> String {
    let lang = site.model.config.language;
    let key = PageKey { lang, page };
    let path: OutputPath = site.routes().path(&key);
    let bytes = render(site, &path, &key).expect("it is drawn");
    String::from_utf8(bytes).expect("it is UTF-8")
}

/// Where an apostrophe was put in, and is to be taken off.
const GUARDS: &str = r"(^[;\s]*|[;\t\n][;\s]*)'";

type Row = BTreeMap<String, String>;

/// The rows of a CSV file, as another program reads them.
fn csv_rows(site: &Site, table: DataTable) -> Vec<Row> {
    let format = DataFormat::Csv;
    let text = text(site, Page::Data(DataFile { table, format }));
    let text = text.strip_prefix('\u{feff}').expect("a mark of UTF-8");
    assert!(text.ends_with("\r\n"), "lines end as RFC 4180 wants");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize();
    rows.map(|row| row.expect("every row is as long as the header"))
        .collect()
}

fn json(site: &Site, table: DataTable) -> Value {
    let format = DataFormat::Json;
    let text = text(site, Page::Data(DataFile { table, format }));
    serde_json::from_str(&text).expect("it is JSON")
}

/// A value of JSON as CSV has it.
fn as_field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(texts) => {
            let texts: Vec<String> = texts.iter().map(as_field).collect();
            texts.join("; ")
        }
        other => other.to_string(),
    }
}

#[test]
fn both_formats_hold_the_same_rows_and_as_many_as_the_site() {
    let site = example();
    let pages = |is: fn(&Page) -> bool| site.plan.iter().filter(|(_, key)| is(&key.page)).count();
    let registered = |page: &Page| {
        use bantin::model::DocumentRef::Registered;
        matches!(
            page,
            Page::Document {
                document: Registered(_),
                window: 1
            }
        )
    };
    let national = bantin::registry::ProvinceId::NATIONAL;
    let guards = Regex::new(GUARDS).expect("a pattern");
    for (table, n) in [
        (DataTable::Articles, pages(|page| matches!(page, Page::Article(_)))),
        (DataTable::Documents, pages(registered)),
        (
            DataTable::Provinces,
            // News of the whole country are listed on a page of that form, too.
            pages(|page| matches!(page, Page::Province { window: 1, .. }))
                - site.plan.iter().filter(|(_, key)| matches!(key.page, Page::Province { province, window: 1 } if province == national)).count(),
        ),
        (DataTable::Sectors, pages(|page| matches!(page, Page::Sector { window: 1, .. }))),
        (DataTable::Figures, figures_on_articles(&site)),
        (DataTable::Indicators, site.tree.below("content/chi-so").count()),
    ] {
        assert!(n > 0, "the example has no {}", table.stem());
        let rows = csv_rows(&site, table);
        let json = json(&site, table);
        let objects = json["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), n, "{}.csv", table.stem());
        assert_eq!(objects.len(), n, "{}.json", table.stem());
        assert_eq!(json["meta"]["n_rows"], n, "{}.json", table.stem());
        for (row, object) in rows.iter().zip(objects) {
            let object = object.as_object().expect("an object");
            assert_eq!(row.len(), object.len());
            for (name, value) in object {
                let field = guards.replace_all(&row[name], "$1");
                // JSON writes 96.89, CSV 9689E-2.
                let power = field.parse::<f64>().ok().filter(|_| field.contains('E'));
                let power = power.filter(|_| value.is_number());
                let field = power.map_or(field.into_owned(), |number| number.to_string());
                assert_eq!(field, as_field(value), "{} {name}", table.stem());
            }
        }
    }
}

/// How many figures the panels beside all articles show.
fn figures_on_articles(site: &Site) -> usize {
    let figure = Selector::parse(".figures .figure-row").expect("a selector");
    let articles = site.model.all().iter();
    let shown = articles.map(|id| {
        let page = Html::parse_document(&text(site, Page::Article(*id)));
        page.select(&figure).count()
    });
    shown.sum()
}

/// `12 bài` behind each link of the first site map, by address.
fn counts_on_the_site_map(site: &Site) -> BTreeMap<String, String> {
    let page = Html::parse_document(&text(site, Page::SiteMap { window: 1 }));
    let items = Selector::parse(".count-links li").expect("a selector");
    let link = Selector::parse("a").expect("a selector");
    let count = Selector::parse(".count").expect("a selector");
    page.select(&items)
        .map(|item| {
            let link = item.select(&link).next().expect("a link");
            let address = link.attr("href").expect("an address").to_owned();
            let count = item.select(&count).next();
            let count = count.map(|count| count.text().collect::<String>());
            (address, count.unwrap_or_else(|| "0 bài".to_owned()))
        })
        .collect()
}

#[test]
fn counts_are_those_of_the_pages_and_of_the_articles_in_the_table() {
    let site = example();
    let shown = counts_on_the_site_map(&site);
    let articles = csv_rows(&site, DataTable::Articles);
    let n_with = |column: &str, id: &str| {
        let listed = articles
            .iter()
            .filter(|row| row[column].split("; ").any(|it| it == id));
        listed.count().to_string()
    };
    for (table, column) in [
        (DataTable::Provinces, "provinces"),
        (DataTable::Sectors, "sectors"),
        (DataTable::Documents, "documents"),
    ] {
        let rows = csv_rows(&site, table);
        assert!(rows.iter().any(|row| row["articles"] != "0"));
        for row in rows {
            let count = &row["articles"];
            assert_eq!(
                *count,
                n_with(column, &row["id"]),
                "{} {}",
                table.stem(),
                row["id"]
            );
            let address = row["url"].strip_prefix(&site.model.config.base_url);
            let on_page = shown.get(address.expect("an address of the site"));
            // The site map leads to documents by their index.
            if table != DataTable::Documents {
                assert_eq!(on_page, Some(&format!("{count} bài")), "{}", row["url"]);
            }
        }
    }
}

#[test]
fn the_dictionary_tells_the_number_of_rows_and_leads_to_every_file() {
    let site = example();
    let page = Html::parse_document(&text(&site, Page::DataIndex));
    let sections = Selector::parse(".open-table").expect("a selector");
    let files = Selector::parse(".open-files").expect("a selector");
    let links = Selector::parse(".open-files a").expect("a selector");
    let names = Selector::parse("dt").expect("a selector");
    let sections: Vec<_> = page.select(&sections).collect();
    assert_eq!(sections.len(), DataTable::ALL.len());
    for (section, table) in sections.into_iter().zip(DataTable::ALL) {
        let stem = table.stem();
        let rows = csv_rows(&site, table);
        let line: String = section.select(&files).flat_map(|it| it.text()).collect();
        let told = format!("{} dòng", rows.len());
        assert!(line.trim_start().starts_with(&told), "{stem}: {line}");
        let found: Vec<_> = section
            .select(&links)
            .filter_map(|it| it.attr("href"))
            .collect();
        assert_eq!(
            found,
            [
                format!("/du-lieu/{stem}.csv"),
                format!("/du-lieu/{stem}.json")
            ]
        );
        let mut columns: Vec<String> = section
            .select(&names)
            .map(|it| it.text().collect())
            .collect();
        columns.sort();
        let header: Vec<String> = rows[0].keys().cloned().collect();
        assert_eq!(columns, header, "{stem}");
    }
}

/// Two editions can be compared line by line.
#[test]
fn every_row_of_json_is_a_line() {
    let site = example();
    for file in DataFile::all() {
        let text = text(&site, Page::Data(file));
        assert!(text.ends_with('\n'));
        if file.format == DataFormat::Json {
            let n_rows = text.lines().filter(|line| line.starts_with("{\"")).count();
            let meta: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(meta["meta"]["n_rows"], n_rows);
        }
    }
}

/// The rows of the table of figures for an article with these `[[indicators]]`, in that order.
fn figures_of(figures: &[&str]) -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .and_then(|()| std::fs::write(path, text))
            .expect("it is written");
    };
    let settings = "title = \"Tin\"\nbase_url = \"https://tin.example.vn\"\n";
    write("bantin.toml", settings);
    let indicator = "+++\nname = \"Hộ có cáp quang\"\nunit = \"%\"\n+++\n";
    write("content/chi-so/ho-co-cap-quang.md", indicator);
    let head = "title = \"Một\"\ndate = 2024-08-14\nid = \"k7m2p9qx\"\nprovince = \"Tây Ninh\"\nsummary = \"Tóm tắt.\"";
    let figures = figures.iter().map(|it| format!("[[indicators]]\n{it}\n"));
    let text = format!("+++\n{head}\n{}+++\n", figures.collect::<String>());
    write("content/bai-viet/mot.md", &text);
    csv_rows(&site(folder.path()), DataTable::Figures)
}

#[test]
fn a_figure_keeps_its_id_when_the_head_is_reordered() {
    let defined = "id = \"ho-co-cap-quang\"";
    let figures = [
        format!("{defined}\nvalue = \"96,89 %\"\nyear = 2023"),
        format!("{defined}\nvalue = \"92 %\"\nyear = 2023"),
        format!("{defined}\nvalue = \"99 %\"\nyear = 2023"),
        format!("{defined}\nvalue = \"100 %\"\nyear = 2023\nkind = \"target\""),
        format!("{defined}\nvalue = \"80 %\"\nyear = 2023\nprovince = \"Huế\""),
        "measure = \"Số tổ công nghệ\"\nvalue = 608".to_owned(),
    ];
    let ids = |order: [usize; 6]| -> Vec<(String, String)> {
        let heads = order.map(|at| figures[at].as_str());
        let rows = figures_of(&heads).into_iter();
        let mut ids: Vec<_> = rows
            .map(|row| (row["id"].clone(), row["printed"].clone()))
            .collect();
        ids.sort();
        ids
    };
    let written = ids([0, 1, 2, 3, 4, 5]);
    let expected = [
        ("ho-co-cap-quang.hue.2023.result", "'80"),
        ("ho-co-cap-quang.tay-ninh.2023.result", "'92"),
        ("ho-co-cap-quang.tay-ninh.2023.result-2", "'96,89"),
        ("ho-co-cap-quang.tay-ninh.2023.result-3", "'99"),
        ("ho-co-cap-quang.tay-ninh.2023.target", "'100"),
        ("so-to-cong-nghe.tay-ninh.result", "'608"),
    ];
    let expected = expected.map(|(id, value)| (format!("k7m2p9qx#{id}"), value.to_owned()));
    assert_eq!(written, expected);
    for order in [[5, 4, 3, 2, 1, 0], [2, 0, 5, 1, 4, 3]] {
        assert_eq!(ids(order), written, "{order:?}");
    }
}

#[test]
fn a_figure_is_told_as_its_source_prints_it() {
    let written = "measure = \"Tăng\"\nvalue = \"5 %\"";
    let rows = figures_of(&[
        &format!("{written}\nas_printed = \"+5 %\""),
        &format!("{written}\nas_printed = \"khoảng 5 %\""),
        written,
    ]);
    let told: Vec<&str> = rows.iter().map(|row| row["as_printed"].as_str()).collect();
    assert_eq!(told, ["'+5 %", "khoảng 5 %", ""]);
}
