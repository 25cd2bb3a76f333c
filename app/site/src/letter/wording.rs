//! The words of one recommendation in the draft: for the presenter, and in plain words for the patient.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::SignLetter,
    fields::Faults,
    id::{CaseId, RecommendationId},
    language::Language,
    letter::{
        patient::{Hint, hints},
        wording::Wording,
    },
};
use store::letter::wording::{Earlier, change, earlier, of};
use ui::Html;

use super::{
    signature::hashed,
    typed::{Asked, asked_at, show},
};
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    identifier,
    sent::{Form, Sent},
    visit::Visit,
};

/// What a page knows of the recommendation.
struct Known {
    code: String,
    language: Language,
    author: String,
    wording: Wording,
    earlier: Vec<Earlier>,
}

/// What could be plainer, and how the recommendation was worded before.
#[derive(Template)]
#[template(path = "letter/earlier.html")]
struct Below<'a> {
    v: &'a Visit,
    known: &'a Known,
}

/// Shows the words; leads to the letter when there is no draft.
pub async fn get(v: Visit, permit: Allowed<SignLetter>, Path((_, id)): Path<(CaseId, RecommendationId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let known = known(&mut tx, &permit, id).await?;
    if !store::letter::wording::is_open(&mut tx, &permit).await? {
        return Ok(see_other(&format!("/cases/{}/letter", permit.thing())));
    }
    let form = Form { fields: known.wording.fields(), ..Form::default() };
    ask(&v, permit.thing(), &known, &form)
}

/// Keeps changed words, unless somebody else changed them since they were shown.
pub async fn post(
    v: Visit,
    permit: Allowed<SignLetter>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let known = known(&mut tx, &permit, id).await?;
    let names = ["text".to_owned(), "plain".to_owned()];
    let looked = identifier::look(&v, &mut tx, &permit, &sent.fields, &names).await?;
    let faults = match looked.check(Wording::check) {
        Err(faults) => faults,
        Ok(_) if sent.fields.get("seen") != seen(&known.wording) => Faults::one("text", "letter-fault-reworded"),
        Ok(wording) => match change(&mut tx, &permit, &v.app.world, id, &known.wording, &wording).await {
            Ok(()) => {
                identifier::keep(&v, &mut tx, &permit, &looked).await?;
                let plainer = !hints(&wording.plain, known.language).is_empty() && wording.plain != known.wording.plain;
                let to = if plainer {
                    format!("/cases/{case}/letter/recommendations/{id}?said=letter-worded")
                } else {
                    format!("/cases/{case}/letter?said=letter-worded#keep")
                };
                return v.done(tx, &sent, &to).await;
            }
            Err(store::Error::Taken) => Faults::one("text", "letter-fault-signed"),
            Err(error) => return Err(error.into()),
        },
    };
    let form = Form { fields: looked.fields, faults };
    ask(&v, case, &known, &form)
}

async fn known(tx: &mut store::Tx, permit: &Allowed<SignLetter>, id: RecommendationId) -> Result<Known, Error> {
    let (wording, author) = of(tx, permit, id).await?;
    let desk = store::letter::desk(tx, permit).await?;
    let (code, language) = (desk.letter.case, desk.letter.language);
    Ok(Known { code, language, author, wording, earlier: earlier(tx, permit, id).await? })
}

/// What was shown, so that an old page cannot overwrite newer words.
fn seen(wording: &Wording) -> String {
    hashed(format!("{}\0{}", wording.text, wording.plain).as_bytes())
}

impl Below<'_> {
    fn hints(&self) -> Vec<String> {
        let v = self.v;
        let said = |hint: Hint| match hint {
            Hint::Long(count) => v.t1("letter-plain-long", "count", count),
            Hint::Jargon(word) => v.t1("letter-plain-jargon", "word", word),
        };
        hints(&self.known.wording.plain, self.known.language).into_iter().map(said).collect()
    }
}

fn ask(v: &Visit, case: CaseId, known: &Known, form: &Form) -> Reply {
    show(v, case, &known.code, form, |ask, found| {
        let text = ask.area("text", "letter-word-text").rows(6).attribute("dir", "auto");
        let hint =
            v.t1("letter-word-plain-hint", "language", v.t(format!("letter-language-{}", known.language.code())));
        let plain = ask.maybe_area("plain", "letter-word-plain").hint(hint).rows(5).attribute("dir", "auto");
        let fields = Html::from(ui::Hidden::new("seen", seen(&known.wording)))
            .then(text)
            .then(asked_at(found, "text")?)
            .then(plain)
            .then(asked_at(found, "plain")?);
        Ok(Asked {
            title: v.t("letter-word-title"),
            lead: v.t1("letter-word-lead", "author", &known.author),
            fields,
            button: v.t("letter-word-save"),
            warns: false,
            below: Html::rendered(&Below { v, known }).map_err(Error::broken)?,
        })
    })
}
