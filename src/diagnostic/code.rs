//! The stable codes of all findings. Words and weights stand in `catalogue.toml`.

use std::fmt;

macro_rules! codes {
    ($($code:ident $about:literal,)*) => {
        /// A stable code, as printed in brackets: `lỗi[P01]`. The letter names the subject.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $about] $code,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code that `written` names, in capitals or not.
            #[must_use]
            pub fn of(written: &str) -> Option<Self> {
                let is_it = |code: &Self| code.as_str().eq_ignore_ascii_case(written);
                Self::ALL.iter().copied().find(is_it)
            }

            /// The code as printed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => stringify!($code),)*
                }
            }
        }
    };
}

codes! {
    A01 "A picture has no alternative text.",
    A02 "A picture, video or attachment is not there.",
    A03 "A file of a kind that is not published.",
    A04 "A picture on another site.",
    A05 "A picture that cannot be read.",
    A06 "A picture that is too large.",
    A07 "A picture that is copied as it is tells where it was taken.",
    A08 "A picture whose notes cannot be taken out.",
    A09 "A picture beside articles that nothing refers to.",
    B01 "A block of an unknown name.",
    B02 "The body of a block is not what it should be.",
    B04 "A block that lacks what it is to show.",
    B05 "Numbers of several units in one chart.",
    B06 "Lines of several kinds in one chart.",
    C01 "A text that lost letters.",
    C02 "Two words without a space.",
    C03 "A percentage that cannot be.",
    C04 "Words that stand twice.",
    C05 "Two articles that say nearly the same.",
    D01 "A date that cannot be read.",
    D02 "A date understood day first.",
    D04 "An article cites a document younger than itself.",
    D05 "A date that must not be before another.",
    E01 "The folder for a new site is not empty.",
    E02 "A file that was to be made is there already.",
    E03 "A file or folder cannot be made.",
    E04 "A new article without a title.",
    E05 "Nothing to put in order where somebody said.",
    E06 "A file that was to be put in order cannot be exchanged.",
    E07 "A file where a folder for a new site must be.",
    E08 "A picture for a new article that is not there.",
    F01 "A required key is missing.",
    F02 "No summary: the first paragraph is used.",
    F03 "A title in capitals.",
    F04 "A long title.",
    F05 "An unknown key.",
    F06 "A value of the wrong type.",
    F07 "A value that is not one of the allowed ones.",
    F08 "A value that is empty.",
    F09 "A key that needs another key.",
    F10 "A value twice in one list.",
    F11 "Two keys that exclude each other.",
    F12 "A list of names that has one of them twice.",
    G01 "The settings file is missing.",
    G02 "A required setting is missing.",
    G03 "A setting that a state or press site must have is empty.",
    G04 "A setting with an impossible value.",
    H01 "More redirects than a host takes.",
    I01 "A number written the wrong way.",
    I02 "A number that could be read in two ways.",
    I03 "An indicator that is not defined.",
    I04 "A figure in another unit than its indicator.",
    I05 "Two values for one indicator, province and year.",
    I06 "A figure of an indicator whose province is not known.",
    I07 "A figure of an indicator without a year.",
    I08 "A number in a text with a dot where the comma belongs.",
    I09 "Figures without a source.",
    I10 "An indicator that nothing refers to.",
    K01 "The port of the preview is taken.",
    K02 "Other machines can open the preview.",
    K03 "The system does not tell of changes.",
    K04 "The preview cannot listen.",
    K05 "No browser opens.",
    L01 "A link to a state site that is not encrypted.",
    L02 "A link to a file that is not there.",
    L03 "A link to a heading that is not there.",
    L04 "A link with a scheme that is not allowed.",
    L05 "A reference link without its definition.",
    L06 "A link that leads out of the site's folder.",
    L07 "A link to something that is not published.",
    L08 "A correction of an article that is not published.",
    L09 "A link to a page of another site that is gone.",
    L10 "A link to a page of another site that moved for good.",
    L11 "A link to another site that did not answer.",
    L12 "A host that was silent too often to be asked on.",
    M01 "What came along from a web page.",
    M02 "Raw HTML is shown as text.",
    M03 "The article nests too deeply.",
    M04 "The file is too large.",
    M05 "Characters that no page may hold.",
    M06 "Typed HTML that is left out.",
    M07 "Typed HTML that cannot stand as it is.",
    M08 "Signs that turn the direction of text.",
    N01 "Two files for one address.",
    N02 "A slug that is not one.",
    N03 "A reserved word as a slug.",
    N04 "An identifier used twice.",
    N05 "A file that is not built yet.",
    N06 "An alias that is no address.",
    N07 "An identifier of the wrong form.",
    N08 "The site has no content.",
    N09 "A web page among the articles.",
    N10 "A part of an address that is too long.",
    N11 "An address that was published leads nowhere.",
    N12 "A list went with its last article.",
    N13 "More addresses that were published lead nowhere.",
    N14 "A file that was published is gone.",
    N15 "A published article is held back.",
    O01 "The output folder holds somebody else's files.",
    O02 "The output folder lies among the sources, or they in it.",
    O03 "The output is no folder.",
    O04 "A file that is not ours is in the way.",
    O05 "The output cannot be written.",
    O06 "The manifest cannot be read.",
    O07 "A published file was edited by hand.",
    O08 "Another build holds the output.",
    O09 "What was published before cannot be read.",
    O10 "The last publication was interrupted.",
    O11 "The output cannot be locked.",
    O12 "A file that the site no longer has was edited by hand.",
    O13 "A list of files in a bad place.",
    P01 "An unknown province.",
    P02 "A province without marks.",
    P05 "A former province after the merger.",
    P06 "An informal name of a province.",
    R01 "A record whose number does not agree with its path.",
    R02 "A record that names an unknown document.",
    R03 "Documents that implement, amend or replace each other in a circle.",
    R04 "A document older than what it implements, amends or replaces.",
    R05 "A file for a province or sector that is not known.",
    R06 "A document that nothing refers to.",
    S01 "A text that is not UTF-8.",
    S02 "A text in UTF-16.",
    S03 "A symbolic link.",
    S04 "Neither file nor folder.",
    S05 "Two names that differ only in their Unicode form.",
    S06 "A file that cannot be read.",
    S07 "A file that changed during the build.",
    S08 "A file or folder that was asked about is not there.",
    T01 "An unknown sector.",
    T02 "An unknown topic.",
    T03 "A topic with other marks than the registered one.",
    T04 "A topic that no article has.",
    T05 "A topic that other articles write with another letter, i or y.",
    U01 "Text in decomposed form.",
    V01 "A reference that several documents answer to.",
    V02 "No document answers to a reference.",
    V03 "A document that is not registered.",
    V04 "A provincial number without its province.",
    V05 "A document number in the wrong form.",
    V06 "A number that several documents carry.",
    V07 "A registered number with an unknown date.",
    W01 "A template has a mistake in it.",
    W02 "A template uses a variable that its page does not have.",
    W03 "A template failed while it drew a page.",
    W04 "The theme is not there.",
    W05 "A file of the theme is not as it should be.",
    W06 "A page is too large.",
    W07 "A style sheet names a file that is not there.",
    W08 "A page takes too long to draw.",
    W09 "A style sheet or script that cannot be made smaller.",
    Y01 "Signs that are no syntax in the head of a file.",
    Y02 "The head of a file cannot be read.",
    Y03 "The head of a file has no end.",
    Y04 "The file has no head.",
    Y05 "A key twice.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
