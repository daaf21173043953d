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

    fn href(navigation: &Navigation, change: Change) -> String {
        navigation.href(change)
    }

    fn goes(self, navigation: &Navigation, change: Change) -> Self {
        let navigation = *navigation;
        self.on("click", move |_| navigation.go(change.clone()))
    }

    fn pressed(self, navigation: &Navigation, holds: Holds) -> Self {
        let navigation = *navigation;
        self.live(move |button| button.set("aria-pressed", &holds(&navigation.view()).to_string()))
    }

    fn shown(self, navigation: &Navigation, holds: Holds) -> Self {
        let navigation = *navigation;
        self.live(move |element| element.hide(!holds(&navigation.view())))
    }
}
