//! A study as a project of the standard: participants as cases, speakers as codes, coders as users, themes as codes and sets,
//! memos, agreement and decisions as notes. The texts are those under pseudonyms.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    codebook::Codebook,
    coding::{Coding, Consensus, Decision, Document, Line, agreement},
    id::{CodeId, CoderId, ParticipantId, TranscriptId},
};
use qda::refi::{
    Case, Code, Coding as Given, Content, Guid, Made, Project, Selection, Set, Source, User, Value, Variable,
    VariableKind,
};
use store::{
    coding::{Coder, Memo, On, Text},
    participant,
    theme::Version,
};

use super::{document, written};
use crate::codebook::export::{codes, guid};

/// Everything that goes into a project.
pub(super) struct Study {
    pub title: String,
    pub book: Codebook,
    pub themes: Vec<Version>,
    pub texts: Vec<(Text, Vec<Line>)>,
    pub participants: Vec<participant::Record>,
    pub coders: Vec<Coder>,
    pub codings: Vec<Coding>,
    pub documents: Vec<Document>,
    pub consensus: Consensus,
    pub decisions: Vec<Decision>,
    pub memos: Vec<Memo>,
    pub seed: u32,
    /// Whether coders are called "Coder 1" and so on.
    pub hide_coders: bool,
}

/// The code under which speakers stand, and the user whose codings are the consensus.
const SPEAKERS: &str = "Speakers";
const CONSENSUS: &str = "Consensus";

/// Of a round's codes for speakers: derived from the study, so that a second export has the same.
fn speaker(label: &str) -> Guid {
    Guid::derived(&format!("allround speaker {label}"))
}

pub(super) fn is_speaker(guid: &Guid, label: &str) -> bool {
    *guid == speaker(label) || *guid == speakers()
}

fn speakers() -> Guid {
    Guid::derived("allround speakers")
}

fn consensus_user() -> Guid {
    Guid::derived("allround consensus")
}

pub(super) fn is_consensus(guid: &Guid) -> bool {
    *guid == consensus_user()
}

impl Study {
    /// The project.
    pub(super) fn project(&self) -> Project {
        let mut project =
            Project { name: self.title.clone(), users: self.users(), codes: self.codes(), ..Project::default() };
        self.cases(&mut project);
        for (text, lines) in &self.texts {
            project.sources.push(self.source(text, lines));
        }
        self.notes(&mut project);
        project.sets = self.themes.iter().map(set).collect();
        project
    }

    fn users(&self) -> Vec<User> {
        let user = |(place, coder): (usize, &Coder)| {
            let name = if self.hide_coders { format!("Coder {}", place + 1) } else { coder.name.clone() };
            User { guid: guid(coder.id), name: Some(name), id: None }
        };
        let mut users: Vec<User> = self.coders.iter().enumerate().map(user).collect();
        users.push(User { guid: consensus_user(), name: Some(CONSENSUS.to_owned()), id: None });
        users
    }

    /// Themes hold the codes of the top that stand in no other theme; then the rest of the codebook, then the speakers.
    fn codes(&self) -> Vec<Code> {
        let own = codes(&self.book);
        let plain = |guid: Guid, name: &str, description: Option<String>| Code {
            guid,
            parent: None,
            name: name.to_owned(),
            codable: false,
            color: None,
            description,
            memos: Vec::new(),
        };
        let mut of_theme: BTreeMap<CodeId, Option<usize>> = BTreeMap::new();
        for (place, version) in self.themes.iter().enumerate() {
            for code in &version.theme.codes {
                of_theme.entry(*code).and_modify(|theme| *theme = None).or_insert(Some(place));
            }
        }
        let mut found: Vec<Code> = Vec::new();
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut put = |found: &mut Vec<Code>, wanted: Option<usize>, under: Option<usize>| {
            for (place, code) in self.book.codes.iter().enumerate() {
                let top = self.book.above(code).last().unwrap_or(code);
                if of_theme.get(&top.id).copied().flatten() != wanted {
                    continue;
                }
                let Some(mut code) = own.get(place).cloned() else { continue };
                code.parent = code.parent.map_or(under, |parent| places.get(&parent).copied());
                places.insert(place, found.len());
                found.push(code);
            }
        };
        for (place, version) in self.themes.iter().enumerate() {
            let under = found.len();
            let said = Some(version.theme.description.clone()).filter(|text| !text.is_empty());
            found.push(plain(guid(version.id), &version.theme.name, said));
            put(&mut found, Some(place), Some(under));
        }
        put(&mut found, None, None);
        let under = found.len();
        found.push(plain(speakers(), SPEAKERS, None));
        for label in self.labels() {
            found.push(Code { parent: Some(under), codable: true, ..plain(speaker(&label), &label, None) });
        }
        for memo in &self.memos {
            let on = match memo.on {
                On::Code(code) => guid(code),
                On::Theme(theme) => guid(theme),
                On::Cue(..) => continue,
            };
            if let Some(code) = found.iter_mut().find(|code| code.guid == on) {
                code.memos.push(guid(memo.id));
            }
        }
        found
    }

