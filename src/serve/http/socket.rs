//! The connection between the guard and `tiny_http`.
//!
//! On Unix a socket in a folder that only we may enter, elsewhere a port of the loopback. There,
//! other programs of this machine can reach it, past the guard: they get no answer without the
//! token, but could still use `tiny_http`'s weaknesses to stop the preview.

pub use own::{Address, Folder, Stream};

use std::hash::{BuildHasher, RandomState};

use tiny_http::Listener;

/// Letters and digits that nobody else can guess.
pub fn random() -> String {
    // The system's randomness as the standard library offers it: the keys of its hash maps.
    let mut hasher = blake3::Hasher::new();
    for n in 0..8_u64 {
        hasher.update(&RandomState::new().hash_one(n).to_le_bytes());
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

#[cfg(unix)]
mod own {
    use std::os::unix::fs::DirBuilderExt;
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::PathBuf;
    use std::{env, fs, io};

    use super::{Listener, random};

    pub type Stream = UnixStream;
    pub type Address = PathBuf;

    /// Longer paths are not possible for sockets, on some systems.
    const LONGEST: usize = 90;

    /// A fresh folder of ours, removed when dropped.
    pub struct Folder(PathBuf);

    impl Folder {
        pub fn new() -> io::Result<Folder> {
            let name = format!("bantin-{}", &random()[..12]);
            let path = [env::temp_dir(), PathBuf::from("/tmp")]
                .into_iter()
                .map(|parent| parent.join(&name))
                .find(|path| path.as_os_str().len() <= LONGEST)
                .expect("the second one is short");
            // Fails if it exists, so it is ours alone.
            fs::DirBuilder::new().mode(0o700).create(&path)?;
            Ok(Folder(path))
        }

        /// Listens at a new address, different for every `n`.
        pub fn listen(&self, n: usize) -> io::Result<(Listener, Address)> {
            let path = self.0.join(n.to_string());
            Ok((UnixListener::bind(&path)?.into(), path))
        }

        /// Nobody can call any more. What cannot be removed is an empty folder among the system's
        /// passing files.
        pub fn remove(&self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            self.remove();
        }
    }

    pub fn connect(address: &Address) -> io::Result<Stream> {
        UnixStream::connect(address)
    }
}

#[cfg(not(unix))]
mod own {
    use std::io;
    use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

    use super::Listener;

    pub type Stream = TcpStream;
    pub type Address = SocketAddr;

    /// Stands for the folder that Unix needs.
    pub struct Folder;

    impl Folder {
        pub fn new() -> io::Result<Folder> {
            Ok(Folder)
        }

        /// Listens at a free port.
        pub fn listen(&self, _n: usize) -> io::Result<(Listener, Address)> {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let address = listener.local_addr()?;
            Ok((listener.into(), address))
        }

        /// There is nothing to remove.
        pub fn remove(&self) {}
    }

    pub fn connect(address: &Address) -> io::Result<Stream> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}

pub use own::connect;

/// Two ends of one connection.
#[cfg(test)]
pub fn pair_for_tests() -> (Stream, Stream) {
    let folder = Folder::new().expect("a folder can be made");
    let (listener, address) = folder.listen(0).expect("a socket can be made");
    let near = connect(&address).expect("it listens");
    let far = match listener {
        Listener::Tcp(_) => near.try_clone().expect("it is open"),
        #[cfg(unix)]
        Listener::Unix(listener) => listener.accept().expect("a client is there").0,
    };
    (near, far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_words_differ() {
        assert_eq!(random().len(), 32);
        assert_ne!(random(), random());
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_ours_alone_and_goes_with_us() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new().expect("a folder can be made");
        let (_listener, address) = folder.listen(0).expect("a socket can be made");
        let path = address.parent().expect("it lies in a folder").to_owned();
        let mode = std::fs::metadata(&path).expect("it is there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o700);
        drop(folder);
        assert!(!path.exists());
    }
}
