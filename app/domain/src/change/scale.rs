//! The change of one scale: who enters, the comparisons, the groups, the items.

use measures::{
    Figure, RankSum,
    change::{Aims, Options, PairedChange, Pairs, paired_change, paired_t},
};

use super::{
    At, Breakdown, By, Group, ItemChange, Member, Nothing, Steps,
    group::{self, NotShown},
    item,
};
use crate::{
    small_cells::{
        FLOOR, Told,
        basis::{Basis, line},
        least, nobody_or_enough,
    },
    survey::{Design, Scale, Survey},
};

/// The level of every interval.
pub const LEVEL: f64 = 0.95;

/// Which two times are compared. A change is the second less the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// From the true pre to the post.
    TruePre,
    /// From the retrospective pre ("then") to the post.
    Retrospective,
    /// From the true pre to the retrospective pre: the response shift.
    Shift,
    /// From the earliest standpoint to months later.
    Kept,
}

impl Comparison {
    /// The code; its name is the message "change-from-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::TruePre => "true-pre",
            Self::Retrospective => "retrospective",
            Self::Shift => "shift",
            Self::Kept => "kept",
        }
    }
}

/// A scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleChange {
    /// Its code.
    pub code: String,
    /// The lowest and the highest value a score can have.
    pub range: Option<(i32, i32)>,
    /// The figures, or why there are none.
    pub figures: Result<Figures, Nothing>,
    /// How well its items go together, at each time.
    pub reliability: Vec<Reliability>,
    /// Each item in order; empty where there are no figures.
    pub items: Vec<ItemChange>,
}

/// How well the items of a scale go together at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// When.
    pub at: At,
    /// Cronbach's alpha over the complete sheets of that time, or why there is none.
    pub alpha: Figure<measures::Alpha>,
}

/// Where people stood at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// When.
    pub at: At,
    /// The mean.
    pub mean: f64,
    /// The standard deviation (n − 1); none where all are equal.
    pub deviation: Option<f64>,
    /// The interval of the mean by t; none where all are equal.
    pub interval: Option<[f64; 2]>,
}

/// A comparison of two times.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// Which.
    pub comparison: Comparison,
    /// From when.
    pub from: At,
    /// To when.
    pub to: At,
    /// The figures.
    pub change: PairedChange,
    /// The signed-rank p, adjusted by Holm over the survey's scales.
    pub adjusted: Option<f64>,
    /// How many improved and reached the target; none for a response shift.
    pub steps: Option<Steps>,
    /// How many were at the threshold or beyond, first and then; none where the scale has no threshold.
    pub able: Option<[Told; 2]>,
}

/// One line of a breakdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The groups told together.
    pub groups: Vec<Group>,
    /// Where they stood at each time.
    pub levels: Vec<Level>,
    /// Their change in the main comparison.
    pub change: PairedChange,
    /// The signed-rank p, adjusted by Holm over the lines of the breakdown.
    pub adjusted: Option<f64>,
}

/// Those who answered before and not after, beside those who are compared: their score before.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// How many, lost and compared.
    pub people: [usize; 2],
    /// The mean before, lost and compared.
    pub means: [f64; 2],
    /// Whether they differ, by Mann and Whitney.
    pub test: Figure<RankSum>,
}

/// What is shown of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many people every figure rests on.
    pub people: usize,
    /// How many have a score at one of the times and not at each.
    pub left_out: usize,
    /// Where they stood at each time.
    pub levels: Vec<Level>,
    /// The comparisons: the main one first.
    pub contrasts: Vec<Contrast>,
    /// Months later: the comparison, or none where it was not asked, or too few or nearly all came along.
    pub kept: Option<Result<Contrast, NotShown>>,
    /// By groups.
    pub breakdowns: Vec<Breakdown<Part>>,
    /// Who was lost; none where they or the others are too few.
    pub lost: Option<Lost>,
    /// What the means of all people and of families rest on: their scores.
    pub basis: Basis,
}

impl Figures {
    /// The comparison that groups and items are told by.
    pub fn main(&self) -> Option<&Contrast> {
        self.contrasts.first()
    }
}

