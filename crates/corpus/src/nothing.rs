//! Why nothing was found: the smallest part of the query that alone finds nothing, and what each
//! single removal would give.
//!
//! Must not know: how rows are shown.

use crate::evaluate::Ground;
use crate::facet::Counted;
use crate::filter;
use crate::matching::Match;
use crate::message::{Filter, Removal, Removed};
use crate::query::{self, Node, Query};
use crate::segment::{Stop, gather};
use crate::tally;

/// Where and what was searched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nothing<'a> {
    /// What the filter alone let through, if anything.
    pub counted: &'a [Counted<'a>],
    /// Per segment, the terms.
    pub matches: &'a [Vec<Match>],
    pub typed: &'a str,
    pub query: &'a Query,
    pub filter: &'a Filter,
}

impl Nothing<'_> {
    /// What each single removal would give: of a part of the query, of a choice of the filter.
    pub(crate) fn removals(&self) -> Result<Vec<Removal>, Stop> {
        let mut removals = Vec::new();
        for (part, rest) in without_each(self.query.root.as_ref()) {
            let text = self.written(part);
            let turns = self.turns(rest.as_ref(), self.filter)?;
            let rest = query::canonical(self.query, rest.as_ref());
            removals.push(Removal { what: Removed::Part { text, rest }, turns });
        }
        for (facet, what) in filter::set(self.filter) {
            let alone = |(_, tally): &Counted<'_>| {
                tally
                    .alone
                    .get(facet.trailing_zeros() as usize)
                    .map_or(0, |turns| turns.len() as u32)
            };
            removals.push(Removal { turns: self.counted.iter().map(alone).sum(), what });
        }
        Ok(removals)
    }

    /// The smallest part of the query that alone finds nothing in scope, as written.
    pub(crate) fn culprit(&self) -> Result<Option<String>, Stop> {
        let Some(mut smallest) = self.query.root.as_ref() else { return Ok(None) };
        if !self.is_barren(smallest)? {
            return Ok(None);
        }
        loop {
            let barren = gather(
                parts(smallest).iter().map(|part| Ok(self.is_barren(part)?.then_some(part))),
            )?;
            match barren.into_iter().flatten().next() {
                Some(part) => smallest = part,
                None => return Ok(Some(self.written(smallest))),
            }
        }
    }

    fn is_barren(&self, node: &Node) -> Result<bool, Stop> {
        Ok(self.turns(Some(node), &Filter::default())? == 0)
    }

    /// How many turns satisfy `root` and `filter`.
    fn turns(&self, root: Option<&Node>, filter: &Filter) -> Result<u32, Stop> {
        let turns = gather(self.counted.iter().zip(self.matches).map(|((reach, _), matches)| {
            if root.is_none() && *filter == Filter::default() {
                return Ok(reach.count());
            }
            let candidates = Ground { reach, matches }.turns(root)?;
            tally::passing(reach, &candidates, filter)
        }))?;
        Ok(turns.iter().sum())
    }

    /// A part as it was typed, or where that is not known, as it would be.
    fn written(&self, part: &Node) -> String {
        let term = match part {
            Node::Term(term) => self.query.terms.get(*term),
            _ => None,
        };
        let typed = term.map(|term| term.span.of(self.typed).trim());
        typed.map_or_else(|| query::canonical(self.query, Some(part)), str::to_owned)
    }
}

/// What a node is made of and evaluates by itself.
fn parts(node: &Node) -> &[Node] {
    match node {
        Node::All(parts) | Node::Any(parts) => parts,
        Node::Asked(inner) | Node::Answered(inner) => core::slice::from_ref(inner),
        Node::Term(_) | Node::Near { .. } | Node::Test(_) | Node::Not(_) => &[],
    }
}

/// Each part of the query with what is left without it.
fn without_each(root: Option<&Node>) -> Vec<(&Node, Option<Node>)> {
    let Some(root) = root else { return Vec::new() };
    let Node::All(parts) = root else { return vec![(root, None)] };
    let without = |gone: usize| {
        let mut left = parts.clone();
        left.remove(gone);
        if left.len() > 1 { Some(Node::All(left)) } else { left.pop() }
    };
    parts.iter().enumerate().map(|(gone, part)| (part, without(gone))).collect()
}
