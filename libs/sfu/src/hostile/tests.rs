//! Replays the fuzzers' corpora, and each file many times with changes that chance, always the same, makes.

mod seeds;

use std::path::Path;

use super::*;

/// Inputs a door is tried with, by what one costs.
const CHEAP: usize = 20_000;
const DEAR: usize = 200;

/// Numbers that look like chance (xorshift64*), the same in each run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

fn mutate(seed: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        match chance.below(7) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
            1 if !bytes.is_empty() => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][chance.below(5)],
            2 => bytes.truncate(at),
            3 => {
                let end = (at + 1 + chance.below(16)).min(bytes.len());
                bytes.drain(at.min(end)..end);
            }
            4 => {
                let end = (at + chance.below(64)).min(bytes.len());
                let piece = bytes[at.min(end)..end].to_vec();
                bytes.splice(at..at, piece);
            }
            5 if !other.is_empty() => {
                let from = chance.below(other.len());
                let end = (from + chance.below(200)).min(other.len());
                bytes.splice(at..at, other[from..end].iter().copied());
            }
            _ => {
                let noise: Vec<u8> = (0..chance.below(8)).map(|_| chance.next().to_le_bytes()[0]).collect();
                bytes.splice(at..at, noise);
            }
        }
    }
    bytes
}

fn corpus(door: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(door);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn try_door(name: &str, inputs: usize) {
    let door = DOORS.iter().find(|(door, _)| *door == name).unwrap().1;
    let seeds = corpus(name);
    assert!(seeds.len() >= 3, "{name} has {} seeds", seeds.len());
    let mut chance = Chance(0x5eed + u64::try_from(name.len()).unwrap());
    door(b"");
    for seed in &seeds {
        door(seed);
    }
    for number in 0..inputs {
        let seed = &seeds[number % seeds.len()];
        let other = &seeds[chance.below(seeds.len())];
        let input = mutate(seed, other, &mut chance);
        let result = std::panic::catch_unwind(|| door(&input));
        assert!(result.is_ok(), "{name}, input {number}: {}", data_encoding::HEXLOWER.encode(&input));
    }
}

#[test]
fn join_requests_of_any_kind_are_read_or_refused() {
    try_door("join", CHEAP);
}

#[test]
fn tokens_of_any_kind_are_believed_only_when_signed() {
    try_door("token", CHEAP);
}

#[test]
fn webhooks_of_any_kind_are_believed_only_when_signed() {
    try_door("webhook", CHEAP);
}

#[test]
fn descriptions_of_any_kind_are_answered_section_by_section_or_refused() {
    try_door("sdp", CHEAP);
}

#[test]
fn messages_of_any_kind_leave_the_others_in_their_room() {
    try_door("signal", DEAR);
}

#[test]
fn data_of_any_kind_leaves_the_others_in_their_room() {
    try_door("data", DEAR);
}

#[test]
fn datagrams_of_any_kind_reach_nobody_without_a_password() {
    try_door("datagram", DEAR);
}

#[test]
fn pictures_of_any_kind_are_numbered_without_a_break() {
    try_door("vp8", CHEAP);
    try_door("h264", CHEAP);
}

#[test]
fn reports_of_any_kind_are_read_within_bounds_and_leave_an_estimate() {
    try_door("feedback", CHEAP);
}

#[test]
fn packets_of_any_kind_are_written_as_files_that_keep_time() {
    try_door("recording", CHEAP);
}
