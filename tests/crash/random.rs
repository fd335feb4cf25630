//! Chance that a seed repeats.

/// The `SplitMix64` generator.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
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

    /// Returns true `percent` times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// Returns a part of a whole, from 0 up to 1.
    pub fn part(&mut self) -> f64 {
        f64::from(self.below(1 << 20)) / f64::from(1 << 20)
    }

    /// Returns `n` of the items, or all when there are fewer.
    pub fn sample<T>(&mut self, mut items: Vec<T>, n: usize) -> Vec<T> {
        let n = n.min(items.len());
        for place in 0..n {
            let left = u32::try_from(items.len() - place).expect("lists are short");
            items.swap(place, place + self.below(left) as usize);
        }
        items.truncate(n);
        items
    }
}
