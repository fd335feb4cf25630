//! Files of every sort, and what a folder hands to its articles.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

use snapbox::{IntoData, str};

use super::front_matter::tests::config;
use super::{
    ContentFile, Defaults, Direction, FolderDefaults, ReadContext, read_content, read_defaults,
};
use crate::diagnostic::terminal::{Style, render};
use crate::diagnostic::{self, Diagnostic, Source};
use crate::source::SitePath;
use crate::vietnamese::{Lang, Offset};

fn report(mut found: Vec<Diagnostic>) -> String {
    diagnostic::sort(&mut found);
    let style = Style {
        lang: Lang::Vi,
        colour: false,
    };
    render(&found, style)
}

fn read_with(path: &str, text: &str, defaults: &Defaults) -> (Option<ContentFile>, String) {
    let config = config();
    let context = ReadContext {
        config: &config,
        defaults: &defaults.clone().into(),
    };
    let source = Source::new(SitePath::new(path), text);
    let (file, found) = read_content(&source, &context);
    (file, report(found))
}

fn read(path: &str, text: &str) -> (Option<ContentFile>, String) {
    read_with(path, text, &Defaults::default())
}

fn check(path: &str, text: &str, expected: impl IntoData) {
    snapbox::assert_data_eq!(read(path, text).1, expected.raw());
}

fn defaults(path: &str, text: &str) -> (Defaults, String) {
    let source = Source::new(SitePath::new(path), text);
    let (defaults, found) = read_defaults(&source, Offset::HANOI);
    (defaults, report(found))
}

#[test]
fn the_path_says_what_sort_of_file_it_is() {
    let article =
        "+++\ntitle = \"x\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"x\"\n+++\n";
    for (path, text, sort) in [
        ("content/a.md", article, "Article"),
        ("content/bai-viet/tinh/a.md", article, "Article"),
        ("content/tinh/sau/a.md", article, "Article"),
        ("content/van-ban/x.md", "+++\n+++\n", "Document"),
        ("content/van-ban/hue/x.md", "+++\n+++\n", "Document"),
        ("content/tinh/hue.md", "Thân bài.\n", "Province"),
        ("content/linh-vuc/y-te.md", "Thân bài.\n", "Sector"),
        (
            "content/chi-so/x.md",
            "+++\nname = \"x\"\n+++\n",
            "Indicator",
        ),
        (
            "content/trang/lien-he.md",
            "+++\ntitle = \"x\"\n+++\n",
            "Standing",
        ),
    ] {
        let (file, report) = read(path, text);
        assert_eq!(report, "", "{path}");
        let file = format!("{:?}", file.expect("nothing is missing"));
        assert!(file.starts_with(sort), "{path}: {file}");
    }
}

#[test]
fn a_document_keeps_everything_as_written() {
    let text = "+++\nid = \"tay-ninh/291-qd-ubnd-2022\"\nnum_key = \"291-qd-ubnd\"\nnumber = \"291/QĐ-UBND\"\ntype = \"QĐ\"\nissuer = \"UBND\"\nscope = \"province\"\nprovince = \"Tây Ninh\"\ndate = 2022-02-07\nimplements = [\"749-qd-ttg-2020\"]\nstatus = \"in-force\"\nverified = \"press\"\nattachments = [{ src = \"a.pdf\", title = \"Toàn văn\" }]\n+++\nGiải thích.\n";
    let (file, report) = read("content/van-ban/tay-ninh/291-qd-ubnd-2022.md", text);
    assert_eq!(report, "");
    let Some(ContentFile::Document(file)) = file else {
        panic!("a document");
    };
    assert_eq!(file.id, "tay-ninh/291-qd-ubnd-2022");
    assert_eq!(file.number.as_ref().expect("given").value, "291/QĐ-UBND");
    assert_eq!(file.implements[0].value, "749-qd-ttg-2020");
    assert_eq!(file.attachments[0].title, "Toàn văn");
}

