//! The attack on anonymity (S16 of the promises): whoever has the whole database and no key links answers to people by order, by
//! id, by time, by the order in which a roster names people. Nothing must be better than a guess.

use std::collections::BTreeSet;

use domain::{
    access::{AnswerWave, Who},
    id::{Id, PersonId, ProgramId, WaveId},
    survey::{Answer, Answers, Token},
    world::World,
};
use store::{Tx, access::permit, survey, values};
use uuid::Uuid;

use crate::{
    both::{NOON, Trial},
    on_both,
    survey::{key, questions},
};

/// Chance with a seed (SplitMix64), so that the attack always meets the same 100 surveys.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(below).unwrap()).unwrap()
    }

    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for place in (1..count).rev() {
            order.swap(place, self.roll(place + 1));
        }
        order
    }
}

/// The probability that a true pair of person and sheet looks closer than a false one: 0.5 when nothing can be told.
fn auc(pairs: &[(f64, bool)]) -> f64 {
    let (own, other): (Vec<_>, Vec<_>) = pairs.iter().partition(|(_, own)| *own);
    let wins: f64 = own
        .iter()
        .flat_map(|(one, _)| {
            other.iter().map(move |(far, _)| if one > far { 1.0 } else { f64::from(u8::from(one == far)) / 2.0 })
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pairs")]
    let all = (own.len() * other.len()) as f64;
    wins / all
}

const PEOPLE: usize = 8;
const SURVEYS: usize = 100;

/// Every table but that of the sheets, with all its rows in one text each.
async fn elsewhere(tx: &mut Tx, postgres: bool) -> Vec<String> {
    let names = if postgres {
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    };
    let names: Vec<String> = tx.all(names, values![], |row| row.get("name")).await.unwrap();
    let mut found = Vec::new();
    for name in names.iter().filter(|name| *name != "survey_sheet") {
        let sql = format!("SELECT COUNT(*) AS total FROM \"{name}\"");
        let total: i64 = tx.one(Box::leak(sql.into_boxed_str()), values![], |row| row.get("total")).await.unwrap();
        found.push(format!("{name} {total}"));
    }
    found
}

/// A cycle of its own with a wave, in which everybody takes part.
async fn begin(tx: &mut Tx, trial: &Trial, world: &World, people: &[PersonId], number: u128) -> WaveId {
    let id = |part: u128| Uuid::from_u128(10_000 + number * 10 + part);
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, $3, '', '', '', 'en', 'UTC', '', '', 2, 28, TRUE, $4)";
    tx.run(sql, values![id(1), trial.hub, format!("p{number}"), NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, '', '2026-11-26', '2026-12-03', FALSE, $3)";
    tx.run(sql, values![id(2), id(1), NOON]).await.unwrap();
    for person in people {
        let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
        tx.run(sql, values![world.id::<WaveId>(), id(2), *person, NOON]).await.unwrap();
    }
    let sql = "INSERT INTO survey (id, program, family, version, document, created) VALUES ($1, $2, $1, 1, $3, $4)";
    tx.run(sql, values![id(3), id(1), questions().json(), NOON]).await.unwrap();
    let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled) VALUES ($1, $2, $3, 'before', 0, 14, $4)";
    tx.run(sql, values![id(4), id(3), id(2), NOON]).await.unwrap();
    WaveId::from_uuid(id(4))
}

on_both! {
    async fn nobody_without_the_key_links_answers_to_people(trial) {
        let (world, mut dice) = (trial.script.world(), Dice(16));
        let mut tx = trial.db.write().await.unwrap();
        let people: Vec<PersonId> = (0..PEOPLE).map(|_| world.id()).collect();
        for person in &people {
            let sql = "INSERT INTO person (id, hub, name, email, profession, credentials, site, community, language, zone, folded, created)
                VALUES ($1, $2, '', $3, 'other', '', '', '', 'en', 'UTC', '', $4)";
            tx.run(sql, values![*person, trial.hub, person.to_string(), NOON]).await.unwrap();
        }
        let mut waves = Vec::new();
        for number in 0..SURVEYS {
            waves.push(begin(&mut tx, trial, &world, &people, u128::try_from(number).unwrap()).await);
        }
        tx.save().await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let postgres = tx.maybe("SELECT version() AS version", values![], |row| row.get::<String>("version")).await.is_ok();
        drop(tx);
        let mut tx = trial.db.read().await.unwrap();
        let before = elsewhere(&mut tx, postgres).await;
        drop(tx);
        let (mut by_order, mut by_id, mut by_time, mut by_roster) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, wave) in waves.iter().copied().enumerate() {
            let own_program = ProgramId::from_uuid(Uuid::from_u128(10_001 + u128::try_from(number).unwrap() * 10));
            let order = dice.shuffled(PEOPLE);
            for (turn, place) in order.iter().enumerate() {
                let who = Who { person: people[*place], hub: trial.hub, roles: BTreeSet::new() };
                let mut tx = trial.db.write().await.unwrap();
                let own = permit::<AnswerWave>(&mut tx, &who, wave).await.unwrap();
                // Four others are named, as the page keeps them: in the order of their tokens.
                let named = dice.shuffled(PEOPLE).into_iter().filter(|other| other != place).take(4);
                let mut named: Vec<_> = named.map(|other| key().token(own_program, people[other])).collect();
                named.sort_unstable();
                let begun = Answers::default().with("one", Answer::Choice(place.to_string()));
                let answers = begun.clone().with("who", Answer::People(named));
                // Every other one begins first and hands in later.
                if turn % 2 == 0 {
                    survey::keep(&mut tx, &own, &key(), &begun, false).await.unwrap();
                }
                survey::keep(&mut tx, &own, &key(), &answers, turn % 3 > 0).await.unwrap();
                tx.save().await.unwrap();
            }
            let sql = if postgres {
                "SELECT answers, token FROM survey_sheet WHERE wave = $1 ORDER BY ctid"
            } else {
                "SELECT answers, token FROM survey_sheet WHERE wave = $1 ORDER BY rowid"
            };
            let mut tx = trial.db.read().await.unwrap();
            let read = |row: &store::row::Row| Ok((row.parse("answers", Answers::parse)?, row.get::<String>("token")?));
            let rows = tx.all(sql, values![wave], read).await.unwrap();
            assert_eq!(rows.len(), PEOPLE);
            let mut tokens: Vec<&String> = rows.iter().map(|(_, token)| token).collect();
            tokens.sort();
            for (row, (answers, token)) in rows.iter().enumerate() {
                let truth: usize = answers.choice("one").unwrap().parse().unwrap();
                let rank = tokens.iter().position(|other| *other == token).unwrap();
                let named = answers.people("who").unwrap();
                let who = |token: &Token| people.iter().position(|one| key().token(own_program, *one) == *token).unwrap();
                let own: Vec<usize> = named.iter().map(who).collect();
                let mut listed = own.clone();
                listed.sort_unstable();
                for (at, person) in own.iter().enumerate() {
                    for (guess, other) in listed.iter().enumerate() {
                        #[expect(clippy::cast_precision_loss, reason = "four people")]
                        by_roster.push((-(at.abs_diff(guess) as f64), other == person));
                    }
                }
                for place in 0..PEOPLE {
                    let turn = order.iter().position(|other| *other == place).unwrap();
                    #[expect(clippy::cast_precision_loss, reason = "eight people")]
                    let near = |one: usize, other: usize| -(one.abs_diff(other) as f64);
                    // People in the order of their ids and rows; sheets as they lie, and by token; the moment somebody was
                    // seen at work against the place of a row.
                    by_order.push((near(row, place), place == truth));
                    by_id.push((near(rank, place), place == truth));
                    by_time.push((near(row, turn), place == truth));
                }
            }
        }
        let mut tx = trial.db.read().await.unwrap();
        assert_eq!(elsewhere(&mut tx, postgres).await, before, "an answer leaves a row elsewhere");
        drop(tx);
        // Whoever takes their answers out leaves a day at the reports that were there, and no place where a row was.
        let mut tx = trial.db.write().await.unwrap();
        let sql = "INSERT INTO report (id, program, snapshot, until, documents, people, studies, frozen, frozen_by)
            VALUES ($1, $1, '', $2, '[]', '[]', '[]', $2, $3)";
        tx.run(sql, values![Uuid::from_u128(10_001), NOON, people[1]]).await.unwrap();
        let who = Who { person: people[0], hub: trial.hub, roles: BTreeSet::new() };
        let first = ProgramId::from_uuid(Uuid::from_u128(10_001));
        survey::forget(&mut tx, &who, &key(), first, NOON.plus_minutes(77)).await.unwrap();
        tx.save().await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let days: Vec<i64> = tx.all("SELECT answers_out FROM report", values![], |row| row.get("answers_out")).await.unwrap();
        assert_eq!(days, [NOON.micros().div_euclid(86_400_000_000) * 86_400_000_000 + 43_200_000_000]);
        let sql = if postgres {
            "SELECT token FROM survey_sheet WHERE wave = $1 ORDER BY ctid"
        } else {
            "SELECT token FROM survey_sheet WHERE wave = $1 ORDER BY rowid"
        };
        let left: Vec<String> = tx.all(sql, values![waves[0]], |row| row.get("token")).await.unwrap();
        assert_eq!(left.len(), PEOPLE - 1);
        // PostgreSQL puts rows wherever there is room by then: the order says nothing, but is not always that of the tokens.
        assert!(postgres || left.is_sorted());
        for (way, pairs) in [("order", &by_order), ("id", &by_id), ("time", &by_time), ("roster", &by_roster)] {
            let found = auc(pairs);
            assert!((0.45..=0.55).contains(&found), "{way}: {found}");
        }
        // The same attack sees a table that is written as the answers come.
        let naive: Vec<_> = (0..PEOPLE).flat_map(|row| (0..PEOPLE).map(move |turn| (if row == turn { 0.0 } else { -1.0 }, row == turn))).collect();
        assert!(auc(&naive) > 0.99);
    }
}
