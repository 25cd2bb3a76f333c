//! A DOCX with something in every corner that people do not see.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::picture::photo;
use crate::SECRET;

pub const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of parts.
pub fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn relations(list: &[(&str, &str, &str)]) -> Vec<u8> {
    let list: String = list
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.contains(':') { " TargetMode=\"External\"" } else { "" };
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
        })
        .collect();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{space}\">{list}</Relationships>").into_bytes()
}

/// A document with this body and nothing else.
pub fn plain(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    zipped(&[
        ("_rels/.rels", relations(&[("a", "officeDocument", "word/document.xml")])),
        ("word/document.xml", document.into_bytes()),
    ])
}

/// A report with everything.
pub fn report() -> Vec<u8> {
    let body = format!(
        "<w:p w:rsidR=\"{SECRET}\"><w:pPr><w:pStyle w:val=\"{SECRET}\"/></w:pPr><w:r><w:t>Low back</w:t></w:r>\
         <w:ins w:id=\"1\" w:author=\"{SECRET}\" w:date=\"2026-03-03T00:00:00Z\"><w:r><w:t xml:space=\"preserve\"> pain &amp; more</w:t></w:r></w:ins>\
         <w:del w:id=\"2\" w:author=\"{SECRET}\"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r><w:commentRangeStart w:id=\"0\"/></w:p>\
         <w:p><w:hyperlink r:id=\"mail\"><w:r><w:t>the clinic</w:t></w:r></w:hyperlink>\
         <w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"{SECRET}\"/></w:ffData></w:fldChar></w:r>\
         <w:r><w:instrText>HYPERLINK mailto:{SECRET}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dose</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"914400\" cy=\"457200\"/><wp:docPr id=\"1\" name=\"{SECRET}\" descr=\"{SECRET}\"/>\
         <a:graphic><a:graphicData><a:blip r:embed=\"photo\"/><a:srcRect l=\"50000\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>\
         <w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:sdt><w:sdtPr><w:alias w:val=\"{SECRET}\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Signed</w:t></w:r><w:footnoteReference w:id=\"2\"/></w:p></w:sdtContent></w:sdt>\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"head\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr>"
    );
    let part = |root: &str, inner: &str| format!("<w:{root} {W}>{inner}</w:{root}>").into_bytes();
    zipped(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", relations(&[("a", "officeDocument", "word/document.xml")])),
        ("docProps/core.xml", SECRET.into()),
        ("docProps/app.xml", SECRET.into()),
        ("docProps/thumbnail.jpeg", SECRET.into()),
        ("customXml/item1.xml", SECRET.into()),
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>"))),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("mail", "hyperlink", &format!("mailto:{SECRET}@example.org")),
                ("photo", "image", "media/photo.jpeg"),
                ("head", "header", "header7.xml"),
                ("s", "styles", "styles.xml"),
                ("f", "footnotes", "footnotes.xml"),
                ("c", "comments", "comments.xml"),
                ("t", "attachedTemplate", &format!("file:///{SECRET}.dotm")),
            ]),
        ),
        ("word/media/photo.jpeg", photo()),
        ("word/header7.xml", part("hdr", "<w:p><w:r><w:t>Page head</w:t></w:r></w:p>")),
        (
            "word/footnotes.xml",
            part("footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote>"),
        ),
        (
            "word/styles.xml",
            part(
                "styles",
                &format!(
                    "<w:style w:type=\"paragraph\" w:styleId=\"{SECRET}\"><w:name w:val=\"{SECRET}\"/></w:style>\
                     <w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"{SECRET}\"/></w:style>"
                ),
            ),
        ),
        ("word/comments.xml", part("comments", SECRET)),
        ("word/settings.xml", part("settings", &format!("<w:rsids><w:rsid w:val=\"{SECRET}\"/></w:rsids>"))),
        ("word/vbaProject.bin", SECRET.into()),
        ("word/embeddings/oleObject1.bin", SECRET.into()),
    ])
}
