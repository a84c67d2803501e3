//! The table of minutes between set-ups.

use super::Typed;
use domain::campus::{Changeover, SetupStyle};
use service::campus::{ChangeoverWish, changeovers_version};
use service::error::FieldError;

impl Typed {
    /// The table as the form shows it.
    pub fn of_changeovers(known: &[Changeover]) -> Self {
        let version = Self::default().with("version", changeovers_version(known));
        known
            .iter()
            .fold(version, |typed, known| typed.with(&minutes_field(known.from, known.to), known.minutes))
    }

    /// What the table shall be, or everything that is wrong with it.
    pub fn changeovers(&self) -> Result<ChangeoverWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let pairs = SetupStyle::ALL.iter().flat_map(|&from| SetupStyle::ALL.map(|to| (from, to)));
        let known = pairs
            .filter_map(|(from, to)| Some(((from, to), self.number(&mut faults, &minutes_field(from, to))?)));
        let wish = known.collect();
        if faults.is_empty() { Ok(wish) } else { Err(faults) }
    }
}

/// The field of a pair of styles, as the service names it in what it refuses.
pub fn minutes_field(from: SetupStyle, to: SetupStyle) -> String {
    format!("minutes[{}][{}]", from.code(), to.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_are_empty_are_not_known_and_letters_are_no_minutes() {
        let (theatre, banquet) = (SetupStyle::Theatre, SetupStyle::Banquet);
        let typed = Typed::default().with(&minutes_field(theatre, banquet), "45");
        let wish = typed.clone().with(&minutes_field(banquet, theatre), "").changeovers().unwrap();
        assert_eq!(wish.into_iter().collect::<Vec<_>>(), [((theatre, banquet), 45)]);
        let faults = typed.with(&minutes_field(theatre, theatre), "soon").changeovers().unwrap_err();
        assert_eq!(faults, [FieldError::new("minutes[theatre][theatre]", "out_of_range")]);
    }
}
