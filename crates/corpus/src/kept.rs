//! What of one build is kept for the next: extracts, packed texts and phrases, each under the digest
//! of all that it was made from. Whatever is not kept, or not as it was put, is made anew.
//!
//! Must not know: where it is kept.

use serde::Serialize;
use serde::de::DeserializeOwned;
use siphasher::sip128::{Hasher128, SipHasher13};
use transcript::{Remark, Transcript};

use crate::compile::{Cache, Source};
use crate::extract::Extract;
use crate::format::FORMAT_VERSION;
use crate::preset;
use crate::volumes::{self, Packed};

/// A cache that may be there.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub cache: Option<&'a dyn Cache>,
    pub version: &'a [u8],
}

/// Where the text of a transcript is to be had.
#[derive(Debug)]
pub(crate) enum Origin<'a> {
    /// From the caller.
    Given(&'a Transcript),
    /// From the source just parsed, whose key this is.
    Parsed(u128, Box<Transcript>),
    /// From the source, whose key this is; it need not be parsed where all is kept.
    Source(u128, Source<'a>),
}

/// What one source gave.
#[derive(Debug)]
pub(crate) struct Extracted<'a> {
    pub extract: Extract,
    pub doubts: Vec<Remark>,
    pub origin: Origin<'a>,
}

impl Origin<'_> {
    fn key(&self) -> Option<u128> {
        match self {
            Self::Given(_) => None,
            Self::Parsed(key, _) | Self::Source(key, _) => Some(*key),
        }
    }

    fn with<R>(&self, work: impl FnOnce(&Transcript) -> R) -> R {
        match self {
            Self::Given(transcript) => work(transcript),
            Self::Parsed(_, transcript) => work(transcript),
            Self::Source(_, source) => work(&transcript::parse_bytes(source.name, source.bytes).0),
        }
    }
}

impl Kept<'_> {
    /// Parses `source`, unless what it gives is kept.
    pub(crate) fn extract<'a>(&self, source: &Source<'a>) -> Extracted<'a> {
        let key = self.key(b"extract", &[source.name.as_bytes(), source.bytes]);
        if let Some((extract, doubts)) = self.get(key) {
            return Extracted { extract, doubts, origin: Origin::Source(key, *source) };
        }
        let (transcript, doubts) = transcript::parse_bytes(source.name, source.bytes);
        let made = (Extract::of(&transcript), doubts);
        self.put(key, &made);
        let (extract, doubts) = made;
        Extracted { extract, doubts, origin: Origin::Parsed(key, Box::new(transcript)) }
    }

    /// The phrases of the oldest transcripts.
    pub(crate) fn phrases(&self, oldest: &[&Origin<'_>]) -> Vec<u8> {
        let choose = || {
            let mut sample = Vec::new();
            for origin in oldest {
                origin.with(|transcript| volumes::sample(transcript, &mut sample));
            }
            preset::choose(&sample)
        };
        let keys: Option<Vec<[u8; 16]>> =
            oldest.iter().map(|origin| origin.key().map(u128::to_le_bytes)).collect();
        let key = keys.map(|keys| self.key(b"phrases", &[keys.as_flattened()]));
        self.make(key, choose)
    }

    /// The packed text of a transcript.
    pub(crate) fn pack(&self, origin: &Origin<'_>, phrases: &[u8], alone: bool) -> Packed {
        let key = origin
            .key()
            .map(|key| self.key(b"text", &[&key.to_le_bytes(), phrases, &[u8::from(alone)]]));
        self.make(key, || origin.with(|transcript| volumes::pack(transcript, phrases, alone)))
    }

    fn make<T: Serialize + DeserializeOwned>(
        &self,
        key: Option<u128>,
        make: impl FnOnce() -> T,
    ) -> T {
        let Some(key) = key else { return make() };
        self.get(key).unwrap_or_else(|| {
            let made = make();
            self.put(key, &made);
            made
        })
    }

    fn key(&self, what: &[u8], parts: &[&[u8]]) -> u128 {
        let version = FORMAT_VERSION.to_le_bytes();
        let lead = [what, &version, self.version];
        digest(lead.iter().chain(parts))
    }

    fn get<T: DeserializeOwned>(&self, key: u128) -> Option<T> {
        let bytes = self.cache?.get(&format!("{key:032x}"))?;
        let (sum, bytes) = bytes.split_at_checked(16)?;
        let sound = digest([bytes].iter()).to_le_bytes() == sum;
        if sound { postcard::from_bytes(bytes).ok() } else { None }
    }

    fn put<T: Serialize>(&self, key: u128, made: &T) {
        if let Some((cache, bytes)) = self.cache.zip(postcard::to_allocvec(made).ok()) {
            let sum = digest([bytes.as_slice()].iter()).to_le_bytes();
            cache.put(&format!("{key:032x}"), &[&sum[..], &bytes].concat());
        }
    }
}

/// A digest of parts and of where each ends.
fn digest<'a>(parts: impl Iterator<Item = &'a &'a [u8]>) -> u128 {
    let mut hasher = SipHasher13::new();
    for part in parts {
        core::hash::Hasher::write(&mut hasher, &(part.len() as u64).to_le_bytes());
        core::hash::Hasher::write(&mut hasher, part);
    }
    hasher.finish128().into()
}
