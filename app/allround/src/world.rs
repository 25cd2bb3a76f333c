//! The real clock and the operating system's chance: the only place that asks them.

use std::{sync::Arc, time::SystemTime};

use aws_lc_rs::rand;
use domain::{
    moment::Moment,
    world::{self, Clock, World},
};

struct Present;

/// The operating system's random numbers.
pub struct Chance;

impl Clock for Present {
    #[expect(clippy::disallowed_methods, reason = "this is where the World gets its time")]
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Moment::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

impl world::Chance for Chance {
    #[expect(clippy::expect_used, reason = "a machine without random numbers must not hand out secrets")]
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes).expect("the operating system gives random numbers");
    }
}

/// The world as it is.
pub fn real() -> World {
    World::new(Arc::new(Present), Arc::new(Chance))
}
