//! The thread that writes all recordings.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Result, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use super::index::{Cut, Ending, Entry, Index, Span};
use super::order::Packet;
use super::picture::{Assembly, Picture};
use super::ring::{About, Begin, Note, Reader, StreamKey};
use super::sound::Sound;
use super::vp8::Frame;
use crate::clock;

/// How long the thread waits for something to write before it looks after what is open.
const REST: Duration = Duration::from_millis(200);
/// How often indexes are written while something comes.
const INDEXES: Duration = Duration::from_secs(2);
/// What is set aside for the end, and how many bytes that is.
const RESERVE: &str = "reserve";
const ASIDE: usize = 256 * 1024;
/// Files of one recording, at most.
const FILES: usize = 4_096;

/// A recording that goes on.
struct Recording {
    folder: PathBuf,
    index: Index,
    begun: Instant,
    wall: SystemTime,
    trouble: Arc<AtomicBool>,
}

/// A track that is recorded.
struct Stream {
    about: About,
    /// Its place in the index, once something came.
    entry: Option<usize>,
    tape: Tape,
}

/// What is written.
enum Tape {
    Sound(Option<Sound<BufWriter<File>>>),
    Picture(Box<Assembly>, Option<Picture<BufWriter<File>>>),
    /// Nothing more can be.
    Torn,
}

/// Everything that is written.
pub(super) struct Scribe {
    reader: Reader,
    recordings: HashMap<u64, Recording>,
    streams: HashMap<StreamKey, Stream>,
    looked: Instant,
}

impl Scribe {
    pub(super) fn new(reader: Reader) -> Self {
        Self { reader, recordings: HashMap::new(), streams: HashMap::new(), looked: clock::now() }
    }

    /// Writes until nobody is left who could leave something to write; ends what is open then.
    pub(super) fn run(mut self) {
        while let Ok(note) = self.reader.next(REST) {
            match note {
                Some(Note::Packet(key, layer, packet)) => self.packet(key, layer, packet),
                Some(Note::Begin(begin)) => self.begin(*begin),
                Some(Note::Track(about)) => {
                    let tape = match about.video {
                        true => Tape::Picture(Box::new(Assembly::new()), None),
                        false => Tape::Sound(None),
                    };
                    self.streams.insert(about.key, Stream { about: *about, entry: None, tape });
                }
                Some(Note::End(key)) => self.end(key),
                Some(Note::Cut { recording, from, to, why }) => self.cut(recording, from, to, why),
                Some(Note::Finish { recording, at, ending, done }) => {
                    self.finish(recording, at, ending);
                    if let Some(done) = done {
                        // Whoever asked may have stopped waiting.
                        let _ = done.send(());
                    }
                }
                None => {}
            }
            self.look(clock::now());
        }
        for recording in self.recordings.keys().copied().collect::<Vec<_>>() {
            self.finish(recording, clock::now(), Ending::Shutdown);
        }
    }

    fn begin(&mut self, begin: Begin) {
        let Begin { recording, room, folder, wall, at, trouble } = begin;
        let index = Index { room, started_ms: clock::millis(wall), ..Index::default() };
        let recording_now = Recording { folder, index, begun: at, wall, trouble };
        if let Err(error) = recording_now.reserve() {
            tracing::warn!(%error, "nothing could be set aside for the end of a recording");
        }
        recording_now.keep();
        self.recordings.insert(recording, recording_now);
    }

    fn packet(&mut self, key: StreamKey, layer: usize, packet: Packet) {
        let Some(stream) = self.streams.get_mut(&key) else { return };
        let Some(recording) = self.recordings.get_mut(&key.0) else { return };
        let result = stream.take(recording, layer, packet);
        stream.survive(recording, result);
    }

    fn end(&mut self, key: StreamKey) {
        let Some(mut stream) = self.streams.remove(&key) else { return };
        let Some(recording) = self.recordings.get_mut(&key.0) else { return };
        let result = stream.end(recording);
        stream.survive(recording, result);
        recording.keep();
    }

    fn cut(&mut self, recording: u64, from: SystemTime, to: SystemTime, why: String) {
        let Some(recording) = self.recordings.get_mut(&recording) else { return };
        let since = |time: SystemTime| time.duration_since(recording.wall).map_or(0, millis);
        let span = Span { from_ms: since(from), to_ms: since(to) };
        if span.to_ms > span.from_ms {
            recording.index.cuts.push(Cut { span, why });
        }
        recording.keep();
    }

    fn finish(&mut self, key: u64, at: Instant, ending: Ending) {
        let open: Vec<StreamKey> = self.streams.keys().copied().filter(|(recording, _)| *recording == key).collect();
        for stream in open {
            self.end(stream);
        }
        let Some(mut recording) = self.recordings.remove(&key) else { return };
        recording.index.length_ms = millis(at.saturating_duration_since(recording.begun));
        recording.index.ended = Some(ending);
        recording.release();
        recording.keep();
    }

    /// Lets what has waited go to the disk, now and then.
    fn look(&mut self, now: Instant) {
        if now.saturating_duration_since(self.looked) < INDEXES {
            return;
        }
        self.looked = now;
        for (key, stream) in &mut self.streams {
            if let Some(recording) = self.recordings.get_mut(&key.0) {
                let result = stream.rest(recording, now);
                stream.survive(recording, result);
            }
        }
        for recording in self.recordings.values_mut() {
            recording.index.length_ms = millis(now.saturating_duration_since(recording.begun));
            recording.keep();
        }
    }
}

