//! The participants: one thread carries the media of all of them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use mio::net::UdpSocket;
use mio::{Events, Interest, Poll, Token, Waker};

use crate::arrival::{self, Times};
use crate::member::Member;
use crate::{Failure, picture, processors};

/// What the participants have received.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Participants whose connection stands.
    pub connected: usize,
    /// Participants whose connection stands and who send.
    pub sending: usize,
    /// Participants that have received something.
    pub fed: usize,
    /// Packets sent, each counted once.
    pub sent: u64,
    /// Packets received.
    pub received: u64,
    /// From right before each was sealed and sent until the kernel had it for its receiver; kept while
    /// [`Order::Measure`] is on.
    pub added: Vec<Duration>,
    /// The same until the receiver's program read it: on a full machine most of it is that program's own wait.
    pub read: Vec<Duration>,
}

impl Tally {
    /// A packet has arrived.
    pub fn take(&mut self, payload: &[u8], times: Option<Times>, measuring: bool) {
        self.received += 1;
        if let Some((sent, times)) = picture::sent(payload).zip(times).filter(|_| measuring) {
            self.added.extend(times.came.checked_sub(sent));
            self.read.extend(times.read.checked_sub(sent));
        }
    }
}

/// How long packets were under way, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Delays {
    /// Half of them no longer, and ninety-nine of a hundred; NaN where nothing arrived.
    pub p50: f64,
    pub p99: f64,
}

impl Delays {
    pub fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        let at = |share: usize| all.get(all.len() * share / 100).map_or(f64::NAN, |delay| delay.as_secs_f64() * 1e3);
        Self { p50: at(50), p99: at(99) }
    }
}

enum Order {
    Add(Box<dyn Member>),
    Measure(bool),
    Measured(Sender<Tally>),
    Tell(Sender<Tally>),
    Stop,
}

/// The way to the thread.
pub struct Swarm {
    orders: Sender<Order>,
    waker: std::sync::Arc<Waker>,
    thread: Option<JoinHandle<()>>,
}

impl Swarm {
    /// `bound` to the participants' processor, or to none.
    pub fn start(bound: bool) -> Result<Self, Failure> {
        let poll = Poll::new()?;
        let waker = std::sync::Arc::new(Waker::new(poll.registry(), Token(usize::MAX))?);
        let (orders, received) = channel();
        let thread = std::thread::spawn(move || {
            if bound && let Err(error) = processors::for_participants() {
                println!("# the participants have no processor of their own: {error}");
            }
            run(poll, &received);
        });
        Ok(Self { orders, waker, thread: Some(thread) })
    }

    fn order(&self, order: Order) -> Result<(), Failure> {
        self.orders.send(order).map_err(|_| "the participants' thread has ended")?;
        Ok(self.waker.wake()?)
    }

    pub fn add(&self, member: impl Member + 'static) -> Result<(), Failure> {
        self.order(Order::Add(Box::new(member)))
    }

    pub fn measure(&self, on: bool) -> Result<(), Failure> {
        self.order(Order::Measure(on))
    }

    /// What came while measuring was on, the last time.
    pub fn measured(&self) -> Result<Tally, Failure> {
        let (tell, told) = channel();
        self.order(Order::Measured(tell))?;
        Ok(told.recv()?)
    }

    pub fn tally(&self) -> Result<Tally, Failure> {
        let (tell, told) = channel();
        self.order(Order::Tell(tell))?;
        Ok(told.recv()?)
    }
}

impl Drop for Swarm {
    fn drop(&mut self) {
        let _ = self.order(Order::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A socket for one participant.
pub fn socket(here: IpAddr) -> Result<(UdpSocket, SocketAddr), Failure> {
    let socket = UdpSocket::bind(SocketAddr::new(here, 0))?;
    let _ = socket2::SockRef::from(&socket).set_recv_buffer_size(1 << 20);
    arrival::note(&socket)?;
    let local = socket.local_addr()?;
    Ok((socket, local))
}

fn run(mut poll: Poll, orders: &Receiver<Order>) {
    let mut members: Vec<Box<dyn Member>> = Vec::new();
    let mut timers: BinaryHeap<Reverse<(Instant, usize)>> = BinaryHeap::new();
    let mut events = Events::with_capacity(1_024);
    let mut tally = Tally::default();
    let mut measured = Tally::default();
    let mut measuring = false;
    let mut buffer = vec![0u8; 2_000];
    loop {
        let now = Instant::now();
        let wait =
            timers.peek().map_or(Duration::from_millis(100), |Reverse((at, _))| at.saturating_duration_since(now));
        let _ = poll.poll(&mut events, Some(wait.min(Duration::from_millis(100))));
        let mut due: Vec<usize> =
            events.iter().map(|event| event.token().0).filter(|token| *token != usize::MAX).collect();
        let now = Instant::now();
        while let Some(Reverse((at, index))) = timers.peek().copied() {
            if at > now {
                break;
            }
            timers.pop();
            due.push(index);
        }
        while let Ok(order) = orders.try_recv() {
            match order {
                Order::Add(mut member) => {
                    let index = members.len();
                    let _ = poll.registry().register(member.socket(), Token(index), Interest::READABLE);
                    members.push(member);
                    due.push(index);
                }
                Order::Measure(on) => {
                    measuring = on;
                    let last = std::mem::take(&mut tally);
                    if !on {
                        measured = last;
                    }
                }
                Order::Measured(tell) => {
                    let _ = tell.send(std::mem::take(&mut measured));
                }
                Order::Tell(tell) => {
                    tally.connected = members.iter().filter(|member| member.connected()).count();
                    tally.sending = members.iter().filter(|member| member.connected() && member.sends()).count();
                    tally.fed = members.iter().filter(|member| member.fed()).count();
                    let _ = tell.send(tally.clone());
                }
                Order::Stop => return,
            }
        }
        due.sort_unstable();
        due.dedup();
        for index in due {
            let Some(member) = members.get_mut(index) else { continue };
            let next = member.work(&mut buffer, &mut tally, measuring);
            timers.push(Reverse((next, index)));
        }
    }
}
