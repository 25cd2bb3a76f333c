//! Names of items, and the spellings under which they come in.

use serde::{Deserialize, Serialize};

/// An item's name and its other spellings. Spellings are compared in lower case with every run of other characters than
/// letters and digits as one underscore: "FH: alcohol" is `fh_alcohol`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The name.
    pub key: String,
    /// Other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Any of these followed by any of `ends` is a spelling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starts: Vec<String>,
    /// See `starts`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<String>,
    /// A spelling may be made of these words alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Words that may stand between `words`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fillers: Vec<String>,
}

impl Key {
    /// Whether a name means this item.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        let name = spelling(name);
        name == self.key
            || self.also.contains(&name)
            || self.starts.iter().any(|start| {
                name.strip_prefix(start.as_str())
                    .and_then(|rest| rest.strip_prefix('_'))
                    .is_some_and(|rest| self.ends.iter().any(|end| end == rest))
            })
            || self.is_made_of_words(&name)
    }

    fn is_made_of_words(&self, name: &str) -> bool {
        let mut named = false;
        let known = name.split('_').all(|word| {
            let own = self.words.iter().any(|own| own == word);
            named |= own;
            own || self.fillers.iter().any(|filler| filler == word)
        });
        known && named
    }
}

/// A name in the form in which names are compared.
pub(crate) fn spelling(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("_")
}

#[cfg(test)]
mod tests {
    use crate::find;

    #[test]
    fn an_item_of_the_ort_is_known_by_many_spellings_and_by_no_other_word() {
        let ort = find("ort").unwrap();
        for (name, item) in [
            ("fh_alcohol", 1),
            ("Family history: alcohol", 1),
            ("fh_illegal_drugs", 2),
            ("fh_prescription", 3),
            ("PH alcohol", 4),
            ("personal_history_illicit", 5),
            ("ph_rx", 6),
            ("age_16_45", 7),
            ("Age 16–45", 7),
            ("preadolescent sexual abuse", 8),
            ("ADD, OCD, bipolar or schizophrenia", 9),
            ("adhd", 9),
            ("psychological disease", 9),
            ("depression", 10),
            ("10", 10),
        ] {
            assert_eq!(ort.item_named(name), Some(item), "{name}");
        }
        for name in ["female_sex", "age_over_55", "age_55", "alcohol", "disease", "fh_", "0", "11", "", "ph_rx_alcohol"]
        {
            assert_eq!(ort.item_named(name), None, "{name}");
        }
        assert_eq!(find("ort_oud").unwrap().item_named("preadolescent_sexual_abuse"), None);
    }
}
