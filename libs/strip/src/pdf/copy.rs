//! Copies what a page draws with into another document: only what is asked for, only keys that are known, every packed part
//! unpacked and packed again.

use std::{
    collections::{BTreeSet, HashMap},
    io::Write,
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{content, keys, pixels};
use crate::{Dropped, Refusal, limits};

/// What a copied object is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum As {
    /// Something to draw with.
    Drawn,
    /// Resources.
    Resources,
    /// A list by names of the file's own.
    Named,
    /// A list of drawings by names of the file's own: the letters of a font.
    Letters,
    /// The drawing of a letter.
    Content,
}

impl As {
    /// What stands under a key of something.
    fn under(self, key: &[u8]) -> Self {
        match (self, key) {
            (Self::Resources, key) if keys::NAMED.contains(&key) => Self::Named,
            (_, b"Resources") => Self::Resources,
            (_, b"CharProcs") => Self::Letters,
            (_, b"Colorants") => Self::Named,
            _ => Self::Drawn,
        }
    }
}

/// A copy on its way.
pub struct Copier<'a> {
    source: &'a Document,
    /// The new document.
    pub target: Document,
    /// What was found in streams and left there.
    pub dropped: BTreeSet<Dropped>,
    /// Pictures that went over.
    pub pictures: usize,
    placed: HashMap<(ObjectId, As), ObjectId>,
    waiting: Vec<(ObjectId, As, ObjectId)>,
    unpacked: usize,
}

impl<'a> Copier<'a> {
    /// A copy of nothing yet.
    pub fn new(source: &'a Document) -> Self {
        Self {
            source,
            target: Document::with_version("1.7"),
            dropped: BTreeSet::new(),
            pictures: 0,
            placed: HashMap::new(),
            waiting: Vec::new(),
            unpacked: 0,
        }
    }

    /// A place for an object that comes later.
    pub fn place(&mut self) -> ObjectId {
        self.target.new_object_id()
    }

    /// A page, without the folder it belongs to.
    pub fn page(&mut self, page: &Dictionary) -> Result<Dictionary, Refusal> {
        let mut copy = self.keyed(page, keys::PAGE, As::Drawn, 0)?;
        // The parts of a page's drawing are one drawing: a word may begin in one and end in the next.
        if let Ok(contents) = page.get(b"Contents") {
            let mut drawing = Vec::new();
            self.gather(contents, &mut drawing, 0)?;
            let stream = self.drawing(Dictionary::new(), &drawing)?;
            copy.set("Contents", Object::Reference(self.target.add_object(stream)));
        }
        Ok(copy)
    }

