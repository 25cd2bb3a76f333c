//! Everything the room shows at one moment to one person.

mod advice;
mod recording;

use askama::Template;
use domain::{
    access::{JoinSession, LeadSession, Permit, SeeSnippets},
    agenda::{Place, Segment, SegmentKind, Step, may_open},
    fields::Faults,
    id::{CaseId, HandId, PersonId, SessionId},
    language::Text,
    moment::Moment,
    session::State,
};
use store::{
    access::permit,
    agenda::{self, Standing},
    hand,
    hand::Raised,
    room,
    room::{Face, Heading, Part},
    snippet,
};

use ui::Html;

use super::{
    discussed::{Discussed, named},
    script,
};
use crate::{
    error::{Error, Reply},
    gate::holds,
    identifier::Found,
    page::again,
    sent::Form,
    visit::Visit,
};

/// The whole page.
#[derive(Template)]
#[template(path = "room/room.html")]
pub struct Page<'a> {
    /// The visit.
    pub v: &'a Visit,
    /// What is shown.
    pub room: &'a View,
}

/// The parts of it that change.
#[derive(Template)]
#[template(path = "room/panels.html")]
pub struct Panels<'a> {
    /// The visit.
    pub v: &'a Visit,
    /// What is shown.
    pub room: &'a View,
}

/// A form that came back: which one, what was typed, what is wrong.
#[derive(Default)]
pub struct Typed {
    /// The form's name in the page, as "advice".
    pub at: String,
    /// The form.
    pub form: Form,
}

/// The room.
pub struct View {
    v: Visit,
    /// The session.
    pub session: SessionId,
    /// What is said about it.
    pub heading: Heading,
    /// Where it stands.
    pub standing: Standing,
    parts: Vec<Part>,
    /// The visitor.
    pub me: PersonId,
    /// Whether the visitor leads.
    pub leads: bool,
    /// Who is in the room.
    pub faces: Vec<Face>,
    /// Who was sent out of it, for those who lead.
    pub removed: Vec<Face>,
    /// The raised hands, next to speak first.
    pub hands: Vec<Raised>,
    /// The case that the session is busy with, when there is one that the visitor may read.
    pub case: Option<Discussed>,
    /// The library's texts in use, for the hub's team while recommendations are taken.
    pub snippets: Vec<snippet::Edition>,
    /// How recording stands.
    pub recording: store::recording::Standing,
    /// Since when the visitor has been here.
    pub since: Option<Moment>,
    typed: Typed,
}

/// The room at this moment. `focus` is the case a form was about, shown even when the session has gone on.
pub async fn load(v: &Visit, pass: &Permit<JoinSession>, focus: Option<CaseId>, typed: Typed) -> Result<View, Error> {
    let mut tx = v.app.db.read().await?;
    let who = v.who()?;
    let standing = agenda::standing(&mut tx, pass).await?;
    let case = match focus.or_else(|| standing.case()) {
        Some(id) => Discussed::load(&mut tx, v, id, &standing).await?,
        None => None,
    };
    let takes = case.as_ref().is_some_and(|case| case.advises && standing.takes_recommendations(case.record.id));
    let library = if takes { holds(permit::<SeeSnippets>(&mut tx, who, who.hub).await)? } else { None };
    let snippets = match library {
        Some(library) => snippet::all(&mut tx, &library).await?,
        None => Vec::new(),
    };
    let view = View {
        session: pass.thing(),
        snippets: snippets.into_iter().filter(|snippet| !snippet.retired).collect(),
        heading: room::heading(&mut tx, pass).await?,
        parts: room::parts(&mut tx, pass).await?,
        me: who.person,
        leads: holds(permit::<LeadSession>(&mut tx, who, pass.thing()).await)?.is_some(),
        faces: room::present(&mut tx, pass).await?,
        removed: room::removed(&mut tx, pass).await?,
        hands: hand::queue(&mut tx, pass).await?,
        recording: store::recording::standing(&mut tx, pass).await?,
        since: room::first_joined(&mut tx, pass).await?,
        standing,
        case,
        typed,
        v: v.clone(),
    };
    drop(tx);
    if let Some(unseen) = view.case.as_ref().and_then(|case| case.unseen.as_ref()) {
        let mut tx = v.app.db.write().await?;
        store::audit::add_act(&mut tx, unseen, v.now).await?;
        tx.save().await?;
    }
    Ok(view)
}

