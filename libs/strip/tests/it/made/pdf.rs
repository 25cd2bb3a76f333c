//! A PDF with something in every corner that people do not see.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use super::picture::photo;
use crate::SECRET;

fn words(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A document whose pages draw these operations.
pub fn of(pages: &[&[u8]]) -> Document {
    let mut document = Document::with_version("1.7");
    let folder = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for page in pages {
        let mut drawing = Stream::new(Dictionary::new(), page.to_vec());
        drawing.compress().unwrap();
        let drawing = document.add_object(drawing);
        let page = dictionary! { "Type" => "Page", "Parent" => folder, "Contents" => drawing };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    let folder_of_pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 200.into(), 100.into()],
    };
    document.objects.insert(folder, folder_of_pages.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => folder });
    document.trailer.set("Root", root);
    document
}

pub fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A letter with everything.
pub fn letter() -> Vec<u8> {
    let drawing = format!(
        "% {SECRET}\n/Span <</ActualText ({SECRET})>> BDC BT /F1 12 Tf 10 50 Td (Seen on) Tj 60 0 Td [(Mon) -20 (day) -300 (at)] TJ ET EMC\n\
         BT /F1 12 Tf 10 30 Td <636166E9> Tj ET\nq 10 0 0 10 0 0 cm /Im Do Q /Fm Do"
    );
    let mut document = of(&[drawing.as_bytes()]);
    let page = document.page_iter().next().unwrap();
    let picture = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 32, "Height" => 16, "ColorSpace" => "DeviceRGB",
            "BitsPerComponent" => 8, "Filter" => "DCTDecode", "PieceInfo" => dictionary! { "A" => words(SECRET) },
        },
        photo(),
    ));
    let metadata =
        document.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, SECRET.into()));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let form = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F2" => font } }, "Metadata" => metadata,
        },
        b"BT /F2 9 Tf (in a form) Tj ET".to_vec(),
    ));
    let file = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, SECRET.into()));
    let script = dictionary! { "S" => "JavaScript", "JS" => words(SECRET) };
    let note =
        dictionary! { "Type" => "Annot", "Subtype" => "Text", "T" => words(SECRET), "Contents" => words(SECRET) };
    let resources = dictionary! {
        "Font" => dictionary! { "F1" => dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        } },
        "XObject" => dictionary! { "Im" => picture, "Fm" => form },
        "Properties" => dictionary! { "P" => dictionary! { "Name" => words(SECRET) } },
    };
    let entries = document.get_dictionary_mut(page).unwrap();
    entries.set("Resources", resources);
    entries.set("Annots", vec![note.into()]);
    entries.set("AA", dictionary! { "O" => script.clone() });
    entries.set("Thumb", picture);
    entries.set("PieceInfo", dictionary! { "A" => words(SECRET) });
    let catalog = document.catalog_mut().unwrap();
    catalog.set("Metadata", metadata);
    catalog.set("OpenAction", script);
    catalog.set("AcroForm", dictionary! { "Fields" => vec![dictionary! { "V" => words(SECRET) }.into()] });
    catalog.set("Lang", words(SECRET));
    let kept =
        dictionary! { "Names" => vec![words(SECRET), dictionary! { "EF" => dictionary! { "F" => file } }.into()] };
    catalog.set("Names", dictionary! { "EmbeddedFiles" => kept });
    catalog.set("Outlines", dictionary! { "First" => dictionary! { "Title" => words(SECRET) } });
    let info = document.add_object(dictionary! { "Author" => words(SECRET), "Title" => words(SECRET) });
    document.trailer.set("Info", info);
    saved(document)
}
