//! What a view asks of the archive. Equal views ask equal questions.
//!
//! Must not know: who answers, or when.

use corpus::message::{Request, Scope, Search, TranscriptId};

use crate::ViewState;

/// The search that the view implies. `only` is the archive's transcript where it has just one,
/// as far as that is known; `groups` is how many transcripts a list of results shall show.
pub fn search(state: &ViewState, only: Option<&TranscriptId>, groups: u32) -> Request {
    let open = state.place.as_ref().map(|place| &place.transcript).or(only);
    let scope = match open {
        Some(id) => Scope::Transcript(id.clone()),
        None => Scope::Archive { first: 0, count: groups },
    };
    let search = Search::new(state.query.clone(), state.filter.clone(), scope);
    Request::Search(Search { order: state.order(), unit: state.unit(), ..search })
}

/// The request for one transcript's text.
pub fn read(id: TranscriptId) -> Request {
    Request::Read(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::from_query;

    fn check(address: &str, only: Option<&str>, expect: Scope) {
        let (state, _) = from_query(address);
        let only = only.and_then(TranscriptId::parse);
        let Request::Search(search) = search(&state, only.as_ref(), 20) else {
            panic!("{address} asks for no search");
        };
        assert_eq!(search.scope, expect, "{address}");
        assert_eq!((search.query, search.filter), (state.query, state.filter));
    }

    #[test]
    fn the_open_transcript_is_searched() {
        let id = |text| TranscriptId::parse(text).expect(text);
        check("?q=a&role=press", None, Scope::Archive { first: 0, count: 20 });
        let only = Some("2021-03-23-k7q2");
        check("?q=a", only, Scope::Transcript(id("2021-03-23-k7q2")));
        check("?at=2022-01-02-aaaa.3", only, Scope::Transcript(id("2022-01-02-aaaa")));
    }
}
