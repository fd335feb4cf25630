//! Publishing from a test: on threads of its own, watched by nobody, on a disk that is not waited for
//! unless the test brings another.

use std::path::Path;
use std::sync::Arc;

use bantin::publish::{Disk, Failure, Order, Output, Published, RealDisk, Stop, Watch, publish};
use bantin::site::Site;

/// A disk that nobody waits for.
pub fn quick_disk() -> Arc<dyn Disk> {
    Arc::new(RealDisk { sync: false })
}

/// Publishes `site` of the folder `root` into `output`.
pub fn publish_into(
    output: &Path,
    site: &Arc<Site>,
    root: &Path,
    order: &Order,
    disk: &Arc<dyn Disk>,
) -> Result<Published, Failure> {
    let output = Output::open(output, root, order.now)
        .map_err(|refused| Failure::Refused(vec![refused.into()]))?;
    let pool = rayon::ThreadPoolBuilder::new().build().expect("threads");
    let watch = Watch {
        step: &|| (),
        stop: &Stop::default(),
    };
    publish(site, &output, order, disk, &pool, &watch)
}
