//! What `check` advises of texts that nothing is wrong with.

use std::path::Path;

use bantin::diagnostic::Code;
use snapbox::{IntoData, str};

use crate::site::{PICTURE, TestSite, compiled};
use crate::{article, body, check_found, head, report};

/// Compares all advice on a site, as [`check_found`].
#[track_caller]
fn advised(code: Code, site: impl Into<TestSite>, vi: impl IntoData, en: impl IntoData) {
    check_found(code, &site.into().advice(), vi, en);
}

/// Nothing is to be said of an article with this text.
#[track_caller]
fn silent(text: &str) {
    let found = TestSite::from(body(text)).advice();
    assert_eq!(crate::report(&found), "", "{text}");
}

const TEXT: &str = "Sở Khoa học và Công nghệ vừa mở lớp bồi dưỡng kỹ năng số cho hai trăm thành viên tổ công nghệ số \
    cộng đồng của các xã biên giới. Học viên được hướng dẫn cài chữ ký số cá nhân, nộp hồ sơ qua Cổng dịch vụ công \
    và nhận biết những cuộc gọi giả danh. Lớp học kéo dài ba ngày, mỗi buổi có phần thực hành ngay trên điện thoại \
    của người học. Sau lớp này, mỗi tổ sẽ đến từng nhà để giúp người lớn tuổi dùng sổ sức khỏe điện tử.";

fn named(name: &str, title: &str, text: &str) -> String {
    format!(
        "-- content/bai-viet/{name}.md --\n+++\ntitle = \"{title}\"\ndate = 2026-01-05\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n\n{text}\n"
    )
}

