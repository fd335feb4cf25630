//! Windows of long lists.

/// How many windows a list of `n_items` has: at least one, so that an empty list still has a page.
#[must_use]
pub fn n_windows(n_items: usize, per_page: usize) -> usize {
    n_items.div_ceil(per_page).max(1)
}

/// A window of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// From 1.
    pub number: usize,
    pub per_page: usize,
}

impl Window {
    /// The items of this window.
    #[must_use]
    pub fn of<T>(self, items: &[T]) -> &[T] {
        let start = (self.number - 1) * self.per_page;
        &items[start.min(items.len())..items.len().min(start + self.per_page)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_cover_a_list_without_overlap() {
        let items: Vec<usize> = (0..45).collect();
        let n = n_windows(items.len(), 20);
        assert_eq!(n, 3);
        let seen: Vec<usize> = (1..=n)
            .flat_map(|number| {
                Window {
                    number,
                    per_page: 20,
                }
                .of(&items)
                .to_vec()
            })
            .collect();
        assert_eq!(seen, items);
        assert_eq!(n_windows(0, 20), 1);
    }
}
