//! The keys of the page and what each does: the one list that help shows.
//!
//! Must not know: who listens, what is drawn.

/// One line of the list of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is printed on the keyboard; several do the two sides of one thing.
    pub keys: &'static [&'static str],
    pub does: &'static str,
}

/// Every key that works wherever the reader is, fields apart.
pub const KEYS: [Key; 9] = [
    Key { keys: &["/"], does: "To the search box" },
    Key { keys: &["n", "N"], does: "Next and previous hit" },
    Key { keys: &["j", "k"], does: "Next and previous turn" },
    Key { keys: &["]", "["], does: "Next and previous exchange" },
    Key { keys: &["m", "M"], does: "Next and previous of the marks that are lit" },
    Key { keys: &["p"], does: "Pin this turn, or take the pin out" },
    Key { keys: &[".", ","], does: "Next and previous pin" },
    Key {
        keys: &["c", "C"],
        does: "Copy this turn, or what is selected, with its source; as Markdown",
    },
    Key { keys: &["y"], does: "Copy a link to this turn" },
];
