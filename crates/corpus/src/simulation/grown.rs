//! An archive grown to a size. Transcripts are drawn from the real ones, with their turns, casts, marks and
//! blocks. Speakers and words grow by Heaps' law; words beyond the frequent ones follow Zipf's law, with the
//! exponent that goes with it.
//!
//! Must not know: how the real archive was measured.

use core::mem::size_of;
use std::collections::BTreeMap;

use transcript::Date;

use super::dice::Dice;
use super::fit::{Drawn, Fit};
use crate::columns::{self, Column};
use crate::format::{SetName, put_varint};
use crate::index::SHARD;
use crate::manifest::{self, Manifest, SpeakerRow, TranscriptRow, Voice, VoiceNo, Volume};
use crate::pack::pack;
use crate::{directory, marks, positions, spellings, volumes};

/// Bytes of a file before its body.
const HEAD: usize = 36;
/// Bytes of a term in a shard besides its postings, about.
const ENTRY: usize = 14;
/// Rows of a first answer, a block of text each.
const ROWS: usize = 20;

/// An archive that was grown; bytes are those on the wire.
#[derive(Debug)]
pub struct Grown {
    pub turns: u64,
    pub words: usize,
    pub manifest: usize,
    /// Files of terms, and of positions.
    pub shards: usize,
    pub pages: u64,
    /// Files and bytes that every first question fetches besides the manifest.
    pub once: (usize, usize),
    /// Bytes of memory for all this.
    pub held: u64,
    block: usize,
}

/// What the first result for a word costs in all: files, bytes, and bytes of memory.
#[derive(Clone, Copy, Debug)]
pub struct First {
    pub files: usize,
    pub bytes: usize,
    pub held: u64,
}

impl Fit {
    /// Grows an archive of so many briefings.
    pub fn grow(&self, briefings: usize, seed: u64) -> Grown {
        let mut dice = Dice(seed | 1);
        let picked: Vec<&Drawn> =
            (0..briefings).filter_map(|_| self.drawn.get(dice.below(self.drawn.len()))).collect();
        let mut made = self.manifest.clone();
        let times = briefings as f64 / self.drawn.len().max(1) as f64;
        let growth = times.powf(self.of_voices).max(1.0);
        describe(&picked, growth, &mut made, &mut dice);
        name_volumes(self.text as f64 * times, &mut made, &mut dice);
        let words = self.spell(times, &mut dice);
        let turns = made.transcripts.iter().map(|row| u64::from(row.turns)).sum();
        made.terms = shards(&words, turns);
        let spelled = words.iter().map(|(word, hits)| (word.as_str(), *hits as u32));
        made.spellings = spellings::encode(spelled).into_iter().map(|(first, _)| first).collect();
        let (pages, columns) = self.columns(&picked, &made, &mut dice);
        let marked = marks::encode(picked.iter().flat_map(|one| one.marks.iter().copied()));
        let files = pages + made.voices.len().div_ceil(directory::PER_FILE) + 2;
        let directory = (self.directory as f64 * growth) as usize;
        Grown {
            turns,
            words: words.len(),
            manifest: HEAD + pack(&manifest::encode(&made, &[]), &[]).len(),
            shards: made.terms.len(),
            pages: words.iter().map(|(_, hits)| hits).sum::<u64>() / positions::PAGE + 1,
            once: (files, columns + HEAD + pack(&marked, &[]).len() + directory + self.phrases),
            held: held(&made),
            block: self.block,
        }
    }

    /// Files and bytes of all columns.
    fn columns(&self, picked: &[&Drawn], made: &Manifest, dice: &mut Dice) -> (usize, usize) {
        let pages = columns::pages(made.transcripts.iter().map(|row| row.turns));
        let (known, voices) = (self.manifest.voices.len(), made.voices.len());
        let mut bytes = 0;
        for page in &pages {
            let mut drawn = Vec::new();
            for Drawn { column, .. } in picked.get(page.clone()).unwrap_or_default() {
                let anew = |voice: &VoiceNo| dice.anew(voice.0 as usize, known, voices) as u32;
                let cast = column.cast.iter().map(anew).map(VoiceNo).collect();
                let (speakers, firsts) = (column.speakers.clone(), column.firsts.clone());
                drawn.push(Column { cast, speakers, firsts });
            }
            bytes += HEAD + pack(&columns::encode(&drawn), &[]).len();
        }
        (pages.len(), bytes)
    }

    /// Words in the order of the dictionary, with how often each stands in so many times the text.
    fn spell(&self, times: f64, dice: &mut Dice) -> Vec<(String, u64)> {
        // Whether one of the rarer real words stands there at all is chance.
        let frequent = self.words.len() / 8;
        let least = self.words.get(frequent).map_or(1.0, |hits| *hits as f64 * times);
        let mut words = BTreeMap::new();
        for rank in 0.. {
            let expected = match self.words.get(rank).filter(|_| rank < frequent) {
                Some(hits) => *hits as f64 * times,
                None => least * (frequent as f64 / rank as f64).powf(1.0 / self.of_words),
            };
            if expected < 0.02 {
                break;
            }
            let (hits, letters) = (dice.times(expected), 5 + dice.below(5));
            if hits > 0 {
                words.insert(dice.letters(letters), hits);
            }
        }
        words.into_iter().collect()
    }
}

