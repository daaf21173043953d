//! The page as a whole: handles, panes, and the keys that work everywhere. No logic.

use std::cell::Cell;

use view::{Form, Gap, draw};

use crate::browser::ink::{Ink, ink};
use crate::browser::{address, fragment, keys, links, page, scroll, theme};
use crate::components::arrival;
use crate::components::help::Sheet;
use crate::components::offers::Before;
use crate::components::pane::pane;
use crate::components::search_box::search_box;
use crate::components::status::{Voice, voice_line};
use crate::components::text_size;
use crate::components::tools::{copy, tools};
use crate::engine::Engine;
use crate::held::Held;
use crate::navigation::Navigation;
use crate::paces::Paces;
use crate::quotes::{Quotes, What};
use crate::room::Room;
use crate::walk::{Along, Walk};
use crate::wings;

/// What components read and change. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Handles {
    pub(crate) navigation: Navigation,
    pub(crate) engine: Engine,
    pub(crate) walk: Walk,
    pub(crate) marks: Walk,
    pub(crate) pins: Walk,
    pub(crate) paces: Paces,
    pub(crate) quotes: Quotes,
    pub(crate) voice: Voice,
    pub(crate) help: Sheet,
    /// Whoever is to be asked first about what happens to the box.
    pub(crate) before: Held<Option<Before>>,
    /// Gaps in the open transcript that the reader has opened.
    pub(crate) opened: Held<Vec<Gap>>,
}

/// Everything below `<body>`, and whether there is something to show by now. What runs for the first time is
/// slow, so starting and drawing are three tasks, between which the browser may do something else.
pub(crate) async fn app() -> ([Ink; 4], impl Fn() -> bool) {
    theme::restore();
    text_size::restore();
    let navigation = Navigation::start();
    let engine = Engine::start(navigation);
    page::rest().await;
    let handles = handles(navigation, engine);
    follow_links(handles);
    follow_keys(handles);
    follow_rooms(handles.voice);
    page::rest().await;
    let facets = arrival::beside(engine, move || Box::pin(wings::facets(handles)));
    let main = ink("main", "").attribute("id", "content").attribute("tabindex", "-1");
    let drawn = [
        draw::skip(),
        draw::bar(&address::base(), search_box(handles), tools(handles)),
        ink("div", "desk").with(facets).with(main.all(pane(handles))),
        voice_line(handles.voice),
    ];
    (drawn, move || engine.has_settled())
}

fn handles(navigation: Navigation, engine: Engine) -> Handles {
    let walk = |along| Walk::start(navigation, engine, along);
    let (paces, voice) = (Paces::start(navigation, engine), Voice::new());
    Handles {
        navigation,
        engine,
        walk: walk(Along::Hits),
        marks: walk(Along::Marks),
        pins: walk(Along::Pins),
        paces,
        quotes: Quotes { navigation, engine, paces, voice },
        voice,
        help: Held::new(None),
        before: Held::new(None),
        opened: Held::new(Vec::new()),
    }
}

fn follow_links(Handles { navigation, voice, .. }: Handles) {
    links::on_follow(move |query, is_number| {
        if is_number {
            navigation.turn_to(query);
            return copy(navigation.link(), "Link to this turn", voice);
        }
        navigation.follow(query);
        if let Some(turn) = navigation.turn_now() {
            scroll::after_layout(move || scroll::to_turn(turn.0));
        }
    });
}

fn follow_keys(handles: Handles) {
    let Handles { walk, marks, pins, paces, voice, .. } = handles;
    keys::on_key(move |key| {
        match key {
            "/" => scroll::focus("q"),
            "?" => wings::open_help(handles),
            "n" => walk.next(),
            "N" => walk.previous(),
            "m" => marks.next(),
            "M" => marks.previous(),
            "." => pins.next(),
            "," => pins.previous(),
            "c" => wings::copy_turn(handles, Form::Plain),
            "C" => wings::copy_turn(handles, Form::Markdown),
            "q" => wings::open_quoting(handles, What::Here),
            "j" | "k" => paces.turn(key == "j"),
            "]" | "[" => paces.exchange(key == "]"),
            "p" => paces.pin(),
            "y" => {
                let Some(link) = paces.link() else { return false };
                copy(link, "Link to this turn", voice);
            }
            _ => return false,
        }
        true
    });
}

/// Sends for the workshop when the address first names a room of it; from then on it follows by
/// itself.
fn follow_rooms(voice: Voice) {
    let sent: &Cell<bool> = Box::leak(Box::default());
    let named = || Room::of(&fragment::present()).is_some();
    fragment::on_change(move || {
        if named() && !sent.replace(true) {
            wings::enter_workshop(voice, move || {
                sent.set(false);
                if named() {
                    fragment::leave();
                }
            });
        }
    });
    if named() {
        fragment::stand_behind();
    }
}