impl Recording {
    fn keep(&self) {
        let Err(error) = self.index.write(&self.folder) else { return };
        tracing::error!(%error, "the index of a recording cannot be written");
        self.trouble.store(true, Ordering::Relaxed);
        self.release();
        // Once more, with what was set aside. Else it stays as it was, which tells less and nothing wrong.
        let _ = self.index.write(&self.folder);
    }

    /// Sets some of the disk aside, so that files can be ended and the index can tell why when it is full.
    fn reserve(&self) -> Result<()> {
        create(&self.folder.join(RESERVE))?.into_inner()?.write_all(&vec![0x55; ASIDE])
    }

    /// Gives back what was set aside; it may be gone.
    fn release(&self) {
        let _ = std::fs::remove_file(self.folder.join(RESERVE));
    }

    /// A new file for a track, and its place in the index.
    fn open(&mut self, about: &About, at: Instant) -> Result<(usize, BufWriter<File>)> {
        if self.index.tracks.len() >= FILES {
            return Err(std::io::Error::other("too many files in one recording"));
        }
        let number = self.index.tracks.len().saturating_add(1);
        let file = format!("{number:03}-{}.{}", about.source, if about.video { "webm" } else { "ogg" });
        let out = create(&self.folder.join(&file))?;
        self.index.tracks.push(Entry {
            file,
            track: about.track.clone(),
            identity: about.identity.clone(),
            participant: about.participant.clone(),
            source: about.source.to_owned(),
            start_ms: millis(at.saturating_duration_since(self.begun)),
            length_ms: 0,
            gaps: Vec::new(),
            dropped: 0,
            complete: false,
            failed: None,
        });
        Ok((number.saturating_sub(1), out))
    }
}

impl Stream {
    fn take(&mut self, recording: &mut Recording, layer: usize, packet: Packet) -> Result<()> {
        match &mut self.tape {
            Tape::Sound(Some(sound)) => sound.take(packet),
            Tape::Sound(none) => {
                let (entry, out) = recording.open(&self.about, packet.at)?;
                self.entry = Some(entry);
                none.insert(Sound::begin(out, self.about.stereo, packet.at)?).take(packet)
            }
            Tape::Picture(assembly, _) => {
                let (frames, wanting) = assembly.take(layer, packet);
                self.show(recording, frames, wanting)
            }
            Tape::Torn => Ok(()),
        }
    }

    fn rest(&mut self, recording: &mut Recording, now: Instant) -> Result<()> {
        match &mut self.tape {
            Tape::Sound(Some(sound)) => sound.settle(Some(now))?,
            Tape::Picture(assembly, _) => {
                let (frames, wanting) = assembly.rest(Some(now));
                self.show(recording, frames, wanting)?;
            }
            _ => {}
        }
        if let Tape::Picture(_, Some(picture)) = &mut self.tape {
            picture.flush()?;
        }
        self.tell(recording, false);
        Ok(())
    }

    fn end(&mut self, recording: &mut Recording) -> Result<()> {
        if let Tape::Picture(assembly, _) = &mut self.tape {
            let (frames, wanting) = assembly.rest(None);
            self.show(recording, frames, wanting)?;
        }
        match &mut self.tape {
            Tape::Sound(Some(sound)) => {
                sound.end()?;
                sound.out().get_ref().sync_all()?;
            }
            Tape::Picture(_, Some(picture)) => {
                picture.end()?;
                picture.out().get_ref().sync_all()?;
            }
            _ => return Ok(()),
        }
        self.tell(recording, true);
        Ok(())
    }

    fn show(&mut self, recording: &mut Recording, frames: Vec<(Frame, bool)>, wanting: Option<bool>) -> Result<()> {
        if let Some(wanting) = wanting {
            self.about.line.wanting.store(wanting, Ordering::Relaxed);
        }
        let Tape::Picture(_, picture) = &mut self.tape else { return Ok(()) };
        for (frame, turned) in frames {
            if picture.is_none() {
                // What comes first needs no other: [`super::vp8`] sees to that.
                let Some(size) = frame.key else { continue };
                let (entry, out) = recording.open(&self.about, frame.at)?;
                self.entry = Some(entry);
                *picture = Some(Picture::begin(out, size, frame.at)?);
            }
            if let Some(picture) = picture {
                picture.write(&frame, turned)?;
            }
        }
        Ok(())
    }

    /// Tells the index how far it is.
    fn tell(&self, recording: &mut Recording, complete: bool) {
        let Some(entry) = self.entry.and_then(|entry| recording.index.tracks.get_mut(entry)) else { return };
        (entry.length_ms, entry.gaps) = match &self.tape {
            Tape::Sound(Some(sound)) => (sound.length(), sound.gaps().to_vec()),
            Tape::Picture(_, Some(picture)) => (picture.length(), picture.gaps().to_vec()),
            _ => return,
        };
        entry.dropped = self.about.line.dropped.load(Ordering::Relaxed);
        entry.complete = complete;
    }

    /// What cannot be written ends; the others go on as long as they can.
    fn survive(&mut self, recording: &mut Recording, result: Result<()>) {
        let Err(error) = result else { return };
        tracing::error!(%error, "a track can no longer be recorded");
        self.tell(recording, false);
        if let Some(entry) = self.entry.and_then(|entry| recording.index.tracks.get_mut(entry)) {
            entry.failed = Some(error.kind().to_string());
        }
        self.tape = Tape::Torn;
        recording.trouble.store(true, Ordering::Relaxed);
        // The others can be ended.
        recording.release();
    }
}

/// A new file that only this program's user may read.
pub(super) fn create(path: &Path) -> Result<BufWriter<File>> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(BufWriter::with_capacity(64 * 1024, options.open(path)?))
}

fn millis(passed: Duration) -> u64 {
    u64::try_from(passed.as_millis()).unwrap_or(u64::MAX)
}
