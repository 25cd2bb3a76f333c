//! The forms about a case, its session and what comes after; then every button, and the forms with tests of their own.

use crate::forms_table::{FORM, Form};

/// The forms.
pub const CASE_FORMS: &[Form] = &[
    Form {
        path: "/cases/{begun}/form/pain",
        who: "pre",
        good: &[
            ("diagnosis", "Low back pain"),
            ("duration", "3-5-years"),
            ("pain-average", "7"),
            ("version", "{page}"),
        ],
        lines: &[("diagnosis", 160)],
        wrong: &[
            ("duration", "forever"),
            ("regions", "tail"),
            ("pain-average", "11"),
            ("pain-average", "-1"),
            ("pain-now", "a lot"),
        ],
        stale: &[("version", "0000000000000000")],
        ..FORM
    },
    Form {
        path: "/cases/{waiting}/return",
        page: "/cases/{waiting}/review",
        good: &[("note", "Which formulation?")],
        needed: &["note"],
        texts: &[("note", 1000)],
        ..FORM
    },
    Form {
        path: "/cases/{waiting}/hiding",
        page: "/cases/{waiting}/texts",
        good: &[("field", "goals"), ("hidden", "yes")],
        foreign: &[("field", "wishes"), ("field", "")],
        ..FORM
    },
    Form {
        path: "/cases/{waiting}/removal",
        page: "/cases/{waiting}/removal?text=case",
        good: &[("text", "case")],
        foreign: &[("text", "wishes"), ("text", "")],
        ..FORM
    },
    Form {
        path: "/cases/{planned}/place",
        page: "/cases/{planned}/review",
        good: &[("segment", "out")],
        needed: &["segment"],
        wrong: &[("segment", "the first")],
        foreign: &[("segment", "{live-place}"), ("segment", "{case}")],
        ..FORM
    },
    Form {
        path: "/cases/{case}/roles",
        who: "per",
        good: &[("act", "Fit a brace")],
        needed: &["act"],
        lines: &[("act", 120)],
        ..FORM
    },
    Form {
        path: "/cases/{case}/roles/{act}",
        who: "per",
        good: &[
            ("can", "conditions"),
            ("limits", "Under a directive"),
            ("jurisdiction", "Ontario"),
            ("version", "{page}"),
        ],
        needed: &["can", "limits"],
        lines: &[("jurisdiction", 80)],
        texts: &[("limits", 600)],
        wrong: &[("can", "perhaps")],
        stale: &[("version", "7")],
        ..FORM
    },
    Form {
        path: "/cases/{case}/clarifications",
        page: "/sessions/{session}/room",
        who: "per",
        at: "ask-{case}-",
        good: &[("question", "Since when?")],
        needed: &["question"],
        texts: &[("question", 600)],
        ..FORM
    },
    Form {
        path: "/cases/{case}/clarifications/{clarification}/answer",
        page: "/sessions/{session}/room",
        who: "pre",
        at: "answer-{clarification}-",
        good: &[("answer", "Since last spring")],
        needed: &["answer"],
        texts: &[("answer", 1200)],
        ..FORM
    },
    Form {
        path: "/cases/{planned}/comments",
        page: "/cases/{planned}",
        who: "spe",
        good: &[("text", "Ask about sleep")],
        needed: &["text"],
        texts: &[("text", 600)],
        ..FORM
    },
    Form {
        path: "/cases/{planned}/comments/{note}",
        who: "spe",
        good: &[("text", "Ask about sleep")],
        needed: &["text"],
        texts: &[("text", 600)],
        ..FORM
    },
    Form {
        path: "/cases/{case}/recommendations",
        page: "/sessions/{session}/room",
        who: "per",
        at: "advice-{case}-",
        good: &[
            ("domain", "pharmacological"),
            ("text", "Lower the dose slowly"),
            ("strength", "strong"),
            ("source", "Canadian guideline 2017"),
            ("link", "https://example.org/guideline"),
        ],
        needed: &["domain", "text", "strength", "source"],
        lines: &[("source", 200)],
        texts: &[("text", 1000)],
        wrong: &[("domain", "magic"), ("strength", "certain"), ("link", "javascript:alert(1)")],
        ..FORM
    },
    Form {
        path: "/cases/{case}/recommendations/{recommendation}",
        page: "/sessions/{session}/room",
        who: "per",
        at: "change-{recommendation}-",
        good: &[
            ("domain", "pharmacological"),
            ("text", "Lower the dose slowly"),
            ("strength", "strong"),
            ("source", "Canadian guideline 2017"),
            ("link", "https://example.org/guideline"),
        ],
        needed: &["domain", "text", "strength", "source"],
        lines: &[("source", 200)],
        texts: &[("text", 1000)],
        wrong: &[("domain", "magic"), ("strength", "certain"), ("link", "javascript:alert(1)")],
        ..FORM
    },
    Form {
        path: "/snippets",
        page: "/snippets/new",
        who: "spe",
        good: &[("domain", "safety"), ("text_en", "Offer naloxone"), ("strength", "strong"), ("source", "CDC 2022")],
        needed: &["domain", "text_en", "strength", "source"],
        lines: &[("source", 200)],
        texts: &[("text_en", 1000), ("text_fr", 1000)],
        wrong: &[("domain", "magic"), ("strength", "certain"), ("link", "example.org")],
        ..FORM
    },
    Form {
        path: "/snippets/{snippet}",
        who: "spe",
        good: &[
            ("domain", "safety"),
            ("text_en", "Offer naloxone to everybody at home"),
            ("strength", "strong"),
            ("source", "CDC 2022"),
            ("edition", "{page}"),
        ],
        needed: &["domain", "text_en", "strength", "source"],
        lines: &[("source", 200)],
        texts: &[("text_en", 1000), ("text_fr", 1000)],
        wrong: &[("domain", "magic"), ("strength", "certain"), ("link", "example.org")],
        stale: &[("edition", "7")],
        ..FORM
    },
    Form {
        path: "/cases/{case}/recommendations/{recommendation}/feasibility",
        page: "/sessions/{session}/room",
        who: "pre",
        at: "view-{recommendation}-",
        good: &[("feasible", "not-here"), ("why", "No physiotherapist")],
        needed: &["feasible", "why"],
        texts: &[("why", 300)],
        wrong: &[("feasible", "maybe")],
        ..FORM
    },
    Form {
        path: "/sessions/{session}/attendance/{person}",
        good: &[("minutes", "45"), ("reason", "Was on the telephone")],
        needed: &["minutes", "reason"],
        texts: &[("reason", 300)],
        wrong: &[("minutes", "-1"), ("minutes", "9999"), ("minutes", "all of them")],
        ..FORM
    },
    Form {
        path: "/cases/{discussed}/letter/edition",
        page: "/cases/{discussed}/letter",
        who: "spe",
        good: &[("keep", "{advice}"), ("place-{advice}", "1")],
        wrong: &[("place-{advice}", "first"), ("place-{advice}", "0"), ("place-{advice}", "100")],
        foreign: &[("keep", "{recommendation}"), ("keep", "the first")],
        ..FORM
    },
    Form {
        path: "/cases/{discussed}/letter/signature",
        page: "/cases/{discussed}/letter",
        who: "spe",
        good: &[("seen", "{page}")],
        stale: &[("seen", ""), ("seen", "0000")],
        ..FORM
    },
    Form {
        path: "/cases/{case}/letter/amendment",
        who: "spe",
        good: &[("reason", "The dose was wrong")],
        needed: &["reason"],
        lines: &[("reason", 300)],
        ..FORM
    },
    Form {
        path: "/cases/{discussed}/letter/recommendations",
        who: "spe",
        good: &[("domain", "pharmacological"), ("text", "Lower the dose slowly")],
        needed: &["domain", "text"],
        texts: &[("text", 1000)],
        wrong: &[("domain", "magic")],
        ..FORM
    },
    Form {
        path: "/cases/{discussed}/letter/recommendations/{advice}",
        who: "spe",
        good: &[("text", "Lower the dose slowly"), ("plain", "We suggest a lower dose"), ("seen", "{page}")],
        needed: &["text"],
        texts: &[("text", 1000), ("plain", 600)],
        stale: &[("seen", ""), ("seen", "0000")],
        ..FORM
    },
    Form {
        path: "/cases/{case}/follow-up",
        who: "pre",
        good: &[
            ("outcome-{recommendation}", "not"),
            ("barrier-{recommendation}", "unavailable"),
            ("why-{recommendation}", "No stock here"),
        ],
        needed: &["outcome-{recommendation}", "barrier-{recommendation}", "why-{recommendation}"],
        texts: &[("why-{recommendation}", 1000)],
        wrong: &[("outcome-{recommendation}", "maybe"), ("barrier-{recommendation}", "the weather")],
        ..FORM
    },
    Form {
        path: "/programs/{program}/credit",
        good: &[
            ("valid_from", "2027-01-01"),
            ("hundredths_per_hour", "100"),
            ("session_percent", "75"),
            ("cycle_percent", "60"),
            ("accreditor", "College of nurses"),
            ("statement", "This is a certified activity"),
        ],
        needed: &["valid_from", "hundredths_per_hour", "session_percent", "cycle_percent", "accreditor", "statement"],
        texts: &[("accreditor", 200), ("statement", 2000)],
        wrong: &[
            ("valid_from", "01/01/2027"),
            ("valid_from", "9999999-01-01"),
            ("hundredths_per_hour", "-1"),
            ("hundredths_per_hour", "1.5"),
            ("session_percent", "0"),
            ("session_percent", "101"),
            ("cycle_percent", "most"),
        ],
        ..FORM
    },
];

