//! The two programs, with their cycles and those who take part.

use anyhow::anyhow;
use domain::{
    access::{BeginProgram, ManageCycle, ManageProgram, Permit},
    credit::Rule,
    cycle::{Cycle as Settings, NewCycle},
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

/// How many took part in the cycle that is over.
const EARLIER: usize = 14;

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

struct Sketch {
    language: &'static str,
    title: &'static str,
    summary: &'static str,
    audience: &'static str,
    disclaimer: &'static str,
    statement: &'static str,
    accreditor: &'static str,
    hopes: &'static str,
    template: &'static str,
    rhythm: &'static str,
    coordinator: &'static str,
    facilitator: &'static str,
}

struct Run<'a> {
    title: &'static str,
    count: usize,
    topics: &'a str,
    names: &'a [String],
    /// How many of them still wait for their approval.
    waiting: usize,
    /// When the newest session that has begun starts, and how many days before it the first one did. Days, not hours:
    /// a session keeps its wall-clock time across daylight saving.
    newest: Moment,
    days: i64,
    is_live: bool,
}

impl Run<'_> {
    /// Some days before the first session.
    fn ahead(&self, days: i64) -> Moment {
        self.newest.plus_days(-self.days - days)
    }
}

/// The English program: cycles of last winter and spring that are over, and one that is weekly and live now.
pub async fn english(stage: &Stage, tx: &mut Tx, cast: &Cast, now: Moment) -> anyhow::Result<[Cycle; 3]> {
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
        accreditor: "Fictional College of Continuing Education",
        hopes: "To feel less alone with difficult cases.",
        template: "weekly-90",
        rhythm: "weekly",
        coordinator: "Priya Raman",
        facilitator: "Daniel Okafor",
    };
    let topics = include_str!("../../demo/topics.en.txt");
    let begun = cast.english.get(..EARLIER).unwrap_or(&cast.english);
    let (basics, earlier) = (first(topics, 3), first(topics, 10));
    let winter = Run {
        title: "Winter",
        count: 10,
        topics: &earlier,
        names: begun,
        waiting: 0,
        newest: now.plus_days(-27 * 7),
        days: 9 * 7,
        is_live: false,
    };
    let spring = Run {
        title: "Spring",
        count: 3,
        topics: &basics,
        names: begun,
        waiting: 0,
        newest: now.plus_days(-22 * 7),
        days: 2 * 7,
        is_live: false,
    };
    let fall = Run {
        title: "Fall",
        count: 12,
        topics,
        names: &cast.english,
        waiting: 2,
        newest: now.plus_minutes(-RUNNING),
        days: 7 * 7,
        is_live: true,
    };
    let manage = begin(stage, tx, &sketch, winter.ahead(60)).await?;
    let winter = run(stage, tx, &sketch, &winter, &manage, now).await?;
    let spring = run(stage, tx, &sketch, &spring, &manage, now).await?;
    Ok([winter, spring, run(stage, tx, &sketch, &fall, &manage, now).await?])
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
        accreditor: "Collège fictif de formation continue",
        hopes: "Mieux accompagner avec moins de médicaments.",
        template: "biweekly-60",
        rhythm: "biweekly",
        coordinator: "Josée Lafrance",
        facilitator: "Hélène Marchand",
    };
    let fall = Run {
        title: "Automne",
        count: 6,
        topics: include_str!("../../demo/topics.fr.txt"),
        names: &cast.french,
        waiting: 2,
        newest: now.plus_days(-2),
        days: 3 * 14,
        is_live: false,
    };
    let manage = begin(stage, tx, &sketch, fall.ahead(60)).await?;
    run(stage, tx, &sketch, &fall, &manage, now).await
}

