//! Removes the hub's own words of a questionnaire.

use domain::{access::WriteItemTexts, language::Language};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Removes those that "instrument" and "language" name.
pub async fn post(v: Visit, permit: Allowed<WriteItemTexts>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let language = Language::parse(sent.fields.get("language")).ok_or(Error::Missing)?;
    store::item_text::remove(&mut tx, &permit, sent.fields.get("instrument"), language).await?;
    v.done(tx, &sent, "/questionnaires?said=item-text-removed").await
}
