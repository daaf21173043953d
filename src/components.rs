//! One component per file, each pane with its stylesheet in style/. Components draw values of
//! `view`, and what `view::draw` tells of elements, and send changes to the navigation; none knows another's state.

pub(crate) mod arrival;
pub(crate) mod chart;
pub(crate) mod chips;
pub(crate) mod facets;
pub(crate) mod help;
pub(crate) mod legend;
pub(crate) mod minimap;
pub(crate) mod offers;
pub(crate) mod overlay;
pub(crate) mod pane;
pub(crate) mod pins;
pub(crate) mod quoting;
pub(crate) mod reader;
pub(crate) mod reader_bar;
pub(crate) mod result_list;
pub(crate) mod script;
pub(crate) mod search_box;
pub(crate) mod sheets;
pub(crate) mod status;
pub(crate) mod text_size;
pub(crate) mod tools;
pub(crate) mod turn;
pub(crate) mod understood;
