// Written for this comparison; holds no code of the peer.
// NeXosim 0.3.4 (Rust): one model per station, ports between them, single-threaded executor (SimInit::with_num_threads(1)).
use nexosim::model::{Context, InitializedModel, Model};
use nexosim::ports::Output;
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use std::collections::VecDeque;
use std::time::{Duration, Instant};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
static EV: AtomicU64 = AtomicU64::new(0); static DONE: AtomicU64 = AtomicU64::new(0); static SUMNS: AtomicU64 = AtomicU64::new(0);
struct Rng([u64; 4], Option<f64>);
impl Rng { fn new(s: u64) -> Self { let mut z = s; let mut f = || { z = z.wrapping_add(0x9e3779b97f4a7c15); let mut x = z; x = (x ^ (x >> 30)).wrapping_mul(0xbf58476d1ce4e5b9); x = (x ^ (x >> 27)).wrapping_mul(0x94d049bb133111eb); x ^ (x >> 31) }; Rng([f(), f(), f(), f()], None) }
  fn u(&mut self) -> f64 { let s = &mut self.0; let r = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]); let t = s[1] << 17; s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = s[3].rotate_left(45); ((r >> 11) as f64 + 0.5) * (1.0 / 9007199254740992.0) }
  fn exp(&mut self, m: f64) -> f64 { -self.u().ln() * m }
  fn norm(&mut self) -> f64 { if let Some(x) = self.1.take() { return x; } loop { let a = 2.0 * self.u() - 1.0; let b = 2.0 * self.u() - 1.0; let s = a * a + b * b; if s < 1.0 && s > 0.0 { let f = (-2.0 * s.ln() / s).sqrt(); self.1 = Some(b * f); return a * f; } } } }
#[derive(Clone, Copy)] struct Person { born: MonotonicTime }
fn dur(x: f64) -> Duration { Duration::from_nanos((x * 1e9) as u64 + 1) }
struct Source { rate: f64, n: u64, rng: Rng, out: Output<Person> }
impl Source { fn tick<'a>(&'a mut self, _: (), cx: &'a mut Context<Self>) -> impl std::future::Future<Output = ()> + Send + 'a { async move {
  EV.fetch_add(1, Relaxed); let p = Person { born: cx.time() }; self.out.send(p).await; self.n -= 1; if self.n > 0 { let d = dur(self.rng.exp(1.0 / self.rate)); cx.schedule_event(d, Self::tick, ()).unwrap(); } } } }
impl Model for Source { async fn init(mut self, cx: &mut Context<Self>) -> InitializedModel<Self> { let d = dur(self.rng.exp(1.0 / self.rate)); cx.schedule_event(d, Self::tick, ()).unwrap(); self.into() } }
struct Station { cap: usize, busy: usize, mean: f64, mu: f64, sg: f64, p: [f64; 2], rng: Rng, q: VecDeque<Person>, out: [Output<Person>; 3], exit: [bool; 3] }
impl Station {
  async fn input(&mut self, p: Person, cx: &mut Context<Self>) { if self.cap > 0 { if self.busy < self.cap { self.busy += 1; let d = dur(self.rng.exp(self.mean)); cx.schedule_event(d, Self::done, p).unwrap(); } else { self.q.push_back(p); } }
    else { let d = dur((self.mu + self.sg * self.rng.norm()).exp()); cx.schedule_event(d, Self::done, p).unwrap(); } }
  fn done<'a>(&'a mut self, p: Person, cx: &'a mut Context<Self>) -> impl std::future::Future<Output = ()> + Send + 'a { async move { EV.fetch_add(1, Relaxed);
    if self.cap > 0 { if let Some(n) = self.q.pop_front() { let d = dur(self.rng.exp(self.mean)); cx.schedule_event(d, Self::done, n).unwrap(); } else { self.busy -= 1; } }
    let u = self.rng.u(); let k = if u < self.p[0] { 0 } else if u < self.p[1] { 1 } else { 2 };
    if self.exit[k] { DONE.fetch_add(1, Relaxed); SUMNS.fetch_add(cx.time().duration_since(p.born).as_nanos() as u64 / 1000, Relaxed); } else { self.out[k].send(p).await; } } } }
