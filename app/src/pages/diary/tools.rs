//! What stands above the diary: where to look, how to read it, and what the bars mean.

use domain::campus::SetupStyle;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Badge, Choice, Downloads, Field, Icon, SelectField, Shape, Tone};
use crate::pages::campus::style_name;
use crate::view::diary::{DiaryPage, View};

#[component]
pub(super) fn Tools<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let filter = shown.filter.clone();
    let view = filter.view;
    let turn = |forward| filter.href(view, filter.turned(forward));
    let pavilions = shown.all_pavilions.iter().map(|(code, name)| Choice::new(code.clone(), name.clone()));
    let pavilions = [Choice::new("", td_string!(locale, tape.all_pavilions))].into_iter().chain(pavilions);
    let styles = SetupStyle::ALL.map(|style| Choice::new(style.code(), style_name(locale, style)));
    let styles = [Choice::new("", td_string!(locale, diary.any_style))].into_iter().chain(styles);
    let views = View::ALL.map(|view| Choice::new(view.code(), view_word(locale, view)));
    let query = filter.here().replacen("/function-diary", "", 1);
    view! {
        <div class="toolbar">
            <div class="joined">
                <a class="button" href=turn(false) rel="prev">
                    <Icon shape=Shape::Back />{td_string!(locale, tape.earlier)}
                </a>
                <a class="button" href=filter.href(view, shown.today)>{td_string!(locale, tape.today)}</a>
                <a class="button" href=turn(true) rel="next">
                    {td_string!(locale, tape.later)}<Icon shape=Shape::Forward />
                </a>
            </div>
            <form class="toolbar" method="get" action="/function-diary">
                <Field name="day" kind="date" label=td_string!(locale, diary.date) value=filter.day.to_string() error=None />
                <SelectField
                    name="view" label=td_string!(locale, diary.views) choices=views.to_vec() chosen=view.code()
                />
                <SelectField
                    name="pavilion" label=td_string!(locale, tape.pavilion) choices=pavilions.collect()
                    chosen=filter.pavilion.clone().unwrap_or_default()
                />
                <Field
                    name="seats" label=td_string!(locale, diary.seats) error=None
                    value=filter.seats.map(|seats| seats.to_string()).unwrap_or_default()
                />
                <SelectField
                    name="style" label=td_string!(locale, diary.style) choices=styles.collect()
                    chosen=filter.style.map(SetupStyle::code).unwrap_or_default()
                />
                <button class="button primary">{td_string!(locale, tape.show)}</button>
            </form>
            <Downloads locale=locale table="function-diary" name=td_string!(locale, diary.title) query=query />
        </div>
    }
}

fn view_word(locale: Locale, view: View) -> &'static str {
    match view {
        View::Day => td_string!(locale, diary.day),
        View::Week => td_string!(locale, diary.week),
        View::Month => td_string!(locale, diary.month),
        View::List => td_string!(locale, diary.list),
    }
}

/// The bars in words. The same shapes and hatchings stand on the bars.
#[component]
pub(super) fn Legend(locale: Locale) -> impl IntoView {
    view! {
        <ul class="legend row" aria-label=td_string!(locale, tape.legend)>
            <li><Badge tone=Tone::Booked text=td_string!(locale, events.definite) /></li>
            <li><Badge tone=Tone::Held text=td_string!(locale, diary.option) /></li>
            <li><Badge tone=Tone::Past text=td_string!(locale, tape.occupied) /></li>
            <li><span class="badge booked margin">{td_string!(locale, diary.margins_legend)}</span></li>
            <li><span class="badge closed walls">{td_string!(locale, diary.walls_legend)}</span></li>
            <li><Badge tone=Tone::Closed text=td_string!(locale, status.closed) /></li>
        </ul>
    }
}
