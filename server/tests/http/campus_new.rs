//! New records of the campus on screen: what a form that cannot be taken says, and what comes of one that can.

use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const PAGE: &str = "/administration/campus";

/// The identity that a new record will have.
async fn key(reader: &Reader, path: &str) -> String {
    reader.get(path).await.good().between("name=\"key\" value=\"", "\"")
}

/// Sends a form of a new space in the pavilion of the small campus.
async fn space(reader: &Reader, code: &str, more: &[(&str, &str)]) -> super::answer::Answer {
    let path = format!("{PAGE}/pavilions/T/spaces/new");
    let key = key(reader, &path).await;
    let mut form =
        vec![("key", key.as_str()), ("code", code), ("name", code), ("level", "0"), ("source", "Plan")];
    form.extend(more);
    reader.post(&path, &form).await
}

crate::on_both! {
    async fn a_pavilion_is_made_with_its_floors_and_gets_more(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/pavilions/new");
        let key = key(&administrator, &path).await;
        let wrong = [("key", key.as_str()), ("code", "t"), ("name", "Tower"), ("cluster", "asia"), ("source", "Plan")];
        let page = administrator.post(&path, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("This code is taken already. Choose another.").count(), 2, "{page}");
        assert!(page.contains("value=\"Tower\"") && page.contains("value=\"asia\" selected"), "{page}");
        let mut good = wrong.to_vec();
        good[1].1 = "tw1";
        good.push(("level[0]", "yes"));
        let added = format!("{PAGE}/pavilions/TW1?news=added");
        administrator.post(&path, &good).await.leads_to(&added);
        administrator.post(&path, &good).await.leads_to(&added);
        let floors = format!("{PAGE}/pavilions/TW1/floors");
        let page = administrator.post(&floors, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Tick at least one floor.").count(), 2, "{page}");
        administrator.post(&floors, &[("level[1]", "yes")]).await.leads_to(&added);
        assert!(administrator.get(&added).await.good().text().contains("<p>Ground floor, Floor 1</p>"));
        assert!(administrator.get("/campus").await.good().text().contains("Tower"));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_divisible_hall_is_made_of_parts_and_refuses_what_it_cannot_be_made_of(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let added = format!("{PAGE}/pavilions/T?news=added");
        for part in ["T-L", "T-R"] {
            space(&administrator, part, &[("seats_theatre", "40")]).await.leads_to(&added);
        }
        let joined = [("made", "joined"), ("joins[T-L]", "yes")];
        let page = space(&administrator, "T-H", &joined).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Tick at least two parts").count(), 2, "{page}");
        assert!(page.contains("name=\"joins[T-L]\" value=\"yes\" checked"), "{page}");
        let joined = [("made", "joined"), ("joins[T-L]", "yes"), ("joins[T-R]", "yes")];
        space(&administrator, "T-H", &joined).await.leads_to(&added);
        let page = space(&administrator, "T-X", &joined).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("T-H is made of just these parts already.").count(), 2, "{page}");
        assert!(administrator.get("/campus").await.good().text().contains("Joins T-L, T-R"));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn equipment_is_not_fewer_than_stands_in_spaces_and_says_where_that_is(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/equipment/new");
        let key = key(&administrator, &path).await;
        let new = [("key", key.as_str()), ("code", "Screen"), ("name", "Screen"), ("stock", "4")];
        administrator.post(&path, &new).await.leads_to(&format!("{PAGE}?news=added"));
        space(&administrator, "T-A", &[("equipment[screen]", "3")]).await.leads_to(&format!("{PAGE}/pavilions/T?news=added"));
        let kind = format!("{PAGE}/equipment/screen");
        let page = administrator.get(&kind).await.good();
        assert!(page.text().contains(&format!("{PAGE}/spaces/T-A")), "{}", page.text());
        let seen = page.between("name=\"version\" value=\"", "\"");
        let few = [("version", seen.as_str()), ("name", "Screen"), ("stock", "2"), ("portable", "yes")];
        let page = administrator.post(&kind, &few).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["More pieces stand in spaces.", "Pieces of it stand in spaces for good."] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        let more = [("version", seen.as_str()), ("name", "Screen"), ("stock", "5")];
        administrator.post(&kind, &more).await.leads_to(&format!("{kind}?news=changed"));
        let late = [("version", seen.as_str()), ("name", "Big screen"), ("stock", "6")];
        let page = administrator.post(&kind, &late).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("Pieces there are: <strong>5</strong>") && page.contains("value=\"6\""), "{page}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn types_and_minutes_are_entered_and_two_who_write_at_once_lose_nothing(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let path = format!("{PAGE}/room-types/new");
        let key = key(&administrator, &path).await;
        let new = [("key", key.as_str()), ("code", "family"), ("name", "Family room"), ("beds", "4")];
        administrator.post(&path, &new).await.leads_to(&format!("{PAGE}?news=added"));
        administrator.get(&format!("{PAGE}/room-types/family")).await.good();
        let table = format!("{PAGE}/changeovers");
        let seen = administrator.get(&table).await.good().between("name=\"version\" value=\"", "\"");
        let pair = "minutes[theatre][banquet]";
        let wrong = [("version", seen.as_str()), (pair, "soon")];
        let page = administrator.post(&table, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Enter a whole number from 0 to 720.").count(), 2, "{page}");
        administrator.post(&table, &[("version", &seen), (pair, "60")]).await.leads_to(&format!("{table}?news=changed"));
        let page = administrator.post(&table, &[("version", &seen), (pair, "45")]).await.is(StatusCode::CONFLICT);
        assert!(page.text().contains("Theatre to Banquet: <strong>60</strong>"), "{}", page.text());
        let now = page.between("name=\"version\" value=\"", "\"");
        administrator.post(&table, &[("version", &now), (pair, "45")]).await.leads_to(&format!("{table}?news=changed"));
        assert_eq!(campus.number("select minutes from changeover").await, 45);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
