//! Lays a certificate out, keeps it, and tells its owner where it is.

use domain::{
    id::{CertificateId, FileId, Id},
    language::Language,
    mail::Mail,
};
use paper::certificate::Certificate;
use store::{
    certificate,
    file::Kept,
    link::{self, Terms},
};

use crate::tools::{Failure, Tools, lay_out};

/// Sends it, unless it was sent.
pub(crate) async fn send(tools: &Tools, id: CertificateId) -> Result<(), Failure> {
    let mut tx = tools.db.read().await?;
    let found = certificate::find(&mut tx, id).await?;
    let (address, language) = certificate::owner(&mut tx, found.person).await?;
    drop(tx);
    if found.file.is_some() {
        return Ok(());
    }
    let words = words::of(language);
    let paper = Certificate::of(&found.certificate, &tools.url, words);
    let ident = id.to_string();
    let bytes = lay_out(move || paper::certificate::pdf(&paper, &ident)).await?;
    let name = words.tell("certificate-file-name", &[("code", found.certificate.code.as_str().into())]);
    let file = FileId::from_uuid(id.uuid());
    let kept = Kept { id: file, hub: found.hub, media_type: paper::MEDIA_TYPE, name: &name, bytes };
    let mut tx = tools.db.write().await?;
    tools.files.put(&mut tx, kept, tools.world.now()).await?;
    if certificate::print(&mut tx, id, file).await? {
        let terms = Terms::own(found.person, "/me/credits", tools.world.now());
        let link = link::mailed(&mut tx, &tools.world, &tools.url, &terms).await?;
        let mail = mail(tools, &found, address, link, language);
        store::mail::add(&mut tx, &tools.world, found.hub, &mail).await?;
        tx.save().await?;
    }
    Ok(())
}

fn mail(tools: &Tools, kept: &certificate::Kept, address: String, link: String, language: Language) -> Mail {
    let (words, says) = (words::of(language), &kept.certificate);
    let values = [
        ("name", (&says.named.name).into()),
        ("program", (&says.program).into()),
        ("address", link.into()),
        ("code", says.code.as_str().into()),
        ("verify", format!("{}/verify", tools.url).into()),
        ("hub", says.hub.get(language).into()),
    ];
    Mail {
        person: Some(kept.person),
        address,
        subject: words.say("certificate-mail-subject"),
        body: words.tell("certificate-mail-body", &values),
        calendar: None,
    }
}
