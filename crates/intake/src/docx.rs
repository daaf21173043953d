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
    Ok(html::read(&page(&xml)).text)
}

/// Its paragraphs, tabs, breaks and text under the names that a page has for them. Other text is none
/// that is read: fields' instructions, measures, and what was deleted, moved away, or is said twice.
fn page(xml: &str) -> String {
    let mut page = String::new();
    let mut hidden = 0_usize;
    for (tag, text) in xml.split('<').filter_map(|piece| piece.split_once('>')) {
        let name = tag.split([' ', '\t', '\r', '\n']).next().unwrap_or_default();
        match name.strip_suffix('/').unwrap_or(name) {
            "mc:Fallback" | "w:moveFrom" if !tag.ends_with('/') => hidden += 1,
            "/mc:Fallback" | "/w:moveFrom" => hidden = hidden.saturating_sub(1),
            _ if hidden > 0 => {}
            "w:p" | "/w:p" => page.push_str("<p>"),
            "w:br" | "w:cr" => page.push_str("<br>"),
            "w:tab" => page.push(' '),
            "w:t" | "m:t" => page.push_str(text),
            _ => {}
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, text: &str) {
        assert_eq!(html::read(&page(xml)).text, text, "{xml}");
    }

    #[test]
    fn what_a_reader_of_the_document_does_not_see_is_left_out() {
        check(
            "<w:p><w:t>Page </w:t><w:instrText xml:space=\"preserve\"> PAGE </w:instrText><w:t>1</w:t>\
             <w:del><w:delText>not </w:delText></w:del><wp:posOffset>120</wp:posOffset></w:p>",
            "Page 1\n",
        );
        check(
            "<mc:AlternateContent><mc:Choice><w:t>Once</w:t></mc:Choice><mc:Fallback><mc:Fallback/>\
             <mc:Fallback><w:t>x</w:t></mc:Fallback><w:p><w:t>Twice</w:t></w:p></mc:Fallback>\
             </mc:AlternateContent><w:moveFromRangeStart w:id=\"1\"/><w:t>.</w:t>",
            "Once.\n",
        );
        check(
            "<w:moveFrom w:id=\"1\"><w:t>Hi.</w:t></w:moveFrom><w:moveTo><w:t>Hi.</w:t></w:moveTo>",
            "Hi.\n",
        );
    }

    #[test]
    fn breaks_of_all_kinds_part_words() {
        for part in
            ["<w:br w:type=\"page\"/>", "<w:cr/>", "<w:br/>", "<w:br />", "</w:p><w:p w:id=\"1\">"]
        {
            check(&["<w:p><w:t>foo</w:t>", part, "<w:t>bar</w:t></w:p>"].concat(), "foo\n\nbar\n");
        }
        check(
            "<w:p><w:pPr/><w:t>foo</w:t><w:tab/><w:t xml:space=\"preserve\">bar &amp; so</w:t><w:tbl/>",
            "foo bar & so\n",
        );
    }
}
