//! Campus data on screen: who may change it, what a form that cannot be taken says, and what comes of one that can.

use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::http::StatusCode;
use domain::access::Role;

const PAGE: &str = "/administration/campus";

/// A room of the small campus, as its form sends it.
fn room<'a>(version: &'a str, kind: &'a str, until: &'a str) -> Vec<(&'a str, &'a str)> {
    let dates = [("stock_from", "2010-01-01"), ("stock_until", until)];
    [("version", version), ("level", "1"), ("room_type", kind)].into_iter().chain(dates).collect()
}

/// The version that a form was shown at.
async fn version(reader: &Reader, path: &str) -> String {
    reader.get(path).await.good().between("name=\"version\" value=\"", "\"")
}

crate::on_both! {
    async fn a_room_is_changed_as_it_was_seen_and_history_tells_it(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/rooms/101");
        let seen = version(&administrator, &path).await;
        let mut change = room(&seen, "single", "2030-01-01");
        change.push(("step_free", "yes"));
        administrator.post(&path, &change).await.leads_to(&format!("{path}?news=changed"));
        // The same form once more is done once; another made for the same state is not.
        administrator.post(&path, &change).await.leads_to(&format!("{path}?news=changed"));
        let late = room(&seen, "single", "2031-01-01");
        let page = administrator.post(&path, &late).await.is(StatusCode::CONFLICT);
        let (told, now) = (page.text(), page.between("name=\"version\" value=\"", "\""));
        for text in ["Somebody changed this meanwhile", "<strong>1 Jan 2030</strong>", "value=\"2031-01-01\""] {
            assert!(told.contains(text), "{text} in {told}");
        }
        assert!(!told.contains("<strong>Single"), "only what differs is told: {told}");
        // Pressed once more, it is saved: the form has what was typed, at the version there is now.
        administrator.post(&path, &room(&now, "single", "2031-01-01")).await.leads_to(&format!("{path}?news=changed"));
        let told = administrator.get("/administration/history?record=101").await.good().text();
        assert!(told.contains("1 Jan 2031") && told.contains("Step-free"), "{told}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn who_holds_a_room_is_named_where_it_would_leave_the_stock_and_what_was_typed_stays(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-10", 3).await.good();
        campus.clerk().closes(&["101"], "2026-07-01", "2026-07-05").await.good();
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/rooms/101");
        let seen = version(&administrator, &path).await;
        let page = administrator.post(&path, &room(&seen, "suite", "2026-06-12")).await;
        let page = page.is(StatusCode::CONFLICT).text();
        for text in ["Nothing was changed", &stay.reference, "from 10 Jun 2026 until 13 Jun 2026", "from 1 Jul 2026 until 5 Jul 2026"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(page.contains("2 times, the first night 10 Jun 2026, the latest 1 Jul 2026"), "{page}");
        assert!(page.contains("value=\"2026-06-12\"") && page.contains("value=\"suite\" selected"), "{page}");
        assert_eq!(campus.number("select count(*) from guest_room where stock_until is not null").await, 0);
        administrator.post(&path, &room(&seen, "single", "2026-07-05")).await.leads_to(&format!("{path}?news=changed"));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn too_few_rooms_for_stays_without_one_are_told_by_night(campus: Campus) {
        let site = Site::of(&campus).await;
        for _ in 0..2 {
            campus.clerk().books("suite", "2026-06-10", 1).await.good();
        }
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/rooms/104");
        let seen = version(&administrator, &path).await;
        let page = administrator.post(&path, &room(&seen, "suite", "2026-06-01")).await;
        let page = page.is(StatusCode::CONFLICT).text();
        assert!(page.contains("Too few rooms of this type would be left on 10 Jun 2026."), "{page}");
    }

    async fn a_room_is_added_once_and_stands_where_rooms_are_given(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/pavilions/T/rooms/new");
        let key = administrator.get(&path).await.good().between("name=\"key\" value=\"", "\"");
        let new = |number| {
            let fields = [("key", key.as_str()), ("number", number), ("level", "2"), ("room_type", "single")];
            fields.into_iter().chain([("stock_from", "2026-05-01"), ("stock_until", "")]).collect::<Vec<_>>()
        };
        let mut wrong = new("1_7");
        wrong.retain(|(name, _)| *name != "stock_from");
        let page = administrator.post(&path, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Use letters from A to Z, digits and hyphens", "Enter the first night."] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        assert!(page.contains("value=\"1_7\""), "{page}");
        let added = format!("{PAGE}/pavilions/T?news=added");
        administrator.post(&path, &new("t-107")).await.leads_to(&added);
        administrator.post(&path, &new("t-107")).await.leads_to(&added);
        assert_eq!(campus.number("select count(*) from guest_room where number = 'T-107'").await, 1);
        administrator.get("/rooms/T-107").await.good();
        let mut again = new("107");
        again.retain(|(name, _)| *name != "key");
        let page = administrator.post(&path, &again).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("A room has this number already."), "{page}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn pavilions_and_types_are_called_otherwise_and_faults_stand_beside_their_fields(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let pavilion = format!("{PAGE}/pavilions/T");
        let seen = version(&administrator, &pavilion).await;
        let named = [("version", seen.as_str()), ("name", "Tower"), ("purpose", "Guests"), ("cluster", "europe"), ("source", "Plan")];
        administrator.post(&pavilion, &named).await.leads_to(&format!("{pavilion}?news=changed"));
        let kind = format!("{PAGE}/room-types/single");
        let seen = version(&administrator, &kind).await;
        let wrong = [("version", seen.as_str()), ("name", ""), ("beds", "many")];
        let page = administrator.post(&kind, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter a name.", "Enter a whole number from 1 to 20."] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        let named = [("version", seen.as_str()), ("name", "Small"), ("beds", "1")];
        administrator.post(&kind, &named).await.leads_to(&format!("{kind}?news=changed"));
        let page = administrator.get(PAGE).await.good().text();
        assert!(page.contains("Tower") && page.contains("Small"), "{page}");
    }

    async fn only_administrators_change_the_campus(campus: Campus) {
        let site = Site::of(&campus).await;
        let new = format!("{PAGE}/pavilions/T/rooms/new");
        let mut paths = vec![format!("{PAGE}/pavilions/T"), new, format!("{PAGE}/rooms/101"), format!("{PAGE}/room-types/single")];
        for way in ["pavilions/new", "room-types/new", "equipment/new", "changeovers", "pavilions/T/spaces/new", "pavilions/T/stock"] {
            paths.push(format!("{PAGE}/{way}"));
        }
        for role in [Role::Facilities, Role::Management, Role::Auditor] {
            let reader = site.someone(role).await;
            reader.get(PAGE).await.is(StatusCode::FORBIDDEN);
            for path in &paths {
                reader.get(path).await.is(StatusCode::FORBIDDEN);
                reader.post(path, &room("1", "single", "")).await.is(StatusCode::FORBIDDEN);
            }
            let page = reader.get("/rooms/101").await.good().text();
            assert!(!page.contains(PAGE), "{role:?}");
        }
        let administrator = site.someone(Role::Administrator).await;
        for nowhere in ["pavilions/X", "rooms/999", "room-types/castle", "spaces/X", "equipment/X", "pavilions/X/stock", "pavilions/X/spaces/new"] {
            administrator.get(&format!("{PAGE}/{nowhere}")).await.is(StatusCode::NOT_FOUND);
        }
        assert!(administrator.get("/administration").await.good().text().contains(PAGE));
        assert!(administrator.get("/rooms/101").await.good().text().contains(&paths[2]));
    }
}
