//! The elements of a DICOM data set (PS3.5), one after the other, without a copy.

use crate::Refusal;

/// How elements say what they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Group, number, length.
    Implicit,
    /// Group, number, two letters for the kind, length.
    Explicit,
}

/// A length that is not told: the element goes on to its end mark.
const OPEN: u32 = u32::MAX;

/// Kinds with a length in four bytes.
const LONG: [&[u8; 2]; 13] =
    [b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"];

/// An element.
pub struct Element<'a> {
    /// Its group.
    pub group: u16,
    /// Its number in the group.
    pub number: u16,
    /// Its value; of a sequence all its items.
    pub value: &'a [u8],
}

impl Element<'_> {
    /// The value as a number in two bytes.
    pub fn short(&self) -> Option<u16> {
        Some(u16::from_le_bytes(self.value.get(..2)?.try_into().ok()?))
    }

    /// The value as words, without the filling.
    pub fn words(&self) -> String {
        String::from_utf8_lossy(self.value).trim_matches(['\0', ' ']).to_owned()
    }

    /// The first of several numbers in words.
    pub fn decimal(&self) -> Option<f64> {
        self.words().split('\\').next()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// The elements of a data set.
pub struct Elements<'a> {
    rest: &'a [u8],
    syntax: Syntax,
}

impl<'a> Elements<'a> {
    /// The elements in these bytes.
    pub fn new(bytes: &'a [u8], syntax: Syntax) -> Self {
        Self { rest: bytes, syntax }
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    fn read(&mut self) -> Result<Element<'a>, Refusal> {
        let (group, number, length, head) = head(self.rest, self.syntax).ok_or(Refusal::Broken)?;
        let body = self.rest.get(head..).ok_or(Refusal::Broken)?;
        let (value, whole) = if length == OPEN {
            let whole = closed(body, self.syntax)?;
            (body.get(..whole).ok_or(Refusal::Broken)?, whole)
        } else {
            let length = usize::try_from(length).map_err(|_| Refusal::Broken)?;
            (body.get(..length).ok_or(Refusal::Broken)?, length)
        };
        self.rest = body.get(whole..).ok_or(Refusal::Broken)?;
        Ok(Element { group, number, value })
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<Element<'a>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let element = self.read();
        if element.is_err() {
            self.rest = &[];
        }
        Some(element)
    }
}

/// The head of an element: group, number, length of its value, length of the head.
fn head(bytes: &[u8], syntax: Syntax) -> Option<(u16, u16, u32, usize)> {
    let short = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (group, number) = (short(0)?, short(2)?);
    // Items and end marks have no kind in either syntax.
    if syntax == Syntax::Implicit || group == 0xFFFE {
        return Some((group, number, long(4)?, 8));
    }
    let kind: &[u8; 2] = bytes.get(4..6)?.try_into().ok()?;
    if LONG.contains(&kind) {
        Some((group, number, long(8)?, 12))
    } else {
        Some((group, number, u32::from(short(6)?), 8))
    }
}

/// How many bytes a value of untold length takes, with its end mark. Counted, not called: depth costs nothing.
fn closed(bytes: &[u8], syntax: Syntax) -> Result<usize, Refusal> {
    let mut at = 0;
    let mut open = 1_usize;
    loop {
        let (group, number, length, head) =
            bytes.get(at..).and_then(|rest| head(rest, syntax)).ok_or(Refusal::Broken)?;
        at += head;
        match (group, number) {
            (0xFFFE, 0xE0DD | 0xE00D) => {
                open -= 1;
                if open == 0 {
                    return Ok(at);
                }
            }
            _ if length == OPEN => open += 1,
            _ => at = at.checked_add(usize::try_from(length).map_err(|_| Refusal::Broken)?).ok_or(Refusal::Broken)?,
        }
    }
}

/// The first picture of packed pixels: the first item after the table of places.
pub fn first_fragment(data: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    for item in 0..2 {
        let (group, number, length, head) = head(data.get(at..)?, Syntax::Explicit)?;
        if (group, number) != (0xFFFE, 0xE000) {
            return None;
        }
        let start = at + head;
        let end = start.checked_add(usize::try_from(length).ok()?)?;
        if item == 1 {
            return data.get(start..end);
        }
        at = end;
    }
    None
}
