//! To hold what is noted, or to let go of what is held.

use domain::block::BlockState;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::block::{BlockLine, BlockRecord};

use crate::markup::IntoMarkup;

#[component]
pub(super) fn LetGo(locale: Locale, path: String, record: BlockRecord) -> impl IntoView {
    let Some(block) = record.block else { return ().into_markup() };
    let version = block.version;
    let left = record.nights.iter().map(BlockLine::sum).map(|sum| sum.left).sum();
    match block.state {
        BlockState::Waiting if record.line.event.holds() => view! {
            <form class="section" method="post" action=format!("{path}/hold")>
                <input type="hidden" name="version" value=version />
                <p class="fine quiet">{td_string!(locale, blocks.hold_hint)}</p>
                <button class="button">{td_string!(locale, blocks.hold_now)}</button>
            </form>
        }
        .into_markup(),
        BlockState::Held => view! {
            <details class="more section">
                <summary>{td_string!(locale, blocks.release)}</summary>
                <form method="post" action=format!("{path}/release")>
                    <input type="hidden" name="version" value=version />
                    <p class="fine">{td_string!(locale, blocks.release_hint, n = count(locale, left))}</p>
                    <button class="button">{td_string!(locale, blocks.release_verb)}</button>
                </form>
            </details>
        }
        .into_markup(),
        BlockState::Waiting | BlockState::Released => ().into_markup(),
    }
}
