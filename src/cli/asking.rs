//! What commands that answer a question are asked for; none of them writes a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{Cli, LangArg, Refused};
use crate::inventory::What;
use crate::schema::Kind;

/// `bantin list …`
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Liệt kê gì: bài đã đăng, bài được giữ lại, bản nháp, tỉnh, lĩnh vực, chủ đề, văn bản, chỉ số, thứ không được dùng.
    #[arg(value_name = "LOẠI", value_enum)]
    pub what: What,
    /// Chỉ của tỉnh, thành phố này.
    #[arg(long, value_name = "TÊN")]
    pub province: Option<String>,
    /// Chỉ của lĩnh vực này.
    #[arg(long, value_name = "TÊN")]
    pub sector: Option<String>,
    /// Chỉ của chủ đề này.
    #[arg(long, value_name = "TÊN")]
    pub topic: Option<String>,
    /// Chỉ những bài nhắc tới văn bản này, hoặc chính văn bản ấy; ghi số hiệu hoặc mã.
    #[arg(long, value_name = "SỐ")]
    pub document: Option<String>,
    /// Chỉ của năm này.
    #[arg(long, value_name = "NĂM", allow_negative_numbers = true, value_parser = year)]
    pub year: Option<i16>,
    /// Với withheld: chỉ in thời điểm gần nhất mà trang sẽ tự đổi, để hẹn giờ dựng lại.
    #[arg(long)]
    pub next: bool,
    /// Dạng in ra.
    #[arg(long, value_name = "DẠNG", value_enum, default_value = "text")]
    pub format: ListFormat,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
}

impl ListArgs {
    /// What was typed that this list does not take.
    ///
    /// # Errors
    /// The first of it, with the lists or filters that there are.
    pub fn fitting(&self) -> Result<(), Refused> {
        let typed = [
            ("province", self.province.is_some()),
            ("sector", self.sector.is_some()),
            ("topic", self.topic.is_some()),
            ("document", self.document.is_some()),
            ("year", self.year.is_some()),
        ];
        let takes = self.what.filters();
        let mut typed = typed.into_iter().filter(|(_, is_there)| *is_there);
        if let Some((filter, _)) = typed.find(|(filter, _)| !takes.contains(filter)) {
            let all: Vec<_> = takes.iter().map(|filter| format!("--{filter}")).collect();
            let (vi, en) = match &all[..] {
                [] => ("không có".to_owned(), "none".to_owned()),
                all => (all.join(", "), all.join(", ")),
            };
            return Err(Refused {
                vi: format!("danh sách này không lọc được bằng --{filter}; cách lọc của nó: {vi}"),
                en: format!("this list cannot be filtered by --{filter}; its filters: {en}"),
            });
        }
        if self.next && self.what != What::Withheld {
            return Err(Refused {
                vi: "--next chỉ đi với withheld: bantin list withheld --next".to_owned(),
                en: "--next goes with withheld alone: bantin list withheld --next".to_owned(),
            });
        }
        Ok(())
    }
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Json,
    Csv,
}

/// `bantin schema …`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Loại tệp: đầu bài viết, văn bản, chỉ số, trang tỉnh, trang lĩnh vực, trang tĩnh, _mac-dinh.toml hay bantin.toml.
    #[arg(value_name = "LOẠI", value_enum, default_value = "article")]
    pub kind: Kind,
    /// Thư mục gốc của trang; không có bantin.toml ở đó thì chỉ gợi ý những tên có sẵn trong chương trình.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Ngôn ngữ của lời giải thích; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
}

/// `bantin completions …`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Loại vỏ lệnh.
    #[arg(value_name = "VỎ_LỆNH", value_enum)]
    pub shell: clap_complete::Shell,
}

/// `bantin man …`
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Lệnh nào; không ghi thì là trang của chính bantin.
    #[arg(value_name = "LỆNH", value_parser = name_of_command)]
    pub of: Option<String>,
}

/// `bantin explain …`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Mã, địa chỉ của trang hoặc tệp nguồn; không ghi thì liệt kê mọi mã.
    #[arg(value_name = "GÌ")]
    pub what: Option<String>,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Ngôn ngữ; mặc định theo language trong bantin.toml, không có thì tiếng Việt.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
}

fn year(typed: &str) -> Result<i16, Refused> {
    let year = typed
        .parse()
        .ok()
        .filter(|year| (1000..=9999).contains(year));
    year.ok_or_else(|| {
        Refused::from((
            "năm gồm bốn chữ số, như 2024",
            "a year has four digits, such as 2024",
        ))
    })
}

fn name_of_command(typed: &str) -> Result<String, Refused> {
    let commands = <Cli as clap::CommandFactory>::command();
    let names: Vec<_> = commands
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let is_known = names.contains(&typed);
    is_known.then(|| typed.to_owned()).ok_or_else(|| Refused {
        vi: format!("các lệnh là {}", names.join(", ")),
        en: format!("the commands are {}", names.join(", ")),
    })
}
