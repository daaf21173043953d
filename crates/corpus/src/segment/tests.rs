//! The door against transcripts it was made from, and against files made by a broken or a hostile
//! writer: checksums hold, contents do not.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use transcript::Transcript;

use super::*;
use crate::compile::Compiled;
use crate::engine::Engine;
use crate::fold::fold;
use crate::format::{Draft, SetName, ShardName, body, seal};
use crate::manifest::{self, Volume};
use crate::marks;
use crate::message::{Filter, MarkName, Request, Scope, Search, TurnNo};
use crate::pack::draft;
use crate::positions::Place;
use crate::tokenize::{stem, tokens, words};

/// Enough turns for every kind of file, for pairs, and for positions that span pages.
fn long_transcript() -> Transcript {
    let mut text =
        "---\ndate: '2021-03-23'\ntitle: A call\n---\n \nJames S. Brady Room\n\n".to_owned();
    for n in 0..1_600 {
        text.push_str(&format!(
            "MR. KIRBY:  It is {n} of the number of the topic{} (Laughter.) and of it.\n\nQ    Is \
             it the {n} of it?\n\n",
            n % 700
        ));
    }
    transcript::parse("a.md", &text).0
}

fn short_transcript() -> Transcript {
    let text = "---\ndate: '2022-03-23'\ntitle: Another\n---\n \nMODERATOR:  Good (Laughter.) day.\n\n\
        Q    Is it, is it good?\n\nMODERATOR:  It is \\[sic\\] good.\n";
    transcript::parse("b.md", text).0
}

fn supplied(archive: &Compiled) -> Segment {
    let mut segment = Segment::open(&archive.manifest).unwrap();
    for shard in &archive.shards {
        segment.supply(&shard.name, &shard.bytes).unwrap();
    }
    segment
}

/// Every term of the texts with the places at which it stands.
fn scan(texts: &[&str]) -> BTreeMap<String, Vec<Place>> {
    let mut found: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (turn, text) in (0_u64..).zip(texts) {
        for (position, span) in (0_u64..).zip(tokens(text)) {
            let mut folded = String::new();
            fold(span.of(text), &mut folded);
            found.entry(folded).or_default().push(turn << 32 | position);
        }
    }
    found
}

#[test]
fn the_door_tells_what_the_transcripts_say() {
    let all = [long_transcript(), short_transcript()];
    let archive = crate::compile(&all);
    let segment = supplied(&archive);
    let texts: Vec<&str> =
        all.iter().flat_map(|t| &t.turns).map(|turn| turn.text.text.as_str()).collect();
    assert_eq!(segment.all_turns() as usize, texts.len());
    let lengths = segment.lengths().unwrap();
    for (turn, text) in (0..).zip(&texts) {
        assert_eq!(lengths.get(turn), Some(words(text)));
    }
    for (nth, transcript) in all.iter().enumerate() {
        assert_eq!(segment.find(&transcript.id).unwrap(), Some(nth));
        assert_eq!(segment.reading(nth).unwrap().turns.len(), transcript.turns.len());
        let entry = segment.entry(nth).unwrap();
        assert_eq!(
            (&entry.title, &entry.places),
            (&transcript.meta.title, &transcript.meta.places)
        );
        assert_eq!(segment.cast(nth).unwrap().len(), transcript.speakers.len());
    }
    let every = [0, 7, 3_199, 3_200, 3_202];
    let read: Vec<&str> = segment.text(&every).unwrap().iter().map(|turn| turn.text).collect();
    assert_eq!(read, every.map(|turn| texts[turn as usize]));
    let (marks, mask) = (segment.marks_of_turns().unwrap(), marks::mask(&[MarkName::Laughter]));
    let laughter: Vec<u32> =
        (0..segment.all_turns()).filter(|turn| marks.of(*turn) & mask != 0).collect();
    let expected: Vec<u32> =
        (0..).zip(&texts).filter(|(_, text)| text.contains("(Laughter")).map(|(n, _)| n).collect();
    assert_eq!(laughter, expected);
    words_are_where_they_stand(&segment, &texts);
}

