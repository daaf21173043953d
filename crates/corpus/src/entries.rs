//! What a list says of a transcript beyond the manifest. Writer and reader together.
//!
//! One section: per transcript, its id (only the letters after the date where the date is that of
//! publication), its title, one more than its minutes, or 0, and its words.
//!
//! The same stands in each block of the transcript's text (`text.rs`), so that a row with a snippet
//! needs nothing from here.
//!
//! Must not know: what else is known of a transcript.

use transcript::{Date, TranscriptId};

use crate::format::{Reader, Sealed, body, put_str, put_varint};

/// Transcripts described by one file. Twenty rows are of nearly as many files in a large archive, so
/// that a file of 32 (1.2 to 1.5 KB on the wire) costs a first query 15 KB at 1,154 transcripts and
/// 28 KB at 10,758: too much for twenty titles.
pub(crate) const PER_FILE: usize = 16;

/// What is told of one transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntryRow {
    pub id: TranscriptId,
    pub title: String,
    pub minutes: Option<u16>,
    /// Words of all turns.
    pub words: u32,
}

/// The date as ids begin, hyphen included.
fn dated(date: Option<Date>) -> String {
    let mut start = date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    start.push('-');
    start
}

/// Writes descriptions, each with its transcript's day of publication.
pub(crate) fn encode<'a>(rows: impl Iterator<Item = (&'a EntryRow, Option<Date>)>) -> Vec<u8> {
    let mut bytes = Vec::new();
    rows.for_each(|(row, date)| put(&mut bytes, row, date));
    body(&[&bytes])
}

/// Appends one description.
pub(crate) fn put(bytes: &mut Vec<u8>, row: &EntryRow, date: Option<Date>) {
    let id = row.id.as_str();
    put_str(bytes, id.strip_prefix(dated(date).as_str()).unwrap_or(id));
    put_str(bytes, &row.title);
    put_varint(bytes, row.minutes.map_or(0, |minutes| u64::from(minutes) + 1));
    put_varint(bytes, u64::from(row.words));
}

/// Reads descriptions of transcripts that were published on `dates`.
pub(crate) fn decode(
    file: &Sealed,
    dates: impl Iterator<Item = Option<Date>>,
) -> Option<Vec<EntryRow>> {
    let mut reader = Reader(file.section(0)?);
    let rows = dates.map(|date| row(&mut reader, date)).collect::<Option<Vec<_>>>()?;
    reader.0.is_empty().then_some(rows)
}

/// Reads one description.
pub(crate) fn row(reader: &mut Reader<'_>, date: Option<Date>) -> Option<EntryRow> {
    let (id, title) = (reader.str()?, reader.str()?.to_owned());
    let id = if id.contains('-') { id.to_owned() } else { dated(date) + id };
    let minutes = u16::try_from(reader.small()?).ok()?.checked_sub(1);
    Some(EntryRow { id: TranscriptId::parse(&id)?, title, minutes, words: reader.small()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_come_back() {
        let row = |id: &str, minutes| EntryRow {
            id: TranscriptId::parse(id).unwrap(),
            title: format!("About {id}"),
            minutes,
            words: 5_000,
        };
        let rows = [
            (row("2021-03-23-k7q2", Some(0)), Date::new(2021, 3, 23)),
            (row("2021-03-23-k7q3", None), None),
            (row("undated-aaaa", Some(600)), None),
        ];
        let file = encode(rows.iter().map(|(row, date)| (row, *date)));
        let file = Sealed::of_body(file).unwrap();
        let read = decode(&file, rows.iter().map(|(_, date)| *date)).unwrap();
        assert!(read.iter().eq(rows.iter().map(|(row, _)| row)));
        assert_eq!(decode(&file, rows.iter().take(2).map(|(_, date)| *date)), None);
    }
}