    fn gather(&mut self, contents: &Object, drawing: &mut Vec<u8>, depth: usize) -> Result<(), Refusal> {
        let source = self.source;
        match source.dereference(contents).map(|(_, contents)| contents) {
            Ok(Object::Array(parts)) if depth < 2 => {
                parts.iter().try_for_each(|part| self.gather(part, drawing, depth + 1))
            }
            Ok(Object::Stream(stream)) => {
                drawing.extend(self.unpack(stream, limits::MARKUP.saturating_sub(drawing.len()))?);
                drawing.push(b'\n');
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Copies what waits, until nothing does.
    pub fn finish(&mut self) -> Result<(), Refusal> {
        while let Some((from, role, to)) = self.waiting.pop() {
            let source = self.source;
            let copy = match source.get_object(from) {
                Ok(object) => self.object(object, role, 0)?,
                Err(_) => Object::Null,
            };
            self.target.objects.insert(to, copy);
        }
        Ok(())
    }

    fn object(&mut self, object: &Object, role: As, depth: usize) -> Result<Object, Refusal> {
        if depth > limits::DEPTH {
            return Err(Refusal::Bomb);
        }
        Ok(match object {
            Object::Reference(id) => Object::Reference(self.refer(*id, role)?),
            Object::Array(items) => {
                let items: Result<_, _> = items.iter().map(|item| self.object(item, role, depth + 1)).collect();
                Object::Array(items?)
            }
            Object::Dictionary(entries) => Object::Dictionary(match role {
                As::Resources => self.keyed(entries, keys::RESOURCES, role, depth + 1)?,
                As::Named | As::Letters => self.named(entries, role, depth + 1)?,
                As::Drawn | As::Content => self.keyed(entries, keys::DRAWN, role, depth + 1)?,
            }),
            Object::Stream(stream) => Object::Stream(self.stream(stream, role)?),
            plain => plain.clone(),
        })
    }

    fn refer(&mut self, id: ObjectId, role: As) -> Result<ObjectId, Refusal> {
        if let Some(placed) = self.placed.get(&(id, role)) {
            return Ok(*placed);
        }
        if self.placed.len() >= limits::PARTS {
            return Err(Refusal::Bomb);
        }
        let place = self.place();
        self.placed.insert((id, role), place);
        self.waiting.push((id, role, place));
        Ok(place)
    }

    fn keyed(&mut self, entries: &Dictionary, known: &[&[u8]], role: As, depth: usize) -> Result<Dictionary, Refusal> {
        let mut copy = Dictionary::new();
        for (key, value) in entries {
            let key = key.as_slice();
            if known.contains(&key) {
                copy.set(key, self.object(value, role.under(key), depth)?);
            }
        }
        Ok(copy)
    }

    fn named(&mut self, entries: &Dictionary, role: As, depth: usize) -> Result<Dictionary, Refusal> {
        let role = if role == As::Letters { As::Content } else { As::Drawn };
        let mut copy = Dictionary::new();
        for (name, value) in entries {
            copy.set(name.as_slice(), self.object(value, role, depth)?);
        }
        Ok(copy)
    }

    fn stream(&mut self, stream: &Stream, role: As) -> Result<Stream, Refusal> {
        if stream.dict.has(b"Metadata") || stream.dict.has(b"PieceInfo") {
            self.dropped.insert(Dropped::Editing);
        }
        let mut entries = self.keyed(&stream.dict, keys::DRAWN, As::Drawn, 0)?;
        let is = |name: &[u8]| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|found| found == name);
        if is(b"PS") {
            return Ok(Stream::new(Dictionary::new(), Vec::new()));
        }
        let draws = role == As::Content || is(b"Form") || stream.dict.has(b"PatternType");
        if stream.dict.has(b"PatternType") || role == As::Content {
            // Letters drawn as pictures, or a pattern that may hold some: not read as text, so to be looked at.
            self.pictures += 1;
        }
        let picture = is(b"Image") || (stream.dict.has(b"Width") && stream.dict.has(b"Height"));
        entries.remove(b"Filter");
        entries.remove(b"DecodeParms");
        let resolved = self.resolved(stream);
        if picture {
            self.pictures += 1;
            if let Some(packed) = pixels::packed(&resolved)? {
                self.dropped.extend(packed.dropped);
                entries.set("Filter", Object::Name(packed.filter));
                if let Some(parameters) = packed.parameters {
                    entries.set("DecodeParms", self.object(&parameters, As::Drawn, 0)?);
                }
                return Ok(Stream::new(entries, packed.bytes));
            }
        }
        let plain = self.unpack(&resolved, if draws { limits::MARKUP } else { limits::PART })?;
        if draws {
            self.drawing(entries, &plain)
        } else {
            pack(entries, &plain, if picture { Compression::fast() } else { Compression::default() })
        }
    }

    /// A stream that says in itself how it is packed.
    fn resolved(&self, stream: &Stream) -> Stream {
        let mut resolved = stream.clone();
        for key in [&b"Filter"[..], b"DecodeParms"] {
            let Ok(value) = stream.dict.get_deref(key, self.source) else { continue };
            let value = match value {
                Object::Array(items) => {
                    let direct = |item| self.source.dereference(item).map_or(Object::Null, |(_, item)| item.clone());
                    Object::Array(items.iter().map(direct).collect())
                }
                value => value.clone(),
            };
            resolved.dict.set(key, value);
        }
        resolved
    }

    fn drawing(&mut self, entries: Dictionary, plain: &[u8]) -> Result<Stream, Refusal> {
        let drawing = content::bare(plain)?;
        self.pictures += drawing.pictures;
        if drawing.marked {
            self.dropped.insert(Dropped::HiddenText);
        }
        pack(entries, &drawing.bytes, Compression::default())
    }

    fn unpack(&mut self, stream: &Stream, most: usize) -> Result<Vec<u8>, Refusal> {
        let left = limits::UNPACKED.saturating_sub(self.unpacked);
        let plain = unpacked(stream, left.min(most))?;
        self.unpacked += plain.len();
        Ok(plain)
    }
}

/// What a stream unpacks to, if it is not more than so many bytes.
pub fn unpacked(stream: &Stream, most: usize) -> Result<Vec<u8>, Refusal> {
    stream.get_plain_content_with_limit(most).map_err(|error| match error {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Refusal::Bomb,
        _ => Refusal::Broken,
    })
}

fn pack(mut entries: Dictionary, plain: &[u8], how: Compression) -> Result<Stream, Refusal> {
    let mut packed = ZlibEncoder::new(Vec::new(), how);
    packed.write_all(plain).map_err(|_| Refusal::Broken)?;
    entries.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Ok(Stream::new(entries, packed.finish().map_err(|_| Refusal::Broken)?))
}
