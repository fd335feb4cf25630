//! L: links to other sites, asked by `check --external`.

use bantin::diagnostic::Code;
use bantin::outside::{Answer, Web};
use snapbox::{IntoData, str};

use crate::site::TestSite;
use crate::{body, check_found};

/// A web that gives one answer.
struct Says(Result<Answer, String>);

impl Web for Says {
    fn ask(&self, url: &str) -> Result<Answer, String> {
        if url.ends_with("/moi") {
            return Ok(Answer::Page);
        }
        self.0.clone()
    }
}

fn asked(code: Code, answer: Result<Answer, String>, vi: impl IntoData, en: impl IntoData) {
    let site = TestSite::from(body("Theo [báo tỉnh](https://bao.example.vn/bai#dau)."));
    check_found(code, &site.outside(&Says(answer)), vi, en);
}

#[test]
fn l09_a_page_that_is_gone() {
    asked(
        Code::L09,
        Ok(Answer::None(404)),
        str![[r#"
cảnh báo[L09]: Liên kết dẫn tới https://bao.example.vn/bai, nơi không còn trang nào (HTTP 404).
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Theo [báo tỉnh](https://bao.example.vn/bai#dau).
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Tìm địa chỉ mới của trang ấy; không có thì bỏ liên kết, giữ lời.


"#]],
        str![[r#"
warning[L09]: The link leads to https://bao.example.vn/bai, where no page is any more (HTTP 404).
help: Look for the new address of that page; without one, take the link out and keep the words.

"#]],
    );
}

#[test]
fn l10_a_page_that_moved() {
    let to = "https://bao.example.vn/moi".to_owned();
    let answer = Answer::Leads { to, for_good: true };
    asked(
        Code::L10,
        Ok(answer),
        str![[r#"
lưu ý[L10]: Trang ở https://bao.example.vn/bai đã chuyển hẳn sang địa chỉ khác.
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Theo [báo tỉnh](https://bao.example.vn/bai#dau).
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Sửa liên kết thành: https://bao.example.vn/moi


"#]],
        str![[r#"
note[L10]: The page at https://bao.example.vn/bai has moved for good.
help: Let the link lead to: https://bao.example.vn/moi

"#]],
    );
}

#[test]
fn l11_a_host_that_is_silent() {
    let answer = Err("timeout: global".to_owned());
    asked(
        Code::L11,
        answer,
        str![[r#"
lưu ý[L11]: Không rõ https://bao.example.vn/bai có còn hay không: timeout: global.
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Theo [báo tỉnh](https://bao.example.vn/bai#dau).
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mở thử bằng trình duyệt. Máy chủ nào không trả lời chương trình thì thêm --allow TÊN_MIỀN để không hỏi nữa.


"#]],
        str![[r#"
note[L11]: Whether https://bao.example.vn/bai is there cannot be told: timeout: global.
help: Open it in a browser. For a host that does not answer programs, add --allow HOST so that it is not asked.

"#]],
    );
}

#[test]
fn a_page_that_is_there_is_not_told() {
    let site = TestSite::from(body("Theo [báo tỉnh](https://bao.example.vn/bai)."));
    assert_eq!(site.outside(&Says(Ok(Answer::Page))), []);
}
