//! The part of one segment that is searched: all of it, or one transcript, without what an earlier
//! segment of the archive holds already.
//!
//! Must not know: what is searched for.

use core::ops::Range;
use std::rc::Rc;

use crate::lists;
use crate::message::Scope;
use crate::segment::{Segment, Stop};
use crate::terms::Postings;

/// Some transcripts of a segment, and their turns.
#[derive(Clone, Debug)]
pub(crate) struct Reach<'a> {
    pub segment: &'a Segment,
    pub transcripts: Range<usize>,
    pub turns: Range<u32>,
}

impl<'a> Reach<'a> {
    /// What of `segment` lies in `scope`; `None` where it is not of this segment.
    pub(crate) fn new(segment: &'a Segment, scope: &Scope) -> Result<Option<Self>, Stop> {
        let transcripts = match scope {
            Scope::Archive { .. } => 0..segment.transcripts(),
            Scope::Transcript(id) => match segment.find(id)? {
                Some(found) => found..found + 1,
                None => return Ok(None),
            },
        };
        let turns = segment.turns(&transcripts);
        Ok(Some(Self { segment, transcripts, turns }))
    }

    /// The transcripts of it that are searched.
    pub(crate) fn open(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.transcripts.clone().filter(|transcript| !self.segment.is_hidden(*transcript))
    }

    /// All turns.
    pub(crate) fn all(&self) -> Vec<u32> {
        if !self.segment.hides() {
            return self.turns.clone().collect();
        }
        self.open()
            .flat_map(|transcript| self.segment.turns(&(transcript..transcript + 1)))
            .collect()
    }

    /// How many turns there are.
    pub(crate) fn count(&self) -> u32 {
        if !self.segment.hides() {
            return self.turns.len() as u32;
        }
        let turns = |transcript| self.segment.turns(&(transcript..transcript + 1)).len() as u32;
        self.open().map(turns).sum()
    }

    /// Whether it is all of its segment.
    pub(crate) fn is_whole(&self) -> bool {
        !self.segment.hides() && self.transcripts == (0..self.segment.transcripts())
    }

    /// The part of a list that lies within.
    pub(crate) fn clip(&self, list: Rc<Postings>) -> Rc<Postings> {
        if self.is_whole() {
            return list;
        }
        let mut clipped = Postings::default();
        for transcript in self.open() {
            let turns = self.segment.turns(&(transcript..transcript + 1));
            let part = lists::within(&list.turns, &turns);
            clipped.turns.extend(list.turns.get(part.clone()).unwrap_or_default());
            clipped.weights.extend(list.weights.get(part).unwrap_or_default());
        }
        Rc::new(clipped)
    }
}
