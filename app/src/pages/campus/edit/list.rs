//! All pavilions and room types, in numbers.

use axum::extract::{Query, State};
use axum::response::Html;
use domain::access::Permission;
use domain::campus::RoomType;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{Overview, PavilionView};

use super::kind::kind_path;
use super::list_equipment::{EquipmentList, standing};
use super::{Told, open, pavilion_path};
use crate::components::{Notice, Synthetic, Table, Tone};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH};
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let (locale, may_import) = (viewer.locale, actor.may(Permission::Import));
    let mut frame = frame(&state, &viewer, Area::Administration, td_string!(locale, campus_data.title));
    frame.above = vec![Area::Administration.way(locale)];
    let content = move || {
        view! { <Content locale=locale campus=campus news=asked.news() may_import=may_import /> }
    };
    Ok(page(frame, content))
}

#[component]
fn Content(locale: Locale, campus: Overview, news: Option<News>, may_import: bool) -> impl IntoView {
    let equipment = standing(&campus);
    view! {
        <div class="page-head">
            <h1>{td_string!(locale, campus_data.title)}</h1>
            <span class="row">
                {may_import.then(|| view! {
                    <a class="button" href="/administration/imports/campus">{td_string!(locale, imports.campus_title)}</a>
                })}
                <a class="button primary" href=format!("{PATH}/pavilions/new")>{td_string!(locale, campus_new.add_pavilion)}</a>
            </span>
        </div>
        <Told locale=locale news=news />
        <p class="quiet">{td_string!(locale, campus_data.about)}</p>
        <Pavilions locale=locale pavilions=campus.pavilions />
        <RoomTypes locale=locale kinds=campus.room_types />
        <EquipmentList locale=locale kinds=equipment />
        <section class="section" aria-labelledby="set-ups">
            <h2 id="set-ups">{td_string!(locale, campus_new.changeovers)}</h2>
            <p class="quiet">{td_string!(locale, campus_new.changeovers_about)}</p>
            <p><a class="button" href=format!("{PATH}/changeovers")>{td_string!(locale, campus_new.open_table)}</a></p>
        </section>
    }
}

#[component]
fn Pavilions(locale: Locale, pavilions: Vec<PavilionView>) -> impl IntoView {
    if pavilions.is_empty() {
        return view! { <Notice tone=Tone::Past><p>{td_string!(locale, campus.empty)}</p></Notice> }
            .into_markup();
    }
    let rows = pavilions.into_iter().map(|view| pavilion(locale, view)).collect_view();
    view! {
        <section class="section" aria-labelledby="pavilions">
            <h2 id="pavilions">{td_string!(locale, campus.pavilions)}</h2>
            <Table id="by-pavilion" caption=td_string!(locale, campus_data.by_pavilion) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, campus_data.name)}</th>
                    <th scope="col">{td_string!(locale, campus_data.code)}</th>
                    <th scope="col" class="number">{td_string!(locale, campus_data.tonight)}</th>
                    <th scope="col" class="number">{td_string!(locale, campus_data.ever)}</th>
                    <th scope="col" class="number">{td_string!(locale, search.spaces)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_markup()
}

fn pavilion(locale: Locale, view: PavilionView) -> impl IntoView {
    let number = |length: usize| count(locale, i64::try_from(length).unwrap_or(i64::MAX));
    let rooms = view.floors.iter().map(|floor| floor.rooms.len()).sum();
    let spaces = view.floors.iter().map(|floor| floor.spaces.len()).sum();
    let code = view.pavilion.code.to_string();
    view! {
        <tr>
            <th scope="row">
                <a href=pavilion_path(&code)>{view.pavilion.name.to_string()}</a>" "
                {view.pavilion.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </th>
            <td class="nowrap">{code}</td>
            <td class="number">{count(locale, view.rooms_in_stock)}</td>
            <td class="number">{number(rooms)}</td>
            <td class="number">{number(spaces)}</td>
        </tr>
    }
}

#[component]
fn RoomTypes(locale: Locale, kinds: Vec<(RoomType, i64)>) -> impl IntoView {
    let empty = kinds.is_empty();
    let rows = kinds.into_iter().map(|kind| room_type(locale, kind)).collect_view();
    view! {
        <section class="section" aria-labelledby="types">
            <div class="row spread">
                <h2 id="types">{td_string!(locale, campus_data.room_types)}</h2>
                <a class="button" href=format!("{PATH}/room-types/new")>{td_string!(locale, campus_new.add_room_type)}</a>
            </div>
            {empty.then(|| view! { <p class="quiet">{td_string!(locale, campus_new.no_room_types)}</p> })}
            {(!empty).then(|| view! {
                <Table id="room-types" caption=td_string!(locale, campus.stock_caption) quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, campus_data.name)}</th>
                        <th scope="col">{td_string!(locale, campus_data.code)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus.beds)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus_data.tonight)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            })}
        </section>
    }
}

fn room_type(locale: Locale, (kind, rooms): (RoomType, i64)) -> impl IntoView {
    let code = kind.code.to_string();
    view! {
        <tr>
            <th scope="row">
                <a href=kind_path(&code)>{kind.name.to_string()}</a>" "
                {kind.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </th>
            <td class="nowrap">{code}</td>
            <td class="number">{count(locale, kind.beds.get())}</td>
            <td class="number">{count(locale, rooms)}</td>
        </tr>
    }
}
