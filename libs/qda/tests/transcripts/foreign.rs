//! The transcripts of other programs.

use qda::transcript::{Format, Options, Transcript, read};

use crate::{notices, told, transcript};

#[test]
fn zoom_names_stand_before_a_colon_and_other_colons_are_words() {
    let zoom = transcript("zoom.vtt");
    assert_eq!(zoom.format, Format::WebVtt);
    assert_eq!(
        told(&zoom),
        [
            "3120 6480 Ana Lima | Good afternoon, everybody. Let's begin.",
            "6900 9300 - | 10:30 starts, as always: please mute.",
            "9450 14000 Dr. Bo Chen (he/him) | A ratio of 3:1 & less, see http://example.org/a: page two.",
            "13200 15000 Ana Lima | Note: that was an overlap.",
        ]
    );
    assert_eq!(zoom.cues_at(13_500).count(), 2);
    assert_eq!(notices(&zoom), []);
}

#[test]
fn teams_names_stand_in_voice_tags() {
    let teams = transcript("teams.vtt");
    assert_eq!(
        told(&teams),
        [
            "4102 8221 Lima, Ana | Bonjour à toutes et à tous.",
            "8221 10482 Lima, Ana | On commence : qui a un cas ?",
            "10900 12000 Chen, Bo (Guest) | Moi",
        ]
    );
    assert_eq!(teams.speakers(), ["Lima, Ana", "Chen, Bo (Guest)"]);
    assert_eq!(
        told(&transcript("teams-old.vtt")),
        ["0 5320 User Name | This is a transcript test.", "0 5320 Other Name | So it is."]
    );
}

#[test]
fn consecutive_cues_of_a_speaker_are_put_together_only_when_asked_for() {
    assert_eq!(
        told(&transcript("teams.vtt").merged()),
        [
            "4102 10482 Lima, Ana | Bonjour à toutes et à tous. On commence : qui a un cas ?",
            "10900 12000 Chen, Bo (Guest) | Moi",
        ]
    );
}

#[test]
fn rolling_captions_are_kept_named_and_unrolled_only_when_asked_for() {
    let youtube = transcript("youtube.vtt");
    assert_eq!(
        told(&youtube),
        [
            "160 2270 - | so today we",
            "2270 2280 - | so today we",
            "2280 4789 - | so today we / talk about pain",
            "4789 4799 - | talk about pain",
            "4799 6000 - | talk about pain / [Music]",
        ]
    );
    assert_eq!(notices(&youtube), [("rolling captions: cues repeat what the cue before ended with", 1, None)]);
    assert_eq!(
        told(&youtube.unrolled()),
        ["160 2280 - | so today we", "2280 4799 - | talk about pain", "4799 6000 - | [Music]"]
    );
}

#[test]
fn blocks_that_nobody_said_are_left_out_and_listed() {
    let blocks = transcript("blocks.vtt");
    assert_eq!(
        told(&blocks),
        ["1000 2000 Ana | Hello <all>\u{a0}!", "2000 3000 Ana | again", "2000 3000 - | and a line of nobody"]
    );
    assert_eq!(
        notices(&blocks),
        [
            ("a comment block (NOTE) was left out", 2, Some(11)),
            ("a cue's start time cannot be read; the cue was left out", 1, Some(28)),
            ("a region block was left out", 1, Some(7)),
            ("a style block was left out", 1, Some(4)),
            ("words outside of any cue were left out", 1, Some(25)),
        ]
    );
}

#[test]
fn subrip_has_numbers_commas_tags_and_several_speakers_in_a_cue() {
    assert_eq!(
        told(&transcript("plain.srt")),
        [
            "1000 2500 Ana | Hello <inaudible>",
            "2400 4000 Bo | Hi & good day",
            "2400 4000 Ana | and you?",
            "5000 6000 - | 42",
            "7000 8000 - | split by / an empty line",
        ]
    );
    assert_eq!(
        told(&transcript("youtube.sbv")),
        ["599 4160 ANA | Hi, my name is Ana", "4160 6770 - | and this is Bo."]
    );
}

#[test]
fn headers_with_a_time_stand_above_words() {
    assert_eq!(
        told(&transcript("otter.txt")),
        [
            "3000 - Unknown Speaker | Welcome, everybody. We start at 10:30.",
            "7000 - Ana Lima | Thanks. Next: the case. / It has two lines.",
            "- - Ana Lima | And a second paragraph.",
            "3612000 - Bo Chen | Right.",
            "- - - | Transcribed by https://otter.ai",
        ]
    );
    assert_eq!(told(&transcript("zoom-chat.txt")), ["36922000 - Ana Lima | Hello there", "36930000 - Bo Chen | Hi"]);
    assert_eq!(
        told(&transcript("youtube.txt")),
        ["0 - - | hello and welcome", "4000 - - | to the session", "3723000 - - | goodbye"]
    );
}

