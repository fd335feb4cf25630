//! The preview: it shows what `build` would publish, whatever was done to the folder before.
//!
//! `equality` compares what is served with what is published, `edits` every state after random edits
//! with a clean run, `saving` and `program` try the program itself from outside. Rows of the list of
//! network promises are named by their number (`net_27_…`).

mod edit;
mod edits;
mod equality;
mod folder;
mod program;
mod saving;

#[path = "../publishing/mod.rs"]
mod publishing;

#[path = "../network/client.rs"]
#[expect(dead_code, reason = "shared with the tests of the network")]
mod client;
