use super::*;

/// Ten rooms a night and fourteen at weekends, half booked ten days before and half five.
fn steady() -> Vec<Booking> {
    let of = |night: Day, ahead| Booking {
        arrival: night,
        departure: night + 1,
        booked: night - ahead,
        gone: None,
    };
    let rooms = |night: Day| if night % 7 > 4 { 7 } else { 5 };
    (1000..1300)
        .flat_map(|night| (0..rooms(night)).flat_map(move |_| [of(night, 10), of(night, 5)]))
        .collect()
}

fn question() -> Question {
    Question {
        from: 1200,
        until: 1270,
        horizons: vec![1, 7],
        totals: vec![14],
        landing: false,
        goals: BTreeMap::new(),
        paths: 50,
        seed: 1,
    }
}

#[test]
fn a_house_that_books_by_the_clock_is_forecast_to_the_room() {
    let report = run(&steady(), &|_| Some(20.0), &question());
    let of = |row: &Row| (row.days, row.score.n, row.score.wape);
    assert_eq!(report.horizons.iter().map(of).collect::<Vec<_>>(), [(1, 70, 0.0), (7, 70, 0.0)]);
    assert_eq!(report.totals.iter().map(of).collect::<Vec<_>>(), [(14, 9, 0.0)], "weekly, and whole");
    let sums = &report.peer_totals[&Peer::OnTheBooks];
    assert!(
        sums[0].score.bias < -0.2 && sums[0].score.n == 9,
        "what is booked on the evening before falls short"
    );
    let books = &report.peers[&Peer::OnTheBooks];
    assert_eq!(
        (of(&books[0]), of(&books[1])),
        ((1, 70, 0.0), (7, 70, 0.5)),
        "half are booked five days before"
    );
}

#[test]
fn no_path_holds_more_than_there_are_rooms() {
    let report = run(&steady(), &|_| Some(8.0), &question());
    assert!(report.horizons.iter().all(|row| row.score.bias < -0.2 && row.score.width == 0.0));
}

#[test]
fn nights_before_the_first_booking_are_not_scored_as_told_right() {
    let question = Question { from: 990, until: 1060, ..question() };
    let report = run(&steady(), &|_| Some(20.0), &question);
    assert!(report.horizons.iter().all(|row| row.score.n <= 1060 - 1014), "{:?}", report.horizons);
}

#[test]
fn without_bookings_there_is_nothing_to_say() {
    assert_eq!(run(&[], &|_| None, &question()), Report::default());
}
