//! Any bytes as any of the files: an error or something that can be written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| redcap::odm::try_everything(bytes));
