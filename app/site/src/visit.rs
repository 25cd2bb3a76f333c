//! One request's circumstances: the moment, the language, and who is asking.

use std::{
    borrow::Borrow,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use domain::{
    access::Who,
    agenda::DOORS,
    fields::Fault,
    hub::Hub,
    id::{PersonId, RequestKey},
    language::{Language, Text},
    moment::{Moment, Zone},
};
use store::{login::Login, token};
use words::{Arg, Words};

use crate::{
    app::App,
    error::{Error, see_other},
    limit::Network,
    sent::Sent,
};

/// The cookie that remembers the language chosen in this browser.
pub const LANGUAGE_COOKIE: &str = "language";

/// The circumstances of a request. Handlers take it first; pages read from it.
#[derive(Clone)]
pub struct Visit {
    /// The installation.
    pub app: App,
    /// The moment the request came in.
    pub now: Moment,
    /// The language of the answer.
    pub language: Language,
    /// Its words.
    pub words: &'static Words,
    /// The hub whose site this is.
    pub hub: Hub,
    /// The signed-in person.
    pub login: Option<Login>,
    /// The address asked for, without its query.
    pub path: String,
    /// What follows the `?` of the address, decoded.
    query: Vec<(String, String)>,
    /// The secret of the browser's login cookie, whatever it is worth.
    pub secret: Option<String>,
    /// Where the request came from, for limits.
    pub network: Network,
    /// A notice to show once, as the key of "notice-…".
    pub notice: Option<String>,
    /// The zone to show times in: the reader's own, or the hub's before they sign in.
    zone: Zone,
    /// The fields of this page's forms with their labels, in the page's order, once it has been laid out.
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

impl Visit {
    /// The same visit as somebody has it who reads this language.
    pub fn reading(&self, language: Language) -> Self {
        Self { language, words: words::of(language), ..self.clone() }
    }

    /// A message without values.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.words.say(key.as_ref())
    }

    /// A message with one value.
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.words.tell(key, &[(name, value.into())])
    }

    /// A message with two values.
    pub fn t2<'a, 'b>(&self, key: &str, a: &str, one: impl Into<Arg<'a>>, b: &str, two: impl Into<Arg<'b>>) -> String {
        self.words.tell(key, &[(a, one.into()), (b, two.into())])
    }

    /// A text of a program, form or hub in the reader's language; in the other while nobody has put it into theirs.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        let own = text.get(self.language);
        let others = || Language::ALL.into_iter().map(|language| text.get(language)).find(|words| !words.is_empty());
        if own.is_empty() { others().unwrap_or_default() } else { own }
    }

    /// Date, time and zone as the reader knows them.
    pub fn when(&self, at: &Moment) -> String {
        self.words.when(*at, self.zone())
    }

    /// The date alone.
    pub fn date(&self, at: &Moment) -> String {
        self.words.date(*at, self.zone())
    }

    /// The time alone.
    pub fn time(&self, at: &Moment) -> String {
        self.words.time(*at, self.zone())
    }

    /// The time at which the room of a session opens that starts then.
    pub fn doors(&self, starts: &Moment) -> String {
        self.time(&starts.plus_minutes(-DOORS))
    }

    /// Weekday, day and month in short, as the leaf of a calendar shows them.
    pub fn leaf(&self, at: impl Borrow<Moment>) -> [String; 3] {
        self.words.leaf(*at.borrow(), self.zone())
    }

    /// From when to when on the reader's clock: "12:30 p.m. to 2:00 p.m. EST".
    pub fn hours(&self, starts: impl Borrow<Moment>, ends: impl Borrow<Moment>) -> String {
        self.hours_at(*starts.borrow(), *ends.borrow(), self.zone())
    }

    /// The same on another zone's clock, with its date where that differs; none when that clock shows the reader's time.
    pub fn hours_elsewhere(
        &self,
        starts: impl Borrow<Moment>,
        ends: impl Borrow<Moment>,
        zone: &Zone,
    ) -> Option<String> {
        let (starts, ends) = (*starts.borrow(), *ends.borrow());
        let (here, there) = (starts.local(self.zone()), starts.local(zone));
        if here == there {
            return None;
        }
        let hours = self.hours_at(starts, ends, zone);
        Some(if here.date() == there.date() {
            hours
        } else {
            format!("{}, {hours}", self.words.short_date(starts, zone))
        })
    }

    fn hours_at(&self, starts: Moment, ends: Moment, zone: &Zone) -> String {
        self.t2("site-hours", "starts", self.words.time(starts, zone), "ends", self.words.time_with_zone(ends, zone))
    }

    /// The name of the hub in the reader's language; the product's own while the hub has none.
    pub fn hub_name(&self) -> String {
        match self.hub.name.get(self.language) {
            "" => self.t("site-name"),
            name => name.to_owned(),
        }
    }

    /// Every language with its code, its own name, and whether the page is in it.
    pub fn languages(&self) -> [(&'static str, String, bool); 2] {
        Language::ALL
            .map(|language| (language.code(), words::of(language).say("site-this-language"), language == self.language))
    }

    /// This page's address in another language, with everything else that was asked for.
    pub fn in_language(&self, code: &str) -> String {
        let stays = |name: &str, value: &str| name != "to" || domain::link::Target::parse(value).is_some();
        let kept = self.query.iter().filter(|(name, value)| name != "lang" && name != "said" && stays(name, value));
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept).append_pair("lang", code);
        format!("{}?{}", self.path, query.finish())
    }

    /// The reader's time zone: their own, or the hub's before they sign in.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The signed-in person's rights, or the way to the sign-in page.
    pub fn who(&self) -> Result<&Who, Error> {
        self.login.as_ref().map(|login| &login.who).ok_or(Error::SignIn)
    }

    /// The signed-in person, if there is one.
    pub fn person(&self) -> Option<PersonId> {
        self.login.as_ref().map(|login| login.who.person)
    }

    /// The sentence of a fault.
    pub fn fault(&self, fault: &Fault) -> String {
        let args: Vec<_> = fault.args.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
        self.words.tell(fault.key, &args)
    }

    /// Remembers that the page has a field under this label.
    pub fn labeled(&self, field: &str, label: &str) {
        let mut labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        if !labels.iter().any(|(name, _)| name == field) {
            labels.push((field.to_owned(), label.to_owned()));
        }
    }

    /// Where a field stands on the page, counted from 0, and its label.
    pub fn label(&self, field: &str) -> Option<(usize, String)> {
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        labels.iter().enumerate().find(|(_, (name, _))| name == field).map(|(place, (_, label))| (place, label.clone()))
    }

    /// A value of the address's query; empty when it is not there.
    pub fn asked(&self, name: &str) -> &str {
        first(&self.query, name).unwrap_or_default()
    }

    /// A new key for a form on this page.
    pub fn key(&self) -> RequestKey {
        self.app.world.id()
    }

    /// Begins the transaction of a sent form, unless the same form was carried out before: then the first result is given.
    pub async fn write(&self, sent: &Sent) -> Result<store::Tx, Error> {
        let mut tx = self.app.db.write().await?;
        match store::receipt::find(&mut tx, sent.key, self.person(), &self.path).await? {
            Some(location) => Err(Error::Repeated(location)),
            None => Ok(tx),
        }
    }

    /// Makes the transaction of a sent form last, with the receipt of where it leads, and goes there.
    pub async fn done(&self, mut tx: store::Tx, sent: &Sent, location: &str) -> crate::error::Reply {
        let kept = store::receipt::add(&mut tx, sent.key, self.person(), &self.path, location, self.now).await;
        match kept {
            Ok(()) => {
                tx.save().await?;
                Ok(see_other(location))
            }
            // The same form, sent twice at once: the other one was faster and its result stands. A key that was used for
            // something else comes from no page of ours.
            Err(store::Error::Taken) => {
                drop(tx);
                let mut tx = self.app.db.read().await?;
                let first = store::receipt::find(&mut tx, sent.key, self.person(), &self.path).await?;
                first.map(|location| see_other(&location)).ok_or(Error::Unreadable)
            }
            Err(error) => Err(error.into()),
        }
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        if let Some(visit) = parts.extensions.get::<Self>() {
            return Ok(visit.clone());
        }
        let mut tx = app.db.read().await?;
        let now = app.world.now();
        let secret = cookie(&parts.headers, login_cookie(app)).map(str::to_owned);
        let login = match &secret {
            Some(secret) => store::login::find(&mut tx, app.hub, &token::hash(secret), now).await?,
            None => None,
        };
        let hub = store::hub::find(&mut tx, app.hub).await?;
        let zone = login.as_ref().map_or_else(|| hub.zone.clone(), |login| login.zone.clone());
        let query: Vec<(String, String)> =
            form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
        let asked = |name: &str| first(&query, name);
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = asked("lang")
            .and_then(Language::parse)
            .or_else(|| cookie(&parts.headers, LANGUAGE_COOKIE).and_then(Language::parse))
            .or(login.as_ref().map(|login| login.language))
            .unwrap_or_else(|| Language::from_accept(accepted.unwrap_or_default()));
        let words = words::of(language);
        let notice = asked("said").map(|key| format!("notice-{key}")).filter(|key| words.has(key));
        let path = parts.uri.path().to_owned();
        let network = Network::of(parts);
        let labels = Arc::default();
        let visit = Self {
            app: app.clone(),
            now,
            language,
            words,
            hub,
            login,
            path,
            query,
            secret,
            network,
            notice,
            zone,
            labels,
        };
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }
}

/// The first value of a name.
fn first<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The name of the login cookie: bound to host and HTTPS where there is HTTPS.
pub fn login_cookie(app: &App) -> &'static str {
    if app.settings.secure() { "__Host-login" } else { "login" }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|line| {
        line.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name).map(|(_, v)| v)
    })
}
