//! One site in three versions, the same bytes on every machine.
//!
//! Out: every file of the site folder. From A to B articles come, go, change and are renamed with an
//! alias, a topic gets another name, a document and its feed take the place of another, the style
//! sheet is another one, so that every page differs, and files of `static/` come, go and change. C
//! shares some of that with B.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the site stands, without a `/` at the end.
pub const ADDRESS: &str = "https://tin.example.vn";

/// Settings that make a build end with exactly the tree of a build from scratch.
///
/// Style sheets that no page uses any more stay for some days by default.
const KEEP_NOTHING: &str = "[publish]\nkeep_assets_days = 0\n";

/// Articles of A; B has as many less those that go, and `NEW` others.
const OLD: u32 = 60;
const NEW: u32 = 12;

const PROVINCES: [&str; 6] = [
    "Tây Ninh",
    "Gia Lai",
    "Khánh Hòa",
    "Vĩnh Long",
    "Đà Nẵng",
    "Ninh Thuận",
];
const TOPICS: [&str; 4] = [
    "chữ ký số",
    "một cửa điện tử",
    "băng rộng cố định",
    "thanh toán không dùng tiền mặt",
];

/// Files by their path below a folder.
pub type Files = BTreeMap<String, Vec<u8>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    A,
    B,
    /// What a third one adds: it shares with B what is new there, but in another form. So what an
    /// unfinished B left behind can lead to what C never has.
    C,
}

impl Version {
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// Returns every file of the site folder.
    pub fn sources(self) -> Files {
        let mut files = Files::new();
        let mut put = |path: &str, text: String| {
            files.insert(path.to_owned(), text.into_bytes());
        };
        put("bantin.toml", settings());
        put("content/trang/gioi-thieu.md", self.about());
        let (document, text) = self.document();
        put(&format!("content/van-ban/tay-ninh/{document}.md"), text);
        let articles = self.articles();
        for (place, article) in articles.iter().enumerate() {
            let text = self.article(article, &articles[..place]);
            put(&format!("content/bai-viet/{}.md", article.stem), text);
        }
        for n in 0..4 {
            put(&format!("content/bai-viet/hinh-{n}.svg"), self.picture(n));
            let table = format!("%PDF-1.4\nBảng số liệu {n}\n");
            put(&format!("content/bai-viet/bang-{n}.pdf"), table);
        }
        put("static/robots-phu.txt", "Disallow:\n".to_owned());
        put(
            "static/tai-ve/mau-don.txt",
            format!("Mẫu đơn, bản {self:?}.\n"),
        );
        match self {
            Self::A => {
                put("static/tai-ve/huong-dan.txt", "Hướng dẫn.\n".to_owned());
                put("static/ANH-BIA.svg", self.picture(8));
                // Nothing links to it: a file that becomes a folder has a moment without either.
                put("static/so-lieu", "Số liệu.\n".to_owned());
            }
            Self::B | Self::C => {
                put("static/tai-ve/hoi-dap.txt", "Hỏi và đáp.\n".to_owned());
                put("static/anh-bia.svg", self.picture(8));
                put("static/so-lieu/nam-2026.csv", "năm,số\n2026,1\n".to_owned());
                put("themes/toasoan/static/css/toasoan.css", self.style());
                put("themes/toasoan/static/css/nen.svg", self.picture(9));
            }
        }
        files
    }

    fn about(self) -> String {
        let file = match self {
            Self::A => "huong-dan",
            Self::B | Self::C => "hoi-dap",
        };
        format!(
            "+++\ntitle = \"Giới thiệu\"\n+++\n\n\
             Đọc [tệp này](/tai-ve/{file}.txt) và [mẫu đơn](/tai-ve/mau-don.txt).\n"
        )
    }

    /// The one provincial document of this version, that the others have never heard of.
    fn document(self) -> (&'static str, String) {
        let (path, number, date) = match self {
            Self::A => ("12-kh-ubnd-2025", "12/KH-UBND", "2025-02-27"),
            Self::B => ("15-kh-ubnd-2026", "15/KH-UBND", "2026-01-15"),
            Self::C => ("18-kh-ubnd-2026", "18/KH-UBND", "2026-01-18"),
        };
        let text = format!(
            "+++\nnumber = \"{number}\"\ntype = \"KH\"\nissuer = \"UBND\"\nscope = \"province\"\n\
             province = \"tay-ninh\"\ndate = {date}\ntitle = \"Kế hoạch chuyển đổi số của tỉnh\"\n\
             gloss = \"Việc phải làm trong năm.\"\nsectors = [\"chinh-quyen-so\"]\n\
             status = \"unknown\"\nverified = \"press\"\n+++\n\nKế hoạch nêu việc của từng sở.\n"
        );
        (path, text)
    }

