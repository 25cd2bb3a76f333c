//! Where coders differ, to talk about before any number: who coded what where, which codes stand against each other, and what
//! was decided.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    coding::{Confusion, Decision, Dispute, Line, Verdict, confusions, disputes},
    fields::{Faults, Fields},
    id::{CoderId, PersonId, RoundId, StudyId, TranscriptId},
};
use store::{coding, study};
use ui::{Checkboxes, Choice, Column, Radios, Table};

use super::Standing;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// Turns on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "coding/differences.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    standing: &'a Standing,
    found: &'a Found,
    /// The turn with the form: text and first cue.
    chosen: Option<(TranscriptId, u32)>,
}

struct Found {
    disputes: Vec<Dispute>,
    confusions: Vec<Confusion>,
    decisions: Vec<Decision>,
    people: BTreeMap<PersonId, String>,
    numbers: BTreeMap<TranscriptId, u32>,
    texts: BTreeMap<TranscriptId, Vec<Line>>,
    shared: usize,
}

impl Found {
    async fn of(tx: &mut store::Tx, permit: &Allowed<AnalyzeStudy>, standing: &Standing) -> Result<Self, Error> {
        let documents = coding::documents(tx, permit, &standing.round).await?;
        let disputes = disputes(&documents);
        let decisions = coding::decisions(tx, permit, standing.round.id).await?;
        let members = study::members(tx, permit).await?;
        let people = members.into_iter().map(|member| (member.person, member.name)).collect();
        let numbers = coding::texts(tx, permit).await?.into_iter().map(|text| (text.id, text.number)).collect();
        let mut texts = BTreeMap::new();
        for id in disputes.iter().map(|dispute| dispute.transcript).collect::<BTreeSet<_>>() {
            texts.insert(id, coding::lines(tx, permit, id).await?);
        }
        let confusions = confusions(&disputes);
        let shared = documents.iter().filter(|document| document.coders.len() > 1).count();
        Ok(Self { disputes, confusions, decisions, people, numbers, texts, shared })
    }

    fn decision(&self, dispute: &Dispute) -> Option<&Decision> {
        let same = |one: &&Decision| one.transcript == dispute.transcript && one.cue == dispute.turn.first;
        self.decisions.iter().rev().find(same)
    }

    fn open(&self) -> usize {
        self.disputes.iter().filter(|dispute| self.decision(dispute).is_none()).count()
    }
}

impl Show<'_> {
    fn number(&self, id: &TranscriptId) -> u32 {
        self.found.numbers.get(id).copied().unwrap_or_default()
    }

    fn words(&self, dispute: &Dispute) -> String {
        let lines = self.found.texts.get(&dispute.transcript).map_or(&[][..], Vec::as_slice);
        let within = lines.iter().filter(|line| dispute.turn.holds(line.number));
        within.map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn codes(&self, codes: &BTreeSet<domain::id::CodeId>) -> String {
        let names: Vec<String> = codes.iter().map(|code| self.standing.code(*code)).collect();
        if names.is_empty() { self.v.t("coding-nothing") } else { names.join("; ") }
    }

    fn is_chosen(&self, dispute: &Dispute) -> bool {
        self.chosen == Some((dispute.transcript, dispute.turn.first))
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::Coder(coder) => self.v.t1("coding-verdict-coder", "name", self.standing.coder(coder)),
            Verdict::All => self.v.t("coding-verdict-all"),
            Verdict::None => self.v.t("coding-verdict-none"),
            Verdict::Other(codes) => self.v.t1("coding-verdict-other-codes", "codes", self.codes(codes)),
        }
    }

    fn person(&self, person: &PersonId) -> &str {
        self.found.people.get(person).map_or("", String::as_str)
    }

    fn radios(&self, dispute: &Dispute) -> Radios {
        let v = self.v;
        let keep = |(coder, codes): (&CoderId, &BTreeSet<domain::id::CodeId>)| {
            let words = v.t1("coding-verdict-coder", "name", self.standing.coder(coder));
            Choice::new(coder.to_string(), words).hint(self.codes(codes))
        };
        let list = self.ask.radios("verdict", "coding-verdict").choices(dispute.by.iter().map(keep));
        let known = self.standing.book.codes.iter();
        let codes = Checkboxes::new("code", v.t("coding-verdict-codes"))
            .small()
            .error(self.ask.error("code"))
            .choices(known.map(|code| Choice::new(code.id.to_string(), self.standing.book.path(code))));
        list.choice(Choice::new("all", v.t("coding-verdict-all")))
            .choice(Choice::new("none", v.t("coding-verdict-none")))
            .choice(Choice::new("other", v.t("coding-verdict-other")).reveals(codes))
    }

    fn table(&self) -> Table {
        let v = self.v;
        let columns = [
            Column::new(v.t("coding-code")),
            Column::new(v.t("coding-against")),
            Column::new(v.t("coding-turns")).numeric(),
        ];
        let row = |one: &Confusion| {
            let other = one.other.map_or_else(|| v.t("coding-nothing"), |code| self.standing.code(code));
            [self.standing.code(one.one), other, one.turns.to_string()]
        };
        let table = Table::new(v.t("coding-confusions")).caption_hidden().columns(columns);
        table.rows(self.found.confusions.iter().map(row)).stacked()
    }

    /// The turns of the asked page.
    fn shown(&self) -> &[Dispute] {
        let first = self.page().saturating_sub(1).saturating_mul(PAGE);
        let last = first.saturating_add(PAGE).min(self.found.disputes.len());
        self.found.disputes.get(first..last).unwrap_or_default()
    }

    fn page(&self) -> usize {
        let asked = self.chosen.and_then(|(transcript, cue)| {
            let same = |one: &Dispute| (one.transcript, one.turn.first) == (transcript, cue);
            self.found.disputes.iter().position(same)
        });
        asked.map_or_else(|| self.v.asked("page").parse().unwrap_or(1).max(1), |place| place / PAGE + 1)
    }

    fn pages(&self) -> usize {
        self.found.disputes.len().div_ceil(PAGE).max(1)
    }
}

