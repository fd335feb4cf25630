#![no_main]

#[path = "../../tests/properties/holds/article.rs"]
mod article;
#[path = "../../tests/properties/holds/html.rs"]
mod html;
#[path = "../../tests/properties/holds/reading.rs"]
mod reading;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| article::check(bytes));
