//! A project that was read, with its texts still in the file: they are taken out one at a time.

use std::{
    collections::HashMap,
    io::{Read, Seek},
    ops::Range,
};

use super::{
    Counts, Format, Guid, Head, Losses, Project, Source,
    container::Container,
    detect::{Detected, Effort, Evidence, Sample, candidates, spread},
    offsets::{Convention, Index, PlainText},
    parts::Part,
};
use crate::{
    Error, Kind,
    limits::{Limits, size},
};

/// Bytes a project may take in memory, its texts aside.
const MOST: usize = 80 << 20;

/// Bytes of all memos that are files: unlike texts they are taken into memory together.
const MEMOS: u64 = 16 << 20;

/// A project in memory and the file that holds its texts.
///
/// ```
/// use qda::refi::{Bundle, Content};
/// let xml = r#"<Project xmlns="urn:QDA-XML:project:1.0" name="Pilot">
///   <CodeBook><Codes><Code guid="c" name="Trust" isCodable="true"/></Codes></CodeBook>
///   <Sources><TextSource guid="s"><PlainTextContent>We trust them.</PlainTextContent>
///     <PlainTextSelection guid="p" startPosition="3" endPosition="8">
///       <Coding guid="k"><CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>"#;
/// let mut bundle = Bundle::open("pilot.qde", std::io::Cursor::new(xml), &qda::limits::Limits::default())?;
/// let found = bundle.detect()?;
/// let settled = bundle.settle(0, found[0].as_ref())?.unwrap();
/// assert_eq!(&settled.text[settled.spans[0].clone().unwrap()], "trust");
/// # Ok::<(), qda::Error>(())
/// ```
pub struct Bundle<R> {
    container: Container<R>,
    /// The project as the file has it.
    pub project: Project,
    /// What the root element says.
    pub head: Head,
    /// How many of each thing the file holds.
    pub counts: Counts,
    /// What the file holds and the project does not.
    pub losses: Losses,
}

/// A text as it is worked with: lines end in `\n`, no byte-order mark, and each selection is a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// The text.
    pub text: String,
    /// The selections' ranges in the source's order; `None` for one that lies outside of the text.
    pub spans: Vec<Option<Range<usize>>>,
}

impl<R: Read + Seek> Bundle<R> {
    /// Reads a QDPX, QDE or QDC file. The texts stay in the file.
    ///
    /// # Errors
    /// When it is none of these, is damaged, or passes a bound.
    pub fn open(file: &str, reader: R, limits: &Limits) -> Result<Self, Error> {
        let mut container = Container::open(file, reader, limits)?;
        let mut project = Project::default();
        let mut pins = Vec::new();
        let mut pass = container.walk(|part, weight| {
            if weight > MOST {
                return Err(Error::new(file, Kind::TooLarge, "the project takes more than 80 MiB of memory"));
            }
            match part {
                Part::User(user) => project.users.push(user),
                Part::Code(code) => project.codes.push(code),
                Part::Variable(variable) => project.variables.push(variable),
                Part::Case(case) => project.cases.push(case),
                Part::Source(source) => project.sources.push(source),
                Part::Note(note) => project.notes.push(note),
                Part::Set(set) => project.sets.push(set),
                Part::Description(text) => project.description = Some(text),
                Part::Memo(target) => project.memos.push(target),
                Part::Pinned(note, target) => pins.push((target, note)),
            }
            Ok(())
        })?;
        pass.losses.add("links", pin(&mut project, pins));
        // Each reference counts: a thousand sources may name one file.
        let texts = |of: &[Source]| of.iter().map(|text| container.size(&text.content)).fold(0, u64::saturating_add);
        let most = container.limits().texts;
        for (what, bytes, most) in [("texts", texts(&project.sources), most), ("memos", texts(&project.notes), MEMOS)] {
            if bytes > most {
                let problem = format!("the project's {what} are more than {} together", size(most));
                return Err(Error::new(file, Kind::TooLarge, problem));
            }
        }
        project.name = pass.head.name.clone().unwrap_or_default();
        project.origin.clone_from(&pass.head.origin);
        project.made.clone_from(&pass.head.made);
        Ok(Self { container, project, head: pass.head, counts: pass.counts, losses: pass.losses })
    }

    /// What kind of file it is.
    #[must_use]
    pub fn format(&self) -> Format {
        self.container.format(&self.head)
    }

    /// The plain text of a source or memo as the file holds it; `None` when it does not.
    ///
    /// # Errors
    /// When the text is damaged or longer than permitted.
    pub fn text(&mut self, source: &Source) -> Result<Option<PlainText>, Error> {
        self.container.text(&source.content)
    }

