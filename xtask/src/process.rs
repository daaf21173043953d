//! Runs other programs, says what runs and how long it took.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use crate::failure::Failure;

/// Runs `command` to its end, its output going where ours goes.
///
/// # Errors
/// When it cannot be started or ends badly.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(absent(command))?;
    ended(command, status)
}

/// Runs `command` and returns what it printed. Its complaints go where ours go.
///
/// # Errors
/// When it cannot be started or ends badly.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output().map_err(absent(command))?;
    ended(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command` quietly and returns what it printed; `None` when it is absent or ends badly.
pub(crate) fn quiet(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Does one step of some length: says what, how long it usually takes, and how long it took.
pub(crate) fn step<T>(
    what: &str,
    usually: &str,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    println!("▸ {what} (usually {usually})");
    // A pipe that nobody reads is no reason to stop working.
    let _ = io::stdout().flush();
    let began = Instant::now();
    let done = work()?;
    println!("✔ {what}: {:.1} s", began.elapsed().as_secs_f32());
    Ok(done)
}

/// The first program called `name` on the PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| executable(&folder, name)).find(|file| file.is_file())
}

/// The file of a program called `name` in `folder`.
pub(crate) fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The PATH with `folder` in front of everything else.
pub(crate) fn path_led_by(folder: &Path) -> OsString {
    led_by(folder, &env::var_os("PATH").unwrap_or_default())
}

/// A list of folders with `folder` in front.
pub(crate) fn led_by(folder: &Path, rest: &OsStr) -> OsString {
    let folders = std::iter::once(folder.to_path_buf()).chain(env::split_paths(rest));
    env::join_paths(folders).unwrap_or_else(|_| rest.to_owned())
}

/// A `cargo` that does not inherit what cargo told us about ourselves.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder);
    forget_ourselves(&mut cargo);
    cargo
}

/// Takes away the variables that `cargo run` sets for this program and that would make a cargo
/// started from here believe that something has changed.
pub(crate) fn forget_ourselves(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let ours = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if ours {
            command.env_remove(name);
        }
    }
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let quote = |part: &OsStr| {
        let part = part.to_string_lossy();
        if part.contains([' ', '"', '\'']) { format!("{part:?}") } else { part.into_owned() }
    };
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(quote).collect::<Vec<_>>().join(" ")
}

fn absent(command: &Command) -> impl FnOnce(io::Error) -> Failure + use<> {
    let program = command.get_program().to_string_lossy().into_owned();
    move |cause| Failure::Absent { program, cause }
}

fn ended(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Ended { line: line(command), how: status.to_string() })
}
