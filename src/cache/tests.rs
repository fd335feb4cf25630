//! What holds of a cache, and of the folder it lies in.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tempfile::TempDir;

use super::*;

fn site() -> TempDir {
    tempfile::tempdir().expect("the system has a folder for temporary files")
}

fn key(name: &str) -> Fingerprint {
    Fingerprint::of(name)
}

/// What a new run gives for `name`, and whether it had to be made.
fn run(site: &TempDir, name: &str) -> (Vec<u8>, bool) {
    ask(&Cache::of_site(site.path()), name)
}

fn ask(cache: &Cache, name: &str) -> (Vec<u8>, bool) {
    let mut is_made = false;
    let value = cache.get_or_make(key(name), || {
        is_made = true;
        Ok::<_, Infallible>(format!("picture of {name}").into_bytes())
    });
    let Ok(value) = value;
    (value.to_vec(), is_made)
}

fn made(name: &str) -> (Vec<u8>, bool) {
    (format!("picture of {name}").into_bytes(), true)
}

fn found(name: &str) -> (Vec<u8>, bool) {
    (made(name).0, false)
}

fn values(site: &TempDir) -> PathBuf {
    site.path().join(FOLDER).join(VALUES)
}

fn file(site: &TempDir, name: &str) -> PathBuf {
    values(site).join(key(name).to_string())
}

fn now() -> Timestamp {
    Timestamp::try_from(std::time::SystemTime::now()).expect("this is our era")
}

#[test]
fn a_value_is_made_once_and_found_by_later_runs() {
    let site = site();
    assert_eq!(run(&site, "a"), made("a"));
    assert_eq!(run(&site, "a"), found("a"));
    assert_eq!(run(&site, "b"), made("b"));
}

#[test]
fn nothing_is_written_before_there_is_something_to_keep() {
    let site = site();
    let cache = Cache::of_site(site.path());
    assert_eq!(cache.get(key("a")), None);
    cache.sweep([key("a")].into_iter(), now());
    assert_eq!(site.path().read_dir().expect("read").count(), 0);
}

#[test]
fn git_and_programs_that_copy_folders_are_told_to_pass_over_it() {
    let site = site();
    run(&site, "a");
    let read = |path: &str| fs::read_to_string(site.path().join(path)).expect("written");
    assert_eq!(read(".bantin/.gitignore"), "*\n");
    assert!(
        read(".bantin/cache/CACHEDIR.TAG")
            .starts_with("Signature: 8a477f597d28d172789f06886806bc55")
    );
}

/// What becomes of the bytes of a file.
type Damage = fn(&[u8]) -> Vec<u8>;

#[test]
fn a_damaged_value_is_made_anew_and_mended() {
    let site = site();
    let damages: [Damage; 5] = [
        |_| Vec::new(),
        |whole| whole[..HASH].to_vec(),
        |whole| whole[..whole.len() - 1].to_vec(),
        |whole| [whole, b"x"].concat(),
        |whole| {
            let mut other = whole.to_vec();
            *other.last_mut().expect("a value is there") ^= 1;
            other
        },
    ];
    for damage in damages {
        run(&site, "a");
        let whole = fs::read(file(&site, "a")).expect("read");
        fs::write(file(&site, "a"), damage(&whole)).expect("written");
        assert_eq!(run(&site, "a"), made("a"));
        assert_eq!(run(&site, "a"), found("a"));
    }
}

#[test]
fn a_value_under_the_name_of_another_is_none() {
    let site = site();
    run(&site, "a");
    fs::copy(file(&site, "a"), file(&site, "b")).expect("copied");
    assert_eq!(run(&site, "b"), made("b"));
}

#[test]
fn a_fresh_run_makes_everything_anew_and_keeps_it() {
    let site = site();
    run(&site, "a");
    let cache = Cache::fresh(site.path());
    assert_eq!(ask(&cache, "a"), made("a"));
    assert_eq!(ask(&cache, "a"), found("a"));
    assert_eq!(ask(&Cache::fresh(site.path()), "b"), made("b"));
    assert_eq!(run(&site, "b"), found("b"));
}

/// Values that are too many for memory, made with the one that is asked for first: then each is asked
/// for. Returns how often that made them.
fn made_together(cache: &Cache) -> usize {
    const N: usize = 5;
    let names: Vec<String> = (0..N).map(|n| format!("form {n}")).collect();
    let value = |n: usize| vec![b'a' + u8::try_from(n).expect("few"); IN_MEMORY / 2];
    let mut n_made = 0;
    for (n, name) in names.iter().enumerate() {
        let found = cache.get_or_make_in(key("photo"), key(name), || {
            n_made += 1;
            for (other, name) in names.iter().enumerate().filter(|(other, _)| *other != n) {
                cache.put(key(name), value(other));
            }
            Ok::<_, Infallible>(value(n))
        });
        let Ok(found) = found;
        assert_eq!(*found, value(n), "{name}");
    }
    n_made
}

#[test]
fn what_is_made_together_is_made_once_in_a_run() {
    let usual = site();
    assert_eq!(made_together(&Cache::of_site(usual.path())), 1);
    assert_eq!(made_together(&Cache::of_site(usual.path())), 0);
    assert_eq!(made_together(&Cache::fresh(usual.path())), 1, "fresh");
    let obstructed = site();
    fs::write(obstructed.path().join(FOLDER), "a file of somebody").expect("written");
    for cache in [
        Cache::of_site(obstructed.path()),
        Cache::fresh(obstructed.path()),
        Cache::default(),
    ] {
        assert_eq!(made_together(&cache), 1, "no folder");
    }
}

