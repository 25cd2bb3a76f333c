//! Files as other programs write them.

use super::made::{archive, coded, look, open, project};
use crate::refi::{Breaks, Content, Convention, Guid, Index, PlainText, Unit, VariableKind, candidates};

/// A focus group with accents, characters beyond U+FFFF and lines of different lengths.
fn talk(end: &str) -> String {
    let lines = [
        "Moderator: What has changed in your practice since the first session? 🩺",
        "P01: I trust my peers more 😀 than before, and I ask earlier when a taper goes wrong.",
        "P02: Déjà vu: the same question came back, but this time the pharmacist had an answer.",
        "P03: We never knew whom to call 😀😀; now there is a name, a face and an hour for it.",
        "P01: The naloxone kits are in every drawer. That is new, and it is because of the program.",
    ];
    (0..8).map(|round| lines.map(|line| format!("{round}. {line}{end}")).concat()).collect()
}

/// Where people select in it: the words between some spaces.
fn picked(text: &str) -> Vec<(usize, usize)> {
    let starts: Vec<usize> = text.match_indices(' ').map(|(place, _)| place + 1).collect();
    starts
        .iter()
        .step_by(7)
        .map(|start| {
            let rest = &text[*start..];
            let line = rest.find(['\r', '\n']).unwrap_or(rest.len());
            let end = rest[..line].match_indices(' ').nth(4).map_or(line, |(place, _)| place);
            (*start, start + end)
        })
        .filter(|(start, end)| start < end)
        .collect()
}

fn counted(text: &PlainText, convention: Convention) -> Vec<(usize, usize)> {
    let index = Index::new(text);
    picked(&text.text)
        .into_iter()
        .map(|(start, end)| {
            let last = text.text[..end].chars().next_back().unwrap().len_utf8();
            let end = if convention.end_inclusive { end - last } else { end };
            (index.offset(start, convention), index.offset(end, convention))
        })
        .collect()
}

#[test]
fn every_way_of_counting_is_found_out_by_the_selections_alone() {
    for end in ["\r\n", "\n"] {
        for bom in [false, true] {
            let text = PlainText { text: talk(end), bom, guessed: false };
            for convention in candidates() {
                let mut file = if bom { vec![0xef, 0xbb, 0xbf] } else { Vec::new() };
                file.extend(text.text.as_bytes());
                let bytes = coded("a tool", &file, &counted(&text, convention));
                let mut bundle = open("talk.qdpx", &bytes).unwrap();
                let found = bundle.detect().unwrap();
                assert!(found[0].as_ref().unwrap().confidence > 0.95, "{convention:?} {found:?}");
                let settled = bundle.settle(0, found[0].as_ref()).unwrap().unwrap();
                let quotes: Vec<_> = settled.spans.iter().map(|span| &settled.text[span.clone().unwrap()]).collect();
                let expected: Vec<_> =
                    picked(&text.text).into_iter().map(|(start, end)| &text.text[start..end]).collect();
                assert_eq!(quotes, expected, "{convention:?} bom {bom}");
            }
        }
    }
}

#[test]
fn nvivo_for_windows_counts_utf16_and_two_for_a_line_break() {
    let text = PlainText { text: talk("\r\n"), bom: true, guessed: false };
    let convention = Convention { unit: Unit::Utf16, ..Convention::SPEC };
    let file = [&[0xef, 0xbb, 0xbf], text.text.as_bytes()].concat();
    let report = look("n.qdpx", &coded("NVivo for Windows 12.6", &file, &counted(&text, convention))).unwrap();
    let offsets = report.offsets.unwrap();
    assert_eq!((offsets.found.convention, offsets.crlf), (convention, 2));
    assert_eq!(offsets.found.undecided, Vec::<&str>::new());
    assert_eq!((offsets.sources[0].bom, offsets.sources[0].lines), (true, "crlf"));
    assert_eq!(offsets.samples.len(), 5);
    assert_eq!(offsets.samples[0].quote, "Moderator: What has changed in");
    assert!(report.notes.contains(&"the folder of sources is named \"Sources\" instead of \"sources\"".to_owned()));
}

