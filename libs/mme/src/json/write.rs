//! The writer: pairs and values one after the other, with the commas in the right places.

use std::fmt::Write as _;

use crate::Ratio;

/// Writes one document on one line.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// An empty document.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The document.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn comma(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }

    /// Writes a key; a value must follow.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.comma();
        self.quoted(key);
        self.out.push(':');
        self
    }

    /// An object, written by the given steps.
    pub fn object(&mut self, steps: impl FnOnce(&mut Self)) {
        self.comma();
        self.out.push('{');
        steps(self);
        self.out.push('}');
    }

    /// A list, each value written by the given step.
    pub fn list<T>(&mut self, values: impl IntoIterator<Item = T>, mut step: impl FnMut(&mut Self, T)) {
        self.comma();
        self.out.push('[');
        for value in values {
            step(self, value);
        }
        self.out.push(']');
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.comma();
        self.quoted(text);
    }

    /// A text or `null`.
    pub fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    /// A number or `null`.
    pub fn number(&mut self, number: Option<Ratio>) {
        match number {
            Some(number) => self.raw(&number.to_string()),
            None => self.raw("null"),
        }
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    fn raw(&mut self, text: &str) {
        self.comma();
        self.out.push_str(text);
    }

    fn quoted(&mut self, text: &str) {
        self.out.push('"');
        for sign in text.chars() {
            match sign {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                sign if sign < ' ' => drop(write!(self.out, "\\u{:04x}", u32::from(sign))),
                sign => self.out.push(sign),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let mut writer = Writer::new();
        writer.object(|w| {
            w.key("a").list([1, 2], |w, n| w.number(Some(Ratio::whole(n))));
            w.key("b:").text("say \"x\",\n[\u{1}");
            w.key("c").list([(); 2], |w, ()| w.object(|_| {}));
            w.key("d").maybe(None);
            w.key("e").bool(true);
        });
        let text = writer.finish();
        assert_eq!(text, r#"{"a":[1,2],"b:":"say \"x\",\n[\u0001","c":[{},{}],"d":null,"e":true}"#);
        assert!(crate::json::parse(&text).is_some());
    }

    #[test]
    fn a_text_that_ends_like_a_bracket_is_still_followed_by_a_comma() {
        let mut writer = Writer::new();
        writer.list(["[", "{", ":"], |w, text| w.text(text));
        assert_eq!(writer.finish(), r#"["[","{",":"]"#);
    }
}
