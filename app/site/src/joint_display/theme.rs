//! What somebody reads out of a theme and the figures beside it.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    fields::{Faults, Fields},
    id::{StudyId, ThemeId},
    joint_display::{Fit, NetworkFigure, Reading, named},
    small_cells::FLOOR,
};
use store::theme::Version as Theme;
use ui::{Checkboxes, Choice, Radios, Select, SelectItem};

use super::Display;
use crate::{
    ask::Ask,
    codebook::Place,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "joint_display/theme.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    form: &'a Form,
    place: &'a Place,
    display: &'a Display,
    theme: &'a Theme,
    /// The number of the reading that the form continues; 0 before the first.
    version: u32,
}

impl Show<'_> {
    fn scale(&self) -> Select {
        let list = self.ask.select("scale", "joint-display-scale").hint(self.v.t("joint-display-scale-hint"));
        let none = SelectItem::new("", self.v.t("joint-display-scale-none"));
        let scales = self.display.measured.iter().map(|one| SelectItem::new(named(&one.scale), one.name(self.v)));
        list.items(std::iter::once(none).chain(scales))
    }

    fn network(&self) -> Select {
        let list = self.ask.select("network", "joint-display-network").hint(self.v.t("joint-display-network-hint"));
        let none = SelectItem::new("", self.v.t("joint-display-scale-none"));
        let figure =
            |one: NetworkFigure| SelectItem::new(one.code(), self.v.t(format!("joint-display-network-{}", one.code())));
        list.items(std::iter::once(none).chain(NetworkFigure::ALL.map(figure)))
    }

    fn fit(&self) -> Radios {
        let choice = |fit: Fit| (fit.code(), self.v.t(format!("joint-display-fit-{}", fit.code())));
        self.ask.radios("fit", "joint-display-fit").choices(Fit::ALL.map(choice))
    }

    fn quotes(&self) -> Checkboxes {
        let choice = |quote: &store::quote::Record| Choice::new(quote.id.to_string(), quote.quote.text.clone());
        Checkboxes::new("quote", self.v.t("joint-display-quotes"))
            .small()
            .values(self.form.fields.all("quote").map(str::to_owned).collect::<Vec<_>>())
            .error(self.ask.error("quote"))
            .choices(self.display.quotes.iter().map(choice))
    }
}

struct Found {
    place: Place,
    display: Display,
    theme: Theme,
}

impl Found {
    async fn of(v: &Visit, tx: &mut store::Tx, permit: &Allowed<AnalyzeStudy>, id: ThemeId) -> Result<Self, Error> {
        let place = Place::of(tx, permit).await?;
        let display = Display::of(v, tx, permit, (v.now, FLOOR)).await?;
        let theme = display.themes.iter().find(|theme| theme.id == id).cloned().ok_or(Error::Missing)?;
        Ok(Self { place, display, theme })
    }

    fn version(&self) -> u32 {
        self.display.readings.get(&self.theme.id).map_or(0, |kept| kept.number)
    }

    fn fields(&self) -> Fields {
        self.display.readings.get(&self.theme.id).map(|kept| kept.reading.fields()).unwrap_or_default()
    }

    fn page<'a>(&'a self, v: &'a Visit, form: &'a Form) -> Show<'a> {
        let (place, display, theme) = (&self.place, &self.display, &self.theme);
        Show { v, ask: Ask::new(v, form), form, place, display, theme, version: self.version() }
    }
}

/// Shows the form with what holds now.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, id)): Path<(StudyId, ThemeId)>) -> Reply {
    let found = Found::of(&v, &mut v.app.db.read().await?, &permit, id).await?;
    let form = Form { fields: found.fields(), ..Form::default() };
    page(&found.page(&v, &form))
}

/// Keeps the reading as the next version.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, id)): Path<(StudyId, ThemeId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let found = Found::of(&v, &mut tx, &permit, id).await?;
    let scales: Vec<_> = found.display.measured.iter().map(|one| one.scale.clone()).collect();
    let quotes = found.display.quotes.iter().map(|quote| quote.id).collect();
    let read = sent.fields.get("version").parse().unwrap_or_default();
    let faults = match Reading::check(&sent.fields, &scales, &quotes) {
        Ok(reading) => match store::joint_display::write(&mut tx, &permit, (id, read), &reading, v.now).await {
            Ok(()) => {
                let at = format!("/studies/{}/joint-display?said=joint-display-saved", permit.thing());
                return v.done(tx, &sent, &at).await;
            }
            Err(store::Error::Taken) => Faults::one("", "joint-display-fault-taken"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    drop(tx);
    again(&found.page(&v, &Form { fields: sent.fields, faults }))
}
