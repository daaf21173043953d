//! Full names and offices in a title: `Press Secretary Jen Psaki and Secretary of Transportation
//! Pete Buttigieg`.
//!
//! A name is taken as printed or not at all. Must not know: labels.

use crate::label::{is_honorific, is_office_word};

/// A person as a title names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// First name and surname; `None` where only the surname is printed.
    pub(crate) name: Option<String>,
    pub(crate) office: Option<String>,
}

/// Every person with that surname whom the text names, in order, each once.
pub(crate) fn find(text: &str, surname: &str) -> Vec<Named> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wanted: Vec<String> = surname.split(' ').map(fold).collect();
    let mut found = Vec::new();
    for at in 0..words.len() {
        let stretch = words.get(at..at + wanted.len()).unwrap_or_default();
        let same = stretch.iter().zip(&wanted).all(|(word, wanted)| fold(word) == *wanted);
        if stretch.is_empty() || !same {
            continue;
        }
        let before = words.get(..at).unwrap_or_default();
        let first = at - first_names(before);
        let given = words.get(first..at).unwrap_or_default();
        let full = words.get(first..at + wanted.len()).unwrap_or_default().join(" ");
        let full = bare(&full).to_owned();
        let named = Named {
            name: (!given.is_empty()).then_some(full),
            office: office(words.get(..first).unwrap_or_default()),
        };
        if !found.iter().any(|other: &Named| other.name == named.name) {
            found.push(named);
        }
    }
    found
}

/// A word for comparison: small letters without signs at its ends or accents.
pub(crate) fn fold(word: &str) -> String {
    let own = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    bare(own).to_lowercase().chars().map(unaccented).collect()
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let word = word.strip_suffix("’s").unwrap_or(word);
    word.trim_end_matches('.')
}

/// The plain letter, for the accents that English texts leave out.
fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ė' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        '\'' => '’',
        c => c,
    }
}

/// How many of the words before a surname are first names.
fn first_names(before: &[&str]) -> usize {
    let run = before.iter().rev().take_while(|word| is_name(word)).count();
    let limit = before.len().checked_sub(run + 1).and_then(|at| before.get(at));
    match limit.copied() {
        // Nothing but the office's own word stands before a name with several first names.
        Some(word) if is_office_word(word) || is_honorific(word) => run.min(3),
        Some(word) if word.ends_with(',') || matches!(fold(word).as_str(), "by" | "with") => {
            run.min(3)
        }
        None => run.min(3),
        // `Secretary of Homeland Security Alejandro …`: where the office ends is not printed.
        Some(_) => {
            let initial = before.last().is_some_and(|word| bare(word).chars().count() == 1);
            run.min(if initial { 2 } else { 1 })
        }
    }
}

/// A capitalised word that can be a first name: no office, no joining word, no `NSC`.
fn is_name(word: &str) -> bool {
    let letters = bare(word);
    let shouted = letters.chars().count() > 1 && !letters.chars().any(char::is_lowercase);
    letters.starts_with(char::is_uppercase)
        && !shouted
        && !word.ends_with(',')
        && !is_office_word(word)
        && !is_joining(word)
        && !is_honorific(word)
}

fn is_joining(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "of" | "for" | "to" | "the" | "and" | "in" | "on" | "at" | "by" | "with" | "from" | "a"
    )
}

/// The office that ends where a name begins.
fn office(before: &[&str]) -> Option<String> {
    let named_by = |word: &&str| matches!(fold(word).as_str(), "by" | "with" | "from");
    let from = before.iter().rposition(named_by).map_or(0, |at| at + 1);
    let mut words = before.get(from..)?;
    while words.last().is_some_and(|word| is_honorific(word)) {
        words = words.get(..words.len() - 1)?;
    }
    if words.last().is_none_or(|word| word.ends_with(',') || fold(word) == "and") {
        return None;
    }
    let start = (0..words.len()).rev().find(|at| begins_office(words, *at))?;
    let office = words.get(start..).filter(|office| office.len() <= 14)?;
    let office = match office {
        [article, rest @ ..] if matches!(fold(article).as_str(), "a" | "an" | "the") => rest,
        office => office,
    };
    Some(bare(&office.join(" ")).to_owned()).filter(|office| !office.is_empty())
}

