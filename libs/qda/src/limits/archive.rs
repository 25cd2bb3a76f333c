//! A ZIP archive that nobody trusts: names are checked, and every byte is counted while it is inflated.

use std::{
    collections::HashMap,
    io::{Read, Seek, SeekFrom},
};

use zip::{ZipArchive, result::ZipError, unstable::read::ZipIterable};

use super::{Limits, reason, size};
use crate::{Error, Kind};

/// An archive whose directory has been read within bounds. Entries are never written to a disk.
pub struct Archive<R> {
    file: String,
    limits: Limits,
    zip: ZipArchive<R>,
    entries: Vec<Entry>,
    places: HashMap<String, usize>,
    inflated: u64,
}

/// What the directory says of an entry. A folder's own entry is not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path inside the archive, with `/` between its parts; never absolute, never with `..`.
    pub path: String,
    /// Bytes in the archive.
    pub compressed: u64,
    /// Bytes when inflated, as the directory claims.
    pub size: u64,
    place: usize,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory.
    ///
    /// # Errors
    /// When it is no ZIP archive, its directory is larger than permitted, or a path leads outside of it.
    pub fn open(file: &str, mut reader: R, limits: &Limits) -> Result<Self, Error> {
        // A first pass in constant memory: the index of the second one is as large as the directory says.
        let mut pass = ZipIterable::try_new(&mut reader, zip::read::Config::default()).map_err(|e| broken(file, &e))?;
        if pass.len() > limits.entries {
            let most = limits.entries;
            return Err(Error::new(file, Kind::TooLarge, format!("holds {} entries; {most} are read", pass.len())));
        }
        let mut first = None;
        for entry in pass.files().map_err(|e| broken(file, &e))? {
            let place = entry.map_err(|e| broken(file, &e))?.central_header_start();
            if place.saturating_sub(*first.get_or_insert(place)) > limits.directory {
                let most = size(limits.directory);
                return Err(Error::new(file, Kind::TooLarge, format!("the archive's directory is larger than {most}")));
            }
        }
        reader.seek(SeekFrom::Start(0)).map_err(|error| reason(file, &error))?;
        let zip = ZipArchive::new(reader).map_err(|e| broken(file, &e))?;
        let mut archive = Self {
            file: file.to_owned(),
            limits: *limits,
            zip,
            entries: Vec::new(),
            places: HashMap::new(),
            inflated: 0,
        };
        archive.list()?;
        Ok(archive)
    }

    fn list(&mut self) -> Result<(), Error> {
        for place in 0..self.zip.len() {
            let found = self.zip.by_index_data(place).map_err(|e| broken(&self.file, &e))?;
            let name = found.name().map_err(|e| broken(&self.file, &e))?.replace('\\', "/");
            if name.ends_with('/') {
                continue;
            }
            if !inside(&name) {
                let problem = format!("an entry's path leads outside of the archive ({:?})", shorten(&name));
                return Err(Error::new(&self.file, Kind::Refused, problem));
            }
            let entry = Entry { path: name, compressed: found.compressed_size(), size: found.size(), place };
            let folded = entry.path.to_lowercase();
            if self.places.insert(folded, self.entries.len()).is_some() {
                let problem = format!("two entries have the same path ({:?})", shorten(&entry.path));
                return Err(Error::new(&self.file, Kind::Refused, problem));
            }
            self.entries.push(entry);
        }
        Ok(())
    }

    /// The entries in the directory's order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this path, whatever the case of its letters.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Entry> {
        self.places.get(&path.to_lowercase()).and_then(|place| self.entries.get(*place))
    }

    /// The name errors call an entry by.
    #[must_use]
    pub fn label(&self, path: &str) -> String {
        format!("{} → {}", self.file, shorten(path))
    }

    /// A reader that inflates the entry and stops with a sentence at any bound. `None` when there is no such entry.
    ///
    /// # Errors
    /// When the entry is encrypted, compressed in a way that is not read, or its header is damaged.
    pub fn stream(&mut self, path: &str) -> Result<Option<impl Read + '_>, Error> {
        let Some(entry) = self.find(path).cloned() else { return Ok(None) };
        let label = self.label(&entry.path);
        let inner = self.zip.by_index(entry.place).map_err(|e| broken(&label, &e))?;
        Ok(Some(Inflating {
            inner,
            label,
            limits: self.limits,
            total: &mut self.inflated,
            compressed: entry.compressed,
            count: 0,
        }))
    }

    /// The entry's bytes, at most `most` of them. `None` when there is no such entry.
    ///
    /// # Errors
    /// As [`Archive::stream`], and when the entry is larger than `most` or any bound.
    pub fn read(&mut self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Error> {
        let label = self.label(path);
        match self.stream(path)? {
            Some(reader) => Limits::read(&label, reader, most).map(Some),
            None => Ok(None),
        }
    }
}

/// Counts what comes out of an entry.
struct Inflating<'a, R> {
    inner: R,
    label: String,
    limits: Limits,
    total: &'a mut u64,
    compressed: u64,
    count: u64,
}

impl<R: Read> Inflating<'_, R> {
    fn fault(&self) -> Option<String> {
        let limits = &self.limits;
        if self.count > limits.entry {
            return Some(format!("more than {} when inflated", size(limits.entry)));
        }
        if *self.total > limits.total {
            return Some(format!("the archive's entries are more than {} when inflated", size(limits.total)));
        }
        let bomb = self.count > 1 << 20 && self.count / limits.ratio.max(1) > self.compressed;
        bomb.then(|| format!("inflates to more than {} times its size", limits.ratio))
    }
}

impl<R: Read> Read for Inflating<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer).map_err(|error| {
            std::io::Error::other(Error::new(&self.label, Kind::Broken, format!("cannot be inflated ({error})")))
        })?;
        self.count = self.count.saturating_add(count as u64);
        *self.total = self.total.saturating_add(count as u64);
        match self.fault() {
            Some(problem) => Err(std::io::Error::other(Error::new(&self.label, Kind::TooLarge, problem))),
            None => Ok(count),
        }
    }
}

/// Whether a path stays inside the archive: no root, drive or step upwards, no control characters.
fn inside(path: &str) -> bool {
    let rooted = path.starts_with('/') || path.as_bytes().get(1) == Some(&b':');
    !path.is_empty() && !rooted && !path.chars().any(char::is_control) && path.split('/').all(|part| part != "..")
}

fn shorten(path: &str) -> String {
    path.chars().filter(|sign| !sign.is_control()).take(80).collect()
}

fn broken(file: &str, error: &ZipError) -> Error {
    match error {
        ZipError::Io(inner) => match reason(file, inner) {
            found if found.kind() == Kind::Io => {
                Error::new(file, Kind::Broken, format!("a damaged ZIP archive ({inner})"))
            }
            found => found,
        },
        ZipError::UnsupportedArchive(what) => {
            Error::new(file, Kind::Refused, format!("a ZIP archive of a kind that is not read ({what})"))
        }
        other => Error::new(file, Kind::Broken, format!("not a sound ZIP archive ({other})")),
    }
}
