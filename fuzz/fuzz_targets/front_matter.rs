#![no_main]

#[path = "../../tests/properties/holds/front_matter.rs"]
mod front_matter;
#[path = "../../tests/properties/holds/reading.rs"]
mod reading;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| front_matter::check(bytes));