#[test]
fn atlas_counts_a_line_break_once_and_names_its_file_after_the_project() {
    let text = PlainText { text: talk("\r\n"), bom: false, guessed: false };
    let convention = Convention { breaks: Breaks::One, ..Convention::SPEC };
    let bytes = coded("ATLAS.ti 26.1", text.text.as_bytes(), &counted(&text, convention));
    assert_eq!(look("a.qdpx", &bytes).unwrap().offsets.unwrap().found.convention, convention);
    let named = archive(&[("Trial.qde", project("").as_bytes())]);
    let report = look("a.qdpx", &named).unwrap();
    assert_eq!(report.notes, ["the project inside is named \"Trial.qde\" instead of \"project.qde\""]);
}

#[test]
fn quoted_words_decide_where_borders_cannot() {
    let text = "aaaaaaaa😀aaaaaaaa";
    let xml = project(&format!(
        "<Sources><TextSource guid=\"s\"><PlainTextContent>{text}</PlainTextContent>\
         <PlainTextSelection guid=\"p\" name=\"😀aaaa\" startPosition=\"8\" endPosition=\"14\"/></TextSource></Sources>"
    ));
    let report = look("q.qde", xml.as_bytes()).unwrap();
    assert_eq!(report.offsets.unwrap().found.convention.unit, Unit::Utf16);
}

#[test]
fn a_few_selections_inside_of_words_prove_nothing() {
    let bytes = coded("", "Die Arbeit war fordernd, aber das Team trägt.".as_bytes(), &[(1, 9), (12, 17)]);
    let found = look("d.qdpx", &bytes).unwrap().offsets.unwrap().found;
    assert_eq!(found.convention, Convention::SPEC);
    assert!(found.confidence < 0.8, "{found:?}");
}

#[test]
fn codebooks_of_every_age_are_read() {
    let codes = "<Codes><Code guid=\"{5215CC69-b628-4e02-afb9-9beeaee55808}\" name=\"Themes\" isCodable=\"false\">\
        <Description>Held</Description><Code guid=\"2\" name=\"Trust\" isCodable=\"1\" color=\"#ff0000\"/></Code>\
        <Code guid=\"3\" name=\"No word\" description=\"as an attribute\"/></Codes>";
    let sets =
        "<Sets><Set guid=\"g\" name=\"Group\"><MemberCode guid=\"2\"/><MemberCode targetGUID=\"3\"/></Set></Sets>";
    for namespace in ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:codebook:0:4"] {
        for sets in [sets, "<Sets/>", ""] {
            let xml = format!("<CodeBook xmlns=\"{namespace}\" origin=\"Any\">{codes}{sets}</CodeBook>");
            let bundle = open("c.qdc", xml.as_bytes()).unwrap();
            let parents: Vec<_> = bundle.project.codes.iter().map(|code| code.parent).collect();
            assert_eq!(parents, [None, Some(0), None]);
            assert_eq!((bundle.counts.codes, bundle.counts.codable_codes), (3, 2));
            assert_eq!(bundle.project.codes[2].description.as_deref(), Some("as an attribute"));
            assert!(bundle.project.sets.iter().all(|set| set.codes == [Guid::new("2"), Guid::new("3")]));
            assert!(bundle.losses.is_empty());
            let empty = "<Sets> is empty, which the standard's schema does not permit".to_owned();
            let notes = look("c.qdc", xml.as_bytes()).unwrap().notes;
            assert_eq!(
                notes.len(),
                usize::from(namespace != "urn:QDA-XML:codebook:1.0") + usize::from(sets == "<Sets/>")
            );
            assert_eq!(notes.contains(&empty), sets == "<Sets/>");
        }
    }
}

#[test]
fn a_prefix_and_an_older_namespace_change_nothing() {
    let xml = "<q:Project xmlns:q=\"urn:QDA-XML:project:0:10\" name=\"Old\"><q:Sets><q:Set guid=\"s\" name=\"S\">\
        <q:MemberNote>{A1}</q:MemberNote></q:Set></q:Sets></q:Project>";
    let report = look("t.qde", xml.as_bytes()).unwrap();
    assert_eq!(report.namespace.as_deref(), Some("urn:QDA-XML:project:0:10"));
    assert_eq!(open("t.qde", xml.as_bytes()).unwrap().project.sets[0].notes, [Guid::new("a1")]);
}

