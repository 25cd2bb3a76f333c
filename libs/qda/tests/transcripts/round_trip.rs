//! Writing and reading gives the same cues, whatever was said.

use std::io::Cursor;

use proptest::prelude::*;
use qda::{
    limits::{Archive, Limits},
    transcript::{Format, Options, Transcript, Turn, read, write},
};

/// Words that invite mistakes, among others.
fn words() -> impl Strategy<Value = String> {
    let traps = prop::sample::select(vec![
        "Ana: hello",
        "Note: x",
        "10:30 starts",
        "<v Bo>hi</v>",
        "</v>",
        "a --> b",
        "00:01.000 --> 00:02.000",
        "1",
        "42",
        "WEBVTT",
        "NOTE",
        "STYLE",
        "&amp;",
        "&",
        "&#58;",
        "<i>",
        "2 < 3",
        "{\\an8}",
        "[00:01] x",
        "Ana  0:03",
        "0:03",
        "<> x",
        "- Ana: y",
        "Ana：z",
        "\u{feff}",
        "\u{a0}",
        "\t",
        "é👋e\u{301}",
        "\u{202e}اهلا",
        "{\"text\":\"a\"}",
        "%PDF-1.4",
        "0:00:00.599,0:00:04.160",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "  ",
        "[",
        "]",
        "(",
        ":",
        ": ",
        "[00:01 - 00:02] <Q> r",
        "**Ana:** m",
        ">> Bo: n",
        "P07",
        "Transcribed by http://x",
        "PK\u{3}\u{4}",
        "\u{ffff}",
        "\u{0}",
        "\u{85}",
        "<c.x>",
        "&lt;",
    ]);
    let piece = prop_oneof![3 => traps.prop_map(str::to_owned), 2 => "[ -~]{0,12}", 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn speaker() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        2 => Just(None),
        3 => prop::sample::select(vec!["Ana", "Bo Chen", "Dr. É. O’Neil", "P07", "Q"]).prop_map(|name| Some(name.to_owned())),
        1 => words().prop_map(Some),
    ]
}

fn turns(timed: bool) -> impl Strategy<Value = Vec<Turn>> {
    let time = 0_u64..400_000_000;
    let times = prop_oneof![
        3 => (time.clone(), time.clone()).prop_map(|(start, end)| (Some(start), Some(end))),
        1 => time.prop_map(move |start| (Some(start), timed.then_some(start))),
        1 => Just(if timed { (Some(0), Some(0)) } else { (None, None) }),
    ];
    let turn = (times, speaker(), words()).prop_map(|((start, end), speaker, text)| Turn { start, end, speaker, text });
    prop::collection::vec(turn, 1..6)
}

fn same(transcript: &Transcript, format: Format) -> Result<(), TestCaseError> {
    let written = write("x", transcript, format).unwrap();
    prop_assert_eq!(&written.losses, &Vec::<String>::new());
    let back = read("x", &written.bytes, &Options::default()).unwrap();
    prop_assert_eq!(&back.cues, &transcript.cues, "{:?}", written.text());
    prop_assert_eq!(&back.text, &transcript.text);
    prop_assert_eq!(back.format, format);
    Ok(())
}

proptest! {
    // PROPTEST_CASES=20000 looks further.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn timed_transcripts_survive_every_form(turns in turns(true)) {
        let transcript = Transcript::new(turns);
        for format in [Format::WebVtt, Format::Srt, Format::Docx, Format::Text, Format::JsonLines] {
            same(&transcript, format)?;
        }
    }

    #[test]
    fn transcripts_without_all_times_survive_text_and_json(turns in turns(false)) {
        let transcript = Transcript::new(turns);
        for format in [Format::Docx, Format::Text, Format::JsonLines] {
            same(&transcript, format)?;
        }
    }

    #[test]
    fn laying_out_what_is_laid_out_changes_nothing(turns in turns(false)) {
        let transcript = Transcript::new(turns);
        prop_assert_eq!(&Transcript::new(transcript.turns()), &transcript);
        for cue in &transcript.cues {
            prop_assert_eq!(transcript.excerpt(cue.from, cue.to), Some(cue.text.as_str()));
        }
    }

    #[test]
    fn merging_keeps_every_word_and_leaves_no_neighbors_of_one_voice(turns in turns(false)) {
        let transcript = Transcript::new(turns);
        let merged = transcript.merged();
        let said = |transcript: &Transcript| {
            transcript.cues.iter().flat_map(|cue| cue.text.split_whitespace().map(str::to_owned)).collect::<Vec<_>>()
        };
        prop_assert_eq!(said(&merged), said(&transcript));
        for pair in merged.cues.windows(2) {
            prop_assert!(pair[0].speaker.is_none() || pair[0].speaker != pair[1].speaker);
        }
    }
}

