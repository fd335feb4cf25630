//! All 63 names on the last day of the 63 units and on the first day of the 34.

use bantin::registry::provinces::Provinces;
use scraper::Html;
use snapbox::{IntoData, str};

use crate::site::{Article, TestSite, select, text};

const BEFORE: &str = "2025-06-30";
const AFTER: &str = "2025-07-01";

/// For each name: its page, what it is called on the site's day, that of its newest article, and the
/// notes there; then, of an article of
/// either day, the province that it shows with the note beside it, on whose pages it is listed, and
/// what the editor is told.
fn table() -> String {
    let provinces = Provinces::built_in();
    let files: Vec<[String; 2]> = provinces
        .iter()
        .map(|(_, province)| [BEFORE, AFTER].map(|day| format!("{}-{day}", province.slug)))
        .collect();
    let articles: Vec<[Article; 2]> = provinces
        .iter()
        .zip(&files)
        .map(|((_, province), [before, after])| {
            [(before, BEFORE), (after, AFTER)].map(|(name, day)| Article {
                name,
                province: &province.name,
                day,
                text: "Nội dung.",
            })
        })
        .collect();
    let site = TestSite::new(articles.as_flattened(), &[]);
    let pages: Vec<(&str, String, Html)> = provinces
        .iter()
        .map(|(_, province)| {
            let address = format!("/tinh/{}/", province.slug);
            let page = site.page(&address);
            (province.name.as_str(), address, page)
        })
        .collect();

    let mut table = String::new();
    for ((_, address, page), articles) in pages.iter().zip(&articles) {
        let called = joined(select(page, "h1").map(text), " ");
        let notes = joined(select(page, ".era-notes li").map(text), " ");
        table += format!("{address} | {called} | {notes}").trim_end_matches(" | ");
        table.push('\n');
        for article in articles {
            let drawn = site.page(&article.address());
            let shown = joined(select(&drawn, ".province-chips a").map(text), ", ");
            let note = joined(select(&drawn, ".province-chips .era-note").map(text), " ");
            let lists = pages.iter().filter(|(_, _, page)| lists(page, article));
            let listed = joined(lists.map(|(name, _, _)| (*name).to_owned()), ", ");
            let path = article.path();
            let about = site
                .findings
                .iter()
                .filter(|finding| finding.is_about(&path));
            let told = joined(about.map(|finding| finding.code().to_string()), " ");
            let line = format!("  {} | {shown} | {note} | {listed} | {told}", article.day);
            table += line.trim_end_matches(" | ");
            table.push('\n');
        }
    }
    table
}

/// Whether an article stands in the list of a page.
fn lists(page: &Html, article: &Article) -> bool {
    let address = article.address();
    select(page, ".columns-main .card a").any(|link| link.attr("href") == Some(&address))
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}

