//! The indicators that articles of all provinces share.
//!
//! In: a province and a year. Out: the records of the indicators, and what each measured there. A
//! value is the same in whatever article tells it, but for a few that were published anew.

use super::notation::{grouped, hundredths};
use super::random::Random;

pub struct Shared {
    pub id: &'static str,
    name: &'static str,
    unit: &'static str,
    measures: &'static str,
    /// Counts may be added up; shares may not.
    counts: bool,
}

pub const SHARED: [Shared; 8] = [
    share(
        "ho-co-cap-quang",
        "Hộ có cáp quang băng rộng",
        "% hộ",
        "Tỷ lệ hộ gia đình có đường truyền cáp quang.",
    ),
    share(
        "ho-co-dien-thoai-thong-minh",
        "Hộ có điện thoại thông minh",
        "% hộ",
        "Tỷ lệ hộ gia đình có ít nhất một điện thoại thông minh.",
    ),
    share(
        "ty-trong-kinh-te-so-grdp",
        "Tỷ trọng kinh tế số trong GRDP",
        "% GRDP",
        "Phần đóng góp của kinh tế số vào GRDP trong một năm.",
    ),
    share(
        "ho-so-truc-tuyen",
        "Hồ sơ nộp trực tuyến",
        "% hồ sơ",
        "Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến.",
    ),
    share(
        "dan-so-co-chu-ky-so",
        "Dân số trưởng thành có chữ ký số",
        "% dân số",
        "Tỷ lệ người trưởng thành có chữ ký số cá nhân.",
    ),
    share(
        "co-so-y-te-benh-an-dien-tu",
        "Cơ sở y tế dùng bệnh án điện tử",
        "% cơ sở",
        "Tỷ lệ cơ sở khám, chữa bệnh đã bỏ bệnh án giấy.",
    ),
    count(
        "thue-bao-cap-quang",
        "Thuê bao cáp quang hộ gia đình",
        "thuê bao",
        "Số thuê bao cáp quang của hộ gia đình.",
    ),
    count(
        "to-cong-nghe-so",
        "Tổ công nghệ số cộng đồng",
        "tổ",
        "Số tổ công nghệ số cộng đồng đang hoạt động.",
    ),
];

const fn share(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    measures: &'static str,
) -> Shared {
    Shared {
        id,
        name,
        unit,
        measures,
        counts: false,
    }
}

const fn count(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    measures: &'static str,
) -> Shared {
    Shared {
        counts: true,
        ..share(id, name, unit, measures)
    }
}

impl Shared {
    /// Returns the file that defines the indicator.
    pub fn record(&self) -> String {
        format!(
            "+++\nname = \"{}\"\nunit = \"{}\"\ndirection = \"higher\"\nadditive = {}\nmeasures = \"{}\"\n+++\n",
            self.name, self.unit, self.counts, self.measures
        )
    }

    /// Returns the value of a province in a year, as it is printed; `again` is one that was published
    /// anew.
    pub fn value(&self, province: &str, year: u32, again: bool) -> String {
        let mut random = Random::new(seed(self.id), seed(province));
        let (start, growth) = (random.between(800, 4_000), random.between(150, 450));
        let years = year.saturating_sub(2013);
        let hundredth =
            (start + growth * years + random.below(100)).min(9_990) + u32::from(again) * 7;
        if self.counts {
            grouped(hundredth * random.between(11, 90))
        } else {
            hundredths(hundredth)
        }
    }
}

fn seed(text: &str) -> u64 {
    text.bytes()
        .fold(7, |seed, byte| seed * 31 % 1_000_000_007 + u64::from(byte))
}
