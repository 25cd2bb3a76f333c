//! The joint display of a study: its themes beside what was measured, with what its team reads out of the two.

pub mod list;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{AnalyzeStudy, Permit, SeeChange, SeeNetwork},
    change::{self, By, Figures},
    coding::{Coded, Public, coded, public},
    id::{CodeId, Id as _, ThemeId},
    joint_display::ScaleOf,
    language::Text,
    moment::Moment,
    small_cells::basis::Basis,
};
use store::{
    Tx, access::permit, coding, joint_display::Version as Read, quote::Record as Quoted, theme::Version as Theme,
};

use crate::{change::said, error::Error, gate::holds, network::Figures as Network, visit::Visit};

/// A scale of one of the program's surveys, with its change where enough people answered.
#[derive(Clone)]
pub(crate) struct Measured {
    /// The scale as reports name it: the survey's first version, and its code.
    pub figure: String,
    /// The scale.
    pub scale: ScaleOf,
    /// What its survey and it are called.
    pub titles: [Text; 2],
    /// Its figures; none where there are too few.
    pub figures: Option<Figures>,
    /// Why a report does not tell them, or up to which day they count, where that is not the one of everything beside it.
    pub kept: Kept,
}

/// How a figure of a report stands beside those of earlier reports.
#[derive(Clone)]
pub(crate) enum Kept {
    /// As it is now.
    Now,
    /// As it was until a day.
    AsOf(Text),
    /// It would tell of a few people.
    TooNear,
}

impl Measured {
    /// What it is called, with its survey.
    pub fn name(&self, v: &Visit) -> String {
        let [survey, scale] = &self.titles;
        v.t2("joint-display-scale-name", "survey", v.text(survey), "scale", v.text(scale))
    }
}

/// Everything a joint display shows.
pub(crate) struct Display {
    /// The themes in their newest versions.
    pub themes: Vec<Theme>,
    /// What was read out of each.
    pub readings: BTreeMap<ThemeId, Read>,
    /// People who spoke of each theme, by family; none before a round of coding is closed.
    pub said: Option<Public>,
    /// What these counts rest on, by theme.
    pub rests: BTreeMap<ThemeId, Basis>,
    /// The themes of which a report does not tell them: it would tell of a few people.
    pub near: BTreeSet<ThemeId>,
    /// The quotes that may be printed.
    pub quotes: Vec<Quoted>,
    /// The scales; none for readers who may not see the program's changes.
    pub measured: Vec<Measured>,
    /// The network's figures; none for readers who may not see them.
    pub network: Option<Network>,
}

impl Display {
    /// Gathers it until a moment; no figure stands for fewer people than the floor.
    pub async fn of(
        v: &Visit,
        tx: &mut Tx,
        permitted: &Permit<AnalyzeStudy>,
        (until, floor): (Moment, u32),
    ) -> Result<Self, Error> {
        let mut found = Self::counted(tx, permitted, floor).await?;
        let study = store::study::get(tx, permitted).await?;
        if let Some(seen) = holds(permit::<SeeChange>(tx, v.who()?, study.program).await)? {
            found.measured = measured(v, tx, &seen, (until, floor)).await?;
        }
        if let Some(seen) = holds(permit::<SeeNetwork>(tx, v.who()?, study.program).await)? {
            found.network = Some(Network::of(v, tx, &seen, (until, floor)).await?);
        }
        Ok(found)
    }

    /// Gathers what was said and read, without what was measured.
    pub async fn counted(tx: &mut Tx, permitted: &Permit<AnalyzeStudy>, floor: u32) -> Result<Self, Error> {
        let themes = store::theme::newest(tx, permitted).await?;
        let (said, rests) = said_of(tx, permitted, &themes, floor).await?.unzip();
        Ok(Self {
            readings: store::joint_display::of_study(tx, permitted).await?,
            quotes: store::quote::cleared(tx, permitted).await?,
            themes,
            said,
            rests: rests.unwrap_or_default(),
            near: BTreeSet::new(),
            measured: Vec::new(),
            network: None,
        })
    }

    /// The scale that stands beside a theme.
    pub fn beside(&self, theme: ThemeId) -> Option<&Measured> {
        let scale = self.readings.get(&theme)?.reading.scale.as_ref()?;
        self.measured.iter().find(|measured| measured.scale == *scale)
    }

    /// The network's figure that stands beside a theme, with its name first; empty where none does.
    pub fn turned(&self, v: &Visit, theme: ThemeId) -> Vec<String> {
        let chosen = self.readings.get(&theme).and_then(|kept| kept.reading.network);
        let Some((network, figure)) = self.network.as_ref().zip(chosen) else { return Vec::new() };
        let told = network.told(v, figure);
        let told = if told.is_empty() { vec![v.t("joint-display-network-hidden")] } else { told };
        [vec![v.t(format!("joint-display-network-{}", figure.code()))], told].concat()
    }

    /// The quotes that stand for a theme, as far as they may be printed now.
    pub fn quoted(&self, theme: ThemeId) -> Vec<&Quoted> {
        let Some(kept) = self.readings.get(&theme) else { return Vec::new() };
        self.quotes.iter().filter(|quote| kept.reading.quotes.contains(&quote.id)).collect()
    }

