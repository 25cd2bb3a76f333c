//! The transcript on which codes are given: complete without a script, where the address names a cue and the cue has a form.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{AnalyzeStudy, CodeStudy},
    codebook::Codebook,
    coding::{Coding, Line, Round, turns},
    fields::{Faults, Fields},
    id::{CoderId, StudyId, TranscriptId},
};
use serde_json::json;
use store::{
    access::permit,
    coding::{self, Asked, Memo, On, Text},
};
use ui::{Select, SelectItem};

use super::{embedded, written};
use crate::{
    ask::Ask,
    codebook::Place,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::{again, page},
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "coding/show.html")]
pub(super) struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    found: &'a Found,
    /// The cue with the form.
    cue: Option<u32>,
}

/// What the page shows.
pub(super) struct Found {
    place: Place,
    text: Text,
    lines: Vec<Line>,
    book: Codebook,
    round: Option<Round>,
    /// What the reader may see: one's own in a blind round.
    codings: Vec<Coding>,
    coders: BTreeMap<CoderId, String>,
    own: Option<CoderId>,
    codes: bool,
    finished: bool,
    stale: usize,
    memos: Vec<(u32, Memo)>,
}

impl Found {
    pub(super) async fn of(v: &Visit, permitted: &Allowed<AnalyzeStudy>, id: TranscriptId) -> Result<Self, Error> {
        let mut tx = v.app.db.read().await?;
        let tx = &mut tx;
        let place = Place::of(tx, permitted).await?;
        let text = coding::text(tx, permitted, id).await?;
        let lines = coding::lines(tx, permitted, id).await?;
        let book = store::codebook::newest(tx, permitted).await?;
        let rounds = coding::rounds(tx, permitted).await?;
        let asked = v.asked("round").parse::<u32>().ok();
        let chosen = rounds.iter().find(|round| Some(round.number) == asked).or_else(|| rounds.last()).copied();
        let own = coding::coder(tx, permitted).await?;
        let coders = coding::coders(tx, permitted).await?.into_iter().map(|coder| (coder.id, coder.name)).collect();
        let (mut codings, mut finished) = (Vec::new(), false);
        if let Some(round) = &chosen {
            // Nobody's own codings are asked for by a nil id where the reader has none yet.
            let coder = if round.shows_others() { None } else { own };
            if round.shows_others() || own.is_some() {
                let asked = Asked { round: round.id, transcript: id, coder, since: None };
                codings = coding::of_text(tx, permitted, &asked).await?;
                codings.retain(|coding| coding.removed.is_none());
            }
            let all = coding::finished(tx, permitted, round.id).await?;
            finished = all.iter().any(|one| one.transcript == id && Some(one.coder) == own);
        }
        let codes = holds(permit::<CodeStudy>(tx, v.who()?, permitted.thing()).await)?.is_some();
        let stale = coding::stale(tx, permitted, id).await?.0.len();
        let on = |memo: Memo| match memo.on {
            On::Cue(transcript, cue) if transcript == id => Some((cue, memo)),
            _ => None,
        };
        let memos = coding::memos(tx, permitted).await?.into_iter().filter_map(on).collect();
        Ok(Self { place, text, lines, book, round: chosen, codings, coders, own, codes, finished, stale, memos })
    }

    /// The page with a form as it was typed.
    pub(super) fn page<'a>(&'a self, v: &'a Visit, form: &'a Form, cue: Option<u32>) -> Show<'a> {
        let cue = cue.filter(|cue| self.lines.iter().any(|line| line.number == *cue));
        Show { v, ask: Ask::new(v, form), found: self, cue }
    }
}

