//! R: records of documents, provinces, sectors and indicators.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{check, check_report};

#[test]
fn r01_a_file_name_that_is_not_the_number() {
    check(
        Code::R01,
        r#"-- content/van-ban/tay-ninh/291-qd.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
+++
"#,
        str![[r#"
lỗi[R01]: Số “291/QĐ-UBND” không khớp với tên tệp “tay-ninh/291-qd”.
 --> content/van-ban/tay-ninh/291-qd.md:2:11
  |
2 | number = "291/QĐ-UBND"
  |           ^^^^^^^^^^^
  |
  = gợi ý: Tệp của văn bản này phải là content/van-ban/tay-ninh/291-qd-ubnd-2022.md


"#]],
        str![[r#"
error[R01]: Number “291/QĐ-UBND” does not agree with the file name “tay-ninh/291-qd”.
help: The file of this document must be content/van-ban/tay-ninh/291-qd-ubnd-2022.md

"#]],
    );
}

#[test]
fn r01_a_provincial_record_outside_the_folder_of_its_province() {
    check_report(
        r#"-- content/van-ban/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
+++
"#,
        str![[r#"
lỗi[R01]: Số “291/QĐ-UBND” không khớp với tên tệp “291-qd-ubnd-2022”.
 --> content/van-ban/291-qd-ubnd-2022.md:2:11
  |
2 | number = "291/QĐ-UBND"
  |           ^^^^^^^^^^^
  |
  = gợi ý: Tệp của văn bản này phải là content/van-ban/tay-ninh/291-qd-ubnd-2022.md


"#]],
    );
}

#[test]
fn r02_a_record_that_names_an_unknown_document() {
    check(
        Code::R02,
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["36-nq-tw-2015"]
+++
"#,
        str![[r#"
lỗi[R02]: `implements` nhắc tới văn bản “36-nq-tw-2015”, nhưng sổ văn bản không có.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:6:16
  |
6 | implements = ["36-nq-tw-2015"]
  |                ^^^^^^^^^^^^^
  |
  = gợi ý: Có phải: “36-nq-tw-2014”, “36-nq-tw-2018”, “36-nq-tw-2023”?
  = gợi ý: Thêm tệp content/van-ban/36-nq-tw-2015.md


"#]],
        str![[r#"
error[R02]: `implements` names “36-nq-tw-2015”, which is not in the register.
help: Did you mean “36-nq-tw-2014”, “36-nq-tw-2018”, “36-nq-tw-2023”?
help: Add content/van-ban/36-nq-tw-2015.md

"#]],
    );
}

#[test]
fn r02_a_record_that_names_a_document_by_its_number() {
    check_report(
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["999/QĐ-TTg"]
+++
"#,
        str![[r#"
lỗi[R02]: `implements` nhắc tới văn bản “999/QĐ-TTg”, nhưng sổ văn bản không có.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:6:16
  |
6 | implements = ["999/QĐ-TTg"]
  |                ^^^^^^^^^^
  |
  = gợi ý: Thêm tệp content/van-ban/999-qd-ttg.md


"#]],
    );
}

#[test]
fn r03_two_documents_that_implement_each_other() {
    check(
        Code::R03,
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["tay-ninh/2383-kh-ubnd-2022"]
+++
-- content/van-ban/tay-ninh/2383-kh-ubnd-2022.md --
+++
number = "2383/KH-UBND"
title = "Số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["tay-ninh/291-qd-ubnd-2022"]
+++
"#,
        str![[r#"
lỗi[R03]: Các văn bản thực hiện lẫn nhau thành vòng: tay-ninh/291-qd-ubnd-2022 → tay-ninh/2383-kh-ubnd-2022 → tay-ninh/291-qd-ubnd-2022.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:6:16
  |
6 | implements = ["tay-ninh/2383-kh-ubnd-2022"]
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Bỏ một trong các dòng implements này.


"#]],
        str![[r#"
error[R03]: These documents implement each other in a circle: tay-ninh/291-qd-ubnd-2022 → tay-ninh/2383-kh-ubnd-2022 → tay-ninh/291-qd-ubnd-2022.
help: Remove one of these lines implements.

"#]],
    );
}

#[test]
fn r04_a_document_older_than_what_it_implements() {
    check(
        Code::R04,
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["57-nq-tw-2024"]
+++
"#,
        str![[r#"
lỗi[R04]: 291/QĐ-UBND ngày 07/02/2022 không thể thực hiện 57-NQ/TW ngày 22/12/2024.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:6:16
  |
6 | implements = ["57-nq-tw-2024"]
  |                ^^^^^^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày ban hành và dòng implements.


"#]],
        str![[r#"
error[R04]: 291/QĐ-UBND of 7 February 2022 cannot implement 57-NQ/TW of 22 December 2024.
help: Check the date and the line implements.

"#]],
    );
}

#[test]
fn r03_two_documents_that_replace_each_other_each_in_its_own_words() {
    check_report(
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
replaces = ["tay-ninh/2383-kh-ubnd-2022"]
replaced_by = "tay-ninh/2383-kh-ubnd-2022"
+++
-- content/van-ban/tay-ninh/2383-kh-ubnd-2022.md --
+++
number = "2383/KH-UBND"
title = "Số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
+++
"#,
        str![[r#"
lỗi[R03]: Các văn bản thay thế lẫn nhau thành vòng: tay-ninh/291-qd-ubnd-2022 → tay-ninh/2383-kh-ubnd-2022 → tay-ninh/291-qd-ubnd-2022.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:6:14
  |
6 | replaces = ["tay-ninh/2383-kh-ubnd-2022"]
  |              ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Bỏ một trong các dòng replaces này.


"#]],
    );
}

#[test]
fn r03_three_documents_that_amend_each_other() {
    check_report(
        r#"-- content/van-ban/11-nq-cp.md --
+++
number = "11/NQ-CP"
title = "Một"
amends = ["12/NQ-CP"]
+++
-- content/van-ban/12-nq-cp.md --
+++
number = "12/NQ-CP"
title = "Hai"
amends = ["13-nq-cp"]
+++
-- content/van-ban/13-nq-cp.md --
+++
number = "13/NQ-CP"
title = "Ba"
amends = ["11-nq-cp"]
+++
"#,
        str![[r#"
lỗi[R03]: Các văn bản sửa đổi, bổ sung lẫn nhau thành vòng: 11-nq-cp → 12-nq-cp → 13-nq-cp → 11-nq-cp.
 --> content/van-ban/11-nq-cp.md:4:12
  |
4 | amends = ["12/NQ-CP"]
  |            ^^^^^^^^
  |
  = gợi ý: Bỏ một trong các dòng amends này.


"#]],
    );
}

#[test]
fn r04_a_document_older_than_what_it_replaces_and_said_once() {
    check_report(
        r#"-- content/van-ban/11-nq-cp-2022.md --
+++
number = "11/NQ-CP"
title = "Một"
date = 2022-02-07
replaces = ["12-nq-cp-2023"]
+++
-- content/van-ban/12-nq-cp-2023.md --
+++
number = "12/NQ-CP"
title = "Hai"
date = 2023-02-07
replaced_by = "11-nq-cp-2022"
+++
"#,
        str![[r#"
lỗi[R04]: 11/NQ-CP ngày 07/02/2022 không thể thay thế 12/NQ-CP ngày 07/02/2023.
 --> content/van-ban/11-nq-cp-2022.md:5:14
  |
5 | replaces = ["12-nq-cp-2023"]
  |              ^^^^^^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày ban hành và dòng replaces.


"#]],
    );
}

#[test]
fn r04_a_document_older_than_its_amendment_tells_from_either_side() {
    check_report(
        r#"-- content/van-ban/11-nq-cp-2022.md --
+++
number = "11/NQ-CP"
title = "Một"
date = 2022-02-07
amends = ["57-NQ/TW"]
+++
-- content/van-ban/57-nq-tw-2024.md --
+++
replaced_by = "11-nq-cp-2022"
+++
"#,
        str![[r#"
lỗi[R04]: 11/NQ-CP ngày 07/02/2022 không thể sửa đổi, bổ sung 57-NQ/TW ngày 22/12/2024.
 --> content/van-ban/11-nq-cp-2022.md:5:12
  |
5 | amends = ["57-NQ/TW"]
  |            ^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày ban hành và dòng amends.

lỗi[R04]: 11/NQ-CP ngày 07/02/2022 không thể thay thế 57-NQ/TW ngày 22/12/2024.
 --> content/van-ban/57-nq-tw-2024.md:2:16
  |
2 | replaced_by = "11-nq-cp-2022"
  |                ^^^^^^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày ban hành và dòng replaced_by.


"#]],
    );
}

#[test]
fn r05_a_file_for_no_province() {
    check(
        Code::R05,
        "-- content/tinh/tay-nin.md --\nTây Ninh.\n",
        str![[r#"
lỗi[R05]: Không có tỉnh, thành phố nào mang mã “tay-nin”.
--> content/tinh/tay-nin.md:1
 = gợi ý: Có phải: “tay-ninh.md”?


"#]],
        str![[r#"
error[R05]: No province or city has the id “tay-nin”.
help: Did you mean “tay-ninh.md”?

"#]],
    );
}

#[test]
fn r05_a_file_for_no_sector() {
    check_report(
        "-- content/linh-vuc/y-t.md --\nY tế.\n",
        str![[r#"
lỗi[R05]: Không có lĩnh vực nào mang mã “y-t”.
--> content/linh-vuc/y-t.md:1
 = gợi ý: Có phải: “y-te.md”?


"#]],
    );
}

#[test]
fn r02_a_known_document_named_by_its_number() {
    check_report(
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["749/QĐ-TTg"]
+++
"#,
        str![],
    );
}

/// Nothing more can be said of a record while its province is not known.
#[test]
fn p01_a_record_of_an_unknown_province() {
    check_report(
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Nin"
date = 2022-02-07
+++
"#,
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:4:13
  |
4 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn r02_a_record_that_cannot_be_read_is_told_once() {
    check_report(
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
implements = ["tay-ninh/2383-kh-ubnd-2022"]
+++
-- content/van-ban/tay-ninh/2383-kh-ubnd-2022.md --
+++
title = "Số hóa di tích"
province = "Tây Ninh"
+++
"#,
        str![[r#"
lỗi[F01]: Thiếu số văn bản.
--> content/van-ban/tay-ninh/2383-kh-ubnd-2022.md:1
 = gợi ý: Thêm vào phần đầu bài: number = "291/QĐ-UBND"


"#]],
    );
}

#[test]
fn f07_a_status_that_does_not_exist() {
    check_report(
        r#"-- content/van-ban/tay-ninh/291-qd-ubnd-2022.md --
+++
number = "291/QĐ-UBND"
title = "Về số hóa di tích"
province = "Tây Ninh"
date = 2022-02-07
status = "inforce"
+++
"#,
        str![[r#"
lỗi[F07]: `status` không nhận giá trị “inforce”.
 --> content/van-ban/tay-ninh/291-qd-ubnd-2022.md:6:11
  |
6 | status = "inforce"
  |           ^^^^^^^
  |
  = gợi ý: Có phải: “in-force”?
  = gợi ý: Được dùng: in-force, expired, historical, unknown.


"#]],
    );
}
