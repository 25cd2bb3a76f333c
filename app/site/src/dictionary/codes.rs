//! Self-made codes of older answers: which belong together, said by somebody pair by pair, and what was said before.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::TakeAnswers,
    fields::Check,
    survey::{How, Matching, Pair, Phase, Token, matching},
};
use store::{
    Tx,
    survey::{self, Decided, Record},
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// The most characters of a reason.
const REASON: usize = 500;

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

    /// A joined pair as the form that takes it apart names it.
    fn joint(&self, one: &Decided) -> String {
        format!("{} {} {}", one.token, one.other, one.how.code())
    }

    /// Why it is taken apart: what was typed stands at its own pair alone.
    fn reason(&self, one: &Decided) -> ui::Input {
        let own = self.f.value("pair") == self.joint(one);
        let input = ui::Input::new("reason", self.v.t("dictionary-separate-reason")).id(format!(
            "reason-{}-{}",
            one.token.short(),
            one.other.short()
        ));
        if own { input.value(self.f.value("reason")).error(self.f.error("reason")) } else { input }
    }

    fn code(&self, token: &Token) -> &str {
        self.codes.get(token).map_or("", String::as_str)
    }
}

async fn shown<'a>(
    v: &'a Visit,
    tx: &mut Tx,
    permit: &Allowed<TakeAnswers>,
    form: &'a Form,
) -> Result<Show<'a>, Error> {
    let record = survey::get(tx, permit).await?;
    let waves = survey::of_survey(tx, permit).await?;
    let (at, apart) = (survey::coded_at(tx, permit).await?, survey::apart(tx, permit).await?);
    let (codes, decided) = (survey::codes(tx, permit).await?, survey::decisions(tx, permit).await?);
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
    Ok(Show { v, f: Ask::new(v, form), record, cycles, codes, decided })
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<TakeAnswers>) -> Reply {
    let mut tx = v.app.db.read().await?;
    page(&shown(&v, &mut tx, &permit, &Form::default()).await?)
}

/// Takes two codes apart that were joined, for a reason.
async fn separation(v: Visit, permit: Allowed<TakeAnswers>, sent: Sent) -> Reply {
    let mut check = Check::new(&sent.fields);
    let reason = check.line("reason", REASON);
    let checked = check.done(reason);
    let (token, other, _) = parsed(sent.fields.get("pair")).ok_or(Error::Unreadable)?;
    let mut tx = v.write(&sent).await?;
    match checked {
        Ok(reason) => {
            survey::part(&mut tx, &permit, (&token, &other), &reason, v.now).await?;
            let to = format!("/surveys/{}/import/codes?said=dictionary-separated", permit.thing());
            v.done(tx, &sent, &to).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&shown(&v, &mut tx, &permit, &form).await?)
        }
    }
}

/// A pair as its form names it.
fn parsed(text: &str) -> Option<(Token, Token, How)> {
    let mut parts = text.split(' ');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, How::parse(parts.next()?)?))
}

/// Joins the pairs that are named, keeps them apart, or takes one apart again that was joined.
pub async fn post(v: Visit, permit: Allowed<TakeAnswers>, sent: Sent) -> Reply {
    if sent.fields.get("joined") == "no-more" {
        return separation(v, permit, sent).await;
    }
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
