//! A whole segment as one run of bytes, for a host that keeps it: manifest and shards, end to end.
//! Both directions side by side.
//!
//! Must not know: where it is kept.
//!
//! ```text
//!  0   1  FORMAT_VERSION
//!  1   8  checksum of all that follows
//!  9      manifest, and each shard with its name, as `carried.rs` writes them
//! ```
//!
//! Each file inside checks itself as well when it is opened. The checksum here is for what stands
//! between them: an engine whose segment lacks a shard would look for it where it is not.

use crate::carried::{self, Carried};
use crate::compile::Compiled;
use crate::error::Fault;
use crate::format::{FORMAT_VERSION, ShardName, put_varint, sum};

/// The first byte of all bundles.
const VERSION: u8 = FORMAT_VERSION as u8;
const _: () = assert!(VERSION as u16 == FORMAT_VERSION, "the version no longer fits its byte");

/// A manifest and the shards beside it.
pub type Parts = (Vec<u8>, Vec<(ShardName, Vec<u8>)>);

/// Writes a segment as one run of bytes.
pub fn bundle(compiled: &Compiled) -> Vec<u8> {
    let mut parts = Vec::new();
    compiled.manifest.put(&mut parts);
    put_varint(&mut parts, compiled.shards.len() as u64);
    for shard in &compiled.shards {
        shard.name.put(&mut parts);
        shard.bytes.put(&mut parts);
    }
    let mut bytes = vec![VERSION];
    bytes.extend(sum(&parts));
    bytes.extend(parts);
    bytes
}

/// Reads what [`bundle`] wrote.
///
/// # Errors
/// What is wrong with the bytes: they are of another version, or damaged.
pub fn unbundle(bytes: &[u8]) -> Result<Parts, Fault> {
    let Some((version, rest)) = bytes.split_first() else { return Err(Fault::Damaged) };
    if *version != VERSION {
        return Err(Fault::Version { found: u16::from(*version) });
    }
    let whole = rest.split_first_chunk().filter(|(checksum, parts)| **checksum == sum(parts));
    let (_, parts) = whole.ok_or(Fault::Damaged)?;
    carried::read(parts).ok_or(Fault::Inconsistent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Compiler;
    use crate::engine::Engine;

    fn compiled() -> Compiled {
        let text = "---\ndate: '2021-03-23'\ntitle: T\n---\n\nMS. QUILL:  Hi.\n";
        Compiler::default().compile(&[crate::Source { name: "a.md", bytes: text.as_bytes() }])
    }

    #[test]
    fn a_bundle_comes_back_and_can_be_adopted() {
        let compiled = compiled();
        let (manifest, shards) = unbundle(&bundle(&compiled)).unwrap();
        assert_eq!(manifest, compiled.manifest);
        let names: Vec<_> = compiled.shards.iter().map(|shard| shard.name).collect();
        assert_eq!(shards.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
        let mut engine = Engine::open(&crate::compile(&[]).manifest).unwrap();
        assert_eq!(engine.adopt(&manifest, shards), Ok(()));
    }

    #[test]
    fn a_bundle_of_another_version_says_so() {
        let mut bytes = bundle(&compiled());
        for version in [1, VERSION - 1, VERSION + 1] {
            bytes[0] = version;
            assert_eq!(unbundle(&bytes), Err(Fault::Version { found: u16::from(version) }));
        }
    }

    #[test]
    fn a_damaged_bundle_is_refused_wherever_the_damage_is() {
        let sound = bundle(&compiled());
        for at in 1..sound.len() {
            let mut bytes = sound.clone();
            bytes[at] ^= 1;
            assert_eq!(unbundle(&bytes), Err(Fault::Damaged), "{at}");
            assert!(unbundle(&sound[..at]).is_err(), "{at}");
        }
        assert_eq!(unbundle(&[]), Err(Fault::Damaged));
    }
}
