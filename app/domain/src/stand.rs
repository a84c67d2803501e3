//! Exhibitors and the stands there are for them: a finite stock, given out in the order in which they asked.

use crate::ids::{EventId, ExhibitorId, FunctionId, StandId};
use crate::programme::{LONGEST_LINE, is_address};
use std::fmt;

/// The largest stand, in square metres.
pub const LARGEST: i64 = 500;

/// The size of a stand where nobody says one, in square metres.
pub const USUAL: i64 = 6;

/// The most power of a stand, in watts.
pub const MOST_POWER: i64 = 100_000;

/// The longest label of a stand, in letters.
pub const LONGEST_LABEL: usize = 12;

/// The most stands that are made at once.
pub const MOST_AT_ONCE: i64 = 100;

/// A stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Identity.
    pub id: StandId,
    /// Of which event.
    pub event: EventId,
    /// What it is called, such as `A7`.
    pub label: String,
    /// The function whose hall it stands in.
    pub function: Option<FunctionId>,
    /// How large, in square metres.
    pub area: i64,
    /// How much power it has, in watts.
    pub power: i64,
    /// What else it has, such as a table and two chairs; may be empty.
    pub fittings: String,
    /// Version seen by an editor.
    pub version: i64,
}

/// What somebody changes of a stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandDraft {
    /// What it is called.
    pub label: String,
    /// How large, in square metres.
    pub area: i64,
    /// How much power it has, in watts.
    pub power: i64,
    /// What else it has.
    pub fittings: String,
    /// The function whose hall it stands in.
    pub function: Option<FunctionId>,
}

impl StandDraft {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<Fault> {
        let label = self.label.trim();
        let is_long = label.chars().count() > LONGEST_LABEL;
        let faults = [
            (label.is_empty() || is_long || !is_plain(label)).then_some(("label", "bad")),
            (!(1..=LARGEST).contains(&self.area)).then_some(("area", "out_of_range")),
            (!(0..=MOST_POWER).contains(&self.power)).then_some(("power", "out_of_range")),
            is_too_long(&self.fittings).then_some(("fittings", "too_long")),
        ];
        faults.into_iter().flatten().collect()
    }

    /// The stand in its next version.
    #[must_use]
    pub fn write(&self, stand: &Stand) -> Stand {
        Stand {
            label: self.label.trim().to_owned(),
            area: self.area,
            power: self.power,
            fittings: self.fittings.trim().to_owned(),
            function: self.function,
            version: stand.version + 1,
            ..stand.clone()
        }
    }
}

/// Whether a label has no signs but hyphens.
fn is_plain(label: &str) -> bool {
    label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
}

fn is_too_long(line: &str) -> bool {
    line.trim().chars().count() > LONGEST_LINE
}

/// Somebody who exhibits, or wants to.
#[derive(Clone, PartialEq, Eq)]
pub struct Exhibitor {
    /// Identity.
    pub id: ExhibitorId,
    /// At which event.
    pub event: EventId,
    /// What is known of it.
    pub said: Said,
    /// Its stand; none while it waits.
    pub stand: Option<StandId>,
    /// When it asked, in UTC seconds.
    pub asked_at: i64,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

/// What an exhibitor says of itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What it is called.
    pub organisation: String,
    /// Whom to reach there; personal.
    pub contact: String,
    /// Its stand online; may be empty.
    pub link: String,
    /// How large a stand it wants, in square metres.
    pub area: i64,
}

// What is logged names nobody.
impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Said").field("area", &self.area).finish_non_exhaustive()
    }
}

impl fmt::Debug for Exhibitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exhibitor").field("id", &self.id).field("stand", &self.stand).finish_non_exhaustive()
    }
}

/// What is wrong with what is said of a stand or an exhibitor: a field and why.
pub type Fault = (&'static str, &'static str);

impl Said {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<Fault> {
        let link = self.link.trim();
        let faults = [
            self.organisation.trim().is_empty().then_some(("organisation", "missing")),
            is_too_long(&self.organisation).then_some(("organisation", "too_long")),
            is_too_long(&self.contact).then_some(("contact", "too_long")),
            (!link.is_empty() && !is_address(link)).then_some(("link", "no_address")),
            (!(1..=LARGEST).contains(&self.area)).then_some(("area", "out_of_range")),
        ];
        faults.into_iter().flatten().collect()
    }

    /// The same as it is kept.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let trim = |text: &str| text.trim().to_owned();
        Self {
            organisation: trim(&self.organisation),
            contact: trim(&self.contact),
            link: trim(&self.link),
            area: self.area,
        }
    }
}

/// Several stands alike, made at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What their labels begin with.
    pub prefix: String,
    /// The first number.
    pub first: i64,
    /// The last number.
    pub last: i64,
    /// How large, in square metres.
    pub area: i64,
    /// How much power, in watts.
    pub power: i64,
    /// What else they have; may be empty.
    pub fittings: String,
    /// The function whose hall they stand in.
    pub function: Option<FunctionId>,
}

