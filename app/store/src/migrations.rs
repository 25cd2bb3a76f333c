//! Every migration in order, one file for both databases.

use std::borrow::Cow;

use sqlx::{
    SqlStr,
    migrate::{Migration, MigrationType, Migrator},
};

macro_rules! files {
    ($($number:literal $name:literal),+ $(,)?) => {
        &[$(($number, $name, include_str!(concat!("../migrations/", $number, "_", $name, ".sql")))),+]
    };
}

const FILES: &[(&str, &str, &str)] = files![
    "0001" "hub",
    "0002" "person",
    "0003" "login",
    "0004" "program",
    "0005" "cycle",
    "0006" "session",
    "0007" "case",
    "0008" "clarification",
    "0009" "recommendation",
    "0010" "letter",
    "0011" "attendance",
    "0012" "credit",
    "0013" "job",
    "0014" "mail",
    "0015" "audit",
    "0016" "receipt",
    "0017" "file",
    "0018" "identifier",
    "0019" "attachment",
    "0020" "computation",
    "0021" "recommendation",
    "0022" "reminder",
    "0023" "letter_version",
    "0024" "comment",
    "0025" "term",
    "0026" "follow_up_medicine",
    "0027" "following",
    "0028" "snippet",
    "0029" "follow_up",
    "0030" "factors",
    "0033" "item_text",
    "0034" "survey",
    "0035" "answer_reader",
    "0036" "survey_code",
    "0037" "text_clearance",
    "0043" "speaking",
    "0044" "role_map",
    "0047" "study",
    "0048" "participant",
    "0049" "transcript",
    "0050" "quote",
    "0052" "codebook",
    "0053" "coding",
    "0054" "theme",
    "0055" "exchange",
    "0057" "report",
    "0058" "joint_display",
    "0059" "registration_profession",
    "0060" "joint_display_network",
    "0061" "answers_out",
    "0065" "transcript_times",
    "0066" "report_figures",
    "0067" "code_apart",
    "0070" "recording",
    "0071" "floor",
    "0080" "recording_cut",
    "0081" "recording_together",
    "0082" "recording_erasure",
    "0083" "claim",
    "0084" "recording_whole",
    "0090" "invitation",
    "0091" "session_reminder",
];

/// The migrations; sqlx's macro for this would compile SQLite a second time.
pub fn all() -> Migrator {
    let migration = |(number, name, sql): &(&'static str, &'static str, &'static str)| {
        let version = number.parse().unwrap_or_default();
        Migration::new(version, Cow::Borrowed(*name), MigrationType::Simple, SqlStr::from_static(sql), false)
    };
    Migrator::with_migrations(FILES.iter().map(migration).collect())
}
