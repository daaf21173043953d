//! What a label's words say: an honorific and a surname, an office, a role.
//!
//! Labels are kept in one form: capitals, single spaces, a stop after `MR`, `MS`, `MRS`, `DR`.
//! Must not know: where labels stand in a text.

use crate::Role;

/// How much a label's words prove that they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// `Q`.
    Question,
    /// An honorific and a surname: `MS. PSAKI`.
    Person,
    /// Words of an office or role: `SURGEON GENERAL MURTHY`, `MODERATOR`.
    Office,
    /// Capitals and a colon, no more: `RM`, `CBS`.
    Bare,
}

/// Label of every question.
pub(crate) const QUESTION: &str = "Q";

const HONORIFICS: [&str; 5] = ["MR", "MS", "MRS", "DR", "MISS"];

/// Words of roles that several people may fill.
const ROLES: [&str; 24] = [
    "AIDE",
    "AIDES",
    "AUDIENCE",
    "CROWD",
    "EMPLOYEE",
    "GUEST",
    "HOST",
    "INTERPRETER",
    "MEMBER",
    "MEMBERS",
    "MODERATOR",
    "OFFICIAL",
    "OFFICIALS",
    "OPERATOR",
    "PARTICIPANT",
    "PARTICIPANTS",
    "PARTICPANT",
    "REPORTER",
    "REPORTERS",
    "SPEAKER",
    "STAFF",
    "STUDENT",
    "TRANSLATOR",
    "VOICE",
];

/// Words of offices, military grades and the like.
pub(crate) const OFFICES: [&str; 92] = [
    "ACTING",
    "ADMINISTRATOR",
    "ADMIRAL",
    "ADVISER",
    "ADVISERS",
    "ADVISOR",
    "ADVISORS",
    "AMBASSADOR",
    "ARCHBISHOP",
    "ASSISTANT",
    "ASSOCIATE",
    "ATTORNEY",
    "BISHOP",
    "BRIGADIER",
    "CAPTAIN",
    "CARDINAL",
    "CHAIR",
    "CHAIRMAN",
    "CHAIRPERSON",
    "CHAIRS",
    "CHAIRWOMAN",
    "CHANCELLOR",
    "CHIEF",
    "COACH",
    "COLONEL",
    "COMMANDER",
    "COMMISSIONER",
    "CONGRESSMAN",
    "CONGRESSWOMAN",
    "CONTROLLER",
    "COORDINATOR",
    "CORPORAL",
    "COUNSEL",
    "COUNSELOR",
    "DELEGATE",
    "DEPUTY",
    "DIRECTOR",
    "ENVOY",
    "EXECUTIVE",
    "FATHER",
    "FIRST",
    "GENERAL",
    "GENTLEMAN",
    "GOVERNOR",
    "HEAD",
    "JUDGE",
    "JUSTICE",
    "KING",
    "LADY",
    "LEADER",
    "LIEUTENANT",
    "MAJOR",
    "MANAGER",
    "MAYOR",
    "MINISTER",
    "OFFICER",
    "PASTOR",
    "PREMIER",
    "PRESIDENT",
    "PRIME",
    "PRINCE",
    "PRINCESS",
    "PRINCIPAL",
    "PROFESSOR",
    "QUEEN",
    "RABBI",
    "RANKING",
    "REP",
    "REPRESENTATIVE",
    "REVEREND",
    "SECRETARY",
    "SECRETARY-GENERAL",
    "SENATOR",
    "SENIOR",
    "SERGEANT",
    "SHERIFF",
    "SPECIAL",
    "SPOKESMAN",
    "SPOKESPERSON",
    "SPOKESWOMAN",
    "SUPERINTENDENT",
    "SURGEON",
    "TRADE",
    "TREASURER",
    "UNDER",
    "UNDERSECRETARY",
    "VICE",
    "CO-CHAIR",
    "CO-CHAIRS",
    "CEO",
    "CZAR",
    "FORMER",
];

/// A label's words, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    pub(crate) honorific: Option<&'a str>,
    /// Words before the surname that name an office; empty where there are none.
    pub(crate) office: &'a str,
    /// Empty where the label names an office or role alone.
    pub(crate) surname: &'a str,
}

/// The one form of a label: `Ms PSAKI` and `MS.  PSAKI` are `MS. PSAKI`.
pub(crate) fn normal(words: &str) -> String {
    let mut label = String::with_capacity(words.len());
    for (no, word) in words.split_whitespace().enumerate() {
        if no > 0 {
            label.push(' ');
        }
        let upper = word.to_uppercase();
        let bare = upper.trim_end_matches(['.', ':']);
        if no == 0 && HONORIFICS.contains(&bare) && bare != "MISS" {
            label.push_str(bare);
            label.push('.');
        } else {
            label.push_str(&upper.replace('\'', "’"));
        }
    }
    label.trim_end_matches([' ', ':', '`', ',', ';']).to_owned()
}

/// `MR`, `Ms.`, `DR:`.
pub(crate) fn is_honorific(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ':']);
    HONORIFICS.iter().any(|honorific| bare.eq_ignore_ascii_case(honorific))
}