/// The words from `at` on are a whole office: they hold an office's word, and before them stands
/// the end of another person's name, or nothing.
fn begins_office(words: &[&str], at: usize) -> bool {
    let Some(office) = words.get(at..) else { return false };
    if !office.iter().any(|word| is_office_word(word)) {
        return false;
    }
    let Some((last, before)) = words.get(..at).and_then(<[&str]>::split_last) else {
        return true;
    };
    let joined = fold(last) == "and";
    let prior = if joined { before.last() } else { Some(last) };
    // `NIAID Director and Chief Medical Advisor` is one person's office.
    let continues =
        joined && prior.is_some_and(|word| is_office_word(word) && !word.ends_with(','));
    // `Office of Management and Budget Director`: what stands before `and` is no one yet.
    let part = |word: &&str| word.ends_with(',') || fold(word) == "and";
    let before_that = before.iter().rposition(part).map_or(0, |at| at + 1);
    let nobody = joined
        && !before.last().is_some_and(|word| word.ends_with(','))
        && !before.iter().skip(before_that).any(|word| is_office_word(word));
    (joined || last.ends_with(',')) && !continues && !nobody
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, surname: &str, expect: &[(&str, &str)]) {
        let found = find(title, surname);
        let got: Vec<(&str, &str)> = found
            .iter()
            .map(|n| (n.name.as_deref().unwrap_or(""), n.office.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(got, expect, "{surname}");
    }

    #[test]
    fn names_and_offices() {
        let title = "Press Briefing by Press Secretary Jen Psaki, Special Presidential Envoy for \
                     Climate John Kerry, and National Climate Advisor Gina McCarthy, January 27, 2021";
        check(title, "PSAKI", &[("Jen Psaki", "Press Secretary")]);
        check(title, "KERRY", &[("John Kerry", "Special Presidential Envoy for Climate")]);
        check(title, "MCCARTHY", &[("Gina McCarthy", "National Climate Advisor")]);
        check(title, "RICE", &[]);
        let title = "Press Briefing by Press Secretary Jen Psaki, Deputy Director of the National \
                     Economic Council Sameera Fazili and Senior Director for International \
                     Economics and Competitiveness Peter Harrell";
        check(
            title,
            "FAZILI",
            &[("Sameera Fazili", "Deputy Director of the National Economic Council")],
        );
        check(
            title,
            "HARRELL",
            &[("Peter Harrell", "Senior Director for International Economics and Competitiveness")],
        );
        check(
            "Press Briefing by Press Secretary Karine Jean-Pierre and Office of Management and Budget Director Shalanda Young",
            "YOUNG",
            &[("Shalanda Young", "Office of Management and Budget Director")],
        );
        check("Gaggle by Jake Sullivan", "SULLIVAN", &[("Jake Sullivan", "")]);
        check("Press Gaggle by President Biden and Aide X", "BIDEN", &[("", "President")]);
        check(
            "Remarks by Vice President Harris and President Samia Suluhu Hassan of Tanzania",
            "HASSAN",
            &[("Samia Suluhu Hassan", "President")],
        );
        check(
            "Briefing by NIAID Director and Chief Medical Advisor Dr. Anthony Fauci",
            "FAUCI",
            &[("Anthony Fauci", "NIAID Director and Chief Medical Advisor")],
        );
        check(
            "Briefing by Under Secretary of State Jose W. Fernández",
            "FERNANDEZ",
            &[("Jose W. Fernández", "Under Secretary of State")],
        );
        check(
            "Press Briefing by Press Secretary Karine Jean-Pierre and White House National Security Communications Advisor John Kirby",
            "JEAN-PIERRE",
            &[("Karine Jean-Pierre", "Press Secretary")],
        );
    }
}
