//! Rows 1–27: what stands in `content/` and `bantin.toml`.

use unicode_normalization::UnicodeNormalization;

use crate::site::{
    ADDRESS, ARTICLE, PICTURE, Sandbox, article, article_with, dated, headed, titled,
};

/// An article whose slug is written out.
fn slugged(slug: &str) -> String {
    headed(&format!("slug = {}", toml::Value::from(slug)))
}

/// The same text in decomposed letters.
fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

#[test]
fn in_01_ordinary_article() {
    let text = "Sáng 14/8, **Bắc Ninh** khai trương cổng dữ liệu.\n\n## Ý kiến\n\n> Chữ và dấu còn nguyên: ằẳẵặ ỹ ư đ.\n";
    let title = "Chuyển đổi số ở Đắk Lắk";
    let published = Sandbox::publishes(article_with(title, "2026-03-01", "", text));
    published.report.warns(&[]);
    published
        .shows(title)
        .shows("Sáng 14/8, Bắc Ninh khai trương cổng dữ liệu.")
        .shows("Chữ và dấu còn nguyên: ằẳẵặ ỹ ư đ.");
    assert!(published.text("").contains(title));
    assert!(published.text("feed.xml").contains(title));
    assert!(published.text("sitemap-2026-1.xml").contains(ADDRESS));
}

#[test]
fn in_02_head_without_an_end() {
    Sandbox::refuses("+++\ntitle = \"Tin\"\ndate = 2026-03-01\n\nNội dung\n")
        .is(&["Y03 content/2026/03/xau.md:1:1"]);
}

#[test]
fn in_03_date_is_a_word() {
    Sandbox::refuses(dated("\"hôm qua\"")).is(&["D01 content/2026/03/xau.md:3:9"]);
}

#[test]
fn in_04_title_is_missing() {
    let text = "+++\ndate = 2026-03-01\nprovince = \"Tây Ninh\"\n+++\n\nNội dung\n";
    Sandbox::refuses(text)
        .is(&["F01 content/2026/03/xau.md:1"])
        .says("lỗi[F01]: Thiếu tiêu đề.");
}

#[test]
fn in_05_thirtieth_of_february() {
    Sandbox::refuses(dated("2026-02-30")).is(&["D01 content/2026/03/xau.md:3:8"]);
}

#[test]
fn in_06_key_twice() {
    let text = "+++\ntitle = \"Một\"\ndate = 2026-03-01\ntitle = \"Hai\"\n+++\n\nx\n";
    Sandbox::refuses(text).is(&["Y05 content/2026/03/xau.md:4:1"]);
}

#[test]
fn in_07_quote_without_an_end() {
    let text = "+++\ntitle = \"Một\ndate = 2026-03-01\n+++\n\nx\n";
    Sandbox::refuses(text).is(&["Y02 content/2026/03/xau.md:2:13"]);
}

#[test]
fn in_08_body_that_is_not_utf_8() {
    let mut text = article("a\n\nb\n\nx ").into_bytes();
    text.extend(b"\xe1\xbb y\n");
    Sandbox::refuses(text).is(&["S01 content/2026/03/xau.md:12:3"]);
}

#[test]
fn in_09_title_in_windows_1258() {
    let text = article("x\n").replace("thử", "th\0");
    let text: Vec<u8> = text
        .bytes()
        .map(|b| if b == 0 { 0xfd } else { b })
        .collect();
    Sandbox::refuses(text).is(&["S01 content/2026/03/xau.md:2:16"]);
}

#[test]
fn in_10_byte_order_mark() {
    let text = titled("Tin có BOM");
    let plain = Sandbox::publishes(&text);
    let marked = Sandbox::publishes(format!("\u{feff}{text}"));
    marked.report.warns(&[]);
    assert_eq!(marked.text(ADDRESS), plain.text(ADDRESS));
    marked.lacks("\u{feff}");
}

#[test]
fn in_11_line_ends_of_windows() {
    let text = article("Đoạn một.\n\nĐoạn hai.  \nCùng đoạn.\n\n```\nmã\n```\n");
    let plain = Sandbox::publishes(&text);
    let windows = Sandbox::publishes(text.replace('\n', "\r\n"));
    windows.report.warns(&[]);
    assert_eq!(windows.text(ADDRESS), plain.text(ADDRESS));
    windows.lacks("\r");
}

#[test]
fn in_12_text_in_utf_16() {
    for (mark, bytes) in [
        ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xfe, 0xff], u16::to_be_bytes),
    ] {
        let mut text = mark.to_vec();
        text.extend(article("x\n").encode_utf16().flat_map(bytes));
        Sandbox::refuses(text).is(&["S02 content/2026/03/xau.md:1"]);
    }
}

