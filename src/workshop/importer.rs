//! The importer, in a worker of its own: parses, compiles and keeps. What it says is taken in is on
//! the disk; files are kept in batches, each whole or not at all.
//!
//! Must not know: how it is asked for, what is shown.

use std::cell::RefCell;
use std::rc::Rc;

use corpus::{Compiler, Source};
use intake::Labels;
use store::{Change, Denied, Shelf, Store};
use wasm_bindgen_futures::spawn_local;

use super::ledger::Kept;
use super::task::{self, Fate, News, Outcome, Task};

/// A batch is kept when it has so many transcripts, or bytes: a tab that is killed loses no more.
const BATCH: (usize, usize) = (64, 4 * 1024 * 1024);

/// Segments beyond which all are made one: every question is asked of each.
const MOST_SEGMENTS: usize = 12;

/// Other names to try for another text under a known name.
const MOST_NAMES: u32 = 100;

/// Works for a room, for as long as the worker lives.
pub(crate) fn run() {
    std::panic::set_hook(Box::new(|_| {
        let sentence =
            "The importer has stopped by a fault of its own; what was taken in before is kept.";
        tell(&News::Trouble(sentence.to_owned()));
    }));
    let importer = Rc::new(RefCell::new(Some(Importer::default())));
    worker::on_message(move |bytes| {
        let Some(task) = task::read(&bytes) else { return };
        // The room waits for each answer, so the importer is here again by the next task.
        let Some(mut own) = importer.take() else { return };
        let importer = importer.clone();
        spawn_local(async move {
            let news = own.work(task).await;
            importer.replace(Some(own));
            tell(&news.unwrap_or_else(|denied| News::Trouble(denied.sentence().to_owned())));
        });
    });
    tell(&News::Ready);
}

fn tell(news: &News) {
    worker::post(&task::bytes(news));
}

/// What is under way.
#[derive(Default)]
struct Importer {
    /// Digest, name and title of all that is here; known once looked up.
    known: Option<Vec<(u64, String, String)>>,
    batch: Vec<Kept>,
    /// What is told of the batch once it is kept.
    told: Vec<Outcome>,
    removed: Vec<Kept>,
}

impl Importer {
    async fn work(&mut self, task: Task) -> Result<News, Denied> {
        match task {
            Task::List => self.list().await,
            Task::Take { path, bytes, labels } => self.take(&path, &bytes, labels).await,
            Task::Finish => self.finish().await,
            Task::Remove(ids) => self.remove(&ids).await,
            Task::Undo => {
                let back = std::mem::take(&mut self.removed);
                self.replace(&[], back).await?;
                store::say_changed();
                self.list().await
            }
        }
    }

    async fn list(&mut self) -> Result<News, Denied> {
        let kept = all(&Store::open().await?).await?;
        let known = |one: &Kept| (one.print, one.line.id.clone(), one.line.title.clone());
        self.known = Some(kept.iter().map(known).collect());
        let mut lines: Vec<_> = kept.into_iter().map(|kept| kept.line).collect();
        lines.sort_by(|a, b| (&b.date, &a.title).cmp(&(&a.date, &b.title)));
        Ok(News::Own(lines))
    }

    async fn take(&mut self, path: &str, bytes: &[u8], labels: Labels) -> Result<News, Denied> {
        if self.known.is_none() {
            self.list().await?;
        }
        let mut settled = Vec::new();
        for taken in intake::read(path, bytes, labels) {
            let outcome = match &taken.source {
                Ok(source) => self.admit(&taken.name, source),
                Err(refusal) => Some(Fate::Refused(refusal.to_string())),
            };
            settled.extend(outcome.map(|fate| Outcome { name: taken.name, fate }));
            if self.is_full() {
                settled.append(&mut self.keep().await?);
            }
        }
        Ok(News::Settled(settled))
    }

