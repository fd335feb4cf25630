//! A piece that stands on many pages, made ready once: a card in a dozen lists, the chip of a document.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use tera::Value;

use crate::fingerprint::Fingerprint;

/// Part of a view, shared by all pages that hold it. Hashed, it gives its fingerprint, and written into
/// what a template sees, it gives a value that was made before: neither looks through its fields again.
pub struct Piece<T>(Arc<Made<T>>);

struct Made<T> {
    view: T,
    fingerprint: Fingerprint,
    /// Made when a template first needs it: a page that stays as it is has no need of it.
    value: OnceLock<Value>,
}

/// Another handle of the same piece, whatever `T` is.
impl<T> Clone for Piece<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Hash + Serialize> Piece<T> {
    /// Makes `view` a piece.
    #[must_use]
    pub fn new(view: T) -> Self {
        Self(Arc::new(Made {
            fingerprint: Fingerprint::of(&view),
            view,
            value: OnceLock::new(),
        }))
    }
}

impl<T> Deref for Piece<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.view
    }
}

impl<T> Hash for Piece<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.fingerprint.hash(state);
    }
}

impl<T: Serialize> Serialize for Piece<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = || Value::from_serializable(&self.0.view);
        self.0.value.get_or_init(value).serialize(serializer)
    }
}

impl<T> PartialEq for Piece<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.fingerprint == other.0.fingerprint
    }
}

impl<T> Eq for Piece<T> {}

impl<T: fmt::Debug> fmt::Debug for Piece<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.view.fmt(f)
    }
}
