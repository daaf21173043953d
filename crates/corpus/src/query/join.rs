//! Joins parts into nodes that say nothing twice: lists within lists are laid open, equal parts
//! dropped, lists of one are that one.
//!
//! Must not know: how parts are written.

use super::ast::Node;

/// All of `parts`; `None` where there are none.
pub(super) fn all(parts: Vec<Node>) -> Option<Node> {
    join(parts, Node::All, |node| if let Node::All(inner) = node { Ok(inner) } else { Err(node) })
}

/// Any of `parts`; `None` where there are none.
pub(super) fn any(parts: Vec<Node>) -> Option<Node> {
    join(parts, Node::Any, |node| if let Node::Any(inner) = node { Ok(inner) } else { Err(node) })
}

/// Not that; twice not is so.
pub(super) fn not(part: Node) -> Node {
    match part {
        Node::Not(inner) => *inner,
        part => Node::Not(Box::new(part)),
    }
}

fn join(
    parts: Vec<Node>,
    list: fn(Vec<Node>) -> Node,
    open: fn(Node) -> Result<Vec<Node>, Node>,
) -> Option<Node> {
    let mut joined: Vec<Node> = Vec::new();
    for part in parts {
        for node in open(part).unwrap_or_else(|node| vec![node]) {
            if !joined.contains(&node) {
                joined.push(node);
            }
        }
    }
    if joined.len() > 1 { Some(list(joined)) } else { joined.pop() }
}
