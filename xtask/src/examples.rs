//! Holds the examples of the help against real archives: each must find something there.
//!
//! Must not know: how examples are chosen.

use corpus::message::{Reply, Request};
use corpus::{Answer, Compiled, Engine};

use crate::archive;
use crate::project::Project;

fn ask(engine: &mut Engine, compiled: &Compiled, request: &Request) -> Reply {
    loop {
        match engine.ask(request) {
            Answer::Ready(reply) => return reply,
            Answer::Failed(error) => panic!("{error}"),
            Answer::Need(names) => {
                for shard in compiled.shards.iter().filter(|shard| names.contains(&shard.name)) {
                    engine.supply(&shard.name, shard.bytes.clone()).unwrap();
                }
            }
        }
    }
}

/// Asks the archive of `folder` for the examples made from each of its transcripts.
fn check(folder: &str, least: usize) {
    let sources = archive::read(&Project::here().at(folder)).unwrap();
    let transcripts = archive::parse(&sources).transcripts;
    let compiled = corpus::compile(&transcripts);
    let mut engine = Engine::open(&compiled.manifest).unwrap();
    let search = view::search(&view::ViewState::default(), None);
    let Reply::Found(found) = ask(&mut engine, &compiled, &search) else { panic!("no answer") };
    let mut most = 0;
    for transcript in &transcripts {
        let Reply::Reading(reading) =
            ask(&mut engine, &compiled, &view::read(transcript.id.clone()))
        else {
            panic!("no transcript");
        };
        let examples = view::examples(&found, Some(&reading));
        let queries = examples.iter().map(|one| one.query.clone()).collect();
        let Reply::Counted(turns) = ask(&mut engine, &compiled, &Request::Count(queries)) else {
            panic!("no count");
        };
        for (example, turns) in examples.iter().zip(turns) {
            assert!(turns > 0, "{} in {}", example.query, transcript.id.as_str());
        }
        most = most.max(examples.len());
    }
    assert!(most >= least, "{most}");
}

#[test]
fn every_example_finds_something() {
    check("seeds", 14);
    check("e2e/fixtures/archive", 14);
}
