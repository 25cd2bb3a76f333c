//! A program's report in one language, of what its records say.

use std::collections::BTreeSet;

use domain::{
    access::{AnalyzeStudy, FreezeReport, Permit, SeeStudies},
    advice,
    id::{ProgramId, StudyId},
    moment::Moment,
    profession::Family,
    report::{Bar, Column, Document, FLOOR, Level, Part, Place, Reach, Remarks, Shown, until},
    small_cells::basis::{Frozen, Kept},
};
use store::{Tx, access::permit, program::Record};

use super::{
    level::Levels,
    state::{Told, sealed},
};
use crate::{
    advice::{percent, what},
    error::Error,
    gate::holds,
    joint_display::{Display, Kept as Near, Measured},
    visit::Visit,
};

/// What a report is made of, whatever the language.
pub(super) struct Material {
    program: Record,
    /// The first moment that does not count.
    pub until: Moment,
    /// What is counted, each figure as it stands beside earlier reports.
    told: Told,
    /// What people said beside it, of each study that whoever freezes the report analyzes.
    displays: Vec<(String, Display)>,
    /// The studies it tells of.
    pub studies: BTreeSet<StudyId>,
    /// What the figures rest on.
    pub figures: Frozen,
}

impl Material {
    /// Gathers it as of the last end of a month.
    pub async fn gather(v: &Visit, tx: &mut Tx, permitted: &Permit<FreezeReport>) -> Result<Self, Error> {
        let program = store::program::get(tx, permitted).await?;
        let until = until(v.now, &program.program.zone);
        let told = Told::gather(v, tx, permitted, (until, program.program.zone.clone())).await?;
        let mut figures = told.kept();
        let (mut displays, mut studies) = (Vec::new(), BTreeSet::new());
        let listed = permit::<SeeStudies>(tx, v.who()?, permitted.thing()).await?;
        for study in store::study::of_program(tx, &listed).await? {
            let Some(analyzes) = holds(permit::<AnalyzeStudy>(tx, v.who()?, study.id).await)? else { continue };
            let mut display = Display::counted(tx, &analyzes, FLOOR).await?;
            if display.readings.is_empty() {
                continue;
            }
            (display.measured, display.network) = (told.measured(v)?, Some(told.network(v)?));
            for theme in display.readings.keys() {
                let Some(basis) = display.rests.get(theme) else { continue };
                let name = format!("said {theme}");
                let basis = sealed(v, permitted.thing(), (&name, basis, false));
                if told.stands(&name, &basis) {
                    figures.insert(name, Kept { until, basis });
                } else {
                    display.near.insert(*theme);
                }
            }
            studies.insert(study.id);
            displays.push((study.study.title, display));
        }
        Ok(Self { program, until, told, displays, studies, figures })
    }

    /// Whom the program reached until now; none while they are too few.
    pub fn reach(&self) -> Result<Option<&Reach>, Error> {
        Ok(self.told.now()?.reach.as_ref())
    }

    /// The program.
    pub fn program(&self) -> ProgramId {
        self.program.id
    }

    /// The report in the language of a visit.
    pub fn document(&self, v: &Visit, remarks: &Remarks) -> Result<Document, Error> {
        let title = self.program.program.title.as_str();
        let last = v.words.date(self.until.plus_seconds(-1), &self.program.program.zone);
        let mut parts = Vec::new();
        match self.reach()? {
            None => parts.push(text(v.t1("report-too-few", "floor", FLOOR))),
            Some(reach) => {
                self.reached(v, reach, &mut parts)?;
                self.advised(v, &mut parts);
                self.changed(v, &mut parts)?;
                self.turned(v, &mut parts)?;
                self.said(v, &mut parts);
                self.evidenced(v, reach, &mut parts)?;
            }
        }
        parts.push(heading(v.t("report-method")));
        parts.push(text(v.t1("report-method-text", "floor", FLOOR)));
        parts.push(heading(v.t("report-limits")));
        parts.push(text(v.t("report-limits-text")));
        parts.extend(
            remarks.limits.split("\n\n").filter(|limit| !limit.trim().is_empty()).map(|limit| text(limit.into())),
        );
        Ok(Document {
            language: v.language.code().to_owned(),
            hub: v.hub_name(),
            title: v.t("report-title"),
            about: v.t2("report-about", "program", title, "date", last),
            parts,
        })
    }

