//! What the Vietnamese language needs before anything can be compared, sorted, linked or printed.
//!
//! In: text. Out: normal forms, look-up keys, slugs, order, dates and numbers as they are printed.
//! Knows nothing of articles, provinces or files, and never guesses meaning: two texts with one key
//! are spelled alike, not the same thing.

mod bytes;
mod collate;
mod date;
mod fold;
mod keys;
mod number;
mod plain;
mod rough_date;
mod slug;
mod syllable;
mod syllables;

pub(crate) use bytes::{first_byte, kind};
pub use collate::Collation;
pub use date::{
    DateStyle, Lang, Moment, Offset, ParseOffsetError, format_date, format_month, weekday,
};
pub use fold::{Normalised, fold, is_control, nfc, old_tone_style, one_i, search_key, turns};
pub use number::{Decimal, group_thousands};
pub(crate) use plain::any_sign;
pub use plain::is_plain;
pub use rough_date::RoughDate;
pub use slug::{is_slug, slug};
pub use syllable::is_syllable;
pub use syllables::syllables;
