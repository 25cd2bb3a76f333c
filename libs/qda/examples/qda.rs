//! The batch face: `cargo run -p qda --example qda -- inspect FILE`, or `convert FILE OUT DIALECT`.

use std::{fs::File, io::BufReader, process::ExitCode};

use qda::{
    Error, Kind, batch,
    refi::{Dialect, Writing},
};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let told = match *arguments.as_slice() {
        ["inspect", file] => open(file).and_then(|reader| batch::inspect(file, reader)),
        ["convert", file, out, dialect] => convert(file, out, dialect),
        _ => Err(Error::new("qda", Kind::Unknown, "inspect FILE, or convert FILE OUT DIALECT")),
    };
    match told {
        Ok(told) => println!("{told}"),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn open(file: &str) -> Result<BufReader<File>, Error> {
    let cannot = |error| Error::new(file, Kind::Io, format!("cannot be opened ({error})"));
    File::open(file).map(BufReader::new).map_err(cannot)
}

fn convert(file: &str, out: &str, dialect: &str) -> Result<String, Error> {
    let target = batch::Target::of(out)?;
    let unknown = || Error::new(dialect, Kind::Unknown, "is no dialect");
    let writing = Writing { dialect: Dialect::named(dialect).ok_or_else(unknown)?, origin: "Allround" };
    let reader = open(file)?;
    let written = File::create(out).map_err(|error| Error::new(out, Kind::Io, format!("cannot be made ({error})")))?;
    batch::convert(file, reader, (target, out), written, writing)
}
