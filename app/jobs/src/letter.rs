//! Lays a signed letter out, keeps it, and tells the presenter where it is. The mail carries a link, never the letter.

pub(crate) mod reminder;

use domain::{
    id::{FileId, Id, LetterId},
    mail::Mail,
    moment::Moment,
};
use paper::letter::Letter;
use store::{
    file::Kept,
    letter::Signed,
    link::{self, Terms},
};

use crate::tools::{Failure, Tools, lay_out};

/// Sends it, unless it was sent.
pub(crate) async fn send(tools: &Tools, id: LetterId) -> Result<(), Failure> {
    let mut tx = tools.db.read().await?;
    let signed = store::letter::find(&mut tx, id).await?;
    let (address, follow_up_days) = store::letter::addressee(&mut tx, id).await?;
    drop(tx);
    if signed.sent.is_some() {
        return Ok(());
    }
    let now = tools.world.now();
    let follow_up = now.plus_days(follow_up_days);
    let bytes = pdf(&signed).await?;
    let mut tx = tools.db.write().await?;
    let file = keep(tools, &mut tx, &signed, bytes).await?;
    if store::letter::send(&mut tx, &signed, file, follow_up, &tools.world).await? {
        let page = format!("/cases/{}/letter", signed.case);
        let terms = Terms::own(signed.presenter, &page, tools.world.now());
        let link = link::mailed(&mut tx, &tools.world, &tools.url, &terms).await?;
        let mail = mail(&signed, address, link, follow_up);
        store::mail::add(&mut tx, &tools.world, signed.hub, &mail).await?;
        tx.save().await?;
    }
    Ok(())
}

/// Lays it out anew after something was removed from it, and keeps it where it was. Nobody is mailed.
pub(crate) async fn reprint(tools: &Tools, id: LetterId) -> Result<(), Failure> {
    let mut tx = tools.db.read().await?;
    let signed = store::letter::find(&mut tx, id).await?;
    drop(tx);
    if signed.sent.is_none() {
        return Ok(());
    }
    let bytes = pdf(&signed).await?;
    let mut tx = tools.db.write().await?;
    let file = keep(tools, &mut tx, &signed, bytes).await?;
    store::letter::reprinted(&mut tx, &signed, file).await?;
    tx.save().await?;
    Ok(())
}

async fn pdf(signed: &Signed) -> Result<Vec<u8>, Failure> {
    let paper = Letter::of(&signed.letter, words::of(signed.letter.language));
    let ident = signed.id.to_string();
    lay_out(move || paper::letter::pdf(&paper, &ident)).await
}

/// Keeps the PDF, always as the same file.
async fn keep(tools: &Tools, tx: &mut store::Tx, signed: &Signed, bytes: Vec<u8>) -> Result<FileId, Failure> {
    let file = FileId::from_uuid(signed.id.uuid());
    let words = words::of(signed.letter.language);
    let (code, version) = (&signed.letter.case, signed.letter.version.number);
    let key = if version > 1 { "letter-file-name-version" } else { "letter-file-name" };
    let name = words.tell(key, &[("code", code.into()), ("version", version.into())]);
    let kept = Kept { id: file, hub: signed.hub, media_type: paper::MEDIA_TYPE, name: &name, bytes };
    tools.files.put(tx, kept, tools.world.now()).await?;
    Ok(file)
}

fn mail(signed: &Signed, address: String, link: String, follow_up: Moment) -> Mail {
    let letter = &signed.letter;
    let words = words::of(letter.language);
    let date = words.date(follow_up, &letter.zone);
    let values = [
        ("name", (&letter.presenter.name).into()),
        ("address", link.into()),
        ("date", date.into()),
        ("hub", letter.hub.get(letter.language).into()),
    ];
    let key = if letter.version.number > 1 { "letter-amended-mail" } else { "letter-mail" };
    Mail {
        person: Some(signed.presenter),
        address,
        subject: words.say(&format!("{key}-subject")),
        body: words.tell(&format!("{key}-body"), &values),
        calendar: None,
    }
}
