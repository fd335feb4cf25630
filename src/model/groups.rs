//! Which provinces are worth a page that sets them beside each other.
//!
//! All pairs would be two thousand pages that nobody reads. A group is made of the units that were
//! merged into one, or of two provinces that are measured by the same indicators: of each province
//! the peers that share most with it.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Measured;
use crate::registry::{ProvinceId, Registries};

/// Peers of one province.
const PEERS: usize = 4;

/// The groups of two to four provinces, in order; within a group in the order of slugs.
///
/// `measured` is what each province has to compare; `known` says of which provinces the site has
/// something to tell.
pub(super) fn groups(
    measured: &BTreeMap<ProvinceId, BTreeSet<Measured>>,
    known: &BTreeSet<ProvinceId>,
    registries: &Registries,
) -> Vec<Vec<ProvinceId>> {
    let provinces = &registries.provinces;
    let merged = provinces.iter().filter_map(|(_, record)| {
        let parts = &record.after.as_ref()?.formed_from;
        let n_known = parts.iter().filter(|part| known.contains(part)).count();
        (parts.len() >= 2 && n_known >= 2).then(|| parts.clone())
    });
    let mut groups: BTreeSet<Vec<ProvinceId>> = merged.collect();
    for (&province, own) in measured {
        let region = &provinces.get(province).before.region;
        let others = measured.iter().filter(|(other, _)| **other != province);
        let mut peers: Vec<_> = others
            .map(|(&other, theirs)| {
                let n_shared = n_shared(own, theirs);
                let is_near = provinces.get(other).before.region == *region;
                (std::cmp::Reverse((n_shared, is_near)), other)
            })
            .filter(|(std::cmp::Reverse((n_shared, _)), _)| *n_shared > 0)
            .collect();
        peers.sort_unstable();
        let pairs = peers.into_iter().take(PEERS);
        groups.extend(pairs.map(|(_, peer)| vec![province.min(peer), province.max(peer)]));
    }
    let mut groups: Vec<Vec<ProvinceId>> = groups.into_iter().collect();
    for group in &mut groups {
        group.sort_by_key(|id| provinces.slug(*id));
    }
    groups.sort_by_cached_key(|group| {
        let slugs = group.iter().map(|id| provinces.slug(*id));
        slugs.collect::<Vec<_>>()
    });
    groups.dedup();
    groups
}

/// How many indicators both have values of that may be set side by side: of one kind, within the same
/// borders. Borders that never changed are those of either era.
fn n_shared(own: &BTreeSet<Measured>, theirs: &BTreeSet<Measured>) -> usize {
    let fits = |(indicator, kind, borders): &Measured| {
        theirs.iter().any(|(other, of_kind, within)| {
            let same_borders = borders.is_none() || within.is_none() || borders == within;
            (indicator, kind) == (other, of_kind) && same_borders
        })
    };
    let shared = own.iter().filter(|one| fits(one));
    let indicators: BTreeSet<_> = shared.map(|(indicator, _, _)| indicator).collect();
    indicators.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::IndicatorKind::{Result, Target};
    use crate::model::IndicatorId;
    use crate::registry::Era::{After, Before};

    fn found(measured: &[(&str, &[u32])], known: &[&str]) -> Vec<String> {
        let registries = Registries::extended(&[], &[], &[], &[]).0;
        let id = |slug: &&str| registries.provinces.by_slug(slug).expect("a known slug");
        let measured = measured
            .iter()
            .map(|(slug, ids)| {
                let one = |at: &u32| (IndicatorId(*at), Result, Some(Before));
                (id(slug), ids.iter().map(one).collect())
            })
            .collect();
        let known = known.iter().map(id).collect();
        let slugs = |group: Vec<ProvinceId>| {
            let slugs = group.iter().map(|id| registries.provinces.slug(*id));
            slugs.collect::<Vec<_>>().join(" ")
        };
        groups(&measured, &known, &registries)
            .into_iter()
            .map(slugs)
            .collect()
    }

    #[test]
    fn provinces_that_share_an_indicator_are_a_pair() {
        let measured: &[(&str, &[u32])] =
            &[("vinh-long", &[0, 1]), ("tay-ninh", &[1]), ("hue", &[2])];
        assert_eq!(found(measured, &[]), ["tay-ninh vinh-long"]);
    }

    #[test]
    fn a_province_has_the_peers_that_share_most_and_are_near() {
        let measured: &[(&str, &[u32])] = &[
            ("vinh-long", &[0]),
            ("ben-tre", &[0]),
            ("tra-vinh", &[0]),
            ("an-giang", &[0]),
            ("ca-mau", &[0]),
            ("ha-noi", &[0]),
        ];
        let pairs = found(measured, &[]);
        assert!(pairs.contains(&"ben-tre vinh-long".to_owned()));
        // Hà Nội is far from all of them: only its own four peers are set beside it.
        let of_capital = pairs.iter().filter(|pair| pair.contains("ha-noi"));
        assert_eq!(of_capital.count(), 4);
    }

    #[test]
    fn units_that_were_merged_are_a_group_when_two_of_them_are_told_of() {
        let groups = found(&[], &["ben-tre", "tra-vinh", "long-an"]);
        assert_eq!(groups, ["ben-tre tra-vinh vinh-long"]);
    }

    #[test]
    fn only_values_of_one_kind_within_the_same_borders_are_shared() {
        let own = BTreeSet::from([(IndicatorId(0), Result, Some(Before))]);
        for (theirs, n) in [
            ((IndicatorId(0), Result, Some(Before)), 1),
            ((IndicatorId(0), Result, None), 1),
            ((IndicatorId(0), Result, Some(After)), 0),
            ((IndicatorId(0), Target, Some(Before)), 0),
            ((IndicatorId(1), Result, Some(Before)), 0),
        ] {
            assert_eq!(n_shared(&own, &BTreeSet::from([theirs])), n, "{theirs:?}");
        }
    }
}
