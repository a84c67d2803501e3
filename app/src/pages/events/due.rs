//! What an organiser should do next, and what others changed meanwhile: first on the list of their events.

use domain::event::Due;
use domain::ids::EventId;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::{DueLine, EventSummary};
use std::collections::HashMap;

use super::changes;
use crate::local::query_value;
use crate::view::events::EventsPage;

/// So much is shown at once; the rest is folded.
const SHOWN: usize = 8;

/// Changes by others to an event of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct News {
    code: String,
    title: String,
    number: i64,
}

impl News {
    /// Of the events a list shows, in its order.
    pub(super) fn of(shown: &EventsPage, unseen: &HashMap<EventId, i64>) -> Vec<Self> {
        let of_event = |summary: &EventSummary| {
            let event = &summary.line.event;
            let number = *unseen.get(&event.id)?;
            Some(Self { code: event.code.clone(), title: event.title.clone(), number })
        };
        shown.now.iter().chain(&shown.next).chain(&shown.past).filter_map(of_event).collect()
    }
}

/// What is due, the earliest first, and then what others changed.
#[component]
pub(super) fn DueList(locale: Locale, due: Vec<DueLine>, news: Vec<News>) -> impl IntoView {
    let mut items = due.into_iter().map(|line| Item::due(locale, line)).collect::<Vec<_>>();
    items.extend(news.into_iter().map(|news| Item::news(locale, news)));
    let folded = items.split_off(SHOWN.min(items.len()));
    let (shown, rest) = (items.is_empty(), i64::try_from(folded.len()).unwrap_or(i64::MAX));
    let list = |items: Vec<Item>| items.into_iter().map(Item::view).collect_view();
    (!shown).then(|| {
        let more = (rest > 0).then(|| {
            let text = td_string!(locale, due.further, count = rest, n = count(locale, rest));
            view! { <details class="more"><summary>{text}</summary><ul class="stack">{list(folded)}</ul></details> }
        });
        view! {
            <section class="panel section" aria-labelledby="due">
                <h2 id="due">{td_string!(locale, events.due)}</h2>
                <ul class="stack">{list(items)}</ul>
                {more}
            </section>
        }
    })
}

/// A line: when, what, and the page where it is done.
struct Item {
    when: Option<String>,
    text: String,
    href: String,
    event: String,
}

impl Item {
    fn due(locale: Locale, line: DueLine) -> Self {
        let when = Some(Dates::new(locale).date(line.on));
        let event = format!("{} {}", line.code, line.title);
        Self { when, text: text(locale, line.due, line.number), href: href(&line), event }
    }

    fn news(locale: Locale, news: News) -> Self {
        let text = td_string!(locale, changes.news, count = news.number, n = count(locale, news.number));
        let event = format!("{} {}", news.code, news.title);
        Self { when: None, text, href: changes::path(&news.code), event }
    }

    fn view(self) -> impl IntoView {
        view! {
            <li>
                <a href=self.href>{self.text}<span class="unseen">": "{self.event.clone()}</span></a>
                <span class="block fine quiet">
                    {self.when.map(|when| format!("{when} · "))}
                    <span aria-hidden="true">{self.event}</span>
                </span>
            </li>
        }
    }
}

fn text(locale: Locale, due: Due, number: i64) -> String {
    let n = count(locale, number);
    match due {
        Due::Answer => td_string!(locale, due.answer).to_owned(),
        Due::Option => td_string!(locale, due.option).to_owned(),
        Due::Came => td_string!(locale, due.came).to_owned(),
        Due::CutOff => td_string!(locale, due.cut_off, count = number, n = n),
        Due::Halls => td_string!(locale, due.halls, count = number, n = n),
        Due::Approve => td_string!(locale, due.approve, count = number, n = n),
        Due::Book => td_string!(locale, due.book, count = number, n = n),
        Due::Translation => td_string!(locale, due.translation).to_owned(),
        Due::Stays => td_string!(locale, due.stays, count = number, n = n),
        Due::Guarantee => td_string!(locale, due.guarantee, count = number, n = n),
        Due::Quote => td_string!(locale, due.quote).to_owned(),
        Due::Recharge => td_string!(locale, due.recharge).to_owned(),
    }
}

/// The page where it is done.
fn href(line: &DueLine) -> String {
    let event = format!("/events/{}", query_value(&line.code));
    match line.due {
        Due::Answer | Due::Option | Due::Came | Due::Stays => event,
        Due::CutOff => format!("{event}/rooms"),
        Due::Halls => format!("{event}#functions"),
        Due::Approve | Due::Book => format!("{event}/rooming-list"),
        Due::Translation => "/translations".to_owned(),
        Due::Guarantee => format!("{event}/services"),
        Due::Quote => format!("{event}/quote"),
        Due::Recharge => format!("{event}/recharge"),
    }
}
