//! Messages cross whole: what real answers become on the wire is what postcard would have made of them,
//! and bytes that were damaged on the way are refused or read as some other message, without a panic.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod common;

use common::{ask, cases, open};
use corpus::message::{Filter, Order, Reply, Request, Scope, Search, Unit};
use corpus::wire::{Question, Report, Trouble};
use proptest::prelude::*;

const SOURCE: &str = "---\ndate: '2021-03-23'\npublished_time: '2021-03-23 18:00:00-04:00'\n\
    title: Press Gaggle by Principal Deputy Press Secretary Karine Jean-Pierre\n\
    source_url: https://example.org/a\n---\n \nAboard Air Force One\n\n1:05 P.M. EDT\n\n\
    MS. JEAN-PIERRE:  Hi.  (Laughter.)  This is *on* background; see [the list](https://example.org).\n\n\
    Q    Which sanction, and how many cafés?\n\n\
    MS. JEAN-PIERRE:  The “big” one — <s>two</s> \\[three\\] cafes \\[sic\\].\n\n1:52 P.M. EDT\n";

/// What can be asked of it, and what it answers.
fn messages() -> (Vec<Question>, Vec<Report>) {
    let (transcript, _) = transcript::parse("2021/a.md", SOURCE);
    let id = transcript.id.clone();
    let mut engine = open(&[transcript]);
    let mut asked = vec![
        Request::Read(id.clone()),
        Request::Complete("sa".to_owned()),
        Request::Count(vec!["sanction".to_owned(), "nobody".to_owned()]),
    ];
    let queries = ["", "sanction", "sanktion cafe", "speaker:jean-pierre has:sic /one .* two/ ("];
    for query in queries {
        for scope in [Scope::Archive { first: 0, count: 300 }, Scope::Transcript(id.clone())] {
            let mut search = Search::new(query.to_owned(), Filter::default(), scope);
            search.filter.length = Some((1, 500));
            (search.unit, search.order) = (Unit::Exchange, Order::Relevance);
            asked.push(Request::Search(search));
        }
    }
    let trouble = Trouble { sentence: "No.".to_owned(), retry: true };
    let mut reports = vec![Report::Ready, Report::Unread, Report::Own(vec![id.clone()])];
    reports.push(Report::Closed(trouble.clone()));
    reports.push(Report::Answer(300, Err(trouble)));
    reports.push(Report::Answer(301, Ok(Reply::Unknown(id))));
    reports.extend(asked.iter().map(|one| Report::Answer(7, Ok(ask(&mut engine, one)))));
    let questions = asked.into_iter().map(|request| Question { number: 1 << 20, request });
    (questions.collect(), reports)
}

#[test]
fn what_is_sent_arrives_and_is_what_postcard_writes() {
    let (questions, reports) = messages();
    for question in questions {
        let bytes = question.to_bytes();
        assert_eq!(bytes, postcard::to_allocvec(&question).unwrap());
        assert_eq!(Question::from_bytes(&bytes), Ok(question));
    }
    for report in reports {
        let bytes = report.to_bytes();
        assert_eq!(bytes, postcard::to_allocvec(&report).unwrap());
        assert_eq!(Report::from_bytes(&bytes), Ok(report));
        for end in 0..bytes.len() {
            assert!(Report::from_bytes(&bytes[..end]).is_err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(256)))]

    #[test]
    fn what_is_damaged_is_refused_or_read_as_postcard_reads_it(
        which in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let (_, reports) = messages();
        let mut bytes = which.get(&reports).to_bytes();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(report) = Report::from_bytes(&bytes) {
            prop_assert_eq!(Some(report), postcard::from_bytes(&bytes).ok());
        }
    }
}
