//! Citations held against the manuals and against readers of each format.
//!
//! Must not know: how they are made.

use corpus::message::{Date, Kind, Reading, TurnNo};
use proptest::prelude::*;

use super::*;
use crate::{Wording, sample};

const PAGE: &str = "https://www.whitehouse.gov/briefing-room/a_b/?c=1%20&d";
const LINK: &str = "https://x.org/?at=2021-03-23-k7q2.1";

fn reading() -> Reading {
    let mut reading = sample::reading(&["We have to.", "Why?", "Because."]);
    reading.address = Some(PAGE.to_owned());
    reading
}

fn written(reading: &Reading, turns: &[u32], style: QuoteStyle) -> String {
    let turns: Vec<TurnNo> = turns.iter().map(|no| TurnNo(*no)).collect();
    let (passage, wording) = (None, Wording::Both);
    let quoted = Quoted { reading, turns: &turns, passage, wording, link: LINK };
    let cited = cited(quoted, style, Date::new(2026, 11, 27));
    // Italics as underscores, so that they are seen.
    let slant = |one: &Slanted| if one.is_slanted { "_" } else { "" };
    cited.iter().map(|one| [slant(one), &one.text, slant(one)].concat()).collect()
}

fn check(reading: &Reading, turns: &[u32], style: QuoteStyle, expect: &str) {
    assert_eq!(written(reading, turns, style), expect, "{style:?}");
}

#[test]
fn one_answer_on_a_site_that_is_retired() {
    let reading = reading();
    check(
        &reading,
        &[1],
        QuoteStyle::Chicago,
        "Psaki, Jen. “Press Briefing by Press Secretary Jen Psaki.” Press briefing transcript. \
         The White House, March 23, 2021. https://www.whitehouse.gov/briefing-room/a_b/?c=1%20&d. \
         Archived at https://bidenwhitehouse.archives.gov/briefing-room/a_b/?c=1%20&d.\n\
         Turn 1 (Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1",
    );
    check(
        &reading,
        &[1],
        QuoteStyle::Apa,
        "Psaki, J. (2021, March 23). _Press Briefing by Press Secretary Jen Psaki_ \
         [Press briefing transcript]. The White House. \
         https://bidenwhitehouse.archives.gov/briefing-room/a_b/?c=1%20&d\n\
         Turn 1 (Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1",
    );
    check(
        &reading,
        &[1],
        QuoteStyle::Mla,
        "Psaki, Jen. “Press Briefing by Press Secretary Jen Psaki.” _The White House_, \
         23 Mar. 2021. _National Archives_, \
         https://bidenwhitehouse.archives.gov/briefing-room/a_b/?c=1%20&d. \
         Press briefing transcript.\n\
         Turn 1 (Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1",
    );
}

