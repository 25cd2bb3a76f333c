//! Who may do what: one table of acts, and the permit that proves the table was asked.

use std::{collections::BTreeSet, marker::PhantomData};

use crate::{
    fields::{Faults, Fields},
    id::{
        CaseId, CertificateId, CycleId, HubId, Id, PersonId, ProgramId, ReportId, SessionId, StudyId, SurveyId, WaveId,
    },
};

/// What a member of the hub does there. Practitioners from the spokes have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Keeps the hub itself: members, mail, settings. Reads no case.
    Administrator,
    /// Runs everything around the sessions.
    Coordinator,
    /// Leads the discussion.
    Facilitator,
    /// Gives advice from a profession.
    Specialist,
    /// Measures; sees attendance and answers, no case text.
    Evaluator,
}

impl Role {
    /// Every role, in the order in which a choice lists them.
    pub const ALL: [Self; 5] =
        [Self::Administrator, Self::Coordinator, Self::Facilitator, Self::Specialist, Self::Evaluator];

    /// The role of a code, as the database keeps it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "role-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Facilitator => "facilitator",
            Self::Specialist => "specialist",
            Self::Evaluator => "evaluator",
        }
    }
}

/// Reads the ticked roles of the field `role`; none ticked is no fault here.
pub fn roles(fields: &Fields) -> Result<BTreeSet<Role>, Faults> {
    let roles: Option<BTreeSet<Role>> = fields.all("role").map(Role::parse).collect();
    roles.ok_or_else(|| Faults::one("role", "fault-unknown-option"))
}

/// A signed-in person, as far as rights go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub person: PersonId,
    /// The hub that knows this person.
    pub hub: HubId,
    /// Their roles there.
    pub roles: BTreeSet<Role>,
}

impl Who {
    /// Whether the person has any role in the hub.
    pub fn is_staff(&self) -> bool {
        !self.roles.is_empty()
    }

    /// Whether the person has this role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// What a person is in a study; all no where the thing is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Leads it.
    pub lead: bool,
    /// Codes what was said, under pseudonyms.
    pub coder: bool,
    /// Keeps the key: sees who is who.
    pub keeper: bool,
    /// Takes part in it.
    pub participant: bool,
}

/// How a person stands to one thing, as the store finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ties {
    /// The hub the thing belongs to.
    pub hub: HubId,
    /// Approved to take part in the cycle the thing belongs to (or in any cycle of the program).
    pub enrolled: bool,
    /// The thing is the person's own: their case, their certificate.
    pub owner: bool,
    /// The thing has been brought before the participants: a case from the day of its session on.
    pub shown: bool,
    /// The person was sent out of the session that the thing is or is discussed in, and not let back in.
    pub removed: bool,
    /// The person reads the survey answers of the program that the thing belongs to.
    pub answers: bool,
    /// What the person is in the study that the thing is.
    pub study: Parts,
}

/// What, besides a role, lets a person do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Being enrolled.
    Enrolled,
    /// Being enrolled, once the thing has been shown, and not sent out where it is shown.
    EnrolledOnceShown,
    /// Owning the thing.
    Owner,
    /// Reading the survey answers of its program.
    Answers,
    /// Leading the study.
    Lead,
    /// Coding in the study.
    Coder,
    /// Keeping the key of the study.
    Keeper,
    /// Taking part in the study.
    Participant,
}

impl Tie {
    fn holds(self, ties: Ties) -> bool {
        match self {
            Self::Enrolled => ties.enrolled,
            Self::EnrolledOnceShown => ties.enrolled && ties.shown && !ties.removed,
            Self::Owner => ties.owner,
            Self::Answers => ties.answers,
            Self::Lead => ties.study.lead,
            Self::Coder => ties.study.coder,
            Self::Keeper => ties.study.keeper,
            Self::Participant => ties.study.participant,
        }
    }
}

/// What keeps a person from an act that a role or tie would allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Being sent out of the session: what is done in its room is over, also for the hub's team.
    Removed,
    /// Owning the thing: what the team says among itself about a case is not for its presenter, also not on the team.
    Owner,
    /// Reading the survey answers of its program: whoever reads them sees no names there.
    Answers,
}

impl Bar {
    fn holds(self, ties: Ties) -> bool {
        match self {
            Self::Removed => ties.removed,
            Self::Owner => ties.owner,
            Self::Answers => ties.answers,
        }
    }
}

/// An act on one kind of thing, with those who may do it.
pub trait Act {
    /// What is acted on.
    type Thing: Id;
    /// The act's name, for the audit log.
    const NAME: &'static str;
    /// Roles in the thing's hub that suffice.
    const ROLES: &'static [Role];
    /// Ties to the thing that suffice.
    const TIES: &'static [Tie];
    /// What keeps people from it all the same.
    const BARS: &'static [Bar];
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident($thing:ty): [$($role:ident),*] [$($tie:ident),*] $(unless $bar:ident)?;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $name;

