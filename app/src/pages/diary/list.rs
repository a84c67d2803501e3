//! The diary from top to bottom, day by day and by time: what a phone gets, and what a screen reader works with.

use chrono::NaiveDate;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{clock, use_title, use_word};
use crate::components::{Badge, Synthetic};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::style_name;
use crate::pages::functions::around;
use crate::view::diary::{DiaryPage, SpaceRow, Usage, Use};

#[component]
pub(super) fn DiaryList<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let listed = shown.listed();
    let days = shown.days.iter().map(|day| {
        let uses = listed.iter().filter(|(_, one)| one.is_on(*day)).copied().collect::<Vec<_>>();
        one_day(locale, shown, *day, &uses)
    });
    days.collect_view()
}

fn one_day(
    locale: Locale,
    shown: &DiaryPage,
    day: NaiveDate,
    uses: &[(&SpaceRow, &Use)],
) -> impl IntoView + use<> {
    let back = query_value(&shown.filter.here());
    let id = format!("day-{day}");
    let lines = uses.iter().map(|(row, one)| line(locale, row, one, &back)).collect_view();
    let body = if uses.is_empty() {
        view! { <p class="quiet">{td_string!(locale, diary.nothing)}</p> }.into_markup()
    } else {
        view! { <ul class="nights diary-list">{lines}</ul> }.into_markup()
    };
    let date = Dates::new(locale).long(day);
    let create = format!("/functions/new?from_date={day}&back={back}");
    let label = format!("{}, {date}", td_string!(locale, diary.create));
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="row spread">
                <h2 id=id.clone()>{date}</h2>
                {shown.may_plan.then(|| view! {
                    <a class="button" href=create aria-label=label>{td_string!(locale, diary.create)}</a>
                })}
            </div>
            {body}
        </section>
    }
}

fn line(locale: Locale, row: &SpaceRow, one: &Use, back: &str) -> Markup {
    let title = use_title(locale, &one.usage);
    let badge = view! { <Badge tone=one.usage.tone() text=use_word(locale, &one.usage) /> };
    let (what, about) = match &one.usage {
        Usage::Function { id, event, event_title, style, attendance, synthetic, .. } => {
            let href = format!("/functions/{id}?back={back}");
            let event_href = format!("/events/{}", query_value(event));
            let (people, around) = (count(locale, *attendance), around(locale, one.claimed));
            let about = format!("{} · {people} · {around}", style_name(locale, *style));
            let what = view! {
                <a href=href>{title}</a>" "{synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <a class="fine block" href=event_href>{event.clone()}" "{event_title.clone()}</a>
            };
            (what.into_markup(), about)
        }
        _ => (title.into_markup(), String::new()),
    };
    view! {
        <li>
            <b class="nowrap">{clock(one)}</b>
            <span>{row.name.clone()}</span>
            {badge}
            <span class="who">{what}<span class="fine quiet block">{about}</span></span>
        </li>
    }
    .into_markup()
}
