//! The page: who answered, then each scale with its picture, tables and method, then the knowledge test.

use askama::Template;
use domain::{
    access::SeeChange,
    change::{Contrast, Figures, KnowledgeChange, NotShown, Report, ScaleChange},
    small_cells::{FLOOR, Told},
    survey::Survey,
};
use store::change::Counted;

use super::{Seen, chart, figures, said};
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "change/show.html")]
struct Show<'a> {
    v: &'a Visit,
    seen: Seen,
}

/// The card of one scale.
#[derive(Template)]
#[template(path = "change/scale.html")]
struct Card<'a> {
    v: &'a Visit,
    survey: &'a Survey,
    scale: &'a ScaleChange,
    title: String,
}

/// Steps of the flow in the order in which people are lost.
const STEPS: [&str; 5] = ["before", "after", "matched", "only-before", "only-after"];

impl Show<'_> {
    /// Each step with its count in words, and its share of those enrolled where both may be told.
    fn steps(&self, report: &Report) -> Vec<(&'static str, String, Option<String>)> {
        let told = report.flow.told(FLOOR);
        let own = told.answered;
        // The figures beside it say of how many people they are: the bound must not stand below that.
        let people = u32::try_from(report.people()).unwrap_or(u32::MAX);
        let known = |count| match count {
            Told::AtLeast(least) => Told::AtLeast(least.max(people)),
            other => other,
        };
        let counts = [known(own.first), known(own.second), known(own.both), own.only_first, own.only_second];
        let steps = STEPS.into_iter().zip(counts).chain(told.later.map(|later| ("later", later)));
        let enrolled = ("enrolled", told.enrolled.to_string(), None);
        let share = |count: u32| {
            let whole = f64::from(u32::try_from(told.enrolled).unwrap_or(u32::MAX).max(1));
            said::number(self.v, f64::from(count) * 100.0 / whole, 0)
        };
        let step = |(code, count): (&'static str, Told)| match count {
            Told::Exactly(number) => (code, number.to_string(), Some(share(number))),
            Told::AtMost(_) | Told::AtLeast(_) => (code, said::about(self.v, count), None),
        };
        std::iter::once(enrolled).chain(steps.map(step)).collect()
    }

    fn cards<'s>(&'s self, counted: &'s Counted, report: &'s Report) -> Vec<Card<'s>> {
        let card = |scale: &'s ScaleChange| {
            let own = counted.survey.scales.iter().find(|own| own.code == scale.code);
            let title = own.map(|own| self.v.text(&own.title).to_owned()).unwrap_or_default();
            Card { v: self.v, survey: &counted.survey, scale, title }
        };
        report.scales.iter().map(card).collect()
    }

    fn knowledge_sentence(&self, knowledge: &KnowledgeChange) -> String {
        let [before, after] = knowledge.levels.map(|level| said::number(self.v, level.mean, 0));
        let change = said::number(self.v, knowledge.change.mean_change.unwrap_or(0.0), 0);
        let ranks = knowledge.change.signed_rank.known().map(|ranks| ranks.p);
        let values = [
            ("people", knowledge.people.into()),
            ("from", before.as_str().into()),
            ("to", after.as_str().into()),
            ("change", change.as_str().into()),
            ("interval", said::interval(self.v, knowledge.change.t_test.known().map(|test| test.interval)).into()),
            ("p", said::p(self.v, ranks).into()),
        ];
        self.v.words.tell("change-knowledge-key", &values)
    }
}

impl Card<'_> {
    /// How many were left out, as far as it may be told.
    fn left(&self, figures: &Figures) -> String {
        said::about(self.v, Told::of(figures.left_out, figures.left_out, FLOOR))
    }

    /// The id of the card in the page.
    fn id(&self) -> String {
        format!("scale-{}", self.scale.code)
    }

    /// The key figure in plain words.
    fn sentence(&self, figures: &Figures) -> String {
        let v = self.v;
        let Some(main) = figures.main() else { return String::new() };
        let mean = |at| figures.levels.iter().find(|level| level.at == at).map_or(0.0, |level| level.mean);
        let (least, most) = self.scale.range.unwrap_or_default();
        let change = said::change(v, main.change.mean_change.unwrap_or(0.0));
        let interval = said::interval(v, main.change.t_test.known().map(|test| test.interval));
        let values = [
            ("people", figures.people.into()),
            ("from", said::number(v, mean(main.from), 2).into()),
            ("to", said::number(v, mean(main.to), 2).into()),
            ("change", change.into()),
            ("interval", interval.into()),
            ("least", least.to_string().into()),
            ("most", most.to_string().into()),
        ];
        let key = match (main.change.t_test.known(), main.change.mean_change) {
            (Some(_), _) => format!("change-key-{}", main.comparison.code()),
            (None, Some(0.0)) => "change-key-none".to_owned(),
            (None, _) => "change-key-same".to_owned(),
        };
        v.words.tell(&key, &values)
    }

    /// How many improved, reached the target, are at the threshold.
    fn steps(&self, figures: &Figures) -> Vec<String> {
        let v = self.v;
        let own = self.survey.scales.iter().find(|own| own.code == self.scale.code);
        let told = |contrast: &Contrast| {
            let Some(steps) = contrast.steps else { return Vec::new() };
            let mut all = vec![v.t1("change-improved", "count", said::told(v, steps.improved, steps.of))];
            if let Some((same, worse)) = steps.others {
                all.push(v.t2("change-others", "same", same, "worse", worse));
            }
            if let (Some(target), Some(points)) = (steps.target, own.and_then(|own| own.target)) {
                let points = said::number(v, points, 1);
                all.push(v.t2("change-target", "points", points, "count", said::told(v, target, steps.of)));
            }
            if let (Some([before, after]), Some(threshold)) = (contrast.able, own.and_then(|own| own.threshold)) {
                let (before, after) = (said::told(v, before, steps.of), said::told(v, after, steps.of));
                let threshold = said::number(v, threshold, 1);
                let values = [("threshold", threshold.into()), ("before", before.into()), ("after", after.into())];
                all.push(v.words.tell("change-threshold", &values));
            }
            all
        };
        figures.contrasts.iter().find(figures::counts_steps).map(told).unwrap_or_default()
    }

    fn chart(&self, figures: &Figures) -> askama::Result<String> {
        let chart = chart::chart(self.v, &self.id(), &self.title, figures, self.scale.range.unwrap_or_default());
        chart.render()
    }

    /// Why months later are not compared; none where they are, or were not asked.
    fn not_kept(&self, figures: &Figures) -> Option<String> {
        let why = figures.kept.as_ref()?.as_ref().err()?;
        Some(self.v.t(match why {
            NotShown::OneLine => "change-kept-few",
            NotShown::Subtractable | NotShown::Alike => "change-kept-apart",
        }))
    }

    /// Who was lost, compared by where they stood before.
    fn lost(&self, figures: &Figures) -> Option<String> {
        let (v, lost) = (self.v, figures.lost.as_ref()?);
        let [gone, kept] = lost.means.map(|mean| said::number(v, mean, 2));
        let values = [
            ("lost", lost.people.first().copied().unwrap_or_default().into()),
            ("gone", gone.into()),
            ("kept", kept.into()),
            ("p", said::p(v, lost.test.known().map(|test| test.p)).into()),
        ];
        Some(v.words.tell("change-lost", &values))
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeChange>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let seen = Seen::of(&v, &mut tx, &permit).await?;
    drop(tx);
    page(&Show { v: &v, seen })
}
