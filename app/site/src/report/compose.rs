//! A program's report in one language, of what its records say.

use std::collections::BTreeSet;

use domain::{
    access::{AnalyzeStudy, FreezeReport, Permit, SeeAdvice, SeeChange, SeeNetwork, SeeStudies},
    advice,
    id::{ProgramId, StudyId},
    moment::Moment,
    report::{Bar, Column, Document, FLOOR, Hours, Level, Part, Reach, Remarks, Shown, until},
};
use store::{Tx, access::permit, program::Record};

use super::level::Levels;
use crate::{
    advice::{percent, what},
    error::Error,
    gate::holds,
    joint_display::{Display, Measured, measured},
    network::Figures as Network,
    visit::Visit,
};

/// What a report is made of, whatever the language.
pub(super) struct Material {
    program: Record,
    /// The first moment that does not count.
    pub until: Moment,
    hours: Hours,
    cases: u32,
    /// Whom the program reached; none while they are too few.
    pub reach: Option<Reach>,
    advice: Option<advice::Report>,
    /// The scales of the program's surveys with their changes.
    measured: Vec<Measured>,
    /// What they rated and knew.
    levels: Levels,
    /// Who turned to whom.
    network: Network,
    /// What people said beside it, of each study that whoever freezes the report analyzes.
    displays: Vec<(String, Display)>,
    /// The studies it tells of.
    pub studies: BTreeSet<StudyId>,
}

impl Material {
    /// Gathers it as of the last end of a month.
    pub async fn gather(v: &Visit, tx: &mut Tx, permitted: &Permit<FreezeReport>) -> Result<Self, Error> {
        let program = store::program::get(tx, permitted).await?;
        let until = until(v.now, &program.program.zone);
        let (took, hours) = store::report::taken(tx, permitted, until).await?;
        let cases = took.iter().map(|took| took.presented).fold(0, u32::saturating_add);
        let seen = permit::<SeeAdvice>(tx, v.who()?, permitted.thing()).await?;
        let events = store::advice::events(tx, &seen).await?;
        let advice = match advice::as_of(&events, &program.program.zone, until, FLOOR) {
            Some(counted) => advice::report(&store::advice::given(tx, &seen, counted).await?, FLOOR),
            None => None,
        };
        let earlier = store::report::earlier(tx, permitted).await?;
        let reach = domain::report::reach(&took, hours, &earlier);
        let changes = permit::<SeeChange>(tx, v.who()?, permitted.thing()).await?;
        let measured = measured(v, tx, &changes, FLOOR).await?;
        let levels = Levels::of(v, tx, &changes, until).await?;
        let turned = permit::<SeeNetwork>(tx, v.who()?, permitted.thing()).await?;
        let network = Network::of(v, tx, &turned, (until, FLOOR)).await?;
        let (mut displays, mut studies) = (Vec::new(), BTreeSet::new());
        let listed = permit::<SeeStudies>(tx, v.who()?, permitted.thing()).await?;
        for study in store::study::of_program(tx, &listed).await? {
            let Some(analyzes) = holds(permit::<AnalyzeStudy>(tx, v.who()?, study.id).await)? else { continue };
            let display = Display::of(v, tx, &analyzes, (until, FLOOR)).await?;
            if !display.readings.is_empty() {
                studies.insert(study.id);
                displays.push((study.study.title, display));
            }
        }
        Ok(Self { program, until, hours, cases, reach, advice, measured, levels, network, displays, studies })
    }

    /// The program.
    pub fn program(&self) -> ProgramId {
        self.program.id
    }

    /// The report in the language of a visit.
    pub fn document(&self, v: &Visit, remarks: &Remarks) -> Document {
        let title = self.program.program.title.as_str();
        let last = v.words.date(self.until.plus_seconds(-1), &self.program.program.zone);
        let mut parts = Vec::new();
        match &self.reach {
            None => parts.push(text(v.t1("report-too-few", "floor", FLOOR))),
            Some(reach) => {
                self.reached(v, reach, &mut parts);
                self.advised(v, &mut parts);
                self.changed(v, &mut parts);
                self.turned(v, &mut parts);
                self.said(v, &mut parts);
                self.evidenced(v, reach, &mut parts);
            }
        }
        parts.push(heading(v.t("report-method")));
        parts.push(text(v.t1("report-method-text", "floor", FLOOR)));
        parts.push(heading(v.t("report-limits")));
        parts.push(text(v.t("report-limits-text")));
        parts.extend(
            remarks.limits.split("\n\n").filter(|limit| !limit.trim().is_empty()).map(|limit| text(limit.into())),
        );
        Document {
            language: v.language.code().to_owned(),
            hub: v.hub_name(),
            title: v.t("report-title"),
            about: v.t2("report-about", "program", title, "date", last),
            parts,
        }
    }

