#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sfu::hostile::h264_packets(bytes));
