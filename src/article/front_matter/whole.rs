//! Whole numbers of a table, within bounds.

use std::ops::RangeInclusive;

use super::fields::Fields;
use super::survey::Shape;
use super::tree::{Node, Value};

impl Fields<'_> {
    /// A whole number within `range`.
    pub(crate) fn integer(
        &self,
        key: &'static str,
        range: RangeInclusive<i64>,
        example: i64,
    ) -> Option<i64> {
        self.takes(key, Shape::Integer(range.clone()));
        self.integer_in(key, self.node(key)?, range, &example.to_string())
    }

    /// A list of whole numbers within `range`; those that are none are reported and left out.
    pub(crate) fn integers(
        &self,
        key: &'static str,
        range: RangeInclusive<i64>,
        example: &str,
    ) -> Vec<i64> {
        self.takes(key, Shape::Integers(range.clone()));
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                span,
            }) => {
                if items.is_empty() {
                    self.empty(key, span.clone());
                }
                let number = |item| self.integer_in(key, item, range.clone(), example);
                items.iter().filter_map(number).collect()
            }
            Some(node) => {
                let expected = ("danh sách số nguyên", "a list of whole numbers");
                self.mistyped(key, node, expected, example);
                Vec::new()
            }
        }
    }

    fn integer_in(
        &self,
        key: &str,
        node: &Node,
        range: RangeInclusive<i64>,
        example: &str,
    ) -> Option<i64> {
        let number = match &node.value {
            Value::Integer(digits) => digits.parse::<i64>().ok(),
            _ => None,
        };
        if let Some(number) = number.filter(|number| range.contains(number)) {
            return Some(number);
        }
        let (low, high) = (*range.start(), *range.end());
        let expected = if high == i64::MAX {
            (
                format!("số nguyên từ {low} trở lên"),
                format!("a whole number from {low}"),
            )
        } else {
            (
                format!("số nguyên từ {low} đến {high}"),
                format!("a whole number from {low} to {high}"),
            )
        };
        self.mistyped(key, node, (&expected.0, &expected.1), example);
        None
    }
}
