//! Reading: what is there, page by page, and whether it changed.

use super::program::{Program, Stay, json_of, problem, wish};
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role};
use serde_json::{Value, json};

crate::on_both! {
    async fn the_campus_its_rooms_and_what_is_free_are_read_by_what_people_call_them(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let found = program.finds("/campus").await;
        assert_eq!(found["room_types"][0]["code"], "single");
        assert_eq!(found["room_types"][0]["rooms_in_stock"], 3);
        let room = program.finds("/rooms/101").await;
        assert_eq!((&room["number"], &room["room_type"], &room["pavilion"]), (&json!("101"), &json!("single"), &json!("T")));
        let id = room["id"].as_str().expect("an id");
        assert_eq!(program.finds(&format!("/rooms/{id}")).await, room);
        assert_eq!(numbers(&program.finds("/rooms?room_type=suite").await), ["104", "105"]);
        assert_eq!(program.finds("/spaces").await["items"], json!([]));
        let mut in_101 = wish("2026-06-01", "2026-06-03");
        in_101["room"] = json!("101");
        program.books(&in_101).await.is(StatusCode::CREATED);
        let free = program.finds("/availability?arrival=2026-06-02&departure=2026-06-04&room_type=single").await;
        let single = &free["room_types"][0];
        assert_eq!((&single["free"], &single["rooms"]), (&json!(2), &json!(["102", "103"])));
        assert_eq!(single["nights"][0], json!({ "night": "2026-06-02", "rooms": 3, "closed": 0, "taken": 1, "held": 0, "free": 2 }));
        assert_eq!(single["nights"][1]["free"], 3);
        let unknown = program.reads("/availability?arrival=2026-06-02&departure=2026-06-04&event=99-999").await;
        unknown.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_list_is_walked_page_by_page_and_every_stay_is_met_once(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let mut booked = Vec::new();
        for day in [5, 1, 1, 3, 1] {
            let (arrival, departure) = (format!("2026-06-{day:02}"), format!("2026-06-{:02}", day + 1));
            booked.push(reference(&json_of(&program.books(&wish(&arrival, &departure)).await.is(StatusCode::CREATED))));
            if booked.len() == 3 {
                campus.at("2026-05-01 10:00");
            }
        }
        let (mut path, mut met) = ("/stays?limit=2&status=reserved".to_owned(), Vec::new());
        loop {
            let answer = program.reads(&path).await.good();
            let page = json_of(&answer);
            met.extend(page["items"].as_array().expect("rows").iter().map(reference));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("/stays?limit=2&status=reserved&cursor={cursor}");
            assert_eq!(answer.header("link"), format!("</api/v1{path}>; rel=\"next\""));
        }
        assert_eq!(met.len(), 5);
        assert_eq!(met.last(), Some(&booked[0]), "by arrival");
        met.sort();
        booked.sort();
        assert_eq!(met, booked);
    }

    async fn stays_are_found_by_dates_room_event_and_time_of_change(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let mut in_101 = wish("2026-06-01", "2026-06-03");
        in_101["room"] = json!("101");
        let first = reference(&json_of(&program.books(&in_101).await));
        campus.at("2026-05-02 10:00");
        let second = reference(&json_of(&program.books(&wish("2026-06-03", "2026-06-03")).await));
        for (query, expected) in [
            ("from=2026-06-02", vec![&first, &second]),
            ("from=2026-06-03", vec![&second]),
            ("until=2026-06-03", vec![&first]),
            ("from=2026-06-04", vec![]),
            ("room=101", vec![&first]),
            ("status=cancelled", vec![]),
            ("updated_since=2026-05-02T00:00:00Z", vec![&second]),
            ("organisation=00000000-0000-0000-0000-000000000001", vec![]),
        ] {
            let page = program.finds(&format!("/stays?{query}")).await;
            let found = page["items"].as_array().expect("rows").iter().map(reference).collect::<Vec<_>>();
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
        }
    }

    async fn what_the_client_has_is_not_sent_again_until_it_changes(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let booked = program.books(&wish("2026-06-01", "2026-06-03")).await.is(StatusCode::CREATED);
        let path = booked.header("location").strip_prefix("/api/v1").expect("an address of the API").to_owned();
        let tag = program.reads(&path).await.good().header("etag").to_owned();
        assert!(tag.starts_with("\"1-"), "{tag}");
        let known = [("if-none-match", tag.as_str())];
        let again = program.asks(Method::GET, &path, &known, "").await.is(StatusCode::NOT_MODIFIED);
        assert!(again.body.is_empty());
        let room = program.reads("/rooms/101").await.good().header("etag").to_owned();
        program.asks(Method::GET, "/rooms/101", &[("if-none-match", &room)], "").await.is(StatusCode::NOT_MODIFIED);
        let stay = Stay { body: json_of(&booked), tag: tag.clone() };
        program.cancels_as(&stay, "key").await.good();
        program.asks(Method::GET, &path, &known, "").await.good();
    }

    async fn contacts_of_guests_are_for_those_who_may_change_stays(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let mut named = wish("2026-06-01", "2026-06-03");
        named["guests"] = json!([{ "full_name": "Amina Diallo", "email": "Amina@example.org" }]);
        let stay = json_of(&program.books(&named).await.is(StatusCode::CREATED));
        assert_eq!(stay["guests"][0]["full_name"], "Amina Diallo");
        let id = stay["guests"][0]["guest"].as_str().expect("an id").to_owned();
        let found = program.finds("/guests?email=amina@example.org&name=DIALLO").await;
        assert_eq!((&found["items"][0]["id"], &found["items"][0]["email"]), (&json!(id), &json!("Amina@example.org")));
        let housekeeping = Program::of(&site, &campus, Role::Housekeeping, &[Permission::ReadStays]).await;
        let seen = housekeeping.finds(&format!("/guests/{id}")).await;
        assert_eq!((&seen["full_name"], &seen["email"]), (&json!("Amina Diallo"), &Value::Null));
        problem(
            housekeeping.reads("/guests?email=amina@example.org").await,
            StatusCode::FORBIDDEN,
            "forbidden",
        );
    }

    async fn room_nights_are_those_of_the_page(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        program.books(&wish("2026-05-30", "2026-06-03")).await.is(StatusCode::CREATED);
        let found = program.finds("/room-nights?from=2026-05-01&until=2026-07-01").await;
        let rows = found["periods"].as_array().expect("rows");
        assert_eq!((&rows[0]["period"], &rows[0]["on_the_books"]), (&json!("2026-05"), &json!(2)));
        assert_eq!((&rows[1]["on_the_books"], &rows[1]["stock_nights"]), (&json!(2), &json!(150)));
        assert_eq!(rows[1]["segments"]["individual"]["on_the_books"], 2);
        assert_eq!(found["as_of"], "2026-05-01T07:00:00Z");
    }

    async fn organisations_are_found_by_name(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        for (number, name) in [(1, "Ministry of Labour"), (2, "École du Travail")] {
            let id = campus.id(uuid::Uuid::from_u128(number));
            campus.sql(&format!("insert into organisation (id, name, kind, synthetic) values ({id}, '{name}', 'other', true)")).await;
        }
        let found = program.finds("/organisations?name=%C3%A9cole").await;
        assert_eq!(found["items"][0]["name"], "École du Travail");
        let one = program.finds(&format!("/organisations/{}", uuid::Uuid::from_u128(1))).await;
        assert_eq!((&one["name"], &one["kind"]), (&json!("Ministry of Labour"), &json!("other")));
        assert_eq!(program.finds("/organisations?limit=1").await["items"].as_array().map(Vec::len), Some(1));
    }
}

fn reference(stay: &Value) -> String {
    stay["reference"].as_str().expect("a reference").to_owned()
}

fn numbers(page: &Value) -> Vec<&str> {
    page["items"].as_array().expect("rows").iter().filter_map(|room| room["number"].as_str()).collect()
}
