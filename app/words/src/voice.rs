//! The words as a voice for rooms that may not know them.

use domain::{
    language::Language,
    moment::{Moment, Zone},
    voice::Voice,
};

use crate::{Arg, Words};

impl Voice for Words {
    fn language(&self) -> Language {
        Self::language(self)
    }

    fn tell(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Arg<'_>)> = values.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        Self::tell(self, key, &values)
    }

    fn count(&self, key: &str, count: i64) -> String {
        Self::tell(self, key, &[("count", count.into())])
    }

    fn date(&self, at: Moment, zone: &Zone) -> String {
        Self::date(self, at, zone)
    }

    fn when(&self, at: Moment, zone: &Zone) -> String {
        Self::when(self, at, zone)
    }

    fn local_date(&self, text: &str) -> String {
        Self::local_date(self, text)
    }
}