/// A word of an office, in any case: `Secretary`, `ADVISOR`.
pub(crate) fn is_office_word(word: &str) -> bool {
    let upper = word.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
    OFFICES.contains(&upper.as_str()) || upper == "MEMBER"
}

fn is_role_word(word: &str) -> bool {
    ROLES.contains(&word)
}

/// A number in a label: `ONE`, `2`, `#3`. It tells people apart and is never a slip.
pub(crate) fn is_number(word: &str) -> bool {
    const NUMBERS: [&str; 10] =
        ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"];
    NUMBERS.contains(&word) || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Takes a label in its one form apart.
pub(crate) fn parts(label: &str) -> Parts<'_> {
    let none = Parts { honorific: None, office: "", surname: "" };
    if let Some((first, rest)) = label.split_once(' ')
        && is_honorific(first)
    {
        return Parts { honorific: Some(first), surname: rest, ..none };
    }
    let names_role = label.split(' ').any(|word| is_role_word(word) || is_number(word));
    if names_role || label.starts_with("THE ") {
        return Parts { office: label, ..none };
    }
    let mut split = 0;
    let mut at = 0;
    for word in label.split(' ') {
        at += word.len() + 1;
        if is_office_word(word) {
            split = at;
        }
    }
    let office = label.get(..split.min(label.len())).unwrap_or("").trim_end();
    let surname = label.get(split.min(label.len())..).unwrap_or("");
    Parts { office, surname, ..none }
}

/// How much the words of a label in its one form prove.
pub(crate) fn class(label: &str) -> Class {
    let parts = parts(label);
    if matches!(label, QUESTION | "QUESTION") {
        Class::Question
    } else if parts.honorific.is_some() && !parts.surname.is_empty() {
        Class::Person
    } else if !parts.office.is_empty()
        && label.split(' ').any(|word| is_office_word(word) || is_role_word(word))
    {
        Class::Office
    } else {
        Class::Bare
    }
}

/// What the speaker under a label does.
pub(crate) fn role(label: &str) -> Role {
    let has = |words: &[&str]| label.split(' ').any(|word| words.contains(&word));
    match class(label) {
        Class::Question => Role::Press,
        _ if has(&["REPORTER", "REPORTERS"]) => Role::Press,
        _ if has(&["MODERATOR", "OPERATOR", "HOST", "AIDE"]) => Role::Moderator,
        Class::Person => Role::Official,
        Class::Office if has(&["OFFICIAL", "OFFICIALS", "SPOKESPERSON"]) => Role::Official,
        Class::Office if parts(label).surname.is_empty() && !label.starts_with("THE ") => {
            if label.split(' ').any(is_role_word) { Role::Other } else { Role::Official }
        }
        Class::Office => Role::Official,
        Class::Bare => Role::Other,
    }
}

/// The label names a role that several people may fill, so it is never one person.
pub(crate) fn is_anonymous(label: &str) -> bool {
    class(label) == Class::Question || label.split(' ').any(is_role_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, label: &str, expect: Class, role_expected: Role) {
        let got = normal(words);
        assert_eq!((got.as_str(), class(&got), role(&got)), (label, expect, role_expected));
    }

    #[test]
    fn forms() {
        use Class::{Bare, Office, Person, Question};
        check("MS PSAKI", "MS. PSAKI", Person, Role::Official);
        check("Mr. KIRBY", "MR. KIRBY", Person, Role::Official);
        check("MR: ZIENTS", "MR. ZIENTS", Person, Role::Official);
        check("MS. O'CONNELL:", "MS. O’CONNELL", Person, Role::Official);
        check("Q", "Q", Question, Role::Press);
        check("Moderator:", "MODERATOR", Office, Role::Moderator);
        check(
            "SENIOR ADMINISTRATION OFFICIAL ONE",
            "SENIOR ADMINISTRATION OFFICIAL ONE",
            Office,
            Role::Official,
        );
        check("THE PRESIDENT", "THE PRESIDENT", Office, Role::Official);
        check("AUDIENCE MEMBER", "AUDIENCE MEMBER", Office, Role::Other);
        check("MEMBERS OF BTS", "MEMBERS OF BTS", Office, Role::Other);
        check("RM", "RM", Bare, Role::Other);
    }

    #[test]
    fn offices_and_surnames() {
        let taken = |label: &'static str| {
            let parts = parts(label);
            (parts.office, parts.surname)
        };
        assert_eq!(taken("SURGEON GENERAL MURTHY"), ("SURGEON GENERAL", "MURTHY"));
        assert_eq!(taken("ACTING ADMINISTRATOR SLAVITT"), ("ACTING ADMINISTRATOR", "SLAVITT"));
        assert_eq!(taken("PRESIDENT NAUSĖDA"), ("PRESIDENT", "NAUSĖDA"));
        assert_eq!(taken("THE PRESIDENT"), ("THE PRESIDENT", ""));
        assert_eq!(taken("DHS OFFICIAL"), ("DHS OFFICIAL", ""));
        assert_eq!(taken("MR. MAIA SILVA"), ("", "MAIA SILVA"));
        assert!(is_anonymous("SENIOR ADMINISTRATION OFFICIAL") && !is_anonymous("THE PRESIDENT"));
    }
}
