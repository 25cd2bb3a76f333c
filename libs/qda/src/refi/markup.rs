//! Writes XML: escapes what must be, leaves out what XML cannot hold, and counts it.

use std::io::{Result, Write};

pub(super) struct Markup<W> {
    out: W,
    /// Characters that no XML document can hold.
    pub dropped: u64,
}

/// An attribute; without a value it is left out.
pub(super) type Attribute<'a> = (&'a str, Option<&'a str>);

impl<W: Write> Markup<W> {
    pub fn new(mut out: W) -> Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")?;
        Ok(Self { out, dropped: 0 })
    }

    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> Result<()> {
        self.tag(name, attributes, ">\n")
    }

    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> Result<()> {
        self.tag(name, attributes, "/>\n")
    }

    pub fn close(&mut self, name: &str) -> Result<()> {
        writeln!(self.out, "</{name}>")
    }

    /// An element with nothing but words.
    pub fn words(&mut self, name: &str, words: &str) -> Result<()> {
        write!(self.out, "<{name}>")?;
        self.escape(words, false)?;
        writeln!(self.out, "</{name}>")
    }

    pub fn finish(mut self) -> Result<u64> {
        self.out.flush()?;
        Ok(self.dropped)
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>], end: &str) -> Result<()> {
        write!(self.out, "<{name}")?;
        for (key, value) in attributes {
            if let Some(value) = value {
                write!(self.out, " {key}=\"")?;
                self.escape(value, true)?;
                self.out.write_all(b"\"")?;
            }
        }
        self.out.write_all(end.as_bytes())
    }

    fn escape(&mut self, text: &str, attribute: bool) -> Result<()> {
        let mut plain = 0;
        for (place, sign) in text.char_indices() {
            let instead = match sign {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' if attribute => "&quot;",
                '\r' => "&#13;",
                '\n' if attribute => "&#10;",
                '\t' if attribute => "&#9;",
                '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {
                    self.dropped += 1;
                    ""
                }
                _ => continue,
            };
            self.out.write_all(text.get(plain..place).unwrap_or_default().as_bytes())?;
            self.out.write_all(instead.as_bytes())?;
            plain = place + sign.len_utf8();
        }
        self.out.write_all(text.get(plain..).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_counted() {
        let mut out = Vec::new();
        let mut markup = Markup::new(&mut out).unwrap();
        markup.empty("a", &[("b", Some("<\"\n\0>")), ("c", None)]).unwrap();
        markup.words("d", "x & y\r\u{b}").unwrap();
        assert_eq!(markup.finish().unwrap(), 2);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&lt;&quot;&#10;&gt;\"/>\n<d>x &amp; y&#13;</d>\n"
        );
    }
}