    fn reached(&self, v: &Visit, reach: &Reach, parts: &mut Vec<Part>) {
        parts.push(heading(v.t("report-reach")));
        let hidden = || v.t("report-hidden");
        let number = |count: Option<u32>| count.map_or_else(hidden, |count| count.to_string());
        let hours = |minutes: u32| (minutes / 60).to_string();
        let mut rows = vec![
            ("sessions", self.hours.sessions.to_string()),
            ("session-hours", hours(self.hours.minutes)),
            ("attended", reach.attended.to_string()),
            ("approved", number(reach.approved)),
            ("person-hours", hours(reach.hours.person_minutes)),
            ("communities", reach.communities.to_string()),
            ("cases", self.cases.to_string()),
            ("presenters", number(reach.presenters)),
            ("certified", number(reach.certified)),
            ("credits", reach.hundredths.map_or_else(hidden, |hundredths| voice(v).hundredths(hundredths))),
        ];
        let rows = rows.drain(..).map(|(figure, value)| vec![v.t(format!("report-figure-{figure}")), value]).collect();
        let columns = vec![column(v.t("report-figure"), false), column(v.t("report-number"), true)];
        let note = v.t1("report-reach-note", "floor", FLOOR);
        parts.push(Part::Table { caption: v.t("report-reach-caption"), columns, rows, note });
        let families = reach.families.iter().map(|(families, people)| {
            (joined(families.iter().map(|family| v.t(format!("family-{}", family.code())))), *people)
        });
        parts.extend(shares(v, v.t("report-families"), families.collect(), reach.attended));
        let places = reach.places.iter().map(|(places, people)| {
            (joined(places.iter().map(|place| v.t(format!("report-place-{}", place.code())))), *people)
        });
        parts.extend(shares(v, v.t("report-places"), places.collect(), reach.attended));
    }

    fn advised(&self, v: &Visit, parts: &mut Vec<Part>) {
        parts.push(heading(v.t("report-advice")));
        let Some(report) = &self.advice else {
            parts.push(text(v.t1("report-advice-none", "floor", FLOOR)));
            return;
        };
        parts.push(text(v.t2("advice-rests", "given", report.given, "cases", report.cases)));
        let bar = |shared: &advice::Shared| Bar {
            name: what(v, shared),
            permille: permille(shared.percent[0] / 100.0),
            words: format!("{} · {}", shared.count, percent(v, shared)),
        };
        parts.push(Part::Bars {
            caption: v.t("report-advice-caption"),
            bars: report.shares().iter().map(bar).collect(),
        });
        parts.push(text(v.t("advice-means-done")));
    }

    fn changed(&self, v: &Visit, parts: &mut Vec<Part>) {
        parts.push(heading(v.t("report-change")));
        let told = self.measured.iter().filter(|measured| measured.figures.is_some());
        let rows: Vec<Vec<String>> =
            told.map(|measured| vec![measured.name(v), Display::changed(v, measured).join("\n")]).collect();
        if rows.is_empty() {
            parts.push(text(v.t1("report-change-none", "floor", FLOOR)));
            return;
        }
        let columns = vec![column(v.t("report-scale"), false), column(v.t("report-changed"), false)];
        parts.push(Part::Table {
            caption: v.t("report-change-caption"),
            columns,
            rows,
            note: v.t("report-change-note"),
        });
    }

    fn turned(&self, v: &Visit, parts: &mut Vec<Part>) {
        parts.push(heading(v.t("network-title")));
        let rows = self.network.rows(v);
        if rows.is_empty() {
            parts.push(text(v.t1("report-network-none", "floor", FLOOR)));
            return;
        }
        let numeric = ["people", "reached", "density", "external"];
        let columns = numeric.map(|name| column(v.t(format!("report-network-{name}")), true));
        parts.push(Part::Table {
            caption: v.t("report-network-caption"),
            columns: std::iter::once(column(v.t("report-network-wave"), false)).chain(columns).collect(),
            rows,
            note: v.t1("report-network-note", "floor", FLOOR),
        });
    }

