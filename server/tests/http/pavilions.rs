//! The forecast by pavilion, as the page and its file tell it.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;

/// The cells of a row of the table, by how it is called.
fn row(section: &str, name: &str) -> Vec<String> {
    let row = section.split("<tr").find(|row| row.contains(&format!(">{name}<"))).expect("the row");
    let cells = row.split("<td class=\"number\">").skip(1);
    cells.map(|cell| cell.split('<').next().unwrap_or_default().to_owned()).collect()
}

crate::on_both! {
    async fn the_page_tells_each_year_by_pavilion_and_the_house_is_the_sum(campus: Campus) {
        campus.clerk().books_room("101", "2026-06-01", 60).await.good();
        campus.clerk().closes(&["104"], "2027-01-01", "2027-02-01").await.good();
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let page = director.get("/outlook/forecast").await.good().text();
        let section = page.split("id=\"pavilions\"").nth(1).and_then(|rest| rest.split("</section>").next());
        let section = section.expect("the section");
        let (only, house) = (row(section, "Test"), row(section, "Whole house"));
        assert_eq!(only, house, "there is one pavilion");
        assert_eq!((only[2].as_str(), only[6].as_str()), ("1,825", "1,794"), "five rooms, one of them closed for a month");
        let expected: f64 = only[0].replace(',', "").parse().unwrap();
        assert!(expected >= 60.0 && only[3].ends_with('%'), "{only:?}");
        let file = director.get("/export/forecast-pavilions.csv").await.good().text();
        let june: Vec<&str> = file.lines().find(|line| line.starts_with("2026-06-01,Test,")).expect("June").split(',').collect();
        assert_eq!((june[2], june[3], june[6]), ("150", "0", "30"), "five rooms open, and the one that is booked: {june:?}");
        let file = director.get("/export/forecast-pavilion-weeks.csv").await.good().text();
        let week: Vec<&str> = file.lines().find(|line| line.starts_with("2026-06-08,Test,")).expect("a week").split(',').collect();
        assert_eq!((week[2], week[6]), ("35", "7"), "five rooms, and the one that is booked: {week:?}");
        let file = director.get("/export/forecast-weeks.csv").await.good().text();
        let weeks: Vec<&str> = file.lines().skip(1).map(|line| &line[..10]).collect();
        assert!(weeks.contains(&"2026-06-08") && weeks.len() > 100, "{weeks:?}");
    }
}
