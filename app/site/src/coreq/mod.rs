//! The COREQ list of a study: what it knows by itself is filled in, the team writes the rest.

pub mod csv;
pub mod show;

use std::collections::BTreeSet;

use domain::{
    access::{Permit, SeeStudy},
    coreq::{Facts, Group, ITEMS, Line as Sample, Sentence},
    profession::Family,
    study::Part,
};
use store::Tx;

use crate::{error::Error, study::Desk, visit::Visit};

/// A study with what the list asks of it.
struct Listed<'a> {
    v: &'a Visit,
    desk: Desk,
    facts: Facts,
}

/// A line of the list.
struct Line {
    /// From 1.
    item: u8,
    /// What the study says by itself.
    filled: Vec<String>,
    /// What the team wrote.
    written: String,
}

impl<'a> Listed<'a> {
    async fn of(v: &'a Visit, tx: &mut Tx, permit: &Permit<SeeStudy>) -> Result<Self, Error> {
        let desk = Desk::of(tx, permit).await?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let groups = store::focus_group::of_study(tx, permit).await?;
        let transcripts = store::transcript::of_study(tx, permit).await?;
        let frozen: Vec<_> = transcripts.iter().filter(|one| one.frozen.is_some()).collect();
        let team = store::study::members(tx, permit).await?;
        let cleared = store::quote::cleared(tx, permit).await?;
        let quoted: BTreeSet<_> = cleared.iter().map(|quote| quote.participant).collect();
        let counting = desk.people.iter().filter(|one| one.counts());
        let group = |record: &store::focus_group::Record| Group {
            held_on: record.group.held_on,
            minutes: record.group.minutes,
            own_room: record.group.session.is_some(),
            others: !record.group.others.is_empty(),
            notes: !record.group.notes.is_empty(),
            size: record.size,
        };
        let facts = Facts {
            asked: count(desk.people.len()),
            refused: count(desk.people.iter().filter(|one| one.consents.is_refusal()).count()),
            withdrew: count(desk.people.iter().filter(|one| one.withdrawn.is_some()).count()),
            people: counting.map(|one| (one.id, one.traits.profession)).collect(),
            groups: groups.iter().map(group).collect(),
            guides: count(store::study::guides(tx, permit).await?.len()),
            transcripts: count(frozen.len()),
            cues: frozen.iter().map(|one| one.cues).sum(),
            coders: count(team.iter().filter(|member| member.parts.contains(&Part::Coder)).count()),
            codes: None,
            themes: None,
            quotes: count(cleared.len()),
            quoted: count(quoted.len()),
        };
        Ok(Self { v, desk, facts })
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        let values: Vec<(&str, words::Arg<'_>)> =
            sentence.numbers.iter().map(|(name, number)| (*name, (*number).into())).collect();
        self.v.words.tell(&format!("coreq-says-{}", sentence.key), &values)
    }

    /// Every line.
    fn lines(&self) -> Vec<Line> {
        let line = |item: u8| {
            let mut filled: Vec<String> = self.facts.says(item).iter().map(|one| self.sentence(one)).collect();
            if item == 16 {
                filled.extend(self.sample());
            }
            let written = self.desk.record.written.get(&item.to_string()).cloned().unwrap_or_default();
            Line { item, filled, written }
        };
        (1..=ITEMS).map(line).collect()
    }

    /// Who took part, by family: "Nursing: 7; Pharmacy, other: 5".
    fn sample(&self) -> Option<String> {
        let v = self.v;
        let family = |family: &Family| v.t(format!("family-{}", family.code()));
        let line = |line: Sample| {
            let families: Vec<String> = line.families.iter().map(family).collect();
            v.t2("coreq-sample-line", "families", families.join(" / "), "people", line.people)
        };
        let lines: Vec<String> = self.facts.sample().into_iter().map(line).collect();
        (!lines.is_empty()).then(|| v.t1("coreq-sample", "lines", lines.join("; ")))
    }
}
