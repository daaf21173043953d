//! A backup: one file with all that a reader keeps on a device, which can be restored on any. It is a
//! zip, so that the transcripts in it can be had without Lectern too. Both directions side by side.
//!
//! Must not know: where it is kept, what settings mean.
//!
//! ```text
//! lectern-backup.txt      the list, below
//! transcripts/00001-….md  each transcript's source, numbered in the order of the list
//!
//! Lectern backup 1                        kind of file, and its version
//! setting TAB key TAB value               each setting
//! view TAB ?q=…                           the address of the view, with its pins
//! transcript TAB digest TAB path TAB name each transcript, and the name that its identity hangs on
//! end TAB digest                          of all lines above
//! ```
//!
//! In keys, values and names `\`, tab and line ends are written `\\`, `\t`, `\n`, `\r`. A digest is
//! SipHash-1-3 of 128 bits under the key of zeros, the first 64 in hexadecimal: it tells damage, and is no
//! defence against a forger. Whoever restores a backup treats it as any other file of a stranger.
//!
//! ```
//! use intake::{Backup, Saved};
//!
//! let saved = Saved { name: "talk.txt".into(), source: "---\ntitle: T\n---\n\nHi.\n".into() };
//! let backup = Backup { transcripts: vec![saved], ..Backup::default() };
//! let bytes = backup.to_bytes()?;
//! assert_eq!(Backup::read(&bytes)?, (backup, vec![]));
//! # Ok::<(), intake::Refusal>(())
//! ```

use core::hash::Hasher;
use core::slice::Iter;

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::zip::{self, Bounds, Entry};
use crate::{Refusal, pack};

/// The list's own path.
const LIST: &str = "lectern-backup.txt";

/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;

/// Sources may be somewhat larger than the files that they were made from, and there may be more of
/// them than in any one archive.
const BOUNDS: Bounds = Bounds { files: 65_000, each: 64 << 20, all: 512 << 20 };

/// Lost transcripts beyond which a list is taken for a hoax: each is looked for in all that follows.
const MOST_LOST: usize = 1_000;

/// All that a reader keeps on a device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// Settings, each with its key.
    pub settings: Vec<(String, String)>,
    /// The query string of the address, which holds pins among others; may be empty.
    pub view: String,
    pub transcripts: Vec<Saved>,
}

/// A transcript in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The name under which it is parsed.
    pub name: String,
    pub source: String,
}

impl Backup {
    /// Writes a backup.
    ///
    /// # Errors
    /// Where there is more than could be restored.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Refusal> {
        let sum: usize = self.transcripts.iter().map(|one| one.source.len()).sum();
        if sum > BOUNDS.all || self.transcripts.len() >= BOUNDS.files {
            return Err(Refusal::TooMuch);
        }
        let paths = (1..).zip(&self.transcripts).map(|(number, one)| path(number, &one.name));
        let paths: Vec<_> = paths.collect();
        let list = self.list(&paths);
        let mut files = vec![(LIST, list.as_bytes())];
        files.extend(
            paths.iter().zip(&self.transcripts).map(|(p, one)| (&**p, one.source.as_bytes())),
        );
        Ok(pack::zip(&files))
    }

    fn list(&self, paths: &[String]) -> String {
        let mut list = format!("Lectern backup {VERSION}\n");
        for (key, value) in &self.settings {
            list.extend(["setting\t", &escape(key), "\t", &escape(value), "\n"]);
        }
        list.extend(["view\t", &escape(&self.view), "\n"]);
        for (path, one) in paths.iter().zip(&self.transcripts) {
            let digest = digest(one.source.as_bytes());
            list.extend(["transcript\t", &digest, "\t", path, "\t", &escape(&one.name), "\n"]);
        }
        let end = digest(list.as_bytes());
        list + "end\t" + &end + "\n"
    }

    /// Whether these bytes say that they are a backup.
    pub fn is_one(bytes: &[u8]) -> bool {
        zip::holds(bytes, LIST)
    }

    /// Reads a backup, and the names of the transcripts in it that are damaged or lost.
    ///
    /// # Errors
    /// Where its list cannot be relied on.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<String>), Refusal> {
        let files = zip::entries(bytes, &BOUNDS)?;
        let list = found(&mut files.iter(), LIST);
        let list = list.and_then(|list| core::str::from_utf8(list).ok());
        let lines = lines(list.ok_or(Refusal::DamagedBackup)?)?;
        let mut files = files.iter();
        let (mut backup, mut lost) = (Self::default(), Vec::new());
        for line in lines {
            match *line.split('\t').collect::<Vec<_>>() {
                ["setting", key, value] => backup.settings.push((unescape(key), unescape(value))),
                ["view", view] => backup.view = unescape(view),
                ["transcript", digest, path, name] => match source(&mut files, path, digest) {
                    Some(source) => backup.transcripts.push(Saved { name: unescape(name), source }),
                    None => lost.push(unescape(name)),
                },
                _ => return Err(Refusal::DamagedBackup),
            }
            if lost.len() > MOST_LOST {
                return Err(Refusal::DamagedBackup);
            }
        }
        Ok((backup, lost))
    }
}

/// The lines of a list between its first and its last, which have been checked.
fn lines(list: &str) -> Result<core::str::Lines<'_>, Refusal> {
    let (first, rest) = list.split_once('\n').ok_or(Refusal::DamagedBackup)?;
    let version = first.strip_prefix("Lectern backup ").and_then(|version| version.parse().ok());
    match version {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(Refusal::NewerBackup),
        _ => return Err(Refusal::DamagedBackup),
    }
    let whole = list.strip_suffix('\n').and_then(|list| list.rsplit_once("\nend\t"));
    let (above, end) = whole.ok_or(Refusal::DamagedBackup)?;
    let above = list.get(..=above.len()).unwrap_or_default();
    if digest(above.as_bytes()) != end {
        return Err(Refusal::DamagedBackup);
    }
    Ok(rest.get(..above.len() - first.len() - 1).unwrap_or_default().lines())
}

fn source(files: &mut Iter<'_, Entry>, path: &str, expected: &str) -> Option<String> {
    let bytes = found(files, path).filter(|bytes| digest(bytes) == expected)?;
    String::from_utf8(bytes.to_vec()).ok()
}

/// The bytes of the next file of that path. Files stand in the order of the list, whoever packed them;
/// where there is none of that path, the way goes on from where it was.
fn found<'a>(files: &mut Iter<'a, Entry>, path: &str) -> Option<&'a [u8]> {
    let mut ahead = files.clone();
    let file = ahead.find(|file| file.path == path)?;
    *files = ahead;
    file.bytes.as_deref().ok()
}

fn digest(bytes: &[u8]) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish128().h1)
}

/// A path that every system can unpack, and that says what it is.
fn path(number: u32, name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let name = name.strip_suffix(".md").unwrap_or(name);
    let name: String = name.chars().map(|c| if plain(c) { c } else { '-' }).take(80).collect();
    format!("transcripts/{number:05}-{name}.md")
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        plain.extend(match c {
            '\\' => rest.next().map(|c| match c {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                other => other,
            }),
            c => Some(c),
        });
    }
    plain
}
