#![no_main]

#[path = "../../tests/properties/holds/guard.rs"]
mod guard;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guard::check(bytes));
