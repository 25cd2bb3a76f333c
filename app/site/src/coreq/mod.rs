//! The COREQ list of a study: what it knows by itself is filled in, the team writes the rest.

pub mod csv;
pub mod show;

use std::collections::BTreeSet;

use domain::{
    access::{AnalyzeStudy, Permit, SeeStudy},
    coding::saturation,
    coreq::{Facts, Group, ITEMS, Line as Sample, Saturated, Sentence, Tree},
    profession::Family,
    study::Part,
};
use store::{Tx, access::permit as ask};

use crate::{coding::saturation::groups, error::Error, gate::holds, study::Desk, visit::Visit};

/// A study with what the list asks of it.
struct Listed<'a> {
    v: &'a Visit,
    desk: Desk,
    facts: Facts,
    /// What stands at the top of the codebook.
    tree: Vec<String>,
    /// The themes' names.
    themes: Vec<String>,
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
        let book = store::codebook::newest(tx, permit).await?;
        let themes = store::theme::newest(tx, permit).await?;
        let over: BTreeSet<_> = themes.iter().flat_map(|version| &version.theme.codes).collect();
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
            tree: (!book.codes.is_empty()).then(|| Tree {
                codes: count(book.codes.len()),
                top: count(book.codes.iter().filter(|code| code.parent.is_none()).count()),
                versions: book.version,
            }),
            themes: (!themes.is_empty()).then(|| (count(themes.len()), count(over.len()))),
            saturated: saturated(tx, v, permit).await?,
            quotes: count(cleared.len()),
            quoted: count(quoted.len()),
        };
        let top = book.codes.iter().filter(|code| code.parent.is_none());
        let tree = top.map(|code| code.name.clone()).collect();
        Ok(Self { v, desk, facts, tree, themes: themes.into_iter().map(|version| version.theme.name).collect() })
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
            let names = match item {
                25 => self.tree.as_slice(),
                26 => self.themes.as_slice(),
                _ => &[],
            };
            if !names.is_empty() {
                filled.push(self.v.t1("coreq-names", "names", names.join("; ")));
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

/// What the last closed round shows, for whoever may see it counted; none where too few groups are coded.
async fn saturated(tx: &mut Tx, v: &Visit, permit: &Permit<SeeStudy>) -> Result<Option<Saturated>, Error> {
    let Some(analyzes) = holds(ask::<AnalyzeStudy>(tx, v.who()?, permit.thing()).await)? else { return Ok(None) };
    let rounds = store::coding::rounds(tx, &analyzes).await?;
    let Some(round) = rounds.iter().rev().find(|round| round.closed.is_some()) else { return Ok(None) };
    let groups = groups(tx, &analyzes, round).await?;
    let Ok(found) = saturation(&groups, round.seed) else { return Ok(None) };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Some(Saturated {
        groups: count(groups.len()),
        after: found.along.reached_after.map(count),
        last: count(found.along.documents.last().map_or(0, |last| last.new)),
    }))
}
