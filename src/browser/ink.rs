//! Text of the archive as elements. Everything that strangers wrote is drawn here, by text nodes and
//! attributes alone: there is no way to hand this module markup.
//!
//! Plain elements and not views, because text is drawn once and thrown away: a transcript of five
//! hundred turns costs five hundred elements and no bookkeeping. Links need no listeners either: the
//! page follows every link that leads to another view of itself (`navigation.rs`).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::document;

/// An element being drawn. Where the browser gives none, drawing goes on into nothing.
#[derive(Clone, Debug)]
pub(crate) struct Ink(Option<Element>);

/// A new element; an empty `class` is not set.
pub(crate) fn ink(tag: &str, class: &str) -> Ink {
    let element = document().and_then(|document| document.create_element(tag).ok());
    let ink = Ink(element);
    if class.is_empty() { ink } else { ink.attribute("class", class) }
}

impl Ink {
    /// Sets an attribute. Never one that runs: callers pass fixed names, and links only addresses
    /// that `view::followed` lets through or that this page made itself.
    pub(crate) fn attribute(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.0 {
            let _ = element.set_attribute(name, value);
        }
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
        self.all([child])
    }

    /// Adds elements one after the other.
    pub(crate) fn all(self, children: impl IntoIterator<Item = Ink>) -> Self {
        for child in children {
            if let (Some(element), Some(child)) = (&self.0, child.0) {
                let _ = element.append_child(&child);
            }
        }
        self
    }

    /// Sets a custom property, which a strict policy allows here and refuses in an attribute.
    pub(crate) fn property(self, name: &str, value: &str) -> Self {
        if let Some(element) = self.0.as_ref().and_then(|one| one.dyn_ref::<web_sys::HtmlElement>())
        {
            let _ = element.style().set_property(name, value);
        }
        self
    }
}

/// Puts what was drawn into a view, inside a `<div>` of this class.
pub(crate) fn inked(class: &'static str, inks: Vec<Ink>) -> AnyView {
    view! { <div class=class use:fill=inks></div> }.into_any()
}

/// Replaces whatever `element` holds.
fn fill(element: Element, inks: Vec<Ink>) {
    let _: &Node = &element;
    element.set_text_content(None);
    Ink(Some(element)).all(inks);
}
