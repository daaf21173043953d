//! Lookups that may lack files: joined so that everything lacking is named at once.
//!
//! Must not know: what is looked up.

use crate::error::FormatError;
use crate::format::ShardName;

/// That a lookup gives nothing. One word wide: whatever looks something up has to hand it on, and what
/// it hands on is written into the module once for each such place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stop(Box<Why>);

/// Why a lookup gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// These shards have not been supplied.
    Need(Vec<ShardName>),
    Failed(FormatError),
}

impl Stop {
    pub(crate) fn need(names: Vec<ShardName>) -> Self {
        Self(Box::new(Why::Need(names)))
    }

    pub(crate) fn failed(error: FormatError) -> Self {
        Self(Box::new(Why::Failed(error)))
    }

    pub(crate) fn why(self) -> Why {
        *self.0
    }
}

/// All of `lookups`, or everything that they lack.
pub(crate) fn gather<T>(
    lookups: impl IntoIterator<Item = Result<T, Stop>>,
) -> Result<Vec<T>, Stop> {
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    for lookup in lookups {
        match lookup {
            Ok(value) => found.push(value),
            Err(stop) => need(&mut lacking, stop)?,
        }
    }
    if lacking.is_empty() { Ok(found) } else { Err(Stop::need(lacking)) }
}

/// Adds what `stop` needs and is not there yet; what has failed needs nothing.
fn need(lacking: &mut Vec<ShardName>, stop: Stop) -> Result<(), Stop> {
    let names = match stop.why() {
        Why::Need(names) => names,
        Why::Failed(error) => return Err(Stop::failed(error)),
    };
    for name in names {
        if !lacking.contains(&name) {
            lacking.push(name);
        }
    }
    Ok(())
}

/// Both, or everything that the two lack.
pub(crate) fn both<A, B>(a: Result<A, Stop>, b: Result<B, Stop>) -> Result<(A, B), Stop> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => {
            let mut lacking = Vec::new();
            need(&mut lacking, a)?;
            need(&mut lacking, b)?;
            Err(Stop::need(lacking))
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    }
}
