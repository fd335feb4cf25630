//! L: links to other sites, asked by `check --external`.

use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use bantin::diagnostic::Code;
use bantin::outside::{Answer, Net, Silence, Web};
use snapbox::{IntoData, str};

use crate::site::TestSite;
use crate::{body, check_found, report};

/// A web that gives one answer.
struct Says(Result<Answer, Silence>);

impl Web for Says {
    fn ask(&self, url: &str) -> Result<Answer, Silence> {
        if url.ends_with("/moi") {
            return Ok(Answer::Page);
        }
        self.0.clone()
    }
}

fn asked(code: Code, answer: Result<Answer, Silence>, vi: impl IntoData, en: impl IntoData) {
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
    let answer = Err(Silence::TooSlow(Duration::from_secs(20)));
    asked(
        Code::L11,
        answer,
        str![[r#"
lưu ý[L11]: Không rõ https://bao.example.vn/bai có còn hay không: máy chủ không trả lời trong 20 giây.
 --> content/bai-viet/tay-ninh.md:8:6
  |
8 | Theo [báo tỉnh](https://bao.example.vn/bai#dau).
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mở thử bằng trình duyệt. Mở được thì không phải sửa gì.
  = gợi ý: Để không hỏi bao.example.vn nữa, thêm --allow bao.example.vn, hoặc ghi vào bảng [check] của bantin.toml: allow = ["bao.example.vn"]


"#]],
        str![[r#"
note[L11]: Whether https://bao.example.vn/bai is there cannot be told: the host did not answer within 20 s.
help: Open it in a browser. If it is there, nothing has to be done.
help: To ask bao.example.vn no more, add --allow bao.example.vn, or write into the table [check] of bantin.toml: allow = ["bao.example.vn"]

"#]],
    );
}

#[test]
fn a_page_that_is_there_is_not_told() {
    let site = TestSite::from(body("Theo [báo tỉnh](https://bao.example.vn/bai)."));
    assert_eq!(site.outside(&Says(Ok(Answer::Page))), []);
}

#[test]
fn l12_a_host_that_is_not_asked_on() {
    let links = ["a", "b", "c", "d", "e"].map(|page| format!("<https://bao.example.vn/{page}>"));
    let site = TestSite::from(body(&links.join("\n")));
    let found = site.outside(&Says(Err(Silence::Refused)));
    let told: Vec<_> = found
        .into_iter()
        .filter(|finding| finding.code() == Code::L12)
        .collect();
    check_found(
        Code::L12,
        &told,
        str![[r#"
lưu ý[L12]: Không kết nối được với https://bao.example.vn 3 lần liền; còn 2 địa chỉ ở đó chưa được hỏi.
  --> content/bai-viet/tay-ninh.md:11:1
   |
11 | <https://bao.example.vn/d>
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
  ::: content/bai-viet/tay-ninh.md:12:1
   |
12 | <https://bao.example.vn/e>
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = gợi ý: Mở thử một địa chỉ bằng trình duyệt. Lần chạy sau bantin hỏi lại.
   = gợi ý: Nơi không bao giờ trả lời chương trình, hay chỉ mở được trong mạng nội bộ, thì ghi vào bảng [check] của bantin.toml: allow = ["bao.example.vn"]


"#]],
        str![[r#"
note[L12]: There was no connection to https://bao.example.vn 3 times in a row; addresses there that were not asked: 2.
help: Open one of them in a browser. The next run asks again.
help: For a host that never answers programs, or only inside your network, write into the table [check] of bantin.toml: allow = ["bao.example.vn"]

"#]],
    );
}

/// A server of this machine that does `serve` with whoever comes.
fn door(serve: fn(TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has one");
    thread::spawn(move || listener.incoming().flatten().for_each(serve));
    address.to_string()
}

#[test]
fn what_keeps_an_answer_away_is_said_in_the_language_of_the_site() {
    let shut = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        listener.local_addr().expect("it has one").to_string()
    };
    let hangs_up = door(drop);
    let babbles = door(|mut stream| {
        use std::io::Write as _;
        // Who has left already misses nothing.
        let _ = stream.write_all(b"220 xin chao\r\n");
        thread::sleep(Duration::from_secs(1));
    });
    let waits = door(|stream| {
        thread::spawn(move || {
            thread::sleep(Duration::from_secs(30));
            drop(stream);
        });
    });
    // No look-up leaves this machine: a label has 63 letters at most.
    let no_name = format!("{}.invalid", "a".repeat(64));
    let net = Net::new(Duration::from_secs(2));
    let answer = |url: String| net.ask(&url).expect_err("nobody answers there");
    assert_eq!(answer(format!("http://{no_name}/")), Silence::NoSuchName);
    assert_eq!(answer(format!("http://{shut}/")), Silence::Refused);
    assert_eq!(answer(format!("http://{hangs_up}/")), Silence::HungUp);
    assert_eq!(
        answer(format!("http://{waits}/")),
        Silence::TooSlow(Duration::from_secs(2))
    );
    let unsafe_door = answer(format!("https://{babbles}/"));
    assert!(
        matches!(unsafe_door, Silence::Insecure(_)),
        "{unsafe_door:?}"
    );

    let text = format!("<http://{no_name}/> <http://{shut}/> <http://{hangs_up}/>");
    let site = TestSite::from(body(&text));
    let told = report(&site.outside(&net));
    for words in [
        "không tìm thấy tên miền này",
        "máy chủ không nhận kết nối",
        "máy chủ ngắt kết nối",
    ] {
        assert!(told.contains(words), "{told}");
    }
}
