//! Time and chance, handed in from above so that every rule can be tested at any moment.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use uuid::Builder;

use crate::{id::Id, moment::Moment};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// Draws random bytes fit for secrets.
pub trait Chance: Send + Sync {
    /// Fills the whole buffer.
    fn fill(&self, bytes: &mut [u8]);
}

/// The clock and the chance a request or a job works with.
#[derive(Clone)]
pub struct World {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

impl World {
    /// A world of a clock and a source of chance.
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance }
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A new identity, ordered by time (UUID v7, RFC 9562 §5.7).
    pub fn id<I: Id>(&self) -> I {
        let mut random = [0; 10];
        self.chance.fill(&mut random);
        let millis = u64::try_from(self.now().micros() / 1000).unwrap_or(0);
        I::from_uuid(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// Random bytes for a secret.
    pub fn secret<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }
}

/// A world for tests: the time stands still until it is moved, and chance counts upward.
#[derive(Clone, Default)]
pub struct Script {
    micros: Arc<AtomicI64>,
    drawn: Arc<AtomicU64>,
}

impl Script {
    /// A script that begins at a moment.
    pub fn at(start: Moment) -> Self {
        let script = Self::default();
        script.micros.store(start.micros(), Ordering::SeqCst);
        script
    }

    /// The world that follows this script.
    pub fn world(&self) -> World {
        World::new(Arc::new(self.clone()), Arc::new(self.clone()))
    }

    /// Moves the time on.
    pub fn pass_minutes(&self, minutes: i64) {
        self.micros.store(self.now().plus_minutes(minutes).micros(), Ordering::SeqCst);
    }
}

impl Clock for Script {
    fn now(&self) -> Moment {
        Moment::from_micros(self.micros.load(Ordering::SeqCst))
    }
}

impl Chance for Script {
    fn fill(&self, bytes: &mut [u8]) {
        let number = self.drawn.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        for (place, byte) in bytes.iter_mut().rev().zip(number.iter().rev().chain(std::iter::repeat(&0))) {
            *place = *byte;
        }
    }
}
