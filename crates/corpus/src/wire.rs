//! How questions and answers cross from the page to the worker and back: a number, so that an
//! answer finds its question, and the message, as bytes. Both directions stand here together.

use serde::{Deserialize, Serialize};

use crate::carried::{self, carried};
use crate::message::{Reply, Request, TranscriptId};

/// Page to worker. Numbers grow; a newer question of one kind supersedes an older one of that kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub number: u32,
    pub request: Request,
}

/// Worker to page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// The archive is open and can be asked.
    Ready,
    /// These transcripts are the reader's own, and part of the archive from now on: what was asked
    /// before may have another answer.
    Own(Vec<TranscriptId>),
    /// Some of these could not be opened, and have to be compiled anew from their sources.
    Unread,
    /// The archive cannot be opened; nothing can be answered until the worker is started anew.
    Closed(Trouble),
    /// The answer to the question of this number.
    Answer(u32, Result<Reply, Trouble>),
}

/// Why there is no answer: one clear sentence (what happened, to what, what to do), and whether
/// asking again may help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    pub sentence: String,
    pub retry: bool,
}

/// A message that is not one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled;

macro_rules! bytes {
    ($($message:ty),*) => {$(
        impl $message {
            /// The message as bytes for `postMessage`.
            pub fn to_bytes(&self) -> Vec<u8> {
                carried::written(self)
            }

            /// Reads what [`Self::to_bytes`] wrote.
            ///
            /// # Errors
            /// [`Garbled`] when the bytes are not such a message.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, Garbled> {
                carried::read(bytes).ok_or(Garbled)
            }
        }
    )*};
}
bytes!(Question, Report);
carried!(Question { number, request });
carried!(Report: 0 Ready, 1 Own(ids), 2 Unread, 3 Closed(trouble), 4 Answer(number, answer));
carried!(Trouble { sentence, retry });
