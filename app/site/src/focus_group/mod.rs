//! Focus groups of a study: when and where they were held, and who was there.

pub mod new;
pub mod present;
pub mod show;

use domain::access::ManageStudy;
use store::{Tx, focus_group::Room};
use ui::{Input, Select, Textarea};

use crate::{ask::Ask, error::Error, gate::Allowed, visit::Visit};

/// The fields of a focus group.
struct Questions<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    rooms: Vec<Room>,
}

impl Questions<'_> {
    fn date(&self) -> Input {
        self.ask.input("held_on", "focus-group-date").kind("date").width(10)
    }

    fn minutes(&self) -> Input {
        self.ask.maybe_input("minutes", "focus-group-minutes").whole().width(4)
    }

    fn session(&self) -> Select {
        let named = |room: &Room| (room.session.to_string(), format!("{} · {}", room.topic, self.v.date(&room.starts)));
        let list = self.ask.select("session", "focus-group-session").hint(self.v.t("focus-group-session-hint"));
        list.items(self.rooms.iter().map(named))
    }

    fn place(&self) -> Input {
        self.ask.maybe_input("place", "focus-group-place").hint(self.v.t("focus-group-place-hint"))
    }

    fn others(&self) -> Textarea {
        self.ask.maybe_area("others", "focus-group-others").hint(self.v.t("focus-group-others-hint")).rows(2)
    }

    fn notes(&self) -> Textarea {
        self.ask.maybe_area("notes", "focus-group-notes").hint(self.v.t("focus-group-notes-hint")).rows(6)
    }
}

/// The sessions that a group could have been held in.
async fn rooms(tx: &mut Tx, permit: &Allowed<ManageStudy>) -> Result<Vec<Room>, Error> {
    Ok(store::focus_group::rooms(tx, permit).await?)
}
