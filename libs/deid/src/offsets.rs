//! Places in a text, counted in bytes, code points and UTF-16 units.

use std::ops::Range;

/// Counts forward through a text; asked for places in rising order it reads the text once.
pub(crate) struct Counter<'a> {
    text: &'a str,
    /// Nothing but ASCII: all counts are the same.
    plain: bool,
    bytes: usize,
    chars: usize,
    utf16: usize,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, plain: text.is_ascii(), bytes: 0, chars: 0, utf16: 0 }
    }

    /// Code points and UTF-16 units before a byte that begins a character.
    pub(crate) fn upto(&mut self, byte: usize) -> (usize, usize) {
        if self.plain {
            return (byte, byte);
        }
        if byte < self.bytes {
            *self = Self { bytes: 0, chars: 0, utf16: 0, ..*self };
        }
        let part = self.text.as_bytes().get(self.bytes..byte).unwrap_or_default();
        // Every character has one byte that continues nothing; those of four bytes are two units in UTF-16.
        let chars = part.iter().map(|byte| usize::from(byte & 0xc0 != 0x80)).sum::<usize>();
        let pairs = part.iter().map(|byte| usize::from(*byte >= 0xf0)).sum::<usize>();
        self.bytes = byte;
        self.chars += chars;
        self.utf16 += chars + pairs;
        (self.chars, self.utf16)
    }
}

/// Turns a range of code points into UTF-16 units, for a browser.
///
/// ```
/// assert_eq!(deid::utf16("Zoë 🙂 Tremblay", 6..14), 7..15);
/// ```
pub fn utf16(text: &str, chars: Range<usize>) -> Range<usize> {
    let units = |count: usize| text.chars().take(count).map(char::len_utf16).sum();
    units(chars.start)..units(chars.end)
}
