//! What the change analysis is worked out from: the sheets of waves that are over, joined in memory with profession, cases
//! presented and sessions attended. Names and ids stay here.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Permit, SeeChange},
    change::{Member, settled},
    id::{CycleId, PersonId, SurveyId, WaveId},
    moment::Moment,
    survey::{Answers, Phase, Standing, Survey, Token, matching},
};

use crate::{
    credit,
    db::Tx,
    error::{Error, Result},
    survey::{self, Holder, Known, TokenKey},
    values,
};

/// What is counted of a survey.
#[derive(Clone)]
pub struct Counted {
    /// The survey in its newest version.
    pub survey: Survey,
    /// The people of the cycles that count.
    pub members: Vec<Member>,
    /// How many cycles count.
    pub cycles: usize,
    /// How many cycles were asked and do not count yet: a wave is not over, or too few people answered.
    pub waiting: usize,
    /// Whether older answers wait because nobody has decided which of their codes belong together.
    pub undecided: bool,
}

/// Counts a survey's answers over all of its versions: codes stay the same from one to the next. Somebody who took part in
/// several cycles counts once, in the first in which they answered most.
pub async fn of_survey(
    tx: &mut Tx,
    permit: &Permit<SeeChange>,
    key: &TokenKey,
    (survey, floor): (SurveyId, u32),
    now: Moment,
) -> Result<Counted> {
    let records = survey::of_program(tx, permit).await?;
    let family = records.iter().find(|record| record.id == survey).map(|record| record.family).ok_or(Error::Missing)?;
    let versions: Vec<_> = records.iter().filter(|record| record.family == family).collect();
    let newest = versions.iter().max_by_key(|record| record.version).ok_or(Error::Missing)?;
    let ids: BTreeSet<SurveyId> = versions.iter().map(|record| record.id).collect();
    let mut waves = survey::known_waves(tx, permit).await?;
    waves.retain(|known| ids.contains(&known.wave.survey) && known.wave.when.phase() != Phase::Session);
    let mut sheets = Sheets::of(tx, permit, &waves, now).await?;
    let codes = survey::older::codes_of(tx, permit.thing()).await?;
    let apart = survey::older::kept_apart(tx, permit.thing()).await?;
    let undecided = sheets.hold_back(&codes, &apart, floor);
    let (counted, later) = (sheets.settled(floor, Phase::After), sheets.settled(floor, Phase::Later));
    let asked: BTreeSet<CycleId> = waves.iter().map(|known| known.wave.cycle).collect();
    let tokens = survey::tokens(tx, permit, key).await?;
    let presented = presenters(tx, permit, &counted).await?;
    let mut ledgers = BTreeMap::new();
    for cycle in &counted {
        ledgers.insert(*cycle, credit::ledger(tx, permit.hub(), *cycle).await?);
    }
    let answered = |cycle: CycleId, token: &Token| {
        [Phase::Before, Phase::After].iter().filter(|phase| sheets.has(cycle, **phase, token)).count()
    };
    let member = |(token, holder): (&Token, &Holder)| {
        let own = holder.cycles.iter().map(|(cycle, _)| cycle).filter(|cycle| counted.contains(cycle));
        // The first of equals.
        let cycle = own.rev().max_by_key(|cycle| answered(**cycle, token)).copied()?;
        let profession = holder.at(cycle)?;
        let sheet = |phase| sheets.get(cycle, phase, token);
        Some(Member {
            token: Some(token.clone()),
            unknown: false,
            family: Some(profession.family()),
            prescribes: profession.prescribes(),
            presented: presented.contains(&(cycle, holder.person)),
            sessions: ledgers.get(&cycle).map_or(0, |ledger| ledger.attended(holder.person)),
            before: sheet(Phase::Before),
            after: sheet(Phase::After),
            later: later.contains(&cycle).then(|| sheet(Phase::Later)).flatten(),
        })
    };
    // Of older answers nothing is known but the answers.
    let older = |token: &Token| {
        let cycle = counted.iter().rev().max_by_key(|cycle| answered(**cycle, token)).copied()?;
        let sheet = |phase| sheets.get(cycle, phase, token);
        let (before, after) = (sheet(Phase::Before), sheet(Phase::After));
        let later = later.contains(&cycle).then(|| sheet(Phase::Later)).flatten();
        let any = before.is_some() || after.is_some() || later.is_some();
        any.then(|| Member { token: Some(token.clone()), unknown: true, before, after, later, ..Member::default() })
    };
    let older = codes.keys().filter(|token| !tokens.contains_key(*token)).filter_map(older);
    let members = tokens.iter().filter_map(member).chain(older).collect();
    let waiting = asked.len() - counted.len();
    Ok(Counted { survey: newest.survey.clone(), members, cycles: counted.len(), waiting, undecided })
}

