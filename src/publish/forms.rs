//! Which files of a publication are compressed forms of which.

use std::collections::BTreeMap;

use crate::plan::{OutputPath, Page, PageKey};

/// Files by their number in the plan.
#[derive(Debug)]
pub struct Forms {
    /// The file that a form is of.
    originals: BTreeMap<usize, usize>,
    /// The forms of a file.
    forms: BTreeMap<usize, Vec<usize>>,
}

impl Forms {
    /// The forms among `pages`.
    pub fn of(pages: &[(OutputPath, PageKey)]) -> Self {
        let mut forms = Self {
            originals: BTreeMap::new(),
            forms: BTreeMap::new(),
        };
        for (n, (path, key)) in pages.iter().enumerate() {
            if !matches!(key.page, Page::Compressed { .. }) {
                continue;
            }
            let file = path.as_str().rsplit_once('.').map_or("", |(file, _)| file);
            // Pages are in the order of their paths.
            if let Ok(of) = pages.binary_search_by(|(path, _)| path.as_str().cmp(file)) {
                forms.originals.insert(n, of);
                forms.forms.entry(of).or_default().push(n);
            }
        }
        forms
    }

    /// The file that the `n`-th is a form of: itself, if it is none.
    pub fn original(&self, n: usize) -> usize {
        self.originals.get(&n).copied().unwrap_or(n)
    }

    /// Whether the `n`-th file is made with another one.
    pub fn is_form(&self, n: usize) -> bool {
        self.originals.contains_key(&n)
    }

    /// The forms of the `n`-th file.
    pub fn beside(&self, n: usize) -> &[usize] {
        self.forms.get(&n).map_or(&[], Vec::as_slice)
    }
}
