//! `allround transcript`: any transcript as JSON lines, or in another form.

use std::{io::Write, path::PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use qda::transcript::{Format, Options, read_file, write};

/// What to read and how to print it.
#[derive(Args)]
pub struct Order {
    /// The transcript: WebVTT, SRT, DOCX or plain text.
    file: PathBuf,
    /// Print a first line about the file: form, encoding, speakers, what was mended.
    #[arg(long)]
    header: bool,
    /// Make one cue of consecutive cues of the same speaker.
    #[arg(long)]
    merge: bool,
    /// Say rolling captions once.
    #[arg(long)]
    unroll: bool,
    /// A person who is known to speak; may be given several times.
    #[arg(long, value_name = "NAME")]
    speaker: Vec<String>,
    /// The encoding, when it is known (as windows-1252).
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    /// The form to print.
    #[arg(long, value_enum, default_value_t = Form::Jsonl)]
    to: Form,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One JSON object a cue and line.
    Jsonl,
    /// WebVTT.
    Vtt,
    /// SubRip.
    Srt,
    /// Plain text that is read back as the same cues.
    Txt,
    /// A Word document, to be sent to a file.
    Docx,
    /// The document whose places the cues count: names and words, nothing else.
    Document,
}

/// Reads the file and prints it; what the form could not take goes to the standard error.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let options = Options { encoding: order.encoding.clone(), speakers: order.speaker.clone(), ..Options::default() };
    let mut transcript = read_file(&order.file, &options)?;
    if order.unroll {
        transcript = transcript.unrolled();
    }
    if order.merge {
        transcript = transcript.merged();
    }
    let name = order.file.display().to_string();
    let written = match order.to {
        Form::Document => format!("{}\n", transcript.text).into_bytes(),
        form => {
            let written = write(&name, &transcript, format(form))?;
            for loss in written.losses {
                tracing::warn!("{name}: {loss}");
            }
            written.bytes
        }
    };
    // A document holds no line before it; what is wanted there goes to the standard error.
    if order.header && order.to == Form::Docx {
        eprintln!("{}", transcript.header());
    }
    let header = if order.header && order.to != Form::Docx { transcript.header() + "\n" } else { String::new() };
    let mut out = std::io::stdout().lock();
    out.write_all(header.as_bytes()).and_then(|()| out.write_all(&written)).context("cannot print")
}

fn format(form: Form) -> Format {
    match form {
        Form::Vtt => Format::WebVtt,
        Form::Srt => Format::Srt,
        Form::Txt => Format::Text,
        Form::Docx => Format::Docx,
        Form::Jsonl | Form::Document => Format::JsonLines,
    }
}
