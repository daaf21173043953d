//! What a search finds in one segment: the matching turns, how often terms stand in them, and how
//! well each matches.
//!
//! Must not know: how rows are cut and shown.

use crate::evaluate::Ground;
use crate::exchanges::{self, Exchanges};
use crate::hits::{self, Seeker, Sides};
use crate::lists;
use crate::matching::Match;
use crate::message::Filter;
use crate::query::Query;
use crate::rank::Gains;
use crate::reach::Reach;
use crate::segment::Stop;
use crate::tally::{self, Tally};
use crate::terms::Postings;

/// What was found within one reach.
#[derive(Debug)]
pub(crate) struct Finding<'a> {
    pub reach: &'a Reach<'a>,
    pub matches: &'a [Match],
    /// Finds the hits of the terms in texts.
    pub seeker: Seeker<'a>,
    pub tally: Tally<'a>,
    /// For each term, where its hits count.
    pub sides: &'a [Sides],
    /// Hits in all matching turns.
    pub hits: u32,
    /// Per matching turn, or empty where nobody wants to know.
    pub scores: Vec<u32>,
}

impl<'a> Finding<'a> {
    /// Evaluates `query` within reach. `gains` are one per term where scores are wanted.
    pub(crate) fn new(
        reach: &'a Reach<'a>,
        matches: &'a [Match],
        (query, filter): (&Query, &Filter),
        sides: &'a [Sides],
        gains: Option<&[Gains]>,
    ) -> Result<Self, Stop> {
        let candidates = Ground { reach, matches }.turns(query.root.as_ref())?;
        let tally = tally::tally(reach, candidates, filter, query.root.is_none())?;
        let scores = if gains.is_some() { vec![0; tally.turns.len()] } else { Vec::new() };
        let seeker = Seeker::new(matches);
        let mut finding = Self { reach, matches, seeker, tally, sides, hits: 0, scores };
        let exchanges = exchanges::of(reach.segment)?;
        for (term, own) in matches.iter().enumerate() {
            finding.weigh(exchanges, term, own, gains.and_then(|gains| gains.get(term)));
        }
        Ok(finding)
    }

    /// All that is in reach, known from the manifest alone.
    pub(crate) fn whole(reach: &'a Reach<'a>) -> Self {
        let tally = tally::whole(reach);
        let seeker = Seeker::new(&[]);
        Self { reach, matches: &[], seeker, tally, sides: &[], hits: 0, scores: Vec::new() }
    }

    /// Adds one term's hits and gains.
    fn weigh(&mut self, exchanges: &Exchanges, term: usize, own: &Match, gains: Option<&Gains>) {
        let sides = self.sides.get(term).copied().unwrap_or_default();
        if sides == 0 {
            return;
        }
        let Postings { turns, weights } = &*own.postings;
        if core::ptr::eq(&*self.tally.turns, turns.as_slice()) && sides == hits::EVERYWHERE {
            self.hits = self.hits.saturating_add(own.hits);
            for (score, weight) in self.scores.iter_mut().zip(weights) {
                *score += gains.map_or(0, |gains| gains.of(*weight));
            }
            return;
        }
        let mut at = 0;
        for (nth, turn) in self.tally.turns.iter().enumerate() {
            at += lists::gallop(turns.get(at..).unwrap_or_default(), *turn);
            let Some(next) = turns.get(at) else { return };
            if next != turn || !hits::counts(sides, exchanges, *turn) {
                continue;
            }
            let weight = weights.get(at).copied().unwrap_or_default();
            // The next turn is most often the next of the list.
            at += 1;
            self.hits = self.hits.saturating_add(weight >> 2);
            if let Some((score, gains)) = self.scores.get_mut(nth).zip(gains) {
                *score += gains.of(weight);
            }
        }
    }

    /// Hits in some turns, which are in order.
    pub(crate) fn hits_in(&self, exchanges: &Exchanges, turns: &[u32]) -> u32 {
        let mut hits = 0_u32;
        for (own, sides) in self.matches.iter().zip(self.sides).filter(|(_, sides)| **sides != 0) {
            let Postings { turns: list, weights } = &*own.postings;
            let mut at = list.partition_point(|turn| Some(turn) < turns.first());
            for turn in turns {
                at += lists::gallop(list.get(at..).unwrap_or_default(), *turn);
                if list.get(at) == Some(turn) && hits::counts(*sides, exchanges, *turn) {
                    hits = hits.saturating_add(weights.get(at).map_or(0, |weight| weight >> 2));
                }
            }
        }
        hits
    }
}