impl Show<'_> {
    /// The address of the page.
    fn address(&self) -> String {
        format!("/studies/{}/coding/{}", self.found.place.study, self.found.text.id)
    }

    /// Whether codes can be given now.
    fn is_open(&self) -> bool {
        self.found.codes && self.found.round.is_some_and(|round| round.is_open()) && !self.found.book.codes.is_empty()
    }

    /// Whether others' changes arrive.
    fn is_live(&self) -> bool {
        self.found.round.is_some_and(|round| round.is_open() && !round.blind)
    }

    /// What a block of cues is called for those who do not see it.
    fn block(&self, lines: &[(&Line, bool)]) -> String {
        let number = |line: Option<&(&Line, bool)>| line.map_or(0, |(line, _)| line.number);
        self.v.t2("coding-cues-label", "first", number(lines.first()), "last", number(lines.last()))
    }

    /// The lines with whether a turn begins there.
    fn lines(&self) -> Vec<(&Line, bool)> {
        let begins: std::collections::BTreeSet<u32> = turns(&self.found.lines).iter().map(|turn| turn.first).collect();
        self.found.lines.iter().map(|line| (line, begins.contains(&line.number))).collect()
    }

    fn at<'a>(&'a self, by_cue: &'a BTreeMap<u32, Vec<&'a Coding>>, line: &Line) -> &'a [&'a Coding] {
        by_cue.get(&line.number).map_or(&[], Vec::as_slice)
    }

    /// Codings by the cue they begin in.
    fn by_cue(&self) -> BTreeMap<u32, Vec<&Coding>> {
        let mut by_cue: BTreeMap<u32, Vec<&Coding>> = BTreeMap::new();
        for coding in &self.found.codings {
            by_cue.entry(coding.span.from.cue).or_default().push(coding);
        }
        by_cue
    }

    fn is_at(&self, line: &Line) -> bool {
        self.cue == Some(line.number)
    }

    fn name(&self, coding: &Coding) -> String {
        self.found.book.find(coding.code).map_or_else(|| self.v.t("coding-code-gone"), |code| code.name.clone())
    }

    fn color(&self, coding: &Coding) -> &'static str {
        self.found.book.find(coding.code).map_or("grey", |code| code.color.code())
    }

    fn coder(&self, coding: &Coding) -> &str {
        self.found.coders.get(&coding.coder).map_or("", String::as_str)
    }

    fn is_own(&self, coding: &Coding) -> bool {
        Some(coding.coder) == self.found.own
    }

    /// The words of a coding that is not whole cues; none for one that is.
    fn words(&self, coding: &Coding) -> Option<String> {
        let (from, to) = (coding.span.from, coding.span.to);
        let last = self.found.lines.iter().find(|line| line.number == to.cue)?;
        let whole = from.at == 0 && usize::try_from(to.at).ok()? >= last.text.chars().count();
        (!whole).then(|| coding.span.words(&self.found.lines))
    }

    fn code(&self) -> Select {
        let named = |code: &domain::codebook::Code| SelectItem::new(code.id.to_string(), self.found.book.path(code));
        self.ask.select("code", "coding-code").items(self.found.book.codes.iter().map(named))
    }

    fn memos(&self, line: &Line) -> Vec<&Memo> {
        self.found.memos.iter().filter(|(cue, _)| *cue == line.number).map(|(_, memo)| memo).collect()
    }

    /// What the script reads.
    fn data(&self) -> String {
        let found = self.found;
        let code = |code: &domain::codebook::Code| {
            json!({ "id": code.id, "name": code.name, "path": found.book.path(code), "color": code.color.code(),
                "definition": code.definition })
        };
        let words: serde_json::Map<String, serde_json::Value> =
            WORDS.iter().map(|key| ((*key).to_owned(), self.v.t(format!("coding-script-{key}")).into())).collect();
        embedded(&json!({
            "address": self.address(), "open": self.is_open(), "live": self.is_live(), "own": found.own,
            "round": found.round.map(|round| round.number),
            "codes": found.book.codes.iter().map(code).collect::<Vec<_>>(),
            "coders": found.coders.iter().filter(|(id, _)| self.is_live() || found.round.is_some_and(|r| r.shows_others()) || Some(**id) == found.own).map(|(id, name)| (id.to_string(), name.clone())).collect::<BTreeMap<_, _>>(),
            "codings": found.codings.iter().map(written).collect::<Vec<_>>(),
            "words": words,
        }))
    }
}

/// Cues in a list of the page. What is out of sight is not laid out, list by list.
const BLOCK: usize = 50;

/// The sentences of the script.
const WORDS: [&str; 20] = [
    "given",
    "removed",
    "failed",
    "retry",
    "refused",
    "saving",
    "saved",
    "undone",
    "nothing-to-undo",
    "no-code",
    "filter",
    "selected",
    "remove",
    "keys",
    "close",
    "offline",
    "signed-out",
    "gone",
    "other",
    "whole",
];

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, id)): Path<(StudyId, TranscriptId)>) -> Reply {
    let found = Found::of(&v, &permit, id).await?;
    let cue = v.asked("cue").parse().ok();
    let form = Form { fields: Fields::default(), ..Form::default() };
    page(&found.page(&v, &form, cue))
}

/// The page again with what is wrong.
pub(super) async fn wrong(
    v: &Visit,
    permit: &Allowed<CodeStudy>,
    id: TranscriptId,
    fields: Fields,
    faults: Faults,
) -> Reply {
    let mut tx = v.app.db.read().await?;
    let analyze = permit_of(&mut tx, v, permit.thing()).await?;
    drop(tx);
    let cue = fields.get("first").parse().ok();
    let found = Found::of(v, &analyze, id).await?;
    again(&found.page(v, &Form { fields, faults }, cue))
}

async fn permit_of(tx: &mut store::Tx, v: &Visit, study: StudyId) -> Result<Allowed<AnalyzeStudy>, Error> {
    Ok(Allowed::of(permit::<AnalyzeStudy>(tx, v.who()?, study).await?))
}
