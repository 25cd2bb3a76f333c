//! Any bytes as a project or codebook: an error, or one that can be written in every dialect.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| qda::refi::try_everything(bytes));
