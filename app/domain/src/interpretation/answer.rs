//! Whether a hall can host some languages at a time, and what is missing where it cannot.

use super::{FULL_DAY, Team, Voice, Wish, booths, staff};
use crate::language::Language;

/// The booths that a hall can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// Built in.
    pub fixed: i64,
    /// Portable ones promised to it already.
    pub promised: i64,
    /// Portable ones that nobody else has then.
    pub portable: i64,
}

/// What there is for a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    /// Booths.
    pub hall: Hall,
    /// Who is agreed, and for which language.
    pub agreed: Vec<(Voice, Language)>,
    /// Who else is free then.
    pub free: Vec<Voice>,
}

/// What a session needs, and what of it there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Minutes interpreted.
    pub minutes: i64,
    /// Booths needed: one for each language that is not signed.
    pub booths: i64,
    /// Portable ones among them: what is not built in.
    pub carried: i64,
    /// Portable ones still to be promised to it, of those that nobody has.
    pub to_promise: i64,
    /// Booths that there are not.
    pub short: i64,
    /// The teams, agreed or proposed.
    pub teams: Vec<Team>,
}

impl Answer {
    /// Whether nothing is missing, once what is proposed is agreed.
    pub fn is_possible(&self) -> bool {
        let staffed = |team: &Team| team.missing() == 0 && team.unheard.is_empty();
        self.short == 0 && !self.is_too_long() && self.teams.iter().all(staffed)
    }

    /// Whether one team would work longer than a day allows.
    pub const fn is_too_long(&self) -> bool {
        self.booths_or_signs() && self.minutes > FULL_DAY
    }

    const fn booths_or_signs(&self) -> bool {
        !self.teams.is_empty()
    }

    /// Whether nothing is left to propose: all of it is promised and agreed.
    pub fn is_settled(&self) -> bool {
        let agreed = |team: &Team| team.members.iter().all(|member| member.agreed);
        self.is_possible() && self.to_promise == 0 && self.teams.iter().all(agreed)
    }
}

/// Answers for a session of so many interpreted minutes.
pub fn answer(wish: &Wish, minutes: i64, supply: &Supply) -> Answer {
    let all = booths(wish, minutes);
    let needed = all.iter().filter(|booth| !booth.target.is_signed()).count();
    let needed = i64::try_from(needed).unwrap_or(i64::MAX);
    let hall = supply.hall;
    let carried = (needed - hall.fixed).max(0);
    let lacking = (carried - hall.promised).max(0);
    Answer {
        minutes,
        booths: needed,
        carried,
        to_promise: lacking.min(hall.portable),
        short: (lacking - hall.portable).max(0),
        teams: staff(wish, &all, &supply.agreed, &supply.free),
    }
}
