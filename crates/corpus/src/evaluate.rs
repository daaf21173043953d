//! Query × segment → the turns that match: each part of a query says yes or no to a turn, and the
//! parts that say yes to few are asked first.
//!
//! Must not know: filters, facets, texts, in what order turns are shown.

use std::borrow::Cow;

use crate::criteria;
use crate::exchanges::{self, Side};
use crate::lists;
use crate::matching::Match;
use crate::near;
use crate::query::Node;
use crate::reach::Reach;
use crate::segment::Stop;

/// Turns in order.
pub(crate) type Turns<'a> = Cow<'a, [u32]>;

/// Where a query is evaluated, and its terms there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground<'a> {
    pub reach: &'a Reach<'a>,
    pub matches: &'a [Match],
}

impl<'a> Ground<'a> {
    /// The turns in reach that satisfy `root`; all of them where nothing is asked.
    pub(crate) fn turns(&self, root: Option<&Node>) -> Result<Turns<'a>, Stop> {
        match root {
            Some(root) => self.evaluate(root, None),
            None => Ok(self.reach.all().into()),
        }
    }

    /// The turns of `among`, or of all in reach, that satisfy `node`.
    fn evaluate(&self, node: &Node, among: Option<&[u32]>) -> Result<Turns<'a>, Stop> {
        let all = || among.map_or_else(|| self.reach.all(), <[u32]>::to_vec);
        let found = match node {
            Node::Term(term) => {
                let own = self.term(*term);
                return Ok(match among {
                    Some(among) => lists::intersect(among, own).into(),
                    None => own.into(),
                });
            }
            Node::Near { left, right, within } => {
                let pair = self.matches.get(*left).zip(self.matches.get(*right));
                pair.map_or(Ok(Vec::new()), |pair| near::turns(self.reach, pair, *within, among))?
            }
            Node::Test(test) => criteria::pass(test, self.reach, all())?,
            Node::Asked(inner) => self.beside(inner, Side::Question, among)?,
            Node::Answered(inner) => self.beside(inner, Side::Answer, among)?,
            Node::Not(inner) => {
                let all = all();
                lists::sift(&all, &self.evaluate(inner, Some(&all))?, false)
            }
            Node::All(parts) => return self.every(parts, among),
            Node::Any(parts) => {
                let mut any = Turns::default();
                for part in parts {
                    any = lists::union(&any, &self.evaluate(part, among)?).into();
                }
                return Ok(any);
            }
        };
        Ok(found.into())
    }

    fn term(&self, term: usize) -> &'a [u32] {
        self.matches.get(term).map_or(&[], |own| own.postings.turns.as_slice())
    }

    /// The turns that satisfy all of `parts`, the rarest first: each looks only at what is left.
    fn every(&self, parts: &[Node], among: Option<&[u32]>) -> Result<Turns<'a>, Stop> {
        let mut rest: Vec<(u64, &Node)> =
            parts.iter().map(|part| (self.effort(part), part)).collect();
        let mut left: Option<Turns<'a>> = among.map(|among| Cow::Owned(among.to_vec()));
        while let Some(next) = (0..rest.len()).min_by_key(|n| rest.get(*n).map(|part| part.0)) {
            let (_, part) = rest.swap_remove(next);
            left = Some(self.evaluate(part, left.as_deref())?);
        }
        Ok(left.unwrap_or_default())
    }

    /// About how many turns a part looks at by itself.
    fn effort(&self, node: &Node) -> u64 {
        let turns = |term: &usize| self.term(*term).len() as u64;
        match node {
            Node::Term(term) => turns(term),
            Node::Near { left, right, .. } => turns(left).min(turns(right)) * 4,
            Node::Any(parts) => parts.iter().map(|part| self.effort(part)).sum(),
            Node::All(parts) => parts.iter().map(|part| self.effort(part)).min().unwrap_or(0),
            Node::Asked(inner) | Node::Answered(inner) => self.effort(inner) * 4,
            // Both look at whatever is there: the less, the better.
            Node::Test(_) => 1 << 40,
            Node::Not(_) => 1 << 41,
        }
    }

    /// Turns of exchanges in which a turn on that side satisfies `inner`.
    fn beside(&self, inner: &Node, side: Side, among: Option<&[u32]>) -> Result<Vec<u32>, Stop> {
        let exchanges = exchanges::of(self.reach.segment)?;
        let mut found = Vec::new();
        let mut end = 0;
        for turn in self.evaluate(inner, None)?.iter() {
            if *turn < end || exchanges.side(*turn) != side {
                continue;
            }
            let own = exchanges.first(*turn).map_or(0..0, |first| exchanges.turns(first));
            end = own.end;
            found.extend(own);
        }
        Ok(match among {
            Some(among) => lists::intersect(among, &found),
            None => found,
        })
    }
}
