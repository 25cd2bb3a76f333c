//! A code's definition, rules and example as the one text that the exchange format has for them, and back.

use super::Code;

/// What the parts are called in exchanged files, in the order in which they stand. They are no words of a page: a file
/// written by a French hub must be read by an English one.
const PARTS: [&str; 3] = ["Include:", "Exclude:", "Example:"];

/// Definition, include, exclude, example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// What the code means.
    pub definition: String,
    /// When to use it.
    pub include: String,
    /// When not to.
    pub exclude: String,
    /// An example.
    pub example: String,
}

/// The text; none when nothing is said.
pub fn describe(code: &Code) -> Option<String> {
    let parts = PARTS.into_iter().zip([&code.include, &code.exclude, &code.example]);
    let said = parts.filter(|(_, text)| !text.is_empty()).map(|(part, text)| format!("{part} {text}"));
    let own = (!code.definition.is_empty()).then(|| code.definition.clone());
    let all: Vec<String> = own.into_iter().chain(said).collect();
    (!all.is_empty()).then(|| all.join("\n\n"))
}

/// The parts of a text: each from the beginning of a paragraph with its word, in their order, to the next one.
pub fn described(text: &str) -> Described {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = text.as_str();
    let mut found = [const { String::new() }; 3];
    for (part, place) in PARTS.into_iter().zip(&mut found).rev() {
        let at = if rest.starts_with(part) { Some(0) } else { rest.rfind(&format!("\n\n{part}")).map(|at| at + 2) };
        let Some((before, own)) = at.and_then(|at| rest.split_at_checked(at)) else { continue };
        *place = own.get(part.len()..).unwrap_or_default().trim().to_owned();
        rest = before;
    }
    let [include, exclude, example] = found;
    Described { definition: rest.trim().to_owned(), include, exclude, example }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::tests::code;

    #[test]
    fn a_description_comes_back_in_its_parts() {
        for (definition, include, exclude, example) in [
            ("Words of trust.", "Peers\n\nand teams", "Trust in\ndrugs", "“I lean on them.”"),
            ("", "Only this", "", ""),
            ("Only this", "", "", ""),
            ("", "", "", "An example: yes"),
        ] {
            let code = Code {
                definition: definition.into(),
                include: include.into(),
                exclude: exclude.into(),
                example: example.into(),
                ..code(1, None, "Trust")
            };
            let back = described(&describe(&code).unwrap());
            assert_eq!((&*back.definition, &*back.include), (definition, include));
            assert_eq!((&*back.exclude, &*back.example), (exclude, example));
        }
        assert_eq!(describe(&code(1, None, "Bare")), None);
    }
}
