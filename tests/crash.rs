//! Builds that are killed at any instant: what visitors, the next build and the user's files see.
//!
//! One site in three versions is published in turn into one folder. Most of the builds are ended by a
//! signal, at a random instant or in the middle of the commit, while a visitor follows all links.
//! `BANTIN_CRASH_ROUNDS` and `BANTIN_CRASH_SEED` choose how many rounds and which.
#![cfg(unix)]

#[path = "crash/folder.rs"]
mod folder;
#[path = "crash/known.rs"]
mod known;
#[path = "crash/outcome.rs"]
mod outcome;
#[path = "crash/program.rs"]
mod program;
#[path = "crash/random.rs"]
mod random;
#[path = "crash/reader.rs"]
mod reader;
#[path = "crash/rounds.rs"]
mod rounds;
#[path = "crash/site.rs"]
mod site;
#[path = "crash/soak.rs"]
mod soak;
#[path = "crash/users.rs"]
mod users;
#[path = "crash/visitor.rs"]
mod visitor;

use outcome::Soak;

#[test]
fn rows_49_to_53_and_56_a_build_that_is_killed_leaves_whole_pages_and_links_that_lead_somewhere() {
    let number = |name: &str, default| match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}: a number")),
        Err(_) => default,
    };
    let soak = Soak {
        rounds: number("BANTIN_CRASH_ROUNDS", 60),
        seed: number("BANTIN_CRASH_SEED", 1),
    };
    let outcome = soak.run();
    println!("{outcome}");
    assert!(outcome.is_kept(), "a promise was broken\n{outcome}");
}
