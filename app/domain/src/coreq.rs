//! COREQ: the 32 things that a report of interviews or focus groups should tell (Tong, Sainsbury, Craig 2007, "Consolidated
//! criteria for reporting qualitative research", Int J Qual Health Care 19:349–357). What the study knows by itself is
//! filled in; the team writes the rest, 1 to 9 once about itself.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    fields::{Check, Faults, Fields},
    id::ParticipantId,
    profession::{Family, Profession},
    small_cells::{FLOOR, fold},
    study::Written,
};

/// How many items there are.
pub const ITEMS: u8 = 32;

/// The domains of the list with their first and last items.
pub const DOMAINS: [(&str, u8, u8); 3] = [("team", 1, 8), ("design", 9, 23), ("analysis", 24, 32)];

/// The longest text of an item, in characters.
pub const TEXT: usize = 2000;

/// A focus group as far as the list asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The day.
    pub held_on: Date,
    /// How long it took.
    pub minutes: Option<u32>,
    /// Whether it was held in our own room.
    pub own_room: bool,
    /// Whether somebody else was there.
    pub others: bool,
    /// Whether there are field notes.
    pub notes: bool,
    /// How many participants were there.
    pub size: u32,
}

/// What a study knows by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// How many people were asked.
    pub asked: u32,
    /// How many of them said no.
    pub refused: u32,
    /// How many withdrew.
    pub withdrew: u32,
    /// Those who take part, with their professions at the time.
    pub people: Vec<(ParticipantId, Profession)>,
    /// The focus groups.
    pub groups: Vec<Group>,
    /// How many versions the guide has.
    pub guides: u32,
    /// How many transcripts are frozen.
    pub transcripts: u32,
    /// How many cues they have.
    pub cues: u32,
    /// How many people code.
    pub coders: u32,
    /// The newest codebook; none while it has no code.
    pub tree: Option<Tree>,
    /// How many themes there are, and over how many codes.
    pub themes: Option<(u32, u32)>,
    /// Whether the last closed round of coding was saturated; none where that cannot be told.
    pub saturated: Option<Saturated>,
    /// How many quotes are cleared.
    pub quotes: u32,
    /// How many people they are from.
    pub quoted: u32,
}

/// A codebook as far as the list asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
    /// How many codes it has.
    pub codes: u32,
    /// How many of them stand at the top.
    pub top: u32,
    /// How many versions it went through.
    pub versions: u32,
}

/// What following the groups in their order shows (see [`crate::coding::saturation`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saturated {
    /// How many groups were coded.
    pub groups: u32,
    /// After how many of them a run brought no more than the threshold; none when none did.
    pub after: Option<u32>,
    /// How many new codes the last group brought.
    pub last: u32,
}

/// A sentence about an item: the message "coreq-says-KEY" with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The end of its key.
    pub key: &'static str,
    /// Numbers by name.
    pub numbers: Vec<(&'static str, u32)>,
}

/// A line of the description of the sample: families that are told together, and how many people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The families.
    pub families: Vec<Family>,
    /// How many people.
    pub people: u32,
}

