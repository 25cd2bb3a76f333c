//! A survey begun from a data dictionary of REDCap: the file, then the draft with everything that did not become a question.

use askama::Template;
use domain::{
    access::ManageProgram,
    dictionary::draft,
    fields::{Check, Faults, Fields},
    language::{Language, Text},
};
use store::{
    program, receipt,
    survey::{self, Record},
};

use super::{
    noted::{self, Told},
    upload::File,
};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::Form,
    visit::Visit,
};

/// Texts are taken as of both languages.
const BOTH: &str = "both";

#[derive(Template)]
#[template(path = "dictionary/draft.html")]
struct Asking<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: program::Record,
}

impl Asking<'_> {
    fn language(&self) -> ui::Radios {
        let own =
            Language::ALL.map(|language| (language.code(), self.v.t(format!("dictionary-in-{}", language.code()))));
        let radios = self.f.radios("language", "dictionary-language").hint(self.v.t("dictionary-language-hint"));
        radios.choices(own).choice((BOTH, self.v.t("dictionary-in-both")))
    }

    fn file(&self) -> ui::Input {
        let file =
            ui::Input::new("file", self.v.t("dictionary-file")).kind("file").hint(self.v.t("dictionary-file-hint"));
        file.attribute("accept", ".csv,text/csv").error(self.f.error("file"))
    }
}

/// What was made of it.
#[derive(Template)]
#[template(path = "dictionary/drafted.html")]
struct Drafted<'a> {
    v: &'a Visit,
    record: &'a Record,
    notes: Vec<Told>,
}

async fn asking<'a>(v: &'a Visit, permit: &Allowed<ManageProgram>, form: &'a Form) -> Result<Asking<'a>, Error> {
    let program = program::get(&mut v.app.db.read().await?, permit).await?;
    Ok(Asking { v, f: Ask::new(v, form), program })
}

/// Asks for the file.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let form = Form { fields: Fields::default().with("language", v.language.code()), ..Form::default() };
    page(&asking(&v, &permit, &form).await?)
}

/// Begins the survey and says what of the file is not in it.
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, file: File) -> Reply {
    v.app.limits().upload(v.who()?.person)?;
    let File { sent, name, bytes } = file;
    let found = match chosen(&sent.fields, bytes.is_empty()) {
        Ok((title, language)) => {
            let read = tokio::task::spawn_blocking(move || draft(&name, &bytes, &title, language));
            let read = read.await.map_err(Error::broken)?;
            read.map_err(|error| Faults::one("file", super::unreadable(error)))
        }
        Err(faults) => Err(faults),
    };
    let found = match found {
        Ok(found) => found,
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            return again(&asking(&v, &permit, &form).await?);
        }
    };
    let mut tx = v.write(&sent).await?;
    let id = survey::add(&mut tx, &permit, &v.app.world, &found.survey).await?;
    let record = survey::find(&mut tx, permit.hub(), id).await?;
    // Sent again, the form leads to the survey; the list of what is missing is shown this once.
    let location = format!("/surveys/{id}?said=survey-begun");
    receipt::add(&mut tx, sent.key, v.person(), &v.path, &location, v.now).await?;
    tx.save().await?;
    page(&Drafted { v: &v, record: &record, notes: noted::told(&v, &found.notes) })
}

fn chosen(fields: &Fields, missing: bool) -> Result<(Text, Option<Language>), Faults> {
    let mut check = Check::new(fields);
    let title = check.line("title", 200);
    let language = check.choice("language", |code| match code {
        BOTH => Some(None),
        code => Language::ALL.into_iter().find(|language| language.code() == code).map(Some),
    });
    if missing {
        check.fault("file", "fault-missing");
    }
    let of = |own: Language, language: Option<Language>| {
        if language.is_none_or(|language| language == own) { title.clone() } else { String::new() }
    };
    check.build(|| {
        let language = language?;
        Some((Text { en: of(Language::En, language), fr: of(Language::Fr, language) }, language))
    })
}
