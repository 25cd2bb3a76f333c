//! Against figures that Python worked out on its own: `reference/change.py`.

use measures::change::PairedChange;
use serde_json::Value;
use uuid::Uuid;

use super::*;
use crate::{
    id::{CycleId, Id},
    small_cells::nobody_or_enough,
    survey::Answer,
};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn survey() -> Survey {
    Survey::parse(include_str!("reference/survey.json")).unwrap()
}

fn answers(sheet: &Value) -> Option<Answers> {
    let mut found = Answers::default();
    for (key, value) in sheet.as_object()? {
        let answer = match (value.as_i64(), value.as_str()) {
            (Some(point), _) => Answer::Point(i32::try_from(point).unwrap()),
            (None, Some("n/a")) => Answer::NotApplicable,
            (None, code) => Answer::Choice(code.unwrap().to_owned()),
        };
        found.set(key, Some(answer));
    }
    Some(found)
}

fn members() -> Vec<Member> {
    let member = |person: &Value| Member {
        token: None,
        unknown: false,
        family: Family::ALL.into_iter().find(|family| person["family"] == family.code()),
        prescribes: person["prescribes"].as_bool().unwrap(),
        presented: person["presented"].as_bool().unwrap(),
        sessions: u32::try_from(person["sessions"].as_u64().unwrap()).unwrap(),
        before: answers(&person["before"]),
        after: answers(&person["after"]),
        later: answers(&person["later"]),
    };
    json(include_str!("reference/data.json")).as_array().unwrap().iter().map(member).collect()
}

fn near(what: &str, own: f64, expected: &Value) {
    let expected = expected.as_f64().unwrap();
    assert!((own - expected).abs() <= 1e-8 * expected.abs().max(1.0), "{what}: {own} is not {expected}");
}

fn same(change: &PairedChange, expected: &Value) {
    assert_eq!(change.n as u64, expected["n"]);
    near("mean before", change.pre.unwrap().mean, &expected["mean_pre"]);
    near("mean after", change.post.unwrap().mean, &expected["mean_post"]);
    near("mean change", change.mean_change.unwrap(), &expected["mean_change"]);
    let test = change.t_test.known().unwrap();
    near("low", test.interval[0], &expected["low"]);
    near("high", test.interval[1], &expected["high"]);
    near("p of t", test.p, &expected["p_t"]);
    let effects = change.effects.known().unwrap();
    near("d_z", effects.d_z.value, &expected["d_z"]);
    near("g_z", effects.g_z.known().unwrap().value, &expected["g_z"]);
    near("d_av", effects.d_av.known().unwrap().value, &expected["d_av"]);
    near("g_av", effects.g_av.known().unwrap().value, &expected["g_av"]);
    let ranks = change.signed_rank.known().unwrap();
    near("exact p", ranks.p, &expected["p"]);
    near("rank-biserial", ranks.rank_biserial, &expected["rank_biserial"]);
    let counts = change.direction.known().unwrap();
    let told = [counts.improved, counts.same, counts.worse].map(|count| count as u64);
    assert_eq!(told.to_vec(), ["improved", "same", "worse"].map(|key| expected[key].as_u64().unwrap()));
}

