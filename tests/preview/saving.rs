//! However a file is saved, the new page is shown, whole.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::folder::{SiteFolder, article};
use crate::program::Program;

const FILE: &str = "content/bai-viet/mot.md";
const PAGE: &str = "/bai-viet/2026/09/mot/";
const PROVINCE: &str = "/tinh/tay-ninh/";

fn text(sentence: &str) -> String {
    article("Bài một", "Tây Ninh", sentence)
}

#[test]
fn net_27_four_ways_to_save() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    program.shows(PAGE, "Bài một");

    site.write(FILE, text("Ghi đè tại chỗ."));
    program.shows(PAGE, "Ghi đè tại chỗ.");

    site.write("content/bai-viet/.mot.md.tmp", text("Ghi rồi đổi tên."));
    site.rename("content/bai-viet/.mot.md.tmp", FILE);
    program.shows(PAGE, "Ghi rồi đổi tên.");

    site.remove(FILE);
    site.write(FILE, text("Xóa rồi tạo lại."));
    program.shows(PAGE, "Xóa rồi tạo lại.");

    site.rename(FILE, "content/bai-viet/mot.md~");
    site.write(FILE, text("Giữ bản cũ bên cạnh."));
    program.shows(PAGE, "Giữ bản cũ bên cạnh.");
}

#[test]
fn net_27_a_file_that_is_emptied_before_it_is_written_shows_no_mistake() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    for round in 0..10 {
        fs::write(site.path(FILE), "").expect("the folder is ours");
        thread::sleep(Duration::from_millis(12));
        site.write(FILE, text(&format!("Lần {round}.")));
        program.shows(PAGE, &format!("Lần {round}."));
        assert_eq!(program.page("/__bantin/problems"), "");
    }
}

#[test]
fn net_28_the_last_of_sixty_rapid_saves_wins() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    for round in 0..60 {
        site.write(FILE, text(&format!("Lần lưu {round}.")));
        thread::sleep(Duration::from_millis(round % 7));
    }
    program.shows(PAGE, "Lần lưu 59.");
    // And it stays.
    thread::sleep(Duration::from_millis(300));
    program.shows(PAGE, "Lần lưu 59.");
}

#[test]
fn net_29_a_folder_that_is_renamed_is_watched_under_its_new_name() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    site.rename("content/bai-viet", "content/tin-tuc");
    program.shows(PAGE, "Bài một");
    site.write(
        "content/tin-tuc/mot.md",
        text("Sửa sau khi đổi tên thư mục."),
    );
    program.shows(PAGE, "Sửa sau khi đổi tên thư mục.");
    site.write(
        "content/tin-tuc/2026/09/ba.md",
        article("Bài ba", "Huế", "Thư mục mới."),
    );
    program.shows("/bai-viet/2026/09/ba/", "Thư mục mới.");
    site.write(
        "content/tin-tuc/2026/09/ba.md",
        article("Bài ba", "Huế", "Sửa ở đó."),
    );
    program.shows("/bai-viet/2026/09/ba/", "Sửa ở đó.");
}

#[test]
fn net_29_a_folder_that_was_empty_is_watched() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    fs::create_dir_all(site.path("content/moi/sau")).expect("the folder is ours");
    fs::create_dir_all(site.path("static/hinh")).expect("the folder is ours");
    thread::sleep(Duration::from_millis(100));
    site.write("content/moi/sau/ba.md", article("Bài ba", "Huế", "Ở sâu."));
    program.shows("/bai-viet/2026/09/ba/", "Ở sâu.");
    site.write("static/hinh/ghi-chu.txt", "hai");
    Program::until("the file is there", || {
        program.get("/hinh/ghi-chu.txt").body == b"hai"
    });
}

