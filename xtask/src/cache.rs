//! What one build keeps for the next: a folder of files, of which those that were not asked for are
//! thrown away.
//!
//! Must not know: what is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use corpus::Cache;

use crate::failure::Failure;

/// A folder of kept files.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Names of the files that this build read or wrote.
    used: Mutex<BTreeSet<String>>,
}

impl Folder {
    /// Opens the folder, which is made where it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn open(path: PathBuf) -> Result<Self, Failure> {
        fs::create_dir_all(&path).map_err(Failure::file("make", &path))?;
        Ok(Self { path, used: Mutex::default() })
    }

    /// Throws away what this build had no use for. What cannot be thrown away stays.
    pub(crate) fn tidy(&self) {
        let (Ok(used), Ok(files)) = (self.used.lock(), fs::read_dir(&self.path)) else { return };
        for file in files.flatten() {
            if file.file_name().to_str().is_none_or(|name| !used.contains(name)) {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn use_name(&self, name: &str) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(name.to_owned());
        }
    }
}

impl Cache for Folder {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = fs::read(self.path.join(name)).ok()?;
        self.use_name(name);
        Some(bytes)
    }

    /// What cannot be written is made anew the next time.
    fn put(&self, name: &str, bytes: &[u8]) {
        if fs::write(self.path.join(name), bytes).is_ok() {
            self.use_name(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_no_use_goes() {
        let path = std::env::temp_dir().join(format!("lectern-kept-{}", std::process::id()));
        let folder = Folder::open(path.clone()).unwrap();
        folder.put("one", b"1");
        folder.put("two", b"2");
        let next = Folder::open(path.clone()).unwrap();
        assert_eq!(next.get("two").as_deref(), Some(&b"2"[..]));
        assert_eq!(next.get("three"), None);
        next.tidy();
        assert_eq!(next.get("one"), None);
        assert_eq!(next.get("two").as_deref(), Some(&b"2"[..]));
        fs::remove_dir_all(path).unwrap();
    }
}
