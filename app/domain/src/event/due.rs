//! What somebody should do next about an event.

/// Days ahead in which what is due is told.
pub const DUE_DAYS: u64 = 14;

/// Days before its first day by which an enquiry should be answered.
pub const ANSWER_DAYS: u64 = 28;

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Answer an enquiry: it begins soon.
    Answer,
    /// Confirm, or let go, before the option ends.
    Option,
    /// Say how many came: it is over.
    Came,
    /// Fill the rooms held before the cut-off lets them go.
    CutOff,
    /// Find halls for functions that hold none.
    Halls,
    /// Approve entries of the rooming list.
    Approve,
    /// Book those that are approved.
    Book,
    /// Have a translation delivered.
    Translation,
    /// Cancel the stays of an event that is off.
    Stays,
    /// Guarantee for how many something is ordered.
    Guarantee,
    /// Send a quote that is approved.
    Quote,
    /// Issue its recharge note: it is over.
    Recharge,
}

impl Due {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Answer,
        Self::Option,
        Self::Came,
        Self::CutOff,
        Self::Halls,
        Self::Approve,
        Self::Book,
        Self::Translation,
        Self::Stays,
        Self::Guarantee,
        Self::Quote,
        Self::Recharge,
    ];

    /// The word by which the store tells it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Option => "option",
            Self::Came => "came",
            Self::CutOff => "cut_off",
            Self::Halls => "halls",
            Self::Approve => "approve",
            Self::Book => "book",
            Self::Translation => "translation",
            Self::Stays => "stays",
            Self::Guarantee => "guarantee",
            Self::Quote => "quote",
            Self::Recharge => "recharge",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.code() == code)
    }
}
