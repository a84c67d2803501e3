//! What is found, by whom, and how well it is ordered; and that the words of the search follow the records.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{Event, EventKind};
use domain::ids::{EventId, OrganisationId};
use domain::organisation::{Organisation, OrganisationKind};
use service::Actor;
use service::carry::Load;
use service::search::{About, Group, Kind, Likeness, MOST_SHOWN, search};

async fn asks(campus: &Campus, role: Role, text: &str) -> Vec<Group> {
    search(&campus.ctx, &campus.actor(role), text).await.expect("an answer")
}

/// What the desk finds of a kind, in order.
async fn finds(campus: &Campus, kind: Kind, text: &str) -> Vec<String> {
    let groups = asks(campus, Role::Facilities, text).await;
    let hits = groups.into_iter().filter(|group| group.kind == kind).flat_map(|group| group.hits);
    hits.map(|hit| hit.text).collect()
}

async fn guests(campus: &Campus, names: &[&str]) {
    for (day, name) in (1..).zip(names) {
        campus.clerk().books_for(name, &format!("2026-06-{day:02}"), 1).await.good();
    }
}

/// An event and an organisation, as a demonstration carries them in.
async fn carried(campus: &Campus) {
    let organisation = Organisation {
        id: OrganisationId::new(campus.ctx.ids.next()),
        name: "Ministère du Travail".to_owned(),
        kind: OrganisationKind::Government,
        synthetic: true,
    };
    let named = ("A9710".to_owned(), "Académie sur l'économie sociale".to_owned());
    let (id, days) = (EventId::new(campus.ctx.ids.next()), (day("2026-06-01"), day("2026-06-05")));
    let event =
        Event { organisation: Some(organisation.id), ..Event::enquiry(id, named, EventKind::Academy, days) };
    let load = Load { organisations: vec![organisation], events: vec![event], ..Load::default() };
    service::carry::carry_in(&campus.ctx, &Actor::operator(), &load).await.good();
}

