//! What the question was taken to mean, and what of it was left out.
//!
//! Must not know: what was found.

use corpus::message::{Found, QueryRemark, Span};

use crate::ViewState;

/// Something in the query, or in the choices, that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What stands in the query before the place that is meant, the place, and what stands after it;
    /// `None` where no place is meant.
    pub place: Option<[String; 3]>,
    /// One sentence.
    pub message: String,
}

/// What of the query was left out, a sentence each.
pub fn remarks(found: &Found) -> Vec<Remark> {
    let cut = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        let part = |range: std::ops::Range<usize>| Some(found.query.get(range)?.to_owned());
        Some([part(0..start)?, part(start..end)?, part(end..found.query.len())?])
    };
    let remark = |QueryRemark { span, message }: &QueryRemark| Remark {
        place: span.and_then(cut),
        message: message.clone(),
    };
    found.remarks.iter().map(remark).collect()
}

/// What the question was taken to mean; `None` where nothing is asked.
pub fn understood(state: &ViewState, found: &Found) -> Option<String> {
    let is_of_now = found.query == state.query && !found.query.is_empty();
    is_of_now.then(|| found.understood.clone())
}