/// The change of a scale.
pub(super) fn change(survey: &Survey, scale: &Scale, members: &[Member], floor: u32) -> ScaleChange {
    let score = |member: &Member, at: At| scale.score(survey, member.answers(at)?, at.design());
    let chosen = times(survey, scale, members, floor);
    let figures = chosen.as_ref().map_err(|nothing| *nothing).map(|times| {
        let has = |member: &&Member| times.iter().all(|at| score(member, *at).is_some());
        let people: Vec<&Member> = members.iter().filter(has).collect();
        let some = members.iter().filter(|member| times.iter().any(|at| score(member, *at).is_some())).count();
        let told = OfScale { scale, floor, score: &score };
        told.figures(times, &people, members, some)
    });
    let main = figures.as_ref().ok().and_then(|figures| figures.main().map(|main| (main.from, main.to)));
    let items = match (&chosen, main) {
        (Ok(times), Some(ends)) => {
            let has = |member: &&Member| times.iter().all(|at| score(member, *at).is_some());
            let people: Vec<&Member> = members.iter().filter(has).collect();
            item::changes(survey, scale, &people, ends, floor)
        }
        _ => Vec::new(),
    };
    ScaleChange {
        code: scale.code.clone(),
        range: scale.items.first().and_then(|code| survey.item(code)?.0.range()),
        figures,
        reliability: reliability(survey, scale, members, floor),
        items,
    }
}

/// The times that are compared: as many as have enough people with a score at each. A report, which asks for more people, compares
/// the same times as the page inside the hub, or none: its people less the page's could be few.
fn times(survey: &Survey, scale: &Scale, members: &[Member], floor: u32) -> Result<Vec<At>, Nothing> {
    let designs = scale.designs(survey);
    let score = |member: &Member, at: At| scale.score(survey, member.answers(at)?, at.design());
    let asked = |at: At| designs.contains(&at.design()) && members.iter().any(|member| score(member, at).is_some());
    let choices: [&[At]; 3] = [&[At::Before, At::Then, At::After], &[At::Before, At::After], &[At::Then, At::After]];
    let people =
        |times: &[At]| members.iter().filter(|member| times.iter().all(|at| score(member, *at).is_some())).count();
    let possible: Vec<&[At]> = choices.into_iter().filter(|times| times.iter().all(|at| asked(*at))).collect();
    if possible.is_empty() {
        return Err(Nothing::OneTime);
    }
    let enough = possible.into_iter().find(|times| people(times) >= least(floor.min(FLOOR)));
    enough.filter(|times| people(times) >= least(floor)).map(<[At]>::to_vec).ok_or(Nothing::TooFew)
}

/// A scale being told.
struct OfScale<'a> {
    scale: &'a Scale,
    floor: u32,
    score: &'a dyn Fn(&Member, At) -> Option<f64>,
}

