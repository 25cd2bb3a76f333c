use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::*;
use crate::{
    id::{Id, PersonId},
    profession::{Family, Profession},
};

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// Eight cues, each a turn of ten letters: a moderator's, then those of participants 1 to 7.
fn lines() -> Vec<Line> {
    let line = |number: u32| Line {
        number,
        participant: (number > 1).then(|| id(u128::from(number) - 1)),
        label: if number == 1 { "M".to_owned() } else { format!("P{:02}", number - 1) },
        text: "abcdefghij".to_owned(),
    };
    (1..=8).map(line).collect()
}

fn mark(coder: u128, code: u128, cue: u32) -> Mark {
    let span = Span { from: Point { cue, at: 0 }, to: Point { cue, at: 10 } };
    Mark { coder: id(coder), code: id(code), span }
}

fn document(marks: &[(u128, u128, u32)], coders: &[u128]) -> Document {
    let marks = marks.iter().map(|(coder, code, cue)| mark(*coder, *code, *cue)).collect();
    Document::new(id(1), "1".to_owned(), &lines(), coders.iter().map(|coder| id(*coder)).collect(), marks)
}

fn codes(numbers: &[u128]) -> Vec<crate::id::CodeId> {
    numbers.iter().map(|number| id(*number)).collect()
}

#[test]
fn a_blind_round_shows_others_only_once_it_is_closed() {
    let open = Round { id: id(1), number: 1, blind: true, opened: Moment::from_micros(0), closed: None, seed: 1 };
    assert!(!open.shows_others() && open.is_open());
    assert!(Round { closed: Some(Moment::from_micros(1)), ..open }.shows_others());
    assert!(Round { blind: false, ..open }.shows_others());
}

#[test]
fn agreement_counts_participants_turns_and_takes_who_did_not_code_as_missing() {
    // Two coders on seven turns, code 1: both on cues 2 and 3, one alone on 4. By hand: 6 of 7 agree; the first gave 3, the
    // second 2: kappa = (6/7 - 26/49) / (1 - 26/49) = 16/23; alpha = 1 - 13 * 2 / (2 * 5 * 9) = 1 - 26/90.
    let document = document(&[(1, 1, 2), (2, 1, 2), (1, 1, 3), (2, 1, 3), (1, 1, 4)], &[]);
    let found = agreement(std::slice::from_ref(&document), &codes(&[1, 2]), false, 7);
    assert_eq!((found.documents, found.turns, found.coders.len()), (1, 7, 2));
    let [one, two] = &found.codes[..] else { panic!("two codes") };
    let near = |value: Option<f64>, wanted: f64| assert!((value.unwrap() - wanted).abs() < 1e-9, "{value:?} {wanted}");
    near(one.percent, 6.0 / 7.0);
    near(one.kappa, 16.0 / 23.0);
    near(one.alpha, 1.0 - 26.0 / 90.0);
    assert_eq!((one.given, one.units), (5, 7));
    near(Some(one.prevalence), 5.0 / 14.0);
    assert!(!one.is_low());
    // Nobody gave code 2: all agree, and no coefficient is estimable.
    near(two.percent, 1.0);
    assert_eq!((two.alpha, two.kappa, two.interval), (None, None, None));
    assert_eq!(agreement(&[document], &codes(&[1]), true, 7).turns, 8);
    // A text of another study keeps its pseudonyms; where it has none, every turn counts.
    let mut foreign = self::document(&[(1, 1, 2), (2, 1, 2)], &[]);
    foreign.turns.iter_mut().for_each(|turn| turn.participant = None);
    assert_eq!(agreement(std::slice::from_ref(&foreign), &codes(&[1]), false, 7).turns, 7);
    foreign.turns.iter_mut().for_each(|turn| turn.label = "?".to_owned());
    assert_eq!(agreement(&[foreign], &codes(&[1]), false, 7).turns, 8);
    // A third coder of another text is missing here; a text of one coder is no part of it.
    let mut other = self::document(&[(3, 1, 2)], &[]);
    other.transcript = id(2);
    let found = agreement(&[self::document(&[(1, 1, 2), (2, 1, 2)], &[]), other], &codes(&[1]), false, 7);
    assert_eq!((found.documents, found.coders.len()), (1, 2));
}

