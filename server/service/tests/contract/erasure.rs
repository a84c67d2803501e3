//! Erasing a person leaves counts and nothing else.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::stay::Stay;
use service::ServiceError;

const NAME: &str = "Wilhelmina Erasable";

on_both! {
    async fn an_erased_name_is_in_no_table_and_in_no_byte_of_the_file(campus: Campus) {
        let stay = campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        assert!(is_anywhere(&campus, NAME).await);
        campus.someone(Role::Administrator).erases(stay.guests[0].guest.unwrap()).await.good();
        assert!(!is_anywhere(&campus, NAME).await);
    }

    async fn one_among_many_is_erased_from_the_bytes_too(campus: Campus) {
        let mut stays = Vec::<Stay>::new();
        for number in 0..120 {
            // Names in no order, so that pages of the index split and are rewritten.
            let name = format!("{:08x} Erasable {number}", (number * 2_654_435_761_u64) & 0xffff_ffff);
            stays.push(campus.clerk().books_for(&name, &format!("2027-{:02}-{:02}", 1 + number / 28, 1 + number % 28), 1).await.good());
        }
        for number in (0..120_usize).step_by(7) {
            let guest = stays[number].guests[0].guest.unwrap();
            campus.someone(Role::Administrator).erases(guest).await.good();
            let name = format!("{:08x} Erasable", (number as u64 * 2_654_435_761_u64) & 0xffff_ffff);
            assert!(!is_anywhere(&campus, &name).await, "{name}");
        }
    }

    async fn the_stay_of_an_erased_person_keeps_its_nights_and_heads(campus: Campus) {
        let stay = campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        let before = campus.clerk().reads_nights(("2026-06-01", "2026-07-01"), None).await.good();
        campus.someone(Role::Administrator).erases(stay.guests[0].guest.unwrap()).await.good();
        let seen = campus.clerk().sees(&stay).await.good();
        assert_eq!((seen.guests[0].guest, seen.guests[0].heads), (None, 1));
        assert_eq!(campus.clerk().reads_nights(("2026-06-01", "2026-07-01"), None).await.good(), before);
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
    }

    async fn erasing_nobody_is_said(campus: Campus) {
        let nobody = domain::ids::GuestId::new(campus.ctx.ids.next());
        let error = campus.someone(Role::Administrator).erases(nobody).await.error();
        assert!(matches!(error, ServiceError::NotFound("guest")), "{error:?}");
        assert_eq!(campus.number("select count(*) from erased").await, 0);
    }
}

/// Whether a text stands in any column of any table, or anywhere in the file.
pub async fn is_anywhere(campus: &Campus, text: &str) -> bool {
    let in_bytes = campus.database.bytes().is_some_and(|bytes| contains(&bytes, text.as_bytes()));
    let dump = campus.dump().await;
    let hex = text.bytes().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    in_bytes || dump.contains(text) || dump.contains(&hex)
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