/// The room again because a form was refused: nothing changed, and what was typed is there.
pub async fn refuse(v: &Visit, session: SessionId, focus: Option<CaseId>, typed: Typed) -> Reply {
    let mut tx = v.app.db.read().await?;
    let pass = permit::<JoinSession>(&mut tx, v.who()?, session).await?;
    drop(tx);
    let room = load(v, &pass, focus, typed).await?;
    again(&Page { v, room: &room })
}

impl View {
    /// The place, while the session is live.
    pub fn place(&self) -> Option<Place> {
        self.standing.place()
    }

    /// The segment that goes on now.
    pub fn segment(&self) -> Option<&Segment> {
        self.standing.agenda.segment(self.place()?.segment()?)
    }

    /// Whether a segment goes on now.
    pub fn is_now(&self, segment: &Segment) -> bool {
        self.segment().is_some_and(|now| now.id == segment.id)
    }

    /// The step that goes on now.
    pub fn step(&self) -> Option<Step> {
        self.place()?.step()
    }

    /// Whether it is planned and not open yet.
    pub fn is_planned(&self) -> bool {
        self.standing.state == State::Planned
    }

    /// Whether it is live.
    pub fn is_live(&self) -> bool {
        self.standing.state == State::Live
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.standing.state == State::Cancelled
    }

    /// Whether its doors may be opened now.
    pub fn may_open(&self) -> bool {
        may_open(self.v.now, self.standing.starts)
    }

    /// The time from which on its doors may be opened.
    pub fn opens(&self) -> String {
        self.v.time(&self.standing.starts.plus_minutes(-domain::agenda::DOORS))
    }

    /// Whether a place is the end of the session.
    pub fn is_end(&self, place: &Place) -> bool {
        *place == Place::Ended
    }

    /// The message that names a code of a list: "profession", "pharmacist".
    pub fn w(&self, list: &str, code: &str) -> String {
        self.v.t(format!("{list}-{code}"))
    }