#[test]
fn every_figure_is_the_one_that_python_works_out() {
    let report = report(&survey(), &members(), 5).unwrap();
    let expected = json(include_str!("reference/expected.json"));
    let Flow { enrolled, before, after, matched, only_before, only_after, .. } = report.flow;
    let flow = [enrolled, before, after, matched, only_before, only_after, report.flow.later.unwrap()];
    let keys = ["enrolled", "before", "after", "matched", "only_before", "only_after", "later"];
    assert!(report.people() > 0 && report.people() <= matched, "{} of {matched}", report.people());
    assert_eq!(flow.map(|count| count as u64), keys.map(|key| expected["flow"][key].as_u64().unwrap()));

    for scale in &report.scales {
        let expected = &expected[&scale.code];
        let figures = scale.figures.as_ref().unwrap();
        assert_eq!(figures.people as u64, expected["people"]);
        for level in &figures.levels {
            near("level", level.mean, &expected["levels"][level.at.code()]);
        }
        for contrast in &figures.contrasts {
            let expected = &expected["contrasts"][contrast.comparison.code()];
            same(&contrast.change, expected);
            near("holm", contrast.adjusted.unwrap(), &expected["holm"]);
            if let Some(reached) = expected["reached"].as_u64() {
                assert_eq!(contrast.change.direction.known().unwrap().reached_target.map(|n| n as u64), Some(reached));
            }
        }
        match (&figures.kept, expected.get("kept")) {
            (Some(Ok(kept)), Some(expected)) => same(&kept.change, expected),
            (own, None) => assert!(!matches!(own, Some(Ok(_)))),
            (own, Some(_)) => panic!("months later are not told: {own:?}"),
        }
        let lines = figures.breakdowns[0].lines.as_ref().unwrap();
        assert_eq!(lines.len(), expected["families"].as_object().unwrap().len());
        for part in lines {
            let name = match part.groups.as_slice() {
                [Group::Family(family)] => family.code(),
                _ => "others",
            };
            same(&part.change, &expected["families"][name]);
            near("holm of a family", part.adjusted.unwrap(), &expected["families"][name]["holm"]);
        }
        for own in &scale.reliability {
            let expected = &expected["alpha"][own.at.code()];
            let alpha = own.alpha.known().unwrap();
            assert_eq!(alpha.n as u64, expected["n"]);
            near("alpha", alpha.alpha, &expected["alpha"]);
        }
        for item in &scale.items {
            let expected = &expected["items"][&item.code];
            let figures = item.figures.as_ref().unwrap();
            same(&figures.change, expected);
            near("holm of an item", figures.adjusted.unwrap(), &expected["holm"]);
            for distribution in &figures.distributions {
                let all: u32 = distribution.points.iter().map(|(_, count)| count).sum();
                assert_eq!(u64::from(all), expected["n"]);
                assert!(distribution.points.iter().all(|(_, count)| *count == 0 || *count >= 5));
            }
        }
        if let Some(lost) = &figures.lost {
            assert_eq!(lost.people[0] as u64, expected["lost"]["n"]);
            near("lost", lost.means[0], &expected["lost"]["mean"]);
        }
    }

    let knowledge = report.knowledge.unwrap().unwrap();
    let expected = &expected["knowledge"];
    assert_eq!(knowledge.people as u64, expected["people"]);
    same(&knowledge.change, &expected["change"]);
    for question in &knowledge.questions {
        let expected = &expected["questions"][&question.code];
        for (told, key) in question.right.iter().zip(["before", "after"]) {
            let count = u32::try_from(expected[key].as_u64().unwrap()).unwrap();
            assert_eq!(*told, Told::trait_of(usize::try_from(count).unwrap(), knowledge.people, 5));
        }
        near("mcnemar", question.test.known().unwrap().p, &expected["p"]);
        near("holm of a question", question.adjusted.unwrap(), &expected["holm"]);
    }
}

#[test]
fn where_too_few_answered_nothing_is_told_but_why() {
    let few: Vec<Member> = members().into_iter().filter(|member| member.before.is_some()).take(4).collect();
    let told = report(&survey(), &few, 5).unwrap();
    assert!(!told.shows());
    assert_eq!(told.scales[0].figures, Err(Nothing::TooFew));
    assert_eq!(told.knowledge, Some(Err(Nothing::TooFew)));
    assert!(told.scales.iter().all(|scale| scale.reliability.is_empty() && scale.items.is_empty()));

    let before = members().into_iter().map(|member| Member { after: None, later: None, ..member }).collect::<Vec<_>>();
    let told = report(&survey(), &before, 5).unwrap();
    assert_eq!(told.scales[0].figures, Err(Nothing::OneTime));
    assert_eq!(told.knowledge, Some(Err(Nothing::OneTime)));

    let plain = Survey { scales: Vec::new(), sections: Vec::new(), ..survey() };
    assert_eq!(report(&plain, &members(), 5), Err(Nothing::NoScale));
}

#[test]
fn all_figures_of_a_scale_rest_on_the_same_people() {
    let told = report(&survey(), &members(), 5).unwrap();
    for figures in told.scales.iter().filter_map(|scale| scale.figures.as_ref().ok()) {
        assert!(figures.contrasts.iter().all(|contrast| contrast.change.n == figures.people));
        for lines in figures.breakdowns.iter().filter_map(|one| one.lines.as_ref().ok()) {
            assert_eq!(lines.iter().map(|part| part.change.n).sum::<usize>(), figures.people);
            assert!(lines.iter().all(|part| part.change.n >= 5));
        }
        if let Some(Ok(kept)) = &figures.kept {
            assert!(nobody_or_enough(figures.people - kept.change.n, 5));
        }
    }
}

