//! Counts what passed and what failed while suites run, so that the last line can say it all.
//!
//! Must not know: what the suites test.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::failure::Failure;
use crate::process;

/// What has passed and failed so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
    /// Suites in which something failed.
    broken: Vec<String>,
}

impl Tally {
    /// Does one check that counts as one. A failure is told and remembered; the rest still runs.
    pub(crate) fn check(&mut self, name: &str, work: impl FnOnce() -> Result<(), Failure>) {
        println!("▸ {name}");
        let began = Instant::now();
        match work() {
            Ok(()) => {
                self.passed += 1;
                println!("✔ {name}: {:.1} s", began.elapsed().as_secs_f32());
            }
            Err(failure) => self.fail(name, &failure),
        }
    }

    /// Runs a test program and counts what its summaries say.
    pub(crate) fn suite(&mut self, name: &str, command: &mut Command) {
        println!("▸ {name}: {}", process::line(command));
        let began = Instant::now();
        let failed = self.failed;
        match self.listen(command) {
            Ok(()) => println!("✔ {name}: {:.1} s", began.elapsed().as_secs_f32()),
            // Tests that failed are counted already; a suite that did not even run counts as one.
            Err(failure) if self.failed == failed => self.fail(name, &failure),
            Err(failure) => {
                self.broken.push(name.to_owned());
                println!("✘ {name}: {failure}");
            }
        }
    }

    /// Says how it went, and fails where anything did.
    pub(crate) fn close(self) -> Result<(), Failure> {
        let Self { passed, failed, broken } = self;
        if !broken.is_empty() {
            println!("\nFailed: {}", broken.join(", "));
        }
        println!("\n{passed} passed, {failed} failed");
        if failed > 0 {
            Err(Failure::Found("not everything is as it should be.".to_owned()))
        } else {
            Ok(())
        }
    }

    fn fail(&mut self, name: &str, failure: &Failure) {
        self.failed += 1;
        self.broken.push(name.to_owned());
        println!("✘ {name}: {failure}");
    }

    fn listen(&mut self, command: &mut Command) -> Result<(), Failure> {
        let line = process::line(command);
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|cause| Failure::Absent { program: line.clone(), cause })?;
        for said in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
            let said = said.unwrap_or_default();
            println!("{said}");
            let (passed, failed) = counts(&said).unwrap_or_default();
            self.passed += passed;
            self.failed += failed;
        }
        let status =
            child.wait().map_err(|cause| Failure::Absent { program: line.clone(), cause })?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::Ended { line, how: status.to_string() })
        }
    }
}

/// Passed and failed of `test result: ok. 3 passed; 0 failed; …`.
fn counts(line: &str) -> Option<(usize, usize)> {
    let summary = line.trim().strip_prefix("test result: ")?;
    let count = |what: &str| -> Option<usize> {
        let words = summary.split(['.', ';']).map(str::trim);
        words.filter_map(|part| part.strip_suffix(what)).find_map(|n| n.trim().parse().ok())
    };
    Some((count("passed")?, count("failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_summary_of_a_suite() {
        let line = "test result: ok. 13 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out";
        assert_eq!(counts(line), Some((13, 0)));
        assert_eq!(counts("test result: FAILED. 1 passed; 2 failed; 0 ignored"), Some((1, 2)));
        assert_eq!(counts("test a::b ... ok"), None);
    }

    #[test]
    fn a_suite_that_fails_or_never_runs_is_not_forgotten() {
        let mut tally = Tally::default();
        tally.suite("nothing", &mut Command::new("no-such-program-as-this"));
        tally.check("wrong", || Err(Failure::Found("it is wrong.".to_owned())));
        tally.check("right", || Ok(()));
        assert_eq!((tally.passed, tally.failed), (1, 2));
        assert_eq!(tally.broken, ["nothing", "wrong"]);
        assert!(tally.close().is_err());
    }
}