#[test]
fn the_unitizing_alpha_says_why_it_is_none() {
    let twice = document(&[(1, 1, 2), (1, 1, 2), (2, 1, 2)], &[]);
    assert!(unitizing(&[twice], id(1)).unwrap_err().contains("overlap"));
    let same = document(&[(1, 1, 2), (2, 1, 2)], &[]);
    assert!((unitizing(&[same], id(1)).unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn differences_name_the_codes_that_stand_against_each_other() {
    let document = document(&[(1, 1, 2), (2, 2, 2), (1, 3, 2), (2, 3, 2), (1, 1, 4)], &[]);
    let found = disputes(&[document]);
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].turn.first, found[0].agreed.clone()), (2, [id(3)].into()));
    assert_eq!(found[0].by, BTreeMap::from([(id(1), [id(1)].into()), (id(2), [id(2)].into())]));
    let pairs: Vec<_> = confusions(&found).into_iter().map(|one| (one.one, one.other, one.turns)).collect();
    assert_eq!(pairs, [(id(1), None, 1), (id(1), Some(id(2)), 1)]);
}

fn decision(cue: u32, verdict: Verdict) -> Decision {
    let (transcript, person) = (id(1), id::<PersonId>(1));
    Decision { transcript, cue, verdict, note: String::new(), person, at: Moment::from_micros(0) }
}

#[test]
fn consensus_is_what_all_gave_and_what_was_decided() {
    let document = document(&[(1, 1, 2), (2, 2, 2), (1, 3, 2), (2, 3, 2), (1, 1, 4)], &[]);
    let given = |decisions: &[Decision]| {
        let found = consensus(std::slice::from_ref(&document), decisions);
        let codings = found.codings.iter().map(|one| (one.turn.first, one.code)).collect::<Vec<_>>();
        (codings, found.open, found.decided)
    };
    assert_eq!(given(&[]), (vec![(2, id(3))], 2, 0));
    let all = [decision(2, Verdict::All), decision(4, Verdict::None)];
    assert_eq!(given(&all), (vec![(2, id(1)), (2, id(2)), (2, id(3))], 0, 2));
    assert_eq!(given(&[decision(2, Verdict::Coder(id(2)))]).0, [(2, id(2)), (2, id(3))]);
    // The last decision holds.
    let other = Verdict::Other([id(4)].into());
    assert_eq!(given(&[decision(2, Verdict::All), decision(2, other)]).0, [(2, id(3)), (2, id(4))]);
    // One coder's own view needs no other.
    let (coded, _) = coded(std::slice::from_ref(&document), &[], Some(id(1)));
    assert_eq!(coded.iter().map(|one| one.code).collect::<Vec<_>>(), [id(1), id(3), id(1)]);
}

#[test]
fn a_verdict_is_a_coders_or_none_or_all_or_other_codes() {
    let (coders, known) = ([id(1)].into(), [id(5)].into());
    let typed = |verdict: &str, code: Option<u128>| {
        let fields = Fields::default().with("verdict", verdict);
        let fields = code.into_iter().fold(fields, |fields, code| fields.with("code", id::<CodeId>(code).to_string()));
        Verdict::check(&fields, &coders, &known).map(|(verdict, _)| verdict)
    };
    assert_eq!(typed(&id::<CoderId>(1).to_string(), None).unwrap(), Verdict::Coder(id(1)));
    assert_eq!(typed("other", Some(5)).unwrap(), Verdict::Other([id(5)].into()));
    assert_eq!(typed("other", Some(6)).unwrap_err(), Faults::one("code", "coding-fault-other"));
    assert_eq!(typed(&id::<CoderId>(2).to_string(), None).unwrap_err(), Faults::one("verdict", "fault-unknown-option"));
}

