//! V: numbers of documents.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{article, body, check, check_report, head};

#[test]
fn v01_a_number_without_issuer() {
    check(
        Code::V01,
        head("resolution = \"NQ 36\""),
        str![[r#"
lỗi[V01]: “NQ 36” chưa đủ để nhận ra văn bản.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "NQ 36"
  |               ^^^^^
  |
  = gợi ý: Hãy chọn một mã:
  = gợi ý: 36-nq-tw-2014 (01/7/2014, Về đẩy mạnh ứng dụng, phát triển công nghệ …)
  = gợi ý: 36-nq-tw-2018 (22/10/2018, Về Chiến lược phát triển bền vững kinh tế …)
  = gợi ý: 36-nq-tw-2023 (30/01/2023, Về phát triển và ứng dụng công nghệ sinh …)


"#]],
        str![[r#"
error[V01]: “NQ 36” is not enough to tell the document.
help: Choose one id:
help: 36-nq-tw-2014 (1 July 2014, Về đẩy mạnh ứng dụng, phát triển công nghệ …)
help: 36-nq-tw-2018 (22 October 2018, Về Chiến lược phát triển bền vững kinh tế …)
help: 36-nq-tw-2023 (30 January 2023, Về phát triển và ứng dụng công nghệ sinh …)

"#]],
    );
}

#[test]
fn v02_words_that_are_no_document() {
    check(
        Code::V02,
        head("resolution = \"Nghị quyết về di tích\""),
        str![[r#"
lỗi[V02]: “Nghị quyết về di tích” không phải số hay mã văn bản.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "Nghị quyết về di tích"
  |               ^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Ghi đủ số, loại và cơ quan ban hành, như "36-NQ/TW" hay "291/QĐ-UBND"


"#]],
        str![[r#"
error[V02]: “Nghị quyết về di tích” is neither a document number nor an id.
help: Give number, type and issuer, such as "36-NQ/TW" or "291/QĐ-UBND"

"#]],
    );
}

#[test]
fn v02_an_id_with_a_slip() {
    check_report(
        head("resolution = \"36-nq-tw-2015\""),
        str![[r#"
lỗi[V02]: “36-nq-tw-2015” không phải số hay mã văn bản.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "36-nq-tw-2015"
  |               ^^^^^^^^^^^^^
  |
  = gợi ý: Có phải: “36-nq-tw-2014”, “36-nq-tw-2018”, “36-nq-tw-2023”?
  = gợi ý: Ghi đủ số, loại và cơ quan ban hành, như "36-NQ/TW" hay "291/QĐ-UBND"


"#]],
    );
}

#[test]
fn v02_the_number_of_a_record() {
    check_report(
        "-- content/van-ban/ke-hoach.md --\n+++\nnumber = \"Kế hoạch 2383\"\ntitle = \"Số hóa di tích\"\n+++\n",
        str![[r#"
lỗi[V02]: “Kế hoạch 2383” không phải số hay mã văn bản.
 --> content/van-ban/ke-hoach.md:2:11
  |
2 | number = "Kế hoạch 2383"
  |           ^^^^^^^^^^^^^
  |
  = gợi ý: Ghi đủ số, loại và cơ quan ban hành, như "36-NQ/TW" hay "291/QĐ-UBND"


"#]],
    );
}

#[test]
fn v03_a_number_that_is_not_registered() {
    check(
        Code::V03,
        body(
            "Tỉnh ủy ban hành Kế hoạch số 45-KH/TU ngày 02/5/2023.\n\nTheo Kế hoạch 45-KH/TU, toàn tỉnh có 608 camera.",
        ),
        str![[r#"
cảnh báo[V03]: Văn bản 45-KH/TU chưa có trong sổ văn bản; bài vẫn được dựng, trang văn bản chưa có thông tin.
 --> content/bai-viet/tay-ninh.md:8:30
  |
8 | Tỉnh ủy ban hành Kế hoạch số 45-KH/TU ngày 02/5/2023.
  |                              ^^^^^^^^
  |
  = gợi ý: Thêm tệp content/van-ban/tay-ninh/45-kh-tu.md


"#]],
        str![[r#"
warning[V03]: Document 45-KH/TU is not in the register; the article is built, the document's page is bare.
help: Add content/van-ban/tay-ninh/45-kh-tu.md

"#]],
    );
}

#[test]
fn v03_a_national_number() {
    check_report(
        body("Thực hiện Quyết định 9999/QĐ-TTg của Thủ tướng Chính phủ."),
        str![[r#"
cảnh báo[V03]: Văn bản 9999/QĐ-TTg chưa có trong sổ văn bản; bài vẫn được dựng, trang văn bản chưa có thông tin.
 --> content/bai-viet/tay-ninh.md:8:22
  |
8 | Thực hiện Quyết định 9999/QĐ-TTg của Thủ tướng Chính phủ.
  |                      ^^^^^^^^^^^
  |
  = gợi ý: Thêm tệp content/van-ban/9999-qd-ttg.md


"#]],
    );
}

#[test]
fn v04_a_provincial_number_in_national_news() {
    check(
        Code::V04,
        r#"-- content/bai-viet/toan-quoc.md --
+++
title = "Cả nước số hóa di tích"
date = 2024-08-14
province = "toàn quốc"
summary = "Tóm tắt."
+++

Tây Ninh ban hành Quyết định số 291/QĐ-UBND.
-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
+++
"#,
        str![[r#"
cảnh báo[V04]: Số 291/QĐ-UBND do cấp tỉnh ban hành, nhưng không rõ của tỉnh nào: bài không thuộc đúng một tỉnh, hoặc nhiều đơn vị đã hợp nhất cùng có số này; số được để nguyên dạng chữ.
 --> content/bai-viet/toan-quoc.md:8:33
  |
8 | Tây Ninh ban hành Quyết định số 291/QĐ-UBND.
  |                                 ^^^^^^^^^^^
  |
  = gợi ý: Ghi mã có tỉnh trong resolution: tay-ninh/291-qd-ubnd-2022 (07/02/2022, Về số hóa di tích)


"#]],
        str![[r#"
warning[V04]: 291/QĐ-UBND is issued by a province, but which one is not clear: the article has not exactly one, or several units that were merged have this number; it stays plain text.
help: Name the province in resolution: tay-ninh/291-qd-ubnd-2022 (7 February 2022, Về số hóa di tích)

"#]],
    );
}

#[test]
fn v04_without_candidates() {
    check_report(
        r#"-- content/bai-viet/toan-quoc.md --
+++
title = "Cả nước số hóa di tích"
date = 2024-08-14
province = "toàn quốc"
summary = "Tóm tắt."
+++

Tây Ninh ban hành Quyết định số 291/QĐ-UBND.
"#,
        str![[r#"
cảnh báo[V04]: Số 291/QĐ-UBND do cấp tỉnh ban hành, nhưng không rõ của tỉnh nào: bài không thuộc đúng một tỉnh, hoặc nhiều đơn vị đã hợp nhất cùng có số này; số được để nguyên dạng chữ.
 --> content/bai-viet/toan-quoc.md:8:33
  |
8 | Tây Ninh ban hành Quyết định số 291/QĐ-UBND.
  |                                 ^^^^^^^^^^^


"#]],
    );
}

#[test]
fn v05_hyphen_and_slash_in_each_others_place() {
    check(
        Code::V05,
        body("Thực hiện Nghị quyết 17-NQ/CP của Chính phủ."),
        str![[r#"
lưu ý[V05]: “17-NQ/CP” viết đúng là “17/NQ-CP”.
 --> content/bai-viet/tay-ninh.md:8:22
  |
8 | Thực hiện Nghị quyết 17-NQ/CP của Chính phủ.
  |                      ^^^^^^^^
  |
  = gợi ý: Văn bản Nhà nước: gạch chéo trước, gạch nối sau.


"#]],
        str![[r#"
note[V05]: “17-NQ/CP” is properly written “17/NQ-CP”.
help: Documents of the State: slash first, then hyphen.

"#]],
    );
}

#[test]
fn v05_in_the_head() {
    check_report(
        head("resolution = \"36/NQ-TW\""),
        str![[r#"
lưu ý[V05]: “36/NQ-TW” viết đúng là “36-NQ/TW”.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "36/NQ-TW"
  |               ^^^^^^^^
  |
  = gợi ý: Văn bản của Đảng: gạch nối trước, gạch chéo sau.


"#]],
    );
}

#[test]
fn v06_a_number_of_several_documents() {
    check(
        Code::V06,
        article(
            "",
            "Thực hiện Quyết định 291/QĐ-UBND của Ủy ban nhân dân tỉnh.",
        ) + r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
+++
-- content/van-ban/tay-ninh/291-qd-ubnd-2023.md --
+++
number = "291/QĐ-UBND"
title = "Về camera giám sát"
province = "Tây Ninh"
date = 2023-02-07
+++
"#,
        str![[r#"
cảnh báo[V06]: Nhiều văn bản mang số 291/QĐ-UBND; liên kết dẫn tới trang chọn.
 --> content/bai-viet/tay-ninh.md:8:22
  |
8 | Thực hiện Quyết định 291/QĐ-UBND của Ủy ban nhân dân tỉnh.
  |                      ^^^^^^^^^^^
  |
  = gợi ý: Ghi ngày ban hành sau số, hoặc một mã trong resolution: tay-ninh/291-qd-ubnd-2022 (07/02/2022, Về số hóa di tích); tay-ninh/291-qd-ubnd-2023 (07/02/2023, Về camera giám sát)


"#]],
        str![[r#"
warning[V06]: Several documents carry the number 291/QĐ-UBND; the link leads to a page to choose from.
help: Give the date after the number, or one id in resolution: tay-ninh/291-qd-ubnd-2022 (7 February 2022, Về số hóa di tích); tay-ninh/291-qd-ubnd-2023 (7 February 2023, Về camera giám sát)

"#]],
    );
}

#[test]
fn v07_a_known_number_with_another_year() {
    check(
        Code::V07,
        body("Thực hiện Nghị quyết 36-NQ/TW ngày 01/7/2016 của Bộ Chính trị."),
        str![[r#"
cảnh báo[V07]: Sổ văn bản có số 36-NQ/TW, nhưng không có bản nào ban hành ngày này; số được để nguyên dạng chữ.
 --> content/bai-viet/tay-ninh.md:8:22
  |
8 | Thực hiện Nghị quyết 36-NQ/TW ngày 01/7/2016 của Bộ Chính trị.
  |                      ^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày ban hành; văn bản khác cùng số thì thêm một tệp vào content/van-ban/


"#]],
        str![[r#"
warning[V07]: The register has 36-NQ/TW, but none of that date; it stays plain text.
help: Check the date; another document of this number wants a file in content/van-ban/

"#]],
    );
}

#[test]
fn v02_the_document_of_a_figure() {
    check_report(
        head("[[indicators]]\nmeasure = \"Camera\"\nvalue = 608\ndocument = \"báo cáo năm\""),
        str![[r#"
lỗi[V02]: “báo cáo năm” không phải số hay mã văn bản.
 --> content/bai-viet/tay-ninh.md:9:13
  |
9 | document = "báo cáo năm"
  |             ^^^^^^^^^^^
  |
  = gợi ý: Ghi đủ số, loại và cơ quan ban hành, như "36-NQ/TW" hay "291/QĐ-UBND"


"#]],
    );
}

#[test]
fn v01_the_only_one_there_is() {
    check(
        Code::V01,
        head("resolution = \"QĐ 749\""),
        str![[r#"
lỗi[V01]: “QĐ 749” chưa đủ để nhận ra văn bản.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "QĐ 749"
  |               ^^^^^^
  |
  = gợi ý: Có phải 749/QĐ-TTg (03/6/2020, Phê duyệt Chương trình Chuyển đổi số quốc gia …)? Nếu đúng, ghi: "749-qd-ttg-2020"


"#]],
        str![[r#"
error[V01]: “QĐ 749” is not enough to tell the document.
help: Is it 749/QĐ-TTg (3 June 2020, Phê duyệt Chương trình Chuyển đổi số quốc gia …)? If so, write: "749-qd-ttg-2020"

"#]],
    );
}

#[test]
fn v02_several_documents_in_one_text() {
    check(
        Code::V02,
        head("resolution = \"36-nq/tw và 749/QĐ-TTg\""),
        str![[r#"
lỗi[V02]: “36-nq/tw và 749/QĐ-TTg” không phải số hay mã văn bản.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "36-nq/tw và 749/QĐ-TTg"
  |               ^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi văn bản một cặp ngoặc kép: ["36-NQ/TW", "749/QĐ-TTg"]
  = gợi ý: Ghi đủ số, loại và cơ quan ban hành, như "36-NQ/TW" hay "291/QĐ-UBND"


"#]],
        str![[r#"
error[V02]: “36-nq/tw và 749/QĐ-TTg” is neither a document number nor an id.
help: Each document wants quotation marks of its own: ["36-NQ/TW", "749/QĐ-TTg"]
help: Give number, type and issuer, such as "36-NQ/TW" or "291/QĐ-UBND"

"#]],
    );
}
