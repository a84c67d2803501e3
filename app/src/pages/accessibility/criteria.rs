//! Every criterion of level A and AA, and how this product stands to it.

use axum::extract::State;
use axum::response::{Html, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Badge, Icon, Shape, Table, Tone};
use crate::export::{Format, Sheet};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::criteria::{CRITERIA, Criterion, Stand};
use crate::viewer::Viewer;

/// The page.
pub async fn show(State(state): State<AppState>, viewer: Viewer) -> Html<String> {
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Elsewhere, td_string!(locale, accessibility.criteria));
    frame.above = vec![super::way(locale, None)];
    page(frame, move || view! { <Content locale=locale /> })
}

/// The same as a file.
pub async fn csv(viewer: Viewer) -> Result<Response, Fault> {
    let locale = viewer.locale;
    let row = |one: &Criterion| {
        let word = stand(locale, one.stand).1;
        vec![
            one.number.clone().into(),
            one.name.clone().into(),
            one.level.clone().into(),
            word.into(),
            one.remark.clone().into(),
        ]
    };
    let rows = CRITERIA.iter().map(row).collect();
    Sheet { name: "wcag-2.2".to_owned(), head: head(locale).to_vec(), rows }.answer(Format::Csv)
}

fn head(locale: Locale) -> [&'static str; 5] {
    [
        td_string!(locale, accessibility.number),
        td_string!(locale, accessibility.criterion),
        td_string!(locale, accessibility.level),
        td_string!(locale, accessibility.state),
        td_string!(locale, accessibility.remark),
    ]
}

fn stand(locale: Locale, stand: Stand) -> (Tone, &'static str) {
    match stand {
        Stand::Supports => (Tone::Good, td_string!(locale, accessibility.supports)),
        Stand::Partially => (Tone::Held, td_string!(locale, accessibility.partially)),
        Stand::NotApplicable => (Tone::Past, td_string!(locale, accessibility.not_applicable)),
        Stand::NotEvaluated => (Tone::Bad, td_string!(locale, accessibility.not_evaluated)),
    }
}

#[component]
fn Content(locale: Locale) -> impl IntoView {
    let title = td_string!(locale, accessibility.criteria);
    let heads = head(locale).map(|text| view! { <th scope="col">{text}</th> }).collect_view();
    let rows = CRITERIA.iter().map(|one| view! { <Row locale=locale one=one /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <a class="button" href="/accessibility/criteria.csv" download="">
                <Icon shape=Shape::Download />{td_string!(locale, accessibility.csv)}
            </a>
        </div>
        <p>{td_string!(locale, accessibility.criteria_about)}" "{td_string!(locale, accessibility.english)}</p>
        <Table id="criteria" caption=title quiet_caption=true>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn Row(locale: Locale, one: &'static Criterion) -> impl IntoView {
    let (tone, word) = stand(locale, one.stand);
    view! {
        <tr>
            <th scope="row">{one.number.as_str()}</th>
            <td lang="en">{one.name.as_str()}</td>
            <td>{one.level.as_str()}</td>
            <td><Badge tone=tone text=word /></td>
            <td lang="en" class="remark">{one.remark.as_str()}</td>
        </tr>
    }
}
