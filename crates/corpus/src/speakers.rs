//! One speaker for all transcripts: joins the casts of an archive's transcripts under keys that an
//! address can show.
//!
//! - A speaker with a full name is that name's slug: `jen-psaki`.
//! - A label without a name joins a named person only where exactly one person of the archive is
//!   named under that label. Labels that name a role never join a person.
//! - Anything else is its label's slug; the press, whoever asks, is `q`.
//!
//! Must not know: turns' texts, how a shard looks.

use std::collections::{BTreeMap, BTreeSet};

use transcript::{Role, Speaker};

use crate::extract::Extract;
use crate::fold::fold;
use crate::manifest::{SpeakerRow, Voice, VoiceNo};
use crate::message::{SpeakerKey, Who};

/// A name in small ASCII letters and digits, other characters a hyphen. A letter of another script
/// is its number in Unicode, so that no name is nameless.
pub(crate) fn slug(name: &str) -> String {
    let mut folded = String::new();
    fold(name, &mut folded);
    let mut slug = String::new();
    for c in folded.chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            // MS. O'CONNELL is one word to an address too.
            '\'' | '’' | '.' => {}
            _ if c.is_alphanumeric() => slug.push_str(&format!("{:x}", u32::from(c))),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "unnamed".to_owned() } else { slug.to_owned() }
}

/// The speakers of all transcripts as one cast.
#[derive(Debug, Default)]
pub(crate) struct Company {
    pub speakers: Vec<SpeakerRow>,
    pub voices: Vec<Voice>,
    /// For each transcript, for each of its own speakers, the voice.
    pub casts: Vec<Vec<VoiceNo>>,
}

/// Joins the casts of `transcripts`.
pub(crate) fn join(transcripts: &[&Extract]) -> Company {
    let people = people_by_label(transcripts);
    let mut gathered: BTreeMap<SpeakerKey, Gathered> = BTreeMap::new();
    let mut parts = Vec::new();
    for transcript in transcripts {
        let mut own = Vec::new();
        for (speaker, turns) in transcript.speakers.iter().zip(transcript.turns_by_speaker()) {
            let key = key(speaker, &people);
            gathered.entry(key.clone()).or_default().add(speaker, turns);
            own.push((key, speaker.role));
        }
        parts.push(own);
    }
    company(&gathered, &parts)
}

/// Numbers the speakers and their voices: those with most turns first, of equals by key.
fn company(
    gathered: &BTreeMap<SpeakerKey, Gathered>,
    parts: &[Vec<(SpeakerKey, Role)>],
) -> Company {
    let mut company = Company::default();
    let mut numbers: BTreeMap<(&SpeakerKey, Role), VoiceNo> = BTreeMap::new();
    let mut order: Vec<(&SpeakerKey, &Gathered)> = gathered.iter().collect();
    order.sort_by_key(|(_, all)| core::cmp::Reverse(all.roles.values().sum::<u32>()));
    for (speaker, (key, all)) in order.into_iter().enumerate() {
        for (role, turns) in &all.roles {
            numbers.insert((key, *role), VoiceNo(company.voices.len() as u32));
            company.voices.push(Voice { speaker: speaker as u32, role: *role, turns: *turns });
        }
        company.speakers.push(all.row(key));
    }
    let number = |(key, role): &(SpeakerKey, Role)| numbers.get(&(key, *role)).copied();
    company.casts = parts.iter().map(|own| own.iter().filter_map(number).collect()).collect();
    company
}

/// For each label, the people who are named under it somewhere.
fn people_by_label(transcripts: &[&Extract]) -> BTreeMap<String, BTreeSet<String>> {
    let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for speaker in transcripts.iter().flat_map(|transcript| &transcript.speakers) {
        if let (Some(name), false) = (&speaker.name, speaker.anonymous) {
            people.entry(speaker.label.clone()).or_default().insert(slug(name));
        }
    }
    people
}

/// The speaker's key; `people` are those named under each label.
fn key(speaker: &Speaker, people: &BTreeMap<String, BTreeSet<String>>) -> SpeakerKey {
    if speaker.role == Role::Press {
        return SpeakerKey("q".to_owned());
    }
    let only = |people: &BTreeSet<String>| match people.len() {
        1 => people.first().cloned(),
        _ => None,
    };
    let person = match &speaker.name {
        _ if speaker.anonymous => None,
        Some(name) => Some(slug(name)),
        None => people.get(&speaker.label).and_then(only),
    };
    SpeakerKey(person.unwrap_or_else(|| slug(&speaker.label)))
}

/// A speaker's own key, as far as one transcript can tell.
pub(crate) fn own_key(speaker: &Speaker) -> SpeakerKey {
    key(speaker, &BTreeMap::new())
}

/// How one transcript shows a speaker.
pub(crate) fn who(speaker: &Speaker) -> Who {
    let label = speaker.printed.first().unwrap_or(&speaker.label);
    Who {
        name: speaker.name.as_ref().unwrap_or(&speaker.label).clone(),
        office: speaker.office.clone(),
        label: label.clone(),
        role: speaker.role,
        anonymous: speaker.anonymous,
    }
}

/// What all transcripts say of one speaker, weighed by turns.
#[derive(Debug, Default)]
struct Gathered {
    names: BTreeMap<String, u32>,
    offices: BTreeMap<String, u32>,
    labels: BTreeMap<String, u32>,
    printed: BTreeMap<String, u32>,
    roles: BTreeMap<Role, u32>,
    anonymous: bool,
}

