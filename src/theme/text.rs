//! A text that a view and what templates see of it have in common.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use serde::ser::{Serialize, Serializer};
use tera::Value;

/// A text of a piece, which is kept for as long as pages are drawn: written into what a template sees, it gives the
/// very text, not another copy of it. Cheap to clone.
#[derive(Clone)]
pub struct SharedText(Value);

impl SharedText {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // It was made of a text.
        self.0.as_str().unwrap_or_default()
    }
}

impl<T: AsRef<str>> From<T> for SharedText {
    fn from(text: T) -> Self {
        Self(Value::normal_string(text.as_ref()))
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Hash for SharedText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq for SharedText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for SharedText {}

impl fmt::Debug for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl Serialize for SharedText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_sees_the_very_text() {
        let text = SharedText::from("một tiêu đề dài hơn hai mươi mốt byte");
        let value = Value::from_serializable(&text);
        let seen = value.as_str().expect("it is a text");
        assert!(std::ptr::eq(seen, text.as_str()));
        assert_eq!(serde_json::json!(text), text.as_str());
    }
}
