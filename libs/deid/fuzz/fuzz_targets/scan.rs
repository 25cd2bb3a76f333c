//! Any text: findings lie on characters, in order, apart, and the same each time.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = deid::scan(text);
    let mut last = 0;
    for finding in &found {
        assert!(text.get(finding.bytes.clone()).is_some_and(|part| !part.is_empty()));
        assert!(finding.bytes.start >= last);
        assert_eq!(deid::utf16(text, finding.chars.clone()), finding.utf16);
        last = finding.bytes.end;
    }
    assert_eq!(found, deid::scan(text));
    deid::batch::line(text);
});
