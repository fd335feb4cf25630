//! In which entries a word stands, and how much it matters there.
//!
//! Lists are kept as they are written to files: numbers in groups of five bits, the least first, one
//! sign each. `search.js` reads them.

/// Signs from this one on are the last group of a number.
const LAST: u8 = b']';

/// Signs of groups that have more behind them. Neither a quote nor a backslash nor a sign of markup is among
/// them or the last ones, so that JSON holds them as they are.
const MORE: &[u8; 32] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";

/// The heaviest weight.
pub const HEAVIEST: u8 = 7;

/// Appends the signs of `number`.
pub fn push_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 32 {
        out.push(MORE[(number & 31) as usize]);
        number >>= 5;
    }
    out.push(LAST + (number & 31) as u8);
}

/// Entries in ascending order, each with a weight of 0 to [`HEAVIEST`].
#[derive(Debug, Clone, Default)]
pub struct Postings {
    /// The first entry that may still come.
    next: u32,
    signs: Vec<u8>,
}

impl Postings {
    /// Appends an entry behind all others.
    pub fn push(&mut self, entry: u32, weight: u8) {
        debug_assert!(weight <= HEAVIEST && entry >= self.next);
        let gap = entry - self.next;
        push_number(&mut self.signs, gap << 3 | u32::from(weight));
        self.next = entry + 1;
    }

    /// Appends a list whose entries all come behind those of this one.
    pub fn append(&mut self, other: Self) {
        if self.signs.is_empty() {
            *self = other;
            return;
        }
        let Some((entry, weight)) = other.iter().next() else {
            return;
        };
        // Only the first of them is counted from the beginning.
        let first = other.signs.iter().position(|sign| *sign >= LAST);
        self.push(entry, weight);
        self.signs
            .extend_from_slice(&other.signs[first.map_or(0, |at| at + 1)..]);
        self.next = other.next;
    }

    /// The list as files have it: for each entry `(gap << 3) | weight`. Signs of ASCII that JSON holds as they
    /// are.
    pub fn signs(&self) -> &[u8] {
        &self.signs
    }

    /// Every entry with its weight.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u8)> {
        let mut next = 0;
        numbers(&self.signs).map(move |number| {
            let entry = next + (number >> 3);
            next = entry + 1;
            (entry, (number & 7) as u8)
        })
    }
}

/// The numbers that [`push_number`] wrote.
fn numbers(signs: &[u8]) -> impl Iterator<Item = u32> {
    let mut signs = signs.iter();
    std::iter::from_fn(move || {
        let (mut number, mut shift) = (0, 0);
        loop {
            let sign = *signs.next()?;
            if sign >= LAST {
                return Some(number | u32::from(sign - LAST) << shift);
            }
            let group = sign - if sign <= b'9' { b'0' } else { b'A' - 10 };
            number |= u32::from(group) << shift;
            shift += 5;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: &[(u32, u8)]) -> Postings {
        let mut list = Postings::default();
        for (entry, weight) in entries {
            list.push(*entry, *weight);
        }
        list
    }

    #[test]
    fn a_number_is_groups_of_five_bits() {
        for (number, text) in [
            (0, "]"),
            (31, "|"),
            (32, "0^"),
            (1000, "8|"),
            (u32::MAX, "VVVVVV`"),
        ] {
            let mut out = Vec::new();
            push_number(&mut out, number);
            assert_eq!(out, text.as_bytes());
            assert_eq!(numbers(&out).collect::<Vec<_>>(), [number]);
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_written_and_can_be_put_together() {
        let entries = [(3, 7), (4, 0), (200, 5), (70_000, 1)];
        assert_eq!(list(&entries).iter().collect::<Vec<_>>(), entries);
        for at in 0..=entries.len() {
            let mut one = list(&entries[..at]);
            one.append(list(&entries[at..]));
            assert_eq!(one.signs(), list(&entries).signs(), "put together at {at}");
            assert_eq!(one.iter().collect::<Vec<_>>(), entries);
        }
    }
}
