//! Minutes between set-ups, as a table.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use domain::access::Permission;
use domain::campus::{Changeover, SetupStyle};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::{ServiceError, campus};

use super::fields::Fields;
use super::problem::{Problem, again};
use super::words::{error, summary};
use super::{Told, below, told};
use crate::components::{Button, ErrorSummary, Table};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::style_name;
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH, Typed, minutes_field};
use crate::viewer::Viewer;

/// The table, as it is now.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteCampus)?;
    let known = campus::changeovers(&state.ctx, &actor).await?;
    let typed = Typed::of_changeovers(&known);
    Ok(render(&state, &viewer, &known, (typed, Problem::default(), asked.news())))
}

/// Changes it; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteCampus)?;
    let done = match typed.changeovers() {
        Ok(wish) => campus::change_changeovers(&state.ctx, &actor, typed.version(), &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&path(), News::Changed)) };
    let known = campus::changeovers(&state.ctx, &actor).await?;
    Ok(again(problem.status(), render(&state, &viewer, &known, (typed, problem, None))))
}

fn path() -> String {
    format!("{PATH}/changeovers")
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    known: &[Changeover],
    (typed, problem, news): (Typed, Problem, Option<News>),
) -> Html<String> {
    let locale = viewer.locale;
    let frame = below(state, viewer, td_string!(locale, campus_new.changeovers).to_owned(), None);
    let now = Typed::of_changeovers(known);
    let told = problem.meanwhile.then(|| meanwhile(locale, &typed, &now));
    let typed = if problem.meanwhile { typed.with("version", now.version()) } else { typed };
    page(frame, move || {
        let fields = Fields { locale, typed: &typed, faults: &problem.faults };
        view! {
            <h1>{td_string!(locale, campus_new.changeovers)}</h1>
            <Told locale=locale news=news />
            {told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &problem.faults) />
            <p class="quiet">{td_string!(locale, campus_new.changeovers_hint)}</p>
            <form class="stack" method="post" action=path() novalidate>
                {fields.hidden()}
                {table(fields)}
                <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
            </form>
        }
    })
}

fn table(fields: Fields<'_>) -> Markup {
    let locale = fields.locale;
    let heads = SetupStyle::ALL.map(|to| view! { <th scope="col">{style_name(locale, to)}</th> });
    let rows = SetupStyle::ALL.map(|from| {
        let cells = SetupStyle::ALL.map(|to| cell(fields, from, to)).collect_view();
        view! { <tr><th scope="row">{style_name(locale, from)}</th>{cells}</tr> }
    });
    view! {
        <Table id="changeovers" caption=td_string!(locale, campus_new.changeovers_caption)>
            <thead><tr><th scope="col">{td_string!(locale, campus_new.row_to_column)}</th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </Table>
    }
    .into_markup()
}

fn cell(fields: Fields<'_>, from: SetupStyle, to: SetupStyle) -> Markup {
    let (locale, name) = (fields.locale, minutes_field(from, to));
    let (value, error) = (fields.typed.text(&name).to_owned(), error(locale, fields.faults, &name));
    let error_id = format!("{name}-error");
    let described = error.is_some().then(|| error_id.clone());
    view! {
        <td><div class="field">
            <input
                id=name.clone() name=name value=value inputmode="numeric" autocomplete="off" aria-label=pair(locale, from, to)
                aria-describedby=described aria-invalid=error.is_some().then_some("true")
            />
            {error.map(|text| view! { <p class="error" id=error_id>{text}</p> })}
        </div></td>
    }
    .into_markup()
}

fn pair(locale: Locale, from: SetupStyle, to: SetupStyle) -> String {
    let (from, to) = (style_name(locale, from), style_name(locale, to));
    td_string!(locale, campus_new.minutes_between, from = from, to = to)
}

fn meanwhile(locale: Locale, typed: &Typed, now: &Typed) -> Vec<Differing> {
    let pairs = SetupStyle::ALL.into_iter().flat_map(|from| SetupStyle::ALL.map(|to| (from, to)));
    differing(pairs.map(|(from, to)| {
        let name = minutes_field(from, to);
        (pair(locale, from, to), typed.text(&name).to_owned(), now.text(&name).to_owned())
    }))
}
