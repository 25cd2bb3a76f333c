//! How few people may share the details of a case before its author has to look again.

/// The smallest group that the details of a case may leave together: the group sizes for a low, medium and high invasion of
/// privacy in the de-identification guideline of Ontario's privacy commissioner (2025).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Floor {
    /// Eleven people: what is told could hardly harm anybody.
    Eleven,
    /// Fifteen people: the usual.
    #[default]
    Fifteen,
    /// Twenty people: what is told could harm, as addiction, abuse or a small community's affairs.
    Twenty,
}

impl Floor {
    /// All of them, the smallest first.
    pub const ALL: [Floor; 3] = [Floor::Eleven, Floor::Fifteen, Floor::Twenty];

    /// So many people at least.
    pub const fn people(self) -> u32 {
        match self {
            Floor::Eleven => 11,
            Floor::Fifteen => 15,
            Floor::Twenty => 20,
        }
    }

    /// The number of people, as forms and tables keep it.
    pub const fn code(self) -> &'static str {
        match self {
            Floor::Eleven => "11",
            Floor::Fifteen => "15",
            Floor::Twenty => "20",
        }
    }

    /// The floor of a number.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|floor| floor.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_is_one_of_three_and_comes_back_from_its_code() {
        assert_eq!(Floor::ALL.map(|floor| Floor::parse(floor.code())), Floor::ALL.map(Some));
        assert_eq!(Floor::ALL.map(Floor::people), [11, 15, 20]);
        assert_eq!(Floor::parse("12"), None);
        assert_eq!(Floor::default().people(), 15);
    }
}
