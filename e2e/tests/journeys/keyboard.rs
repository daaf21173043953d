//! By keyboard alone, and always knowing where one is.

use e2e::Outcome;
use e2e::page::Page;
use thirtyfour::Key;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("keys alone lead to the next hit", Site::Archive, |visit| Box::pin(keys(visit))),
    Journey::new("filters keep the keyboard", Site::Archive, |visit| Box::pin(filters(visit))),
];

/// Steps after which whatever is sought is not to be reached.
const MOST_STEPS: u32 = 120;

async fn keys(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.press("/").await?;
    seen(page).await?;
    page.press("lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    tab_to(page, "a.snippet").await?;
    page.press(Key::Enter + "").await?;
    page.until("the transcript", "all('.reading').length == 1").await?;
    page.until("the keyboard to be in the transcript", "document.activeElement != document.body")
        .await?;
    page.until("the hits", "text(all('.walk')[0]).startsWith('3 hits')").await?;
    page.press("n").await?;
    page.until("the walk", "text(all('.walk')[0]).includes('Hit 1 of 3')").await?;
    page.is_in_sight("mark.now").await?;
    page.press("n").await?;
    page.until("the walk", "text(all('.walk')[0]).includes('Hit 2 of 3')").await?;
    page.is_in_sight("mark.now").await?;
    page.press("/").await?;
    assert_eq!(page.focus().await?, "input#q");
    seen(page).await?;
    page.press("n").await?;
    assert_eq!(page.query().await?, "lighthousen", "in the box a key is a letter");
    Ok(())
}

async fn filters(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    for (label, count) in [
        ("Press", "4 turns in 4 briefings"),
        ("Press", "12 turns in 6 briefings"),
        ("Tomas Verne", "3 turns in 1 briefing"),
        ("Tomas Verne", "12 turns in 6 briefings"),
        ("Gaggle", "2 turns in 1 briefing"),
    ] {
        walk_to_row(page, label).await?;
        page.press(" ").await?;
        page.counts(count).await?;
        assert_eq!(row(page).await?, label, "the row keeps the keyboard");
        seen(page).await?;
    }
    tab_to(page, "button.year").await?;
    page.press(Key::Enter + "").await?;
    page.until("the year", "all('button.year[aria-pressed=true]').length == 1").await?;
    assert_eq!(page.focus().await?, "button.year");
    Ok(())
}

/// Goes on until the row of this label has the keyboard.
async fn walk_to_row(page: &Page, label: &str) -> Outcome {
    for _ in 0..MOST_STEPS {
        if row(page).await? == label {
            return Ok(());
        }
        page.press(Key::Tab + "").await?;
    }
    Err(format!("no way leads to the row {label}").into())
}

async fn row(page: &Page) -> Outcome<String> {
    page.ask("document.activeElement.closest('label.facet')?.querySelector('span').firstChild.data ?? ''").await
}

/// Presses Tab until something that `selector` finds has the keyboard.
async fn tab_to(page: &Page, selector: &str) -> Outcome {
    for _ in 0..MOST_STEPS {
        page.press(Key::Tab + "").await?;
        if page.ask(&format!("document.activeElement.matches('{selector}')")).await? {
            return seen(page).await;
        }
    }
    Err(format!("no way by keyboard leads to {selector}. {}", page.shown().await).into())
}

/// What has the keyboard is on the screen, and shows that it has it.
async fn seen(page: &Page) -> Outcome {
    page.until(
        "the keyboard to be seen",
        "(element => {
            if (element == document.body) return false;
            const lines = [element, element.closest('.search'), element.closest('label')].filter(Boolean).map(e => getComputedStyle(e));
            const box = element.getBoundingClientRect();
            return lines.some(style => style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 1)
                && box.bottom > 0 && box.top < innerHeight && box.width > 0;
        })(document.activeElement)",
    )
    .await
}
