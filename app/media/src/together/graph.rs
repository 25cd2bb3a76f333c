//! What `ffmpeg` is told: where everybody stands in the picture, and when.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use domain::{id::PersonId, recording::Source};

use super::{Extent, Piece};

/// Sound by 20 ms: where a graph has no input, ffmpeg gives the encoder more at once than it takes.
const FRAMES: &str = "asetnsamples=n=960:p=0";
/// The whole picture.
const SIZE: (u64, u64) = (1_280, 720);
/// What is shown on a screen; people stand beside it, one above the other.
const SHOWN: (u64, u64) = (960, 720);
const BESIDE: (u64, u64) = (320, 180);
/// People who are seen at most, and beside a screen: those of whom there is most. All are heard.
const SEEN: usize = 9;
const SEEN_BESIDE: usize = 4;
/// Tracks that are heard at most.
const HEARD: usize = 256;
/// Pictures a second.
const RATE: u64 = 15;

/// Who is seen where.
pub(super) struct Scene<'a> {
    faces: Vec<Face<'a>>,
    screens: Vec<Picture<'a>>,
    voices: Vec<&'a Piece>,
    /// The size of a face.
    size: (u64, u64),
}

/// Somebody who is seen, at a place: their tracks.
struct Face<'a>(Vec<Picture<'a>>);

/// A track of pictures, made even in size.
pub(super) struct Picture<'a> {
    piece: &'a Piece,
    size: (u64, u64),
}

impl<'a> Scene<'a> {
    /// The scene of these tracks.
    pub(super) fn of(pieces: &'a [Piece]) -> Self {
        let of = |sources: &'static [Source]| pieces.iter().filter(move |piece| sources.contains(&piece.source));
        let mut people: Vec<(PersonId, u64)> = Vec::new();
        for piece in of(&[Source::Camera]) {
            match people.iter_mut().find(|(person, _)| *person == piece.person) {
                Some((_, length)) => *length = length.saturating_add(piece.length),
                None => people.push((piece.person, piece.length)),
            }
        }
        let all = people.clone();
        people.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
        people.truncate(SEEN);
        let size = match people.len() {
            0 | 1 => SIZE,
            2..=4 => (640, 360),
            _ => (426, 240),
        };
        let picture = |piece, size| Picture { piece, size };
        // In the order in which they came.
        let seen = all.iter().map(|(person, _)| *person).filter(|one| people.iter().any(|(person, _)| person == one));
        let faces = seen.map(|person| {
            let own = of(&[Source::Camera]).filter(|piece| piece.person == person);
            Face(own.map(|piece| picture(piece, size)).collect())
        });
        Self {
            faces: faces.collect(),
            screens: of(&[Source::Screen]).map(|piece| picture(piece, SHOWN)).collect(),
            voices: of(&[Source::Microphone, Source::ScreenSound]).take(HEARD).collect(),
            size,
        }
    }

