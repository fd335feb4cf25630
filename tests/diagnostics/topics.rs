//! T: sectors and topics.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{check, check_report, head};

#[test]
fn t01_an_unknown_sector() {
    check(
        Code::T01,
        head("sectors = [\"nông ngiệp\"]"),
        str![[r#"
lỗi[T01]: Không có lĩnh vực nào tên “nông ngiệp”.
 --> content/bai-viet/tay-ninh.md:6:13
  |
6 | sectors = ["nông ngiệp"]
  |             ^^^^^^^^^^
  |
  = gợi ý: Có phải: “Nông nghiệp”?


"#]],
        str![[r#"
error[T01]: There is no sector “nông ngiệp”.
help: Did you mean “Nông nghiệp”?

"#]],
    );
}

#[test]
fn t02_a_topic_with_a_slip() {
    check(
        Code::T02,
        head("topics = [\"dịch vụ công trực tyến\"]"),
        str![[r#"
cảnh báo[T02]: Chủ đề “dịch vụ công trực tyến” chưa có.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["dịch vụ công trực tyến"]
  |            ^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Gần nhất: “dịch vụ công trực tuyến”.
  = gợi ý: Nếu là chủ đề mới, thêm vào topics của một tệp trong content/linh-vuc/.


"#]],
        str![[r#"
warning[T02]: Topic “dịch vụ công trực tyến” is not known.
help: Nearest: “dịch vụ công trực tuyến”.
help: If it is a new topic, add it to the topics of a file in content/linh-vuc/.

"#]],
    );
}

#[test]
fn t02_a_new_topic() {
    check_report(
        head("topics = [\"thẻ bảo hiểm điện tử\"]"),
        str![[r#"
cảnh báo[T02]: Chủ đề “thẻ bảo hiểm điện tử” chưa có.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["thẻ bảo hiểm điện tử"]
  |            ^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Nếu là chủ đề mới, thêm vào topics của một tệp trong content/linh-vuc/.


"#]],
    );
}

#[test]
fn t02_a_slip_in_five_articles_is_one_remark() {
    let one = |name: &str| {
        format!(
            "-- content/bai-viet/{name}.md --\n+++\ntitle = \"Bài {name}\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\ntopics = [\"chữ kí số\"]\n+++\n"
        )
    };
    let five: String = ["mot", "hai", "ba", "bon", "nam"].map(one).concat();
    check_report(
        five,
        str![[r#"
cảnh báo[T02]: Chủ đề “chữ kí số” chưa có.
 --> content/bai-viet/ba.md:6:12
  |
6 | topics = ["chữ kí số"]
  |            ^^^^^^^^^
  |
 ::: content/bai-viet/bon.md:6:12
  |
6 | topics = ["chữ kí số"]
  |            ^^^^^^^^^
  |
 ::: content/bai-viet/hai.md:6:12
  |
6 | topics = ["chữ kí số"]
  |            ^^^^^^^^^
  |
  = và 2 chỗ nữa
  = gợi ý: Cùng một từ, chỉ khác i và y; sửa thành: "chữ ký số"


"#]],
    );
}

/// The slug is the topic; pages show the spelling of the registry.
#[test]
fn a_topic_without_its_marks_is_understood() {
    check_report(
        head("topics = [\"dịch vụ công trưc tuyến\", \"chu ky so\"]"),
        str![],
    );
}

#[test]
fn t01_several_sectors_in_one_text() {
    check(
        Code::T01,
        head("sectors = \"Y tế, An toàn thông tin, an ninh mạng\""),
        str![[r#"
lỗi[T01]: Không có lĩnh vực nào tên “Y tế, An toàn thông tin, an ninh mạng”.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | sectors = "Y tế, An toàn thông tin, an ninh mạng"
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi lĩnh vực một cặp ngoặc kép: ["Y tế", "An toàn thông tin, an ninh mạng"]


"#]],
        str![[r#"
error[T01]: There is no sector “Y tế, An toàn thông tin, an ninh mạng”.
help: Each sector wants quotation marks of its own: ["Y tế", "An toàn thông tin, an ninh mạng"]

"#]],
    );
}

#[test]
fn t02_several_topics_in_one_text() {
    check(
        Code::T02,
        head("topics = \"chữ ký số, dữ liệu mở\""),
        str![[r#"
cảnh báo[T02]: Chủ đề “chữ ký số, dữ liệu mở” chưa có.
 --> content/bai-viet/tay-ninh.md:6:11
  |
6 | topics = "chữ ký số, dữ liệu mở"
  |           ^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi chủ đề một cặp ngoặc kép: ["chữ ký số", "dữ liệu mở"]


"#]],
        str![[r#"
warning[T02]: Topic “chữ ký số, dữ liệu mở” is not known.
help: Each topic wants quotation marks of its own: ["chữ ký số", "dữ liệu mở"]

"#]],
    );
}

/// What is offered may be pasted over the text, quotation marks and all.
#[test]
fn t02_several_topics_in_one_text_of_a_list() {
    check_report(
        head("topics = [\"chữ ký số, dữ liệu mở\"]\nsectors = [\"Y tế\", \"Giáo dục, Y tế\"]"),
        str![[r#"
cảnh báo[T02]: Chủ đề “chữ ký số, dữ liệu mở” chưa có.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["chữ ký số, dữ liệu mở"]
  |            ^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi chủ đề một cặp ngoặc kép: "chữ ký số", "dữ liệu mở"

lỗi[T01]: Không có lĩnh vực nào tên “Giáo dục, Y tế”.
 --> content/bai-viet/tay-ninh.md:7:21
  |
7 | sectors = ["Y tế", "Giáo dục, Y tế"]
  |                     ^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi lĩnh vực một cặp ngoặc kép: "Giáo dục", "Y tế"


"#]],
    );
}

#[test]
fn t02_a_sector_among_the_topics() {
    check(
        Code::T02,
        head("topics = [\"y tế\"]"),
        str![[r#"
cảnh báo[T02]: Chủ đề “y tế” chưa có.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["y tế"]
  |            ^^^^
  |
  = gợi ý: “Y tế” là một lĩnh vực; ghi vào khóa sectors: ["Y tế"]


"#]],
        str![[r#"
warning[T02]: Topic “y tế” is not known.
help: “Y tế” is a sector and goes into the key sectors: ["Y tế"]

"#]],
    );
}

#[test]
fn t02_a_topic_with_another_i() {
    check(
        Code::T02,
        head("topics = [\"kĩ năng số\"]"),
        str![[r#"
cảnh báo[T02]: Chủ đề “kĩ năng số” chưa có.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | topics = ["kĩ năng số"]
  |            ^^^^^^^^^^
  |
  = gợi ý: Cùng một từ, chỉ khác i và y; sửa thành: "kỹ năng số"


"#]],
        str![[r#"
warning[T02]: Topic “kĩ năng số” is not known.
help: The same word but for i and y; write: "kỹ năng số"

"#]],
    );
}
