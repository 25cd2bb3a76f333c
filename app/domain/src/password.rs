//! Passwords of the hub's team: long, and none that a guesser would try first.

use crate::{
    fields::{Check, Faults, Fields},
    person::fold,
};

/// The fewest characters of a password.
pub const LEAST: usize = 12;

/// The most characters of a password.
pub const MOST: usize = 200;

/// What the commonest long passwords are made of, folded; digits and signs around them do not help.
const COMMONEST: &[&str] = &[
    "abcdefghijkl",
    "abcdefghijklm",
    "adgjmptw",
    "administrateur",
    "administrator",
    "admin",
    "allround",
    "azerty",
    "azertyuiop",
    "baseball",
    "bienvenue",
    "bonjour",
    "canada",
    "changeme",
    "changezmoi",
    "chocolat",
    "chocolate",
    "clinic",
    "clinique",
    "computer",
    "coucou",
    "default",
    "doctor",
    "docteur",
    "doudou",
    "dragon",
    "facebook",
    "football",
    "google",
    "hello",
    "hockey",
    "hopital",
    "hospital",
    "iloveyou",
    "infirmiere",
    "jetaime",
    "jordan",
    "letmein",
    "loulou",
    "login",
    "master",
    "medecin",
    "medicine",
    "monkey",
    "montreal",
    "motdepasse",
    "nothing",
    "nurse",
    "ontario",
    "ottawa",
    "pain",
    "pass",
    "passe",
    "password",
    "passw",
    "patient",
    "pokemon",
    "princess",
    "princesse",
    "qazwsx",
    "qazwsxedc",
    "quebec",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfgh",
    "secret",
    "soleil",
    "starwars",
    "summer",
    "sunshine",
    "superman",
    "superstar",
    "test",
    "toronto",
    "trustno",
    "unknown",
    "user",
    "welcome",
    "winter",
    "whatever",
    "zaqwsx",
    "zxcvbnm",
    "automne",
    "printemps",
    "hiver",
    "spring",
    "autumn",
];

/// A password fit to be kept (hashed). It is never printed.
pub struct Password(String);

impl Password {
    /// Reads a new password from the field `password`. `own` is what the person is known by: name, address, site, hub.
    ///
    /// The rules are those of NIST SP 800-63B-4 §3.1.1.2: length counts, composition does not, the guessable is refused.
    pub fn check(fields: &Fields, own: &[&str]) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        // Spaces at the ends are part of a password.
        let text = fields.pairs().find(|(name, _)| *name == "password").map_or("", |(_, value)| value);
        let length = text.chars().count();
        if text.is_empty() {
            check.fault("password", "fault-missing");
        } else if length < LEAST {
            check.fault_with("password", "fault-too-short", vec![("least", LEAST.to_string())]);
        } else if length > MOST {
            check.fault_with("password", "fault-too-long", vec![("most", MOST.to_string())]);
        } else if holds_own(text, own) {
            check.fault("password", "fault-password-own");
        } else if is_common(text) {
            check.fault("password", "fault-password-common");
        }
        check.done(Self(text.to_owned()))
    }

    /// The characters, for hashing.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Whether most of a password is a word the person is known by.
fn holds_own(text: &str, own: &[&str]) -> bool {
    let text = fold(text);
    let words = own
        .iter()
        .flat_map(|own| fold(own).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>());
    let mut rest = text.clone();
    for word in words.filter(|word| word.chars().count() >= 4) {
        rest = rest.replace(&word, "");
    }
    // What is left beside the person's own words must be hard enough to guess by itself.
    rest != text && rest.chars().filter(|c| c.is_alphabetic()).count() < 8
}

/// Whether a password is one word of the commonest (repeated, with digits and signs around), a run, or few characters again and again.
fn is_common(text: &str) -> bool {
    let folded = fold(text);
    // The usual disguises: p@ssw0rd.
    let plain: String = folded
        .chars()
        .map(|c| match c {
            '@' => 'a',
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '$' | '5' => 's',
            '7' => 't',
            other => other,
        })
        .filter(|c| c.is_alphabetic())
        .collect();
    let letters: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let made_of_common = |letters: &str| {
        COMMONEST.iter().any(|word| {
            let rest = letters.replace(word, "");
            rest.len() < letters.len() && rest.chars().count() < 3
        })
    };
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < 5 || letters.is_empty() || made_of_common(&letters) || made_of_common(&plain) || is_run(&folded)
}

/// Whether nearly every character follows the one before it, up or down.
fn is_run(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = codes.iter().zip(codes.iter().skip(1)).filter(|(a, b)| a.abs_diff(**b) == 1).count();
    steps * 4 >= codes.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str) -> Option<&'static str> {
        let fields = Fields::default().with("password", password);
        let own = ["Camille Tremblay", "camille.tremblay@hearst-clinic.example", "Pain hub"];
        Password::check(&fields, &own).err().map(|faults| faults.iter().next().unwrap().key)
    }

    #[test]
    fn long_passwords_of_any_composition_are_taken() {
        for good in [
            "correct horse battery staple",
            "lavande tiroir comète",
            "8Fq!zr2#Lw0x",
            "my password is a long sentence",
            "Tremblay aime le canot rouge",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn short_and_endless_ones_are_refused() {
        assert_eq!(fault(""), Some("fault-missing"));
        assert_eq!(fault("elevenchars"), Some("fault-too-short"));
        assert_eq!(fault(&"ab".repeat(101)), Some("fault-too-long"));
    }

    #[test]
    fn the_persons_own_words_are_refused() {
        for own in ["camille-tremblay", "Tremblay2026!", "HearstClinic2026", "camilletremblay1"] {
            assert_eq!(fault(own), Some("fault-password-own"), "{own}");
        }
    }

    #[test]
    fn the_commonest_are_refused_in_every_disguise() {
        let common = [
            "password1234",
            "P@ssw0rd2026",
            "motdepasse2026",
            "MotDePasse!!!",
            "qwertyuiop12",
            "azertyuiop123",
            "administrator",
            "welcome12345",
            "passwordpassword",
            "aaaaaaaaaaaa",
            "123456789012",
            "abcdefghijklmnop",
            "121212121212",
            "Bienvenue2026",
            "2026-11-26-12",
        ];
        for common in common {
            assert_eq!(fault(common), Some("fault-password-common"), "{common}");
        }
    }
}
