//! What guidelines suggest, gathered by topic: several say one thing about one dose, and a reader wants it once, with the
//! sources behind it. Nothing is left out.

use mme::flag::{self, TOPICS};
use serde::Serialize;

use super::Flag;

/// What guidelines say about one topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic<'a> {
    /// Its code; its name is the message "computation-topic-CODE".
    pub code: &'static str,
    /// What is said, the strongest recommendation first; never empty.
    pub flags: Vec<&'a Flag>,
}

impl<'a> Topic<'a> {
    /// The strongest of it: the sentence that stands for the topic.
    pub fn first(&self) -> Option<&'a Flag> {
        self.flags.first().copied()
    }

    /// The guidelines that say it, each once. The library's own rules are none.
    pub fn guidelines(&self) -> Vec<&'a str> {
        let mut named: Vec<&str> = Vec::new();
        for flag in self.flags.iter().filter(|flag| !flag.is_own()) {
            if !named.contains(&flag.guideline.as_str()) {
                named.push(&flag.guideline);
            }
        }
        named
    }
}

/// The flags by topic: the topic with the strongest recommendation first, and within it the strongest. Flags of a version of
/// the rules that is gone stand under the last topic.
pub fn topics(flags: &[Flag]) -> Vec<Topic<'_>> {
    let known = |flag: &Flag| flag::Flag::named(&flag.flag);
    let rank = |flag: &Flag| known(flag).map_or(u8::MAX, flag::Flag::rank);
    let of = |flag: &Flag| known(flag).map_or("total", |known| known.topic);
    let gathered = TOPICS.into_iter().map(|code| {
        let mut flags: Vec<&Flag> = flags.iter().filter(|flag| of(flag) == code).collect();
        flags.sort_by_key(|flag| rank(flag));
        Topic { code, flags }
    });
    let mut topics: Vec<_> = gathered.filter(|topic| !topic.flags.is_empty()).collect();
    topics.sort_by_key(|topic| topic.first().map(rank));
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(id: &str) -> Flag {
        let known = flag::Flag::named(id).unwrap();
        let [guideline, version, source] = known.guideline.about().map(str::to_owned);
        let [recommendation, strength] = [known.recommendation, known.strength].map(str::to_owned);
        let (trigger, text) = (String::new(), String::new());
        Flag { flag: id.to_owned(), guideline, version, source, recommendation, strength, trigger, text }
    }

    #[test]
    fn eight_flags_on_one_dose_are_five_topics_with_the_strongest_first() {
        let ids = [
            "ge50_pause_and_reassess",
            "offer_naloxone",
            "opioid_benzodiazepine",
            "ca_ge90_suggest_taper",
            "cep_naloxone_on_hand",
            "hqo_benzodiazepine",
            "hqo_tapering",
            "total_incomplete",
        ];
        let flags = ids.map(flag);
        let told: Vec<(&str, Vec<&str>)> = topics(&flags)
            .into_iter()
            .map(|topic| (topic.code, topic.flags.iter().map(|flag| flag.flag.as_str()).collect()))
            .collect();
        assert_eq!(
            told,
            [
                ("naloxone", vec!["offer_naloxone", "cep_naloxone_on_hand"]),
                ("dose", vec!["ge50_pause_and_reassess"]),
                ("sedatives", vec!["opioid_benzodiazepine", "hqo_benzodiazepine"]),
                ("taper", vec!["ca_ge90_suggest_taper", "hqo_tapering"]),
                ("total", vec!["total_incomplete"]),
            ]
        );
        assert_eq!(topics(&flags)[0].guidelines(), ["CDC 2022", "CEP Opioid Tapering Template (Ontario)"]);
        assert_eq!(topics(&flags)[4].guidelines(), [""; 0]);
    }

    #[test]
    fn a_flag_of_older_rules_is_still_told() {
        let mut old = flag("offer_naloxone");
        old.flag = "gone".to_owned();
        assert_eq!(topics(std::slice::from_ref(&old))[0].flags, [&old]);
        assert!(topics(&[]).is_empty());
    }
}