#[test]
fn an_end_that_is_missing_is_listed_and_a_start_that_is_missing_is_an_error() {
    let turn = |start, text: &str| Turn { start, text: text.to_owned(), ..Turn::default() };
    let open = Transcript::new([turn(Some(1_000), "a"), turn(Some(3_000), "b")]);
    let written = write("x", &open, Format::Srt).unwrap();
    assert_eq!(written.text(), "1\n00:00:01,000 --> 00:00:03,000\na\n\n2\n00:00:03,000 --> 00:00:03,000\nb\n");
    assert_eq!(written.losses, ["2 cues had no end; each was given the start of the next one"]);
    let none = Transcript::new([turn(Some(1_000), "a"), turn(None, "b")]);
    let error = write("x.vtt", &none, Format::WebVtt).unwrap_err();
    assert_eq!(error.to_string(), "x.vtt: cue 2 has no time, which this form of transcript needs");
}

#[test]
fn plain_text_is_written_as_people_write_it_where_it_can_be_read_back() {
    let turn = |speaker: &str, text: &str| Turn {
        speaker: Some(speaker.to_owned()),
        text: text.to_owned(),
        ..Turn::default()
    };
    let text = |turns: [Turn; 2]| write("x", &Transcript::new(turns), Format::Text).unwrap().text().to_owned();
    assert_eq!(text([turn("Ana", "hi"), turn("Bo", "10:30 starts")]), "Ana: hi\n\nBo: 10:30 starts\n");
    assert_eq!(text([turn("Ana", "hi"), turn("who else", "hm")]), "<Ana> hi\n\n<who else> hm\n");
}

#[test]
fn a_word_document_has_a_paragraph_for_each_cue_with_the_name_in_bold() {
    let ana = Turn { start: Some(61_000), end: None, speaker: Some("Ana".into()), text: "2 < 3,\nyes\tno".into() };
    let aside = Turn { text: "[Recording ends]".into(), ..Turn::default() };
    let transcript = Transcript::new([ana, aside]);
    let written = write("x.docx", &transcript, Format::Docx).unwrap();
    assert_eq!(written.text(), "");
    let mut archive = Archive::open("x.docx", Cursor::new(&written.bytes), &Limits::default()).unwrap();
    let document = String::from_utf8(archive.read("word/document.xml", 1 << 20).unwrap().unwrap()).unwrap();
    let body = document.split_once("<w:body>\n").unwrap().1;
    assert_eq!(
        body,
        "<w:p><w:r><w:t xml:space=\"preserve\">[00:01:01.000] </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
         <w:t xml:space=\"preserve\">Ana: </w:t></w:r><w:r><w:t xml:space=\"preserve\">2 &lt; 3,</w:t><w:br/>\
         <w:t xml:space=\"preserve\">yes</w:t><w:tab/><w:t xml:space=\"preserve\">no</w:t></w:r></w:p>\n\
         <w:p><w:r><w:t xml:space=\"preserve\">[Recording ends]</w:t></w:r></w:p>\n\
         <w:sectPr/></w:body></w:document>\n"
    );
    let back = read("x.docx", &written.bytes, &Options::default()).unwrap();
    assert_eq!((back.format, back.cues), (Format::Docx, transcript.cues));
    let odd = Turn { speaker: Some("who else".into()), text: "00:01.000 --> 00:02.000".into(), ..Turn::default() };
    let odd = Transcript::new([odd]);
    let written = write("x.docx", &odd, Format::Docx).unwrap();
    assert_eq!(read("x.docx", &written.bytes, &Options::default()).unwrap().cues, odd.cues);
}
