//! Questions with the turns that answer them.
//!
//! Must not know: words.

use crate::{Exchange, Role, TurnNo};

/// Pairs each run of questions with what follows up to the next one. A moderator's closing words,
/// which call on the next reporter, answer nothing.
pub fn read(roles: &[Role]) -> Vec<Exchange> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(skip) = position(roles, at, |role| role == Role::Press) {
        let first = at + skip;
        let count = |from: usize, stop: fn(Role) -> bool| {
            position(roles, from, stop).unwrap_or_else(|| roles.len().saturating_sub(from))
        };
        let answered = first + count(first, |role| role != Role::Press);
        at = answered + count(answered, |role| role == Role::Press);
        let answers = roles.get(answered..at).unwrap_or_default();
        let told =
            answers.iter().rposition(|role| *role != Role::Moderator).map_or(0, |last| last + 1);
        // Where nobody else answers, the moderator's words are the answer.
        let kept = if told == 0 { answers.len() } else { told };
        found.push(Exchange { first: no(first), answered: no(answered), end: no(answered + kept) });
    }
    found
}

fn position(roles: &[Role], from: usize, wanted: impl Fn(Role) -> bool) -> Option<usize> {
    roles.get(from..)?.iter().position(|role| wanted(*role))
}

fn no(at: usize) -> TurnNo {
    TurnNo(u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `q` press, `a` official, `m` moderator.
    fn check(roles: &str, expect: &[(u32, u32, u32)]) {
        let roles: Vec<Role> = roles
            .chars()
            .map(|c| match c {
                'q' => Role::Press,
                'm' => Role::Moderator,
                _ => Role::Official,
            })
            .collect();
        let got: Vec<_> = read(&roles).iter().map(|e| (e.first.0, e.answered.0, e.end.0)).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn runs() {
        check("", &[]);
        check("aaa", &[]);
        check("maqaqqaamq", &[(3, 4, 5), (5, 7, 9), (10, 11, 11)]);
        check("qmq", &[(1, 2, 3), (3, 4, 4)]);
        check("qaaq", &[(1, 2, 4), (4, 5, 5)]);
    }
}