#[test]
fn a_group_of_five_that_answers_alike_is_not_told_apart() {
    let items = survey().scales[0].items.clone();
    let sheet = |design: Design, value: i32| {
        items.iter().fold(Answers::default(), |own, item| own.with(design.key(item), Answer::Point(value)))
    };
    let pair = |family, before, after| Member {
        family: Some(family),
        before: Some(sheet(Design::TruePre, before)),
        after: Some(sheet(Design::Post, after)),
        ..Member::default()
    };
    let mut people: Vec<Member> = (0..6).map(|n| pair(Family::Physician, 2 + n % 3, 4 + n % 2)).collect();
    people.extend((0..5).map(|n| pair(Family::Nursing, 2 + n % 2, 5)));
    let told = report(&survey(), &people, 5).unwrap();
    let figures = told.scales[0].figures.as_ref().unwrap();
    assert_eq!(figures.people, 11);
    // Every nurse said five afterwards: the mean of nurses would say what each of them said.
    assert_eq!(figures.breakdowns[0].lines, Err(NotShown::Alike));
    // One of them said something else: the mean says nothing of any of them.
    people[10] = pair(Family::Nursing, 3, 4);
    let told = report(&survey(), &people, 5).unwrap();
    assert_eq!(told.scales[0].figures.as_ref().unwrap().breakdowns[0].lines.as_ref().unwrap().len(), 2);
}

#[test]
fn a_cycle_with_too_few_people_waits_for_the_next() {
    let cycle = |number: u128| CycleId::from_uuid(Uuid::from_u128(number));
    let at = Moment::from_micros;
    let over = [(cycle(1), at(10), 12), (cycle(2), at(20), 3), (cycle(3), at(30), 2), (cycle(4), at(40), 4)];
    assert_eq!(settled(&over, 5), [cycle(1), cycle(2), cycle(3)].into());
    assert_eq!(settled(&over[..2], 5), [cycle(1)].into());
    assert_eq!(settled(&over[1..2], 5), BTreeSet::new());
}

#[test]
fn a_report_counts_no_few_people_more_than_the_page_inside_the_hub() {
    let cycle = |number: u128| CycleId::from_uuid(Uuid::from_u128(number));
    let at = Moment::from_micros;
    // Nine, then two: the page counts nine. Eleven in a report would tell of the two.
    let over = [(cycle(1), at(10), 9), (cycle(2), at(20), 2), (cycle(3), at(30), 4)];
    assert_eq!(settled(&over[..2], 5), [cycle(1)].into());
    assert_eq!(settled(&over[..2], 11), BTreeSet::new());
    assert_eq!(settled(&over, 5), [cycle(1), cycle(2), cycle(3)].into());
    assert_eq!(settled(&over, 11), [cycle(1), cycle(2), cycle(3)].into());
}

#[test]
fn a_report_compares_the_times_that_the_page_inside_the_hub_compares() {
    let items = survey().scales[0].items.clone();
    let sheet = |designs: &[(Design, i32)]| {
        let all = designs.iter().flat_map(|(design, value)| items.iter().map(|item| (design.key(item), *value)));
        all.fold(Answers::default(), |own, (key, value)| own.with(key, Answer::Point(value)))
    };
    let person = |n: i32| Member {
        before: Some(sheet(&[(Design::TruePre, 2 + n % 3)])),
        // The last two left the questions about the time before open.
        after: Some(if n < 9 {
            sheet(&[(Design::RetrospectivePre, 1 + n % 2), (Design::Post, 4 + n % 2)])
        } else {
            sheet(&[(Design::Post, 4 + n % 2)])
        }),
        ..Member::default()
    };
    let people: Vec<Member> = (0..11).map(person).collect();
    let inside = report(&survey(), &people, 5).unwrap();
    assert_eq!(inside.scales[0].figures.as_ref().unwrap().people, 9);
    // All eleven beside these nine would tell of the two.
    assert_eq!(report(&survey(), &people, 11).unwrap().scales[0].figures, Err(Nothing::TooFew));
}

#[test]
fn a_mean_of_one_more_person_does_not_stand_beside_the_mean_of_before() {
    let items = survey().scales[0].items.clone();
    let sheet = |design: Design, value: i32| {
        items.iter().fold(Answers::default(), |own, item| own.with(design.key(item), Answer::Point(value)))
    };
    let person = |n: u8, later: i32| Member {
        token: Some(Token::of(&[n; 16])),
        family: Some(if n.is_multiple_of(2) { Family::Physician } else { Family::Nursing }),
        before: Some(sheet(Design::TruePre, 2 + i32::from(n % 3))),
        after: Some(sheet(Design::Post, later)),
        ..Member::default()
    };
    let basis = |count: u8, changed: u8| {
        let people: Vec<Member> = (0..count).map(|n| person(n, 4 + i32::from(n % 2 + u8::from(n < changed)))).collect();
        report(&survey(), &people, 11).unwrap().scales[0].figures.as_ref().unwrap().basis.clone()
    };
    let before = basis(30, 0);
    assert!(before.stands_beside(&basis(30, 0), 11));
    assert!(!basis(31, 0).stands_beside(&before, 11));
    // Eleven more, but not in either family.
    assert!(!basis(41, 0).stands_beside(&before, 11));
    assert!(basis(52, 0).stands_beside(&before, 11));
    // The same people, one of whom answered something else.
    assert!(!basis(30, 1).stands_beside(&before, 11));
}
