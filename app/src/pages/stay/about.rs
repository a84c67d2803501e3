//! What a stay is: who, where, when, for whom.

use domain::stay::StayStatus;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::stay::{GuestName, HeldRoom};

use crate::local::{further, query_value};
use crate::pages::nights::segment_name;
use crate::view::stay::StayPage;
use crate::{
    components::{Badge, Fact, Facts, Tone},
    markup::IntoMarkup,
};

#[component]
pub(super) fn About(locale: Locale, shown: StayPage) -> impl IntoView {
    let record = shown.record;
    let stay = &record.stay;
    let dates = Dates::new(locale);
    let zone = domain::calendar::CampusZone::default();
    let again = (!stay.status.takes_nights() || stay.status == StayStatus::Departed).then(|| again(&record));
    let guests = record.guests.iter().map(|guest| guest_line(locale, stay.dates, guest)).collect_view();
    let several = record.rooms.len() > 1;
    let needed = record.guests.iter().any(|guest| guest.needs_step_free);
    let rooms = record.rooms.iter().map(|room| room_line(locale, room, several, needed)).collect_view();
    let nothing = td_string!(locale, app.no_value);
    let event = record.names.event.as_ref().map_or_else(
        || nothing.to_owned(),
        |code| format!("{code} {}", record.names.event_title.clone().unwrap_or_default()),
    );
    let room = if record.rooms.is_empty() && stay.status == StayStatus::Reserved {
        view! { <Badge tone=Tone::Bad text=td_string!(locale, stay.no_room) /> }.into_markup()
    } else if record.rooms.is_empty() {
        nothing.into_markup()
    } else {
        view! { <ul class="stack">{rooms}</ul> }.into_markup()
    };
    let (span, length) = (span(locale, stay.dates), nights(locale, stay.dates.count()));
    let segment = segment_name(locale, &stay.segment);
    let organisation = record.names.organisation.clone().unwrap_or_else(|| nothing.to_owned());
    let booked = dates.minute(zone.local(stay.booked_at));
    let room_type = record.names.type_name.clone();
    view! {
        <section class="panel section" aria-labelledby="about">
            <h2 id="about">{td_string!(locale, stay.about)}</h2>
            <Facts>
                <Fact term=td_string!(locale, stay.guests)><ul class="stack">{guests}</ul></Fact>
                <Fact term=td_string!(locale, stay.dates)>{span}" "<span class="quiet nowrap">{length}</span></Fact>
                <Fact term=td_string!(locale, stay.room)>{room}</Fact>
                <Fact term=td_string!(locale, stay.room_type)>{room_type}</Fact>
                <Fact term=td_string!(locale, stay.segment)>{segment}</Fact>
                <Fact term=td_string!(locale, stay.organisation)>{organisation}</Fact>
                <Fact term=td_string!(locale, stay.event)>{event}</Fact>
                <Fact term=td_string!(locale, stay.booked)>{booked}</Fact>
            </Facts>
            {again.filter(|_| shown.may_write).map(|href| view! {
                <p><a class="button" href=href>{td_string!(locale, stay.again)}</a></p>
            })}
        </section>
    }
}

/// The address of the form for the same stay once more.
fn again(record: &service::stay::StayRecord) -> String {
    let stay = &record.stay;
    let heads: u32 = stay.guests.iter().map(|line| line.heads).sum();
    let whose = [("organisation", &record.names.organisation), ("event", &record.names.event)];
    let whose = whose.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    format!(
        "/stays/new?type={}&from={}&until={}&segment={}&heads={heads}{}",
        query_value(&record.names.type_code),
        stay.dates.arrival(),
        stay.dates.departure(),
        query_value(&stay.segment),
        further(whose),
    )
}

fn guest_line(locale: Locale, stay: domain::calendar::StayDates, guest: &GuestName) -> impl IntoView + use<> {
    let name = guest.full_name.clone().unwrap_or_else(|| heads(locale, guest.heads));
    let own = (guest.arrival, guest.departure) != (stay.arrival(), stay.departure());
    let dates = Dates::new(locale);
    let span = own.then(|| {
        td_string!(
            locale,
            room.between,
            from = dates.day_month(guest.arrival),
            until = dates.date(guest.departure)
        )
    });
    let needs = access_badge(locale, guest.needs_step_free, None);
    view! { <li>{name}" "<span class="quiet nowrap">{span}</span>" "{needs}</li> }
}

/// What whoever gives rooms has to know: that somebody needs one without a step, or that the room has steps.
pub(crate) fn access_badge(
    locale: Locale,
    needed: bool,
    room_is_step_free: Option<bool>,
) -> Option<impl IntoView + use<>> {
    let (tone, text) = match room_is_step_free {
        None => (Tone::Held, td_string!(locale, stay.needs_step_free)),
        Some(true) => (Tone::Good, td_string!(locale, stay.is_step_free)),
        Some(false) => (Tone::Bad, td_string!(locale, stay.steps_in_the_way)),
    };
    needed.then(|| view! { <Badge tone=tone text=text /> })
}

fn room_line(locale: Locale, room: &HeldRoom, several: bool, needed: bool) -> impl IntoView + use<> {
    let zone = domain::calendar::CampusZone::default();
    let dates = Dates::new(locale);
    let day =
        |at| dates.date(chrono::DateTime::from_timestamp(at, 0).map(|at| zone.date(at)).unwrap_or_default());
    let span = several
        .then(|| td_string!(locale, room.between, from = day(room.from_at), until = day(room.until_at)));
    let href = format!("/rooms/{}", room.number);
    view! {
        <li>
            <a href=href>{room.number.clone()}</a>" "<span class="quiet">{room.room_type.clone()}</span>" "
            <span class="quiet nowrap">{span}</span>" "
            {access_badge(locale, needed, Some(room.step_free))}
        </li>
    }
}

/// Half-open dates in words.
pub(crate) fn span(locale: Locale, stay: domain::calendar::StayDates) -> String {
    let dates = Dates::new(locale);
    td_string!(locale, room.between, from = dates.date(stay.arrival()), until = dates.date(stay.departure()))
}

/// A number of nights in words; none is day use.
pub(crate) fn nights(locale: Locale, nights: i64) -> String {
    if nights == 0 {
        return td_string!(locale, stay.day_use).to_owned();
    }
    td_string!(locale, unit.nights, count = nights, n = count(locale, nights))
}

/// A number of guests in words.
pub(crate) fn heads(locale: Locale, heads: i64) -> String {
    td_string!(locale, stay.heads, count = heads, n = count(locale, heads))
}
