//! The model of May 2021, what came of it, and the aims since: as the Programme and Budget tells it.

use domain::delivery_mix::{AIMS, Aim, PREDICTIONS, Prediction, Subject, Verdict};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Badge, Table, Tone};

/// The four predictions, of which the one that failed is marked, and the four aims.
#[component]
pub(super) fn Record(locale: Locale) -> impl IntoView {
    let rows = PREDICTIONS.map(|one| line(locale, one));
    let aims = AIMS.map(|(aim, source)| {
        view! { <li>{aim_text(locale, aim)}" "<span class="quiet">"("{source}")"</span></li> }
    });
    view! {
        <section class="section" aria-labelledby="mix-record">
            <h2 id="mix-record">{td_string!(locale, mix.model)}</h2>
            <Table id="mix-record-caption" caption=td_string!(locale, mix.model_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, mix.prediction)}</th>
                    <th scope="col">{td_string!(locale, mix.predicted)}</th>
                    <th scope="col">{td_string!(locale, mix.came)}</th>
                    <th scope="col">{td_string!(locale, mix.verdict)}</th>
                    <th scope="col">{td_string!(locale, nights.source)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </Table>
            <p class="fine">{td_string!(locale, mix.reference_note)}</p>
            <h3>{td_string!(locale, mix.aims)}</h3>
            <ul class="stack">{aims.collect_view()}</ul>
        </section>
    }
}

fn line(locale: Locale, one: Prediction) -> impl IntoView {
    let (about, came) = subject_text(locale, one.subject);
    let predicted = match (one.predicted, one.nights) {
        (Some((part, of)), _) => format!("{part}/{of}"),
        (None, nights) => nights.map(|nights| count(locale, nights)).unwrap_or_default(),
    };
    let (tone, verdict) = match one.verdict {
        Verdict::AsExpected => (Tone::Good, td_string!(locale, mix.as_expected)),
        Verdict::Otherwise => (Tone::Good, td_string!(locale, mix.otherwise)),
        Verdict::Failed => (Tone::Bad, td_string!(locale, mix.failed)),
    };
    view! {
        <tr>
            <th scope="row">{about}</th>
            <td>{predicted}</td>
            <td>{came}</td>
            <td><Badge tone=tone text=verdict /></td>
            <td>{one.sources}</td>
        </tr>
    }
}

/// What a prediction is about, and what came.
fn subject_text(locale: Locale, subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Training => (td_string!(locale, mix.about_training), td_string!(locale, mix.came_training)),
        Subject::Online => (td_string!(locale, mix.about_online), td_string!(locale, mix.came_online)),
        Subject::OnCampus => {
            (td_string!(locale, mix.about_on_campus), td_string!(locale, mix.came_on_campus))
        }
        Subject::RoomNights => (td_string!(locale, mix.about_nights), td_string!(locale, mix.came_nights)),
    }
}

fn aim_text(locale: Locale, aim: Aim) -> &'static str {
    match aim {
        Aim::Training => td_string!(locale, mix.aim_training),
        Aim::Online => td_string!(locale, mix.aim_online),
        Aim::Field => td_string!(locale, mix.aim_field),
        Aim::LargeGroups => td_string!(locale, mix.aim_large),
    }
}
