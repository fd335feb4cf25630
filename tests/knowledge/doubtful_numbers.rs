//! Numbers that name several documents, or none for sure: what readers get, and what the editor is
//! told.

use snapbox::{IntoData, str};

use crate::site::{Article, Record, TestSite};

/// An article of `province` and `day` with the text, beside documents; what its numbers become, then
/// the whole report.
#[track_caller]
fn check((province, day): (&str, &str), text: &str, records: &[Record], expected: impl IntoData) {
    let article = Article {
        name: "bai",
        province,
        day,
        text,
    };
    let site = TestSite::new(&[article], records);
    let article = Article {
        name: "bai",
        province,
        day,
        text,
    };
    let found = format!("{}\n\n{}", site.numbers(&article).join("\n"), site.report());
    snapbox::assert_data_eq!(found, expected.raw());
}

const TWELVE: [Record; 3] = [
    ("12-nq-cp-2015", "12/NQ-CP", "2015-02-01"),
    ("12-nq-cp-2018", "12/NQ-CP", "2018-02-01"),
    ("12-nq-cp-2021", "12/NQ-CP", "2021-02-01"),
];

#[test]
fn a_national_number_of_three_dated_documents_leads_to_the_choice_page() {
    check(
        ("toàn quốc", "2026-03-01"),
        "Theo Nghị quyết 12/NQ-CP, các tỉnh đầu tư.",
        &TWELVE,
        str![[r#"
12/NQ-CP → /van-ban/12-nq-cp/

cảnh báo[V06]: Nhiều văn bản mang số 12/NQ-CP; liên kết dẫn tới trang chọn.
 --> content/bai-viet/bai.md:8:17
  |
8 | Theo Nghị quyết 12/NQ-CP, các tỉnh đầu tư.
  |                 ^^^^^^^^
  |
  = gợi ý: Ghi ngày ban hành sau số, hoặc một mã trong resolution: 12-nq-cp-2015 (01/02/2015, Về việc 12-nq-cp-2015); 12-nq-cp-2018 (01/02/2018, Về việc 12-nq-cp-2018); 12-nq-cp-2021 (01/02/2021, Về việc 12-nq-cp-2021)


"#]],
    );
}

#[test]
fn a_date_behind_it_or_the_day_of_the_article_settles_it() {
    check(
        ("toàn quốc", "2026-03-01"),
        "Theo Nghị quyết 12/NQ-CP ngày 01/02/2018, các tỉnh đầu tư.",
        &TWELVE,
        str![[r#"
12/NQ-CP → /van-ban/12-nq-cp-2018/


"#]],
    );
    check(
        ("toàn quốc", "2017-03-01"),
        "Theo Nghị quyết 12/NQ-CP, các tỉnh đầu tư.",
        &TWELVE,
        str![[r#"
12/NQ-CP → /van-ban/12-nq-cp-2015/


"#]],
    );
}

#[test]
fn the_three_resolutions_36_have_a_default_and_are_told_apart_by_date_and_term() {
    check(
        ("toàn quốc", "2026-03-01"),
        "Nghị quyết 36-NQ/TW. Nghị quyết 36-NQ/TW ngày 22/10/2018. Nghị quyết 36-NQ/TW (khóa XIII).",
        &[],
        str![[r#"
36-NQ/TW → /van-ban/36-nq-tw-2014/
36-NQ/TW → /van-ban/36-nq-tw-2018/
36-NQ/TW → /van-ban/36-nq-tw-2023/


"#]],
    );
}

const SIXTY_ONE: [Record; 2] = [
    ("quang-ngai/61-kh-ubnd-2019", "61/KH-UBND", "2019-05-02"),
    ("ca-mau/61-kh-ubnd-2020", "61/KH-UBND", "2020-05-02"),
];

#[test]
fn a_provincial_number_in_news_of_no_province_is_text() {
    check(
        ("toàn quốc", "2024-03-01"),
        "Theo Kế hoạch 61/KH-UBND, tỉnh đầu tư.",
        &SIXTY_ONE,
        str![[r#"
61/KH-UBND

cảnh báo[V04]: Số 61/KH-UBND do cấp tỉnh ban hành, nhưng không rõ của tỉnh nào: bài không thuộc đúng một tỉnh, hoặc nhiều đơn vị đã hợp nhất cùng có số này; số được để nguyên dạng chữ.
 --> content/bai-viet/bai.md:8:15
  |
8 | Theo Kế hoạch 61/KH-UBND, tỉnh đầu tư.
  |               ^^^^^^^^^^
  |
  = gợi ý: Ghi mã có tỉnh trong resolution: ca-mau/61-kh-ubnd-2020 (02/5/2020, Về việc ca-mau/61-kh-ubnd-2020); quang-ngai/61-kh-ubnd-2019 (02/5/2019, Về việc quang-ngai/61-kh-ubnd-2019)


"#]],
    );
}

#[test]
fn a_provincial_number_in_news_of_several_provinces_is_text() {
    check(
        ("Quảng Ngãi, Cà Mau", "2024-03-01"),
        "Theo Kế hoạch 61/KH-UBND, tỉnh đầu tư.",
        &SIXTY_ONE,
        str![[r#"
61/KH-UBND

cảnh báo[V04]: Số 61/KH-UBND do cấp tỉnh ban hành, nhưng không rõ của tỉnh nào: bài không thuộc đúng một tỉnh, hoặc nhiều đơn vị đã hợp nhất cùng có số này; số được để nguyên dạng chữ.
 --> content/bai-viet/bai.md:8:15
  |
8 | Theo Kế hoạch 61/KH-UBND, tỉnh đầu tư.
  |               ^^^^^^^^^^
  |
  = gợi ý: Ghi mã có tỉnh trong resolution: ca-mau/61-kh-ubnd-2020 (02/5/2020, Về việc ca-mau/61-kh-ubnd-2020); quang-ngai/61-kh-ubnd-2019 (02/5/2019, Về việc quang-ngai/61-kh-ubnd-2019)


"#]],
    );
}

/// Khánh Hòa took in Ninh Thuận on 1 July 2025.
const NINE: [Record; 2] = [
    ("khanh-hoa/09-nq-tu-2016", "09-NQ/TU", "2016-11-01"),
    ("ninh-thuan/09-nq-tu-2021", "09-NQ/TU", "2021-11-15"),
];

#[test]
fn a_number_of_the_heir_and_of_its_former_unit_is_text() {
    check(
        ("Khánh Hòa", "2026-03-01"),
        "Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.",
        &NINE,
        str![[r#"
09-NQ/TU

cảnh báo[V04]: Số 09-NQ/TU do cấp tỉnh ban hành, nhưng không rõ của tỉnh nào: bài không thuộc đúng một tỉnh, hoặc nhiều đơn vị đã hợp nhất cùng có số này; số được để nguyên dạng chữ.
 --> content/bai-viet/bai.md:8:17
  |
8 | Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.
  |                 ^^^^^^^^
  |
  = gợi ý: Ghi mã có tỉnh trong resolution: khanh-hoa/09-nq-tu-2016 (01/11/2016, Về việc khanh-hoa/09-nq-tu-2016); ninh-thuan/09-nq-tu-2021 (15/11/2021, Về việc ninh-thuan/09-nq-tu-2021)


"#]],
    );
}

#[test]
fn a_number_of_two_former_units_is_text() {
    check(
        ("Vĩnh Long", "2026-03-01"),
        "Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.",
        &[
            ("ben-tre/09-nq-tu-2016", "09-NQ/TU", "2016-11-01"),
            ("tra-vinh/09-nq-tu-2021", "09-NQ/TU", "2021-11-15"),
        ],
        str![[r#"
09-NQ/TU

cảnh báo[V04]: Số 09-NQ/TU do cấp tỉnh ban hành, nhưng không rõ của tỉnh nào: bài không thuộc đúng một tỉnh, hoặc nhiều đơn vị đã hợp nhất cùng có số này; số được để nguyên dạng chữ.
 --> content/bai-viet/bai.md:8:17
  |
8 | Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.
  |                 ^^^^^^^^
  |
  = gợi ý: Ghi mã có tỉnh trong resolution: ben-tre/09-nq-tu-2016 (01/11/2016, Về việc ben-tre/09-nq-tu-2016); tra-vinh/09-nq-tu-2021 (15/11/2021, Về việc tra-vinh/09-nq-tu-2021)


"#]],
    );
}

#[test]
fn the_date_behind_it_tells_heir_and_former_unit_apart() {
    check(
        ("Khánh Hòa", "2026-03-01"),
        "Theo Nghị quyết 09-NQ/TU ngày 15/11/2021 và Nghị quyết 09-NQ/TU ngày 01/11/2016, tỉnh đầu tư.",
        &NINE,
        str![[r#"
09-NQ/TU → /van-ban/ninh-thuan/09-nq-tu-2021/
09-NQ/TU → /van-ban/khanh-hoa/09-nq-tu-2016/


"#]],
    );
}

#[test]
fn before_the_merger_a_number_is_never_that_of_a_later_part() {
    check(
        ("Khánh Hòa", "2024-03-01"),
        "Theo Nghị quyết 09-NQ/TU và Chương trình 322-CTr/TU, tỉnh đầu tư.",
        &[
            NINE[0],
            NINE[1],
            ("ninh-thuan/322-ctr-tu-2015", "322-CTr/TU", "2015-03-24"),
        ],
        str![[r#"
09-NQ/TU → /van-ban/khanh-hoa/09-nq-tu-2016/
322-CTr/TU → /van-ban/khanh-hoa/322-ctr-tu/

cảnh báo[V03]: Văn bản 322-CTr/TU chưa có trong sổ văn bản; bài vẫn được dựng, trang văn bản chưa có thông tin.
 --> content/bai-viet/bai.md:8:42
  |
8 | Theo Nghị quyết 09-NQ/TU và Chương trình 322-CTr/TU, tỉnh đầu tư.
  |                                          ^^^^^^^^^^
  |
  = gợi ý: Thêm tệp content/van-ban/khanh-hoa/322-ctr-tu.md


"#]],
    );
}

#[test]
fn after_the_merger_the_former_name_has_its_own_numbers() {
    check(
        ("Ninh Thuận", "2026-03-01"),
        "Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.",
        &NINE,
        str![[r#"
09-NQ/TU → /van-ban/ninh-thuan/09-nq-tu-2021/

lưu ý[P05]: Ngày đăng 01/3/2026: “Ninh Thuận” đã thuộc Khánh Hòa từ 01/7/2025.
 --> content/bai-viet/bai.md:4:14
  |
4 | province = ["Ninh Thuận"]
  |              ^^^^^^^^^^
  |
  = gợi ý: Bài được xếp vào trang Khánh Hòa và trang lưu trữ Ninh Thuận.


"#]],
    );
}

/// Two terms of one province.
const TERMS: [Record; 2] = [
    ("tay-ninh/09-nq-tu-2016", "09-NQ/TU", "2016-02-01"),
    ("tay-ninh/09-nq-tu-2021", "09-NQ/TU", "2021-02-01"),
];

#[test]
fn one_number_in_two_terms_of_a_province_leads_to_the_choice_page() {
    check(
        ("Tây Ninh", "2024-03-01"),
        "Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.",
        &TERMS,
        str![[r#"
09-NQ/TU → /van-ban/tay-ninh/09-nq-tu/

cảnh báo[V06]: Nhiều văn bản mang số 09-NQ/TU; liên kết dẫn tới trang chọn.
 --> content/bai-viet/bai.md:8:17
  |
8 | Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.
  |                 ^^^^^^^^
  |
  = gợi ý: Ghi ngày ban hành sau số, hoặc một mã trong resolution: tay-ninh/09-nq-tu-2016 (01/02/2016, Về việc tay-ninh/09-nq-tu-2016); tay-ninh/09-nq-tu-2021 (01/02/2021, Về việc tay-ninh/09-nq-tu-2021)


"#]],
    );
}

#[test]
fn one_number_in_two_terms_is_settled_by_a_date_or_by_the_day_of_the_article() {
    check(
        ("Tây Ninh", "2024-03-01"),
        "Theo Nghị quyết 09-NQ/TU ngày 01/02/2016, tỉnh đầu tư.",
        &TERMS,
        str![[r#"
09-NQ/TU → /van-ban/tay-ninh/09-nq-tu-2016/


"#]],
    );
    check(
        ("Tây Ninh", "2018-03-01"),
        "Theo Nghị quyết 09-NQ/TU, tỉnh đầu tư.",
        &TERMS,
        str![[r#"
09-NQ/TU → /van-ban/tay-ninh/09-nq-tu-2016/


"#]],
    );
}
