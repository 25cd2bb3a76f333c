//! Rows as text that spreadsheets open, and that cannot make them do anything.

/// What begins a formula in a spreadsheet.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The rows, with a mark that tells spreadsheets the encoding (RFC 4180 otherwise).
pub fn written<R: AsRef<[String]>>(rows: &[R]) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        text += &row.as_ref().iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
        text += "\r\n";
    }
    text
}

/// A cell. One that a spreadsheet could take for a formula begins with an apostrophe, which makes it text; a plain negative
/// number stays one.
fn quoted(cell: &str) -> String {
    let plain: String = cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let risky = plain.trim_start().starts_with(FORMULA) && !plain.strip_prefix('-').is_some_and(digits);
    let safe = if risky { format!("'{plain}") } else { plain };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        for (cell, kept) in [
            ("30", "\"30\""),
            ("5-10", "\"5-10\""),
            ("a \"b\", c", "\"a \"\"b\"\", c\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "\"'+1\""),
            ("-2+3", "\"'-2+3\""),
            ("-0.25", "\"-0.25\""),
            ("-1e3", "\"'-1e3\""),
            ("-2.50", "\"-2.50\""),
            ("-", "\"'-\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            (" \t=1", "\"'  =1\""),
            ("＝1", "\"'＝1\""),
            ("two\nlines", "\"two lines\""),
        ] {
            assert_eq!(quoted(cell), kept);
        }
    }

    #[test]
    fn rows_end_as_the_standard_has_it() {
        let rows = [["a".to_owned(), "é".to_owned()], [String::new(), "b".to_owned()]];
        assert_eq!(written(&rows), "\u{feff}\"a\",\"é\"\r\n\"\",\"b\"\r\n");
    }
}
