//! A poor line between clients and the server: a relay over UDP that loses, delays, reorders and narrows.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use str0m_netem::{Input, Netem, NetemConfig, Output};
use tokio::net::UdpSocket;
use tokio::sync::mpsc;

/// What the line is told.
enum Order {
    /// Where the server is.
    Lead(SocketAddr),
    /// How the line is from now on, both ways.
    Become(NetemConfig),
    /// How it is from the server to the clients.
    Narrow(NetemConfig),
    /// Nothing gets through, or everything again.
    Cut(bool),
    /// Clients reach the server from other addresses, as after a change of network.
    Move,
    /// A datagram of the server for a client.
    Back(SocketAddr, u64, Vec<u8>),
}

/// The relay, until it is dropped.
pub struct Relay {
    pub port: u16,
    orders: mpsc::UnboundedSender<Order>,
}

struct Client {
    /// Which of its ways to the server is in use.
    generation: u64,
    out: Arc<UdpSocket>,
    up: Netem<Vec<u8>>,
    down: Netem<Vec<u8>>,
}

struct Line {
    front: UdpSocket,
    server: Option<SocketAddr>,
    config: NetemConfig,
    cut: bool,
    clients: HashMap<SocketAddr, Client>,
    made: u64,
    orders: mpsc::UnboundedSender<Order>,
}

impl Relay {
    pub async fn open(config: NetemConfig) -> Self {
        let front = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = front.local_addr().unwrap().port();
        let (orders, mut received) = mpsc::unbounded_channel();
        let sender = orders.clone();
        let mut line =
            Line { front, server: None, config, cut: false, clients: HashMap::new(), made: 0, orders: sender };
        tokio::spawn(async move {
            let mut buffer = vec![0; 2_000];
            loop {
                let due =
                    line.clients.values().flat_map(|client| [client.up.poll_timeout(), client.down.poll_timeout()]);
                let due = due.min().unwrap_or_else(|| Instant::now() + Duration::from_secs(1));
                tokio::select! {
                    Ok((length, from)) = line.front.recv_from(&mut buffer) => line.up(from, buffer[..length].to_vec()).await,
                    Some(order) = received.recv() => line.obey(order).await,
                    () = tokio::time::sleep_until(due.into()) => {}
                }
                line.deliver().await;
            }
        });
        Self { port, orders }
    }

    pub fn lead_to(&self, server: SocketAddr) {
        self.tell(Order::Lead(server));
    }

    pub fn turn(&self, config: NetemConfig) {
        self.tell(Order::Become(config));
    }

    pub fn narrow(&self, config: NetemConfig) {
        self.tell(Order::Narrow(config));
    }

    pub fn cut(&self, cut: bool) {
        self.tell(Order::Cut(cut));
    }

    pub fn move_clients(&self) {
        self.tell(Order::Move);
    }

    fn tell(&self, order: Order) {
        self.orders.send(order).ok().unwrap();
    }
}

impl Line {
    async fn up(&mut self, from: SocketAddr, bytes: Vec<u8>) {
        if self.cut || self.server.is_none() {
            return;
        }
        if !self.clients.contains_key(&from) {
            // Each way of each client loses other packets, the same in every run.
            let seed = 2 * u64::try_from(self.clients.len()).unwrap() + 7;
            let (up, down) = (Netem::new(self.config.seed(seed)), Netem::new(self.config.seed(seed + 1)));
            let (generation, out) = self.way(from).await;
            self.clients.insert(from, Client { generation, out, up, down });
        }
        self.clients.get_mut(&from).unwrap().up.handle_input(Input::Packet(Instant::now(), bytes));
    }

    /// A socket through which a client reaches the server.
    async fn way(&mut self, client: SocketAddr) -> (u64, Arc<UdpSocket>) {
        self.made += 1;
        let generation = self.made;
        let socket = Arc::new(UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap());
        let (reader, orders) = (Arc::clone(&socket), self.orders.clone());
        tokio::spawn(async move {
            let mut buffer = vec![0; 2_000];
            while let Ok(length) = reader.recv(&mut buffer).await {
                if orders.send(Order::Back(client, generation, buffer[..length].to_vec())).is_err() {
                    return;
                }
            }
        });
        (generation, socket)
    }

    async fn obey(&mut self, order: Order) {
        match order {
            Order::Lead(server) => self.server = Some(server),
            Order::Become(config) => {
                for client in self.clients.values_mut() {
                    client.up.set_config(config.seed(11));
                    client.down.set_config(config.seed(13));
                }
                self.config = config;
            }
            Order::Narrow(config) => {
                for client in self.clients.values_mut() {
                    client.down.set_config(config.seed(13));
                }
            }
            Order::Cut(cut) => self.cut = cut,
            Order::Move => {
                for from in self.clients.keys().copied().collect::<Vec<_>>() {
                    let (generation, out) = self.way(from).await;
                    let client = self.clients.get_mut(&from).unwrap();
                    (client.generation, client.out) = (generation, out);
                }
            }
            Order::Back(client, generation, bytes) => {
                let known = self.clients.get_mut(&client).filter(|known| known.generation == generation);
                if let (Some(known), false) = (known, self.cut) {
                    known.down.handle_input(Input::Packet(Instant::now(), bytes));
                }
            }
        }
    }

    async fn deliver(&mut self) {
        let now = Instant::now();
        for (from, client) in &mut self.clients {
            client.up.handle_input(Input::Timeout(now));
            while let Some(output) = client.up.poll_output() {
                let Output::Packet(bytes) = output else { break };
                if let Some(server) = self.server {
                    let _ = client.out.connect(server).await;
                    let _ = client.out.send(&bytes).await;
                }
            }
            client.down.handle_input(Input::Timeout(now));
            while let Some(output) = client.down.poll_output() {
                let Output::Packet(bytes) = output else { break };
                let _ = self.front.send_to(&bytes, *from).await;
            }
        }
    }
}
