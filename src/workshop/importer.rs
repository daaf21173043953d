//! The importer, in a worker of its own: parses, keeps and compiles. What it says is taken in is on
//! the disk, each transcript by itself; compiling comes later, in batches, and can be made up for.
//!
//! Must not know: how it is asked for, what is shown.

mod admit;
mod beside;
mod change;
mod cuts;
mod known;
mod press;
mod safe;
mod undo;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use store::{Denied, Shelf, Store};
use wasm_bindgen_futures::spawn_local;

use super::mender;
use super::task::{self, News, Task};
use beside::Beside;
use change::look;
use known::Known;
use undo::Undo;

/// A batch is compiled when it has so many transcripts, or bytes.
const BATCH: (usize, usize) = (64, 4 * 1024 * 1024);

/// What there is to do, each with its file.
type Tasks = VecDeque<(Task, Vec<u8>)>;

/// Works for a room, for as long as the worker lives; or mends, and ends.
pub(crate) fn run() {
    std::panic::set_hook(Box::new(|_| tell(&News::Stopped)));
    if worker::name().as_deref() == Some(mender::NAME) {
        return spawn_local(async {
            // Where that is denied, what could not be read stays as it is, and is tried again.
            if mend().await.is_ok_and(|mended| mended) {
                tell(&News::Finished);
            }
            worker::end();
        });
    }
    let tasks = Rc::new(RefCell::new(VecDeque::new()));
    let idle = Rc::new(Cell::new(Some(Importer::default())));
    worker::on_message(move |bytes| {
        let task = task::read::<Task>(&bytes).map(|(task, file)| (task, file.to_vec()));
        tasks.borrow_mut().extend(task);
        if let Some(importer) = idle.take() {
            spawn_local(importer.work_off(tasks.clone(), idle.clone()));
        }
    });
    tell(&News::Ready);
}

fn tell(news: &News) {
    worker::post(&task::bytes(news));
}

/// Compiles anew what the engine cannot read; whether there was any.
async fn mend() -> Result<bool, Denied> {
    press::mend(&Store::open().await?).await
}

/// What is under way.
#[derive(Default)]
struct Importer {
    /// What is here, once it was looked up.
    known: Option<Known>,
    archive: Beside,
    batch: Option<Batch>,
    /// The way back from what was last done.
    undo: Undo,
}

/// A segment that is being filled.
struct Batch {
    segment: String,
    ids: Vec<String>,
    bytes: usize,
}

impl Importer {
    /// Does what there is to do, one after the other.
    async fn work_off(mut self, tasks: Rc<RefCell<Tasks>>, idle: Rc<Cell<Option<Self>>>) {
        loop {
            let Some((task, file)) = tasks.borrow_mut().pop_front() else { break };
            let done = self.work(task, &file).await;
            self.tell_denied(done, News::Trouble).await;
        }
        idle.set(Some(self));
    }

    /// Says what was denied, and what is here: that may be other than was thought.
    async fn tell_denied(&mut self, done: Result<(), Denied>, news: fn(String) -> News) {
        if let Err(denied) = done {
            self.known = None;
            tell(&news(denied.sentence().to_owned()));
            // Where that is denied too, enough is said.
            let _ = self.list().await;
        }
    }

    async fn work(&mut self, task: Task, file: &[u8]) -> Result<(), Denied> {
        match task {
            Task::List => self.list().await,
            Task::Mend => {
                if mend().await? {
                    store::say_changed();
                }
                Ok(())
            }
            Task::Save { settings, view } => safe::save(settings, view).await,
            Task::Beside(address) => {
                self.archive = Beside::new(address);
                Ok(())
            }
            Task::Take { path, labels } => {
                self.take(&path, file, labels).await;
                Ok(())
            }
            Task::Look(id) => look(&id).await,
            Task::Change(id, change) => self.change(id, &change).await,
            Task::Finish => {
                let finished = match self.finish().await {
                    Ok(()) => self.list().await,
                    denied => denied,
                };
                self.tell_denied(finished, News::Denied).await;
                tell(&News::Finished);
                Ok(())
            }
            Task::Remove(ids) => self.remove(&ids).await,
            Task::Erase => {
                let erased = self.erase().await;
                let listed = self.list().await;
                tell(&News::Erased(erased.map_err(|denied| denied.sentence().to_owned())));
                listed
            }
            Task::Undo => self.undo().await,
        }
    }

    async fn list(&mut self) -> Result<(), Denied> {
        let (known, lines, bytes) = known::look_up().await?;
        self.known = Some(known);
        tell(&News::Own(lines, bytes));
        Ok(())
    }

    async fn close_batch(&mut self) -> Result<(), Denied> {
        match self.batch.take() {
            Some(batch) => {
                press::close(&Store::open().await?, &batch.segment, Some(&batch.ids)).await
            }
            None => Ok(()),
        }
    }

    async fn finish(&mut self) -> Result<(), Denied> {
        self.archive.put_away();
        self.close_batch().await?;
        let store = Store::open().await?;
        press::join(&store).await?;
        store::say_changed();
        Ok(())
    }

    /// Removes these; they may come back.
    async fn remove(&mut self, ids: &[String]) -> Result<(), Denied> {
        let store = Store::open().await?;
        let sitting = store.change()?;
        let (mut gone, mut segments) = (Vec::new(), Vec::new());
        for id in ids {
            if let Some(kept) = press::get(&sitting, id).await? {
                sitting.remove(Shelf::Sources, id)?;
                press::open(&sitting, &kept.segment)?;
                if !segments.contains(&kept.segment) {
                    segments.push(kept.segment.clone());
                }
                gone.push(kept);
            }
        }
        sitting.close().await?;
        self.can_undo_removal(gone);
        self.list().await?;
        for segment in &segments {
            press::close(&store, segment, None).await?;
        }
        store::say_changed();
        Ok(())
    }

    /// Removes all that is kept, whoever has written it, in one sitting.
    async fn erase(&mut self) -> Result<(), Denied> {
        let sitting = Store::open().await?.change()?;
        for shelf in [Shelf::Sources, Shelf::Segments] {
            for name in sitting.names(shelf).await? {
                sitting.remove(shelf, &name)?;
            }
        }
        sitting.close().await?;
        self.can_undo(Undo::Nothing);
        store::say_changed();
        Ok(())
    }
}

impl Batch {
    fn new() -> Self {
        Self { segment: press::fresh(), ids: Vec::new(), bytes: 0 }
    }

    fn is_full(&self) -> bool {
        self.ids.len() >= BATCH.0 || self.bytes >= BATCH.1
    }
}
