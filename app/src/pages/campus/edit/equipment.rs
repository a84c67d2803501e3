//! One kind of equipment, to be changed, and where it stands.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use domain::campus::{Equipment, Space};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::Overview;

use super::fields::Fields;
use super::problem::{Problem, again};
use super::space::space_path;
use super::words::{error, summary};
use super::{Told, below, open, told};
use crate::components::{Button, ErrorSummary, Table};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::meanwhile::{Differing, Meanwhile, differing, yes_no};
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH, Typed};
use crate::viewer::Viewer;

/// The form as it stands.
struct Shown {
    typed: Typed,
    problem: Problem,
    news: Option<News>,
}

/// The form, as the kind is now.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let place = Place::find(campus, &code)?;
    let typed = Typed::of_equipment(&place.kind);
    Ok(render(&state, &viewer, place, Shown { typed, problem: Problem::default(), news: asked.news() }))
}

/// Changes it; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, _) = open(&state, &viewer).await?;
    let seen = (code.as_str(), typed.version());
    let done = match typed.equipment() {
        Ok(wish) => service::campus::change_equipment(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&equipment_path(&code), News::Changed)) };
    let (_, campus) = open(&state, &viewer).await?;
    let (status, place) = (problem.status(), Place::find(campus, &code)?);
    Ok(again(status, render(&state, &viewer, place, Shown { typed, problem, news: None })))
}

/// Where a kind is changed.
pub(super) fn equipment_path(code: &str) -> String {
    format!("{PATH}/equipment/{code}")
}

/// Name, stock, and whether it can be carried.
pub(super) fn equipment_fields(fields: Fields<'_>) -> Markup {
    let locale = fields.locale;
    let portable_id = "portable-error";
    let portable = error(locale, fields.faults, "portable");
    view! {
        {fields.line("name", td_string!(locale, campus_data.name), None)}
        {fields.line("stock", td_string!(locale, campus_new.stock), Some(td_string!(locale, campus_new.stock_hint)))}
        <div class="field">
            {fields.check("portable", td_string!(locale, campus_new.portable).to_owned())}
            <p class="hint">{td_string!(locale, campus_new.portable_hint)}</p>
            {portable.map(|text| view! { <p class="error" id=portable_id>{text}</p> })}
        </div>
        <div class="field">
            {fields.check("hybrid", td_string!(locale, campus_new.hybrid).to_owned())}
            <p class="hint">{td_string!(locale, campus_new.hybrid_hint)}</p>
        </div>
    }
    .into_markup()
}

/// A kind of equipment, and the spaces where it stands for good.
struct Place {
    kind: Equipment,
    spaces: Vec<(Space, i64)>,
}

impl Place {
    fn find(campus: Overview, code: &str) -> Result<Self, Fault> {
        let kind = campus.equipment.into_iter().find(|kind| kind.code.as_str() == code);
        let kind = kind.ok_or(Fault::NotFound)?;
        let floors = campus.pavilions.into_iter().flat_map(|view| view.floors);
        let standing = |space: &Space| {
            let found = space.equipment.iter().find(|standing| standing.equipment == kind.id);
            found.map(|standing| standing.quantity)
        };
        let spaces = floors.flat_map(|floor| floor.spaces).map(|view| view.space);
        let spaces = spaces.filter_map(|space| standing(&space).map(|pieces| (space, pieces))).collect();
        Ok(Self { kind, spaces })
    }
}

fn meanwhile(locale: Locale, typed: &Typed, now: &Typed) -> Vec<Differing> {
    let text = |typed: &Typed, name| typed.text(name).to_owned();
    let ticked = |typed: &Typed, name| yes_no(locale, typed.ticked(name));
    differing([
        (td_string!(locale, campus_data.name), text(typed, "name"), text(now, "name")),
        (td_string!(locale, campus_new.stock), text(typed, "stock"), text(now, "stock")),
        (td_string!(locale, campus_new.portable), ticked(typed, "portable"), ticked(now, "portable")),
        (td_string!(locale, campus_new.hybrid), ticked(typed, "hybrid"), ticked(now, "hybrid")),
    ])
}

fn render(state: &AppState, viewer: &Viewer, place: Place, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_data.change_named, name = place.kind.name.to_string());
    let frame = below(state, viewer, title.clone(), None);
    page(frame, move || view! { <Content locale=locale title=title place=place shown=shown /> })
}

#[component]
fn Content(locale: Locale, title: String, place: Place, shown: Shown) -> impl IntoView {
    let Shown { typed, problem, news } = shown;
    let Place { kind, spaces } = place;
    let now = Typed::of_equipment(&kind);
    let told = problem.meanwhile.then(|| meanwhile(locale, &typed, &now));
    let typed = if problem.meanwhile { typed.with("version", now.version()) } else { typed };
    let fields = Fields { locale, typed: &typed, faults: &problem.faults };
    view! {
        <h1>{title}</h1>
        <Told locale=locale news=news />
        {told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &problem.faults) />
        <form class="panel form" method="post" action=equipment_path(kind.code.as_str()) novalidate>
            {fields.hidden()}
            {equipment_fields(fields)}
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
        <Standing locale=locale name=kind.name.to_string() spaces=spaces />
    }
}

#[component]
fn Standing(locale: Locale, name: String, spaces: Vec<(Space, i64)>) -> impl IntoView {
    let row = |(space, pieces): (Space, i64)| {
        view! {
            <tr>
                <th scope="row"><a href=space_path(space.code.as_str())>{space.name.to_string()}</a></th>
                <td class="number">{count(locale, pieces)}</td>
            </tr>
        }
    };
    let empty = spaces.is_empty();
    let rows = spaces.into_iter().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="standing">
            <h2 id="standing">{td_string!(locale, campus_new.standing)}</h2>
            <p class="quiet">{td_string!(locale, campus_new.standing_hint)}</p>
            {empty.then(|| view! { <p>{td_string!(locale, campus_new.stands_nowhere)}</p> })}
            {(!empty).then(|| view! {
                <Table id="stands" caption=td_string!(locale, campus_new.stands_in, name = name) quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, campus.space)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus_new.pieces)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            })}
        </section>
    }
}
