//! What `ffmpeg` is told to lay files of the same kind behind each other, without decoding them.

use std::{ffi::OsString, fmt::Write as _, path::Path};

use domain::recording::GAP;

use super::{
    Passage,
    graph::{local, words},
};

/// The names of the list of files, and of what tells the chapters.
pub(super) const LIST: &str = "list.txt";
pub(super) const CHAPTERS: &str = "chapters.txt";

/// The name of a part's file.
pub(super) fn name(number: usize) -> String {
    format!("part-{number}.webm")
}

/// The list of so many parts, with a gap between two.
pub(super) fn list(count: usize) -> String {
    let files: Vec<String> = (0..count).map(|number| format!("file {}\n", name(number))).collect();
    files.join("file gap.webm\n")
}

/// Where each part begins and ends, and its title.
pub(super) fn chapters(passages: &[Passage]) -> String {
    let mut told = String::from(";FFMETADATA1\n");
    let mut starts = 0_u64;
    for Passage { length, title, .. } in passages {
        let ends = starts.saturating_add(*length);
        let title: String = title.chars().filter(|char| !char.is_control()).fold(String::new(), |mut title, char| {
            if matches!(char, '=' | ';' | '#' | '\\') {
                title.push('\\');
            }
            title.push(char);
            title
        });
        // Writing into a string does not fail.
        let _ = write!(told, "[CHAPTER]\nTIMEBASE=1/1000\nSTART={starts}\nEND={ends}\ntitle={title}\n");
        starts = ends.saturating_add(GAP);
    }
    told
}

/// Lays them behind each other.
pub(super) fn told(folder: &Path, to: &Path) -> Vec<OsString> {
    let mut told = words("-nostdin -hide_banner -loglevel error -y -protocol_whitelist file -f concat -i");
    told.push(local(&folder.join(LIST)));
    told.extend(words("-protocol_whitelist file -f ffmetadata -i"));
    told.push(local(&folder.join(CHAPTERS)));
    // Nothing that is said of a file goes along; of chapters their titles do.
    told.extend(words("-map 0:v -map 0:a -map_metadata:g -1 -map_chapters 1 -c copy -f webm"));
    told.push(local(to));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_with_a_gap_and_a_title_cannot_smuggle_anything_in() {
        assert_eq!(list(2), "file part-0.webm\nfile gap.webm\nfile part-1.webm\n");
        let passage = |length, title: &str| Passage { pieces: Vec::new(), length, title: title.to_owned() };
        let told = chapters(&[passage(10_300, "1, 14:00"), passage(500, "2\n[CHAPTER]=;")]);
        let lines: Vec<_> = told.lines().filter(|line| !line.starts_with("TIMEBASE")).collect();
        assert_eq!(lines[1..5], ["[CHAPTER]", "START=0", "END=10300", "title=1, 14:00"]);
        assert_eq!(lines[5..], ["[CHAPTER]", "START=12300", "END=12800", "title=2[CHAPTER]\\=\\;"]);
    }
}
