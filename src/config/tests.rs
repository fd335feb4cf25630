//! What a webmaster reads when `bantin.toml` is wrong.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

use snapbox::{IntoData, str};

use super::{HostFile, Profile, SiteConfig, read_config};
use crate::diagnostic::Source;
use crate::diagnostic::terminal::{Style, render};
use crate::picture::Format;
use crate::source::SitePath;
use crate::vietnamese::Lang;

fn read(text: &str) -> (Option<SiteConfig>, String) {
    let source = Source::new(SitePath::new("bantin.toml"), text);
    let (config, mut found) = read_config(&source);
    crate::diagnostic::sort(&mut found);
    let style = Style {
        lang: Lang::Vi,
        colour: false,
    };
    (config, render(&found, style))
}

fn check(lines: &str, expected: impl IntoData) {
    let text = format!("title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n{lines}\n");
    snapbox::assert_data_eq!(read(&text).1, expected.raw());
}

#[test]
fn two_lines_are_enough() {
    let (config, report) = read("title = \"Bản tin\"\nbase_url = \"https://tin.example.vn/so/\"\n");
    assert_eq!(report, "");
    let config = config.expect("complete");
    assert_eq!(config.base_url, "https://tin.example.vn/so");
    assert_eq!(config.per_page, 20);
    assert_eq!(config.sections.articles, "bai-viet");
    assert_eq!(config.profile, Profile::Plain);
}