/// A form without fields to type in: who presses its button, where it is, and what it sends.
pub type Button = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Buttons: nothing is typed.
pub const BUTTONS: &[Button] = &[
    ("gst", "/in/{secret}", &[]),
    ("per", "/sign-out", &[]),
    ("adm", "/members/{member}/invitation", &[]),
    ("adm", "/outbox/{mail}/delivery", &[]),
    ("coo", "/programs/{program}/publication", &[("published", "no")]),
    ("per", "/cycles/{cycle}/registration/withdrawal", &[]),
    ("per", "/cycles/{cycle}/cases", &[]),
    ("coo", "/cases/{waiting}/acceptance", &[]),
    ("per", "/sessions/{session}/ticket", &[]),
    ("fac", "/sessions/{session}/people/{person}/muting", &[]),
    ("fac", "/sessions/{session}/people/{person}/removal", &[("removed", "yes")]),
    ("fac", "/sessions/{session}/opening", &[]),
    ("fac", "/sessions/{session}/place", &[("from", "{live-place}.recommend"), ("to", "{live-place}.summary")]),
    ("pre", "/sessions/{session}/hand", &[("raised", "yes")]),
    ("fac", "/sessions/{session}/hands/{hand}/order", &[("to", "0")]),
    ("fac", "/sessions/{session}/hands/{hand}/lowering", &[]),
    ("fac", "/cases/{case}/section", &[("section", "goals")]),
    ("fac", "/cases/{case}/recommendations/{recommendation}/striking", &[("struck", "yes")]),
    ("fac", "/cases/{case}/recommendations/{recommendation}/second", &[("seconded", "yes")]),
    ("spe", "/snippets/{snippet}/retirement", &[("retired", "yes")]),
    ("spe", "/cases/{case}/comments/{comment}/removal", &[]),
    ("pre", "/cases/{case}/follow-up/presentation", &[("cycle", "{cycle}")]),
    ("coo", "/questionnaires/removal", &[("instrument", "pomi"), ("language", "en")]),
    ("per", "/me/talk", &[("show", "yes")]),
    ("pre", "/me/certificates", &[("cycle", "{cycle}")]),
    ("coo", "/cases/{case}/attachments/{attachment}/removal", &[]),
    ("coo", "/cycles/{cycle}/certificates", &[]),
    ("eva", "/studies/{study}/state", &[("state", "closed")]),
    ("coo", "/studies/{study}/participants/asking", &[]),
    ("coo", "/studies/{study}/groups/{group}/present", &[("participant", "{participant}")]),
    ("spe", "/studies/{study}/quotes/{quote}/removal", &[]),
    ("eva", "/studies/{study}/coding/rounds", &[]),
    ("eva", "/studies/{study}/coding/rounds/{round}/closing", &[]),
    ("spe", "/studies/{study}/coding/{transcript}/undoing", &[]),
    ("spe", "/studies/{study}/coding/{transcript}/finish", &[("finished", "yes")]),
    ("eva", "/studies/{study}/coding/{transcript}/anchoring", &[]),
    ("eva", "/studies/{study}/exchange/removal", &[]),
    ("spe", "/studies/{study}/coding/{transcript}/codings/{coding}/removal", &[]),
];

