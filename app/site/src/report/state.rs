//! What a program's records say until a moment, and which figure of a report is told from which moment: the newest that gives
//! nobody away beside the reports that were frozen before.

use std::collections::BTreeMap;

use domain::{
    access::{FreezeReport, Permit, SeeAdvice, SeeChange, SeeNetwork},
    advice,
    id::ProgramId,
    language::{Language, Text},
    moment::{Moment, Zone},
    report::{FLOOR, Hours, Reach},
    small_cells::basis::{Basis, Frozen, Kept as Held, newest, states},
};
use store::{Tx, access::permit};

use super::level::Levels;
use crate::{
    error::Error,
    joint_display::{Kept, Measured, measured},
    network::Figures as Network,
    visit::Visit,
};

/// The records until a moment.
pub(super) struct State {
    /// The first moment that does not count.
    pub until: Moment,
    /// Sessions and their hours.
    pub hours: Hours,
    /// Whom the program reached; none while they are too few.
    pub reach: Option<Reach>,
    /// What became of the advice.
    pub advice: Option<advice::Report>,
    /// The scales of the program's surveys with their changes.
    pub measured: Vec<Measured>,
    /// What they rated and knew.
    pub levels: Levels,
    /// Who turned to whom.
    pub network: Network,
    /// What each figure rests on, by its name, under the marks that are kept.
    bases: BTreeMap<String, Basis>,
}

impl State {
    async fn of(
        v: &Visit,
        tx: &mut Tx,
        permitted: &Permit<FreezeReport>,
        (until, zone): (Moment, &Zone),
    ) -> Result<Self, Error> {
        let (took, hours) = store::report::taken(tx, permitted, until).await?;
        let reach = domain::report::reach(&took, hours);
        let seen = permit::<SeeAdvice>(tx, v.who()?, permitted.thing()).await?;
        let events = store::advice::events(tx, &seen).await?;
        let given = match advice::as_of(&events, zone, until, FLOOR) {
            Some(counted) => store::advice::given(tx, &seen, counted).await?,
            None => Vec::new(),
        };
        let advice = advice::report(&given, FLOOR);
        let changes = permit::<SeeChange>(tx, v.who()?, permitted.thing()).await?;
        let measured = measured(v, tx, &changes, (until, FLOOR)).await?;
        let levels = Levels::of(v, tx, &changes, until).await?;
        let turned = permit::<SeeNetwork>(tx, v.who()?, permitted.thing()).await?;
        let network = Network::of(v, tx, &turned, (until, FLOOR)).await?;
        let mut all: Vec<(String, Basis, bool)> = Vec::new();
        let reached = reach.iter().flat_map(|reach| &reach.bases);
        all.extend(reached.map(|(name, basis)| ((*name).to_owned(), basis.clone(), false)));
        all.extend(advice.iter().map(|report| ("advice".to_owned(), report.basis(&given), false)));
        let told = |one: &Measured| Some((one.figure.clone(), one.figures.as_ref()?.basis.clone(), true));
        all.extend(measured.iter().filter_map(told));
        all.extend(levels.bases());
        all.extend(network.bases());
        let seal = |(name, basis, answers): (String, Basis, bool)| {
            let kept = sealed(v, permitted.thing(), (&name, &basis, answers));
            (name, kept)
        };
        let bases = all.into_iter().map(seal).collect();
        Ok(Self { until, hours, reach, advice, measured, levels, network, bases })
    }
}

/// A basis under the marks that are kept.
pub(super) fn sealed(v: &Visit, program: ProgramId, (name, basis, answers): (&str, &Basis, bool)) -> Basis {
    store::report::sealed(&v.app.tokens, (program, name), (basis, answers))
}

/// The states of a program, and from which of them each figure is told.
pub(super) struct Told {
    /// The newest first.
    states: Vec<State>,
    places: BTreeMap<String, usize>,
    /// What the reports that were frozen before rest on, the newest first.
    frozen: Vec<Frozen>,
    zone: Zone,
}

