//! Which processor works for whom. The participants of a run live on one thread of this program, and the system likes to let it
//! wait, or the server, while the other processor does nothing: milliseconds that no server on a machine of its own adds.

use nix::sched::{CpuSet, sched_setaffinity};
use nix::unistd::Pid;

use crate::Failure;

/// The participants'.
const PARTICIPANTS: usize = 0;
/// That of a server with one media thread.
pub const SERVER: usize = 1;

/// The thread that calls works for participants from now on.
pub fn for_participants() -> Result<(), Failure> {
    let mut set = CpuSet::new();
    set.set(PARTICIPANTS)?;
    Ok(sched_setaffinity(Pid::from_raw(0), &set)?)
}
