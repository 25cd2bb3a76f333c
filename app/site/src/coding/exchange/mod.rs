//! Exchange with other coding programs (REFI-QDA): the study as a project for each of them, and theirs taken in.

pub mod give;
mod project;
pub mod show;
pub mod take;
mod taking;
pub mod upload;

use domain::{coding::Line, fields::Fields};
use qda::refi::{Breaks, Convention, Dialect, Unit};

/// The largest file that is taken, in bytes.
pub const MOST: usize = 24 * 1024 * 1024;

/// The dialects with their codes, in the order of the page.
const DIALECTS: [(Dialect, &str); 5] = Dialect::ALL;

/// The convention that the fields "unit", "breaks", "bom" and "inclusive" name; none when "unit" is empty.
fn convention(fields: &Fields) -> Option<Convention> {
    let unit = match fields.get("unit") {
        "code-point" => Unit::CodePoint,
        "utf16" => Unit::Utf16,
        "byte" => Unit::Byte,
        _ => return None,
    };
    let breaks = match fields.get("breaks") {
        "one" => Breaks::One,
        "two" => Breaks::Two,
        _ => Breaks::AsWritten,
    };
    Some(Convention {
        unit,
        breaks,
        bom_counted: fields.get("bom") == "yes",
        end_inclusive: fields.get("inclusive") == "yes",
    })
}

/// A convention as those fields.
fn fields(convention: Convention) -> Fields {
    let unit = match convention.unit {
        Unit::CodePoint => "code-point",
        Unit::Utf16 => "utf16",
        Unit::Byte => "byte",
    };
    let breaks = match convention.breaks {
        Breaks::AsWritten => "as-written",
        Breaks::One => "one",
        Breaks::Two => "two",
    };
    let yes = |is: bool| if is { "yes" } else { "no" };
    Fields::default()
        .with("unit", unit)
        .with("breaks", breaks)
        .with("bom", yes(convention.bom_counted))
        .with("inclusive", yes(convention.end_inclusive))
}

/// A cue as a line of the document: "P07: words", on one line. Line breaks inside become spaces, so that places stay.
fn written(line: &Line) -> String {
    format!("{}: {}", line.label, line.text.replace(['\n', '\r'], " "))
}

/// The document of a transcript: a line a cue.
fn document(lines: &[Line]) -> String {
    lines.iter().map(written).collect::<Vec<_>>().join("\n")
}
