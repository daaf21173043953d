//! All keys of the page, in one place: what the help sheet lists is what works.
//!
//! Must not know: who listens to them.

/// Keys that belong together.
#[derive(Clone, Copy, Debug)]
pub struct KeyGroup {
    pub title: &'static str,
    pub keys: &'static [Key],
}

/// One key, or several that do the like.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As they are printed on the sheet.
    pub keys: &'static [&'static str],
    pub does: &'static str,
}

const fn key(keys: &'static [&'static str], does: &'static str) -> Key {
    Key { keys, does }
}

/// Every key, in the order of the sheet.
pub const KEYS: [KeyGroup; 3] = [
    KeyGroup {
        title: "Everywhere",
        keys: &[
            key(&["/"], "to the search box"),
            key(&["Esc"], "in the box: empty it"),
            key(&["Enter"], "in the box: turn what the filters can say into filters"),
            key(&["?"], "this sheet"),
        ],
    },
    KeyGroup {
        title: "The archive over time",
        keys: &[
            key(&["←", "→"], "move this end of the range"),
            key(&["Shift ←", "Shift →"], "move the whole range"),
            key(&["Page Up", "Page Down"], "by twelve bars"),
            key(&["Home", "End"], "to the first or the last bar"),
        ],
    },
    KeyGroup {
        title: "In a transcript",
        keys: &[
            key(&["n", "N"], "next and previous hit"),
            key(&["j", "k"], "next and previous turn"),
            key(&["]", "["], "next and previous exchange"),
            key(&["m", "M"], "next and previous of the marks that are lit"),
            key(&["p"], "pin this turn, or take the pin out"),
            key(&[".", ","], "next and previous pin"),
            key(&["c", "C"], "copy this turn, or what is selected, with its source; as Markdown"),
            key(&["q"], "quote or cite it: HTML, Chicago, APA, MLA, BibTeX, RIS, CSL-JSON"),
            key(&["y"], "copy a link to this turn"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_in_one_place() {
        for group in KEYS {
            let mut seen = Vec::new();
            for key in group.keys.iter().flat_map(|key| key.keys) {
                assert!(!seen.contains(key), "{key} in {}", group.title);
                seen.push(*key);
            }
        }
    }
}
