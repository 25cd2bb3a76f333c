//! Reads a stranger's file in a process of its own, which ends with the file: what breaks off there breaks nothing here.

use std::{path::Path, process::Stdio, time::Duration};

use axum::body::Bytes;
use strip::{Clean, Refusal, limits};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::Command,
    time::timeout,
};

/// The longest answer: the file, its text, and a line.
const ANSWER: usize = limits::FILE + limits::TEXT + 4096;

/// The clean file, made by this program. It is ended after `patience`, and when nobody waits for it any more. A program that ends
/// without an answer met a limit of its memory or time, or a fault that a hostile file found.
pub(super) async fn clean(program: &Path, file: Bytes, patience: Duration) -> Result<Clean, Refusal> {
    timeout(patience, ask(program, file)).await.ok().flatten().unwrap_or(Err(Refusal::Heavy))
}

async fn ask(program: &Path, file: Bytes) -> Option<Result<Clean, Refusal>> {
    let mut command = Command::new(program);
    // Nothing of this process goes over: no settings, no keys.
    command.arg("strip-apart").env_clear().current_dir("/");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = command.spawn().ok()?;
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let write = async {
        // A reader that has seen enough stops reading.
        drop(to.write_all(&file).await);
        drop(to);
    };
    let read = async {
        let mut all = Vec::new();
        let most = u64::try_from(ANSWER).unwrap_or(u64::MAX);
        from.take(most + 1).read_to_end(&mut all).await.ok().map(|_| all)
    };
    let ((), all) = tokio::join!(write, read);
    let all = all.filter(|all| all.len() <= ANSWER)?;
    let status = child.wait().await.ok()?;
    if status.success() { strip::wire::read(&all) } else { None }
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, process};

    use super::*;

    /// A program that does this, whatever it is told. Another process writes it: a file that this one had open for writing
    /// might not be run yet while another test starts something.
    fn program(folder: &tempfile::TempDir, script: &str) -> PathBuf {
        let path = folder.path().join("program");
        let write = "printf '#!/bin/sh\\n%s\\n' \"$1\" >\"$2\" && chmod 700 \"$2\"";
        let mut shell = process::Command::new("/bin/sh");
        let done = shell.args(["-c", write, "sh", script]).arg(&path).status().unwrap();
        assert!(done.success());
        path
    }

    async fn answer(script: &str, patience: Duration) -> Result<Clean, Refusal> {
        let folder = tempfile::tempdir().unwrap();
        clean(&program(&folder, script), Bytes::from(vec![b'x'; 3 << 20]), patience).await
    }

    #[tokio::test]
    async fn an_answer_comes_over_and_everything_else_is_too_much() {
        let long = Duration::from_secs(600);
        assert_eq!(answer("cat >/dev/null; echo refused locked", long).await, Err(Refusal::Locked));
        // It need not read all of the file.
        assert_eq!(answer("echo refused kind", long).await, Err(Refusal::Kind));
        assert_eq!(answer("echo refused locked; exit 3", long).await, Err(Refusal::Heavy));
        assert_eq!(answer("kill -KILL $$", long).await, Err(Refusal::Heavy));
        assert_eq!(answer("echo something else", long).await, Err(Refusal::Heavy));
        // An answer without an end is read so far and no further.
        assert_eq!(answer("exec yes", long).await, Err(Refusal::Heavy));
        assert_eq!(clean(Path::new("/nowhere/at/all"), Bytes::new(), long).await, Err(Refusal::Heavy));
    }

    #[tokio::test]
    async fn a_program_that_never_answers_is_ended() {
        assert_eq!(answer("exec sleep 3600", Duration::from_millis(200)).await, Err(Refusal::Heavy));
    }
}
