//! The page's side of what `view::draw` tells: elements of the browser that follow the view, and
//! buttons that change it.
//!
//! Must not know: what is drawn.

use view::Change;
use view::draw::{Element, Holds};

use crate::browser::ink::{Ink, drawing, ink};
use crate::navigation::Navigation;

impl Element for Ink {
    type View = Navigation;

    fn new(tag: &'static str, class: &str) -> Self {
        ink(tag, class)
    }

    fn drawing(tag: &'static str) -> Self {
        drawing(tag)
    }

    fn attribute(self, name: &'static str, value: &str) -> Self {
        Ink::attribute(self, name, value)
    }

    fn property(self, name: &'static str, value: &str) -> Self {
        Ink::property(self, name, value)
    }

    fn text(self, words: &str) -> Self {
        Ink::text(self, words)
    }

    fn with(self, child: Self) -> Self {
        Ink::with(self, child)
    }

    fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        Ink::all(self, children)
    }

    fn href(navigation: &Navigation, change: Change) -> String {
        navigation.href(change)
    }

    fn goes(self, navigation: &Navigation, change: Change) -> Self {
        let navigation = *navigation;
        self.on("click", move |_| navigation.go(change.clone()))
    }

    fn pressed(self, navigation: &Navigation, holds: Holds) -> Self {
        let press = |button: &Ink, holds: bool| button.set("aria-pressed", &holds.to_string());
        in_step(self, *navigation, holds, press)
    }

    fn shown(self, navigation: &Navigation, holds: Holds) -> Self {
        in_step(self, *navigation, holds, |element, holds| element.hide(!holds))
    }
}

/// Keeps the element in step with what holds in the view.
fn in_step(element: Ink, navigation: Navigation, holds: Holds, update: fn(&Ink, bool)) -> Ink {
    element.live(move |element| update(element, holds(&navigation.view())))
}
