//! What `--help` prints.

/// All commands.
pub(crate) const ALL: &str = "\
Lectern: an explorer for press-briefing transcripts, all in the reader's browser.

Usage: cargo xtask <command> [options]

  serve    build, serve on 127.0.0.1, rebuild and reload on change
  test     everything: format, lint, native, WebAssembly, byte budgets, browser journeys
  build    the release site, from the seeds or from any folder of transcripts
  export   transcripts as JSON, JSON lines or CSV
  check    what needs no browser: format, lint, native tests, house rules, byte budgets
  bench    how fast parsing, compiling and searching are on this machine

  corpus, finish    Trunk's hooks before and after a build; Trunk.toml calls them

`cargo xtask <command> --help` says more. Tools that are missing are installed below target/.
";

pub(crate) const SERVE: &str = "\
Builds the archive and the app and serves them on 127.0.0.1; rebuilds and reloads on change.
Installs what is missing first: the wasm32 target, trunk, wasm-bindgen, wasm-opt. What is served is
what `build` builds, a fifth larger, and without what keeps it for a visit offline.

Usage: cargo xtask serve [--corpus DIR] [--port PORT] [--open]

  --corpus DIR   transcripts to serve, at any depth below DIR (default: seeds)
  --port PORT    port to listen on (default: 8080)
  --open         open a browser
";

pub(crate) const TEST: &str = "\
Runs everything: format and lint, native tests, WebAssembly tests, byte budgets, and the journeys
of a reader in Chromium, Firefox and WebKitGTK. Installs what is missing, browsers and drivers
with apt where it may; engines that cannot be had are named and left out.

Usage: cargo xtask test
";

pub(crate) const BUILD: &str = "\
Builds the release site and says what it weighs.

Usage: cargo xtask build [--corpus DIR] [--out DIR]

  --corpus DIR   transcripts, at any depth below DIR (default: seeds)
  --out DIR      where the site goes (default: dist)
";

pub(crate) const EXPORT: &str = "\
Writes transcripts as data: who said what, in order.

Usage: cargo xtask export [--corpus DIR] --format json|jsonl|csv [--out FILE]

  --corpus DIR   transcripts, at any depth below DIR (default: seeds)
  --format       json: one document; jsonl: one transcript a line; csv: one turn a row
  --out FILE     where it goes (default: standard output)
";

pub(crate) const CHECK: &str = "\
Checks all that needs no browser: format, lint (native and WebAssembly), native tests, the house
rules, byte budgets of a release build.

Usage: cargo xtask check
";

pub(crate) const BENCH: &str = "\
Measures parsing, compiling and searching on this machine, over ../shared/corpus where it is
there, else over the seeds, and prints a table. With --out, builds the site instead, and in it
`bench.html`: the same worker, module and archive, to be driven by a search bench in a browser.

Usage: cargo xtask bench [--corpus DIR] [--out DIR]

  --corpus DIR   transcripts, at any depth below DIR; or the file `turns.jsonl` of a bench, in
                 which turns are cut already: {doc, date, title, speaker, text} a line
  --out DIR      where the site to be driven goes
";

pub(crate) const CORPUS: &str = "\
Trunk's hook before a build: brings target/corpus up to date with the transcripts in seeds/, or
in $LECTERN_CORPUS.

Usage: cargo xtask corpus
";

pub(crate) const FINISH: &str = "\
Trunk's hook after a build: names the files in $TRUNK_STAGING_DIR by their content and writes the
page's security policy.

Usage: cargo xtask finish
";