#[test]
fn in_13_nul_in_the_body() {
    let published = Sandbox::publishes(article("a\0b\n"));
    published.report.warns(&["M05 content/2026/03/xau.md:8:2"]);
    published.lacks("\0").shows("a\u{fffd}b");
}

#[test]
fn in_14_empty_file() {
    Sandbox::refuses("").is(&["Y04 content/2026/03/xau.md:1"]);
}

#[test]
fn in_15_article_without_a_body() {
    let published = Sandbox::publishes(article(""));
    published.report.warns(&[]);
    published.shows("Tin thử nghiệm");
}

#[test]
fn in_16_line_of_six_megabytes() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article(&("chữ ".repeat(1_000_000) + "\n")));
    let published = sandbox.build().within(60, 1200).publishes();
    assert!(published.text(ADDRESS).matches("chữ").count() >= 1_000_000);
}

#[test]
fn in_16_past_the_limit_it_is_named() {
    Sandbox::refuses(article(&"chữ ".repeat(1_500_000)))
        .is(&["M04 content/2026/03/xau.md:1"])
        .says("8,6 MiB")
        .says("limits.article_bytes");
}

/// Browsers stop at about 512.
const DEEPEST: usize = 200;

#[test]
fn in_18_twenty_thousand_nested_quotes() {
    let published = Sandbox::publishes(article(&(">".repeat(20_000) + " sâu\n")));
    published
        .report
        .warns(&["M03 content/2026/03/xau.md:8:101"]);
    assert!(published.page(ADDRESS).depth < DEEPEST);
    published.shows("sâu");
}

#[test]
fn in_19_list_of_1500_levels() {
    let sandbox = Sandbox::new();
    let list: String = (0..1500)
        .map(|level| "  ".repeat(level) + "- a\n")
        .collect();
    sandbox.put(ARTICLE, article(&list));
    let published = sandbox.build().within(40, 600).publishes();
    published
        .report
        .warns(&["M03 content/2026/03/xau.md:108:201"]);
    assert!(published.page(ADDRESS).depth < 600);
}

#[test]
fn in_20_pathological_brackets_and_emphasis() {
    let parts = [
        "[".repeat(50_000),
        "*a_ ".repeat(50_000),
        "[^\n".repeat(30_000),
        format!("`{}", "a`".repeat(40_001)),
        "2022/".repeat(200_000),
    ];
    let published = Sandbox::publishes(article(&parts.join("\n\n")));
    published.report.warns(&[]);
    assert!(published.page(ADDRESS).depth < DEEPEST);
}

#[test]
fn in_22_table_of_300_by_3000() {
    let table = format!(
        "{}|\n{}|\n{}",
        "|x".repeat(300),
        "|-".repeat(300),
        "|y\n".repeat(3000)
    );
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article(&table));
    let published = sandbox.build().within(30, 600).publishes();
    published.report.warns(&[]);
    assert!(published.page(ADDRESS).tags.contains("table"));
}

#[test]
fn in_23_three_thousand_footnotes() {
    let each = |line: fn(u32) -> String| (0..3000).map(line).collect::<Vec<_>>();
    let uses = each(|n| format!("a[^{n}]")).join(" ");
    let notes = each(|n| format!("[^{n}]: ghi chú {n}")).join("\n");
    let published = Sandbox::publishes(article(&format!("{uses}\n\n{notes}\n")));
    published.report.warns(&[]);
    published.shows("ghi chú 0").shows("ghi chú 2999");
}

#[test]
fn in_24_arrays_nested_twenty_thousand_deep() {
    let text = headed(&format!("x = {}{}", "[".repeat(20_000), "]".repeat(20_000)));
    Sandbox::refuses(text).is(&["Y02 content/2026/03/xau.md:6:85"]);
}

#[test]
fn in_24_yaml_nested_twenty_thousand_deep() {
    let text = format!(
        "---\ntitle: Tin\ndate: 2026-03-01\nx: {}{}\n---\n\nx\n",
        "[".repeat(20_000),
        "]".repeat(20_000)
    );
    Sandbox::refuses(text).is(&["Y02 content/2026/03/xau.md:4:259"]);
}

#[test]
#[cfg(target_os = "linux")]
fn in_25_twins_in_both_normal_forms() {
    let sandbox = Sandbox::new();
    let folder = "content/2026/03/tây-ninh";
    sandbox.put(&format!("{folder}/a.md"), titled("Một"));
    sandbox.put(&format!("{}/a.md", decomposed(folder)), titled("Hai"));
    sandbox.build().refuses().is(&[
        "S05 Hai tệp cùng tên content/2026/03/tây-ninh/a.md: một tên gõ bằng chữ dựng sẵn, một tên bằng chữ tách rời.",
    ]);
}

