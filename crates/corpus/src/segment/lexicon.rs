//! Words of a segment: which there are, in which turns, and where in these.
//!
//! Must not know: what a query is.

use std::rc::Rc;

use crate::close;
use crate::error::Part;
use crate::format::{FileKind, Sealed};
use crate::positions::{self, Chunk, Place};
use crate::segment::{Segment, Stop, gather};
use crate::spellings;
use crate::terms::{self, Postings, Term};

/// A term of the dictionary, and the shard it was found in.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub term: Term,
    shard: usize,
}

/// A term near to a word.
#[derive(Clone, Debug)]
pub(crate) struct Nearby {
    pub edits: u8,
    /// Turns that hold the term.
    pub turns: u32,
    pub term: String,
}

/// Words whose near terms are kept, as a question is asked again and again while the files of its
/// answer arrive.
const MOST_NEIGHBOURS: usize = 32;

/// What was found to be near to a word.
#[derive(Debug)]
pub(super) struct Neighbours {
    word: String,
    most: u8,
    near: Rc<[Nearby]>,
}

impl Segment {
    /// All terms of a stem.
    pub(crate) fn forms(&self, stem: &str) -> Result<Vec<Form>, Stop> {
        let after = self.manifest.terms.partition_point(|first| first.as_str() <= stem);
        let Some(shard) = after.checked_sub(1) else { return Ok(Vec::new()) };
        let terms = self.sound(shard, terms::lookup(self.terms_shard(shard)?, stem))?;
        Ok(terms.into_iter().map(|term| Form { term, shard }).collect())
    }

    /// Two very common words next to each other, as if they were one term; `None` where they are
    /// not both very common, or never stand so.
    pub(crate) fn pair(&self, left: &str, right: &str) -> Result<Option<Form>, Stop> {
        let common = &self.manifest.common;
        let is_common = |word: &str| common.binary_search_by(|other| other.as_str().cmp(word));
        if is_common(left).is_err() || is_common(right).is_err() {
            return Ok(None);
        }
        Ok(self.forms(&[left, " ", right].concat())?.pop())
    }

    /// The terms that begin so, sorted, each with the number of turns that hold it.
    pub(crate) fn spellings(&self, prefix: &str) -> Result<Vec<(String, u32)>, Stop> {
        let firsts = &self.manifest.spellings;
        let start = firsts.partition_point(|first| first.as_str() <= prefix).saturating_sub(1);
        let within = |first: &String| first.as_str() <= prefix || first.starts_with(prefix);
        let end = firsts.partition_point(within);
        let mut found = Vec::new();
        let pages = gather((start..end).map(|page| self.file(FileKind::Spellings, page)))?;
        for (nth, page) in pages.into_iter().enumerate() {
            spellings::find(page, prefix, &mut found)
                .ok_or_else(|| self.contradicts(FileKind::Spellings, start + nth))?;
        }
        Ok(found)
    }

    /// The terms at most so many edits from `word`, sorted.
    pub(crate) fn near(&self, word: &str, most: u8) -> Result<Rc<[Nearby]>, Stop> {
        let known = |one: &&Neighbours| one.word == word && one.most == most;
        if let Some(known) = self.neighbours.borrow().iter().find(known) {
            return Ok(Rc::clone(&known.near));
        }
        let pages = 0..self.manifest.spellings.len();
        let pages = gather(pages.map(|page| self.file(FileKind::Spellings, page)))?;
        let mut measure = close::Near::new(word, most);
        let mut near = Vec::new();
        for (number, page) in pages.into_iter().enumerate() {
            let read = spellings::each(page, |term, turns| {
                let edits = measure.distance(term);
                near.extend(edits.map(|edits| Nearby { edits, turns, term: term.to_owned() }));
                true
            });
            read.ok_or_else(|| self.contradicts(FileKind::Spellings, number))?;
        }
        let mut kept = self.neighbours.borrow_mut();
        if kept.len() >= MOST_NEIGHBOURS {
            kept.remove(0);
        }
        let near: Rc<[Nearby]> = near.into();
        kept.push(Neighbours { word: word.to_owned(), most, near: Rc::clone(&near) });
        Ok(near)
    }

    /// In which turns a form stands, and how often.
    pub(crate) fn postings(&self, form: &Form) -> Result<Rc<Postings>, Stop> {
        let key = (form.shard, form.term.postings.start);
        if let Some(list) = self.recent.borrow().get(&key) {
            return Ok(Rc::clone(list));
        }
        let shard = self.terms_shard(form.shard)?;
        let list = terms::postings(shard, &form.term, self.all_turns());
        let list = Rc::new(self.sound(form.shard, list)?);
        self.recent.borrow_mut().put(key, Rc::clone(&list), list.turns.len());
        Ok(list)
    }

    /// Where a form stands within the turns of `among` (ascending); `postings` are its own. Only the
    /// pages are needed that these turns are on.
    pub(crate) fn places_of(
        &self,
        form: &Form,
        postings: &Postings,
        among: &[u32],
    ) -> Result<Vec<Place>, Stop> {
        let ways = terms::ways(self.terms_shard(form.shard)?, &form.term);
        let ways = self.sound(form.shard, ways)?;
        let wanted = positions::wanted(&ways, postings, among);
        let stretches = gather(wanted.iter().filter_map(|chunk| {
            let (from, to) = (*ways.get(*chunk)?, *ways.get(chunk + 1)?);
            Some(self.stretch(from, to).map(|pages| (from, to, pages)))
        }))?;
        let mut found = Vec::new();
        for (from, to, pages) in stretches {
            let range = from.posting..to.posting;
            let part = postings.turns.get(range.clone()).zip(postings.weights.get(range));
            let read = part.and_then(|part| {
                let bytes = positions::stretch(&pages, from, to)?;
                positions::places(&bytes, part, among, &mut found)
            });
            self.sound(form.shard, read)?;
        }
        Ok(found)
    }

    /// The pages of the position stream that hold the stretch.
    fn stretch(&self, from: Chunk, to: Chunk) -> Result<Vec<&[u8]>, Stop> {
        let pages = positions::pages(from, to);
        // The last first: where it is not even announced, the stretch makes no sense.
        self.name(
            FileKind::Positions,
            usize::try_from(pages.end.saturating_sub(1)).unwrap_or(usize::MAX),
        )
        .ok_or_else(|| self.contradiction())?;
        gather(pages.map(|page| {
            let file = self.file(FileKind::Positions, page as usize)?;
            Ok(file.section(0).unwrap_or_default())
        }))
    }

    fn terms_shard(&self, shard: usize) -> Result<&Sealed, Stop> {
        self.file(FileKind::Terms, shard)
    }

    fn sound<T>(&self, shard: usize, found: Option<T>) -> Result<T, Stop> {
        found.ok_or_else(|| self.contradicts(FileKind::Terms, shard))
    }

    fn contradicts(&self, kind: FileKind, number: usize) -> Stop {
        let part = self.name(kind, number).map_or(Part::Manifest, Part::Shard);
        Stop::failed(super::contradiction(part))
    }
}
