//! Slips in labels: a wrong honorific, a cut or misspelt word.
//!
//! A label is read as another one only where the file itself or its title makes that plain.
//! Must not know: turns.

use std::collections::BTreeMap;

use crate::{
    label::{self, Class, is_number},
    names,
    script::Known,
};

/// Labels that every file may print, and that a slip may stand for where this one does not.
const COMMON: [&str; 11] = [
    "MODERATOR",
    "OPERATOR",
    "SENIOR ADMINISTRATION OFFICIAL",
    "SENIOR DEFENSE OFFICIAL",
    "SENIOR MILITARY OFFICIAL",
    "THE PRESIDENT",
    "THE VICE PRESIDENT",
    "THE FIRST LADY",
    "PARTICIPANT",
    "PARTICIPANTS",
    "AUDIENCE MEMBER",
];

/// The label that each printed label stands for, in the one form of labels.
pub(crate) fn resolve(counts: &Known, title: &str) -> BTreeMap<String, String> {
    let printed = File { counts, title };
    let mut resolved: BTreeMap<String, String> = BTreeMap::new();
    let mut spelled = Known::new();
    for (label, count) in counts {
        let meant = printed.misspelt(label, *count).unwrap_or_else(|| label.clone());
        *spelled.entry(meant.clone()).or_default() += count;
        resolved.insert(label.clone(), meant);
    }
    let file = File { counts: &spelled, title };
    resolved.values_mut().for_each(|label| *label = file.one_of_surname(label));
    resolved
}

struct File<'a> {
    counts: &'a Known,
    title: &'a str,
}

impl File<'_> {
    /// The label that this one misspells.
    fn misspelt(&self, label: &str, count: usize) -> Option<String> {
        if COMMON.contains(&label) || label == label::QUESTION {
            return None;
        }
        if let Some(whole) = self.cut_honorific(label) {
            return Some(whole);
        }
        if label::class(label) == Class::Person {
            return self.misspelt_surname(label, count);
        }
        if let Some(whole) = misspelt_office(label) {
            return Some(whole);
        }
        let common = COMMON.iter().copied().find(|common| same_role(label, common));
        let printed = || {
            let often = self.counts.iter().filter(|(_, times)| **times >= 3 * count);
            let mut near = often.filter(|(other, _)| same_role(label, other));
            near.next().map(|(other, _)| other.as_str())
        };
        common.or_else(printed).map(str::to_owned)
    }

    /// `S. PSAKI`, `M. PSAKI`: the end or the beginning of an honorific.
    fn cut_honorific(&self, label: &str) -> Option<String> {
        let (cut, surname) = label.split_once(' ')?;
        if !matches!(cut, "S." | "M." | "S" | "M") {
            return None;
        }
        let whole = self.persons(surname).max_by_key(|(_, count)| **count);
        if let Some((whole, _)) = whole {
            return Some(whole.clone());
        }
        let named = cut.starts_with('S') && !names::find(self.title, surname).is_empty();
        named.then(|| format!("MS. {surname}"))
    }

    /// Labels of the file with an honorific and this surname.
    fn persons(&self, surname: &str) -> impl Iterator<Item = (&String, &usize)> {
        self.counts.iter().filter(move |(label, _)| {
            let parts = label::parts(label);
            parts.honorific.is_some() && parts.surname == surname
        })
    }

    /// `MR. SULLICAN` where `MR. SULLIVAN` speaks far more often, or alone stands in the title.
    fn misspelt_surname(&self, label: &str, count: usize) -> Option<String> {
        let surname = label::parts(label).surname;
        let in_title = |surname: &str| !names::find(self.title, surname).is_empty();
        if in_title(surname) {
            return None;
        }
        let near = self.counts.iter().filter(|(other, times)| {
            let theirs = label::parts(other);
            theirs.honorific.is_some()
                && is_near(surname, theirs.surname)
                && (**times >= 5 * count || in_title(theirs.surname) && **times >= count)
        });
        near.max_by_key(|(_, times)| **times).map(|(other, _)| other.clone())
    }

    /// The form under which a person's label is printed most often, where the honorific differs,
    /// or where an office stands for it and the title names one person of that surname.
    fn one_of_surname(&self, label: &str) -> String {
        let parts = label::parts(label);
        if parts.surname.is_empty() {
            return label.to_owned();
        }
        let named = names::find(self.title, parts.surname).len();
        let same = |other: &str| {
            let theirs = label::parts(other);
            let honorifics = parts.honorific.is_some() && theirs.honorific.is_some();
            // A couple shares a surname, and only one of them is `PRESIDENT BIDEN`.
            let plain = !is_high(parts.office) && !is_high(theirs.office);
            theirs.surname == parts.surname && (honorifics && named <= 1 || named == 1 && plain)
        };
        // Where two forms are printed equally often, each stays what it is.
        let rank = |(other, count): &(&String, &usize)| (**count, *other == label);
        let most = self.counts.iter().filter(|(other, _)| same(other)).max_by_key(rank);
        most.map_or_else(|| label.to_owned(), |(other, _)| other.clone())
    }
}

/// An office whose holder is never called by an honorific.
fn is_high(office: &str) -> bool {
    let high = ["PRESIDENT", "MINISTER", "LADY", "GENTLEMAN", "KING", "QUEEN", "CHANCELLOR"];
    office.split(' ').any(|word| high.contains(&word))
}

/// `ADMINSTRATOR CRISWELL`: a word of the office, never the surname, that misspells one.
fn misspelt_office(label: &str) -> Option<String> {
    let (office, surname) = label.rsplit_once(' ')?;
    if surname.is_empty() || label::is_anonymous(label) {
        return None;
    }
    let words: Vec<&str> =
        office.split(' ').map(|word| office_meant(word).unwrap_or(word)).collect();
    let whole = format!("{} {surname}", words.join(" "));
    (whole != label).then_some(whole)
}

