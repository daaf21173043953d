//! The text of a word processor's document: the paragraphs of `word/document.xml`.
//!
//! Must not know: styles, notes, comments.

use crate::{Refusal, html, zip};

/// Reads a document's text.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Refusal> {
    let entries = zip::entries(bytes, &zip::USUAL)?;
    let document = entries.into_iter().find(|entry| entry.path == "word/document.xml");
    let document = document.ok_or(Refusal::NoDocument)?.bytes?;
    let xml = String::from_utf8_lossy(&document);
    // Its paragraphs, tabs and breaks under the names that a page has for them.
    let xml = xml.replace("<w:p ", "<p ").replace("<w:p>", "<p>").replace("</w:p>", "</p>");
    let xml = xml.replace("<w:tab/>", " ").replace("<w:br/>", "<br/>");
    Ok(html::read(&xml).text)
}
