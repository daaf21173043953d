//! Gathers the terms of all transcripts and writes the bodies of the index's files: terms, positions,
//! spellings.
//!
//! Must not know: transcripts' texts, speakers, how files are named.

use std::collections::HashMap;

use crate::extract::Extract;
use crate::pairs;
use crate::parallel;
use crate::positions;
use crate::spellings;
use crate::terms::{TermData, TermsWriter, length_class};
use crate::tokenize::stem;

/// A shard of terms is closed once it is this long: some four kilobytes on the wire, for one word of
/// a query. The manifest has the first stem of each, in three bytes: of 353 briefings 0.9 KB for shards
/// of 13 KB, 1.8 KB for 6 KB, 2.6 KB for 4 KB.
pub(crate) const SHARD: usize = 5 * 1024;

/// The index as bodies of files, and what the manifest says of them.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Shards of terms, each with its first stem.
    pub terms: Vec<(String, Vec<u8>)>,
    /// Pages of the position stream.
    pub positions: Vec<Vec<u8>>,
    /// Pages of spellings, each with its first term.
    pub spellings: Vec<(String, Vec<u8>)>,
    /// Very common words, sorted.
    pub common: Vec<String>,
}

/// A term with the stem that it is listed under.
struct Entry {
    stem: String,
    term: String,
    data: TermData,
}

/// Indexes all turns of `extracts`, which are numbered through in this order.
pub(crate) fn build(extracts: &[&Extract], threads: usize) -> Index {
    let bases: Vec<u32> = extracts
        .iter()
        .scan(0, |next, extract| {
            let base = *next;
            *next += extract.turns.len() as u32;
            Some(base)
        })
        .collect();
    let mut entries = gather(extracts, &bases, threads);
    let mut spelled: Vec<(&str, u32)> =
        entries.iter().map(|entry| (entry.term.as_str(), entry.data.turns)).collect();
    spelled.sort_unstable();
    let spellings = spellings::encode(spelled.iter().copied());
    let common = common(&entries);
    entries.extend(pair_up(extracts, &bases, &common, threads));
    entries.sort_unstable_by(|a, b| (&a.stem, &a.term).cmp(&(&b.stem, &b.term)));
    Index { terms: write_terms(&entries), positions: write_positions(&entries), spellings, common }
}

/// All terms with their data. Each thread gathers those whose hash is its own.
fn gather(extracts: &[&Extract], bases: &[u32], threads: usize) -> Vec<Entry> {
    let parts: Vec<usize> = (0..threads.max(1)).collect();
    let gathered = parallel::map(threads, &parts, |part| {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut entries: Vec<Entry> = Vec::new();
        for (extract, base) in extracts.iter().zip(bases) {
            for (term, stands) in extract.terms() {
                if share(term, parts.len()) != *part {
                    continue;
                }
                let number = *numbers.entry(term).or_insert_with(|| {
                    let (stem, term) = (stem(term).into_owned(), term.to_owned());
                    entries.push(Entry { stem, term, data: TermData::default() });
                    entries.len() - 1
                });
                let Some(entry) = entries.get_mut(number) else { continue };
                for stand in stands {
                    let class = class(extract, stand.turn);
                    entry.data.add(base + stand.turn, class, stand.hits, stand.positions);
                }
            }
        }
        entries
    });
    gathered.into_iter().flatten().collect()
}

/// Which of so many threads a term is for.
fn share(term: &str, of: usize) -> usize {
    let hash = term.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31) + u32::from(byte));
    hash as usize % of
}

fn class(extract: &Extract, turn: u32) -> u32 {
    extract.turns.get(turn as usize).map_or(0, |turn| length_class(turn.words))
}

/// The words that stand in most turns, sorted.
fn common(entries: &[Entry]) -> Vec<String> {
    let mut words: Vec<(u32, &str)> = entries
        .iter()
        .filter(|entry| entry.data.turns >= pairs::LEAST_TURNS)
        .map(|entry| (u32::MAX - entry.data.turns, entry.term.as_str()))
        .collect();
    words.sort_unstable();
    words.truncate(pairs::MOST);
    let mut words: Vec<String> = words.into_iter().map(|(_, word)| word.to_owned()).collect();
    words.sort_unstable();
    words
}

/// The pairs of common words as entries of their own.
fn pair_up(extracts: &[&Extract], bases: &[u32], common: &[String], threads: usize) -> Vec<Entry> {
    let numbers: HashMap<&str, u32> = common.iter().map(String::as_str).zip(0..).collect();
    let all = parallel::map(threads, extracts, |extract| pairs::of(extract, &numbers));
    let mut data: HashMap<u32, TermData> = HashMap::new();
    for ((extract, base), stands) in extracts.iter().zip(bases).zip(all) {
        for stand in stands {
            let class = class(extract, stand.turn);
            let data = data.entry(stand.pair).or_default();
            data.add(base + stand.turn, class, stand.hits, &stand.positions);
        }
    }
    let word = |number: usize| common.get(number).map_or("", String::as_str);
    let entry = |(pair, data): (u32, TermData)| {
        let (left, right) = (pair as usize / pairs::MOST, pair as usize % pairs::MOST);
        let term = [word(left), " ", word(right)].concat();
        Entry { stem: term.clone(), term, data }
    };
    data.into_iter().map(entry).collect()
}

fn write_terms(sorted: &[Entry]) -> Vec<(String, Vec<u8>)> {
    let mut shards = Vec::new();
    let mut writer = TermsWriter::default();
    let mut first = String::new();
    let mut positions = 0;
    for forms in sorted.chunk_by(|a, b| a.stem == b.stem) {
        let stem = forms.first().map_or("", |form| form.stem.as_str());
        let size: usize = forms.iter().map(|form| form.data.len()).sum();
        // A term that fills a shard by itself does not drag its neighbours along.
        if writer.len() > 0 && writer.len() + size > SHARD {
            shards.push((core::mem::take(&mut first), core::mem::take(&mut writer).body()));
        }
        if writer.len() == 0 {
            first = stem.to_owned();
        }
        let terms = forms.iter().map(|form| (form.term.as_str(), &form.data));
        writer.add(stem, terms, positions);
        positions += forms.iter().map(|form| form.data.positions.len() as u64).sum::<u64>();
    }
    if writer.len() > 0 {
        shards.push((first, writer.body()));
    }
    shards
}

fn write_positions(sorted: &[Entry]) -> Vec<Vec<u8>> {
    let mut pages: Vec<Vec<u8>> = Vec::new();
    let room = positions::PAGE as usize;
    for entry in sorted {
        let mut rest = entry.data.positions.as_slice();
        while !rest.is_empty() {
            match pages.last_mut().filter(|page| page.len() < room) {
                None => pages.push(Vec::with_capacity(room)),
                Some(page) => {
                    let (now, later) = rest.split_at((room - page.len()).min(rest.len()));
                    page.extend_from_slice(now);
                    rest = later;
                }
            }
        }
    }
    pages.iter().map(|page| crate::format::body(&[page])).collect()
}
