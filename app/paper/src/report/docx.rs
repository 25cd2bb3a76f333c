//! The report as a Word document (ECMA-376): headings by style, header rows that repeat and are told to screen readers, the
//! language set. The same texts give the same bytes.

use std::io::{Cursor, Write};

use domain::report::{Document, Part};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::Stamp;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
"#;

/// Styles by the names that Word knows, so that they stand in its list and in its navigation pane. LANG is the language.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="LANG"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:color w:val="14425C"/><w:sz w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="464646"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="14425C"/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="400"/></w:pPr><w:rPr><w:i/></w:rPr></w:style></w:styles>
"#;

/// Makes it.
pub fn docx(document: &Document, stamp: &Stamp) -> std::io::Result<Vec<u8>> {
    let language = if document.language == "fr" { "fr-CA" } else { "en-CA" };
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
        <dc:language>{language}</dc:language></cp:coreProperties>\n",
        escaped(&document.title),
        escaped(&document.hub)
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &core),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", &STYLES.replace("LANG", language)),
        ("word/document.xml", &body(document, stamp)),
    ] {
        zip.start_file(path, SimpleFileOptions::default())?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn body(document: &Document, stamp: &Stamp) -> String {
    let mut body = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
        xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\n",
    );
    paragraph(&mut body, "", &document.hub);
    paragraph(&mut body, "Title", &document.title);
    paragraph(&mut body, "Subtitle", &document.about);
    for line in &stamp.lines {
        paragraph(&mut body, "Subtitle", line);
    }
    for part in &document.parts {
        match part {
            Part::Heading { text } => paragraph(&mut body, "Heading1", text),
            Part::Text { text } => paragraph(&mut body, "", text),
            Part::Quote { text, by } => paragraph(&mut body, "Quote", &format!("{text} — {by}")),
            Part::Table { caption, columns, rows, note } => {
                let head: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
                let numeric: Vec<bool> = columns.iter().map(|column| column.numeric).collect();
                let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
                paragraph(&mut body, "Caption", caption);
                table(&mut body, caption, &head, &numeric, &rows);
                paragraph(&mut body, "Subtitle", note);
            }
            Part::Bars { caption, bars } => {
                let rows: Vec<Vec<&str>> = bars.iter().map(|bar| vec![bar.name.as_str(), bar.words.as_str()]).collect();
                paragraph(&mut body, "Caption", caption);
                table(&mut body, caption, &[caption, ""], &[false, true], &rows);
                paragraph(&mut body, "", "");
            }
        }
    }
    body.push_str("<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr></w:body></w:document>\n");
    body
}

fn paragraph(body: &mut String, style: &str, text: &str) {
    let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
    body.push_str(&format!("<w:p><w:pPr>{style}</w:pPr>{}</w:p>\n", run(text, false)));
}

/// Words; line breaks are elements of their own.
fn run(text: &str, bold: bool) -> String {
    let look = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r>{look}{}</w:r>", lines.join("<w:br/>"))
}

/// A table whose first row is its head. `caption` is what a screen reader says of it.
fn table(body: &mut String, caption: &str, head: &[&str], numeric: &[bool], rows: &[Vec<&str>]) {
    let border = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:color=\"A0A0A0\"/>");
    body.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{}{}{}</w:tblBorders>\
        <w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        border("top"),
        border("bottom"),
        border("insideH"),
        escaped(caption)
    ));
    body.push_str(&"<w:gridCol/>".repeat(head.len()));
    body.push_str("</w:tblGrid>\n");
    row(body, head, numeric, true);
    for cells in rows {
        row(body, cells, numeric, false);
    }
    body.push_str("</w:tbl>\n");
}

fn row(body: &mut String, cells: &[&str], numeric: &[bool], head: bool) {
    let look = if head { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "<w:trPr><w:cantSplit/></w:trPr>" };
    body.push_str(&format!("<w:tr>{look}"));
    for (place, cell) in cells.iter().enumerate() {
        let side = if numeric.get(place).copied().unwrap_or_default() { "<w:jc w:val=\"right\"/>" } else { "" };
        body.push_str(&format!("<w:tc><w:tcPr/><w:p><w:pPr>{side}</w:pPr>{}</w:p></w:tc>", run(cell, head)));
    }
    body.push_str("</w:tr>\n");
}

/// A text as XML holds it: signs that XML knows no way to write are left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() && sign != '\t' => {}
            sign => safe.push(sign),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::report::tests::document;

    fn part(bytes: &[u8], path: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_same_texts_give_the_same_bytes() {
        let stamp = Stamp::default();
        assert_eq!(docx(&document(), &stamp).unwrap(), docx(&document(), &stamp).unwrap());
    }

    #[test]
    fn word_is_told_headings_header_rows_captions_and_the_language() {
        let bytes = docx(&Document { language: "fr".to_owned(), ..document() }, &Stamp::default()).unwrap();
        let body = part(&bytes, "word/document.xml");
        for words in [
            "<w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Reach</w:t>",
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
            "<w:tblCaption w:val=\"People by profession\"/>",
            "*Physicians* &amp; &lt;others&gt;",
            "<w:t xml:space=\"preserve\">23 (61%)</w:t>",
        ] {
            assert!(body.contains(words), "{words}: {body}");
        }
        assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"fr-CA\"/>"));
        assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>Report</dc:title>"));
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a\u{0}b\u{b}c\td <\"&>\u{ffff}"), "abc\td &lt;&quot;&amp;&gt;");
    }
}
