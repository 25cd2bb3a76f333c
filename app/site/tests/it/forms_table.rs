//! Every form that people type into, but those about a case: what it takes, and what is wrong with it in which field.
//!
//! Names in braces stand for the ids of [`crate::everybody`]; `{page}` for what the form's own page has in the field.

/// A form.
pub struct Form {
    /// Where it is sent.
    pub path: &'static str,
    /// Where it stands, when that is another address.
    pub page: &'static str,
    /// Who fills it in.
    pub who: &'static str,
    /// What stands before a field's name in its id.
    pub at: &'static str,
    /// What is taken.
    pub good: &'static [(&'static str, &'static str)],
    /// Fields that must be filled in.
    pub needed: &'static [&'static str],
    /// Texts of one line, with the most characters they take.
    pub lines: &'static [(&'static str, usize)],
    /// Texts of several lines, with the most characters they take.
    pub texts: &'static [(&'static str, usize)],
    /// Values of a wrong type, out of range, or not offered.
    pub wrong: &'static [(&'static str, &'static str)],
    /// What another version of the page would send: refused as a whole.
    pub stale: &'static [(&'static str, &'static str)],
    /// Ids of something else: refused as a whole.
    pub foreign: &'static [(&'static str, &'static str)],
}

pub const FORM: Form = Form {
    path: "",
    page: "",
    who: "coo",
    at: "",
    good: &[],
    needed: &[],
    lines: &[],
    texts: &[],
    wrong: &[],
    stale: &[],
    foreign: &[],
};

