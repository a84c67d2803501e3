//! The fields of a pavilion, new or known.

use domain::campus::{Cluster, Pavilion};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::fields::Fields;
use super::words::error;
use crate::components::{Choice, SelectField, TextField};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::cluster_name;
use crate::pages::meanwhile::{Differing, differing};
use crate::view::campus::Typed;

/// Name, part of the campus, purpose and source.
pub(super) fn pavilion_fields(fields: Fields<'_>) -> Markup {
    let Fields { locale, typed, faults } = fields;
    let clusters = Cluster::ALL.map(|cluster| Choice::new(cluster.code(), cluster_name(locale, cluster)));
    view! {
        {fields.line("name", td_string!(locale, campus_data.name), None)}
        <SelectField
            name="cluster" label=td_string!(locale, campus_new.cluster) choices=clusters.to_vec()
            chosen=typed.text("cluster")
        />
        <TextField
            name="purpose" label=td_string!(locale, campus_data.purpose) value=typed.text("purpose") rows=3
            hint=td_string!(locale, campus_new.purpose_hint).to_owned() error=error(locale, faults, "purpose")
        />
        {fields.line("source", td_string!(locale, campus_new.source), Some(td_string!(locale, campus_new.source_hint)))}
    }
    .into_markup()
}

/// What a pavilion says now in another way than it was typed.
pub(super) fn meanwhile(locale: Locale, typed: &Typed, now: &Pavilion) -> Vec<Differing> {
    let cluster = |code: &str| Cluster::parse(code).map(|cluster| cluster_name(locale, cluster).to_owned());
    let text = |name| typed.text(name).to_owned();
    differing([
        (td_string!(locale, campus_data.name), text("name"), now.name.to_string()),
        (
            td_string!(locale, campus_new.cluster),
            cluster(typed.text("cluster")).unwrap_or_default(),
            cluster_name(locale, now.cluster).to_owned(),
        ),
        (td_string!(locale, campus_data.purpose), text("purpose"), now.purpose.clone()),
        (td_string!(locale, campus_new.source), text("source"), now.source.clone()),
    ])
}
