//! Where it hurts, as a picture: two outlines of a body with the painful regions hatched. The same stands beside it in words.

use askama::Template;
use domain::form::{Answers, Form};
use ui::Html;

use crate::{error::Error, visit::Visit};

/// A region of an outline: its code in the form, and its shape.
type Part = (&'static str, &'static str);

/// The front, in a box of 100 by 220.
const FRONT: &[Part] = &[
    ("head", "M50 4a12 13 0 1 0 .01 0z"),
    ("neck", "M45 30h10v7h-10z"),
    ("shoulders", "M43 38h-8q-10 2-11 13h12zM57 38h8q10 2 11 13h-12z"),
    ("chest", "M43 38h14l7 13-1 17h-26l-1-17z"),
    ("abdomen", "M37 69h26v21h-26z"),
    ("pelvis", "M43 91h14v12l-7 5-7-5z"),
    ("hips", "M37 91h5v15h-8q0-9 3-15zM63 91h-5v15h8q0-9-3-15z"),
    ("arms", "M24 52h10l-2 48h-9q-1-30 1-48zM76 52h-10l2 48h9q1-30-1-48z"),
    ("hands", "M22 101h10l1 9q-5 8-10 2zM78 101h-10l-1 9q5 8 10 2z"),
    ("legs", "M34 107h8l7 3v38h-11zM66 107h-8l-7 3v38h11zM39 163h10l-1 38h-7zM61 163h-10l1 38h7z"),
    ("knees", "M38 149h11v13h-11zM62 149h-11v13h11z"),
    ("feet", "M41 202h7v8h-13q0-5 6-8zM59 202h-7v8h13q0-5-6-8z"),
];

/// The back.
const BACK: &[Part] = &[
    ("head", "M50 4a12 13 0 1 0 .01 0z"),
    ("neck", "M45 30h10v7h-10z"),
    ("shoulders", "M43 38h-8q-10 2-11 13h12zM57 38h8q10 2 11 13h-12z"),
    ("upper-back", "M43 38h14l7 13-1 17h-26l-1-17z"),
    ("low-back", "M37 69h26v21h-26z"),
    ("hips", "M37 91h26l3 17h-32z"),
    ("arms", "M24 52h10l-2 48h-9q-1-30 1-48zM76 52h-10l2 48h9q1-30-1-48z"),
    ("hands", "M22 101h10l1 9q-5 8-10 2zM78 101h-10l-1 9q5 8 10 2z"),
    ("legs", "M34 109h15v39h-11zM66 109h-15v39h11zM39 163h10l-1 38h-7zM61 163h-10l1 38h7z"),
    ("knees", "M38 149h11v13h-11zM62 149h-11v13h11z"),
    ("feet", "M41 202h7v8h-11zM59 202h-7v8h11z"),
];

/// The code that stands for every region.
const EVERYWHERE: &str = "widespread";

/// What an outline is called, how far it stands to the right, and its shapes with whether they hurt.
type Outline = (String, u16, Vec<(&'static str, bool)>);

#[derive(Template)]
#[template(path = "case/body.html")]
struct Body<'a> {
    v: &'a Visit,
    /// The painful regions in words.
    regions: Vec<&'a str>,
    outlines: [Outline; 2],
}

/// The picture with its list; nothing when no region was named.
pub fn map(v: &Visit, form: &Form, answers: &Answers) -> Result<Html, Error> {
    let hurts = answers.many("regions");
    if hurts.is_empty() {
        return Ok(Html::default());
    }
    let everywhere = hurts.iter().any(|code| code == EVERYWHERE);
    let drawn = |parts: &[Part]| {
        parts.iter().map(|(code, shape)| (*shape, everywhere || hurts.iter().any(|hurt| hurt == code))).collect()
    };
    let body = Body {
        v,
        regions: hurts.iter().map(|code| form.word("regions", code, v.language)).collect(),
        outlines: [(v.t("case-view-front"), 0, drawn(FRONT)), (v.t("case-view-back"), 110, drawn(BACK))],
    };
    Html::rendered(&body).map_err(Error::broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_of_the_form_has_its_place_on_the_body() {
        let field = domain::form::newest().sections.iter().find_map(|section| section.field("regions")).unwrap();
        assert!(!field.options().is_empty());
        for option in field.options() {
            let placed = FRONT.iter().chain(BACK).any(|(code, _)| *code == option.code);
            assert!(placed || option.code == EVERYWHERE, "{}", option.code);
        }
    }
}
