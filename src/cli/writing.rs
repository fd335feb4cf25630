//! What commands that write sources are asked for.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{LangArg, Refused, base_url};
use crate::vietnamese::is_slug;

/// `bantin init …`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Thư mục của trang; chưa có thì được tạo, có rồi thì phải trống.
    #[arg(value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
    /// Tên trang.
    #[arg(long, value_name = "TÊN")]
    pub title: Option<String>,
    /// Địa chỉ trang sẽ có khi lên mạng.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Tỉnh, thành phố của những bài không ghi tỉnh.
    #[arg(long, value_name = "TỈNH")]
    pub province: Option<String>,
    /// Ngôn ngữ của trang và của các thông báo; mặc định là tiếng Việt.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
    /// Không hỏi gì, điều chưa ghi thì lấy mặc định.
    #[arg(long, short)]
    pub yes: bool,
}

/// `bantin new …`
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Tiêu đề của bài.
    #[arg(value_name = "TIÊU_ĐỀ")]
    pub title: Option<String>,
    /// Tỉnh, thành phố; ghi được nhiều lần. Tin chung cả nước: "toàn quốc".
    #[arg(long, value_name = "TỈNH")]
    pub province: Vec<String>,
    /// Chủ đề; ghi được nhiều lần.
    #[arg(long, value_name = "CHỦ_ĐỀ")]
    pub topic: Vec<String>,
    /// Số hay mã của văn bản mà bài nói tới, như 36-NQ/TW; ghi được nhiều lần.
    #[arg(long, value_name = "SỐ")]
    pub resolution: Vec<String>,
    /// Loại bài: news, photo, notice, correction, event, note, aggregated.
    #[arg(long, value_name = "LOẠI")]
    pub kind: Option<String>,
    /// Tóm tắt, một hay hai câu.
    #[arg(long, value_name = "CÂU")]
    pub summary: Option<String>,
    /// Người viết; ghi được nhiều lần.
    #[arg(long, value_name = "TÊN")]
    pub author: Vec<String>,
    /// Nguồn tin.
    #[arg(long, value_name = "TÊN")]
    pub source: Option<String>,
    /// Địa chỉ của nguồn tin.
    #[arg(long, value_name = "URL", requires = "source")]
    pub source_url: Option<String>,
    /// Ảnh của bài; tệp được chép tới cạnh bài, tệp gốc còn nguyên.
    #[arg(long, value_name = "TỆP", value_hint = ValueHint::FilePath)]
    pub photo: Option<PathBuf>,
    /// Lời tả ảnh, cho người không nhìn thấy ảnh.
    #[arg(long, value_name = "CÂU", requires = "photo")]
    pub alt: Option<String>,
    /// Phần cuối địa chỉ của bài; mặc định lấy từ tiêu đề.
    #[arg(long, value_name = "SLUG", value_parser = slug)]
    pub slug: Option<String>,
    /// Đăng ngay ở lần dựng tới; không có thì bài là bản nháp (draft = true), để bài viết dở không lên trang ngoài ý muốn.
    #[arg(long)]
    pub publish: bool,
    /// Không hỏi gì.
    #[arg(long, short)]
    pub yes: bool,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
}

/// `bantin fmt …`
#[derive(Debug, Args)]
pub struct FmtArgs {
    /// Chỉ những tệp này, hoặc các tệp trong những thư mục này; mặc định là cả content/.
    #[arg(value_name = "TỆP", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Không ghi gì; nêu tên những tệp chưa chuẩn, có tệp nào thì mã thoát là 1.
    #[arg(long)]
    pub check: bool,
    /// Không ghi gì; in những dòng sẽ đổi.
    #[arg(long)]
    pub dry_run: bool,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
}

fn slug(typed: &str) -> Result<String, Refused> {
    let is_good = is_slug(typed) && typed.len() <= 200;
    is_good.then(|| typed.to_owned()).ok_or_else(|| Refused {
        vi: "chỉ dùng chữ thường không dấu, chữ số và gạch nối, như to-cong-nghe-so".to_owned(),
        en: "small letters without marks, digits and hyphens, such as to-cong-nghe-so".to_owned(),
    })
}
