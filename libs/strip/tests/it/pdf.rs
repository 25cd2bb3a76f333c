//! Letters and reports.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use strip::{Kind, Refusal, clean, limits};

use crate::{
    codes,
    made::pdf::{letter, of, saved},
    tells,
};

/// Everything in a document, unpacked.
fn everything(bytes: &[u8]) -> Vec<u8> {
    let document = Document::load_mem(bytes).unwrap();
    let mut all = bytes.to_vec();
    for object in document.objects.values() {
        all.extend(format!("{object:?}").as_bytes());
        if let Object::Stream(stream) = object {
            all.extend(&stream.content);
            all.extend(stream.get_plain_content().unwrap_or_default());
        }
    }
    all
}

#[test]
fn a_letter_keeps_its_pages_and_nothing_else() {
    let letter = letter();
    assert!(tells(&everything(&letter)));
    let clean = clean(&letter).unwrap();
    assert_eq!((clean.kind, clean.sights), (Kind::Pdf, 1));
    assert!(!tells(&everything(&clean.bytes)));
    assert_eq!(
        codes(&clean),
        [
            "gps",
            "time",
            "author",
            "camera",
            "description",
            "thumbnail",
            "editing",
            "color-profile",
            "trailing",
            "properties",
            "files",
            "scripts",
            "annotations",
            "form",
            "bookmarks",
            "hidden-text",
        ]
        .into_iter()
        .filter(|code| !["gps", "time", "author"].contains(code))
        .collect::<Vec<_>>()
    );
}

#[test]
fn its_text_is_read_as_it_is_drawn() {
    assert_eq!(clean(&letter()).unwrap().text, "Seen on Monday at\ncafé\nin a form\n\n");
}

#[test]
fn a_clean_document_stays_as_it_is() {
    let once = clean(&letter()).unwrap();
    let twice = clean(&once.bytes).unwrap();
    assert_eq!((twice.text.clone(), codes(&twice)), (once.text, vec![]));
    let document = Document::load_mem(&once.bytes).unwrap();
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    assert!(page.has(b"MediaBox"), "the page takes along what it inherited");
    let picture =
        document.objects.values().filter_map(|object| object.as_stream().ok()).find(|stream| {
            stream.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|filter| filter == b"DCTDecode")
        });
    let picture = image::load_from_memory(&picture.unwrap().content).unwrap();
    assert_eq!((picture.width(), picture.height()), (32, 16));
}

#[test]
fn letters_without_a_meaning_are_to_be_looked_at() {
    let mut document = of(&[b"BT /F9 12 Tf <0001000200030004> Tj ET"]);
    let page = document.page_iter().next().unwrap();
    let font =
        dictionary! { "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+X", "Encoding" => "Identity-H" };
    let resources = dictionary! { "Font" => dictionary! { "F9" => font } };
    document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    let clean = clean(&saved(document)).unwrap();
    assert_eq!((clean.text.trim(), clean.sights), ("", 1));
}

#[test]
fn a_page_that_unpacks_to_more_than_a_book_is_refused() {
    let drawing = b"q Q\n".repeat(limits::MARKUP / 4 + 1);
    assert_eq!(clean(&saved(of(&[&drawing]))), Err(Refusal::Bomb));
}

#[test]
fn packed_objects_that_unpack_to_more_than_is_read_are_refused() {
    let mut document = of(&[b"q Q"]);
    // Under a name that the writer does not leave out, changed afterwards.
    let mut bomb = Stream::new(
        dictionary! { "Type" => "Objects", "N" => 1, "First" => 5 },
        [b"90 0 (".to_vec(), vec![b'a'; 17 * 1024 * 1024], b")".to_vec()].concat(),
    );
    bomb.compress().unwrap();
    document.add_object(bomb);
    let mut file = saved(document);
    let place = file.windows(8).position(|window| window == b"/Objects").unwrap();
    file[place..place + 8].copy_from_slice(b"/ObjStm ");
    assert_eq!(clean(&file), Err(Refusal::Bomb));
}

#[test]
fn forms_that_draw_each_other_are_read_once() {
    let mut document = of(&[b"/A Do"]);
    let page = document.page_iter().next().unwrap();
    let (one, other) = (document.new_object_id(), document.new_object_id());
    let form = |name: &str, draws: lopdf::ObjectId, text: &str| {
        let resources = dictionary! { "XObject" => dictionary! { name => draws }, "Font" => Dictionary::new() };
        let drawing = format!("/{name} Do /{name} Do {text}");
        Stream::new(dictionary! { "Subtype" => "Form", "Resources" => resources }, drawing.into_bytes())
    };
    document.objects.insert(one, form("B", other, "").into());
    document.objects.insert(other, form("A", one, "").into());
    let resources = dictionary! { "XObject" => dictionary! { "A" => one } };
    document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    assert_eq!(clean(&saved(document)).unwrap().text.trim(), "");
}

#[test]
fn a_locked_document_is_refused() {
    let mut document = of(&[b"q Q"]);
    let rule = dictionary! {
        "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -4, "O" => Object::string_literal(vec![7; 32]),
        "U" => Object::string_literal(vec![9; 32]),
    };
    let rule = document.add_object(rule);
    document.trailer.set("Encrypt", rule);
    document.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
    assert_eq!(clean(&saved(document)), Err(Refusal::Locked));
}

#[test]
fn too_many_pages_none_and_half_a_file_are_refused() {
    assert_eq!(clean(&saved(of(&vec![&b"q Q"[..]; limits::PAGES + 1]))), Err(Refusal::Pages));
    assert_eq!(clean(&saved(of(&[]))), Err(Refusal::Broken));
    assert_eq!(clean(b"%PDF-1.7\nnothing"), Err(Refusal::Broken));
}