#[test]
fn a_file_that_goes_and_comes_back() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    let kept = site.read(FILE);
    site.remove(FILE);
    Program::until("the page is gone", || program.get(PAGE).status == 404);
    program.shows(PROVINCE, "Tây Ninh");
    assert!(!program.page(PROVINCE).contains("Bài một"));
    site.write(FILE, kept);
    program.shows(PROVINCE, "Bài một");
    assert_eq!(program.get(PAGE).status, 200);
}

#[test]
fn themes_files_settings_and_records_are_watched_too() {
    let site = SiteFolder::new();
    let program = Program::start(&site);

    site.edit("bantin.toml", "\"Bản tin\"", "\"Bản tin mới\"");
    program.shows("/", "Bản tin mới");

    site.write("static/ghi-chu.txt", "một");
    Program::until("the file is there", || {
        program.get("/ghi-chu.txt").body == b"mot"
            || program.get("/ghi-chu.txt").body == "một".as_bytes()
    });
    site.write("static/ghi-chu.txt", "hai");
    Program::until("the file is another", || {
        program.get("/ghi-chu.txt").body == b"hai"
    });

    site.write(
        "themes/toasoan/templates/404.html",
        "<!doctype html><html><body><h1>{{ page.title }} riêng</h1></body></html>\n",
    );
    program.shows("/khong-co/", "riêng");

    let record = "+++\nnumber = \"36-NQ/TW\"\ngloss = \"Nghị quyết về công nghệ thông tin\"\n+++\n";
    site.write("content/van-ban/36-nq-tw-2014.md", record);
    program.shows(
        "/van-ban/36-nq-tw-2014/",
        "Nghị quyết về công nghệ thông tin",
    );
}

#[test]
fn a_large_file_that_is_only_touched_is_served_on() {
    let site = SiteFolder::new();
    site.write("static/doan.mp4", vec![7; 3_000_000]);
    let program = Program::start(&site);
    assert_eq!(program.get("/doan.mp4").status, 200);
    // Other times, the same bytes: no new edition is made for that.
    site.write("static/doan.mp4", vec![7; 3_000_000]);
    thread::sleep(Duration::from_millis(100));
    let reply = program.get("/doan.mp4");
    assert_eq!((reply.status, reply.body.len()), (200, 3_000_000));
}

#[test]
fn a_broken_file_keeps_its_last_good_state_and_the_rest_goes_on() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    site.edit(FILE, "\"Tây Ninh\"", "\"Tây Nin\"");
    Program::until("the mistake is told", || {
        program.page("/__bantin/problems").contains("P01")
    });
    program.shows(PAGE, "Bài một");
    site.edit("content/bai-viet/hai.md", "Bài hai", "Bài thứ hai");
    program.shows("/tinh/hue/", "Bài thứ hai");
    program.shows(PROVINCE, "Bài một");
    site.edit("bantin.toml", "title", "titel");
    Program::until("the other is told too", || {
        program.page("/__bantin/problems").contains("titel")
    });
    program.shows("/", "Bản tin");
    site.edit("bantin.toml", "titel", "title");
    site.edit(FILE, "\"Tây Nin\"", "\"Tây Ninh\"");
    Program::until("nothing is wrong", || {
        program.page("/__bantin/problems").is_empty()
    });
}

#[test]
fn a_template_that_fails_on_a_page_shows_the_last_good_page_and_why() {
    let site = SiteFolder::new();
    let program = Program::start(&site);
    program.shows(PAGE, "Bài một");
    let broken = "<!doctype html><html><body>{{ related[99].title }}</body></html>\n";
    site.write("themes/toasoan/templates/article.html", broken);
    Program::until("the page is counted as broken", || {
        program.page(PAGE).contains("data-errors=\"1\"")
    });
    program.shows(PAGE, "Bài một");
    assert!(program.page("/__bantin/problems").contains("W03"));
    site.remove("themes/toasoan/templates/article.html");
    Program::until("the page is sound", || {
        program.page(PAGE).contains("data-errors=\"0\"")
    });
}
