//! What a session is, for whom, and whether it takes place.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {$(
            $(#[$of])*
            #[serde(rename = $code)]
            $variant,
        )*}

        impl $name {
            /// All of them, in the order forms offer them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word stored in the database.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$variant => $code,)*}
            }

            /// Reads the stored word.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )*};
}

words! {
    /// What a session is.
    SessionKind {
        /// For all.
        Plenary = "plenary",
        /// One of several at the same time.
        Parallel = "parallel",
        /// Worked in, not listened to.
        Workshop = "workshop",
        /// Coffee, a meal.
        Break = "break",
        /// A reception, a visit.
        Social = "social",
        /// Anything else.
        Other = "other",
    }
    /// For whom a session is.
    Format {
        /// Those on campus.
        OnCampus = "on_campus",
        /// Both, at the same time.
        Hybrid = "hybrid",
        /// Those online.
        Online = "online",
    }
    /// Whether a session takes place.
    SessionState {
        /// It does.
        Planned = "planned",
        /// It was called off; whoever knew of it reads so.
        Cancelled = "cancelled",
    }
}

impl SessionKind {
    /// Whether something is said there that people choose between.
    pub const fn has_content(self) -> bool {
        !matches!(self, Self::Break | Self::Social)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        assert!(SessionKind::ALL.iter().all(|one| SessionKind::parse(one.code()) == Some(*one)));
        assert!(Format::ALL.iter().all(|one| Format::parse(one.code()) == Some(*one)));
        assert!(SessionState::ALL.iter().all(|one| SessionState::parse(one.code()) == Some(*one)));
        assert_eq!(SessionKind::parse("party"), None);
    }
}
