//! Who is let in by a role, by a tie, and who is barred all the same.

use uuid::Uuid;

use super::*;

fn who(hub: u128, roles: &[Role]) -> Who {
    Who {
        person: PersonId::from_uuid(Uuid::from_u128(1)),
        hub: HubId::from_uuid(Uuid::from_u128(hub)),
        roles: roles.iter().copied().collect(),
    }
}

fn ties(enrolled: bool, owner: bool, shown: bool) -> Ties {
    Ties {
        hub: HubId::from_uuid(Uuid::from_u128(7)),
        enrolled,
        owner,
        shown,
        removed: false,
        answers: false,
        study: Parts::default(),
    }
}

const CASE: u128 = 9;

fn may_read(who: &Who, ties: Ties) -> bool {
    permit::<ReadCase>(who, CaseId::from_uuid(Uuid::from_u128(CASE)), ties).is_some()
}

#[test]
fn participants_read_a_case_only_from_its_day_on() {
    let participant = who(7, &[]);
    assert!(!may_read(&participant, ties(true, false, false)));
    assert!(may_read(&participant, ties(true, false, true)));
    assert!(!may_read(&participant, ties(false, false, true)));
    assert!(may_read(&participant, ties(false, true, false)));
}

#[test]
fn a_role_counts_only_in_its_own_hub() {
    assert!(may_read(&who(7, &[Role::Specialist]), ties(false, false, false)));
    assert!(!may_read(&who(8, &[Role::Specialist]), ties(false, false, false)));
    assert!(!may_read(&who(8, &[]), ties(true, true, true)));
}

#[test]
fn whoever_was_sent_out_has_no_part_in_what_the_room_does() {
    let out = |enrolled, owner| Ties { removed: true, ..ties(enrolled, owner, true) };
    let (session, case) = (SessionId::from_uuid(Uuid::from_u128(8)), CaseId::from_uuid(Uuid::from_u128(CASE)));
    for roles in [&[][..], &[Role::Specialist]] {
        let person = who(7, roles);
        assert!(permit::<JoinSession>(&person, session, out(true, false)).is_none());
        assert!(permit::<Recommend>(&person, case, out(true, false)).is_none());
        assert!(permit::<JoinSession>(&person, session, ties(true, false, true)).is_some());
    }
    assert!(!may_read(&who(7, &[]), out(true, false)));
    // One's own case stays one's own, and a leader can undo a mistake.
    assert!(may_read(&who(7, &[]), out(false, true)));
    assert!(permit::<LeadSession>(&who(7, &[Role::Facilitator]), session, out(false, false)).is_some());
}

#[test]
fn the_team_comments_among_itself_and_a_presenter_of_the_team_is_no_part_of_it() {
    let case = CaseId::from_uuid(Uuid::from_u128(CASE));
    let (specialist, coordinator) = (who(7, &[Role::Specialist]), who(7, &[Role::Coordinator]));
    assert!(permit::<CommentCase>(&specialist, case, ties(false, false, false)).is_some());
    assert!(permit::<CommentCase>(&coordinator, case, ties(false, false, false)).is_none());
    assert!(permit::<SeeComments>(&coordinator, case, ties(false, false, false)).is_some());
    assert!(permit::<SeeComments>(&specialist, case, ties(false, true, true)).is_none());
    assert!(permit::<CommentCase>(&specialist, case, ties(false, true, true)).is_none());
    assert!(permit::<SeeComments>(&who(7, &[]), case, ties(true, false, true)).is_none());
}

#[test]
fn administrators_and_evaluators_read_no_case() {
    assert!(!may_read(&who(7, &[Role::Administrator, Role::Evaluator]), ties(false, false, true)));
}
