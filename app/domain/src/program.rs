//! A program: one subject a hub teaches, with the promises that hold for all its cycles.

use crate::{
    computation::{Factors, Tables},
    fields::{Check, Faults, Fields},
    identifier::Floor,
    language::Language,
    moment::Zone,
    person::fold,
    template::Template,
};

/// What a coordinator says about a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name, as people say it.
    pub title: String,
    /// What it teaches, in a few sentences.
    pub summary: String,
    /// Who it is for.
    pub audience: String,
    /// The language its sessions are held in.
    pub language: Language,
    /// The zone its sessions are planned in.
    pub zone: Zone,
    /// The pattern of its sessions.
    pub template: &'static Template,
    /// Printed under every letter and shown when recommendations are read out.
    pub disclaimer: String,
    /// Working days from a session to its letters.
    pub letter_days: u32,
    /// People who sign a letter before it goes out.
    pub letter_signatures: u32,
    /// Whether those who can sign are reminded of a letter that is due.
    pub letter_reminders: bool,
    /// Whether whoever takes part is reminded of a session the day before.
    pub session_reminders: bool,
    /// Days from a letter to its follow-up.
    pub follow_up_days: u32,
    /// The fewest people that the details of its cases may leave together.
    pub floor: Floor,
    /// The factor tables of its cases' totals.
    pub tables: Tables,
}

impl Program {
    /// The program of a filled-in form.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let title = check.line("title", 120);
        let summary = check.text("summary", 2000);
        let audience = check.text("audience", 500);
        let language =
            check.choice("language", |code| Language::ALL.into_iter().find(|language| language.code() == code));
        let zone = check.choice("zone", Zone::parse);
        let template = check.choice("template", Template::parse);
        let disclaimer = check.text("disclaimer", 2000);
        let letter_days = check.number("letter_days", 1, 30);
        let letter_signatures = check.number("letter_signatures", 1, 3);
        let letter_reminders = fields.ticked("letter_reminders", "yes");
        let session_reminders = fields.ticked("session_reminders", "yes");
        let follow_up_days = check.number("follow_up_days", 7, 365);
        let floor = check.choice("floor", Floor::parse);
        let tables = Tables::check(&mut check);
        check.build(|| {
            Some(Self {
                title,
                summary,
                audience,
                language: language?,
                zone: zone?,
                template: template?,
                disclaimer,
                letter_days: u32::try_from(letter_days?).ok()?,
                letter_signatures: u32::try_from(letter_signatures?).ok()?,
                letter_reminders,
                session_reminders,
                follow_up_days: u32::try_from(follow_up_days?).ok()?,
                floor: floor?,
                tables: tables?,
            })
        })
    }

    /// The form that gives this program back.
    pub fn fields(&self) -> Fields {
        let fields = Fields::default()
            .with("title", &self.title)
            .with("summary", &self.summary)
            .with("audience", &self.audience)
            .with("language", self.language.code())
            .with("zone", self.zone.as_str())
            .with("template", self.template.code)
            .with("disclaimer", &self.disclaimer)
            .with("letter_days", self.letter_days.to_string())
            .with("letter_signatures", self.letter_signatures.to_string())
            .with("follow_up_days", self.follow_up_days.to_string())
            .with("floor", self.floor.code())
            .with("factors", self.tables.factors.id())
            .with("factors_beside", self.tables.beside.map_or("", Factors::id));
        let ticked = [("letter_reminders", self.letter_reminders), ("session_reminders", self.session_reminders)];
        ticked.into_iter().filter(|(_, is)| *is).fold(fields, |fields, (name, _)| fields.with(name, "yes"))
    }
}

/// Addresses under /programs/ that are pages of their own.
const RESERVED: [&str; 1] = ["new"];

/// The longest slug before a number is added.
const SLUG: usize = 60;

/// The part of an address that a title becomes: lower-case ASCII letters, digits and single hyphens. `attempt` counts the
/// programs of the same title from 1; a second one gets "-2".
pub fn slug(title: &str, attempt: u32) -> String {
    let mut slug = String::new();
    for letter in fold(title).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= SLUG {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    // An address that could be an id would be read as one.
    let slug = if slug.is_empty() || RESERVED.contains(&slug) || slug.parse::<uuid::Uuid>().is_ok() {
        format!("program-{slug}").trim_end_matches('-').to_owned()
    } else {
        slug.to_owned()
    };
    if attempt > 1 { format!("{slug}-{attempt}") } else { slug }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filled() -> Fields {
        Fields::default()
            .with("title", "Chronic pain and opioid stewardship")
            .with("summary", "Weekly sessions.")
            .with("audience", "Primary care teams.")
            .with("language", "en")
            .with("zone", "America/Toronto")
            .with("template", "weekly-90")
            .with("disclaimer", "Advice supports your judgment.")
            .with("letter_days", "2")
            .with("letter_signatures", "1")
            .with("follow_up_days", "60")
            .with("floor", "15")
            .with("factors", "cdc2022")
            .with("factors_beside", "")
            .with("letter_reminders", "yes")
            .with("session_reminders", "yes")
    }

    #[test]
    fn a_filled_form_gives_the_program_and_the_program_its_form() {
        let program = Program::check(&filled()).unwrap();
        assert_eq!((program.letter_days, program.follow_up_days, program.template.minutes), (2, 60, 90));
        assert!(program.fields() == filled());
    }

    #[test]
    fn an_empty_form_names_every_field() {
        let faults = Program::check(&Fields::default()).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(
            found,
            [
                ("title", "fault-missing"),
                ("summary", "fault-missing"),
                ("audience", "fault-missing"),
                ("language", "fault-choose"),
                ("zone", "fault-choose"),
                ("template", "fault-choose"),
                ("disclaimer", "fault-missing"),
                ("letter_days", "fault-missing"),
                ("letter_signatures", "fault-missing"),
                ("follow_up_days", "fault-missing"),
                ("floor", "fault-choose"),
                ("factors", "fault-choose"),
            ]
        );
    }

    #[test]
    fn a_title_becomes_an_address() {
        assert_eq!(slug("Chronic Pain & Opioid Stewardship", 1), "chronic-pain-opioid-stewardship");
        assert_eq!(slug("Douleur chronique : l’équipe au cœur", 1), "douleur-chronique-l-equipe-au-coeur");
        assert_eq!(slug("Chronic pain", 3), "chronic-pain-3");
        assert_eq!(slug("New", 1), "program-new");
        assert_eq!(slug("疼痛", 1), "program");
    }

    proptest! {
        #[test]
        fn every_slug_is_fit_for_an_address(title in ".{0,200}", attempt in 1_u32..100) {
            let slug = slug(&title, attempt);
            prop_assert!(!slug.is_empty() && slug.len() <= 75, "{slug}");
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{slug}");
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
            prop_assert!(slug.parse::<uuid::Uuid>().is_err() && slug != "new");
        }
    }
}
