//! A mail server of the test's own on a port of this machine. It speaks as much of SMTP (RFC 5321) as one mail needs, and
//! answers the recipient with what the test asks it to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A running mail server; it stops when dropped.
pub struct PostOffice {
    /// Where it listens.
    pub address: SocketAddr,
    taken: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<()>,
}

impl PostOffice {
    /// One that takes every mail.
    pub async fn open() -> Self {
        Self::answering("250 welcome").await
    }

    /// One that answers every recipient in the same way.
    pub async fn answering(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its number");
        let taken = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&taken);
        let server = tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(serve(line, answer, Arc::clone(&kept)));
            }
        });
        Self { address, taken, server }
    }

    /// The mails it took, whole.
    pub fn mails(&self) -> Vec<String> {
        self.taken.lock().expect("the mails").clone()
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// One connection, until the other side hangs up.
async fn serve(mut line: TcpStream, answer: &'static str, taken: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let (read, mut write) = line.split();
    let mut words = BufReader::new(read).lines();
    write.write_all(b"220 office.test\r\n").await.ok()?;
    while let Some(said) = words.next_line().await.ok()? {
        let reply = match said.split(' ').next().unwrap_or_default().to_uppercase().as_str() {
            "RCPT" => answer,
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut mail = String::new();
                while let Some(text) = words.next_line().await.ok()?.filter(|text| text != ".") {
                    mail.push_str(&text);
                    mail.push('\n');
                }
                taken.lock().ok()?.push(mail);
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        write.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
    }
    Some(())
}
