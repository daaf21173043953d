//! Who speaks, and how much of the words is theirs.

use leptos::prelude::*;
use view::{CastRow, Role};

#[component]
pub(crate) fn Cast(rows: Vec<CastRow>) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="cast">
                <caption>"Who speaks, by share of words"</caption>
                <thead class="unseen">
                    <tr><th scope="col">"Speaker"</th><th scope="col">"Share"</th><th scope="col">"Turns and words"</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn row(row: CastRow) -> AnyView {
    let press = row.role == Role::Press;
    let share = row.share.to_string() + "%";
    let detail = row.office.or(row.label).map(|text| view! { <small>{text}</small> });
    view! {
        <tr>
            <th scope="row">{row.name} {detail}</th>
            <td class="bar-cell">
                <span class="unseen">{row.share_words.clone()}</span>
                <div class="proportion" class:press=press aria-hidden="true" style:--share=share></div>
            </td>
            <td><span aria-hidden="true">{row.share_words} " · "</span> {row.sizes}</td>
        </tr>
    }
    .into_any()
}
