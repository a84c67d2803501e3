//! The mix of activities planned for a year, beside its books and another year's.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use domain::delivery_mix::{ActivityKind, Change, Driver, Mix};
use domain::forecast::outlook::{Line, Outlook};
use domain::nights::NightCount;
use domain::segment::SegmentClass;
use i18n::{plain_tenths, tenths, whole};
use service::delivery_mix::{YearMix, field};

/// The page.
#[derive(Clone, Debug)]
pub struct MixPage {
    /// The year.
    pub year: i32,
    /// The years on offer, latest first.
    pub years: Vec<i32>,
    /// Its mix, if one is planned.
    pub plan: Option<YearMix>,
    /// The other years that have one, latest first.
    pub others: Vec<i32>,
    /// The year it is laid beside, and what the change from it is made of.
    pub against: Option<(i32, Change)>,
    /// Room-nights of the year by class.
    pub books: BTreeMap<SegmentClass, NightCount>,
    /// What is expected of the year.
    pub expected: Expected,
    /// Room-nights of the year of events, slept and booked, by kind of activity.
    pub events: BTreeMap<ActivityKind, i64>,
    /// The target of the year.
    pub target: Option<i64>,
    /// Whether the reader may plan.
    pub may_write: bool,
    /// Whether a mix was just saved.
    pub saved: bool,
    /// Whether the database is a demonstration's.
    pub synthetic: bool,
}

/// What is planned of a class, and what is slept and booked of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassRow {
    /// The class; none of what is beside activities.
    pub class: Option<SegmentClass>,
    /// Room-nights by the drivers.
    pub planned: i64,
    /// What is expected of it, where that is told.
    pub expected: Option<Nights>,
    /// Nights of it.
    pub count: NightCount,
}

/// Room-nights expected, with the range of eight cases in ten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nights {
    /// The mean.
    pub mean: f64,
    /// One case of ten stays below.
    pub p10: f64,
    /// One case of ten goes beyond.
    pub p90: f64,
}

/// What the forecast says of a year.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// It is told, whole.
    Told(Box<Line>),
    /// It is over.
    Over,
    /// It ends later than is told, and this is the last year that is told whole.
    TooFar(i32),
    /// Nothing was ever booked to tell from.
    Nothing,
}

impl Expected {
    /// What an outlook says of a year.
    pub fn of(outlook: Outlook, year: i32) -> Self {
        let years = outlook.years.iter().map(|line| line.from.year());
        let (Some(first), Some(last)) = (years.clone().min(), years.max()) else { return Self::Nothing };
        match year {
            _ if outlook.is_empty() => Self::Nothing,
            _ if year < first => Self::Over,
            _ if year > last => Self::TooFar(last),
            _ => {
                let told = outlook.years.into_iter().find(|line| line.from.year() == year);
                told.map_or(Self::Nothing, |line| Self::Told(Box::new(line)))
            }
        }
    }

    /// Of a class; of third parties and individuals together where none is named.
    fn of_class(&self, class: Option<SegmentClass>) -> Option<Nights> {
        let Self::Told(line) = self else { return None };
        let place = |class: SegmentClass| usize::from(class.place());
        let mean = |class| line.classes[place(class)];
        let (mean, range) = match class {
            Some(class) => (mean(class), *line.ranges.get(place(class))?),
            None => (mean(SegmentClass::ThirdParty) + mean(SegmentClass::Individual), line.beside?),
        };
        Some(Nights { mean, p10: range.p10, p90: range.p90 })
    }

    /// Of the whole year.
    fn whole(&self) -> Option<Nights> {
        let Self::Told(line) = self else { return None };
        Some(Nights { mean: line.mean, p10: line.p10, p90: line.p90 })
    }
}

impl MixPage {
    /// Years around one, and all that are planned, latest first.
    pub fn years(this_year: i32, chosen: i32, planned: &[YearMix]) -> Vec<i32> {
        let mut years: BTreeSet<i32> = (this_year - 2..=this_year + 3).collect();
        years.extend(planned.iter().map(|plan| plan.year));
        years.insert(chosen);
        years.into_iter().rev().collect()
    }

    /// The mix of the year; nothing where none is planned.
    pub fn mix(&self) -> Mix {
        self.plan.as_ref().map(|plan| plan.mix.clone()).unwrap_or_default()
    }