fn says(key: &'static str, numbers: &[(&'static str, u32)]) -> Sentence {
    Sentence { key, numbers: numbers.to_vec() }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Tree {
    fn says(&self) -> Sentence {
        says("tree", &[("codes", self.codes), ("top", self.top), ("versions", self.versions)])
    }
}

impl Facts {
    /// What the study says of an item by itself; empty where it knows nothing.
    pub fn says(&self, item: u8) -> Vec<Sentence> {
        let groups = count(self.groups.len());
        match item {
            10 if self.asked > 0 => vec![says("sampling", &[("asked", self.asked)])],
            11 if self.asked > 0 => vec![says("approach", &[])],
            12 if !self.people.is_empty() => {
                vec![says("size", &[("people", count(self.people.len())), ("groups", groups)])]
            }
            13 if self.asked > 0 => vec![says("refusals", &[("refused", self.refused), ("withdrew", self.withdrew)])],
            14 if groups > 0 => {
                let own = count(self.groups.iter().filter(|group| group.own_room).count());
                vec![says("setting", &[("own", own), ("elsewhere", groups - own)])]
            }
            15 if groups > 0 => {
                let others = count(self.groups.iter().filter(|group| group.others).count());
                vec![says("others", &[("others", others), ("groups", groups)])]
            }
            // 16 is a table of families: see [`Facts::sample`].
            17 if self.guides > 0 => vec![says("guide", &[("versions", self.guides)])],
            18 if groups > 0 => vec![says("repeats", &[])],
            19 if self.transcripts > 0 => {
                vec![says("recording", &[("transcripts", self.transcripts), ("cues", self.cues)])]
            }
            20 if groups > 0 => {
                let notes = count(self.groups.iter().filter(|group| group.notes).count());
                vec![says("notes", &[("notes", notes), ("groups", groups)])]
            }
            21 => self.duration().into_iter().collect(),
            22 => self.saturation().into_iter().collect(),
            23 if self.transcripts > 0 => vec![says("returned", &[])],
            24 if self.coders > 0 => vec![says("coders", &[("coders", self.coders)])],
            // The names of its first level follow.
            25 => self.tree.iter().map(Tree::says).collect(),
            // The themes' names follow.
            26 => {
                let says = |(themes, codes)| says("themes", &[("themes", themes), ("codes", codes)]);
                self.themes.map(says).into_iter().collect()
            }
            27 => vec![says("software", &[])],
            28 if self.transcripts > 0 => vec![says("checking", &[])],
            29 if self.quotes > 0 => vec![says("quotes", &[("quotes", self.quotes), ("people", self.quoted)])],
            _ => Vec::new(),
        }
    }

    /// What the saturation of the last closed round says; that it is computed, where there is a codebook and no such round yet.
    fn saturation(&self) -> Option<Sentence> {
        match self.saturated {
            Some(Saturated { groups, after: Some(after), last }) => {
                Some(says("saturated", &[("groups", groups), ("after", after), ("last", last)]))
            }
            Some(Saturated { groups, after: None, last }) => {
                Some(says("unsaturated", &[("groups", groups), ("last", last)]))
            }
            None => self.tree.map(|_| says("saturation", &[])),
        }
    }

    /// The shortest and the longest group, where somebody wrote it down.
    fn duration(&self) -> Option<Sentence> {
        let minutes: Vec<u32> = self.groups.iter().filter_map(|group| group.minutes).collect();
        let (least, most) = (*minutes.iter().min()?, *minutes.iter().max()?);
        Some(says("duration", &[("least", least), ("most", most), ("groups", count(minutes.len()))]))
    }

    /// Who took part, by family; families of fewer than [`FLOOR`] people are told together. Empty where everybody is fewer.
    pub fn sample(&self) -> Vec<Line> {
        if count(self.people.len()) < FLOOR {
            return Vec::new();
        }
        let of = |family: Family| {
            let people = self.people.iter().filter(move |(_, profession)| profession.family() == family);
            people.map(|(id, _)| *id).collect::<BTreeSet<_>>()
        };
        let groups: Vec<_> = Family::ALL.into_iter().map(|family| (family, of(family))).collect();
        let groups: Vec<_> = groups.into_iter().filter(|(_, people)| !people.is_empty()).collect();
        let size = |families: &[Family]| {
            groups.iter().filter(|(family, _)| families.contains(family)).map(|(_, people)| count(people.len())).sum()
        };
        fold(&groups, FLOOR).into_iter().map(|families| Line { people: size(&families), families }).collect()
    }
}

/// What the team writes, from the fields "item-1" to "item-32".
pub fn written(fields: &Fields) -> Result<Written, Faults> {
    let mut check = Check::new(fields);
    let mut written = Written::new();
    for item in 1..=ITEMS {
        let text = check.maybe_text(&format!("item-{item}"), TEXT);
        if !text.is_empty() {
            written.insert(item.to_string(), text);
        }
    }
    check.done(written)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::Id;

    fn facts(professions: &[(&str, usize)]) -> Facts {
        let all = professions.iter().flat_map(|(code, times)| std::iter::repeat_n(*code, *times));
        let people = all.zip(1..).map(|(code, number)| {
            (ParticipantId::from_uuid(Uuid::from_u128(number)), Profession::parse(code).unwrap())
        });
        Facts { people: people.collect(), ..Facts::default() }
    }

    #[test]
    fn families_of_few_are_told_together_so_that_nobody_is_pointed_at() {
        let sample = facts(&[("family-physician", 6), ("registered-nurse", 7), ("pharmacist", 3), ("dietitian", 2)]);
        let lines: Vec<_> = sample.sample().into_iter().map(|line| (line.families, line.people)).collect();
        assert_eq!(
            lines,
            [(vec![Family::Physician], 6), (vec![Family::Nursing], 7), (vec![Family::Pharmacy, Family::Other], 5),]
        );
        assert!(facts(&[("pharmacist", 4)]).sample().is_empty());
    }

    #[test]
    fn an_item_says_nothing_that_the_study_does_not_know() {
        let empty = Facts::default();
        let filled: Vec<u8> = (1..=ITEMS).filter(|item| !empty.says(*item).is_empty()).collect();
        assert_eq!(filled, [27]);
        let day = "2026-06-04".parse().unwrap();
        let group = |minutes| Group { held_on: day, minutes, own_room: true, others: false, notes: true, size: 5 };
        let known =
            Facts { asked: 24, refused: 3, groups: vec![group(Some(61)), group(None)], ..facts(&[("dentist", 5)]) };
        assert_eq!(known.says(13), [says("refusals", &[("refused", 3), ("withdrew", 0)])]);
        assert_eq!(known.says(21), [says("duration", &[("least", 61), ("most", 61), ("groups", 1)])]);
        assert_eq!(known.says(14), [says("setting", &[("own", 2), ("elsewhere", 0)])]);
    }

    #[test]
    fn saturation_tree_and_themes_are_said_from_what_was_coded() {
        let tree = Some(Tree { codes: 9, top: 3, versions: 2 });
        let coded = Facts { tree, themes: Some((2, 5)), ..Facts::default() };
        assert_eq!(coded.says(22), [says("saturation", &[])]);
        assert_eq!(coded.says(25), [says("tree", &[("codes", 9), ("top", 3), ("versions", 2)])]);
        assert_eq!(coded.says(26), [says("themes", &[("themes", 2), ("codes", 5)])]);
        let saturated = |after| Facts { saturated: Some(Saturated { groups: 4, after, last: 1 }), ..coded.clone() };
        let reached = says("saturated", &[("groups", 4), ("after", 3), ("last", 1)]);
        assert_eq!(saturated(Some(3)).says(22), [reached]);
        assert_eq!(saturated(None).says(22), [says("unsaturated", &[("groups", 4), ("last", 1)])]);
    }

    #[test]
    fn what_the_team_leaves_open_is_not_kept() {
        let fields = Fields::default().with("item-1", "P. Raman led the groups.").with("item-31", " ");
        assert_eq!(written(&fields).unwrap(), Written::from([("1".to_owned(), "P. Raman led the groups.".to_owned())]));
    }
}
