//! Which words are explained without a dictionary of names: medical endings, and forms of known words.

use crate::{
    class::{COMMON, KNOWN, MED, PARTICLE, PHRASE, Set},
    text::{Text, mark},
    word::Kind,
};

/// Endings of medical and ordinary words, in both languages.
const ENDINGS: &str = "itis ites ite osis oses ose oma omas ome emia emie uria urie algia algie pathy pathic pathie pathies \
    ectomy ectomie ostomy ostomie otomy otomie plasty plastie scopy scopie scopic graphy graphie gram gramme \
    metry metrie megaly megalie plegia plegie paresis phasia phagia phagie pnea pnee trophy trophic trophie \
    oid oides ology ologie ologist ologue ological iatric iatry iatrie statin statine pril sartan olol azole \
    idone cillin cilline mycin mycine cycline floxacin oxetine azepam zolam triptan gliptin gliptine \
    gliflozin glutide parin parine mab tinib caine azine amine idine adol codone morphone pentin gabalin \
    barbital phenone thiazide semide profen profene fenac oxicam coxib setron prazole dronate steride lukast \
    terol sone solone nide vir ation ations ement ements ments ness ingly ically ative atives ility ilities \
    ability bilite ablement iquement logical logique euse euses tive tives ectasis stenosis listhesis lysis \
    lyse cele penia penie philia cytosis genic gene dynia dynie esthesia esthesie kinesia tonia clonus clonic \
    edema oedeme drome sthenia ville- ologically vertebral spinal costal femoral cervical lumbar facial \
    dermal muscular vascular articular neural iatre otherapy otherapie therapy therapie therapies zation \
    isation";

/// A word that no dictionary holds and no medical ending explains.
pub(crate) fn unknown(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    let blank = Set(word.set.0 & !PHRASE.0 & !PARTICLE.0);
    word.kind == Kind::Letters
        && word.len > 2
        && blank.is_empty()
        && word.marks & mark::CALM == 0
        && !medical(&text.low(place))
        && !inflected(text, place)
}

/// Endings of medical and ordinary words, in both languages.
pub(crate) fn medical(low: &str) -> bool {
    low.len() > 5 && ENDINGS.split_ascii_whitespace().any(|ending| low.ends_with(ending))
}

/// Regular forms of words the lists hold in another form only.
fn inflected(text: &Text, place: usize) -> bool {
    let low = text.low(place);
    let lexicon = crate::lexicon::lexicon();
    let known = |stem: &str| {
        stem.len() > 2 && crate::word::hash(stem).is_some_and(|hash| lexicon.get(hash).any(COMMON.or(KNOWN).or(MED)))
    };
    if let Some(rest) = [
        "un", "re", "non", "pre", "post", "anti", "hyper", "hypo", "sub", "over", "peri", "inter", "intra", "multi",
        "poly", "neuro", "cardio", "psycho", "physio",
    ]
    .iter()
    .find_map(|head| low.strip_prefix(head))
        && rest.len() > 3
        && known(rest)
    {
        return true;
    }
    ["s", "es", "ed", "d", "ing", "ly", "er", "al", "e", "ee", "ees", "ment", "ement", "able", "less", "like", "y"]
        .iter()
        .any(|ending| {
            low.strip_suffix(ending).is_some_and(|stem| {
                known(stem) || (matches!(*ending, "ing" | "ed" | "er" | "able") && known(&format!("{stem}e")))
            })
        })
}
