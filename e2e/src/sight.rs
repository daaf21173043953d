//! Looks at the page: pictures of it, and what axe finds wanting.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::Outcome;
use crate::page::{PATIENCE, Page};

/// Something that keeps a reader out.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule, as axe names it.
    pub id: String,
    /// The elements, and what is wrong with each.
    pub nodes: Vec<String>,
}

/// Takes a picture of what is on the screen, into `target/e2e/<folder>/<name>.png`.
///
/// # Errors
/// When the engine gives none, or one that shows nothing.
pub async fn shoot(page: &Page, folder: &str, name: &str) -> Outcome<PathBuf> {
    let began = Instant::now();
    let picture = loop {
        // One engine draws late, and would give an empty sheet.
        page.two_frames().await?;
        let picture = page.driver().screenshot_as_png().await?;
        if !is_blank(&picture)? || began.elapsed() > PATIENCE {
            break picture;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e").join(folder);
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.png"));
    fs::write(&file, &picture)?;
    if is_blank(&picture)? {
        return Err(format!("the picture {name} is an empty sheet.").into());
    }
    Ok(file)
}

/// Whether every pixel has the same colour. Read row by row, because the first ones mostly tell.
fn is_blank(picture: &[u8]) -> Outcome<bool> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
    let samples = reader.output_color_type().0.samples();
    let mut first = Vec::new();
    while let Some(row) = reader.next_row()? {
        let mut pixels = row.data().chunks_exact(samples);
        if first.is_empty() {
            first = pixels.next().unwrap_or_default().to_vec();
        }
        if pixels.any(|pixel| pixel != first) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What axe finds wanting on the page as it is, by WCAG 2.2 AA and its own best practices. `source`
/// is the text of `axe.min.js`.
///
/// # Errors
/// When axe cannot look.
pub async fn violations(page: &Page, source: &str) -> Outcome<Vec<Violation>> {
    let script = format!(
        "{source};
        const done = arguments[0];
        // Half below a bar that stays, anything is too small to be hit; it is until it is scrolled.
        scrollTo({{ top: 0, behavior: 'instant' }});
        const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run(document, {{ runOnly: {{ type: 'tag', values }}, resultTypes: ['violations'] }})
            .then(found => done(found.violations.map(({{ id, nodes }}) => ({{
                id,
                nodes: nodes.map(node => node.target.join(' ') + ': ' + node.failureSummary),
            }}))))
            .catch(fault => done([{{ id: 'axe itself', nodes: [String(fault)] }}]))"
    );
    Ok(page.driver().execute_async(script, Vec::new()).await?.convert()?)
}
