//! tmp
fn main() {
    if std::env::args().len() < 2 {
        for garbage in ["a", "1 ", "St-", "http://", "Xyzzyq ", "Qwertx Hospital "] {
            let text = garbage.repeat((1 << 20) / garbage.len());
            let t = std::time::Instant::now();
            let n = deid::scan(&text).len();
            println!("{garbage:?} {n} {:?}", t.elapsed());
        }
    }
    deid::scan("warm");
    let notes = std::fs::read_to_string("/work/w/scratch-deid/n1.txt").unwrap();
    let t = std::time::Instant::now();
    let mut n = 0;
    let k = 300;
    for _ in 0..k {
        for l in notes.lines() {
            n += deid::scan(l).len();
        }
    }
    let s = t.elapsed().as_secs_f64();
    println!("{n} {:.1} MB/s", (notes.len() * k) as f64 / 1e6 / s);
}
