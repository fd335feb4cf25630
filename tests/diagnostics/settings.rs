//! G: the settings of the site.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::site::TestSite;
use crate::{check, check_report};

#[test]
fn g01_a_folder_without_settings() {
    let site = TestSite::from("-- content/bai-viet/a.md --\n")
        .after(|root| std::fs::remove_file(root.join("bantin.toml")).expect("it is there"));
    check(
        Code::G01,
        site,
        str![[r#"
lỗi[G01]: Không có tệp bantin.toml trong thư mục “trang-tin”.
  = gợi ý: Chạy lệnh ở thư mục gốc của trang, hoặc chỉ ra nó: --root THƯ_MỤC
  = gợi ý: Tệp nhỏ nhất gồm hai dòng: title = "…" và base_url = "https://…"


"#]],
        str![[r#"
error[G01]: There is no bantin.toml in “trang-tin”.
help: Run the command in the site's root, or name it: --root FOLDER
help: The smallest file has two lines: title = "…" and base_url = "https://…"

"#]],
    );
}

#[test]
fn g02_settings_without_address() {
    check(
        Code::G02,
        "-- bantin.toml --\ntitle = \"Bản tin\"\n",
        str![[r#"
lỗi[G02]: Cấu hình thiếu `base_url`.
--> bantin.toml:1
 = gợi ý: Thêm vào bantin.toml: base_url = "https://bantin.example.vn"


"#]],
        str![[r#"
error[G02]: The settings lack `base_url`.
help: Add to bantin.toml: base_url = "https://bantin.example.vn"

"#]],
    );
}

#[test]
fn g02_empty_settings() {
    check_report(
        "-- bantin.toml --\n",
        str![[r#"
lỗi[G02]: Cấu hình thiếu `base_url`.
--> bantin.toml:1
 = gợi ý: Thêm vào bantin.toml: base_url = "https://bantin.example.vn"

lỗi[G02]: Cấu hình thiếu `title`.
--> bantin.toml:1
 = gợi ý: Thêm vào bantin.toml: title = "Bản tin Chuyển đổi số"


"#]],
    );
}

#[test]
fn g03_a_press_site_that_does_not_say_who_it_is() {
    check(
        Code::G03,
        r#"-- bantin.toml --
title = "Bản tin"
base_url = "https://tin.example.vn"
profile = "press"

[publisher]
name = "Báo Ví Dụ"
governing_body = "Tỉnh ủy Ví Dụ"
responsible_person = "Nguyễn Văn A"
address = "Số 1 đường Ví Dụ"
phone = ""
licence = { number = "000/GP" }
"#,
        str![[r#"
cảnh báo[G03]: Trang báo chí phải ghi thư điện tử; `publisher.email` đang để trống.
 --> bantin.toml:5:1
  |
5 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `email` trong bảng [publisher] của bantin.toml.

cảnh báo[G03]: Trang báo chí phải ghi điện thoại; `publisher.phone` đang để trống.
 --> bantin.toml:5:1
  |
5 | [publisher]
  | ^^^^^^^^^^^
  |
  = gợi ý: Điền khóa `phone` trong bảng [publisher] của bantin.toml.


"#]],
        str![[r#"
warning[G03]: A press site must name an e-mail address; `publisher.email` is empty.
help: Fill in the key `email` of the table [publisher] in bantin.toml.

"#]],
    );
}

#[test]
fn g03_a_state_site_without_publisher() {
    check_report(
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\nprofile = \"state\"\n",
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
fn g04_an_address_without_scheme() {
    check(
        Code::G04,
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"tin.example.vn\"\n",
        str![[r#"
lỗi[G04]: `base_url` không thể là “tin.example.vn”: địa chỉ phải bắt đầu bằng https:// hoặc http://.
 --> bantin.toml:2:13
  |
2 | base_url = "tin.example.vn"
  |             ^^^^^^^^^^^^^^
  |
  = gợi ý: Ví dụ: base_url = "https://bantin.example.vn"


"#]],
        str![[r#"
error[G04]: `base_url` cannot be “tin.example.vn”: it must begin with https:// or http://.
help: For example: base_url = "https://bantin.example.vn"

"#]],
    );
}

#[test]
fn g04_two_sections_of_one_name() {
    check_report(
        "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\nsections = { topics = \"tinh\" }\n",
        str![[r#"
lỗi[G04]: `sections.topics` không thể là “tinh”: hai mục không thể cùng một tên.
 --> bantin.toml:3:24
  |
3 | sections = { topics = "tinh" }
  |                        ^^^^
  |
  = gợi ý: Ví dụ: topics = "chu-de"


"#]],
    );
}
