//! One import: what it came to, and the lines that were not taken.

use axum::extract::{Path, State};
use axum::response::Html;
use domain::ids::ImportId;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::{self, Balance, RejectLine};

use super::balance::Reconciliation;
use super::{below, kind_word, part_word, reject_word, standing_word};
use crate::components::{Badge, Downloads, Fact, Facts, Notice, Table, Tone};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::import::{ImportRow, PATH, Standing};
use crate::viewer::Viewer;

/// Lines of the page; the file holds all.
pub(super) const SHOWN: usize = 200;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let latest = import::latest(&actor, &state.imports)?;
    let id: ImportId = id.parse().map_err(|_| Fault::NotFound)?;
    let line = import::find(&state.ctx, &actor, id).await?;
    let most = i64::try_from(SHOWN).unwrap_or(i64::MAX);
    let rejects = import::rejects(&state.ctx, &actor, id, most).await?;
    let balance = import::reconciliation(&state.ctx, &actor, id).await?;
    let row = ImportRow::new(line, latest.as_ref(), state.ctx.zone);
    let locale = viewer.locale;
    let title = td_string!(locale, imports.one_title, file = row.line.file_name.clone());
    let frame = below(&state, &viewer, title.clone(), true);
    Ok(page(
        frame,
        move || view! { <Content locale=locale title=title row=row rejects=rejects balance=balance /> },
    ))
}

#[component]
fn Content(
    locale: Locale,
    title: String,
    row: ImportRow,
    rejects: Vec<RejectLine>,
    balance: Vec<Balance>,
) -> impl IntoView {
    let ImportRow { id, line, standing, started, finished } = row;
    let (tone, word) = standing_word(locale, standing);
    let minute = move |at| Dates::new(locale).minute(at);
    let query = format!("?import={id}");
    let (form, again) = match line.kind.as_str() {
        "events" => ("events", td_string!(locale, takeover.title)),
        _ => ("stays", td_string!(locale, imports.stays_title)),
    };
    let of_events = line.kind == "events";
    view! {
        <div class="page-head"><h1>{title}</h1><Badge tone=tone text=word /></div>
        {(standing == Standing::Runs).then(|| view! {
            <p><a class="button" href=format!("{PATH}/latest")>{td_string!(locale, imports.see)}</a></p>
        })}
        {(standing == Standing::Interrupted).then(|| view! {
            <Notice tone=Tone::Bad>
                <p>{td_string!(locale, imports.resume)}</p>
                <p><a class="button" href=format!("{PATH}/{form}?mode=import")>{again}</a></p>
            </Notice>
        })}
        <section class="panel" aria-label=td_string!(locale, imports.outcome)>
            <Facts>
                <Fact term=td_string!(locale, room.kind)>{kind_word(locale, &line.kind)}</Fact>
                <Fact term=td_string!(locale, imports.source)>{line.source}</Fact>
                <Fact term=td_string!(locale, room.who)>
                    {line.account.unwrap_or_else(|| td_string!(locale, imports.command).to_owned())}
                </Fact>
                <Fact term=td_string!(locale, imports.started)>{minute(started)}</Fact>
                {finished.map(|at| view! { <Fact term=td_string!(locale, imports.finished)>{minute(at)}</Fact> })}
                <Fact term=td_string!(locale, imports.read)>{count(locale, line.read)}</Fact>
                <Fact term=td_string!(locale, imports.added)>{count(locale, line.new)}</Fact>
                {of_events.then(|| view! {
                    <Fact term=td_string!(locale, imports.changed)>{count(locale, line.changed)}</Fact>
                })}
                <Fact term=td_string!(locale, imports.same)>{count(locale, line.same)}</Fact>
                <Fact term=td_string!(locale, imports.rejected)>{count(locale, line.rejected)}</Fact>
            </Facts>
        </section>
        <Reconciliation locale=locale lines=balance query=query.clone() />
        <Rejects locale=locale rejects=rejects total=line.rejected query=query of_events=of_events />
    }
}

/// The lines that were not taken, with the way to all of them as a file.
#[component]
pub(super) fn Rejects(
    locale: Locale,
    rejects: Vec<RejectLine>,
    total: i64,
    query: String,
    /// Whether they are lines of two files.
    of_events: bool,
) -> impl IntoView {
    let title = td_string!(locale, imports.rejects);
    let shown = i64::try_from(rejects.len()).unwrap_or(i64::MAX);
    let rows = rejects.into_iter().map(|reject| {
        let column = if reject.column.is_empty() {
            td_string!(locale, imports.whole_line).to_owned()
        } else {
            reject.column
        };
        let file = of_events.then(|| view! { <td>{part_word(locale, &reject.part)}</td> });
        let detail = (!reject.detail.is_empty()).then(|| format!(" {}", reject.detail));
        view! {
            <tr>
                <th scope="row" class="number">{count(locale, reject.line)}</th>
                {file}
                <td>{column}</td>
                <td>{reject_word(locale, &reject.reason)}{detail}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let hint = if of_events {
        td_string!(locale, takeover.rejects_hint)
    } else {
        td_string!(locale, imports.rejects_hint)
    };
    (total > 0).then(|| view! {
        <section class="section" aria-labelledby="rejects">
            <h2 id="rejects">{title}</h2>
            <p>{hint}</p>
            <Downloads locale=locale table="import-rejects" name=title query=query />
            <Table id="rejects-caption" caption=title quiet_caption=true>
                <thead><tr>
                    <th scope="col" class="number">{td_string!(locale, imports.line)}</th>
                    {of_events.then(|| view! { <th scope="col">{td_string!(locale, takeover.part)}</th> })}
                    <th scope="col">{td_string!(locale, imports.column)}</th>
                    <th scope="col">{td_string!(locale, imports.why)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            {(shown < total).then(|| view! {
                <p class="quiet">
                    {td_string!(locale, imports.some, n = count(locale, shown), total = count(locale, total))}
                </p>
            })}
        </section>
    })
}
