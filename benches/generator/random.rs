//! Chance that is the same on every machine.
//!
//! In: a seed and a stream number. Out: numbers, picks and shuffled decks. Integers only, because
//! the last bit of a floating-point logarithm is not the same everywhere; no clock, no address and
//! no hash map takes part.

/// The `SplitMix64` generator.
pub struct Random(u64);

impl Random {
    /// Returns a generator whose numbers do not depend on how much other streams have drawn.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut seeds = Self(seed);
        let mut own = Self(seeds.next() ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Self(own.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to `n - 1`.
    pub fn below(&mut self, n: u32) -> u32 {
        let product = u64::from(n) * (self.next() >> 32);
        u32::try_from(product >> 32).expect("the upper half of a 64-bit product fits 32 bits")
    }

    /// Returns a number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// Returns true `percent` times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// Returns a position in a list of `len` items.
    pub fn index(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).expect("lists are short")) as usize
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// Returns a position in a list of `len` items, the early ones likelier: position `i` has the
    /// weight `1 / (i + flat)`, so a larger `flat` makes a flatter list (Zipf and Mandelbrot).
    pub fn ranked(&mut self, len: usize, flat: usize) -> usize {
        let weight = |i: usize| 1_000_000 / u32::try_from(i + flat).expect("lists are short");
        let mut left = self.below((0..len).map(weight).sum());
        for i in 0..len {
            if left < weight(i) {
                return i;
            }
            left -= weight(i);
        }
        unreachable!("the number drawn is below the sum of the weights")
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.index(end + 1));
        }
    }
}

/// A list that gives each item once before it gives any a second time.
pub struct Deck {
    items: Vec<&'static str>,
    next: usize,
}

impl Deck {
    /// `items` must not be empty.
    pub fn new(items: &[&'static str], random: &mut Random) -> Self {
        let mut items = items.to_vec();
        random.shuffle(&mut items);
        Self { items, next: 0 }
    }

    pub fn draw(&mut self, random: &mut Random) -> &'static str {
        if self.next == self.items.len() {
            let last = self.items[self.next - 1];
            random.shuffle(&mut self.items);
            // No item twice in a row: "thiếu vốn và thiếu vốn".
            if self.items[0] == last {
                self.items.rotate_left(1);
            }
            self.next = 0;
        }
        self.next += 1;
        self.items[self.next - 1]
    }
}
