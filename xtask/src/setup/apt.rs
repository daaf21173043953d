//! The package manager of Debian and its kin, used where we may.

use std::process::Command;

use super::run_step;
use crate::failure::Failure;
use crate::process::{self, on_path};

/// Installs Debian packages.
///
/// # Errors
/// With the command to run by hand, where there is no apt, no right to use it, or no network.
pub(super) fn ensure(packages: &[&str], what: &str) -> Result<(), Failure> {
    let by_hand = |lacking: String| Failure::ByHand {
        lacking,
        command: format!("sudo apt-get install --no-install-recommends {}", packages.join(" ")),
    };
    let Some(rights) = rights() else {
        return Err(by_hand(format!("{what} cannot be installed without the right to do so")));
    };
    let mut command = apt_get(&rights, &["install", "-y", "--no-install-recommends", "-q"]);
    command.args(packages);
    if run_step(&format!("installing {what}"), "half a minute", &mut command).is_ok() {
        return Ok(());
    }
    println!("  perhaps the list of packages is old; fetching it anew");
    process::run(&mut apt_get(&rights, &["update", "-q"]))
        .and_then(|()| run_step(&format!("installing {what}"), "half a minute", &mut command))
        .map_err(|failure| by_hand(failure.to_string()))
}

/// How we may call apt-get.
enum Rights {
    Ours,
    Lent,
}

fn rights() -> Option<Rights> {
    on_path("apt-get")?;
    let user = process::quiet(Command::new("id").arg("-u"))?;
    if user.trim() == "0" {
        return Some(Rights::Ours);
    }
    process::quiet(Command::new("sudo").args(["-n", "true"])).map(|_| Rights::Lent)
}

fn apt_get(rights: &Rights, words: &[&str]) -> Command {
    let mut command = match rights {
        Rights::Ours => Command::new("apt-get"),
        Rights::Lent => {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        }
    };
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