impl Told {
    /// Gathers the states until a moment, of a program with this zone.
    pub async fn gather(
        v: &Visit,
        tx: &mut Tx,
        permitted: &Permit<FreezeReport>,
        (until, zone): (Moment, Zone),
    ) -> Result<Self, Error> {
        let frozen = store::report::frozen(tx, permitted).await?;
        let (mut found, mut places) = (Vec::<State>::new(), BTreeMap::new());
        for until in states(until, &frozen) {
            found.push(State::of(v, tx, permitted, (until, &zone)).await?);
            let open = found.iter().flat_map(|state| state.bases.keys()).filter(|name| !places.contains_key(*name));
            let settled: Vec<(String, usize)> = open
                .filter_map(|name| {
                    let bases: Vec<Option<&Basis>> = found.iter().map(|state| state.bases.get(name)).collect();
                    Some((name.clone(), newest(name, &bases, &frozen, FLOOR)?))
                })
                .collect();
            places.extend(settled);
            let now = found.first().into_iter().flat_map(|state| state.bases.keys());
            if now.into_iter().all(|name| places.contains_key(name)) {
                break;
            }
        }
        Ok(Self { states: found, places, frozen, zone })
    }

    /// The newest state. What rests on nobody is told of it.
    pub fn now(&self) -> Result<&State, Error> {
        self.states.first().ok_or(Error::Missing)
    }

    /// The state that a figure is told from; none where it is not told beside earlier reports.
    pub fn of(&self, figure: &str) -> Option<&State> {
        self.states.get(*self.places.get(figure)?)
    }

    /// A figure in words, with its day where it is older than the report.
    pub fn dated(&self, v: &Visit, figure: &str, value: String) -> String {
        match self.as_of(v, figure) {
            Some(day) => v.t2("report-as-of", "value", value, "date", v.text(&day)),
            None => value,
        }
    }

    /// The day of a figure that is older than the report.
    fn as_of(&self, v: &Visit, figure: &str) -> Option<Text> {
        let state = self.of(figure).filter(|_| self.places.get(figure) != Some(&0))?;
        let day = |language: Language| v.reading(language).words.date(state.until.plus_seconds(-1), &self.zone);
        Some(Text { en: day(Language::En), fr: day(Language::Fr) })
    }

    /// The scales, each as it is told.
    pub fn measured(&self, v: &Visit) -> Result<Vec<Measured>, Error> {
        let one = |now: &Measured| {
            let then = self.of(&now.figure).and_then(|state| {
                let found = state.measured.iter().find(|one| one.figure == now.figure)?;
                let kept = self.as_of(v, &now.figure).map_or(Kept::Now, Kept::AsOf);
                Some(Measured { figures: found.figures.clone(), kept, ..now.clone() })
            });
            let kept = if now.figures.is_some() { Kept::TooNear } else { Kept::Now };
            then.unwrap_or_else(|| Measured { figures: None, kept, ..now.clone() })
        };
        Ok(self.now()?.measured.iter().map(one).collect())
    }

    /// The waves of the network, each as it is told.
    pub fn network(&self, v: &Visit) -> Result<Network, Error> {
        let pick = |figure: &str| Some((&self.of(figure)?.network, self.as_of(v, figure)));
        Ok(self.now()?.network.picked(pick))
    }

    /// Whether something that cannot be worked out as of an earlier day is told beside earlier reports.
    pub fn stands(&self, figure: &str, basis: &Basis) -> bool {
        newest(figure, &[Some(basis)], &self.frozen, FLOOR).is_some()
    }

    /// What is kept of the figures that are told.
    pub fn kept(&self) -> Frozen {
        let kept = |(name, place): (&String, &usize)| {
            let state = self.states.get(*place)?;
            Some((name.clone(), Held { until: state.until, basis: state.bases.get(name)?.clone() }))
        };
        self.places.iter().filter_map(kept).collect()
    }
}
