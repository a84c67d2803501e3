//! Who had a hand in a note, what may come next, and how it was charged.

use domain::calendar::CampusZone;
use domain::recharge::State as At;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::recharge::NoteLine;

use super::fault_text;
use super::show::{Form, Page};
use crate::components::{Button, Field, Notice, Tone};

/// Who approved it, when it was issued and charged, and whether a second person is asked for.
#[component]
pub(super) fn Approval(locale: Locale, line: NoteLine, zone: CampusZone) -> impl IntoView {
    let dates = Dates::new(locale);
    let note = &line.note;
    let second = (note.second && note.state == At::Draft).then(|| {
        view! { <Notice tone=Tone::Held><p>{td_string!(locale, recharge.second_wanted)}</p></Notice> }
    });
    let approved = line.approved_at.filter(|_| note.approved_by.is_some()).map(|at| {
        let by = line.approved_by.clone().unwrap_or_else(|| td_string!(locale, order.somebody).to_owned());
        td_string!(locale, quote.approved_by, who = by, date = dates.date(zone.date(at)))
    });
    let issued = line.issued_at.map(|at| {
        td_string!(locale, recharge.issued_on, date = dates.date(zone.date(at)), code = note.code.clone())
    });
    let charged = note.charged.as_ref().map(|charged| {
        let reference = charged.reference.clone();
        td_string!(locale, recharge.charged_with, date = dates.date(charged.on), reference = reference)
    });
    let told = [approved, issued, charged].into_iter().flatten();
    let told = told.map(|text| view! { <p class="quiet">{text}</p> }).collect_view();
    view! { {second}{told} }
}

/// What may come next, as buttons.
#[component]
pub(super) fn Steps(shown: Page, path: String) -> impl IntoView {
    let Page { locale, notes, note, may, .. } = shown;
    let note = note.map(|line| line.note);
    let issue = ("issue", td_string!(locale, recharge.issue));
    let steps = note.as_ref().map_or_else(Vec::new, |note| match note.state {
        At::Draft if note.second || notes.is_above(note) => {
            if may.approve {
                vec![("approve", td_string!(locale, quote.approve))]
            } else {
                Vec::new()
            }
        }
        At::Draft if notes.may_plan => vec![issue],
        At::Approved if notes.may_plan => vec![issue, ("reopen", td_string!(locale, recharge.reopen))],
        _ => Vec::new(),
    });
    let hint = steps.first().filter(|(step, _)| *step == "issue").map(|_| {
        view! { <p class="hint">{td_string!(locale, recharge.issue_hint)}</p> }
    });
    let version = note.as_ref().map_or(0, |note| note.version);
    let delete = note.filter(|note| notes.may_plan && !note.state.is_issued()).map(|_| {
        view! { <Delete locale=locale action=format!("{path}/delete") version=version /> }
    });
    let buttons = steps.into_iter().enumerate().map(|(place, (step, verb))| {
        view! {
            <form method="post" action=format!("{path}/{step}")>
                <input type="hidden" name="version" value=version />
                <Button primary=place == 0 text=verb />
            </form>
        }
    });
    let buttons = buttons.collect_view();
    view! { <div class="row">{buttons}</div>{hint}{delete} }
}

/// The way to give up a note that was not issued.
#[component]
fn Delete(locale: Locale, action: String, version: i64) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{td_string!(locale, recharge.delete)}</summary>
            <form class="form" method="post" action=action>
                <p class="fine quiet">{td_string!(locale, recharge.delete_hint)}</p>
                <input type="hidden" name="version" value=version />
                <div><Button text=td_string!(locale, recharge.delete) /></div>
            </form>
        </details>
    }
}

/// How an issued note was charged, for those who note it.
#[component]
pub(super) fn ChargeForm(shown: Page, path: String) -> impl IntoView {
    let Page { locale, note, tried, may, today, .. } = shown;
    let note = note.map(|line| line.note).filter(|note| may.charge && note.state == At::Issued);
    note.map(|note| {
        let typed = tried.typed(Form::Charge);
        let of = |name: &str| typed.as_ref().map(|sent| sent.text(name).to_owned());
        let error = |name: &str| {
            let fault = tried.faults.iter().find(|one| one.field == name);
            fault.map(|one| fault_text(locale, one))
        };
        view! {
            <form class="panel form" method="post" action=format!("{path}/charge") novalidate>
                <h3>{td_string!(locale, recharge.charge_heading)}</h3>
                <input type="hidden" name="version" value=note.version />
                <Field
                    name="reference" label=td_string!(locale, recharge.reference)
                    value=of("reference").unwrap_or_default() autocomplete="off" error=error("reference")
                />
                <Field
                    name="charged_on" kind="date" label=td_string!(locale, recharge.charged_on)
                    value=of("charged_on").unwrap_or_else(|| today.to_string()) error=error("charged_on")
                />
                <div><Button primary=true text=td_string!(locale, recharge.charge) /></div>
            </form>
        }
    })
}
