//! A hub: the team of specialists and the programs they run.

use crate::{
    fields::{Check, Faults, Fields},
    language::Text,
    moment::Zone,
};

/// A hub as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    /// Its name in both languages.
    pub name: Text,
    /// The time zone its schedules are written in.
    pub zone: Zone,
    /// The address that letters and invitations answer to.
    pub mailbox: String,
}

impl Hub {
    /// Reads a hub from the fields `hub-en`, `hub-fr`, `zone` and `mailbox`. A name in one language serves for both.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let mut name = Text { en: check.maybe_line("hub-en", 120), fr: check.maybe_line("hub-fr", 120) };
        if fields.get("hub-en").is_empty() && fields.get("hub-fr").is_empty() {
            check.fault("hub-en", "fault-missing");
        }
        if name.en.is_empty() {
            name.en.clone_from(&name.fr);
        }
        if name.fr.is_empty() {
            name.fr.clone_from(&name.en);
        }
        let zone = check.choice("zone", Zone::parse);
        let mailbox = check.email("mailbox");
        check.build(|| Some(Self { name, zone: zone?, mailbox }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(en: &str, fr: &str) -> Fields {
        let fields = Fields::default().with("hub-en", en).with("hub-fr", fr);
        fields.with("zone", "America/Toronto").with("mailbox", "hub@example.org")
    }

    #[test]
    fn one_name_serves_for_both_languages() {
        let hub = Hub::check(&fields("", "Pôle douleur")).unwrap();
        assert_eq!((hub.name.en.as_str(), hub.name.fr.as_str()), ("Pôle douleur", "Pôle douleur"));
    }

    #[test]
    fn a_hub_needs_a_name() {
        assert_eq!(Hub::check(&fields("", "")).unwrap_err(), Faults::one("hub-en", "fault-missing"));
    }
}
