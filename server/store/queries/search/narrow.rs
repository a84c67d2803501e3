//! Which word of a question leads to the fewest records: only those are then read and compared with the whole question.

use crate::{Conn, StoreError, classify};
use domain::search::{forgiven, slips};
use store_model::search::Subject;

/// No word leads to more records than are read of it.
pub(super) const MOST: i64 = 2000;

/// No mistyped word stands for more words than these.
const MOST_NEAR: usize = 24;

/// Words from one to another, both included, in the order of their bytes.
pub(super) struct Span {
    pub from: String,
    pub until: String,
}

impl Span {
    /// All words that begin so.
    pub fn beginning(word: &str) -> Self {
        Self { from: word.to_owned(), until: format!("{word}{}", char::MAX) }
    }

    fn only(word: String) -> Self {
        Self { until: word.clone(), from: word }
    }
}

/// Where the records are that have the rarest of the words; none where one of the words leads nowhere.
pub(super) async fn narrow(
    db: &mut Conn,
    subject: Subject,
    words: &[String],
) -> Result<Option<Vec<Span>>, StoreError> {
    let mut rarest: Option<(i64, Vec<Span>)> = None;
    for word in words {
        let near = near(db, subject, word).await?;
        let span = Span::beginning(word);
        let reach = reach(db, subject, &span).await?;
        if reach == 0 && near.is_empty() {
            return Ok(None);
        }
        if rarest.as_ref().is_none_or(|(least, _)| reach < *least) {
            let spans = [span].into_iter().chain(near.into_iter().map(Span::only)).collect();
            rarest = Some((reach, spans));
        }
    }
    Ok(rarest.map(|(_, spans)| spans))
}

/// To how many records a span leads, as far as it matters.
async fn reach(db: &mut Conn, subject: Subject, span: &Span) -> Result<i64, StoreError> {
    let kind = subject.code();
    sqlx::query_scalar!(
        r#"select count(*) as "reach!: i64" from (
            select 1 from search_word where kind = $1 and word >= $2 and word <= $3 limit 2001) as some_words"#,
        kind,
        span.from,
        span.until
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// The words that what was typed may have been meant for, the nearest first.
async fn near(db: &mut Conn, subject: Subject, typed: &str) -> Result<Vec<String>, StoreError> {
    let most = forgiven(typed);
    if most == 0 {
        return Ok(Vec::new());
    }
    let (kind, letters) = (subject.code(), typed.chars().count());
    let number = |letters: usize| i64::try_from(letters).unwrap_or(i64::MAX);
    let (fewest, longest) = (number(letters.saturating_sub(most)), number(letters + most));
    let known = sqlx::query_scalar!(
        "select word from search_word where kind = $1 and letters >= $2 and letters <= $3 group by letters, word",
        kind,
        fewest,
        longest
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let slipped = known.into_iter().filter_map(|word| Some((slips(typed, &word, most)?, word)));
    let mut near = slipped.filter(|(slips, word)| *slips > 0 && !word.starts_with(typed)).collect::<Vec<_>>();
    near.sort();
    near.truncate(MOST_NEAR);
    Ok(near.into_iter().map(|(_, word)| word).collect())
}
