//! What a view asks of the archive. Equal views ask equal questions.
//!
//! Must not know: who answers, or when.

use std::ops::Range;

use corpus::message::{Request, Scope, Search, TranscriptId, Unit};

use crate::ViewState;
use crate::sheets::{first_sheet, scope};

/// The search that the view implies. `only` is the archive's transcript where it has just one,
/// as far as that is known. Of a list of results it asks for the first sheet.
pub fn search(state: &ViewState, only: Option<&TranscriptId>) -> Request {
    let open = state.place.as_ref().map(|place| &place.transcript).or(only);
    let scope = match open {
        Some(id) => Scope::Transcript(id.clone()),
        None => scope(&(0..1), first_sheet(&state.query, state.single)),
    };
    let search = Search::new(state.query.clone(), state.filter.clone(), scope);
    Request::Search(Search { order: state.order(), unit: state.unit(), ..search })
}

/// Asks for these sheets of the list that `search` asked for.
pub fn list(search: &Search, sheets: &Range<u32>) -> Request {
    let first = first_sheet(&search.query, search.unit == Unit::Turn);
    Request::Search(Search { scope: scope(sheets, first), ..search.clone() })
}

/// Whether `more` asks for a part of the list that `search` asked for.
pub fn is_same_list(search: &Search, more: &Search) -> bool {
    *search == Search { scope: search.scope.clone(), ..more.clone() }
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
        let Request::Search(search) = search(&state, only.as_ref()) else {
            panic!("{address} asks for no search");
        };
        assert_eq!(search.scope, expect, "{address}");
        assert_eq!((search.query, search.filter), (state.query, state.filter));
    }

    #[test]
    fn more_of_a_list_is_asked_as_its_beginning_was() {
        let asked = |address: &str, sheets| match search(&from_query(address).0, None) {
            Request::Search(search) => list(&search, &sheets),
            other => other,
        };
        let (Request::Search(first), Request::Search(more), Request::Search(other)) =
            (asked("?q=a&sort=oldest", 0..1), asked("?q=a&sort=oldest", 3..5), asked("?q=a", 3..5))
        else {
            panic!("no searches");
        };
        assert_eq!(more.scope, Scope::Archive { first: 23, count: 20 });
        assert!(is_same_list(&first, &more) && !is_same_list(&first, &other));
        let [first, more, other] = [first, more, other].map(Request::Search);
        assert!(!more.supersedes(&first) && more.supersedes(&other) && first.supersedes(&other));
    }

    #[test]
    fn the_open_transcript_is_searched() {
        let id = |text| TranscriptId::parse(text).expect(text);
        check("?role=press", None, Scope::Archive { first: 0, count: 10 });
        check("?q=a&role=press", None, Scope::Archive { first: 0, count: 3 });
        let only = Some("2021-03-23-k7q2");
        check("?q=a", only, Scope::Transcript(id("2021-03-23-k7q2")));
        check("?at=2022-01-02-aaaa.3", only, Scope::Transcript(id("2022-01-02-aaaa")));
    }
}