impl Model for Station {}
fn station(cap: usize, mean: f64, cv: f64, p: [f64; 2], seed: u64) -> Station { let sg = (1.0 + cv * cv).ln().sqrt(); Station { cap, busy: 0, mean, mu: mean.ln() - sg * sg / 2.0, sg, p, rng: Rng::new(seed), q: VecDeque::new(), out: Default::default(), exit: [false; 3] } }
fn main() {
  let a: Vec<String> = std::env::args().collect(); let w = a[1].as_str(); let n: u64 = a[2].parse().unwrap();
  let caps = [0, 2000, 0, 1060, 0, 2500, 0, 0]; let means = [3., 2., 60., 1., 30., 5., 90., 10.]; let cvs = [1., 1., 1., 1., 1., 1., 1.5, 1.];
  let ps = [[0.95, 1.], [0.8, 1.], [1., 1.], [0.7, 0.9], [0.4, 1.], [0.6, 0.7], [1., 1.], [1., 1.]]; let ts: [[i32; 3]; 8] = [[1, -1, -1], [2, 5, 5], [3, 3, 3], [4, 2, 7], [5, 6, 6], [6, 2, 7], [7, 7, 7], [-1, -1, -1]];
  let mut st: Vec<Station> = match w { "mm1" => vec![station(1, 1.0, 1.0, [1.0, 1.0], 7)], "tandem" => (0..5).map(|i| station(20, 1.0, 1.0, [1.0, 1.0], 7 + i)).collect(), _ => (0..8).map(|s| station(caps[s], means[s], cvs[s], ps[s], 7 + s as u64)).collect() };
  let targets: Vec<[i32; 3]> = match w { "mm1" => vec![[-1; 3]], "tandem" => (0..5).map(|i| [if i < 4 { i + 1 } else { -1 }; 3]).collect(), _ => ts.to_vec() };
  let rate = match w { "mm1" => 0.9, "tandem" => 18.0, _ => 1000.0 };
  let mb: Vec<Mailbox<Station>> = st.iter().map(|_| Mailbox::with_capacity(64)).collect();
  let mut src = Source { rate, n: if w == "flow" { u64::MAX } else { n }, rng: Rng::new(1), out: Output::default() }; src.out.connect(Station::input, &mb[0]);
  for (s, t) in targets.iter().enumerate() { for k in 0..3 { if t[k] < 0 { st[s].exit[k] = true; } else { st[s].out[k].connect(Station::input, &mb[t[k] as usize]); } } }
  let smb = Mailbox::new(); let mut init = SimInit::with_num_threads(1).add_model(src, smb, "src"); for (s, m) in st.into_iter().zip(mb) { init = init.add_model(s, m, "st"); }
  let t0 = MonotonicTime::EPOCH; let (mut simu, _) = init.init(t0).unwrap(); let c = Instant::now();
  if w == "flow" { simu.step_until(Duration::from_secs(n)).unwrap(); } else { simu.step_unbounded().unwrap(); }
  let dt = c.elapsed().as_secs_f64(); let ev = EV.load(Relaxed); let rss = std::fs::read_to_string("/proc/self/status").unwrap().lines().find(|l| l.starts_with("VmHWM")).unwrap().split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024;
  println!("{{\"peer\":\"NeXosim 0.3.4\",\"workload\":\"{}\",\"n\":{},\"wall\":{:.3},\"events\":{},\"Mev_s\":{:.3},\"mean\":{:.3},\"rssMB\":{}}}", w, n, dt, ev, ev as f64 / dt / 1e6, SUMNS.load(Relaxed) as f64 / 1e6 / DONE.load(Relaxed) as f64, rss);
}
