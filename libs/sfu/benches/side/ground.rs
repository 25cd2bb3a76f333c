//! A network namespace for the servers, joined to this one by a pair of devices: so packets take the
//! way of real ones, and Janus, which passes over loopback, finds an address.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Failure;

/// The two ends. Goes away when dropped.
pub struct Ground {
    name: String,
    /// Where participants live.
    pub here: IpAddr,
    /// Where servers live.
    pub there: IpAddr,
}

impl Ground {
    /// Makes it; needs root.
    pub fn lay() -> Result<Self, Failure> {
        let process = std::process::id();
        let name = format!("side-{process}");
        let (near, far) = (format!("sn{process}"), format!("sf{process}"));
        let block = u8::try_from(process % 200).unwrap_or(0) + 20;
        let here = IpAddr::V4(Ipv4Addr::new(10, 203, block, 1));
        let there = IpAddr::V4(Ipv4Addr::new(10, 203, block, 2));
        run(&["netns", "add", &name])?;
        let ground = Self { name, here, there };
        let name = ground.name.as_str();
        run(&["link", "add", &near, "type", "veth", "peer", "name", &far, "netns", name])?;
        run(&["address", "add", &format!("{here}/24"), "dev", &near])?;
        run(&["link", "set", &near, "up"])?;
        run(&["-n", name, "address", "add", &format!("{there}/24"), "dev", &far])?;
        run(&["-n", name, "link", "set", &far, "up"])?;
        run(&["-n", name, "link", "set", "lo", "up"])?;
        Ok(ground)
    }

    /// Starts a program on the servers' side, on one processor or on all.
    pub fn start(
        &self,
        program: &Path,
        arguments: &[String],
        processor: Option<usize>,
        quiet: bool,
    ) -> Result<Running, Failure> {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", &self.name]);
        if let Some(processor) = processor {
            command.args(["taskset", "-c", &processor.to_string()]);
        }
        command.arg(program).args(arguments);
        command.stdin(Stdio::piped()).stdout(if quiet { Stdio::null() } else { Stdio::piped() });
        command.stderr(if quiet { Stdio::null() } else { Stdio::inherit() });
        Ok(Running(command.spawn()?))
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = run(&["netns", "delete", &self.name]);
    }
}

/// A server's process; ends when dropped.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    let done = Command::new("ip").args(arguments).output()?;
    if done.status.success() {
        return Ok(());
    }
    Err(format!("ip {}: {}", arguments.join(" "), String::from_utf8_lossy(&done.stderr).trim()).into())
}
