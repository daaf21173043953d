//! A backup whose list is whatever was typed, under a sound digest: the reader behind the seal.
#![no_main]

use intake::Backup;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|lines: String| {
    let bytes = fuzz::own::backup_with(&lines);
    if let Ok((backup, _)) = Backup::read(&bytes) {
        let again = backup.to_bytes().expect("what was restored can be saved");
        assert_eq!(Backup::read(&again), Ok((backup, vec![])));
    }
});
