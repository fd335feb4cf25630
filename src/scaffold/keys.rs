//! The keys of an article's head, each with an example and a hint of a line.
//!
//! In: nothing. Out: [`KEYS`], in the order of the manual. Tests hold that the manual's list is the same and
//! that every example can be read.

use crate::vietnamese::Lang;

/// A key of the head.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    /// Whole lines; those of both languages differ in their words alone.
    example: (&'static str, &'static str),
    hint: (&'static str, &'static str),
}

impl Key {
    /// The key with a value.
    #[must_use]
    pub fn example(&self, lang: Lang) -> &'static str {
        one_of(self.example, lang)
    }

    /// What it is for.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> &'static str {
        one_of(self.hint, lang)
    }
}

fn one_of(words: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => words.0,
        Lang::En => words.1,
    }
}

const fn key(
    name: &'static str,
    example: (&'static str, &'static str),
    hint: (&'static str, &'static str),
) -> Key {
    Key {
        name,
        example,
        hint,
    }
}

/// The same example in both languages.
const fn same(example: &'static str) -> (&'static str, &'static str) {
    (example, example)
}

/// Every key, in the order of the manual.
pub const KEYS: [Key; 27] = [
    key(
        "title",
        ("title = \"Tiêu đề\"", "title = \"Title\""),
        ("bắt buộc", "required"),
    ),
    key(
        "date",
        same("date = 2026-01-15T08:00:00+07:00"),
        ("bắt buộc: ngày đăng", "required: the day of publication"),
    ),
    key(
        "province",
        same("province = \"Tây Ninh\""),
        (
            "bắt buộc, trừ khi _mac-dinh.toml của thư mục đã ghi; nhiều tỉnh: [\"Tây Ninh\", \"Gia Lai\"]; tin cả nước: \"toàn quốc\"",
            "required unless the folder's _mac-dinh.toml has it; several: [\"Tây Ninh\", \"Gia Lai\"]; the whole country: \"toàn quốc\"",
        ),
    ),
    key(
        "resolution",
        same("resolution = \"749/QĐ-TTg\""),
        (
            "số văn bản mà bài nói tới; nhiều văn bản: [\"…\", \"…\"]",
            "the documents it is about; several: [\"…\", \"…\"]",
        ),
    ),
    key(
        "topics",
        same("topics = [\"dịch vụ công trực tuyến\"]"),
        (
            "chủ đề; lĩnh vực được suy ra từ đây",
            "topics; sectors follow from them",
        ),
    ),
    key(
        "sectors",
        same("sectors = [\"y-te\"]"),
        (
            "chỉ khi lĩnh vực khác với chủ đề",
            "only if they do not follow from the topics",
        ),
    ),
    key(
        "summary",
        (
            "summary = \"Một, hai câu nói điều mới nhất của bài.\"",
            "summary = \"What is new, in a sentence or two.\"",
        ),
        (
            "tóm tắt, 30–60 chữ; hiện trong danh sách và khi chia sẻ",
            "30 to 60 words; shown in lists and when shared",
        ),
    ),
    key(
        "kicker",
        ("kicker = \"Số liệu\"", "kicker = \"Figures\""),
        (
            "dòng nhỏ trên tiêu đề; mặc định là lĩnh vực đầu tiên",
            "the line above the title; default: the first sector",
        ),
    ),
    key(
        "author",
        ("author = \"Nguyễn Văn A\"", "author = \"Nguyễn Văn A\""),
        ("người viết", "who wrote it"),
    ),
    key(
        "source",
        (
            "source = { name = \"Cổng thông tin điện tử tỉnh\", url = \"https://tinh.example.vn\" }",
            "source = { name = \"The province's portal\", url = \"https://tinh.example.vn\" }",
        ),
        ("nguồn tin", "where the news comes from"),
    ),
    key(
        "image",
        (
            "image = { src = \"anh.jpg\", alt = \"Tả điều người xem thấy trong ảnh\", caption = \"Chú thích\", credit = \"Ảnh: …\" }",
            "image = { src = \"picture.jpg\", alt = \"What is seen in it\", caption = \"Caption\", credit = \"Photo: …\" }",
        ),
        (
            "ảnh đặt cạnh bài; alt tả ảnh cho người không nhìn thấy, không được để trống",
            "a picture beside the article; alt tells what is seen to those who cannot see it, and must not be empty",
        ),
    ),
    key(
        "kind",
        same("kind = \"news\""),
        (
            "loại bài: news, photo, notice, correction, event, note, aggregated",
            "news, photo, notice, correction, event, note or aggregated",
        ),
    ),
    key(
        "corrects",
        same("corrects = \"bai-bi-cai-chinh.md\""),
        (
            "bài được cải chính, khi kind = \"correction\"",
            "the article it corrects, with kind = \"correction\"",
        ),
    ),
    key(
        "event",
        (
            "event = { start = 2026-10-10T08:00:00+07:00, place = \"Nhà văn hóa tỉnh\" }",
            "event = { start = 2026-10-10T08:00:00+07:00, place = \"The province's hall\" }",
        ),
        (
            "sự kiện, khi kind = \"event\"",
            "the event, with kind = \"event\"",
        ),
    ),
    key(
        "updated",
        same("updated = 2027-01-20T08:00:00+07:00"),
        (
            "lần sửa cuối, không trước ngày đăng",
            "the last change, not before the date",
        ),
    ),
    key(
        "change_note",
        (
            "change_note = \"Sửa số liệu ở đoạn hai.\"",
            "change_note = \"A figure was put right.\"",
        ),
        ("đã sửa gì", "what was changed"),
    ),
    key(
        "draft",
        same("draft = true"),
        (
            "bản nháp, chưa đăng; viết xong thì xóa dòng này",
            "not published yet; take this line out when it is done",
        ),
    ),
    key(
        "expires",
        same("expires = 2027-12-31"),
        (
            "hết ngày này bài không còn trên trang",
            "the last day on which it is shown",
        ),
    ),
    key(
        "withdrawn",
        ("withdrawn = \"lý do\"", "withdrawn = \"reason\""),
        (
            "rút bài: ở địa chỉ cũ chỉ còn lý do này",
            "takes it back: its address shows the reason",
        ),
    ),
    key(
        "slug",
        same("slug = \"phan-cuoi-dia-chi\""),
        (
            "phần cuối địa chỉ; mặc định theo tên tệp",
            "the end of the address; default: the name of the file",
        ),
    ),
    key(
        "id",
        same("id = \"0a1b2c3d\""),
        ("mã của bài, không đổi", "what it is known by for good"),
    ),
    key(
        "aliases",
        same("aliases = [\"/dia-chi-cu/\"]"),
        (
            "địa chỉ cũ, nay chuyển về đây",
            "former addresses that lead here",
        ),
    ),
    key(
        "pin",
        same("pin = { rank = 1, until = 2027-12-31 }"),
        (
            "ghim lên đầu trang chủ, rank từ 1 đến 3",
            "a place at the top of the home page, 1 to 3",
        ),
    ),
    key(
        "attachments",
        (
            "attachments = [{ src = \"bang-so-lieu.xlsx\", title = \"Bảng số liệu\" }]",
            "attachments = [{ src = \"figures.xlsx\", title = \"Figures\" }]",
        ),
        (
            "tệp tải về, đặt cạnh bài",
            "files to download, beside the article",
        ),
    ),
    key(
        "accept",
        (
            "accept = [{ code = \"F04\", reason = \"tên chính thức của đề án\" }]",
            "accept = [{ code = \"F04\", reason = \"its official name\" }]",
        ),
        (
            "lưu ý mà tòa soạn chấp nhận",
            "remarks that the desk accepts",
        ),
    ),
    key(
        "indicators",
        (
            "indicators = [{ measure = \"điểm cầu truyền hình\", value = \"12\", unit = \"điểm\", year = 2026 }]",
            "indicators = [{ measure = \"meeting rooms with video\", value = \"12\", unit = \"rooms\", year = 2026 }]",
        ),
        (
            "số liệu; value trong ngoặc kép, dấu phẩy trước phần thập phân: \"96,89 %\"",
            "figures; value in quotation marks, a comma before decimals: \"96,89 %\"",
        ),
    ),
    key(
        "extra",
        ("extra = { mau = \"do\" }", "extra = { colour = \"red\" }"),
        ("dành cho giao diện riêng", "for a theme of your own"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Defaults, ReadContext, read_article};
    use crate::config::read_config;
    use crate::diagnostic::{Diagnostic, Source};
    use crate::source::SitePath;

    /// What is said of an article whose head is made of `lines`.
    fn findings(lines: &[&str]) -> Vec<Diagnostic> {
        let settings = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";
        let settings = Source::new(SitePath::new("bantin.toml"), settings);
        let config = read_config(&settings).0.expect("the settings are complete");
        let text = format!("+++\n{}\n+++\n", lines.join("\n"));
        let source = Source::new(SitePath::new("content/bai-viet/a.md"), text);
        let context = ReadContext {
            config: &config,
            defaults: &Defaults::default().into(),
        };
        read_article(&source, &context).1
    }

    #[test]
    fn every_example_can_be_used_as_it_is() {
        for lang in [Lang::Vi, Lang::En] {
            // `corrects` is for another kind than the one in the example.
            let lines = KEYS.iter().filter(|key| key.name != "corrects");
            let lines: Vec<&str> = lines.map(|key| key.example(lang)).collect();
            assert_eq!(findings(&lines), []);
        }
    }

    #[test]
    fn the_manual_has_the_same_keys_in_the_same_order() {
        let manual = include_str!("../../README.md");
        let section = manual
            .split("\n## Phần đầu bài\n")
            .nth(1)
            .expect("the section is there");
        let table = section.split("\nSố liệu, ").next().unwrap_or_default();
        let first_cells = table
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('|').next());
        // `updated`, `change_note` stand in one line, and `[[indicators]]` in brackets.
        let keys = first_cells.flat_map(|cell| cell.split('`').step_by(2));
        let keys = keys.map(|key| key.trim_matches(['[', ']']));
        let keys: Vec<&str> = keys
            .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
            .collect();
        let own: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        assert_eq!(keys, own);
    }
}
