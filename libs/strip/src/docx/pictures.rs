//! The pictures of a DOCX, each made clean once.

use std::collections::{BTreeSet, HashMap};

use super::package::{Package, Relation};
use crate::{Dropped, Kind, Refusal, limits, picture};

/// Pictures that were found in a document.
#[derive(Default)]
pub struct Pictures {
    /// Those that go over: what they are, and their bytes.
    pub kept: Vec<(Kind, Vec<u8>)>,
    /// What was in them.
    pub dropped: BTreeSet<Dropped>,
    seen: HashMap<(String, [u32; 4]), Option<usize>>,
}

impl Pictures {
    /// The number of a picture among those kept; none when it is of a kind that cannot be read, or not there.
    pub fn take(
        &mut self,
        package: &mut Package<'_>,
        relation: Option<&Relation>,
        cut: [u32; 4],
    ) -> Result<Option<usize>, Refusal> {
        let Some(relation) = relation.filter(|relation| !relation.outside && relation.kind == "image") else {
            self.dropped.insert(Dropped::Objects);
            return Ok(None);
        };
        let key = (relation.target.clone(), cut);
        if let Some(number) = self.seen.get(&key) {
            return Ok(*number);
        }
        let bytes = package.bytes(&relation.target, limits::FILE)?;
        let clean = bytes.as_deref().and_then(|bytes| picture::inside(bytes, cut)).transpose()?;
        let number = match clean {
            Some(_) if self.kept.len() >= limits::PICTURES => return Err(Refusal::Bomb),
            Some(clean) => {
                self.dropped.extend(clean.dropped);
                self.kept.push((clean.kind, clean.bytes));
                Some(self.kept.len())
            }
            None => {
                self.dropped.insert(Dropped::Objects);
                None
            }
        };
        self.seen.insert(key, number);
        Ok(number)
    }
}