            impl Act for $name {
                type Thing = $thing;
                const NAME: &'static str = stringify!($name);
                const ROLES: &'static [Role] = &[$(Role::$role),*];
                const TIES: &'static [Tie] = &[$(Tie::$tie),*];
                const BARS: &'static [Bar] = &[$(Bar::$bar)?];
            }
        )+

        /// Every act with its roles and ties, for the page that explains rights and for tests.
        pub const ACTS: &[(&str, &[Role], &[Tie])] = &[$(($name::NAME, $name::ROLES, $name::TIES)),+];
    };
}

acts! {
    /// Change members, roles, mail and settings.
    ManageHub(HubId): [Administrator] [];
    /// See the people the hub knows.
    SeePeople(HubId): [Administrator, Coordinator] [];
    /// Correct the address and profession of somebody the hub knows.
    CorrectPeople(HubId): [Administrator, Coordinator] [];
    /// Begin a program.
    BeginProgram(HubId): [Coordinator] [];
    /// Change a program, its cycles, curriculum and rules.
    ManageProgram(ProgramId): [Coordinator] [];
    /// See a program's inner pages.
    SeeProgram(ProgramId): [Administrator, Coordinator, Facilitator, Specialist, Evaluator] [Enrolled];
    /// See how many of a program's recommendations were followed: counts, no texts.
    SeeAdvice(ProgramId): [Coordinator, Facilitator, Specialist, Evaluator] [];
    /// See who turns to whom by profession, and how evenly people speak: figures without names.
    SeeNetwork(ProgramId): [Coordinator, Facilitator, Evaluator] [];
    /// Change a cycle, decide registrations.
    ManageCycle(CycleId): [Coordinator] [];
    /// See a cycle's sessions.
    SeeCycle(CycleId): [Coordinator, Facilitator, Specialist, Evaluator] [Enrolled];
    /// Begin a case for a cycle.
    BeginCase(CycleId): [] [Enrolled];
    /// See a session's page: agenda, objectives, who takes part.
    SeeSession(SessionId): [Coordinator, Facilitator, Specialist, Evaluator] [Enrolled];
    /// Change a session and its agenda.
    ManageSession(SessionId): [Coordinator] [];
    /// Move a live session through its phases, order the hands.
    LeadSession(SessionId): [Coordinator, Facilitator] [];
    /// Enter a session's room.
    JoinSession(SessionId): [Coordinator, Facilitator, Specialist] [Enrolled] unless Removed;
    /// See, take away and delete what was recorded of a session.
    SeeRecordings(SessionId): [Coordinator] [];
    /// See how long those spoke who let facilitators see it.
    SeeTalk(SessionId): [Facilitator] [];
    /// See who attended.
    SeeAttendance(SessionId): [Coordinator, Evaluator] [] unless Answers;
    /// Correct who attended.
    CorrectAttendance(SessionId): [Coordinator] [];
    /// See the list of the hub's submitted cases.
    SeeCases(HubId): [Coordinator, Facilitator, Specialist] [];
    /// Read a case.
    ReadCase(CaseId): [Coordinator, Facilitator, Specialist] [Owner, EnrolledOnceShown];
    /// Write a case's form and submit it.
    WriteCase(CaseId): [] [Owner];
    /// Hide a field of a case from everyone at once, or show it again.
    HideField(CaseId): [Coordinator] [];
    /// Remove a text of a case everywhere, for good.
    PurgeCase(CaseId): [Coordinator] [];
    /// Take an attachment away from a case.
    RemoveAttachment(CaseId): [Coordinator] [Owner];
    /// Accept or return a case, schedule it.
    ReviewCase(CaseId): [Coordinator] [];
    /// Advise on a case, ask about it.
    Recommend(CaseId): [Facilitator, Specialist] [EnrolledOnceShown] unless Removed;
    /// Say on the role map of a case what one's profession can do.
    FillRoles(CaseId): [Facilitator, Specialist] [Owner, EnrolledOnceShown];
    /// See what the hub's team notes about a case before its session.
    SeeComments(CaseId): [Coordinator, Facilitator, Specialist] [] unless Owner;
    /// Note something about a case for the hub's team.
    CommentCase(CaseId): [Facilitator, Specialist] [] unless Owner;
    /// Strike a recommendation while the case is discussed.
    LeadCase(CaseId): [Coordinator, Facilitator] [];
    /// Put a section of a case on everybody's stage.
    ShowCase(CaseId): [Coordinator, Facilitator] [Owner] unless Removed;
    /// Order, strike and sign what goes into the letter.
    SignLetter(CaseId): [Specialist] [];
    /// See the library of recommendations.
    SeeSnippets(HubId): [Coordinator, Facilitator, Specialist] [];
    /// Write in the library of recommendations.
    WriteSnippets(HubId): [Facilitator, Specialist] [];
    /// Load the hub's own words of questionnaires.
    WriteItemTexts(HubId): [Coordinator] [];
    /// See which letters and follow-ups wait.
    SeeLetters(HubId): [Coordinator, Facilitator, Specialist] [];
    /// Read the letter.
    ReadLetter(CaseId): [Coordinator, Facilitator, Specialist] [Owner];
    /// Prove that a case was presented, without a word of it.
    ProvePresentation(CaseId): [Coordinator] [Owner];
    /// Say what became of each recommendation.
    FollowUpCase(CaseId): [] [Owner];
    /// See a program's frozen reports.
    SeeReports(ProgramId): [Coordinator, Facilitator, Evaluator] [];
    /// Freeze a report of a program.
    FreezeReport(ProgramId): [Coordinator, Evaluator] [];
    /// Read a frozen report, take it away.
    ReadReport(ReportId): [Coordinator, Facilitator, Evaluator] [];
    /// See a certificate with its figures.
    SeeCertificate(CertificateId): [Coordinator] [Owner];
    /// Change a survey and schedule it.
    ManageSurvey(SurveyId): [Coordinator] [];
    /// Open and close a wave of a survey.
    ManageWave(WaveId): [Coordinator] [];
    /// Answer a wave of a survey.
    AnswerWave(WaveId): [] [Enrolled];
    /// Read a program's survey answers: rows by token, texts, exports of rows.
    SeeAnswers(ProgramId): [] [Answers];
    /// Take older answers of a survey in by codes, and say which codes belong together.
    TakeAnswers(SurveyId): [] [Answers];
    /// See what changed among those who answered: figures that stand for enough people, no rows.
    SeeChange(ProgramId): [Coordinator, Facilitator, Evaluator] [];
    /// Say who reads a program's survey answers.
    ManageReaders(ProgramId): [Administrator] [];
    /// Learn whose a token is, with a reason that others see.
    Unveil(ProgramId): [Administrator] [];
    /// See which tokens were unveiled, by whom and why.
    SeeUnveilings(ProgramId): [Administrator, Coordinator] [Answers];
    /// See which studies a program has.
    SeeStudies(ProgramId): [Coordinator, Evaluator] [];
    /// Begin a study of a program.
    BeginStudy(ProgramId): [Coordinator, Evaluator] [];
    /// See a study with its frozen transcripts: pseudonyms, no names.
    SeeStudy(StudyId): [] [Lead, Coder, Keeper];
    /// Change a study, its team, guide and focus groups.
    ManageStudy(StudyId): [] [Lead];
    /// See who is who in a study, and what was said before names were replaced. Whoever reads answers sees no names.
    KeepKey(StudyId): [] [Keeper] unless Answers;
    /// Code what was said in a study.
    CodeStudy(StudyId): [] [Coder];
    /// Write the codebook, memos and themes of a study, settle differences between coders, see what is counted.
    AnalyzeStudy(StudyId): [] [Lead, Coder];
    /// Pick and clear quotes of a study.
    QuoteStudy(StudyId): [] [Lead, Coder];
    /// Give or take back one's own consent to a study.
    Consent(StudyId): [] [Participant];
}

/// Proof that a person may do an act on one thing. Only [`permit`] makes it; the store asks for it.
pub struct Permit<A: Act> {
    person: PersonId,
    hub: HubId,
    thing: A::Thing,
    act: PhantomData<A>,
}

impl<A: Act> Permit<A> {
    /// The person permitted.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// The hub of the thing, which every look-up names.
    pub fn hub(&self) -> HubId {
        self.hub
    }

    /// The thing the permit is for.
    pub fn thing(&self) -> A::Thing {
        self.thing
    }

    /// The act's name, for the audit log.
    pub fn act(&self) -> &'static str {
        A::NAME
    }
}

/// Asks the table whether a person may do an act on a thing to which they have these ties. Another hub's thing is never permitted.
pub fn permit<A: Act>(who: &Who, thing: A::Thing, ties: Ties) -> Option<Permit<A>> {
    let by_role = A::ROLES.iter().any(|role| who.has(*role));
    let by_tie = A::TIES.iter().any(|tie| tie.holds(ties));
    let barred = A::BARS.iter().any(|bar| bar.holds(ties));
    (who.hub == ties.hub && (by_role || by_tie) && !barred).then_some(Permit {
        person: who.person,
        hub: ties.hub,
        thing,
        act: PhantomData,
    })
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
