//! Which part of an answer a request wants: conditions and ranges of RFC 9110, sections 13 and 14.
//!
//! In: three headers of the request, what the answer says of itself. Out: a [`Part`]. A condition or
//! range that is not understood is passed over, as the RFC has it: the answer is then whole.

use std::ops::Range;

/// The headers of a request that may spare sending everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    pub if_none_match: Option<&'a str>,
    pub if_range: Option<&'a str>,
    pub range: Option<&'a str>,
}

/// What is sent.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// Nothing: the client has it already.
    NotModified,
    /// These bytes, at least one.
    Bytes(Range<u64>),
    /// Nothing: the range lies behind the end.
    Outside,
}

/// The part of an answer of `len` bytes that is wanted. `etag` is the answer's, with its quotes.
pub fn part(wanted: Wanted<'_>, etag: Option<&str>, len: u64) -> Part {
    if wanted.if_none_match.is_some_and(|it| is_known(it, etag)) {
        return Part::NotModified;
    }
    // Pieces may be put together only if they are of the same bytes, so a weak tag will not do; nor
    // does a date, for we never send one.
    let is_same = wanted
        .if_range
        .is_none_or(|it| etag == Some(it.trim()) && !it.trim().starts_with("W/"));
    match wanted.range {
        Some(range) if is_same => part_of(range, len).unwrap_or(Part::Whole),
        _ => Part::Whole,
    }
}

/// Whether one of the tags in `list` is `etag`; weak and strong ones are alike here.
fn is_known(list: &str, etag: Option<&str>) -> bool {
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    list.trim() == "*"
        || etag.is_some_and(|etag| {
            list.split(',')
                .any(|known| opaque(known.trim()) == opaque(etag))
        })
}

/// Nothing for what is no single range.
fn part_of(range: &str, len: u64) -> Option<Part> {
    let (unit, range) = range.split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || len == 0 {
        return None;
    }
    if first.is_empty() {
        let suffix = number(last)?;
        return Some(match suffix {
            0 => Part::Outside,
            suffix => Part::Bytes(len.saturating_sub(suffix)..len),
        });
    }
    let first = number(first)?;
    let end = match last {
        "" => len,
        last => {
            let last = number(last)?;
            if last < first {
                return None;
            }
            last.saturating_add(1).min(len)
        }
    };
    Some(if first < len {
        Part::Bytes(first..end)
    } else {
        Part::Outside
    })
}

/// Digits as a number; one that is too big is as good as the biggest.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ranges(range: &str, len: u64, expected: &Part) {
        let wanted = Wanted {
            range: Some(range),
            ..Wanted::default()
        };
        assert_eq!(&part(wanted, Some("\"a\""), len), expected, "{range}");
    }

    #[test]
    fn single_ranges() {
        ranges("bytes=0-0", 10, &Part::Bytes(0..1));
        ranges("bytes=2-5", 10, &Part::Bytes(2..6));
        ranges("Bytes = 2-5", 10, &Part::Bytes(2..6));
        ranges("bytes=2-", 10, &Part::Bytes(2..10));
        ranges("bytes=2-99", 10, &Part::Bytes(2..10));
        ranges("bytes=-3", 10, &Part::Bytes(7..10));
        ranges("bytes=-99", 10, &Part::Bytes(0..10));
        ranges("bytes=0-99999999999999999999999", 10, &Part::Bytes(0..10));
    }

    #[test]
    fn ranges_behind_the_end() {
        ranges("bytes=10-", 10, &Part::Outside);
        ranges("bytes=10-20", 10, &Part::Outside);
        ranges("bytes=-0", 10, &Part::Outside);
        ranges("bytes=99999999999999999999999-", 10, &Part::Outside);
    }

    #[test]
    fn other_ranges_are_passed_over() {
        for range in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=5-2",
            "bytes=0-1,3-4",
            "bytes=a-b",
            "bytes=+1-2",
            "bytes=--1",
            "bytes=1-2-3",
            "lines=0-1",
        ] {
            ranges(range, 10, &Part::Whole);
        }
        ranges("bytes=0-", 0, &Part::Whole);
        ranges("bytes=-5", 0, &Part::Whole);
    }

    #[test]
    fn known_tags() {
        for (known, etag, expected) in [
            ("\"a\"", Some("\"a\""), Part::NotModified),
            ("W/\"a\"", Some("\"a\""), Part::NotModified),
            ("\"a\"", Some("W/\"a\""), Part::NotModified),
            ("\"b\", \"a\"", Some("\"a\""), Part::NotModified),
            ("\"b\",W/\"a\"", Some("\"a\""), Part::NotModified),
            ("*", Some("\"a\""), Part::NotModified),
            ("*", None, Part::NotModified),
            ("\"b\"", Some("\"a\""), Part::Whole),
            ("a", Some("\"a\""), Part::Whole),
            ("", Some("\"a\""), Part::Whole),
            ("\"a\"", None, Part::Whole),
        ] {
            let wanted = Wanted {
                if_none_match: Some(known),
                ..Wanted::default()
            };
            assert_eq!(part(wanted, etag, 10), expected, "{known} {etag:?}");
        }
    }

    #[test]
    fn a_range_of_other_bytes_is_not_wanted() {
        for (if_range, etag, expected) in [
            ("\"a\"", Some("\"a\""), Part::Bytes(0..1)),
            ("\"b\"", Some("\"a\""), Part::Whole),
            ("W/\"a\"", Some("W/\"a\""), Part::Whole),
            ("Mon, 01 Jan 2026 00:00:00 GMT", Some("\"a\""), Part::Whole),
            ("\"a\"", None, Part::Whole),
        ] {
            let wanted = Wanted {
                if_range: Some(if_range),
                range: Some("bytes=0-0"),
                ..Wanted::default()
            };
            assert_eq!(part(wanted, etag, 10), expected, "{if_range}");
        }
    }
}
