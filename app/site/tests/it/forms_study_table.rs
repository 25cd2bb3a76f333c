//! The forms about studies, as in [`crate::forms_table`].

use crate::forms_table::{FORM, Form};

pub const STUDY_FORMS: &[Form] = &[
    Form {
        path: "/programs/{program}/studies",
        page: "/programs/{program}/studies/new",
        who: "eva",
        good: &[("title", "Together"), ("question", "How do you work together?"), ("quotes_each", "3")],
        needed: &["title", "question", "quotes_each"],
        lines: &[("title", 160)],
        texts: &[("question", 1000)],
        wrong: &[("quotes_each", "0"), ("quotes_each", "many")],
        ..FORM
    },
    Form {
        path: "/studies/{study}/settings",
        who: "eva",
        good: &[
            ("title", "Together"),
            ("question", "How do you work together?"),
            ("quotes_each", "4"),
            ("revision", "{page}"),
        ],
        needed: &["title", "question", "quotes_each"],
        lines: &[("title", 160)],
        texts: &[("question", 1000)],
        wrong: &[("quotes_each", "21")],
        stale: &[("revision", "0")],
        ..FORM
    },
    Form {
        path: "/studies/{study}/guide",
        who: "eva",
        good: &[("text", "Whom do you ask?"), ("reason", "Clearer"), ("version", "{page}")],
        needed: &["text", "reason"],
        texts: &[("text", 9_000), ("reason", 500)],
        stale: &[("version", "7")],
        ..FORM
    },
    Form {
        path: "/studies/{study}/coreq",
        who: "eva",
        good: &[("item-1", "An interviewer from outside"), ("item-32", "Yes")],
        texts: &[("item-1", 2000), ("item-32", 2000)],
        ..FORM
    },
    Form {
        path: "/studies/{study}/groups",
        page: "/studies/{study}/groups/new",
        who: "eva",
        good: &[("held_on", "2026-11-20"), ("minutes", "60"), ("place", "A meeting"), ("notes", "Lively")],
        needed: &["held_on"],
        lines: &[("place", 160)],
        texts: &[("others", 500), ("notes", 9_000)],
        wrong: &[("held_on", "yesterday"), ("minutes", "0"), ("session", "nowhere")],
        ..FORM
    },
    Form {
        path: "/studies/{study}/groups/{group}/settings",
        who: "eva",
        good: &[("held_on", "2026-11-21"), ("minutes", "61"), ("place", "A meeting"), ("notes", "Lively")],
        needed: &["held_on"],
        lines: &[("place", 160)],
        texts: &[("others", 500), ("notes", 9_000)],
        wrong: &[("held_on", "yesterday"), ("minutes", "0"), ("session", "nowhere")],
        ..FORM
    },
];
