//! Who turns to whom: the waves of a program as a page and as a table to take away, without a name.

pub mod asked;
pub mod csv;
mod drawn;
mod figure;
pub mod show;

pub(crate) use figure::Figures;

use domain::{
    access::{Permit, SeeNetwork},
    id::CycleId,
    moment::{Moment, Zone},
    network::{Pair, Picture, picture, settled},
    profession::Family,
    small_cells::{FLOOR, basis::Basis},
};
use store::{Tx, program::Record};

use crate::{error::Error, visit::Visit};

/// A cycle with its figures; none while too little has happened.
struct Wave {
    cycle: CycleId,
    title: String,
    /// The first moment that does not count.
    until: Option<Moment>,
    picture: Option<Picture>,
    /// What the figures rest on.
    basis: Basis,
}

/// The waves of a program, the newest first.
struct Waves<'a> {
    v: &'a Visit,
    program: Record,
    waves: Vec<Wave>,
}

/// The cycles of a program by what people did until then, the newest first; no figure stands for fewer than the floor.
async fn cycles(
    tx: &mut Tx,
    permit: &Permit<SeeNetwork>,
    zone: &Zone,
    (now, floor): (Moment, u32),
) -> Result<Vec<Wave>, Error> {
    let wave = |found: store::network::Wave| {
        let until = settled(&found.contacts, zone, now, floor);
        let contacts: Vec<_> =
            found.contacts.into_iter().filter(|contact| until.is_some_and(|until| contact.at < until)).collect();
        let pairs: Vec<Pair> = contacts.iter().map(|contact| (contact.from, contact.to)).collect();
        let basis = Picture::basis(&found.members, &pairs);
        let picture = picture(&found.members, &contacts, floor);
        Wave { cycle: found.cycle, title: found.title, until, picture, basis }
    };
    Ok(store::network::of_program(tx, permit).await?.into_iter().map(wave).collect())
}

impl<'a> Waves<'a> {
    async fn of(v: &'a Visit, tx: &mut Tx, permit: &Permit<SeeNetwork>) -> Result<Self, Error> {
        let program = store::program::get(tx, permit).await?;
        let waves = cycles(tx, permit, &program.program.zone, (v.now, FLOOR)).await?;
        Ok(Self { v, program, waves })
    }

    /// The last day of a wave that counts, in words.
    fn day(&self, wave: &Wave) -> String {
        let last = wave.until.map(|until| until.plus_seconds(-1));
        last.map(|last| self.v.words.date(last, &self.program.program.zone)).unwrap_or_default()
    }

    /// What the page says first: how often people who are no physicians turned to physicians, and in the wave before.
    fn sentence(&self) -> String {
        let told =
            self.waves.iter().filter_map(|wave| Some((&wave.title, wave.picture.as_ref()?.to_physicians?.times)));
        let told: Vec<_> = told.take(2).collect();
        match told.as_slice() {
            [] => self.v.t("network-said-none"),
            [(title, times)] => self.v.t2("network-said-one", "times", times, "cycle", *title),
            [(title, times), (earlier, before), ..] => self.v.words.tell(
                "network-said-two",
                &[
                    ("times", (*times).into()),
                    ("cycle", title.as_str().into()),
                    ("before", (*before).into()),
                    ("earlier", earlier.as_str().into()),
                ],
            ),
        }
    }
}

/// What a line is called: its family, or all that are told together.
pub fn families(v: &Visit, families: &[Family]) -> String {
    families.iter().map(|family| v.t(format!("family-{}", family.code()))).collect::<Vec<_>>().join(" / ")
}
