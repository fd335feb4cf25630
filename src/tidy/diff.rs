//! What would change in a text, as lines.
//!
//! In: a text before and after. Out: the lines of a unified diff. Knows neither files nor terminals.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// Lines shown around a change.
const AROUND: usize = 3;

/// A line of a diff, with its end taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'t> {
    /// `@@ -1,4 +1,5 @@`
    Place(String),
    Same(&'t str),
    Gone(&'t str),
    New(&'t str),
}

/// The lines that differ, with three around them. The first `head` bytes of `before` may have been put in another
/// order; behind them, lines answer each other one by one, as long as there are as many.
#[must_use]
pub fn diff<'t>(before: &'t str, after: &'t str, head: usize) -> Vec<Line<'t>> {
    let (old, new) = (lines(before), lines(after));
    let n_head = before[..head.min(before.len())].matches('\n').count();
    let n_body = old.len() - n_head.min(old.len());
    let ops = if n_body <= new.len() {
        // A long text whose every line differs would cost the square of its lines otherwise.
        let (old_head, new_head) = (old.len() - n_body, new.len() - n_body);
        let heads = (&old[..old_head], &new[..new_head]);
        let mut ops = capture_diff_slices(Algorithm::Myers, heads.0, heads.1);
        ops.extend(one_by_one(
            &old[old_head..],
            &new[new_head..],
            old_head,
            new_head,
        ));
        ops
    } else {
        capture_diff_slices(Algorithm::Myers, &old, &new)
    };
    if ops.iter().all(|op| op.tag() == DiffTag::Equal) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for group in group_diff_ops(ops, AROUND) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let range = |from: usize, to: usize| match to - from {
            0 => format!("{from},0"),
            1 => format!("{}", from + 1),
            n => format!("{},{n}", from + 1),
        };
        out.push(Line::Place(format!(
            "@@ -{} +{} @@",
            range(first.old_range().start, last.old_range().end),
            range(first.new_range().start, last.new_range().end),
        )));
        for op in &group {
            if op.tag() == DiffTag::Equal {
                out.extend(old[op.old_range()].iter().map(|line| Line::Same(line)));
                continue;
            }
            out.extend(old[op.old_range()].iter().map(|line| Line::Gone(line)));
            out.extend(new[op.new_range()].iter().map(|line| Line::New(line)));
        }
    }
    out
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').map(bare).collect()
}

fn bare(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

/// The differences of lines that answer each other.
fn one_by_one(old: &[&str], new: &[&str], old_index: usize, new_index: usize) -> Vec<DiffOp> {
    let mut ops = Vec::new();
    let mut at = 0;
    while at < old.len() {
        let is_same = old[at] == new[at];
        let run = (at..old.len()).take_while(|i| (old[*i] == new[*i]) == is_same);
        let len = run.count();
        let (old_index, new_index) = (old_index + at, new_index + at);
        ops.push(if is_same {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            }
        } else {
            DiffOp::Replace {
                old_index,
                old_len: len,
                new_index,
                new_len: len,
            }
        });
        at += len;
    }
    ops
}