#[test]
fn every_name_has_its_page_and_its_heir_on_either_side_of_the_merger() {
    snapbox::assert_data_eq!(
        table(),
        str![[r#"
/tinh/ha-noi/ | Thành phố Hà Nội | Hà Tây là một đơn vị riêng đến hết ngày 31/7/2008, nay thuộc Hà Nội.
  2025-06-30 | Hà Nội |  | Hà Nội
  2025-07-01 | Hà Nội |  | Hà Nội
/tinh/ha-giang/ | Tỉnh Hà Giang | Từ ngày 01/7/2025, Hà Giang thuộc Tuyên Quang.
  2025-06-30 | Hà Giang | Từ ngày 01/7/2025, Hà Giang thuộc Tuyên Quang. | Hà Giang
  2025-07-01 | Hà Giang | Từ ngày 01/7/2025, Hà Giang thuộc Tuyên Quang. | Hà Giang, Tuyên Quang | P05
/tinh/cao-bang/ | Tỉnh Cao Bằng
  2025-06-30 | Cao Bằng |  | Cao Bằng
  2025-07-01 | Cao Bằng |  | Cao Bằng
/tinh/bac-kan/ | Tỉnh Bắc Kạn | Từ ngày 01/7/2025, Bắc Kạn thuộc Thái Nguyên.
  2025-06-30 | Bắc Kạn | Từ ngày 01/7/2025, Bắc Kạn thuộc Thái Nguyên. | Bắc Kạn
  2025-07-01 | Bắc Kạn | Từ ngày 01/7/2025, Bắc Kạn thuộc Thái Nguyên. | Bắc Kạn, Thái Nguyên | P05
/tinh/tuyen-quang/ | Tỉnh Tuyên Quang | Từ ngày 01/7/2025, Tuyên Quang mới gồm Tuyên Quang và Hà Giang cũ.
  2025-06-30 | Tuyên Quang | Từ ngày 01/7/2025, Tuyên Quang gồm cả Hà Giang. | Tuyên Quang
  2025-07-01 | Tuyên Quang |  | Tuyên Quang
/tinh/lao-cai/ | Tỉnh Lào Cai | Từ ngày 01/7/2025, Lào Cai mới gồm Lào Cai và Yên Bái cũ.
  2025-06-30 | Lào Cai | Từ ngày 01/7/2025, Lào Cai gồm cả Yên Bái. | Lào Cai
  2025-07-01 | Lào Cai |  | Lào Cai
/tinh/dien-bien/ | Tỉnh Điện Biên
  2025-06-30 | Điện Biên |  | Điện Biên
  2025-07-01 | Điện Biên |  | Điện Biên
/tinh/lai-chau/ | Tỉnh Lai Châu
  2025-06-30 | Lai Châu |  | Lai Châu
  2025-07-01 | Lai Châu |  | Lai Châu
/tinh/son-la/ | Tỉnh Sơn La
  2025-06-30 | Sơn La |  | Sơn La
  2025-07-01 | Sơn La |  | Sơn La
/tinh/yen-bai/ | Tỉnh Yên Bái | Từ ngày 01/7/2025, Yên Bái thuộc Lào Cai.
  2025-06-30 | Yên Bái | Từ ngày 01/7/2025, Yên Bái thuộc Lào Cai. | Yên Bái
  2025-07-01 | Yên Bái | Từ ngày 01/7/2025, Yên Bái thuộc Lào Cai. | Lào Cai, Yên Bái | P05
/tinh/hoa-binh/ | Tỉnh Hòa Bình | Từ ngày 01/7/2025, Hòa Bình thuộc Phú Thọ.
  2025-06-30 | Hòa Bình | Từ ngày 01/7/2025, Hòa Bình thuộc Phú Thọ. | Hòa Bình
  2025-07-01 | Hòa Bình | Từ ngày 01/7/2025, Hòa Bình thuộc Phú Thọ. | Hòa Bình, Phú Thọ | P05
/tinh/thai-nguyen/ | Tỉnh Thái Nguyên | Từ ngày 01/7/2025, Thái Nguyên mới gồm Thái Nguyên và Bắc Kạn cũ.
  2025-06-30 | Thái Nguyên | Từ ngày 01/7/2025, Thái Nguyên gồm cả Bắc Kạn. | Thái Nguyên
  2025-07-01 | Thái Nguyên |  | Thái Nguyên
/tinh/lang-son/ | Tỉnh Lạng Sơn
  2025-06-30 | Lạng Sơn |  | Lạng Sơn
  2025-07-01 | Lạng Sơn |  | Lạng Sơn
/tinh/quang-ninh/ | Tỉnh Quảng Ninh | Quảng Ninh là thành phố trực thuộc trung ương từ ngày 01/9/2026.
  2025-06-30 | Quảng Ninh |  | Quảng Ninh
  2025-07-01 | Quảng Ninh |  | Quảng Ninh
/tinh/bac-giang/ | Tỉnh Bắc Giang | Từ ngày 01/7/2025, Bắc Giang thuộc Bắc Ninh.
  2025-06-30 | Bắc Giang | Từ ngày 01/7/2025, Bắc Giang thuộc Bắc Ninh. | Bắc Giang
  2025-07-01 | Bắc Giang | Từ ngày 01/7/2025, Bắc Giang thuộc Bắc Ninh. | Bắc Giang, Bắc Ninh | P05
/tinh/phu-tho/ | Tỉnh Phú Thọ | Từ ngày 01/7/2025, Phú Thọ mới gồm Phú Thọ, Hòa Bình và Vĩnh Phúc cũ.
  2025-06-30 | Phú Thọ | Từ ngày 01/7/2025, Phú Thọ gồm cả Hòa Bình và Vĩnh Phúc. | Phú Thọ
  2025-07-01 | Phú Thọ |  | Phú Thọ
/tinh/vinh-phuc/ | Tỉnh Vĩnh Phúc | Từ ngày 01/7/2025, Vĩnh Phúc thuộc Phú Thọ.
  2025-06-30 | Vĩnh Phúc | Từ ngày 01/7/2025, Vĩnh Phúc thuộc Phú Thọ. | Vĩnh Phúc
  2025-07-01 | Vĩnh Phúc | Từ ngày 01/7/2025, Vĩnh Phúc thuộc Phú Thọ. | Phú Thọ, Vĩnh Phúc | P05
/tinh/bac-ninh/ | Tỉnh Bắc Ninh | Từ ngày 01/7/2025, Bắc Ninh mới gồm Bắc Ninh và Bắc Giang cũ. Bắc Ninh là thành phố trực thuộc trung ương từ ngày 20/9/2026.
  2025-06-30 | Bắc Ninh | Từ ngày 01/7/2025, Bắc Ninh gồm cả Bắc Giang. | Bắc Ninh
  2025-07-01 | Bắc Ninh |  | Bắc Ninh
/tinh/hai-duong/ | Tỉnh Hải Dương | Từ ngày 01/7/2025, Hải Dương thuộc Hải Phòng.
  2025-06-30 | Hải Dương | Từ ngày 01/7/2025, Hải Dương thuộc Hải Phòng. | Hải Dương
  2025-07-01 | Hải Dương | Từ ngày 01/7/2025, Hải Dương thuộc Hải Phòng. | Hải Dương, Hải Phòng | P05
/tinh/hai-phong/ | Thành phố Hải Phòng | Từ ngày 01/7/2025, Hải Phòng mới gồm Hải Phòng và Hải Dương cũ.
  2025-06-30 | Hải Phòng | Từ ngày 01/7/2025, Hải Phòng gồm cả Hải Dương. | Hải Phòng
  2025-07-01 | Hải Phòng |  | Hải Phòng
/tinh/hung-yen/ | Tỉnh Hưng Yên | Từ ngày 01/7/2025, Hưng Yên mới gồm Hưng Yên và Thái Bình cũ.
  2025-06-30 | Hưng Yên | Từ ngày 01/7/2025, Hưng Yên gồm cả Thái Bình. | Hưng Yên
  2025-07-01 | Hưng Yên |  | Hưng Yên
/tinh/thai-binh/ | Tỉnh Thái Bình | Từ ngày 01/7/2025, Thái Bình thuộc Hưng Yên.
  2025-06-30 | Thái Bình | Từ ngày 01/7/2025, Thái Bình thuộc Hưng Yên. | Thái Bình
  2025-07-01 | Thái Bình | Từ ngày 01/7/2025, Thái Bình thuộc Hưng Yên. | Hưng Yên, Thái Bình | P05
/tinh/ha-nam/ | Tỉnh Hà Nam | Từ ngày 01/7/2025, Hà Nam thuộc Ninh Bình.
  2025-06-30 | Hà Nam | Từ ngày 01/7/2025, Hà Nam thuộc Ninh Bình. | Hà Nam
  2025-07-01 | Hà Nam | Từ ngày 01/7/2025, Hà Nam thuộc Ninh Bình. | Hà Nam, Ninh Bình | P05
/tinh/nam-dinh/ | Tỉnh Nam Định | Từ ngày 01/7/2025, Nam Định thuộc Ninh Bình.
  2025-06-30 | Nam Định | Từ ngày 01/7/2025, Nam Định thuộc Ninh Bình. | Nam Định
  2025-07-01 | Nam Định | Từ ngày 01/7/2025, Nam Định thuộc Ninh Bình. | Nam Định, Ninh Bình | P05
/tinh/ninh-binh/ | Tỉnh Ninh Bình | Từ ngày 01/7/2025, Ninh Bình mới gồm Ninh Bình, Hà Nam và Nam Định cũ.
  2025-06-30 | Ninh Bình | Từ ngày 01/7/2025, Ninh Bình gồm cả Hà Nam và Nam Định. | Ninh Bình
  2025-07-01 | Ninh Bình |  | Ninh Bình
/tinh/thanh-hoa/ | Tỉnh Thanh Hóa
  2025-06-30 | Thanh Hóa |  | Thanh Hóa
  2025-07-01 | Thanh Hóa |  | Thanh Hóa
/tinh/nghe-an/ | Tỉnh Nghệ An
  2025-06-30 | Nghệ An |  | Nghệ An
  2025-07-01 | Nghệ An |  | Nghệ An
/tinh/ha-tinh/ | Tỉnh Hà Tĩnh
  2025-06-30 | Hà Tĩnh |  | Hà Tĩnh
  2025-07-01 | Hà Tĩnh |  | Hà Tĩnh
/tinh/quang-binh/ | Tỉnh Quảng Bình | Từ ngày 01/7/2025, Quảng Bình thuộc Quảng Trị.
  2025-06-30 | Quảng Bình | Từ ngày 01/7/2025, Quảng Bình thuộc Quảng Trị. | Quảng Bình
  2025-07-01 | Quảng Bình | Từ ngày 01/7/2025, Quảng Bình thuộc Quảng Trị. | Quảng Bình, Quảng Trị | P05
/tinh/quang-tri/ | Tỉnh Quảng Trị | Từ ngày 01/7/2025, Quảng Trị mới gồm Quảng Trị và Quảng Bình cũ.
  2025-06-30 | Quảng Trị | Từ ngày 01/7/2025, Quảng Trị gồm cả Quảng Bình. | Quảng Trị
  2025-07-01 | Quảng Trị |  | Quảng Trị
/tinh/hue/ | Thành phố Huế | Đến hết ngày 31/12/2024, Huế mang tên Thừa Thiên Huế.
  2025-06-30 | Huế |  | Huế
  2025-07-01 | Huế |  | Huế
/tinh/da-nang/ | Thành phố Đà Nẵng | Từ ngày 01/7/2025, Đà Nẵng mới gồm Đà Nẵng và Quảng Nam cũ.
  2025-06-30 | Đà Nẵng | Từ ngày 01/7/2025, Đà Nẵng gồm cả Quảng Nam. | Đà Nẵng
  2025-07-01 | Đà Nẵng |  | Đà Nẵng
/tinh/quang-nam/ | Tỉnh Quảng Nam | Từ ngày 01/7/2025, Quảng Nam thuộc Đà Nẵng.
  2025-06-30 | Quảng Nam | Từ ngày 01/7/2025, Quảng Nam thuộc Đà Nẵng. | Quảng Nam
  2025-07-01 | Quảng Nam | Từ ngày 01/7/2025, Quảng Nam thuộc Đà Nẵng. | Đà Nẵng, Quảng Nam | P05
/tinh/quang-ngai/ | Tỉnh Quảng Ngãi | Từ ngày 01/7/2025, Quảng Ngãi mới gồm Quảng Ngãi và Kon Tum cũ.
  2025-06-30 | Quảng Ngãi | Từ ngày 01/7/2025, Quảng Ngãi gồm cả Kon Tum. | Quảng Ngãi
  2025-07-01 | Quảng Ngãi |  | Quảng Ngãi
/tinh/binh-dinh/ | Tỉnh Bình Định | Từ ngày 01/7/2025, Bình Định thuộc Gia Lai.
  2025-06-30 | Bình Định | Từ ngày 01/7/2025, Bình Định thuộc Gia Lai. | Bình Định
  2025-07-01 | Bình Định | Từ ngày 01/7/2025, Bình Định thuộc Gia Lai. | Bình Định, Gia Lai | P05
/tinh/phu-yen/ | Tỉnh Phú Yên | Từ ngày 01/7/2025, Phú Yên thuộc Đắk Lắk.
  2025-06-30 | Phú Yên | Từ ngày 01/7/2025, Phú Yên thuộc Đắk Lắk. | Phú Yên
  2025-07-01 | Phú Yên | Từ ngày 01/7/2025, Phú Yên thuộc Đắk Lắk. | Phú Yên, Đắk Lắk | P05
/tinh/khanh-hoa/ | Tỉnh Khánh Hòa | Từ ngày 01/7/2025, Khánh Hòa mới gồm Khánh Hòa và Ninh Thuận cũ.
  2025-06-30 | Khánh Hòa | Từ ngày 01/7/2025, Khánh Hòa gồm cả Ninh Thuận. | Khánh Hòa
  2025-07-01 | Khánh Hòa |  | Khánh Hòa
/tinh/ninh-thuan/ | Tỉnh Ninh Thuận | Từ ngày 01/7/2025, Ninh Thuận thuộc Khánh Hòa.
  2025-06-30 | Ninh Thuận | Từ ngày 01/7/2025, Ninh Thuận thuộc Khánh Hòa. | Ninh Thuận
  2025-07-01 | Ninh Thuận | Từ ngày 01/7/2025, Ninh Thuận thuộc Khánh Hòa. | Khánh Hòa, Ninh Thuận | P05
/tinh/binh-thuan/ | Tỉnh Bình Thuận | Từ ngày 01/7/2025, Bình Thuận thuộc Lâm Đồng.
  2025-06-30 | Bình Thuận | Từ ngày 01/7/2025, Bình Thuận thuộc Lâm Đồng. | Bình Thuận
  2025-07-01 | Bình Thuận | Từ ngày 01/7/2025, Bình Thuận thuộc Lâm Đồng. | Bình Thuận, Lâm Đồng | P05
/tinh/kon-tum/ | Tỉnh Kon Tum | Từ ngày 01/7/2025, Kon Tum thuộc Quảng Ngãi.
  2025-06-30 | Kon Tum | Từ ngày 01/7/2025, Kon Tum thuộc Quảng Ngãi. | Kon Tum
  2025-07-01 | Kon Tum | Từ ngày 01/7/2025, Kon Tum thuộc Quảng Ngãi. | Quảng Ngãi, Kon Tum | P05
/tinh/gia-lai/ | Tỉnh Gia Lai | Từ ngày 01/7/2025, Gia Lai mới gồm Gia Lai và Bình Định cũ.
  2025-06-30 | Gia Lai | Từ ngày 01/7/2025, Gia Lai gồm cả Bình Định. | Gia Lai
  2025-07-01 | Gia Lai |  | Gia Lai
/tinh/dak-lak/ | Tỉnh Đắk Lắk | Từ ngày 01/7/2025, Đắk Lắk mới gồm Đắk Lắk và Phú Yên cũ.
  2025-06-30 | Đắk Lắk | Từ ngày 01/7/2025, Đắk Lắk gồm cả Phú Yên. | Đắk Lắk
  2025-07-01 | Đắk Lắk |  | Đắk Lắk
/tinh/dak-nong/ | Tỉnh Đắk Nông | Từ ngày 01/7/2025, Đắk Nông thuộc Lâm Đồng.
  2025-06-30 | Đắk Nông | Từ ngày 01/7/2025, Đắk Nông thuộc Lâm Đồng. | Đắk Nông
  2025-07-01 | Đắk Nông | Từ ngày 01/7/2025, Đắk Nông thuộc Lâm Đồng. | Đắk Nông, Lâm Đồng | P05
/tinh/lam-dong/ | Tỉnh Lâm Đồng | Từ ngày 01/7/2025, Lâm Đồng mới gồm Lâm Đồng, Bình Thuận và Đắk Nông cũ.
  2025-06-30 | Lâm Đồng | Từ ngày 01/7/2025, Lâm Đồng gồm cả Bình Thuận và Đắk Nông. | Lâm Đồng
  2025-07-01 | Lâm Đồng |  | Lâm Đồng
/tinh/binh-phuoc/ | Tỉnh Bình Phước | Từ ngày 01/7/2025, Bình Phước thuộc Đồng Nai.
  2025-06-30 | Bình Phước | Từ ngày 01/7/2025, Bình Phước thuộc Đồng Nai. | Bình Phước
  2025-07-01 | Bình Phước | Từ ngày 01/7/2025, Bình Phước thuộc Đồng Nai. | Bình Phước, Đồng Nai | P05
/tinh/tay-ninh/ | Tỉnh Tây Ninh | Từ ngày 01/7/2025, Tây Ninh mới gồm Tây Ninh và Long An cũ.
  2025-06-30 | Tây Ninh | Từ ngày 01/7/2025, Tây Ninh gồm cả Long An. | Tây Ninh
  2025-07-01 | Tây Ninh |  | Tây Ninh
/tinh/binh-duong/ | Tỉnh Bình Dương | Từ ngày 01/7/2025, Bình Dương thuộc Thành phố Hồ Chí Minh.
  2025-06-30 | Bình Dương | Từ ngày 01/7/2025, Bình Dương thuộc Thành phố Hồ Chí Minh. | Bình Dương
  2025-07-01 | Bình Dương | Từ ngày 01/7/2025, Bình Dương thuộc Thành phố Hồ Chí Minh. | Bình Dương, Thành phố Hồ Chí Minh | P05
/tinh/dong-nai/ | Tỉnh Đồng Nai | Từ ngày 01/7/2025, Đồng Nai mới gồm Đồng Nai và Bình Phước cũ. Đồng Nai là thành phố trực thuộc trung ương từ ngày 30/4/2026.
  2025-06-30 | Đồng Nai | Từ ngày 01/7/2025, Đồng Nai gồm cả Bình Phước. | Đồng Nai
  2025-07-01 | Đồng Nai |  | Đồng Nai
/tinh/ba-ria-vung-tau/ | Tỉnh Bà Rịa - Vũng Tàu | Từ ngày 01/7/2025, Bà Rịa - Vũng Tàu thuộc Thành phố Hồ Chí Minh.
  2025-06-30 | Bà Rịa - Vũng Tàu | Từ ngày 01/7/2025, Bà Rịa - Vũng Tàu thuộc Thành phố Hồ Chí Minh. | Bà Rịa - Vũng Tàu
  2025-07-01 | Bà Rịa - Vũng Tàu | Từ ngày 01/7/2025, Bà Rịa - Vũng Tàu thuộc Thành phố Hồ Chí Minh. | Bà Rịa - Vũng Tàu, Thành phố Hồ Chí Minh | P05
/tinh/ho-chi-minh/ | Thành phố Hồ Chí Minh | Từ ngày 01/7/2025, Thành phố Hồ Chí Minh mới gồm Thành phố Hồ Chí Minh, Bình Dương và Bà Rịa - Vũng Tàu cũ.
  2025-06-30 | Thành phố Hồ Chí Minh | Từ ngày 01/7/2025, Thành phố Hồ Chí Minh gồm cả Bình Dương và Bà Rịa - Vũng Tàu. | Thành phố Hồ Chí Minh
  2025-07-01 | Thành phố Hồ Chí Minh |  | Thành phố Hồ Chí Minh
/tinh/long-an/ | Tỉnh Long An | Từ ngày 01/7/2025, Long An thuộc Tây Ninh.
  2025-06-30 | Long An | Từ ngày 01/7/2025, Long An thuộc Tây Ninh. | Long An
  2025-07-01 | Long An | Từ ngày 01/7/2025, Long An thuộc Tây Ninh. | Tây Ninh, Long An | P05
/tinh/tien-giang/ | Tỉnh Tiền Giang | Từ ngày 01/7/2025, Tiền Giang thuộc Đồng Tháp.
  2025-06-30 | Tiền Giang | Từ ngày 01/7/2025, Tiền Giang thuộc Đồng Tháp. | Tiền Giang
  2025-07-01 | Tiền Giang | Từ ngày 01/7/2025, Tiền Giang thuộc Đồng Tháp. | Tiền Giang, Đồng Tháp | P05
/tinh/ben-tre/ | Tỉnh Bến Tre | Từ ngày 01/7/2025, Bến Tre thuộc Vĩnh Long.
  2025-06-30 | Bến Tre | Từ ngày 01/7/2025, Bến Tre thuộc Vĩnh Long. | Bến Tre
  2025-07-01 | Bến Tre | Từ ngày 01/7/2025, Bến Tre thuộc Vĩnh Long. | Bến Tre, Vĩnh Long | P05
/tinh/tra-vinh/ | Tỉnh Trà Vinh | Từ ngày 01/7/2025, Trà Vinh thuộc Vĩnh Long.
  2025-06-30 | Trà Vinh | Từ ngày 01/7/2025, Trà Vinh thuộc Vĩnh Long. | Trà Vinh
  2025-07-01 | Trà Vinh | Từ ngày 01/7/2025, Trà Vinh thuộc Vĩnh Long. | Trà Vinh, Vĩnh Long | P05
/tinh/vinh-long/ | Tỉnh Vĩnh Long | Từ ngày 01/7/2025, Vĩnh Long mới gồm Vĩnh Long, Bến Tre và Trà Vinh cũ.
  2025-06-30 | Vĩnh Long | Từ ngày 01/7/2025, Vĩnh Long gồm cả Bến Tre và Trà Vinh. | Vĩnh Long
  2025-07-01 | Vĩnh Long |  | Vĩnh Long
/tinh/dong-thap/ | Tỉnh Đồng Tháp | Từ ngày 01/7/2025, Đồng Tháp mới gồm Đồng Tháp và Tiền Giang cũ.
  2025-06-30 | Đồng Tháp | Từ ngày 01/7/2025, Đồng Tháp gồm cả Tiền Giang. | Đồng Tháp
  2025-07-01 | Đồng Tháp |  | Đồng Tháp
/tinh/an-giang/ | Tỉnh An Giang | Từ ngày 01/7/2025, An Giang mới gồm An Giang và Kiên Giang cũ.
  2025-06-30 | An Giang | Từ ngày 01/7/2025, An Giang gồm cả Kiên Giang. | An Giang
  2025-07-01 | An Giang |  | An Giang
/tinh/kien-giang/ | Tỉnh Kiên Giang | Từ ngày 01/7/2025, Kiên Giang thuộc An Giang.
  2025-06-30 | Kiên Giang | Từ ngày 01/7/2025, Kiên Giang thuộc An Giang. | Kiên Giang
  2025-07-01 | Kiên Giang | Từ ngày 01/7/2025, Kiên Giang thuộc An Giang. | An Giang, Kiên Giang | P05
/tinh/can-tho/ | Thành phố Cần Thơ | Từ ngày 01/7/2025, Cần Thơ mới gồm Cần Thơ, Hậu Giang và Sóc Trăng cũ.
  2025-06-30 | Cần Thơ | Từ ngày 01/7/2025, Cần Thơ gồm cả Hậu Giang và Sóc Trăng. | Cần Thơ
  2025-07-01 | Cần Thơ |  | Cần Thơ
/tinh/hau-giang/ | Tỉnh Hậu Giang | Từ ngày 01/7/2025, Hậu Giang thuộc Cần Thơ.
  2025-06-30 | Hậu Giang | Từ ngày 01/7/2025, Hậu Giang thuộc Cần Thơ. | Hậu Giang
  2025-07-01 | Hậu Giang | Từ ngày 01/7/2025, Hậu Giang thuộc Cần Thơ. | Cần Thơ, Hậu Giang | P05
/tinh/soc-trang/ | Tỉnh Sóc Trăng | Từ ngày 01/7/2025, Sóc Trăng thuộc Cần Thơ.
  2025-06-30 | Sóc Trăng | Từ ngày 01/7/2025, Sóc Trăng thuộc Cần Thơ. | Sóc Trăng
  2025-07-01 | Sóc Trăng | Từ ngày 01/7/2025, Sóc Trăng thuộc Cần Thơ. | Cần Thơ, Sóc Trăng | P05
/tinh/bac-lieu/ | Tỉnh Bạc Liêu | Từ ngày 01/7/2025, Bạc Liêu thuộc Cà Mau.
  2025-06-30 | Bạc Liêu | Từ ngày 01/7/2025, Bạc Liêu thuộc Cà Mau. | Bạc Liêu
  2025-07-01 | Bạc Liêu | Từ ngày 01/7/2025, Bạc Liêu thuộc Cà Mau. | Bạc Liêu, Cà Mau | P05
/tinh/ca-mau/ | Tỉnh Cà Mau | Từ ngày 01/7/2025, Cà Mau mới gồm Cà Mau và Bạc Liêu cũ.
  2025-06-30 | Cà Mau | Từ ngày 01/7/2025, Cà Mau gồm cả Bạc Liêu. | Cà Mau
  2025-07-01 | Cà Mau |  | Cà Mau

"#]]
        .raw()
    );
}
