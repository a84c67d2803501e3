//! The whole document around a page.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Crumbs, Footer, Header, KeyList};
use crate::{
    markup::Inner,
    render,
    view::frame::{Frame, in_language},
};

/// `<html>` with its head, the header, the way here, and the page in `<main>`.
#[component]
pub fn Document(
    /// What stands around the page.
    frame: Frame,
    /// The page.
    children: Inner,
) -> impl IntoView {
    let locale = frame.locale;
    let title = td_string!(locale, app.title, page = frame.title.clone());
    let keys = frame.keys;
    let islands = frame.islands.then(|| render::island_script(&frame.assets, &frame.nonce));
    let nonce = frame.nonce.to_string();
    let assets = frame.assets;
    let (class, outside) = (frame.width.class(), frame.outside);
    let theme = frame.theme.attribute();
    // From the left is how it is anyhow.
    let direction = Some(i18n::direction(locale)).filter(|direction| *direction != "ltr");
    let above = frame.above.clone();
    let (help, report) = (frame.help.clone(), frame.report());
    let statement = in_language("/accessibility", frame.named);
    view! {
        <html lang=i18n::code(locale) dir=direction data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                {outside.then(|| view! { <meta name="robots" content="noindex, nofollow" /> })}
                <title>{title}</title>
                <link rel="icon" href=assets.favicon_svg r#type="image/svg+xml" />
                <link rel="stylesheet" href=assets.main_css />
                <script type="module" src=assets.keys_js nonce=nonce></script>
                {islands}
            </head>
            <body>
                <a class="skip unseen" href="#main">{td_string!(locale, app.skip)}</a>
                <Header frame=frame />
                <main id="main" class=class tabindex="-1">
                    <Crumbs locale=locale ways=above />
                    {children.markup()}
                </main>
                <Footer locale=locale help=help statement=statement report=report outside=outside />
                <KeyList locale=locale chart=keys />
            </body>
        </html>
    }
}