    /// Training, events, and what is beside activities.
    pub fn classes(&self) -> Vec<ClassRow> {
        let mix = self.mix();
        let books = |class| self.books.get(&class).copied().unwrap_or_default();
        let of = |class: SegmentClass| {
            let kinds = ActivityKind::ALL.into_iter().filter(|kind| kind.class() == class);
            let planned = kinds.map(|kind| mix.of(kind).room_nights()).sum();
            let expected = self.expected.of_class(Some(class));
            ClassRow { class: Some(class), planned, expected, count: books(class) }
        };
        let mut beside = books(SegmentClass::ThirdParty);
        beside += books(SegmentClass::Individual);
        let expected = self.expected.of_class(None);
        let beside = ClassRow { class: None, planned: mix.beside, expected, count: beside };
        vec![of(SegmentClass::Training), of(SegmentClass::Event), beside]
    }

    /// The year as a whole.
    pub fn whole(&self) -> ClassRow {
        let expected = self.expected.whole();
        let mut whole = ClassRow { class: None, planned: 0, expected, count: NightCount::default() };
        for row in self.classes() {
            whole.planned += row.planned;
            whole.count += row.count;
        }
        whole
    }
}

/// Fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(pub BTreeMap<String, String>);

impl Typed {
    /// A mix as the form shows it.
    pub fn of(plan: Option<&YearMix>) -> Self {
        let mix = plan.map(|plan| plan.mix.clone()).unwrap_or_default();
        let mut fields = BTreeMap::new();
        for (kind, driver) in drivers() {
            let value = mix.of(kind).get(driver);
            let text = if driver.decimals() == 0 { value.to_string() } else { plain_tenths(value) };
            fields.insert(field(kind, driver), text);
        }
        fields.insert("beside".to_owned(), mix.beside.to_string());
        fields.insert("note".to_owned(), mix.note);
        fields.insert("version".to_owned(), plan.map_or(0, |plan| plan.version).to_string());
        Self(fields)
    }

    /// What a field holds.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The version it was decided on.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// What it means. An empty number is nought; one that cannot be read is one that no mix has, so that the rule says what
    /// is wrong with it together with all else.
    pub fn mix(&self) -> Mix {
        let read = |name: &str, read: fn(&str) -> Option<i64>| match self.text(name).trim() {
            "" => 0,
            text => read(text).unwrap_or(-1),
        };
        let mut mix =
            Mix { beside: read("beside", whole), note: self.text("note").to_owned(), ..Mix::default() };
        for (kind, driver) in drivers() {
            let value = read(&field(kind, driver), if driver.decimals() == 0 { whole } else { tenths });
            let known = mix.of(kind);
            mix.kinds.insert(kind, known.with(driver, value));
        }
        mix
    }
}

/// Every driver of every kind, in the order of the form.
pub fn drivers() -> impl Iterator<Item = (ActivityKind, Driver)> {
    ActivityKind::ALL.into_iter().flat_map(|kind| Driver::ALL.map(|driver| (kind, driver)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_back_as_it_was_and_nonsense_is_no_number() {
        let typed = |fields: &[(&str, &str)]| {
            Typed(fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
        };
        let fields = [
            ("training_activities", "1 200"),
            ("training_on_campus", "33,3 %"),
            ("special_nights", "some"),
            ("beside", ""),
        ];
        let mix = typed(&fields).mix();
        let training = mix.of(ActivityKind::Training);
        assert_eq!((training.activities, training.on_campus, mix.beside), (1_200, 333, 0));
        assert_eq!(mix.of(ActivityKind::Special).nights, -1);
    }

    #[test]
    fn a_mix_that_was_shown_reads_the_same() {
        let id = domain::ids::DeliveryMixId::new(uuid::Uuid::nil());
        let mut mix = Mix { beside: 1_500, note: "S1".to_owned(), ..Mix::default() };
        for (place, (kind, driver)) in (0..).zip(drivers()) {
            let known = mix.of(kind);
            mix.kinds.insert(kind, known.with(driver, 11 * place));
        }
        let plan = YearMix { id, year: 2027, mix: mix.clone(), version: 3 };
        let typed = Typed::of(Some(&plan));
        assert_eq!((typed.mix(), typed.version()), (mix, 3));
    }
}
