//! The policy documents articles implement and cite.
//!
//! In: a province and a date. Out: documents issued before it, their printed forms, and the records
//! of a few provincial ones. National documents are real and dated, so that no article cites one
//! that did not exist yet; provincial ones are made up, four for each province.

use super::notation::{Date, slug};
use super::places::PROVINCES;
use super::random::Random;

#[derive(Clone)]
pub struct Document {
    pub number: String,
    pub date: Date,
    /// The word that stands in front of the number.
    word: &'static str,
    /// Who issued it, or nothing for a province's own (the article knows its province).
    issuer: Option<&'static str>,
    shorthand: Option<&'static str>,
}

const PARTY: &str = "Bộ Chính trị";
const GOVERNMENT: &str = "Chính phủ";
const PREMIER: &str = "Thủ tướng Chính phủ";
const ASSEMBLY: &str = "Quốc hội";
const MINISTRY: &str = "Bộ Thông tin và Truyền thông";
const STEERING: &str = "Ban Chỉ đạo Trung ương";

type National = (&'static str, (u32, u32, u32), &'static str, &'static str);

/// The most cited first.
const NATIONAL: [National; 33] = [
    ("36-NQ/TW", (2014, 7, 1), "Nghị quyết", PARTY),
    ("749/QĐ-TTg", (2020, 6, 3), "Quyết định", PREMIER),
    ("57-NQ/TW", (2024, 12, 22), "Nghị quyết", PARTY),
    ("06/QĐ-TTg", (2022, 1, 6), "Quyết định", PREMIER),
    ("52-NQ/TW", (2019, 9, 27), "Nghị quyết", PARTY),
    ("36a/NQ-CP", (2015, 10, 14), "Nghị quyết", GOVERNMENT),
    ("17/NQ-CP", (2019, 3, 7), "Nghị quyết", GOVERNMENT),
    ("942/QĐ-TTg", (2021, 6, 15), "Quyết định", PREMIER),
    ("411/QĐ-TTg", (2022, 3, 31), "Quyết định", PREMIER),
    ("26/NQ-CP", (2015, 4, 15), "Nghị quyết", GOVERNMENT),
    ("148/2025/QH15", (2025, 12, 11), "Luật", ASSEMBLY),
    ("42/2022/NĐ-CP", (2022, 6, 24), "Nghị định", GOVERNMENT),
    ("146/QĐ-TTg", (2022, 1, 28), "Quyết định", PREMIER),
    ("03/NQ-CP", (2025, 1, 9), "Nghị quyết", GOVERNMENT),
    ("50/NQ-CP", (2020, 4, 17), "Nghị quyết", GOVERNMENT),
    ("47/2020/NĐ-CP", (2020, 4, 9), "Nghị định", GOVERNMENT),
    ("505/QĐ-TTg", (2022, 4, 22), "Quyết định", PREMIER),
    ("645/QĐ-TTg", (2020, 5, 15), "Quyết định", PREMIER),
    ("950/QĐ-TTg", (2018, 8, 1), "Quyết định", PREMIER),
    ("964/QĐ-TTg", (2022, 8, 10), "Quyết định", PREMIER),
    ("127/QĐ-TTg", (2021, 1, 26), "Quyết định", PREMIER),
    ("2289/QĐ-TTg", (2020, 12, 31), "Quyết định", PREMIER),
    ("30/2020/NĐ-CP", (2020, 3, 5), "Nghị định", GOVERNMENT),
    ("100/QĐ-TTg", (2019, 1, 19), "Quyết định", PREMIER),
    ("20/2023/QH15", (2023, 6, 22), "Luật", ASSEMBLY),
    ("71/NQ-CP", (2025, 4, 1), "Nghị quyết", GOVERNMENT),
    ("224/2026/NĐ-CP", (2026, 6, 24), "Nghị định", GOVERNMENT),
    ("193/2025/QH15", (2025, 2, 19), "Nghị quyết", ASSEMBLY),
    ("02-KH/BCĐTW", (2025, 6, 19), "Kế hoạch", STEERING),
    ("22/2023/TT-BTTTT", (2023, 12, 31), "Thông tư", MINISTRY),
    ("26/2020/TT-BTTTT", (2020, 9, 23), "Thông tư", MINISTRY),
    ("269/2025/NĐ-CP", (2025, 10, 14), "Nghị định", GOVERNMENT),
    ("71/2025/QH15", (2025, 6, 14), "Luật", ASSEMBLY),
];

const SHORTHAND: [(&str, &str); 4] = [
    ("36-NQ/TW", "Nghị quyết 36"),
    ("57-NQ/TW", "Nghị quyết 57"),
    ("52-NQ/TW", "Nghị quyết 52"),
    ("06/QĐ-TTg", "Đề án 06"),
];

/// What a province issued at one time: the numbers its office may have given it, the year, and the
/// rest of its record.
struct Wave {
    numbers: [u32; 4],
    year: u32,
    code: &'static str,
    issuer: &'static str,
    word: &'static str,
    title: &'static str,
    note: &'static str,
}

const WAVES: [Wave; 4] = [
    Wave {
        numbers: [26, 57, 322, 41],
        year: 2015,
        code: "CTr",
        issuer: "TU",
        word: "Chương trình hành động",
        title: "Chương trình hành động thực hiện Nghị quyết số 36-NQ/TW của Bộ Chính trị",
        note: "Văn bản đầu tiên của địa phương sau Nghị quyết số 36-NQ/TW ngày 01/7/2014.",
    },
    Wave {
        numbers: [61, 88, 120, 45],
        year: 2019,
        code: "KH",
        issuer: "UBND",
        word: "Kế hoạch",
        title: "Phát triển Chính quyền điện tử, định hướng đến năm 2025",
        note: "Cụ thể hóa Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ.",
    },
    Wave {
        numbers: [9, 4, 5, 11],
        year: 2021,
        code: "NQ",
        issuer: "TU",
        word: "Nghị quyết",
        title: "Về chuyển đổi số đến năm 2025, định hướng đến năm 2030",
        note: "Đặt ba trụ cột chính quyền số, kinh tế số và xã hội số cho cả nhiệm kỳ.",
    },
    Wave {
        numbers: [291, 1019, 2383, 706],
        year: 2022,
        code: "QĐ",
        issuer: "UBND",
        word: "Quyết định",
        title: "Phê duyệt Đề án hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số",
        note: "Hỗ trợ một phần chi phí tư vấn, thuê và mua giải pháp số.",
    },
];

impl Wave {
    fn number(&self, province: usize) -> String {
        let number = self.numbers[(province * 7 / 4) % self.numbers.len()];
        if self.issuer == "TU" {
            return format!("{number:02}-{}/TU", self.code);
        }
        format!("{number:02}/{}-{}", self.code, self.issuer)
    }

    fn date(&self, province: usize) -> Date {
        let mut random = Random::new(u64::from(self.year), province as u64);
        // From April on: the national document it carries out may be of March that year.
        Date::new(self.year, random.between(4, 12), random.between(1, 28))
    }
}

impl Document {
    /// Returns `36-nq-tw-2014`; the year stands only where the number itself has none.
    pub fn id(&self) -> String {
        let key = slug(&self.number);
        if self.number.matches('/').count() == 2 {
            key
        } else {
            format!("{key}-{}", self.date.year)
        }
    }

    pub fn is_national(&self) -> bool {
        self.issuer.is_some()
    }

    /// Returns `Nghị quyết 36-NQ/TW`.
    pub fn short(&self) -> String {
        format!("{} {}", self.word, self.number)
    }

    /// Returns the document as running text cites it, in one of seven forms; `local_issuer` is the
    /// issuer of a provincial one.
    pub fn cited(&self, local_issuer: &str, random: &mut Random) -> String {
        let Self {
            number, date, word, ..
        } = self;
        let issuer = self.issuer.unwrap_or(local_issuer);
        match (random.below(10), self.shorthand) {
            (0..3, _) => format!("{word} số {number} ngày {}", date.official()),
            (3, _) => format!("{word} {number} ngày {}", date.official()),
            (4, _) => format!("{word} số {number}, ngày {} của {issuer}", date.official()),
            (5, _) => format!("{word} số {number} {} của {issuer}", date.in_words()),
            (6, Some(shorthand)) => shorthand.to_owned(),
            (6 | 7, _) => format!("{word} số {number}"),
            _ => self.short(),
        }
    }

    /// Returns whether the provincial government rather than its Party committee issued it.
    pub fn is_of_government(&self) -> bool {
        self.number.ends_with("UBND")
    }
}

/// Returns the national documents issued before `date`, the most cited first; never none.
pub fn national_before(date: Date) -> Vec<Document> {
    let documents = NATIONAL
        .iter()
        .map(|&(number, (year, month, day), word, issuer)| Document {
            number: number.to_owned(),
            date: Date::new(year, month, day),
            word,
            issuer: Some(issuer),
            shorthand: SHORTHAND
                .iter()
                .find(|(full, _)| *full == number)
                .map(|(_, short)| *short),
        });
    documents.filter(|document| document.date < date).collect()
}

/// Returns the documents of the province at `position` issued before `date`.
pub fn provincial_before(position: usize, date: Date) -> Vec<Document> {
    let documents = WAVES.iter().map(|wave| Document {
        number: wave.number(position),
        date: wave.date(position),
        word: wave.word,
        issuer: None,
        shorthand: None,
    });
    documents.filter(|document| document.date < date).collect()
}

/// Returns path below `content/van-ban/` and text of the records: every fifth province has written
/// down its documents, the others leave them to be found in articles.
pub fn records() -> Vec<(String, String)> {
    let mut records = Vec::new();
    for (position, province) in PROVINCES.iter().enumerate().step_by(5) {
        let province = province.slug();
        for (wave, document) in WAVES
            .iter()
            .zip(provincial_before(position, Date::new(2026, 1, 1)))
        {
            let path = format!("{province}/{}.md", document.id());
            records.push((path, record(&province, wave, &document)));
        }
    }
    records
}

fn record(province: &str, wave: &Wave, document: &Document) -> String {
    let status = if wave.year < 2020 {
        "historical"
    } else {
        "unknown"
    };
    format!(
        "+++\nnumber = \"{}\"\ntype = \"{}\"\nissuer = \"{}\"\nscope = \"province\"\n\
         province = \"{province}\"\ndate = {}\ntitle = \"{}\"\nstatus = \"{status}\"\n\
         verified = \"memory\"\n+++\n\n{}\n",
        document.number,
        wave.code,
        wave.issuer,
        document.date.machine(),
        wave.title,
        wave.note,
    )
}