    /// Every track of pictures.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &Picture<'a>> {
        self.faces.iter().flat_map(|face| &face.0).chain(&self.screens)
    }

    /// Where a face stands, by its place among them: rows in the middle of the picture.
    fn place(&self, number: usize) -> (u64, u64) {
        let columns = (SIZE.0 / self.size.0).max(1);
        let count = u64::try_from(self.faces.len()).unwrap_or(1);
        let number = u64::try_from(number).unwrap_or(0);
        let height = count.div_ceil(columns).saturating_mul(self.size.1);
        let top = SIZE.1.saturating_sub(height) / 2;
        (
            (number % columns).saturating_mul(self.size.0),
            top.saturating_add((number / columns).saturating_mul(self.size.1)),
        )
    }

    /// When a screen is shown, as an expression.
    fn shown(&self) -> String {
        let times = self.screens.iter().map(|screen| {
            let ends = screen.piece.starts.saturating_add(screen.piece.length);
            format!("between(t,{},{})", seconds(screen.piece.starts), seconds(ends))
        });
        times.collect::<Vec<_>>().join("+")
    }

    /// Everything into one file, once all pictures are even.
    pub(super) fn together(&self, folder: &Path, (length, extent): (u64, Extent), to: &Path) -> Vec<OsString> {
        let mut told = words("-filter_threads 1 -filter_complex_threads 1");
        let mut filters: Vec<String> = Vec::new();
        let mut input = 0_usize;
        let mut begin = |told: &mut Vec<OsString>, format: &str, path: PathBuf| {
            told.extend(words(&format!("-threads 1 -protocol_whitelist file -f {format} -i")));
            told.push(local(&path));
            input = input.saturating_add(1);
            input.saturating_sub(1)
        };
        let black = format!("color=c=black:s={}x{}:r={RATE}:d={},format=yuv420p[p0]", SIZE.0, SIZE.1, seconds(length));
        filters.push(black);
        let mut layers = 0_usize;
        let mut lay = |filters: &mut Vec<String>, from: &str, (x, y): (u64, u64), when: &str| {
            let next = layers.saturating_add(1);
            filters.push(format!("[p{layers}][{from}]overlay=x={x}:y={y}:eof_action=pass:repeatlast=0{when}[p{next}]"));
            layers = next;
        };
        let mut beside = Vec::new();
        for (number, face) in self.faces.iter().enumerate() {
            for picture in &face.0 {
                let k = begin(&mut told, "matroska", picture.path(folder));
                let start = format!("[{k}:v:0]setpts=PTS+{}/TB", seconds(picture.piece.starts));
                if self.screens.is_empty() || number >= SEEN_BESIDE {
                    filters.push(format!("{start}[f{k}]"));
                } else {
                    filters.push(format!("{start},split[f{k}][s{k}]"));
                    filters.push(format!("[s{k}]scale={}:{}[b{k}]", BESIDE.0, BESIDE.1));
                    beside.push((format!("b{k}"), number));
                }
                lay(&mut filters, &format!("f{k}"), self.place(number), "");
            }
        }
        for screen in &self.screens {
            let k = begin(&mut told, "matroska", screen.path(folder));
            let start = format!("[{k}:v:0]setpts=PTS+{}/TB", seconds(screen.piece.starts));
            filters.push(format!("{start},pad={}:{}:0:0:black[f{k}]", SIZE.0, SIZE.1));
            lay(&mut filters, &format!("f{k}"), (0, 0), "");
        }
        for (from, number) in &beside {
            let y = u64::try_from(*number).unwrap_or(0).saturating_mul(BESIDE.1);
            lay(&mut filters, from, (SHOWN.0, y), &format!(":enable='{}'", self.shown()));
        }
        let sees = layers > 0 || extent == Extent::Whole;
        if !sees {
            filters.clear();
        }
        let mut heard = String::new();
        for voice in &self.voices {
            let k = begin(&mut told, "ogg", voice.path.clone());
            let even = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=mono";
            filters.push(format!("[{k}:a:0]{even},adelay=delays={}:all=1[v{k}]", voice.starts));
            heard.push_str(&format!("[v{k}]"));
        }
        if !self.voices.is_empty() {
            let mix = format!("amix=inputs={}:duration=longest:normalize=0", self.voices.len());
            let pad = if extent == Extent::Whole { format!(",apad,{FRAMES}") } else { String::new() };
            filters.push(format!("{heard}{mix},alimiter=limit=0.9{pad}[sound]"));
        } else if extent == Extent::Whole {
            filters.push(format!("anullsrc=r=48000:cl=mono,{FRAMES}[sound]"));
        }
        told.push("-filter_complex".into());
        told.push(filters.join(";").into());
        if sees {
            told.extend(words(&format!(
                "-map [p{layers}] -pix_fmt yuv420p -c:v libvpx -deadline realtime -cpu-used 8 -b:v 900k -g 150"
            )));
        }
        if !self.voices.is_empty() || extent == Extent::Whole {
            told.extend(words("-map [sound] -c:a libopus -b:a 48k"));
        }
        told.extend(words(&format!("-threads 1 -map_metadata -1 -t {} -f webm", seconds(length))));
        told.push(local(to));
        [words("-nostdin -hide_banner -loglevel error -y"), told].concat()
    }
}

