//! A piece that stands on many pages, made ready once: a card in a dozen lists, the chip of a document.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::ser::{Error as _, Serialize, Serializer};
use tera::Value;

use crate::diagnostic::Diagnostic;
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

impl<T: Serialize> Piece<T> {
    fn value(&self) -> &Value {
        let value = || Value::from_serializable(&self.0.view);
        self.0.value.get_or_init(value)
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
        self.value().serialize(serializer)
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

/// A piece that a template of its own draws, once for all pages that show it: an article in a list.
/// Templates of pages see its fields and, as `html`, what it was drawn as.
pub struct Drawn<T>(Arc<Form<T>>);

struct Form<T> {
    piece: Piece<T>,
    template: Template,
    /// With `html`; made by the first page that shows it.
    value: OnceLock<Value>,
}

/// A template that draws pieces of one kind: its name, and the variable that holds the piece.
pub type Template = (&'static str, &'static str);

/// What draws the value of a piece by a template.
pub type Draw<'a> = dyn Fn(Template, &Value) -> Result<Vec<u8>, Diagnostic> + 'a;

/// Something that is drawn before the page that shows it.
pub trait DrawnBefore {
    /// Draws it by `draw` if nobody did so before.
    ///
    /// # Errors
    /// What `draw` returns; the next page tries again.
    fn draw(&self, draw: &Draw<'_>) -> Result<(), Diagnostic>;
}

/// Another handle of the same piece, whatever `T` is.
impl<T> Clone for Drawn<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Serialize> Drawn<T> {
    /// `piece` as `template` draws it.
    #[must_use]
    pub fn new(piece: Piece<T>, template: Template) -> Self {
        Self(Arc::new(Form {
            piece,
            template,
            value: OnceLock::new(),
        }))
    }
}

impl<T: Serialize> DrawnBefore for Drawn<T> {
    fn draw(&self, draw: &Draw<'_>) -> Result<(), Diagnostic> {
        let form = &*self.0;
        if form.value.get().is_some() {
            return Ok(());
        }
        let value = form.piece.value();
        let html = draw(form.template, value)?;
        let mut fields = value.clone().into_map().expect("a view is a struct");
        let html = Value::normal_string(String::from_utf8_lossy(&html).trim());
        fields.insert("html".into(), html);
        let _ = form.value.set(fields.into());
        Ok(())
    }
}

impl<T> Deref for Drawn<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.piece
    }
}

impl<T> Hash for Drawn<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.template, &self.0.piece).hash(state);
    }
}

impl<T> Serialize for Drawn<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.value.get() {
            Some(value) => value.serialize(serializer),
            None => Err(S::Error::custom("a piece is shown before it is drawn")),
        }
    }
}

impl<T> PartialEq for Drawn<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.template == other.0.template && self.0.piece == other.0.piece
    }
}

impl<T> Eq for Drawn<T> {}

impl<T: fmt::Debug> fmt::Debug for Drawn<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.piece.fmt(f)
    }
}
