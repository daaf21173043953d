//! Captions of a recording (`.srt`, `.vtt`) into text: numbers and times left out, cues of one
//! speaker joined.
//!
//! Must not know: which of the two kinds it is; they differ in nothing that matters here.

use crate::html;

/// Reads captions. A speaker is `<v Name>` or a `NAME:` at the start of a cue.
pub(crate) fn read(text: &str) -> String {
    let mut out = String::new();
    let mut last = String::new();
    for block in text.replace("\r\n", "\n").split("\n\n") {
        let lines = block.lines().skip_while(|line| !line.contains("-->")).skip(1);
        for line in lines {
            say(line.trim(), &mut last, &mut out);
        }
    }
    out
}

/// Adds one line under its speaker.
fn say(line: &str, last: &mut String, out: &mut String) {
    let (voice, words) = match line.strip_prefix("<v").and_then(|rest| rest.split_once('>')) {
        Some((voice, words)) => {
            let name = voice.split_once(' ').map_or("", |(_, name)| name.trim());
            (Some(name), words)
        }
        None => (None, line),
    };
    let words = without_tags(words.trim_start_matches("- "));
    if words.is_empty() {
        return;
    }
    match voice.filter(|voice| !voice.is_empty()) {
        Some(voice) if voice != last => {
            out.extend(["\n\n", &without_tags(voice), ": ", &words]);
            *last = voice.to_owned();
        }
        None if starts_with_label(&words) => {
            out.extend(["\n\n", &words]);
            last.clear();
        }
        _ if out.is_empty() => out.push_str(&words),
        _ => out.extend([" ", &words]),
    }
}

fn starts_with_label(words: &str) -> bool {
    words.split_once(':').is_some_and(|(name, _)| {
        name.starts_with(char::is_uppercase)
            && name.chars().count() <= 40
            && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    })
}

/// A line without its tags, its entities read. A `<` before a blank or a sign is one that was said.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        html::put(before, &mut plain);
        rest = behind(tag).unwrap_or_else(|| {
            plain.push('<');
            tag
        });
    }
    html::put(rest, &mut plain);
    plain.trim().to_owned()
}

/// What follows the tag that begins here, if one does, and ends before another could.
fn behind(tag: &str) -> Option<&str> {
    let begins = tag.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
    let end = tag.find(['<', '>']).filter(|_| begins)?;
    tag.get(end..)?.strip_prefix('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_and_names() {
        let vtt = "WEBVTT\n\n1\n00:00.000 --> 00:02.000\n<v Ada Quill>Good <i>day</i>.\n\n\
                   00:02.000 --> 00:03.000\n<v Ada Quill>All.\n\n00:03.000 --> 00:04.000\n<v Bob>Hi.";
        assert_eq!(read(vtt), "\n\nAda Quill: Good day. All.\n\nBob: Hi.");
        let srt = "1\r\n00:00:00,000 --> 00:00:02,000\r\nADA: Good day\r\nto all.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nBOB: Hi.";
        assert_eq!(read(srt), "\n\nADA: Good day to all.\n\nBOB: Hi.");
    }

    #[test]
    fn what_is_no_tag_was_said() {
        assert_eq!(without_tags("It is < 5 degrees here."), "It is < 5 degrees here.");
        assert_eq!(
            without_tags("<i>I <3 you</i>, <c.loud>a<00:01.000>b</c> <-> <b"),
            "I <3 you, ab <-> <b"
        );
        assert_eq!(without_tags(&"<a ".repeat(100_000)).len(), 299_999);
    }

    #[test]
    fn entities_are_read() {
        let vtt = "00:00.000 --> 00:02.000\n<v A&amp;B>AT&amp;T &lt;b&gt; &#8217;";
        assert_eq!(read(vtt), "\n\nA&B: AT&T <b> ’");
    }

    #[test]
    fn a_voice_goes_on_after_a_printed_label() {
        let cue = |words: &str| "00:00.000 --> 00:02.000\n".to_owned() + words + "\n\n";
        let vtt = ["<v Ada>Hi", "BOB: Hello", "<v Ada>Bye"].map(cue).concat();
        assert_eq!(read(&vtt), "\n\nAda: Hi\n\nBOB: Hello\n\nAda: Bye");
    }
}
