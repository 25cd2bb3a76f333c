//! A frozen report of a program as PDF and as a Word document: the same final texts, and a stamp that says which they are.

mod docx;

use domain::report::Document;
use serde::Serialize;

pub use docx::docx;

use crate::world::{self, Error, Template};

const TEMPLATE: Template = Template { name: "report", markup: include_str!("../templates/report.typ") };

/// The media type of a Word document.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What stands around the frozen texts: the only thing that may differ between two makings of one snapshot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Which snapshot this is, when it was frozen, and whether it is superseded; one line each.
    pub lines: Vec<String>,
    /// "Page".
    pub page: String,
    /// "of", between the page number and the number of pages.
    pub of: String,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    document: &'a Document,
    stamp: &'a Stamp,
}

/// The report as PDF/UA-1. `ident` names the document for good.
pub fn pdf(document: &Document, stamp: &Stamp, ident: &str) -> Result<Vec<u8>, Error> {
    world::pdf(&TEMPLATE, &Whole { document, stamp }, ident)
}

#[cfg(test)]
mod tests {
    use domain::report::{Bar, Column, Part};

    use super::*;
    use crate::reading::{assert_accessible, read, text};

    pub(super) fn document() -> Document {
        let text = str::to_owned;
        let column = |name: &str, numeric| Column { name: name.to_owned(), numeric };
        Document {
            language: text("en"),
            hub: text("Pain hub"),
            title: text("Report"),
            about: text("Chronic pain, until October 31, 2026"),
            parts: vec![
                Part::Heading { text: text("Reach") },
                Part::Text { text: text("38 people took part.") },
                Part::Table {
                    caption: text("People by profession"),
                    columns: vec![column("Profession", false), column("People", true)],
                    rows: vec![vec![text("Nursing"), text("15")], vec![text("*Physicians* & <others>"), text("23")]],
                    note: text("Groups under 11 are told together."),
                },
                Part::Bars {
                    caption: text("What became of our advice"),
                    bars: vec![Bar { name: text("Done"), permille: 610, words: text("23 (61%)") }],
                },
                Part::Quote { text: text("I ask the pharmacist now."), by: text("nursing") },
            ],
        }
    }

    fn stamp() -> Stamp {
        Stamp { lines: vec!["Snapshot 0123456789abcdef".to_owned()], page: "Page".to_owned(), of: "of".to_owned() }
    }

    #[test]
    fn a_report_reads_in_order_and_is_the_same_every_time() {
        let pdf_of = || pdf(&document(), &stamp(), "report-1").unwrap();
        assert_eq!(pdf_of(), pdf_of());
        assert_accessible(&pdf_of(), "Report");
        let Some(read) = text(&pdf_of()) else { return };
        for words in [
            "Pain hub Report Chronic pain, until October 31, 2026 Snapshot 0123456789abcdef Reach 38 people took part.",
            "*Physicians* & <others> 23",
            "Groups under 11 are told together.",
            "Done 23 (61%)",
            "I ask the pharmacist now. — nursing",
        ] {
            assert!(read.contains(words), "{words}: {read}");
        }
    }

    #[test]
    fn headings_and_tables_are_tagged_for_screen_readers() {
        let pdf = pdf(&document(), &stamp(), "report-1").unwrap();
        let Some(structure) = read("pdfinfo", &["-struct"], &pdf) else { return };
        let tags = || structure.lines().filter_map(|line| line.split_whitespace().next());
        let count = |name: &str| tags().filter(|tag| *tag == name).count();
        assert_eq!((count("H1"), count("H2"), count("Table")), (1, 1, 2), "{structure}");
        assert!(count("TH") >= 4, "{structure}");
    }
}
