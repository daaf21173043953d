//! Holds a pattern against text: steps of a machine that is in many places at once, so that no text
//! takes longer than its length times that of the pattern (Pike's way, without captures).
//!
//! Must not know: how a pattern is written.

use transcript::Span;

use super::class::{Class, is_of_word};
use super::read::{Part, Place, Why};

/// Steps that a pattern may grow to: `a{1000}{1000}` is refused here.
const MOST_STEPS: usize = 4_000;

#[derive(Clone, Debug)]
pub(super) struct Program(Vec<Step>);

/// What to do at one place of the program; after it comes the next, unless it says otherwise.
#[derive(Clone, Debug)]
enum Step {
    One(char),
    Any(Class),
    Place(Place),
    /// Goes on at both, rather at the first.
    Fork(usize, usize),
    Found,
}

impl Program {
    /// Writes the steps for `part`.
    pub(super) fn new(part: &Part) -> Result<Self, Why> {
        let mut this = Self(Vec::new());
        this.write(part)?;
        this.0.push(Step::Found);
        Ok(this)
    }

    fn write(&mut self, part: &Part) -> Result<(), Why> {
        match part {
            Part::One(c) => self.push(Step::One(*c)),
            Part::Any(class) => self.push(Step::Any(class.clone())),
            Part::Place(place) => self.push(Step::Place(*place)),
            Part::Row(parts) => parts.iter().try_for_each(|part| self.write(part)),
            Part::Choice(parts) => self.write_choice(parts),
            Part::Repeat { part, least, most, greedy } => {
                self.write_repeated(part, *least, *most, *greedy)
            }
        }
    }

    fn push(&mut self, step: Step) -> Result<(), Why> {
        self.0.push(step);
        if self.0.len() > MOST_STEPS { Err("it grows too large") } else { Ok(()) }
    }

    /// Room for a fork that is filled in when it is known where it leads.
    fn fork(&mut self) -> Result<usize, Why> {
        self.push(Step::Fork(0, 0))?;
        Ok(self.0.len() - 1)
    }

    fn lead(&mut self, fork: usize, on: usize, past: usize, greedy: bool) {
        if let Some(step) = self.0.get_mut(fork) {
            *step = if greedy { Step::Fork(on, past) } else { Step::Fork(past, on) };
        }
    }

    fn write_choice(&mut self, parts: &[Part]) -> Result<(), Why> {
        let mut ends = Vec::new();
        let Some((last, parts)) = parts.split_last() else { return Ok(()) };
        for part in parts {
            let fork = self.fork()?;
            self.write(part)?;
            ends.push(self.fork()?);
            self.lead(fork, fork + 1, self.0.len(), true);
        }
        self.write(last)?;
        let end = self.0.len();
        ends.into_iter().for_each(|fork| self.lead(fork, end, end, true));
        Ok(())
    }

    fn write_repeated(
        &mut self,
        part: &Part,
        least: u32,
        most: Option<u32>,
        greedy: bool,
    ) -> Result<(), Why> {
        for _ in 1..least {
            let before = self.0.len();
            self.write(part)?;
            if self.0.len() == before {
                break;
            }
        }
        match most {
            Some(most) => self.write_up_to(part, least.min(1), most - least, greedy),
            None => self.write_endless(part, least, greedy),
        }
    }

    /// `part` once more where `once` is 1, and then up to `more` times.
    fn write_up_to(&mut self, part: &Part, once: u32, more: u32, greedy: bool) -> Result<(), Why> {
        if once > 0 {
            self.write(part)?;
        }
        let mut forks = Vec::new();
        for _ in 0..more {
            forks.push(self.fork()?);
            self.write(part)?;
        }
        let end = self.0.len();
        forks.into_iter().for_each(|fork| self.lead(fork, fork + 1, end, greedy));
        Ok(())
    }

    /// A loop is left only behind `part`, and skipped as a whole where it may be absent: where `part`
    /// itself can be empty, the order of preference would otherwise be another.
    fn write_endless(&mut self, part: &Part, least: u32, greedy: bool) -> Result<(), Why> {
        let skip = if least == 0 { Some(self.fork()?) } else { None };
        let start = self.0.len();
        self.write(part)?;
        let fork = self.fork()?;
        let end = self.0.len();
        self.lead(fork, start, end, greedy);
        if let Some(skip) = skip {
            self.lead(skip, start, end, greedy);
        }
        Ok(())
    }

    /// The first match at or behind the byte `from`: of those that begin first, the preferred one.
    pub(super) fn find(&self, text: &str, from: usize, run: &mut Run) -> Option<Span> {
        let mut here = Here { at: from, before: text.get(..from)?.chars().next_back(), next: None };
        let mut chars = text.get(from..)?.chars();
        let mut found = None;
        run.entered.clear();
        loop {
            here.next = chars.next();
            if found.is_none() {
                run.entered.push((0, here.at));
            }
            self.follow(run, here);
            found = self.step(run, here).or(found);
            let Some(next) = here.next.filter(|_| found.is_none() || !run.entered.is_empty())
            else {
                return found;
            };
            here.before = here.next;
            here.at += next.len_utf8();
        }
    }

    /// From where the machine has come to, all steps that look at a character, in order of
    /// preference.
    fn follow(&self, run: &mut Run, here: Here) {
        run.seen.clear();
        run.seen.resize(self.0.len(), false);
        run.looking.clear();
        for (entry, start) in run.entered.drain(..) {
            run.ahead.push(entry);
            while let Some(at) = run.ahead.pop() {
                match run.seen.get_mut(at) {
                    Some(seen) if !*seen => *seen = true,
                    _ => continue,
                }
                match self.0.get(at) {
                    Some(Step::Fork(first, second)) => run.ahead.extend([*second, *first]),
                    Some(Step::Place(place)) if !here.is(*place) => {}
                    Some(Step::Place(_)) => run.ahead.push(at + 1),
                    _ => run.looking.push((at, start)),
                }
            }
        }
    }

    /// Looks at the next character. Returns the match that ends before it, if there is one; what is
    /// preferred less than a match is given up.
    fn step(&self, run: &mut Run, here: Here) -> Option<Span> {
        for (at, start) in &run.looking {
            let goes_on = match (self.0.get(*at), here.next) {
                (Some(Step::Found), _) => {
                    return Some(Span { start: *start as u32, end: here.at as u32 });
                }
                (Some(Step::One(one)), Some(c)) => c.to_ascii_lowercase() == *one,
                (Some(Step::Any(class)), Some(c)) => class.holds(c),
                _ => false,
            };
            if goes_on {
                run.entered.push((at + 1, *start));
            }
        }
        None
    }
}

/// What a run of the machine keeps; kept from run to run, so that it is made only once. Steps stand
/// with the byte at which their match began.
#[derive(Debug, Default)]
pub(super) struct Run {
    entered: Vec<(usize, usize)>,
    looking: Vec<(usize, usize)>,
    ahead: Vec<usize>,
    seen: Vec<bool>,
}

/// A place between two characters.
#[derive(Clone, Copy)]
struct Here {
    at: usize,
    before: Option<char>,
    next: Option<char>,
}

impl Here {
    fn is(self, place: Place) -> bool {
        let edge = self.before.is_some_and(is_of_word) != self.next.is_some_and(is_of_word);
        match place {
            Place::Start => self.before.is_none(),
            Place::End => self.next.is_none(),
            Place::Edge => edge,
            Place::NoEdge => !edge,
        }
    }
}
