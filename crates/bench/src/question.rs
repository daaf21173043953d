//! Queries of a bench, in the words of the query language.
//!
//! A bench counts exact forms and knows no others, so its words are quoted; it means by a close
//! spelling one edit.

use corpus::message::{Filter, Order, Request, Scope, Search, Unit};
use corpus::wire::Question;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Rows of an answer.
const ROWS: u32 = 20;

/// The question that the query `{q, phrase?, prefix?, fuzzy?, speaker?, from?, to?}` asks: turns that
/// match, best first.
pub(crate) fn of(number: u32, query: &JsValue) -> Question {
    let scope = Scope::Archive { first: 0, count: ROWS };
    let search = Search::new(typed(query), Filter::default(), scope);
    let search = Search { unit: Unit::Turn, order: Order::Relevance, ..search };
    Question { number, request: Request::Search(search) }
}

/// What a reader would type.
fn typed(query: &JsValue) -> String {
    let get = |name: &str| Reflect::get(query, &name.into()).unwrap_or_default();
    let text = |name: &str| get(name).as_string();
    let words = text("q").unwrap_or_default();
    let mut typed = if get("phrase").is_truthy() {
        ["\"", &words, "\""].concat()
    } else if get("prefix").is_truthy() {
        words + "*"
    } else if get("fuzzy").is_truthy() {
        words + "~1"
    } else {
        let quoted = words.split_whitespace().map(|word| ["\"", word, "\""].concat());
        quoted.collect::<Vec<_>>().join(" ")
    };
    if let Some(speaker) = text("speaker") {
        typed += &[" speaker:\"", &speaker, "\""].concat();
    }
    let days = [text("from"), text("to")].map(Option::unwrap_or_default);
    if days.iter().any(|day| !day.is_empty()) {
        typed += &[" date:", &days.join("..")].concat();
    }
    typed
}
