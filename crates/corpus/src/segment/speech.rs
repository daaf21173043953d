//! What was said: the text of single turns, from their blocks alone, and whole transcripts.
//!
//! Must not know: what matched.

use crate::error::Part;
use crate::format::{FileKind, ShardName};
use crate::message::{Entry, Reading, TurnNo};
use crate::segment::{Segment, Stop, both, contradiction, gather};
use crate::text::{self, Block, Spoken};

impl Segment {
    /// What was said in `turns`, in their order.
    pub(crate) fn text(&self, turns: &[u32]) -> Result<Vec<Spoken<'_>>, Stop> {
        gather(turns.iter().map(|turn| {
            let transcript = self.transcript_of(*turn);
            let number = turn.saturating_sub(self.turns(&(transcript..transcript)).start) + 1;
            let file = self.block_of(*turn)?;
            self.block(file)?.turn(TurnNo(number)).ok_or_else(|| self.garbled(file))
        }))
    }

    /// The whole transcript.
    pub(crate) fn reading(&self, transcript: usize) -> Result<Reading, Stop> {
        let head = self.first_file(transcript);
        let blocks = self.manifest.transcripts.get(transcript).map_or(0, |row| row.blocks);
        let own = (head + 1..=head + blocks).map(|file| self.block(file));
        let opening = self.openings.get(head).ok_or_else(|| self.lacking(head));
        let (opening, own) = both(opening, gather(own))?;
        text::read(opening, own.into_iter()).ok_or_else(|| self.garbled(head))
    }

    /// What to say when a text turns out not to make sense.
    pub(crate) fn garbled(&self, file: u32) -> Stop {
        Stop::failed(contradiction(self.text_name(file).map_or(Part::Manifest, Part::Shard)))
    }

    /// The file of the block that holds a turn.
    pub(crate) fn block_of(&self, turn: u32) -> Result<u32, Stop> {
        let transcript = self.transcript_of(turn);
        let page = self.page_of(transcript)?;
        let first = self.turns(&(transcript..transcript)).start;
        let before = page.blocks.partition_point(|block| *block < first);
        let until = page.blocks.partition_point(|block| *block <= turn);
        Ok(self.first_file(transcript) + (until - before) as u32)
    }

    /// The number of a transcript's head among all files of text; its blocks follow.
    fn first_file(&self, transcript: usize) -> u32 {
        self.heads.get(transcript).copied().unwrap_or_default()
    }

    /// What a list says of the transcript of `turn`, from the block that holds the turn.
    pub(crate) fn entry_beside(&self, turn: u32) -> Result<Entry, Stop> {
        let block = self.block(self.block_of(turn)?)?;
        Ok(self.told(self.transcript_of(turn), &block.entry))
    }

    /// The transcript that a file of text is of.
    pub(super) fn transcript_of_file(&self, file: u32) -> usize {
        self.heads.partition_point(|head| *head <= file).saturating_sub(1)
    }

    fn block(&self, file: u32) -> Result<&Block, Stop> {
        self.blocks.get(file).ok_or_else(|| self.lacking(file))
    }

    /// What to say where a file of text is not there.
    fn lacking(&self, file: u32) -> Stop {
        let mut lacking = Vec::new();
        if self.phrases.is_none() {
            lacking.extend(self.manifest.phrases.map(|set| ShardName { set, number: 0 }));
        }
        if !self.waiting.iter().any(|(waiting, _)| *waiting == file) {
            lacking.extend(self.text_name(file));
        }
        if lacking.is_empty() { self.garbled(file) } else { Stop::need(lacking) }
    }

    /// The name of a file of text.
    pub(super) fn text_name(&self, file: u32) -> Option<ShardName> {
        let after = self.volumes.partition_point(|(first, _)| *first <= file);
        let (first, set) = *self.volumes.get(after.checked_sub(1)?)?;
        Some(ShardName { set, number: file - first })
    }

    /// The file of text of that name, and its kind.
    pub(super) fn text_file(&self, name: ShardName) -> Option<(u32, FileKind)> {
        let (first, _) = self.volumes.iter().find(|(_, set)| *set == name.set)?;
        let file = first.checked_add(name.number)?;
        let is_of_it = self.text_name(file) == Some(name) && Some(&file) < self.heads.last();
        let next = self.heads.partition_point(|head| *head < file);
        let is_head = self.heads.get(next) == Some(&file);
        let kind = if is_head { FileKind::Head } else { FileKind::Block };
        is_of_it.then_some((file, kind))
    }
}