/// Rows of transcripts over thirty years, or four days a briefing where they are few; and voices.
fn describe(picked: &[&Drawn], growth: f64, made: &mut Manifest, dice: &mut Dice) {
    let days = (picked.len() * 4).clamp(1_460, 10_950);
    let row = |(nth, one): (usize, &&Drawn)| {
        let day = nth * days / picked.len();
        let (year, month) = (1995 + (day / 336) as u16, (day % 336 / 28 + 1) as u8);
        TranscriptRow { date: Date::new(year, month, (day % 28 + 1) as u8), ..one.row.clone() }
    };
    made.transcripts = picked.iter().enumerate().map(row).collect();
    let known = made.voices.len();
    for _ in known..(known as f64 * growth) as usize {
        let speaker = made.voices.last().map_or(0, |voice| voice.speaker + 1);
        let like = made.voices.get(dice.below(known)).copied();
        made.voices.extend(like.map(|like| Voice { speaker, ..like }));
    }
}

/// Volumes of so much text, one a month at least.
fn name_volumes(text: f64, made: &mut Manifest, dice: &mut Dice) {
    let months = made.transcripts.chunk_by(|a, b| {
        let month = |row: &TranscriptRow| row.date.map(|date| (date.year(), date.month()));
        month(a) == month(b)
    });
    let sets = months.count().max(text as usize / volumes::VOLUME).max(1);
    let transcripts = (made.transcripts.len() / sets) as u32;
    let name = |_| SetName([0; 10].map(|_: u8| dice.below(256) as u8));
    made.volumes = (0..sets).map(name).map(|name| Volume { name, transcripts }).collect();
}

/// First stems of the shards of terms.
fn shards(words: &[(String, u64)], turns: u64) -> Vec<String> {
    let (mut firsts, mut room) = (Vec::new(), 0);
    for (word, hits) in words {
        let own = ENTRY + postings(*hits, turns);
        if own > room {
            firsts.push(word.clone());
            room = SHARD;
        }
        room = room.saturating_sub(own);
    }
    firsts
}

/// Bytes of the postings of a word, which are in as many turns as it has hits until they crowd.
fn postings(hits: u64, turns: u64) -> usize {
    let held = turns as f64 * (1.0 - (-(hits as f64) / turns.max(1) as f64).exp());
    let one_in = (turns as f64 / held.max(1.0)).max(1.01);
    let bytes = |nth: u32| {
        let distance = gap(one_in, (f64::from(nth) - 0.5) / 32.0);
        u64::BITS.saturating_sub((distance << 3 | 1).leading_zeros()).div_ceil(7)
    };
    (held * f64::from((1..=32).map(bytes).sum::<u32>()) / 32.0) as usize
}

/// Turns passed over before the next that holds what one in `one_in` holds.
fn gap(one_in: f64, share: f64) -> u64 {
    (share.ln() / (1.0 - 1.0 / one_in).ln()) as u64
}

/// Memory for what a segment holds of its manifest, columns and marks once a question is answered.
fn held(made: &Manifest) -> u64 {
    let (mut turns, mut blocks) = (0, 0);
    for row in &made.transcripts {
        (turns, blocks) = (turns + row.turns as usize, blocks + row.blocks as usize);
    }
    // Of a turn its voice, its marks and its exchange; of a transcript its first turn and file.
    let held = turns * (4 + 2 + 4)
        + blocks * 4
        + made.transcripts.len() * (size_of::<TranscriptRow>() + 4 + 4)
        + made.voices.len() * (size_of::<Voice>() + size_of::<SpeakerRow>() + 64)
        + (made.terms.len() + made.spellings.len()) * (size_of::<String>() + 8)
        + made.volumes.len() * size_of::<Volume>();
    held as u64
}

impl Grown {
    /// The first result for a word that one in so many turns holds.
    pub fn first(&self, one_in: u32, seed: u64) -> First {
        let (mut dice, mut postings) = (Dice(seed | 1), Vec::new());
        let (mut turn, mut turns) = (0, 0);
        while turn < self.turns {
            let distance = gap(f64::from(one_in), dice.share());
            put_varint(&mut postings, distance * 8 + dice.below(4) as u64 * 2);
            (turn, turns) = (turn + distance + 1, turns + 1);
        }
        // A shard of rare words is most often full of others.
        let own = HEAD + pack(&postings, &[]).len().max(SHARD * 3 / 4);
        First {
            files: 1 + self.once.0 + 1 + ROWS,
            bytes: self.manifest + self.once.1 + own + ROWS * self.block,
            held: self.held + postings.len() as u64 + 8 * turns,
        }
    }
}
