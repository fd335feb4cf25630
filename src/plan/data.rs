//! The files of open data: which table, in which format.

/// A file of open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataFile {
    pub table: DataTable,
    pub format: DataFormat,
}

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataTable {
    Articles,
    Documents,
    Provinces,
    Sectors,
    Indicators,
    Figures,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFormat {
    Csv,
    Json,
}

impl DataTable {
    /// Every table, in the order of the data dictionary.
    pub const ALL: [Self; 6] = [
        Self::Articles,
        Self::Documents,
        Self::Provinces,
        Self::Sectors,
        Self::Indicators,
        Self::Figures,
    ];

    /// What its files are called, without the ending; the anchor of its part of the dictionary.
    #[must_use]
    pub fn stem(self) -> &'static str {
        match self {
            Self::Articles => "bai-viet",
            Self::Documents => "van-ban",
            Self::Provinces => "tinh",
            Self::Sectors => "linh-vuc",
            Self::Indicators => "chi-so",
            Self::Figures => "so-lieu",
        }
    }
}

impl DataFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// What such a file is, in the words of HTTP.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/json",
        }
    }

    /// What the name of such a file ends in.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl DataFile {
    /// Every file, by table.
    pub fn all() -> impl Iterator<Item = Self> {
        DataTable::ALL
            .into_iter()
            .flat_map(|table| DataFormat::ALL.map(|format| Self { table, format }))
    }
}
