//! What charts say to those who do not see them.

use std::cmp::Ordering;

use super::Viewer;
use crate::chart::Bar;

impl Viewer<'_> {
    /// What there is to see of `bars`, in their order: how many values, the first and the last; that all
    /// are equal; or from where to where, if the first and the last have one name. Empty without a bar.
    pub(super) fn bars_description(&self, bars: &[Bar<'_>]) -> String {
        let (Some(first), Some(last)) = (bars.first(), bars.last()) else {
            return String::new();
        };
        let by_value = |a: &&Bar<'_>, b: &&Bar<'_>| a.value.compare(b.value);
        let printed =
            |bar: Option<&Bar<'_>>| bar.map_or_else(String::new, |bar| bar.printed.clone());
        let least = printed(bars.iter().min_by(by_value));
        let most = printed(bars.iter().max_by(by_value));
        let count = self.strings.count("value_count", bars.len());
        let values = [
            ("count", count.as_str()),
            ("first", first.label),
            ("first_value", &first.printed),
            ("last", last.label),
            ("last_value", &last.printed),
            ("least", &least),
            ("most", &most),
        ];
        let key = match bars {
            [_] => "bar_desc",
            _ if bars.iter().all(|bar| says_the_same(bar, first)) => "bars_same_desc",
            _ if first.label == last.label => "bars_range_desc",
            _ => "bars_desc",
        };
        self.strings.fill(key, &values)
    }
}

/// Whether both are the same number, and as exact: 90 is not “≥ 90”.
fn says_the_same(a: &Bar<'_>, b: &Bar<'_>) -> bool {
    a.bound == b.bound && a.value.compare(b.value) == Ordering::Equal
}
