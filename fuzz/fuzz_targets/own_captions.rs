//! A reader's own `.vtt`: taken in, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::own::take_in("2024-05-02 x.vtt", bytes));