impl Row {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<Fault> {
        let count = self.last.saturating_sub(self.first).saturating_add(1);
        let long = self.prefix.chars().count() + 4 > LONGEST_LABEL;
        let faults = [
            (!is_plain(&self.prefix) || long).then_some(("prefix", "bad")),
            (self.first < 1 || self.last > 999).then_some(("first", "out_of_range")),
            (!(1..=MOST_AT_ONCE).contains(&count)).then_some(("last", "out_of_range")),
            (!(1..=LARGEST).contains(&self.area)).then_some(("area", "out_of_range")),
            (!(0..=MOST_POWER).contains(&self.power)).then_some(("power", "out_of_range")),
            is_too_long(&self.fittings).then_some(("fittings", "too_long")),
        ];
        faults.into_iter().flatten().collect()
    }

    /// The labels of the stands.
    pub fn labels(&self) -> impl Iterator<Item = String> + '_ {
        (self.first..=self.last).map(|number| format!("{}{number}", self.prefix))
    }
}

/// Which of those who wait get which of the stands that are free: whoever asked first chooses first, and takes the
/// smallest that is as large as wished.
pub fn give_out(exhibitors: &[Exhibitor], stands: &[Stand]) -> Vec<(ExhibitorId, StandId)> {
    let taken = |stand: &Stand| exhibitors.iter().any(|one| one.stand == Some(stand.id));
    let mut free = stands.iter().filter(|stand| !taken(stand)).collect::<Vec<_>>();
    free.sort_by(|a, b| (a.area, &a.label).cmp(&(b.area, &b.label)));
    let mut waiting = exhibitors.iter().filter(|one| one.stand.is_none()).collect::<Vec<_>>();
    waiting.sort_by_key(|one| (one.asked_at, one.id));
    let mut given = Vec::new();
    for exhibitor in waiting {
        if let Some(place) = free.iter().position(|stand| stand.area >= exhibitor.said.area) {
            given.push((exhibitor.id, free.remove(place).id));
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn stand(id: u128, area: i64) -> Stand {
        Stand {
            id: StandId::new(Uuid::from_u128(id)),
            event: EventId::new(Uuid::nil()),
            label: format!("A{id}"),
            function: None,
            area,
            power: 0,
            fittings: String::new(),
            version: 1,
        }
    }

    fn exhibitor(id: u128, area: i64, asked_at: i64) -> Exhibitor {
        Exhibitor {
            id: ExhibitorId::new(Uuid::from_u128(id)),
            event: EventId::new(Uuid::nil()),
            said: Said { organisation: "Tools".to_owned(), area, ..Said::default() },
            stand: None,
            asked_at,
            synthetic: false,
            version: 1,
        }
    }

    #[test]
    fn whoever_asked_first_gets_the_smallest_that_will_do_and_who_finds_none_waits() {
        let stands = [stand(1, 12), stand(2, 6), stand(3, 6)];
        let held = Exhibitor { stand: Some(stands[2].id), ..exhibitor(9, 6, 0) };
        let all = [exhibitor(4, 6, 20), exhibitor(5, 6, 10), exhibitor(6, 20, 5), held];
        let given = give_out(&all, &stands);
        assert_eq!(given, [(all[1].id, stands[1].id), (all[0].id, stands[0].id)]);
        assert_eq!(give_out(&all, &[]), []);
    }

    #[test]
    fn a_stand_is_changed_in_what_it_is_called_and_has_and_stays_the_same_stand() {
        let draft = StandDraft {
            label: " B-1 ".to_owned(),
            area: 9,
            power: 500,
            fittings: " a table ".to_owned(),
            function: None,
        };
        let (before, after) = (stand(1, 6), draft.write(&stand(1, 6)));
        assert_eq!((after.id, after.label.as_str(), after.fittings.as_str()), (before.id, "B-1", "a table"));
        assert_eq!((after.version, draft.check()), (before.version + 1, vec![]));
        let wrong =
            StandDraft { label: "B 1".to_owned(), area: 0, power: -1, fittings: "x".repeat(201), ..draft };
        let fields = wrong.check().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields, ["label", "area", "power", "fittings"]);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = Said { link: "meet".to_owned(), ..Said::default() };
        let fields = wrong.check().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields, ["organisation", "link", "area"]);
        let row = Row {
            prefix: "A ".to_owned(),
            first: 5,
            last: 4,
            area: 6,
            power: -1,
            fittings: String::new(),
            function: None,
        };
        let fields = row.check().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields, ["prefix", "last", "power"]);
        let row = Row { prefix: "A".to_owned(), last: 7, power: 0, ..row };
        assert_eq!(
            (row.check(), row.labels().collect::<Vec<_>>()),
            (vec![], vec!["A5".into(), "A6".into(), "A7".into()])
        );
    }
}
