//! The two programs, with their cycles and those who take part.

use anyhow::anyhow;
use domain::{
    access::{BeginProgram, ManageCycle, ManageProgram},
    credit::Rule,
    cycle::NewCycle,
    fields::{Faults, Fields},
    id::{CycleId, ProgramId},
    moment::{Moment, Zone},
    program::Program,
    registration::Step,
};
use store::{Tx, session::Record};

use super::{
    RUNNING,
    people::{Cast, ZONE},
    stage::Stage,
};

/// A cycle as the play needs it.
pub struct Cycle {
    /// The cycle.
    pub id: CycleId,
    /// Its sessions, by their distance from the newest one that is not in the future.
    pub sessions: Vec<(i32, Record)>,
    /// Who coordinates it.
    pub coordinator: &'static str,
    /// Who facilitates it.
    pub facilitator: &'static str,
    /// Whether its newest session is live.
    pub is_live: bool,
    /// Who takes part.
    pub names: Vec<String>,
}

impl Cycle {
    /// Whether somebody takes part.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|other| other == name)
    }
}

struct Sketch<'a> {
    language: &'static str,
    title: &'static str,
    summary: &'static str,
    audience: &'static str,
    disclaimer: &'static str,
    statement: &'static str,
    cycle: &'static str,
    template: &'static str,
    rhythm: &'static str,
    count: usize,
    topics: &'static str,
    names: &'a [String],
    coordinator: &'static str,
    facilitator: &'static str,
    /// When the newest session that has begun starts, and how many days before it the first one did. Days, not hours:
    /// a session keeps its wall-clock time across daylight saving.
    newest: Moment,
    days: i64,
    is_live: bool,
}

/// The English program: weekly, live now.
pub async fn english(stage: &Stage, tx: &mut Tx, cast: &Cast, now: Moment) -> anyhow::Result<Cycle> {
    let sketch = Sketch {
        language: "en",
        title: "Chronic Pain and Opioid Stewardship",
        summary: "Weekly sessions for primary-care teams who look after people with chronic pain. A short talk, then two \
            de-identified cases from participants, with recommendations from every profession at the hub and from peers.",
        audience: "Family physicians, nurse practitioners, nurses, pharmacists, physiotherapists, occupational therapists, \
            social workers, psychologists and everyone else in the team. No cost.",
        disclaimer: "These are suggestions for the presenting practitioner to consider. They do not create a \
            provider-patient relationship between anyone at the hub and any patient, and do not replace the practitioner's \
            own judgment.",
        statement: "One credit for each hour attended, rounded down to the quarter.",
        cycle: "Fall 2026",
        template: "weekly-90",
        rhythm: "weekly",
        count: 12,
        topics: include_str!("../../demo/topics.en.txt"),
        names: &cast.english,
        coordinator: "Priya Raman",
        facilitator: "Daniel Okafor",
        newest: now.plus_minutes(-RUNNING),
        days: 7 * 7,
        is_live: true,
    };
    make(stage, tx, &sketch, now).await
}

/// The French program: every two weeks, the newest session was two days ago.
pub async fn french(stage: &Stage, tx: &mut Tx, cast: &Cast, now: Moment) -> anyhow::Result<Cycle> {
    let sketch = Sketch {
        language: "fr",
        title: "Douleur chronique en première ligne",
        summary: "Une séance toutes les deux semaines pour les équipes de première ligne : un court exposé, puis un cas \
            dépersonnalisé, avec les recommandations de toutes les professions du pôle et des pairs.",
        audience: "Médecins, infirmières praticiennes, pharmaciennes, physiothérapeutes, ergothérapeutes, psychologues, \
            travailleuses sociales et toute l’équipe. Sans frais.",
        disclaimer: "Ces suggestions sont offertes à la personne qui présente le cas. Elles ne créent aucune relation de soins \
            entre les membres du pôle et la patiente ou le patient, et ne remplacent pas son jugement clinique.",
        statement: "Un crédit par heure de présence, arrondi au quart inférieur.",
        cycle: "Automne 2026",
        template: "biweekly-60",
        rhythm: "biweekly",
        count: 6,
        topics: include_str!("../../demo/topics.fr.txt"),
        names: &cast.french,
        coordinator: "Josée Lafrance",
        facilitator: "Hélène Marchand",
        newest: now.plus_days(-2),
        days: 3 * 14,
        is_live: false,
    };
    make(stage, tx, &sketch, now).await
}

