//! What is written is read again as it was, in every dialect, and the schema accepts it.

use std::io::{Cursor, Read};

use proptest::{collection::vec, option, prelude::*};
use zip::ZipArchive;

use super::{made::open, schema};
use crate::refi::{
    Case, Code, Coding, Content, Dialect, Guid, Made, Project, Selection, Set, Settled, Source, User, Value, Variable,
    VariableKind, Writing, write_own, write_qdc,
};

fn guid() -> impl Strategy<Value = Guid> {
    any::<[u8; 16]>().prop_map(Guid::from_bytes)
}

fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zé&<>\"'😀][a-z é&<>\"'\n\t\r😀]{0,12}"
}

fn time() -> impl Strategy<Value = Option<Box<str>>> {
    option::of((1u8..13, 1u8..29).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}T10:00:00Z").into()))
}

fn made() -> impl Strategy<Value = Made> {
    (option::of(guid()), time(), option::of(guid()), time()).prop_map(|(by, at, changed_by, changed_at)| Made {
        by,
        at,
        changed_by,
        changed_at,
    })
}

fn text() -> impl Strategy<Value = String> {
    "([a-z 😀é\u{301}\u{5d0}\u{202e}\u{0}]|\n|\r\n|\r){0,60}"
}

fn coding() -> impl Strategy<Value = Coding> {
    (guid(), guid(), option::of(guid()), time(), vec(guid(), 0..2)).prop_map(|(guid, code, by, at, memos)| Coding {
        guid,
        code,
        by,
        at,
        memos,
    })
}

/// Selections lie between characters, and not inside of `\r\n`.
fn source() -> impl Strategy<Value = Source> {
    let ends = vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6);
    let selection = (guid(), option::of(words()), option::of(words()), vec(coding(), 0..3), vec(guid(), 0..2), made());
    let about = (guid(), option::of(words()), option::of(words()), vec(coding(), 0..2), vec(guid(), 0..2), made());
    (text(), ends, vec(selection, 6), about, vec(value(), 0..3)).prop_map(|(text, ends, selections, about, values)| {
        let signs: Vec<char> = text.chars().collect();
        let places: Vec<usize> = (0..=signs.len())
            .filter(|place| *place == 0 || *place == signs.len() || signs[place - 1..=*place] != ['\r', '\n'])
            .collect();
        let selections = ends
            .into_iter()
            .zip(selections)
            .map(|((one, other), (guid, name, description, codings, memos, made))| {
                let (one, other) = (places[one.index(places.len())], places[other.index(places.len())]);
                let place = |place: usize| i64::try_from(place).unwrap();
                Selection {
                    guid,
                    name: name.map(Into::into),
                    description: description.map(Into::into),
                    start: place(one.min(other)),
                    end: place(one.max(other)),
                    codings,
                    memos,
                    made,
                }
            })
            .collect();
        let (guid, name, description, codings, memos, made) = about;
        Source { guid, name, description, content: Content::Inline(text), selections, codings, memos, values, made }
    })
}

fn value() -> impl Strategy<Value = Value> {
    let kinds = prop_oneof![
        words().prop_map(|words| (VariableKind::Text, Some(words.into()))),
        any::<bool>().prop_map(|value| (VariableKind::Boolean, Some(value.to_string().into()))),
        any::<i32>().prop_map(|value| (VariableKind::Integer, Some(value.to_string().into()))),
        Just((VariableKind::Float, Some("-1.50".into()))),
        Just((VariableKind::Date, Some("2026-02-28".into()))),
        Just((VariableKind::Text, None)),
    ];
    (guid(), kinds).prop_map(|(variable, (kind, value))| Value { variable, kind, value })
}

fn codes() -> impl Strategy<Value = Vec<Code>> {
    let code =
        (guid(), any::<prop::sample::Index>(), words(), any::<bool>(), option::of("#[0-9a-f]{6}"), option::of(words()));
    vec((code, vec(guid(), 0..2)), 0..12).prop_map(|list| {
        let mut codes: Vec<Code> = Vec::new();
        for ((guid, parent, name, codable, color, description), memos) in list {
            // In the order of a tree: under the last code, or under one of those above it.
            let mut chain = vec![None];
            let mut at = codes.len().checked_sub(1);
            while let Some(place) = at {
                chain.push(Some(place));
                at = codes[place].parent;
            }
            let parent = chain[parent.index(chain.len())];
            codes.push(Code { guid, parent, name, codable, color: color.map(Into::into), description, memos });
        }
        codes
    })
}

