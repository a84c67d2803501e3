//! Line ends made alike, so that lines can be counted whatever program wrote the file.

use std::io::{self, BufRead, Read};

/// Hands on what it reads with `\n` for `\r\n`, and a line end after the last line.
pub(super) struct Newlines<R> {
    inner: R,
    last: Option<u8>,
}

impl<R: BufRead> Newlines<R> {
    pub fn of(inner: R) -> Self {
        Self { inner, last: None }
    }
}

impl<R: BufRead> Read for Newlines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < buffer.len() {
            let input = self.inner.fill_buf()?;
            let Some(&byte) = input.first() else { break };
            let plain = input.iter().take(buffer.len() - written).take_while(|byte| **byte != b'\r').count();
            if plain > 0 {
                buffer[written..written + plain].copy_from_slice(&input[..plain]);
                self.last = input.get(plain - 1).copied();
                self.inner.consume(plain);
                written += plain;
                continue;
            }
            self.inner.consume(1);
            let ends_line = self.inner.fill_buf()?.first() == Some(&b'\n');
            if !ends_line {
                buffer[written] = byte;
                self.last = Some(byte);
                written += 1;
            }
        }
        if written == 0 && !buffer.is_empty() && self.last.is_some_and(|last| last != b'\n') {
            buffer[0] = b'\n';
            self.last = Some(b'\n');
            written = 1;
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn line_ends_become_alike_across_any_border() {
        for capacity in 1..8 {
            let input = BufReader::with_capacity(capacity, b"a\r\nb\r\r\nc\n\r\nd".as_slice());
            let mut text = String::new();
            Newlines::of(input).read_to_string(&mut text).unwrap();
            assert_eq!(text, "a\nb\r\nc\n\nd\n", "{capacity}");
        }
    }

    #[test]
    fn nothing_stays_nothing() {
        let mut text = String::new();
        Newlines::of(b"".as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, "");
    }
}
