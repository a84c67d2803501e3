//! Room numbers written short: `101-112, 115`.

/// The most rooms one entry may stand for; a longer one is taken for a slip.
const MOST_ROOMS: usize = 200;

/// The numbers a list stands for, in its order; `None` where it is no such list. Both ends of a range have the same
/// number of digits, so that `001-012` keeps its noughts and `1-012` is a slip.
pub(super) fn expand(list: &str) -> Option<Vec<String>> {
    let mut numbers = Vec::new();
    for item in list.split(',').map(str::trim) {
        match item.split_once('-') {
            None if is_number(item) => numbers.push(item.to_owned()),
            Some((from, until)) => numbers.extend(range(from, until)?),
            None => return None,
        }
        if numbers.len() > MOST_ROOMS {
            return None;
        }
    }
    Some(numbers)
}

fn range(first: &str, last: &str) -> Option<Vec<String>> {
    if !is_number(first) || !is_number(last) || first.len() != last.len() {
        return None;
    }
    let (from, until): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    if from >= until || until - from >= MOST_ROOMS {
        return None;
    }
    Some((from..=until).map(|number| format!("{number:0width$}", width = first.len())).collect())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn a_range_keeps_its_noughts() {
        assert_eq!(expand("008-011, 115").unwrap(), ["008", "009", "010", "011", "115"]);
    }

    #[test]
    fn slips_are_refused() {
        for slip in ["", "112-101", "1-012", "101-", "101;102", "101,,102", "10a", "001-999", "101-101"] {
            assert_eq!(expand(slip), None, "{slip:?}");
        }
    }
}
