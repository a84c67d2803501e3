//! What an import writes, and what it refuses.

use super::empty::on_both_empty;
use super::steps::{DEMO, SMALL, overview_on, refusal, rooms_on, take};
use crate::support::campus::Campus;
use domain::campus::Code;
use service::campus::Imported;

on_both_empty! {
    async fn the_demo_imported_twice_changes_nothing_the_second_time(campus: Campus) {
        let first = take(&campus.ctx, DEMO, &[]).await.unwrap();
        assert_eq!((first.new, first.changed, first.same), (first.read, 0, 0));
        let kept = campus.number("select count(*) from history").await;
        assert_eq!(kept, first.new, "one line of history a record");
        let before = overview_on(&campus, "2024-11-01").await;

        let second = take(&campus.ctx, DEMO, &[]).await.unwrap();
        assert_eq!(
            second,
            Imported { read: first.read, new: 0, changed: 0, same: first.read, unnamed: vec![] }
        );
        assert_eq!(campus.number("select count(*) from history").await, kept);
        assert_eq!(overview_on(&campus, "2024-11-01").await, before);
        assert_eq!(campus.number("select count(*) from import where kind = 'campus'").await, 2);
    }

    async fn only_what_differs_is_written_and_the_rest_stays(campus: Campus) {
        let first = take(&campus.ctx, SMALL, &[]).await.unwrap();
        let other = SMALL
            .replace("Hall C", "Hall Cedar")
            .replace(
                "numbers = '101', type = 'single' }, {",
                "numbers = '101', type = 'single', step_free = true }, {",
            )
            .replace("numbers = '102'", "numbers = '103'");
        let second = take(&campus.ctx, &other, &[]).await.unwrap();
        assert_eq!((second.new, second.changed, second.same), (1, 2, first.read - 3));
        assert_eq!(second.unnamed.iter().map(Code::as_str).collect::<Vec<_>>(), ["P-102"]);
        assert_eq!(rooms_on(&campus, "2024-11-01").await, (3, 3), "nothing is deleted");
        let told = "select count(*) from history where subject = 'space' and before like '%Hall C\"%'
            and after like '%Hall Cedar%'";
        assert_eq!(campus.number(told).await, 1);
    }

    async fn a_file_with_a_fault_changes_nothing_and_names_every_field(campus: Campus) {
        let wrong = SMALL.replace("'other'", "'atlantis'").replace("beds = 1", "beds = 0");
        assert_eq!(
            refusal(&campus.ctx, &wrong).await,
            "line 7, column 12: room_type.beds: \"0\": 0 is not between 1 and 20\n\
             line 12, column 15: pavilion.cluster: \"atlantis\" is not known; use one of: africa, americas, asia, \
             europe, oceania, other"
        );
        assert_eq!(campus.number("select count(*) from pavilion").await, 0);
    }

    async fn a_variant_is_chosen_once(campus: Campus) {
        take(&campus.ctx, DEMO, &["americas-2-rooms"]).await.unwrap();
        assert_eq!(rooms_on(&campus, "2019-06-01").await, (280, 280));
        assert_eq!(rooms_on(&campus, "2024-11-01").await, (200, 200));
        let told = refusal(&campus.ctx, DEMO).await;
        assert!(told.contains("\"AM4-001\" is in the database, and records are never deleted"), "{told}");
        assert_eq!(rooms_on(&campus, "2024-11-01").await, (200, 200));
    }

    async fn a_known_space_keeps_its_parts(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.unwrap();
        let told = refusal(&campus.ctx, &SMALL.replace("['A', 'B']", "['A', 'C']")).await;
        assert_eq!(
            told,
            "line 21, column 18: pavilion.floor.space.joins: \"J\" cannot be made of other parts than before; give \
             the new arrangement a code of its own"
        );
    }
}
