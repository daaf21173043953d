//! Every command of the project: reads the word and its options, calls the room that does it.

mod archive;
mod bench;
mod budget;
mod cache;
mod check;
mod corpus;
#[cfg(test)]
mod examples;
mod export;
mod failure;
mod finish;
mod help;
mod process;
mod project;
mod setup;
mod site;
mod suite;
mod tally;
mod tidy;
mod turns;

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::failure::Failure;
use crate::project::Project;

fn main() -> ExitCode {
    match command(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("✘ {failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let word = match arguments.next()? {
        Some(Value(word)) => word.string()?,
        None | Some(Long("help") | Short('h')) => {
            print!("{}", help::ALL);
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    let page =
        page(&word).ok_or_else(|| Failure::Usage(format!("there is no command `{word}`")))?;
    let Some(options) = Options::read(arguments, page)? else {
        print!("{page}");
        return Ok(());
    };
    obey(&word, options, &Project::here())
}

fn page(word: &str) -> Option<&'static str> {
    Some(match word {
        "serve" => help::SERVE,
        "test" => help::TEST,
        "build" => help::BUILD,
        "export" => help::EXPORT,
        "check" => help::CHECK,
        "bench" => help::BENCH,
        "corpus" => help::CORPUS,
        "finish" => help::FINISH,
        _ => return None,
    })
}

fn obey(word: &str, options: Options, project: &Project) -> Result<(), Failure> {
    let Options { corpus, out, format, port, open } = options;
    match word {
        "serve" => site::serve(project, corpus, port.unwrap_or(8080), open),
        "test" => suite::run(project),
        "build" => site::build(project, corpus, out),
        "export" => export::run(project, corpus, format, out),
        "check" => check::run(project),
        "bench" => bench::run(project, corpus, out),
        "corpus" => self::corpus::run(project),
        _ => finish::run(),
    }
}

/// What was asked for beyond the word itself.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    corpus: Option<PathBuf>,
    out: Option<PathBuf>,
    format: Option<export::Format>,
    port: Option<u16>,
    open: bool,
}

impl Options {
    /// Reads the options that the help `page` of the command lists; `None` asks for that page.
    fn read(mut arguments: lexopt::Parser, page: &str) -> Result<Option<Self>, Failure> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next()? {
            let known = match &argument {
                Long("help") | Short('h') => return Ok(None),
                Long(name) => page.contains(&format!("  --{name} ")),
                _ => false,
            };
            match argument {
                Long("corpus") if known => options.corpus = Some(arguments.value()?.into()),
                Long("out") if known => options.out = Some(arguments.value()?.into()),
                Long("format") if known => options.format = Some(arguments.value()?.parse()?),
                Long("port") if known => options.port = Some(arguments.value()?.parse()?),
                Long("open") if known => options.open = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(Some(options))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, line: &str) -> Result<Option<Options>, Failure> {
        Options::read(lexopt::Parser::from_args(line.split_whitespace()), page)
    }

    #[test]
    fn options_are_those_that_the_help_lists() {
        let options = check(help::BUILD, "--corpus a --out=b").unwrap().unwrap();
        assert_eq!((options.corpus, options.out), (Some("a".into()), Some("b".into())));
        assert!(check(help::CHECK, "--corpus a").is_err());
        assert!(check(help::SERVE, "--port 99999").is_err());
        assert!(check(help::SERVE, "stray").is_err());
        assert!(check(help::SERVE, "--port 1 --help").unwrap().is_none());
    }

    #[test]
    fn every_command_has_a_page_that_all_lists() {
        for word in ["serve", "test", "build", "export", "check", "bench", "corpus", "finish"] {
            let page = page(word).unwrap();
            assert!(page.contains(&format!("Usage: cargo xtask {word}")), "{word}");
            assert!(help::ALL.contains(&format!("  {word}")) || word == "finish", "{word}");
        }
        assert!(page("sreve").is_none());
    }
}
