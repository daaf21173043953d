//! Where the reader was in each transcript, as one line of text that a device can keep.
//!
//! Must not know: where it is kept.

use corpus::message::{TranscriptId, TurnNo};

/// Transcripts whose place is remembered.
const MOST: usize = 50;

/// The turn that `kept` remembers of a transcript.
pub fn bookmark(kept: &str, transcript: &TranscriptId) -> Option<TurnNo> {
    let mut places = kept.split(' ').filter_map(|place| place.rsplit_once('.'));
    let (_, turn) = places.find(|(id, _)| *id == transcript.as_str())?;
    turn.parse().ok().map(TurnNo)
}

/// `kept` with this place in it, the newest first and the oldest left out.
pub fn with_bookmark(kept: &str, transcript: &TranscriptId, turn: TurnNo) -> String {
    let here = transcript.as_str().to_owned() + "." + &turn.0.to_string();
    let of_others =
        |place: &&str| place.rsplit_once('.').is_some_and(|(id, _)| id != transcript.as_str());
    let others = kept.split(' ').filter(of_others).take(MOST - 1);
    others.fold(here, |all, place| all + " " + place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_place_of_each() {
        let id = |text: &str| TranscriptId::parse(text).expect(text);
        let (one, two) = (id("2021-03-23-k7q2"), id("undated-aaaa"));
        let kept = with_bookmark("", &one, TurnNo(7));
        let kept = with_bookmark(&kept, &two, TurnNo(3));
        let kept = with_bookmark(&kept, &one, TurnNo(9));
        assert_eq!(kept, "2021-03-23-k7q2.9 undated-aaaa.3");
        assert_eq!(bookmark(&kept, &one), Some(TurnNo(9)));
        assert_eq!(bookmark("2021-03-23-k7q2.x nonsense", &one), None);
        let many = (0..80).fold(String::new(), |all, _| all + "undated-aaab.1 ");
        assert_eq!(with_bookmark(&many, &two, TurnNo(1)).split(' ').count(), MOST);
    }
}
