//! The manifest: what must be known before anything can be asked. It answers most of the start view,
//! says how many files of which kind there are, and carries the whole index within itself where that
//! is small.
//!
//! Columns of small numbers stand apart, each in a section of its own, which deflate likes best.
//!
//! Must not know: how queries run.

use core::ops::Range;

use crate::error::{Fault, FormatError, Part};
use crate::format::{FileKind, Reader, Sealed, SetName, body, put_str, put_varint};
use crate::front::{put_words, words};
use crate::message::{Date, Kind, Role, SpeakerKey, Who};
use crate::rule_name::Rules;

/// Kinds of files of an index, in the order in which they are numbered.
pub(crate) const SHELVES: [FileKind; 8] = [
    FileKind::Entries,
    FileKind::Speakers,
    FileKind::Columns,
    FileKind::Lengths,
    FileKind::Marks,
    FileKind::Terms,
    FileKind::Positions,
    FileKind::Spellings,
];

/// Everything about one segment that travels first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// The set that holds the index.
    pub index: SetName,
    /// How many files the index has of each of [`SHELVES`].
    pub files: [u32; SHELVES.len()],
    /// The set of the phrases that text presumes to be known, where it does.
    pub phrases: Option<SetName>,
    /// Words of all transcripts.
    pub words: u64,
    /// Exchanges of all transcripts.
    pub exchanges: u32,
    /// Turns that hold each of `MarkName::ALL`.
    pub marks: Vec<u32>,
    /// Oldest first; turns are numbered through in this order.
    pub transcripts: Vec<TranscriptRow>,
    /// Place numbers of all transcripts; [`TranscriptRow::places`] points in here.
    pub place_numbers: Vec<u16>,
    /// Places as printed, those of most transcripts first.
    pub places: Vec<String>,
    /// Sorted by speaker, then role.
    pub voices: Vec<Voice>,
    /// Sets of text, oldest first.
    pub volumes: Vec<Volume>,
    /// First stem of each shard of terms.
    pub terms: Vec<String>,
    /// Very common words, sorted: next to each other they are a term of their own.
    pub common: Vec<String>,
    /// First term of each page of spellings.
    pub spellings: Vec<String>,
}

/// One transcript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TranscriptRow {
    pub date: Option<Date>,
    pub kind: Kind,
    /// The ground rules under which it was held.
    pub rules: Rules,
    pub turns: u32,
    /// Blocks of text.
    pub blocks: u32,
    /// Part of [`Manifest::place_numbers`].
    pub places: Range<u32>,
}

/// One speaker of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SpeakerRow {
    pub key: SpeakerKey,
    pub who: Who,
    /// Other keys under which links may name this speaker: the slugs of the labels.
    pub aliases: Vec<String>,
}

impl SpeakerRow {
    /// Stands for a speaker until the file arrives.
    pub(crate) fn unknown() -> Self {
        let who = Who {
            name: String::new(),
            office: None,
            label: String::new(),
            role: Default::default(),
            anonymous: true,
        };
        Self { key: SpeakerKey(String::new()), who, aliases: Vec::new() }
    }
}

/// A speaker in one role: the finest distinction that facets make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Voice {
    /// Number of the speaker.
    pub speaker: u32,
    pub role: Role,
    /// Turns in the whole segment.
    pub turns: u32,
}

/// Position in [`Manifest::voices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct VoiceNo(pub u32);

/// A set that holds the text of consecutive transcripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Volume {
    pub name: SetName,
    /// How many transcripts.
    pub transcripts: u32,
}

/// Sections before those of the files inside.
const SECTIONS: usize = 13;

