//! The tokens there are, and what was just done.

use domain::access::Permission;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::view::token::{TokenRow, TokenState};
use crate::{
    components::{Badge, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// What stands above the list.
pub(super) enum Told {
    /// A token to copy; it is not shown again.
    Made(String),
    /// One was revoked.
    Revoked,
}

impl Told {
    /// As a message.
    pub fn view(self, locale: Locale) -> impl IntoView {
        match self {
            Self::Revoked => {
                view! { <Notice tone=Tone::Good><p>{td_string!(locale, tokens.done_revoked)}</p></Notice> }
                    .into_markup()
            }
            Self::Made(secret) => view! {
                <Notice tone=Tone::Good>
                    <p>{td_string!(locale, tokens.made)}</p>
                    <p><code class="secret">{secret}</code></p>
                </Notice>
            }
            .into_markup(),
        }
    }
}

/// A scope in words.
pub(super) fn scope_name(locale: Locale, scope: Permission) -> &'static str {
    match scope {
        Permission::ReadFigures => td_string!(locale, tokens.read_figures),
        Permission::ReadStays => td_string!(locale, tokens.read_stays),
        Permission::WriteStays => td_string!(locale, tokens.write_stays),
        Permission::ReadCampus => td_string!(locale, tokens.read_campus),
        Permission::ReportPayments => td_string!(locale, tokens.report_payments),
        // No token is given any of the others.
        other => other.code(),
    }
}

/// The list; `whose` where they are not all one's own.
#[component]
pub(super) fn Tokens(locale: Locale, rows: Vec<TokenRow>, whose: bool) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, tokens.none)}</p> }.into_markup();
    }
    let rows =
        rows.into_iter().map(|row| view! { <OneToken locale=locale row=row whose=whose /> }).collect_view();
    view! {
        <Table id="tokens" caption=td_string!(locale, tokens.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, tokens.name)}</th>
                {whose.then(|| view! { <th scope="col">{td_string!(locale, tokens.owner)}</th> })}
                <th scope="col">{td_string!(locale, tokens.scopes)}</th>
                <th scope="col">{td_string!(locale, tokens.state)}</th>
                <th scope="col">{td_string!(locale, tokens.used)}</th>
                <th scope="col">{td_string!(locale, tokens.until)}</th>
                <th scope="col"><span class="unseen">{td_string!(locale, account.action)}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}

#[component]
fn OneToken(locale: Locale, row: TokenRow, whose: bool) -> impl IntoView {
    let (tone, state) = match row.state {
        TokenState::Holds => (Tone::Good, td_string!(locale, tokens.holds)),
        TokenState::RanOut => (Tone::Past, td_string!(locale, tokens.ran_out)),
        TokenState::Revoked => (Tone::Closed, td_string!(locale, tokens.revoked)),
    };
    let action = if whose {
        format!("/accounts/tokens/{}/{}/revoke", row.account, row.id)
    } else {
        format!("/account/tokens/{}/revoke", row.id)
    };
    let scopes = row.scopes.iter().map(|scope| scope_name(locale, *scope)).collect::<Vec<_>>().join("; ");
    let dates = Dates::new(locale);
    let used = row.used_on.map_or_else(|| td_string!(locale, tokens.never).to_owned(), |day| dates.date(day));
    let label = td_string!(locale, tokens.revoke_named, name = row.name.clone());
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {whose.then(|| view! { <td>{row.owner}</td> })}
            <td>{scopes}</td>
            <td><Badge tone=tone text=state /></td>
            <td>{used}</td>
            <td>{dates.minute(row.until)}</td>
            <td>{(row.state == TokenState::Holds).then(|| view! {
                <form method="post" action=action>
                    <button class="button plain" aria-label=label>{td_string!(locale, tokens.revoke)}</button>
                </form>
            })}</td>
        </tr>
    }
}
