//! Archives of files, read in memory under bounds: how many files, how large each, how large all.
//! Paths are never followed; one that tries to lead elsewhere is refused.
//!
//! Must not know: what the files are.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::{LARGEST, Refusal};

/// How much is read of one archive.
#[derive(Debug)]
pub(crate) struct Bounds {
    /// Most files.
    pub files: usize,
    /// Most bytes of one, unpacked.
    pub each: usize,
    /// Most bytes of all, unpacked.
    pub all: usize,
}

/// What is read of an archive of transcripts.
pub(crate) const USUAL: Bounds = Bounds { files: 5_000, each: LARGEST, all: 256 * 1024 * 1024 };

/// A file of an archive.
#[derive(Debug)]
pub(crate) struct Entry {
    pub path: String,
    pub bytes: Result<Vec<u8>, Refusal>,
}

/// All files of an archive; folders, and what systems hide between them, are passed over.
pub(crate) fn entries(bytes: &[u8], bounds: &Bounds) -> Result<Vec<Entry>, Refusal> {
    let (count, mut rest) = directory(bytes).ok_or(Refusal::DamagedArchive)?;
    if count > bounds.files {
        return Err(Refusal::TooManyEntries);
    }
    let mut room = bounds.all;
    let mut found = Vec::new();
    for _ in 0..count {
        let (row, next) = row(rest).ok_or(Refusal::DamagedArchive)?;
        rest = next;
        let hidden =
            row.path.split('/').any(|part| part.starts_with('.') && !part.starts_with(".."));
        if row.path.ends_with('/') || hidden || row.path.starts_with("__MACOSX/") {
            continue;
        }
        let unpacked = unpack(bytes, &row, bounds.each.min(room));
        room -= unpacked.as_ref().map_or(0, Vec::len);
        found.push(Entry { path: row.path, bytes: unpacked });
    }
    Ok(found)
}

/// Whether an archive has a file of that path.
pub(crate) fn holds(bytes: &[u8], path: &str) -> bool {
    let Some((count, mut rest)) = directory(bytes) else { return false };
    (0..count)
        .map_while(|_| {
            let (row, next) = row(rest)?;
            rest = next;
            Some(row)
        })
        .any(|row| row.path == path)
}

/// How many rows the directory has, and where it begins.
fn directory(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = directory_end(bytes)?;
    Some((usize::from(u16_at(end, 10)?), bytes.get(u32_at(end, 16)?..)?))
}

/// A row of the directory at the archive's end.
struct Row {
    path: String,
    secret: bool,
    method: u16,
    packed: usize,
    start: usize,
}

/// The record that closes an archive, found from behind.
fn directory_end(bytes: &[u8]) -> Option<&[u8]> {
    let least = bytes.len().checked_sub(22)?;
    let first = least.saturating_sub(usize::from(u16::MAX));
    let at = (first..=least).rev().find(|at| bytes.get(*at..*at + 4) == Some(b"PK\x05\x06"))?;
    bytes.get(at..)
}

/// The first row, and what follows it.
fn row(rest: &[u8]) -> Option<(Row, &[u8])> {
    if rest.get(..4) != Some(b"PK\x01\x02") {
        return None;
    }
    let name = usize::from(u16_at(rest, 28)?);
    let more = usize::from(u16_at(rest, 30)?) + usize::from(u16_at(rest, 32)?);
    let row = Row {
        path: String::from_utf8_lossy(rest.get(46..46 + name)?).into_owned(),
        secret: u16_at(rest, 8)? & 1 == 1,
        method: u16_at(rest, 10)?,
        packed: u32_at(rest, 20)?,
        start: u32_at(rest, 42)?,
    };
    Some((row, rest.get(46 + name + more..)?))
}

fn unpack(bytes: &[u8], row: &Row, most: usize) -> Result<Vec<u8>, Refusal> {
    let leads_out = row.path.starts_with(['/', '\\'])
        || row.path.contains(':')
        || row.path.split(['/', '\\']).any(|part| part == "..");
    if leads_out {
        return Err(Refusal::StrangePath);
    }
    let data = data(bytes, row).ok_or(Refusal::DamagedArchive)?;
    match row.method {
        _ if row.secret => Err(Refusal::UnknownPacking),
        0 if data.len() > most => Err(Refusal::Bomb),
        0 => Ok(data.to_vec()),
        8 => decompress_to_vec_with_limit(data, most).map_err(|error| match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Refusal::Bomb,
            _ => Refusal::DamagedArchive,
        }),
        _ => Err(Refusal::UnknownPacking),
    }
}

/// The packed bytes, behind the file's own head.
fn data<'a>(bytes: &'a [u8], row: &Row) -> Option<&'a [u8]> {
    let head = bytes.get(row.start..)?;
    if head.get(..4) != Some(b"PK\x03\x04") {
        return None;
    }
    let start = 30 + usize::from(u16_at(head, 26)?) + usize::from(u16_at(head, 28)?);
    head.get(start..start.checked_add(row.packed)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(pair))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}