/// The body of the manifest, with the files of the index `inside`, in order.
pub(crate) fn encode(manifest: &Manifest, inside: &[Vec<u8>]) -> Vec<u8> {
    let mut parts: [Vec<u8>; SECTIONS] = Default::default();
    let [head, dates, kinds, rules, turns, blocks, places, names, voices, sets, terms, more, sums] =
        &mut parts;
    head.extend_from_slice(&manifest.index.0);
    manifest.files.iter().for_each(|files| put_varint(head, u64::from(*files)));
    manifest.phrases.iter().for_each(|phrases| head.extend_from_slice(&phrases.0));
    encode_transcripts(manifest, [dates, kinds, rules, turns, blocks, places]);
    manifest.places.iter().for_each(|place| put_str(names, place));
    encode_voices(&manifest.voices, voices);
    for volume in &manifest.volumes {
        sets.extend_from_slice(&volume.name.0);
        put_varint(sets, u64::from(volume.transcripts));
    }
    put_words(terms, manifest.terms.iter().map(String::as_str));
    let mut lists = [Vec::new(), Vec::new()];
    for (bytes, list) in lists.iter_mut().zip([&manifest.common, &manifest.spellings]) {
        put_words(bytes, list.iter().map(String::as_str));
        put_varint(more, bytes.len() as u64);
        more.extend_from_slice(bytes);
    }
    put_varint(sums, manifest.words);
    [manifest.exchanges]
        .iter()
        .chain(&manifest.marks)
        .for_each(|n| put_varint(sums, u64::from(*n)));
    body(&parts.iter().chain(inside).map(Vec::as_slice).collect::<Vec<_>>())
}

/// One row after the other, a column each.
fn encode_transcripts(manifest: &Manifest, columns: [&mut Vec<u8>; 6]) {
    let [dates, kinds, rules, turns, blocks, places] = columns;
    let mut before = 0;
    for row in &manifest.transcripts {
        let day = row.date.map_or(0, day_number);
        put_varint(dates, u64::from(day - before));
        before = day;
        kinds.push(Kind::ALL.iter().position(|kind| *kind == row.kind).unwrap_or(0) as u8);
        rules.push(row.rules.bits());
        put_varint(turns, u64::from(row.turns));
        put_varint(blocks, u64::from(row.blocks));
        let own = manifest.place_numbers.get(row.places.start as usize..row.places.end as usize);
        let own = own.unwrap_or_default();
        put_varint(places, own.len() as u64);
        own.iter().for_each(|place| put_varint(places, u64::from(*place)));
    }
}

/// A day as a number that sorts like it and tells the next day by 1; 0 is no day.
fn day_number(date: Date) -> u32 {
    (u32::from(date.year()) * 16 + u32::from(date.month())) * 32 + u32::from(date.day())
}

fn day(number: u32) -> Option<Date> {
    Date::new((number >> 9) as u16, (number >> 5) as u8 & 15, number as u8 & 31)
}

/// Per speaker, the first voice as `turns * 8 + role * 2`, others of the same speaker with + 1.
fn encode_voices(voices: &[Voice], bytes: &mut Vec<u8>) {
    let mut before = None;
    for voice in voices {
        let role = Role::ALL.iter().position(|role| *role == voice.role).unwrap_or(0) as u64;
        let again = u64::from(before == Some(voice.speaker));
        put_varint(bytes, u64::from(voice.turns) << 3 | role << 1 | again);
        before = Some(voice.speaker);
    }
}

/// Reads a manifest file, and the bodies of the files inside it.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Manifest, Vec<Vec<u8>>), FormatError> {
    let file = Sealed::open(Part::Manifest, FileKind::Manifest, bytes, &[])?;
    let contradicts = FormatError { part: Part::Manifest, fault: Fault::Inconsistent };
    let manifest = read(&file).filter(is_sound).ok_or(contradicts)?;
    let inside = (SECTIONS..file.len()).filter_map(|n| file.section(n).map(<[u8]>::to_vec));
    Ok((manifest, inside.collect()))
}

fn read(file: &Sealed) -> Option<Manifest> {
    let section = |number: usize| file.section(number).map(Reader);
    let mut manifest = Manifest::default();
    let mut head = section(0)?;
    manifest.index = set_name(&mut head)?;
    for files in &mut manifest.files {
        *files = head.small()?;
    }
    if !head.0.is_empty() {
        manifest.phrases = Some(set_name(&mut head)?);
    }
    read_transcripts(file, &mut manifest)?;
    let mut names = section(7)?;
    while !names.0.is_empty() {
        manifest.places.push(names.str()?.to_owned());
    }
    read_voices(section(8)?, &mut manifest.voices)?;
    let mut volumes = section(9)?;
    while !volumes.0.is_empty() {
        let (name, transcripts) = (set_name(&mut volumes)?, volumes.small()?);
        manifest.volumes.push(Volume { name, transcripts });
    }
    manifest.terms = words(file.section(10)?)?;
    let mut more = section(11)?;
    for list in [&mut manifest.common, &mut manifest.spellings] {
        let length = more.small()? as usize;
        *list = words(more.bytes(length)?)?;
    }
    let mut totals = section(12)?;
    manifest.words = totals.varint()?;
    manifest.exchanges = totals.small()?;
    while !totals.0.is_empty() {
        manifest.marks.push(totals.small()?);
    }
    Some(manifest)
}

