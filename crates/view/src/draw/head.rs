//! What a reader must know before the first word: what, where, when, on what terms, who.
//!
//! Must not know: what is concluded from what.

use super::{Element, way_to};
use crate::{CastRow, Head, Proof, Proven, Reading, Role, Source, TurnNo};

/// Draws the head of a transcript.
pub fn head<E: Element>(view: &E::View, reading: &Reading) -> E {
    let head = crate::head(reading);
    let notes: Vec<_> = head.cast.iter().filter_map(|row| row.note.clone()).collect();
    let href = |no| way_to::<E>(view, reading, no);
    let mut rules = facts_of("Ground rules", &head.rules, &href);
    rules.extend(facts_of("Label", &notes, &href));
    rules.extend(facts_of("Edited", head.edited.as_slice(), &href));
    let longest = head.longest.as_ref().map(|(no, words)| {
        let link = E::new("a", "").attribute("href", &href(*no)).text(words);
        E::new("span", "").text("longest answer ").with(link)
    });
    let rules = (!rules.is_empty()).then(|| E::new("dl", "rules").all(rules));
    E::new("header", "head")
        .with(E::new("p", "kicker").attribute("dir", "auto").text(&head.kicker))
        .with(E::new("h1", "").attribute("dir", "auto").text(&head.title))
        .with(facts(&head, longest))
        .all(rules)
        .all(cast("Who speaks, by share of words", head.cast))
        .all(cast("By role", head.roles))
}

/// The line of figures: when, how long, how much, and where the source is.
fn facts<E: Element>(head: &Head, longest: Option<E>) -> E {
    let times = head.times.iter().map(|times| E::new("b", "").text(times));
    let date = head.date.as_deref().unwrap_or_default();
    let comma = if head.date.is_some() && head.times.is_some() { ", " } else { "" };
    let when = E::new("span", "").text(date).text(comma).all(times);
    let official = head.official.iter().map(|page| source("Official page", page));
    let archived = head.archived.iter().map(|page| source("Archived copy", page));
    E::new("p", "facts")
        .with(when)
        .all(head.sizes.iter().map(|size| figure(size)))
        .all(longest)
        .all(head.published.iter().map(|fact| E::new("span", "").text(fact)))
        .all(official.chain(archived))
}

/// `18 minutes` with its number set in ink.
fn figure<E: Element>(size: &str) -> E {
    let (about, size) = size.strip_prefix("about ").map_or(("", size), |size| ("about ", size));
    let (number, unit) = size.split_once(' ').unwrap_or((size, ""));
    let number = E::new("b", "").text(number);
    E::new("span", "").text(about).with(number).text(&(" ".to_owned() + unit))
}

fn source<E: Element>(label: &str, page: &Source) -> E {
    E::new("a", "")
        .attribute("href", &page.href)
        .attribute("rel", "noopener noreferrer external")
        .attribute("title", &page.host)
        .text(label)
}

/// Facts under their label, each of which opens to the words that prove it.
fn facts_of<E: Element>(label: &str, facts: &[Proven], href: &dyn Fn(TurnNo) -> String) -> Vec<E> {
    if facts.is_empty() {
        return Vec::new();
    }
    let proven = facts.iter().map(|fact| {
        let why = E::new("span", "why").text("why");
        let summary = E::new("summary", "").text(&fact.sentence).text(" ").with(why);
        let proofs = fact.proofs.iter().map(|proof| quoted(proof, href));
        E::new("details", "").with(summary).all(proofs)
    });
    vec![E::new("dt", "").text(label), E::new("dd", "").all(proven)]
}

fn quoted<E: Element>(proof: &Proof, href: &dyn Fn(TurnNo) -> String) -> E {
    let link = proof.turn.map(|turn| {
        E::new("a", "").attribute("href", &href(turn)).text("turn ").text(&turn.0.to_string())
    });
    E::new("blockquote", "").attribute("dir", "auto").text(&proof.words).text(" ").all(link)
}

/// The table of speakers; `None` where nobody speaks.
fn cast<E: Element>(title: &str, rows: Vec<CastRow>) -> Option<E> {
    if rows.is_empty() {
        return None;
    }
    let heading = |text| E::new("th", "").attribute("scope", "col").text(text);
    let headings = ["Speaker", "Share", "Turns and words"].map(heading);
    let head = E::new("thead", "unseen").with(E::new("tr", "").all(headings));
    let body = E::new("tbody", "").all(rows.into_iter().map(part));
    Some(E::new("table", "cast").with(E::new("caption", "").text(title)).with(head).with(body))
}

/// How much of the words is whose.
fn part<E: Element>(row: CastRow) -> E {
    let detail = row.office.or(row.label).map(|text| E::new("small", "").text(&text));
    let who = E::new("th", "").attribute("scope", "row").text(&row.name).all(detail);
    let class = if row.role == Role::Press { "proportion press" } else { "proportion" };
    let bar = E::new("div", class).property("--share", &(row.share.to_string() + "%"));
    E::new("tr", "")
        .with(who)
        .with(E::new("td", "share").text(&row.share_words))
        .with(E::new("td", "").with(bar.attribute("aria-hidden", "true")).text(&row.sizes))
}
