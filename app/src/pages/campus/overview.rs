//! The whole campus: what is known of it, its stock, its pavilions by cluster.

use axum::extract::State;
use axum::response::Html;
use domain::campus::{Cluster, Fact};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{Overview, PavilionView};

use super::pavilion::PavilionSection;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::viewer::Viewer;
use crate::{
    components::{Downloads, Notice, Synthetic, Table, Tone},
    markup::IntoMarkup,
};

/// The page.
pub async fn overview(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let shown = service::campus::overview(&state.ctx, &viewer.actor()?).await?;
    let locale = viewer.locale;
    let frame = frame(&state, &viewer, Area::Campus, td_string!(locale, campus.title));
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The campus.
    shown: Overview,
) -> impl IntoView {
    let title = view! { <h1>{td_string!(locale, campus.title)}</h1> };
    if shown.pavilions.is_empty() {
        return view! { {title}<Notice tone=Tone::Past><p>{td_string!(locale, campus.empty)}</p></Notice> }
            .into_markup();
    }
    let clusters = Cluster::ALL
        .into_iter()
        .map(|cluster| {
            let pavilions =
                shown.pavilions.iter().filter(|view| view.pavilion.cluster == cluster).cloned().collect();
            view! { <ClusterSection locale=locale cluster=cluster pavilions=pavilions /> }
        })
        .collect_view();
    view! {
        <div class="page-head">{title}</div>
        <div class="pair">
            <Known locale=locale facts=shown.facts.clone() />
            <Stock locale=locale shown=shown.clone() />
        </div>
        <Jump locale=locale pavilions=shown.pavilions />
        {clusters}
    }
    .into_markup()
}

#[component]
fn Known(locale: Locale, facts: Vec<Fact>) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        let items = facts
            .into_iter()
            .map(|fact| {
                view! {
                    <li>
                        {fact.text}" "{fact.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                        {(!fact.source.is_empty()).then(|| view! {
                            <span class="fine quiet">" "{td_string!(locale, app.source, source = fact.source)}</span>
                        })}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="section" aria-labelledby="facts">
                <h2 id="facts">{td_string!(locale, campus.facts)}</h2>
                <ul class="stack bullets">{items}</ul>
            </section>
        }
    })
}

#[component]
fn Stock(locale: Locale, shown: Overview) -> impl IntoView {
    let rows = shown
        .room_types
        .into_iter()
        .map(|(kind, rooms)| {
            view! {
                <tr>
                    <th scope="row">
                        {kind.name.to_string()}" "{kind.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                    </th>
                    <td class="number">{count(locale, kind.beds.get())}</td>
                    <td class="number strong">{count(locale, rooms)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="stock">
            <h2 id="stock">{td_string!(locale, campus.stock)}</h2>
            <div class="row">
                {td_string!(locale, campus.rooms)}
                <Downloads locale=locale table="rooms" name=td_string!(locale, campus.rooms) />
                {td_string!(locale, search.spaces)}
                <Downloads locale=locale table="spaces" name=td_string!(locale, search.spaces) />
            </div>
            <Table id="stock-caption" caption=td_string!(locale, campus.stock_caption) quiet_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, campus.room_type)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus.beds)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus.rooms)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

/// Links to the pavilions further down: there are more than a screen shows.
#[component]
fn Jump(locale: Locale, pavilions: Vec<PavilionView>) -> impl IntoView {
    let links = pavilions
        .into_iter()
        .map(|view| {
            let name = view.pavilion.name.to_string();
            view! { <li><a class="chip" href=format!("#{}", view.pavilion.code)>{name}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=td_string!(locale, campus.pavilions)><ul class="row chips">{links}</ul></nav> }
}

#[component]
fn ClusterSection(locale: Locale, cluster: Cluster, pavilions: Vec<PavilionView>) -> impl IntoView {
    (!pavilions.is_empty()).then(|| {
        let sections = pavilions
            .into_iter()
            .map(|view| view! { <PavilionSection locale=locale shown=view /> })
            .collect_view();
        let id = format!("cluster-{}", cluster.code());
        view! {
            <section class="section" aria-labelledby=id>
                <h2 id=id.clone() class="cluster">{cluster_name(locale, cluster)}</h2>
                {sections}
            </section>
        }
    })
}

/// A part of the campus in words.
pub(crate) fn cluster_name(locale: Locale, cluster: Cluster) -> &'static str {
    match cluster {
        Cluster::Africa => td_string!(locale, cluster.africa),
        Cluster::Americas => td_string!(locale, cluster.americas),
        Cluster::Asia => td_string!(locale, cluster.asia),
        Cluster::Europe => td_string!(locale, cluster.europe),
        Cluster::Oceania => td_string!(locale, cluster.oceania),
        Cluster::Other => td_string!(locale, cluster.other),
    }
}
