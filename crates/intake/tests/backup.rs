//! What a backup holds comes back, and what is no backup is refused.

use intake::{Backup, Refusal, Saved};
use proptest::prelude::*;

fn saved() -> impl Strategy<Value = Saved> {
    (".{1,40}", "(.|\n){0,200}").prop_map(|(name, source)| Saved { name, source })
}

fn backup() -> impl Strategy<Value = Backup> {
    let settings = prop::collection::vec((".{1,20}", "(.|[\n\t\\\\\r]){0,40}"), 0..4);
    let transcripts = prop::collection::vec(saved(), 0..6);
    (settings, ".{0,60}", transcripts).prop_map(|(settings, view, transcripts)| Backup {
        settings,
        view,
        transcripts,
    })
}

fn sample() -> Backup {
    let one = |name: &str, source: &str| Saved { name: name.into(), source: source.into() };
    Backup {
        settings: vec![("lectern-theme".into(), "dark".into())],
        view: "?q=harbour&pins=2024-05-02-abcd.3".into(),
        transcripts: vec![one("../a:b.txt", "---\ntitle: T\n---\n\nHi."), one("b.md", "Bye")],
    }
}

/// The zip with its list changed by hand; nothing in it is packed again.
fn with_list(change: impl Fn(&str) -> String) -> Vec<u8> {
    let list = "Lectern backup 1\nview\t\n";
    let text = change(list);
    let size = (text.len() as u32).to_le_bytes();
    let name = b"lectern-backup.txt";
    let sizes = [&[0; 4][..], &size, &size, &(name.len() as u16).to_le_bytes()].concat();
    let file =
        [&b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, &[0; 2], name, text.as_bytes()].concat();
    let row = [&b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, &[0; 16], name].concat();
    let place = [(row.len() as u32).to_le_bytes(), (file.len() as u32).to_le_bytes()].concat();
    [&file[..], &row, b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &place, &[0; 2]].concat()
}

#[test]
fn a_backup_is_told_from_other_archives() {
    assert!(Backup::is_one(&sample().to_bytes().unwrap()));
    assert!(!Backup::is_one(b"PK\x05\x06"));
    assert_eq!(Backup::read(b"nothing"), Err(Refusal::DamagedArchive));
}

#[test]
fn a_list_that_cannot_be_relied_on_is_refused() {
    let refused = |list: &str| Backup::read(&with_list(|_| list.to_owned())).unwrap_err();
    assert_eq!(refused("Lectern backup 2\nview\t\nend\tx\n"), Refusal::NewerBackup);
    assert_eq!(refused("Lectern backup 0\n"), Refusal::DamagedBackup);
    assert_eq!(
        refused("Lectern backup 1\nview\t\nend\t0000000000000000\n"),
        Refusal::DamagedBackup
    );
    assert_eq!(refused("Lectern backup 1\nend\t"), Refusal::DamagedBackup);
    assert_eq!(refused(""), Refusal::DamagedBackup);
    assert_eq!(Backup::read(&with_list(str::to_owned)), Err(Refusal::DamagedBackup));
}

#[test]
fn what_is_damaged_costs_only_itself() {
    let sound = sample().to_bytes().unwrap();
    let packed = miniz_oxide::deflate::compress_to_vec(b"Bye", 6);
    let at = sound.windows(packed.len()).position(|part| part == packed).unwrap();
    let mut bytes = sound.clone();
    bytes[at + 1] ^= 0x10;
    let (backup, lost) = Backup::read(&bytes).unwrap();
    assert_eq!(lost, ["b.md"]);
    assert_eq!(backup.transcripts, sample().transcripts[..1]);
}

proptest! {
    #[test]
    fn what_is_saved_comes_back(backup in backup()) {
        let bytes = backup.to_bytes().unwrap();
        prop_assert!(Backup::is_one(&bytes));
        prop_assert_eq!(Backup::read(&bytes), Ok((backup, vec![])));
    }

    #[test]
    fn a_damaged_backup_gives_nothing_that_was_not_saved(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut bytes = sample().to_bytes().unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        if let Ok((backup, _)) = Backup::read(&bytes) {
            prop_assert_eq!(&backup.settings, &sample().settings);
            prop_assert!(backup.transcripts.iter().all(|one| sample().transcripts.contains(one)));
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = Backup::read(&bytes);
    }
}
