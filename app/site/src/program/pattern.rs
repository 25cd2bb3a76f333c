//! A program's form, as the pages that begin and change one share it.

use domain::template::TEMPLATES;
use ui::Radios;

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
