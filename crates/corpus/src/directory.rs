//! The speakers of a segment as they are called. Writer and reader together.
//!
//! One section: per speaker, flags, then what the flags leave open: key, name, office, label,
//! aliases. A key is most often the name in an address's letters, and the only alias the label in
//! these; neither is then written out.
//!
//! Speakers come in the order of their turns. Every answer counts all of them, so few files hold
//! many.
//!
//! Must not know: who says what.

use crate::format::{Reader, Sealed, body, put_str, put_varint};
use crate::manifest::SpeakerRow;
use crate::message::{Role, SpeakerKey, Who};
use crate::speakers::slug;

/// Speakers described by one file.
pub(crate) const PER_FILE: usize = 512;

const ANONYMOUS: u8 = 4;
const OFFICE: u8 = 8;
/// The key is not the name's.
const OWN_KEY: u8 = 16;
/// The aliases are not just the label's.
const OWN_ALIASES: u8 = 32;
/// The name is the label.
const NAMELESS: u8 = 64;

/// Writes speakers.
pub(crate) fn encode(rows: &[SpeakerRow]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for SpeakerRow { key, who, aliases } in rows {
        let own_key = key.0 != slug(&who.name);
        let own_aliases = *aliases != usual_aliases(&key.0, &who.label);
        let role = Role::ALL.iter().position(|role| *role == who.role).unwrap_or(0) as u8;
        bytes.push(
            role | flag(ANONYMOUS, who.anonymous)
                | flag(OFFICE, who.office.is_some())
                | flag(OWN_KEY, own_key)
                | flag(OWN_ALIASES, own_aliases)
                | flag(NAMELESS, who.name == who.label),
        );
        put_str(&mut bytes, &who.label);
        if who.name != who.label {
            put_str(&mut bytes, &who.name);
        }
        who.office.iter().for_each(|office| put_str(&mut bytes, office));
        if own_key {
            put_str(&mut bytes, &key.0);
        }
        if own_aliases {
            put_varint(&mut bytes, aliases.len() as u64);
            aliases.iter().for_each(|alias| put_str(&mut bytes, alias));
        }
    }
    body(&[&bytes])
}

fn flag(bit: u8, set: bool) -> u8 {
    if set { bit } else { 0 }
}

fn usual_aliases(key: &str, label: &str) -> Vec<String> {
    let alias = slug(label);
    if alias == key { Vec::new() } else { vec![alias] }
}

/// Reads `count` speakers.
pub(crate) fn decode(file: &Sealed, count: usize) -> Option<Vec<SpeakerRow>> {
    let mut reader = Reader(file.section(0)?);
    let mut rows = Vec::new();
    for _ in 0..count {
        rows.push(row(&mut reader)?);
    }
    reader.0.is_empty().then_some(rows)
}

fn row(reader: &mut Reader<'_>) -> Option<SpeakerRow> {
    let [flags] = reader.bytes(1)? else { return None };
    let has = |bit: u8| flags & bit != 0;
    let label = reader.str()?.to_owned();
    let name = if has(NAMELESS) { label.clone() } else { reader.str()?.to_owned() };
    let office = if has(OFFICE) { Some(reader.str()?.to_owned()) } else { None };
    let key = if has(OWN_KEY) { reader.str()?.to_owned() } else { slug(&name) };
    let aliases = if has(OWN_ALIASES) {
        let count = reader.small()?;
        (0..count).map(|_| reader.str().map(str::to_owned)).collect::<Option<_>>()?
    } else {
        usual_aliases(&key, &label)
    };
    let role = *Role::ALL.get(usize::from(flags & 3))?;
    let who = Who { name, office, label, role, anonymous: has(ANONYMOUS) };
    Some(SpeakerRow { key: SpeakerKey(key), who, aliases })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_come_back() {
        let row = |key: &str, name: &str, office: Option<&str>, aliases: &[&str]| SpeakerRow {
            key: SpeakerKey(key.to_owned()),
            who: Who {
                name: name.to_owned(),
                office: office.map(str::to_owned),
                label: "MS. PSAKI".to_owned(),
                role: Role::Official,
                anonymous: office.is_none(),
            },
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        };
        let rows = [
            row("jen-psaki", "Jen Psaki", Some("Press Secretary"), &["ms-psaki"]),
            row("psaki", "Jen Psaki", None, &[]),
            row("ms-psaki", "MS. PSAKI", None, &[]),
            row("jen-psaki", "Jen Psaki", None, &["ms-psaki", "q"]),
        ];
        let file = Sealed::of_body(encode(&rows)).unwrap();
        assert_eq!(decode(&file, 4).as_deref(), Some(&rows[..]));
        assert_eq!(decode(&file, 3), None);
        assert_eq!(decode(&file, 5), None);
    }
}
