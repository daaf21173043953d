//! Readers' journeys through the built page, each in every engine that is there.
//!
//! `cargo xtask test` builds the sites and says where they are; without it there is nothing to walk
//! through, and this says so. A part of a journey's name may be given, as for any test, and engines by
//! `LECTERN_ENGINES=firefox,webkit`. Without a name, a journey that fails is made once more.

mod access;
mod address;
mod archive;
mod briefings;
mod device;
mod explore;
mod failure;
mod find;
mod first;
mod hostile;
mod keyboard;
mod narrow;
mod offline;
mod own;
mod pictures;
mod policy;
mod quoting;
mod reading;
mod record;
mod revival;
mod share;
mod soak;
mod update;
mod visit;
mod ways;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use e2e::Outcome;
use e2e::driver::Driver;
use e2e::engine::Engine;
use libtest_mimic::{Arguments, Trial};
use record::Record;
use tokio::runtime::Runtime;
use visit::{Journey, Site};

/// An engine at work, for one journey at a time. Two of one kind would not be quicker on two cores, and two
/// sessions of WebKit that begin at once may wait for each other for ever.
type Desk = Arc<Mutex<Driver>>;

fn all() -> Vec<Journey> {
    let all: [&[Journey]; 23] = [
        &first::JOURNEYS,
        &find::JOURNEYS,
        &archive::JOURNEYS,
        &explore::JOURNEYS,
        &reading::JOURNEYS,
        &ways::JOURNEYS,
        &quoting::JOURNEYS,
        &share::JOURNEYS,
        &narrow::JOURNEYS,
        &keyboard::JOURNEYS,
        &hostile::JOURNEYS,
        &policy::JOURNEYS,
        &address::JOURNEYS,
        &failure::JOURNEYS,
        &offline::JOURNEYS,
        &update::JOURNEYS,
        &device::JOURNEYS,
        &own::JOURNEYS,
        &revival::JOURNEYS,
        &soak::JOURNEYS,
        &access::JOURNEYS,
        &pictures::JOURNEYS,
        &briefings::JOURNEYS,
    ];
    all.concat()
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    if Site::Seed.folder().is_none() {
        println!("– no journeys: no site is given. `cargo xtask test` builds one and makes them.");
        return libtest_mimic::run(&arguments, Vec::new()).exit_code();
    }
    let runtime = Arc::new(Runtime::new().expect("threads for the clients"));
    let desks: Vec<Desk> = drivers().into_iter().map(|one| Arc::new(Mutex::new(one))).collect();
    if desks.is_empty() {
        println!("✘ no journeys: none of the three engines is there.");
        return ExitCode::FAILURE;
    }
    arguments.test_threads.get_or_insert(desks.len());
    // Whoever asks for some of them is after something, and wants to see it fail.
    let times = if arguments.filter.is_none() { 2 } else { 1 };
    let record = Arc::new(Record::default());
    let conclusion = libtest_mimic::run(&arguments, trials(&desks, &runtime, &record, times));
    for desk in desks {
        let mut driver = desk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(fault) = runtime.block_on(driver.end_session()) {
            println!("– {} did not end as it should: {fault}", driver.engine());
        }
    }
    record.tell();
    if record.wavers() {
        println!(
            "✘ too many journeys came right only at the second time: that is not the machine."
        );
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// The drivers of the engines that are asked for, else of those that are there.
fn drivers() -> Vec<Driver> {
    let wanted = std::env::var("LECTERN_ENGINES").ok();
    let is_wanted = |engine: &Engine| {
        wanted.as_deref().is_none_or(|all| all.split(',').any(|name| name == engine.name()))
    };
    let mut drivers = Vec::new();
    for engine in Engine::ALL {
        if !is_wanted(&engine) {
            println!("– no journeys in {engine}: it was not asked for");
            continue;
        }
        match engine.find().map(Driver::start) {
            Ok(driver) => drivers.push(driver.unwrap_or_else(|fault| panic!("{engine}: {fault}"))),
            Err(absent) if wanted.is_none() => println!("– no journeys in {engine}: no {absent}"),
            Err(absent) => panic!("{engine} was asked for, and there is no {absent}"),
        }
    }
    drivers
}

fn trials(desks: &[Desk], runtime: &Arc<Runtime>, record: &Arc<Record>, times: u32) -> Vec<Trial> {
    let mut trials = Vec::new();
    for journey in all() {
        for desk in desks {
            let engine = desk.lock().unwrap_or_else(PoisonError::into_inner).engine();
            let (desk, runtime, record) = (desk.clone(), runtime.clone(), record.clone());
            let make = move || {
                let mut driver = desk.lock().unwrap_or_else(PoisonError::into_inner);
                let began = Instant::now();
                let made = make(journey, &mut driver, &runtime, &record, times);
                record.note(engine, journey.name, began.elapsed());
                made.map_err(|fault| fault.into())
            };
            let absent = journey.site.folder().is_none();
            let name = format!("{engine}: {}", journey.name);
            trials.push(Trial::test(name, make).with_ignored_flag(absent));
        }
    }
    trials
}

/// Makes a journey, at most so many times, until it goes as it should.
fn make(
    journey: Journey,
    driver: &mut Driver,
    runtime: &Runtime,
    record: &Record,
    times: u32,
) -> Outcome {
    let mut made = runtime.block_on(visit::make(journey, driver));
    for _ in 1..times {
        let Err(fault) = made else { break };
        println!("⚠ {}: {}: once more, after {fault}", driver.engine(), journey.name);
        made = runtime.block_on(visit::make(journey, driver));
        if made.is_ok() {
            record.waver(driver.engine(), journey.name, &fault.to_string());
        }
    }
    made.inspect_err(|fault| record.fail(driver.engine(), journey.name, &fault.to_string()))
}
