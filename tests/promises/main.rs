//! The promises of the program, each fault of the acceptance matrix a test named after its row.
//!
//! `tests/MATRIX.md` says which row is held by which test. In: a sound site, published once, beside
//! files of the user's; then one nasty input. Out: the program, run as a child under limits, either
//! publishes a folder without a fault or refuses, with a message that names the place and an output
//! that is unchanged to the byte. Every expectation here is exact: exit code, codes and places.

#![cfg(unix)]

mod audit;
mod filesystem;
mod injection;
mod inputs;
mod outcome;
mod page;
mod publish;
mod publishing;
mod run;
mod site;
mod table;
mod templates;