#[test]
fn plain_text_has_names_with_and_without_times() {
    assert_eq!(
        told(&transcript("interview.txt")),
        [
            "- - - | Interview 3 / Date: 2024-05-06 / Note: recorded by phone",
            "- - I | What happened then?",
            "- - P07 | Well: it hurt. / And it went on",
            "- - P07 | … for weeks.",
            "- - - | [phone rings]",
            "- - I | 10:30 starts. / http://example.org/x / Remarque : rien.",
        ]
    );
    assert_eq!(
        told(&transcript("stamped.txt")),
        [
            "62000 - Ana Lima | one",
            "65000 - Bo | two",
            "67000 - Ana Lima | three",
            "69000 70500 - | four / 10:30 starts the day",
        ]
    );
}

#[test]
fn word_documents_have_headers_or_names_in_their_paragraphs() {
    assert_eq!(
        told(&transcript("teams.docx")),
        [
            "- - - | Pain rounds-20240506_140000-Meeting Recording",
            "- - - | May 6, 2024, 6:00PM",
            "- - - | 1h 2m 3s",
            "- - - | Ana Lima started transcription",
            "3000 - Ana Lima | Good afternoon. We start at 10:30. / Note: mute.",
            "3723000 - Chen, Bo (Guest) | Right & so",
            "- - - | Ana Lima stopped transcription",
        ]
    );
    assert_eq!(
        told(&transcript("teams-old.docx")),
        ["0 5320 Ana Lima | Good afternoon, / all.", "6100 7000 Bo Chen | Hello"]
    );
    assert_eq!(
        told(&transcript("word.docx")),
        [
            "- - - | Focus group 2, hub North",
            "- - Moderator | What changed?",
            "- - Nurse 1 | A lot, really.",
            "- - Nurse 1 | … and more.",
            "- - - | [pause]",
            "- - Marie | Oui",
            "- - Dr. Bo Chen | No",
        ]
    );
}

#[test]
fn tables_have_a_turn_in_each_row() {
    assert_eq!(
        told(&transcript("table.docx")),
        [
            "- - - | Interview 4",
            "- - - | Time",
            "- - - | Speaker",
            "- - - | Words",
            "3000 - Ana Lima | What happened? / And then?",
            "65000 - P07 | It hurt: a lot.",
        ]
    );
}

#[test]
fn encodings_are_found_out() {
    let windows = transcript("windows.txt");
    assert_eq!(windows.encoding, "windows-1252");
    assert_eq!(told(&windows), ["- - Intervieweur | Ça va ?", "- - Participante | Très bien, merci…"]);
    assert_eq!(notices(&windows), [("the file is not in UTF-8; it was read as Windows-1252", 1, None)]);
    let little = transcript("utf16le.srt");
    assert_eq!((little.encoding, told(&little)), ("UTF-16LE", vec!["1000 2000 Élise | été 👋".to_owned()]));
    assert_eq!((little.cues[0].from, little.cues[0].to), (7, 12));
    let big = transcript("utf16be.vtt");
    assert_eq!((big.encoding, told(&big)), ("UTF-16BE", vec!["1000 2000 Ana | hi".to_owned()]));
}

#[test]
fn json_lines_are_printed_as_documented() {
    let cues = transcript("cues.jsonl");
    let written = qda::transcript::write("x", &cues, Format::JsonLines).unwrap();
    assert_eq!(written.bytes, std::fs::read(crate::corpus().join("cues.jsonl")).unwrap());
    assert_eq!(
        cues.header(),
        r#"{"characters":9,"cues":2,"encoding":"UTF-8","format":"jsonl","notices":[],"speakers":["Ana"]}"#
    );
    assert_eq!(told(&transcript("explicit.txt")), ["1000 2000 Ana: Zoom | WEBVTT", "- - - | Bo: no name / Note: x"]);
}

