//! Provinces by sectors: how many articles each pair has.
//!
//! Every number is that of the page it leads to. An article may have several sectors and provinces, so a
//! total is no sum: it counts the articles of a row or column once each.

use serde::Serialize;

use super::steps::Scale;
use super::{MatrixPage, Viewer};
use crate::plan::Page;
use crate::registry::{ProvinceId, SectorId};
use crate::vietnamese::{Collation, Decimal, group_thousands};

/// A sector.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MatrixColumn {
    pub title: String,
    /// For the head of the column.
    pub short_title: String,
    /// All articles of the sector.
    pub total: MatrixCell,
}

/// A name of a province.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MatrixRow {
    pub title: String,
    /// The name to which this one belongs now; `None` when it lives on.
    pub heir: Option<String>,
    /// All articles of the province.
    pub total: MatrixCell,
    /// One a sector; `None` without articles.
    pub cells: Vec<Option<MatrixCell>>,
}

/// A number of articles, and where they are listed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MatrixCell {
    pub url: String,
    pub count: usize,
    /// `1.204`.
    pub text: String,
    /// 1 to 4, the least to the most; 0 for a total.
    pub step: u8,
}

impl Viewer<'_> {
    /// `/so-sanh/`.
    #[must_use]
    pub fn matrix(&self) -> MatrixPage {
        let page = Page::Matrix;
        let mut head = self.head("matrix", self.t("matrix_title"), &page);
        head.description = Some(self.t("matrix_note"));
        let sectors: Vec<SectorId> = self
            .model
            .registries
            .sectors
            .iter()
            .map(|(sector, _)| sector)
            .collect();
        let columns = sectors.iter().map(|&sector| {
            let record = self.model.registries.sectors.get(sector);
            let page = Page::Sector { sector, window: 1 };
            MatrixColumn {
                title: record.name(self.lang).to_owned(),
                short_title: record.short_name(self.lang).to_owned(),
                total: self.matrix_cell(&page, self.model.in_sector(sector).len()),
            }
        });
        let mut rows: Vec<MatrixRow> = self
            .names_with_articles()
            .into_iter()
            .map(|province| self.matrix_row(province, &sectors))
            .collect();
        colour(&mut rows);
        MatrixPage {
            page: head,
            sectors: columns.collect(),
            rows,
            groups: self.group_links(),
            total: self.matrix_cell(&Page::Home { window: 1 }, self.model.n_articles()),
        }
    }

    /// In the order of names, the whole country last.
    fn names_with_articles(&self) -> Vec<ProvinceId> {
        let order = Collation::new(self.lang);
        let provinces = &self.model.registries.provinces;
        let mut names: Vec<_> = provinces
            .iter()
            .filter(|(id, _)| !self.model.about(*id).is_empty())
            .collect();
        names.sort_by(|a, b| order.compare(a.1.sort_name(), b.1.sort_name()));
        let national = ProvinceId::NATIONAL;
        let national = (!self.model.about(national).is_empty()).then_some(national);
        names.iter().map(|(id, _)| *id).chain(national).collect()
    }

    fn matrix_row(&self, province: ProvinceId, sectors: &[SectorId]) -> MatrixRow {
        let provinces = &self.model.registries.provinces;
        let record = (!province.is_national()).then(|| provinces.get(province));
        let heir = record.filter(|record| record.heir != province);
        let page = Page::Province {
            province,
            window: 1,
        };
        let cells = sectors.iter().map(|&sector| {
            let page = Page::Cell {
                province,
                sector,
                window: 1,
            };
            let count = self.model.in_cell(province, sector).len();
            (count > 0).then(|| self.matrix_cell(&page, count))
        });
        MatrixRow {
            title: self.province_name(province, None),
            heir: heir.map(|record| self.province_name(record.heir, None)),
            total: self.matrix_cell(&page, self.model.about(province).len()),
            cells: cells.collect(),
        }
    }

    fn matrix_cell(&self, page: &Page, count: usize) -> MatrixCell {
        MatrixCell {
            url: self.routes.url(page),
            count,
            text: group_thousands(count as u64, self.lang),
            step: 0,
        }
    }
}

/// Gives every cell its step among all cells.
fn colour(rows: &mut [MatrixRow]) {
    let amount = |cell: &MatrixCell| Decimal {
        digits: i64::try_from(cell.count).unwrap_or(i64::MAX),
        scale: 0,
    };
    let all = rows.iter().flat_map(|row| row.cells.iter().flatten());
    let values: Vec<(Decimal, String)> =
        all.map(|cell| (amount(cell), cell.text.clone())).collect();
    let scale = Scale::of(values.iter().map(|(amount, text)| (*amount, &**text)));
    for cell in rows
        .iter_mut()
        .flat_map(|row| row.cells.iter_mut().flatten())
    {
        cell.step = scale.step(amount(cell));
    }
}
