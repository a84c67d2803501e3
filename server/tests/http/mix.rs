//! The page of the delivery mix: who plans it, what it comes to, and what a form that cannot be taken says.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const FORM: &str = "/outlook/mix/2026";
const PAGE: &str = "/outlook/mix?year=2026";

/// 300 courses, 40 % face to face, a third of these on campus, 22.5 people for 5.5 nights: 4,945 room-nights.
fn courses<'a>(version: &'a str, on_campus: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("training_activities", "300"),
        ("training_face_to_face", "40"),
        ("training_on_campus", on_campus),
        ("training_participants", "22,5"),
        ("training_nights", "5.5"),
        ("beside", "1,500"),
        ("note", "Board paper 7"),
    ]
}

crate::on_both! {
    async fn management_plans_a_mix_and_facilities_read_what_it_comes_to_beside_the_books(campus: Campus) {
        let site = Site::of(&campus).await;
        campus.clerk().books_room("101", "2026-06-01", 5).await.unwrap();
        let (director, desk) = (site.someone(Role::Management).await, site.someone(Role::Facilities).await);
        assert!(desk.get(PAGE).await.good().text().contains("No mix is planned for 2026 yet"));
        director.post(FORM, &courses("0", "33.3")).await.leads_to("/outlook/mix?year=2026&news=saved");
        let page = desk.get(PAGE).await.good().text();
        for text in ["33.3%", "22.5", "4,945", "6,445", "Board paper 7"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains(FORM), "who reads is not asked to plan");
        let refused = desk.post(FORM, &courses("1", "50")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let file = desk.get("/export/delivery-mix.csv?year=2026").await.good().text();
        assert!(file.contains("300,40,33.3,22.5,5.5,4945"), "{file}");
    }

    async fn what_is_expected_of_the_year_stands_beside_the_drivers_and_where_it_cannot_be_told_that_is_said(campus: Campus) {
        let site = Site::of(&campus).await;
        campus.clerk().books_room("101", "2026-06-01", 60).await.unwrap();
        campus.at("2026-06-12 10:00");
        let director = site.someone(Role::Management).await;
        director.post(FORM, &courses("0", "33.3")).await.leads_to("/outlook/mix?year=2026&news=saved");
        let page = async |year: &str| director.get(&format!("/outlook/mix?year={year}")).await.good().text();
        assert!(page("2026").await.contains("are those of the forecast, which knows nothing of the drivers"));
        for (year, text) in [("2025", "2025 is over"), ("2029", "2029 is not forecast"), ("2029", "2027 is the last")] {
            let page = page(year).await;
            assert!(page.contains(text), "{text} in {page}");
        }
        let file = director.get("/export/delivery-mix-classes.csv?year=2026").await.good().text();
        let whole = file.lines().find(|line| line.starts_with("Whole year")).expect("the year").split(',');
        let numbers: Vec<i64> = whole.skip(1).map(|cell| cell.parse().expect("a number")).collect();
        let [planned, expected, p10, p90, slept, booked, all] = numbers[..] else { panic!("{file}") };
        assert_eq!((planned, slept, booked, all), (6_445, 0, 60, 60), "{file}");
        assert!(p10 <= expected && expected <= p90 && expected > 30 && p10 < p90, "{file}");
        let classes: Vec<i64> = file.lines().skip(1).take(3).map(|line| line.split(',').rev().nth(5).unwrap().parse().unwrap()).collect();
        assert!((classes.iter().sum::<i64>() - expected).abs() <= 2, "classes add up: {file}");
        let far = director.get("/export/delivery-mix-classes.csv?year=2029").await.good().text();
        assert!(far.contains("Whole year,0,,,,0,0,0"), "{far}");
    }

    async fn of_the_predictions_of_2021_the_page_marks_half_on_campus_alone_as_failed(campus: Campus) {
        let site = Site::of(&campus).await;
        let page = site.someone(Role::Management).await.get(PAGE).await.good().text();
        assert_eq!(page.matches("Failed").count(), 1);
        let rows = page.split("<tr>").filter(|row| row.contains("Failed")).collect::<Vec<_>>();
        assert!(rows[0].contains("1/2") && rows[0].contains("S18, S20"), "{rows:?}");
    }

    async fn a_change_from_another_year_is_taken_apart_and_the_parts_sum_to_it(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        director.post("/outlook/mix/2025", &courses("0", "33.3")).await.leads_to("/outlook/mix?year=2025&news=saved");
        director.post(FORM, &courses("0", "50")).await.leads_to("/outlook/mix?year=2026&news=saved");
        let page = director.get(PAGE).await.good().text();
        assert!(page.contains("What changes from 2025 to 2026"), "the year before stands beside it unasked");
        assert_eq!(page.matches("+2,480").count(), 3, "alone, its part, and the whole: {page}");
        let alone = director.get("/outlook/mix?year=2026&against=").await.good().text();
        assert!(!alone.contains("What changes from"));
    }

    async fn a_form_that_cannot_be_taken_names_the_field_and_keeps_what_was_typed(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let wrong = director.post(FORM, &courses("0", "half")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = wrong.text();
        assert!(text.contains("Of these on campus, in percent") && text.contains("from 0 to 100.0"), "{text}");
        assert!(text.contains("value=\"half\"") && text.contains("22,5"), "{text}");
    }

    async fn a_year_planned_meanwhile_by_another_is_saved_with_a_second_press(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        director.post(FORM, &courses("0", "33.3")).await.leads_to("/outlook/mix?year=2026&news=saved");
        let late = director.post(FORM, &courses("0", "50")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let text = late.text();
        assert!(text.contains("33.3") && text.contains("name=\"version\" value=\"1\""), "{text}");
        director.post(FORM, &courses("1", "50")).await.leads_to("/outlook/mix?year=2026&news=saved");
    }
}
