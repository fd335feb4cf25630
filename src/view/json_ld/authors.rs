//! Whether a line of authors names a person or an office.
//!
//! In: a name as editors wrote it. Out: which of the two schema.org is told. Editors write no more than a
//! name, so that the rule is a small one: the names of site and publisher, and a first word by which
//! offices are called. All other names are those of people.

use crate::vietnamese::fold;

/// First words of the names of offices. Marks count: Bạn and Bảo are no offices.
const OFFICES: [&str; 19] = [
    "ban ",
    "báo ",
    "bộ ",
    "công an ",
    "cổng ",
    "cục ",
    "đài phát thanh ",
    "đài truyền hình ",
    "hội ",
    "nhóm ",
    "phòng ",
    "sở ",
    "tạp chí ",
    "tòa soạn ",
    "tổ ",
    "trung tâm ",
    "ủy ban ",
    "văn phòng ",
    "viện ",
];

/// Whether `name` is that of an office: one of `known`, or one that begins as offices do, with more behind.
pub(super) fn is_office(name: &str, known: &[&str]) -> bool {
    let name = fold(name);
    let is_known = known.iter().any(|office| fold(office) == name);
    is_known || name == "tòa soạn" || OFFICES.iter().any(|office| name.starts_with(office))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_told_from_a_person_by_its_name() {
        let known = ["Bản tin số Tây Ninh", "Sao Mai"];
        for office in [
            "Ban Biên tập",
            "BAN BIÊN TẬP",
            "Tòa soạn",
            "Toà soạn Báo Tây Ninh",
            "Phòng Chuyển đổi số",
            "Sở Khoa học và Công nghệ",
            "Nhóm phóng viên",
            "Văn phòng UBND tỉnh",
            "Uỷ ban nhân dân tỉnh",
            "Trung tâm Chuyển đổi số",
            "Báo Gia Lai",
            "Cổng thông tin điện tử",
            "Bản tin số Tây Ninh",
            "sao mai",
        ] {
            assert!(is_office(office, &known), "{office}");
        }
        for person in [
            "Lan Anh",
            "Bảo Ngọc",
            "Phong Vũ",
            "Sơn Tùng",
            "Bạn đọc Minh",
            "Banh Văn Sở",
            "Trung Tâm",
            "Ban",
            "@mai",
        ] {
            assert!(!is_office(person, &known), "{person}");
        }
    }
}
