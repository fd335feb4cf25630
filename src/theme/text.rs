//! A text that a view and what templates see of it have in common.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use serde::ser::{Serialize, Serializer};
use tera::Value;

/// A text of a piece, which is kept for as long as pages are drawn: written into what a template sees, it gives the
/// very text, not another copy of it. Cheap to clone.
#[derive(Clone)]
pub struct Text(Value);

impl Text {
    /// The text itself.
    ///
    /// # Panics
    /// Never: it was made of a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str().expect("it was made of a text")
    }
}

impl<T: AsRef<str>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(Value::normal_string(text.as_ref()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_sees_the_very_text() {
        let text = Text::from("một tiêu đề dài hơn hai mươi mốt byte");
        let value = Value::from_serializable(&text);
        let seen = value.as_str().expect("it is a text");
        assert!(std::ptr::eq(seen, text.as_str()));
        assert_eq!(serde_json::json!(text), text.as_str());
    }
}