    /// A figure of whom the program reached, in words; hidden where it is too small, or would point at few beside earlier reports.
    fn figure(&self, v: &Visit, name: &str, of: impl Fn(&Reach) -> Option<String>) -> String {
        let told = self.told.of(name).and_then(|state| state.reach.as_ref()).and_then(of);
        told.map_or_else(|| v.t("report-hidden"), |value| self.told.dated(v, name, value))
    }

    fn reached(&self, v: &Visit, reach: &Reach, parts: &mut Vec<Part>) -> Result<(), Error> {
        parts.push(heading(v.t("report-reach")));
        let hours = |minutes: u32| (minutes / 60).to_string();
        let held = self.told.now()?.hours;
        let own = |count: Option<u32>| count.map(|count| count.to_string());
        let rows = [
            ("sessions", held.sessions.to_string()),
            ("session-hours", hours(held.minutes)),
            ("attended", reach.attended.to_string()),
            ("approved", self.figure(v, "approved", |reach| own(reach.approved))),
            ("person-hours", self.figure(v, "person-hours", |reach| Some(hours(reach.hours.person_minutes)))),
            ("communities", self.figure(v, "communities", |reach| Some(reach.communities.to_string()))),
            ("cases", self.figure(v, "cases", |reach| Some(reach.cases.to_string()))),
            ("presenters", self.figure(v, "presenters", |reach| own(reach.presenters))),
            ("certified", self.figure(v, "certified", |reach| own(reach.certified))),
            ("credits", self.figure(v, "credits", |reach| reach.hundredths.map(|sum| voice(v).hundredths(sum)))),
        ];
        let rows =
            rows.into_iter().map(|(figure, value)| vec![v.t(format!("report-figure-{figure}")), value]).collect();
        let columns = vec![column(v.t("report-figure"), false), column(v.t("report-number"), true)];
        let note = v.t1("report-reach-note", "floor", FLOOR);
        parts.push(Part::Table { caption: v.t("report-reach-caption"), columns, rows, note });
        if let Some(then) = self.told.of("families").and_then(|state| state.reach.as_ref()) {
            let name = |families: &[Family]| joined(families.iter().map(|own| v.t(format!("family-{}", own.code()))));
            let groups = then.families.iter().map(|(families, people)| (name(families), *people)).collect();
            let caption = self.told.dated(v, "families", v.t("report-families"));
            parts.extend(shares(v, caption, groups, then.attended));
        }
        if let Some(then) = self.told.of("places").and_then(|state| state.reach.as_ref()) {
            let name = |places: &[Place]| joined(places.iter().map(|own| v.t(format!("report-place-{}", own.code()))));
            let groups = then.places.iter().map(|(places, people)| (name(places), *people)).collect();
            let caption = self.told.dated(v, "places", v.t("report-places"));
            parts.extend(shares(v, caption, groups, then.attended));
        }
        Ok(())
    }

    /// What became of the advice, where that is told.
    fn advice(&self) -> Option<&advice::Report> {
        self.told.of("advice")?.advice.as_ref()
    }

    fn advised(&self, v: &Visit, parts: &mut Vec<Part>) {
        parts.push(heading(v.t("report-advice")));
        let Some(report) = self.advice() else {
            parts.push(text(v.t1("report-advice-none", "floor", FLOOR)));
            return;
        };
        parts.push(text(self.told.dated(
            v,
            "advice",
            v.t2("advice-rests", "given", report.given, "cases", report.cases),
        )));
        let bar = |shared: &advice::Shared| Bar {
            name: what(v, shared),
            permille: permille(shared.percent[0] / 100.0),
            // Shares of what was given stand beside shares of what was answered: each says its own whole.
            words: v.words.tell(
                "report-advice-share",
                &[("count", shared.count.into()), ("of", shared.of.into()), ("share", percent(v, shared).into())],
            ),
        };
        parts.push(Part::Bars {
            caption: v.t("report-advice-caption"),
            bars: report.shares().iter().map(bar).collect(),
        });
        parts.push(text(v.t("advice-means-done")));
    }