/// One of everything the standard knows.
pub const ALL: &str = "<Users><User guid=\"u1\" name=\"Ann\" id=\"A\"/><User guid=\"u2\"/></Users>\
    <CodeBook><Codes><Code guid=\"c1\" name=\"Theme\" isCodable=\"false\"><Code guid=\"c2\" name=\"Trust\" isCodable=\"true\"/>\
    </Code></Codes></CodeBook>\
    <Variables><Variable guid=\"v1\" name=\"Years\" typeOfVariable=\"Integer\"/></Variables>\
    <Cases><Case guid=\"c1\"><CodeRef targetGUID=\"c2\"/><VariableValue><VariableRef targetGUID=\"v1\"/>\
    <IntegerValue>12</IntegerValue></VariableValue><SourceRef targetGUID=\"s1\"/></Case></Cases>\
    <Sources><TextSource guid=\"s1\" name=\"Group\" plainTextPath=\"group.txt\" richTextPath=\"internal://group.docx\">\
    <PlainTextSelection guid=\"p1\" startPosition=\"0\" endPosition=\"2\" creatingUser=\"u1\"><Coding guid=\"k1\" \
    creatingUser=\"u2\" creationDateTime=\"2026-01-02T03:04:05Z\"><CodeRef targetGUID=\"c2\"/></Coding></PlainTextSelection>\
    <PlainTextSelection guid=\"p2\" startPosition=\"3\" endPosition=\"8\"><Description>a comment</Description>\
    </PlainTextSelection><PlainTextSelection guid=\"p3\" startPosition=\"90\" endPosition=\"95\"><Coding guid=\"k2\">\
    <CodeRef targetGUID=\"c2\"/></Coding></PlainTextSelection></TextSource>\
    <PictureSource guid=\"s2\"><PictureSelection guid=\"p4\" firstX=\"1\" firstY=\"1\" secondX=\"2\" secondY=\"2\">\
    <Coding guid=\"k3\"><CodeRef targetGUID=\"c2\"/></Coding></PictureSelection></PictureSource>\
    <PDFSource guid=\"s3\" name=\"Paper\"><PDFSelection guid=\"p5\" page=\"0\" firstX=\"1\" firstY=\"1\" secondX=\"2\" \
    secondY=\"2\"/><Representation guid=\"r1\"><PlainTextContent>Layer of text</PlainTextContent>\
    <PlainTextSelection guid=\"p6\" startPosition=\"0\" endPosition=\"5\"><Coding guid=\"k4\"><CodeRef targetGUID=\"c2\"/>\
    </Coding></PlainTextSelection></Representation></PDFSource>\
    <AudioSource guid=\"s4\" name=\"Tape\"><Transcript guid=\"t1\"><PlainTextContent>Hello there</PlainTextContent>\
    <SyncPoint guid=\"y1\" position=\"0\" timeStamp=\"0\"/><SyncPoint guid=\"y2\" position=\"5\" timeStamp=\"900\"/>\
    <TranscriptSelection guid=\"p7\" fromSyncPoint=\"y1\" toSyncPoint=\"y2\"><Coding guid=\"k5\"><CodeRef targetGUID=\"c2\"/>\
    </Coding></TranscriptSelection></Transcript><AudioSelection guid=\"p8\" begin=\"0\" end=\"9\"/></AudioSource>\
    <VideoSource guid=\"s5\" path=\"relative:///clip.mov\"/></Sources>\
    <Notes><Note guid=\"n1\" name=\"Memo\"><PlainTextContent>Ask again.</PlainTextContent></Note></Notes>\
    <Links><Link guid=\"l1\" originGUID=\"n1\" targetGUID=\"p1\"/></Links><Sets/>\
    <Graphs><Graph guid=\"g1\"><Vertex guid=\"x\" firstX=\"1\" firstY=\"1\"/></Graph></Graphs>\
    <Description>About</Description><NoteRef targetGUID=\"n1\"/><Wonder/>";

