#![no_main]

#[path = "../../tests/properties/holds/slug_route.rs"]
mod slug_route;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| slug_route::check(bytes));
