//! Tokens: a keyed hash of program and person. The key is a file of its own; nothing in the database resolves a token.

use std::collections::BTreeMap;

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use domain::{
    access::{Act, Permit},
    id::{CycleId, Id, PersonId, ProgramId, WaveId},
    profession::Profession,
    survey::Token,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// The key of the tokens. Whoever holds its file and the database can tell whose answers are whose.
#[derive(Clone)]
pub struct TokenKey(Key);

domain::unprinted!(TokenKey);

impl TokenKey {
    /// The key of a secret that serves no other purpose.
    pub fn of(secret: &[u8]) -> Self {
        Self(Key::new(HMAC_SHA256, secret))
    }

    /// The token of a person in a program: HMAC-SHA256 over the purpose and both ids, its first 128 bits.
    pub fn token(&self, program: ProgramId, person: PersonId) -> Token {
        let text = [&b"survey-token"[..], program.uuid().as_bytes(), person.uuid().as_bytes()].concat();
        Token::of(sign(&self.0, &text).as_ref())
    }

    /// The token of a self-made code or record id of older data: another purpose, so that it is nobody's of the program.
    pub fn coded(&self, program: ProgramId, code: &str) -> Token {
        let text = [&b"survey-code"[..], program.uuid().as_bytes(), code.as_bytes()].concat();
        Token::of(sign(&self.0, &text).as_ref())
    }

    /// The mark of a free text of an answer: what tells it again without saying it.
    pub fn text(&self, wave: WaveId, question: &str, text: &str) -> Token {
        let place = [&b"survey-text"[..], wave.uuid().as_bytes(), question.as_bytes()].concat();
        Token::of(sign(&self.0, &[&place, &b"\0"[..], text.as_bytes()].concat()).as_ref())
    }

    /// The mark of a part of a report's figure: of whoever it is, and of what it is.
    pub fn part(&self, program: ProgramId, figure: &str, part: &str) -> Token {
        let place = [&b"report-part"[..], program.uuid().as_bytes(), figure.as_bytes()].concat();
        Token::of(sign(&self.0, &[&place, &b"\0"[..], part.as_bytes()].concat()).as_ref())
    }

    /// The token of a code that stands more than once at a wave: of this one of them alone.
    pub fn twin(&self, (program, wave): (ProgramId, WaveId), code: &str, number: u32) -> Token {
        let place = [&b"survey-twin"[..], program.uuid().as_bytes(), wave.uuid().as_bytes()].concat();
        let text = [&place, &number.to_be_bytes()[..], code.as_bytes()].concat();
        Token::of(sign(&self.0, &text).as_ref())
    }
}

/// Who is behind a token, as far as an analysis needs it in memory. Nothing of it leaves but counts that stand for enough people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The person, to be joined to attendance and presentations.
    pub person: PersonId,
    /// The program's cycles they take or took part in, with their profession when they asked to.
    pub cycles: Vec<(CycleId, Profession)>,
}

impl Holder {
    /// Their profession when they asked to take part in a cycle; none for a cycle that is not theirs.
    pub fn at(&self, cycle: CycleId) -> Option<Profession> {
        self.cycles.iter().find(|(own, _)| *own == cycle).map(|(_, profession)| *profession)
    }

    /// Their profession in the newest of their cycles.
    pub fn last(&self) -> Option<Profession> {
        self.cycles.last().map(|(_, profession)| *profession)
    }
}

/// Everybody who takes or took part in a program, by token, for those who may do something with it.
pub async fn tokens<A: Act<Thing = ProgramId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    key: &TokenKey,
) -> Result<BTreeMap<Token, Holder>> {
    let sql = "SELECT person.id AS person, COALESCE(registration.profession, person.profession) AS profession, registration.cycle
        FROM registration
        JOIN cycle ON cycle.id = registration.cycle JOIN person ON person.id = registration.person
        WHERE cycle.program = $1 AND person.hub = $2 AND registration.state IN ('approved', 'withdrawn')
        ORDER BY cycle.starts, registration.cycle";
    let read =
        |row: &Row| Ok((row.get("person")?, row.parse("profession", Profession::parse)?, row.get::<CycleId>("cycle")?));
    let mut found: BTreeMap<Token, Holder> = BTreeMap::new();
    for (person, profession, cycle) in tx.all(sql, values![permit.thing(), permit.hub()], read).await? {
        let holder = found.entry(key.token(permit.thing(), person));
        holder.or_insert_with(|| Holder { person, cycles: Vec::new() }).cycles.push((cycle, profession));
    }
    Ok(found)
}
