//! A transcript that wants to be more than text.

use e2e::Outcome;
use e2e::page::Page;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("a hostile transcript is only text", Site::Archive, |visit| {
        Box::pin(transcript(visit))
    }),
    Journey::new("a hostile address is only text", Site::Archive, |visit| Box::pin(address(visit))),
];

async fn transcript(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.counts("120 turns in 12 briefings").await?;
    inert(page).await?;
    page.search("masquerade").await?;
    page.counts("4 turns in 1 briefing").await?;
    inert(page).await?;
    page.click(".group h2 a", "window.__pwned=3").await?;
    page.counts("8 hits in 4 turns").await?;
    page.marks_are(&["masquerade"; 8]).await?;
    inert(page).await?;
    let text = page.text().await?;
    for printed in [
        "<script>window.__pwned=3</script>",
        "</title><img src=x onerror=window.__pwned=4>",
        "<svg onload=\"window.__pwned=5\">",
        "<iframe src=\"javascript:parent.__pwned=6\">",
        "<script>window.__pwned=7;alert(1)</script>",
        "<img src=x onerror=\"window.__pwned=13\">",
        "<style>main { display: none !important }</style>",
        "</mark><script>window.__pwned=17</script><mark>masquerade</mark>",
        "&lt;script&gt;window.__pwned=18&lt;/script&gt; &amp;amp; &#60;i&#62;",
        "${window.__pwned=22}",
        "]]><![CDATA[ <math>",
    ] {
        assert!(text.contains(printed), "{printed} is not printed as it stands: {text}");
    }
    let good: bool = page.ask("all('.turn a').some(a => a.href == 'https://harbour.example/masks' && a.relList.contains('noopener'))").await?;
    assert!(good, "a sound link stays a link");
    turned_around(page).await?;
    assert!(page.overflow().await? <= 0, "the long word makes the page wide");
    page.search("aaaa").await?;
    page.counts("No turns match").await?;
    inert(page).await
}

/// Nothing of what strangers wrote has become a part of the page.
async fn inert(page: &Page) -> Outcome {
    let found: Vec<String> = page
        .ask(
            "[
                ...all('*').flatMap(element => [...element.attributes]
                    .filter(one => /^on/i.test(one.name)
                        || /^\\s*(javascript|data|vbscript):/i.test(one.value))
                    .map(one => `${element.localName} ${one.name}=${one.value}`)),
                ...all('body script, main :is(iframe, img, svg:not(.minimap > svg), math, style, base, form, object, embed, template)')
                    .map(element => element.outerHTML),
                ...all('script').slice(1).map(element => element.outerHTML),
                ...all('head > :is(base, style)').map(element => element.outerHTML),
                ...('__pwned' in window ? ['a script ran: ' + window.__pwned] : []),
                ...all('main a[href]').filter(link => !/^https?:$/.test(link.protocol)).map(link => link.outerHTML),
            ]",
        )
        .await?;
    assert_eq!(found, [""; 0]);
    Ok(())
}

/// Characters that turn the direction of writing around do so within their own element only.
async fn turned_around(page: &Page) -> Outcome {
    let loose: Vec<String> = page
        .ask(
            "(() => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const loose = [];
                while (walker.nextNode()) {
                    const node = walker.currentNode;
                    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data)) continue;
                    const held = node.parentElement.closest('[dir]');
                    const kept = held && /isolate|plaintext/.test(getComputedStyle(held).unicodeBidi);
                    if (!kept) loose.push(node.parentElement.outerHTML.slice(0, 200));
                }
                return loose;
            })()",
        )
        .await?;
    assert_eq!(loose, [""; 0]);
    Ok(())
}

async fn address(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=%3Cscript%3Ewindow.__pwned%3D1%3C%2Fscript%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&speaker=%3Cb%3E&date=%E2%80%AEnow").await?;
    page.until("an answer", "text(all('main')[0]).includes('Nothing matches')").await?;
    inert(page).await?;
    turned_around(page).await?;
    let query = page.query().await?;
    assert!(query.starts_with("<script>window.__pwned=1</script>"), "{query}");
    Ok(())
}