#[test]
fn one_answer_for_programs() {
    let reading = reading();
    check(
        &reading,
        &[1],
        QuoteStyle::Bibtex,
        r"@misc{psaki-2021-03-23-k7q2-1,
  author       = {Psaki, Jen},
  title        = {{Press Briefing by Press Secretary Jen Psaki}},
  howpublished = {Press briefing transcript, The White House},
  date         = {2021-03-23},
  year         = {2021},
  month        = mar,
  url          = {https://bidenwhitehouse.archives.gov/briefing-room/a_b/?c=1%20&d},
  note         = {Turn 1 (Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1. First published at https://www.whitehouse.gov/briefing-room/a\_b/?c=1\%20\&d},
}
",
    );
    check(
        &reading,
        &[1],
        QuoteStyle::Ris,
        "TY  - ELEC\r\nID  - 2021-03-23-k7q2-1\r\nAU  - Psaki, Jen\r\n\
         TI  - Press Briefing by Press Secretary Jen Psaki\r\n\
         T2  - The White House\r\nPB  - The White House\r\nM3  - Press briefing transcript\r\n\
         PY  - 2021\r\nDA  - 2021/03/23\r\n\
         UR  - https://bidenwhitehouse.archives.gov/briefing-room/a_b/?c=1%20&d\r\n\
         N1  - Turn 1 (Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1. \
         First published at https://www.whitehouse.gov/briefing-room/a_b/?c=1%20&d\r\n\
         ER  - \r\n",
    );
    check(
        &reading,
        &[1],
        QuoteStyle::CslJson,
        r#"[
  {
    "id": "2021-03-23-k7q2-1",
    "type": "webpage",
    "title": "Press Briefing by Press Secretary Jen Psaki",
    "author": [{ "family": "Psaki", "given": "Jen" }],
    "container-title": "The White House",
    "publisher": "The White House",
    "genre": "Press briefing transcript",
    "event-place": "Aboard Air Force One, En Route Lima, Peru",
    "issued": { "date-parts": [[2021, 3, 23]] },
    "archive": "National Archives",
    "URL": "https://bidenwhitehouse.archives.gov/briefing-room/a_b/?c=1%20&d",
    "note": "Turn 1 (Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1. First published at https://www.whitehouse.gov/briefing-room/a_b/?c=1%20&d"
  }
]
"#,
    );
}

#[test]
fn the_terms_on_which_it_was_said_go_along() {
    let mut reading = reading();
    reading.ground_rules = sample::terms();
    let has = |style, words: &str| {
        let written = written(&reading, &[1], style);
        assert!(written.contains(words), "{written}");
    };
    let terms = "On background. Attribute to “port [city] officials”: questions and answers.";
    has(QuoteStyle::Text, &["\n\n(", terms, ")\n\n— Press Briefing"].concat());
    has(QuoteStyle::Html, &["</a>.\n(", terms, ")</figcaption>"].concat());
    has(QuoteStyle::Bibtex, &[r"a\_b/?c=1\%20\&d. ", terms, "},"].concat());
    has(QuoteStyle::Ris, &["&d. ", terms, "\r\n"].concat());
    has(QuoteStyle::CslJson, &["&d. ", terms, "\""].concat());
}

#[test]
fn a_question_belongs_to_nobody_and_with_its_answer_to_who_answers() {
    let mut reading = reading();
    reading.address = Some("https://harbour.example/a".to_owned());
    let begins = |turns: &[u32], style, expect: &str| {
        let written = written(&reading, turns, style);
        assert!(written.starts_with(expect), "{written}");
    };
    begins(&[2], QuoteStyle::Chicago, "harbour.example. “Press Briefing by");
    begins(&[2, 3], QuoteStyle::Chicago, "Psaki, Jen. “Press Briefing by");
    begins(
        &[2],
        QuoteStyle::Mla,
        "“Press Briefing by Press Secretary Jen Psaki.” _harbour.example_, 23",
    );
    begins(&[2], QuoteStyle::Apa, "harbour.example. (2021, March 23). _Press");
    assert!(written(&reading, &[2, 3], QuoteStyle::Apa).ends_with(
        "[Press briefing transcript]. harbour.example. https://harbour.example/a\n\
         Turns 2, 3 (Q, Jen Psaki): https://x.org/?at=2021-03-23-k7q2.1"
    ));
}

#[test]
fn without_date_and_page() {
    let mut reading = sample::reading(&["Why?"]);
    reading.entry.date = None;
    reading.entry.kind = Kind::Other;
    reading.entry.title = "Who are “they”?".to_owned();
    reading.cast[1].who.anonymous = true;
    reading.turns[0].speaker = 1;
    let place = "\nTurn 1 (Q): https://x.org/?at=2021-03-23-k7q2.1";
    check(
        &reading,
        &[1],
        QuoteStyle::Chicago,
        &(format!("“Who are ‘they’?” Transcript. Accessed November 27, 2026. {LINK}.") + place),
    );
    check(
        &reading,
        &[1],
        QuoteStyle::Apa,
        &(format!("_Who are “they”?_ [Transcript]. (n.d.). {LINK}") + place),
    );
    check(
        &reading,
        &[1],
        QuoteStyle::Mla,
        &(format!("“Who are ‘they’?” {LINK}. Accessed 27 Nov. 2026. Transcript.") + place),
    );
    assert!(written(&reading, &[1], QuoteStyle::Ris).contains("\r\nY2  - 2026/11/27\r\n"));
    assert!(written(&reading, &[1], QuoteStyle::Bibtex).contains("urldate      = {2026-11-27},"));
    assert!(written(&reading, &[1], QuoteStyle::CslJson).contains("\"accessed\""));
}

#[test]
fn html_that_can_be_put_anywhere() {
    let mut reading = sample::reading(&["1 < 2 & \"so\".\n\nReally."]);
    reading.entry.title = "<script>alert('x')</script>".to_owned();
    check(
        &reading,
        &[1],
        QuoteStyle::Html,
        "<figure>\n<blockquote cite=\"https://x.org/?at=2021-03-23-k7q2.1\">\n\
         <p><b>Jen Psaki:</b> 1 &lt; 2 &amp; &quot;so&quot;.</p>\n<p>Really.</p>\n</blockquote>\n\
         <figcaption>— <cite><a href=\"https://x.org/?at=2021-03-23-k7q2.1\">\
         &lt;script&gt;alert('x')&lt;/script&gt;</a></cite>, 23 March 2021, turn 1.</figcaption>\n\
         </figure>\n",
    );
}

#[test]
fn italics_for_programs_that_take_them() {
    let slanted = |text: &str, is_slanted| Slanted { text: text.to_owned(), is_slanted };
    let cited = [slanted("A & b. ", false), slanted("<Title>", true), slanted(".\nTurn 1", false)];
    let expected = "<p>A &amp; b. <i>&lt;Title&gt;</i>.</p>\n<p>Turn 1</p>";
    assert_eq!(rich(&cited).as_deref(), Some(expected));
    assert_eq!(rich(&cited[..1]), None);
}

#[test]
fn hostile_titles() {
    let mut reading = reading();
    reading.entry.title = "{a} 100% & $5_#~^\\ \"b\"\n\r\nER  - }".to_owned();
    let bibtex = written(&reading, &[1], QuoteStyle::Bibtex);
    let title = r#"{{\textbraceleft{}a\textbraceright{} 100\% \& \$5\_\#\textasciitilde{}\textasciicircum{}\textbackslash{} "b" ER - \textbraceright{}}}"#;
    assert!(bibtex.contains(&["  title        = ", title, ",\n"].concat()), "{bibtex}");
    let ris = written(&reading, &[1], QuoteStyle::Ris);
    assert!(ris.contains("\r\nTI  - {a} 100% & $5_#~^\\ \"b\" ER - }\r\n"), "{ris}");
    let chicago = written(&reading, &[1], QuoteStyle::Chicago);
    assert!(chicago.contains("“{a} 100% & $5_#~^\\ ‘b’ ER - }.”"), "{chicago}");
}

/// Fields of an entry by the rules of BibTeX: a value ends where its braces do.
fn bibtex_fields(entry: &str) -> Option<Vec<(String, String)>> {
    let body = entry.strip_prefix("@misc{")?.strip_suffix("}\n")?;
    let (_, mut rest) = body.split_once(",\n")?;
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once('=')?;
        let value = value.strip_prefix(' ')?;
        let mut depth = 0;
        let end = value.char_indices().find(|(_, letter)| {
            depth += i32::from(*letter == '{') - i32::from(*letter == '}');
            depth == 0 && *letter == ','
        })?;
        fields.push((name.trim().to_owned(), value[..end.0].to_owned()));
        rest = value[end.0..].strip_prefix(",\n")?;
    }
    Some(fields)
}

