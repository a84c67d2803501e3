//! References that people read out and type: short, made of an id, and without signs that are taken for each other.

use uuid::Uuid;

/// Letters and digits that are not taken for each other: no I, L, O, U, Z, 0, 1.
const SIGNS: [u8; 29] = *b"23456789ABCDEFGHJKMNPQRSTVWXY";

/// `B-7KQ4-M2XT`: a letter that says of what it is, and the end of an id, which is random.
pub fn of(letter: char, id: Uuid) -> String {
    let mut left = id.as_u128() & u128::from(u64::MAX);
    let mut text = String::from(letter);
    for place in 0..8 {
        if place % 4 == 0 {
            text.push('-');
        }
        let sign = usize::try_from(left % SIGNS.len() as u128).unwrap_or_default();
        text.push(char::from(SIGNS[sign]));
        left /= SIGNS.len() as u128;
    }
    text
}

/// Whether a text could be a reference with this letter.
pub fn is_one(letter: &str, text: &str) -> bool {
    let signs = |part: &str| part.len() == 4 && part.bytes().all(|sign| SIGNS.contains(&sign));
    let mut parts = text.split('-');
    parts.next() == Some(letter) && parts.clone().count() == 2 && parts.all(signs)
}
