use uuid::Uuid;

use super::*;
use crate::id::Id as _;

pub fn id(number: u128) -> CodeId {
    CodeId::from_uuid(Uuid::from_u128(number))
}

pub fn code(number: u128, parent: Option<u128>, name: &str) -> Code {
    Code {
        id: id(number),
        parent: parent.map(id),
        name: name.to_owned(),
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        color: Color::Blue,
    }
}

fn names(book: &Codebook) -> Vec<(usize, &str)> {
    book.codes.iter().map(|code| (book.depth(code), code.name.as_str())).collect()
}

#[test]
fn codes_stand_in_the_order_of_the_tree_and_versions_count_up() {
    let book = Codebook::default().with(code(1, None, "Team")).with(code(2, None, "Time"));
    let book = book.with(code(3, Some(1), "Trust")).with(code(4, Some(1), "Roles")).with(code(5, Some(3), "In peers"));
    assert_eq!(book.version, 5);
    assert_eq!(names(&book), [(0, "Team"), (1, "Trust"), (2, "In peers"), (1, "Roles"), (0, "Time")]);
    assert_eq!(book.path(book.find(id(5)).unwrap()), "Team / Trust / In peers");
    let without = book.without(id(3));
    assert_eq!(names(&without), [(0, "Team"), (1, "In peers"), (1, "Roles"), (0, "Time")]);
}

#[test]
fn a_damaged_circle_comes_to_the_top() {
    let book = Codebook::of(1, vec![code(1, Some(2), "A"), code(2, Some(1), "B"), code(3, Some(9), "C")]);
    assert_eq!(names(&book), [(0, "C"), (0, "A"), (1, "B")]);
}

#[test]
fn a_code_needs_a_name_of_its_own_among_its_siblings_and_stands_under_no_code_of_its_own() {
    let book = Codebook::of(1, vec![code(1, None, "Team"), code(2, Some(1), "Trust"), code(3, None, "Time")]);
    let fault = |id: CodeId, fields: Fields| {
        let faults = book.check(id, &fields).unwrap_err();
        faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect::<Vec<_>>()
    };
    let parent = |number: u128| id(number).to_string();
    let named = |name: &str| Fields::default().with("name", name);
    assert_eq!(fault(id(9), named("")), [("name".to_owned(), "fault-missing")]);
    assert_eq!(fault(id(9), named("TEAM ")), [("name".to_owned(), "codebook-fault-name")]);
    assert!(book.check(id(9), &named("Trust")).is_ok());
    assert_eq!(fault(id(1), named("Team").with("parent", parent(2))), [("parent".to_owned(), "codebook-fault-circle")]);
    assert_eq!(fault(id(1), named("Team").with("parent", parent(8))), [("parent".to_owned(), "fault-unknown-option")]);
    let changed = book.check(id(3), &named("Time").with("parent", parent(1)).with("color", "green")).unwrap();
    assert_eq!((changed.parent, changed.color), (Some(id(1)), Color::Green));
}

#[test]
fn a_later_version_says_its_reason() {
    assert_eq!(reason(&Fields::default(), 1).unwrap(), "");
    assert_eq!(reason(&Fields::default(), 2).unwrap_err(), Faults::one("reason", "fault-missing"));
}

#[test]
fn foreign_colors_come_to_the_nearest_of_ours() {
    assert_eq!(Color::nearest("#0070b0"), Some(Color::Blue));
    assert_eq!(Color::nearest("#f80"), Some(Color::Yellow));
    assert_eq!(Color::nearest("red"), None);
    for color in Color::ALL {
        assert_eq!(Color::nearest(color.hex()), Some(color));
    }
}