#[test]
fn what_cannot_be_made_is_tried_again() {
    let cache = Cache::default();
    let failed = cache.get_or_make(key("a"), || Err("broken"));
    assert_eq!(failed.expect_err("it was broken"), "broken");
    assert_eq!(ask(&cache, "a"), made("a"));
}

#[test]
fn a_folder_that_cannot_be_used_costs_time_alone() {
    for obstacle in [".bantin", ".bantin/cache"] {
        let site = site();
        let path = site.path().join(obstacle);
        fs::create_dir_all(path.parent().expect("it has one")).expect("made");
        fs::write(&path, "a file of somebody").expect("written");
        let cache = Cache::of_site(site.path());
        assert_eq!(ask(&cache, "a"), made("a"));
        assert_eq!(ask(&cache, "a"), found("a"), "in memory");
        cache.sweep([].into_iter(), now());
        assert_eq!(run(&site, "a"), made("a"));
        assert_eq!(
            fs::read_to_string(path).expect("read"),
            "a file of somebody"
        );
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    for link in [".bantin", ".bantin/cache"] {
        let (site, outside) = (site(), site());
        let path = site.path().join(link);
        fs::create_dir_all(path.parent().expect("it has one")).expect("made");
        let of_somebody = outside.path().join("cache").join("tep");
        fs::create_dir(of_somebody.parent().expect("it has one")).expect("made");
        fs::write(&of_somebody, "x").expect("written");
        let target = if link == ".bantin" {
            outside.path().to_owned()
        } else {
            outside.path().join("cache")
        };
        std::os::unix::fs::symlink(target, path).expect("linked");
        let cache = Cache::of_site(site.path());
        assert_eq!(ask(&cache, "a"), made("a"));
        cache.sweep([].into_iter(), now() + KEPT * 2);
        let left = outside.path().join("cache").read_dir().expect("read");
        assert_eq!(left.count(), 1, "through {link}");
        assert_eq!(fs::read(&of_somebody).expect("read"), b"x");
    }
}

#[test]
fn what_nothing_needs_goes_after_a_month() {
    let site = site();
    for name in ["needed", "forgotten"] {
        run(&site, name);
    }
    let needed = || [key("needed")].into_iter();
    let cache = Cache::of_site(site.path());
    cache.sweep(needed(), now() + SWEPT * 2);
    assert!(file(&site, "forgotten").exists(), "it was needed lately");
    cache.sweep(needed(), now() + KEPT + SWEPT);
    assert!(!file(&site, "forgotten").exists());
    assert!(file(&site, "needed").exists());
    assert_eq!(run(&site, "needed"), found("needed"));
}

#[test]
fn a_sweep_is_made_once_a_day() {
    let site = site();
    run(&site, "a");
    let later = now() + KEPT * 2;
    let cache = Cache::of_site(site.path());
    cache.sweep([key("a")].into_iter(), later);
    cache.sweep([].into_iter(), later + SWEPT / 2);
    assert!(file(&site, "a").exists());
}

#[test]
fn a_clock_that_was_ahead_keeps_nothing_for_ever() {
    let site = site();
    run(&site, "a");
    let cache = Cache::of_site(site.path());
    cache.sweep([key("a")].into_iter(), now() + KEPT * 100);
    cache.sweep([].into_iter(), now());
    assert!(!file(&site, "a").exists());
}

#[test]
fn memory_is_bounded_and_the_last_values_stay() {
    let cache = Cache::default();
    let big = IN_MEMORY / 4;
    let ask_for = |name: &str, size: usize| {
        let Ok(_) = cache.get_or_make(key(name), || Ok::<_, Infallible>(vec![0; size]));
    };
    for name in ["1", "2", "3", "4", "5"] {
        ask_for(name, big);
    }
    assert_eq!(cache.get(key("1")), None);
    assert!(cache.get(key("5")).is_some());
    ask_for("huge", IN_MEMORY + 1);
    assert!(
        cache.get(key("5")).is_some(),
        "it does not push out all others"
    );
}

#[test]
fn threads_that_ask_for_the_same_wait_for_the_first() {
    let cache = Cache::default();
    let n_made = AtomicUsize::new(0);
    let make = |name: &'static str| {
        let asked = cache.get_or_make_in(key("photo"), key(name), || {
            n_made.fetch_add(1, Ordering::SeqCst);
            thread::yield_now();
            cache.put(key("wide"), b"wide".to_vec());
            cache.put(key("small"), b"small".to_vec());
            Ok::<_, Infallible>(name.as_bytes().to_vec())
        });
        let Ok(value) = asked;
        assert_eq!(*value, *name.as_bytes());
    };
    thread::scope(|threads| {
        for name in ["wide", "small", "wide", "small", "wide", "small"] {
            threads.spawn(move || make(name));
        }
    });
    assert_eq!(n_made.load(Ordering::SeqCst), 1);
    assert!(lock(&cache.busy).is_empty(), "nobody is busy any more");
}
