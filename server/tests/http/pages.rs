//! Which page opens for whom, under which title.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role};

/// Pages of the header with what they ask for.
const PAGES: [(&str, &str, Permission); 5] = [
    ("/tape-chart", "Tape chart, 29 Apr – 29 May 2026", Permission::ReadCampus),
    ("/campus", "Rooms and spaces", Permission::ReadCampus),
    ("/rooms/101", "Room 101", Permission::ReadCampus),
    ("/room-nights", "Room-nights 2026", Permission::ReadFigures),
    ("/outlook", "Outlook 2026", Permission::ReadEvents),
];

crate::on_both! {
    async fn each_page_opens_for_the_roles_that_may_and_for_no_other(campus: Campus) {
        let site = Site::of(&campus).await;
        for role in Role::ALL {
            let reader = site.someone(role).await;
            for (path, title, permission) in PAGES {
                let answer = reader.get(path).await;
                if role.allows(permission) {
                    assert_eq!(answer.good().title(), format!("{title} · Foresteria"), "{role:?}");
                } else {
                    answer.page_of(StatusCode::FORBIDDEN, "Not allowed");
                }
            }
        }
    }

    async fn the_first_page_leads_each_role_to_its_own_work(campus: Campus) {
        let site = Site::of(&campus).await;
        site.someone(Role::Facilities).await.get("/").await.leads_to("/today");
        site.someone(Role::Organiser).await.get("/").await.leads_to("/events");
        site.someone(Role::Management).await.get("/").await.leads_to("/outlook");
    }

    async fn a_stranger_signs_in_first_and_comes_back_to_the_page_asked_for(campus: Campus) {
        let site = Site::of(&campus).await;
        let stranger = site.visitor();
        for (path, _, _) in PAGES {
            stranger.get(path).await.leads_to(&format!("/sign-in?back={path}"));
        }
        stranger.get("/room-nights.csv").await.leads_to("/sign-in?back=/room-nights.csv");
        let asked = stranger.get("/tape-chart?from=2026-05-01&nights=14").await;
        let form = stranger.get(asked.header("location")).await.good();
        assert_eq!(form.back(), "/tape-chart?from=2026-05-01&nights=14");
    }

    async fn looking_changes_nothing(campus: Campus) {
        let site = Site::of(&campus).await;
        campus.clerk().books_room("101", "2026-05-03", 2).await.expect("a booking");
        let desk = site.desk().await;
        let before = campus.dump().await;
        for (path, _, _) in PAGES {
            desk.get(path).await.good();
            desk.sends(desk.request(Method::HEAD, path), "").await.good();
        }
        for path in ["/room-nights.csv", "/", "/sign-in", "/sign-in/demo", "/sign-out", "/language", "/theme"] {
            desk.get(path).await;
        }
        assert!(campus.dump().await == before);
    }
}

crate::on_both! {
    async fn only_the_head_of_a_page_comes_where_only_the_head_is_asked_for(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for path in ["/tape-chart", "/no-such-page"] {
            let (page, head) = (desk.get(path).await, desk.sends(desk.request(Method::HEAD, path), "").await);
            assert_eq!((head.status, head.body.len()), (page.status, 0), "{path}");
            assert_eq!(head.header("content-type"), "text/html; charset=utf-8");
        }
    }

    async fn what_an_address_asks_for_in_vain_falls_back(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for path in [
            "/tape-chart?from=yesterday&nights=-1&pavilion=&type=",
            "/tape-chart?from=9999-99-99&nights=1e9",
            "/tape-chart?nothing=known",
            "/room-nights?year=soon&compare=%00&segment=",
            "/room-nights?year=99999999999999999999",
            "/rooms/101?from=-262144-01-01",
            "/rooms/101?from=9999-12-31",
            "/rooms/101?from=%FF%FE",
        ] {
            desk.get(path).await.good();
        }
    }
}
