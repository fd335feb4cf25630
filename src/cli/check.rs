//! `bantin check …`, as it was typed.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{LangArg, Refused, threads};
use crate::diagnostic::Codes;

/// `bantin check …`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Chỉ báo về các tệp hay thư mục này; cả trang vẫn được xem, vì bài này nhắc tới bài kia.
    #[arg(value_name = "TỆP", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Chỉ báo các mã này: P01, hoặc P cho mọi mã P.
    #[arg(long, value_name = "MÃ", value_delimiter = ',', value_parser = codes)]
    pub only: Vec<Codes>,
    /// Không báo các mã này.
    #[arg(long, value_name = "MÃ", value_delimiter = ',', value_parser = codes)]
    pub ignore: Vec<Codes>,
    /// Xếp theo tệp, theo tỉnh hay theo mã; chỉ áp dụng cho dạng text và html.
    #[arg(long, value_name = "CÁCH", value_enum, default_value_t = GroupArg::File)]
    pub group: GroupArg,
    /// text để đọc, html thành một trang để gửi cho người viết, json cho chương trình khác, github cho GitHub Actions.
    #[arg(long, value_name = "DẠNG", value_enum, default_value_t = FormatArg::Text)]
    pub format: FormatArg,
    /// Có cảnh báo cũng kết thúc với mã 1, như khi có lỗi.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Chỉ xem những gì build sẽ đăng ngay bây giờ; mặc định xem cả bản nháp và bài chưa đến ngày đăng.
    #[arg(long)]
    pub published: bool,
    /// Hỏi cả những trang khác mà bài dẫn liên kết tới, xem còn hay mất; cần mạng, mỗi máy chủ một trang mỗi giây.
    #[arg(long)]
    pub external: bool,
    /// Với --external: không hỏi tên miền này và những tên miền con của nó; ghi được nhiều lần.
    #[arg(long, value_name = "TÊN_MIỀN", requires = "external", value_parser = host)]
    pub allow: Vec<String>,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
    /// Số luồng chạy song song; mặc định theo số nhân của máy.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub threads: Option<u16>,
}

/// In what order findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GroupArg {
    File,
    Province,
    Code,
}

/// In what form findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    Text,
    Html,
    Json,
    Github,
}

fn host(typed: &str) -> Result<String, Refused> {
    crate::config::host(typed).map_err(Refused::from)
}

fn codes(typed: &str) -> Result<Codes, Refused> {
    Codes::parse(typed).map_err(|near| match &near[..] {
        [] => Refused {
            vi: "không có mã nào như vậy; mã gồm một chữ và hai chữ số, như P01".to_owned(),
            en: "there is no such code; a code has a letter and two digits, such as P01".to_owned(),
        },
        near => Refused {
            vi: format!("không có mã này; có phải: {}?", near.join(", ")),
            en: format!("there is no such code; did you mean {}?", near.join(", ")),
        },
    })
}
