//! What a query asks of a turn besides its words, worked out for one segment: `role:press`,
//! `place:geneva`, `len:>200`.
//!
//! Must not know: what else is asked, the reader's choices by controls.

use core::ops::RangeInclusive;

use crate::fold::fold;
use crate::manifest::{SpeakerRow, Voice};
use crate::marks;
use crate::message::MarkName;
use crate::query::Test;
use crate::reach::Reach;
use crate::segment::{Segment, Stop, gather};
use crate::speakers::slug;
use crate::tokenize::tokens;

/// Those of `among` that pass.
pub(crate) fn pass(test: &Test, reach: &Reach<'_>, among: Vec<u32>) -> Result<Vec<u32>, Stop> {
    let segment = reach.segment;
    let by_transcript = |lets: &dyn Fn(usize) -> bool| {
        let lets: Vec<bool> = (0..segment.transcripts()).map(lets).collect();
        Ok(of_transcripts(segment, among.clone(), &lets))
    };
    match test {
        Test::Speaker(names) => {
            let called = called(segment, names)?;
            by_voice(segment, among, &|voice| called.binary_search(&voice.speaker).is_ok())
        }
        Test::Role(roles) => by_voice(segment, among, &|voice| roles.contains(&voice.role)),
        Test::Kind(kinds) => by_transcript(&|t| kinds.contains(&segment.kind(t))),
        Test::Place(wanted) => {
            let known = places(segment, wanted);
            let lets = |place: &u16| known.get(usize::from(*place)) == Some(&true);
            by_transcript(&|t| segment.places(t).iter().any(lets))
        }
        Test::Rule(wanted) => by_transcript(&|t| segment.rules(t).meet(*wanted)),
        Test::Dates(ranges) => by_transcript(&|t| {
            segment.date(t).is_some_and(|date| {
                ranges.iter().any(|(first, last)| {
                    *first <= Some(date) && last.is_none_or(|last| date <= last)
                })
            })
        }),
        Test::In(ids) => {
            let found: Vec<Option<usize>> = gather(ids.iter().map(|id| segment.find(id)))?;
            by_transcript(&|t| found.contains(&Some(t)))
        }
        Test::Has(names) => marked(segment, among, names),
        Test::Length { from, to } => of_length(segment, among, *from..=*to),
    }
}

fn by_voice(
    segment: &Segment,
    mut among: Vec<u32>,
    lets: &dyn Fn(&Voice) -> bool,
) -> Result<Vec<u32>, Stop> {
    let column = segment.voice_of_turns()?;
    let lets: Vec<bool> = segment.voices().iter().map(lets).collect();
    among.retain(|turn| {
        column.get(*turn).is_some_and(|voice| lets.get(voice.0 as usize) == Some(&true))
    });
    Ok(among)
}

/// The turns whose transcripts pass.
fn of_transcripts(segment: &Segment, mut among: Vec<u32>, lets: &[bool]) -> Vec<u32> {
    let (mut end, mut passes) = (0, false);
    among.retain(|turn| {
        if *turn >= end {
            let transcript = segment.transcript_of(*turn);
            end = segment.turns(&(transcript..transcript + 1)).end;
            passes = lets.get(transcript) == Some(&true);
        }
        passes
    });
    among
}

/// Numbers of the speakers who go by one of `names`.
pub(crate) fn called(segment: &Segment, names: &[String]) -> Result<Vec<u32>, Stop> {
    let wanted: Vec<String> = names.iter().map(|name| slug(name)).collect();
    let called = |own: &[String]| own.iter().any(|name| wanted.contains(name));
    let all = (0..).zip(callings(segment)?);
    Ok(all.filter(|(_, (_, own))| called(own)).map(|(speaker, _)| speaker).collect())
}

/// The speakers, and what each goes by.
pub(crate) fn callings(
    segment: &Segment,
) -> Result<impl Iterator<Item = (&SpeakerRow, &[String])>, Stop> {
    let speakers = segment.speakers()?;
    let callings = segment.callings.get_or_init(|| speakers.iter().map(calling).collect());
    Ok(speakers.iter().zip(callings.iter().map(Vec::as_slice)))
}

/// What a speaker goes by, as slugs: key, label, full name, the last word of either, and aliases. The
/// last word of a role is nobody's surname.
fn calling(row: &SpeakerRow) -> Vec<String> {
    let mut all = row.aliases.clone();
    all.push(row.key.0.clone());
    for name in [&row.who.label, &row.who.name] {
        all.push(slug(name));
        if !row.who.anonymous {
            all.push(slug(name.rsplit(char::is_whitespace).next().unwrap_or_default()));
        }
    }
    all
}

/// The full name of the one speaker who goes by `name`; `None` where several do, or none.
pub(crate) fn full_name(segments: &[Segment], name: &str) -> Option<String> {
    let names = [name.to_owned()];
    let rows = segments.iter().filter_map(|segment| rows_called(segment, &names).ok());
    let mut called = rows.flatten();
    let row = called.next()?;
    called.all(|other| other.key == row.key).then(|| row.who.name.clone())
}

/// The speakers who go by one of `names`.
pub(crate) fn rows_called<'a>(
    segment: &'a Segment,
    names: &[String],
) -> Result<Vec<&'a SpeakerRow>, Stop> {
    let (rows, called) = (segment.speakers()?, called(segment, names)?);
    Ok(called.into_iter().filter_map(|speaker| rows.get(speaker as usize)).collect())
}

/// Which places hold the words of one of `wanted`.
pub(crate) fn places(segment: &Segment, wanted: &[String]) -> Vec<bool> {
    let all = 0..segment.place_count() as u16;
    all.map(|number| names_one(segment.place(number), wanted)).collect()
}

fn marked(segment: &Segment, mut among: Vec<u32>, names: &[MarkName]) -> Result<Vec<u32>, Stop> {
    let (marks, wanted) = (segment.marks_of_turns()?, marks::mask(names));
    among.retain(|turn| marks.of(*turn) & wanted != 0);
    Ok(among)
}

fn of_length(
    segment: &Segment,
    mut among: Vec<u32>,
    wanted: RangeInclusive<u32>,
) -> Result<Vec<u32>, Stop> {
    let lengths = segment.lengths()?;
    among.retain(|turn| lengths.get(*turn).is_some_and(|words| wanted.contains(&words)));
    Ok(among)
}

/// Whether a place holds the words of one of `wanted` one after the other.
fn names_one(place: &str, wanted: &[String]) -> bool {
    let place = folded(place);
    wanted
        .iter()
        .map(|name| folded(name))
        .any(|name| !name.is_empty() && place.windows(name.len()).any(|window| window == name))
}

fn folded(text: &str) -> Vec<String> {
    let fold_one = |token: transcript::Span| {
        let mut folded = String::new();
        fold(token.of(text), &mut folded);
        folded
    };
    tokens(text).map(fold_one).collect()
}
