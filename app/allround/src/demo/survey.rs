//! Surveys of the English program: self-efficacy, knowledge and whom people consult of last winter's cycle, answered with some
//! lost pairs; satisfaction after each session of the one that goes on; and a questionnaire that waits for the words the hub
//! holds a license for.

use anyhow::{Context as _, anyhow};
use domain::{
    access::{AnswerWave, ManageProgram, ManageReaders, ManageSurvey},
    id::ProgramId,
    survey::{Answer, Answers, Phase, Schedule, Survey, When, ready},
};
use store::{
    Tx,
    survey::{self, TokenKey},
};

use super::{program::Cycle, stage::Stage};

/// Who reads the answers, and who says so.
pub const READER: &str = "Noor Haddad";
const ADMINISTRATOR: &str = "Maren Holt";

/// Days for which a wave is open, and one after a session.
const DAYS: u32 = 28;
const SESSION_DAYS: u32 = 7;

/// What some write, by turns; most write nothing.
const CHANGES: [&str; 4] = [
    "I ask about sleep and work before I ask for a number.",
    "Our pharmacist now sees everybody above 50 mg with me.",
    "I offer naloxone without waiting to be asked.",
    "I write down one goal of the patient's own at each visit.",
];

/// Begins, schedules and answers them.
pub async fn play(stage: &Stage, tx: &mut Tx, [winter, fall]: [&Cycle; 2], tokens: &TokenKey) -> anyhow::Result<()> {
    let first = &winter.sessions.first().context("no session in winter")?.1;
    stage.at(first.starts.plus_days(-15));
    let program = store::cycle::find(tx, stage.hub, winter.id).await?.program;
    for (code, waves) in [
        ("self-efficacy", vec![When::Before, When::After, When::Months(3)]),
        ("knowledge", vec![When::Before, When::After]),
        ("roster", vec![When::Before, When::After]),
    ] {
        let plan = Schedule { cycle: winter.id, waves, sessions: false, days: DAYS };
        let id = begin(stage, tx, (program, winter.coordinator), code, Some(&plan)).await?;
        let manage = stage.permit::<ManageSurvey>(tx, winter.coordinator, id).await?;
        for known in survey::of_survey(tx, &manage).await? {
            answer(stage, tx, winter, &known, tokens).await?;
        }
    }
    stage.at(stage.real_now());
    let plan = Schedule { cycle: fall.id, waves: Vec::new(), sessions: true, days: SESSION_DAYS };
    begin(stage, tx, (program, fall.coordinator), "satisfaction", Some(&plan)).await?;
    begin(stage, tx, (program, fall.coordinator), "interprofessional-7", None).await?;
    let manage = stage.permit::<ManageReaders>(tx, ADMINISTRATOR, program).await?;
    survey::add_reader(tx, &manage, stage.who(READER)?.person, stage.world.now()).await?;
    Ok(())
}

async fn begin(
    stage: &Stage,
    tx: &mut Tx,
    (program, coordinator): (ProgramId, &str),
    code: &str,
    plan: Option<&Schedule>,
) -> anyhow::Result<domain::id::SurveyId> {
    let manage = stage.permit::<ManageProgram>(tx, coordinator, program).await?;
    let begun: Survey = ready(code).ok_or_else(|| anyhow!("no survey {code}"))?;
    let id = survey::add(tx, &manage, &stage.world, &begun).await?;
    if let Some(plan) = plan {
        let manage = stage.permit::<ManageSurvey>(tx, coordinator, id).await?;
        survey::schedule(tx, &manage, plan, &stage.world).await?;
    }
    Ok(id)
}

/// Everybody answers but a few at each wave, so that some pairs are lost; one stops half-way.
async fn answer(
    stage: &Stage,
    tx: &mut Tx,
    cycle: &Cycle,
    known: &survey::Known,
    tokens: &TokenKey,
) -> anyhow::Result<()> {
    let phase = known.wave.when.phase();
    for (place, name) in cycle.names.iter().enumerate() {
        let missing = match phase {
            Phase::Before => place % 7 == 3,
            Phase::After => place % 6 == 4,
            Phase::Later | Phase::Session => place % 3 == 1,
        };
        if missing {
            continue;
        }
        let own = stage.permit::<AnswerWave>(tx, name, known.wave.id).await?;
        let half = phase == Phase::After && place == 11;
        let mut answers = sheet(&known.survey, phase, place, half);
        let half = half && !known.survey.has_roster();
        if known.survey.has_roster() {
            answers.set("consulted", Some(consulted(stage, cycle, known, (place, tokens))?));
        }
        survey::keep(tx, &own, tokens, &answers, !half).await?;
    }
    Ok(())
}

