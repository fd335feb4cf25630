//! What was typed: the command line as it is, without meaning.
//!
//! The doc comments of arguments are the Vietnamese help; `cli/words.toml` has the English one, and examples.

mod help;
mod wrong;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use crate::config::HostFile;
use crate::inventory::What;
use crate::vietnamese::Lang;

pub use help::command;
pub use wrong::{Refused, told};

/// `bantin …`
#[derive(Debug, Parser)]
#[command(
    name = "bantin",
    version,
    about = "Bản tin: dựng trang tin chuyển đổi số cấp tỉnh từ các tệp Markdown."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// Ngôn ngữ của thông báo và của trợ giúp; mặc định theo language trong bantin.toml, trợ giúp thì tiếng Việt.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum, global = true)]
    pub lang: Option<LangArg>,
}

impl Cli {
    /// What `typed`, which begins with the name of the program, means.
    ///
    /// # Errors
    /// When it means nothing, or asks for help; [`told`] has the words.
    pub fn read(typed: &[OsString], lang: Lang) -> Result<Self, clap::Error> {
        Self::from_arg_matches(&command(lang).try_get_matches_from(typed)?)
    }
}

/// The language that a command line asks for, whatever else is wrong with it; Vietnamese by default.
#[must_use]
pub fn asked_language(typed: &[OsString]) -> Lang {
    let words = typed.iter().map(|word| word.to_str().unwrap_or_default());
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let is_english =
        words.contains(&"--lang=en") || words.windows(2).any(|pair| pair == ["--lang", "en"]);
    if is_english { Lang::En } else { Lang::Vi }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Dựng trang vào thư mục public/, sẵn sàng chép lên máy chủ.
    Build(BuildArgs),
    /// Xem thử trang trên máy này; lưu tệp là trình duyệt tự cập nhật.
    Serve(ServeArgs),
    /// In quy tắc cho máy chủ: bảo mật, bộ nhớ đệm, trang 404, kiểu tệp, chuyển hướng.
    Headers(HeadersArgs),
    /// Chuẩn hóa các tệp của content/: dạng chữ, dấu, tên gọi, thứ tự khóa; lời văn trong thân bài giữ nguyên.
    Fmt(FmtArgs),
    /// Liệt kê bài viết, bài được giữ lại, văn bản, chủ đề, số liệu… của trang.
    List(ListArgs),
    /// In những gì vỏ lệnh cần để tự điền lệnh và tùy chọn.
    Completions(CompletionsArgs),
    /// In trang hướng dẫn, theo định dạng của lệnh man.
    Man(ManArgs),
}

/// What is said below the help to somebody who opened the program by a double click.
#[must_use]
pub fn how_to_go_on(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "bantin chạy trong cửa sổ dòng lệnh: mở PowerShell ở thư mục của trang rồi gõ lệnh.\nNhấn Enter để đóng."
        }
        Lang::En => {
            "bantin runs in a command window: open PowerShell in the folder of the site and type a command.\nPress Enter to close."
        }
    }
}

/// `bantin build …`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct BuildArgs {
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Nơi ghi trang; mặc định là public/ trong thư mục gốc.
    #[arg(long, value_name = "THƯ_MỤC", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
    /// Địa chỉ của trang, thay cho `base_url` trong bantin.toml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Đăng cả bản nháp.
    #[arg(long)]
    pub drafts: bool,
    /// Vẽ lại và so từng tệp, kể cả trang mà sổ xuất bản cho biết không đổi.
    #[arg(long)]
    pub fresh: bool,
    /// Địa chỉ đã xuất bản mà nay mất, không có aliases thay, là lỗi thay vì cảnh báo.
    #[arg(long)]
    pub strict: bool,
    /// Lần dựng khác đang chạy thì chờ nó xong, thay vì báo lỗi ngay.
    #[arg(long)]
    pub wait: bool,
    /// Không chờ đĩa ghi xong: nhanh hơn, nhưng mất điện giữa chừng thì trang có thể hỏng.
    #[arg(long)]
    pub no_sync: bool,
    /// Lần trước đã xuất bản gì: sổ .bantin.json, hoặc dia-chi.json của trang đang chạy.
    #[arg(long, value_name = "TỆP", value_hint = ValueHint::FilePath)]
    pub previous: Option<PathBuf>,
    /// Ghi danh sách tệp cần chép lên máy chủ, theo thứ tự, vào tệp này.
    #[arg(long, value_name = "TỆP", value_hint = ValueHint::FilePath)]
    pub plan: Option<PathBuf>,
    /// Chỉ in lỗi.
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// In cả lưu ý và danh sách bài được giữ lại.
    #[arg(long, short)]
    pub verbose: bool,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
    /// Số luồng chạy song song; mặc định theo số nhân của máy.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub threads: Option<u16>,
}

/// `bantin serve …`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Cổng; mặc định là 1111, hoặc cổng trống kế tiếp.
    #[arg(long, short, value_name = "CỔNG")]
    pub port: Option<u16>,
    /// Địa chỉ mạng của máy này; mặc định chỉ mở cho chính máy này.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub interface: IpAddr,
    /// Mở trang bằng trình duyệt.
    #[arg(long, short)]
    pub open: bool,
    /// Hiện cả bản nháp.
    #[arg(long)]
    pub drafts: bool,
    /// Hiện cả bài chưa đến ngày đăng.
    #[arg(long)]
    pub future: bool,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_name = "NGÔN_NGỮ", value_enum)]
    pub lang: Option<LangArg>,
}

/// `bantin headers …`
#[derive(Debug, Args)]
pub struct HeadersArgs {
    /// Loại máy chủ; `_headers` và `_redirects` dành cho Netlify và Cloudflare Pages.
    #[arg(long = "for", value_name = "MÁY_CHỦ", value_enum)]
    pub host: HostArg,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Địa chỉ của trang, thay cho `base_url` trong bantin.toml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
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
    #[arg(long, value_name = "NĂM")]
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

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Json,
    Csv,
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

/// A host on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HostArg {
    Nginx,
    Apache,
    Caddy,
    Iis,
    #[value(name = "_headers")]
    Headers,
    #[value(name = "_redirects")]
    Redirects,
}

impl From<HostArg> for HostFile {
    fn from(host: HostArg) -> Self {
        match host {
            HostArg::Nginx => Self::Nginx,
            HostArg::Apache => Self::Apache,
            HostArg::Caddy => Self::Caddy,
            HostArg::Iis => Self::Iis,
            HostArg::Headers => Self::Headers,
            HostArg::Redirects => Self::Redirects,
        }
    }
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Vi,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}

fn base_url(typed: &str) -> Result<String, Refused> {
    crate::config::base_url(typed).map_err(|(vi, en)| Refused {
        vi: vi.to_owned(),
        en: en.to_owned(),
    })
}

fn threads(typed: &str) -> Result<u16, Refused> {
    let n = typed.parse().ok().filter(|n| (1..=256).contains(n));
    n.ok_or_else(|| Refused {
        vi: "cần một số từ 1 đến 256".to_owned(),
        en: "a number from 1 to 256 is needed".to_owned(),
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
