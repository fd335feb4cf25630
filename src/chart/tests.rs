//! Charts as they are written, and what holds for all of them.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use snapbox::{IntoData, str};

use super::scale::{Scale, Span};
use super::svg::{MOST_ROOM, width, wrap};
use super::*;

const FRAME: Frame = Frame {
    id: "ho-so",
    title: "Hồ sơ trực tuyến",
    desc: "",
    unit: None,
    lang: Lang::Vi,
};

fn decimal(text: &str) -> Decimal {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    Decimal {
        digits: format!("{whole}{rest}").parse().expect("a number"),
        scale: u8::try_from(rest.len()).expect("few decimals"),
    }
}

fn bar<'a>(label: &'a str, value: &str) -> Bar<'a> {
    let value = decimal(value);
    Bar {
        label,
        value,
        printed: value.format(Lang::Vi),
        kind: Kind::Result,
        bound: Bound::Exact,
        emphasis: false,
    }
}

fn point(year: i16, value: &str) -> Point {
    let value = decimal(value);
    Point {
        year,
        value,
        printed: value.format(Lang::Vi),
        bound: Bound::Exact,
    }
}

fn series<'a>(label: &'a str, points: &[(i16, &str)]) -> Series<'a> {
    Series {
        label,
        kind: Kind::Result,
        points: (points.iter())
            .map(|(year, value)| point(*year, value))
            .collect(),
    }
}

#[track_caller]
fn check(svg: &str, expected: impl IntoData) {
    snapbox::assert_data_eq!(svg, expected.raw());
}

