//! Conferences over real sockets: a server and headless participants in one process.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod admission;
mod calm;
mod crowd;
mod data;
mod disk;
mod flood;
mod h264;
mod handover;
mod hostile;
mod house;
mod lines;
mod loss;
mod moderation;
mod presence;
mod recording;
mod relay;
mod slides;
mod storm;
mod together;
mod tokens;
mod ways;
mod webhooks;
