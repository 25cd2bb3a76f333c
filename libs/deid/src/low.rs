//! A word in small letters without accents, kept on the stack: rules compare it with a few short words.

use std::ops::Deref;

use crate::fold::{Fold, fold};

pub(crate) const MOST: usize = 30;

/// The folded letters and digits of a word, cut after thirty.
#[derive(Clone, Copy)]
pub(crate) struct Low {
    bytes: [u8; MOST],
    len: usize,
}

impl Low {
    pub(crate) fn of(word: &str) -> Self {
        let mut low = Self { bytes: [0; MOST], len: 0 };
        if word.is_ascii() {
            low.len = word.len().min(MOST);
            if let (Some(to), Some(from)) = (low.bytes.get_mut(..low.len), word.as_bytes().get(..low.len)) {
                to.copy_from_slice(from);
            }
            low.bytes.make_ascii_lowercase();
            return low;
        }
        for given in word.chars() {
            match if given.is_ascii() { Fold::Letter(given.to_ascii_lowercase() as u8, 0, false) } else { fold(given) }
            {
                Fold::Letter(first, second, _) => {
                    low.push(first);
                    if second != 0 {
                        low.push(second);
                    }
                }
                // Letters of other scripts only have to differ from Latin ones.
                Fold::Foreign(..) => low.push(b'?'),
                Fold::Digit(digit) => low.push(b'0' + digit),
                Fold::Nothing | Fold::Between(_) => {}
            }
        }
        low
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
    }

    pub(crate) fn letters(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes.get(..self.len).unwrap_or_default()).unwrap_or_default()
    }
}

impl Deref for Low {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<&str> for Low {
    fn eq(&self, other: &&str) -> bool {
        self.bytes.get(..self.len) == Some(other.as_bytes())
    }
}
