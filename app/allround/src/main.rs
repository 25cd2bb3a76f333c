//! The program: command line, configuration, wiring. Knows everyone, decides nothing.

mod cluster;
mod config;
mod key;
mod lines;
mod world;

mod installation;

mod admin;
mod apart;
mod cds;
mod deid;
mod demo;
mod instrument;
mod measure;
mod opioid;
mod qda;
mod serve;
mod strip;
mod transcript;

use std::{net::IpAddr, panic, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use config::Config;
use tracing_subscriber::{EnvFilter, fmt};

/// Tele-mentoring for a hub and its spokes: registration, sessions, cases, letters, credit.
#[derive(Parser)]
#[command(name = "allround", version)]
struct Line {
    /// The configuration file. Every setting can also come from the environment, as ALLROUND_URL.
    #[arg(long, global = true, env = "ALLROUND_CONFIG", default_value = "allround.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the hub's site until it is stopped.
    Serve,
    /// Try everything at once with fictional people; nothing is kept.
    Demo {
        /// The port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// This machine's address, for a browser elsewhere: there, let `ssh -L 8080:ADDRESS:8080` make it localhost, where
        /// browsers allow cameras.
        #[arg(long, default_value = "127.0.0.1")]
        address: IpAddr,
    },
    /// Tasks of whoever runs the machine.
    Admin {
        #[command(subcommand)]
        task: admin::Task,
    },
    /// Look at coding projects of other programs (REFI-QDA) and convert them.
    Qda {
        #[command(subcommand)]
        task: qda::Task,
    },
    /// Statistics: reads one JSON document from standard input and prints one. Without a function, lists them.
    #[command(disable_help_flag = true)]
    Measure {
        /// The function's name.
        function: Option<String>,
        /// Show the shapes of the function's input and output.
        #[arg(short, long)]
        help: bool,
    },
    /// Score questionnaires: reads JSON lines from a file or standard input and prints one line for each.
    Instrument(instrument::Order),
    /// Daily morphine equivalents by their table: reads JSON lines from a file or standard input, one answer for each.
    Mme(opioid::Order),
    /// Taper schedules and rotation, for discussion: JSON lines in and out.
    Taper(opioid::Order),
    /// What guidelines have to say about a dose: JSON lines in and out.
    Flags(opioid::Order),
    /// Decision support for records (CDS Hooks): requests as JSON lines, a response for each.
    Cds(cds::Order),
    /// Find identifying details: reads JSON lines with an id and a text, and prints the places, labels and replacements.
    Deid(deid::Order),
    /// Write a picture or document anew without anything that nobody sees, and print what was left behind.
    Strip(strip::Order),
    /// Read one attached file from standard input under limits of memory and time, for the site.
    #[command(hide = true)]
    StripApart,
    /// Print a transcript's cues as JSON lines.
    Transcript(transcript::Order),
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = Line::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,str0m=error,sqlx=warn"));
    fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    // What a panic says may quote what was being worked on, case text among it: only its place is written down.
    panic::set_hook(Box::new(|info| {
        tracing::error!(place = info.location().map(ToString::to_string), "a part of the program broke off");
    }));
    match run(line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A sentence for whoever typed the command; where in the code it came from is of no use to them.
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> anyhow::Result<()> {
    match line.command {
        Command::Serve => serve::run(Config::read(&line.config)?).await,
        Command::Demo { port, address } => demo::run(port, address).await,
        Command::Admin { task } => admin::run(&Config::read(&line.config)?, &task).await,
        Command::Qda { task } => qda::run(&task),
        Command::Measure { function, help } => measure::run(function.as_deref(), help),
        Command::Instrument(order) => instrument::run(&order),
        Command::Mme(order) => opioid::run(mme::batch::Kind::Mme, &order),
        Command::Taper(order) => opioid::run(mme::batch::Kind::Taper, &order),
        Command::Flags(order) => opioid::run(mme::batch::Kind::Flags, &order),
        Command::Cds(order) => cds::run(&order),
        Command::Deid(order) => deid::run(&order),
        Command::Strip(order) => strip::run(&order),
        Command::StripApart => apart::run(),
        Command::Transcript(order) => transcript::run(&order),
    }
}
