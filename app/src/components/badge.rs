//! A status: colour, shape and word together, so that none is needed alone.

use leptos::prelude::*;

/// What a status means, whatever it is the status of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Over.
    Past,
    /// Going on now.
    Present,
    /// Agreed, to come.
    Booked,
    /// Held, not yet agreed.
    Held,
    /// As wished.
    Good,
    /// Needs somebody.
    Bad,
    /// Out of use.
    Closed,
}

impl Tone {
    /// The class that carries colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Present => "present",
            Self::Booked => "booked",
            Self::Held => "held",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Closed => "closed",
        }
    }
}

/// A status in a word.
#[component]
pub fn Badge(
    /// What it means.
    tone: Tone,
    /// The word.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{text}</span> }
}