#[test]
fn in_26_decomposed_names_are_found_by_composed_links() {
    let sandbox = Sandbox::new();
    let name = "content/2026/03/tây-ninh.md";
    sandbox.put(&decomposed(name), slugged("dich-den"));
    sandbox.put(&decomposed("static/tệp/ảnh.png"), PICTURE);
    sandbox.put(
        ARTICLE,
        article("[bài](tây-ninh.md) ![Ảnh chụp](/tệp/ảnh.png)\n"),
    );
    let published = sandbox.build().publishes();
    assert!(
        published
            .text(ADDRESS)
            .contains("/bai-viet/2026/03/dich-den/")
    );
    assert!(published.has("tệp/ảnh.png"));
}

#[test]
fn in_26_a_name_with_marks_needs_a_slug() {
    let sandbox = Sandbox::new();
    sandbox.put(&decomposed("content/2026/03/tây-ninh.md"), titled("Tin"));
    let refused = sandbox.build().refuses();
    refused.is(&["N02 content/2026/03/tây-ninh.md:1"]);
    refused.says("slug = \"tay-ninh\"");
}

#[test]
#[cfg(target_os = "linux")]
fn in_27_names_that_differ_in_case() {
    let sandbox = Sandbox::new();
    sandbox
        .put("static/Anh.png", "x")
        .put("static/anh.png", "y");
    sandbox
        .build()
        .refuses()
        .is(&["N01 Hai nguồn cùng một địa chỉ /anh.png: static/Anh.png và static/anh.png."]);
}

#[test]
#[cfg(target_os = "linux")]
fn in_27_a_name_with_capitals_is_no_slug() {
    let sandbox = Sandbox::new();
    sandbox.put("content/2026/03/Tin-Moi.md", titled("Một"));
    sandbox.put("content/2026/03/tin-moi.md", titled("Hai"));
    let refused = sandbox.build().refuses();
    refused.is(&["N02 content/2026/03/Tin-Moi.md:1"]);
}

#[test]
fn in_28_two_articles_with_one_slug() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, slugged("trung"));
    sandbox.put("content/2026/03/xau2.md", slugged("trung"));
    let refused = sandbox.build().refuses();
    refused.is(&["N01 content/2026/03/xau2.md:6:9"]);
    refused.says("/bai-viet/2026/03/trung/: content/2026/03/xau.md và content/2026/03/xau2.md");
    refused.says("::: content/2026/03/xau.md:6:9");
}

#[test]
fn in_29_slug_climbs_out() {
    Sandbox::refuses(slugged("../../../../thoat")).is(&["N02 content/2026/03/xau.md:6:9"]);
}

#[test]
fn in_30_slug_is_absolute() {
    Sandbox::refuses(slugged("/tmp/thoat-ra-ngoai")).is(&["N02 content/2026/03/xau.md:6:9"]);
}

#[test]
fn in_32_slug_takes_the_home_page() {
    Sandbox::refuses(slugged("../../index")).is(&["N02 content/2026/03/xau.md:6:9"]);
    Sandbox::refuses(headed("aliases = [\"/index.html\"]"))
        .is(&["N01 content/2026/03/xau.md:6:13"]);
}

#[test]
fn in_33_names_of_windows_devices() {
    for name in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
        let refused = Sandbox::refuses(slugged(name));
        refused.is(&["N03 content/2026/03/xau.md:6:9"]);
        refused.says(&format!("slug = \"{name}-2\""));
    }
    let sandbox = Sandbox::new();
    sandbox.put("content/2026/03/con.md", titled("Tin"));
    sandbox
        .build()
        .refuses()
        .is(&["N03 content/2026/03/con.md:1"]);
    Sandbox::refuses(headed("topics = [\"CON\"]")).is(&["N03 content/2026/03/xau.md:6:12"]);
}

#[test]
fn in_33_a_copied_file_with_the_name_of_a_device() {
    let sandbox = Sandbox::new();
    sandbox.put("static/tai-lieu/aux.tar.gz", "x");
    let refused = sandbox.build().refuses();
    refused.is(&["N02 “static/tai-lieu/aux.tar.gz” không dùng làm địa chỉ được."]);
    refused.says("aux-2.tar.gz").says("Windows");
}

/// Its name is ours to choose.
#[test]
fn in_33_an_attachment_with_the_name_of_a_device() {
    let sandbox = Sandbox::new();
    sandbox.put("content/2026/03/NUL.pdf", "x");
    sandbox.put(ARTICLE, article("[tải về](NUL.pdf)\n"));
    let published = sandbox.build().publishes();
    assert!(
        published
            .files
            .keys()
            .any(|path| path.ends_with("/tep.pdf"))
    );
}

