//! People of the hub, and the roles some of them hold.

use std::collections::BTreeSet;

use domain::{
    access::{CorrectPeople, ManageHub, Permit, Role, SeePeople, Who},
    id::{HubId, PersonId},
    moment::Moment,
    person::{Correction, Person, Profile, fold},
    profession::Profession,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// People a page of a list shows.
pub const PAGE: i64 = 50;

/// A person with what identifies them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The person's id.
    pub id: PersonId,
    /// What the hub knows of them.
    pub person: Person,
    /// Their roles, none for practitioners.
    pub roles: BTreeSet<Role>,
}

/// What a list of people is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Part of a name, address, site or community, in any case, with or without accents.
    pub text: String,
    /// Only people of this profession.
    pub profession: Option<Profession>,
    /// Only people who hold a role.
    pub members: bool,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The people on this page, by name.
    pub people: Vec<Known>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Keeps a new person; [`Error::Taken`] when the hub knows somebody of this address.
pub async fn add(tx: &mut Tx, id: PersonId, hub: HubId, person: &Person, now: Moment) -> Result<()> {
    let sql = "INSERT INTO person
            (id, hub, name, email, profession, credentials, site, community, postal_area, language, zone, folded, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING";
    let Person { name, email, profession, credentials, site, community, postal_area, language, zone } = person;
    let folded = folded(name, site, community, email);
    let added = tx
        .run(
            sql,
            values![
                id,
                hub,
                name,
                email,
                profession.code(),
                credentials,
                site,
                community,
                postal_area,
                *language,
                zone,
                folded,
                now
            ],
        )
        .await?;
    if added == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// The person of an address, however it is typed.
pub async fn by_email(tx: &mut Tx, hub: HubId, email: &str) -> Result<Option<Known>> {
    let sql =
        "SELECT id, name, email, profession, credentials, site, community, postal_area, language, zone FROM person
        WHERE hub = $1 AND email = $2";
    match tx.maybe(sql, values![hub, email.to_lowercase()], read).await? {
        Some(known) => Ok(Some(with_roles(tx, known).await?)),
        None => Ok(None),
    }
}

/// A person of the hub, for the house itself: mails, letters, certificates. Pages go through [`own`] and [`show`].
pub async fn find(tx: &mut Tx, hub: HubId, person: PersonId) -> Result<Known> {
    let sql =
        "SELECT id, name, email, profession, credentials, site, community, postal_area, language, zone FROM person
        WHERE hub = $1 AND id = $2";
    let known = tx.one(sql, values![hub, person], read).await?;
    with_roles(tx, known).await
}

/// The signed-in person themselves.
pub async fn own(tx: &mut Tx, who: &Who) -> Result<Known> {
    find(tx, who.hub, who.person).await
}

/// A person, for those who may see people.
pub async fn show(tx: &mut Tx, permit: &Permit<SeePeople>, person: PersonId) -> Result<Known> {
    find(tx, permit.hub(), person).await
}

/// One page (from 0) of the people who fit a search, by name.
pub async fn list(tx: &mut Tx, permit: &Permit<SeePeople>, search: &Search, page: u32) -> Result<Found> {
    // An empty text fits everybody, and so does an empty profession.
    let like = format!("%{}%", escape(&fold(search.text.trim())));
    let profession = search.profession.map_or("", Profession::code);
    let count = "SELECT COUNT(*) AS total FROM person
        WHERE hub = $1 AND folded LIKE $2 ESCAPE '!' AND ($3 = '' OR profession = $3)
            AND ($4 = 0 OR EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id))";
    let members = i64::from(search.members);
    let total: i64 = tx.one(count, values![permit.hub(), &like, profession, members], |row| row.get("total")).await?;
    let sql =
        "SELECT id, name, email, profession, credentials, site, community, postal_area, language, zone FROM person
        WHERE hub = $1 AND folded LIKE $2 ESCAPE '!' AND ($3 = '' OR profession = $3)
            AND ($4 = 0 OR EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id))
        ORDER BY folded, id LIMIT $5 OFFSET $6";
    let from = i64::from(page) * PAGE;
    let mut people = tx.all(sql, values![permit.hub(), &like, profession, members, PAGE, from], read).await?;
    for known in &mut people {
        known.roles = roles(tx, known.id).await?;
    }
    Ok(Found { people, total: u64::try_from(total).unwrap_or(0) })
}

/// The people who hold a role, by name, for the house itself: whom to tell by mail.
pub async fn with_role(tx: &mut Tx, hub: HubId, role: Role) -> Result<Vec<Known>> {
    let sql =
        "SELECT id, name, email, profession, credentials, site, community, postal_area, language, zone FROM person
        JOIN membership ON membership.person = person.id WHERE hub = $1 AND role = $2 ORDER BY folded, id";
    let mut people = tx.all(sql, values![hub, role.code()], read).await?;
    for known in &mut people {
        known.roles = roles(tx, known.id).await?;
    }
    Ok(people)
}