#[test]
fn one_value_is_a_chart() {
    let frame = Frame {
        desc: "Một tỉnh.",
        unit: Some("Đơn vị: %"),
        ..FRAME
    };
    check(
        &bars(&frame, &[bar("Tây Ninh", "96.89")]),
        str![[r#"
<svg class="chart chart-bars chart-start-10 chart-end-6" width="100%" height="3.55em" overflow="visible" role="img" aria-labelledby="ho-so-title" aria-describedby="ho-so-desc">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<desc id="ho-so-desc">Một tỉnh.</desc>
<g aria-hidden="true">
<text class="chart-unit" x="-5.6em" y="1.05em">Đơn vị: %</text>
<g class="chart-row">
<text class="chart-label" x="0%" y="2.85em" dx="-0.55em" text-anchor="end">Tây Ninh</text>
<rect class="chart-bar is-result" x="0%" y="2em" width="96.89%" height="1em" fill="currentColor"/>
<line class="chart-axis" x1="0%" y1="1.85em" x2="0%" y2="3.15em" stroke="currentColor"/>
<text class="chart-value" x="96.89%" y="2.85em" dx="0.5em">96,89</text>
</g>
</g>
</svg>

"#]],
    );
}

#[test]
fn a_target_is_an_outline_a_bound_has_an_arrow_and_the_one_meant_is_strong() {
    let at_least = Bar {
        bound: Bound::AtLeast,
        printed: "≥ 80".into(),
        emphasis: true,
        ..bar("Huế", "80")
    };
    let target = Bar {
        kind: Kind::Target,
        ..bar("Đà Nẵng", "100")
    };
    let loss = Bar {
        kind: Kind::Input,
        bound: Bound::AtMost,
        printed: "≤ -20".into(),
        ..bar("Cà Mau", "-20")
    };
    check(
        &bars(&FRAME, &[at_least, target, loss]),
        str![[r#"
<svg class="chart chart-bars chart-start-10 chart-end-8" width="100%" height="5.25em" overflow="visible" role="img" aria-labelledby="ho-so-title">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<g aria-hidden="true">
<g class="chart-row is-strong">
<text class="chart-label" x="0%" y="1.05em" dx="-1.6em" text-anchor="end">Huế</text>
<rect class="chart-bar is-result" x="16.67%" y="0.2em" width="66.66%" height="1em" fill="currentColor"/>
<line class="chart-axis" x1="16.67%" y1="0.05em" x2="16.67%" y2="1.35em" stroke="currentColor"/>
<svg class="chart-bound" x="83.33%" y="0.7em" width="1" height="1" overflow="visible"><path d="M4-5l5 5-5 5" fill="none" stroke="currentColor"/></svg>
<text class="chart-value" x="83.33%" y="1.05em" dx="1.2em">≥ 80</text>
</g>
<g class="chart-row">
<text class="chart-label" x="0%" y="2.8em" dx="-1.6em" text-anchor="end">Đà Nẵng</text>
<rect class="chart-bar is-target" x="16.67%" y="1.95em" width="83.33%" height="1em" fill="none" stroke="currentColor"/>
<line class="chart-axis" x1="16.67%" y1="1.8em" x2="16.67%" y2="3.1em" stroke="currentColor"/>
<text class="chart-value" x="100%" y="2.8em" dx="0.5em">100</text>
</g>
<g class="chart-row">
<text class="chart-label" x="0%" y="4.55em" dx="-1.6em" text-anchor="end">Cà Mau</text>
<rect class="chart-bar is-input" x="0%" y="3.7em" width="16.67%" height="1em" fill="none" stroke="currentColor" stroke-dasharray="2 2"/>
<line class="chart-axis" x1="16.67%" y1="3.55em" x2="16.67%" y2="4.85em" stroke="currentColor"/>
<svg class="chart-bound" x="0%" y="4.2em" width="1" height="1" overflow="visible"><path d="M-4-5l-5 5 5 5" fill="none" stroke="currentColor"/></svg>
<text class="chart-value" x="16.67%" y="4.55em" dx="0.5em">≤ -20</text>
</g>
</g>
</svg>

"#]],
    );
}

#[test]
fn a_long_label_stands_above_its_bar_in_lines_that_a_phone_holds() {
    let label =
        "Hồ sơ thủ tục hành chính được giải quyết trực tuyến (theo địa giới trước 01/7/2025)";
    check(
        &bars(&FRAME, &[bar(label, "5")]),
        str![[r#"
<svg class="chart chart-bars chart-end-2" width="100%" height="6.35em" overflow="visible" role="img" aria-labelledby="ho-so-title">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<g aria-hidden="true">
<g class="chart-row">
<text class="chart-label" x="0em" y="1.05em">Hồ sơ thủ tục hành chính được giải</text>
<text class="chart-label" x="0em" y="2.5em">quyết trực tuyến (theo địa giới trước</text>
<text class="chart-label" x="0em" y="3.95em">01/7/2025)</text>
<rect class="chart-bar is-result" x="0%" y="4.55em" width="100%" height="1em" fill="currentColor"/>
<line class="chart-axis" x1="0%" y1="4.4em" x2="0%" y2="5.7em" stroke="currentColor"/>
<text class="chart-value" x="100%" y="5.4em" dx="0.5em">5</text>
</g>
</g>
</svg>

"#]],
    );
}

#[test]
fn a_printed_value_that_no_phone_holds_stands_above_its_bar() {
    let long = Bar {
        printed: "1.781.536 hộ ở 94 xã, phường (hết tháng 6)".into(),
        ..bar("Tây Ninh", "1781536")
    };
    check(
        &bars(&FRAME, &[long]),
        str![[r#"
<svg class="chart chart-bars" width="100%" height="6.35em" overflow="visible" role="img" aria-labelledby="ho-so-title">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<g aria-hidden="true">
<g class="chart-row">
<text class="chart-label" x="0em" y="1.05em">Tây Ninh</text>
<text class="chart-value" x="0em" y="2.5em">1.781.536 hộ ở 94 xã, phường (hết tháng</text>
<text class="chart-value" x="0em" y="3.95em">6)</text>
<rect class="chart-bar is-result" x="0%" y="4.55em" width="100%" height="1em" fill="currentColor"/>
<line class="chart-axis" x1="0%" y1="4.4em" x2="0%" y2="5.7em" stroke="currentColor"/>
</g>
</g>
</svg>

"#]],
    );
}

#[test]
fn years_are_to_scale_and_nothing_is_drawn_as_known_between_them() {
    let frame = Frame {
        unit: Some("Đơn vị: %"),
        ..FRAME
    };
    let results = series("Kết quả", &[(2024, "70"), (2020, "12.5"), (2021, "40")]);
    let target = Series {
        kind: Kind::Target,
        ..series("Mục tiêu", &[(2025, "80")])
    };
    check(
        &lines(&frame, &[results, target], Size::Full),
        str![[r#"
<svg class="chart chart-lines chart-start-4 chart-end-2" width="100%" height="19.9em" overflow="visible" role="img" aria-labelledby="ho-so-title">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<g aria-hidden="true">
<g class="chart-series-1 is-result">
<line class="chart-line" x1="-2.24em" y1="0.7em" x2="0.16em" y2="0.7em" stroke="currentColor"/>
<svg class="chart-sign" x="-1.04em" y="0.7em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
</g>
<text class="chart-label" x="0.76em" y="1.05em">Kết quả</text>
<g class="chart-series-2 is-target">
<line class="chart-line" x1="-2.24em" y1="2.15em" x2="0.16em" y2="2.15em" stroke="currentColor" stroke-dasharray="7 3"/>
<svg class="chart-sign" x="-1.04em" y="2.15em" width="1" height="1" overflow="visible"><path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z" fill="none" stroke="currentColor"/></svg>
</g>
<text class="chart-label" x="0.76em" y="2.5em">Mục tiêu</text>
<text class="chart-unit" x="-2.24em" y="3.95em">Đơn vị: %</text>
<line class="chart-grid" x1="0%" y1="18.05em" x2="100%" y2="18.05em" stroke="currentColor"/>
<text class="chart-tick" x="0%" y="18.4em" dx="-0.5em" text-anchor="end">0</text>
<line class="chart-grid" x1="0%" y1="15.65em" x2="100%" y2="15.65em" stroke="currentColor"/>
<text class="chart-tick" x="0%" y="16em" dx="-0.5em" text-anchor="end">20</text>
<line class="chart-grid" x1="0%" y1="13.25em" x2="100%" y2="13.25em" stroke="currentColor"/>
<text class="chart-tick" x="0%" y="13.6em" dx="-0.5em" text-anchor="end">40</text>
<line class="chart-grid" x1="0%" y1="10.85em" x2="100%" y2="10.85em" stroke="currentColor"/>
<text class="chart-tick" x="0%" y="11.2em" dx="-0.5em" text-anchor="end">60</text>
<line class="chart-grid" x1="0%" y1="8.45em" x2="100%" y2="8.45em" stroke="currentColor"/>
<text class="chart-tick" x="0%" y="8.8em" dx="-0.5em" text-anchor="end">80</text>
<line class="chart-grid" x1="0%" y1="6.05em" x2="100%" y2="6.05em" stroke="currentColor"/>
<text class="chart-tick" x="0%" y="6.4em" dx="-0.5em" text-anchor="end">100</text>
<line class="chart-axis" x1="0%" y1="18.05em" x2="100%" y2="18.05em" stroke="currentColor"/>
<text class="chart-year" x="0%" y="19.55em" text-anchor="middle">2020</text>
<text class="chart-year" x="20%" y="19.55em" text-anchor="middle">2021</text>
<text class="chart-year" x="40%" y="19.55em" text-anchor="middle">2022</text>
<text class="chart-year" x="60%" y="19.55em" text-anchor="middle">2023</text>
<text class="chart-year" x="80%" y="19.55em" text-anchor="middle">2024</text>
<text class="chart-year" x="100%" y="19.55em" text-anchor="middle">2025</text>
<g class="chart-series-1 is-result">
<line class="chart-line" x1="0%" y1="16.55em" x2="20%" y2="13.25em" stroke="currentColor"/>
<line class="chart-gap" x1="20%" y1="13.25em" x2="80%" y2="9.65em" stroke="currentColor" stroke-dasharray="1 4"/>
<svg class="chart-sign" x="0%" y="16.55em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<svg class="chart-sign" x="20%" y="13.25em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<svg class="chart-sign" x="80%" y="9.65em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<text class="chart-value" x="80%" y="11em" text-anchor="middle">70</text>
<text class="chart-value" x="0%" y="15.9em">12,5</text>
<text class="chart-value" x="20%" y="14.6em" text-anchor="middle">40</text>
</g>
<g class="chart-series-2 is-target">
<svg class="chart-sign" x="100%" y="8.45em" width="1" height="1" overflow="visible"><path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z" fill="none" stroke="currentColor"/></svg>
<text class="chart-value" x="100%" y="7.8em" text-anchor="end">80</text>
</g>
</g>
</svg>

"#]],
    );
}

#[test]
fn a_small_chart_prints_both_ends() {
    let results = series("Kết quả", &[(2021, "10"), (2022, "30"), (2023, "20")]);
    check(
        &lines(&FRAME, &[results], Size::Small),
        str![[r#"
<svg class="chart chart-lines is-small" width="100%" height="7.15em" overflow="visible" role="img" aria-labelledby="ho-so-title">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<g aria-hidden="true">
<line class="chart-axis" x1="0%" y1="5.3em" x2="100%" y2="5.3em" stroke="currentColor"/>
<text class="chart-year" x="0%" y="6.8em">2021</text>
<text class="chart-year" x="100%" y="6.8em" text-anchor="end">2023</text>
<g class="chart-series-1 is-result">
<line class="chart-line" x1="0%" y1="4.1em" x2="50%" y2="1.7em" stroke="currentColor"/>
<line class="chart-line" x1="50%" y1="1.7em" x2="100%" y2="2.89em" stroke="currentColor"/>
<svg class="chart-sign" x="0%" y="4.1em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<svg class="chart-sign" x="50%" y="1.7em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<svg class="chart-sign" x="100%" y="2.89em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<text class="chart-value" x="100%" y="2.24em" text-anchor="end">20</text>
<text class="chart-value" x="0%" y="3.45em">10</text>
</g>
</g>
</svg>

"#]],
    );
}

#[test]
fn one_year_is_a_dot_with_its_value() {
    let at_least = Point {
        bound: Bound::AtLeast,
        printed: "≥ 96,89".into(),
        ..point(2024, "96.89")
    };
    let results = Series {
        label: "Kết quả",
        kind: Kind::Result,
        points: vec![at_least],
    };
    check(
        &lines(&FRAME, &[results], Size::Small),
        str![[r#"
<svg class="chart chart-lines is-small" width="100%" height="7.15em" overflow="visible" role="img" aria-labelledby="ho-so-title">
<title id="ho-so-title">Hồ sơ trực tuyến</title>
<g aria-hidden="true">
<line class="chart-axis" x1="0%" y1="5.3em" x2="100%" y2="5.3em" stroke="currentColor"/>
<text class="chart-year" x="50%" y="6.8em" text-anchor="middle">2024</text>
<g class="chart-series-1 is-result">
<svg class="chart-sign" x="50%" y="1.81em" width="1" height="1" overflow="visible"><path d="M-4-4h8v8h-8z" fill="none" stroke="currentColor"/></svg>
<svg class="chart-bound" x="50%" y="1.81em" width="1" height="1" overflow="visible"><path d="M-4-7l4-4 4 4" fill="none" stroke="currentColor"/></svg>
<text class="chart-value" x="50%" y="0.81em" text-anchor="middle">≥ 96,89</text>
</g>
</g>
</svg>

"#]],
    );
}

/// The signs of charts follow those that texts print beside figures.
#[test]
fn a_result_has_a_square_and_a_target_a_circle_whatever_stands_before_them() {
    const SQUARE: &str = "M-4-4h8v8h-8z";
    const CIRCLE: &str = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
    let signs = |kinds: &[Kind]| -> Vec<String> {
        let of = |kind: &Kind| Series {
            kind: *kind,
            ..series("", &[(2024, "5")])
        };
        let all: Vec<Series> = kinds.iter().map(of).collect();
        let svg = lines(&FRAME, &all, Size::Full);
        let paths = elements(&svg).into_iter().filter(|it| it.name == "path");
        paths.map(|path| path.get("d").to_owned()).collect()
    };
    assert_eq!(signs(&[Kind::Result, Kind::Target]), [SQUARE, CIRCLE]);
    assert_eq!(signs(&[Kind::Target, Kind::Result]), [CIRCLE, SQUARE]);
    assert_eq!(signs(&[Kind::Target]), [CIRCLE]);
    assert_eq!(signs(&[Kind::Input]), [SQUARE]);
    for kind in [Kind::Result, Kind::Target, Kind::Input] {
        let mut six = signs(&[kind; 6]);
        six.sort();
        six.dedup();
        assert_eq!(six.len(), 6, "lines of a kind can be told apart");
    }
}

#[test]
fn nothing_to_draw_is_no_chart() {
    assert_eq!(bars(&FRAME, &[]), "");
    assert_eq!(lines(&FRAME, &[], Size::Full), "");
    assert_eq!(lines(&FRAME, &[series("Kết quả", &[])], Size::Small), "");
}

/// From where to where each bar reaches, in per cent.
fn reaches(unit: Option<&str>, values: &[&str]) -> Vec<String> {
    let drawn: Vec<Bar> = values.iter().map(|value| bar("Huế", value)).collect();
    let svg = bars(&Frame { unit, ..FRAME }, &drawn);
    elements(&svg)
        .into_iter()
        .filter(|element| element.name == "rect")
        .map(|rect| format!("{} + {}", rect.get("x"), rect.get("width")))
        .collect()
}

#[test]
fn bars_are_to_one_scale_from_zero() {
    for (unit, values, expected) in [
        (None, &["50", "25"][..], &["0% + 100%", "0% + 50%"][..]),
        (None, &["0", "0.00"], &["0% + 0%", "0% + 0%"]),
        (None, &["-5", "15"], &["0% + 25%", "25% + 75%"]),
        (None, &["-5", "-10"], &["50% + 50%", "0% + 100%"]),
        (None, &["96.90", "96.9"], &["0% + 100%", "0% + 100%"]),
        // Too short to see, but not nothing.
        (
            None,
            &["0.000001", "9223372036854775807"],
            &["0% + 0.3%", "0% + 100%"],
        ),
        // Of a percentage it is plain what the whole is, unless all are small.
        (Some("%"), &["60", "30"], &["0% + 60%", "0% + 30%"]),
        (Some("%"), &["40", "30"], &["0% + 100%", "0% + 75%"]),
        (Some("%"), &["120", "60"], &["0% + 100%", "0% + 50%"]),
        // One part alone is seen against the whole: 25 is not longer than a lone 50.
        (Some("%"), &["25"], &["0% + 25%"]),
        (Some("% GRDP"), &["9.56"], &["0% + 9.56%"]),
        (Some("%"), &["120"], &["0% + 100%"]),
    ] {
        assert_eq!(reaches(unit, values), expected, "{values:?}");
    }
}

#[test]
fn an_axis_has_round_numbers() {
    for (span, values, expected) in [
        (Span::Percent, &["12.5", "96.89"][..], "0 20 40 60 80 100"),
        (Span::Percent, &["3", "46.85"], "0 10 20 30 40 50"),
        (Span::Percent, &["100"], "0 20 40 60 80 100"),
        (Span::Percent, &["104"], "0 50 100 150"),
        (Span::Zero, &["0"], "0 1"),
        (Span::Zero, &["0.00"], "0 0,2 0,4 0,6 0,8 1,0"),
        (Span::Zero, &["0.03"], "0 0,01 0,02 0,03"),
        (Span::Zero, &["-5", "4"], "-6 -4 -2 0 2 4"),
        (Span::Zero, &["-7"], "-8 -6 -4 -2 0"),
        (
            Span::Zero,
            &["1500000", "1781536"],
            "0 500.000 1.000.000 1.500.000 2.000.000",
        ),
        (
            Span::Near,
            &["1500000", "1781536"],
            "1.500.000 1.600.000 1.700.000 1.800.000",
        ),
        (
            Span::Near,
            &["1781536"],
            "0 500.000 1.000.000 1.500.000 2.000.000",
        ),
        (Span::Near, &["10", "40"], "0 10 20 30 40"),
    ] {
        let values: Vec<Decimal> = values.iter().map(|value| decimal(value)).collect();
        let ticks = Scale::round(values.iter().copied(), span).ticks(Lang::Vi);
        let printed: Vec<String> = ticks.into_iter().map(|(_, tick)| tick).collect();
        assert_eq!(printed.join(" "), expected, "{span:?} {values:?}");
    }
}

#[test]
fn labels_are_cut_between_words_and_no_letter_is_lost() {
    for (text, lines) in [
        ("", &[][..]),
        ("Tây Ninh", &["Tây Ninh"]),
        ("  Tây \n Ninh ", &["Tây Ninh"]),
        (
            "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ",
            &["ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN", "HUẾ"],
        ),
        (
            "https://dichvucong.tayninh.gov.vn/ho-so",
            &["https://dichvucong.tayninh.gov.vn/ho-", "so"],
        ),
    ] {
        assert_eq!(wrap(text), lines);
    }
}

#[test]
fn every_room_has_its_padding_in_the_style_sheet() {
    let css = include_str!("../../themes/toasoan/static/css/toasoan.css");
    for letters in (2..=MOST_ROOM).step_by(2) {
        let hundredths = letters * 56;
        let em = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let em = em.trim_end_matches('0');
        for (class, side) in [("start", "left"), ("end", "right")] {
            let rule = format!(".chart-{class}-{letters} {{ padding-{side}: {em}em; }}");
            assert!(css.contains(&rule), "{rule}");
        }
    }
}

/// An element of a chart: its name, its attributes, and the text in it.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        (self.attributes.iter())
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }
}

/// The elements of an SVG, read by an XML parser.
fn elements(svg: &str) -> Vec<Element> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut found: Vec<Element> = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                depth += 1;
                found.push(element(&start));
            }
            Event::Empty(start) => found.push(element(&start)),
            Event::End(_) => depth -= 1,
            Event::Text(text) => {
                if let Some(element) = found.last_mut() {
                    element.text.push_str(text.trim_matches('\n'));
                }
            }
            Event::GeneralRef(reference) => {
                let sign = match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "#39" => "'",
                    other => panic!("&{other};"),
                };
                found
                    .last_mut()
                    .expect("inside the svg")
                    .text
                    .push_str(sign);
            }
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(depth, 0);
    found
}

fn element(start: &quick_xml::events::BytesStart) -> Element {
    Element {
        name: start.name().0.to_owned(),
        attributes: (start.attributes())
            .map(|attribute| {
                let attribute = attribute.expect("an attribute stands once");
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                (
                    attribute.key.0.to_owned(),
                    value.expect("escaped").into_owned(),
                )
            })
            .collect(),
        text: String::new(),
    }
}

#[test]
fn no_text_becomes_markup() {
    let evil = "</title><script>\"'&\u{1b}\u{202e}\0";
    let told = "</title><script>\"'&\u{fffd}";
    let frame = Frame {
        id: evil,
        title: evil,
        desc: evil,
        unit: Some(evil),
        lang: Lang::Vi,
    };
    let row = Bar {
        printed: evil.into(),
        ..bar(evil, "1")
    };
    let line = Series {
        label: evil,
        kind: Kind::Result,
        points: vec![Point {
            printed: evil.into(),
            ..point(2024, "1")
        }],
    };
    for (svg, n_texts) in [
        (bars(&frame, &[row]), 5),
        (lines(&frame, &[line], Size::Full), 5),
    ] {
        let elements = elements(&svg);
        let texts = elements.iter().filter(|element| element.text == told);
        assert_eq!(texts.count(), n_texts, "{svg}");
        assert_eq!(elements[0].get("aria-labelledby"), format!("{told}-title"));
        assert!(!elements.iter().any(|element| element.name == "script"));
    }
}

fn numbers() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![-200_i64..200, any::<i64>()];
    (digits, 0..=Decimal::MAX_SCALE).prop_map(|(digits, scale)| Decimal { digits, scale })
}

fn bounds() -> impl Strategy<Value = Bound> {
    prop_oneof![
        Just(Bound::Exact),
        Just(Bound::AtLeast),
        Just(Bound::AtMost),
        Just(Bound::Approx)
    ]
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Result), Just(Kind::Target), Just(Kind::Input)]
}

prop_compose! {
    fn points()(
        year in prop_oneof![2010_i16..2030, any::<i16>()],
        value in numbers(),
        printed in "\\PC{0,12}",
        bound in bounds(),
    ) -> Point {
        Point { year, value, printed, bound }
    }
}

/// Fails unless all of a chart is in its box: across between 0 and 100 %, but for the room beside
/// it, and down between its top and its height.
fn inside(svg: &str) -> Result<(), TestCaseError> {
    let elements = elements(svg);
    let of_em = |text: &str| -> f64 { text.trim_end_matches("em").parse().unwrap_or(f64::NAN) };
    let height = of_em(elements[0].get("height"));
    let room = |side: &str| -> f64 {
        let class = elements[0].get("class");
        let letters = class.split(' ').find_map(|class| class.strip_prefix(side));
        letters.map_or(0.0, |n| n.parse::<f64>().expect("a number") * 0.56)
    };
    let (start, end) = (room("chart-start-"), room("chart-end-"));
    for element in &elements[1..] {
        for (name, value) in &element.attributes {
            let stands = match name.as_str() {
                "style" | "onclick" | "href" => false,
                "x" | "x1" | "x2" if value.ends_with('%') => {
                    let share: f64 = value.trim_end_matches('%').parse().expect("a number");
                    let wide = element.get("width").trim_end_matches('%');
                    let wide = if element.name == "rect" {
                        wide.parse().expect("a number")
                    } else {
                        0.0
                    };
                    (0.0..=100.0).contains(&share) && share + wide <= 100.0001
                }
                "x" | "x1" | "x2" => (-start - 0.001..=3.0).contains(&of_em(value)),
                "dx" => (-start..=end.max(1.2)).contains(&of_em(value)),
                "y" | "y1" | "y2" => (0.0..=height).contains(&of_em(value)),
                _ => true,
            };
            prop_assert!(stands, "{}: {} = {}\n{}", element.name, name, value, svg);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn bars_lie_inside_their_box(
        rows in prop::collection::vec(
            ("\\PC{0,60}", numbers(), "\\PC{0,40}", kinds(), bounds(), any::<bool>()),
            1..70,
        ),
        unit in prop::option::of("\\PC{0,20}"),
    ) {
        let drawn: Vec<Bar> = rows
            .iter()
            .map(|(label, value, printed, kind, bound, emphasis)| Bar {
                label,
                value: *value,
                printed: printed.clone(),
                kind: *kind,
                bound: *bound,
                emphasis: *emphasis,
            })
            .collect();
        let svg = bars(&Frame { unit: unit.as_deref(), ..FRAME }, &drawn);
        inside(&svg)?;
        // All texts are there, cut into lines or not.
        let told: String = elements(&svg).iter().map(|element| element.text.as_str()).collect();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for row in &drawn {
            let label = crate::escape::clean(row.label).into_owned();
            prop_assert!(letters(&told).contains(&letters(&label)), "{}", svg);
        }
    }

    #[test]
    fn lines_lie_inside_their_box(
        all in prop::collection::vec(
            ("\\PC{0,60}", kinds(), prop::collection::vec(points(), 0..12)),
            1..8,
        ),
        unit in prop::option::of("\\PC{0,20}"),
        is_small in any::<bool>(),
    ) {
        let drawn: Vec<Series> = all
            .iter()
            .map(|(label, kind, points)| Series { label, kind: *kind, points: points.clone() })
            .collect();
        let size = if is_small { Size::Small } else { Size::Full };
        let svg = lines(&Frame { unit: unit.as_deref(), ..FRAME }, &drawn, size);
        if svg.is_empty() {
            prop_assert!(drawn.iter().all(|series| series.points.is_empty()));
            return Ok(());
        }
        inside(&svg)?;
        let n_signs = elements(&svg).iter().filter(|element| element.get("class") == "chart-sign").count();
        let n_points: usize = drawn.iter().map(|series| series.points.len()).sum();
        prop_assert!(n_signs >= n_points, "every value has its sign\n{}", svg);
    }

    #[test]
    fn the_greater_value_has_the_longer_bar(a in numbers(), b in numbers()) {
        let scale = Scale::exact([a, b].into_iter(), Span::Zero);
        let (at_a, at_b) = (scale.position(a), scale.position(b));
        if a.compare(b).is_gt() {
            prop_assert!(at_a >= at_b);
        }
        prop_assert!((0..=10_000).contains(&at_a));
    }

    #[test]
    fn ticks_hold_all_values(values in prop::collection::vec(numbers(), 1..9)) {
        for span in [Span::Zero, Span::Percent, Span::Whole, Span::Near] {
            let scale = Scale::round(values.iter().copied(), span);
            let ticks = scale.ticks(Lang::Vi);
            prop_assert!((2..=8).contains(&ticks.len()), "{:?}", ticks);
            for value in &values {
                prop_assert!((0..=10_000).contains(&scale.position(*value)));
            }
        }
    }

    #[test]
    fn no_line_of_a_label_is_longer_than_a_phone_is_wide(text in "\\PC{0,200}") {
        for line in wrap(&text) {
            prop_assert!(width(&line) <= 36, "{}", line);
        }
    }
}
