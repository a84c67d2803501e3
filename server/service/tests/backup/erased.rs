//! Who was erased after a backup was made does not come back with it.

use super::copy::{away, backup, nothing_yet, restore};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use service::Actor;
use uuid::Uuid;

const NAME: &str = "Wilhelmina Erasable";

on_both! {
    async fn a_person_erased_since_is_erased_again_from_the_list(campus: Campus) {
        let stay = campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        campus.clerk().books_for("Ada Tester", "2026-06-01", 3).await.good();
        let bytes = backup(&campus).await;
        campus.someone(Role::Administrator).erases(stay.guests[0].guest.unwrap()).await.good();
        let list = exported(&campus).await;

        let copy = nothing_yet(campus.database.engine).await.unwrap();
        let restored = restore(&copy, &bytes, &list).await.good();
        assert_eq!(restored.erased_again, 1);
        let dump = copy.dump().await;
        assert!(!dump.contains(NAME) && dump.contains("Ada Tester"));
        let in_file = |bytes: Vec<u8>| bytes.windows(NAME.len()).any(|window| window == NAME.as_bytes());
        assert!(!copy.database.bytes().is_some_and(in_file));
        assert_eq!(copy.taken("single", "2026-06-02").await, 2);
        assert_eq!(copy.violations().await, [""; 0]);
        // The next backup of the copy knows of it by itself.
        assert_eq!(exported(&copy).await, list);
        away(copy).await;
    }

    async fn without_the_list_the_person_would_be_back(campus: Campus) {
        let stay = campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        let bytes = backup(&campus).await;
        campus.someone(Role::Administrator).erases(stay.guests[0].guest.unwrap()).await.good();
        let copy = nothing_yet(campus.database.engine).await.unwrap();
        restore(&copy, &bytes, &[]).await.good();
        assert!(copy.dump().await.contains(NAME), "this control shows that the test above proves something");
        away(copy).await;
    }
}

on_both! {
    async fn what_retention_erased_does_not_come_back_with_an_older_backup(campus: Campus) {
        campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        let need = campus.id(Uuid::from_u128(18));
        campus.sql(&format!("insert into guest_need select {need}, id, 'diet', 'no hazelnuts' from guest")).await;
        campus.sql("update account set signed_in_at = 1780000000 where role <> 'auditor'").await;
        let bytes = backup(&campus).await;
        campus.at("2026-07-10 09:00");
        service::retention::run(&campus.ctx, &Actor::operator()).await.good();
        let list = exported(&campus).await;
        assert_eq!(list.len(), 2, "a need and the auditor, who never signed in; the guest stays for two years");

        let copy = nothing_yet(campus.database.engine).await.unwrap();
        assert_eq!(restore(&copy, &bytes, &list).await.good().erased_again, 2);
        let dump = copy.dump().await;
        assert!(!dump.contains("no hazelnuts") && !dump.contains("auditor@campus.test") && dump.contains(NAME));
        assert_eq!(copy.violations().await, [""; 0]);
        away(copy).await;
    }
}

/// The list as `foresteria erased` prints it and `restore --erased` reads it.
async fn exported(campus: &Campus) -> Vec<service::backup::Erased> {
    let list = service::backup::erased(&campus.ctx, &Actor::operator()).await.good();
    let mut text = Vec::new();
    service::backup::write_erased(&list, &mut text).unwrap();
    service::backup::read_erased(&mut text.as_slice()).unwrap()
}
