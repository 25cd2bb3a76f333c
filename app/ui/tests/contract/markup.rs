//! Brings two pieces of HTML into one form: white space, the order of attributes and of classes do not count.

/// The tags and words of a piece of HTML, one a line.
pub fn normal(html: &str) -> String {
    let mut lines = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let end = end_of_tag(tag);
            lines.push(format!("<{}>", tag_line(&tag[..end])));
            rest = tag.get(end + 1..).unwrap_or_default();
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let words = rest[..end].split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                lines.push(plain(&words));
            }
            rest = &rest[end..];
        }
    }
    lines.join("\n")
}

/// Where the tag closes, past any `>` inside quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn tag_line(tag: &str) -> String {
    let tag = tag.trim().trim_end_matches('/').trim();
    let name_end = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        assert!(end > 0, "an attribute without a name in <{tag}>");
        let key = &rest[..end];
        rest = &rest[end..];
        let Some(value) = rest.strip_prefix("=\"") else {
            attributes.push(key.to_owned());
            continue;
        };
        let close = value.find('"').expect("a closed attribute");
        let mut words: Vec<_> = value[..close].split_whitespace().collect();
        if key == "class" {
            words.sort_unstable();
        }
        attributes.push(format!("{key}=\"{}\"", plain(&words.join(" "))));
        rest = &value[close + 1..];
    }
    attributes.sort();
    [vec![name.to_owned()], attributes].concat().join(" ")
}

/// The same character has one spelling.
fn plain(words: &str) -> String {
    [("&#60;", "&lt;"), ("&#62;", "&gt;"), ("&#34;", "&quot;"), ("&#39;", "'"), ("&#38;", "&amp;"), ("&apos;", "'")]
        .iter()
        .fold(words.to_owned(), |words, (from, to)| words.replace(from, to))
}

#[test]
fn white_space_and_order_do_not_count_but_words_do() {
    let one = normal("<a  class=\"b a\" href=\"x\"\n id=\"i\">\n Go &#39;on&#39; </a>");
    assert_eq!(one, normal("<a id=\"i\" href=\"x\" class=\"a b\">Go 'on'</a>"));
    assert_ne!(normal("<a id=\"i\">Go</a>"), normal("<a id=\"i\">Stop</a>"));
    assert_ne!(normal("<a id=\"i\">Go</a>"), normal("<a>Go</a>"));
}
