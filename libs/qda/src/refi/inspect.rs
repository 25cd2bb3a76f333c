//! What a file is and holds, without keeping it: for looking at a file before anything is imported.

use std::io::{Read, Seek};

use serde::Serialize;

use super::{
    Content, Counts, Format, Loss, Source, border,
    container::Container,
    detect::{self, Detected, Effort, Evidence, Sample, spread},
    offsets::{Convention, Index, PlainText},
    parts::Part,
};
use crate::{Error, limits::Limits};

/// What was found out about a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// QDPX, QDE or QDC.
    pub format: Format,
    /// The program that wrote it, as it says.
    pub origin: Option<String>,
    /// The namespace of the root element.
    pub namespace: Option<String>,
    /// The project's name.
    pub name: Option<String>,
    /// How many of each thing it holds.
    pub counts: Counts,
    /// How selections are counted in the project as a whole; `None` without any selection of a text that is there.
    pub offsets: Option<Offsets>,
    /// What is not kept when the file is imported.
    pub losses: Vec<Loss>,
    /// What is unusual about the file, as sentences.
    pub notes: Vec<String>,
}

/// How selections are counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offsets {
    /// For the project as a whole.
    #[serde(flatten)]
    pub found: Detected,
    /// 1 or 2: how often the line break `\r\n` counts.
    pub crlf: u8,
    /// A few selections as they are read, for people to look at.
    pub samples: Vec<Quote>,
    /// Each text that has selections (the first hundred).
    pub sources: Vec<SourceOffsets>,
}

/// How one text is counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceOffsets {
    /// The source's name.
    pub source: Option<String>,
    /// What was found.
    #[serde(flatten)]
    pub found: Detected,
    /// Whether the text begins with a byte-order mark.
    pub bom: bool,
    /// How its lines end: `crlf`, `lf`, `mixed` or `none`.
    pub lines: &'static str,
}

/// A selection as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Where it begins, as the file counts.
    pub start: i64,
    /// Where it ends, as the file counts.
    pub end: i64,
    /// The words.
    pub quote: String,
}

/// Texts that are listed one by one.
const LISTED: usize = 100;
/// Texts whose selections are looked at; a project with more counts the same way in the rest.
const LOOKED_AT: usize = 2000;

/// Bytes of texts that are looked at, of all sources together.
const BYTES: usize = 256 << 20;

/// A text with selections, as far as it is remembered.
struct Probe {
    name: Option<String>,
    content: Content,
    samples: Vec<Sample>,
    found: Option<Probed>,
}

struct Probed {
    evidence: Evidence,
    plain: Vec<Convention>,
    bom: bool,
    lines: &'static str,
}

/// Looks at a QDPX, QDE or QDC file in one pass and bounded memory.
///
/// ```
/// let xml = r#"<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Pen and paper"><Codes>
///   <Code guid="5215cc69-b628-4e02-afb9-9beeaee55808" name="Trust" isCodable="true"/></Codes></CodeBook>"#;
/// let report = qda::refi::inspect("codes.qdc", std::io::Cursor::new(xml), &qda::limits::Limits::default())?;
/// assert_eq!((report.counts.codes, report.counts.codable_codes), (1, 1));
/// assert_eq!(report.origin.as_deref(), Some("Pen and paper"));
/// # Ok::<(), qda::Error>(())
/// ```
///
/// # Errors
/// When the file is none of these, is damaged, or passes a bound.
pub fn inspect(file: &str, reader: impl Read + Seek, limits: &Limits) -> Result<Report, Error> {
    let mut container = Container::open(file, reader, limits)?;
    let mut probes: Vec<Probe> = Vec::new();
    let mut missing = 0;
    let mut outside = 0;
    let mut memory = Memory::default();
    let mut pass = container.walk(|part, _| {
        if let Part::Source(source) = part {
            missing += u64::from(source.content == Content::Missing);
            outside += u64::from(matches!(source.content, Content::Outside(_)));
            if !source.selections.is_empty() && probes.len() < LOOKED_AT {
                let place = probes.len();
                probes.push(Probe::of(source, place, &mut memory));
            }
        }
        Ok(())
    })?;
    pass.losses.add("texts that lie outside of the file", outside);
    let mut all = Evidence::default();
    let mut notes = std::mem::take(&mut container.notes);
    let mut bytes = 0;
    for probe in &mut probes {
        if probe.found.is_none() && bytes < BYTES {
            match container.text(&probe.content)? {
                Some(text) => {
                    bytes += text.text.len();
                    if text.guessed {
                        notes.push(format!("{}: the text is not UTF-8; read as Windows-1252", probe.label()));
                    }
                    probe.look(&text, &mut memory.effort);
                }
                None => missing += u64::from(matches!(probe.content, Content::File(_))),
            }
        }
        if let Some(found) = &probe.found {
            all.add(&found.evidence);
        }
    }
    pass.losses.add("texts that are missing from the file", missing);
    notes.append(&mut pass.notes);
    notes.extend(unusual(&pass.head.root, pass.head.namespace.as_deref()));
    notes.extend(
        container.odd_folder().map(|name| format!("the folder of sources is named {name:?} instead of \"sources\"")),
    );
    let origin = pass.head.origin.clone().unwrap_or_default();
    let offsets = offsets(&mut container, &probes, memory.inline, &all, &origin)?;
    Ok(Report {
        file: file.to_owned(),
        format: container.format(&pass.head),
        origin: pass.head.origin,
        namespace: pass.head.namespace,
        name: pass.head.name,
        counts: pass.counts,
        offsets,
        losses: pass.losses.list(),
        notes,
    })
}

