//! Puts the pieces into which the module has been cut into files, one for each wing: for each set of
//! wings that share something there is a piece, and a browser has few connections for many small ones.
//! What others share with the reading of a transcript is a file of its own, and fetched with whichever of
//! them comes first. What they share among themselves travels with what stands beside the answers, which
//! no page is long without.
//!
//! Must not know: what is in a piece, how the module is cut.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use super::digest;
use super::named::write_by_content;
use crate::failure::Failure;

/// The wing in which a transcript is read.
pub(super) const READING: &str = "reading";

/// The wing of what stands beside the answers.
const BESIDE: &str = "beside";

/// The file of what others share with the reading.
pub(super) const SHARED: &str = "shared";

/// The pieces that each wing needs, its own among them.
pub(super) type Needs = HashMap<String, Vec<String>>;

/// A piece of the module: its name, its bytes.
pub(super) type Piece = (String, Vec<u8>);

/// Writes all pieces to the folder. Returns the script that loads them, which wants `pack` of
/// `script/wings.js`.
pub(super) fn pack(pieces: Vec<Piece>, needs: &Needs, folder: &Path) -> Result<String, Failure> {
    let mut packs = BTreeMap::<_, Vec<_>>::new();
    for piece in pieces {
        let pack = pack_of(&piece.0, needs);
        // Others wait for the first two.
        let place = [SHARED, BESIDE].iter().position(|first| *first == pack).unwrap_or(2);
        packs.entry((place, pack)).or_default().push(piece);
    }
    let mut script = String::new();
    for ((_, pack), mut pieces) in packs {
        // By its own measure and not by names that a linker gives: the order weighs up to a tenth, packed.
        pieces.sort_by(|a, b| a.1.len().cmp(&b.1.len()).then_with(|| a.cmp(b)));
        let lengths: Vec<_> = pieces.iter().map(|(_, bytes)| bytes.len()).collect();
        let bytes: Vec<_> = pieces.into_iter().flat_map(|(_, bytes)| bytes).collect();
        let name = write_by_content(folder, &format!("{pack}.wasm"), &bytes)?;
        let file = format!("\"./{name}\", \"{}\"", digest::of(&bytes));
        script.push_str(&loader(pack, &file, &lengths, needs));
    }
    Ok(script)
}

/// The file in which the piece of this name travels.
fn pack_of<'a>(piece: &str, needs: &'a Needs) -> &'a str {
    let needing = needs.iter().filter(|(_, pieces)| pieces.iter().any(|name| name == piece));
    let needing: BTreeSet<&str> = needing.map(|(wing, _)| wing.as_str()).collect();
    match needing.first() {
        Some(wing) if needing.len() == 1 => wing,
        _ if needing.contains(READING) => SHARED,
        _ => BESIDE,
    }
}

/// What loads a file, and the others that it needs.
fn loader(pack: &str, file: &str, lengths: &[usize], needs: &Needs) -> String {
    let pieces = needs.get(pack).into_iter().flatten();
    let others: BTreeSet<_> = pieces.map(|piece| pack_of(piece, needs)).collect();
    let others = others.into_iter().filter(|other| *other != pack);
    let others: Vec<_> = others.map(|other| format!("wing_{other}")).collect();
    let others = others.join(", ");
    let mut script =
        format!("const wing_{pack} = makeLoad(pack({file}, {lengths:?}), [{others}]);\n");
    if needs.contains_key(pack) {
        script += &format!("export const __wasm_split_load_{pack} = wrapAsyncCb(wing_{pack});\n");
    }
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs() -> Needs {
        let pieces = [
            ("reading", &["chunk_4", "split_reading"][..]),
            ("beside", &["chunk_4", "chunk_5", "split_beside"]),
            ("overlay", &["chunk_5", "split_overlay"]),
        ];
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        pieces.into_iter().map(|(wing, pieces)| (wing.to_owned(), names(pieces))).collect()
    }

    #[test]
    fn each_piece_is_in_one_file() {
        let packs = ["split_reading", "split_overlay", "chunk_4", "chunk_5"]
            .map(|piece| pack_of(piece, &needs()).to_owned());
        assert_eq!(packs, ["reading", "overlay", "shared", "beside"]);
    }

    #[test]
    fn a_wing_waits_for_what_it_shares() {
        let load = |pack, lengths: &[usize]| loader(pack, "\"./x\"", lengths, &needs());
        assert_eq!(load(SHARED, &[7]), "const wing_shared = makeLoad(pack(\"./x\", [7]), []);\n");
        assert_eq!(
            load(BESIDE, &[3, 5]),
            "const wing_beside = makeLoad(pack(\"./x\", [3, 5]), [wing_shared]);\n\
             export const __wasm_split_load_beside = wrapAsyncCb(wing_beside);\n"
        );
    }
    #[test]
    fn hosts_are_told_to_cache_every_file() {
        let wings = include_str!("../../../src/wings.rs").split("#[wasm_split(").skip(1);
        let wings = wings.filter_map(|wing| wing.split_once(',')).map(|(name, _)| name);
        let headers = include_str!("../../../public/_headers");
        for name in wings.chain([SHARED]) {
            assert!(headers.contains(&format!("\n/{name}-*\n")), "{name}");
        }
    }
}
