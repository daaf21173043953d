//! Segments: what the engine reads of the reader's transcripts. A segment is whole or it is open; an
//! open one holds nothing, and so does one that this version cannot read: whoever comes by compiles
//! both from the sources that name them. So nothing that happens between two sittings loses anything.
//!
//! Must not know: how sources come in.

use corpus::{Compiler, Fault, Source};
use store::{Denied, Shelf, Sitting, Store};

use crate::workshop::ledger::Kept;

/// Segments beyond which small ones are joined: every question is asked of each.
const MOST: usize = 12;

/// Most bytes of sources in a segment that is joined of others.
const LARGEST: usize = 8 * 1024 * 1024;

/// A name that no segment has.
pub(super) fn fresh() -> String {
    format!("{:016x}", (js_sys::Math::random() * 2f64.powi(53)) as u64)
}

/// Opens a segment, in the sitting that changes its sources.
pub(super) fn open(sitting: &Sitting, segment: &str) -> Result<(), Denied> {
    sitting.put(Shelf::Segments, segment, &[])
}

/// Makes a segment whole: of those `among` all sources that name it, or of all sources.
pub(super) async fn close(
    store: &Store,
    segment: &str,
    among: Option<&[String]>,
) -> Result<(), Denied> {
    let sitting = store.change()?;
    let all = match among {
        Some(names) => names.to_vec(),
        None => sitting.names(Shelf::Sources).await?,
    };
    let mut of_it = Vec::new();
    for name in all {
        of_it.extend(get(&sitting, &name).await?.filter(|kept| kept.segment == segment));
    }
    if of_it.is_empty() {
        sitting.remove(Shelf::Segments, segment)?;
    } else {
        sitting.put(Shelf::Segments, segment, &compiled(&of_it))?;
    }
    sitting.close().await
}

/// Makes all segments whole; whether any was not.
pub(super) async fn mend(store: &Store) -> Result<bool, Denied> {
    let open = unread(store).await?;
    for segment in &open {
        close(store, segment, None).await?;
    }
    Ok(!open.is_empty())
}

/// Joins small segments while there are many.
pub(super) async fn join(store: &Store) -> Result<(), Denied> {
    while join_some(store).await? {}
    Ok(())
}

async fn join_some(store: &Store) -> Result<bool, Denied> {
    let sitting = store.change()?;
    let segments = sizes(&sitting).await?;
    let few = segments.len() <= MOST;
    let small = smallest(segments);
    if few || small.len() < 2 {
        sitting.close().await?;
        return Ok(false);
    }
    let joined = fresh();
    let mut of_it = Vec::new();
    for name in sitting.names(Shelf::Sources).await? {
        let kept = get(&sitting, &name).await?.filter(|kept| small.contains(&kept.segment));
        if let Some(kept) = kept {
            let kept = Kept { segment: joined.clone(), ..kept };
            sitting.put(Shelf::Sources, &name, &kept.to_bytes())?;
            of_it.push(kept);
        }
    }
    for segment in &small {
        sitting.remove(Shelf::Segments, segment)?;
    }
    sitting.put(Shelf::Segments, &joined, &compiled(&of_it))?;
    sitting.close().await?;
    Ok(true)
}

/// Each segment that sources name, with their bytes.
async fn sizes(sitting: &Sitting) -> Result<Vec<(usize, String)>, Denied> {
    let mut sizes: Vec<(usize, String)> = Vec::new();
    for name in sitting.names(Shelf::Sources).await? {
        let Some(Kept { segment, source, .. }) = get(sitting, &name).await? else { continue };
        match sizes.iter_mut().find(|(_, name)| *name == segment) {
            Some((size, _)) => *size += source.len(),
            None => sizes.push((source.len(), segment)),
        }
    }
    Ok(sizes)
}

/// As many of the smallest as fit into one.
fn smallest(mut segments: Vec<(usize, String)>) -> Vec<String> {
    let (mut small, mut room) = (Vec::new(), LARGEST);
    while let Some(at) = (0..segments.len()).min_by_key(|at| segments.get(*at)) {
        let (size, name) = segments.swap_remove(at);
        match room.checked_sub(size) {
            Some(rest) => room = rest,
            None => break,
        }
        small.push(name);
    }
    small
}

/// Segments that are open, damaged, of an older version, or named by a source and not there. What a
/// newer version has compiled is for that one.
async fn unread(store: &Store) -> Result<Vec<String>, Denied> {
    let sitting = store.read()?;
    let mut unread: Vec<_> = sizes(&sitting).await?.into_iter().map(|(_, name)| name).collect();
    for segment in sitting.names(Shelf::Segments).await? {
        let bytes = sitting.get(Shelf::Segments, &segment).await?.unwrap_or_default();
        let sound = corpus::unbundle(&bytes).map_or_else(Fault::is_of_newer, |_| true);
        unread.retain(|named| *named != segment);
        if !sound {
            unread.push(segment);
        }
    }
    sitting.close().await?;
    Ok(unread)
}

/// What is kept under a name; `None` also where a newer version has written it, which then stays.
pub(super) async fn get(sitting: &Sitting, name: &str) -> Result<Option<Kept>, Denied> {
    let bytes = sitting.get(Shelf::Sources, name).await?;
    Ok(bytes.and_then(|bytes| Kept::from_bytes(&bytes)))
}

fn compiled(kept: &[Kept]) -> Vec<u8> {
    let source = |kept: &'_ Kept| (kept.name.clone(), kept.source.clone());
    let sources: Vec<_> = kept.iter().map(source).collect();
    let files: Vec<_> =
        sources.iter().map(|(name, source)| Source { name, bytes: source.as_bytes() }).collect();
    corpus::bundle(&Compiler::default().compile(&files))
}