    /// How many people spoke of a theme, by family: one text a family.
    pub fn told(&self, v: &Visit, theme: ThemeId) -> Vec<String> {
        let Some(public) = self.said.as_ref().filter(|public| !public.columns.is_empty()) else {
            return vec![v.t("joint-display-said-none")];
        };
        if self.near.contains(&theme) {
            return vec![v.t("joint-display-near")];
        }
        let Some(row) = public.rows.iter().find(|row| row.code == as_code(theme)) else { return Vec::new() };
        let count = |name: String, people: Option<u32>, of: u32| match people {
            Some(people) => {
                let values = [("name", name.into()), ("people", people.into()), ("of", of.into())];
                v.words.tell("joint-display-said", &values)
            }
            None => v.t1("joint-display-said-hidden", "name", name),
        };
        let names = |families: &[domain::profession::Family]| {
            families.iter().map(|family| v.t(format!("family-{}", family.code()))).collect::<Vec<_>>().join(" / ")
        };
        let mut told = vec![count(v.t("joint-display-all"), row.people, public.people)];
        if public.columns.len() > 1 {
            let columns = public.columns.iter().zip(&row.cells);
            told.extend(columns.map(|(column, people)| count(names(&column.families), *people, column.people)));
        }
        told
    }

    /// The change that stands beside a theme: all people, then by family where they can be told apart.
    pub fn changed(v: &Visit, measured: &Measured) -> Vec<String> {
        let Some(figures) = &measured.figures else {
            let near = matches!(measured.kept, Kept::TooNear);
            return vec![v.t(if near { "joint-display-near" } else { "joint-display-change-none" })];
        };
        let as_of = |told: String| match &measured.kept {
            Kept::AsOf(day) => v.t2("report-as-of", "value", told, "date", v.text(day)),
            Kept::Now | Kept::TooNear => told,
        };
        let one = |name: String, summary: change::Summary| {
            let values = [
                ("name", name.into()),
                ("people", summary.people.into()),
                ("change", summary.change.map_or_else(|| "–".to_owned(), |change| said::change(v, change)).into()),
                ("interval", said::interval(v, summary.interval).into()),
            ];
            v.words.tell("joint-display-change", &values)
        };
        let mut told: Vec<String> = figures
            .main()
            .map(|main| as_of(one(v.t("joint-display-all"), change::summary(&main.change))))
            .into_iter()
            .collect();
        let families = figures.breakdowns.iter().find(|breakdown| breakdown.by == By::Family);
        let lines = families.and_then(|families| families.lines.as_ref().ok());
        told.extend(
            lines.into_iter().flatten().map(|part| one(said::groups(v, &part.groups), change::summary(&part.change))),
        );
        told
    }
}

/// A theme counted as if it were one code.
fn as_code(theme: ThemeId) -> CodeId {
    CodeId::from_uuid(theme.uuid())
}

/// Who spoke of the themes, by the consensus of the last round that is closed.
async fn said_of(
    tx: &mut Tx,
    permitted: &Permit<AnalyzeStudy>,
    themes: &[Theme],
    floor: u32,
) -> Result<Option<(Public, BTreeMap<ThemeId, Basis>)>, Error> {
    let rounds = coding::rounds(tx, permitted).await?;
    let Some(round) = rounds.iter().rev().find(|round| round.closed.is_some()) else { return Ok(None) };
    let documents = coding::documents(tx, permitted, round).await?;
    let decisions = coding::decisions(tx, permitted, round.id).await?;
    let members = coding::members(tx, permitted).await?;
    let (all, _) = coded(&documents, &decisions, None);
    let within = |theme: &Theme| {
        let own = all.iter().filter(|one| theme.theme.codes.contains(&one.code));
        own.map(|one| Coded { code: as_code(theme.id), ..*one }).collect::<Vec<_>>()
    };
    let counted: Vec<Coded> = themes.iter().flat_map(within).collect();
    let codes: Vec<CodeId> = themes.iter().map(|theme| as_code(theme.id)).collect();
    let told = public(&counted, &members, &codes, floor);
    let rests = themes.iter().map(|theme| (theme.id, told.basis(as_code(theme.id), &counted, &members))).collect();
    Ok(Some((told, rests)))
}

/// The scales of a program's surveys with their changes.
pub(crate) async fn measured(
    v: &Visit,
    tx: &mut Tx,
    permitted: &Permit<SeeChange>,
    (until, floor): (Moment, u32),
) -> Result<Vec<Measured>, Error> {
    let mut found = Vec::new();
    let mut families = BTreeSet::new();
    for record in store::survey::of_program(tx, permitted).await? {
        if record.survey.scales.is_empty() || !families.insert(record.family) {
            continue;
        }
        let counted = store::change::of_survey(tx, permitted, &v.app.tokens, (record.id, floor), until).await?;
        let mut scales = match change::report(&counted.survey, &counted.members, floor) {
            Ok(report) => report.scales,
            Err(_) => Vec::new(),
        };
        for scale in &counted.survey.scales {
            let place = scales.iter().position(|told| told.code == scale.code);
            let figures = place.map(|place| scales.swap_remove(place)).and_then(|told| told.figures.ok());
            let titles = [counted.survey.title.clone(), scale.title.clone()];
            let figure = format!("change {} {}", record.family, scale.code);
            found.push(Measured { figure, scale: (record.id, scale.code.clone()), titles, figures, kept: Kept::Now });
        }
    }
    Ok(found)
}