#[test]
fn everything_is_counted_and_what_is_lost_is_named() {
    let bytes = archive(&[
        ("project.qde", project(ALL).as_bytes()),
        ("Sources/GROUP.TXT", b"We trust them."),
        ("sources/.root", b""),
    ]);
    let report = look("all.qdpx", &bytes).unwrap();
    let counts = &report.counts;
    assert_eq!((counts.codes, counts.codable_codes, counts.coders, counts.cases, counts.variables), (2, 1, 2, 1, 1));
    assert_eq!((counts.sources, counts.text_sources, counts.pictures, counts.pdfs), (5, 1, 1, 1));
    assert_eq!((counts.recordings, counts.videos, counts.transcripts), (1, 1, 1));
    assert_eq!((counts.selections, counts.text_selections, counts.comments, counts.codings), (8, 4, 1, 5));
    assert_eq!((counts.memos, counts.links, counts.graphs, counts.sets, counts.variable_values), (1, 1, 1, 0, 1));
    let losses: Vec<_> = report.losses.iter().map(|loss| (loss.what.as_str(), loss.count)).collect();
    assert_eq!(
        losses,
        [
            ("PDF documents", 1),
            ("areas of PDF documents", 1),
            ("areas of pictures", 1),
            ("codings of areas of pictures", 1),
            ("formatted versions of texts", 1),
            ("graphs", 1),
            ("pictures", 1),
            ("sound recordings", 1),
            ("stretches of sound recordings", 1),
            ("times of transcripts", 2),
            ("unknown elements Wonder", 1),
            ("videos", 1),
        ]
    );
}

#[test]
fn a_text_is_found_behind_the_escapes_of_an_address() {
    let inside = "<Sources><TextSource guid=\"s\" plainTextPath=\"internal://Groupe%20%C3%A9t%C3%A9%.txt\">\
        <PlainTextSelection guid=\"p\" startPosition=\"0\" endPosition=\"2\"/></TextSource></Sources>";
    let bytes = archive(&[("project.qde", project(inside).as_bytes()), ("sources/Groupe été%.txt", b"We trust.")]);
    let mut bundle = open("a.qdpx", &bytes).unwrap();
    assert_eq!(bundle.settle(0, None).unwrap().unwrap().text, "We trust.");
}

#[test]
fn a_note_that_a_link_hangs_onto_something_becomes_its_memo() {
    let bundle = open("all.qde", project(ALL).as_bytes()).unwrap();
    assert_eq!(bundle.project.sources[0].selections[0].memos, [Guid::new("n1")]);
    assert_eq!((bundle.counts.links, bundle.losses.count("links")), (1, 0));
    let nowhere = project(&ALL.replace("originGUID=\"n1\" targetGUID=\"p1\"", "originGUID=\"gone\" targetGUID=\"n1\""));
    assert_eq!(open("all.qde", nowhere.as_bytes()).unwrap().losses.count("links"), 1);
    let between = project(&ALL.replace("originGUID=\"n1\" targetGUID=\"p1\"", "originGUID=\"c1\" targetGUID=\"c2\""));
    assert!(look("all.qde", between.as_bytes()).unwrap().losses.iter().any(|loss| loss.what == "links"));
}

#[test]
fn text_layers_and_transcripts_are_kept_as_texts() {
    let bytes = archive(&[("project.qde", project(ALL).as_bytes()), ("sources/group.txt", b"We trust them.")]);
    let mut bundle = open("all.qdpx", &bytes).unwrap();
    let sources = &bundle.project.sources;
    let names: Vec<_> =
        sources.iter().map(|source| (source.name.as_deref().unwrap(), source.guid.to_string())).collect();
    assert_eq!(names, [("Group", "s1".to_owned()), ("Paper", "s3".into()), ("Tape", "s4".into())]);
    assert_eq!(sources[0].content, Content::File("group.txt".into()));
    assert_eq!(bundle.project.cases[0].values[0].kind, VariableKind::Integer);
    let found = bundle.detect().unwrap();
    for (place, quote) in [(0, "We"), (1, "Layer"), (2, "Hello")] {
        let settled = bundle.settle(place, found[place].as_ref()).unwrap().unwrap();
        assert_eq!(&settled.text[settled.spans[0].clone().unwrap()], quote);
    }
}
