//! N: addresses and identifiers.

use std::fs;
use std::path::Path;

use bantin::diagnostic::Code;
use bantin::publish::Order;
use snapbox::str;

use crate::site::TestSite;
use crate::{OTHER, check, check_found, check_report, head};

const SECOND: &str = r#"+++
title = "Huế số hóa di tích"
date = 2024-08-01
province = "Huế"
summary = "Tóm tắt."
"#;

#[test]
fn n01_two_articles_for_one_address() {
    check(
        Code::N01,
        head("slug = \"so-hoa\"")
            + "-- content/bai-viet/hue/hue.md --\n"
            + SECOND
            + "slug = \"so-hoa\"\n+++\n",
        str![[r#"
lỗi[N01]: Hai nguồn cùng một địa chỉ /bai-viet/2024/08/so-hoa/: content/bai-viet/hue/hue.md và content/bai-viet/tay-ninh.md.
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | slug = "so-hoa"
  |         ^^^^^^
  |
 ::: content/bai-viet/hue/hue.md:6:9
  |
6 | slug = "so-hoa"
  |         ^^^^^^
  |
  = gợi ý: Đặt slug khác cho một trong hai: slug = "…"


"#]],
        str![[r#"
error[N01]: Two sources for one address /bai-viet/2024/08/so-hoa/: content/bai-viet/hue/hue.md and content/bai-viet/tay-ninh.md.
help: Give one of them another slug: slug = "…"

"#]],
    );
}

#[test]
fn n01_two_files_of_one_name() {
    check_report(
        head("") + "-- content/bai-viet/hue/tay-ninh.md --\n" + SECOND + "+++\n",
        str![[r#"
lỗi[N01]: Hai nguồn cùng một địa chỉ /bai-viet/2024/08/tay-ninh/: content/bai-viet/hue/tay-ninh.md và content/bai-viet/tay-ninh.md.
--> content/bai-viet/tay-ninh.md:1
::: content/bai-viet/hue/tay-ninh.md:1
 = gợi ý: Đặt slug khác cho một trong hai: slug = "…"


"#]],
    );
}

#[test]
fn n01_a_file_of_static_in_the_place_of_a_page() {
    check_report(
        "-- static/tinh/index.html --\n<p>Tỉnh</p>\n",
        str![[r#"
lỗi[N01]: Hai nguồn cùng một địa chỉ /tinh/: bantin và static/tinh/index.html.
  = gợi ý: Đổi tên hoặc bỏ tệp trong static/.


"#]],
    );
}

#[test]
fn n01_an_alias_in_the_place_of_an_article() {
    check_report(
        head("aliases = [\"/bai-viet/2024/08/hue/\"]")
            + "-- content/bai-viet/hue.md --\n"
            + SECOND
            + "+++\n",
        str![[r#"
lỗi[N01]: Hai nguồn cùng một địa chỉ /bai-viet/2024/08/hue/: content/bai-viet/hue.md và content/bai-viet/tay-ninh.md.
 --> content/bai-viet/tay-ninh.md:6:13
  |
6 | aliases = ["/bai-viet/2024/08/hue/"]
  |             ^^^^^^^^^^^^^^^^^^^^^^
 ::: content/bai-viet/hue.md:1
  = gợi ý: Bỏ địa chỉ này khỏi aliases: trang ở đó vẫn còn.


"#]],
    );
}

#[test]
fn n02_a_slug_with_marks() {
    check(
        Code::N02,
        head("slug = \"Tây Ninh\""),
        str![[r#"
lỗi[N02]: “Tây Ninh” không dùng làm địa chỉ được.
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | slug = "Tây Ninh"
  |         ^^^^^^^^
  |
  = gợi ý: Chữ thường không dấu, chữ số và gạch nối: slug = "tay-ninh"


"#]],
        str![[r#"
error[N02]: “Tây Ninh” cannot be part of an address.
help: Plain lower-case letters, digits and hyphens: slug = "tay-ninh"

"#]],
    );
}

#[test]
fn n02_a_file_name_with_marks() {
    check_report(
        "-- content/bai-viet/Số hóa.md --\n".to_owned() + SECOND + "+++\n",
        str![[r#"
lỗi[N02]: “Số hóa” không dùng làm địa chỉ được.
--> content/bai-viet/Số hóa.md:1
 = gợi ý: Chữ thường không dấu, chữ số và gạch nối: slug = "so-hoa"


"#]],
    );
}

#[test]
fn n02_a_province_file_with_marks() {
    check_report(
        "-- content/tinh/Tây Ninh.md --\nTây Ninh có 608 camera.\n",
        str![[r#"
lỗi[N02]: “Tây Ninh” không dùng làm địa chỉ được.
--> content/tinh/Tây Ninh.md:1
 = gợi ý: Đổi tên tệp hay thư mục thành tay-ninh.md


"#]],
    );
}

#[test]
fn n03_a_reserved_word() {
    check(
        Code::N03,
        head("slug = \"tinh\""),
        str![[r#"
lỗi[N03]: “tinh” là từ dành riêng trong địa chỉ.
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | slug = "tinh"
  |         ^^^^
  |
  = gợi ý: Chọn slug khác: slug = "tinh-2"


"#]],
        str![[r#"
error[N03]: “tinh” is a reserved word in addresses.
help: Choose another slug: slug = "tinh-2"

"#]],
    );
}

#[test]
fn n03_a_topic_has_no_slug_of_its_own() {
    check(
        Code::N03,
        head("topics = [\"Tỉnh\"]"),
        str![[r#"
lỗi[N03]: “tinh” là từ dành riêng trong địa chỉ.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["Tỉnh"]
  |            ^^^^
  |
  = gợi ý: Gọi chủ đề “Tỉnh” bằng tên khác, rõ nghĩa hơn.

cảnh báo[T02]: Chủ đề “Tỉnh” chưa có.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["Tỉnh"]
  |            ^^^^
  |
  = gợi ý: Nếu là chủ đề mới, thêm vào topics của một tệp trong content/linh-vuc/.


"#]],
        str![[r#"
error[N03]: “tinh” is a reserved word in addresses.
help: Give the topic “Tỉnh” another, clearer name.

"#]],
    );
}

#[test]
fn n04_one_id_in_two_articles() {
    check(
        Code::N04,
        head("id = \"tn15a8h2\"")
            + "-- content/bai-viet/hue.md --\n"
            + SECOND
            + "id = \"tn15a8h2\"\n+++\n",
        str![[r#"
lỗi[N04]: Mã “tn15a8h2” được dùng hai lần.
 --> content/bai-viet/tay-ninh.md:6:7
  |
6 | id = "tn15a8h2"
  |       ^^^^^^^^
  |
 ::: content/bai-viet/hue.md:6:7
  |
6 | id = "tn15a8h2"
  |       ^^^^^^^^
  |
  = gợi ý: Mỗi bài một mã riêng; xóa dòng id ở bài chép lại.


"#]],
        str![[r#"
error[N04]: The id “tn15a8h2” is used twice.
help: Each article has its own; remove the line from the copy.

"#]],
    );
}

/// Whichever comes first: the draft is the copy, and the published article is built.
#[test]
fn n04_one_id_in_an_article_and_a_draft() {
    let site = head("id = \"tn15a8h2\"")
        + "-- content/bai-viet/hue.md --\n"
        + SECOND
        + "id = \"tn15a8h2\"\ndraft = true\n+++\n";
    check_found(
        Code::N04,
        &TestSite::from(site.as_str()).of_drafts(),
        str![[r#"
lỗi[N04]: Mã “tn15a8h2” được dùng hai lần.
 --> content/bai-viet/hue.md:6:7
  |
6 | id = "tn15a8h2"
  |       ^^^^^^^^
  |
 ::: content/bai-viet/tay-ninh.md:6:7
  |
6 | id = "tn15a8h2"
  |       ^^^^^^^^
  |
  = gợi ý: Mỗi bài một mã riêng; xóa dòng id ở bài chép lại.


"#]],
        str![[r#"
error[N04]: The id “tn15a8h2” is used twice.
help: Each article has its own; remove the line from the copy.

"#]],
    );
}

#[test]
fn n05_an_english_edition() {
    check(
        Code::N05,
        head("") + "-- content/bai-viet/tay-ninh.en.md --\n+++\ntitle = \"Tây Ninh\"\n+++\n",
        str![[r#"
lỗi[N05]: Bản tiếng Anh (*.en.md) chưa được hỗ trợ.
--> content/bai-viet/tay-ninh.en.md:1
 = gợi ý: Đổi tên tệp, hoặc để nó ngoài thư mục content/.


"#]],
        str![[r#"
error[N05]: English editions (*.en.md) are not supported yet.
help: Rename the file, or keep it outside content/.

"#]],
    );
}

#[test]
fn n06_an_alias_that_is_no_address() {
    check(
        Code::N06,
        head("aliases = [\"https://tin.example.vn/cu/\"]"),
        str![[r#"
lỗi[N06]: “https://tin.example.vn/cu/” không phải địa chỉ trong trang.
 --> content/bai-viet/tay-ninh.md:6:13
  |
6 | aliases = ["https://tin.example.vn/cu/"]
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Bắt đầu và kết thúc bằng dấu gạch chéo: aliases = ["/bai-viet/2024/08/ten-cu/"]


"#]],
        str![[r#"
error[N06]: “https://tin.example.vn/cu/” is not an address of this site.
help: Start and end with a slash: aliases = ["/bai-viet/2024/08/old-name/"]

"#]],
    );
}

#[test]
fn n07_an_id_of_the_wrong_form() {
    check(
        Code::N07,
        head("id = \"TN-15\""),
        str![[r#"
lỗi[N07]: Mã “TN-15” phải gồm đúng 8 ký tự a–z, 0–9.
 --> content/bai-viet/tay-ninh.md:6:7
  |
6 | id = "TN-15"
  |       ^^^^^
  |
  = gợi ý: Ví dụ: id = "tn15a8h2"


"#]],
        str![[r#"
error[N07]: The id “TN-15” must be exactly 8 characters of a–z and 0–9.
help: For example: id = "tn15a8h2"

"#]],
    );
}

#[test]
fn n08_a_site_without_content() {
    let site = TestSite::from(
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n",
    )
    .after(|root| std::fs::remove_dir_all(root.join("content")).expect("it is there"));
    check(
        Code::N08,
        site,
        str![[r#"
lỗi[N08]: Trang chưa có nội dung: thư mục content/ trống hoặc chưa có.
  = gợi ý: Tạo bài đầu tiên: content/bai-viet/bai-dau-tien.md


"#]],
        str![[r#"
error[N08]: The site has no content: content/ is empty or missing.
help: Make a first article: content/bai-viet/first-article.md

"#]],
    );
}

/// Its own addresses work, and the report of the build lists what is withheld.
#[test]
fn a_site_with_nothing_but_a_draft_is_sound() {
    check_report(head("draft = true"), str![]);
}

#[test]
fn n09_a_web_page_among_the_articles() {
    check(
        Code::N09,
        head("") + "-- content/bai-viet/trang.html --\n<p>Tỉnh</p>\n",
        str![[r#"
lỗi[N09]: content/bai-viet/trang.html là trang HTML; content/ chỉ nhận bài Markdown.
  = gợi ý: Viết lại thành tệp .md, hoặc đặt vào static/ nếu cần xuất bản nguyên dạng.


"#]],
        str![[r#"
error[N09]: content/bai-viet/trang.html is a web page; content/ takes Markdown only.
help: Rewrite it as .md, or put it into static/ to publish it as it is.

"#]],
    );
}

#[test]
fn n01_a_draft_in_the_place_of_another_article() {
    let site = head("slug = \"mot-ten\"")
        + "-- content/bai-viet/nhap.md --\n+++\ntitle = \"Huế số hóa di tích\"\ndate = 2024-08-20\n\
           province = \"Huế\"\nsummary = \"Tóm tắt.\"\ndraft = true\nslug = \"mot-ten\"\n+++\n";
    check_found(
        Code::N01,
        &TestSite::from(site.as_str()).of_drafts(),
        str![[r#"
lỗi[N01]: Hai nguồn cùng một địa chỉ /bai-viet/2024/08/mot-ten/: content/bai-viet/tay-ninh.md và content/bai-viet/nhap.md.
 --> content/bai-viet/nhap.md:7:9
  |
7 | slug = "mot-ten"
  |         ^^^^^^^
  |
 ::: content/bai-viet/tay-ninh.md:6:9
  |
6 | slug = "mot-ten"
  |         ^^^^^^^
  |
  = gợi ý: Đặt slug khác cho một trong hai: slug = "…"


"#]],
        str![[r#"
error[N01]: Two sources for one address /bai-viet/2024/08/mot-ten/: content/bai-viet/tay-ninh.md and content/bai-viet/nhap.md.
help: Give one of them another slug: slug = "…"

"#]],
    );
}

#[test]
fn n10_a_slug_that_is_too_long() {
    check(
        Code::N10,
        head(&format!("slug = \"{}\"", "a".repeat(201))),
        str![[r#"
lỗi[N10]: Phần địa chỉ này dài 201 ký tự; ổ đĩa của máy chủ chỉ nhận đến 200.
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | ...= "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Đặt slug ngắn hơn: slug = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"


"#]],
        str![[r#"
error[N10]: This part of an address has 201 letters; disks take up to 200.
help: Give a shorter slug: slug = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

"#]],
    );
}

/// The first article of a site, published; then `change` happens to its folder.
fn after_publishing(change: impl FnOnce(&Path)) -> TestSite {
    let article = "+++\ntitle = \"Học bạ số\"\ndate = 2026-09-02\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n\nTrường nào cũng có.\n";
    let site = TestSite::from(OTHER).with("content/bai-viet/hoc-ba-so.md", article);
    assert_eq!(site.publish("public"), []);
    site.after(change)
}

#[test]
fn n11_an_article_that_moved() {
    let site = after_publishing(|root| {
        let folder = root.join("content/bai-viet");
        fs::rename(folder.join("hoc-ba-so.md"), folder.join("so-hoc-ba.md")).expect("renamed");
    });
    check_found(
        Code::N11,
        &site.publish("public"),
        str![[r#"
cảnh báo[N11]: Địa chỉ /bai-viet/2026/09/hoc-ba-so/ đã xuất bản, nay không còn trang nào ở đó.
 --> content/bai-viet/so-hoc-ba.md:2:10
  |
2 | title = "Học bạ số"
  |          ^^^^^^^^^
  |
  = gợi ý: Để người đọc không gặp trang lỗi, ghi vào phần đầu bài này: aliases = ["/bai-viet/2026/09/hoc-ba-so/"]


"#]],
        str![[r#"
warning[N11]: The address /bai-viet/2026/09/hoc-ba-so/ was published, and nothing stands there any more.
help: So that readers do not meet an error page, put into the head of this article: aliases = ["/bai-viet/2026/09/hoc-ba-so/"]

"#]],
    );
}

/// Its former aliases stay in the line that is offered.
#[test]
fn n11_an_article_that_moved_twice() {
    let site = after_publishing(|root| {
        let folder = root.join("content/bai-viet");
        let text = fs::read_to_string(folder.join("hoc-ba-so.md")).expect("an article");
        let text = text.replacen("province", "aliases = [\"/bai-cu/\"]\nprovince", 1);
        fs::remove_file(folder.join("hoc-ba-so.md")).expect("removed");
        fs::write(folder.join("so-hoc-ba.md"), text).expect("written");
    });
    check_found(
        Code::N11,
        &site.publish("public"),
        str![[r#"
cảnh báo[N11]: Địa chỉ /bai-viet/2026/09/hoc-ba-so/ đã xuất bản, nay không còn trang nào ở đó.
 --> content/bai-viet/so-hoc-ba.md:4:13
  |
4 | aliases = ["/bai-cu/"]
  |             ^^^^^^^^
  |
  = gợi ý: Để người đọc không gặp trang lỗi, ghi vào phần đầu bài này: aliases = ["/bai-cu/", "/bai-viet/2026/09/hoc-ba-so/"]


"#]],
        str![[r#"
warning[N11]: The address /bai-viet/2026/09/hoc-ba-so/ was published, and nothing stands there any more.
help: So that readers do not meet an error page, put into the head of this article: aliases = ["/bai-cu/", "/bai-viet/2026/09/hoc-ba-so/"]

"#]],
    );
}

#[test]
fn n11_an_article_that_is_gone_is_an_error_when_strict() {
    let site = after_publishing(|root| {
        fs::remove_file(root.join("content/bai-viet/hoc-ba-so.md")).expect("removed");
    });
    let strict = Order {
        strict: true,
        ..Order::default()
    };
    check_found(
        Code::N11,
        &site.publish_as("public", |_| (), &strict),
        str![[r#"
lỗi[N11]: Địa chỉ /bai-viet/2026/09/hoc-ba-so/ đã xuất bản, nay không còn trang nào ở đó.
  = gợi ý: Để người đọc không gặp trang lỗi, ghi vào phần đầu của bài thay thế: aliases = ["/bai-viet/2026/09/hoc-ba-so/"]
  = gợi ý: Gỡ bài có chủ ý thì đừng xóa tệp, hãy ghi: withdrawn = "lý do"


"#]],
        str![[r#"
error[N11]: The address /bai-viet/2026/09/hoc-ba-so/ was published, and nothing stands there any more.
help: So that readers do not meet an error page, put into the head of the article that replaces it: aliases = ["/bai-viet/2026/09/hoc-ba-so/"]
help: To take an article back, do not remove its file but write: withdrawn = "reason"

"#]],
    );
    assert!(
        site.path("public/bai-viet/2026/09/hoc-ba-so/index.html")
            .exists()
    );
}

#[test]
fn n12_a_list_without_an_article() {
    let site = after_publishing(|root| {
        let file = root.join("content/bai-viet/hoc-ba-so.md");
        let text = fs::read_to_string(&file).expect("an article");
        let text = text.replacen("province", "withdrawn = \"Sai số liệu\"\nprovince", 1);
        fs::write(file, text).expect("written");
    });
    check_found(
        Code::N12,
        &site.publish("public"),
        str![[r#"
lưu ý[N12]: Danh sách /luu-tru/2026/09/ không còn bài nào nên không còn trang.


"#]],
        str![[r#"
note[N12]: The list /luu-tru/2026/09/ has no article left, and is gone.

"#]],
    );
}

#[test]
fn n11_an_indicator() {
    let file = "content/chi-so/ho-so.md";
    let indicator = "+++\nname = \"Hồ sơ trực tuyến\"\nunit = \"%\"\n+++\n";
    let site = TestSite::from(OTHER).with(file, indicator);
    assert_eq!(site.publish("public"), []);
    let site = site.after(|root| fs::remove_file(root.join(file)).expect("removed"));
    check_found(
        Code::N11,
        &site.publish("public"),
        str![[r#"
cảnh báo[N11]: Địa chỉ /chi-so/ho-so/ đã xuất bản, nay không còn trang nào ở đó.
  = gợi ý: Đặt lại tệp với tên cũ, hoặc ghi vào phần đầu một bài thay thế: aliases = ["/chi-so/ho-so/"]


"#]],
        str![[r#"
warning[N11]: The address /chi-so/ho-so/ was published, and nothing stands there any more.
help: Bring the file back under its old name, or put into the head of an article that replaces it: aliases = ["/chi-so/ho-so/"]

"#]],
    );
}

#[test]
fn n02_a_topic_without_a_letter() {
    check_report(
        head("topics = [\"..\", \"chữ ký số\"]"),
        str![[r#"
lỗi[N02]: “..” không dùng làm địa chỉ được.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["..", "chữ ký số"]
  |            ^^


"#]],
    );
}

#[test]
fn n02_a_file_that_no_disk_of_windows_takes() {
    check(
        Code::N02,
        TestSite::from(head("")).with("static/tai-lieu/aux.tar.gz", "x"),
        str![[r#"
lỗi[N02]: “static/tai-lieu/aux.tar.gz” không dùng làm địa chỉ được.
  = gợi ý: Đổi tên tệp hay thư mục thành aux-2.tar.gz
  = gợi ý: Windows giữ tên “aux” cho thiết bị; tệp hay thư mục không mang tên ấy được.


"#]],
        str![[r#"
error[N02]: “static/tai-lieu/aux.tar.gz” cannot be part of an address.
help: Rename the file or folder to aux-2.tar.gz
help: Windows keeps the name “aux” for a device; no file or folder can have it.

"#]],
    );
}

#[test]
fn n03_a_name_that_windows_keeps() {
    check(
        Code::N03,
        head("slug = \"con\""),
        str![[r#"
lỗi[N03]: “con” là từ dành riêng trong địa chỉ.
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | slug = "con"
  |         ^^^
  |
  = gợi ý: Chọn slug khác: slug = "con-2"
  = gợi ý: Windows giữ tên “con” cho thiết bị; tệp hay thư mục không mang tên ấy được.


"#]],
        str![[r#"
error[N03]: “con” is a reserved word in addresses.
help: Choose another slug: slug = "con-2"
help: Windows keeps the name “con” for a device; no file or folder can have it.

"#]],
    );
}

/// Another form of addresses gives up all of them: the first are told one by one.
#[test]
fn n13_very_many_addresses_are_lost() {
    let mut site = TestSite::from(OTHER);
    for n in 0..25 {
        let article = format!(
            "+++\ntitle = \"Bài {n}\"\ndate = 2026-09-02\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n"
        );
        site = site.with(&format!("content/bai-viet/bai-{n}.md"), article);
    }
    assert_eq!(site.publish("public"), []);
    let site = site.after(|root| {
        for n in 0..25 {
            fs::remove_file(root.join(format!("content/bai-viet/bai-{n}.md"))).expect("removed");
        }
    });
    let found = site.publish("public");
    let told = |code| {
        found
            .iter()
            .filter(|finding| finding.code() == code)
            .count()
    };
    assert_eq!(told(Code::N11), 20);
    let last: Vec<_> = found
        .into_iter()
        .filter(|finding| finding.code() == Code::N13)
        .collect();
    check_found(
        Code::N13,
        &last,
        str![[r#"
cảnh báo[N13]: Còn 5 địa chỉ nữa đã xuất bản mà nay không còn trang nào ở đó.
  = gợi ý: Nếu vừa đổi permalinks hay sections trong bantin.toml, hãy đổi lại: đổi dạng địa chỉ là đổi mọi bài.
  = gợi ý: Danh sách đầy đủ: bantin build --verbose


"#]],
        str![[r#"
warning[N13]: 5 more addresses were published, and nothing stands there any more.
help: If permalinks or sections in bantin.toml were just changed, change them back: another form of addresses is another address for every article.
help: The whole list: bantin build --verbose

"#]],
    );
}

#[test]
fn n14_a_file_that_was_published() {
    let site = TestSite::from(OTHER).with("static/cong-van.pdf", "%PDF");
    assert_eq!(site.publish("public"), []);
    let site = site.after(|root| {
        fs::remove_file(root.join("static/cong-van.pdf")).expect("removed");
    });
    check_found(
        Code::N14,
        &site.publish("public"),
        str![[r#"
cảnh báo[N14]: Tệp /cong-van.pdf đã xuất bản, nay không còn; liên kết từ nơi khác tới tệp sẽ hỏng.
  = gợi ý: Để giữ địa chỉ ấy, đặt một bản của tệp vào static/cong-van.pdf


"#]],
        str![[r#"
warning[N14]: The file /cong-van.pdf was published and is gone; links to it from elsewhere will fail.
help: To keep the address, put a copy of the file into static/cong-van.pdf

"#]],
    );
}

#[test]
fn n15_an_article_that_is_a_draft_again() {
    let site = after_publishing(|root| {
        let file = root.join("content/bai-viet/hoc-ba-so.md");
        let text = fs::read_to_string(&file).expect("an article");
        fs::write(file, text.replacen("province", "draft = true\nprovince", 1)).expect("written");
    });
    let found = site.publish("public").into_iter();
    let found: Vec<_> = found
        .filter(|finding| finding.code() == Code::N15)
        .collect();
    check_found(
        Code::N15,
        &found,
        str![[r#"
cảnh báo[N15]: Bài đã xuất bản ở /bai-viet/2026/09/hoc-ba-so/ nay bị giữ lại (bản nháp hoặc chưa đến ngày), nên địa chỉ ấy không còn.
 --> content/bai-viet/hoc-ba-so.md:3:8
  |
3 | date = 2026-09-02
  |        ^^^^^^^^^^
  |
  = gợi ý: Bỏ draft hay sửa lại ngày, hoặc rút hẳn bài: withdrawn = "lý do"


"#]],
        str![[r#"
warning[N15]: The article published at /bai-viet/2026/09/hoc-ba-so/ is held back now (a draft, or of a later date), so its address is gone.
help: Take out draft or correct the date, or take the article back: withdrawn = "reason"

"#]],
    );
}
