//! Where nights are forecast to be slept.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::forecast::outlook::{How, Outlook, PavilionLine};
use service::Actor;
use service::forecast::{Asked, outlook};
use uuid::Uuid;

/// Three singles in the pavilion T and two suites in the pavilion U.
async fn two_pavilions(campus: &Campus) {
    let [pavilion, floor] = [0x1001, 0x2001].map(|id| campus.id(Uuid::from_u128(id)));
    campus
        .sql(&format!(
            "insert into pavilion (id, code, name, cluster, position, synthetic)
                values ({pavilion}, 'U', 'Second', 'other', 2, true);
            insert into floor (id, pavilion_id, level, synthetic) values ({floor}, {pavilion}, 1, true);
            update guest_room set floor_id = {floor} where number in ('104', '105');"
        ))
        .await;
    campus.at("2026-08-01 10:00");
}

async fn told(campus: &Campus, as_of: Option<&str>) -> Outlook {
    let as_of = as_of.map(|as_of| as_of.parse().unwrap());
    let asked = Asked { as_of, until: None, how: Some(How::PickUp) };
    outlook(&campus.ctx, &Actor::operator(), &asked).await.unwrap()
}

/// What is told of a month of this year, by pavilion.
fn month(told: &Outlook, place: usize) -> Vec<(&str, PavilionLine)> {
    told.pavilions.iter().map(|of| (of.code.as_str(), of.months[place])).collect()
}

fn means(told: &Outlook, place: usize) -> Vec<(&str, f64)> {
    month(told, place).into_iter().map(|(code, line)| (code, line.mean)).collect()
}

/// Whether a month comes to about so many rooms in T and U: a house that has just begun is not told to the room.
fn about(told: &Outlook, place: usize, expected: [f64; 2]) -> bool {
    let means = means(told, place);
    means.len() == 2 && means.iter().zip(expected).all(|((_, mean), expected)| (mean - expected).abs() < 1.0)
}

on_both! {
    async fn a_stay_counts_in_the_pavilion_of_its_room_from_when_it_was_given_one(campus: Campus) {
        two_pavilions(&campus).await;
        let stay = campus.clerk().books("suite", "2026-10-05", 5).await.good();
        let before = told(&campus, Some("2026-08-01T08:00:00Z")).await;
        let parts = means(&before, 9);
        assert!(about(&before, 9, [3.0, 2.0]), "{parts:?}");
        assert!((2.0 * parts[0].1 - 3.0 * parts[1].1).abs() < 0.3, "three rooms to two: {parts:?}");
        campus.at("2026-08-02 10:00");
        let stay = campus.clerk().assigns(&stay, "104").await.good();
        assert!(about(&told(&campus, None).await, 9, [0.0, 5.0]));
        assert_eq!(told(&campus, Some("2026-08-01T08:00:00Z")).await, before, "nobody knew of its room then");
        campus.at("2026-08-03 10:00");
        campus.clerk().moves(&stay, "101").await.good();
        assert!(about(&told(&campus, None).await, 9, [5.0, 0.0]));
    }

    async fn a_pavilion_that_is_closed_takes_nobody_and_those_that_are_open_do(campus: Campus) {
        two_pavilions(&campus).await;
        for _ in 0..3 {
            campus.clerk().books("single", "2026-11-03", 2).await.good();
        }
        let before = told(&campus, None).await;
        assert!(means(&before, 10).iter().all(|(_, mean)| *mean > 2.0), "{:?}", means(&before, 10));
        campus.at("2026-08-02 10:00");
        campus.clerk().closes(&["104", "105"], "2026-11-01", "2026-11-11").await.good();
        let after = told(&campus, None).await;
        assert!(about(&after, 10, [6.0, 0.0]), "{:?}", means(&after, 10));
        assert_eq!(means(&after, 10)[1], ("U", 0.0));
        let open = |told: &Outlook| month(told, 10).iter().map(|(_, line)| line.open).collect::<Vec<_>>();
        assert_eq!((open(&before), open(&after)), (vec![90, 60], vec![90, 40]));
    }

    async fn nights_that_are_over_were_slept_where_the_guest_was_moved_to(campus: Campus) {
        two_pavilions(&campus).await;
        campus.at("2026-06-01 10:00");
        let stay = campus.clerk().books_room("101", "2026-06-01", 6).await.good();
        campus.at("2026-06-01 18:00");
        let stay = campus.clerk().checks_in(&stay).await.good();
        campus.at("2026-06-03 18:00");
        campus.clerk().moves(&stay, "105").await.good();
        campus.at("2026-08-01 10:00");
        let told = told(&campus, None).await;
        let slept: Vec<_> = month(&told, 5).iter().map(|(_, line)| (line.slept, line.p10, line.p90)).collect();
        assert_eq!(slept, [(2.0, 2.0, 2.0), (4.0, 4.0, 4.0)]);
        for (place, month) in told.months.iter().enumerate() {
            let sum: f64 = means(&told, place).iter().map(|(_, mean)| mean).sum();
            assert!((sum - month.mean).abs() < 0.03, "{month:?} is not {sum}");
        }
    }
}
