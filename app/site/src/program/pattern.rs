//! A program's form, as the pages that begin and change one share it.

use domain::{computation::Factors, identifier::Floor, template::TEMPLATES};
use ui::{Radios, Select};

use crate::{ask::Ask, visit::Visit};

/// The patterns of a session to choose from, each with its segments.
pub(crate) fn templates(v: &Visit, f: Ask<'_>) -> Radios {
    TEMPLATES.iter().fold(f.radios("template", "program-template"), |radios, template| {
        let segments: Vec<_> = template
            .numbered()
            .map(|(kind, number, minutes)| {
                let name = v.t(format!("agenda-segment-{}", kind.code()));
                let name = number.map_or_else(|| name.clone(), |number| format!("{name} {number}"));
                v.t2("program-template-segment", "name", name, "minutes", minutes)
            })
            .collect();
        let name = v.t(format!("program-template-{}", template.code));
        radios.choice(ui::Choice::new(template.code, name).hint(segments.join(" · ")))
    })
}

/// The group sizes to choose from, each with when it fits.
pub(crate) fn floors(v: &Visit, f: Ask<'_>) -> Radios {
    let radios = f.radios("floor", "program-floor").hint(v.t("program-floor-hint"));
    Floor::ALL.into_iter().fold(radios, |radios, floor| {
        let name = v.t(format!("program-floor-{}", floor.code()));
        radios.choice(ui::Choice::new(floor.code(), name).hint(v.t(format!("program-floor-{}-hint", floor.code()))))
    })
}

/// The factor tables of totals to choose from.
pub(crate) fn factors(v: &Visit, f: Ask<'_>) -> Select {
    f.select("factors", "program-factors").hint(v.t("program-factors-hint")).items(named(v))
}

/// The tables to show beside it, or none.
pub(crate) fn beside(v: &Visit, f: Ask<'_>) -> Select {
    let list = f.select("factors_beside", "program-factors-beside").placeholder(v.t("program-factors-none"));
    list.hint(v.t("program-factors-beside-hint")).items(named(v))
}

fn named(v: &Visit) -> Vec<(&'static str, String)> {
    let name = |factors: Factors| match factors.is_superseded() {
        true => v.t1("program-factors-superseded", "name", factors.name()),
        false => factors.name().to_owned(),
    };
    Factors::all().map(|factors| (factors.id(), name(factors))).collect()
}
