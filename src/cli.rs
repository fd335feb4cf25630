//! What was typed: the command line as it is, without meaning.
//!
//! The doc comments of arguments are the Vietnamese help; `cli/words.toml` has the English one, and examples.

mod asking;
mod check;
mod help;
mod writing;
mod wrong;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use crate::config::HostFile;
use crate::vietnamese::Lang;

pub use asking::{CompletionsArgs, ExplainArgs, ListArgs, ListFormat, ManArgs, SchemaArgs};
pub use check::{CheckArgs, FormatArg, GroupArg};
pub use help::command;
pub use writing::{FmtArgs, InitArgs, NewArgs};
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
    /// Tạo một trang mẫu hoàn chỉnh trong thư mục trống.
    Init(InitArgs),
    /// Tạo tệp cho một bài mới, đúng chỗ, có sẵn ngày giờ và lời nhắc.
    New(NewArgs),
    /// Dựng trang vào thư mục public/, sẵn sàng chép lên máy chủ.
    Build(BuildArgs),
    /// Soát trang trước khi đăng: mọi điều lệnh build sẽ báo, thêm lời khuyên về bài viết.
    Check(CheckArgs),
    /// Xem thử trang trên máy này; lưu tệp là trình duyệt tự cập nhật.
    Serve(ServeArgs),
    /// In quy tắc cho máy chủ: bảo mật, bộ nhớ đệm, trang 404, kiểu tệp, chuyển hướng.
    Headers(HeadersArgs),
    /// Giải thích một mã trong thông báo, hoặc một trang được làm từ đâu.
    Explain(ExplainArgs),
    /// Chuẩn hóa các tệp của content/: dạng chữ, dấu, tên gọi, thứ tự khóa; lời văn trong thân bài giữ nguyên.
    Fmt(FmtArgs),
    /// Liệt kê bài viết, bài được giữ lại, văn bản, chủ đề, số liệu… của trang.
    List(ListArgs),
    /// In lược đồ JSON Schema để trình soạn thảo như VS Code gợi ý khóa, tên và kiểm tra khi đang gõ.
    Schema(SchemaArgs),
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
            "bantin chạy trong cửa sổ dòng lệnh: mở thư mục của trang, gõ cmd vào thanh địa chỉ rồi nhấn Enter, và gõ lệnh ở đó.\nNhấn Enter để đóng."
        }
        Lang::En => {
            "bantin runs in a command window: open the folder of the site, type cmd into the address bar, press Enter, and type a command there.\nPress Enter to close."
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
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub threads: Option<u16>,
}

/// `bantin serve …`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// Cổng; mặc định là 1111, hoặc cổng trống kế tiếp.
    #[arg(long, short, value_name = "CỔNG", allow_negative_numbers = true, value_parser = port)]
    pub port: Option<u16>,
    /// Địa chỉ mạng của máy này; mặc định chỉ mở cho chính máy này.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", value_parser = interface)]
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
    crate::config::base_url(typed).map_err(Refused::from)
}

fn threads(typed: &str) -> Result<u16, Refused> {
    let n = typed.parse().ok().filter(|n| (1..=256).contains(n));
    n.ok_or_else(|| {
        Refused::from((
            "cần một số từ 1 đến 256",
            "a number from 1 to 256 is needed",
        ))
    })
}

/// A port; 0 is any that is free.
fn port(typed: &str) -> Result<u16, Refused> {
    typed.parse().map_err(|_| {
        Refused::from((
            "cổng là một số từ 1 đến 65535, như 1111",
            "a port is a number from 1 to 65535, such as 1111",
        ))
    })
}

fn interface(typed: &str) -> Result<IpAddr, Refused> {
    typed.parse().map_err(|_| {
        Refused::from((
            "cần một địa chỉ IP: 127.0.0.1 cho riêng máy này, 0.0.0.0 cho mọi máy trong mạng",
            "an IP address is needed: 127.0.0.1 for this computer alone, 0.0.0.0 for all in the network",
        ))
    })
}
