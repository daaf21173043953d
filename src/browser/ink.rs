//! Elements of the page. Everything that strangers wrote is drawn here, by text nodes and attributes
//! alone: there is no way to hand this module markup.
//!
//! Plain elements and not views of the framework, whose code is shipped once per kind of view: a
//! transcript of five hundred turns costs five hundred elements and no bookkeeping. Links need no
//! listeners either: the page follows every link that leads to another view of itself (`links.rs`).

mod happening;
mod rows;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::document;
use crate::held::follow;
pub(crate) use happening::Happening;
pub(crate) use rows::Rows;

/// An element. Where the browser gives none, drawing goes on into nothing. All clones are one.
#[derive(Clone, Debug)]
pub(crate) struct Ink(Option<Element>);

/// A new element; an empty `class` is not set.
pub(crate) fn ink(tag: &str, class: &str) -> Ink {
    let ink = Ink(document().and_then(|document| document.create_element(tag).ok()));
    if class.is_empty() { ink } else { ink.attribute("class", class) }
}

/// A new element of a drawing; `svg` is the drawing itself.
pub(crate) fn drawing(tag: &str) -> Ink {
    let namespace = Some("http://www.w3.org/2000/svg");
    Ink(document().and_then(|document| document.create_element_ns(namespace, tag).ok()))
}

/// A new button, with what it says and does.
pub(crate) fn button(class: &str, words: &str, mut act: impl FnMut() + 'static) -> Ink {
    view::draw::button::<Ink>(class, words).on("click", move |_| act())
}

/// Making an element, link by link.
impl Ink {
    /// An element that is on the page already.
    pub(super) fn of(element: Element) -> Self {
        Self(Some(element))
    }

    /// Sets an attribute. Never one that runs: callers pass fixed names, and links only addresses
    /// that `view::followed` lets through or that this page made itself.
    pub(crate) fn attribute(self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Adds words.
    pub(crate) fn text(self, text: &str) -> Self {
        if let Some(element) = &self.0 {
            let _ = element.append_with_str_1(text);
        }
        self
    }

    /// Adds an element.
    pub(crate) fn with(self, child: Ink) -> Self {
        self.add(&child);
        self
    }

    /// Adds elements one after the other.
    pub(crate) fn all(self, children: impl IntoIterator<Item = Ink>) -> Self {
        children.into_iter().for_each(|child| self.add(&child));
        self
    }

    /// Sets a custom property, as [`Self::shape`] does.
    pub(crate) fn property(self, name: &str, value: &str) -> Self {
        self.shape(name, value);
        self
    }

    /// Calls `act` at each such event. The listener goes when the browser forgets the element, so
    /// `act` must not hold the element itself.
    pub(crate) fn on(self, event: &str, act: impl FnMut(Happening) + 'static) -> Self {
        self.listen(event, Box::new(act));
        self
    }

    /// Keeps the element up to date: `update` is called now, and whenever what it reads has changed.
    pub(crate) fn live(self, update: impl Fn(&Ink) + 'static) -> Self {
        let ink = self.clone();
        follow(move || update(&ink));
        self
    }
}

/// Changing an element that stands.
impl Ink {
    /// Sets an attribute, as [`Self::attribute`] does.
    pub(crate) fn set(&self, name: &str, value: &str) {
        if let Some(element) = &self.0 {
            let _ = element.set_attribute(name, value);
        }
    }

    /// Sets a custom property, which a strict policy allows here and refuses in an attribute.
    pub(crate) fn shape(&self, name: &str, value: &str) {
        if let Some(element) = self.as_a::<HtmlElement>() {
            let _ = element.style().set_property(name, value);
        }
    }

    /// Gives the element a class or takes it away.
    pub(crate) fn mark(&self, class: &str, holds: bool) {
        if let Some(element) = &self.0 {
            let _ = element.class_list().toggle_with_force(class, holds);
        }
    }

    /// Takes the element out of sight, or brings it back.
    pub(crate) fn hide(&self, hidden: bool) {
        if let Some(element) = &self.0 {
            let _ = element.toggle_attribute_with_force("hidden", hidden);
        }
    }

    /// Replaces whatever the element holds by words.
    pub(crate) fn say(&self, words: &str) {
        if let Some(element) = &self.0 {
            element.set_text_content(Some(words));
        }
    }

