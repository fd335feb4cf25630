//! What drawn pictures are: their size, their look, and that any text can be drawn.

use super::*;
use crate::registry::Provinces;

const CAPITALS: &str = "ẤẦẨẪẬ ẮẰẲẴẶ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ỲÝỶỸỴ Đđ ₫";

fn article(title: &str) -> Drawing {
    let provinces = Provinces::built_in();
    let tay_ninh = provinces.by_slug("tay-ninh").expect("a province");
    Drawing {
        masthead: Some("Bản tin Chuyển đổi số".to_owned()),
        kicker: Some("Tây Ninh · Giáo dục".to_owned()),
        title: title.to_owned(),
        note: None,
        foot: vec!["tin.example.vn".to_owned(), "14/8/2024".to_owned()],
        map: Map {
            era: Era::Before,
            marked: vec![tay_ninh],
        },
    }
}

/// The pixels of a picture, three bytes each, with its width and height.
fn decoded(drawing: &Drawing) -> (u32, u32, Vec<u8>) {
    let bytes = png(drawing, Provinces::built_in());
    assert!(bytes.len() < 40 * 1024, "{} bytes", bytes.len());
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
    let info = reader.next_frame(&mut pixels).expect("a whole PNG");
    (info.width, info.height, pixels)
}

/// How many pixels of `drawing` have a colour like `#1A1D21`.
fn count(drawing: &Drawing, colour: &str) -> usize {
    let bits = u32::from_str_radix(&colour[1..], 16).expect("a colour");
    let [_, r, g, b] = bits.to_be_bytes();
    let (width, height, pixels) = decoded(drawing);
    assert_eq!((width, height), (1200, 630));
    pixels
        .chunks_exact(3)
        .filter(|pixel| *pixel == [r, g, b])
        .count()
}

#[test]
fn a_picture_is_1200_by_630_and_shows_title_kicker_and_map() {
    let drawing = article("Tây Ninh tập huấn chữ ký số cho giáo viên");
    assert!(count(&drawing, sheet::INK) > 10_000, "the title is drawn");
    assert!(
        count(&drawing, sheet::VERMILION) > 1_000,
        "the kicker and the unit are drawn"
    );
    assert!(count(&drawing, sheet::TILE) > 10_000, "the map is drawn");
}

#[test]
fn equal_drawings_have_equal_bytes_and_names() {
    let (one, other) = (article("Một"), article("Một"));
    let provinces = Provinces::built_in();
    assert_eq!(png(&one, provinces), png(&other, provinces));
    let name = |drawing| Card::Drawn(drawing).file_name();
    assert_ne!(name(one.clone()), name(article("Hai")));
    assert_eq!(name(one), name(other));
}

#[test]
fn any_title_can_be_drawn() {
    let titles = [
        String::new(),
        "chuyển ".repeat(200),
        CAPITALS.to_owned(),
        "x".repeat(3_000),
        "</text></svg><script>alert('1')</script> & \"\u{202e}\u{0}\u{7}".to_owned(),
        "\u{300}\u{301} 😀 中文 \u{2028}".to_owned(),
    ];
    for title in titles {
        let drawing = Drawing {
            masthead: Some(title.clone()),
            kicker: Some(title.clone()),
            note: Some(title.clone()),
            foot: vec![title.clone()],
            ..article(&title)
        };
        assert!(count(&drawing, sheet::PAPER) > 300_000);
    }
}

#[test]
fn nothing_is_drawn_beyond_its_column() {
    let long = "Thành phố Hồ Chí Minh thúc đẩy chuyển đổi số toàn diện ".repeat(5);
    let options = usvg::Options {
        fontdb: lettering::faces(),
        ..usvg::Options::default()
    };
    for title in [long.as_str(), CAPITALS, "nghiêng".repeat(30).as_str()] {
        let drawing = Drawing {
            masthead: Some(title.to_owned()),
            kicker: Some(title.to_owned()),
            note: Some(title.to_owned()),
            foot: vec![title.to_owned()],
            ..article(title)
        };
        let svg = sheet::svg(&drawing, Provinces::built_in());
        let tree = usvg::Tree::from_str(&svg, &options).expect("an SVG");
        for node in tree.root().children() {
            let usvg::Node::Text(text) = node else {
                continue;
            };
            let area = text.bounding_box();
            let right = if area.top() < 100.0 || area.left() > 900.0 {
                1140.0
            } else {
                900.0
            };
            assert!(area.left() >= 60.0 && area.right() <= right, "{area:?}");
            assert!(area.top() >= 16.0 && area.bottom() <= 620.0, "{area:?}");
        }
    }
}