fn chosen(transcript: &str, cue: &str) -> Option<(TranscriptId, u32)> {
    Some((transcript.parse().ok()?, cue.parse().ok()?))
}

/// Shows them; "text" and "cue" name the turn that is decided on.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, round)): Path<(StudyId, RoundId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = Standing::of(&mut tx, &permit, round).await?;
    let found = Found::of(&mut tx, &permit, &standing).await?;
    drop(tx);
    let form = Form::default();
    let chosen = chosen(v.asked("text"), v.asked("cue"));
    page(&Show { v: &v, ask: Ask::new(&v, &form), standing: &standing, found: &found, chosen })
}

/// Decides on one.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, round)): Path<(StudyId, RoundId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let standing = Standing::of(&mut tx, &permit, round).await?;
    let found = Found::of(&mut tx, &permit, &standing).await?;
    let (transcript, cue) = chosen(sent.fields.get("text"), sent.fields.get("cue")).ok_or(Error::Unreadable)?;
    let dispute = found
        .disputes
        .iter()
        .find(|one| (one.transcript, one.turn.first) == (transcript, cue))
        .ok_or(Error::Missing)?;
    let coders = dispute.by.keys().copied().collect();
    let codes = standing.book.codes.iter().map(|code| code.id).collect();
    match Verdict::check(&sent.fields, &coders, &codes) {
        Ok((verdict, note)) => {
            let decision = Decision { transcript, cue, verdict, note, person: permit.person(), at: v.now };
            coding::decide(&mut tx, &permit, &v.app.world, &standing.round, &decision).await?;
            // On to the next one that is open.
            let place = found.disputes.iter().position(|one| (one.transcript, one.turn.first) == (transcript, cue));
            let rest = found.disputes.iter().skip(place.map_or(0, |place| place + 1));
            let next = rest.into_iter().find(|one| found.decision(one).is_none());
            let at = standing.address("differences");
            let location = match next {
                Some(next) => format!(
                    "{at}?text={}&cue={}&said=coding-decided#d{}-{}",
                    next.transcript, next.turn.first, next.transcript, next.turn.first
                ),
                None => format!("{at}?said=coding-decided"),
            };
            v.done(tx, &sent, &location).await
        }
        Err(faults) => {
            drop(tx);
            wrong(&v, &standing, &found, (transcript, cue), sent.fields, faults)
        }
    }
}

fn wrong(
    v: &Visit,
    standing: &Standing,
    found: &Found,
    at: (TranscriptId, u32),
    fields: Fields,
    faults: Faults,
) -> Reply {
    let form = Form { fields, faults };
    again(&Show { v, ask: Ask::new(v, &form), standing, found, chosen: Some(at) })
}
