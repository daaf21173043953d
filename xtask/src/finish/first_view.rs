//! What a reader sees before any code runs: the view of the page without an address of its own,
//! written into index.html from the archive's own answers. The page draws the same and then takes
//! its place (`src/browser/first_view.rs`): what stands in both is told once, in `view::draw`, and only
//! how the large pieces are put together is said here again, as the components say it. A journey holds
//! the two against each other.
//!
//! Must not know: how the page starts, or what it does with it.

mod asked;
mod reader;
mod results;
mod tree;

use std::path::Path;

use asked::Answered;
use tree::Ink;
use view::draw::{self, Element};

use crate::failure::Failure;

/// The first view of the archive in `folder`, as HTML.
///
/// # Errors
/// When the archive cannot be read.
pub(super) fn of(folder: &Path) -> Result<String, Failure> {
    Ok(drawn(&asked::ask(folder)?).html())
}

fn drawn(answered: &Answered) -> Ink {
    let Answered { view, found, reading } = answered;
    let shown = match reading {
        Some(reading) => Ink::new("div", "arrival").with(reader::reader(view, reading)),
        None => results::results(answered),
    };
    let search = draw::search_box::<Ink>(view, &view::count(found));
    let offers = Ink::new("ul", "completions").attribute("id", "offers").attribute("hidden", "");
    let main = Ink::new("main", "").attribute("id", "content").attribute("tabindex", "-1");
    // Troubles and notes come between what narrows the answer and what is shown.
    let above = [draw::understood(), draw::chips(), Ink::new("div", ""), Ink::new("div", "")];
    let main = main.all(above).with(Ink::new("div", "").with(shown));
    let facets = arrival(results::facets(answered));
    Ink::new("div", "")
        .attribute("id", "first")
        .with(draw::skip())
        .with(draw::bar("./", search.with(arrival(offers)), draw::tools("#own")))
        .with(Ink::new("div", "desk").with(facets).with(main))
}

/// What is in a wing that may come later: `src/components/arrival.rs`.
fn arrival(drawn: Ink) -> Ink {
    Ink::new("div", "arrival later").with(drawn)
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
