//! Certificates of credit: when a cycle earns one, and the code by which anyone can check it.

use std::fmt;

use crate::{
    credit::{Line, Reckoning, Rule},
    language::Text,
    letter::Named,
    moment::{Moment, Zone},
    world::World,
};

/// Everything a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The name of the hub that issued it.
    pub hub: Text,
    /// The hub's zone, in which its dates are told.
    pub zone: Zone,
    /// Whose it is, as they were called when it was issued.
    pub named: Named,
    /// The program's title.
    pub program: String,
    /// The cycle's title.
    pub cycle: String,
    /// The cycle's first local date.
    pub starts: String,
    /// The cycle's last local date.
    pub ends: String,
    /// The code by which anyone can check it.
    pub code: Code,
    /// Credits, in hundredths.
    pub hundredths: u32,
    /// Minutes that count.
    pub minutes: u32,
    /// Sessions that count.
    pub sessions: u32,
    /// Who accredits.
    pub accreditor: String,
    /// The accreditor's statement.
    pub statement: String,
    /// When the credit had been earned.
    pub earned: Moment,
    /// When it was issued.
    pub issued: Moment,
}

/// How far a cycle has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Sessions that have ended.
    pub held: u32,
    /// Sessions still to come or going on. Cancelled ones are neither.
    pub to_come: u32,
}

/// Whether a person has earned the certificate of a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Earned.
    Earned,
    /// So many sessions are still to come: a certificate states the whole cycle's credit, so it waits for the last one.
    NotOver(u32),
    /// The program has no credit rule for these sessions.
    NoRule,
    /// Too few sessions count.
    TooFew {
        /// Sessions that count.
        counted: u32,
        /// Sessions that must count.
        needed: u32,
    },
}

/// Where a person stands, by the rule of the cycle's last session.
pub fn standing(rule: Option<&Rule>, progress: Progress, reckoning: &Reckoning) -> Standing {
    let Some(rule) = rule else { return Standing::NoRule };
    let needed = rule.sessions_needed(progress.held.saturating_add(progress.to_come));
    if progress.to_come > 0 {
        Standing::NotOver(progress.to_come)
    } else if reckoning.sessions < needed {
        Standing::TooFew { counted: reckoning.sessions, needed }
    } else {
        Standing::Earned
    }
}

/// When the credit on a certificate had been earned: at the end of the last session that counts.
pub fn earned(reckoning: &Reckoning, ended: impl Fn(&Line) -> Option<Moment>) -> Option<Moment> {
    reckoning.lines.iter().filter(|line| line.counts()).filter_map(ended).max()
}

/// The code printed on a certificate: twelve signs, 60 bits, in three groups: "7K3M-9QWX-2TRB".
///
/// The alphabet is Crockford's Base32: no I, L, O or U; whoever reads O for 0 or I and L for 1 is understood.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(String);

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Signs in a code.
const LENGTH: usize = 12;

impl Code {
    /// Draws a code.
    pub fn draw(world: &World) -> Self {
        let signs = world.secret::<LENGTH>().map(|byte| SIGNS.get(usize::from(byte % 32)).copied().unwrap_or(b'0'));
        Self(grouped(&signs))
    }

    /// The code in a text, however it was typed or printed: "7k3m 9qwx 2trb".
    pub fn parse(text: &str) -> Option<Self> {
        let typed: Vec<u8> =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(sign).collect::<Option<_>>()?;
        (typed.len() == LENGTH).then(|| Self(grouped(&typed)))
    }

    /// The code as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The sign that a typed character means.
fn sign(typed: char) -> Option<u8> {
    let upper = u8::try_from(typed.to_ascii_uppercase()).ok()?;
    let meant = match upper {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    SIGNS.contains(&meant).then_some(meant)
}

fn grouped(signs: &[u8]) -> String {
    let groups: Vec<String> = signs.chunks(4).map(|four| four.iter().copied().map(char::from).collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        credit::{Attended, reckon},
        id::{Id, SessionId},
        world::Script,
    };

    fn rule() -> Rule {
        Rule {
            version: 1,
            valid_from: date(2026, 1, 1),
            hundredths_per_hour: 100,
            session_percent: 75,
            cycle_percent: 60,
            accreditor: String::new(),
            statement: String::new(),
        }
    }

    fn reckoned(minutes: &[u32]) -> Reckoning {
        let attended = |(number, minutes): (usize, &u32)| Attended {
            session: SessionId::from_uuid(Uuid::from_u128(number as u128)),
            date: date(2026, 11, 26),
            length: 60,
            minutes: *minutes,
        };
        reckon(&[rule()], minutes.iter().enumerate().map(attended).collect())
    }

    #[test]
    fn a_certificate_waits_for_the_last_session_and_then_asks_for_the_cycles_share() {
        let over = Progress { held: 5, to_come: 0 };
        assert_eq!(standing(Some(&rule()), over, &reckoned(&[60, 50, 45, 44, 0])), Standing::Earned);
        let few = Standing::TooFew { counted: 2, needed: 3 };
        assert_eq!(standing(Some(&rule()), over, &reckoned(&[60, 50, 44, 44, 0])), few);
        let early = Progress { held: 4, to_come: 1 };
        assert_eq!(standing(Some(&rule()), early, &reckoned(&[60, 60, 60, 60])), Standing::NotOver(1));
        assert_eq!(standing(None, over, &reckoned(&[60])), Standing::NoRule);
    }

    #[test]
    fn a_cycle_without_sessions_earns_nothing() {
        let none = Progress { held: 0, to_come: 0 };
        assert_eq!(standing(Some(&rule()), none, &reckoned(&[])), Standing::TooFew { counted: 0, needed: 1 });
    }

    #[test]
    fn credit_is_earned_at_the_end_of_the_last_session_that_counts() {
        let reckoning = reckoned(&[60, 50, 10]);
        let ended = |line: &Line| Some(Moment::from_micros(i64::from(100 - line.attended.minutes)));
        assert_eq!(earned(&reckoning, ended), Some(Moment::from_micros(50)));
        assert_eq!(earned(&reckoned(&[3]), ended), None);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(Code::parse(" 7k3m-9qwx 2trb").unwrap().as_str(), "7K3M-9QWX-2TRB");
        assert_eq!(Code::parse("oil1-0000-0000").unwrap().as_str(), "0111-0000-0000");
        for wrong in ["", "7K3M-9QWX-2TR", "7K3M-9QWX-2TRBB", "7K3M-9QWX-2TRU", "7K3M-9QWX-2TR😀"] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_drawn_code_is_read_as_itself() {
        let world = Script::default().world();
        let code = Code::draw(&world);
        assert_eq!(Code::parse(code.as_str()).as_ref(), Some(&code));
        assert_ne!(Code::draw(&world), code);
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_a_code_fail(text in "\\PC*") {
            if let Some(code) = Code::parse(&text) {
                prop_assert_eq!(Code::parse(code.as_str()), Some(code));
            }
        }
    }
}
