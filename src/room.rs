//! The rooms of the workshop by their names in the address: the fragment, which no view uses. So a
//! room is entered by a link and left by the way back.
//!
//! Must not know: what is in a room.

/// A room of the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// The reader's own transcripts.
    Own,
    /// What is kept on this device.
    Device,
}

impl Room {
    const ALL: [Self; 2] = [Self::Own, Self::Device];

    /// Where a link to it leads.
    pub(crate) fn href(self) -> &'static str {
        match self {
            Self::Own => "#own",
            Self::Device => "#device",
        }
    }

    /// The room of a fragment.
    pub(crate) fn of(fragment: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|room| room.href() == fragment)
    }
}
