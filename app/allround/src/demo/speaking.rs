//! What was said in the sessions of the past, as far as it is kept: who spoke from when to when.

use domain::{
    attendance::Interval,
    id::{PersonId, SessionId},
    moment::Moment,
};
use store::{
    Tx,
    speaking::{Spoken, add},
};

/// Who sits in a session, and who of them leads.
pub struct Round {
    /// The session.
    pub session: SessionId,
    /// Its number, which makes each session a little different.
    pub number: u32,
    /// Who leads.
    pub leads: PersonId,
    /// Everybody else, those who speak more first.
    pub others: Vec<PersonId>,
}

/// Lets them speak while the agenda stands at one place: mostly the presenter, where there is one.
pub async fn speak(tx: &mut Tx, round: &Round, time: Interval, presenter: Option<PersonId>) -> anyhow::Result<()> {
    let mut at = time.from.seconds();
    let (end, start) = (time.to.seconds(), at);
    let mut dice = u64::from(round.number).wrapping_mul(7919).wrapping_add(u64::try_from(start % 9973).unwrap_or(0));
    while at < end {
        // Always the same play for the same session (a linear congruence after Knuth).
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = usize::try_from((dice >> 33) % 1_000).unwrap_or(0);
        let seats = round.others.len().max(1);
        // Two rolls multiplied: those in front speak more often.
        let seat = (roll % 37) * (roll % 31) * seats / (37 * 31);
        let speaker = match presenter {
            Some(presenter) if roll < 550 => presenter,
            _ if roll.is_multiple_of(6) => round.leads,
            _ => round.others.get(seat).copied().unwrap_or(round.leads),
        };
        let long = i64::try_from(5 + roll % 38).unwrap_or(5);
        let time = Interval { from: moment(at), to: moment((at + long).min(end)) };
        let connection = format!("said-{speaker}");
        add(tx, &Spoken { session: round.session, person: speaker, connection, time }).await?;
        // Now and then the next one begins before the last one is done.
        at += if roll.is_multiple_of(7) { long - 2 } else { long + 1 };
    }
    Ok(())
}

fn moment(seconds: i64) -> Moment {
    Moment::from_micros(seconds.saturating_mul(1_000_000))
}
