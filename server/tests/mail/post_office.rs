//! A mail server of the test's own on a port of this machine. It speaks as much of SMTP (RFC 5321) as one mail needs, secures
//! its line (RFC 3207) and asks for a password (RFC 4954) where the test wants it to, and answers the recipient with what the
//! test asks it to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// How it secures its line.
#[derive(Clone)]
pub enum Line {
    /// Not at all.
    Plain,
    /// When it is asked to; nobody signs in before.
    OnAsking(TlsAcceptor),
    /// From the first byte on.
    FromFirst(TlsAcceptor),
}

/// A running mail server; it stops when dropped.
pub struct PostOffice {
    /// Where it listens.
    pub address: SocketAddr,
    desk: Arc<Desk>,
    server: JoinHandle<()>,
}

/// What it does, and what it kept.
struct Desk {
    answer: &'static str,
    line: Line,
    /// What has to be said to sign in, as `AUTH PLAIN` says it.
    login: Option<&'static str>,
    taken: Mutex<Vec<String>>,
    heard: Mutex<Vec<String>>,
}

impl PostOffice {
    /// One that takes every mail.
    pub async fn open() -> Self {
        Self::answering("250 welcome").await
    }

    /// One that answers every recipient in the same way.
    pub async fn answering(answer: &'static str) -> Self {
        Self::with(answer, Line::Plain, None).await
    }

    /// One that takes mails of whoever signs in, over such a line.
    pub async fn letting_in(login: &'static str, line: Line) -> Self {
        Self::with("250 welcome", line, Some(login)).await
    }

    async fn with(answer: &'static str, line: Line, login: Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its number");
        let desk = Desk { answer, line, login, taken: Mutex::default(), heard: Mutex::default() };
        let desk = Arc::new(desk);
        let at_work = Arc::clone(&desk);
        let server = tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(receive(line, Arc::clone(&at_work)));
            }
        });
        Self { address, desk, server }
    }

    /// The mails it took, whole.
    pub fn mails(&self) -> Vec<String> {
        self.desk.taken.lock().expect("the mails").clone()
    }

    /// Every command it heard, with whether the line was secured by then.
    pub fn heard(&self) -> Vec<String> {
        self.desk.heard.lock().expect("what was said").clone()
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// One connection, until the other side hangs up.
async fn receive(line: TcpStream, desk: Arc<Desk>) -> Option<()> {
    match desk.line.clone() {
        Line::Plain => desk.serve(line, Secured::Never).await.map(drop),
        Line::FromFirst(tls) => desk.serve(tls.accept(line).await.ok()?, Secured::FromFirst).await.map(drop),
        Line::OnAsking(tls) => {
            let line = desk.serve(line, Secured::NotYet).await??;
            desk.serve(tls.accept(line).await.ok()?, Secured::Now).await.map(drop)
        }
    }
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secured {
    Never,
    FromFirst,
    NotYet,
    Now,
}

impl Desk {
    /// Talks until the other side hangs up; the line is given back where it asks to secure it.
    async fn serve<L: AsyncRead + AsyncWrite + Unpin>(&self, line: L, secured: Secured) -> Option<Option<L>> {
        let (mut line, mut is_in) = (BufReader::new(line), self.login.is_none());
        if secured != Secured::Now {
            say(&mut line, "220 office.test").await?;
        }
        loop {
            let said = hear(&mut line).await?;
            let word = said.split(' ').next().unwrap_or_default().to_uppercase();
            let mark = if matches!(secured, Secured::FromFirst | Secured::Now) { "secured" } else { "plain" };
            self.heard.lock().ok()?.push(format!("{mark} {word}"));
            let reply = match word.as_str() {
                "EHLO" => self.offers(secured),
                "STARTTLS" if secured == Secured::NotYet => {
                    say(&mut line, "220 go on").await?;
                    return Some(Some(line.into_inner()));
                }
                "AUTH" => {
                    is_in = said.strip_prefix("AUTH PLAIN ").is_some_and(|told| Some(told) == self.login);
                    if is_in { "235 welcome" } else { "535 no such password" }
                }
                "MAIL" if !is_in => "530 sign in first",
                "RCPT" => self.answer,
                "DATA" => {
                    say(&mut line, "354 go on").await?;
                    self.take(&mut line).await?;
                    "250 taken"
                }
                "QUIT" => "221 bye",
                _ => "250 yes",
            };
            say(&mut line, reply).await?;
        }
    }

    fn offers(&self, secured: Secured) -> &'static str {
        match (secured, self.login) {
            (Secured::NotYet, _) => "250-office.test\r\n250 STARTTLS",
            (_, Some(_)) => "250-office.test\r\n250 AUTH PLAIN",
            (_, None) => "250 office.test",
        }
    }

    async fn take<L: AsyncRead + Unpin>(&self, line: &mut BufReader<L>) -> Option<()> {
        let mut mail = String::new();
        loop {
            let text = hear(line).await?;
            if text == "." {
                break;
            }
            mail.push_str(&text);
            mail.push('\n');
        }
        self.taken.lock().ok()?.push(mail);
        Some(())
    }
}

async fn say<L: AsyncWrite + AsyncRead + Unpin>(line: &mut BufReader<L>, text: &str) -> Option<()> {
    line.get_mut().write_all(format!("{text}\r\n").as_bytes()).await.ok()?;
    line.get_mut().flush().await.ok()
}

async fn hear<L: AsyncRead + Unpin>(line: &mut BufReader<L>) -> Option<String> {
    let mut said = String::new();
    let read = line.read_line(&mut said).await.ok()?;
    (read > 0).then(|| said.trim_end_matches(['\r', '\n']).to_owned())
}
