//! The only door in: opens an archive, answers questions, says which shards it lacks, takes them.
//! Does no I/O itself and keeps no question in mind: whoever asks, fetches and asks again.
//!
//! Must not know: where shards lie, who waits for the answer.

use crate::error::FormatError;
use crate::format::ShardName;
use crate::message::{Reply, Request, TranscriptId};
use crate::segment::{Segment, Stop, Why, gather};
use crate::{reading, search, suggest};

/// An archive that is open: one or more sealed segments, with the shards supplied so far.
#[derive(Debug)]
pub struct Engine {
    segments: Vec<Segment>,
}

/// What asking gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The reply.
    Ready(Reply),
    /// Nothing yet: supply these shards and ask again. After three such rounds (terms, positions, texts)
    /// there is a reply to most questions; patterns and what is nested take a few more.
    Need(Vec<ShardName>),
    /// Shards contradict each other: no supply will help.
    Failed(FormatError),
}

impl Engine {
    /// Opens the archive of this manifest (as `compile` wrote it).
    ///
    /// # Errors
    /// A [`FormatError`] where the bytes are no manifest, damaged, or of another version.
    pub fn open(manifest: &[u8]) -> Result<Self, FormatError> {
        Ok(Self { segments: vec![Segment::open(manifest)?] })
    }

    /// Answers, or says what is lacking. No answer is kept; of the terms it is made of, the turns that
    /// hold them are, up to a bound (`segment/recent.rs`).
    pub fn ask(&self, request: &Request) -> Answer {
        let reply = self.hide_twins().and_then(|()| match request {
            Request::Search(search) => search::search(&self.segments, search),
            Request::Read(id) => reading::read(&self.segments, id),
            Request::Complete(start) => suggest::words(&self.segments, start),
            Request::Count(queries) => search::count(&self.segments, queries),
        });
        match reply {
            Ok(reply) => Answer::Ready(reply),
            Err(stop) => match stop.why() {
                Why::Need(names) => Answer::Need(names),
                Why::Failed(error) => Answer::Failed(error),
            },
        }
    }

    /// Hides, once, the transcripts of later segments that an earlier one holds as well.
    fn hide_twins(&self) -> Result<(), Stop> {
        for (nth, later) in self.segments.iter().enumerate() {
            let earlier = self.segments.get(..nth).unwrap_or_default();
            if !earlier.is_empty() {
                later.hide(|id| {
                    let found = gather(earlier.iter().map(|segment| segment.find(id)))?;
                    Ok(found.iter().any(Option::is_some))
                })?;
            }
        }
        Ok(())
    }

    /// Takes the shard of that name, as `compile` wrote it. Shards that nobody asked
    /// for are welcome; a name that is not in this archive is left aside.
    ///
    /// # Errors
    /// A [`FormatError`] where the bytes are not that shard, damaged, or of another version. The
    /// engine is then as it was.
    pub fn supply(&mut self, name: &ShardName, bytes: Vec<u8>) -> Result<(), FormatError> {
        self.segments.iter_mut().try_for_each(|segment| segment.supply(name, &bytes))
    }

    /// Adds one more sealed segment, with any of its shards. A transcript that an earlier segment
    /// holds already stays as it is there and is counted once.
    ///
    /// # Errors
    /// A [`FormatError`] as for [`Self::open`] and [`Self::supply`]. The engine is then as it was.
    pub fn adopt(
        &mut self,
        manifest: &[u8],
        shards: impl IntoIterator<Item = (ShardName, Vec<u8>)>,
    ) -> Result<(), FormatError> {
        let mut segment = Segment::open(manifest)?;
        for (name, bytes) in shards {
            segment.supply(&name, &bytes)?;
        }
        self.segments.push(segment);
        Ok(())
    }

    /// Whether the archive itself holds a transcript of this name, as far as is known by now.
    pub fn holds(&self, id: &TranscriptId) -> bool {
        self.segments.first().is_some_and(|archive| matches!(archive.find(id), Ok(Some(_))))
    }

    /// Is rid of all that was adopted.
    pub fn forget_adopted(&mut self) {
        self.segments.truncate(1);
    }
}
