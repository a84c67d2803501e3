//! What comes along with an event that is moved or repeated, and what keeps it from being moved.

use super::pipeline::{fault, found};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use crate::support::registration::terms;
use domain::access::Role;
use domain::event::EventPart;
use domain::ids::{EventId, TranslationId};
use domain::language::Language;
use domain::translation::{Order as Paper, OrderState};
use service::{event, translation};

on_both! {
    async fn an_event_moved_away_from_a_guest_in_house(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let id = campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), false).await;
        campus.has_a_hall().await;
        campus.plans(&desk, "26-001", &campus.wants_hall("2026-06-03 09:00", "2026-06-03 11:00")).await.good();
        let stay = campus.hosts(id, "Anna Rossi", "2026-06-01", 4).await;
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        campus.hosts(id, "Bo Rossi", "2026-06-02", 3).await;
        campus.at("2026-06-01 15:00");
        campus.clerk().checks_in(&stay).await.good();
        let before = campus.dump().await;
        let refused = event::shift(&campus.ctx, &desk, ("26-001", 1), (7, true)).await;
        assert_eq!(fault(refused), ("stays".to_owned(), "in_house"));
        assert_eq!(campus.dump().await, before, "the halls went, and the guest did not");
        let stay = campus.clerk().sees(&stay).await.good();
        campus.clerk().checks_out(&stay).await.good();
        event::shift(&campus.ctx, &desk, ("26-001", 1), (7, true)).await.good();
        assert_eq!(found(&campus, "26-001").await.from, day("2026-06-08"));
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn a_repeated_event_lost_its_documents_its_registration_and_those_it_was_shared_with(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let (organiser, colleague) = (campus.actor(Role::Organiser), campus.has_a_colleague().await);
        event::share(&campus.ctx, &organiser, "26-001", colleague.id().unwrap()).await.good();
        campus.opens_registration("26-001", &terms()).await;
        let paper = Paper {
            title: "Speech".to_owned(), words: 3000, source: Language::English, target: Language::French,
            due: day("2026-05-20"), translator: "Words Ltd".to_owned(), interpreter: None, state: OrderState::Ordered,
        };
        let gone = Paper { title: "Old".to_owned(), state: OrderState::Withdrawn, ..paper.clone() };
        for one in [&paper, &gone] {
            let id = TranslationId::new(campus.ctx.ids.next());
            translation::add(&campus.ctx, &organiser, ("26-001", id), one).await.good();
        }
        let id = EventId::new(campus.ctx.ids.next());
        let code = event::duplicate(&campus.ctx, &organiser, "26-001", (id, day("2027-06-07"))).await.good();
        let again = event::one(&campus.ctx, &organiser, &code).await.good();
        let people = again.people.iter().map(|one| (Some(one.account), one.part)).collect::<Vec<_>>();
        assert_eq!(people, [(organiser.id(), EventPart::Organiser), (colleague.id(), EventPart::Shared)]);
        let lines = translation::list(&campus.ctx, &organiser).await.good().into_iter().map(|line| line.translation);
        let [copy] = &lines.filter(|one| one.event == id).collect::<Vec<_>>()[..] else { panic!("no document") };
        // A year and six days later.
        assert_eq!(copy.order, Paper { due: day("2027-05-26"), translator: String::new(), ..paper });
        let kept = format!(
            "select closes_on || ' ' || fee_cents || ' ' || note || pay_link from registration r
            join event e on e.id = r.event_id where e.code = '{code}' and r.closed"
        );
        assert_eq!(campus.texts(&kept).await, ["2027-05-31 5000 Bring a badge"]);
        assert_eq!(campus.number("select count(*) from registration_link").await, 1, "a link belongs to one time");
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }
}
