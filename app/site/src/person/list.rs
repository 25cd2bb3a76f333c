//! The people whom the hub knows, searched and paged.

use askama::Template;
use domain::{access::SeePeople, fields::Fields, profession::Profession};
use store::person::{Known, PAGE, Search};

use crate::{ask::Ask, error::Reply, gate::Allowed, page::page, sent::Form, visit::Visit};

#[derive(Template)]
#[template(path = "person/list.html")]
struct List<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    rows: Vec<Known>,
    total: u64,
    /// This page and the last, from 0.
    page: u32,
    last: u32,
    /// The address of this search, to which a page is added.
    address: String,
}

/// Shows a page of them.
pub async fn get(v: Visit, permit: Allowed<SeePeople>) -> Reply {
    let (text, profession) = (v.asked("q"), v.asked("profession"));
    let search = Search { text: text.to_owned(), profession: Profession::parse(profession), members: false };
    let asked = v.asked("page").parse().unwrap_or(0);
    let found = store::person::list(&mut v.app.db.read().await?, &permit, &search, asked).await?;
    let form = Form { fields: Fields::default().with("q", text).with("profession", profession), ..Form::default() };
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("q", text)
        .append_pair("profession", profession)
        .finish();
    page(&List {
        v: &v,
        f: Ask::new(&v, &form),
        rows: found.people,
        total: found.total,
        page: asked,
        last: last_page(found.total),
        address: format!("/people?{query}&"),
    })
}

/// The last page of so many, from 0.
pub(crate) fn last_page(total: u64) -> u32 {
    u32::try_from(total.saturating_sub(1) / PAGE.unsigned_abs()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_fill_a_page() {
        assert_eq!([0, 1, 50, 51, 10_000].map(last_page), [0, 0, 0, 1, 199]);
    }
}