#[test]
fn names_of_archipelagos_stand_at_sea() {
    let options = usvg::Options {
        fontdb: lettering::faces(),
        ..usvg::Options::default()
    };
    for (era, n_tiles) in [(Era::Before, 63 + 3), (Era::After, 34 + 3)] {
        let map = Map {
            era,
            marked: Vec::new(),
        };
        let drawing = Drawing {
            map,
            ..article("Một")
        };
        let svg = sheet::svg(&drawing, Provinces::built_in());
        let tree = usvg::Tree::from_str(&svg, &options).expect("an SVG");
        let (mut names, mut tiles) = (Vec::new(), Vec::new());
        for node in tree.root().children() {
            let area = node.abs_bounding_box();
            match node {
                usvg::Node::Text(_) if area.left() > 900.0 => names.push(area),
                usvg::Node::Path(_) if area.width() < 30.0 => tiles.push(area),
                _ => {}
            }
        }
        assert_eq!((names.len(), tiles.len()), (2, n_tiles), "{era:?}");
        for name in names {
            for tile in &tiles {
                let met = name.intersect(tile);
                assert!(met.is_none(), "{era:?}: {name:?} meets {tile:?}");
            }
        }
    }
}

/// Pictures that went out under a name are kept by those who fetched them. When this fails, look at the
/// new pictures, raise [`LOOK`], and write the new fingerprint here.
#[test]
fn a_new_look_has_a_new_name() {
    let drawing = article("Tây Ninh tập huấn chữ ký số cho giáo viên");
    let (_, _, pixels) = decoded(&drawing);
    assert_eq!(
        (LOOK, Fingerprint::of(&pixels).to_string().as_str()),
        (2, "ebc04eed754b85455fd08318568ea2d3")
    );
}

/// Pictures to look at: `cargo test --lib social -- --ignored`, in the folder for temporary files.
#[test]
#[ignore = "for eyes"]
fn samples() {
    let folder = std::env::temp_dir().join("bantin-previews");
    std::fs::create_dir_all(&folder).expect("a folder");
    let provinces = Provinces::built_in();
    let named = |slug| provinces.by_slug(slug).expect("a province");
    let samples = [
        article("Tây Ninh tập huấn chữ ký số cho 500 giáo viên, cán bộ quản lý giáo dục"),
        article(CAPITALS),
        article("Vĩnh Long: Người dân ấp Phú Thạnh làm quen thanh toán không dùng tiền mặt và dịch vụ công trực tuyến toàn trình"),
        article(&"chuyển đổi số ".repeat(70)),
        article(&"Llanfairpwllgwyngyllgogerychwyrndrobwll".repeat(3)),
        Drawing {
            kicker: Some("Đông Nam Bộ".to_owned()),
            title: "Tây Ninh".to_owned(),
            map: Map { era: Era::After, marked: vec![named("tay-ninh")] },
            foot: vec!["tin.example.vn".to_owned()],
            ..article("")
        },
        Drawing {
            masthead: None,
            kicker: None,
            title: "Bản tin Chuyển đổi số".to_owned(),
            note: Some("Tin tức và số liệu về chuyển đổi số ở các tỉnh, thành phố".to_owned()),
            map: Map { era: Era::After, marked: Vec::new() },
            foot: vec!["tin.example.vn".to_owned()],
        },
        Drawing {
            kicker: Some("Ban Chấp hành Trung ương".to_owned()),
            title: "Nghị quyết 36-NQ/TW".to_owned(),
            note: Some("Về đẩy mạnh ứng dụng, phát triển công nghệ thông tin đáp ứng yêu cầu phát triển bền vững và hội nhập quốc tế".to_owned()),
            map: Map { era: Era::Before, marked: Vec::new() },
            ..article("")
        },
        Drawing {
            kicker: Some("TP. Hồ Chí Minh · Đà Nẵng · Khánh Hòa".to_owned()),
            map: Map { era: Era::After, marked: vec![named("da-nang"), named("khanh-hoa")] },
            ..article("Ba địa phương ký kết hợp tác dữ liệu số")
        },
    ];
    for (n, drawing) in samples.iter().enumerate() {
        let bytes = png(drawing, provinces);
        std::fs::write(folder.join(format!("{n}.png")), bytes).expect("written");
    }
}