    fn changed(&self, v: &Visit, parts: &mut Vec<Part>) -> Result<(), Error> {
        parts.push(heading(v.t("report-change")));
        let measured = self.told.measured(v)?;
        let near = |measured: &Measured| matches!(measured.kept, Near::TooNear);
        let told = measured.iter().filter(|measured| measured.figures.is_some() || near(measured));
        let rows: Vec<Vec<String>> =
            told.map(|measured| vec![measured.name(v), Display::changed(v, measured).join("\n")]).collect();
        if rows.is_empty() {
            parts.push(text(v.t1("report-change-none", "floor", FLOOR)));
            return Ok(());
        }
        let columns = vec![column(v.t("report-scale"), false), column(v.t("report-changed"), false)];
        parts.push(Part::Table {
            caption: v.t("report-change-caption"),
            columns,
            rows,
            note: v.t("report-change-note"),
        });
        Ok(())
    }

    fn turned(&self, v: &Visit, parts: &mut Vec<Part>) -> Result<(), Error> {
        parts.push(heading(v.t("network-title")));
        let rows = self.told.network(v)?.rows(v);
        if rows.is_empty() {
            parts.push(text(v.t1("report-network-none", "floor", FLOOR)));
            return Ok(());
        }
        let numeric = ["people", "reached", "density", "external"];
        let columns = numeric.map(|name| column(v.t(format!("report-network-{name}")), true));
        parts.push(Part::Table {
            caption: v.t("report-network-caption"),
            columns: std::iter::once(column(v.t("report-network-wave"), false)).chain(columns).collect(),
            rows,
            note: v.t1("report-network-note", "floor", FLOOR),
        });
        Ok(())
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

    fn evidenced(&self, v: &Visit, reach: &Reach, parts: &mut Vec<Part>) -> Result<(), Error> {
        parts.push(heading(v.t("report-evidence")));
        let mut rows = Vec::new();
        for level in Level::ALL {
            let shown = match self.shown(v, reach, level)? {
                Shown::Evidenced(words) => words,
                Shown::TooFew => v.t1("report-evidence-few", "floor", FLOOR),
                Shown::TooNear => v.t1("report-evidence-near", "floor", FLOOR),
                Shown::NotEvidenced => v.t("report-evidence-none"),
            };
            rows.push(vec![v.t(format!("report-level-{}", level.code())), shown]);
        }
        let columns = vec![column(v.t("report-level"), false), column(v.t("report-shown"), false)];
        let note = v.t("report-evidence-note");
        parts.push(Part::Table { caption: v.t("report-evidence-caption"), columns, rows, note });
        Ok(())
    }

    /// How far a level is shown by the program's own records.
    fn shown(&self, v: &Visit, reach: &Reach, level: Level) -> Result<Shown, Error> {
        Ok(match level {
            Level::Participation => {
                let sessions = self.told.now()?.hours.sessions;
                Shown::Evidenced(v.t2("report-evidence-reach", "people", reach.attended, "sessions", sessions))
            }
            Level::Satisfaction => Levels::satisfaction(&self.told, v)?,
            Level::Learning => Levels::learning(&self.told, v)?,
            Level::Competence => self.competence(v)?,
            Level::Performance => self.performance(v)?,
            Level::PatientHealth | Level::CommunityHealth => Shown::NotEvidenced,
        })
    }

    fn competence(&self, v: &Visit) -> Result<Shown, Error> {
        let measured = self.told.measured(v)?;
        let told = measured.iter().find(|measured| measured.figures.is_some());
        Ok(match told.map(|measured| (measured, Display::changed(v, measured))) {
            Some((measured, lines)) => {
                let first = lines.first().map(String::as_str).unwrap_or_default();
                Shown::Evidenced(v.t2("report-evidence-change", "scale", measured.name(v), "change", first))
            }
            None if measured.is_empty() => Shown::NotEvidenced,
            None if measured.iter().any(|measured| matches!(measured.kept, Near::TooNear)) => Shown::TooNear,
            None => Shown::TooFew,
        })
    }

    fn performance(&self, v: &Visit) -> Result<Shown, Error> {
        let Some(report) = self.advice() else {
            return Ok(if self.told.now()?.advice.is_some() { Shown::TooNear } else { Shown::TooFew });
        };
        let done = |shared: &advice::Shared| matches!(&shared.what, advice::What::Fates(fates) if fates.first() == Some(&advice::Fate::Done));
        let shares = report.shares();
        let words = |shared| v.t1("report-evidence-advice", "share", percent(v, shared));
        let told = shares.iter().find(|shared| done(shared));
        Ok(told.map_or(Shown::TooFew, |shared| Shown::Evidenced(self.told.dated(v, "advice", words(shared)))))
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