#[test]
fn in_34_slug_ends_in_a_dot_and_a_space() {
    Sandbox::refuses(slugged("tin. ")).is(&["N02 content/2026/03/xau.md:6:9"]);
}

#[test]
fn in_35_title_of_two_thousand_letters() {
    let published = Sandbox::publishes(titled(&"Đẩy mạnh ".repeat(220)));
    published.report.warns(&[]);
    published.shows("Đẩy mạnh");
}

#[test]
fn in_36_file_name_of_250_bytes() {
    let sandbox = Sandbox::new();
    let path = format!("content/2026/03/{}.md", "d".repeat(240));
    sandbox.put(&path, titled("Tin"));
    let place = format!("N10 {path}:1");
    sandbox.build().refuses().is(&[&place]);
}

#[test]
fn in_37_folders_forty_deep() {
    let sandbox = Sandbox::new();
    let path = format!("content/{}xa.md", "thu-muc/".repeat(40));
    sandbox.put(&path, titled("Tin ở xa"));
    let published = sandbox.build().publishes();
    published.report.warns(&[]);
    assert!(published.text("bai-viet/2026/03/xa/").contains("Tin ở xa"));
}

#[test]
fn in_38_link_to_an_article_that_is_not_there() {
    let text = article("mở đầu\n\n[xem](/2026/03/khong-co/) và [xem](khong-co.md)\n");
    Sandbox::refuses(text).is(&[
        "L02 content/2026/03/xau.md:10:7",
        "L02 content/2026/03/xau.md:10:36",
    ]);
}

#[test]
fn in_40_markup_in_a_file_name() {
    let sandbox = Sandbox::new();
    sandbox.put("content/2026/03/<xss-canary>.md", titled("Tin"));
    let refused = sandbox.build().refuses();
    refused.is(&["N02 content/2026/03/<xss-canary>.md:1"]);
    refused.says("slug = \"xss-canary\"");
}

/// The name of a file that is published as it is stands in the page that links to it.
#[test]
fn in_40_markup_in_the_name_of_an_attachment() {
    let sandbox = Sandbox::new();
    let name = "a<xss-canary>'&.pdf";
    sandbox.put(&format!("content/2026/03/{name}"), "x");
    sandbox.put(
        ARTICLE,
        article(&format!(
            "[tải về](<{}>)\n",
            name.replace('<', "\\<").replace('>', "\\>")
        )),
    );
    sandbox.build().publishes();
}

#[test]
fn in_42_midnight_in_five_places() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, dated("2026-01-01T00:30:00+07:00"));
    sandbox.put("content/2026/01/ngay.md", dated("2026-01-01"));
    let first = sandbox.build().publishes();
    assert!(first.has("bai-viet/2026/01/xau/"));
    assert!(first.has("bai-viet/2026/01/ngay/"));
    for (zone, locale) in [
        ("UTC", "vi_VN.UTF-8"),
        ("Asia/Ho_Chi_Minh", "vi_VN.UTF-8"),
        ("America/Los_Angeles", "C"),
        ("Pacific/Kiritimati", "tr_TR.UTF-8"),
        ("Etc/GMT+12", "ar_EG.UTF-8"),
    ] {
        let elsewhere = sandbox.home.join("www").join(zone.replace('/', "-"));
        let build = sandbox.build().into(elsewhere);
        let again = build
            .with("TZ", zone)
            .with("LANG", locale)
            .with("LC_ALL", locale)
            .publishes();
        assert_eq!(
            crate::audit::differences(&first.files, &again.files),
            [""; 0],
            "{zone}"
        );
    }
}

#[test]
fn in_43_first_year() {
    let published = Sandbox::publishes(dated("0001-01-01"));
    published.report.warns(&[]);
    assert!(published.has("bai-viet/0001/01/xau/"));
}

#[test]
fn in_43_last_year_is_withheld() {
    let published = Sandbox::publishes(dated("9999-12-31"));
    assert!(!published.has("bai-viet/9999/12/xau/"));
    published.lacks("9999");
}

#[test]
fn in_43_an_instant_past_the_last() {
    Sandbox::refuses(dated("9999-12-31T23:59:59-12:00")).is(&["D01 content/2026/03/xau.md:3:8"]);
    let far = Sandbox::publishes(dated("2026-03-01T23:30:00-12:00"));
    assert!(far.has("bai-viet/2026/03/xau/"), "the day that was written");
}

#[test]
fn in_45_settings_without_a_value() {
    let sandbox = Sandbox::new();
    sandbox.put("bantin.toml", "base_url = \n");
    sandbox.build().refuses().is(&["Y02 bantin.toml:1:12"]);
}