/// The forms.
pub const FORMS: &[Form] = &[
    Form {
        path: "/sign-in",
        who: "nob",
        good: &[("email", "gus.guest@example.org")],
        needed: &["email"],
        wrong: &[("email", "nobody at all"), ("email", "a@b"), ("email", "a\r\nbcc: b@example.org")],
        ..FORM
    },
    Form {
        path: "/me",
        who: "per",
        good: &[
            ("name", "Noa Bell-Roy"),
            ("credentials", "RN, CHPCN(C)"),
            ("site", "Moose Factory clinic"),
            ("community", "Moose Factory"),
            ("language", "fr"),
            ("zone", "America/Toronto"),
        ],
        needed: &["name", "site", "community", "language", "zone"],
        lines: &[("name", 120), ("credentials", 120), ("site", 160), ("community", 120)],
        wrong: &[("postal_area", "12345"), ("language", "tlh"), ("zone", "Mars/Olympus")],
        ..FORM
    },
    Form {
        path: "/members",
        page: "/members/new",
        who: "adm",
        good: &[
            ("role", "facilitator"),
            ("name", "Camille Tremblay"),
            ("email", "camille@example.org"),
            ("profession", "registered-nurse"),
            ("credentials", "MD"),
            ("site", "Pain hub"),
            ("community", "Sudbury"),
            ("language", "en"),
            ("zone", "America/Toronto"),
        ],
        needed: &["role", "name", "email", "profession", "site", "community", "language", "zone"],
        lines: &[("name", 120), ("credentials", 120), ("site", 160), ("community", 120)],
        wrong: &[
            ("role", "wizard"),
            ("email", "camille"),
            ("email", "gus.guest@example.org"),
            ("profession", "wizard"),
            ("language", "tlh"),
            ("zone", "Mars/Olympus"),
        ],
        ..FORM
    },
    Form {
        path: "/members/{member}/roles",
        page: "/members/{member}",
        who: "adm",
        good: &[("role", "facilitator"), ("role", "evaluator")],
        wrong: &[("role", "wizard")],
        ..FORM
    },
    Form {
        path: "/people/{person}/correction",
        good: &[("email", "right@example.org"), ("profession", "pharmacist"), ("before", "{page}")],
        needed: &["email", "profession"],
        wrong: &[("email", "nobody"), ("email", "gus.guest@example.org"), ("profession", "wizard")],
        stale: &[("before", "older@example.org")],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/invitations",
        good: &[("addresses", "Nia <nia@example.org>\nnoa@example.org"), ("note", "We thought of you.")],
        needed: &["addresses"],
        texts: &[("note", 1000)],
        wrong: &[("addresses", "Nia\nnoa@example.org"), ("addresses", "nia@")],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/sessions",
        page: "/cycles/{cycle}/sessions/new",
        good: &[("topic", "Sleep and mood"), ("date", "2027-01-14"), ("time", "12:30")],
        needed: &["date", "time"],
        lines: &[("topic", 200)],
        wrong: &[("date", "14/01/2027"), ("date", "2020-01-16"), ("time", "noon")],
        ..FORM
    },
    Form {
        path: "/programs",
        page: "/programs/new",
        good: &[
            ("title", "Sleep & pain"),
            ("summary", "Bring a case, leave with a plan."),
            ("audience", "Primary care teams"),
            ("language", "en"),
            ("zone", "America/Toronto"),
            ("template", "weekly-90"),
            ("disclaimer", "Advice supports your judgment."),
            ("letter_days", "2"),
            ("letter_signatures", "2"),
            ("letter_reminders", "yes"),
            ("session_reminders", "yes"),
            ("follow_up_days", "60"),
            ("floor", "20"),
            ("factors", "cdc2022"),
        ],
        needed: PROGRAM,
        lines: &[("title", 120)],
        texts: &[("summary", 2000), ("audience", 500), ("disclaimer", 2000)],
        wrong: WRONG_PROGRAM,
        ..FORM
    },
    Form {
        path: "/programs/{program}/settings",
        good: &[
            ("title", "Sleep & pain"),
            ("summary", "Bring a case, leave with a plan."),
            ("audience", "Primary care teams"),
            ("language", "en"),
            ("zone", "America/Toronto"),
            ("template", "weekly-90"),
            ("disclaimer", "Advice supports your judgment."),
            ("letter_days", "2"),
            ("letter_signatures", "2"),
            ("letter_reminders", "yes"),
            ("session_reminders", "yes"),
            ("follow_up_days", "60"),
            ("floor", "20"),
            ("factors", "cdc2022"),
            ("revision", "{page}"),
        ],
        needed: PROGRAM,
        lines: &[("title", 120)],
        texts: &[("summary", 2000), ("audience", 500), ("disclaimer", 2000)],
        wrong: WRONG_PROGRAM,
        stale: &[("revision", "0"), ("revision", ""), ("revision", "x")],
        ..FORM
    },
    Form {
        path: "/programs/{program}/cycles",
        page: "/programs/{program}/cycles/new",
        good: &[
            ("title", "Spring 2027"),
            ("first", "2027-03-04"),
            ("time", "12:30"),
            ("rhythm", "weekly"),
            ("count", "3"),
            ("capacity", "40"),
            ("topics", "What pain is\n- Tell kinds apart\nTapering"),
            ("open", "yes"),
        ],
        needed: &["title", "first", "time", "rhythm", "count"],
        lines: &[("title", 120)],
        wrong: &[
            ("first", "04/03/2027"),
            ("time", "noon"),
            ("rhythm", "daily"),
            ("count", "0"),
            ("count", "many"),
            ("count", "61"),
            ("capacity", "none"),
            ("capacity", "0"),
            ("topics", "one\ntwo\nthree\nfour"),
        ],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/settings",
        good: &[("title", "Winter term"), ("capacity", "40"), ("open", "yes"), ("revision", "{page}")],
        needed: &["title"],
        lines: &[("title", 120)],
        wrong: &[("capacity", "0"), ("capacity", "many"), ("capacity", "99999999999999999999")],
        stale: &[("revision", "0")],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/curriculum",
        good: &[
            ("sequence-2", "{page}"),
            ("topic-2", "Sleep and mood"),
            ("objectives-2", "Ask about sleep"),
            ("presenter-2", ""),
        ],
        lines: &[("topic-2", 200)],
        texts: &[("objectives-2", 2000)],
        stale: &[("sequence-2", "7")],
        foreign: &[("presenter-2", "{guest}")],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/registration",
        who: "gst",
        good: &[("hopes", "To taper safely"), ("terms", "yes")],
        needed: &["terms"],
        texts: &[("hopes", 1000)],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/registration",
        who: "nob",
        good: &[
            ("name", "Zoé Lavoie"),
            ("email", "zoe@example.org"),
            ("profession", "pharmacist"),
            ("credentials", "PharmD"),
            ("site", "Kapuskasing clinic"),
            ("community", "Kapuskasing"),
            ("language", "fr"),
            ("zone", "America/Toronto"),
            ("hopes", "To taper safely"),
            ("terms", "yes"),
        ],
        needed: &["name", "email", "profession", "site", "community", "language", "zone", "terms"],
        lines: &[("name", 120), ("credentials", 120), ("site", 160), ("community", 120)],
        texts: &[("hopes", 1000)],
        wrong: &[("email", "zoe"), ("profession", "wizard"), ("language", "tlh"), ("zone", "Mars/Olympus")],
        ..FORM
    },
    Form {
        path: "/cycles/{cycle}/decisions",
        page: "/cycles/{cycle}/registrations",
        good: &[("decision", "approve"), ("registration", "{asking}"), ("note", "Welcome aboard")],
        needed: &["decision", "registration"],
        texts: &[("note", 1000)],
        wrong: &[("decision", "maybe"), ("registration", "the first")],
        foreign: &[("registration", "{elsewhere}"), ("registration", "{case}")],
        ..FORM
    },
    Form {
        path: "/sessions/{next}/plan",
        good: &[
            ("topic", "Sleep and mood"),
            ("objectives", "Ask about sleep"),
            ("date", "2026-12-03"),
            ("time", "12:30"),
            ("minutes", "60"),
            ("segment-1", "{place}"),
            ("kind-1", "case"),
            ("title-1", "First case"),
            ("minutes-1", "25"),
            ("presenter-1", ""),
            ("sequence", "{page}"),
        ],
        needed: &["topic", "date", "time", "minutes", "minutes-1"],
        lines: &[("topic", 200), ("title-1", 200)],
        texts: &[("objectives", 2000)],
        wrong: &[
            ("date", "03/12/2026"),
            ("time", "noon"),
            ("minutes", "5"),
            ("minutes", "an hour"),
            ("minutes-1", "241"),
            ("kind-1", "party"),
            ("presenter-1", "nobody"),
            ("presenter-1", "{guest}"),
        ],
        stale: &[("sequence", "9"), ("sequence", "")],
        foreign: &[("segment-1", "{live-place}"), ("kind-1", "welcome")],
        ..FORM
    },
    Form {
        path: "/sessions/{next}/cancellation",
        good: &[("note", "A storm is coming")],
        texts: &[("note", 1000)],
        ..FORM
    },
    Form {
        path: "/programs/{program}/recording",
        good: &[("extent", "didactic"), ("days", "30")],
        needed: &["days"],
        wrong: &[("extent", "everything"), ("days", "0"), ("days", "4000"), ("days", "soon")],
        ..FORM
    },
    Form {
        path: "/sessions/{session}/recordings/{recording}/cut",
        good: &[("from", "0:10"), ("to", "0:20")],
        needed: &["from", "to"],
        wrong: &[("from", "10"), ("from", "soon"), ("to", "0:05"), ("to", "1:02"), ("to", "1:61")],
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

const PROGRAM: &[&str] = &[
    "title",
    "summary",
    "audience",
    "language",
    "zone",
    "template",
    "disclaimer",
    "letter_days",
    "letter_signatures",
    "follow_up_days",
    "floor",
    "factors",
];

const WRONG_PROGRAM: &[(&str, &str)] = &[
    ("language", "tlh"),
    ("zone", "Mars/Olympus"),
    ("template", "all-night"),
    ("letter_days", "soon"),
    ("letter_days", "0"),
    ("letter_days", "31"),
    ("letter_signatures", "0"),
    ("letter_signatures", "4"),
    ("letter_signatures", "two"),
    ("follow_up_days", "6"),
    ("follow_up_days", "1e2"),
    ("floor", "12"),
    ("factors", "folklore"),
    ("factors_beside", "cdc2022"),
];