impl OfScale<'_> {
    fn figures(&self, times: &[At], people: &[&Member], members: &[Member], some: usize) -> Figures {
        let has = |at: At| times.contains(&at);
        let mut pairs = Vec::new();
        pairs.extend((has(At::Before)).then_some((Comparison::TruePre, At::Before, At::After)));
        pairs.extend(has(At::Then).then_some((Comparison::Retrospective, At::Then, At::After)));
        pairs.extend((has(At::Before) && has(At::Then)).then_some((Comparison::Shift, At::Before, At::Then)));
        let contrasts: Vec<Contrast> = pairs.into_iter().filter_map(|pair| self.contrast(people, pair)).collect();
        let first = times.first().copied().unwrap_or(At::Before);
        let main = contrasts.first().map_or((first, At::After), |main| (main.from, main.to));
        Figures {
            people: people.len(),
            left_out: some.saturating_sub(people.len()),
            levels: self.levels(people, times),
            kept: self.kept(people, first),
            breakdowns: self.breakdowns(people, times, main),
            lost: if has(At::Before) { self.lost(people, members) } else { None },
            contrasts,
            basis: self.basis(people, times),
        }
    }

    /// People with their scores, by family where families are told apart.
    fn basis(&self, people: &[&Member], times: &[At]) -> Basis {
        let part = |member: &Member| {
            let scores = times.iter().filter_map(|at| (self.score)(member, *at));
            (member.mark(), scores.map(|score| format!("{score} ")).collect())
        };
        let own =
            |one: &group::Line| line(one.people.iter().filter_map(|place| people.get(*place)).map(|one| part(one)));
        let families = group::breakdowns(people, self.floor).into_iter().find(|one| one.by == By::Family);
        let lines = families.and_then(|families| families.lines.ok());
        let lines = lines.map(|lines| lines.iter().map(own).collect());
        Basis(vec![lines.unwrap_or_else(|| vec![line(people.iter().map(|one| part(one)))])])
    }

    fn levels(&self, people: &[&Member], times: &[At]) -> Vec<Level> {
        let level =
            |at: &At| level(*at, &people.iter().filter_map(|member| (self.score)(member, *at)).collect::<Vec<_>>());
        times.iter().filter_map(level).collect()
    }

    fn paired(&self, people: &[&Member], from: At, to: At) -> Option<PairedChange> {
        let scores = |at: At| people.iter().map(|member| (self.score)(member, at)).collect::<Vec<_>>();
        let pairs = Pairs::new(&scores(from), &scores(to)).ok()?;
        let aims = Aims {
            higher_is_better: self.scale.higher_is_better,
            target: self.scale.target,
            threshold: self.scale.threshold,
        };
        paired_change(&pairs, Options { confidence: LEVEL, aims, ..Options::default() }).ok()
    }

    fn contrast(&self, people: &[&Member], (comparison, from, to): (Comparison, At, At)) -> Option<Contrast> {
        let change = self.paired(people, from, to)?;
        let counts = change.direction.known().filter(|_| comparison != Comparison::Shift);
        let steps = counts
            .map(|counts| Steps::of(counts.worse, counts.same, counts.improved, counts.reached_target, self.floor));
        let able = counts.and_then(|counts| {
            let told = |count: usize| Told::trait_of(count, counts.n, self.floor);
            Some([told(counts.at_threshold_pre?), told(counts.at_threshold_post?)])
        });
        Some(Contrast { comparison, from, to, change, adjusted: None, steps, able })
    }

    /// Months later, for those of the same people who answered then: shown when they are enough and the others are nobody or
    /// enough, because the others' figures follow from the two.
    fn kept(&self, people: &[&Member], from: At) -> Option<Result<Contrast, NotShown>> {
        let own: Vec<&Member> =
            people.iter().copied().filter(|member| (self.score)(member, At::Later).is_some()).collect();
        if own.len() < least(self.floor) {
            return (!own.is_empty()).then_some(Err(NotShown::OneLine));
        }
        if !nobody_or_enough(people.len() - own.len(), self.floor) {
            return Some(Err(NotShown::Subtractable));
        }
        self.contrast(&own, (Comparison::Kept, from, At::Later)).map(Ok)
    }

    fn breakdowns(&self, people: &[&Member], times: &[At], (from, to): (At, At)) -> Vec<Breakdown<Part>> {
        let part = |line: group::Line| {
            let own: Vec<&Member> = line.people.iter().filter_map(|place| people.get(*place).copied()).collect();
            let change = self.paired(&own, from, to)?;
            Some(Part { groups: line.groups, levels: self.levels(&own, times), change, adjusted: None })
        };
        let told = |one: Breakdown<group::Line>| Breakdown {
            by: one.by,
            lines: one.lines.map(|lines| lines.into_iter().filter_map(part).collect()).and_then(nobody_given_away),
        };
        group::breakdowns(people, self.floor).into_iter().map(told).collect()
    }

    fn lost(&self, people: &[&Member], members: &[Member]) -> Option<Lost> {
        let before = |member: &Member| (self.score)(member, At::Before);
        let kept: Vec<f64> = people.iter().filter_map(|member| before(member)).collect();
        let lost: Vec<f64> = members.iter().filter(|member| member.after.is_none()).filter_map(before).collect();
        if lost.len() < least(self.floor) {
            return None;
        }
        let means = [measures::describe::mean(&lost)?, measures::describe::mean(&kept)?];
        let test = measures::rank_sum(&lost, &kept, measures::RankSumMethod::Auto, measures::Alternative::TwoSided);
        Some(Lost { people: [lost.len(), kept.len()], means, test: known(test) })
    }
}

