//! Reason codes and outcome words: what can be said about a line or a total besides a number.

macro_rules! codes {
    ($($name:ident $text:literal $doc:literal),* $(,)?) => {
        /// A reason, in the order in which reasons are listed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Code { $(#[doc = $doc] $name),* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word that stands for it in files.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

codes! {
    UnreadableLine "UNREADABLE_LINE" "Not JSON, or of another shape.",
    UnknownTable "UNKNOWN_TABLE" "The named table does not exist.",
    TableNotChosen "TABLE_NOT_CHOSEN" "No table was named.",
    RotationNotAllowed "ROTATION_NOT_ALLOWED_WITH_MME_TABLE" "An MME table was asked for a conversion dose.",
    MissingDrug "MISSING_DRUG" "Neither name nor code.",
    UnknownDrug "UNKNOWN_DRUG" "A name that stands nowhere.",
    UnknownCode "UNKNOWN_CODE" "Only a code, and it is not known.",
    CodeDisplayMismatch "CODE_DISPLAY_MISMATCH" "Code, name and ingredient disagree.",
    NotANumber "NOT_A_NUMBER" "Dose, strength or frequency is no number.",
    NegativeDose "NEGATIVE_DOSE" "Dose below nothing.",
    ZeroDose "ZERO_DOSE" "Dose of nothing.",
    NegativeStrength "NEGATIVE_STRENGTH" "Strength of nothing or below.",
    NegativeFrequency "NEGATIVE_FREQUENCY" "Frequency below nothing.",
    ZeroFrequency "ZERO_FREQUENCY" "Never a day.",
    ImplausibleFrequency "IMPLAUSIBLE_FREQUENCY" "More than 48 a day.",
    RangeReversed "RANGE_REVERSED" "Low above high.",
    FormDoseMismatch "FORM_DOSE_MISMATCH" "Unit does not fit the form.",
    RouteNotInTable "ROUTE_NOT_IN_TABLE" "No factor for the route.",
    DrugNotInTable "DRUG_NOT_IN_TABLE" "No factor for the drug.",
    ExcludedByTable "EXCLUDED_BY_TABLE" "The table excludes the drug.",
    AmbiguousRoute "AMBIGUOUS_ROUTE" "Several factors could be meant.",
    OudIndication "OUD_INDICATION" "For opioid use disorder.",
    MissingRoute "MISSING_ROUTE" "No route, and the form implies none.",
    MissingDose "MISSING_DOSE" "No dose.",
    MissingUnit "MISSING_UNIT" "No dose unit.",
    MissingStrength "MISSING_STRENGTH" "No strength.",
    MissingFrequency "MISSING_FREQUENCY" "No frequency.",
    UnknownUnit "UNKNOWN_UNIT" "A unit that is not known.",
    UnitMismatch "UNIT_MISMATCH" "Units that do not fit each other.",
    DoseUnitAmbiguous "DOSE_UNIT_AMBIGUOUS" "Milligrams of the other ingredient.",
    PatchStrengthNotPerHour "PATCH_STRENGTH_NOT_PER_HOUR" "Patch by content.",
    PartialPatch "PARTIAL_PATCH" "A part of a patch.",
    PatchIntervalUnusual "PATCH_INTERVAL_UNUSUAL" "Patch not changed as usual.",
    SigUnclear "SIG_UNCLEAR" "Directions that would have to be guessed.",
    TitrationSequence "TITRATION_SEQUENCE" "Steps one after the other.",
    RenewalsAllActive "RENEWALS_ALL_ACTIVE" "Renewals without directions.",
    BandGap "BAND_GAP" "Between the steps of the table.",
    ImplausibleHighDose "IMPLAUSIBLE_HIGH_DOSE" "Too much to be true.",
    TableOneWay "TABLE_ONE_WAY" "A range of a one-way table.",
    ImplausibleLowDose "IMPLAUSIBLE_LOW_DOSE" "Too little to be true.",
    LongActingPrn "LONG_ACTING_PRN" "Long-acting as needed.",
    DoseNotMultiple "DOSE_NOT_MULTIPLE_OF_STRENGTH" "Not a number of whole units.",
    SigDisagrees "SIG_DISAGREES" "Directions and fields differ.",
    StaleOrder "STALE_ORDER" "Supply ended before the list.",
    StatusUnknown "STATUS_UNKNOWN" "Active or not is not known.",
    AcetaminophenHigh "ACETAMINOPHEN_HIGH" "More than 3.25 g a day.",
    PossibleDuplicate "POSSIBLE_DUPLICATE" "Two equal lines.",
    SameDrugTwice "SAME_DRUG_TWICE" "One drug on two lines.",
    ReportedMmeDiffers "REPORTED_MME_DIFFERS" "A reported total differs.",
    MethadoneCaution "METHADONE_CAUTION" "Methadone is counted.",
    PrnMax "PRN_MAX" "As needed, up to the maximum.",
    NotActive "NOT_ACTIVE" "Order not active.",
}

/// A set of codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Codes(u64);

impl Codes {
    /// Codes that leave the number as it is but ask to look twice.
    const WARNINGS: &'static [Code] = &[
        Code::PatchIntervalUnusual,
        Code::ImplausibleHighDose,
        Code::ImplausibleLowDose,
        Code::LongActingPrn,
        Code::DoseNotMultiple,
        Code::SigDisagrees,
        Code::StaleOrder,
        Code::StatusUnknown,
        Code::AcetaminophenHigh,
        Code::PossibleDuplicate,
        Code::ReportedMmeDiffers,
    ];

    /// No code.
    pub const NONE: Self = Self(0);

    /// Adds one.
    pub fn add(&mut self, code: Code) {
        self.0 |= 1 << (code as u8);
    }

    /// Takes one away.
    pub fn remove(&mut self, code: Code) {
        self.0 &= !(1 << (code as u8));
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is in.
    #[must_use]
    pub fn has(self, code: Code) -> bool {
        self.0 & (1 << (code as u8)) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one of them asks to look twice.
    #[must_use]
    pub fn warn(self) -> bool {
        Self::WARNINGS.iter().any(|code| self.has(*code))
    }

    /// The codes in their order.
    pub fn iter(self) -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().filter(move |code| self.has(*code))
    }
}

impl From<Code> for Codes {
    fn from(code: Code) -> Self {
        let mut codes = Self::NONE;
        codes.add(code);
        codes
    }
}

/// What came of a line or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// One exact number.
    Value,
    /// One number that asks to be looked at, or a lower bound.
    Warn,
    /// A low and a high end.
    Range,
    /// No number.
    Refuse,
    /// Left out on the table's own word; the rest is complete.
    Excluded,
    /// Not active: left out.
    Ignored,
    /// Nothing to count.
    NoOpioid,
}

impl Outcome {
    /// The word that stands for it in files.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Warn => "warn",
            Self::Range => "range",
            Self::Refuse => "refuse",
            Self::Excluded => "excluded_with_notice",
            Self::Ignored => "ignore_with_notice",
            Self::NoOpioid => "no_opioid",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_fit_their_set_and_have_their_own_words() {
        assert!(Code::ALL.len() <= 64);
        let mut words: Vec<_> = Code::ALL.iter().map(|code| code.text()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Code::ALL.len());
        let mut codes = Codes::from(Code::NotActive);
        codes.add(Code::UnreadableLine);
        assert_eq!(codes.iter().collect::<Vec<_>>(), [Code::UnreadableLine, Code::NotActive]);
    }
}
