//! Icons, drawn here: 16 units square, in the colour of the text around them. They say nothing to a screen reader;
//! the word beside them does.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The product: a roof over a door.
    House,
    /// Languages.
    Globe,
    /// Light and dark.
    Sun,
    /// Backwards in time.
    Back,
    /// Forwards in time.
    Forward,
    /// No step on the way.
    StepFree,
    /// A hearing loop.
    HearingLoop,
    /// A person.
    Person,
    /// A warning.
    Alert,
    /// To a file.
    Download,
    /// A magnifying glass.
    Search,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::House => "M8 1 1 6.5V15h4.5v-4a2.5 2.5 0 0 1 5 0v4H15V6.5z",
            Self::Globe => {
                "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm5.3 4.5h-2.1a10 10 0 0 0-1-2.4 5.6 5.6 0 0 1 3.1 2.4ZM8 2.6c.6.8 \
                 1.1 1.8 1.4 2.9H6.6c.3-1.1.8-2.1 1.4-2.9ZM2.7 9.3a5.6 5.6 0 0 1 0-2.6h2.4a13 13 0 0 0 0 2.6H2.7Zm.5 \
                 1.2h2.1c.2.9.6 1.7 1 2.4a5.6 5.6 0 0 1-3.1-2.4Zm2.1-5H3.2a5.6 5.6 0 0 1 3.1-2.4c-.4.7-.8 1.5-1 \
                 2.4ZM8 13.4c-.6-.8-1.1-1.8-1.4-2.9h2.8c-.3 1.1-.8 2.1-1.4 2.9Zm1.7-4.1H6.3a11 11 0 0 1 0-2.6h3.4a11 \
                 11 0 0 1 0 2.6Zm.5 3.6c.4-.7.8-1.5 1-2.4h2.1a5.6 5.6 0 0 1-3.1 2.4Zm.7-3.6a13 13 0 0 0 0-2.6h2.4a5.6 \
                 5.6 0 0 1 0 2.6h-2.4Z"
            }
            Self::Sun => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 12.4V2.6a5.4 5.4 0 0 1 0 10.8Z",
            Self::Back => "M10.5 2.5 5 8l5.5 5.5 1.2-1.2L7.4 8l4.3-4.3z",
            Self::Forward => "M5.5 2.5 11 8l-5.5 5.5-1.2-1.2L8.6 8 4.3 3.7z",
            Self::StepFree => {
                "M6.5 3.2a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Zm-.8.8h1.7v2.5H11V8H7.4v1.2h3.4l1.8 4 1.3-.4.5 1.4-2.7.9-\
                 2-4.4H5.7zM4.2 7.7v1.8a3.2 3.2 0 1 0 4.6 3.8h1.7A4.8 4.8 0 1 1 4.2 7.7Z"
            }
            Self::HearingLoop => {
                "M8 1.5A4.5 4.5 0 0 0 3.5 6H5a3 3 0 1 1 6 0c0 2.5-2.6 2.8-2.6 5.2 0 1-.6 1.8-1.6 1.8-.8 0-1.4-.5-1.6-1.3\
                 l-1.4.4A3 3 0 0 0 6.8 14.5c1.9 0 3.1-1.4 3.1-3.3C9.9 9.4 12.5 9 12.5 6A4.5 4.5 0 0 0 8 1.5ZM8 4a2 2 0 \
                 0 0-2 2h1.4a.6.6 0 1 1 .9.5L7.1 7.8l1 1 1.2-1.3A2 2 0 0 0 8 4Z"
            }
            Self::Person => {
                "M8 1a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM8 9.2c-3.6 0-6.5 2.3-6.5 5.2V15h13v-.6c0-2.9-2.9-5.2-6.5-5.2Z"
            }
            Self::Alert => "M8 1 .5 14.5h15zM7.2 6h1.6v4.5H7.2zm0 5.5h1.6V13H7.2z",
            Self::Search => {
                "M6.5 1a5.5 5.5 0 1 0 3.3 9.9l3.9 3.9 1.1-1.1-3.9-3.9A5.5 5.5 0 0 0 6.5 1Zm0 1.6a3.9 3.9 0 1 1 0 7.8 3.9 \
                 3.9 0 0 1 0-7.8Z"
            }
            Self::Download => "M7.2 1h1.6v7l2.6-2.6 1.1 1.1L8 11 3.5 6.5l1.1-1.1L7.2 8zM2 13.4h12V15H2z",
        }
    }
}

/// An icon.
#[component]
pub fn Icon(
    /// Which one.
    shape: Shape,
) -> impl IntoView {
    // Arrows point the way the line runs, so they turn with it in a script that runs to the left.
    let class = if matches!(shape, Shape::Back | Shape::Forward) { "icon turns" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=shape.path()></path></svg>
    }
}
