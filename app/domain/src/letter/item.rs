//! One recommendation in a letter, and those who stand behind it.

use serde::{Deserialize, Serialize};

use crate::{
    id::RecommendationId,
    profession::Profession,
    recommendation::{Domain, Evidence},
};

/// Keeps a listed value by its code.
macro_rules! coded {
    ($($module:ident $type:ty;)+) => {$(
        pub(super) mod $module {
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            pub fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(value.code())
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let code = String::deserialize(deserializer)?;
                <$type>::parse(&code).ok_or_else(|| D::Error::custom("an unknown code"))
            }
        }
    )+};
}

coded! {
    profession_code crate::profession::Profession;
    domain_code crate::recommendation::Domain;
}

/// One recommendation in a letter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The recommendation.
    pub id: RecommendationId,
    /// What it is about.
    #[serde(with = "domain_code")]
    pub domain: Domain,
    /// The author's profession at that time.
    #[serde(with = "profession_code")]
    pub profession: Profession,
    /// The author.
    pub author: Author,
    /// The advice.
    pub text: String,
    /// Who else changed its wording last; none while it stands as its author worded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<String>,
    /// The same in plain words for the patient; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plain: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Those who said the same in words of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Other>,
    /// Those who seconded it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seconds: Vec<Other>,
}

crate::unprinted!(Item);

/// Somebody who stands behind a recommendation beside its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// Their profession at that time.
    #[serde(with = "profession_code")]
    pub profession: Profession,
    /// Who they are, as far as the letter says.
    pub author: Author,
}

/// Who gave a recommendation, as far as the letter says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Author {
    /// A member of the hub's team.
    Specialist {
        /// The name.
        name: String,
        /// Degrees and titles; may be empty.
        credentials: String,
    },
    /// A practitioner from a spoke.
    Peer {
        /// The community they work in; may be empty.
        community: String,
    },
    /// A person with lived experience.
    LivedExperience,
}