/// Whom somebody says they turned to: two or three before the cycle, some more after it.
fn consulted(
    stage: &Stage,
    cycle: &Cycle,
    known: &survey::Known,
    (place, tokens): (usize, &TokenKey),
) -> anyhow::Result<Answer> {
    let steps: &[usize] = if known.wave.when.phase() == Phase::Before { &[1, 5, 8] } else { &[1, 3, 5, 6, 10] };
    let mut named = Vec::new();
    for (turn, step) in steps.iter().enumerate() {
        let other = (place + step) % cycle.names.len();
        // Not everybody names as many.
        if other != place && (place + turn) % 4 != 3 {
            let name = cycle.names.get(other).context("nobody there")?;
            named.push(tokens.token(known.wave.program, stage.who(name)?.person));
        }
    }
    named.sort_unstable();
    named.dedup();
    Ok(Answer::People(named))
}

/// How sure somebody is at first: people differ.
fn level(place: usize) -> i32 {
    const LEVELS: [i32; 14] = [4, 2, 5, 3, 3, 4, 2, 5, 3, 1, 4, 3, 2, 4];
    LEVELS.get(place % LEVELS.len()).copied().unwrap_or(3)
}

/// By how much they rise: most a little, some not at all, one loses.
fn gained(place: usize) -> i32 {
    const GAINS: [i32; 14] = [1, 2, 0, 2, 1, 1, 3, 0, 2, 2, -1, 1, 2, 1];
    GAINS.get(place % GAINS.len()).copied().unwrap_or(1)
}

/// A point less, none or a point more, always the same for the same two numbers.
fn drawn(one: usize, other: usize) -> i32 {
    match (one * 7 + other * 11 + one * other) % 5 {
        0 => -1,
        4 => 1,
        _ => 0,
    }
}

/// Always the same sheet for a person and a wave: most rise by a point or two, and think less of their beginning afterwards.
fn sheet(survey: &Survey, phase: Phase, place: usize, half: bool) -> Answers {
    let mut answers = Answers::default();
    let keys: Vec<(String, &domain::survey::Question)> = survey
        .questions()
        .flat_map(|question| question.keys(phase).into_iter().map(move |key| (key, question)))
        .collect();
    let asked = if half { keys.len() / 2 } else { keys.len() };
    for (number, (key, question)) in keys.into_iter().take(asked).enumerate() {
        let item = number / if phase == Phase::After && question.grid().is_some() { 2 } else { 1 };
        let (base, gain) = (level(place) + drawn(place, item), gained(place) + drawn(item, place + 5));
        let answer = match &question.kind {
            domain::survey::Kind::Grid(_) if (place + item * 3) % 23 == 7 => Some(Answer::NotApplicable),
            domain::survey::Kind::Grid(grid) => {
                let value = match phase {
                    _ if key.ends_with(".then") => base - i32::from(!(place + item).is_multiple_of(3)),
                    Phase::Before => base,
                    Phase::After => base + gain,
                    Phase::Later | Phase::Session => base + gain - i32::from(place.is_multiple_of(4)),
                };
                grid.range().map(|(least, most)| Answer::Point(value.clamp(least, most)))
            }
            domain::survey::Kind::Knowledge(knowledge) => {
                let level = place * 5 % 14 + if phase == Phase::After { 8 } else { 3 };
                let right = level > item * 2;
                let wrong = || knowledge.options.iter().find(|option| option.code != knowledge.key);
                let code = if right { Some(knowledge.key.clone()) } else { wrong().map(|option| option.code.clone()) };
                code.map(Answer::Choice)
            }
            domain::survey::Kind::Text { .. } if phase == Phase::After && place.is_multiple_of(3) => {
                CHANGES.get(place / 3 % CHANGES.len()).map(|text| Answer::Text((*text).to_owned()))
            }
            _ => None,
        };
        answers.set(key, answer);
    }
    answers
}
