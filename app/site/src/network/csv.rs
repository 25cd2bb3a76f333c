//! The same figures as a table to take away: one a line, with what is hidden said to be hidden.

use domain::{
    access::SeeNetwork,
    network::{External, Picture},
};

use super::{Wave, Waves, drawn::group_name};
use crate::{
    error::Reply,
    gate::Allowed,
    table::{Written, attachment},
    visit::Visit,
};

/// The columns: the wave, who turned and to whom (where that is told apart), the figure, its value, the last day that counts,
/// and the least number of people that a figure stands for.
pub(super) const HEAD: [&str; 7] = ["wave", "from", "to", "figure", "value", "until", "floor"];

/// Gives it; waves in which too little happened are left out.
pub async fn get(v: Visit, permit: Allowed<SeeNetwork>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let waves = Waves::of(&v, &mut tx, &permit).await?;
    drop(tx);
    let mut written = Written::new(&HEAD);
    for wave in &waves.waves {
        write(&waves, wave, &mut written);
    }
    attachment(&format!("network-{}.csv", waves.program.slug), &written)
}

fn write(waves: &Waves<'_>, wave: &Wave, written: &mut Written) {
    let Some(picture) = &wave.picture else { return };
    let until = wave.until.map(|until| until.plus_seconds(-1).local(&waves.program.program.zone).date());
    figures(waves.v, [&wave.title, &until.map(|day| day.to_string()).unwrap_or_default()], picture, written);
}

/// Writes the figures of a wave that is called so and counts until that day.
pub(super) fn figures(v: &Visit, [title, until]: [&str; 2], picture: &Picture, written: &mut Written) {
    let floor = picture.floor.to_string();
    let hidden = || v.t("network-hidden");
    let mut line = |from: &str, to: &str, figure: &str, value: String| {
        written.line(&[title, from, to, figure, value.as_str(), until, floor.as_str()]);
    };
    let maybe = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    line("", "", "people", picture.people.to_string());
    line("", "", "contacts", picture.contacts.to_string());
    line("", "", "pairs", picture.ties.to_string());
    line("", "", "density", maybe(picture.density));
    line("", "", "reciprocity", picture.reciprocity.map_or_else(hidden, |share| share.to_string()));
    line("", "", "contact_diversity", picture.diversity.map_or_else(hidden, |(mean, _)| mean.to_string()));
    line("", "", "contact_diversity_people", picture.diversity.map_or_else(hidden, |(_, people)| people.to_string()));
    if let External::Index { index, ties: [external, internal], expected, dealt, p, arrangements, exact } =
        picture.external
    {
        line("", "", "external", external.to_string());
        line("", "", "internal", internal.to_string());
        line("", "", "e_i", index.to_string());
        line("", "", "e_i_expected", expected.to_string());
        line("", "", "e_i_dealt", dealt.to_string());
        line("", "", "e_i_p_two_sided", p.to_string());
        line("", "", "e_i_arrangements", arrangements.to_string());
        line("", "", "e_i_seed", if exact { String::new() } else { domain::network::SEED.to_string() });
    }
    let reached = picture.to_physicians;
    line("", "", "to_physicians_times", reached.map_or_else(hidden, |reached| reached.times.to_string()));
    let pairs = reached.and_then(|reached| reached.pairs);
    line("", "", "to_physicians_pairs", pairs.map_or_else(hidden, |pairs| pairs.to_string()));
    for (group, (row, given)) in picture.groups.iter().zip(picture.matrix.iter().zip(&picture.given)) {
        let from = group_name(v, group);
        line(&from, "", "people", group.people.to_string());
        line(&from, "", "pairs", given.to_string());
        for (to, cell) in picture.groups.iter().zip(row) {
            line(&from, &group_name(v, to), "pairs", cell.map_or_else(hidden, |count| count.to_string()));
        }
    }
    for (group, received) in picture.groups.iter().zip(&picture.received) {
        line("", &group_name(v, group), "pairs", received.to_string());
    }
}