    /// Finds out how the selections of each source are counted; `None` where there is no text or no selection.
    ///
    /// # Errors
    /// When a text is damaged or longer than permitted.
    pub fn detect(&mut self) -> Result<Vec<Option<Detected>>, Error> {
        let mut each = Vec::with_capacity(self.project.sources.len());
        let mut all = Evidence::default();
        let mut effort = Effort::default();
        for source in &self.project.sources {
            let text = if source.selections.is_empty() { None } else { self.container.text(&source.content)? };
            each.push(text.map(|text| {
                let index = Index::new(&text);
                let few = spread(&source.selections, effort.selections() * 2);
                let samples: Vec<Sample> = few.into_iter().map(Sample::of).collect();
                let evidence = Evidence::within(&index, &samples, &mut effort);
                all.add(&evidence);
                let plain: Vec<Convention> = candidates().map(|c| index.plain(c)).collect();
                (evidence, plain)
            }));
        }
        let origin = self.project.origin.clone().unwrap_or_default();
        Ok(each
            .into_iter()
            .map(|found| {
                let (own, plain) = found?;
                Some(own.decide(&origin, &plain, Some(&all)))
            })
            .collect())
    }

    /// A source's text as it is worked with, and its selections under a convention (the standard's if none was found).
    /// `None` when the file does not hold the text.
    ///
    /// # Errors
    /// When the text is damaged or longer than permitted.
    pub fn settle(&mut self, place: usize, found: Option<&Detected>) -> Result<Option<Settled>, Error> {
        let Some(source) = self.project.sources.get(place) else { return Ok(None) };
        let Some(text) = self.container.text(&source.content)? else { return Ok(None) };
        let convention = found.map_or(Convention::SPEC, |found| found.convention);
        Ok(Some(Settled::new(&text, source, convention)))
    }
}

/// Hangs notes onto what links name; tells how many of them name nothing that can hold a note.
fn pin(project: &mut Project, pins: Vec<(Guid, Guid)>) -> u64 {
    let mut lists: HashMap<Guid, &mut Vec<Guid>> = HashMap::new();
    if !pins.is_empty() {
        lists.extend(project.codes.iter_mut().map(|code| (code.guid.clone(), &mut code.memos)));
        for source in &mut project.sources {
            lists.insert(source.guid.clone(), &mut source.memos);
            for selection in &mut source.selections {
                lists.insert(selection.guid.clone(), &mut selection.memos);
                lists.extend(selection.codings.iter_mut().map(|coding| (coding.guid.clone(), &mut coding.memos)));
            }
        }
    }
    let mut lost = 0;
    for (target, note) in pins {
        match lists.get_mut(&target) {
            Some(list) if list.contains(&note) => {}
            Some(list) => list.push(note),
            None => lost += 1,
        }
    }
    lost
}

impl Settled {
    /// Reads a source's selections under a convention.
    #[must_use]
    pub fn new(text: &PlainText, source: &Source, convention: Convention) -> Self {
        let index = Index::new(text);
        let spans: Vec<_> = source
            .selections
            .iter()
            .map(|selection| index.span(selection.start, selection.end, convention).map(|(range, _)| range))
            .collect();
        let mut places: Vec<usize> = spans.iter().flatten().flat_map(|range| [range.start, range.end]).collect();
        places.sort_unstable();
        places.dedup();
        let (text, moved) = unify(&text.text, &places);
        let find = |byte: usize| places.binary_search(&byte).ok().and_then(|at| moved.get(at)).copied();
        let spans =
            spans.into_iter().map(|range| range.and_then(|range| Some(find(range.start)?..find(range.end)?))).collect();
        Self { text, spans }
    }
}

/// The text with every line ending in `\n`, and where the given places (in order) have moved to.
fn unify(text: &str, places: &[usize]) -> (String, Vec<usize>) {
    if !text.contains('\r') {
        return (text.to_owned(), places.to_vec());
    }
    let mut out = String::with_capacity(text.len());
    let mut moved = Vec::with_capacity(places.len());
    let mut places = places.iter().copied().peekable();
    let mut begin = 0;
    for (at, _) in text.match_indices('\r') {
        while let Some(place) = places.next_if(|place| *place <= at) {
            moved.push(out.len() + place - begin);
        }
        out.push_str(text.get(begin..at).unwrap_or_default());
        if text.as_bytes().get(at + 1) != Some(&b'\n') {
            out.push('\n');
        }
        begin = at + 1;
    }
    moved.extend(places.map(|place| out.len() + place - begin));
    out.push_str(text.get(begin..).unwrap_or_default());
    (out, moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_alike_and_places_move_along() {
        let (text, moved) = unify("a\r\nb\rc\n", &[0, 1, 3, 5, 7]);
        assert_eq!(text, "a\nb\nc\n");
        assert_eq!(moved, [0, 1, 2, 4, 6]);
    }
}