/// The lines of a breakdown, unless everybody of one scored alike at a time, or changed alike.
fn nobody_given_away(lines: Vec<Part>) -> Result<Vec<Part>, NotShown> {
    let alike =
        |part: &Part| part.levels.iter().any(|level| level.deviation.is_none()) || part.change.t_test.known().is_none();
    if lines.iter().any(alike) { Err(NotShown::Alike) } else { Ok(lines) }
}

/// Mean, deviation and interval of values.
pub(super) fn level(at: At, values: &[f64]) -> Option<Level> {
    let mean = measures::describe::mean(values)?;
    let deviation = measures::describe::standard_deviation(values).filter(|deviation| *deviation > 0.0);
    let some: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    let test = Pairs::from_changes(&some).and_then(|pairs| paired_t(&pairs, measures::Alternative::TwoSided, LEVEL));
    Some(Level { at, mean, deviation, interval: test.ok().map(|test| test.interval) })
}

/// A figure, or the sentence why there is none.
pub(super) fn known<T>(result: measures::Result<T>) -> Figure<T> {
    match result {
        Ok(found) => Figure::Known(found),
        Err(error) => Figure::Absent(error.to_string()),
    }
}

fn reliability(survey: &Survey, scale: &Scale, members: &[Member], floor: u32) -> Vec<Reliability> {
    let designs: Vec<Design> = scale.designs(survey);
    let mut found = Vec::new();
    for at in [At::Before, At::Then, At::After, At::Later] {
        let sheets = members.iter().filter_map(|member| member.answers(at));
        let rows: Vec<_> = sheets.map(|answers| scale.values(survey, answers, at.design())).collect();
        let complete = rows.iter().filter(|row| row.iter().all(Option::is_some)).count();
        if designs.contains(&at.design()) && complete >= least(floor) {
            found.push(Reliability { at, alpha: known(measures::cronbach_alpha(&rows, LEVEL)) });
        }
    }
    found
}

/// The signed-rank p of a change.
pub(super) fn p(change: &PairedChange) -> Option<f64> {
    change.signed_rank.known().map(|test| test.p)
}

/// Adjusts by Holm: each comparison over the scales, each breakdown over its lines, items over their scale.
pub(super) fn adjust(scales: &mut [ScaleChange]) {
    for comparison in [Comparison::TruePre, Comparison::Retrospective, Comparison::Shift, Comparison::Kept] {
        let own = |contrast: &&mut Contrast| contrast.comparison == comparison;
        let figures = scales.iter_mut().filter_map(|scale| scale.figures.as_mut().ok());
        let all = figures.flat_map(|figures| {
            figures.contrasts.iter_mut().chain(figures.kept.iter_mut().filter_map(|kept| kept.as_mut().ok()))
        });
        let contrasts: Vec<&mut Contrast> = all.filter(own).collect();
        let values: Vec<_> = contrasts.iter().map(|contrast| p(&contrast.change)).collect();
        for (contrast, value) in contrasts.into_iter().zip(holm(&values)) {
            contrast.adjusted = value;
        }
    }
    for figures in scales.iter_mut().filter_map(|scale| scale.figures.as_mut().ok()) {
        for lines in figures.breakdowns.iter_mut().filter_map(|one| one.lines.as_mut().ok()) {
            let values: Vec<_> = lines.iter().map(|part| p(&part.change)).collect();
            lines.iter_mut().zip(holm(&values)).for_each(|(part, value)| part.adjusted = value);
        }
    }
}

/// Holm's adjusted p values; missing ones stay missing.
pub(super) fn holm(values: &[Option<f64>]) -> Vec<Option<f64>> {
    measures::adjust(values).map_or_else(|_| vec![None; values.len()], |adjusted| adjusted.holm)
}
