//! What was typed: the command line as it is, without meaning.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::HostFile;
use crate::vietnamese::{Lang, is_slug};

/// `bantin …`
#[derive(Debug, Parser)]
#[command(
    name = "bantin",
    version,
    about = "Bản tin: dựng trang tin chuyển đổi số cấp tỉnh từ các tệp Markdown.",
    after_help = "Ví dụ:\n  bantin serve --open\n  bantin build\n  bantin build --root trang-tin --output /var/www/tin"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
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
    /// Xem thử trang trên máy này; lưu tệp là trình duyệt tự cập nhật.
    Serve(ServeArgs),
    /// In quy tắc cho máy chủ: bảo mật, bộ nhớ đệm, trang 404, kiểu tệp, chuyển hướng.
    Headers(HeadersArgs),
}

/// `bantin init …`
#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  bantin init trang-tin\n  bantin init trang-tin --title \"Bản tin số Tây Ninh\" --province \"Tây Ninh\" --base-url https://tin.example.vn"
)]
pub struct InitArgs {
    /// Thư mục của trang; chưa có thì được tạo, có rồi thì phải trống.
    #[arg(value_name = "THƯ_MỤC", default_value = ".")]
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
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
    /// Không hỏi gì, điều chưa ghi thì lấy mặc định.
    #[arg(long, short)]
    pub yes: bool,
}

/// `bantin new …`
#[derive(Debug, Args)]
#[command(
    after_help = "Bài mới là bản nháp (draft = true), để bài viết dở không lên trang ngoài ý muốn. Viết xong thì xóa dòng ấy,\nhoặc dùng --publish ngay từ đầu. Tệp đã có thì không bao giờ bị ghi đè.\n\nVí dụ:\n  bantin new \"Tổ công nghệ số đến từng nhà\" --province \"Tây Ninh\" --topic \"kỹ năng số\"\n  bantin new \"Mở lớp học số\" --province Huế --photo lop-hoc.jpg --alt \"Học viên lớn tuổi tập dùng điện thoại\""
)]
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
    #[arg(long, value_name = "TỆP")]
    pub photo: Option<PathBuf>,
    /// Lời tả ảnh, cho người không nhìn thấy ảnh.
    #[arg(long, value_name = "CÂU", requires = "photo")]
    pub alt: Option<String>,
    /// Phần cuối địa chỉ của bài; mặc định lấy từ tiêu đề.
    #[arg(long, value_name = "SLUG", value_parser = slug)]
    pub slug: Option<String>,
    /// Không phải bản nháp: bài được đăng ở lần dựng tới.
    #[arg(long)]
    pub publish: bool,
    /// Không hỏi gì.
    #[arg(long, short)]
    pub yes: bool,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".")]
    pub root: PathBuf,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}

/// `bantin build …`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct BuildArgs {
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".")]
    pub root: PathBuf,
    /// Nơi ghi trang; mặc định là public/ trong thư mục gốc.
    #[arg(long, value_name = "THƯ_MỤC")]
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
    #[arg(long, value_name = "TỆP")]
    pub previous: Option<PathBuf>,
    /// Ghi danh sách tệp cần chép lên máy chủ, theo thứ tự, vào tệp này.
    #[arg(long, value_name = "TỆP")]
    pub plan: Option<PathBuf>,
    /// Chỉ in lỗi.
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// In cả lưu ý và danh sách bài được giữ lại.
    #[arg(long, short)]
    pub verbose: bool,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
    /// Số luồng chạy song song; mặc định theo số nhân của máy.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// `bantin serve …`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".")]
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
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}

/// `bantin headers …`
#[derive(Debug, Args)]
pub struct HeadersArgs {
    /// Loại máy chủ; `_headers` và `_redirects` dành cho Netlify và Cloudflare Pages.
    #[arg(long = "for", value_name = "MÁY_CHỦ", value_enum)]
    pub host: HostArg,
    /// Thư mục gốc của trang, nơi có bantin.toml.
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".")]
    pub root: PathBuf,
    /// Địa chỉ của trang, thay cho `base_url` trong bantin.toml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Ngôn ngữ của thông báo; mặc định theo language trong bantin.toml.
    #[arg(long, value_enum)]
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

fn base_url(typed: &str) -> Result<String, &'static str> {
    crate::config::base_url(typed).map_err(|(vietnamese, _)| vietnamese)
}

fn slug(typed: &str) -> Result<String, &'static str> {
    let is_good = is_slug(typed) && typed.len() <= 200;
    is_good
        .then(|| typed.to_owned())
        .ok_or("chỉ dùng chữ thường không dấu, chữ số và gạch nối, như to-cong-nghe-so")
}
