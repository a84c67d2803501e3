//! What an event is charged to, and what the finance system calls the charge.

/// The longest recharge code, in letters.
pub const LONGEST_CODE: usize = 40;

/// The longest reference of the finance system, in letters.
pub const LONGEST_REFERENCE: usize = 60;

/// What is wrong with a code or a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// It is longer than is kept.
    TooLong,
    /// It has letters that finance systems do not take, or begins with none of A–Z and 0–9.
    Letters,
}

/// The same without needless spaces.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a code that is tidy can be kept: letters A–Z, digits, spaces and `-` `.` `/` `_` `:`, beginning with a letter
/// or a digit. Empty is none yet.
pub fn check_code(code: &str) -> Result<(), CodeFault> {
    check(code, LONGEST_CODE)
}

/// Whether a reference that is tidy can be kept; by the same rule.
pub fn check_reference(reference: &str) -> Result<(), CodeFault> {
    check(reference, LONGEST_REFERENCE)
}

fn check(text: &str, longest: usize) -> Result<(), CodeFault> {
    if text.chars().count() > longest {
        return Err(CodeFault::TooLong);
    }
    let fits = |letter: char| letter.is_ascii_alphanumeric() || " -./_:".contains(letter);
    let begins = text.chars().next().is_none_or(|first| first.is_ascii_alphanumeric());
    if begins && text.chars().all(fits) { Ok(()) } else { Err(CodeFault::Letters) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_what_a_finance_system_takes() {
        assert_eq!(tidy("  P 2026/017 \t A "), "P 2026/017 A");
        for code in ["", "P.2026/017-A", "502441 04:B_2", &"9".repeat(LONGEST_CODE)] {
            assert_eq!(check_code(code), Ok(()), "{code}");
        }
        for code in ["=1+1", "-17", "P;17", "Größe", "@x", "P\n17"] {
            assert_eq!(check_code(code), Err(CodeFault::Letters), "{code}");
        }
        assert_eq!(check_code(&"9".repeat(LONGEST_CODE + 1)), Err(CodeFault::TooLong));
        assert_eq!(check_reference(&"9".repeat(LONGEST_REFERENCE)), Ok(()));
    }
}
