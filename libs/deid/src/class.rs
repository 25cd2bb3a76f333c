//! What a word can be: a set of classes in one number, so that a rule asks several questions at once.

/// A set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Set(pub(crate) u64);

impl Set {
    pub(crate) const NONE: Set = Set(0);

    pub(crate) const fn any(self, other: Set) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

macro_rules! classes {
    ($($name:ident = $bit:literal,)*) => {
        $(pub(crate) const $name: Set = Set(1 << $bit);)*
    };
}

// The build script reads these lines: a section of a list is opened with the names of its classes.
classes! {
    GIVEN = 0,        // a given name
    SURNAME = 1,
    PLACE = 2,        // a place below the province, in Canada
    COMMUNITY = 3,    // First Nation, Inuit community, Métis settlement
    WORLD = 4,        // a city elsewhere
    ORG = 5,          // hospital, school, employer known by name
    COMMON = 6,       // an everyday word of English or French
    KNOWN = 7,        // a rarer word of either
    MED = 8,          // drug, anatomy, scale, abbreviation: never a name by itself
    FUNCTION = 9,     // article, pronoun, preposition, auxiliary
    EN = 10,          // a word only English has
    FR = 11,          // a word only French has
    TITLE = 12,       // Dr, Mme
    ROLE = 13,        // physician, nurse, friend: a name may follow
    KIN = 14,         // wife, fils
    CREDENTIAL = 15,  // MD, RN, after a name
    MONTH = 16,
    WEEKDAY = 17,
    ORDINAL = 18,     // third, premier
    NUMERAL = 19,     // ninety, douze
    IN = 20,          // in, from, near, à: a place may follow
    LIVES = 21,       // lives in, moved to, native de
    WORKS = 22,       // works at, employé chez
    CALLED = 23,      // named, prénommé
    SAYS = 24,        // third person verbs that people do
    PROVINCE = 25,
    PARTICLE = 26,    // de, van, al
    ORG_TAIL = 27,    // Hospital, School: the name stands before
    ORG_HEAD = 28,    // Hôpital, École: the name follows
    GEO_TAIL = 29,    // Lake, Island, First Nation
    GEO_HEAD = 30,    // Lac, village of
    STREET_TAIL = 31, // Street, Ave
    STREET_HEAD = 32, // rue, boul, highway
    ID_CUE = 33,      // a record number follows
    PHONE_CUE = 34,
    BIRTH_CUE = 35,
    AGE_UNIT = 36,    // yo, ans
    UNIT = 37,        // mg, weeks, %
    ADMIN = 38,       // seen by, cc, patient: a name follows
    EPONYM_TAIL = 39, // disease, sign, test
    EPONYM_HEAD = 40, // maladie de, signe de
    NOT_ID = 41,      // DIN, LU, PMID: the number after it is no identifier
    HOLIDAY = 42,
    RARE_WORK = 43,   // an occupation few have
    EVENT = 44,       // an event few live through
    COMPANY = 45,     // Inc, Ltd, ltée
    PHRASE = 46,      // the beginning of an entry of several words
    WHEN = 47,        // since, early, last, depuis: a month is a date
    NATION = 48,      // Cree, Inuit, Ontarian: a people, not a place
    AGED = 49,        // aged, turned, âgé de
    STREET_WEAK = 50, // street words that are everyday words too
    SCHOOLING = 51,   // attends, studies at
    SITE = 52,        // the General, ER at, admitted to: an institution may follow
    STOP = 53,        // capitalized words that head sections, never a name
    GENERIC = 54,     // says what kind of clinic or school, not which
    IN_FR = 55,       // the same in French only: à, de
    SAYS_FR = 56,
    WHEN_FR = 57,
    NET = 61,         // at, arobase: an address spelled out may follow
    BOX = 62,         // box, postale: its number follows
    SEX = 63,         // f, homme: behind an age
    SAINT = 60,       // Saint, Notre: a hyphen behind makes a place
    RARE = 59,        // a word of the language that is rare: no name by its shape alone
    EN_ONLY = 58,     // a cue that is another word in French: son, on
}

/// Words of the language, of medicine or of structure: not evidence of a name.
pub(crate) const WORDY: Set = COMMON.or(KNOWN).or(MED).or(FUNCTION);
/// Anything the dictionaries of people hold.
pub(crate) const PERSON: Set = GIVEN.or(SURNAME);
/// Anything the dictionaries of places hold.
pub(crate) const PLACES: Set = PLACE.or(COMMUNITY).or(WORLD);
/// Words that people mean when a finger slips.
pub(crate) const TYPED: Set = COMMON.or(MED).or(FUNCTION).or(KIN).or(ROLE);