#[test]
fn a09_a_picture_that_nobody_uses() {
    advised(
        Code::A09,
        TestSite::from(body("![Cổng thành](cong.png)"))
            .with("content/bai-viet/cong.png", PICTURE)
            .with("content/bai-viet/cu.png", PICTURE),
        str![[r#"
lưu ý[A09]: Ảnh content/bai-viet/cu.png nằm cạnh bài mà không bài nào dùng.
  = gợi ý: Dùng ảnh trong bài: ![lời tả](cu.png), hoặc xóa tệp.


"#]],
        str![[r#"
note[A09]: Picture content/bai-viet/cu.png lies beside articles, and none of them uses it.
help: Use it: ![what is seen](cu.png), or remove the file.

"#]],
    );
}

#[test]
fn a09_is_silent_while_an_article_cannot_be_read() {
    let site = TestSite::from(
        body("![Cổng thành](cong.png)")
            + "-- content/bai-viet/nhap.md --\n+++\ntitle = \"Chưa có ngày\"\nprovince = \"Huế\"\n+++\n\n![Ảnh](cu.png)\n",
    );
    let site = site
        .with("content/bai-viet/cong.png", PICTURE)
        .with("content/bai-viet/cu.png", PICTURE);
    assert_eq!(site.advice(), []);
}

#[test]
fn c01_letters_that_got_lost() {
    advised(
        Code::C01,
        body("Tỉnh h tr 70% giá tr hp đồng thuê máy ch cho doanh nghip nhỏ. Câu sau thì đủ chữ."),
        str![[r#"
cảnh báo[C01]: Câu này có vẻ mất chữ có dấu: “h tr 70% giá tr hp đồng thuê máy…”. Hãy đối chiếu với bản gốc.
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Tỉnh h tr 70% giá tr hp đồng thuê máy ch cho doanh nghip nhỏ. Câu sau thì đủ chữ.
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Chữ thường mất khi chép từ PDF hay tệp dùng phông cũ; gõ lại câu này, hoặc chép từ tệp Word gốc.


"#]],
        str![[r#"
warning[C01]: This sentence seems to have lost letters with marks: “h tr 70% giá tr hp đồng thuê máy…”. Compare it with the original.
help: Letters get lost when text is copied from a PDF or from a file in an old font: type the sentence again, or copy it from the original document.

"#]],
    );
}

#[test]
fn c01_a_text_that_was_misread() {
    advised(
        Code::C01,
        body("Tỉnh há»— trá»£ doanh nghiệp."),
        str![[r#"
cảnh báo[C01]: Câu này có vẻ mất chữ có dấu: “há»— trá”. Hãy đối chiếu với bản gốc.
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Tỉnh há»— trá»£ doanh nghiệp.
  |      ^^
  |
  = gợi ý: Chữ thường mất khi chép từ PDF hay tệp dùng phông cũ; gõ lại câu này, hoặc chép từ tệp Word gốc.


"#]],
        str![[r#"
warning[C01]: This sentence seems to have lost letters with marks: “há»— trá”. Compare it with the original.
help: Letters get lost when text is copied from a PDF or from a file in an old font: type the sentence again, or copy it from the original document.

"#]],
    );
}

#[test]
fn c02_words_without_a_space() {
    advised(
        Code::C02,
        body("Sở mở lớp về an toànthông tin cho cán bộ côngnghệsố."),
        str![[r#"
cảnh báo[C02]: Có thể dính chữ: “an toànthông”.
 --> content/bai-viet/tay-ninh.md:8:17
  |
8 | Sở mở lớp về an toànthông tin cho cán bộ côngnghệsố.
  |                 ^^^^^^^^^
  |
  = gợi ý: Có phải: “toàn thông”?

cảnh báo[C02]: Có thể dính chữ: “bộ côngnghệsố”.
 --> content/bai-viet/tay-ninh.md:8:42
  |
8 | Sở mở lớp về an toànthông tin cho cán bộ côngnghệsố.
  |                                          ^^^^^^^^^^
  |
  = gợi ý: Có phải: “công nghệ số”?


"#]],
        str![[r#"
warning[C02]: Two words may be joined: “an toànthông”.
help: Did you mean “toàn thông”?

"#]],
    );
}

#[test]
fn c03_a_rate_that_lost_a_digit() {
    advised(
        Code::C03,
        body("Đến nay 00% xã có tổ công nghệ số."),
        str![[r#"
cảnh báo[C03]: Tỷ lệ “00%” bất thường; có phải “100%”?
 --> content/bai-viet/tay-ninh.md:8:9
  |
8 | Đến nay 00% xã có tổ công nghệ số.
  |         ^^^
  |
  = gợi ý: Đối chiếu với bản gốc; số bên trái thường rơi mất khi chép.


"#]],
        str![[r#"
warning[C03]: The rate “00%” is odd; is it “100%”?
help: Compare it with the original; digits on the left get lost in copying.

"#]],
    );
}

#[test]
fn c03_rates_above_a_hundred_that_are_right() {
    for right in [
        "Tỷ lệ thuê bao di động băng rộng đạt 135%.",
        "Số thuê bao di động đạt 128% dân số.",
        "Tỷ suất sử dụng giường bệnh là 110%.",
        "Doanh thu bằng 230% năm trước.",
    ] {
        let found = TestSite::from(body(right)).advice();
        assert!(found.iter().all(|f| f.code() != Code::C03), "{right}");
    }
}

#[test]
fn c03_a_zero_too_many() {
    let found = TestSite::from(body("Nay chỉ còn 00,5% hộ chưa có điện.")).advice();
    let told = report(&found);
    assert!(told.contains("có phải “0,5%”?"), "{told}");
    let found = TestSite::from(body("Tỷ lệ đạt 095% số hộ.")).advice();
    assert!(report(&found).contains("có phải “95%”?"));
}

#[test]
fn c03_a_rate_that_cannot_be() {
    advised(
        Code::C03,
        body(
            "Theo báo cáo, 940% hộ dân dùng Internet, tăng 150% so với năm 2020. Có 940% hộ dân dùng điện thoại thông minh.",
        ),
        str![[r#"
cảnh báo[C03]: Tỷ lệ “940%” bất thường: trên 100% mà câu không nói tăng, vượt hay so với gì.
 --> content/bai-viet/tay-ninh.md:8:72
  |
8 | Theo báo cáo, 940% hộ dân dùng Internet, tăng 150% so với năm 2020. Có 940% hộ dân dùng điện thoại thông minh.
  |                                                                        ^^^^
  |
  = gợi ý: Đối chiếu với bản gốc; số bên trái thường rơi mất khi chép.


"#]],
        str![[r#"
warning[C03]: The rate “940%” is odd: more than 100%, and the sentence names no growth and no plan.
help: Compare it with the original; digits on the left get lost in copying.

"#]],
    );
}

#[test]
fn c04_words_that_stand_twice() {
    advised(
        Code::C04,
        body("Xã chú trọng tuyên truyền tuyên truyền tới người dân của của từng ấp."),
        str![[r#"
cảnh báo[C04]: Lặp từ: “tuyên truyền tuyên truyền”.
 --> content/bai-viet/tay-ninh.md:8:14
  |
8 | Xã chú trọng tuyên truyền tuyên truyền tới người dân của của từng ấp.
  |              ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Giữ lại một lần: “tuyên truyền”.

cảnh báo[C04]: Lặp từ: “của của”.
 --> content/bai-viet/tay-ninh.md:8:54
  |
8 | Xã chú trọng tuyên truyền tuyên truyền tới người dân của của từng ấp.
  |                                                      ^^^^^^^
  |
  = gợi ý: Giữ lại một lần: “của”.


"#]],
        str![[r#"
warning[C04]: Words stand twice: “tuyên truyền tuyên truyền”.
help: Keep them once: “tuyên truyền”.

"#]],
    );
}

/// The text of a link is read as well, for itself: two links side by side may have one name.
#[test]
fn c04_words_that_stand_twice_in_a_link() {
    advised(
        Code::C04,
        body("Xem [tuyên truyền\ntuyên truyền **của** của xã](https://a.vn)."),
        str![[r#"
cảnh báo[C04]: Lặp từ: “tuyên truyền tuyên truyền”.
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Xem [tuyên truyền
  |      ^^^^^^^^^^^^
  |
  = gợi ý: Giữ lại một lần: “tuyên truyền”.

cảnh báo[C04]: Lặp từ: “của của”.
 --> content/bai-viet/tay-ninh.md:9:16
  |
9 | tuyên truyền **của** của xã](https://a.vn).
  |                ^^^^^^^^^
  |
  = gợi ý: Giữ lại một lần: “của”.


"#]],
        str![[r#"
warning[C04]: Words stand twice: “tuyên truyền tuyên truyền”.
help: Keep them once: “tuyên truyền”.

"#]],
    );
    for text in [
        "Công tác tuyên truyền [tuyên truyền](https://a.vn) tuyên truyền.",
        "[Báo Tây Ninh](https://a.vn) [Báo Tây Ninh](https://b.vn)",
        "Sổ của [của](https://a.vn) của ai.",
    ] {
        silent(text);
    }
}

#[test]
fn i08_a_dot_for_a_comma() {
    advised(
        Code::I08,
        body("Có 9.56% hộ nghèo; doanh thu 1.5 tỷ đồng, 1.500 lượt xem, phiên bản 2.0."),
        str![[r#"
lưu ý[I08]: Số “9.56%” dùng dấu chấm thay cho dấu phẩy thập phân.
 --> content/bai-viet/tay-ninh.md:8:4
  |
8 | Có 9.56% hộ nghèo; doanh thu 1.5 tỷ đồng, 1.500 lượt xem, phiên bản 2.0.
  |    ^^^^^
  |
  = gợi ý: Tiếng Việt viết: “9,56%”.

lưu ý[I08]: Số “1.5 tỷ” dùng dấu chấm thay cho dấu phẩy thập phân.
 --> content/bai-viet/tay-ninh.md:8:30
  |
8 | Có 9.56% hộ nghèo; doanh thu 1.5 tỷ đồng, 1.500 lượt xem, phiên bản 2.0.
  |                              ^^^^^^
  |
  = gợi ý: Tiếng Việt viết: “1,5 tỷ”.


"#]],
        str![[r#"
note[I08]: “9.56%” has a dot where the decimal comma belongs.
help: Vietnamese has: “9,56%”.

"#]],
    );
}

#[test]
fn i09_figures_without_a_source() {
    advised(
        Code::I09,
        body("Có 96,8% hộ dùng điện thoại thông minh, 91% hộ có cáp quang."),
        str![[r#"
lưu ý[I09]: Bài nêu số liệu (“96,8%”) mà không nói số liệu lấy từ đâu.
 --> content/bai-viet/tay-ninh.md:8:4
  |
8 | Có 96,8% hộ dùng điện thoại thông minh, 91% hộ có cáp quang.
  |    ^^^^^
  |
  = gợi ý: Thêm vào phần đầu bài: source = { name = "Sở Khoa học và Công nghệ" }, hoặc viết trong câu: “Theo báo cáo của …”.


"#]],
        str![[r#"
note[I09]: The article states figures (“96,8%”) and does not say where they come from.
help: Add to the head: source = { name = "Sở Khoa học và Công nghệ" }, or say in the sentence whose report it is.

"#]],
    );
}

#[test]
fn i10_an_indicator_without_figures() {
    advised(
        Code::I10,
        "-- content/chi-so/ho-co-wifi.md --\n+++\nname = \"Hộ có Wi-Fi\"\nunit = \"%\"\n+++\n",
        str![[r#"
lưu ý[I10]: Chỉ số “ho-co-wifi” chưa có bài nào nêu số liệu.
--> content/chi-so/ho-co-wifi.md:1
 = gợi ý: Ghi số liệu vào phần đầu bài: [[indicators]] với id = "ho-co-wifi"; không cần nữa thì xóa tệp.


"#]],
        str![[r#"
note[I10]: No article has a figure of the indicator “ho-co-wifi”.
help: Give figures in the head of articles: [[indicators]] with id = "ho-co-wifi"; if nobody needs it, remove the file.

"#]],
    );
}

#[test]
fn l01_a_state_site_over_http() {
    advised(
        Code::L01,
        article(
            "source = {name = \"Cổng tỉnh\", url = \"http://tayninh.gov.vn/tin\"}",
            "Xem [cổng dịch vụ công](http://dichvucong.gov.vn/p/home) và [báo](http://baotayninh.vn/).",
        ),
        str![[r#"
lưu ý[L01]: Liên kết tới tayninh.gov.vn còn dùng http, không được mã hóa.
 --> content/bai-viet/tay-ninh.md:6:38
  |
6 | source = {name = "Cổng tỉnh", url = "http://tayninh.gov.vn/tin"}
  |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mở thử https://tayninh.gov.vn/tin; mở được thì ghi địa chỉ ấy.

lưu ý[L01]: Liên kết tới dichvucong.gov.vn còn dùng http, không được mã hóa.
 --> content/bai-viet/tay-ninh.md:9:5
  |
9 | Xem [cổng dịch vụ công](http://dichvucong.gov.vn/p/home) và [báo](http://baotayninh.vn/).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mở thử https://dichvucong.gov.vn/p/home; mở được thì ghi địa chỉ ấy.


"#]],
        str![[r#"
note[L01]: The link to tayninh.gov.vn uses http, which is not encrypted.
help: Try https://tayninh.gov.vn/tin; if it opens, link to that.

"#]],
    );
}

#[test]
fn m01_a_time_zone_of_a_web_page() {
    advised(
        Code::M01,
        body(
            "Thứ Ba, 25/06/2024 18:45 (GMT+0)\n\n14/08/2024 - 16:42 GMT+7\n\nTỉnh số hóa di tích.",
        ),
        str![[r#"
cảnh báo[M01]: “(GMT+0)” có vẻ còn sót lại từ trang web đã chép.
 --> content/bai-viet/tay-ninh.md:8:26
  |
8 | Thứ Ba, 25/06/2024 18:45 (GMT+0)
  |                          ^^^^^^^
  |
  = gợi ý: Xóa khỏi bài; ngày giờ đăng ghi ở phần đầu bài (date), mặc định là giờ Việt Nam.

cảnh báo[M01]: “GMT+7” có vẻ còn sót lại từ trang web đã chép.
  --> content/bai-viet/tay-ninh.md:10:20
   |
10 | 14/08/2024 - 16:42 GMT+7
   |                    ^^^^^
   |
   = gợi ý: Xóa khỏi bài; ngày giờ đăng ghi ở phần đầu bài (date), mặc định là giờ Việt Nam.


"#]],
        str![[r#"
warning[M01]: “(GMT+0)” seems to be left over from a copied web page.
help: Remove it; the time of publication stands in the head (date), in Vietnamese time unless it says otherwise.

"#]],
    );
}

#[test]
fn m01_the_frame_of_a_web_page() {
    advised(
        Code::M01,
        body("Tỉnh số hóa di tích.\n\nÝ kiến bạn đọc (0)"),
        str![[r#"
cảnh báo[M01]: “Ý kiến bạn đọc” có vẻ còn sót lại từ trang web đã chép.
  --> content/bai-viet/tay-ninh.md:10:1
   |
10 | Ý kiến bạn đọc (0)
   | ^^^^^^^^^^^^^^
   |
   = gợi ý: Xóa từ “Ý kiến bạn đọc” trở đi nếu đó không phải lời của bài.


"#]],
        str![[r#"
warning[M01]: “Ý kiến bạn đọc” seems to be left over from a copied web page.
help: Remove “Ý kiến bạn đọc” and what follows if it is not part of the article.

"#]],
    );
}

#[test]
fn r06_a_document_that_nobody_names() {
    advised(
        Code::R06,
        "-- content/van-ban/tay-ninh/77-kh-ubnd-2024.md --\n+++\nnumber = \"77/KH-UBND\"\nprovince = \"Tây Ninh\"\ndate = 2024-03-01\ntitle = \"Kế hoạch số hóa di tích\"\n+++\n",
        str![[r#"
lưu ý[R06]: Văn bản 77/KH-UBND có trong sổ của trang mà không bài hay văn bản nào nhắc tới.
--> content/van-ban/tay-ninh/77-kh-ubnd-2024.md:1
 = gợi ý: Nếu một bài nói về văn bản này, ghi số của nó vào bài hoặc vào resolution; không cần nữa thì xóa tệp.


"#]],
        str![[r#"
note[R06]: Document 77/KH-UBND is in the register of the site, and no article or document refers to it.
help: If an article is about it, put its number into the text or into resolution; if nobody needs it, remove the file.

"#]],
    );
}

#[test]
fn t03_a_topic_with_other_marks() {
    advised(
        Code::T03,
        head("topics = [\"dịch vụ công trưc tuyến\", \"chu-ky-so\"]"),
        str![[r#"
lưu ý[T03]: Chủ đề “dịch vụ công trưc tuyến” viết khác dấu; đã hiểu là “dịch vụ công trực tuyến”.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["dịch vụ công trưc tuyến", "chu-ky-so"]
  |            ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Sửa thành: "dịch vụ công trực tuyến"


"#]],
        str![[r#"
note[T03]: Topic “dịch vụ công trưc tuyến” has other marks; understood as “dịch vụ công trực tuyến”.
help: Write: "dịch vụ công trực tuyến"

"#]],
    );
}

#[test]
fn t05_a_topic_in_two_spellings() {
    let one = |name: &str, topic: &str| {
        format!(
            "-- content/bai-viet/{name}.md --\n+++\ntitle = \"Bài {name}\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\ntopics = [\"{topic}\"]\n+++\n"
        )
    };
    let four = [
        one("mot", "kĩ thuật số"),
        one("hai", "kỹ thuật số"),
        // Two words, whatever the letters.
        one("ba", "máy tay"),
        one("bon", "máy tai"),
    ];
    advised(
        Code::T05,
        four.concat(),
        str![[r#"
lưu ý[T05]: Chủ đề “kĩ thuật số” và “kỹ thuật số” ở bài khác chỉ khác nhau chữ i và y mà lại thành hai trang.
 --> content/bai-viet/mot.md:6:12
  |
6 | topics = ["kĩ thuật số"]
  |            ^^^^^^^^^^^
  |
  = gợi ý: Ghi thống nhất ở mọi bài: "kỹ thuật số"


"#]],
        str![[r#"
note[T05]: Topic “kĩ thuật số” differs from “kỹ thuật số” of other articles in i and y alone, and has a page of its own.
help: Write it alike in all articles: "kỹ thuật số"

"#]],
    );
}

#[test]
fn t04_a_topic_that_no_article_has() {
    advised(
        Code::T04,
        "-- content/linh-vuc/y-te.md --\n+++\ntopics = [\"sổ tiêm điện tử\"]\n+++\n",
        str![[r#"
lưu ý[T04]: Chưa có bài nào thuộc chủ đề “sổ tiêm điện tử”.
 --> content/linh-vuc/y-te.md:2:12
  |
2 | topics = ["sổ tiêm điện tử"]
  |            ^^^^^^^^^^^^^^^
  |
  = gợi ý: Ghi chủ đề vào topics của bài, hoặc bỏ nó khỏi tệp này.


"#]],
        str![[r#"
note[T04]: No article has the topic “sổ tiêm điện tử”.
help: Give it to articles in topics, or take it out of this file.

"#]],
    );
}

#[test]
fn c05_an_article_filed_twice() {
    advised(
        Code::C05,
        [
            named("lop-hoc", "Lớp học ở biên giới", TEXT),
            named(
                "lop-hoc-2",
                "Mở lớp ở biên giới",
                &TEXT.replace("hai trăm", "gần hai trăm"),
            ),
        ]
        .concat(),
        str![[r#"
cảnh báo[C05]: Bài này gần như trùng với content/bai-viet/lop-hoc-2.md: giống nhau khoảng 90%.
 --> content/bai-viet/lop-hoc.md:2:10
  |
2 | title = "Lớp học ở biên giới"
  |          ^^^^^^^^^^^^^^^^^^^
  |
 ::: content/bai-viet/lop-hoc-2.md:2:10
  |
2 | title = "Mở lớp ở biên giới"
  |          ^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Nếu là một tin đăng hai lần, giữ một bài; muốn giữ địa chỉ của bài kia thì ghi nó vào aliases.
  = gợi ý: Nếu cần cả hai, ghi vào phần đầu bài: accept = [{ code = "C05", reason = "…" }]


"#]],
        str![[r#"
warning[C05]: This article is nearly the same as content/bai-viet/lop-hoc-2.md: about 90% is in both.
help: If one piece of news was filed twice, keep one article, and the address of the other one in aliases.
help: If both are needed, put into the head: accept = [{ code = "C05", reason = "…" }]

"#]],
    );
}

#[test]
fn what_only_looks_like_a_slip_is_not_told() {
    // Points of a law, units, abbreviations, English.
    silent(
        "Theo điểm b, c, d và đ khoản 2 Điều 5, mức hỗ trợ là 3 tr đồng cho 5 km cáp, 2 kg và 4 cm ống.",
    );
    silent(
        "Học viên dùng cloud computing, big data, machine learning, blockchain, web app, email và smartphone.",
    );
    silent(
        "VNeID, iPhone, YouTube, TikTok, Zalo OA, wifi, video, podcast, dashboard, online, ôtô, môtô, virút, axít.",
    );
    // Reduplications, and words whose ends and beginnings are alike.
    silent(
        "Ngày ngày, người người, nhà nhà đi chợ xanh xanh; từng bước từng bước, rất nhiều rất nhiều việc.",
    );
    silent(
        "Sở Thông tin và Truyền thông thông báo: Bộ Công an công an xã. Học công nghệ thông tin, thông tin ấy có ích.",
    );
    // Growth, plans, zoom; versions, dates, sums.
    silent(
        "Thu đạt 112% dự toán, tăng 230%, bằng 104% kế hoạch. Phóng tới 400%. Bản 4.0, ngày 1.5, 1.500 tỷ đồng.",
    );
    // Hours of meetings; what lists say of ranks.
    silent(
        "Hội nghị mở lúc 9:00 (GMT+7), truyền tới điểm cầu ở Berlin, 3:00 (UTC+1).\n\n- Xếp hạng: thứ 5.",
    );
    // Code, links and other languages.
    silent("Gõ `tinnguồn tinnguồn`, xem [thông tinnguồn](https://example.vn/).");
}

#[test]
fn an_article_accepts_advice() {
    let accepted = "accept = [{ code = \"C04\", reason = \"Trích nguyên văn.\" }]";
    let found = TestSite::from(article(accepted, "Nguyên văn: việc của của xã.")).advice();
    assert_eq!(found, []);
}

#[test]
fn a_source_may_stand_anywhere() {
    for text in [
        "Theo Sở Y tế, 96,8% người dân có sổ sức khỏe, 91% đã dùng.",
        "Có 96,8% hộ dùng điện thoại thông minh, 91% hộ có cáp quang, Cục Thống kê công bố.",
        "Kế hoạch 77/KH-UBND đặt mục tiêu 96,8% và 91%.",
    ] {
        silent(text);
    }
}

/// The articles of the example are written with care: whatever is said of them is a false alarm, or to be mended.
#[test]
fn the_example_needs_no_advice() {
    let example = compiled(Path::new(env!("CARGO_MANIFEST_DIR")));
    let site = example.site.expect("the example is sound");
    assert!(site.model.n_articles() > 15);
    let mut found = example.diagnostics;
    found.extend(bantin::advice::advice(&site));
    assert_eq!(crate::report(&found), "");
}
