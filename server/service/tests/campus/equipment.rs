//! Kinds of equipment, and minutes between set-ups.

use super::added::told;
use super::empty::on_both_empty;
use super::steps::{SMALL, overview_on, take};
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::campus::{Equipment, Name, Record, SetupStyle, Slug};
use domain::ids::EquipmentId;
use service::campus::{
    ChangeoverWish, EquipmentWish, NewEquipment, add_equipment, change_changeovers, change_equipment,
    changeovers, changeovers_version, version,
};
use service::{Actor, ServiceError};

on_both_empty! {
    async fn a_kind_is_added_once_and_changed_as_it_was_seen(campus: Campus) {
        take(&campus.ctx, &file(), &[]).await.good();
        let new = |code| {
            let id = EquipmentId::new(campus.ctx.ids.next());
            NewEquipment { id, code: Slug::parse(code).unwrap(), wish: wish(4, true) }
        };
        let screen = new("screen");
        add_equipment(&campus.ctx, &Actor::operator(), &screen).await.good();
        add_equipment(&campus.ctx, &Actor::operator(), &screen).await.good();
        let taken = add_equipment(&campus.ctx, &Actor::operator(), &new("projector")).await;
        assert_eq!(told(taken), ["code: taken"]);
        let seen = kind(&campus, "screen").await;
        change(&campus, &seen, &wish(9, false)).await.good();
        let late = change(&campus, &seen, &wish(8, false)).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "equipment", .. }), "{late:?}");
        let now = kind(&campus, "screen").await;
        assert_eq!((now.id, now.stock, now.portable), (seen.id, 9, false));
        let kept = "select action from history where subject = 'equipment' and action <> 'import' order by seq";
        assert_eq!(campus.texts(kept).await, ["add", "change"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn what_stands_in_spaces_is_neither_fewer_than_there_nor_carried_around(campus: Campus) {
        take(&campus.ctx, &file(), &[]).await.good();
        let seen = kind(&campus, "projector").await;
        let refused = async |wish| told(change(&campus, &seen, &wish).await);
        assert_eq!(refused(wish(1, true)).await, ["stock: too_few", "portable: stands"]);
        assert_eq!(refused(wish(-1, false)).await, ["stock: out_of_range"]);
        assert_eq!(refused(wish(10_001, false)).await, ["stock: out_of_range"]);
        change(&campus, &seen, &wish(2, false)).await.good();
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn minutes_between_set_ups_are_one_table_that_forgets_nothing(campus: Campus) {
        take(&campus.ctx, &file(), &[]).await.good();
        let known = changeovers(&campus.ctx, &Actor::operator()).await.good();
        let seen = changeovers_version(&known);
        let (theatre, banquet) = (SetupStyle::Theatre, SetupStyle::Banquet);
        let send = async |pairs: &[((SetupStyle, SetupStyle), i64)]| {
            let wish: ChangeoverWish = pairs.iter().copied().collect();
            change_changeovers(&campus.ctx, &Actor::operator(), seen, &wish).await
        };
        let wanted = [((theatre, banquet), 60), ((banquet, theatre), 45)];
        send(&wanted).await.good();
        send(&wanted).await.good();
        let now = changeovers(&campus.ctx, &Actor::operator()).await.good();
        let told_now = now.iter().map(|known| (known.from, known.minutes, known.synthetic)).collect::<Vec<_>>();
        assert_eq!(told_now, [(theatre, 60, true), (banquet, 45, false)], "the first is as it was");
        let late = send(&[((theatre, banquet), 61), ((banquet, theatre), 45)]).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "changeover", .. }), "{late:?}");
        let wrong = send(&[((theatre, banquet), 721), ((banquet, theatre), 45)]).await;
        assert_eq!(told(wrong), ["minutes[theatre][banquet]: out_of_range"]);
        let forgotten = send(&[((banquet, theatre), 45)]).await;
        assert_eq!(told(forgotten), ["minutes[theatre][banquet]: missing"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}

/// The small campus with two projectors in B, and a known changeover.
fn file() -> String {
    let kinds = "[[equipment]]\ncode = 'projector'\nname = 'Projector'\nstock = 3\nportable = false\n\
        [changeover]\nsynthetic = true\nminutes = { theatre = { banquet = 60 } }\n[[pavilion]]";
    SMALL
        .replacen("[[pavilion]]", kinds, 1)
        .replace("name = 'Hall B',", "name = 'Hall B', equipment = { projector = 2 },")
}

fn wish(stock: i64, portable: bool) -> EquipmentWish {
    EquipmentWish { name: Name::parse("Thing").unwrap(), stock, portable, hybrid: false }
}

async fn kind(campus: &Campus, code: &str) -> Equipment {
    let overview = overview_on(campus, "2026-05-01").await;
    overview.equipment.into_iter().find(|kind| kind.code.as_str() == code).unwrap()
}

/// Changes a kind as it was.
async fn change(campus: &Campus, seen: &Equipment, wish: &EquipmentWish) -> Result<(), ServiceError> {
    let at = (seen.code.as_str(), version(&Record::Equipment(seen.clone())));
    change_equipment(&campus.ctx, &Actor::operator(), at, wish).await
}