/// What TeX would set of a title.
fn set_by_tex(value: &str) -> String {
    let value = value.strip_prefix("{{").and_then(|value| value.strip_suffix("}}")).unwrap();
    let names = [
        ("\\textbackslash{}", "\u{1}"),
        ("\\textbraceleft{}", "\u{2}"),
        ("\\textbraceright{}", "\u{3}"),
        ("\\textasciitilde{}", "~"),
        ("\\textasciicircum{}", "^"),
    ];
    let value =
        names.iter().fold(value.to_owned(), |text, (name, letter)| text.replace(name, letter));
    assert!(!value.contains(['{', '}']), "{value}");
    let value = ["$", "&", "%", "#", "_"]
        .iter()
        .fold(value, |text, letter| text.replace(&["\\", letter].concat(), letter));
    value.replace('\u{1}', "\\").replace('\u{2}', "{").replace('\u{3}', "}")
}

proptest! {
    #[test]
    fn whatever_a_title_holds_is_read_back(title in "[ -~“”é\n\r\t]{0,40}", name in "[!-~]{1,9} [!-~]{1,9}") {
        let mut reading = reading();
        reading.entry.title = title.clone();
        reading.cast[0].who.name = name + "a";
        let expected = work::in_one_line(&title);

        let json: serde_json::Value =
            serde_json::from_str(&written(&reading, &[1], QuoteStyle::CslJson)).unwrap();
        prop_assert_eq!(json[0]["title"].as_str(), Some(&*expected));
        let spoken = json[0]["author"][0]["given"].as_str().unwrap_or_default();
        prop_assert!(reading.cast[0].who.name.contains(spoken), "{}", json);

        let ris = written(&reading, &[1], QuoteStyle::Ris);
        let lines: Vec<&str> = ris.split_terminator("\r\n").collect();
        let is_line = |line: &&str| {
            let tag = line.as_bytes();
            tag.len() >= 6 && tag[..2].iter().all(u8::is_ascii_alphanumeric)
                && &line[2..6] == "  - " && !line.contains(['\r', '\n'])
        };
        prop_assert!(lines.iter().all(is_line), "{}", ris);
        prop_assert!(lines.first() == Some(&"TY  - ELEC") && lines.last() == Some(&"ER  - "));
        let title = ["TI  - ", &expected].concat();
        prop_assert!(lines.contains(&&*title), "{}", ris);

        let bibtex = written(&reading, &[1], QuoteStyle::Bibtex);
        let fields = bibtex_fields(&bibtex);
        prop_assert!(fields.is_some(), "{}", bibtex);
        let fields = fields.unwrap();
        let of = |name: &str| fields.iter().find(|field| field.0 == name).map(|field| &*field.1);
        prop_assert_eq!(set_by_tex(of("title").unwrap()), expected);
        prop_assert_eq!(of("month"), Some("mar"));
    }
}