/// What may be remembered of selections until the texts are looked at.
struct Memory {
    effort: Effort,
    samples: usize,
    quotes: usize,
    /// A text inside of the XML: the place of its probe, how many samples it has, and itself.
    inline: Option<(usize, usize, PlainText)>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { effort: Effort::default(), samples: 40_000, quotes: 16 << 20, inline: None }
    }
}

impl Memory {
    fn samples(&mut self, source: &Source) -> Vec<Sample> {
        let most = if self.samples > 0 { detect::MOST * 2 } else { 40 };
        let mut samples: Vec<Sample> = spread(&source.selections, most).into_iter().map(Sample::of).collect();
        self.samples = self.samples.saturating_sub(samples.len());
        for sample in &mut samples {
            let bytes = sample.quotes.iter().map(|quote| quote.len() + 16).sum();
            match self.quotes.checked_sub(bytes) {
                Some(left) => self.quotes = left,
                None => sample.quotes.clear(),
            }
        }
        samples
    }
}

impl Probe {
    fn of(source: Source, place: usize, memory: &mut Memory) -> Self {
        let samples = memory.samples(&source);
        let mut probe = Self { name: source.name, content: Content::Missing, samples, found: None };
        match source.content {
            // A text inside of the XML is looked at now; only that with the most selections is remembered, for quotes.
            Content::Inline(text) => {
                let text = PlainText { text, bom: false, guessed: false };
                probe.look(&text, &mut memory.effort);
                if memory.inline.as_ref().is_none_or(|(_, most, _)| probe.samples.len() >= *most) {
                    memory.inline = Some((place, probe.samples.len(), text));
                }
            }
            content => probe.content = content,
        }
        probe
    }

    fn label(&self) -> String {
        self.name.as_deref().unwrap_or("a source without a name").chars().take(80).collect()
    }

    fn look(&mut self, text: &PlainText, effort: &mut Effort) {
        let index = Index::new(text);
        let pairs = text.text.matches("\r\n").count();
        let feeds = text.text.matches('\n').count();
        let lines = match (pairs, feeds - pairs) {
            (0, 0) => "none",
            (0, _) => "lf",
            (_, 0) => "crlf",
            _ => "mixed",
        };
        let plain = detect::candidates().map(|convention| index.plain(convention)).collect();
        let evidence = Evidence::within(&index, &self.samples, effort);
        self.found = Some(Probed { evidence, plain, bom: text.bom, lines });
    }
}

fn offsets<R: Read + Seek>(
    container: &mut Container<R>,
    probes: &[Probe],
    inline: Option<(usize, usize, PlainText)>,
    all: &Evidence,
    origin: &str,
) -> Result<Option<Offsets>, Error> {
    let numbered = probes.iter().enumerate();
    let known: Vec<_> = numbered.filter_map(|(place, probe)| Some((place, probe, probe.found.as_ref()?))).collect();
    if known.is_empty() {
        return Ok(None);
    }
    // Two conventions are alike in the project when they are alike in each of its texts.
    let count = detect::candidates().count();
    let mut plain: Vec<Convention> = detect::candidates().collect();
    for place in 0..count {
        let same = |other: usize| known.iter().all(|(.., found)| found.plain.get(other) == found.plain.get(place));
        if let Some(first) = (0..place).find(|other| same(*other))
            && let Some(convention) = plain.get(first).copied()
            && let Some(own) = plain.get_mut(place)
        {
            *own = convention;
        }
    }
    let found = all.decide(origin, &plain, None);
    let sources: Vec<SourceOffsets> = known
        .iter()
        .take(LISTED)
        .map(|(_, probe, of)| SourceOffsets {
            source: probe.name.clone(),
            found: of.evidence.decide(origin, &of.plain, Some(all)),
            bom: of.bom,
            lines: of.lines,
        })
        .collect();
    let samples = match known.iter().enumerate().max_by_key(|(_, (_, probe, _))| probe.samples.len()) {
        Some((listed, (place, probe, _))) => {
            let convention = sources.get(listed).map_or(found.convention, |source| source.found.convention);
            let text = match &probe.content {
                Content::Missing => inline.filter(|(of, ..)| of == place).map(|(.., text)| text),
                content => container.text(content)?,
            };
            text.map(|text| quotes(&text, probe, convention)).unwrap_or_default()
        }
        None => Vec::new(),
    };
    let crlf = if found.convention.breaks == super::Breaks::One { 1 } else { 2 };
    Ok(Some(Offsets { found, crlf, samples, sources }))
}

fn quotes(text: &PlainText, probe: &Probe, convention: Convention) -> Vec<Quote> {
    const SHOWN: usize = 5;
    let index = Index::new(text);
    let shown = border::shown(&index, &probe.samples, convention, SHOWN);
    shown.into_iter().map(|(sample, quote)| Quote { start: sample.start, end: sample.end, quote }).collect()
}

/// What is odd about the names at the root.
fn unusual(root: &str, namespace: Option<&str>) -> Option<String> {
    let own = if root == "CodeBook" { "urn:QDA-XML:codebook:1.0" } else { "urn:QDA-XML:project:1.0" };
    match namespace {
        Some(namespace) if namespace == own => None,
        Some(namespace) => {
            let namespace: String = namespace.chars().take(80).collect();
            Some(format!("the namespace is {namespace:?} instead of {own:?}"))
        }
        None => Some(format!("the root element has no namespace; {own:?} is the standard's")),
    }
}