/// The office’s word that a long word misspells by one letter.
fn office_meant(word: &str) -> Option<&'static str> {
    let long = word.chars().count() >= 8 && !label::is_office_word(word);
    let meant =
        |office: &&&str| word.strip_suffix('S') != Some(office) && distance(word, office, 1);
    long.then(|| label::OFFICES.iter().find(meant).copied())?
}

/// Two labels of offices or roles that differ by a slip. Numbers tell people apart.
fn same_role(label: &str, other: &str) -> bool {
    if label == other {
        return false;
    }
    let numbers = |label: &str| -> Vec<String> {
        label.split(' ').filter(|word| is_number(word)).map(str::to_owned).collect()
    };
    let cut = || {
        other.starts_with(label)
            && other.as_bytes().get(label.len()) == Some(&b' ')
            && label.starts_with("SENIOR ADMIN")
    };
    let plural = label.strip_suffix('S') == Some(other) || other.strip_suffix('S') == Some(label);
    !plural && numbers(label) == numbers(other) && (is_near(label, other) || cut())
}

/// One slip of the keys in a word of five letters, two in one of nine.
fn is_near(word: &str, other: &str) -> bool {
    let len = word.chars().count().min(other.chars().count());
    let most = match len {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    // A label is never longer; the comparison's work is the product of both lengths.
    len <= 60 && word != other && distance(word, other, most)
}

/// At most `most` letters inserted, left out, exchanged, or swapped with their neighbour
/// (optimal string alignment).
fn distance(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=b.len()).collect()];
    for (i, x) in a.iter().enumerate() {
        rows.rotate_left(1);
        let [before, above, row] = &mut rows;
        row.clear();
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &Vec<usize>, j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            let mut best = at(above, j) + usize::from(x != y);
            best = best.min(at(above, j + 1) + 1).min(at(row, j) + 1);
            if swapped {
                best = best.min(at(before, j - 1) + 1);
            }
            row.push(best);
        }
    }
    rows[2].last().is_some_and(|steps| *steps <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, counts: &[(&str, usize)], label: &str, expect: &str) {
        let counts = counts.iter().map(|(label, count)| ((*label).to_owned(), *count)).collect();
        assert_eq!(resolve(&counts, title).get(label).map(String::as_str), Some(expect));
    }

    const TITLE: &str = "Press Briefing by Press Secretary Jen Psaki and Chair Jared Bernstein";

    #[test]
    fn slips() {
        check("", &[("MS. PSAKI", 9), ("S. PSAKI", 1)], "S. PSAKI", "MS. PSAKI");
        check("", &[("MS. PSAKI", 9), ("MR. PSAKI", 1)], "MR. PSAKI", "MS. PSAKI");
        check("", &[("MR. SULLIVAN", 9), ("MS. SULLICAN", 1)], "MS. SULLICAN", "MR. SULLIVAN");
        check("", &[("MODERTOR", 1)], "MODERTOR", "MODERATOR");
        check("", &[("THE PRESIDNET", 1)], "THE PRESIDNET", "THE PRESIDENT");
        let official = "SENIOR ADMINISTRATION OFFICIAL";
        check(
            "",
            &[("SENIOR ADMINSTRATION OFFICIAL", 1)],
            "SENIOR ADMINSTRATION OFFICIAL",
            official,
        );
        check(
            "",
            &[("ADMINSTRATOR CRISWELL", 2)],
            "ADMINSTRATOR CRISWELL",
            "ADMINISTRATOR CRISWELL",
        );
        check(TITLE, &[("S. PSAKI", 1)], "S. PSAKI", "MS. PSAKI");
        check(TITLE, &[("CHIAR BERNSTEIN", 2)], "CHIAR BERNSTEIN", "CHIAR BERNSTEIN");
        check(
            "Call by Administrator Deanne Criswell",
            &[("ADMINSTRATOR CRISWELL", 2)],
            "ADMINSTRATOR CRISWELL",
            "ADMINISTRATOR CRISWELL",
        );
        check(
            TITLE,
            &[("MR. BERNSTEIN", 9), ("CHAIR BERNSTEIN", 2)],
            "CHAIR BERNSTEIN",
            "MR. BERNSTEIN",
        );
    }

    #[test]
    fn what_is_no_slip() {
        let two = [("SENIOR OFFICIAL ONE", 9), ("SENIOR OFFICIAL TWO", 1)];
        check("", &two, "SENIOR OFFICIAL TWO", "SENIOR OFFICIAL TWO");
        check("", &[("OFFICIAL 1", 9), ("OFFICIAL 2", 1)], "OFFICIAL 2", "OFFICIAL 2");
        check("", &[("MR. YOUNG", 9), ("MS. YANG", 1)], "MS. YANG", "MS. YANG");
        check("", &[("DIRECTOR YOUNG", 9), ("MS. YOUNG", 1)], "MS. YOUNG", "MS. YOUNG");
        check("", &[("AUDIENCE MEMBERS", 1)], "AUDIENCE MEMBERS", "AUDIENCE MEMBERS");
        let one = "Remarks by President Joe Biden";
        check(one, &[("PRESIDENT BIDEN", 9), ("DR. BIDEN", 1)], "DR. BIDEN", "DR. BIDEN");
        let both = "Remarks by Jill Biden and Joe Biden";
        check(both, &[("MR. BIDEN", 9), ("DR. BIDEN", 1)], "DR. BIDEN", "DR. BIDEN");
    }
}
