//! Where the past is played: the same database, with a clock that can be set back.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use anyhow::Context as _;
use domain::{
    access::{Act, Permit, Who},
    id::HubId,
    moment::Moment,
    world::{Clock, World},
};
use store::{Tx, access::Tied};

use crate::{installation::Installation, world::Chance};

/// The stage; clones are the same one.
#[derive(Clone)]
pub struct Stage {
    /// The hub everybody belongs to.
    pub hub: HubId,
    /// The public address.
    pub url: String,
    /// Time as the play has it, real chance.
    pub world: World,
    real: World,
    clock: Arc<Hands>,
    cast: Arc<Mutex<BTreeMap<String, Who>>>,
}

#[derive(Default)]
struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl Stage {
    /// An empty stage, at the present.
    pub fn new(installation: &Installation, url: String) -> Self {
        let clock = Arc::new(Hands::default());
        let world = World::new(clock.clone(), Arc::new(Chance));
        let stage =
            Self { hub: installation.hub, url, world, real: installation.world.clone(), clock, cast: Arc::default() };
        stage.at(stage.real_now());
        stage
    }

    /// The present.
    pub fn real_now(&self) -> Moment {
        self.real.now()
    }

    /// Sets the clock.
    pub fn at(&self, moment: Moment) {
        self.clock.0.store(moment.micros(), Ordering::SeqCst);
    }

    /// Adds somebody to the cast.
    pub fn enter(&self, name: &str, who: Who) {
        self.cast.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), who);
    }

    /// Somebody of the cast.
    pub fn who(&self, name: &str) -> anyhow::Result<Who> {
        let cast = self.cast.lock().unwrap_or_else(PoisonError::into_inner);
        cast.get(name).cloned().with_context(|| format!("{name} is not in the cast"))
    }

    /// The permit of somebody for an act, asked for as every page asks.
    pub async fn permit<A: Act<Thing: Tied>>(
        &self,
        tx: &mut Tx,
        name: &str,
        thing: A::Thing,
    ) -> anyhow::Result<Permit<A>> {
        let who = self.who(name)?;
        store::access::permit(tx, &who, thing).await.with_context(|| format!("{name} may not {}", A::NAME))
    }
}
