//! `allround strip-apart` reads hostile files to its own limits, and to nobody else's cost.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    io::{Read, Write},
    process::{Child, Command, ExitStatus, Stdio},
};

use flate2::{Compression, write::ZlibEncoder};
use strip::{Clean, Refusal, wire};

/// A process that waits for its file.
fn begin() -> Child {
    Command::new(env!("CARGO_BIN_EXE_allround"))
        .arg("strip-apart")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How the process ended, and what it answered.
fn read(file: &[u8]) -> (ExitStatus, Option<Result<Clean, Refusal>>) {
    feed(begin(), file)
}

fn feed(mut child: Child, file: &[u8]) -> (ExitStatus, Option<Result<Clean, Refusal>>) {
    let (mut to, mut from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let answer = std::thread::scope(|scope| {
        scope.spawn(move || drop(to.write_all(file)));
        let mut answer = Vec::new();
        from.read_to_end(&mut answer).unwrap();
        answer
    });
    (child.wait().unwrap(), wire::read(&answer))
}

/// A PDF of these objects, each its own number.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let (mut all, mut places) = (b"%PDF-1.5\n".to_vec(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(all.len());
        all.extend(format!("{} 0 obj\n", at + 1).bytes());
        all.extend(object);
        all.extend(b"\nendobj\n");
    }
    let start = all.len();
    all.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        all.extend(format!("{place:010} 00000 n \n").bytes());
    }
    all.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", objects.len() + 1).bytes());
    all
}

fn page(content: Vec<u8>) -> Vec<u8> {
    pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>".to_vec(),
        content,
    ])
}

fn packed(plain: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(plain).unwrap();
    let bytes = packer.finish().unwrap();
    let mut object = format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

#[test]
fn an_honest_document_comes_back_clean() {
    let (status, answer) = read(&page(packed(b"0 0 9 9 re f")));
    assert!(status.success());
    assert!(answer.unwrap().unwrap().bytes.starts_with(b"%PDF-"));
    let (status, answer) = read(b"hello");
    assert!(status.success());
    assert_eq!(answer, Some(Err(Refusal::Kind)));
}

#[test]
fn what_unpacks_without_an_end_is_refused() {
    let (_, answer) = read(&page(packed(&vec![b' '; 300 << 20])));
    assert!(answer.is_none_or(|answer| answer.is_err()));
}

#[test]
fn nesting_without_an_end_breaks_at_most_the_process_of_its_own() {
    let deep = |open: &[u8]| open.repeat(4 << 20);
    for content in [deep(b"["), deep(b"<<"), deep(b"<</A"), packed(&deep(b"[")), packed(&deep(b"q "))] {
        let (status, answer) = read(&page(content));
        // Refused, read as an empty page, or broken off: then nothing was answered.
        assert_eq!(status.success(), answer.is_some());
    }
}

#[test]
fn a_table_that_promises_everything_is_not_believed() {
    let honest = String::from_utf8_lossy(&page(b"<< >>".to_vec())).into_owned();
    for (from, to) in
        [("xref\n0 5", "xref\n0 4294967295"), ("/Size 5", "/Size 4294967295"), ("/Count 1", "/Count 2147483647")]
    {
        let (status, answer) = read(honest.replace(from, to).as_bytes());
        assert_eq!(status.success(), answer.is_some());
    }
}

/// A line of what the system tells of a process; none once it has ended.
#[cfg(target_os = "linux")]
fn told(child: &Child, file: &str, line: &str) -> Option<Vec<u64>> {
    let text = std::fs::read_to_string(format!("/proc/{}/{file}", child.id())).ok()?;
    let rest = text.lines().find_map(|one| one.strip_prefix(line))?;
    Some(rest.split_whitespace().filter_map(|word| word.parse().ok()).collect())
}

/// What a process of its own may use, as the system words it.
#[cfg(target_os = "linux")]
const LIMITS: [(&str, u64); 4] =
    [("Max address space", 1 << 30), ("Max cpu time", 20), ("Max file size", 0), ("Max core file size", 0)];

/// A process that has set each of its limits, which it does one after the other, and waits for its file.
#[cfg(target_os = "linux")]
fn limited() -> Child {
    let child = begin();
    let by = std::time::Instant::now() + std::time::Duration::from_secs(60);
    for (line, limit) in LIMITS {
        loop {
            let now = told(&child, "limits", line);
            if now == Some(vec![limit, limit]) {
                break;
            }
            assert!(now.is_some(), "it ended without a file");
            assert!(std::time::Instant::now() < by, "{line}: {now:?}");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
    child
}

/// Lowers a limit of another process.
#[cfg(target_os = "linux")]
fn lower(child: &Child, resource: rlimit::Resource, to: u64) {
    rlimit::prlimit(child.id().try_into().unwrap(), resource, Some((to, to)), None).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn its_limits_are_in_force_before_it_reads_a_byte() {
    // Twenty seconds of work are too long for a test: that the system ends a process that has used them up is the system's word.
    let child = limited();
    assert!(feed(child, &page(packed(b"0 0 9 9 re f"))).0.success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_without_memory_ends_without_an_answer() {
    let child = limited();
    // So much as it has, and no room for the file.
    let has = told(&child, "status", "VmSize:").unwrap()[0] << 10;
    lower(&child, rlimit::Resource::AS, has + (1 << 20));
    let (status, answer) = feed(child, &[b' '; 16 << 20]);
    assert!(!status.success());
    assert_eq!(answer, None);
    // The next one is as well as ever.
    assert!(read(&page(packed(b"0 0 9 9 re f"))).0.success());
}
