//! Which tokens somebody has come in with: each is good for one first join.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

/// Ids that are kept before the ones whose time is over are looked for.
const FEW: usize = 1_024;
/// How far clocks may be apart: a token may be taken that much after its end.
const LEEWAY: Duration = Duration::from_secs(60);

/// Ids of used tokens, each until its token has expired. Only signed tokens come here, so this stays as small as what was
/// handed out lately.
#[derive(Debug)]
pub(crate) struct Spent {
    until: HashMap<String, SystemTime>,
    next_look: usize,
}

impl Default for Spent {
    fn default() -> Self {
        Self { until: HashMap::new(), next_look: FEW }
    }
}

impl Spent {
    /// Uses a token up; false when it was before.
    pub(crate) fn spend(&mut self, id: &str, expires: SystemTime, now: SystemTime) -> bool {
        if self.until.len() >= self.next_look {
            self.until.retain(|_, until| *until >= now);
            self.next_look = self.until.len().saturating_mul(2).max(FEW);
        }
        if self.contains(id) {
            return false;
        }
        let until = expires.checked_add(LEEWAY).unwrap_or(expires);
        self.until.insert(id.to_owned(), until);
        true
    }

    /// The used ids, and when each token expires.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, SystemTime)> {
        self.until.iter().map(|(id, until)| (id.as_str(), until.checked_sub(LEEWAY).unwrap_or(*until)))
    }

    /// Whether a token was used.
    pub(crate) fn contains(&self, id: &str) -> bool {
        self.until.contains_key(id)
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn a_token_is_used_once_and_forgotten_when_it_has_expired() {
        let mut spent = Spent::default();
        let at = |seconds: usize| UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap());
        assert!(spent.spend("a", at(60), at(0)));
        assert!(!spent.spend("a", at(60), at(0)));
        assert!(!spent.spend("a", at(60), at(120)), "clocks may be apart");
        for number in 0..10 * FEW {
            assert!(spent.spend(&number.to_string(), at(number + 60), at(number)));
            assert!(spent.until.len() <= FEW, "{}", spent.until.len());
        }
        assert!(!spent.contains("a"));
        assert!(spent.contains(&(10 * FEW - 1).to_string()));
    }
}