    /// Puts a transcript into the batch, unless it is here already.
    fn admit(&mut self, name: &str, source: &str) -> Option<Fate> {
        let known = self.known.get_or_insert_default();
        let (mut kept, mut remarks) = Kept::parse(name, source);
        if let Some((.., title)) = known.iter().find(|(print, ..)| *print == kept.print) {
            return Some(Fate::Twin(title.clone()));
        }
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "md"));
        for number in 2..MOST_NAMES {
            if known.iter().all(|(_, id, _)| *id != kept.line.id) {
                break;
            }
            let other = format!("{stem}-{number}.{ending}");
            (kept, remarks) = Kept::parse(&other, source);
        }
        if let Some((.., title)) = known.iter().find(|(_, id, _)| *id == kept.line.id) {
            let why = format!("another edition of “{title}” is here: remove that one first");
            return Some(Fate::Refused(why));
        }
        known.push((kept.print, kept.line.id.clone(), kept.line.title.clone()));
        let fate = Fate::Taken(kept.line.clone(), remarks);
        self.told.push(Outcome { name: name.to_owned(), fate });
        self.batch.push(kept);
        None
    }

    fn is_full(&self) -> bool {
        let bytes: usize = self.batch.iter().map(|kept| kept.source.len()).sum();
        self.batch.len() >= BATCH.0 || bytes >= BATCH.1
    }

    /// Compiles and keeps the batch. Where that is denied, what is known is looked up anew.
    async fn keep(&mut self) -> Result<Vec<Outcome>, Denied> {
        let told = std::mem::take(&mut self.told);
        let batch = std::mem::take(&mut self.batch);
        let kept = self.replace(&[], batch).await;
        if kept.is_err() {
            self.known = None;
        }
        kept.map(|()| told)
    }

    async fn finish(&mut self) -> Result<News, Denied> {
        let told = self.keep().await?;
        let store = Store::open().await?;
        let segments = store.names(Shelf::Segments).await?;
        if segments.len() > MOST_SEGMENTS {
            self.replace(&segments, all(&store).await?).await?;
        }
        store::say_changed();
        Ok(News::Settled(told))
    }

    async fn remove(&mut self, ids: &[String]) -> Result<News, Denied> {
        let store = Store::open().await?;
        let (gone, rest): (Vec<_>, Vec<_>) =
            all(&store).await?.into_iter().partition(|kept| ids.contains(&kept.line.id));
        let mut segments: Vec<String> = gone.iter().map(|kept| kept.segment.clone()).collect();
        segments.sort();
        segments.dedup();
        let stay = rest.into_iter().filter(|kept| segments.contains(&kept.segment)).collect();
        let removed = gone.iter().map(|kept| Change::Remove(Shelf::Sources, kept.line.id.clone()));
        self.change(&store, &segments, stay, removed.collect()).await?;
        self.removed = gone;
        store::say_changed();
        self.list().await
    }

    /// Puts a segment of `kept` in place of `segments`.
    async fn replace(&mut self, segments: &[String], kept: Vec<Kept>) -> Result<(), Denied> {
        self.change(&Store::open().await?, segments, kept, Vec::new()).await
    }

    async fn change(
        &self,
        store: &Store,
        segments: &[String],
        kept: Vec<Kept>,
        mut changes: Vec<Change>,
    ) -> Result<(), Denied> {
        let gone = segments.iter().map(|name| Change::Remove(Shelf::Segments, name.clone()));
        changes.extend(gone);
        if !kept.is_empty() {
            let segment = format!("{:016x}", (js_sys::Math::random() * 2f64.powi(53)) as u64);
            changes.push(Change::Put(Shelf::Segments, segment.clone(), compiled(&kept)));
            changes.extend(kept.into_iter().map(|kept| {
                let kept = Kept { segment: segment.clone(), ..kept };
                Change::Put(Shelf::Sources, kept.line.id.clone(), kept.to_bytes())
            }));
        }
        if changes.is_empty() { Ok(()) } else { store.commit(&changes).await }
    }
}

fn compiled(kept: &[Kept]) -> Vec<u8> {
    let source = |kept: &Kept| (kept.name.clone(), kept.source.clone());
    let sources: Vec<_> = kept.iter().map(source).collect();
    let files: Vec<_> =
        sources.iter().map(|(name, source)| Source { name, bytes: source.as_bytes() }).collect();
    corpus::bundle(&Compiler::default().compile(&files))
}

/// All that is kept; what a newer version wrote is passed over and stays.
async fn all(store: &Store) -> Result<Vec<Kept>, Denied> {
    let bytes = store.all(Shelf::Sources).await?;
    Ok(bytes.iter().filter_map(|bytes| Kept::from_bytes(bytes)).collect())
}