    fn articles(self) -> Vec<Article> {
        let is_here = |n: &u32| match self {
            Self::A => *n < OLD,
            Self::B => *n >= OLD || n % 7 != 3,
            Self::C if *n < OLD => n % 7 != 5,
            Self::C => n % 4 != 2,
        };
        let article = |n: u32| {
            let is_renamed = self != Self::A && n < OLD && n % 11 == 4;
            let ending = if is_renamed { "-ten-moi" } else { "" };
            Article {
                n,
                stem: format!("bai-{n:02}{ending}"),
                is_renamed,
            }
        };
        (0..OLD + NEW).filter(is_here).map(article).collect()
    }

    /// An article that links to some of those before it.
    fn article(self, article: &Article, before: &[Article]) -> String {
        let n = article.n;
        let (month, day) = (n / 12 + 1, n % 12 * 2 + 1);
        let is_changed = self != Self::A && n % 5 == 1;
        let own_topic = match self {
            Self::A => "tổ công nghệ cộng đồng",
            Self::B => "tổ chuyển đổi số cộng đồng",
            Self::C => "tổ số hóa cộng đồng",
        };
        let topic = if n % 4 == 2 {
            own_topic
        } else {
            pick(&TOPICS, n)
        };
        let province = pick(&PROVINCES, n);
        let mut lines = vec![
            "+++".to_owned(),
            format!("title = \"Bài số {n}: {topic}\""),
            format!("date = 2026-{month:02}-{day:02}T08:00:00+07:00"),
            format!("province = [\"{province}\"]"),
            format!("topics = [\"{topic}\"]"),
        ];
        if article.is_renamed {
            let address = format!("/bai-viet/2026/{month:02}/bai-{n:02}/");
            lines.push(format!("aliases = [\"{address}\"]"));
        }
        let file = n % 4;
        if n.is_multiple_of(3) {
            lines.extend([
                format!("attachments = [{{ src = \"bang-{file}.pdf\", title = \"Bảng\" }}]"),
                "[image]".to_owned(),
                format!("src = \"hinh-{file}.svg\""),
                format!("alt = \"Hình vuông số {file}.\""),
            ]);
        }
        lines.push("+++".to_owned());
        for place in 0..4 {
            let text = "Người dân nộp hồ sơ qua mạng, cán bộ trả lời trong ngày. ".repeat(6);
            lines.push(format!("\n## Mục {place}\n\n{text}"));
        }
        if n.is_multiple_of(6) {
            let number = match self {
                Self::A => "12/KH-UBND",
                Self::B => "15/KH-UBND",
                Self::C => "18/KH-UBND",
            };
            lines.push(format!(
                "\nTheo Kế hoạch số {number} và Nghị quyết số 36-NQ/TW."
            ));
        }
        for at in [before.len().checked_sub(1), Some(before.len() / 2)] {
            if let Some(other) = at.and_then(|at| before.get(at)) {
                lines.push(format!("\nXem [bài {}]({}.md).", other.n, other.stem));
            }
        }
        if is_changed {
            // One that C has as well.
            let newest = OLD + n % NEW / 4 * 4;
            lines.push(format!("\nBổ sung: xem [bài mới](bai-{newest}.md)."));
            lines.push(format!("\n![Hình thêm vào](hinh-{file}.svg)"));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn style(self) -> String {
        let width = 70 + self as u32;
        format!("body {{ max-width: {width}ch; margin: auto; background: url(\"nen.svg\") }}\n")
    }

    fn picture(self, n: u32) -> String {
        // Two of the pictures are others in each version, and so are the addresses of their files.
        let shade = n * 20 + if n < 2 { self as u32 * 7 } else { 0 };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"36\">\
             <rect width=\"64\" height=\"36\" fill=\"rgb({shade},80,90)\"/></svg>\n"
        )
    }
}

struct Article {
    n: u32,
    stem: String,
    is_renamed: bool,
}

fn pick(list: &[&'static str], n: u32) -> &'static str {
    list[n as usize % list.len()]
}

fn settings() -> String {
    format!(
        "title = \"Bản tin chuyển đổi số\"\nbase_url = \"{ADDRESS}\"\nper_page = 10\n\n\
         [publisher]\nname = \"Tòa soạn\"\n\n[social]\ndrawn = false\n\n{KEEP_NOTHING}"
    )
}

/// Makes the files below `folder` exactly `files`, touching only what differs.
pub fn lay(files: &Files, folder: &Path) {
    let present = super::folder::files(folder);
    // First away with what goes: a file may stand where a folder comes.
    for path in present.keys().filter(|path| !files.contains_key(*path)) {
        fs::remove_file(folder.join(path)).expect("a source can be removed");
        let mut above = folder.join(path);
        while above.pop() && above != folder && fs::remove_dir(&above).is_ok() {}
    }
    for (path, bytes) in files {
        if present.get(path) != Some(bytes) {
            super::folder::put(folder, path, bytes);
        }
    }
}