/// Forms with tests of their own, and where these are.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("/sign-in/password", "password"),
    ("/sign-in/credentials", "password"),
    ("/setup", "setup"),
    ("/cases/{case}/letter/objection", "letter"),
    ("/cases/{case}/letter/amendment/withdrawal", "letter"),
    ("/questionnaires", "item_text"),
    ("/programs/{program}/reports/new", "report"),
    ("/cases/similar", "similar"),
    ("/cases/{case}/draft", "form"),
    ("/cases/{case}/submission", "case"),
    ("/cases/{case}/recommendations/{recommendation}/merging", "recommendation"),
    ("/cases/{case}/attachments", "attachment"),
    ("/cases/{case}/import", "import"),
    ("/cases/{case}/import/lines", "import"),
    ("/cases/{case}/attachments/{attachment}/confirmation", "attachment"),
    ("/studies/{study}/team/{person}", "study"),
    ("/studies/{study}/consent", "study"),
    ("/studies/{study}/consent/withdrawal", "study"),
    ("/studies/{study}/participants", "study"),
    ("/studies/{study}/participants/{participant}", "study"),
    ("/studies/{study}/participants/{participant}/consent", "study"),
    ("/studies/{study}/participants/{participant}/withdrawal", "study"),
    ("/studies/{study}/groups/{group}/transcript", "study"),
    ("/studies/{study}/transcripts/{transcript}/speakers", "study"),
    ("/studies/{study}/transcripts/{transcript}/names", "study"),
    ("/studies/{study}/transcripts/{transcript}/freezing", "study"),
    ("/studies/{study}/transcripts/{transcript}/removal", "study"),
    ("/studies/{study}/transcripts/{transcript}/cues/{cue}", "study"),
    ("/studies/{study}/transcripts/{transcript}/cues/{cue}/quote", "study"),
    ("/studies/{study}/quotes/{quote}", "study"),
    ("/studies/{study}/quotes/{quote}/clearing", "study"),
    ("/studies/{study}/themes/{theme}", "coding"),
    ("/studies/{study}/themes", "coding"),
    ("/studies/{study}/codebook/codes/{studycode}", "coding"),
    ("/studies/{study}/codebook/codes", "coding"),
    ("/studies/{study}/codebook/codes/{studycode}/removal", "coding"),
    ("/studies/{study}/codebook/codes/{studycode}/memos", "coding"),
    ("/studies/{study}/coding/rounds/{round}/decisions", "coding"),
    ("/studies/{study}/coding/{transcript}/codings", "coding"),
    ("/studies/{study}/coding/{transcript}/cues/{cue}/memos", "coding"),
    ("/studies/{study}/exchange", "coding"),
    ("/studies/{study}/exchange/taking", "coding"),
    ("/studies/{study}/themes/{theme}/memos", "coding"),
];
