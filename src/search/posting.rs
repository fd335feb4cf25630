//! In which entries a word stands, and how much it matters there.
//!
//! Lists are kept as they are written to files: numbers in groups of five bits, the least first, one
//! sign each. `search.js` reads them.

/// Signs from this one on are the last group of a number.
const LAST: u8 = b']';

/// The last of them.
const END: u8 = LAST + 31;

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

    /// The list that files have as `signs`; `None` for what is no list.
    pub fn of_signs(signs: &[u8]) -> Option<Self> {
        let mut list = Self::default();
        let mut numbers = numbers(signs);
        for number in &mut numbers {
            list.next = list.next.checked_add(number >> 3)?.checked_add(1)?;
        }
        list.signs = signs.to_vec();
        numbers.is_at_end().then_some(list)
    }

    /// Whether no entry is in it.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty()
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

/// The numbers that [`push_number`] wrote as these signs.
fn numbers(signs: &[u8]) -> Numbers<'_> {
    Numbers(signs)
}

/// Numbers that are still to be read. It ends at the first sign of one that [`push_number`] did not write.
struct Numbers<'s>(&'s [u8]);

impl Numbers<'_> {
    /// Whether all were read.
    fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        for (at, sign) in self.0.iter().enumerate() {
            let group = match sign {
                b'0'..=b'9' => sign - b'0',
                b'A'..=b'V' => sign - b'A' + 10,
                LAST..=END => sign - LAST,
                _ => return None,
            };
            // A seventh group would not fit.
            number |= u32::from(group)
                .checked_shl(shift)
                .filter(|bits| bits >> shift == u32::from(group))?;
            if *sign >= LAST {
                self.0 = &self.0[at + 1..];
                return Some(number);
            }
            shift += 5;
        }
        None
    }
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