/// Who presented a case in which cycle.
async fn presenters(
    tx: &mut Tx,
    permit: &Permit<SeeChange>,
    cycles: &BTreeSet<CycleId>,
) -> Result<BTreeSet<(CycleId, PersonId)>> {
    let sql = "SELECT DISTINCT c.cycle, c.presenter FROM \"case\" AS c JOIN cycle ON cycle.id = c.cycle
        WHERE cycle.program = $1 AND c.hub = $2 AND c.state IN ('presented', 'letter-sent', 'follow-up-due', 'closed')";
    let found: Vec<(CycleId, PersonId)> = tx
        .all(sql, values![permit.thing(), permit.hub()], |row| Ok((row.get("cycle")?, row.get("presenter")?)))
        .await?;
    Ok(found.into_iter().filter(|(cycle, _)| cycles.contains(cycle)).collect())
}

/// The sheets handed in at waves that are over, by cycle and phase. Of several waves of one phase the first counts.
struct Sheets {
    over: BTreeMap<(CycleId, Phase), (Moment, BTreeMap<Token, Answers>)>,
    asked: BTreeSet<(CycleId, Phase)>,
}

impl Sheets {
    async fn of(tx: &mut Tx, permit: &Permit<SeeChange>, waves: &[Known], now: Moment) -> Result<Self> {
        let mut by_wave: BTreeMap<WaveId, BTreeMap<Token, Answers>> = BTreeMap::new();
        for sheet in survey::sheets(tx, permit, None).await?.into_iter().filter(|sheet| sheet.complete) {
            by_wave.entry(sheet.wave).or_default().insert(sheet.token, sheet.answers);
        }
        let mut found = Self { over: BTreeMap::new(), asked: BTreeSet::new() };
        for known in waves {
            let place = (known.wave.cycle, known.wave.when.phase());
            found.asked.insert(place);
            if known.wave.window.standing(now) == Standing::Closed && !found.over.contains_key(&place) {
                let closed = known.wave.window.closes.unwrap_or(now);
                found.over.insert(place, (closed, by_wave.remove(&known.wave.id).unwrap_or_default()));
            }
        }
        Ok(found)
    }

    /// Leaves out the older answers of cycles in which they are too few, or in which somebody has still to say which codes belong
    /// together: joined one by one, each would show in the difference. Whether the latter is so anywhere.
    fn hold_back(&mut self, codes: &BTreeMap<Token, String>, apart: &BTreeSet<(Token, Token)>, floor: u32) -> bool {
        let mut undecided = false;
        let cycles: BTreeSet<CycleId> = self.asked.iter().map(|(cycle, _)| *cycle).collect();
        for cycle in cycles {
            let own = |phase| -> Vec<(Token, String)> {
                let sheets = self.over.get(&(cycle, phase)).map(|(_, sheets)| sheets.keys());
                sheets
                    .into_iter()
                    .flatten()
                    .filter_map(|token| Some((token.clone(), codes.get(token)?.clone())))
                    .collect()
            };
            let (before, after, later) = (own(Phase::Before), own(Phase::After), own(Phase::Later));
            let open = !matching(&before, &after, apart).suggested.is_empty();
            let people: BTreeSet<Token> =
                before.into_iter().chain(after).chain(later).map(|(token, _)| token).collect();
            undecided |= open;
            if open || people.len() < usize::try_from(floor).unwrap_or(usize::MAX) {
                for ((of, _), (_, sheets)) in &mut self.over {
                    if *of == cycle {
                        sheets.retain(|token, _| !people.contains(token));
                    }
                }
            }
        }
        undecided
    }

    fn has(&self, cycle: CycleId, phase: Phase, token: &Token) -> bool {
        self.over.get(&(cycle, phase)).is_some_and(|(_, sheets)| sheets.contains_key(token))
    }

    fn get(&self, cycle: CycleId, phase: Phase, token: &Token) -> Option<Answers> {
        self.over.get(&(cycle, phase))?.1.get(token).cloned()
    }

    /// The cycles of which a phase counts: it and those before it are over, and enough people answered all of them.
    fn settled(&self, floor: u32, phase: Phase) -> BTreeSet<CycleId> {
        let over = |(cycle, own): &(CycleId, Phase)| {
            let mut needed = vec![Phase::After];
            needed.extend(self.asked.contains(&(*cycle, Phase::Before)).then_some(Phase::Before));
            needed.extend((*own == Phase::Later).then_some(Phase::Later));
            let all: Option<Vec<_>> = needed.iter().map(|needed| self.over.get(&(*cycle, *needed))).collect();
            let all = all?;
            let at = all.iter().map(|(closed, _)| *closed).max()?;
            let (first, others) = all.split_first()?;
            let answered = |token: &&Token| others.iter().all(|(_, sheets)| sheets.contains_key(token));
            Some((*cycle, at, first.1.keys().filter(answered).count()))
        };
        let over: Vec<_> = self.asked.iter().filter(|(_, own)| *own == phase).filter_map(over).collect();
        settled(&over, floor)
    }
}
