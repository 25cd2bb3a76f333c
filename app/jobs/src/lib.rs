//! What happens later: the loop, mail, and one file a job.
//!
//! A new kind of job is a variant of `domain::job::Job`, a file here, and an arm in [`worker`].

pub mod post;
pub mod tools;

mod certificate;
mod file;
mod follow_up;
mod letter;
mod mail;
mod session;
mod survey;

pub mod presence;
pub mod recording;

pub mod worker;

pub use post::Post;
pub use tools::Tools;
