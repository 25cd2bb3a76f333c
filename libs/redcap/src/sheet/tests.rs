use proptest::prelude::*;

use super::*;

fn rows(text: &str) -> Vec<Vec<String>> {
    let taken = read("t.csv", text.as_bytes(), &Limits::default()).unwrap();
    taken.value.rows.into_iter().map(|row| row.cells).collect()
}

#[test]
fn any_separator_and_line_ending_is_read() {
    for text in [
        "a,b\r\n1,\"x\ny\"\r\n",
        "a;b\n1;\"x\ny\"\n",
        "a\tb\r1\t\"x\ny\"",
        "\u{feff}a,b\n1,\"x\ny\"",
        "sep=;\r\na;b\r\n1;\"x\ny\"",
    ] {
        assert_eq!(rows(text), [["a", "b"], ["1", "x\ny"]], "{text:?}");
    }
    assert_eq!(rows("a,\"b;c;d\"\n"), [["a", "b;c;d"]]);
    assert_eq!(rows("Title\n\na;b,c;d\n"), [vec!["Title"], vec!["a", "b,c", "d"]]);
    assert_eq!(rows(""), Vec::<Vec<String>>::new());
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts() {
    let taken = read("t.csv", b"a,b\n\n,\n\"x\ny\",2\n3,4", &Limits::default()).unwrap();
    assert_eq!(taken.value.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 4, 5]);
}

#[test]
fn a_quotation_without_an_end_is_an_error_that_says_where() {
    let error = read("t.csv", b"a,b\n1,\"x\n2,y\n", &Limits::default()).unwrap_err();
    assert_eq!(error.to_string(), "t.csv: row 2 opens a quotation that never ends");
    assert_eq!(error.kind(), Kind::Broken);
}

#[test]
fn foreign_encodings_and_zeros_are_told() {
    let notes = |bytes: &[u8]| {
        let taken = read("t.csv", bytes, &Limits::default()).unwrap();
        let told: Vec<_> = taken.notes.kept.iter().map(|note| (note.problem, note.detail.clone())).collect();
        (taken.value.rows[0].cells.clone(), told)
    };
    assert_eq!(
        notes(b"caf\xe9,1\n"),
        (vec!["café".into(), "1".into()], vec![(Problem::Encoding, "windows-1252".into())])
    );
    let wide: Vec<u8> = "é,b,c,d,e,f".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(notes(&wide).0, ["é", "b", "c", "d", "e", "f"]);
    assert_eq!(notes(b"a\0b,\x07c\n"), (vec!["ab".into(), "c".into()], vec![(Problem::Control, String::new())]));
}

#[test]
fn a_huge_cell_is_cut_and_a_huge_file_refused() {
    let limits = Limits { cell: 5, rows: 2, ..Limits::default() };
    let taken = read("t.csv", b"a,1234567\n", &limits).unwrap();
    assert_eq!(taken.value.rows[0].cells, ["a", "12345"]);
    assert_eq!(taken.notes.kept[0].problem, Problem::Cut);
    assert_eq!(read("t.csv", b"a\nb\nc\n", &limits).unwrap_err().kind(), Kind::TooLarge);
    let wide = ",".repeat(6_000);
    assert_eq!(read("t.csv", wide.as_bytes(), &Limits::default()).unwrap_err().kind(), Kind::TooLarge);
    let large = vec![b'a'; (16 << 20) + 1];
    assert_eq!(read("t.csv", &large, &Limits::default()).unwrap_err().kind(), Kind::TooLarge);
}

#[test]
fn what_a_spreadsheet_could_run_is_written_as_text_and_numbers_stay_numbers() {
    for (cell, written) in [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "-1"),
        ("-1.50", "-1.50"),
        ("-1-2", "'-1-2"),
        ("@a", "'@a"),
        (" =1", "' =1"),
        ("'=1", "''=1"),
        ("＝1", "'＝1"),
        ("it's", "it's"),
    ] {
        assert_eq!(safe(cell), written);
        assert_eq!(write::plain(written.to_owned()), cell);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        table in proptest::collection::vec(proptest::collection::vec("[ -~é＝\n'=\",;]{0,8}", 1..5), 1..6),
    ) {
        let mut csv = Csv::default();
        for row in &table {
            csv.row(row);
        }
        let text = csv.text();
        let full: Vec<_> = table.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        // With one column only there is no separator to be sure of.
        prop_assume!(table.iter().all(|row| row.len() > 1));
        let back = rows(&text);
        prop_assert_eq!(back.iter().collect::<Vec<_>>(), full);
    }

    #[test]
    fn no_bytes_make_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read("t.csv", &bytes, &Limits::default());
    }
}
