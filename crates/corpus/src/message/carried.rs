//! Each type of a message as bytes: its fields, or its variants with their numbers, in the order in which
//! they are declared. Files of the archive hold readings and marks in these bytes, so an order that
//! changes asks for a new `FORMAT_VERSION`.
//!
//! Must not know: what the values mean.

use super::*;
use crate::carried::{Carried, carried};
use crate::format::{Reader, put_str};
use transcript::Exchange;

carried!(Request: 0 Search(search), 1 Read(id), 2 Complete(start), 3 Count(queries));
carried!(Search { query, filter, scope, unit, order });
carried!(Unit: 0 Turn, 1 Exchange, 2 Transcript);
carried!(Order: 0 Relevance, 1 Newest, 2 Oldest, 3 Longest);
carried!(Filter { only, without, from, to, length });
carried!(Choices { speakers, roles, kinds, places, rules, marks });
carried!(Scope: 0 Archive { first, count }, 1 Transcript(id));

carried!(Reply: 0 Found(found), 1 Reading(reading), 2 Unknown(id), 3 Words(words), 4 Counted(turns));
carried!(Found {
    archive,
    query,
    typed,
    understood,
    canonical,
    terms,
    suggestions,
    remarks,
    counts,
    facets,
    speakers,
    rows,
    culprit,
    removals,
});
carried!(Archive { transcripts, turns, words, first, last, months, only });
carried!(Month { year, month, transcripts, turns });
carried!(Typed { filter, rest });
carried!(Term { text, form, hits });
carried!(TermForm: 0 Inflected, 1 Exact, 2 Prefix, 3 Close, 4 Pattern);
carried!(Suggestion { word, turns, query });
carried!(QueryRemark { span, message });
carried!(Counts { hits, turns, exchanges, transcripts });
carried!(Facets { speakers, roles, kinds, places, rules, marks, months });
carried!(SpeakerCount { key, who, turns });
carried!(Who { name, office, label, role, anonymous });
carried!(MonthCount { year, month, turns });
carried!(Rows: 0 Groups(groups), 1 Turns(turns));
carried!(Group { entry, hits, turns, first, exchange, speakers, snippets });
carried!(Entry { id, title, date, kind, places, turns, words, minutes });
carried!(Snippet { turn, exchange, matches, who, text, hits, cut_before, cut_after });
carried!(Hit { span, term });
carried!(TurnHits { turn, hits });
carried!(Removal { what, turns });
carried!(Removed:
    0 Part { text, rest }, 1 Speakers, 2 Roles, 3 Kinds, 4 Places, 5 Rules, 6 Marks, 7 Dates, 8 Length,
);

carried!(Reading {
    entry,
    event_date,
    published,
    modified,
    start,
    end,
    address,
    preamble,
    closing,
    ground_rules,
    cast,
    turns,
    exchanges,
});
carried!(Part { key, who, at_least, evidence, turns, words });
carried!(TurnText { no, cue, speaker, text });

carried!(ClockTime { printed, minute, zone });
carried!(Direction: 0 Laughter, 1 Inaudible, 2 CrossTalk, 3 Applause, 4 Other);
carried!(Exchange { first, answered, end });
carried!(Extent: 0 Whole, 1 Opening, 2 Questions, 3 Said(who), 4 Part);
carried!(GroundRule { kind, extent, passage });
carried!(Kind:
    0 Briefing, 1 Gaggle, 2 BackgroundCall, 3 OnTheRecordCall, 4 ResponseTeam, 5 Remarks, 6 Other,
);
carried!(Mark { span, kind });
carried!(MarkKind:
    0 Direction(about), 1 Redaction, 2 Struck, 3 Replacement, 4 Sic, 5 Insertion, 6 Emphasis,
    7 Strong, 8 Subscript, 9 Link(target), 10 Item,
);
carried!(MarkName:
    0 Laughter, 1 Inaudible, 2 CrossTalk, 3 Applause, 4 Direction, 5 Redaction, 6 Correction, 7 Sic,
    8 Insertion, 9 Link,
);
carried!(Passage { turn, span });
carried!(Piece { kind, text });
carried!(PieceKind: 0 Place, 1 Date, 2 Time, 3 Note, 4 EndMark, 5 Body);
carried!(Role: 0 Press, 1 Official, 2 Moderator, 3 Other);
carried!(RuleKind:
    0 OnBackground, 1 OnTheRecord, 2 OffTheRecord, 3 Attribution(names), 4 Embargo(until),
);
carried!(RuleName: 0 OnBackground, 1 OnTheRecord, 2 OffTheRecord, 3 Attribution, 4 Embargo);
carried!(Span { start, end });
carried!(Stamp { printed, seconds });
carried!(Text { text, marks });

impl Carried for TurnNo {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        u32::take(from).map(Self)
    }
}

impl Carried for SpeakerKey {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        String::take(from).map(Self)
    }
}

impl Carried for TranscriptId {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_str(bytes, self.as_str());
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::parse(from.str()?)
    }
}

impl Carried for Date {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.year().put(bytes);
        bytes.extend([self.month(), self.day()]);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::new(u16::take(from)?, u8::take(from)?, u8::take(from)?)
    }
}
