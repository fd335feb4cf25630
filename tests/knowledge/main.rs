//! What the program knows of the field, as tables: whose number a number is, what a province's name
//! stands for on a day.
//!
//! In: sites as text. Out: what readers find on the pages that are drawn, and all that the editor is
//! told. Words of remarks in both languages are for `tests/diagnostics`.
//!
//! `SNAPSHOTS=overwrite cargo test --test knowledge` writes what is found anew.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

mod doubtful_numbers;
mod names_and_eras;
mod seed_citations;
mod site;