    /// Everybody who speaks, and every participant, whom a case refers to.
    fn labels(&self) -> BTreeSet<String> {
        let speak = self.texts.iter().flat_map(|(_, lines)| lines).map(|line| line.label.clone());
        speak.chain(self.participants.iter().map(participant::Record::pseudonym)).collect()
    }

    fn cases(&self, project: &mut Project) {
        let kinds = [
            ("profession", VariableKind::Text),
            ("family", VariableKind::Text),
            ("prescriber", VariableKind::Boolean),
            ("focus group", VariableKind::Text),
            ("withdrawn", VariableKind::Boolean),
        ];
        let variable = |name: &str| Guid::derived(&format!("allround variable {name}"));
        for (name, kind) in kinds {
            project.variables.push(Variable { guid: variable(name), name: name.to_owned(), kind, description: None });
        }
        for record in &self.participants {
            let groups = record.traits.groups.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let values = [
                record.traits.profession.code().to_owned(),
                record.traits.family().code().to_owned(),
                record.traits.prescriber.to_string(),
                groups,
                record.withdrawn.is_some().to_string(),
            ];
            let value = |((name, kind), value): ((&str, VariableKind), String)| Value {
                variable: variable(name),
                kind,
                value: (!value.is_empty()).then(|| value.into_boxed_str()),
            };
            let sources = self.texts.iter().filter(|(text, _)| record.traits.groups.contains(&text.number));
            project.cases.push(Case {
                guid: guid(record.id),
                name: Some(record.pseudonym()),
                description: None,
                codes: vec![speaker(&record.pseudonym())],
                values: kinds.into_iter().zip(values).map(value).collect(),
                sources: sources.map(|(text, _)| guid(text.id)).collect(),
                selections: Vec::new(),
            });
        }
    }

    fn source(&self, text: &Text, lines: &[Line]) -> Source {
        let mut starts: BTreeMap<u32, i64> = BTreeMap::new();
        let mut next = 0_i64;
        for line in lines {
            starts.insert(line.number, next + length(&line.label) + 2);
            next += length(&written(line)) + 1;
        }
        let ends: BTreeMap<u32, i64> = lines
            .iter()
            .filter_map(|line| Some((line.number, starts.get(&line.number)? + length(&line.text))))
            .collect();
        let at = |cue: u32, at: u32| starts.get(&cue).map(|start| start + i64::from(at));
        let turn = |first: u32, last: u32| Some((*starts.get(&first)?, *ends.get(&last)?));
        let mut selections = Vec::new();
        for turn_of in domain::coding::turns(lines) {
            let Some((start, end)) = turn(turn_of.first, turn_of.last) else { continue };
            let name = format!("allround turn {} {}", text.id, turn_of.first);
            selections.push(selection(Guid::derived(&name), (start, end), speaker(&turn_of.label), None, None));
        }
        for coding in self.codings.iter().filter(|coding| coding.transcript == text.id) {
            let (from, to) = (coding.span.from, coding.span.to);
            let (Some(start), Some(end)) = (at(from.cue, from.at), at(to.cue, to.at)) else { continue };
            let when = Some(coding.created.rfc3339());
            selections.push(selection(
                guid(coding.id),
                (start, end),
                guid(coding.code),
                Some(guid(coding.coder)),
                when,
            ));
        }
        for agreed in self.consensus.codings.iter().filter(|agreed| agreed.transcript == text.id) {
            let Some((start, end)) = turn(agreed.turn.first, agreed.turn.last) else { continue };
            let own = Guid::derived(&format!("allround consensus {} {} {}", text.id, agreed.turn.first, agreed.code));
            selections.push(selection(own, (start, end), guid(agreed.code), Some(consensus_user()), None));
        }
        for memo in &self.memos {
            let On::Cue(transcript, cue) = memo.on else { continue };
            if let Some((start, end)) = turn(cue, cue).filter(|_| transcript == text.id) {
                let own = Guid::derived(&format!("allround memo {}", memo.id));
                let mut selection = selection(own, (start, end), speakers(), None, None);
                selection.codings.clear();
                selection.memos.push(guid(memo.id));
                selections.push(selection);
            }
        }
        Source {
            guid: guid(text.id),
            name: Some(format!("Focus group {}", text.number)),
            description: None,
            content: Content::Inline(document(lines)),
            selections,
            codings: Vec::new(),
            memos: Vec::new(),
            values: Vec::new(),
            made: Made::default(),
        }
    }