fn words_are_where_they_stand(segment: &Segment, texts: &[&str]) {
    let scan = scan(texts);
    let spelled: Vec<(String, u32)> = scan
        .iter()
        .map(|(term, places)| {
            let turns: BTreeSet<u64> = places.iter().map(|place| place >> 32).collect();
            (term.clone(), turns.len() as u32)
        })
        .collect();
    assert_eq!(segment.spellings("").unwrap(), spelled);
    let form = |term: &str| {
        let forms = segment.forms(&stem(term)).unwrap();
        forms.into_iter().find(|form| form.term.folded == *term).unwrap()
    };
    for (term, places) in &scan {
        let form = form(term);
        let postings = segment.postings(&form).unwrap();
        assert_eq!(segment.places_of(&form, &postings, &postings.turns).unwrap(), *places);
        let few: Vec<u32> = postings.turns.iter().copied().step_by(97).collect();
        let of_few: Vec<Place> =
            places.iter().copied().filter(|p| few.contains(&((p >> 32) as u32))).collect();
        assert_eq!(segment.places_of(&form, &postings, &few).unwrap(), of_few);
    }
    let pair = segment.pair("of", "the").unwrap().unwrap();
    let postings = segment.postings(&pair).unwrap();
    let found = segment.places_of(&pair, &postings, &postings.turns).unwrap();
    let the = &scan["the"];
    let expected: Vec<Place> =
        scan["of"].iter().copied().filter(|p| the.binary_search(&(p + 1)).is_ok()).collect();
    assert_eq!(found, expected);
    assert!(segment.pair("of", "topic1").unwrap().is_none());
    assert!(segment.pair("the", "of").unwrap().is_none());
}

#[test]
fn few_turns_need_few_pages() {
    let archive = crate::compile(&[long_transcript(), short_transcript()]);
    let mut segment = Segment::open(&archive.manifest).unwrap();
    for shard in &archive.shards {
        if !matches!(segment.place_of(shard.name.number), Some((FileKind::Positions, _)))
            || shard.name.set != segment.manifest.index
        {
            segment.supply(&shard.name, &shard.bytes).unwrap();
        }
    }
    let form = segment.forms("of").unwrap().remove(0);
    let postings = segment.postings(&form).unwrap();
    let lacking = |among: &[u32]| match segment.places_of(&form, &postings, among) {
        Err(stop) => match stop.why() {
            Why::Need(names) => names.len(),
            other => panic!("{other:?}"),
        },
        Ok(_) => panic!("nothing is lacking"),
    };
    assert!(lacking(&postings.turns) > 1);
    assert!(lacking(&postings.turns[..1]) <= 2);
}

#[test]
fn text_waits_for_the_phrases_it_presumes() {
    let mut sentences = Vec::new();
    for n in 0_u32..40_000 {
        let word = n.wrapping_mul(2_654_435_761) >> 8;
        sentences.push(format!("the President of the United States said {word:x} today. "));
    }
    let turns = sentences.chunks(20).map(|some| format!("Q    {}\n\n", some.concat()));
    let text = "---\ndate: '2021-03-23'\ntitle: A call\n---\n \n".to_owned();
    let (transcript, _) = transcript::parse("a.md", &turns.fold(text, |all, turn| all + &turn));
    let archive = crate::compile(&[transcript, short_transcript()]);
    let mut segment = Segment::open(&archive.manifest).unwrap();
    let phrases = segment.manifest.phrases.unwrap();
    let (own, others): (Vec<_>, Vec<_>) =
        archive.shards.iter().partition(|shard| shard.name.set == phrases);
    for shard in others.iter().chain(&own) {
        let lacks_phrases = segment.text(&[0]);
        assert!(matches!(lacks_phrases.map_err(Stop::why), Err(Why::Need(_))));
        segment.supply(&shard.name, &shard.bytes).unwrap();
    }
    let text = segment.text(&[0]).unwrap()[0].text;
    assert!(text.starts_with("the President of the United States"));
}

/// Kind and body of a file.
type Unsealed = (FileKind, Vec<u8>);

/// A manifest with all of its index inside, and the files of its one text.
fn small_archive() -> (Manifest, Vec<Vec<u8>>, Vec<Unsealed>) {
    let archive = crate::compile(&[short_transcript()]);
    let (manifest, inside) = manifest::decode(&archive.manifest).unwrap();
    let text = archive.shards.iter().zip([FileKind::Head, FileKind::Block]).map(|(shard, kind)| {
        let part = Part::Shard(shard.name);
        let file = Sealed::open(part, kind, &shard.bytes, &[]).unwrap();
        let sections: Vec<&[u8]> = (0..file.len()).map(|n| file.section(n).unwrap()).collect();
        (kind, body(&sections))
    });
    (manifest, inside, text.collect())
}

fn flip(bytes: &mut [u8], at: usize, mask: u8) {
    let place = at % bytes.len();
    bytes[place] ^= mask;
}