fn set_name(reader: &mut Reader<'_>) -> Option<SetName> {
    Some(SetName(reader.bytes(10)?.try_into().ok()?))
}

fn read_transcripts(file: &Sealed, manifest: &mut Manifest) -> Option<()> {
    let (kinds, rules) = (file.section(2)?, file.section(3)?);
    let mut columns = [Reader(&[]); 4];
    for (column, number) in columns.iter_mut().zip([1, 4, 5, 6]) {
        column.0 = file.section(number)?;
    }
    let [dates, turns, blocks, places] = &mut columns;
    let mut number = 0_u32;
    for (kind, rules) in kinds.iter().zip(rules) {
        number = number.checked_add(dates.small()?)?;
        let start = manifest.place_numbers.len() as u32;
        for _ in 0..places.small()? {
            manifest.place_numbers.push(places.small()?.try_into().ok()?);
        }
        manifest.transcripts.push(TranscriptRow {
            date: day(number),
            kind: *Kind::ALL.get(usize::from(*kind))?,
            rules: Rules::of_bits(*rules)?,
            turns: turns.small()?,
            blocks: blocks.small()?,
            places: start..manifest.place_numbers.len() as u32,
        });
    }
    let all_read = columns.iter().all(|column| column.0.is_empty());
    (all_read && kinds.len() == rules.len()).then_some(())
}

fn read_voices(mut bytes: Reader<'_>, voices: &mut Vec<Voice>) -> Option<()> {
    let mut speakers = 0_u32;
    while !bytes.0.is_empty() {
        let number = bytes.varint()?;
        if number & 1 == 0 {
            speakers += 1;
        }
        let role = *Role::ALL.get((number >> 1) as usize & 3)?;
        let turns = u32::try_from(number >> 3).ok()?;
        voices.push(Voice { speaker: speakers.checked_sub(1)?, role, turns });
    }
    Some(())
}

/// Every number that points at something points at what is there, and sums stay within bounds.
fn is_sound(manifest: &Manifest) -> bool {
    let sum = |count: fn(&TranscriptRow) -> u32| {
        let counts = manifest.transcripts.iter().map(|row| u64::from(count(row)));
        counts.sum::<u64>() < u64::from(u32::MAX)
    };
    let volumes: u64 = manifest.volumes.iter().map(|volume| u64::from(volume.transcripts)).sum();
    // No room is made for files that are announced, so only their numbers must stay within 32 bits.
    let most_files = u32::MAX / SHELVES.len() as u32;
    manifest.place_numbers.iter().all(|place| usize::from(*place) < manifest.places.len())
        && manifest.transcripts.iter().all(|row| row.blocks <= row.turns)
        && manifest.files.iter().all(|files| *files < most_files)
        && sum(|row| row.turns)
        && sum(|row| row.blocks.saturating_add(1))
        && volumes == manifest.transcripts.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_sort_and_come_back() {
        let dates = [(2020, 12, 31), (2021, 1, 1), (2021, 1, 31), (2021, 2, 1)];
        let dates = dates.map(|(year, month, day)| Date::new(year, month, day).unwrap());
        assert!(dates.map(day_number).is_sorted());
        assert_eq!(dates.map(|date| day(day_number(date)).unwrap()), dates);
        assert_eq!(day(0), None);
    }

    #[test]
    fn voices_come_back() {
        let voice = |speaker, role, turns| Voice { speaker, role, turns };
        let voices = [
            voice(0, Role::Press, 70_000),
            voice(1, Role::Official, 3),
            voice(1, Role::Other, 2),
            voice(2, Role::Moderator, 0),
        ];
        let (mut bytes, mut read) = (Vec::new(), Vec::new());
        encode_voices(&voices, &mut bytes);
        read_voices(Reader(&bytes), &mut read).unwrap();
        assert_eq!(read, voices);
    }
}