    fn notes(&self, project: &mut Project) {
        for memo in &self.memos {
            let made = Made { at: Some(memo.created.rfc3339().into_boxed_str()), ..Made::default() };
            let name = if self.hide_coders { "Memo".to_owned() } else { format!("Memo, {}", memo.author) };
            project.notes.push(note(guid(memo.id), &name, memo.text.clone(), made));
        }
        let ids: Vec<CodeId> = self.book.codes.iter().map(|code| code.id).collect();
        let found = agreement(&self.documents, &ids, false, self.seed);
        let mut text = String::from("code\tunits\tgiven\tpercent\tkappa\talpha\tAC1\n");
        for figures in &found.codes {
            let name =
                figures.code.and_then(|id| self.book.find(id)).map(|code| self.book.path(code)).unwrap_or_default();
            let figure =
                |value: Option<f64>| value.map_or_else(|| "not estimable".to_owned(), |value| format!("{value:.6}"));
            let cells = [figures.percent, figures.kappa, figures.alpha, figures.ac1].map(figure).join("\t");
            text.push_str(&format!("{name}\t{}\t{}\t{cells}\n", figures.units, figures.given));
        }
        let mut add = |name: &str, text: String| {
            let own = Guid::derived(&format!("allround note {name}"));
            project.memos.push(own.clone());
            project.notes.push(note(own, name, text, Made::default()));
        };
        add("Agreement", text);
        if !self.decisions.is_empty() {
            let line = |decision: &Decision| {
                let coder = match decision.verdict {
                    domain::coding::Verdict::Coder(coder) => self.coder(coder),
                    _ => decision.verdict.code().to_owned(),
                };
                let group = self.number(decision.transcript);
                let note = decision.note.replace(['\n', '\t'], " ");
                format!("{}\tfocus group {group}\tcue {}\t{coder}\t{note}", decision.at.rfc3339(), decision.cue)
            };
            add("Decisions", self.decisions.iter().map(line).collect::<Vec<_>>().join("\n"));
        }
    }

    fn coder(&self, id: CoderId) -> String {
        let place = self.coders.iter().position(|coder| coder.id == id);
        match place {
            Some(place) if self.hide_coders => format!("Coder {}", place + 1),
            Some(place) => self.coders.get(place).map(|coder| coder.name.clone()).unwrap_or_default(),
            None => String::new(),
        }
    }

    fn number(&self, id: TranscriptId) -> u32 {
        self.texts.iter().find(|(text, _)| text.id == id).map_or(0, |(text, _)| text.number)
    }
}

fn set(version: &Version) -> Set {
    Set {
        guid: Guid::derived(&format!("allround set {}", version.id)),
        name: version.theme.name.clone(),
        description: Some(version.theme.description.clone()).filter(|text| !text.is_empty()),
        codes: version.theme.codes.iter().map(|code| guid(*code)).collect(),
        sources: Vec::new(),
        notes: Vec::new(),
    }
}

fn selection(own: Guid, (start, end): (i64, i64), code: Guid, by: Option<Guid>, at: Option<String>) -> Selection {
    let coding = Guid::derived(&format!("allround coding of {own}"));
    let at = at.map(String::into_boxed_str);
    let made = Made { by: by.clone(), at: at.clone(), ..Made::default() };
    let codings = vec![Given { guid: coding, code, by, at, memos: Vec::new() }];
    Selection { guid: own, name: None, description: None, start, end, codings, memos: Vec::new(), made }
}

fn note(guid: Guid, name: &str, text: String, made: Made) -> Source {
    Source {
        guid,
        name: Some(name.to_owned()),
        description: None,
        content: Content::Inline(text),
        selections: Vec::new(),
        codings: Vec::new(),
        memos: Vec::new(),
        values: Vec::new(),
        made,
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// A pseudonym's participant, for texts that come back.
pub(super) fn of_label(participants: &[participant::Record], label: &str) -> Option<ParticipantId> {
    participants.iter().find(|record| record.pseudonym() == label).map(|record| record.id)
}

/// The id of ours that an identifier of the standard is, or the one that always stands for it.
pub(super) fn own<I: domain::id::Id>(guid: &Guid) -> Option<I> {
    guid.standardized().to_string().parse::<uuid::Uuid>().ok().map(I::from_uuid)
}
