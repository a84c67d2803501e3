//! Languages and interpreters over the wire.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

async fn set(campus: &Campus) -> Site {
    campus.has_a_hall().await;
    campus.has_booths(2).await;
    campus.holds_event("26-001", JUNE, true).await;
    Site::of(campus).await
}

crate::on_both! {
    async fn the_languages_of_a_function_are_set_its_team_agreed_and_let_go(campus: Campus) {
        let site = set(&campus).await;
        campus.knows_french(&["Ada Voice", "Bo Voice"]).await;
        let organiser = site.someone(Role::Organiser).await;
        let desk = campus.actor(Role::Facilities);
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let id = campus.plans(&desk, "26-001", &wish).await.unwrap();
        let path = format!("/functions/{id}/languages");
        assert!(organiser.get("/events/26-001").await.good().text().contains(&format!("{path}\">Set languages")));
        let silent = [("version", "0"), ("wanted_fr", "yes"), ("breaks", "15")];
        let page = organiser.post(&path, &silent).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Choose what is spoken on the floor.").count(), 2, "{page}");
        assert!(page.contains("value=\"15\""), "{page}");
        let languages = [("version", "0"), ("floor_en", "yes"), ("wanted_fr", "yes")];
        organiser.post(&path, &languages).await.leads_to(&format!("{path}?done=saved"));
        let page = organiser.get(&path).await.good().text();
        for text in ["Yes: everything is there or can be had.", "needed: 1, built in: 0, portable: 1", "Ada Voice", "proposed"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        organiser.post(&format!("{path}/agree"), &[("version", "1")]).await.leads_to(&format!("{path}?done=saved"));
        organiser.post(&format!("{path}/agree"), &[("version", "1")]).await.leads_to(&format!("{path}?done=stale"));
        let page = organiser.get(&path).await.good();
        assert!(page.text().contains("Everything is agreed."), "{}", page.text());
        let who = page.between("name=\"interpreter\" value=\"", "\"");
        organiser.post(&format!("{path}/drop"), &[("interpreter", &who)]).await.leads_to(&format!("{path}?done=saved"));
        assert!(organiser.get("/events/26-001").await.good().text().contains("EN into FR"));
        assert_eq!(campus.number("select count(*) from interpreter_duty").await, 1);
        // Whoever plans nothing reads no name.
        let director = site.someone(Role::Management).await.get(&path).await.good().text();
        assert!(director.contains("An interpreter") && !director.contains("Ada Voice"), "{director}");
        organiser.get("/functions/nonsense/languages").await.is(StatusCode::NOT_FOUND);
    }

    async fn a_question_about_a_hall_is_an_address_that_can_be_sent_on(campus: Campus) {
        let site = set(&campus).await;
        campus.knows_french(&["Ada Voice"]).await;
        let organiser = site.someone(Role::Organiser).await;
        organiser.get("/interpretation").await.good();
        let when = "date=2026-06-02&from_time=09:00&until_time=12:00";
        let asked = format!("/interpretation?space=H&{when}&floor_en=yes&wanted_fr=yes&wanted_ar=yes&wanted_es=yes");
        let page = organiser.get(&asked).await.good().text();
        for text in ["Booths: short by 1.", "French: a team of 1 where 2 are needed.", "Arabic: no interpreter is free."] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let wrong = organiser.get("/interpretation?space=&date=soon&floor_en=yes").await;
        let page = wrong.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Choose the hall.", "Enter the day, such as"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        site.someone(Role::Management).await.get("/interpretation").await.is(StatusCode::FORBIDDEN);
    }

    async fn the_desk_takes_interpreters_down_and_notes_when_they_are_away(campus: Campus) {
        let site = set(&campus).await;
        let desk = site.desk().await;
        assert!(desk.get("/interpreters").await.good().text().contains("No interpreter is known yet"));
        let nobody = [("key", "k"), ("full_name", " "), ("language_fr", "a")];
        let page = desk.post("/interpreters/new", &nobody).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter the name.", "Choose at least two languages"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        let key = "00000000-0000-0000-0000-00000000abcd";
        let ada = [("key", key), ("full_name", "Ada Voice"), ("language_fr", "a"), ("language_en", "c"), ("active", "yes")];
        for _ in 0..2 {
            desk.post("/interpreters/new", &ada).await.leads_to("/interpreters?done=saved");
        }
        assert!(desk.get("/interpreters").await.good().text().contains("French A, English C"));
        let path = format!("/interpreters/{key}");
        let backwards = [("from", "2026-07-14"), ("until", "2026-07-01")];
        let page = desk.post(&format!("{path}/away"), &backwards).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("The last day lies before the first.") && page.contains("value=\"2026-07-14\""), "{page}");
        let away = [("from", "2026-07-01"), ("until", "2026-07-14")];
        desk.post(&format!("{path}/away"), &away).await.leads_to(&format!("{path}?done=saved"));
        assert!(desk.get("/interpreters").await.good().text().contains("away 1 Jul 2026"));
        desk.post(&format!("{path}/back"), &[("from", "2026-07-01")]).await.leads_to(&format!("{path}?done=saved"));
        assert!(desk.get(&path).await.good().text().contains("No days away are known."));
        let organiser = site.someone(Role::Organiser).await;
        assert!(!organiser.get(&path).await.good().text().contains("Erase interpreter"));
        organiser.post(&format!("{path}/remove"), &[("version", "1")]).await.is(StatusCode::FORBIDDEN);
        for _ in 0..2 {
            desk.post(&format!("{path}/remove"), &[("version", "1")]).await.leads_to("/interpreters?done=removed");
        }
        site.someone(Role::Management).await.get("/interpreters").await.is(StatusCode::FORBIDDEN);
    }
}