/// Seals the text anew, under the name that it then has, and asks everything there is to ask; any
/// answer will do.
fn ask_all(mut manifest: Manifest, inside: &[Vec<u8>], text: &[Unsealed]) {
    let drafts: Vec<Draft> = text.iter().map(|(kind, body)| draft(*kind, body, &[])).collect();
    let (set, files) = seal(&SetName::default(), &drafts);
    manifest.volumes = vec![Volume { name: set, transcripts: 1 }];
    ask_manifest(&manifest::encode(&manifest, inside), &set, &files);
}

fn ask_manifest(manifest: &[u8], set: &SetName, files: &[Vec<u8>]) {
    let manifest = draft(FileKind::Manifest, manifest, &[]);
    let manifest = seal(&SetName::default(), &[manifest]).1.remove(0);
    let (Ok(mut engine), Ok(mut segment)) = (Engine::open(&manifest), Segment::open(&manifest))
    else {
        return;
    };
    for (number, bytes) in (0..).zip(files) {
        let name = ShardName { set: *set, number };
        let _ = engine.supply(&name, bytes.clone());
        let _ = segment.supply(&name, bytes);
    }
    let id = short_transcript().id;
    for query in ["", "good", "\"is it\"", "sic nothing"] {
        for scope in [Scope::Transcript(id.clone()), Scope::Archive { first: 0, count: 9 }] {
            engine.ask(&Request::Search(Search::new(query.to_owned(), Filter::default(), scope)));
        }
    }
    engine.ask(&Request::Read(id));
    ask_door(&segment);
}

fn ask_door(segment: &Segment) {
    let turns: Vec<u32> = (0..segment.all_turns().min(9)).collect();
    let _ = (segment.lengths(), segment.text(&turns), segment.speakers());
    let _ = segment.marks_of_turns();
    for (spelling, _) in segment.spellings("").unwrap_or_default() {
        for form in segment.forms(&stem(&spelling)).unwrap_or_default() {
            let Ok(postings) = segment.postings(&form) else { continue };
            let _ = segment.places_of(&form, &postings, &postings.turns);
        }
    }
    for transcript in 0..segment.transcripts().min(9) {
        let _ = (segment.entry(transcript), segment.cast(transcript), segment.reading(transcript));
        segment.places(transcript).iter().for_each(|place| _ = segment.place(*place));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn contradictions_never_panic(file in 0_usize..16, at in 0_usize..10_000, mask in 1_u8..) {
        let (manifest, mut inside, mut text) = small_archive();
        let all = inside.len() + text.len();
        match file % all {
            nth if nth < inside.len() => flip(&mut inside[nth], at, mask),
            nth => flip(&mut text[nth - inside.len()].1, at, mask),
        }
        ask_all(manifest, &inside, &text);
    }

    #[test]
    fn contradicting_manifests_never_panic(at in 0_usize..10_000, mask in 1_u8..) {
        let (manifest, inside, text) = small_archive();
        let drafts: Vec<Draft> = text.iter().map(|(kind, body)| draft(*kind, body, &[])).collect();
        let (set, files) = seal(&SetName::default(), &drafts);
        let mut body = manifest::encode(&manifest, &inside);
        flip(&mut body, at, mask);
        ask_manifest(&body, &set, &files);
    }

    /// Damage below the checksum: the deflated stream itself.
    #[test]
    fn garbled_streams_never_panic(at in 0_usize..10_000, mask in 1_u8.., plain in any::<u32>()) {
        let (_, _, text) = small_archive();
        let mut drafts: Vec<Draft> =
            text.iter().map(|(kind, body)| draft(*kind, body, &[])).collect();
        flip(&mut drafts[1].packed, at, mask);
        let (set, files) = seal(&SetName::default(), &drafts);
        let part = Part::Shard(ShardName { set, number: 1 });
        let _ = Sealed::open(part, FileKind::Block, &files[1], &[]);
        drafts[0].plain = plain;
        let (set, files) = seal(&SetName::default(), &drafts);
        let part = Part::Shard(ShardName { set, number: 0 });
        let refused = Sealed::open(part, FileKind::Head, &files[0], &[]);
        prop_assert!(refused.is_err() || plain as usize == text[0].1.len());
    }
}

#[test]
fn the_number_of_a_turn_is_its_transcripts_own() {
    let archive = crate::compile(&[long_transcript(), short_transcript()]);
    let segment = supplied(&archive);
    let first = segment.turns(&(1..2)).start;
    assert_eq!(segment.text(&[first]).unwrap()[0].no, TurnNo(1));
}