on_both! {
    async fn a_guest_is_found_without_accents_by_beginnings_and_after_a_slip(campus: Campus) {
        guests(&campus, &["José Núñez", "Łucja Müller-Straß", "Ольга Иванова"]).await;
        for typed in ["jose nunez", "nuñez JOSE", "nun jo", "nunes jose", "José"] {
            assert_eq!(finds(&campus, Kind::Guest, typed).await, ["José Núñez"], "{typed}");
        }
        for typed in ["lucja", "muler", "mulelr", "strass"] {
            assert_eq!(finds(&campus, Kind::Guest, typed).await, ["Łucja Müller-Straß"], "{typed}");
        }
        assert_eq!(finds(&campus, Kind::Guest, "иванов").await, ["Ольга Иванова"]);
        for typed in ["jose muller", "jos x", "nuxxz", "", "  ", "%", "' or 1=1 --"] {
            assert_eq!(finds(&campus, Kind::Guest, typed).await, [""; 0], "{typed}");
        }
    }

    async fn the_whole_word_comes_first_then_its_beginning_then_a_slip(campus: Campus) {
        guests(&campus, &["Anna Maron", "Anna Marina", "Anna Marin", "Marin"]).await;
        let found = asks(&campus, Role::Facilities, "marin").await;
        let order = found[0].hits.iter().map(|hit| (hit.text.as_str(), hit.likeness)).collect::<Vec<_>>();
        assert_eq!(order, [
            ("Marin", Likeness::Same),
            ("Anna Marin", Likeness::Same),
            ("Anna Marina", Likeness::Begins),
            ("Anna Maron", Likeness::Near(1)),
        ]);
        assert_eq!(&found[0].hits[1].text[found[0].hits[1].marks[0].clone()], "Marin");
    }

    async fn a_guest_leads_to_the_stay_that_comes_next(campus: Campus) {
        let past = campus.clerk().books_for("Paola Sempre", "2026-05-02", 1).await.good();
        let guest = past.guests[0].guest.unwrap();
        let again = service::stay::Who { who: service::stay::NewGuest::Known(guest), dates: None };
        let mut wish = campus.clerk().wish("single", None, "2026-07-01", 2);
        wish.guests = vec![again];
        let next = campus.clerk().books_as(&wish, &campus.fresh_key()).await.good();
        wish.departure = day("2026-06-03");
        wish.arrival = day("2026-06-01");
        let called_off = campus.clerk().books_as(&wish, &campus.fresh_key()).await.good();
        campus.clerk().cancels(&called_off).await.good();
        campus.at("2026-06-01 09:00");
        let found = asks(&campus, Role::Facilities, "sempre").await;
        let About::Guest(Some(stay)) = &found[0].hits[0].about else { panic!("no stay") };
        assert_eq!(stay.reference, next.reference);
    }

    async fn a_reference_or_a_room_number_typed_whole_is_first_of_all(campus: Campus) {
        let stay = campus.clerk().books_for("Anna Onehundred", "2026-06-01", 1).await.good();
        for typed in [stay.reference.clone(), stay.reference.to_lowercase(), format!(" {} ", stay.reference)] {
            let found = asks(&campus, Role::Facilities, &typed).await;
            assert_eq!((found[0].kind, found[0].hits[0].text.as_str()), (Kind::Stay, stay.reference.as_str()));
            let About::Stay(shown) = &found[0].hits[0].about else { panic!("no stay") };
            assert_eq!(shown.guest.as_deref(), Some("Anna Onehundred"));
        }
        guests(&campus, &["101 Dalmatians"]).await;
        let found = asks(&campus, Role::Facilities, "101").await;
        assert_eq!((found[0].kind, found[0].hits[0].text.as_str()), (Kind::Room, "101 · Test"));
        assert_eq!(finds(&campus, Kind::Room, "10").await.len(), 5);
        assert_eq!(finds(&campus, Kind::Room, "test").await.len(), 0, "a pavilion is not each of its rooms");
        assert_eq!(finds(&campus, Kind::Room, "test 10").await.len(), 5);
        assert_eq!(finds(&campus, Kind::Pavilion, "tets").await, ["Test (T)"]);
    }

    async fn events_and_organisations_are_found_by_code_and_name(campus: Campus) {
        carried(&campus).await;
        assert_eq!(finds(&campus, Kind::Event, "economie sociale").await, ["A9710 Académie sur l'économie sociale"]);
        assert_eq!(finds(&campus, Kind::Event, "a971").await.len(), 1);
        assert_eq!(finds(&campus, Kind::Event, "a9711").await.len(), 0, "a digit is no slip");
        assert_eq!(finds(&campus, Kind::Organisation, "minsitere travail").await, ["Ministère du Travail"]);
    }

    async fn an_event_leads_to_its_page_those_who_may_open_it(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
        for (role, own, other) in [
            (Role::Organiser, true, false),
            (Role::Facilities, true, true),
            (Role::Management, true, true),
            (Role::Housekeeping, false, false),
        ] {
            for (code, opens) in [("26-001", own), ("26-002", other)] {
                let found = asks(&campus, role, code).await;
                let About::Event(page, ..) = &found[0].hits[0].about else { panic!("no event") };
                assert_eq!(page.as_deref(), opens.then_some(code), "{role:?}");
            }
        }
    }

    async fn who_may_not_read_stays_finds_neither_guests_nor_stays(campus: Campus) {
        let stay = campus.clerk().books_for("Test Secret", "2026-06-01", 1).await.good();
        carried(&campus).await;
        for role in [Role::Organiser, Role::Management] {
            assert!(asks(&campus, role, "secret").await.is_empty());
            assert!(asks(&campus, role, &stay.reference).await.is_empty());
            assert_eq!(asks(&campus, role, "academie").await.len(), 1);
            assert_eq!(asks(&campus, role, "101").await.len(), 1);
        }
        assert_eq!(asks(&campus, Role::Housekeeping, "secret").await.len(), 1);
    }

    async fn more_than_are_shown_is_said(campus: Campus) {
        guests(&campus, &["Ada Many"; 12]).await;
        let found = asks(&campus, Role::Facilities, "many").await;
        assert_eq!((found[0].hits.len(), found[0].more), (MOST_SHOWN, true));
    }

    async fn an_erased_guest_is_found_no_more_and_leaves_no_word(campus: Campus) {
        guests(&campus, &["Erna Vergessen", "Otto Bleibt"]).await;
        let id = campus.clerk().books_for("Wilhelmina Vergessen", "2026-07-01", 1).await.good().guests[0].guest.unwrap();
        campus.someone(Role::Administrator).erases(id).await.good();
        assert_eq!(finds(&campus, Kind::Guest, "vergessen").await, ["Erna Vergessen"]);
        let words = campus.texts("select word from search_word order by word").await;
        assert_eq!(words, ["bleibt", "erna", "otto", "vergessen"]);
        if let Some(bytes) = campus.database.bytes() {
            assert!(!bytes.windows(10).any(|window| window == b"wilhelmina"));
        }
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_refused_booking_leaves_no_word(campus: Campus) {
        for day in 0..3 {
            campus.clerk().books_for(&format!("Guest {day}"), "2026-06-01", 1).await.good();
        }
        campus.clerk().books_for("Fourth Unlucky", "2026-06-01", 1).await.error();
        assert_eq!(campus.texts("select word from search_word where word = 'unlucky'").await, [""; 0]);
    }

    async fn the_check_says_which_record_the_search_knows_wrongly(campus: Campus) {
        guests(&campus, &["Anna Rossi"]).await;
        carried(&campus).await;
        assert_eq!(campus.violations().await, [""; 0]);
        campus.sql("update search_word set word = 'rosso' where word = 'rossi'").await;
        campus.sql("delete from search_word where kind = 'event'").await;
        let found = campus.violations().await;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("guest ") && found[1].starts_with("event "), "{found:?}");
    }
}
