//! What is chosen, in every way in which it can be quoted or cited: a choice of styles, what would be
//! copied, and the button that copies it. The style last chosen is remembered on the device.
//!
//! Must not know: how a style is written.

use std::cell::Cell;
use std::rc::Rc;

use leptos::task::spawn_local;
use view::{Date, QuoteStyle, Slanted};

use crate::browser::ink::{Ink, button, ink};
use crate::browser::{clipboard, device, dialog, files};
use crate::components::overlay;
use crate::quotes::Chosen;

/// The name of the sheet on the page.
const ID: &str = "quoting";

/// Under this the style last chosen is kept.
const KEPT: &str = "lectern-quoting";

/// What is chosen and how it is to be written.
struct Desk {
    chosen: Chosen,
    style: Cell<QuoteStyle>,
}

/// Offers all ways of quoting what is chosen.
pub(crate) fn open(chosen: Chosen) {
    let drawn = drawn(chosen);
    if let Some(old) = dialog::named(ID) {
        old.fill(drawn);
        return overlay::open(ID, frame);
    }
    overlay::open(ID, move || frame().all(drawn));
}

fn frame() -> Ink {
    ink("dialog", "overlay quoting")
        .attribute("id", ID)
        .attribute("aria-labelledby", "quoting-title")
}

fn drawn(chosen: Chosen) -> [Ink; 5] {
    let title = ink("h2", "").attribute("id", "quoting-title").text(&title(&chosen));
    let head = ink("header", "").with(title).with(button("button", "Close", || overlay::close(ID)));
    let shown = ink("div", "").attribute("role", "region").attribute("tabindex", "0");
    let told = ink("p", "").attribute("role", "status");
    let shown = shown.attribute("aria-label", "What will be copied");
    let style = Cell::new(kept().unwrap_or(QuoteStyle::Text));
    let desk = Rc::new(Desk { chosen, style });
    desk.show(&shown);
    let of = |words, styles: &[QuoteStyle]| {
        let legend = ink("legend", "").text(words);
        let choices = styles.iter().map(|style| choice(*style, &desk));
        ink("fieldset", "").with(legend).all(choices)
    };
    let (quotations, citations) =
        (of("Quotation", &QuoteStyle::QUOTATIONS), of("Citation", &QuoteStyle::CITATIONS));
    let copying = desk.clone();
    let copy = button("button", "Copy", move || copying.clone().copy());
    let foot = ink("footer", "").with(copy).with(told);
    [head, quotations, citations, shown, foot]
}

/// A part of the sheet. Whoever listens looks it up: if it held the part, neither would ever go.
fn part(selector: &str) -> Option<Ink> {
    dialog::named(ID)?.find(selector)
}

/// Says what came of copying.
fn tell(words: &str) {
    part("[role=status]").iter().for_each(|told| told.say(words));
}

/// `Quote or cite turns 7, 12`
fn title(chosen: &Chosen) -> String {
    let of = if chosen.passage.is_some() { "the selected words of " } else { "" };
    ["Quote or cite ", of, &chosen.quoted().numbers()].concat()
}

/// One style, to be chosen.
fn choice(style: QuoteStyle, desk: &Rc<Desk>) -> Ink {
    let is_chosen = desk.style.get() == style;
    let input = ink("input", "").attribute("type", "radio").attribute("name", ID);
    let input =
        if is_chosen { input.attribute("checked", "").attribute("autofocus", "") } else { input };
    let (entered, desk) = (desk.clone(), desk.clone());
    let input = input.on("keydown", move |event| {
        if event.is_key("Enter") {
            entered.clone().copy();
        }
    });
    let input = input.on("change", move |_| {
        desk.style.set(style);
        device::keep(KEPT, style.label());
        tell("");
        part("[role=region]").iter().for_each(|shown| desk.show(shown));
    });
    ink("label", "").with(input).with(ink("span", "").text(style.label()))
}

/// The style last chosen.
fn kept() -> Option<QuoteStyle> {
    let kept = device::kept(KEPT)?;
    let mut all = QuoteStyle::QUOTATIONS.into_iter().chain(QuoteStyle::CITATIONS);
    all.find(|style| style.label() == kept)
}

impl Desk {
    fn cited(&self) -> Vec<Slanted> {
        let today = Date::parse_iso(&files::today());
        view::cited(self.chosen.quoted(), self.style.get(), today)
    }

    /// Shows what would be copied.
    fn show(&self, shown: &Ink) {
        shown.set("class", if self.style.get().is_code() { "preview code" } else { "preview" });
        shown.fill(
            self.cited()
                .iter()
                .map(|one| ink(if one.is_slanted { "i" } else { "span" }, "").text(&one.text)),
        );
    }

    /// Copies it, and says so; where the browser refuses, says what to do instead.
    fn copy(self: Rc<Self>) {
        let cited = self.cited();
        let plain: String = cited.iter().map(|one| &*one.text).collect();
        let words = self.style.get().label().to_owned() + " copied";
        spawn_local(async move {
            let copied = clipboard::copy_rich(&plain, view::rich(&cited).as_deref()).await;
            let refused =
                "The browser did not allow copying. Select the words above and copy them.";
            tell(if copied { &words } else { refused });
        });
    }
}