    /// A text of the form in the visitor's language.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.v.language)
    }

    /// Who presents a case.
    pub fn presenter_of(&self, case: &Discussed) -> Option<String> {
        let segment = self.standing.agenda.segment_of(case.record.id)?;
        Some(self.speaker(segment).to_owned()).filter(|name| !name.is_empty())
    }

    /// What a segment is called.
    pub fn title(&self, segment: &Segment) -> String {
        match (segment.kind, self.part(segment).and_then(|part| part.code.as_deref())) {
            (SegmentKind::Case, Some(code)) => self.v.t1("room-case-code", "code", code),
            _ if segment.title.is_empty() => self.v.t(format!("agenda-segment-{}", segment.kind.code())),
            _ => segment.title.clone(),
        }
    }

    /// Who speaks in a segment; empty while that is not known.
    pub fn speaker(&self, segment: &Segment) -> &str {
        self.part(segment).and_then(|part| part.presenter.as_deref()).unwrap_or_default()
    }

    fn part(&self, segment: &Segment) -> Option<&Part> {
        self.parts.iter().find(|part| part.segment == segment.id)
    }

    /// What a place is called.
    pub fn name(&self, place: &Place) -> String {
        let Place::In(id, step) = place else {
            return self.v.t(if *place == Place::Doors { "agenda-doors" } else { "agenda-end" });
        };
        let title = self.standing.agenda.segment(*id).map(|segment| self.title(segment)).unwrap_or_default();
        match step {
            Step::Whole => title,
            _ => format!("{title} · {}", self.v.t(format!("agenda-step-{}", step.code()))),
        }
    }

    /// What goes on now, in words.
    pub fn now(&self) -> String {
        match (self.standing.state, self.place()) {
            (_, Some(place)) => self.name(&place),
            (State::Ended, _) => self.v.t("agenda-ended"),
            (State::Cancelled, _) => self.v.t("room-cancelled-title"),
            _ => self.v.t("room-planned-title"),
        }
    }

    /// The place that comes next.
    pub fn next(&self) -> Option<Place> {
        self.standing.live.as_ref()?.next(&self.standing.agenda)
    }

    /// The place to go back to.
    pub fn previous(&self) -> Option<Place> {
        self.standing.live.as_ref()?.previous(&self.standing.agenda)
    }

    /// Whether the session may go to a place now.
    pub fn may_go(&self, place: &Place) -> bool {
        self.place() != Some(*place)
            && self.standing.live.as_ref().is_some_and(|live| live.may_go(&self.standing.agenda, *place).is_ok())
    }

    /// The time at the place.
    pub fn time(&self) -> Option<domain::agenda::Time> {
        self.standing.live.as_ref().filter(|_| self.is_live())?.time(&self.standing.agenda, self.v.now)
    }

    /// What is left of it, in words: minutes are counted up to the next whole one, those over time down.
    pub fn left(&self, time: &domain::agenda::Time) -> String {
        match time.left() {
            left if left >= 60 => self.v.t1("agenda-left", "count", (left + 59) / 60),
            left if left > 0 => self.v.t("agenda-left-last"),
            left => self.v.t1("agenda-over", "count", -left / 60),
        }
    }

    /// The visitor's raised hand: its place in the queue, from 1.
    pub fn hand(&self) -> Option<usize> {
        self.hands.iter().position(|raised| raised.hand.person == self.me).map(|place| place + 1)
    }

    /// The hands before a hand, which is the place it moves up to.
    pub fn before(&self, hand: &HandId) -> Option<usize> {
        self.hands.iter().position(|raised| raised.hand.id == *hand)?.checked_sub(1)
    }

    /// The place a hand moves down to.
    pub fn after(&self, hand: &HandId) -> Option<usize> {
        let place = self.hands.iter().position(|raised| raised.hand.id == *hand)? + 1;
        (place < self.hands.len()).then_some(place)
    }

    /// The people of the spokes, or of the hub.
    pub fn group(&self, spoke: &bool) -> Vec<&Face> {
        self.faces.iter().filter(|face| face.spoke == *spoke).collect()
    }

    /// Whether questions on the case are taken now.
    pub fn takes_questions(&self, case: &Discussed) -> bool {
        self.standing.takes_questions(case.record.id)
    }

    /// Whether recommendations on the case are taken now.
    pub fn takes_advice(&self, case: &Discussed) -> bool {
        self.standing.takes_recommendations(case.record.id)
    }

    /// The name of a form about a case: what was begun for one case must never end up at the next one.
    pub fn at(&self, form: &str, case: &Discussed) -> String {
        named(form, case.record.id)
    }

    /// Whether this form came back with faults.
    pub fn is_back(&self, at: &str) -> bool {
        self.typed.at == at
    }

    /// What was typed into a field of a form that came back; empty for every other form.
    pub fn typed(&self, at: &str, field: &str) -> String {
        if self.is_back(at) { self.typed.form.fields.get(field).to_owned() } else { String::new() }
    }

    /// As [`View::typed`], beginning with the text that is kept.
    pub fn typed_or(&self, at: &str, field: &str, kept: &str) -> String {
        if self.is_back(at) { self.typed(at, field) } else { kept.to_owned() }
    }

    /// What is asked about the identifying details in a field of the form that came back.
    pub fn asked(&self, at: &str, field: &str) -> askama::Result<Html> {
        if !self.is_back(at) {
            return Ok(Html::default());
        }
        let found = Found::new(&self.v, &self.typed.form);
        Ok(found.made()?.then(found.at(|name| name == field)?))
    }

    /// The sentence on what is wrong with a field of a form.
    pub fn fault(&self, at: &str, field: &str) -> Option<String> {
        if !self.is_back(at) {
            return None;
        }
        self.typed.form.faults.of(field).map(|fault| self.v.fault(fault))
    }

    /// Everything that is wrong with the form that came back: the id of the field, and the sentence.
    pub fn faults(&self) -> Vec<(String, String)> {
        let faults: &Faults = &self.typed.form.faults;
        faults.iter().map(|fault| (format!("{}-{}", self.typed.at, fault.field), self.v.fault(fault))).collect()
    }

    /// An answer on a scale, in words.
    pub fn scale(&self, value: &u8, low: &str, high: &str) -> String {
        let args = [("value", u16::from(*value).into()), ("low", low.into()), ("high", high.into())];
        self.v.words.tell("room-scale", &args)
    }

    /// The sentences that the script says.
    pub fn words(&self) -> String {
        script::room(&self.v)
    }
}
