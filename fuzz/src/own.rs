//! A reader's own files: whatever they are, they become sources or are refused in words, and each
//! source is a transcript.

use std::hash::Hasher;

use intake::{Labels, read};
use siphasher::sip128::{Hasher128, SipHasher13};

/// Takes in a file of this name. Its last byte says what a label is, as the reader may.
pub fn take_in(name: &str, bytes: &[u8]) {
    let (choice, bytes) = bytes.split_last().unwrap_or((&0, &[]));
    let labels = Labels::ALL.get(usize::from(*choice));
    for taken in read(name, bytes) {
        match taken.source {
            Ok(source) => {
                let source = labels.map_or(source.clone(), |labels| intake::cut(&source, *labels));
                assert!(!source.trim().is_empty());
                let (transcript, _) = transcript::parse(&taken.name, &source);
                assert!(!transcript.id.as_str().is_empty());
            }
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
    }
}

/// A zip with a backup's list of these lines, between a sound first and last one, and a transcript.
pub fn backup_with(lines: &str) -> Vec<u8> {
    let list = format!("Lectern backup 1\n{lines}\n");
    let mut hasher = SipHasher13::new();
    hasher.write(list.as_bytes());
    let list = format!("{list}end\t{:016x}\n", hasher.finish128().h1);
    zip(&[("lectern-backup.txt", &list), ("transcripts/00001-a.md", "Hi.")])
}

/// A zip of these files, none of them packed.
pub fn zip(files: &[(&str, &str)]) -> Vec<u8> {
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
