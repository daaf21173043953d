//! A whole segment as one run of bytes, for a host that keeps it: manifest and shards, end to end.
//! Both directions side by side. Each file inside checks itself when it is opened.
//!
//! Must not know: where it is kept.

use crate::compile::Compiled;
use crate::format::ShardName;
use crate::names::SetName;

/// The first byte of all bundles; another one is another version's.
const VERSION: u8 = 1;

/// A manifest and the shards beside it.
pub type Parts = (Vec<u8>, Vec<(ShardName, Vec<u8>)>);

/// A shard as it stands in a bundle: its set, its number, its bytes.
type Kept = ([u8; 10], u32, Vec<u8>);

/// Writes a segment as one run of bytes.
pub fn bundle(compiled: &Compiled) -> Vec<u8> {
    let shards =
        compiled.shards.iter().map(|shard| (shard.name.set.0, shard.name.number, &shard.bytes));
    let parts = (&compiled.manifest, shards.collect::<Vec<_>>());
    let mut bytes = vec![VERSION];
    bytes.extend(postcard::to_allocvec(&parts).unwrap_or_default());
    bytes
}

/// Reads what [`bundle`] wrote; `None` where the bytes are of another version, or broken off.
pub fn unbundle(bytes: &[u8]) -> Option<Parts> {
    let rest = bytes.strip_prefix(&[VERSION])?;
    let (manifest, shards): (_, Vec<Kept>) = postcard::from_bytes(rest).ok()?;
    let name = |(set, number, bytes)| (ShardName { set: SetName(set), number }, bytes);
    Some((manifest, shards.into_iter().map(name).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_comes_back_and_a_broken_one_does_not() {
        let text = "---\ndate: '2021-03-23'\ntitle: T\n---\n\nMS. QUILL:  Hi.\n";
        let compiled = crate::compile(&[transcript::parse("a.md", text).0]);
        let bytes = bundle(&compiled);
        let (manifest, shards) = unbundle(&bytes).unwrap();
        assert_eq!(manifest, compiled.manifest);
        let names: Vec<_> = compiled.shards.iter().map(|shard| shard.name).collect();
        assert_eq!(shards.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
        assert_eq!(unbundle(&bytes[..bytes.len() - 1]), None);
        assert_eq!(unbundle(&[2, 0]), None);
    }
}
