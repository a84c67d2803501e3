//! The form that fills the grid from heads, sharing and arrivals. It saves nothing.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{field, word};
use crate::components::{Button, Choice, Field, SelectField};
use crate::view::block::{Fill, RoomsPage};

#[component]
pub(super) fn PlanForm(locale: Locale, path: String, shown: RoomsPage) -> impl IntoView {
    let error = |name: &str| {
        let fault = shown.faults.iter().find(|fault| field(&shown.record, fault).as_deref() == Some(name));
        fault.map(|fault| word(locale, fault))
    };
    let types = shown.record.types.iter();
    let types = types.map(|kind| Choice::new(kind.code.clone(), kind.name.clone())).collect::<Vec<_>>();
    let plan = shown.plan.clone();
    let number = |name: &'static str, label: &'static str, value: String| {
        let error = error(name);
        view! { <Field name=name label=label value=value autocomplete="off" error=error /> }
    };
    let date = |name: &'static str, label: &'static str, value: String| {
        let error = error(name);
        view! { <Field name=name kind="date" label=label value=value error=error /> }
    };
    let fills = [
        (Fill::All, td_string!(locale, blocks.fill_all)),
        (Fill::These, td_string!(locale, blocks.fill_these)),
        (Fill::Add, td_string!(locale, blocks.fill_add)),
    ];
    let fills = fills.map(|(fill, name)| Choice::new(fill.code(), name)).to_vec();
    view! {
        <section class="panel section" aria-labelledby="plan-title">
            <h2 id="plan-title">{td_string!(locale, blocks.plan)}</h2>
            <p class="quiet">{td_string!(locale, blocks.plan_about)}</p>
            <form class="form three" method="get" action=path>
                <input type="hidden" name="plan" value="yes" />
                {number("heads", td_string!(locale, blocks.heads), plan.heads)}
                {date("plan_from", td_string!(locale, blocks.plan_from), plan.plan_from)}
                {date("plan_until", td_string!(locale, blocks.plan_until), plan.plan_until)}
                {number("sharing", td_string!(locale, blocks.sharing), plan.sharing)}
                <SelectField
                    name="single" label=td_string!(locale, blocks.single) choices=types.clone() chosen=plan.single
                />
                <SelectField name="double" label=td_string!(locale, blocks.double) choices=types chosen=plan.double />
                {number("arrive_2", td_string!(locale, blocks.arrive_2), plan.arrive_2)}
                {number("arrive_1", td_string!(locale, blocks.arrive_1), plan.arrive_1)}
                {number("arrive_0", td_string!(locale, blocks.arrive_0), plan.arrive_0)}
                {number("late", td_string!(locale, blocks.late), plan.late)}
                <SelectField name="fill" label=td_string!(locale, blocks.fill) choices=fills chosen=plan.fill />
                <div><Button text=td_string!(locale, blocks.plan_verb) /></div>
            </form>
        </section>
    }
}
