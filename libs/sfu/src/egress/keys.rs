//! What the handshake with a participant agrees on. str0m seals what it sends with it and keeps it to itself; whoever sends beside it
//! has to overhear it, at the one place where it passes: between the handshake and the transport.

use std::cell::Cell;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use str0m::Rtc;
use str0m::crypto::dtls::{
    DtlsCert, DtlsImplError, DtlsInstance, DtlsOutput, DtlsProvider, DtlsVersion, ProtocolVersion, SrtpProfile,
};
use str0m::crypto::{CryptoError, CryptoProvider, from_feature_flags};

/// Keys as DTLS-SRTP exports them (RFC 5764 §4.2), and what they are for.
pub(crate) struct Agreed {
    pub(crate) profile: SrtpProfile,
    /// Key of the client, key of the server, salt of the client, salt of the server.
    pub(crate) material: Vec<u8>,
    /// We were the client of the handshake.
    pub(crate) client: bool,
}

impl std::fmt::Debug for Agreed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Agreed").finish_non_exhaustive()
    }
}

/// Empty until the handshake is over.
pub(crate) type Agreement = Arc<OnceLock<Agreed>>;

thread_local! {
    /// That of the transport made last on this thread: str0m makes its handshake when it is built, and gives its maker no say.
    static NEWEST: Cell<Option<Agreement>> = const { Cell::new(None) };
}

/// Makes a transport, and tells where its keys will be found.
pub(crate) fn overheard(build: impl FnOnce(Arc<CryptoProvider>) -> Rtc) -> (Rtc, Agreement) {
    let provider = CryptoProvider { dtls_provider: &Overhearing, ..from_feature_flags() };
    let rtc = build(Arc::new(provider));
    let agreement = NEWEST.take().unwrap_or_default();
    (rtc, agreement)
}

#[derive(Debug)]
struct Overhearing;

impl DtlsProvider for Overhearing {
    fn generate_certificate(&self) -> Option<DtlsCert> {
        from_feature_flags().dtls_provider.generate_certificate()
    }

    fn new_dtls(
        &self,
        cert: &DtlsCert,
        now: Instant,
        version: DtlsVersion,
        mtu: Option<usize>,
    ) -> Result<Box<dyn DtlsInstance>, CryptoError> {
        let handshake = from_feature_flags().dtls_provider.new_dtls(cert, now, version, mtu)?;
        let agreement = Agreement::default();
        NEWEST.set(Some(Arc::clone(&agreement)));
        Ok(Box::new(Handshake { handshake, agreement }))
    }
}

#[derive(Debug)]
struct Handshake {
    handshake: Box<dyn DtlsInstance>,
    agreement: Agreement,
}

impl DtlsInstance for Handshake {
    fn set_active(&mut self, active: bool) {
        self.handshake.set_active(active);
    }

    fn handle_packet(&mut self, packet: &[u8]) -> Result<(), DtlsImplError> {
        self.handshake.handle_packet(packet)
    }

    fn poll_output<'a>(&mut self, buffer: &'a mut [u8]) -> DtlsOutput<'a> {
        let client = self.handshake.is_active();
        let output = self.handshake.poll_output(buffer);
        if let DtlsOutput::KeyingMaterial(material, profile) = &output {
            let agreed = Agreed { profile: *profile, material: material.as_ref().to_vec(), client };
            // A handshake is not renewed.
            let _ = self.agreement.set(agreed);
        }
        output
    }

    fn handle_timeout(&mut self, now: Instant) -> Result<(), DtlsImplError> {
        self.handshake.handle_timeout(now)
    }

    fn send_application_data(&mut self, data: &[u8]) -> Result<usize, DtlsImplError> {
        self.handshake.send_application_data(data)
    }

    fn is_active(&self) -> bool {
        self.handshake.is_active()
    }

    fn protocol_version(&self) -> Option<ProtocolVersion> {
        self.handshake.protocol_version()
    }

    fn is_closing(&self) -> bool {
        self.handshake.is_closing()
    }

    fn is_closed(&self) -> bool {
        self.handshake.is_closed()
    }

    fn close(&mut self) -> Result<(), DtlsImplError> {
        self.handshake.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_transport_has_its_own_handshake_that_is_overheard_from_the_start() {
        let build = || overheard(|provider| Rtc::builder().set_crypto_provider(provider).build(Instant::now()));
        let ((_one, first), (_other, second)) = (build(), build());
        assert!(!Arc::ptr_eq(&first, &second));
        for agreement in [first, second] {
            assert_eq!(Arc::strong_count(&agreement), 2, "the handshake holds it as well");
            assert!(agreement.get().is_none());
        }
    }
}
