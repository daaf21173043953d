//! What a reader must know before the first word: `src/components/head.rs`,
//! `src/components/cast.rs`.

use view::{
    CastRow, Change, Head, Place, PlaceChange, Proof, Proven, Reading, Role, Source, TurnNo,
};

use super::tree::{Ink, ink};

/// The address of a turn, as seen from the page without an address of its own.
pub(super) fn href(reading: &Reading, no: TurnNo) -> String {
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(no) };
    view::to_query(&view::ViewState::default().apply(Change::Place(PlaceChange::Turn(place))))
}

pub(super) fn head(reading: &Reading) -> Ink {
    let head = view::head(reading);
    let notes: Vec<_> = head.cast.iter().filter_map(|row| row.note.clone()).collect();
    let turn = |proof: &Proof| Some(href(reading, proof.turn?));
    let mut rules = facts_of("Ground rules", &head.rules, &turn);
    rules.extend(facts_of("Label", &notes, &turn));
    rules.extend(facts_of("Edited", head.edited.as_slice(), &turn));
    let longest = head.longest.as_ref().map(|(no, words)| {
        let link = ink("a", "").attribute("href", &href(reading, *no)).text(words);
        ink("span", "").text("longest answer ").with(link)
    });
    let rules = (!rules.is_empty()).then(|| ink("dl", "rules").all(rules));
    ink("header", "head")
        .with(ink("p", "kicker").attribute("dir", "auto").text(&head.kicker))
        .with(ink("h1", "").attribute("dir", "auto").text(&head.title))
        .with(facts(&head, longest))
        .all(rules)
        .all(cast("Who speaks, by share of words", head.cast))
        .all(cast("By role", head.roles))
}

/// The line of figures: when, how long, how much, and where the source is.
fn facts(head: &Head, longest: Option<Ink>) -> Ink {
    let times = head.times.iter().map(|times| ink("b", "").text(times));
    let comma = if head.date.is_some() && head.times.is_some() { ", " } else { "" };
    let when = ink("span", "").text(head.date.as_deref().unwrap_or_default()).text(comma);
    let official = head.official.iter().map(|page| source("Official page", page));
    let archived = head.archived.iter().map(|page| source("Archived copy", page));
    ink("p", "facts")
        .with(when.all(times))
        .all(head.sizes.iter().map(|size| figure(size)))
        .all(longest)
        .all(head.published.iter().map(|fact| ink("span", "").text(fact)))
        .all(official.chain(archived))
}

/// `18 minutes` with its number set in ink.
fn figure(size: &str) -> Ink {
    let (about, size) = size.strip_prefix("about ").map_or(("", size), |size| ("about ", size));
    let (number, unit) = size.split_once(' ').unwrap_or((size, ""));
    ink("span", "").text(about).with(ink("b", "").text(number)).text(&[" ", unit].concat())
}

fn source(label: &str, page: &Source) -> Ink {
    ink("a", "")
        .attribute("href", &page.href)
        .attribute("rel", "noopener noreferrer external")
        .attribute("title", &page.host)
        .text(label)
}

/// Facts under their label, each of which opens to the words that prove it.
fn facts_of(label: &str, facts: &[Proven], turn: &impl Fn(&Proof) -> Option<String>) -> Vec<Ink> {
    if facts.is_empty() {
        return Vec::new();
    }
    let proven = facts.iter().map(|fact| {
        let proofs = fact.proofs.iter().map(|proof| quoted(proof, turn(proof)));
        let why = ink("span", "why").text("why");
        let summary = ink("summary", "").text(&fact.sentence).text(" ").with(why);
        ink("details", "").with(summary).all(proofs)
    });
    vec![ink("dt", "").text(label), ink("dd", "").all(proven)]
}

fn quoted(proof: &Proof, href: Option<String>) -> Ink {
    let link = proof.turn.zip(href).map(|(turn, href)| {
        ink("a", "").attribute("href", &href).text("turn ").text(&turn.0.to_string())
    });
    ink("blockquote", "").attribute("dir", "auto").text(&proof.words).text(" ").all(link)
}

/// The table of speakers; `None` where nobody speaks.
fn cast(title: &str, rows: Vec<CastRow>) -> Option<Ink> {
    if rows.is_empty() {
        return None;
    }
    let heading = |text| ink("th", "").attribute("scope", "col").text(text);
    let headings = ["Speaker", "Share", "Turns and words"].map(heading);
    let head = ink("thead", "unseen").with(ink("tr", "").all(headings));
    let body = ink("tbody", "").all(rows.into_iter().map(part));
    Some(ink("table", "cast").with(ink("caption", "").text(title)).with(head).with(body))
}

fn part(row: CastRow) -> Ink {
    let detail = row.office.or(row.label).map(|text| ink("small", "").text(&text));
    let who = ink("th", "").attribute("scope", "row").text(&row.name).all(detail);
    let class = if row.role == Role::Press { "proportion press" } else { "proportion" };
    let bar = ink("div", class).property("--share", &format!("{}%", row.share));
    ink("tr", "")
        .with(who)
        .with(ink("td", "share").text(&row.share_words))
        .with(ink("td", "").with(bar.attribute("aria-hidden", "true")).text(&row.sizes))
}
