//! The index of words, written.

use crate::{Conn, StoreError, classify};
use std::collections::BTreeSet;
use store_model::search::{Named, Subject};
use uuid::Uuid;

/// Makes a record findable by the words of a text.
pub async fn add(db: &mut Conn, subject: Subject, id: Uuid, text: &str) -> Result<(), StoreError> {
    let words = domain::search::folded(text).into_iter().collect::<BTreeSet<_>>();
    let words = words.into_iter().collect::<Vec<_>>();
    for four in words.chunks(4) {
        add_some(db, subject, id, four).await?;
    }
    Ok(())
}

/// Up to four words in one statement: most names have no more. Where there are fewer, the last is said again.
async fn add_some(db: &mut Conn, subject: Subject, id: Uuid, words: &[String]) -> Result<(), StoreError> {
    let kind = subject.code();
    let word = |place: usize| words.get(place).or(words.last()).map_or("", String::as_str);
    let letters = |word: &str| i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
    let (one, two, three, four) = (word(0), word(1), word(2), word(3));
    let (in_one, in_two, in_three, in_four) = (letters(one), letters(two), letters(three), letters(four));
    sqlx::query!(
        "insert into search_word (kind, subject_id, word, letters)
        values ($1, $2, $3, $4), ($1, $2, $5, $6), ($1, $2, $7, $8), ($1, $2, $9, $10)
        on conflict do nothing",
        kind,
        id,
        one,
        in_one,
        two,
        in_two,
        three,
        in_three,
        four,
        in_four
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Makes a record impossible to find.
pub async fn remove(db: &mut Conn, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from search_word where subject_id = $1", id)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// Makes the whole index anew from the records.
pub async fn rebuild(db: &mut Conn) -> Result<(), StoreError> {
    sqlx::query!("delete from search_word").execute(&mut *db).await.map_err(classify)?;
    for subject in Subject::ALL {
        for record in texts(db, subject).await? {
            add(db, subject, record.id, &record.text).await?;
        }
    }
    Ok(())
}

/// Every record of a kind with the text it is found by.
pub async fn texts(db: &mut Conn, subject: Subject) -> Result<Vec<Named>, StoreError> {
    match subject {
        Subject::Guest => {
            sqlx::query_as!(Named, r#"select id as "id: Uuid", full_name as text from guest"#)
                .fetch_all(db)
                .await
        }
        Subject::Event => {
            sqlx::query_as!(
                Named,
                r#"select id as "id: Uuid", code || ' ' || title as "text!: String" from event"#
            )
            .fetch_all(db)
            .await
        }
        Subject::Organisation => {
            sqlx::query_as!(Named, r#"select id as "id: Uuid", name as text from organisation"#)
                .fetch_all(db)
                .await
        }
    }
    .map_err(classify)
}

/// Every word of the index, with the record it leads to.
pub async fn entries(db: &mut Conn, subject: Subject) -> Result<Vec<(Uuid, String)>, StoreError> {
    let kind = subject.code();
    let rows = sqlx::query!(
        r#"select subject_id as "subject_id: Uuid", word from search_word where kind = $1"#,
        kind
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (row.subject_id, row.word)).collect())
}
