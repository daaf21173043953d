//! Tables and properties of the address.

use corpus::message::{Choices, Date, Filter, Rules};

use crate::Manner;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

/// `address` is read without loss and is the one spelling of its view.
fn check(address: &str) -> ViewState {
    let (state, dropped) = from_query(address);
    assert_eq!(dropped, [], "{address}");
    assert_eq!(to_query(&state), address);
    state
}

/// `address` is read as if it were `canonical`, and `said` is said of the rest.
fn check_read(address: &str, canonical: &str, said: &[&str]) {
    let (state, dropped) = from_query(address);
    assert_eq!(to_query(&state), canonical, "{address}");
    let sentences: Vec<String> = dropped.iter().map(ToString::to_string).collect();
    assert_eq!(sentences, said, "{address}");
}

#[test]
fn canonical_addresses() {
    assert_eq!(check(""), ViewState::default());
    let state = check(
        "?q=%22policy+review%22+diplomacy&speaker=jake-sullivan,jen-psaki&role=press\
         &kind=gaggle&date=2021-03..2021-06-15&at=2021-03-23-k7q2.7&show=context",
    );
    assert_eq!(state.query, "\"policy review\" diplomacy");
    let key = |text: &str| SpeakerKey(text.to_owned());
    let only = Choices {
        speakers: vec![key("jake-sullivan"), key("jen-psaki")],
        roles: vec![Role::Press],
        kinds: vec![Kind::Gaggle],
        ..Choices::default()
    };
    let filter = Filter {
        only,
        from: Date::new(2021, 3, 1),
        to: Date::new(2021, 6, 15),
        ..Filter::default()
    };
    assert_eq!(state.filter, filter);
    let transcript = TranscriptId::parse("2021-03-23-k7q2").expect("a good name");
    assert_eq!(state.place, Some(Place { transcript, turn: Some(TurnNo(7)) }));
    assert_eq!(state.density, Density::Context);
    check("?q=a&place=James+S.+Brady+Press+Briefing+Room&has=laughter,redaction&sort=newest");
    check("?kind=-gaggle&rule=background,embargo,-on-the-record&has=sic");
    check("?sort=oldest");
    check("?q=U.S%2E");
    check("?at=undated-k7q2&text=corrected&hide=moderators&mark=redaction&pin=3,7,12");
    check("?at=undated-k7q2");
    check("?date=..2021");
    assert_eq!(check("?speaker=a%2Cb,c").filter.only.speakers, [key("a,b"), key("c")]);
    let state = check("?speaker=%2Da,b,-a-b,-c&role=-press&len=20.%2E");
    assert_eq!(state.filter.only.speakers, [key("-a"), key("b")]);
    assert_eq!(state.filter.without.speakers, [key("a-b"), key("c")]);
    check("?q=-a&unit=turn");
}

#[test]
fn other_spellings() {
    check_read("q=a", "?q=a", &[]);
    check_read("?utm_source=mail&&=&x&q=%20%20a%20&show=all#q=b", "?q=a", &[]);
    check_read("?q=&speaker=,,&role=&date=&at=&show=", "", &[]);
    check_read("?date=2021-03-01..2021-06-30", "?date=2021-03..2021-06", &[]);
    check_read("?role=press&role=official,press", "?role=press,official", &[]);
    check_read("?at=2021-03-23-k7q2.007", "?at=2021-03-23-k7q2.7", &[]);
    check_read("?%71=a", "?q=a", &[]);
    check_read("?role=press,-press,-official", "?role=press,-official", &[]);
    check_read("?len=0..", "", &[]);
}

#[test]
fn what_is_left_out_is_said() {
    check_read(
        "?role=boss,press",
        "?role=press",
        &["“boss” in the address is no role and was left out."],
    );
    check_read(
        "?len=9..5&unit=word",
        "",
        &[
            "“9..5” in the address is no number of words and was left out.",
            "“word” in the address is no unit of results and was left out.",
        ],
    );
    check_read(
        "?kind=party",
        "",
        &["“party” in the address is no kind of event and was left out."],
    );
    check_read(
        "?rule=secret",
        "",
        &["“secret” in the address is no ground rule and was left out."],
    );
    let no_range = "is no day, month, year or range of them and was left out.";
    check_read("?date=2021-02-30", "", &[&format!("“2021-02-30” in the address {no_range}")]);
    let no_place = "in the address is no place in a transcript and was left out.";
    check_read("?at=here.7", "", &[&format!("“here.7” {no_place}")]);
    for bad in ["0", "x", "-1", "99999999999", ""] {
        let said = format!("“2021-03-23-k7q2.{bad}” {no_place}");
        check_read(&format!("?at=2021-03-23-k7q2.{bad}"), "?at=2021-03-23-k7q2", &[&said]);
    }
    let no_way = "is no way to show a transcript and was left out.";
    check_read("?show=%0A%E2%80%AEsome", "", &[&format!("“some” in the address {no_way}")]);
    check_read(
        "?q=a&q=b",
        "?q=a",
        &["“q” stands in the address more than once; the first one counts."],
    );
    let long = "a".repeat(MAX_QUERY);
    let said = "The query is longer than 400 characters; the rest was left out.";
    check_read(&format!("?q={long}b"), &format!("?q={long}"), &[said]);
    let name = "x".repeat(MAX_KEY + 1);
    let said = format!("“{}…” in the address is no speaker and was left out.", "x".repeat(40));
    check_read(&format!("?speaker={name}"), "", &[&said]);
    let names: Vec<String> = (100..151).map(|nth| format!("x{nth}")).collect();
    let said = "The address names more than 50 speakers; the rest was left out.";
    let kept = format!("?speaker={}", names[..50].join(","));
    check_read(&format!("?speaker={}", names.join(",")), &kept, &[said]);
}