#[test]
fn keys_and_dates_of_a_document_are_checked() {
    check(
        "content/van-ban/x.md",
        "+++\nid = \"y\"\nperiod = 2024\ndate = \"30/02/2024\"\nimplement = \"z\"\n+++\n",
        str![[r#"
lỗi[F07]: `id` không nhận giá trị “y”.
 --> content/van-ban/x.md:2:7
  |
2 | id = "y"
  |       ^
  |
  = gợi ý: Được dùng: x.

lỗi[F06]: `period` phải là chữ trong ngoặc kép, không phải số 2024.
 --> content/van-ban/x.md:3:10
  |
3 | period = 2024
  |          ^^^^
  |
  = gợi ý: Ví dụ: period = "…"

lỗi[D01]: Không đọc được ngày “30/02/2024”.
 --> content/van-ban/x.md:4:9
  |
4 | date = "30/02/2024"
  |         ^^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-02-29
  = gợi ý: hoặc có giờ: date = 2024-02-29T16:42:00+07:00

lỗi[F05]: Không có khóa nào tên `implement` ở đây.
 --> content/van-ban/x.md:5:1
  |
5 | implement = "z"
  | ^^^^^^^^^
  |
  = gợi ý: Có phải: “implements”?


"#]],
    );
}

#[test]
fn a_name_that_cannot_stand_in_an_address_is_refused() {
    check(
        "content/van-ban/Tây Ninh/x.md",
        "+++\n+++\n",
        str![[r#"
lỗi[N02]: “Tây Ninh” không dùng làm địa chỉ được.
--> content/van-ban/Tây Ninh/x.md:1
 = gợi ý: Đổi tên tệp hay thư mục thành tay-ninh


"#]],
    );
    check(
        "content/tinh/Huế.md",
        "",
        str![[r#"
lỗi[N02]: “Huế” không dùng làm địa chỉ được.
--> content/tinh/Huế.md:1
 = gợi ý: Đổi tên tệp hay thư mục thành hue.md


"#]],
    );
}

#[test]
fn an_indicator_says_which_way_it_should_go() {
    let text =
        "---\nname: Hộ có cáp quang\nunit: '% hộ'\ndirection: higher\nadditive: false\n---\n";
    let (file, report) = read("content/chi-so/ho.md", text);
    assert_eq!(report, "");
    let Some(ContentFile::Indicator(file)) = file else {
        panic!("an indicator");
    };
    assert_eq!(file.direction, Direction::Higher);
    check(
        "content/chi-so/ho.md",
        "+++\ndirection = \"up\"\n+++\n",
        str![[r#"
lỗi[F01]: Thiếu tên chỉ số (name).
--> content/chi-so/ho.md:1
 = gợi ý: Thêm vào phần đầu bài: name = "Hộ có điện thoại thông minh"

lỗi[F07]: `direction` không nhận giá trị “up”.
 --> content/chi-so/ho.md:2:14
  |
2 | direction = "up"
  |              ^^
  |
  = gợi ý: Được dùng: higher, lower, none.


"#]],
    );
}

#[test]
fn a_standing_page_needs_a_head_and_a_title() {
    check(
        "content/trang/a.md",
        "Thân bài.\n",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
--> content/trang/a.md:1
 = gợi ý: Bắt đầu bằng một dòng +++, rồi mỗi khóa một dòng: title = "…"; sau cùng lại một dòng +++


"#]],
    );
    check(
        "content/trang/a.md",
        "+++\ndate = 2024-08-14\n+++\n",
        str![[r#"
lỗi[F01]: Thiếu tiêu đề.
--> content/trang/a.md:1
 = gợi ý: Thêm vào phần đầu bài: title = "…"

lỗi[F05]: Không có khóa nào tên `date` ở đây.
 --> content/trang/a.md:2:1
  |
2 | date = 2024-08-14
  | ^^^^
  |
  = gợi ý: Ở đây được dùng: accept, image, slug, summary, title.


"#]],
    );
}

#[test]
fn the_english_edition_is_not_built_yet() {
    check(
        "content/a.en.md",
        "x",
        str![[r#"
lỗi[N05]: Bản tiếng Anh (*.en.md) chưa được hỗ trợ.
--> content/a.en.md:1
 = gợi ý: Đổi tên tệp, hoặc để nó ngoài thư mục content/.


"#]],
    );
}

#[test]
fn a_file_past_the_limit_is_not_read() {
    let mut config = config();
    config.limits.article_bytes = 1 << 20;
    let context = ReadContext {
        config: &config,
        defaults: &Defaults::default().into(),
    };
    let source = Source::new(SitePath::new("content/a.md"), "x".repeat((1 << 20) + 1));
    let (file, found) = read_content(&source, &context);
    assert!(file.is_none());
    snapbox::assert_data_eq!(
        report(found),
        str![[r#"
lỗi[M04]: Tệp nặng 1,1 MiB, quá giới hạn 1 MiB.
--> content/a.md:1
 = gợi ý: Chia bài thành nhiều phần, hoặc tăng limits.article_bytes trong bantin.toml.


"#]]
        .raw()
    );
}

#[test]
fn an_article_takes_what_it_does_not_say_from_its_folders() {
    let mut folders = FolderDefaults::default();
    for (path, text) in [
        (
            "content/_mac-dinh.toml",
            "author = \"Ban biên tập\"\nkicker = \"Tin\"\n",
        ),
        (
            "content/bai-viet/tay-ninh/_mac-dinh.toml",
            "province = \"Tây Ninh\"\nkicker = \"Số liệu\"\n",
        ),
    ] {
        let (defaults, report) = defaults(path, text);
        assert_eq!(report, "");
        folders.insert(&SitePath::new(path), defaults);
    }
    let defaults = folders.of("content/bai-viet/tay-ninh/sau");
    let text = "+++\ntitle = \"Một hai\"\ndate = 2024-08-14\nsummary = \"x\"\nauthor = \"Tổ dữ liệu\"\n+++\n";
    let (file, report) = read_with("content/bai-viet/tay-ninh/sau/a.md", text, &defaults);
    assert_eq!(report, "");
    let Some(ContentFile::Article(article)) = file else {
        panic!("an article");
    };
    let front = &article.front;
    assert_eq!(front.provinces[0].value, "Tây Ninh");
    assert_eq!(front.provinces[0].span, 0..0);
    assert_eq!(front.kicker.as_deref(), Some("Số liệu"));
    assert_eq!(front.authors, ["Tổ dữ liệu"]);
    let place = defaults.place("province").expect("given");
    assert_eq!(
        place.path().as_str(),
        "content/bai-viet/tay-ninh/_mac-dinh.toml"
    );
    assert_eq!(&place.text()[place.span().clone()], "Tây Ninh");
    assert_eq!(folders.of("content/bai-viet").place("province"), None);
}

#[test]
fn a_mistake_in_the_defaults_is_told_there_and_once() {
    let (defaults, report) = defaults(
        "content/_mac-dinh.toml",
        "province = \"Huế\"\nkind = \"nws\"\ntitle = \"x\"\ntopic = \"y\"\nauthor = “Ban biên tập”\n",
    );
    snapbox::assert_data_eq!(
        report,
        str![[r#"
lỗi[F07]: `kind` không nhận giá trị “nws”.
 --> content/_mac-dinh.toml:2:9
  |
2 | kind = "nws"
  |         ^^^
  |
  = gợi ý: Có phải: “news”?
  = gợi ý: Được dùng: news, photo, notice, correction, event, note, aggregated.

lỗi[F05]: Không có khóa nào tên `title` ở đây.
 --> content/_mac-dinh.toml:3:1
  |
3 | title = "x"
  | ^^^^^
  |
  = gợi ý: Ở đây được dùng: author, kicker, kind, province, resolution, sectors, source, topics.

lỗi[F05]: Không có khóa nào tên `topic` ở đây.
 --> content/_mac-dinh.toml:4:1
  |
4 | topic = "y"
  | ^^^^^
  |
  = gợi ý: Có phải: “topics”?

lỗi[Y01]: Dấu “ ” không dùng được trong tệp cấu hình.
 --> content/_mac-dinh.toml:5:10
  |
5 | author = “Ban biên tập”
  |          ^^^^^^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.


"#]]
        .raw()
    );
    let text = "+++\ntitle = \"Một hai\"\ndate = 2024-08-14\nsummary = \"x\"\n+++\n";
    assert_eq!(read_with("content/a.md", text, &defaults).1, "");
}

#[test]
fn the_example_site_has_no_mistake_in_its_heads() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let (tree, _) = crate::source::read(root);
    let mut folders = FolderDefaults::default();
    let mut found = Vec::new();
    let sources = || tree.below("content").filter_map(|(_, file)| file.text());
    for source in sources().filter(|s| s.path().name() == super::defaults::FILE_NAME) {
        let (defaults, mistakes) = read_defaults(source, Offset::HANOI);
        folders.insert(source.path(), defaults);
        found.extend(mistakes);
    }
    let config = config();
    for source in sources().filter(|s| s.path().extension() == "md") {
        let context = ReadContext {
            config: &config,
            defaults: &folders.of(source.path().folder()).into(),
        };
        found.extend(read_content(source, &context).1);
    }
    assert_eq!(report(found), "");
}
