//! Function spaces: seats by set-up style, booths, access, and what they are made of.

use domain::campus::{Booths, SetupStyle};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::SpaceView;

use super::pavilion::mark;
use crate::components::{Shape, Synthetic};
use crate::local::query_value;

/// Only styles that some space of the pavilion takes get a column: an empty one is noise.
#[component]
pub(super) fn Spaces(locale: Locale, id: String, pavilion: String, spaces: Vec<SpaceView>) -> impl IntoView {
    let used = |style: &SetupStyle| spaces.iter().any(|view| view.space.seats(*style).is_some());
    let styles: Vec<_> = SetupStyle::ALL.into_iter().filter(used).collect();
    let heads = styles
        .iter()
        .map(|style| view! { <th scope="col" class="number">{style_name(locale, *style)}</th> })
        .collect_view();
    let rows = spaces
        .into_iter()
        .map(|space| view! { <Row locale=locale styles=styles.clone() shown=space /> })
        .collect_view();
    let id = format!("{id}-spaces");
    view! {
        <div class="scroll" role="region" aria-labelledby=id tabindex="0">
            <table class="table">
                <caption id=id.clone()>{td_string!(locale, campus.spaces_caption, pavilion = pavilion)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, campus.space)}</th>
                        {heads}
                        <th scope="col" class="number">{td_string!(locale, campus.booths)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus.area)}</th>
                        <th scope="col">{td_string!(locale, campus.equipment)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(locale: Locale, styles: Vec<SetupStyle>, shown: SpaceView) -> impl IntoView {
    let SpaceView { space, parts, excludes, equipment } = shown;
    let codes =
        |codes: &[domain::campus::Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let made_of = if space.is_joined() {
        Some(td_string!(locale, campus.joins, spaces = codes(&parts)))
    } else {
        (!excludes.is_empty()).then(|| td_string!(locale, campus.part_of, spaces = codes(&excludes)))
    };
    let seats = styles
        .iter()
        .map(|style| {
            let known = space.capacities.iter().find(|capacity| capacity.style == *style);
            let cell = known.map(|capacity| figure(locale, capacity.seats.get(), capacity.synthetic));
            view! { <td class="number">{cell}</td> }
        })
        .collect_view();
    let Booths { count: booths, synthetic } = space.booths;
    let pieces = equipment.iter().map(|piece| format!("{} × {}", count(locale, piece.quantity), piece.name));
    let area = space.area_m2.map(|area| td_string!(locale, unit.square_metres, n = count(locale, area)));
    let calendar = format!("/account/calendars?what=space&code={}", query_value(space.code.as_str()));
    let label = td_string!(locale, calendars.subscribe_to, place = space.name.to_string());
    view! {
        <tr>
            <th scope="row">
                {space.name.to_string()}" "
                {space.step_free.then(|| mark(Shape::StepFree, td_string!(locale, campus.step_free)))}
                {space.hearing_loop.then(|| mark(Shape::HearingLoop, td_string!(locale, campus.hearing_loop)))}
                {space.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <a class="fine" href=calendar aria-label=label>{td_string!(locale, calendars.subscribe)}</a>
                <span class="fine quiet block">{space.code.to_string()}{made_of.map(|text| format!(" · {text}"))}</span>
                {(!space.source.is_empty()).then(|| view! {
                    <span class="fine quiet block">{td_string!(locale, app.source, source = space.source.clone())}</span>
                })}
            </th>
            {seats}
            <td class="number">{(booths > 0).then(|| figure(locale, booths, synthetic))}</td>
            <td class="number nowrap">{area}</td>
            <td>{pieces.collect::<Vec<_>>().join(", ")}</td>
        </tr>
    }
}

/// A figure, marked with a star where it is invented.
fn figure(locale: Locale, value: i64, synthetic: bool) -> impl IntoView {
    view! {
        {count(locale, value)}
        {synthetic.then(|| view! {
            <abbr class="star" title=td_string!(locale, app.synthetic_hint)>
                "*"<span class="unseen">{td_string!(locale, app.synthetic)}</span>
            </abbr>
        })}
    }
}

/// A set-up style in words.
pub(crate) fn style_name(locale: Locale, style: SetupStyle) -> &'static str {
    match style {
        SetupStyle::Theatre => td_string!(locale, setup.theatre),
        SetupStyle::Classroom => td_string!(locale, setup.classroom),
        SetupStyle::UShape => td_string!(locale, setup.u_shape),
        SetupStyle::HollowSquare => td_string!(locale, setup.hollow_square),
        SetupStyle::Boardroom => td_string!(locale, setup.boardroom),
        SetupStyle::Cabaret => td_string!(locale, setup.cabaret),
        SetupStyle::Banquet => td_string!(locale, setup.banquet),
        SetupStyle::Reception => td_string!(locale, setup.reception),
    }
}
