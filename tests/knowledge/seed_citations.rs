//! The 24 citations of five reports on ten years of Nghị quyết 36: which document each means, by its
//! date, the province of the article and the day of the article.

use bantin::vietnamese::slug;

use crate::site::{Article, Record, TestSite};

/// An article and what its numbers mean, in sentences of our own.
struct Seed {
    province: &'static str,
    day: &'static str,
    /// The province to which the former one belongs since 1 July 2025.
    heir: &'static str,
    /// A number with what stands around it, and the document that it means.
    citations: &'static [(&'static str, &'static str)],
}

const SEEDS: [Seed; 5] = [
    Seed {
        province: "Ninh Thuận",
        day: "2024-11-19",
        heir: "Khánh Hòa",
        citations: &[
            (
                "Nghị quyết 36-NQ/TW ngày 01/7/2014 của Bộ Chính trị",
                "36-nq-tw-2014",
            ),
            (
                "Chương trình hành động số 322-CTr/TU ngày 24/3/2015",
                "ninh-thuan/322-ctr-tu-2015",
            ),
            ("Nghị quyết 36-NQ/TW", "36-nq-tw-2014"),
            (
                "Chương trình hành động số 322-CTr/TU",
                "ninh-thuan/322-ctr-tu-2015",
            ),
            ("Kế hoạch 06-KH/TU", "ninh-thuan/06-kh-tu"),
            ("Nghị quyết 09-NQ/TU", "ninh-thuan/09-nq-tu"),
            ("Kế hoạch số 113-KH/TU", "ninh-thuan/113-kh-tu"),
            ("Kế hoạch số 281-KH/TU", "ninh-thuan/281-kh-tu"),
            ("Nghị quyết 36-NQ/TW", "36-nq-tw-2014"),
        ],
    },
    Seed {
        province: "Tây Ninh",
        day: "2024-08-14",
        heir: "Tây Ninh",
        citations: &[
            (
                "Nghị quyết số 36-NQ/TW, ngày 01/7/2014 của Bộ Chính trị (khoá XI)",
                "36-nq-tw-2014",
            ),
            ("Đề án số 07-ĐA/TU ngày 16/6/2022", "tay-ninh/07-da-tu-2022"),
            (
                "Quyết định số 291/QĐ-UBND ngày 07/02/2022",
                "tay-ninh/291-qd-ubnd-2022",
            ),
            ("Kế hoạch số 2383/KH-UBND", "tay-ninh/2383-kh-ubnd-2022"),
            (
                "Hướng dẫn số 491/HD-UBND, ngày 27/02/2023",
                "tay-ninh/491-hd-ubnd-2023",
            ),
        ],
    },
    Seed {
        province: "Bình Định",
        day: "2020-09-03",
        heir: "Gia Lai",
        citations: &[(
            "Nghị quyết 36-NQ/TW ngày 01/7/2014 của Bộ Chính trị (khóa XI)",
            "36-nq-tw-2014",
        )],
    },
    Seed {
        province: "Vĩnh Long",
        day: "2024-06-25",
        heir: "Vĩnh Long",
        citations: &[
            (
                "Nghị quyết số 36-NQ/TW của Bộ Chính trị (khóa XI)",
                "36-nq-tw-2014",
            ),
            ("Nghị quyết số 36-NQ/TW", "36-nq-tw-2014"),
            ("Chương trình hành động số 26-CTr/TU", "vinh-long/26-ctr-tu"),
            ("Nghị quyết số 36-NQ/TW", "36-nq-tw-2014"),
            ("Chương trình hành động số 26-CTr/TU", "vinh-long/26-ctr-tu"),
        ],
    },
    Seed {
        province: "Quảng Ngãi",
        day: "2021-06-15",
        heir: "Quảng Ngãi",
        citations: &[
            (
                "Chương trình hành động số 57-CTr/TU",
                "quang-ngai/57-ctr-tu",
            ),
            ("Nghị quyết số 36-NQ/TW của Bộ Chính trị", "36-nq-tw-2014"),
            ("Kế hoạch số 61/KH-UBND", "quang-ngai/61-kh-ubnd-2019"),
            ("Nghị quyết số 17/NQ-CP ngày 07/3/2019", "17-nq-cp-2019"),
        ],
    },
];

/// Those of the provinces; the national ones are built in.
const RECORDS: [Record; 12] = [
    ("ninh-thuan/322-ctr-tu-2015", "322-CTr/TU", "2015-03-24"),
    ("ninh-thuan/06-kh-tu", "06-KH/TU", ""),
    ("ninh-thuan/09-nq-tu", "09-NQ/TU", ""),
    ("ninh-thuan/113-kh-tu", "113-KH/TU", ""),
    ("ninh-thuan/281-kh-tu", "281-KH/TU", ""),
    ("tay-ninh/07-da-tu-2022", "07-ĐA/TU", "2022-06-16"),
    ("tay-ninh/291-qd-ubnd-2022", "291/QĐ-UBND", "2022-02-07"),
    ("tay-ninh/2383-kh-ubnd-2022", "2383/KH-UBND", ""),
    ("tay-ninh/491-hd-ubnd-2023", "491/HD-UBND", "2023-02-27"),
    ("vinh-long/26-ctr-tu", "26-CTr/TU", ""),
    ("quang-ngai/57-ctr-tu", "57-CTr/TU", ""),
    ("quang-ngai/61-kh-ubnd-2019", "61/KH-UBND", ""),
];

/// Fails unless each citation leads to its document in an article of every seed, and nothing is
/// remarked. A third province has documents with all the same numbers.
#[track_caller]
fn check(province_and_day: impl Fn(&Seed) -> (&'static str, &'static str)) {
    let texts = SEEDS.map(|seed| {
        let sentence = |(cited, _): &(&str, _)| format!("Bài nhắc đến {cited} ở đây.");
        seed.citations
            .iter()
            .map(sentence)
            .collect::<Vec<_>>()
            .join("\n\n")
    });
    let names = SEEDS.map(|seed| slug(seed.province));
    let articles: Vec<Article> = SEEDS
        .iter()
        .zip(&names)
        .zip(&texts)
        .map(|((seed, name), text)| {
            let (province, day) = province_and_day(seed);
            Article {
                name,
                province,
                day,
                text,
            }
        })
        .collect();
    let elsewhere = RECORDS.map(|(id, number, _)| {
        let key = id.split_once('/').expect("a province's").1;
        (format!("ca-mau/{key}"), number)
    });
    let elsewhere = elsewhere
        .iter()
        .map(|(id, number)| (id.as_str(), *number, ""));
    let records: Vec<Record> = RECORDS.into_iter().chain(elsewhere).collect();

    let site = TestSite::new(&articles, &records);
    assert_eq!(site.report(), "");
    let mut n_citations = 0;
    for (seed, article) in SEEDS.iter().zip(&articles) {
        let expected: Vec<String> = seed
            .citations
            .iter()
            .map(|(cited, id)| {
                let is_number = |word: &&str| word.contains(['-', '/']) && !word.contains('.');
                let number = cited.split(' ').find(is_number).expect("a number");
                format!("{} → /van-ban/{id}/", number.trim_end_matches(','))
            })
            .collect();
        assert_eq!(site.numbers(article), expected, "{}", seed.province);
        n_citations += expected.len();
    }
    assert_eq!(n_citations, 24);
}

#[test]
fn in_an_article_of_its_day_a_number_means_the_document_of_its_province() {
    check(|seed| (seed.province, seed.day));
}

#[test]
fn after_the_merger_an_article_of_the_heir_means_the_same_documents() {
    check(|seed| (seed.heir, "2026-03-01"));
}
