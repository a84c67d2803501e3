use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn column() -> Column {
    Column { place: 0, name: "c".into() }
}

/// Reads one cell under the hotel demand mapping with a pattern of its own.
fn with<T>(text: &str, serials: bool, read: impl FnOnce(Cells<'_>) -> T) -> T {
    let mut mapping = Mapping::choose(Some("hotel_demand")).unwrap();
    mapping.dates = vec!["%d/%m/%Y".into()];
    let cells = [text.to_owned()];
    read(Cells { row: &cells, mapping: &mapping, zone: CampusZone::default(), serials })
}

fn moment(text: &str, serials: bool) -> Result<Option<Moment>, Reason> {
    with(text, serials, |cells| cells.moment(&DateAt::One(column()))).map_err(|fault| fault.reason)
}

#[test]
fn dates_are_read_in_the_patterns_of_the_mapping_and_in_ours() {
    let first = Ok(Some(Moment::On(day("2026-03-01"))));
    assert_eq!(moment("01/03/2026", false), first);
    assert_eq!(moment("2026-03-01", false), first);
    let at = Ok(Some(Moment::At("2026-03-01T13:30:00Z".parse().unwrap())));
    assert_eq!(moment("2026-03-01 14:30", false), at);
    assert_eq!(moment("2026-03-01T14:30:00", false), at);
    assert_eq!(moment("2026-03-01T13:30:00Z", false), at);
    assert_eq!(moment("NULL", false), Ok(None));
}

#[test]
fn what_is_no_date_of_our_time_is_refused() {
    for text in ["2026-02-30", "soon", "1899-01-01", "20255-03-01", "46082"] {
        assert_eq!(moment(text, false), Err(Reason::Date), "{text}");
    }
}

#[test]
fn a_workbook_may_hold_a_date_as_a_number_of_days() {
    assert_eq!(moment("42186", true), Ok(Some(Moment::On(day("2015-07-01")))));
    assert_eq!(moment("42186.75", true), Ok(Some(Moment::On(day("2015-07-01")))));
    assert_eq!(moment("3", true), Err(Reason::Date));
}

#[test]
fn a_month_may_be_a_name_or_a_number() {
    assert_eq!(split_date("2015", "July", "1"), Some(day("2015-07-01")));
    assert_eq!(split_date("2015", "jul", "1"), Some(day("2015-07-01")));
    assert_eq!(split_date("2015", "07", "01"), Some(day("2015-07-01")));
    assert_eq!(split_date("2015", "Juillet", "1"), None);
    assert_eq!(split_date("2015", "2", "30"), None);
}

#[test]
fn numbers_are_whole_and_not_negative() {
    let number = |text: &str| with(text, false, |cells| cells.number(&column(), 100)).map_err(|f| f.reason);
    assert_eq!(number("2.0"), Ok(Some(2)));
    assert_eq!(number("NA"), Ok(None));
    assert_eq!(number("-1"), Err(Reason::Number));
    assert_eq!(number("1.5"), Err(Reason::Number));
    assert_eq!(number("101"), Err(Reason::TooMany { most: 100 }));
}

#[test]
fn a_sum_without_a_number_is_none() {
    let columns = [column(), Column { place: 7, name: "beyond".into() }];
    let sum = |text: &str| with(text, false, |cells| cells.sum(&columns, 100)).unwrap();
    assert_eq!(sum("3"), Some(3));
    assert_eq!(sum(""), None);
}
