//! DICOM files, element by element.

use crate::SECRET;

/// A data set in the making.
pub struct Made {
    bytes: Vec<u8>,
    implicit: bool,
}

impl Made {
    /// The head of a file in a transfer syntax.
    pub fn new(syntax: &str) -> Self {
        let mut head = Self { bytes: [&[0; 128][..], b"DICM"].concat(), implicit: false };
        head = head.element(0x0002, 0x0010, b"UI", syntax.as_bytes());
        head.implicit = syntax == "1.2.840.10008.1.2";
        head
    }

    /// Adds an element.
    pub fn element(mut self, group: u16, number: u16, kind: &[u8; 2], value: &[u8]) -> Self {
        let mut value = value.to_vec();
        if value.len() % 2 == 1 {
            value.push(if kind == b"UI" { 0 } else { b' ' });
        }
        self.bytes.extend(group.to_le_bytes());
        self.bytes.extend(number.to_le_bytes());
        let length = u32::try_from(value.len()).unwrap();
        if self.implicit {
            self.bytes.extend(length.to_le_bytes());
        } else if [b"OW", b"OB", b"SQ", b"UN"].contains(&kind) {
            self.bytes.extend(kind);
            self.bytes.extend([0, 0]);
            self.bytes.extend(length.to_le_bytes());
        } else {
            self.bytes.extend(kind);
            self.bytes.extend(u16::try_from(length).unwrap().to_le_bytes());
        }
        self.bytes.extend(value);
        self
    }

    /// Adds a number.
    pub fn short(self, group: u16, number: u16, value: u16) -> Self {
        self.element(group, number, b"US", &value.to_le_bytes())
    }

    /// Adds bytes as they are.
    pub fn raw(mut self, bytes: &[u8]) -> Self {
        self.bytes.extend(bytes);
        self
    }

    /// Adds who, where and when.
    pub fn told(self) -> Self {
        self.element(0x0008, 0x0020, b"DA", b"20260303")
            .element(0x0008, 0x0080, b"LO", SECRET.as_bytes())
            .element(0x0009, 0x0010, b"LO", SECRET.as_bytes())
            .element(0x0010, 0x0010, b"PN", SECRET.as_bytes())
            .element(0x0018, 0x1000, b"LO", SECRET.as_bytes())
    }

    /// Adds the shape of one grey picture.
    pub fn grey(self, rows: u16, columns: u16, bits: (u16, u16)) -> Self {
        self.short(0x0028, 0x0002, 1)
            .element(0x0028, 0x0004, b"CS", b"MONOCHROME2")
            .short(0x0028, 0x0010, rows)
            .short(0x0028, 0x0011, columns)
            .short(0x0028, 0x0100, bits.0)
            .short(0x0028, 0x0101, bits.1)
            .short(0x0028, 0x0103, 0)
    }

    /// The file.
    pub fn with_pixels(self, pixels: &[u8]) -> Vec<u8> {
        self.element(0x7FE0, 0x0010, b"OW", pixels).bytes
    }

    /// The file without pixels.
    pub fn done(self) -> Vec<u8> {
        self.bytes
    }
}

/// A scan of four pixels.
pub fn scan(syntax: &str) -> Vec<u8> {
    let values = [0_u16, 100, 200, 400].map(u16::to_le_bytes).concat();
    Made::new(syntax).told().grey(2, 2, (16, 12)).with_pixels(&values)
}