/// The hub's team by name, for the house itself: who may present.
pub async fn members(tx: &mut Tx, hub: HubId) -> Result<Vec<Known>> {
    let sql =
        "SELECT id, name, email, profession, credentials, site, community, postal_area, language, zone FROM person
        WHERE hub = $1 AND EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id) ORDER BY folded, id";
    let mut people = tx.all(sql, values![hub], read).await?;
    for known in &mut people {
        known.roles = roles(tx, known.id).await?;
    }
    Ok(people)
}

/// Changes what people change about themselves.
pub async fn change_own(tx: &mut Tx, who: &Who, to: &Profile) -> Result<()> {
    let known = own(tx, who).await?;
    let sql = "UPDATE person SET name = $3, credentials = $4, site = $5, community = $6, language = $7, zone = $8, folded = $9,
            postal_area = $10 WHERE id = $1 AND hub = $2";
    let folded = folded(&to.name, &to.site, &to.community, &known.person.email);
    let Profile { name, credentials, site, community, postal_area, language, zone } = to;
    let values = values![who.person, who.hub, name, credentials, site, community, *language, zone, folded, postal_area];
    tx.run_one(sql, values).await
}

/// Somebody of the hub's team, or a practitioner, whose address or profession is wrong: as they are now. [`crate::Error::Missing`]
/// for oneself, and for a member of the team unless an administrator asks: who has a member's mailbox gets their invitations.
pub async fn correctable(tx: &mut Tx, permit: &Permit<CorrectPeople>, who: &Who, person: PersonId) -> Result<Known> {
    let known = find(tx, permit.hub(), person).await?;
    let may = who.person != person && (known.roles.is_empty() || who.has(Role::Administrator));
    if may { Ok(known) } else { Err(Error::Missing) }
}

/// Corrects address and profession. Links and logins that the old address got are to be ended as well: it may be a stranger's.
/// [`Error::Taken`] when the address was changed since it was `before`.
pub async fn correct(
    tx: &mut Tx,
    permit: &Permit<CorrectPeople>,
    person: PersonId,
    before: &str,
    to: &Correction,
) -> Result<()> {
    let known = find(tx, permit.hub(), person).await?;
    let folded = folded(&known.person.name, &known.person.site, &known.person.community, &to.email);
    let sql = "UPDATE person SET email = $3, profession = $4, folded = $5 WHERE id = $1 AND hub = $2 AND email = $6";
    let values = values![person, permit.hub(), &to.email, to.profession.code(), folded, before];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    Ok(())
}

/// The roles of a person.
pub async fn roles(tx: &mut Tx, person: PersonId) -> Result<BTreeSet<Role>> {
    let sql = "SELECT role FROM membership WHERE person = $1";
    let roles = tx.all(sql, values![person], |row| row.parse("role", Role::parse)).await?;
    Ok(roles.into_iter().collect())
}

/// Gives a person exactly these roles. [`Error::Taken`] when the hub would be left without an administrator.
pub async fn set_roles(
    tx: &mut Tx,
    permit: &Permit<ManageHub>,
    person: PersonId,
    roles: &BTreeSet<Role>,
) -> Result<()> {
    // One change of roles at a time, so that two administrators cannot dismiss each other.
    tx.run_one("UPDATE hub SET zone = zone WHERE id = $1", values![permit.hub()]).await?;
    find(tx, permit.hub(), person).await?;
    give(tx, person, roles).await?;
    let sql = "SELECT COUNT(*) AS total FROM membership JOIN person ON person.id = membership.person
        WHERE person.hub = $1 AND role = $2";
    let administrator = Role::Administrator.code();
    let left: i64 = tx.one(sql, values![permit.hub(), administrator], |row| row.get("total")).await?;
    if left == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// Gives roles without asking for a permit: for the set-up of a hub and for trial data, when nobody could grant one.
pub async fn give(tx: &mut Tx, person: PersonId, roles: &BTreeSet<Role>) -> Result<()> {
    tx.run("DELETE FROM membership WHERE person = $1", values![person]).await?;
    for role in roles {
        tx.run("INSERT INTO membership (person, role) VALUES ($1, $2)", values![person, role.code()]).await?;
    }
    Ok(())
}

async fn with_roles(tx: &mut Tx, mut known: Known) -> Result<Known> {
    known.roles = roles(tx, known.id).await?;
    Ok(known)
}

fn folded(name: &str, site: &str, community: &str, email: &str) -> String {
    fold(&format!("{name} {site} {community} {email}"))
}

fn escape(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

fn read(row: &Row) -> Result<Known> {
    Ok(Known { id: row.get("id")?, person: read_person(row)?, roles: BTreeSet::new() })
}

/// What is known of a person, from a row that has the table's own columns.
pub(crate) fn read_person(row: &Row) -> Result<Person> {
    Ok(Person {
        name: row.get("name")?,
        email: row.get("email")?,
        profession: row.parse("profession", Profession::parse)?,
        credentials: row.get("credentials")?,
        site: row.get("site")?,
        community: row.get("community")?,
        postal_area: row.get("postal_area")?,
        language: row.get("language")?,
        zone: row.get("zone")?,
    })
}
