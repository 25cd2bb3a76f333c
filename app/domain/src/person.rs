//! A person: staff of the hub or practitioner at a spoke.

use crate::{
    fields::{Check, Faults, Fields},
    language::Language,
    moment::Zone,
    profession::Profession,
};

/// What the hub knows of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as others read it: on tiles, letters, certificates.
    pub name: String,
    /// The mail address, in small letters so that it is found however it is typed.
    pub email: String,
    /// The profession.
    pub profession: Profession,
    /// Degrees and licences behind the name, as "MD, CCFP"; may be empty.
    pub credentials: String,
    /// The clinic or organization (the spoke).
    pub site: String,
    /// The town or region it serves.
    pub community: String,
    /// The first three signs of its postal code, as "P0L"; may be empty. See [`is_rural`].
    pub postal_area: String,
    /// The language they read.
    pub language: Language,
    /// The zone they live in.
    pub zone: Zone,
}

/// What people change about themselves. Address and profession are changed by the hub, which answers for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// See [`Person::name`].
    pub name: String,
    /// See [`Person::credentials`].
    pub credentials: String,
    /// See [`Person::site`].
    pub site: String,
    /// See [`Person::community`].
    pub community: String,
    /// See [`Person::postal_area`].
    pub postal_area: String,
    /// See [`Person::language`].
    pub language: Language,
    /// See [`Person::zone`].
    pub zone: Zone,
}

/// What the hub corrects about a person: address and profession.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// See [`Person::email`].
    pub email: String,
    /// See [`Person::profession`].
    pub profession: Profession,
}

impl Correction {
    /// Reads it from `email`, `profession`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let email = check.email("email").to_lowercase();
        let profession = check.choice("profession", Profession::parse);
        check.build(|| Some(Self { email, profession: profession? }))
    }
}

impl Person {
    /// Reads a person from the fields of a profile and `email`, `profession`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let profile = Profile::read(&mut check);
        let email = check.email("email").to_lowercase();
        let profession = check.choice("profession", Profession::parse);
        check.build(|| {
            let Profile { name, credentials, site, community, postal_area, language, zone } = profile?;
            let profession = profession?;
            Some(Self { name, email, profession, credentials, site, community, postal_area, language, zone })
        })
    }

    /// Reads a hub's first administrator from `name`, `email`, `language`, `zone`; the rest is theirs to fill in later.
    pub fn administrator(fields: &Fields, site: &str) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let name = check.line("name", 120);
        let email = check.email("email").to_lowercase();
        let language = check.choice("language", Language::parse);
        let zone = check.choice("zone", Zone::parse);
        check.build(|| {
            Some(Self {
                name,
                email,
                profession: Profession::AdministrativeStaff,
                credentials: String::new(),
                site: site.to_owned(),
                community: String::new(),
                postal_area: String::new(),
                language: language?,
                zone: zone?,
            })
        })
    }

    /// The fields of a form that shows this person.
    pub fn fields(&self) -> Fields {
        Fields::default()
            .with("name", &self.name)
            .with("email", &self.email)
            .with("profession", self.profession.code())
            .with("credentials", &self.credentials)
            .with("site", &self.site)
            .with("community", &self.community)
            .with("postal_area", &self.postal_area)
            .with("language", self.language.code())
            .with("zone", self.zone.as_str())
    }

    /// Name and credentials, as letters and certificates print them.
    pub fn full_name(&self) -> String {
        match self.credentials.as_str() {
            "" => self.name.clone(),
            credentials => format!("{}, {credentials}", self.name),
        }
    }
}

impl Profile {
    /// Reads a profile from `name`, `credentials`, `site`, `community`, `postal_area`, `language`, `zone`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let profile = Self::read(&mut check);
        check.build(|| profile)
    }

    fn read(check: &mut Check<'_>) -> Option<Self> {
        let name = check.line("name", 120);
        let credentials = check.maybe_line("credentials", 120);
        let site = check.line("site", 160);
        let community = check.line("community", 120);
        let postal_area = postal_area(check);
        let language =
            check.choice("language", |code| Language::ALL.into_iter().find(|language| language.code() == code));
        let zone = check.choice("zone", Zone::parse);
        Some(Self { name, credentials, site, community, postal_area, language: language?, zone: zone? })
    }
}

/// Reads the first three signs of a postal code from `postal_area`: of "P0L 1W0" the first three are kept, so that no more
/// than the area is known. Anything that does not begin as a Canadian postal code does is a fault.
fn postal_area(check: &mut Check<'_>) -> String {
    let typed = check.maybe_line("postal_area", 20).to_uppercase();
    let area: String = typed.chars().take(3).collect();
    let begins = |area: &str| {
        let signs: Vec<char> = area.chars().collect();
        matches!(signs.as_slice(), [first, second, third]
            if first.is_ascii_uppercase() && second.is_ascii_digit() && third.is_ascii_uppercase())
    };
    if !area.is_empty() && !begins(&area) {
        check.fault("postal_area", "person-fault-postal-area");
        return String::new();
    }
    area
}

/// Whether a postal area is rural: a zero in second place marks a rural delivery area (Canada Post, Addressing Guidelines).
/// None when it is not known.
pub fn is_rural(postal_area: &str) -> Option<bool> {
    postal_area.chars().nth(1).map(|sign| sign == '0')
}

/// A text as searches compare it: small letters, without the accents of Latin letters ("Éloïse" is found by "eloise").
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '’' => folded.push('\''),
            // A combining accent, as some keyboards send it.
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> Fields {
        let fields = Fields::default().with("name", "Ada Okafor").with("email", "Ada.Okafor@Example.ORG");
        let fields = fields
            .with("profession", "nurse-practitioner")
            .with("credentials", "NP-PHC")
            .with("site", "Moose Factory clinic");
        fields.with("community", "Moose Factory").with("language", "en").with("zone", "America/Toronto")
    }

    #[test]
    fn a_person_is_read_and_shown_again_alike() {
        let person = Person::check(&ada()).unwrap();
        assert_eq!(person.email, "ada.okafor@example.org");
        assert_eq!(person.full_name(), "Ada Okafor, NP-PHC");
        assert_eq!(Person::check(&person.fields()).unwrap(), person);
    }

    #[test]
    fn every_fault_of_a_person_is_named_at_once() {
        let fields =
            Fields::default().with("profession", "wizard").with("language", "en-US").with("zone", "Mars/Olympus");
        let faults = Person::check(&fields).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(
            found,
            [
                ("name", "fault-missing"),
                ("site", "fault-missing"),
                ("community", "fault-missing"),
                ("language", "fault-unknown-option"),
                ("zone", "fault-unknown-option"),
                ("email", "fault-missing"),
                ("profession", "fault-unknown-option"),
            ]
        );
    }

    #[test]
    fn a_correction_has_an_address_and_a_profession() {
        let correction = Correction::check(&ada()).unwrap();
        assert_eq!(
            (correction.email.as_str(), correction.profession),
            ("ada.okafor@example.org", Profession::NursePractitioner)
        );
        let faults =
            Correction::check(&Fields::default().with("email", "ada@").with("profession", "wizard")).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("email", "fault-email"), ("profession", "fault-unknown-option")]);
    }

    #[test]
    fn a_search_finds_names_without_their_accents() {
        assert_eq!(fold("Éloïse L’Heureux"), "eloise l'heureux");
        assert_eq!(fold("E\u{301}loi"), "eloi");
        assert_eq!(fold("Sœur Ångström"), "soeur angstrom");
    }
}
