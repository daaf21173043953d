//! Files of a reader's, on the disk, so that they can be handed to a browser.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::Outcome;

const TALK: &str = "Talk on the breakwater\n\nQ: Why basalt?\nA: Because it is dense.\nQ: And the zanzibar clause?\nA: It stays.\n";

const BRIEFING: &str = "---\ndate: '2024-05-02'\ntitle: 'Briefing on dredging'\n---\n\nMS. QUILL:  Good morning.\n\nQ    Is the zanzibar clause gone?\n\nMS. QUILL:  It is not.\n";

const CAPTIONS: &str = "WEBVTT\n\n1\n00:00.000 --> 00:02.000\n<v Ada Quill>Good day.\n\n2\n00:02.000 --> 00:04.000\n<v Bob Oakes>On zanzibar, please.\n\n3\n00:04.000 --> 00:06.000\n<v Ada Quill>Nothing new.\n";

/// A folder of files that goes with its owner.
pub(crate) struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    /// A folder of this name with a file of each kind in it.
    pub(crate) fn new(name: &str) -> Outcome<Self> {
        let folder =
            Self(std::env::temp_dir().join(format!("lectern-{}-{name}", std::process::id())));
        fs::create_dir_all(&folder.0)?;
        let zip = zip(&[
            ("talks/first.txt", "Ada: One.\nAda: Two."),
            ("talks/second.txt", "Bob: Three.\nBob: Four."),
            ("../../out.txt", "Eve: Out.\nEve: Away."),
        ]);
        folder.put("2024-05-03 talk.txt", TALK.as_bytes())?;
        folder.put("the same.txt", TALK.as_bytes())?;
        folder.put("2024-05-02-dredging.md", BRIEFING.as_bytes())?;
        folder.put("2024-05-04 meeting.vtt", CAPTIONS.as_bytes())?;
        folder.put("set.zip", &zip)?;
        folder.put("photo.png", b"\x89PNG\r\n")?;
        Ok(folder)
    }

    /// Adds a file.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> Outcome {
        Ok(fs::write(self.0.join(name), bytes)?)
    }

    /// The paths of these files.
    pub(crate) fn files(&self, names: &[impl AsRef<Path>]) -> Vec<PathBuf> {
        names.iter().map(|name| self.0.join(name)).collect()
    }
}

/// A zip of these files, none of them packed.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut rows) = (Vec::new(), Vec::new());
    for (path, text) in files {
        let size = (text.len() as u32).to_le_bytes();
        let sizes = [&[0; 4][..], &size, &size, &(path.len() as u16).to_le_bytes()].concat();
        rows.extend([b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0", &sizes[..], &[0; 12]].concat());
        rows.extend([&(bytes.len() as u32).to_le_bytes()[..], path.as_bytes()].concat());
        bytes.extend([b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0", &sizes[..], &[0; 2]].concat());
        bytes.extend([path.as_bytes(), text.as_bytes()].concat());
    }
    let count = (files.len() as u16).to_le_bytes();
    let place = [(rows.len() as u32).to_le_bytes(), (bytes.len() as u32).to_le_bytes()].concat();
    [&bytes[..], &rows, b"PK\x05\x06\0\0\0\0", &count, &count, &place, &[0; 2]].concat()
}
