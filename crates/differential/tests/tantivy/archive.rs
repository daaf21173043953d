//! The transcripts of the test, and our engine over them.
//!
//! Must not know: what is asked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corpus::message::{Found, Reply, Request, Search};
use corpus::{Answer, Compiled, Engine, ShardName};
use transcript::{Transcript, Turn};

/// Transcripts, their turns numbered through, and the same compiled.
pub(crate) struct Archive {
    transcripts: Vec<Transcript>,
    /// By turn: its transcript, and its place in it.
    places: Vec<(usize, usize)>,
    manifest: Vec<u8>,
    shards: BTreeMap<ShardName, Vec<u8>>,
}

impl Archive {
    /// Reads `../shared/corpus`, else the seeds.
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let shared = root.join("../shared/corpus/press-briefings");
        let folder = if shared.is_dir() { shared } else { root.join("seeds") };
        if folder.ends_with("seeds") {
            println!("– over the seeds alone: ../shared/corpus is not there");
        }
        let mut paths = Vec::new();
        collect(&folder, &mut paths);
        paths.sort();
        let parse = |path: &PathBuf| {
            let bytes = std::fs::read(path).expect("a file that was listed");
            transcript::parse_bytes(&path.display().to_string(), &bytes).0
        };
        Self::of(paths.iter().map(parse).collect())
    }

    fn of(transcripts: Vec<Transcript>) -> Self {
        let Compiled { manifest, shards, .. } = corpus::compile(&transcripts);
        let places = transcripts.iter().enumerate();
        let places = places.flat_map(|(of, one)| (0..one.turns.len()).map(move |at| (of, at)));
        Self {
            places: places.collect(),
            manifest,
            shards: shards.into_iter().map(|shard| (shard.name, shard.bytes)).collect(),
            transcripts,
        }
    }

    pub(crate) fn turns(&self) -> usize {
        self.places.len()
    }

    /// The number of the turn's transcript, the transcript and the turn.
    pub(crate) fn turn(&self, turn: usize) -> (usize, &Transcript, &Turn) {
        let (of, at) = self.places[turn];
        (of, &self.transcripts[of], &self.transcripts[of].turns[at])
    }

    pub(crate) fn engine(&self) -> Engine {
        Engine::open(&self.manifest).expect("what was compiled opens")
    }

    /// What our engine finds, given every shard that it asks for.
    pub(crate) fn ask(&self, engine: &mut Engine, search: Search) -> Box<Found> {
        let request = Request::Search(search);
        // More rounds than any question takes, so that one that never ends fails.
        for _ in 0..8 {
            match engine.ask(&request) {
                Answer::Ready(Reply::Found(found)) => return found,
                Answer::Need(names) => {
                    for name in names {
                        engine.supply(&name, self.shards[&name].clone()).expect("a sound shard");
                    }
                }
                other => panic!("{request:?}: {other:?}"),
            }
        }
        panic!("{request:?} is never answered")
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of transcripts") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}
