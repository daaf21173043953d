//! What a reader sees before any code runs: the view of the page without an address of its own,
//! written into index.html from the archive's own answers. The page draws the same and then takes
//! its place (`src/browser/first_view.rs`), so every element here is the one that a component draws;
//! a journey holds the two against each other.
//!
//! Must not know: how the page starts, or what it does with it.

mod asked;
mod bar;
mod chart;
mod facets;
mod head;
mod legend;
mod reader;
mod results;
mod tree;
mod turn;

use std::path::Path;

use asked::Answered;
use tree::{Ink, ink};

use crate::failure::Failure;

/// The first view of the archive in `folder`, as HTML.
///
/// # Errors
/// When the archive cannot be read.
pub(super) fn of(folder: &Path) -> Result<String, Failure> {
    Ok(drawn(&asked::ask(folder)?).html())
}

fn drawn(answered: &Answered) -> Ink {
    let shown = match &answered.reading {
        Some(reading) => arrival(reader::reader(reading)),
        None => results::results(answered),
    };
    let main = ink("main", "").attribute("id", "content").attribute("tabindex", "-1");
    let main = above().into_iter().fold(main, Ink::with).with(ink("div", "").with(shown));
    ink("div", "")
        .attribute("id", "first")
        .with(bar::skip())
        .with(bar::bar(answered))
        .with(ink("div", "desk").with(arrival(facets::facets(answered))).with(main))
}

/// What is in a wing: `src/components/arrival.rs`.
fn arrival(drawn: Ink) -> Ink {
    ink("div", "arrival").with(drawn)
}

/// What may stand above the text, and does not yet: `src/components/pane.rs` names it.
fn above() -> [Ink; 4] {
    let meaning = ink("p", "meaning").hide(true);
    let offers = ink("p", "offers").hide(true).with(ink("span", "").text("Did you mean "));
    let list = ink("ul", "chips-list").attribute("aria-label", "Filters that are set");
    let clear = ink("button", "more").attribute("type", "button").text("Clear all");
    [
        ink("div", "understood").with(meaning).with(offers),
        ink("div", "chips").hide(true).with(list).with(clear),
        ink("div", ""),
        ink("div", ""),
    ]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The first view of an archive of these sources.
    fn first(sources: &[&str]) -> String {
        let names: Vec<_> = (0..sources.len()).map(|at| format!("{at}.md")).collect();
        let transcripts = names.iter().zip(sources);
        let transcripts =
            transcripts.map(|(name, text)| transcript::parse_bytes(name, text.as_bytes()).0);
        let compiled = corpus::compile(&transcripts.collect::<Vec<_>>());
        let name = format!("lectern-first-{}-{}", std::process::id(), sources.len());
        let folder = std::env::temp_dir().join(name);
        let shards = compiled.shards.iter().map(|shard| (shard.name.to_string(), &shard.bytes));
        for (name, bytes) in shards.chain([("manifest-1".to_owned(), &compiled.manifest)]) {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        let html = of(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        html
    }

    const HOSTILE: &str = "---\ntitle: '<script>alert(1)</script>'\ndate: 2021-03-23\n---\n\
        MS. PSAKI:  <img src=x onerror=alert(1)> [here](javascript:alert(1)) \"& so on\n\n\
        Q  </section><b onclick=\"alert(1)\">Why?\n";

    #[test]
    fn one_transcript_begins_as_a_script() {
        let html = first(&[HOSTILE]);
        assert!(html.contains("class=\"reading\"") && html.contains("id=\"t2\""), "{html}");
        assert!(
            html.contains("&lt;script&gt;alert(1)") && html.contains("&lt;img src=x"),
            "{html}"
        );
        for markup in ["<script", "<img", "<b onclick", "=\"javascript:"] {
            assert!(!html.contains(markup), "{markup} in {html}");
        }
    }

    #[test]
    fn several_transcripts_begin_as_a_list() {
        let html = first(&[HOSTILE, "---\ntitle: Another\ndate: 2021-04-01\n---\nQ  Why?\n"]);
        assert!(html.contains("2 briefings, 3 turns") && !html.contains("<script"), "{html}");
        assert_eq!(html.matches("class=\"group\"").count(), 2, "{html}");
    }

    #[test]
    fn an_archive_of_nothing_begins_all_the_same() {
        assert!(first(&[]).contains("0 briefings"));
    }
}
