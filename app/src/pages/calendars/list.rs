//! The calendars there are, and what was just done.

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::view::calendars::{FeedRow, FeedState};
use crate::{
    components::{Badge, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// What stands above the list.
pub(super) enum Told {
    /// The address of a calendar to copy; it is not shown again.
    Made(String),
    /// One was revoked.
    Revoked,
}

impl Told {
    /// As a message.
    pub fn view(self, locale: Locale) -> impl IntoView {
        match self {
            Self::Revoked => {
                view! { <Notice tone=Tone::Good><p>{td_string!(locale, calendars.done_revoked)}</p></Notice> }
                    .into_markup()
            }
            Self::Made(address) => {
                let (_, rest) = address.split_once("://").unwrap_or_default();
                let open = format!("webcal://{rest}");
                view! {
                    <Notice tone=Tone::Good>
                        <p>{td_string!(locale, calendars.made)}</p>
                        <p><code class="secret">{address}</code></p>
                        <p><a class="button" href=open>{td_string!(locale, calendars.open)}</a></p>
                    </Notice>
                }
                .into_markup()
            }
        }
    }
}

/// The list; `whose` where they are not all one's own.
#[component]
pub(super) fn Feeds(locale: Locale, rows: Vec<FeedRow>, whose: bool) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, calendars.none)}</p> }.into_markup();
    }
    let rows =
        rows.into_iter().map(|row| view! { <OneFeed locale=locale row=row whose=whose /> }).collect_view();
    view! {
        <Table id="calendars" caption=td_string!(locale, calendars.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, calendars.what)}</th>
                {whose.then(|| view! { <th scope="col">{td_string!(locale, calendars.owner)}</th> })}
                <th scope="col">{td_string!(locale, tokens.state)}</th>
                <th scope="col">{td_string!(locale, calendars.created)}</th>
                <th scope="col">{td_string!(locale, calendars.used)}</th>
                <th scope="col"><span class="unseen">{td_string!(locale, account.action)}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}

#[component]
fn OneFeed(locale: Locale, row: FeedRow, whose: bool) -> impl IntoView {
    let (tone, state) = match row.state {
        FeedState::Holds => (Tone::Good, td_string!(locale, tokens.holds)),
        FeedState::Stopped => (Tone::Held, td_string!(locale, calendars.stopped)),
        FeedState::Revoked => (Tone::Closed, td_string!(locale, tokens.revoked)),
    };
    let action = if whose {
        format!("/accounts/calendars/{}/{}/revoke", row.account, row.id)
    } else {
        format!("/account/calendars/{}/revoke", row.id)
    };
    let dates = Dates::new(locale);
    let used = row.used_on.map_or_else(|| td_string!(locale, tokens.never).to_owned(), |day| dates.date(day));
    let label = td_string!(locale, tokens.revoke_named, name = row.name.clone());
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {whose.then(|| view! { <td>{row.owner}</td> })}
            <td><Badge tone=tone text=state /></td>
            <td>{dates.minute(row.created)}</td>
            <td>{used}</td>
            <td>{(row.state != FeedState::Revoked).then(|| view! {
                <form method="post" action=action>
                    <button class="button plain" aria-label=label>{td_string!(locale, tokens.revoke)}</button>
                </form>
            })}</td>
        </tr>
    }
}