#[test]
fn conditions_of_use_have_a_name_before_an_address() {
    check(
        "[data]\nlicence = \"CC BY 4.0\"\nlicence_url = \"/dieu-khoan/\"",
        str![],
    );
    check("[data]\nlicence = \"\"", str![]);
    check(
        "[data]\nlicence_url = \"https://creativecommons.org/licenses/by/4.0/\"",
        str![[r#"
lỗi[G02]: Cấu hình thiếu `data.licence`.
 --> bantin.toml:3:1
  |
3 | [data]
  | ^^^^^^
  |
  = gợi ý: Thêm vào bantin.toml: licence = "CC BY 4.0"


"#]],
    );
    check(
        "[data]\nlicence = \"CC BY 4.0\"\nlicence_url = \"creativecommons.org\"\nlicense = \"x\"",
        str![[r#"
lỗi[G04]: `data.licence_url` không thể là “creativecommons.org”: địa chỉ trong trang bắt đầu bằng /, ngoài trang bằng https://.
 --> bantin.toml:5:16
  |
5 | licence_url = "creativecommons.org"
  |                ^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Ví dụ: licence_url = "https://creativecommons.org/licenses/by/4.0/deed.vi"

lỗi[F05]: Không có khóa nào tên `data.license` ở đây.
 --> bantin.toml:6:1
  |
6 | license = "x"
  | ^^^^^^^
  |
  = gợi ý: Có phải: “licence”?


"#]],
    );
}

#[test]
fn title_and_address_are_needed() {
    let (_, report) = read("");
    snapbox::assert_data_eq!(
        report,
        str![[r#"
lỗi[G02]: Cấu hình thiếu `base_url`.
--> bantin.toml:1
 = gợi ý: Thêm vào bantin.toml: base_url = "https://bantin.example.vn"

lỗi[G02]: Cấu hình thiếu `title`.
--> bantin.toml:1
 = gợi ý: Thêm vào bantin.toml: title = "Bản tin Chuyển đổi số"


"#]]
        .raw()
    );
}

#[test]
fn an_address_that_is_none_is_refused_with_its_reason() {
    let (_, report) = read("title = \"x\"\nbase_url = \"tin.example.vn\"\n");
    snapbox::assert_data_eq!(
        report,
        str![[r#"
lỗi[G04]: `base_url` không thể là “tin.example.vn”: địa chỉ phải bắt đầu bằng https:// hoặc http://.
 --> bantin.toml:2:13
  |
2 | base_url = "tin.example.vn"
  |             ^^^^^^^^^^^^^^
  |
  = gợi ý: Ví dụ: base_url = "https://bantin.example.vn"


"#]]
        .raw()
    );
}

#[test]
fn a_setting_with_an_impossible_value_is_told_why() {
    check(
        "timezone_offset = \"7\"\ntheme = \"../x\"\nper_page = 0\nlanguage = \"fr\"\nprofile = \"plain\"\n[permalinks]\narticle = \"/{year}/\"\n[[navigation]]\ntitle = \"x\"\nurl = \"van-ban\"\n[markdown]\nraw_html = \"allow\"\n[limits]\narticle_bytes = \"8 MB\"",
        str![[r#"
lỗi[G04]: `timezone_offset` không thể là “7”: múi giờ có dạng +07:00.
 --> bantin.toml:3:20
  |
3 | timezone_offset = "7"
  |                    ^
  |
  = gợi ý: Ví dụ: timezone_offset = "+07:00"

lỗi[G04]: `theme` không thể là “../x”: đây là tên một thư mục trong themes/, không phải đường dẫn.
 --> bantin.toml:4:10
  |
4 | theme = "../x"
  |          ^^^^
  |
  = gợi ý: Ví dụ: theme = "toasoan"

lỗi[F06]: `per_page` phải là số nguyên từ 1 đến 100, không phải số 0.
 --> bantin.toml:5:12
  |
5 | per_page = 0
  |            ^
  |
  = gợi ý: Ví dụ: per_page = 20

lỗi[F07]: `language` không nhận giá trị “fr”.
 --> bantin.toml:6:13
  |
6 | language = "fr"
  |             ^^
  |
  = gợi ý: Được dùng: vi, en.

lỗi[F07]: `profile` không nhận giá trị “plain”.
 --> bantin.toml:7:12
  |
7 | profile = "plain"
  |            ^^^^^
  |
  = gợi ý: Được dùng: state, press.

lỗi[G04]: `permalinks.article` không thể là “/{year}/”: phải có đúng một {slug}, ở cuối.
 --> bantin.toml:9:12
  |
9 | article = "/{year}/"
  |            ^^^^^^^^
  |
  = gợi ý: Ví dụ: article = "/{section}/{year}/{month}/{slug}/"

lỗi[G04]: `navigation.url` không thể là “van-ban”: địa chỉ trong trang bắt đầu bằng /, ngoài trang bằng https://.
  --> bantin.toml:12:8
   |
12 | url = "van-ban"
   |        ^^^^^^^
   |
   = gợi ý: Ví dụ: url = "/van-ban/"

lỗi[F07]: `markdown.raw_html` không nhận giá trị “allow”.
  --> bantin.toml:14:13
   |
14 | raw_html = "allow"
   |             ^^^^^
   |
   = gợi ý: Được dùng: text, sanitize.

lỗi[F06]: `limits.article_bytes` phải là số nguyên từ 1 trở lên, không phải chữ.
  --> bantin.toml:16:17
   |
16 | article_bytes = "8 MB"
   |                 ^^^^^^
   |
   = gợi ý: Ví dụ: article_bytes = 8388608


"#]],
    );
}

#[test]
fn sections_are_slugs_and_differ() {
    check(
        "[sections]\narticles = \"tin\"\ntopics = \"tin\"\nsectors = \"Lĩnh vực\"\ndata = \"b\"\nsearch = \"so-sanh\"",
        str![[r#"
lỗi[G04]: `sections.topics` không thể là “tin”: hai mục không thể cùng một tên.
 --> bantin.toml:5:11
  |
5 | topics = "tin"
  |           ^^^
  |
  = gợi ý: Ví dụ: topics = "chu-de"

lỗi[G04]: `sections.sectors` không thể là “Lĩnh vực”: chỉ dùng chữ thường không dấu, chữ số và gạch nối.
 --> bantin.toml:6:12
  |
6 | sectors = "Lĩnh vực"
  |            ^^^^^^^^
  |
  = gợi ý: Ví dụ: sectors = "linh-vuc"

lỗi[G04]: `sections.data` không thể là “b”: đây là từ dành riêng.
 --> bantin.toml:7:9
  |
7 | data = "b"
  |         ^
  |
  = gợi ý: Ví dụ: data = "du-lieu"

lỗi[G04]: `sections.search` không thể là “so-sanh”: hai mục không thể cùng một tên.
 --> bantin.toml:8:11
  |
8 | search = "so-sanh"
  |           ^^^^^^^
  |
  = gợi ý: Ví dụ: search = "tim-kiem"


"#]],
    );
}

#[test]
fn a_public_site_says_who_is_responsible() {
    check(
        "profile = \"press\"\n[publisher]\nname = \"x\"\nphone = \"\"",
        str![[r#"
cảnh báo[G03]: Trang báo chí phải ghi địa chỉ; `publisher.address` đang để trống.
 --> bantin.toml:4:1
  |
4 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `address` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang báo chí phải ghi thư điện tử; `publisher.email` đang để trống.
 --> bantin.toml:4:1
  |
4 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `email` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang báo chí phải ghi cơ quan chủ quản; `publisher.governing_body` đang để trống.
 --> bantin.toml:4:1
  |
4 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `governing_body` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang báo chí phải ghi giấy phép hoạt động; `publisher.licence` đang để trống.
 --> bantin.toml:4:1
  |
4 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `licence` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang báo chí phải ghi điện thoại; `publisher.phone` đang để trống.
 --> bantin.toml:4:1
  |
4 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `phone` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang báo chí phải ghi người chịu trách nhiệm; `publisher.responsible_person` đang để trống.
 --> bantin.toml:4:1
  |
4 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `responsible_person` trong bảng [publisher] của bantin.toml.


"#]],
    );
    check(
        "profile = \"state\"",
        str![[r#"
cảnh báo[G03]: Trang cơ quan nhà nước phải ghi địa chỉ; `publisher.address` đang để trống.
--> bantin.toml:1
 = gợi ý: Điền khóa `address` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang cơ quan nhà nước phải ghi thư điện tử; `publisher.email` đang để trống.
--> bantin.toml:1
 = gợi ý: Điền khóa `email` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang cơ quan nhà nước phải ghi cơ quan chủ quản; `publisher.governing_body` đang để trống.
--> bantin.toml:1
 = gợi ý: Điền khóa `governing_body` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang cơ quan nhà nước phải ghi tên cơ quan; `publisher.name` đang để trống.
--> bantin.toml:1
 = gợi ý: Điền khóa `name` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang cơ quan nhà nước phải ghi điện thoại; `publisher.phone` đang để trống.
--> bantin.toml:1
 = gợi ý: Điền khóa `phone` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang cơ quan nhà nước phải ghi người chịu trách nhiệm; `publisher.responsible_person` đang để trống.
--> bantin.toml:1
 = gợi ý: Điền khóa `responsible_person` trong bảng [publisher] của bantin.toml.


"#]],
    );
}

#[test]
fn a_licence_is_dated_as_offices_do() {
    for (date, printed) in [
        ("2026-01-01", "01/01/2026"),
        ("\"tháng 3/2026\"", "tháng 3/2026"),
    ] {
        let (config, report) = read(&format!(
            "title = \"x\"\nbase_url = \"https://a.vn\"\n[publisher]\nlicence = {{ number = \"1/GP\", date = {date} }}\n"
        ));
        assert_eq!(report, "");
        let licence = config
            .and_then(|config| config.publisher.licence)
            .expect("given");
        assert_eq!(licence.date.as_deref(), Some(printed));
    }
}

#[test]
fn an_unknown_setting_is_met_with_the_nearest_one() {
    check(
        "base_ulr = \"x\"\n[publisher]\nmail = \"x\"",
        str![[r#"
lỗi[F05]: Không có khóa nào tên `base_ulr` ở đây.
 --> bantin.toml:3:1
  |
3 | base_ulr = "x"
  | ^^^^^^^^
  |
  = gợi ý: Có phải: “base_url”?

lỗi[F05]: Không có khóa nào tên `publisher.mail` ở đây.
 --> bantin.toml:5:1
  |
5 | mail = "x"
  | ^^^^
  |
  = gợi ý: Có phải: “email”?


"#]],
    );
}

#[test]
fn a_mistake_of_notation_names_the_file_not_a_head() {
    check(
        "tagline = “Tin”\ntheme = toasoan",
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được trong tệp cấu hình.
 --> bantin.toml:3:11
  |
3 | tagline = “Tin”
  |           ^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.

lỗi[Y02]: Tệp sai cú pháp: giá trị này phải đặt trong ngoặc kép: "toasoan".
 --> bantin.toml:4:9
  |
4 | theme = toasoan
  |         ^^^^^^^


"#]],
    );
}

#[test]
fn the_example_site_has_no_mistake_in_its_settings() {
    let text = include_str!("../../bantin.toml");
    let (config, report) = read(text);
    assert_eq!(report, "");
    assert_eq!(config.expect("complete").navigation.len(), 8);
}

#[test]
fn files_for_hosts_are_asked_for_by_name() {
    let (config, report) = read(
        "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n[hosting]\nfiles = [\"nginx\", \"_headers\"]\n",
    );
    assert_eq!(report, "");
    let files = config.expect("complete").hosting.files;
    let files: Vec<HostFile> = files.into_iter().map(|file| file.value).collect();
    let expected = [HostFile::Nginx, HostFile::Headers, HostFile::Redirects];
    assert_eq!(files, expected);
}

#[test]
fn a_host_is_one_of_those_that_are_known() {
    check(
        "[hosting]\nfiles = [\"ngnix\", \"apache\", \"apache\"]\nfolder = \"x\"",
        str![[r#"
lỗi[F07]: `hosting.files` không nhận giá trị “ngnix”.
 --> bantin.toml:4:11
  |
4 | files = ["ngnix", "apache", "apache"]
  |           ^^^^^
  |
  = gợi ý: Có phải: “nginx”?
  = gợi ý: Được dùng: _headers, nginx, apache, iis, caddy.

lỗi[F10]: “apache” có hai lần trong `hosting.files`.
 --> bantin.toml:4:30
  |
4 | files = ["ngnix", "apache", "apache"]
  |                              ^^^^^^
  |
  = gợi ý: Giữ lại một lần.

lỗi[F05]: Không có khóa nào tên `hosting.folder` ở đây.
 --> bantin.toml:5:1
  |
5 | folder = "x"
  | ^^^^^^
  |
  = gợi ý: Ở đây được dùng: files.


"#]],
    );
}

#[test]
fn pictures_come_in_three_widths_unless_settings_say_otherwise() {
    let settings = |lines: &str| {
        let text = format!("title = \"T\"\nbase_url = \"https://t.example.vn\"\n{lines}\n");
        let (config, report) = read(&text);
        assert_eq!(report, "", "{lines}");
        config.expect("complete").pictures
    };
    let usual = settings("");
    assert_eq!(usual.widths, [480, 960, 1600]);
    assert_eq!(usual.formats, [Format::Webp, Format::Jpeg]);
    assert_eq!((usual.quality, usual.max_pixels), (75, 64_000_000));
    let own = settings(
        "[pictures]\nwidths = [800, 400, 800]\nquality = 60\nformats = [\"jpeg\"]\nmax_pixels = 9",
    );
    assert_eq!(own.widths, [400, 800]);
    assert_eq!(own.formats, [Format::Jpeg]);
    assert_eq!((own.quality, own.max_pixels), (60, 9));
}

#[test]
fn settings_of_pictures_are_checked() {
    check(
        "[pictures]\nwidths = [480, \"960\", 5]\nquality = 101\nformats = [\"avif\", \"jpg\"]",
        str![[r#"
lỗi[F06]: `pictures.widths` phải là số nguyên từ 16 đến 8192, không phải chữ.
 --> bantin.toml:4:16
  |
4 | widths = [480, "960", 5]
  |                ^^^^^
  |
  = gợi ý: Ví dụ: widths = [480, 960, 1600]

lỗi[F06]: `pictures.widths` phải là số nguyên từ 16 đến 8192, không phải số 5.
 --> bantin.toml:4:23
  |
4 | widths = [480, "960", 5]
  |                       ^
  |
  = gợi ý: Ví dụ: widths = [480, 960, 1600]

lỗi[F06]: `pictures.quality` phải là số nguyên từ 1 đến 100, không phải số 101.
 --> bantin.toml:5:11
  |
5 | quality = 101
  |           ^^^
  |
  = gợi ý: Ví dụ: quality = 75

lỗi[G04]: `pictures.formats` không thể là “avif”: nén một ảnh AVIF mất hàng chục giây, WebP thì chưa đến nửa giây.
 --> bantin.toml:6:13
  |
6 | formats = ["avif", "jpg"]
  |             ^^^^
  |
  = gợi ý: Ví dụ: formats = ["webp", "jpeg"]

lỗi[F07]: `pictures.formats` không nhận giá trị “jpg”.
 --> bantin.toml:6:21
  |
6 | formats = ["avif", "jpg"]
  |                     ^^^
  |
  = gợi ý: Có phải: “jpeg”?
  = gợi ý: Được dùng: webp, jpeg.


"#]],
    );
    check(
        "[pictures]\nwidths = []\nformats = [\"webp\"]",
        str![[r#"
lỗi[F08]: `pictures.widths` đang để trống.
 --> bantin.toml:4:10
  |
4 | widths = []
  |          ^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.

lỗi[G04]: `pictures.formats` không thể là “webp”: cần có jpeg: mạng xã hội và trình duyệt cũ chỉ đọc loại này.
 --> bantin.toml:5:13
  |
5 | formats = ["webp"]
  |             ^^^^
  |
  = gợi ý: Ví dụ: formats = ["webp", "jpeg"]


"#]],
    );
}
