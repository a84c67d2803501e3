//! The fields of a form of the campus, each with what was typed and what is wrong with it.

use domain::campus::Floor;
use i18n::Locale;
use leptos::prelude::*;
use service::error::FieldError;

use super::words::{error, group_error};
use crate::components::{Choice, Field};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::floor_name;
use crate::view::campus::Typed;

/// A form as it was typed.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub locale: Locale,
    pub typed: &'a Typed,
    pub faults: &'a [FieldError],
}

impl Fields<'_> {
    /// A field of one line.
    pub(super) fn line(self, name: &str, label: &str, hint: Option<&str>) -> Markup {
        let (name, label, hint) = (name.to_owned(), label.to_owned(), hint.map(ToOwned::to_owned));
        let (value, error) = (self.typed.text(&name).to_owned(), error(self.locale, self.faults, &name));
        view! { <Field name=name label=label value=value autocomplete="off" hint=hint error=error /> }
            .into_markup()
    }

    /// A box to tick.
    pub(super) fn check(self, name: &str, label: String) -> Markup {
        let ticked = self.typed.ticked(name);
        view! {
            <label class="check">
                <input type="checkbox" id=name.to_owned() name=name.to_owned() value="yes" checked=ticked />
                {label}
            </label>
        }
        .into_markup()
    }

    /// What is wrong with a group of boxes.
    pub(super) fn group(self, name: &'static str) -> Option<Markup> {
        let text = group_error(self.locale, self.faults, name)?;
        let id = format!("{name}-error");
        Some(view! { <div class="field"><p class="error" id=id>{text}</p></div> }.into_markup())
    }

    /// Version and identity, which are sent along.
    pub(super) fn hidden(self) -> Markup {
        let (version, key) = (self.typed.text("version").to_owned(), self.typed.text("key").to_owned());
        view! {
            <input type="hidden" name="version" value=version />
            <input type="hidden" name="key" value=key />
        }
        .into_markup()
    }
}

/// The floors there can be.
pub(super) fn levels(locale: Locale) -> Vec<Choice> {
    Floor::LEVELS.map(|level| Choice::new(level.to_string(), floor_name(locale, level))).collect()
}
