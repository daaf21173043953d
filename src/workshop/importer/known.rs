//! What is here already, as far as it was looked up: who comes again is known by what is said in it,
//! and no name is given twice.
//!
//! Must not know: who asks.

use store::{Denied, Shelf, Store};

use super::press;
use crate::workshop::ledger::Kept;
use crate::workshop::task::{Fate, Line};

/// Other names to try for another text under a known name.
const MOST_NAMES: u32 = 100;

/// What is to be known of each transcript that is here.
#[derive(Debug, Default)]
pub(super) struct Known(Vec<One>);

#[derive(Debug)]
struct One {
    id: String,
    title: String,
    /// `None` where a newer version of the page has written it.
    print: Option<u64>,
}

/// Looks up all that is here, and how many bytes it has.
pub(super) async fn look_up() -> Result<(Known, Vec<Line>, u32), Denied> {
    let store = Store::open().await?;
    let sitting = store.read()?;
    let (mut known, mut lines, mut bytes) = (Known::default(), Vec::new(), 0);
    for id in sitting.names(Shelf::Sources).await? {
        match press::get(&sitting, &id).await? {
            Some(kept) => {
                known.add(&kept);
                bytes += kept.source.len() as u32;
                lines.push(kept.line);
            }
            None => known.0.push(One { title: id.clone(), id, print: None }),
        }
    }
    sitting.close().await?;
    lines.sort_by(|a, b| (&b.date, &a.title).cmp(&(&a.date, &b.title)));
    Ok((known, lines, bytes))
}

impl Known {
    /// Remembers one more.
    pub(super) fn add(&mut self, kept: &Kept) {
        let Line { id, title, .. } = &kept.line;
        self.0.push(One { id: id.clone(), title: title.clone(), print: Some(kept.print) });
    }

    /// Keeps a name for another transcript, of which nothing else is known.
    pub(super) fn bar(&mut self, id: &str, title: &str) {
        self.0.push(One { id: id.to_owned(), title: title.to_owned(), print: None });
    }

    /// A source under a name that is free, with what the parser doubted; or why it has no place.
    pub(super) fn place(&self, name: &str, source: &str) -> Result<(Kept, Vec<String>), Fate> {
        let (mut kept, mut remarks) = Kept::parse(name, source);
        if let Some(twin) = self.0.iter().find(|one| one.print == Some(kept.print)) {
            return Err(Fate::Twin(twin.title.clone()));
        }
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "md"));
        let first = kept.line.id.clone();
        for number in 2..MOST_NAMES {
            if self.named(&kept).is_none() {
                break;
            }
            (kept, remarks) = Kept::parse(&format!("{stem}-{number}.{ending}"), source);
            // Where there is an official address, the name hangs on that and not on the file's.
            if kept.line.id == first {
                (kept, remarks) = Kept::parse(name, &intake::edition(source, number));
            }
        }
        match self.named(&kept) {
            Some(other) => Err(Fate::Refused(
                ["another edition of “", &other.title, "” is here: remove that one first"].concat(),
            )),
            None => Ok((kept, remarks)),
        }
    }

    fn named(&self, kept: &Kept) -> Option<&One> {
        self.0.iter().find(|one| one.id == kept.line.id)
    }
}
