//! What is heard in the legend: sizes of text, and the way along the marks that are lit.

use view::{Change, Choice, Density, FilterChange, Reading, draw};

use crate::app::Handles;
use crate::browser::ink::Ink;
use crate::components::reader_bar::walked;
use crate::components::text_size;

/// Draws the legend of `reading`.
pub(crate) fn legend(reading: &Reading, Handles { navigation, marks, .. }: Handles) -> Ink {
    let legend: Ink = draw::legend(&navigation, reading);
    text_size::heard(&legend.part(".sizes"));
    let walk = legend.part(".lit-walk");
    walk.part(".chip").on("click", move |_| {
        let Some(mark) = navigation.view_now().manner.lit else { return };
        navigation.go(Change::Filter(FilterChange::Only(Choice::Mark(mark))));
        navigation.go(Change::Density(Density::Hits));
    });
    walked(walk.part(".steps"), marks);
    legend
}
