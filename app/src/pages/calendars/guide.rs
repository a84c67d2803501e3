//! What a calendar says to whom, and how to subscribe to one.

use domain::access::{Permission, Role};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

#[component]
pub(super) fn Guide(locale: Locale, role: Role) -> impl IntoView {
    let rooms = if role.allows(Permission::ReadStays) {
        td_string!(locale, calendars.says_stays)
    } else {
        td_string!(locale, calendars.says_occupied)
    };
    view! {
        <div class="pair">
            <section class="panel section" aria-labelledby="says">
                <h2 id="says">{td_string!(locale, calendars.says)}</h2>
                <ul class="bullets stack">
                    <li>{td_string!(locale, calendars.about)}</li>
                    <li>{rooms}</li>
                    <li>{td_string!(locale, calendars.says_reach)}</li>
                    <li>{td_string!(locale, calendars.says_rights)}</li>
                    <li>{td_string!(locale, calendars.says_secret)}</li>
                </ul>
            </section>
            <section class="panel section" aria-labelledby="how">
                <h2 id="how">{td_string!(locale, calendars.how)}</h2>
                <h3>"Outlook"</h3>
                <p>{td_string!(locale, calendars.outlook)}</p>
                <h3>"Google Calendar"</h3>
                <p>{td_string!(locale, calendars.google)}</p>
                <h3>"Apple"</h3>
                <p>{td_string!(locale, calendars.apple)}</p>
            </section>
        </div>
    }
}