/// A transcript written down in the test.
fn of(source: &str) -> Transcript {
    read("a", source.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn cues_without_empty_lines_between_and_with_one_too_many_are_read() {
    assert_eq!(
        told(&of(
            "WEBVTT\n1\n00:00.000 --> 00:02.000\nMAN 2:\n&nbsp;\nHello\n2\n00:02.000 --> 00:04.000\n42\n \n3\n00:05.000 --> 00:06.000\n"
        )),
        ["0 2000 MAN 2 | Hello", "2000 4000 - | 42", "5000 6000 - | "]
    );
    assert_eq!(
        told(&of(
            "WEBVTT\n\n00:00.000 --> 00:02.000\n\nwelcome<00:01.000><c> to</c>\n\n00:02.000 --> 00:04.000\n\n4\n00:05.000 --> 00:06.000\nend"
        )),
        ["0 2000 - | welcome to", "2000 4000 - | ", "5000 6000 - | end"]
    );
}

#[test]
fn otter_subrip_and_machine_names_are_read() {
    assert_eq!(
        told(&of(
            "1\n00:00:00,330 --> 00:00:03,000\n[SPEAKER_00]: so\n\n2\n00:00:03,000 --> 00:00:04,000\nSpeaker_Unknown: yes\n"
        )),
        ["330 3000 SPEAKER_00 | so", "3000 4000 Speaker_Unknown | yes"]
    );
}

#[test]
fn headers_and_stamps_come_in_many_orders() {
    for (source, expected) in [
        ("Ana Lima (00:03):\nhello", "3000 - Ana Lima | hello"),
        ("Ana Lima [00:03]: hello", "3000 - Ana Lima | hello"),
        ("Ana Lima | 0:03\nhello", "3000 - Ana Lima | hello"),
        ("Ana Lima\t0:03\nhello", "3000 - Ana Lima | hello"),
        ("Ana Lima 00:00:03 --> 00:00:05\nhello", "3000 5000 Ana Lima | hello"),
        ("Ana: 10:30", "- - Ana | 10:30"),
        ("00:00:03\tAna Lima\thello", "3000 - Ana Lima | hello"),
        ("00:00:03 - Ana Lima: hello", "3000 - Ana Lima | hello"),
        ("00:00:03 Ana Lima: hello", "3000 - Ana Lima | hello"),
        ("[0:03] Ana Lima: 10:30 starts", "3000 - Ana Lima | 10:30 starts"),
        ("(0:03-0:05) Ana Lima: hello", "3000 5000 Ana Lima | hello"),
        ("\u{feff}[0:03] Ana: hello", "3000 - Ana | hello"),
        ("[0:03] hello", "3000 - - | hello"),
        ("10:30 starts", "- - - | 10:30 starts"),
        ("We meet 10:30", "- - - | We meet 10:30"),
        ("http://example.org: a page", "- - - | http://example.org: a page"),
        ("Note: hello", "- - - | Note: hello"),
    ] {
        assert_eq!(told(&of(source)), [expected], "{source}");
    }
    assert_eq!(
        told(&of("Ana Lima 0:03\nhello\n\nBo 0:05\nyes\n\nAna Lima 0:07\nno\n\nBo 0:09\nbye"))
            .first()
            .map(String::as_str),
        Some("3000 - Ana Lima | hello")
    );
}

#[test]
fn names_come_from_identifiers_dashes_and_headers_too() {
    let told = |words: &str| told(&read("x", words.as_bytes(), &Options::default()).unwrap());
    let webex = "WEBVTT\n\n1 \"Ana Lima\" (2147483648)\n00:03.120 --> 00:06.480\nGood: afternoon.\n\n2 \"Bo\" (9)\n\
                 00:07.000 --> 00:08.000\nhi\n\n3\n00:09.000 --> 00:10.000\nwho?\n";
    assert_eq!(told(webex), ["3120 6480 Ana Lima | Good: afternoon.", "7000 8000 Bo | hi", "9000 10000 - | who?"]);
    let dashes = "WEBVTT\n\n00:01.000 --> 00:02.000\n- Ana: Bonjour\n- Bo: oui\n";
    assert_eq!(told(dashes), ["1000 2000 Ana | Bonjour", "1000 2000 Bo | oui"]);
    let headers = "Ana Lima  0:03\nGood afternoon.\n\nBo Chen  0:10\nPharmacists: 10:30 starts.\n";
    assert_eq!(told(headers), ["3000 - Ana Lima | Good afternoon.", "10000 - Bo Chen | Pharmacists: 10:30 starts."]);
    assert_eq!(told("Ana: hello\n\nThanks: we begin\n"), ["- - Ana | hello", "- - Ana | Thanks: we begin"]);
}