impl Picture<'_> {
    /// Where it is once it is even in size.
    fn path(&self, folder: &Path) -> PathBuf {
        let name = self.piece.path.file_name().unwrap_or_default().to_string_lossy();
        folder.join(format!("even-{name}"))
    }

    /// Makes it even: within its size, on black, so many pictures a second at most.
    pub(super) fn even(&self, folder: &Path) -> Vec<OsString> {
        let (width, height) = self.size;
        let mut told = words("-nostdin -hide_banner -loglevel error -y -filter_threads 1 -threads 1");
        told.extend(words("-protocol_whitelist file -f matroska -i"));
        told.push(local(&self.piece.path));
        let within = format!("scale={width}:{height}:force_original_aspect_ratio=decrease");
        let filter = format!("{within},pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:black,setsar=1");
        told.extend(["-vf".into(), filter.into()]);
        told.extend(words(
            "-an -pix_fmt yuv420p -c:v libvpx -deadline realtime -cpu-used 8 -b:v 1200k -g 150 -threads 1",
        ));
        told.extend(words(&format!("-map_metadata -1 -r {RATE} -f matroska")));
        told.push(local(&self.path(folder)));
        told
    }
}

/// A file of this machine, and nothing else that its name could mean.
pub(super) fn local(path: &Path) -> OsString {
    let mut told = OsString::from("file:");
    told.push(path);
    told
}

pub(super) fn words(text: &str) -> Vec<OsString> {
    text.split(' ').map(OsString::from).collect()
}

/// Milliseconds as ffmpeg reads seconds.
fn seconds(millis: u64) -> String {
    format!("{}.{:03}", millis / 1_000, millis % 1_000)
}

#[cfg(test)]
mod tests {
    use domain::id::Id as _;

    use super::*;

    fn piece(person: u128, source: Source, starts: u64) -> Piece {
        let person = PersonId::from_uuid(uuid::Uuid::from_u128(person));
        let (_, ending) = source.file();
        Piece { path: format!("/tmp/{starts}.{ending}").into(), source, person, starts, length: 1_000 }
    }

    #[test]
    fn people_stand_side_by_side_as_many_as_there_is_room_for() {
        let places = |count: u128| {
            let pieces: Vec<_> = (0..count).map(|person| piece(person, Source::Camera, 0)).collect();
            let scene = Scene::of(&pieces);
            (0..scene.faces.len()).map(|number| scene.place(number)).collect::<Vec<_>>()
        };
        assert_eq!(places(1), [(0, 0)]);
        assert_eq!(places(2), [(0, 180), (640, 180)]);
        assert_eq!(places(3), [(0, 0), (640, 0), (0, 360)]);
        assert_eq!(places(6)[3], (0, 360));
        assert_eq!(places(40).len(), SEEN);
    }

    #[test]
    fn somebody_who_comes_back_has_their_place_and_every_input_is_a_local_file() {
        let pieces = [
            piece(1, Source::Camera, 0),
            piece(2, Source::Camera, 500),
            piece(1, Source::Camera, 2_000),
            piece(1, Source::Screen, 3_000),
            piece(2, Source::Microphone, 4_250),
        ];
        let scene = Scene::of(&pieces);
        assert_eq!((scene.faces.len(), scene.faces[0].0.len(), scene.pictures().count()), (2, 2, 4));
        assert_eq!(scene.shown(), "between(t,3.000,4.000)");
        let told = scene.together(Path::new("/work"), (5_000, Extent::Given), Path::new("/work/together.webm"));
        let told: Vec<_> = told.iter().map(|word| word.to_str().unwrap()).collect();
        let inputs: Vec<_> = (0..told.len()).filter(|at| told[*at] == "-i").collect();
        assert_eq!(inputs.len(), 5);
        for at in inputs {
            assert_eq!(told[at - 4..at - 2], ["-protocol_whitelist", "file"]);
            assert!(told[at + 1].starts_with("file:/"), "{}", told[at + 1]);
        }
        let graph = told[told.iter().position(|word| *word == "-filter_complex").unwrap() + 1];
        assert!(graph.contains("adelay=delays=4250:all=1"), "{graph}");
        let nobody = |extent| {
            let to = Path::new("/work/together.webm");
            Scene::of(&pieces[4..]).together(Path::new("/work"), (5_000, extent), to).contains(&"libvpx".into())
        };
        assert_eq!([Extent::Given, Extent::Whole].map(nobody), [false, true], "nothing to see but black");
    }
}