fn members(professions: &[(Profession, u128)]) -> Vec<Member> {
    let mut next = 0;
    let of = |(profession, count): &(Profession, u128)| {
        let first = next + 1;
        next += count;
        let member = |number| Member { participant: id(number), profession: *profession, withdrawn: false };
        (first..=next).map(member).collect::<Vec<_>>()
    };
    professions.iter().flat_map(of).collect()
}

fn said(code: u128, people: impl IntoIterator<Item = u128>) -> Vec<Coded> {
    people.into_iter().map(|number| Coded { code: id(code), participant: Some(id(number)) }).collect()
}

#[test]
fn the_matrix_counts_people_once_and_turns_each() {
    let members = members(&[(Profession::FamilyPhysician, 2), (Profession::RegisteredNurse, 1)]);
    let mut coded = said(1, [1, 1, 2, 3]);
    coded.push(Coded { code: id(1), participant: None });
    let found = matrix(&coded, &members, &codes(&[1, 2]));
    assert_eq!(found.professions, [(Profession::FamilyPhysician, 2), (Profession::RegisteredNurse, 1)]);
    let cell = |people, segments| Cell { people, segments };
    assert_eq!(found.rows[0].cells, [cell(2, 3), cell(1, 1)]);
    assert_eq!((found.rows[0].all, found.rows[0].others), (cell(3, 4), 1));
    assert_eq!(found.rows[1].cells, [cell(0, 0), cell(0, 0)]);
}

#[test]
fn in_public_small_families_are_told_together_and_nothing_small_is_worked_out() {
    let members =
        members(&[(Profession::FamilyPhysician, 30), (Profession::RegisteredNurse, 24), (Profession::Pharmacist, 6)]);
    let mut coded = said(1, 1..=12); // 12 physicians
    coded.extend(said(1, 31..=46)); // 16 nurses
    coded.extend(said(2, 1..=3));
    coded.extend(said(3, 1..=30)); // every physician
    let found = public(&coded, &members, &codes(&[1, 2, 3, 4]), PUBLIC_FLOOR);
    let columns: Vec<_> = found.columns.iter().map(|column| (column.families.clone(), column.people)).collect();
    assert_eq!(columns, [(vec![Family::Physician], 30), (vec![Family::Nursing, Family::Pharmacy], 30)]);
    let shown: Vec<_> = found.rows.iter().map(|row| (row.people, row.cells.clone())).collect();
    assert_eq!(shown[0], (Some(28), vec![Some(12), Some(16)]));
    // Three people are hidden, and so is that nobody else said it where it would tell them; a true zero stays.
    assert_eq!(shown[1], (None, vec![None, Some(0)]));
    // Every physician said it: that points at each.
    assert_eq!(shown[2], (Some(30), vec![None, None]));
    assert_eq!(shown[3], (Some(0), vec![Some(0), Some(0)]));
    assert_eq!(found.rows[1].segments, None);
    // Too few people for anything.
    assert!(public(&coded, &members[..10], &codes(&[1]), PUBLIC_FLOOR).columns.is_empty());
}

#[test]
fn who_withdrew_is_in_no_public_count() {
    let mut members = members(&[(Profession::FamilyPhysician, 30)]);
    members[0].withdrawn = true;
    let found = public(&said(1, 1..=12), &members, &codes(&[1]), PUBLIC_FLOOR);
    assert_eq!((found.people, found.rows[0].people, found.rows[0].segments), (29, Some(11), Some(11)));
}

#[test]
fn saturation_is_adapted_for_groups() {
    let group =
        |name: &str, numbers: &[u128]| (name.to_owned(), numbers.iter().map(|n| id(*n)).collect::<BTreeSet<_>>());
    let groups = [group("1", &[1, 2, 3]), group("2", &[3, 4]), group("3", &[1, 5]), group("4", &[2])];
    let found = saturation(&groups, 1).unwrap();
    assert_eq!(found.along.documents.iter().map(|step| step.new).collect::<Vec<_>>(), [3, 1, 1, 0]);
    assert_eq!(found.along.notation.as_deref(), Some("3+1"));
    assert_eq!(found.orders.orders, 24);
    assert!(saturation(&groups[..2], 1).is_err());
}
