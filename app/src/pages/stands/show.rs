//! The page: every stand with who has it, and every exhibitor in the order of asking.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::calendar::CampusZone;
use domain::stand::{Exhibitor, Stand};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::stand::{StandPlan, plan};

use super::fault_text;
use crate::components::{
    Badge, Choice, Downloads, ErrorSummary, Field, Notice, Options, SelectField, Table, Tone,
};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::page;
use crate::pages::programme::{below, function_choice};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// What is shown beside the plan.
#[derive(Clone, Debug, Default)]
struct Beside {
    told: Option<(Tone, &'static str)>,
    sent: Option<Sent>,
    faults: Vec<FieldError>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let locale = viewer.locale;
    let told = match asked.text("done") {
        "saved" => Some((Tone::Good, td_string!(locale, stands.saved))),
        "imported" => Some((Tone::Good, td_string!(locale, stands.imported))),
        "stale" => Some((Tone::Bad, td_string!(locale, stands.stale))),
        _ => None,
    };
    rendered(&state, &viewer, &code, Beside { told, ..Beside::default() }).await
}

/// The page again, with what is wrong.
pub(super) async fn refused(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    sent: Option<Sent>,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let shown = rendered(state, viewer, code, Beside { told: None, sent, faults }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

async fn rendered(state: &AppState, viewer: &Viewer, code: &str, beside: Beside) -> Result<Response, Fault> {
    let plan = plan(&state.ctx, &viewer.actor()?, code).await?;
    let (locale, event) = (viewer.locale, &plan.line.event);
    let title = td_string!(locale, stands.title, event = event.code.clone());
    let frame = below(state, viewer, (&event.code, &event.title), title);
    let zone = state.ctx.zone;
    let html = page(frame, move || view! { <Content locale=locale zone=zone plan=plan beside=beside /> });
    Ok(html.into_response())
}

#[component]
fn Content(locale: Locale, zone: CampusZone, plan: StandPlan, beside: Beside) -> impl IntoView {
    let code = plan.line.event.code.clone();
    let base = format!("/events/{}", query_value(&code));
    let (title, asked) =
        (td_string!(locale, stands.title, event = code.clone()), format!("?event={}", query_value(&code)));
    // A field of the form it was sent by, or the plan as a whole.
    let of_form = beside.sent.is_some();
    let told = |one: &FieldError| (of_form.then(|| one.field.clone()), fault_text(locale, one).to_owned());
    let faults = beside.faults.iter().map(told).collect();
    let free = i64::try_from(plan.free().count()).unwrap_or_default();
    let all = i64::try_from(plan.stands.len()).unwrap_or_default();
    let waiting = plan.exhibitors.iter().filter(|one| one.stand.is_none()).count();
    let counted = td_string!(
        locale,
        stands.counted,
        all = count(locale, all),
        free = count(locale, free),
        waiting = count(locale, i64::try_from(waiting).unwrap_or_default())
    );
    let give = (plan.may_plan && free > 0 && waiting > 0).then(|| {
        view! {
            <form method="post" action=format!("{base}/stands/give-out")>
                <button class="button">{td_string!(locale, stands.give_out)}</button>
            </form>
        }
    });
    let (new, list) = (format!("{base}/exhibitors/new"), format!("{base}/exhibitors/import"));
    view! {
        <div class="page-head">
            <h1>{title.clone()}</h1>
            <span class="row">
                <Downloads locale=locale table="stands" name=title.clone() query=asked />
                {plan.may_plan.then(|| view! {
                    <a class="button" href=list>{td_string!(locale, stands.import_list)}</a>
                    <a class="button primary" href=new>{td_string!(locale, stands.create)}</a>
                })}
            </span>
        </div>
        {beside.told.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <p class="row"><span>{counted}</span></p>
        {give}
        <Exhibitors locale=locale plan=&plan />
        <Stands locale=locale plan=&plan base=base.clone() />
        {plan.may_plan.then(|| view! { <More locale=locale zone=zone plan=&plan base=base beside=&beside /> })}
    }
}

#[component]
fn Exhibitors<'a>(locale: Locale, plan: &'a StandPlan) -> impl IntoView + use<> {
    let mut place = 0;
    let rows = plan.exhibitors.iter().map(|exhibitor| {
        place += usize::from(exhibitor.stand.is_none());
        exhibitor_row(locale, plan, exhibitor, place)
    });
    let rows = rows.collect_view();
    let body = if plan.exhibitors.is_empty() {
        view! { <p class="quiet">{td_string!(locale, stands.no_exhibitors)}</p> }.into_markup()
    } else {
        view! {
            <Table id="exhibitors-caption" caption=td_string!(locale, stands.exhibitors) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, stands.organisation)}</th>
                    <th scope="col" class="number">{td_string!(locale, stands.wished)}</th>
                    <th scope="col">{td_string!(locale, stands.contact)}</th>
                    <th scope="col">{td_string!(locale, stands.stand)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <h2 id="exhibitors">{td_string!(locale, stands.exhibitors)}</h2>
            {body}
        </section>
    }
}

fn exhibitor_row(
    locale: Locale,
    plan: &StandPlan,
    exhibitor: &Exhibitor,
    place: usize,
) -> impl IntoView + use<> {
    let (id, said) = (exhibitor.id, &exhibitor.said);
    let name = said.organisation.clone();
    let name = if plan.may_plan {
        view! { <a href=format!("/exhibitors/{id}")>{name}</a> }.into_markup()
    } else {
        name.into_markup()
    };
    let stand = plan.stand_of(exhibitor).map(|stand| stand.label.clone());
    let badge = if let Some(label) = stand {
        view! { <strong>{label}</strong> }.into_markup()
    } else {
        let text = td_string!(locale, stands.waits, n = place.to_string());
        view! { <Badge tone=Tone::Held text=text /> }.into_markup()
    };
    let form = plan.may_plan.then(|| allotment(locale, plan, exhibitor));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{td_string!(locale, stands.m2, n = count(locale, said.area))}</td>
            <td>{said.contact.clone()}</td>
            <td><div class="row">{badge}{form}</div></td>
        </tr>
    }
}

/// The stands there are to choose from: its own, and those nobody has.
fn allotment(locale: Locale, plan: &StandPlan, exhibitor: &Exhibitor) -> impl IntoView + use<> {
    let choice = |stand: &Stand| {
        let area = td_string!(locale, stands.m2, n = count(locale, stand.area));
        Choice::new(stand.id.to_string(), format!("{} ({area})", stand.label))
    };
    let own = plan.stand_of(exhibitor).into_iter();
    let none = Choice::new("", td_string!(locale, stands.no_stand));
    let choices = std::iter::once(none).chain(own.chain(plan.free()).map(choice)).collect();
    let chosen = exhibitor.stand.map(|id| id.to_string()).unwrap_or_default();
    let id = format!("stand-{}", exhibitor.id);
    let label = td_string!(locale, stands.stand_of, name = exhibitor.said.organisation.clone());
    view! {
        <form class="allot" method="post" action=format!("/exhibitors/{}/stand", exhibitor.id)>
            <input type="hidden" name="version" value=exhibitor.version />
            <label class="unseen" for=id.clone()>{label.clone()}</label>
            <select id=id name="stand"><Options choices=choices chosen=chosen /></select>
            <button class="button">
                {td_string!(locale, stands.allot)}<span class="unseen">{i18n::colon(locale)}{label}</span>
            </button>
        </form>
    }
}

#[component]
fn Stands<'a>(locale: Locale, plan: &'a StandPlan, base: String) -> impl IntoView + use<> {
    let rows = plan.stands.iter().map(|stand| stand_row(locale, plan, stand, &base)).collect_view();
    let body = if plan.stands.is_empty() {
        view! { <p class="quiet">{td_string!(locale, stands.none)}</p> }.into_markup()
    } else {
        view! {
            <Table id="stands-caption" caption=td_string!(locale, stands.heading) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, stands.stand)}</th>
                    <th scope="col">{td_string!(locale, programme.hall)}</th>
                    <th scope="col" class="number">{td_string!(locale, stands.area)}</th>
                    <th scope="col" class="number">{td_string!(locale, stands.power)}</th>
                    <th scope="col">{td_string!(locale, stands.fittings)}</th>
                    <th scope="col">{td_string!(locale, stands.exhibitor)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <h2 id="stands">{td_string!(locale, stands.heading)}</h2>
            {body}
        </section>
    }
}

fn stand_row(locale: Locale, plan: &StandPlan, stand: &Stand, base: &str) -> impl IntoView + use<> {
    let hall = plan.functions.iter().find(|(function, _)| Some(function.id) == stand.function);
    let hall = hall.map(|(function, hall)| format!("{hall}, {}", function.title));
    let exhibitor = plan.exhibitors.iter().find(|one| one.stand == Some(stand.id));
    let exhibitor = exhibitor.map(|one| one.said.organisation.clone());
    let change = plan.may_plan.then(|| {
        let label = td_string!(locale, stands.change_named, name = stand.label.clone());
        let href = format!("{base}/stands/{}", stand.id);
        view! { <a class="button plain" href=href aria-label=label>{td_string!(locale, stands.change_stand)}</a> }
    });
    let label = td_string!(locale, stands.remove_named, name = stand.label.clone());
    let remove = (plan.may_plan && exhibitor.is_none()).then(|| {
        view! {
            <form method="post" action=format!("{base}/stands/remove")>
                <button class="button plain" name="stand" value=stand.id.to_string() aria-label=label>
                    {td_string!(locale, stands.remove_stand)}
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{stand.label.clone()}</th>
            <td>{hall}</td>
            <td class="number">{td_string!(locale, stands.m2, n = count(locale, stand.area))}</td>
            <td class="number">{td_string!(locale, stands.watts, n = count(locale, stand.power))}</td>
            <td>{stand.fittings.clone()}</td>
            <td><div class="row">{exhibitor}{change}{remove}</div></td>
        </tr>
    }
}

/// More stands alike, in a row.
#[component]
fn More<'a>(
    locale: Locale,
    zone: CampusZone,
    plan: &'a StandPlan,
    base: String,
    beside: &'a Beside,
) -> impl IntoView + use<> {
    let sent = beside.sent.clone().unwrap_or_default();
    let error = |field: &str| {
        let fault = beside.faults.iter().filter(|_| beside.sent.is_some()).find(|one| one.field == field)?;
        Some(fault_text(locale, fault).to_owned())
    };
    let next = plan.stands.len() + 1;
    let or = |name: &str, usual: &str| {
        if sent.is_empty() { usual.to_owned() } else { sent.text(name).to_owned() }
    };
    let none = Choice::new("", td_string!(locale, app.no_value));
    let functions = plan.functions.iter().map(|one| function_choice(locale, zone, one));
    let functions = std::iter::once(none).chain(functions).collect();
    view! {
        <section class="section" aria-labelledby="more-stands">
            <h2 id="more-stands">{td_string!(locale, stands.more)}</h2>
            <form class="panel form" method="post" action=format!("{base}/stands") novalidate>
                <fieldset class="form three">
                    <legend>{td_string!(locale, stands.labels)}</legend>
                    <Field
                        name="prefix" label=td_string!(locale, stands.prefix) value=or("prefix", "A") autocomplete="off"
                        error=error("prefix")
                    />
                    <Field
                        name="first" label=td_string!(locale, stands.first) value=or("first", &next.to_string()) autocomplete="off"
                        error=error("first")
                    />
                    <Field
                        name="last" label=td_string!(locale, stands.last) value=or("last", &(next + 9).to_string()) autocomplete="off"
                        error=error("last")
                    />
                </fieldset>
                <fieldset class="form three">
                    <legend>{td_string!(locale, stands.each)}</legend>
                    <Field
                        name="area" label=td_string!(locale, stands.area_m2) value=or("area", "6") autocomplete="off"
                        error=error("area")
                    />
                    <Field
                        name="power" label=td_string!(locale, stands.power_w) value=or("power", "2000")
                        autocomplete="off" error=error("power")
                    />
                    <SelectField
                        name="function" label=td_string!(locale, programme.hall) choices=functions
                        chosen=sent.text("function")
                    />
                </fieldset>
                <Field
                    name="fittings" label=td_string!(locale, stands.fittings) value=sent.text("fittings") autocomplete="off"
                    hint=td_string!(locale, stands.fittings_hint).to_owned() error=error("fittings")
                />
                <div><button class="button">{td_string!(locale, stands.make)}</button></div>
            </form>
        </section>
    }
}
