//! Commands that ask, answered without a terminal.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::Path;
use std::time::Duration;

use clap::Parser;
use snapbox::IntoData;
use snapbox::str;
use tempfile::TempDir;

use super::ask::{Ask, NoAnswer, Question, matching};
use super::{Colours, Environment, Exit, run};
use crate::cli::Cli;

/// Somebody who types these answers, and leaves at a `None` or when there are no more. An answer that begins
/// with `~` is the first name that is offered for the rest of it.
struct Typist {
    answers: RefCell<VecDeque<Option<&'static str>>>,
    asked: RefCell<Vec<String>>,
}

impl Ask for Typist {
    fn ask(&self, question: &Question<'_>) -> Result<String, NoAnswer> {
        self.asked.borrow_mut().push(question.words.to_owned());
        let answer = self.answers.borrow_mut().pop_front().flatten();
        let answer = answer.ok_or(NoAnswer::Left)?;
        Ok(match answer.strip_prefix('~') {
            Some(start) => {
                let first = matching(start, question.offers).next();
                first.expect("something is offered").clone()
            }
            // What a prompt gives for Enter.
            None if answer.is_empty() => question.default.unwrap_or_default().to_owned(),
            None => answer.to_owned(),
        })
    }
}

/// Runs `typed` with somebody at the terminal. Returns how it ended, what was asked, and what was said.
fn session(
    typed: &[&str],
    answers: impl IntoIterator<Item = Option<&'static str>>,
) -> (Exit, Vec<String>, String) {
    let typist = Typist {
        answers: RefCell::new(answers.into_iter().collect()),
        asked: RefCell::default(),
    };
    let nowhere = Colours {
        out: false,
        err: false,
    };
    let (exit, [out, err]) = written_by(typed, nowhere, Some(&typist));
    (exit, typist.asked.into_inner(), err + &out)
}

/// Runs `typed` with nobody at the terminal. Returns what is written to each stream when one of them takes colours.
fn written(typed: &[&str], colours: Colours) -> (String, String) {
    let (_, [out, err]) = written_by(typed, colours, None);
    (out, err)
}

/// Runs `typed`. Returns how it ended, and what was written to the answer's stream and beside it.
fn written_by(typed: &[&str], colours: Colours, ask: Option<&dyn Ask>) -> (Exit, [String; 2]) {
    let cli = Cli::try_parse_from(["bantin"].iter().chain(typed)).expect("it is a command");
    let now = || "2026-09-21T14:13:20Z".parse().expect("an instant");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut environment = Environment {
        stamp: &now,
        clock: &now,
        on_interrupt: &|_| Ok(()),
        browse: &|_| Ok(()),
        elapsed: &|| Duration::ZERO,
        out: &mut out,
        err: &mut err,
        colours,
        interactive: false,
        ask,
    };
    let exit = run(&cli, &mut environment).expect("it can be written");
    let told = [out, err].map(|bytes| String::from_utf8(bytes).expect("it is text"));
    (exit, told)
}

fn folder() -> TempDir {
    TempDir::new().expect("the system has a folder for temporary files")
}

fn name(folder: &Path) -> &str {
    folder.to_str().expect("its name is text")
}

fn text(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).expect("the file is there")
}

/// An empty site, made without a question.
fn site() -> TempDir {
    let root = folder();
    let (exit, asked, _) = session(&["init", name(root.path()), "--yes"], []);
    assert_eq!((exit, asked), (Exit::Good, Vec::new()));
    root
}

#[test]
fn init_asks_what_was_not_typed() {
    let root = folder();
    let answers = [
        "Tây Nink",
        "~tay n",
        "",
        "tin.example.vn",
        "https://Tin.example.vn/",
        "vi",
    ];
    let (exit, asked, said) = session(&["init", name(root.path())], answers.map(Some));
    assert_eq!(exit, Exit::Good, "{said}");
    assert_eq!(
        asked,
        [
            "Tỉnh, thành phố của trang:",
            "Tỉnh, thành phố của trang:",
            "Tên trang:",
            "Địa chỉ trang khi lên mạng:",
            "Địa chỉ trang khi lên mạng:",
            "Ngôn ngữ của trang, vi hay en:",
        ]
    );
    snapbox::assert_data_eq!(
        said.replace(name(root.path()), "trang-tin"),
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nink”.
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.

lỗi[G04]: `base_url` không thể là “tin.example.vn”: địa chỉ phải bắt đầu bằng https:// hoặc http://.
  = gợi ý: Ví dụ: https://bantin.example.vn

Đã tạo trang “Bản tin Chuyển đổi số Tây Ninh” trong trang-tin: 11 tệp, có ba bài mẫu.
Tiếp theo:
  cd trang-tin
  bantin serve --open
  bantin new "Tiêu đề bài đầu tiên"

"#]]
        .raw()
    );
    let settings = text(root.path(), "bantin.toml");
    assert!(settings.contains("\ntitle = \"Bản tin Chuyển đổi số Tây Ninh\"\n"));
    assert!(settings.contains("\nbase_url = \"https://tin.example.vn\"\n"));
    let (exit, asked, _) = session(
        &[
            "init",
            name(&root.path().join("en")),
            "--title",
            "T",
            "--province",
            "Huế",
            "--base-url",
            "https://a.vn",
        ],
        [Some("en")],
    );
    assert_eq!((exit, asked.len()), (Exit::Good, 1));
    assert!(text(root.path(), "en/bantin.toml").contains("\nlanguage = \"en\"\n"));
}

