//! A mail server that catches what it is sent (RFC 5321, the least of it) and refuses as it is told to.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// A mail as it arrived.
#[derive(Debug)]
pub struct Caught {
    pub from: String,
    pub to: String,
    pub text: String,
}

/// A running mail server.
pub struct Catcher {
    pub url: String,
    pub mails: mpsc::UnboundedReceiver<Caught>,
    refusal: Arc<Mutex<Option<&'static str>>>,
}

impl Catcher {
    pub async fn begin() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (sender, mails) = mpsc::unbounded_channel();
        let refusal = Arc::new(Mutex::new(None));
        let refuses = Arc::clone(&refusal);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, sender.clone(), Arc::clone(&refuses)));
            }
        });
        Self { url, mails, refusal }
    }

    /// Answers every recipient so from now on; none takes all of them.
    pub fn refuse(&self, with: Option<&'static str>) {
        *self.refusal.lock().unwrap() = with;
    }
}

async fn talk(stream: TcpStream, sender: mpsc::UnboundedSender<Caught>, refusal: Arc<Mutex<Option<&'static str>>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut from, mut to) = (String::new(), String::new());
    write.write_all(b"220 catcher\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let refused = *refusal.lock().unwrap();
        let answer = match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
            "EHLO" => "250-catcher\r\n250 8BITMIME",
            "MAIL" => {
                from = between(&line);
                "250 go on"
            }
            "RCPT" => {
                to = between(&line);
                refused.unwrap_or("250 go on")
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.unwrap();
                let mut text = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                sender.send(Caught { from: from.clone(), to: to.clone(), text }).unwrap();
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

fn between(line: &str) -> String {
    line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(address, _)| address).to_owned()
}
