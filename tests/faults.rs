//! A disk that fails: at the n-th write, move, removal or wait, for every n.
//!
//! Two states of one site are published in turn. When one call fails, the output must be as it was, to
//! the byte and to the time of each file. When every call fails from then on, as after a crash, every
//! file must be whole, every link must lead somewhere, and the next build must make the very tree that
//! a build from nothing makes; so must a copy elsewhere that follows the lists of `--plan`. Row 54 of `tests/MATRIX.md`.

#[path = "faults/disk.rs"]
mod disk;
mod publishing;
#[path = "faults/site.rs"]
mod site;

use std::sync::Arc;

use bantin::publish::{Disk, Failure, RealDisk};

use disk::{Break, FailingDisk};
use site::{Bench, State};

fn sound() -> Arc<dyn Disk> {
    Arc::new(RealDisk { sync: true })
}

#[test]
fn row_54_one_call_fails_and_the_old_site_is_as_it_was() {
    each_call_fails(Some(State::A), State::B);
}

#[test]
fn row_54_one_call_fails_on_the_way_back() {
    each_call_fails(Some(State::B), State::A);
}

#[test]
fn row_54_one_call_of_a_first_publication_fails_and_nothing_is_left() {
    each_call_fails(None, State::A);
}

/// Publishes `to` over `from`, with each call to the disk failing in turn.
fn each_call_fails(from: Option<State>, to: State) {
    let mut bench = Bench::new();
    if let Some(state) = from {
        bench.publish(state, &sound()).expect("a sound disk");
    }
    let before = bench.output();
    for n in 1.. {
        let failing = Arc::new(FailingDisk::new(n, Break::Once));
        let disk: Arc<dyn Disk> = failing.clone();
        match bench.publish(to, &disk) {
            Err(Failure::Refused(found)) => {
                assert!(!found.is_empty(), "call {n} failed without a word");
                let differing = bench.differences(&before);
                assert_eq!(differing, [""; 0], "after call {n}: {:?}", failing.failed());
            }
            Err(other) => panic!("call {n}, {:?}: {other:?}", failing.failed()),
            Ok(_) => {
                let failed = failing.failed();
                assert!(
                    failed.is_none(),
                    "call {n} failed and nobody noticed: {failed:?}"
                );
                assert!(n > 100, "only {n} calls were made");
                println!("{from:?} to {to:?}: {n} calls");
                break;
            }
        }
    }
    bench.is(to, "in the end");
}

#[test]
fn row_54_the_disk_dies_and_every_page_is_whole_until_the_next_build() {
    let mut bench = Bench::new();
    bench.publish(State::A, &sound()).expect("a sound disk");
    let mut n_torn = 0;
    for n in 1.. {
        let dying = Arc::new(FailingDisk::new(n, Break::ForEver));
        let disk: Arc<dyn Disk> = dying.clone();
        let ended = bench.publish(State::B, &disk);
        if ended.is_ok() {
            break;
        }
        n_torn += usize::from(matches!(ended, Err(Failure::Torn(_))));
        bench.is_whole(&format!("after call {n}: {:?}", dying.failed()));
        if matches!(ended, Err(Failure::Torn(_))) {
            bench.catch_up();
        }
        let next = if n % 2 == 0 { State::B } else { State::A };
        bench.publish(next, &sound()).expect("a sound disk");
        bench.is(next, &format!("after call {n}"));
        bench.publish(State::A, &sound()).expect("a sound disk");
    }
    bench.is(State::B, "in the end");
    assert!(n_torn > 20, "only {n_torn} publications were torn");
}
