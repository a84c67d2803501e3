//! Services over the wire: a price list kept in the administration, orders of an event, and the sheets of a day.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;
use domain::price::Profile;

const NEW: &str = "/events/26-001/services/new";
const KEY: &str = "00000000-0000-0000-0000-00000000beef";
const ITEM: &str = "00000000-0000-0000-0000-0000000000aa";

crate::on_both! {
    async fn a_price_is_set_and_the_one_before_it_stays(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let new = "/administration/prices/new";
        assert!(director.get("/administration").await.good().text().contains("/administration/prices"));
        let wrong = [("key", ITEM), ("kind", "room"), ("unit", "person"), ("stock", "few"), ("price", "cheap"), ("price_from", "2026-01-01"), ("cost", "1")];
        let page = director.post(new, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter what the item is called.", "Enter a whole number of pieces", "Enter an amount in euros"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        assert!(page.contains("value=\"few\"") && page.contains("value=\"cheap\""), "{page}");
        let right = [("key", ITEM), ("name", "Lunch"), ("kind", "catering"), ("meal", "lunch"), ("unit", "person"), ("guarantee_days", "3"), ("price", "18,50"), ("price_from", "2026-01-01"), ("cost", "11"), ("active", "yes")];
        for _ in 0..2 {
            director.post(new, &right).await.leads_to("/administration/prices?done=saved");
        }
        let one = format!("/administration/prices/{ITEM}");
        let next = [("version", "1"), ("price", "20"), ("price_from", "2026-07-01"), ("cost", "12")];
        director.post(&format!("{one}/prices"), &next).await.leads_to(&format!("{one}?done=saved"));
        let dearer = [("version", "1"), ("price", "21"), ("price_from", "2026-07-01"), ("cost", "12")];
        let page = director.post(&format!("{one}/prices"), &dearer).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("value=\"21\"") && page.contains("<strong>€20.00</strong>"), "{page}");
        let renamed = [("version", "1"), ("name", "Buffet"), ("kind", "catering"), ("meal", "dinner"), ("unit", "person"), ("guarantee_days", "3"), ("active", "yes")];
        let page = director.post(&one, &renamed).await.is(StatusCode::CONFLICT).text();
        for text in ["value=\"Buffet\"", "<strong>Lunch</strong>", "Meal: "] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let page = director.get(&one).await.good().text();
        for text in ["€18.50", "€7.50", "€20.00", "In force", "To come"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let list = director.get("/administration/prices").await.good().text();
        assert!(list.contains("€18.50") && list.contains("€20.00 from 1 Jul 2026"), "{list}");
        let file = director.get("/export/prices.csv").await.good().text();
        assert!(file.contains("Lunch") && file.contains("18.50"), "{file}");
        let organiser = site.someone(Role::Organiser).await;
        for path in ["/administration/prices", &one, new, "/export/prices.csv"] {
            organiser.get(path).await.is(StatusCode::FORBIDDEN);
        }
    }

    async fn lunch_is_ordered_counted_and_stands_on_the_sheet_of_its_day(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
        let lunch = campus.sells("Lunch", None).await.to_string();
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let form = organiser.get(NEW).await.good().text();
        for text in ["Lunch · €18.50 per person · guarantee 3 days before", "value=\"2026-06-01\"", "value=\"12\""] {
            assert!(form.contains(text), "{text} in {form}");
        }
        assert!(!form.contains("11.10"), "an organiser is told what lunch costs the house: {form}");
        let wrong = [("key", KEY), ("item", &*lunch), ("day", "soon"), ("from_time", "12:30"), ("until_time", "14:00"), ("expected", "many"), ("guarantee_due", "2026-05-29"), ("vegan", "x")];
        let page = organiser.post(NEW, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Enter the day, such as").count(), 2, "{page}");
        assert!(page.contains("value=\"many\"") && page.contains("value=\"soon\""), "{page}");
        let right = [("key", KEY), ("item", &*lunch), ("day", "2026-06-01"), ("from_time", "12:30"), ("until_time", "14:00"), ("expected", "40"), ("guarantee_due", "2026-05-29"), ("vegan", "3"), ("allergies", "two without nuts")];
        for _ in 0..2 {
            organiser.post(NEW, &right).await.leads_to("/events/26-001/services?done=ordered");
        }
        let list = organiser.get("/events/26-001/services").await.good().text();
        for text in ["Lunch", "3 vegan", "two without nuts", "Held", "guarantee due 29 May 2026"] {
            assert!(list.contains(text), "{text} in {list}");
        }
        assert!(organiser.get("/events/26-001").await.good().text().contains("1 order"));
        let one = format!("/services/{KEY}");
        let count = [("version", "1"), ("stage", "guaranteed"), ("quantity", "38")];
        organiser.post(&format!("{one}/count"), &count).await.leads_to(&format!("{one}?done=counted"));
        let late = [("version", "1"), ("stage", "guaranteed"), ("quantity", "44")];
        let page = organiser.post(&format!("{one}/count"), &late).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("value=\"44\""), "the count that came too late is lost: {page}");
        let mut changed = right;
        changed[0] = ("version", "1");
        changed[8] = ("allergies", "three without nuts");
        let page = organiser.post(&one, &changed).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("three without nuts") && page.contains("<strong>two without nuts</strong>"), "{page}");
        let early = [("version", "2"), ("stage", "actual"), ("quantity", "38")];
        let page = organiser.post(&format!("{one}/count"), &early).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("What there was is known on its day"), "{page}");
        let sheet = organiser.get("/services/day?date=2026-05-31").await.good().text();
        for text in ["Monday", "12:30–14:00", "38", "Diets, summed: 3 vegan", "two without nuts"] {
            assert!(sheet.contains(text), "{text} in {sheet}");
        }
        let file = organiser.get("/export/services-day.csv?date=2026-06-01").await.good().text();
        assert!(file.contains("26-001") && file.contains("two without nuts"), "{file}");
        organiser.get("/events/26-002/services").await.is(StatusCode::NOT_FOUND);
        let director = site.someone(Role::Management).await;
        let page = director.get(&one).await.good().text();
        assert!(page.contains("38") && !page.contains("/withdraw"), "{page}");
        director.get(NEW).await.is(StatusCode::FORBIDDEN);
        organiser.post(&format!("{one}/withdraw"), &[("version", "2")]).await.leads_to("/events/26-001/services?done=withdrawn");
        assert!(organiser.get("/events/26-001/services").await.good().text().contains("Withdrawn"));
        let sheet = organiser.get("/services/day?date=2026-06-01").await.good().text();
        assert!(sheet.contains("Nothing is to be delivered."), "{sheet}");
    }

    async fn a_stale_form_of_an_order_tells_that_another_item_was_chosen(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let (lunch, coffee) = (campus.sells("Lunch", None).await, campus.sells("Coffee", None).await);
        let noon = ("2026-06-01 12:30", "2026-06-01 14:00");
        let id = campus.orders_for("26-001", &campus.orders(lunch, noon, 40)).await.unwrap();
        let desk = campus.actor(Role::Facilities);
        service::order::change(&campus.ctx, &desk, (id, 1), &campus.orders(coffee, noon, 40)).await.unwrap();
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let lunch = lunch.to_string();
        let stale = [("version", "1"), ("item", &*lunch), ("day", "2026-06-01"), ("from_time", "12:30"), ("until_time", "14:00"), ("expected", "40"), ("guarantee_due", "2026-05-29")];
        let page = organiser.post(&format!("/services/{id}"), &stale).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("<strong>Coffee · €18.50 per person · guarantee 3 days before</strong>"), "{page}");
    }

    async fn the_form_proposes_the_day_that_what_is_chosen_asks_for_and_a_later_one_is_refused_beside_it(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        campus.sells("Lunch", None).await;
        let (gala, director) = (campus.sells("Gala", None).await, campus.actor(Role::Management));
        let early = Profile { guarantee_days: 10, ..campus.offers("Gala", None) };
        service::price::change(&campus.ctx, &director, (gala, 1), &early).await.unwrap();
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let form = organiser.get(&format!("{NEW}?item={gala}&day=2026-06-03")).await.good().text();
        assert!(form.contains("value=\"2026-05-24\"") && form.contains("guarantee 10 days before"), "{form}");
        let gala = gala.to_string();
        let late = [("key", KEY), ("item", &*gala), ("day", "2026-06-03"), ("from_time", "19:00"), ("until_time", "22:00"), ("expected", "40"), ("guarantee_due", "2026-05-31")];
        let page = organiser.post(NEW, &late).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("as many days before as the item asks for").count(), 2, "{page}");
        // Who chooses on the form and dates nothing, is not refused for what the form proposed for another thing.
        assert!(!organiser.get(NEW).await.good().text().contains("value=\"2026-05-2"), "a day for what nobody chose");
        let undated = late.map(|(name, value)| (name, if name == "guarantee_due" { "" } else { value }));
        organiser.post(NEW, &undated).await.leads_to("/events/26-001/services?done=ordered");
        assert_eq!(campus.texts("select cast(guarantee_due as text) from service_order").await, ["2026-05-24"]);
    }

    async fn a_refusal_says_who_holds_the_bus_and_keeps_what_was_typed(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
        let bus = campus.sells("Minibus", Some(1)).await;
        campus.orders_for("26-002", &campus.orders(bus, ("2026-06-01 09:00", "2026-06-01 12:00"), 1)).await.unwrap();
        let site = Site::of(&campus).await;
        let bus = bus.to_string();
        let wish = [("key", KEY), ("item", &*bus), ("day", "2026-06-01"), ("from_time", "11:00"), ("until_time", "13:00"), ("expected", "1"), ("guarantee_due", "2026-05-29"), ("note", "To the airport")];
        let desk = site.someone(Role::Facilities).await;
        let page = desk.post(NEW, &wish).await.is(StatusCode::CONFLICT).text();
        for text in ["1 of “Minibus” are wanted; there are 1", "/events/26-002/services", "12:00", "To the airport"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let organiser = site.someone(Role::Organiser).await;
        let page = organiser.post(NEW, &wish).await.is(StatusCode::CONFLICT).text();
        assert!(!page.contains("26-002"), "{page}");
    }
}