/// The first topics of a list, each with the objectives under it.
fn first(topics: &str, count: usize) -> String {
    let mut seen = 0;
    let lines = topics.lines().take_while(|line| {
        seen += usize::from(!line.starts_with('-'));
        seen <= count
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn faults(what: &'static str) -> impl Fn(Faults) -> anyhow::Error {
    move |faults| anyhow!("{what}: {faults:?}")
}

fn zone() -> anyhow::Result<Zone> {
    Zone::parse(ZONE).ok_or_else(|| anyhow!("no zone {ZONE}"))
}

/// The program, public, with its credit rule.
async fn begin(stage: &Stage, tx: &mut Tx, sketch: &Sketch, at: Moment) -> anyhow::Result<Permit<ManageProgram>> {
    stage.at(at);
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
            .with("letter_signatures", "1")
            .with("letter_reminders", "yes")
            .with("session_reminders", "yes")
            .with("follow_up_days", "30")
            .with("floor", "15")
            .with("factors", "cdc2022")
            .with("factors_beside", "nougg2010"),
    )
    .map_err(faults("program"))?;
    let id: ProgramId = stage.world.id();
    let begin = stage.permit::<BeginProgram>(tx, sketch.coordinator, stage.hub).await?;
    store::program::add(tx, &begin, id, &program, stage.world.now()).await?;
    let manage = stage.permit::<ManageProgram>(tx, sketch.coordinator, id).await?;
    store::program::publish(tx, &manage, true).await?;
    let rule = Rule::check(
        &Fields::default()
            .with("valid_from", at.local(&zone()?).date().to_string())
            .with("hundredths_per_hour", "100")
            .with("session_percent", "50")
            .with("cycle_percent", "60")
            .with("accreditor", sketch.accreditor)
            .with("statement", sketch.statement),
    )
    .map_err(faults("credit"))?;
    store::credit::add_rule(tx, &manage, &rule).await?;
    Ok(manage)
}

/// A cycle with those who take part.
async fn run(
    stage: &Stage,
    tx: &mut Tx,
    sketch: &Sketch,
    run: &Run<'_>,
    manage: &Permit<ManageProgram>,
    now: Moment,
) -> anyhow::Result<Cycle> {
    stage.at(run.ahead(60));
    let local = run.newest.local(&zone()?);
    let minute = local.minute() - local.minute() % 5;
    let first = local.date().saturating_sub(jiff::Span::new().days(run.days));
    let cycle = NewCycle::check(
        &Fields::default()
            .with("title", format!("{} {}", run.title, first.year()))
            .with("capacity", "60")
            .with("open", "yes")
            .with("first", first.to_string())
            .with("time", format!("{:02}:{minute:02}", local.hour()))
            .with("rhythm", sketch.rhythm)
            .with("count", run.count.to_string())
            .with("topics", run.topics),
    )
    .map_err(faults("cycle"))?;
    let id: CycleId = stage.world.id();
    store::cycle::add(tx, manage, &stage.world, id, &cycle).await?;
    enroll(stage, tx, sketch, run, id).await?;
    let records = store::session::of(tx, stage.hub, id).await?;
    let begun = records.iter().filter(|session| session.starts <= now).count();
    let sessions = records
        .into_iter()
        .zip(1_i32..)
        .map(|(session, place)| (place - i32::try_from(begun).unwrap_or(0), session))
        .collect();
    Ok(Cycle {
        id,
        sessions,
        coordinator: sketch.coordinator,
        facilitator: sketch.facilitator,
        is_live: run.is_live,
        names: run.names.to_vec(),
    })
}

/// All but the last few are approved, for somebody must be waiting; where nobody is, registration is over.
async fn enroll(stage: &Stage, tx: &mut Tx, sketch: &Sketch, run: &Run<'_>, cycle: CycleId) -> anyhow::Result<()> {
    for name in run.names {
        store::registration::ask(tx, &stage.world, stage.hub, cycle, stage.who(name)?.person, sketch.hopes).await?;
    }
    stage.at(run.ahead(20));
    let manage = stage.permit::<ManageCycle>(tx, sketch.coordinator, cycle).await?;
    let asked = store::registration::of_cycle(tx, &manage).await?;
    let waiting: Vec<_> = run
        .names
        .iter()
        .rev()
        .take(run.waiting)
        .map(|name| stage.who(name).map(|who| who.person))
        .collect::<Result<_, _>>()?;
    for registration in asked {
        if !waiting.contains(&registration.person) {
            store::registration::decide(tx, &manage, registration.id, Step::Approve, "", stage.world.now()).await?;
        }
    }
    if run.waiting == 0 {
        let record = store::cycle::get(tx, &manage).await?;
        store::cycle::change(tx, &manage, &Settings { open: false, ..record.cycle }, record.revision).await?;
    }
    Ok(())
}
