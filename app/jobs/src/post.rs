//! The way out for mail: a mail server, the demonstration's page of caught mails, or none yet.

use std::time::{Duration, SystemTime};

use domain::{hub::Hub, id::MailId, language::Language, mail::Mail, moment::Moment};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

use crate::tools::Failure;

/// How long a mail server may take over one mail.
const PATIENCE: Duration = Duration::from_secs(60);

/// Answers by which a mail server refuses this recipient or this mail for good (RFC 5321 §4.2.3). Any other refusal may be a
/// matter of its settings or ours, and is tried again.
const FOR_GOOD: [u16; 4] = [550, 551, 553, 556];

/// Where mails go.
#[derive(Clone)]
pub enum Post {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Nowhere: they are read at a page.
    Caught,
    /// Nowhere yet: they wait in the outbox until a mail server is named.
    Unset,
}

impl Post {
    /// A mail server by its URL: `smtps://user:password@host`, or `smtp://user:password@host?tls=required` for STARTTLS.
    ///
    /// # Errors
    /// A sentence when the URL names no mail server, or would send passwords and mails in the clear over a network.
    pub fn smtp(url: &str) -> Result<Self, String> {
        let secure = url.starts_with("smtps://") || url.contains("tls=required");
        let local = ["@", "//"].iter().any(|before| {
            ["localhost", "127.0.0.1", "[::1]"].iter().any(|host| url.contains(&format!("{before}{host}")))
        });
        if !secure && !local {
            return Err("the mail server's URL must begin with smtps:// or end with ?tls=required: \
                without either, mails would cross the network unencrypted"
                .to_owned());
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| format!("the mail server's URL cannot be read: {error}"))?;
        Ok(Self::Smtp(builder.timeout(Some(PATIENCE)).build()))
    }

    /// Whether mails are kept to be read instead of sent.
    pub fn keeps(&self) -> bool {
        matches!(self, Self::Caught)
    }

    /// Sends a mail. A second sending has the same Message-ID, so that mailboxes may fold the two into one.
    pub(crate) async fn send(&self, id: MailId, hub: &Hub, mail: &Mail, now: Moment) -> Result<(), Failure> {
        let Self::Smtp(server) = self else {
            return if self.keeps() { Ok(()) } else { Err(Failure::Waits("no mail server is named yet".to_owned())) };
        };
        if hub.mailbox.is_empty() {
            return Err(Failure::Waits("the hub has no mail address yet".to_owned()));
        }
        let message = message(id, hub, mail, now)
            .map_err(|error| Failure::Never(format!("no mail can be made of it: {error}")))?;
        match server.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.status().is_some_and(|code| FOR_GOOD.contains(&code.into())) => {
                Err(Failure::Never(error.to_string()))
            }
            Err(error) => Err(Failure::Again(error.to_string())),
        }
    }
}

fn message(
    id: MailId,
    hub: &Hub,
    mail: &Mail,
    now: Moment,
) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
    let from: Address = hub.mailbox.parse()?;
    let name = Some(hub.name.get(Language::En).to_owned()).filter(|name| !name.is_empty());
    let seconds = u64::try_from(now.seconds()).unwrap_or(0);
    let builder = Message::builder()
        .message_id(Some(format!("<{id}@{}>", from.domain())))
        .from(Mailbox::new(name, from))
        .to(Mailbox::new(None, mail.address.parse()?))
        .subject(mail.subject.clone())
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .header(AutoSubmitted);
    let text = SinglePart::plain(mail.body.clone());
    let Some(calendar) = &mail.calendar else { return Ok(builder.singlepart(text)?) };
    // Outlook and Gmail read the part inside the alternative, others offer the file (RFC 6047 and their habits).
    let kind = ContentType::parse(&format!("text/calendar; method={}; charset=utf-8", calendar.method.code()))?;
    let part = SinglePart::builder().header(kind.clone()).body(calendar.text.clone());
    let file = Attachment::new("invitation.ics".to_owned()).body(calendar.text.clone(), kind);
    let both = MultiPart::alternative().singlepart(text).singlepart(part);
    Ok(builder.multipart(MultiPart::mixed().multipart(both).singlepart(file))?)
}

/// Tells other programs not to answer (RFC 3834): no holiday notices to the hub.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_across_the_network_must_be_reached_encrypted() {
        for good in [
            "smtps://u:p@mail.example",
            "smtp://u:p@mail.example?tls=required",
            "smtp://127.0.0.1:2525",
            "smtp://u:p@localhost:25",
        ] {
            assert!(Post::smtp(good).is_ok(), "{good}");
        }
        for bad in
            ["smtp://u:p@mail.example", "smtp://mail.example?tls=opportunistic", "https://mail.example", "mail.example"]
        {
            assert!(Post::smtp(bad).is_err(), "{bad}");
        }
    }
}
