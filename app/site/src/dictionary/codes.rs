//! Self-made codes of older answers: which belong together, said by somebody pair by pair, and what was said before.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::TakeAnswers,
    survey::{How, Matching, Pair, Phase, Token, matching},
};
use store::survey::{self, Decided, Record};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::{Form, Sent},
    visit::Visit,
};

/// The codes of a cycle.
struct Cycle {
    title: String,
    matching: Matching,
}

#[derive(Template)]
#[template(path = "dictionary/codes.html")]
struct Show<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: Record,
    cycles: Vec<Cycle>,
    codes: BTreeMap<Token, String>,
    decided: Vec<Decided>,
}

impl Show<'_> {
    fn pair(&self, pair: &Pair) -> String {
        format!("{} {} {}", pair.before.0, pair.after.0, pair.how.code())
    }

    fn counts(&self, cycle: &Cycle) -> [(&'static str, usize); 4] {
        let own = &cycle.matching;
        let [before, after] = own.alone;
        [("matched", own.matched), ("suggested", own.suggested.len()), ("only-before", before), ("only-after", after)]
    }

    fn ambiguous<'c>(&self, cycle: &'c Cycle) -> Vec<(&'static str, &'c Vec<String>)> {
        ["before", "after"].into_iter().zip(&cycle.matching.ambiguous).collect()
    }

    /// The pairs that are equal but for case and outer spaces.
    fn folded<'c>(&self, cycle: &'c Cycle) -> Vec<&'c Pair> {
        cycle.matching.suggested.iter().filter(|pair| pair.how == How::Folded).collect()
    }

    fn code(&self, token: &Token) -> &str {
        self.codes.get(token).map_or("", String::as_str)
    }
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<TakeAnswers>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = survey::get(&mut tx, &permit).await?;
    let waves = survey::of_survey(&mut tx, &permit).await?;
    let (at, apart) = (survey::coded_at(&mut tx, &permit).await?, survey::apart(&mut tx, &permit).await?);
    let (codes, decided) = (survey::codes(&mut tx, &permit).await?, survey::decisions(&mut tx, &permit).await?);
    drop(tx);
    let mut cycles: Vec<Cycle> = Vec::new();
    let mut seen = Vec::new();
    for known in &waves {
        if seen.contains(&known.wave.cycle) {
            continue;
        }
        seen.push(known.wave.cycle);
        let of = |phase: Phase| {
            let own =
                waves.iter().filter(|other| other.wave.cycle == known.wave.cycle && other.wave.when.phase() == phase);
            own.filter_map(|other| at.get(&other.wave.id)).flatten().cloned().collect::<Vec<_>>()
        };
        let (before, after) = (of(Phase::Before), of(Phase::After));
        if !(before.is_empty() && after.is_empty()) {
            cycles.push(Cycle { title: known.cycle.clone(), matching: matching(&before, &after, &apart) });
        }
    }
    let form = Form::default();
    page(&Show { v: &v, f: Ask::new(&v, &form), record, cycles, codes, decided })
}

/// A pair as its form names it.
fn parsed(text: &str) -> Option<(Token, Token, How)> {
    let mut parts = text.split(' ');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, How::parse(parts.next()?)?))
}

/// Joins the pairs that are named, or keeps them apart.
pub async fn post(v: Visit, permit: Allowed<TakeAnswers>, sent: Sent) -> Reply {
    let pairs: Vec<_> = sent.fields.all("pair").map(parsed).collect::<Option<_>>().ok_or(Error::Unreadable)?;
    let joined = match sent.fields.get("joined") {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::Unreadable),
    };
    let mut tx = v.write(&sent).await?;
    let mut said = if joined { "dictionary-joined" } else { "dictionary-apart" };
    for (token, other, how) in pairs {
        match survey::decide(&mut tx, &permit, &v.app.world, (&token, &other), (how, joined)).await {
            Ok(()) => {}
            Err(store::Error::Taken) => {
                said = "dictionary-decided-before";
                drop(tx);
                return Ok(crate::error::see_other(&format!("/surveys/{}/import/codes?said={said}", permit.thing())));
            }
            Err(error) => return Err(error.into()),
        }
    }
    v.done(tx, &sent, &format!("/surveys/{}/import/codes?said={said}", permit.thing())).await
}