fn faults(what: &'static str) -> impl Fn(Faults) -> anyhow::Error {
    move |faults| anyhow!("{what}: {faults:?}")
}

async fn make(stage: &Stage, tx: &mut Tx, sketch: &Sketch<'_>, now: Moment) -> anyhow::Result<Cycle> {
    stage.at(sketch.newest.plus_days(-sketch.days - 60));
    let zone = Zone::parse(ZONE).ok_or_else(|| anyhow!("no zone {ZONE}"))?;
    let program = Program::check(
        &Fields::default()
            .with("title", sketch.title)
            .with("summary", sketch.summary)
            .with("audience", sketch.audience)
            .with("language", sketch.language)
            .with("zone", ZONE)
            .with("template", sketch.template)
            .with("disclaimer", sketch.disclaimer)
            .with("letter_days", "2")
            .with("follow_up_days", "30"),
    )
    .map_err(faults("program"))?;
    let id: ProgramId = stage.world.id();
    let begin = stage.permit::<BeginProgram>(tx, sketch.coordinator, stage.hub).await?;
    store::program::add(tx, &begin, id, &program, stage.world.now()).await?;
    let manage = stage.permit::<ManageProgram>(tx, sketch.coordinator, id).await?;
    store::program::publish(tx, &manage, true).await?;
    let local = sketch.newest.local(&zone);
    let minute = local.minute() - local.minute() % 5;
    let first = local.date().saturating_sub(jiff::Span::new().days(sketch.days));
    let rule = Rule::check(
        &Fields::default()
            .with("valid_from", first.saturating_sub(jiff::Span::new().days(60)).to_string())
            .with("hundredths_per_hour", "100")
            .with("session_percent", "50")
            .with("cycle_percent", "60")
            .with(
                "accreditor",
                if sketch.language == "fr" {
                    "Collège fictif de formation continue"
                } else {
                    "Fictional College of Continuing Education"
                },
            )
            .with("statement", sketch.statement),
    )
    .map_err(faults("credit"))?;
    store::credit::add_rule(tx, &manage, &rule).await?;
    let cycle = NewCycle::check(
        &Fields::default()
            .with("title", sketch.cycle)
            .with("capacity", "60")
            .with("open", "yes")
            .with("first", first.to_string())
            .with("time", format!("{:02}:{minute:02}", local.hour()))
            .with("rhythm", sketch.rhythm)
            .with("count", sketch.count.to_string())
            .with("topics", sketch.topics),
    )
    .map_err(faults("cycle"))?;
    let cycle_id: CycleId = stage.world.id();
    store::cycle::add(tx, &manage, &stage.world, cycle_id, &cycle).await?;
    enroll(stage, tx, sketch, cycle_id).await?;
    let records = store::session::of(tx, stage.hub, cycle_id).await?;
    let begun = records.iter().filter(|session| session.starts <= now).count();
    let sessions = records
        .into_iter()
        .zip(1_i32..)
        .map(|(session, place)| (place - i32::try_from(begun).unwrap_or(0), session))
        .collect();
    Ok(Cycle {
        id: cycle_id,
        sessions,
        coordinator: sketch.coordinator,
        facilitator: sketch.facilitator,
        is_live: sketch.is_live,
        names: sketch.names.to_vec(),
    })
}

/// All but the last two are approved: somebody must be waiting.
async fn enroll(stage: &Stage, tx: &mut Tx, sketch: &Sketch<'_>, cycle: CycleId) -> anyhow::Result<()> {
    let hopes = if sketch.language == "fr" {
        "Mieux accompagner avec moins de médicaments."
    } else {
        "To feel less alone with difficult cases."
    };
    for name in sketch.names {
        store::registration::ask(tx, &stage.world, stage.hub, cycle, stage.who(name)?.person, hopes).await?;
    }
    stage.at(sketch.newest.plus_days(-sketch.days - 20));
    let manage = stage.permit::<ManageCycle>(tx, sketch.coordinator, cycle).await?;
    let asked = store::registration::of_cycle(tx, &manage).await?;
    let waiting: Vec<_> = sketch
        .names
        .iter()
        .rev()
        .take(2)
        .map(|name| stage.who(name).map(|who| who.person))
        .collect::<Result<_, _>>()?;
    for registration in asked {
        if !waiting.contains(&registration.person) {
            store::registration::decide(tx, &manage, registration.id, Step::Approve, "", stage.world.now()).await?;
        }
    }
    Ok(())
}
