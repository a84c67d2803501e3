use super::*;

/// 120 activities, 40 % face to face, 30 % of these on campus, 22.5 participants, 5.5 nights.
const COURSES: Drivers =
    Drivers { activities: 120, face_to_face: 400, on_campus: 300, participants: 225, nights: 55 };

fn mix(kinds: &[(ActivityKind, Drivers)], beside: i64) -> Mix {
    Mix { kinds: kinds.iter().copied().collect(), beside, note: String::new() }
}

#[test]
fn room_nights_are_the_product_of_the_drivers() {
    // 120 × 0.4 × 0.3 × 22.5 × 5.5 = 1,782.
    assert_eq!(COURSES.room_nights(), 1_782);
    assert_eq!(Drivers { on_campus: 0, ..COURSES }.room_nights(), 0);
    let both = mix(&[(ActivityKind::Training, COURSES), (ActivityKind::Academy, COURSES)], 500);
    assert_eq!(both.room_nights(), 2 * 1_782 + 500);
}

#[test]
fn one_more_of_a_driver_is_an_activity_a_point_a_participant_or_a_night() {
    // Of 1,782: a 120th, a 40th, a 30th, two 45ths, two elevenths.
    let more = Driver::ALL.map(|driver| COURSES.one_more(driver));
    assert_eq!(more, [Some(15), Some(45), Some(59), Some(79), Some(324)]);
    assert_eq!(Drivers { on_campus: 995, ..COURSES }.one_more(Driver::OnCampus), None, "no more than all");
    assert!(Drivers { on_campus: 990, ..COURSES }.one_more(Driver::OnCampus).is_some());
}

#[test]
fn what_a_change_is_made_of_sums_to_it_exactly() {
    let mut seed = 1_u64;
    let mut next = |most: i64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(seed >> 33).unwrap_or_default() % (most + 1)
    };
    for _ in 0..300 {
        let mut any = || {
            let mut drivers = || {
                Driver::ALL.into_iter().fold(Drivers::default(), |known, driver| {
                    known.with(driver, next(driver.most().min(900)))
                })
            };
            ActivityKind::ALL.map(|kind| (kind, drivers()))
        };
        let (from, to) = (mix(&any(), 17), mix(&any(), 430));
        let change = change(&from, &to);
        assert_eq!(change.whole, to.room_nights() - from.room_nights());
        assert_eq!(change.parts.iter().map(|part| part.share).sum::<i64>(), change.whole, "{change:?}");
    }
}

#[test]
fn a_driver_that_changed_alone_is_the_whole_change() {
    let (from, to) = (
        mix(&[(ActivityKind::Training, COURSES)], 0),
        mix(&[(ActivityKind::Training, Drivers { on_campus: 500, ..COURSES })], 0),
    );
    let change = change(&from, &to);
    let of = |part: &Part| (part.of, part.alone, part.share);
    assert_eq!(of(&change.parts[2]), (PartOf::Driver(Driver::OnCampus), 1_188, 1_188));
    assert!(change.parts.iter().filter(|part| part.share != 0).count() == 1);
}

#[test]
fn drivers_that_change_alike_have_like_shares_whatever_their_order() {
    // Shares and participants double: fourfold, of which each brings as much.
    let twice = Drivers { face_to_face: 800, participants: 450, ..COURSES };
    let change =
        change(&mix(&[(ActivityKind::Meeting, COURSES)], 0), &mix(&[(ActivityKind::Meeting, twice)], 0));
    assert_eq!(change.whole, 3 * 1_782);
    assert_eq!((change.parts[1].alone, change.parts[3].alone), (1_782, 1_782));
    assert_eq!((change.parts[1].share, change.parts[3].share), (2_673, 2_673));
}

#[test]
fn a_mix_names_everything_that_is_wrong_with_it() {
    assert_eq!(mix(&[(ActivityKind::Training, COURSES)], 0).faults(2027), []);
    let wrong = Drivers { activities: -1, on_campus: 1_001, ..COURSES };
    let wrong = Mix { note: "é".repeat(LONGEST_NOTE + 1), ..mix(&[(ActivityKind::Special, wrong)], -5) };
    let of = |driver| MixFault::Driver(ActivityKind::Special, driver);
    let expected =
        [MixFault::Year, of(Driver::Activities), of(Driver::OnCampus), MixFault::Beside, MixFault::LongNote];
    assert_eq!(wrong.faults(1900), expected);
}

#[test]
fn words_read_back() {
    assert!(ActivityKind::ALL.into_iter().all(|kind| ActivityKind::parse(kind.code()) == Some(kind)));
}

#[test]
fn of_the_predictions_only_half_on_campus_failed_and_it_is_no_aim() {
    let failed = PREDICTIONS.iter().filter(|one| one.verdict == Verdict::Failed).collect::<Vec<_>>();
    assert_eq!(failed.iter().map(|one| one.subject).collect::<Vec<_>>(), [Subject::OnCampus]);
    assert_eq!((failed[0].predicted, failed[0].sources), (Some((1, 2)), "S18, S20"));
    assert_eq!(AIMS.map(|(_, source)| source), ["S21", "S22", "S23", "S24"]);
}
