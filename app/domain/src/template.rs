//! Patterns of a session that programs begin from: its length, its rhythm and its timed segments.

use crate::{agenda::SegmentKind, schedule::Rhythm};

/// A pattern. Its name is the message "template-CODE".
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// The code, as the database keeps it.
    pub code: &'static str,
    /// How often sessions are held.
    pub rhythm: Rhythm,
    /// The length of a session.
    pub minutes: u32,
    /// The segments in order, each with its minutes.
    pub segments: &'static [(SegmentKind, u32)],
}

/// Every pattern, in the order in which a choice lists them.
///
/// Sources: the run-of-show of ECHO Ontario Child & Youth Mental Health (90 minutes, two cases) and of Cardi-OH ECHO
/// (60 minutes); see `domain.md` §1.1 and §1.2.
pub const TEMPLATES: &[Template] = &[
    Template {
        code: "weekly-90",
        rhythm: Rhythm::Weekly,
        minutes: 90,
        segments: &[
            (SegmentKind::Welcome, 7),
            (SegmentKind::Didactic, 23),
            (SegmentKind::Case, 25),
            (SegmentKind::Case, 25),
            (SegmentKind::WrapUp, 10),
        ],
    },
    Template {
        code: "biweekly-60",
        rhythm: Rhythm::Biweekly,
        minutes: 60,
        segments: &[
            (SegmentKind::Welcome, 5),
            (SegmentKind::Didactic, 15),
            (SegmentKind::Case, 35),
            (SegmentKind::WrapUp, 5),
        ],
    },
];

impl Template {
    /// The pattern of a code.
    pub fn parse(code: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.code == code)
    }

    /// The segments, each with its number among those of its kind when there are several: case 1, case 2.
    pub fn numbered(&self) -> impl Iterator<Item = (SegmentKind, Option<usize>, u32)> {
        self.segments.iter().enumerate().map(|(place, (kind, minutes))| {
            let same = |segments: &[(SegmentKind, u32)]| segments.iter().filter(|(other, _)| other == kind).count();
            let number = same(self.segments.get(..=place).unwrap_or_default());
            (*kind, (same(self.segments) > 1).then_some(number), *minutes)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_segments_of_every_pattern_fill_its_session() {
        for template in TEMPLATES {
            assert_eq!(
                template.segments.iter().map(|(_, minutes)| minutes).sum::<u32>(),
                template.minutes,
                "{}",
                template.code
            );
            assert_eq!(Template::parse(template.code), Some(template));
        }
    }

    #[test]
    fn segments_are_numbered_only_where_there_are_several() {
        let numbers: Vec<_> =
            TEMPLATES.iter().flat_map(Template::numbered).map(|(kind, number, _)| (kind.code(), number)).collect();
        assert_eq!(
            numbers,
            [
                ("welcome", None),
                ("didactic", None),
                ("case", Some(1)),
                ("case", Some(2)),
                ("wrap-up", None),
                ("welcome", None),
                ("didactic", None),
                ("case", None),
                ("wrap-up", None),
            ]
        );
    }
}