fn project() -> impl Strategy<Value = Project> {
    let users = vec((guid(), option::of(words()), option::of(words())), 0..3)
        .prop_map(|list| list.into_iter().map(|(guid, name, id)| User { guid, name, id }).collect());
    let kinds = prop::sample::select(VariableKind::ALL.map(|(kind, _)| kind).to_vec());
    let variables = vec((guid(), words(), kinds, option::of(words())), 0..3).prop_map(|list| {
        list.into_iter().map(|(guid, name, kind, description)| Variable { guid, name, kind, description }).collect()
    });
    let case = (guid(), option::of(words()), option::of(words()), vec(guid(), 0..2), vec(value(), 0..2));
    let cases = vec((case, vec(guid(), 0..2), vec(guid(), 0..2)), 0..3).prop_map(|list| {
        list.into_iter()
            .map(|((guid, name, description, codes, values), sources, selections)| Case {
                guid,
                name,
                description,
                codes,
                values,
                sources,
                selections,
            })
            .collect()
    });
    let note = (guid(), option::of(words()), words(), made()).prop_map(|(guid, name, text, made)| Source {
        guid,
        name,
        description: None,
        content: Content::Inline(text),
        selections: Vec::new(),
        codings: Vec::new(),
        memos: Vec::new(),
        values: Vec::new(),
        made,
    });
    let set = (guid(), words(), option::of(words()), vec(guid(), 0..2), vec(guid(), 0..2), vec(guid(), 0..2));
    let sets = vec(set, 0..3).prop_map(|list| {
        list.into_iter()
            .map(|(guid, name, description, codes, sources, notes)| Set {
                guid,
                name,
                description,
                codes,
                sources,
                notes,
            })
            .collect()
    });
    let head = (words(), option::of(words()), made(), vec(guid(), 0..2));
    (head, users, codes(), variables, cases, vec(source(), 0..3), vec(note, 0..2), sets).prop_map(
        |((name, description, made, memos), users, codes, variables, cases, sources, notes, sets)| Project {
            name,
            origin: None,
            description,
            made,
            users,
            codes,
            variables,
            cases,
            sources,
            notes,
            sets,
            memos,
        },
    )
}

fn texts(project: &Project) -> Vec<Settled> {
    let convention = crate::refi::Convention::SPEC;
    project
        .sources
        .iter()
        .map(|source| match &source.content {
            Content::Inline(text) => Settled::new(
                &crate::refi::PlainText { text: text.clone(), bom: false, guessed: false },
                source,
                convention,
            ),
            _ => Settled::default(),
        })
        .collect()
}

/// A project without what a file cannot say again: where its texts are and how they were counted.
fn bare(mut project: Project) -> Project {
    project.origin = None;
    for source in &mut project.sources {
        source.content = Content::Missing;
        for selection in &mut source.selections {
            (selection.start, selection.end) = (0, 0);
        }
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_project_comes_back_as_it_was(project in project(), dialect in prop::sample::select(Dialect::ALL.to_vec())) {
        let writing = Writing { dialect: dialect.0, origin: "Pilot 1.2" };
        let mut out = Cursor::new(Vec::new());
        write_own("out.qdpx", &mut out, &project, writing).unwrap();
        let bytes = out.into_inner();

        let mut xml = Vec::new();
        let mut zip = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        zip.by_name("project.qde").unwrap().read_to_end(&mut xml).unwrap();
        prop_assert_eq!(schema::project(&xml), Ok(()));
        drop(zip);

        let mut again = open("out.qdpx", &bytes).unwrap();
        let found = again.detect().unwrap();
        let plane = matches!(dialect.0, Dialect::Portable | Dialect::Maxqda | Dialect::Atlas);
        for (place, before) in texts(&project).into_iter().enumerate() {
            let after = again.settle(place, found[place].as_ref()).unwrap().unwrap();
            let flat = |text: &str| if plane { text.replace('😀', "[emoji]") } else { text.to_owned() };
            prop_assert_eq!(&after.text, &flat(&before.text));
            let quotes = |text: &Settled| -> Vec<String> {
                text.spans.iter().map(|span| text.text[span.clone().unwrap()].to_owned()).collect()
            };
            let expected: Vec<String> = quotes(&before).iter().map(|quote| flat(quote)).collect();
            prop_assert_eq!(quotes(&after), expected);
            if !plane {
                prop_assert_eq!(after.spans, before.spans);
            }
        }
        prop_assert!(again.losses.is_empty(), "{:?}", again.losses);
        prop_assert_eq!(bare(again.project), bare(project));
    }

    #[test]
    fn a_codebook_comes_back_as_it_was(mut project in project()) {
        prop_assume!(!project.codes.is_empty());
        let mut out = Vec::new();
        write_qdc("out.qdc", &mut out, &project, Writing { dialect: Dialect::Spec, origin: "Pilot" }).unwrap();
        prop_assert_eq!(schema::codebook(&out), Ok(()));
        let again = open("out.qdc", &out).unwrap();
        project.codes.iter_mut().for_each(|code| code.memos.clear());
        for set in &mut project.sets {
            set.sources.clear();
            set.notes.clear();
        }
        prop_assert_eq!(again.project.codes, project.codes);
        prop_assert_eq!(again.project.sets, project.sets);
    }

    #[test]
    fn codings_of_the_same_text_are_kept_and_all_others_lie_in_the_text(
        old in "[a-c .\n]{0,80}", new in "[a-c .\n]{0,80}", ends in vec((0usize..90, 0usize..90), 0..8)
    ) {
        let spans: Vec<_> = ends.into_iter().map(|(start, end)| start..end).collect();
        for (anchored, span) in crate::refi::reanchor(&old, &old, &spans).into_iter().zip(&spans) {
            let sound = span.start < span.end && span.end <= old.len();
            prop_assert_eq!(anchored.range, sound.then(|| span.clone()));
        }
        for anchored in crate::refi::reanchor(&old, &new, &spans) {
            prop_assert!(anchored.range.is_none_or(|range| new.get(range).is_some()));
        }
    }
}
