//! Takes a WebAssembly file and a folder; writes the bound file, its script and its types there.
//!
//! A program of our own and not the installed `wasm-bindgen`: its version is locked beside the library's, which it must equal.

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (input, folder) = args.next().zip(args.next()).context("usage: bind INPUT FOLDER")?;
    Bindgen::new()
        .input_path(input)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
}