    /// Replaces whatever the element holds by other elements.
    pub(crate) fn fill(&self, children: impl IntoIterator<Item = Ink>) {
        self.say("");
        children.into_iter().for_each(|child| self.add(&child));
    }

    /// Replaces all that the element holds but its first.
    pub(crate) fn refill(&self, children: impl IntoIterator<Item = Ink>) {
        while let Some(second) = self.first().and_then(|first| first.next()) {
            second.remove();
        }
        children.into_iter().for_each(|child| self.add(&child));
    }

    /// Ticks the box that the element holds first, or takes the tick away.
    pub(crate) fn tick(&self, ticked: bool) {
        let first = self.first();
        if let Some(input) = first.as_ref().and_then(|first| first.as_a::<HtmlInputElement>()) {
            input.set_checked(ticked);
        }
    }

    /// Puts `value` into a field, unless it is what stands there but for white space around it.
    pub(crate) fn write(&self, value: &str) {
        if let Some(input) =
            self.as_a::<HtmlInputElement>().filter(|one| one.value().trim() != value)
        {
            input.set_value(value);
        }
    }

    /// Puts a text into a field of several lines.
    pub(crate) fn write_text(&self, text: &str) {
        if let Some(field) = self.as_a::<HtmlTextAreaElement>() {
            field.set_value(text);
        }
    }

    /// Adds an element.
    pub(crate) fn add(&self, child: &Ink) {
        if let (Some(element), Some(child)) = (&self.0, &child.0) {
            let _ = element.append_child(child);
        }
    }

    /// The first element inside that `selector` finds.
    pub(crate) fn find(&self, selector: &str) -> Option<Ink> {
        self.0.as_ref()?.query_selector(selector).ok()?.map(Self::of)
    }

    /// As [`Self::find`]; where there is none, drawing goes on into nothing.
    pub(crate) fn part(&self, selector: &str) -> Ink {
        self.find(selector).unwrap_or(Self(None))
    }

    /// Whether the element is one of those that `selector` finds.
    pub(crate) fn is_a(&self, selector: &str) -> bool {
        self.0.as_ref().is_some_and(|element| element.matches(selector).unwrap_or(false))
    }

    /// Whether the element is on the page, and not only drawn for it.
    pub(crate) fn is_on_page(&self) -> bool {
        self.0.as_ref().is_some_and(|element| element.is_connected())
    }

    /// How high the element is drawn, in CSS pixels.
    pub(crate) fn height(&self) -> f64 {
        self.0.as_ref().map(|one| one.get_bounding_client_rect().height()).unwrap_or_default()
    }

    /// Where the element ends, in CSS pixels below the top of the window.
    pub(crate) fn bottom(&self) -> f64 {
        self.0.as_ref().map(|one| one.get_bounding_client_rect().bottom()).unwrap_or_default()
    }

    /// The element itself, for the rest of the browser.
    pub(super) fn element(&self) -> Option<Element> {
        self.0.clone()
    }

    /// The first element inside.
    pub(crate) fn first(&self) -> Option<Ink> {
        self.0.as_ref()?.first_element_child().map(Self::of)
    }

    /// The last element inside.
    pub(crate) fn last(&self) -> Option<Ink> {
        self.0.as_ref()?.last_element_child().map(Self::of)
    }

    fn next(&self) -> Option<Ink> {
        self.0.as_ref()?.next_element_sibling().map(Self::of)
    }

    fn is(&self, other: &Ink) -> bool {
        self.0 == other.0
    }

    fn insert(&self, child: &Ink, before: Option<&Ink>) {
        if let (Some(element), Some(child)) = (&self.0, &child.0) {
            let before = before.and_then(|before| before.0.as_deref());
            let _ = element.insert_before(child, before);
        }
    }

    fn remove(&self) {
        if let Some(element) = &self.0 {
            element.remove();
        }
    }

    fn listen(&self, event: &str, mut act: Box<dyn FnMut(Happening)>) {
        let Some(element) = &self.0 else { return };
        let heard = Closure::<dyn FnMut(Event)>::new(move |event| act(Happening(event)));
        let heard = heard.into_js_value();
        let _ = element.add_event_listener_with_callback(event, heard.unchecked_ref());
    }

    fn as_a<T: JsCast>(&self) -> Option<&T> {
        self.0.as_ref()?.dyn_ref()
    }
}
