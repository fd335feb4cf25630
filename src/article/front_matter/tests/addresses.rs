//! Slugs, ids and aliases.

use snapbox::{IntoData as _, str};

use super::{check_with, read_at, with};
use crate::vietnamese::Lang;

#[test]
fn a_slug_is_plain_and_has_a_suggestion() {
    check_with(
        "slug = \"Điện thoại\"",
        str![[r#"
lỗi[N02]: “Điện thoại” không dùng làm địa chỉ được.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | slug = "Điện thoại"
  |         ^^^^^^^^^^
  |
  = gợi ý: Chữ thường không dấu, chữ số và gạch nối: slug = "dien-thoai"


"#]],
    );
    let (front, report) = read_at(
        "content/bai-viet/2024-08-15-Tây Ninh.md",
        &with(""),
        Lang::Vi,
    );
    assert!(front.is_none());
    snapbox::assert_data_eq!(
        report,
        str![[r#"
lỗi[N02]: “Tây Ninh” không dùng làm địa chỉ được.
--> content/bai-viet/2024-08-15-Tây Ninh.md:1
 = gợi ý: Chữ thường không dấu, chữ số và gạch nối: slug = "tay-ninh"


"#]]
        .raw()
    );
}

#[test]
fn an_id_has_eight_signs_and_an_alias_is_an_address() {
    check_with(
        "id = \"TN15\"\naliases = [\"bai-viet/cu/\", \"/tin mới/\", \"/dung/\"]",
        str![[r#"
lỗi[N07]: Mã “TN15” phải gồm đúng 8 ký tự a–z, 0–9.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:7
  |
6 | id = "TN15"
  |       ^^^^
  |
  = gợi ý: Ví dụ: id = "tn15a8h2"

lỗi[N06]: “bai-viet/cu/” không phải địa chỉ trong trang.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:13
  |
7 | aliases = ["bai-viet/cu/", "/tin mới/", "/dung/"]
  |             ^^^^^^^^^^^^
  |
  = gợi ý: Bắt đầu và kết thúc bằng dấu gạch chéo: aliases = ["/bai-viet/2024/08/ten-cu/"]

lỗi[N06]: “/tin mới/” không phải địa chỉ trong trang.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:29
  |
7 | aliases = ["bai-viet/cu/", "/tin mới/", "/dung/"]
  |                             ^^^^^^^^^
  |
  = gợi ý: Bắt đầu và kết thúc bằng dấu gạch chéo: aliases = ["/bai-viet/2024/08/ten-cu/"]


"#]],
    );
}
