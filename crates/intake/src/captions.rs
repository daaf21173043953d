//! Captions of a recording (`.srt`, `.vtt`) into text: numbers and times left out, cues of one
//! speaker joined.
//!
//! Must not know: which of the two kinds it is; they differ in nothing that matters here.

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
        None if starts_with_label(&words) => out.extend(["\n\n", &words]),
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

fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    plain.trim().to_owned()
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
}