    /// The joint display of each study: themes that somebody read, and their cleared quotes.
    fn said(&self, v: &Visit, parts: &mut Vec<Part>) {
        for (title, display) in &self.displays {
            parts.push(heading(v.t1("report-said", "study", title.as_str())));
            let (mut rows, mut quotes) = (Vec::new(), Vec::new());
            for theme in &display.themes {
                let Some(kept) = display.readings.get(&theme.id) else { continue };
                let beside = display.beside(theme.id);
                let measured = beside.map(|own| [vec![own.name(v)], Display::changed(v, own)].concat().join("\n"));
                let fit = v.t(format!("joint-display-fit-{}", kept.reading.fit.code()));
                let by = v.t2("report-read-by", "author", kept.author.as_str(), "date", v.date(&kept.created));
                rows.push(vec![
                    theme.theme.name.clone(),
                    display.told(v, theme.id).join("\n"),
                    beside_words(v, measured, display.turned(v, theme.id)),
                    format!("{fit}\n{}\n{by}", kept.reading.words),
                ]);
                let quoted = display.quoted(theme.id).into_iter();
                quotes.extend(
                    quoted.map(|quote| Part::Quote { text: quote.quote.text.clone(), by: theme.theme.name.clone() }),
                );
            }
            let columns = ["theme", "said", "measured", "reading"];
            let columns = columns.map(|name| column(v.t(format!("report-joint-{name}")), false)).into();
            parts.push(Part::Table {
                caption: v.t("joint-display-title"),
                columns,
                rows,
                note: v.t1("report-joint-note", "floor", FLOOR),
            });
            parts.extend(quotes);
        }
    }

    fn evidenced(&self, v: &Visit, reach: &Reach, parts: &mut Vec<Part>) {
        parts.push(heading(v.t("report-evidence")));
        let rows = Level::ALL.into_iter().map(|level| {
            let shown = match self.shown(v, reach, level) {
                Shown::Evidenced(words) => words,
                Shown::TooFew => v.t1("report-evidence-few", "floor", FLOOR),
                Shown::NotEvidenced => v.t("report-evidence-none"),
            };
            vec![v.t(format!("report-level-{}", level.code())), shown]
        });
        let columns = vec![column(v.t("report-level"), false), column(v.t("report-shown"), false)];
        let note = v.t("report-evidence-note");
        parts.push(Part::Table { caption: v.t("report-evidence-caption"), columns, rows: rows.collect(), note });
    }

    /// How far a level is shown by the program's own records.
    fn shown(&self, v: &Visit, reach: &Reach, level: Level) -> Shown {
        match level {
            Level::Participation => {
                Shown::Evidenced(v.t2("report-evidence-reach", "people", reach.attended, "sessions", self.hours.sessions))
            }
            Level::Performance => match &self.advice {
                Some(report) => report
                    .shares()
                    .iter()
                    .find(|shared| matches!(&shared.what, advice::What::Fates(fates) if fates.first() == Some(&advice::Fate::Done)))
                    .map_or(Shown::TooFew, |shared| {
                        Shown::Evidenced(v.t1("report-evidence-advice", "share", percent(v, shared)))
                    }),
                None => Shown::TooFew,
            },
            Level::Competence => {
                let told = self.measured.iter().find(|measured| measured.figures.is_some());
                match told.map(|measured| (measured, Display::changed(v, measured))) {
                    Some((measured, lines)) => {
                        let first = lines.first().map(String::as_str).unwrap_or_default();
                        Shown::Evidenced(v.t2("report-evidence-change", "scale", measured.name(v), "change", first))
                    }
                    None if self.measured.is_empty() => Shown::NotEvidenced,
                    None => Shown::TooFew,
                }
            }
            Level::Satisfaction => self.levels.satisfaction(v),
            Level::Learning => self.levels.learning(v),
            Level::PatientHealth | Level::CommunityHealth => Shown::NotEvidenced,
        }
    }
}

/// What stands beside a theme: a scale's change, a figure of the network, both, or that nothing does.
fn beside_words(v: &Visit, measured: Option<String>, turned: Vec<String>) -> String {
    let all: Vec<String> = measured.into_iter().chain(turned).collect();
    if all.is_empty() { v.t("joint-display-measured-none") } else { all.join("\n") }
}

fn voice(v: &Visit) -> &'static dyn domain::voice::Voice {
    v.words
}

fn heading(text: String) -> Part {
    Part::Heading { text }
}

fn text(text: String) -> Part {
    Part::Text { text }
}

fn column(name: String, numeric: bool) -> Column {
    Column { name, numeric }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" / ")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
fn permille(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as u32
}

/// Groups of people as bars; none when they cannot be told apart.
fn shares(v: &Visit, caption: String, groups: Vec<(String, u32)>, whole: u32) -> Option<Part> {
    if groups.is_empty() {
        return None;
    }
    let bar = |(name, people): (String, u32)| {
        let share = f64::from(people) / f64::from(whole.max(1));
        let words = v.t2("report-share", "count", people, "percent", format!("{:.0}", share * 100.0));
        Bar { name, permille: permille(share), words }
    };
    Some(Part::Bars { caption, bars: groups.into_iter().map(bar).collect() })
}
