//! Lookups that may lack files: joined so that everything lacking is named at once.
//!
//! Must not know: what is looked up.

use crate::error::FormatError;
use crate::format::ShardName;

/// Why a lookup gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// These shards have not been supplied.
    Need(Vec<ShardName>),
    Failed(FormatError),
}

/// All of `lookups`, or everything that they lack.
pub(crate) fn gather<T>(
    lookups: impl IntoIterator<Item = Result<T, Stop>>,
) -> Result<Vec<T>, Stop> {
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    for lookup in lookups {
        match lookup {
            Ok(value) => found.push(value),
            Err(Stop::Need(names)) => add(&mut lacking, names),
            Err(failed) => return Err(failed),
        }
    }
    if lacking.is_empty() { Ok(found) } else { Err(Stop::Need(lacking)) }
}

/// Adds the names that are not there yet.
fn add(lacking: &mut Vec<ShardName>, names: Vec<ShardName>) {
    for name in names {
        if !lacking.contains(&name) {
            lacking.push(name);
        }
    }
}

/// Both, or everything that the two lack.
pub(crate) fn both<A, B>(a: Result<A, Stop>, b: Result<B, Stop>) -> Result<(A, B), Stop> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Stop::Need(mut a)), Err(Stop::Need(b))) => {
            add(&mut a, b);
            Err(Stop::Need(a))
        }
        (Err(failed @ Stop::Failed(_)), _) | (_, Err(failed @ Stop::Failed(_))) => Err(failed),
        (Err(need), _) | (_, Err(need)) => Err(need),
    }
}
