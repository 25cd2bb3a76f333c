//! Anchors the codings of a corrected transcript anew, word by word; those whose words are gone are lost, and listed.

use std::ops::Range;

use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    coding::{Point, Span},
    id::{StudyId, TranscriptId},
};
use qda::refi::reanchor;
use store::coding::{self, Texts};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// A text of cues with one line feed between them, and where each cue begins in it, in bytes.
struct Whole {
    text: String,
    starts: Vec<(u32, usize)>,
}

impl Whole {
    fn of(texts: &Texts) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (number, words) in &texts.0 {
            if !starts.is_empty() {
                text.push('\n');
            }
            starts.push((*number, text.len()));
            text.push_str(words);
        }
        Self { text, starts }
    }

    /// A place of code points as one of bytes.
    fn byte(&self, point: Point) -> Option<usize> {
        let place = self.starts.iter().position(|(cue, _)| *cue == point.cue)?;
        let (_, start) = self.starts.get(place)?;
        let end = self.starts.get(place + 1).map_or(self.text.len(), |(_, next)| next.saturating_sub(1));
        let words = self.text.get(*start..end)?;
        let at = usize::try_from(point.at).ok()?;
        Some(start + words.char_indices().nth(at).map_or(words.len(), |(byte, _)| byte))
    }

    fn bytes(&self, span: &Span) -> Option<Range<usize>> {
        Some(self.byte(span.from)?..self.byte(span.to)?)
    }

    /// A place of bytes as one of code points; one at a cue's end belongs to that cue.
    fn point(&self, byte: usize) -> Option<Point> {
        let (cue, start) = self.starts.iter().rev().find(|(_, start)| *start <= byte)?;
        let at = self.text.get(*start..byte)?.chars().count();
        Some(Point { cue: *cue, at: u32::try_from(at).ok()? })
    }

    fn span(&self, range: &Range<usize>) -> Option<Span> {
        Some(Span { from: self.point(range.start)?, to: self.point(range.end)? }).filter(|span| span.from < span.to)
    }
}

/// Anchors everything of a text that waits for it.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, transcript)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let revision = coding::text(&mut tx, &permit, transcript).await?.revision;
    let (stale, texts) = coding::stale(&mut tx, &permit, transcript).await?;
    // Comparing long texts takes a while.
    let found = tokio::task::spawn_blocking(move || {
        let new = texts.get(&revision).map(Whole::of)?;
        let mut found = Vec::with_capacity(stale.len());
        for (old, text) in texts.iter().filter(|(old, _)| **old != revision) {
            let whole = Whole::of(text);
            let own: Vec<_> = stale.iter().filter(|one| one.revision == *old).collect();
            let ranges: Vec<_> = own.iter().map(|one| whole.bytes(&one.coding.span).unwrap_or(0..0)).collect();
            let anchored = reanchor(&whole.text, &new.text, &ranges);
            let spans = anchored.iter().map(|anchored| anchored.range.as_ref().and_then(|range| new.span(range)));
            found.extend(own.iter().map(|one| one.coding.id).zip(spans));
        }
        Some(found)
    })
    .await
    .map_err(Error::broken)?;
    for (id, span) in found.unwrap_or_default() {
        coding::anchor(&mut tx, &permit, id, span, revision).await?;
    }
    v.done(tx, &sent, &format!("/studies/{}/coding/{transcript}?said=coding-anchored", permit.thing())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_follows_its_words_through_a_correction() {
        let texts = |texts: &[&str]| Texts((1..).zip(texts.iter().map(|text| (*text).to_owned())).collect());
        let (old, new) = (
            Whole::of(&texts(&["Eh 👍🏽 bien", "We trust them."])),
            Whole::of(&texts(&["Eh bien oui", "We trust them a lot."])),
        );
        let span =
            |first, from, last, to| Span { from: Point { cue: first, at: from }, to: Point { cue: last, at: to } };
        let asked = [span(2, 3, 2, 8), span(1, 3, 1, 5)];
        let ranges: Vec<_> = asked.iter().map(|span| old.bytes(span).unwrap()).collect();
        assert_eq!(&old.text[ranges[1].clone()], "👍🏽");
        let found = reanchor(&old.text, &new.text, &ranges);
        assert_eq!(new.span(found[0].range.as_ref().unwrap()), Some(span(2, 3, 2, 8)));
        assert_eq!(found[1].range, None);
    }
}
