//! Texts that people wrote in paragraphs: the first one leads, the others follow.

/// The first paragraph.
pub fn lead(text: &str) -> &str {
    paragraphs(text).next().unwrap_or_default()
}

/// All but the first.
pub fn rest(text: &str) -> Vec<&str> {
    paragraphs(text).skip(1).collect()
}

/// The lines that are not empty.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_separate_paragraphs() {
        let text = "\nWeekly.\r\n\r\nBring a case.\nLeave with a plan.";
        assert_eq!(lead(text), "Weekly.");
        assert_eq!(rest(text), ["Bring a case.", "Leave with a plan."]);
        assert_eq!((lead(""), rest("")), ("", vec![]));
    }
}
