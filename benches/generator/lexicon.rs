//! The words and sentence patterns of `words/`, as named lists.
//!
//! In: the text files compiled into the program. Out: lists of items in file order. The lexicon
//! does not know what a slot is or which article asks.

use std::collections::BTreeMap;

/// One of the fifteen sectors, with the department in charge of it.
pub struct Sector {
    pub slug: &'static str,
    /// The department's name until February 2025 and since.
    pub departments: [&'static str; 2],
}

const fn sector(slug: &'static str, before: &'static str, since: &'static str) -> Sector {
    Sector {
        slug,
        departments: [before, since],
    }
}

const COMMUNICATIONS: &str = "Sở Thông tin và Truyền thông";
const SCIENCE: &str = "Sở Khoa học và Công nghệ";
const CULTURE: &str = "Sở Văn hóa, Thể thao và Du lịch";
const ENVIRONMENT: &str = "Sở Nông nghiệp và Môi trường";

/// In the order of the list `field`.
pub const SECTORS: [Sector; 15] = [
    sector(
        "chinh-quyen-so",
        "Văn phòng Ủy ban nhân dân",
        "Văn phòng Ủy ban nhân dân",
    ),
    sector("ha-tang-so", COMMUNICATIONS, SCIENCE),
    sector("kinh-te-so", "Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    sector("xa-hoi-so", COMMUNICATIONS, SCIENCE),
    sector("y-te", "Sở Y tế", "Sở Y tế"),
    sector(
        "giao-duc",
        "Sở Giáo dục và Đào tạo",
        "Sở Giáo dục và Đào tạo",
    ),
    sector(
        "nong-nghiep",
        "Sở Nông nghiệp và Phát triển nông thôn",
        ENVIRONMENT,
    ),
    sector(
        "tai-nguyen-moi-truong",
        "Sở Tài nguyên và Môi trường",
        ENVIRONMENT,
    ),
    sector("du-lich", CULTURE, CULTURE),
    sector("van-hoa-truyen-thong", CULTURE, CULTURE),
    sector(
        "doanh-nghiep-thuong-mai",
        "Sở Công Thương",
        "Sở Công Thương",
    ),
    sector("do-thi-thong-minh", "Công an", "Công an"),
    sector("an-toan-thong-tin", COMMUNICATIONS, SCIENCE),
    sector("nhan-luc-so", "Sở Nội vụ", "Sở Nội vụ"),
    sector("khoa-hoc-cong-nghe", SCIENCE, SCIENCE),
];

const FILES: [&str; 4] = [
    include_str!("words/sectors.txt"),
    include_str!("words/topics.txt"),
    include_str!("words/phrases.txt"),
    include_str!("words/sentences.txt"),
];

pub struct Lexicon {
    lists: BTreeMap<&'static str, Vec<&'static str>>,
    topics: Vec<&'static str>,
}

impl Lexicon {
    pub fn read() -> Self {
        let mut lists = BTreeMap::new();
        for file in FILES {
            read_lists(file, &mut lists);
        }
        let mut lexicon = Self {
            lists,
            topics: Vec::new(),
        };
        let of_sectors = SECTORS
            .iter()
            .filter_map(|sector| lexicon.of_sector(sector, "topic"));
        lexicon.topics = of_sectors
            .chain([lexicon.list("topic")])
            .flatten()
            .copied()
            .collect();
        lexicon
    }

    /// Returns the list called `name`; a name no file has is a slip in a pattern.
    pub fn list(&self, name: &str) -> &[&'static str] {
        let list = self.lists.get(name);
        list.unwrap_or_else(|| panic!("no file of words/ has the list [{name}]"))
    }

    /// Returns the list `name` of a sector, or nothing where sectors share one list.
    pub fn of_sector(&self, sector: &Sector, name: &str) -> Option<&[&'static str]> {
        let head = format!("{} {name}", sector.slug);
        self.lists.get(head.as_str()).map(Vec::as_slice)
    }

    /// Returns every topic, those of the sectors first.
    pub fn topics(&self) -> &[&'static str] {
        &self.topics
    }
}

fn read_lists(file: &'static str, lists: &mut BTreeMap<&'static str, Vec<&'static str>>) {
    let mut name = "";
    for line in file.lines() {
        if let Some(head) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            name = head;
        } else if !line.is_empty() && !line.starts_with('#') {
            lists.entry(name).or_default().push(line);
        }
    }
}
