//! Below the box: what a reader may be about to type, as the list of a combobox. The keyboard stays in
//! the box: arrow keys move through the list, Enter takes, Escape closes.

use std::rc::Rc;

use view::{Change, Completion, Found};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, ink};
use crate::engine::Engine;
use crate::held::{Held, follow};

/// Is asked first about whatever happens to the box; says whether that was all.
pub(crate) type Before = Rc<dyn Fn(&Happening) -> bool>;

/// The list and where the reader is in it. All copies are one.
#[derive(Clone, Copy)]
struct Offers {
    handles: Handles,
    /// What was typed last; empty as long as the list is closed.
    typed: Held<String>,
    now: Held<Vec<Completion>>,
    /// What the offer in question makes of the query: words that come late may move it.
    active: Held<Option<String>>,
    field: Held<Ink>,
}

/// Draws the list for the box whose field this is.
pub(crate) fn offers(field: Ink, handles: Handles) -> Ink {
    let engine = handles.engine;
    let typed = Held::new(String::new());
    let widest = widest(engine);
    let now = Held::derived(move || {
        let (typed, words) = (typed.get(), engine.words());
        let found = widest.get().filter(|_| !typed.is_empty());
        found.map(|found| view::completions(&typed, &found, &words)).unwrap_or_default()
    });
    let offers = Offers { handles, typed, now, active: Held::new(None), field: Held::new(field) };
    handles.before.set(Some(Rc::new(move |event| offers.hear(event))));
    offers.join(offers.field.peek().on("blur", move |_| offers.close()));
    ink("ul", "completions")
        .attribute("id", "offers")
        .attribute("role", "listbox")
        .attribute("aria-label", "Suggestions")
        // The keyboard stays in the box.
        .on("pointerdown", |event| event.prevent())
        .live(move |list| {
            let now = now.get();
            list.hide(now.is_empty());
            let active = offers.place(offers.active.get());
            list.fill(now.iter().enumerate().map(|(at, one)| offers.row(at, one, active)));
        })
}

/// The answer that held most turns: a name that is half typed finds nothing itself.
fn widest(engine: Engine) -> Held<Option<Rc<Found>>> {
    let widest: Held<Option<Rc<Found>>> = Held::new(None);
    follow(move || {
        let turns = |found: &Option<Rc<Found>>| found.as_ref().map(|found| found.counts.turns);
        let found = engine.found();
        if turns(&found) > turns(&widest.peek()) {
            widest.set(found);
        }
    });
    widest
}

impl Offers {
    /// Tells the box of its list.
    fn join(self, field: Ink) {
        field.set("role", "combobox");
        field.set("aria-autocomplete", "list");
        field.set("aria-controls", "offers");
        follow(move || {
            let expanded = !self.now.get().is_empty();
            field.set("aria-expanded", &expanded.to_string());
            let active = self.place(self.active.get()).filter(|_| expanded).map(name_of);
            field.set("aria-activedescendant", &active.unwrap_or_default());
        });
    }

    /// Where in the list that offer stands.
    fn place(self, active: Option<String>) -> Option<usize> {
        let active = active?;
        self.now.peek().iter().position(|one| one.query == active)
    }

    fn row(self, at: usize, offer: &Completion, active: Option<usize>) -> Ink {
        ink("li", "completion")
            .attribute("id", &name_of(at))
            .attribute("role", "option")
            .attribute("aria-selected", &(active == Some(at)).to_string())
            .with(ink("span", "").attribute("dir", "auto").text(&offer.text))
            .text(" ")
            .with(ink("small", "").text(&offer.detail))
            .on("click", move |_| self.take(at))
    }

    fn hear(self, event: &Happening) -> bool {
        if !event.is("input") {
            return self.press(event);
        }
        self.look(&event.value());
        false
    }

    fn look(self, typed: &str) {
        self.active.set(None);
        self.typed.set(typed.to_owned());
        let begun = view::begun(typed);
        if !begun.is_empty() {
            self.handles.engine.complete(begun.to_owned());
        }
    }

    fn close(self) {
        self.active.set(None);
        self.typed.set(String::new());
    }

    /// Does what a key of the box means to the list; whether it means anything.
    fn press(self, event: &Happening) -> bool {
        let Some(last) = self.now.peek().len().checked_sub(1) else { return false };
        let active = self.place(self.active.peek());
        if event.is_key("ArrowDown") {
            self.stand(active.map_or(0, |at| if at == last { 0 } else { at + 1 }));
        } else if event.is_key("ArrowUp") {
            self.stand(active.and_then(|at| at.checked_sub(1)).unwrap_or(last));
        } else if event.is_key("Escape") {
            self.close();
        } else if let Some(at) = active.filter(|_| event.is_key("Enter")) {
            self.take(at);
        } else {
            return false;
        }
        true
    }

    fn stand(self, at: usize) {
        self.active.set(self.now.peek().get(at).map(|one| one.query.clone()));
    }

    /// Writes the offer into the box, with the blank behind it, and goes on from there.
    fn take(self, at: usize) {
        let Some(offer) = self.now.peek().get(at).cloned() else { return };
        self.field.peek().write(&offer.query);
        self.handles.navigation.go(Change::Query(offer.query.clone()));
        self.look(&offer.query);
    }
}

fn name_of(at: usize) -> String {
    "offer-".to_owned() + &at.to_string()
}