impl Gathered {
    fn add(&mut self, speaker: &Speaker, turns: u32) {
        let mut weigh = |pile: fn(&mut Self) -> &mut BTreeMap<String, u32>, text: &str| {
            *pile(self).entry(text.to_owned()).or_default() += turns;
        };
        speaker.name.iter().for_each(|name| weigh(|all| &mut all.names, name));
        speaker.office.iter().for_each(|office| weigh(|all| &mut all.offices, office));
        weigh(|all| &mut all.labels, &speaker.label);
        weigh(|all| &mut all.printed, speaker.printed.first().unwrap_or(&speaker.label));
        *self.roles.entry(speaker.role).or_default() += turns;
        self.anonymous |= speaker.anonymous;
    }

    fn row(&self, key: &SpeakerKey) -> SpeakerRow {
        let label = heaviest(&self.printed).unwrap_or_default();
        let aliases: BTreeSet<String> =
            self.labels.keys().map(|label| slug(label)).filter(|alias| *alias != key.0).collect();
        SpeakerRow {
            key: key.clone(),
            who: Who {
                name: heaviest(&self.names).or_else(|| heaviest(&self.labels)).unwrap_or_default(),
                office: heaviest(&self.offices),
                label,
                role: heaviest(&self.roles).unwrap_or_default(),
                anonymous: self.anonymous,
            },
            aliases: aliases.into_iter().collect(),
        }
    }
}

/// What weighs most; of equals the first.
fn heaviest<T: Clone + Ord>(pile: &BTreeMap<T, u32>) -> Option<T> {
    let heavier = |(_, a): &(&T, &u32), (_, b): &(&T, &u32)| a.cmp(b);
    pile.iter().rev().max_by(heavier).map(|(thing, _)| thing.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs() {
        let check = |name: &str, expected: &str| assert_eq!(slug(name), expected, "{name}");
        check("Jen Psaki", "jen-psaki");
        check("MS. PSAKI", "ms-psaki");
        check("MS. O’CONNELL", "ms-oconnell");
        check("DR. NUNEZ-SMITH", "dr-nunez-smith");
        check("PRESIDENT NAUSĖDA", "president-nauseda");
        check("  — Ærø — ", "aero");
        check("大統領", "59277d719818");
        check("", "unnamed");
        check("<script>", "script");
    }

    /// Keys of the speakers of several transcripts, given as (label, name, anonymous).
    fn keys(transcripts: &[&[(&str, Option<&str>, bool)]]) -> Vec<Vec<String>> {
        let transcript = |cast: &&[(&str, Option<&str>, bool)]| {
            let (mut transcript, _) = transcript::parse("x.md", "");
            transcript.speakers = cast.iter().map(|part| speaker(*part)).collect();
            transcript
        };
        let all: Vec<Extract> =
            transcripts.iter().map(|cast| Extract::of(&transcript(cast))).collect();
        let company = join(&all.iter().collect::<Vec<_>>());
        let key = |voice: &VoiceNo| {
            let voice = company.voices[voice.0 as usize];
            company.speakers[voice.speaker as usize].key.0.clone()
        };
        company.casts.iter().map(|cast| cast.iter().map(key).collect()).collect()
    }

    fn speaker((label, name, anonymous): (&str, Option<&str>, bool)) -> Speaker {
        Speaker {
            label: label.to_owned(),
            name: name.map(str::to_owned),
            office: None,
            role: if label == "Q" { Role::Press } else { Role::Official },
            anonymous,
            at_least: 1,
            evidence: Vec::new(),
            printed: vec![label.to_owned()],
        }
    }

    #[test]
    fn a_label_joins_the_one_person_named_under_it() {
        let psaki = ("MS. PSAKI", Some("Jen Psaki"), false);
        let bare = ("MS. PSAKI", None, false);
        assert_eq!(keys(&[&[psaki], &[bare]]), [["jen-psaki"], ["jen-psaki"]]);
        assert_eq!(keys(&[&[bare]]), [["ms-psaki"]]);
    }

    #[test]
    fn a_label_of_two_people_joins_neither() {
        let jake = ("MR. SULLIVAN", Some("Jake Sullivan"), false);
        let john = ("MR. SULLIVAN", Some("John Sullivan"), false);
        let bare = ("MR. SULLIVAN", None, false);
        let expected = [["jake-sullivan"], ["john-sullivan"], ["mr-sullivan"]];
        assert_eq!(keys(&[&[jake], &[john], &[bare]]), expected);
    }

    #[test]
    fn a_role_is_nobody_and_the_press_is_one() {
        let named = ("SENIOR ADMINISTRATION OFFICIAL", Some("Somebody"), false);
        let role = ("SENIOR ADMINISTRATION OFFICIAL", None, true);
        let press = ("Q", None, true);
        let expected = [["somebody", "q"], ["senior-administration-official", "q"]];
        assert_eq!(keys(&[&[named, press], &[role, press]]), expected);
    }

    #[test]
    fn labels_are_aliases_of_whom_they_mean() {
        let (mut transcript, _) = transcript::parse("x.md", "");
        transcript.speakers = vec![speaker(("MS. PSAKI", Some("Jen Psaki"), false))];
        let company = join(&[&Extract::of(&transcript)]);
        assert_eq!(company.speakers[0].aliases, ["ms-psaki"]);
        assert_eq!(company.speakers[0].who.label, "MS. PSAKI");
    }

    #[test]
    fn the_heaviest_wins_and_of_equals_the_first() {
        let pile = |weights: &[(char, u32)]| weights.iter().copied().collect::<BTreeMap<_, _>>();
        assert_eq!(heaviest(&pile(&[('a', 1), ('b', 3), ('c', 3)])), Some('b'));
        assert_eq!(heaviest(&pile(&[])), None);
    }
}
