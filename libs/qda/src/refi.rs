//! REFI-QDA: codebooks (QDC) and coding projects (QDPX) of other programs, read, counted, repaired and written.
//!
//! [`inspect`] looks at a file without keeping it. [`Bundle`] reads a project and takes its texts out one at a time;
//! [`Bundle::detect`] finds out how the file counts characters, and [`Bundle::settle`] turns its positions into
//! ranges of a text. [`write_qdpx`] and [`write_qdc`] write what the standard's schema accepts, for the program
//! named by a [`Dialect`]. [`reanchor`] follows codings when a text was corrected. Everything that is lost on the
//! way is named and counted in [`Losses`].

mod border;
mod bundle;
mod container;
mod detect;
mod dialect;
mod element;
mod guid;
mod inspect;
mod losses;
mod markup;
mod offsets;
mod parts;
mod project;
mod reanchor;
mod sheet;
mod text;
mod valid;
mod write;

#[cfg(test)]
mod tests;

pub use bundle::{Bundle, Settled};
pub use container::Format;
pub use detect::{Detected, Evidence, Sample, candidates};
pub use dialect::Dialect;
pub use guid::Guid;
pub use inspect::{Offsets, Quote, Report, SourceOffsets, inspect};
pub use losses::{Loss, Losses};
pub use offsets::{Breaks, Convention, Index, Place, PlainText, Unit};
pub use parts::{Counts, Head};
pub use project::{
    Case, Code, Coding, Content, Made, Project, Selection, Set, Source, User, Value, Variable, VariableKind,
};
pub use reanchor::{Anchored, Fate, reanchor};
pub use write::{Writing, write_own, write_qdc, write_qdpx};

/// Reads bytes in every way there is, and writes what was read: the body of the fuzz target.
#[doc(hidden)]
pub fn try_everything(bytes: &[u8]) {
    let limits = crate::limits::Limits { nodes: 200_000, text: 1 << 20, ..crate::limits::Limits::default() };
    let _ = inspect("fuzz", std::io::Cursor::new(bytes), &limits);
    if let Ok(mut bundle) = Bundle::open("fuzz", std::io::Cursor::new(bytes), &limits) {
        let _ = write_qdc("fuzz", Vec::new(), &bundle.project, Writing { dialect: Dialect::Spec, origin: "fuzz" });
        for (dialect, _) in Dialect::ALL {
            let writing = Writing { dialect, origin: "fuzz" };
            let _ = bundle.convert("fuzz", std::io::Cursor::new(Vec::new()), writing);
        }
    }
}
