//! The figures of a program's network, wave by wave, for what stands beside them: joint displays and reports.

use domain::{
    access::{Permit, SeeNetwork},
    joint_display::NetworkFigure,
    language::{Language, Text},
    moment::Moment,
    network::{External, Picture},
    small_cells::basis::Basis,
};
use store::Tx;

use super::{asked, cycles, drawn::decimal};
use crate::{change::said, error::Error, visit::Visit};

/// A wave with its figures; none where it rests on too few people.
#[derive(Clone)]
struct Told {
    /// As reports name it.
    figure: String,
    title: Text,
    picture: Option<Picture>,
    basis: Basis,
    /// The day up to which it counts, where that is not the one of everything beside it.
    as_of: Option<Text>,
}

/// What people did and what they say, each wave by itself.
#[derive(Clone)]
pub(crate) struct Figures {
    did: Vec<Told>,
    say: Vec<Told>,
}

impl Figures {
    /// The figures until a moment; none stands for fewer people than the floor.
    pub async fn of(
        v: &Visit,
        tx: &mut Tx,
        permit: &Permit<SeeNetwork>,
        (until, floor): (Moment, u32),
    ) -> Result<Self, Error> {
        let zone = store::program::get(tx, permit).await?.program.zone;
        let did = cycles(tx, permit, &zone, (until, floor)).await?.into_iter().map(|wave| Told {
            figure: format!("network-did {}", wave.cycle),
            title: both(|_| wave.title.clone()),
            picture: wave.picture,
            basis: wave.basis,
            as_of: None,
        });
        let say = asked::waves(v, tx, permit, (until, floor)).await?.into_iter().map(|wave| Told {
            figure: wave.figure(),
            title: both(|language| wave.named(&v.reading(language))),
            basis: wave.basis(),
            picture: wave.picture,
            as_of: None,
        });
        Ok(Self { did: did.collect(), say: say.collect() })
    }

    /// The waves that tell something, as reports name them, with what they rest on and whether that is answers.
    pub fn bases(&self) -> Vec<(String, Basis, bool)> {
        let told = |wave: &&Told| wave.picture.is_some();
        let did = self.did.iter().filter(told).map(|wave| (wave.figure.clone(), wave.basis.clone(), false));
        let say = self.say.iter().filter(told).map(|wave| (wave.figure.clone(), wave.basis.clone(), true));
        did.chain(say).collect()
    }

    /// The same waves, each as it was in the figures that `pick` gives for it, with the day of these; without figures where it
    /// gives none.
    pub fn picked<'a>(&self, pick: impl Fn(&str) -> Option<(&'a Self, Option<Text>)>) -> Self {
        let one = |wave: &Told| {
            let picked = pick(&wave.figure).and_then(|(from, as_of)| {
                let found = from.did.iter().chain(&from.say).find(|other| other.figure == wave.figure)?;
                Some(Told { as_of, ..found.clone() })
            });
            picked.unwrap_or_else(|| Told { picture: None, ..wave.clone() })
        };
        Self { did: self.did.iter().map(one).collect(), say: self.say.iter().map(one).collect() }
    }

    /// A figure in words, a line a wave that tells it, the newest cycle first; empty where none does.
    pub fn told(&self, v: &Visit, figure: NetworkFigure) -> Vec<String> {
        let waves = match figure {
            NetworkFigure::Reached | NetworkFigure::Density | NetworkFigure::External => &self.did,
            _ => &self.say,
        };
        let line = |wave: &Told| {
            let picture = wave.picture.as_ref()?;
            let value = match figure {
                NetworkFigure::Reached => v.t1("network-figure-times", "times", picture.to_physicians?.times),
                NetworkFigure::AskedReached => v.t1("network-figure-pairs", "pairs", picture.to_physicians?.pairs?),
                NetworkFigure::Density | NetworkFigure::AskedDensity => decimal(v, picture.density?),
                NetworkFigure::External | NetworkFigure::AskedExternal => external(v, picture)?,
            };
            Some(v.t2("network-figure-line", "wave", titled(v, wave), "value", value))
        };
        waves.iter().filter_map(line).collect()
    }

    /// Every wave that tells something, as a row: what it is called, people, other professions turning to physicians, density,
    /// and the E-I index with the one expected. First by what people did, then by what they say.
    pub fn rows(&self, v: &Visit) -> Vec<Vec<String>> {
        let hidden = || v.t("network-hidden");
        let row = |(wave, did): (&Told, bool)| {
            let picture = wave.picture.as_ref()?;
            let reached = picture.to_physicians.and_then(|reached| {
                if did {
                    Some(v.t1("network-figure-times", "times", reached.times))
                } else {
                    Some(v.t1("network-figure-pairs", "pairs", reached.pairs?))
                }
            });
            let source = v.t(if did { "network-figure-did" } else { "network-figure-say" });
            Some(vec![
                v.t2("network-figure-line", "wave", titled(v, wave), "value", source),
                picture.people.to_string(),
                reached.unwrap_or_else(hidden),
                picture.density.map_or_else(hidden, |density| decimal(v, density)),
                external(v, picture).unwrap_or_else(hidden),
            ])
        };
        let did = self.did.iter().map(|wave| (wave, true));
        did.chain(self.say.iter().map(|wave| (wave, false))).filter_map(row).collect()
    }
}

fn both(say: impl Fn(Language) -> String) -> Text {
    Text { en: say(Language::En), fr: say(Language::Fr) }
}

/// What a wave is called, with its day where it has its own.
fn titled(v: &Visit, wave: &Told) -> String {
    let title = v.text(&wave.title);
    wave.as_of
        .as_ref()
        .map_or_else(|| title.to_owned(), |day| v.t2("report-as-of", "value", title, "date", v.text(day)))
}

/// The index with the one expected.
fn external(v: &Visit, picture: &Picture) -> Option<String> {
    let External::Index { index, expected, .. } = &picture.external else { return None };
    let words = [said::number(v, *index, 2), said::number(v, *expected, 2)];
    let [index, expected] = words;
    Some(v.t2("network-figure-external", "index", index, "expected", expected))
}
