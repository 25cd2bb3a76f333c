//! How a person stands to a thing, and the permit that follows.

use domain::{
    access::{self, Act, Parts, Permit, Ties, Who},
    id::{
        CaseId, CertificateId, CycleId, HubId, Id, PersonId, ProgramId, ReportId, SessionId, StudyId, SurveyId, WaveId,
    },
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A kind of thing that people have ties to.
pub trait Tied: Id + Send + Sync + 'static {
    /// The name of this thing's id in addresses: "case" in /cases/{case}.
    const PARAM: &'static str;

    /// The person's ties to the thing; none when there is no such thing.
    fn ties(self, tx: &mut Tx, person: PersonId) -> impl Future<Output = Result<Option<Ties>>> + Send;
}

/// The permit for an act on a thing. "Not yours" and "not there" are the same error.
pub async fn permit<A: Act<Thing: Tied>>(tx: &mut Tx, who: &Who, thing: A::Thing) -> Result<Permit<A>> {
    let ties = thing.ties(tx, who.person).await?.ok_or(Error::Missing)?;
    access::permit(who, thing, ties).ok_or(Error::Missing)
}

fn read(row: &Row) -> Result<Ties> {
    Ok(Ties {
        hub: row.get("hub")?,
        enrolled: row.get("enrolled")?,
        owner: row.get("owner")?,
        shown: row.get("shown")?,
        removed: row.get("removed")?,
        study: Parts::default(),
        answers: row.get("answers")?,
    })
}

macro_rules! tied {
    ($($id:ident $param:literal $sql:literal;)+) => {$(
        impl Tied for $id {
            const PARAM: &'static str = $param;

            async fn ties(self, tx: &mut Tx, person: PersonId) -> Result<Option<Ties>> {
                tx.maybe($sql, values![self, person], read).await
            }
        }
    )+};
}

tied! {
    ProgramId "program" "
        SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown, FALSE AS removed, EXISTS (
            SELECT 1 FROM registration JOIN cycle ON cycle.id = registration.cycle
            WHERE cycle.program = program.id AND registration.person = $2 AND registration.state = 'approved'
        ) AS enrolled,
        EXISTS (SELECT 1 FROM reads_answers WHERE reads_answers.program = program.id AND reads_answers.person = $2) AS answers
        FROM program WHERE program.id = $1";
    CycleId "cycle" "
        SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown, FALSE AS removed, EXISTS (
            SELECT 1 FROM registration
            WHERE registration.cycle = cycle.id AND registration.person = $2 AND registration.state = 'approved'
        ) AS enrolled,
        EXISTS (SELECT 1 FROM reads_answers WHERE reads_answers.program = program.id AND reads_answers.person = $2) AS answers
        FROM cycle JOIN program ON program.id = cycle.program WHERE cycle.id = $1";
    SessionId "session" "
        SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown,
            EXISTS (SELECT 1 FROM removal WHERE removal.session = session.id AND removal.person = $2) AS removed, EXISTS (
            SELECT 1 FROM registration
            WHERE registration.cycle = session.cycle AND registration.person = $2 AND registration.state = 'approved'
        ) AS enrolled,
        EXISTS (SELECT 1 FROM reads_answers WHERE reads_answers.program = program.id AND reads_answers.person = $2) AS answers
        FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE session.id = $1";
    // The others see a case from its session on, not while it is being prepared.
    CaseId "case" "
        SELECT c.hub AS hub, c.presenter = $2 AS owner,
            EXISTS (SELECT 1 FROM session WHERE session.id = c.session AND session.state IN ('live', 'ended')) AS shown,
            EXISTS (SELECT 1 FROM removal WHERE removal.session = c.session AND removal.person = $2) AS removed,
            EXISTS (
                SELECT 1 FROM registration
                WHERE registration.cycle = c.cycle AND registration.person = $2 AND registration.state = 'approved'
            ) AS enrolled,
            EXISTS (
                SELECT 1 FROM reads_answers JOIN cycle ON cycle.program = reads_answers.program
                WHERE cycle.id = c.cycle AND reads_answers.person = $2
            ) AS answers
        FROM \"case\" AS c WHERE c.id = $1";
    ReportId "report" "
        SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown, FALSE AS enrolled, FALSE AS removed, FALSE AS answers
        FROM report JOIN program ON program.id = report.program WHERE report.id = $1 AND $2 = $2";
    CertificateId "certificate" "
        SELECT hub, person = $2 AS owner, FALSE AS shown, FALSE AS enrolled, FALSE AS removed, FALSE AS answers
        FROM certificate WHERE id = $1";
    SurveyId "survey" "
        SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown, FALSE AS removed, EXISTS (
            SELECT 1 FROM registration JOIN cycle ON cycle.id = registration.cycle
            WHERE cycle.program = program.id AND registration.person = $2 AND registration.state = 'approved'
        ) AS enrolled,
        EXISTS (SELECT 1 FROM reads_answers WHERE reads_answers.program = program.id AND reads_answers.person = $2) AS answers
        FROM survey JOIN program ON program.id = survey.program WHERE survey.id = $1";
    WaveId "wave" "
        SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown, FALSE AS removed, EXISTS (
            SELECT 1 FROM registration
            WHERE registration.cycle = survey_wave.cycle AND registration.person = $2 AND registration.state = 'approved'
        ) AS enrolled,
        EXISTS (SELECT 1 FROM reads_answers WHERE reads_answers.program = program.id AND reads_answers.person = $2) AS answers
        FROM survey_wave JOIN survey ON survey.id = survey_wave.survey JOIN program ON program.id = survey.program
        WHERE survey_wave.id = $1";
}

impl Tied for HubId {
    const PARAM: &'static str = "hub";

    async fn ties(self, tx: &mut Tx, person: PersonId) -> Result<Option<Ties>> {
        let sql =
            "SELECT id AS hub, FALSE AS owner, FALSE AS shown, FALSE AS enrolled, FALSE AS removed, FALSE AS answers
            FROM hub WHERE id = $1 AND $2 = $2";
        tx.maybe(sql, values![self, person], read).await
    }
}

impl Tied for StudyId {
    const PARAM: &'static str = "study";

    async fn ties(self, tx: &mut Tx, person: PersonId) -> Result<Option<Ties>> {
        // A role on the hub's team is asked for again: who left the team has left its studies.
        let sql = "WITH part AS (
                SELECT role FROM study_member WHERE study = $1 AND person = $2
                    AND EXISTS (SELECT 1 FROM membership WHERE membership.person = study_member.person)
            )
            SELECT program.hub AS hub, FALSE AS owner, FALSE AS shown, FALSE AS enrolled, FALSE AS removed,
                EXISTS (SELECT 1 FROM part WHERE role = 'lead') AS leads,
                EXISTS (SELECT 1 FROM part WHERE role = 'coder') AS codes,
                EXISTS (SELECT 1 FROM part WHERE role = 'key-keeper') AS keeps,
                EXISTS (SELECT 1 FROM participant WHERE participant.study = study.id AND participant.person = $2)
                    AS takes_part,
                EXISTS (
                    SELECT 1 FROM reads_answers WHERE reads_answers.program = program.id AND reads_answers.person = $2
                ) AS answers
            FROM study JOIN program ON program.id = study.program WHERE study.id = $1";
        let part = |row: &Row| {
            let study = Parts {
                lead: row.get("leads")?,
                coder: row.get("codes")?,
                keeper: row.get("keeps")?,
                participant: row.get("takes_part")?,
            };
            Ok(Ties { study, ..read(row)? })
        };
        tx.maybe(sql, values![self, person], part).await
    }
}
