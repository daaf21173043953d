//! A backup of whatever bytes: refused, or what comes out of it goes in again.
#![no_main]

use intake::Backup;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok((backup, _)) = Backup::read(bytes) {
        let again = backup.to_bytes().expect("what was restored can be saved");
        assert_eq!(Backup::read(&again), Ok((backup, vec![])));
    }
});