#[test]
fn links_stand_on_the_page() {
    let (state, _) = from_query("?q=a");
    assert_eq!(link("https://example.org/x/", &state), "https://example.org/x/?q=a");
    assert_eq!(link("https://example.org/?q=b#c", &state), "https://example.org/?q=a");
    assert_eq!(link("https://example.org/?q=b", &ViewState::default()), "https://example.org/");
}

fn dates() -> impl Strategy<Value = Option<Date>> {
    // Ends of months and years are where spellings change, so they come often.
    let day = prop_oneof![Just(1), Just(28), Just(29), Just(30), Just(31), 1..=31u8];
    option::of((prop_oneof![2020..2026u16, 1..=9999u16], 1..=12u8, day))
        .prop_map(|day| day.and_then(|(year, month, day)| Date::new(year, month, day)))
}

fn places() -> impl Strategy<Value = Option<Place>> {
    let id = ("(undated|2021-0[1-9]-[12][0-9])", "[a-km-z2-9]{4}");
    let id =
        id.prop_filter_map("a name", |(date, rest)| TranscriptId::parse(&format!("{date}-{rest}")));
    let turn = option::of(any::<u32>().prop_map(TurnNo));
    option::of((id, turn).prop_map(|(transcript, turn)| Place { transcript, turn }))
}

fn states() -> impl Strategy<Value = ViewState> {
    let speakers = vec(prop_oneof!["[a-z-]{0,9}", ".{0,9}"].prop_map(SpeakerKey), 0..6);
    let roles = vec(proptest::sample::select(&Role::ALL[..]), 0..6);
    let kinds = vec(proptest::sample::select(&Kind::ALL[..]), 0..6);
    let density = proptest::sample::select(&Density::ALL[..]);
    let manner = (
        proptest::sample::select(&Wording::ALL[..]),
        vec(proptest::sample::select(&Hidden::ALL[..]), 0..3),
        option::of(proptest::sample::select(&MarkName::ALL[..])),
        vec(any::<u32>().prop_map(TurnNo), 0..4),
    );
    let manner =
        manner.prop_map(|(wording, hidden, lit, pins)| Manner { wording, hidden, lit, pins });
    let marks = vec(proptest::sample::select(&MarkName::ALL[..]), 0..4);
    let rules = vec(proptest::sample::select(&RuleName::ALL[..]), 0..4).prop_map(Rules::of);
    let places_held = vec(".{0,9}", 0..4);
    let choices = (speakers, roles, kinds, places_held, rules, marks).prop_map(
        |(speakers, roles, kinds, places, rules, marks)| Choices {
            speakers,
            roles,
            kinds,
            places,
            rules,
            marks,
        },
    );
    let length = option::of((any::<u32>(), any::<u32>()));
    let filter = (choices.clone(), choices, dates(), dates(), length)
        .prop_map(|(only, without, from, to, length)| Filter { only, without, from, to, length });
    let query = prop_oneof!["(?s).{0,40}", "[a-z \"+%&#.,]{0,20}", "a{390,420}"];
    let sort = option::of(proptest::sample::select(&Order::ALL[..]));
    (query, filter, sort, any::<bool>(), places(), density, manner).prop_map(
        |(query, filter, sort, single, place, density, manner)| {
            ViewState { query, filter, sort, single, place, density, manner }.normal()
        },
    )
}

proptest! {
    #[test]
    fn state_to_address_to_state(state in states()) {
        let address = to_query(&state);
        prop_assert_eq!(from_query(&address), (state.clone(), vec![]), "{}", address);
        prop_assert_eq!(state.clone().normal(), state);
        prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{}", address);
        prop_assert!(!address.ends_with(['.', ',', '+']), "{}", address);
    }

    #[test]
    fn any_string_gives_a_state(address in "(?s).*") {
        let (state, _) = from_query(&address);
        let canonical = to_query(&state);
        prop_assert_eq!(from_query(&canonical), (state, vec![]), "{}", canonical);
    }

    #[test]
    fn any_string_of_known_keys_gives_a_state(
        pairs in vec(("q|speaker|role|kind|place|rule|has|date|len|unit|sort|at|show|text|hide|mark|pin", "[a-z0-9%+.,&=-]{0,12}|(?s).{0,12}"), 0..9),
    ) {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let (state, dropped) = from_query(&pairs.join("&"));
        let canonical = to_query(&state);
        prop_assert_eq!(from_query(&canonical), (state, vec![]), "{}", canonical);
        for sentence in dropped.iter().map(ToString::to_string) {
            prop_assert!(sentence.ends_with('.') && !sentence.contains('\n'));
        }
    }
}

#[test]
fn what_is_left_out_is_said_of_every_list() {
    let listed = |key: &str, sign: &str, count: u32| {
        let values: Vec<String> = (0..count).map(|n| format!("{key}={sign}v{n}")).collect();
        let said: Vec<String> =
            from_query(&values.join("&")).1.iter().map(ToString::to_string).collect();
        said.concat()
    };
    let speakers = "The address names more than 50 speakers; the rest was left out.";
    let places = "The address names more than 20 places; the rest was left out.";
    assert_eq!(["", "-"].map(|sign| listed("speaker", sign, 51)), [speakers; 2]);
    assert_eq!(["", "-"].map(|sign| listed("place", sign, 21)), [places; 2]);
    assert_eq!(["", "-"].map(|sign| listed("place", sign, 20)), ["", ""]);
}

#[test]
fn the_first_value_that_is_one_counts() {
    check_read(
        "?sort=bogus&sort=oldest",
        "?sort=oldest",
        &["“bogus” in the address is no order of results and was left out."],
    );
}
