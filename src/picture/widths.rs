//! In which widths a picture is drawn, and how much of it is seen where its shape is given.

/// The widths, ascending, in which a picture of `source` points across is drawn; `wanted` are ascending
/// as well. None is wider than the picture, and the picture's own width is the last when it is no wider
/// than the widest. Two that hardly differ are one, so a small picture has a single width: its own.
#[must_use]
pub fn ladder(source: u32, wanted: &[u32]) -> Vec<u32> {
    let widest = wanted.last().map_or(source, |widest| source.min(*widest));
    let is_apart = |width: &u32| width.saturating_add(width / 4) <= widest;
    let mut widths: Vec<u32> = wanted.iter().copied().filter(is_apart).collect();
    widths.push(widest);
    widths
}

/// The height of a picture of `size` that is drawn `width` points across, one at least.
#[must_use]
pub fn height_at(width: u32, size: (u32, u32)) -> u32 {
    let (across, down) = (u64::from(size.0.max(1)), u64::from(size.1));
    let height = (u64::from(width) * down + across / 2) / across;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// The size of what is cut from a picture of `size` to have the shape of `wanted`: as large as both of
/// them allow, one point at least.
#[must_use]
pub fn cut_to(wanted: (u32, u32), size: (u32, u32)) -> (u32, u32) {
    let width = size.0.min(wanted.0);
    let height = height_at(width, wanted);
    if height <= size.1 {
        return (width, height);
    }
    let height = size.1.min(wanted.1);
    (height_at(height, (wanted.1, wanted.0)).min(width), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_width_is_beyond_the_picture_and_no_two_are_alike() {
        let wanted = [480, 960, 1600];
        for (source, widths) in [
            (4000, vec![480, 960, 1600]),
            (1600, vec![480, 960, 1600]),
            (1200, vec![480, 960, 1200]),
            (1000, vec![480, 1000]),
            (600, vec![480, 600]),
            (599, vec![599]),
            (16, vec![16]),
        ] {
            assert_eq!(ladder(source, &wanted), widths, "{source}");
        }
        assert_eq!(ladder(700, &[]), [700]);
    }

    #[test]
    fn a_cut_has_the_shape_that_is_wanted_and_no_point_that_the_picture_lacks() {
        for (size, cut) in [
            ((4000, 3000), (1200, 630)),
            ((3000, 4000), (1200, 630)),
            ((1200, 630), (1200, 630)),
            ((1199, 5000), (1199, 629)),
            ((5000, 629), (1198, 629)),
            ((800, 600), (800, 420)),
            ((800, 400), (762, 400)),
            ((600, 315), (600, 315)),
            ((1, 9), (1, 1)),
            ((9, 1), (2, 1)),
        ] {
            assert_eq!(cut_to((1200, 630), size), cut, "{size:?}");
        }
    }

    #[test]
    fn a_form_has_the_shape_of_the_picture() {
        assert_eq!(height_at(480, (4000, 3000)), 360);
        assert_eq!(height_at(480, (1000, 667)), 320);
        assert_eq!(height_at(480, (60_000, 3)), 1, "a hair is still a picture");
        assert_eq!(height_at(10, (0, 0)), 1);
    }
}