#[test]
fn who_leaves_leaves_nothing_behind() {
    let root = folder();
    let site_of_mine = root.path().join("trang");
    let (exit, _, said) = session(&["init", name(&site_of_mine)], [Some("Huế"), None]);
    assert_eq!(
        (exit, exit.code(), said.as_str()),
        (Exit::Interrupted, 130, "Đã dừng; chưa tạo gì.\n")
    );
    assert!(!site_of_mine.exists());

    let site = site();
    for n_answers in 0..6 {
        let answers = ["Tiêu đề", "Huế", "", "", "Tóm tắt.", ""];
        let answers = answers.into_iter().take(n_answers).map(Some);
        let (exit, asked, said) = session(&["new", "--root", name(site.path())], answers);
        assert_eq!(exit, Exit::Interrupted);
        assert_eq!(said, "Đã dừng; chưa tạo gì.\n");
        assert_eq!(asked.len(), n_answers + 1);
    }
    assert!(!site.path().join("content/bai-viet/hue").exists());
}

#[test]
fn new_asks_with_names_to_choose_from() {
    let site = site();
    let answers = [
        "Tổ công nghệ số đến từng nhà",
        "da n",
        "~cong dan so",
        "kỹ năng sốo",
        "~ky nang",
        "",
        "~749",
        "NQ 36",
        "~57-nq",
        "",
        "Tổ công nghệ số giúp bà con.",
        "khong-co.jpg",
        "",
    ];
    let (exit, asked, said) = session(&["new", "--root", name(site.path())], answers.map(Some));
    assert_eq!(exit, Exit::Good, "{said}");
    assert_eq!(asked.len(), answers.len());
    snapbox::assert_data_eq!(
        said.replace(name(site.path()), "trang-tin")
            .replace('\\', "/"),
        str![[r#"
→ Đà Nẵng
cảnh báo[T02]: Chủ đề “kỹ năng sốo” chưa có.
  = gợi ý: Gần nhất: “kỹ năng số”.
  = gợi ý: Nếu là chủ đề mới, thêm vào topics của một tệp trong content/linh-vuc/.

lỗi[V01]: “NQ 36” chưa đủ để nhận ra văn bản.
  = gợi ý: Hãy chọn một mã:
  = gợi ý: 36-nq-tw-2014 (01/7/2014, Về đẩy mạnh ứng dụng, phát triển công nghệ …)
  = gợi ý: 36-nq-tw-2018 (22/10/2018, Về Chiến lược phát triển bền vững kinh tế …)
  = gợi ý: 36-nq-tw-2023 (30/01/2023, Về phát triển và ứng dụng công nghệ sinh …)

lỗi[E08]: Không có tệp ảnh “khong-co.jpg”.
  = gợi ý: Ghi đường dẫn tính từ thư mục đang đứng, hoặc kéo tệp ảnh thả vào cửa sổ lệnh.
  = gợi ý: Chưa có ảnh thì cứ tạo bài, thêm ảnh sau.

Đã tạo trang-tin/content/bai-viet/da-nang/2026-09-21-to-cong-nghe-so-den-tung-nha.md (bản nháp).
Tiếp theo: viết bài vào tệp ấy và xem thử bằng
  bantin serve --drafts --open --root "trang-tin"
Viết xong, xóa dòng draft = true thì bài được đăng ở lần dựng sau.

"#]]
        .raw()
    );
    let article = text(
        site.path(),
        "content/bai-viet/da-nang/2026-09-21-to-cong-nghe-so-den-tung-nha.md",
    );
    let given: Vec<&str> = article
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    snapbox::assert_data_eq!(
        given.join("\n"),
        str![[r#"
+++
title = "Tổ công nghệ số đến từng nhà"
date = 2026-09-21T21:13:00+07:00
province = "Đà Nẵng"
resolution = ["749-qd-ttg-2020", "57-nq-tw-2024"]
topics = ["công dân số", "kỹ năng số"]
summary = "Tổ công nghệ số giúp bà con."
draft = true  # bản nháp, chưa đăng; viết xong thì xóa dòng này
id = "db5dbdfb"
+++

"#]]
        .raw()
    );
}

#[test]
fn what_was_typed_is_not_asked() {
    let site = site();
    let typed = [
        "new",
        "Tiêu đề",
        "--province",
        "Huế",
        "--topic",
        "chữ ký số",
        "--resolution",
        "749/QĐ-TTg",
        "--summary",
        "Tóm tắt.",
        "--root",
        name(site.path()),
    ];
    let (exit, asked, said) = session(&typed, [Some("")]);
    assert_eq!(
        (exit, asked),
        (Exit::Good, vec!["Tệp ảnh:".to_owned()]),
        "{said}"
    );
    let (_, asked, _) = session(&["new", "Khác", "--yes", "--root", name(site.path())], []);
    assert_eq!(asked, Vec::<String>::new());
}

#[test]
fn a_stream_has_colours_if_it_takes_them_itself() {
    let no_site = folder();
    let root = name(no_site.path());
    let is_coloured = |text: &str| text.contains("\u{1b}[");
    for (out, err) in [(true, false), (false, true)] {
        // Findings are the answer of `check`; `list` has another one, and tells of them beside it.
        let colours = Colours { out, err };
        let (answer, _) = written(&["check", "--root", root], colours);
        assert!(answer.contains("[G01]") && is_coloured(&answer) == out);
        let (page, _) = written(&["explain", "G01"], colours);
        assert_eq!(is_coloured(&page), out);
        let (_, told) = written(&["list", "articles", "--root", root], colours);
        assert!(told.contains("[G01]") && is_coloured(&told) == err);
        let (_, told) = written(&["build", "--root", root, "--quiet"], colours);
        assert!(told.contains("[G01]") && is_coloured(&told) == err);
    }
}
