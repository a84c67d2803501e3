//! What somebody booked.

use domain::meeting::Gate;
use i18n::Dates;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::meeting::Met;

use super::Shown;
use crate::components::Table;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::meetings::{called, clock, day_of, whereabouts};

pub(super) fn mine(shown: &Shown) -> Markup {
    let (locale, mine) = (shown.locale, &shown.offered.mine);
    let is_on = shown.offered.gate != Gate::Off;
    let body = if mine.is_empty() {
        view! { <p class="quiet">{td_string!(locale, meet.nothing)}</p> }.into_markup()
    } else {
        let rows = mine.iter().map(|met| row(shown, met)).collect_view();
        let calendar = format!("{}.ics", shown.path);
        view! {
            <Table id="mine-caption" caption=td_string!(locale, meet.mine) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, meet.when)}</th>
                    <th scope="col">{td_string!(locale, meet.with)}</th>
                    <th scope="col">{td_string!(locale, meet.place)}</th>
                    <th scope="col">{td_string!(locale, meetings.deeds)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            {is_on.then(|| view! {
                <p><a class="button" href=calendar download="">{td_string!(locale, meet.calendar)}</a></p>
            })}
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <h2 id="mine">{td_string!(locale, meet.mine)}</h2>
            {body}
        </section>
    }
    .into_markup()
}

fn row(shown: &Shown, met: &Met) -> impl IntoView + use<> {
    let (locale, slot) = (shown.locale, met.slot);
    let is_on = shown.offered.gate != Gate::Off;
    let (day, hours) = (Dates::new(locale).long(day_of(slot.time, shown.zone)), clock(slot.time, shown.zone));
    let name = called(locale, &met.line);
    let link = Some(met.line.host.profile.link.clone()).filter(|link| !link.is_empty() && is_on);
    let label = format!("{}: {name}, {day} {hours}", td_string!(locale, meet.give_back));
    let (path, host) = (shown.path.clone(), shown.host.clone());
    let give_back = (met.is_to_come && is_on).then(|| {
        view! {
            <form method="post" action=path>
                <input type="hidden" name="host" value=host />
                <button class="button plain" name="give_back" value=slot.id.to_string() aria-label=label>
                    {td_string!(locale, meet.give_back)}
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{day}" "<bdi class="clock">{hours}</bdi></th>
            <td><bdi>{name}</bdi></td>
            <td>
                {whereabouts(locale, &met.line)}
                {link.map(|href| view! {
                    " "<a href=href rel="noopener noreferrer">{td_string!(locale, meet.online)}</a>
                })}
            </td>
            <td>{give_back}</td>
        </tr>
    }
}
