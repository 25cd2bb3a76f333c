//! Any bytes: a refusal, or a clean file that stays as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(once) = strip::clean(bytes) {
        assert!(strip::clean(&once.bytes).expect("what is clean is taken").dropped.is_empty());
    }
});
