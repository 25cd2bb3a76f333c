//! How much of a foreign file is read.

/// The bounds of reading. The default keeps any file below some 200 MB of memory and a few seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Rows of a table.
    pub rows: usize,
    /// Columns of a row.
    pub columns: usize,
    /// Cells of a table in all.
    pub cells: usize,
    /// Characters of one cell; the rest of it is left out and told.
    pub cell: usize,
    /// Notes that are kept; the others are counted.
    pub notes: usize,
    /// Depth of XML elements inside each other.
    pub depth: usize,
    /// Attributes of one XML element.
    pub attributes: usize,
    /// Tags and texts of one XML document.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            rows: 50_000,
            columns: 5_000,
            cells: 2_000_000,
            cell: 32_000,
            notes: 1_000,
            depth: 60,
            attributes: 80,
            nodes: 2_000_000,
        }
    }
}
