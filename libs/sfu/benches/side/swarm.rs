//! The participants: one thread carries the media of all of them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use mio::net::UdpSocket;
use mio::{Events, Interest, Poll, Token, Waker};

use crate::Failure;
use crate::member::Member;

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
    /// How long each was under way; kept while [`Order::Measure`] is on.
    pub delays: Vec<Duration>,
}

impl Tally {
    /// The delay in ms that so many of a hundred packets did not exceed, for each of them; NaN where nothing arrived.
    pub fn percentiles<const N: usize>(mut self, of: [usize; N]) -> [f64; N] {
        self.delays.sort_unstable();
        let at = |share: usize| self.delays.get(self.delays.len() * share / 100);
        of.map(|share| at(share).map_or(f64::NAN, |delay| delay.as_secs_f64() * 1e3))
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
    pub fn start() -> Result<Self, Failure> {
        let poll = Poll::new()?;
        let waker = std::sync::Arc::new(Waker::new(poll.registry(), Token(usize::MAX))?);
        let (orders, received) = channel();
        let thread = std::thread::spawn(move || run(poll, &received));
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
