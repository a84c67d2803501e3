//! Another day, fewer stays, and the counts of the lists below.

use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Choice, Downloads, Field, Icon, SelectField, Shape};
use crate::view::tape::shift;
use crate::view::today::{Group, TodayPage};

#[component]
pub(super) fn Tools(locale: Locale, shown: TodayPage) -> impl IntoView {
    let filter = shown.filter.clone();
    let day = filter.day;
    let query = filter.href(day).replacen("/today", "", 1);
    let any = |label: &str| Choice::new("", label);
    let pavilions = [any(td_string!(locale, tape.all_pavilions))]
        .into_iter()
        .chain(shown.pavilions.iter().map(|code| Choice::new(code.clone(), code.clone())));
    let label = |group: &Group| match group {
        Group::Event(code, title) => format!("{code} {title}"),
        Group::Organisation(name) => name.clone(),
    };
    let groups = [any(td_string!(locale, today.all_groups))]
        .into_iter()
        .chain(shown.groups.iter().map(|group| Choice::new(group.value(), label(group))));
    view! {
        <div class="toolbar">
            <div class="joined">
                <a class="button" href=filter.href(shift(day, -1)) rel="prev">
                    <Icon shape=Shape::Back />{td_string!(locale, today.before)}
                </a>
                <a class="button" href=filter.href(shown.today)>{td_string!(locale, tape.today)}</a>
                <a class="button" href=filter.href(shift(day, 1)) rel="next">
                    {td_string!(locale, today.after)}<Icon shape=Shape::Forward />
                </a>
            </div>
            <details class="filter" open=filter.narrows()>
                <summary>{td_string!(locale, tape.filter)}</summary>
                <form class="toolbar" method="get" action="/today">
                    <Field name="date" kind="date" label=td_string!(locale, today.day) value=day.to_string() error=None />
                    <Field
                        name="q" kind="search" label=td_string!(locale, today.text) value=filter.text.clone()
                        autocomplete="off" error=None
                    />
                    <SelectField
                        name="pavilion" label=td_string!(locale, tape.pavilion) choices=pavilions.collect()
                        chosen=filter.pavilion.clone().unwrap_or_default()
                    />
                    <SelectField
                        name="group" label=td_string!(locale, today.group) choices=groups.collect()
                        chosen=filter.group.as_ref().map(Group::value).unwrap_or_default()
                    />
                    <button class="button">{td_string!(locale, tape.show)}</button>
                    {filter.narrows().then(|| view! {
                        <a class="button plain" href=format!("/today?date={day}")>{td_string!(locale, today.clear)}</a>
                    })}
                </form>
            </details>
            <Downloads locale=locale table="today" name=td_string!(locale, nav.today) query=query />
            {shown.may.stays.then(|| view! {
                <a class="button primary" href=format!("/stays/new?from={day}")>{td_string!(locale, stay.create)}</a>
            })}
        </div>
    }
}

/// One figure a list, with a link to it.
#[component]
pub(super) fn Counts(locale: Locale, shown: TodayPage) -> impl IntoView {
    let n = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let (free, stock) = shown.free();
    let is_today = shown.is_today();
    let leaving = shown.due.len() + shown.overdue.len();
    view! {
        <nav class="counts" aria-label=td_string!(locale, today.counts)>
            {is_today.then(|| view! {
                <a href="#undecided">
                    <span>{td_string!(locale, today.undecided)}</span><strong>{n(shown.undecided.len())}</strong>
                    <small>{td_string!(locale, today.undecided_hint)}</small>
                </a>
            })}
            <a href="#arrivals">
                <span>{td_string!(locale, today.to_arrive)}</span><strong>{n(shown.expected.len())}</strong>
                <small>
                    {td_string!(locale, today.roomless, n = n(shown.roomless()))}" · "
                    {td_string!(locale, today.arrived_n, n = n(shown.arrived.len()))}
                </small>
            </a>
            <a href="#departures">
                <span>{td_string!(locale, today.to_leave)}</span><strong>{n(leaving)}</strong>
                <small>
                    {td_string!(locale, today.overdue_n, n = n(shown.overdue.len()))}" · "
                    {td_string!(locale, today.gone_n, n = n(shown.gone.len()))}
                </small>
            </a>
            <a href="#house">
                <span>{td_string!(locale, today.in_house)}</span><strong>{n(shown.in_house.len())}</strong>
                <small>{td_string!(locale, today.in_house_hint)}</small>
            </a>
            <a href="#types">
                <span>{td_string!(locale, today.free)}</span><strong>{count(locale, free)}</strong>
                <small>
                    {td_string!(locale, today.of_stock, n = count(locale, stock))}" · "
                    {td_string!(locale, today.closed_n, n = count(locale, shown.closed()))}
                </small>
            </a>
        </nav>
    }
}
