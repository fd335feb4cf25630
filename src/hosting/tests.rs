//! The whole text of each host's file for a small site, and what no name may do to it.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use snapbox::{IntoData, str};

use super::rules::{Asset, Redirect, Rules, is_plain, literal};
use super::{apache, caddy, iis, nginx, pages, quoted};
use crate::plan::FeedForm;
use crate::vietnamese::Lang;

/// A site with two kinds of files, one file of the theme and three addresses that have moved.
fn rules(base: &str, lang: Lang) -> Rules {
    let kind = |kind: &str, endings: &[&str]| {
        let endings = endings.iter().map(|ending| (*ending).to_owned());
        (kind.to_owned(), endings.collect::<BTreeSet<_>>())
    };
    let written = base.replace('á', "%C3%A1");
    let redirect = |path: &str, written_path: &str, is_alone| Redirect {
        path: path.to_owned(),
        from: format!("{written}/{written_path}"),
        to: format!("{written}/bai-viet/2026/09/chu-ky-so/"),
        is_alone,
    };
    Rules {
        lang,
        base: base.to_owned(),
        written_base: written.clone(),
        files: "tep".to_owned(),
        data: "du-lieu".to_owned(),
        assets: vec![Asset {
            stem: "css/toasoan".to_owned(),
            ending: Some("css".to_owned()),
            address: format!("{written}/css/toasoan.0a1b2c3d.css"),
        }],
        feeds: BTreeSet::from([
            ("feed.json".to_owned(), 0, FeedForm::Json),
            ("feed.xml".to_owned(), 0, FeedForm::Atom),
            ("tinh".to_owned(), 2, FeedForm::Atom),
            ("tinh".to_owned(), 2, FeedForm::Json),
        ]),
        kinds: BTreeMap::from([
            kind("image/jpeg", &["jpeg", "jpg"]),
            kind("text/css; charset=utf-8", &["css"]),
            kind("text/html; charset=utf-8", &["html"]),
        ]),
        redirects: vec![
            redirect("a&b/", "a&b/", true),
            redirect("tin/", "tin/", false),
            redirect("tin/cũ.html", "tin/c%C5%A9.html", true),
        ],
        encodings: Vec::new(),
    }
}

#[track_caller]
fn check(text: &str, expected: impl IntoData) {
    snapbox::assert_data_eq!(text, expected.raw());
}

#[test]
fn nginx_at_the_root_of_a_host() {
    check(
        &nginx::text(&rules("", Lang::Vi)),
        str![[r##"
# Do bantin viết: quy tắc nginx cho trang này. Đặt trong khối server { … }, cạnh dòng root:
#     include /đường/dẫn/tới/tệp/này;
# Strict-Transport-Security để máy chủ tự thêm (add_header, cùng khối server) khi đã có https.
# Đổi tệp này thì chạy: nginx -t && nginx -s reload

set $bantin_content_security_policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
set $bantin_x_content_type_options "nosniff";
set $bantin_referrer_policy "strict-origin-when-cross-origin";
set $bantin_permissions_policy "camera=(), microphone=(), geolocation=()";
set $bantin_cache_control "no-cache";
if ($uri ~ "^/(.*/)?(feed[.]xml|feed[.]json)$") { set $bantin_cache_control "public, max-age=600"; }
if ($uri ~ "^/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)$") { set $bantin_cache_control "public, max-age=31536000, immutable"; }
set $bantin_access_control_allow_origin "";
if ($uri ~ "^/du-lieu/") { set $bantin_access_control_allow_origin "*"; }
add_header Content-Security-Policy $bantin_content_security_policy always;
add_header X-Content-Type-Options $bantin_x_content_type_options always;
add_header Referrer-Policy $bantin_referrer_policy always;
add_header Permissions-Policy $bantin_permissions_policy always;
add_header Cache-Control $bantin_cache_control always;
add_header Access-Control-Allow-Origin $bantin_access_control_allow_origin;

index index.html;
error_page 404 "/404.html";
# Chuyển hướng theo địa chỉ mà người đọc đã gõ, dù trước nginx còn máy chủ khác.
absolute_redirect off;

charset utf-8;
charset_types text/css application/atom+xml application/feed+json;
default_type application/octet-stream;
types {
    image/jpeg jpeg jpg;
    text/css css;
    text/html html;
}

# Tệp bắt đầu bằng dấu chấm không dành cho người đọc; /.well-known/ để gia hạn chứng thư.
location ~ "/[.](?!well-known/)" { return 404; }
location ~ "^/(.*/)?(feed[.]xml)$" { types { } default_type application/atom+xml; }
location ~ "^/(.*/)?(feed[.]json)$" { types { } default_type application/feed+json; }

location = "/a&b/" { return 301 "/bai-viet/2026/09/chu-ky-so/$is_args$args"; }
location = "/tin/" { return 301 "/bai-viet/2026/09/chu-ky-so/$is_args$args"; }
location = "/tin/cũ.html" { return 301 "/bai-viet/2026/09/chu-ky-so/$is_args$args"; }

"##]],
    );
}

#[test]
fn nginx_below_a_path() {
    check(
        &nginx::text(&rules("/báo", Lang::En)),
        str![[r##"
# Written by bantin: rules of nginx for this site. For the server { … } block, beside its root:
#     include /path/to/this/file;
# Strict-Transport-Security is the host's to add (add_header, same server block) once it has https.
# When this file changes: nginx -t && nginx -s reload

set $bantin_content_security_policy "";
set $bantin_x_content_type_options "";
set $bantin_referrer_policy "";
set $bantin_permissions_policy "";
set $bantin_cache_control "";
if ($uri ~ "^/báo/") {
    set $bantin_content_security_policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
    set $bantin_x_content_type_options "nosniff";
    set $bantin_referrer_policy "strict-origin-when-cross-origin";
    set $bantin_permissions_policy "camera=(), microphone=(), geolocation=()";
    set $bantin_cache_control "no-cache";
}
if ($uri ~ "^/báo/(.*/)?(feed[.]xml|feed[.]json)$") { set $bantin_cache_control "public, max-age=600"; }
if ($uri ~ "^/báo/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)$") { set $bantin_cache_control "public, max-age=31536000, immutable"; }
set $bantin_access_control_allow_origin "";
if ($uri ~ "^/báo/du-lieu/") { set $bantin_access_control_allow_origin "*"; }
add_header Content-Security-Policy $bantin_content_security_policy always;
add_header X-Content-Type-Options $bantin_x_content_type_options always;
add_header Referrer-Policy $bantin_referrer_policy always;
add_header Permissions-Policy $bantin_permissions_policy always;
add_header Cache-Control $bantin_cache_control always;
add_header Access-Control-Allow-Origin $bantin_access_control_allow_origin;

location = "/báo" { absolute_redirect off; return 301 /b%C3%A1o/$is_args$args; }
location ^~ "/báo/" {
    index index.html;
    error_page 404 "/báo/404.html";
    # Redirects keep the address that the reader typed, though another server stands before nginx.
    absolute_redirect off;

    charset utf-8;
    charset_types text/css application/atom+xml application/feed+json;
    default_type application/octet-stream;
    types {
        image/jpeg jpeg jpg;
        text/css css;
        text/html html;
    }

    # Dot files are not for readers; /.well-known/ is for renewing certificates.
    location ~ "/[.](?!well-known/)" { return 404; }
    location ~ "^/báo/(.*/)?(feed[.]xml)$" { types { } default_type application/atom+xml; }
    location ~ "^/báo/(.*/)?(feed[.]json)$" { types { } default_type application/feed+json; }

    location = "/báo/a&b/" { return 301 "/b%C3%A1o/bai-viet/2026/09/chu-ky-so/$is_args$args"; }
    location = "/báo/tin/" { return 301 "/b%C3%A1o/bai-viet/2026/09/chu-ky-so/$is_args$args"; }
    location = "/báo/tin/cũ.html" { return 301 "/b%C3%A1o/bai-viet/2026/09/chu-ky-so/$is_args$args"; }
}

"##]],
    );
}

#[test]
fn apache_at_the_root_of_a_host() {
    check(
        &apache::text(&rules("", Lang::Vi)),
        str![[r##"
# Do bantin viết: quy tắc Apache 2.4 cho trang này, tên là .htaccess, nằm cùng thư mục với index.html.
# Cần: AllowOverride All (hoặc FileInfo Indexes Options); mod_alias, mod_dir, mod_headers, mod_mime, mod_setenvif.
# Strict-Transport-Security để máy chủ tự thêm khi đã có https.

Options -Indexes
DirectoryIndex index.html
ErrorDocument 404 "/404.html"

Header always set Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
Header always set X-Content-Type-Options "nosniff"
Header always set Referrer-Policy "strict-origin-when-cross-origin"
Header always set Permissions-Policy "camera=(), microphone=(), geolocation=()"

SetEnvIf Request_URI "^/(.*/)?(feed[.]xml|feed[.]json)$" bantin_feed
SetEnvIf Request_URI "^/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)$" bantin_forever
Header set Cache-Control "no-cache"
Header set Cache-Control "public, max-age=600" env=bantin_feed
Header set Cache-Control "public, max-age=31536000, immutable" env=bantin_forever
SetEnvIf Request_URI "^/du-lieu/" bantin_data
Header set Access-Control-Allow-Origin "*" env=bantin_data

AddDefaultCharset utf-8
AddType image/jpeg .jpeg .jpg
AddType text/css .css
AddCharset utf-8 .css
AddType text/html .html
AddCharset utf-8 .html
<Files "feed.xml">
    ForceType "application/atom+xml; charset=utf-8"
</Files>
<Files "feed.json">
    ForceType "application/feed+json; charset=utf-8"
</Files>

# Tệp bắt đầu bằng dấu chấm không dành cho người đọc; /.well-known/ để gia hạn chứng thư.
RedirectMatch 404 "/[.](?!well-known/)"

RedirectMatch 301 "^/a[&]b/$" "/bai-viet/2026/09/chu-ky-so/"
RedirectMatch 301 "^/tin/$" "/bai-viet/2026/09/chu-ky-so/"
RedirectMatch 301 "^/tin/cũ[.]html$" "/bai-viet/2026/09/chu-ky-so/"

"##]],
    );
}

#[test]
fn apache_below_a_path() {
    check(
        &apache::text(&rules("/báo", Lang::En)),
        str![[r##"
# Written by bantin: rules of Apache 2.4 for this site, named .htaccess, in the folder of index.html.
# Needs: AllowOverride All (or FileInfo Indexes Options); mod_alias, mod_dir, mod_headers, mod_mime, mod_setenvif.
# Strict-Transport-Security is the host's to add once it has https.

Options -Indexes
DirectoryIndex index.html
ErrorDocument 404 "/b%C3%A1o/404.html"

Header always set Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
Header always set X-Content-Type-Options "nosniff"
Header always set Referrer-Policy "strict-origin-when-cross-origin"
Header always set Permissions-Policy "camera=(), microphone=(), geolocation=()"

SetEnvIf Request_URI "^/báo/(.*/)?(feed[.]xml|feed[.]json)$" bantin_feed
SetEnvIf Request_URI "^/báo/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)$" bantin_forever
Header set Cache-Control "no-cache"
Header set Cache-Control "public, max-age=600" env=bantin_feed
Header set Cache-Control "public, max-age=31536000, immutable" env=bantin_forever
SetEnvIf Request_URI "^/báo/du-lieu/" bantin_data
Header set Access-Control-Allow-Origin "*" env=bantin_data

AddDefaultCharset utf-8
AddType image/jpeg .jpeg .jpg
AddType text/css .css
AddCharset utf-8 .css
AddType text/html .html
AddCharset utf-8 .html
<Files "feed.xml">
    ForceType "application/atom+xml; charset=utf-8"
</Files>
<Files "feed.json">
    ForceType "application/feed+json; charset=utf-8"
</Files>

# Dot files are not for readers; /.well-known/ is for renewing certificates.
RedirectMatch 404 "/[.](?!well-known/)"

RedirectMatch 301 "^/báo/a[&]b/$" "/báo/bai-viet/2026/09/chu-ky-so/"
RedirectMatch 301 "^/báo/tin/$" "/báo/bai-viet/2026/09/chu-ky-so/"
RedirectMatch 301 "^/báo/tin/cũ[.]html$" "/báo/bai-viet/2026/09/chu-ky-so/"

"##]],
    );
}

#[test]
fn caddy_at_the_root_of_a_host() {
    check(
        &caddy::text(&rules("", Lang::Vi)),
        str![[r##"
# Do bantin viết: quy tắc Caddy 2 cho trang này. Đặt trong khối của trang, cạnh root và file_server:
#     import /đường/dẫn/tới/tệp/này
# Đổi tệp này thì chạy: caddy reload

@bantin path "/*"
header @bantin {
	Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
	X-Content-Type-Options "nosniff"
	Referrer-Policy "strict-origin-when-cross-origin"
	Permissions-Policy "camera=(), microphone=(), geolocation=()"
	Cache-Control "no-cache"
}
@bantin_kind_0 path_regexp `^/.*[.](jpeg|jpg)$`
header @bantin_kind_0 Content-Type "image/jpeg"
@bantin_kind_1 path_regexp `^/.*[.](css)$`
header @bantin_kind_1 Content-Type "text/css; charset=utf-8"
@bantin_kind_2 path_regexp `^/.*[.](html)$`
header @bantin_kind_2 Content-Type "text/html; charset=utf-8"
@bantin_feed path_regexp `^/(.*/)?(feed[.]xml|feed[.]json)$`
header @bantin_feed Cache-Control "public, max-age=600"
@bantin_forever path_regexp `^/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)$`
header @bantin_forever Cache-Control "public, max-age=31536000, immutable"
@bantin_data path_regexp `^/du-lieu/`
header @bantin_data Access-Control-Allow-Origin "*"
@bantin_feed_0 path_regexp `^/(.*/)?(feed[.]xml)$`
header @bantin_feed_0 Content-Type "application/atom+xml; charset=utf-8"
@bantin_feed_1 path_regexp `^/(.*/)?(feed[.]json)$`
header @bantin_feed_1 Content-Type "application/feed+json; charset=utf-8"

# Tệp bắt đầu bằng dấu chấm không dành cho người đọc.
@bantin_hidden {
	path "/*"
	path_regexp `/[.]`
	not path /.well-known/*
}
error @bantin_hidden 404
handle_errors {
	@bantin_missing {
		path "/*"
		expression {http.error.status_code} == 404
	}
	handle @bantin_missing {
		header Cache-Control "no-cache"
		header Content-Type "text/html; charset=utf-8"
		rewrite * "/404.html"
		file_server
	}
}

map {path} {bantin_to} {
	"/a&b/" "/bai-viet/2026/09/chu-ky-so/"
	"/tin/" "/bai-viet/2026/09/chu-ky-so/"
	"/tin/cũ.html" "/bai-viet/2026/09/chu-ky-so/"
	default ""
}
@bantin_moved expression {bantin_to} != "" && {query} == ""
@bantin_moved_with_query expression {bantin_to} != "" && {query} != ""
redir @bantin_moved {bantin_to} 301
redir @bantin_moved_with_query {bantin_to}?{query} 301

"##]],
    );
}

#[test]
fn caddy_below_a_path() {
    check(
        &caddy::text(&rules("/báo", Lang::En)),
        str![[r##"
# Written by bantin: rules of Caddy 2 for this site. For the site's block, beside root and file_server:
#     import /path/to/this/file
# When this file changes: caddy reload

@bantin path "/báo/*"
header @bantin {
	Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
	X-Content-Type-Options "nosniff"
	Referrer-Policy "strict-origin-when-cross-origin"
	Permissions-Policy "camera=(), microphone=(), geolocation=()"
	Cache-Control "no-cache"
}
@bantin_kind_0 path_regexp `^/báo/.*[.](jpeg|jpg)$`
header @bantin_kind_0 Content-Type "image/jpeg"
@bantin_kind_1 path_regexp `^/báo/.*[.](css)$`
header @bantin_kind_1 Content-Type "text/css; charset=utf-8"
@bantin_kind_2 path_regexp `^/báo/.*[.](html)$`
header @bantin_kind_2 Content-Type "text/html; charset=utf-8"
@bantin_feed path_regexp `^/báo/(.*/)?(feed[.]xml|feed[.]json)$`
header @bantin_feed Cache-Control "public, max-age=600"
@bantin_forever path_regexp `^/báo/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)$`
header @bantin_forever Cache-Control "public, max-age=31536000, immutable"
@bantin_data path_regexp `^/báo/du-lieu/`
header @bantin_data Access-Control-Allow-Origin "*"
@bantin_feed_0 path_regexp `^/báo/(.*/)?(feed[.]xml)$`
header @bantin_feed_0 Content-Type "application/atom+xml; charset=utf-8"
@bantin_feed_1 path_regexp `^/báo/(.*/)?(feed[.]json)$`
header @bantin_feed_1 Content-Type "application/feed+json; charset=utf-8"

# Dot files are not for readers.
@bantin_hidden {
	path "/báo/*"
	path_regexp `/[.]`
	not path /.well-known/*
}
error @bantin_hidden 404
handle_errors {
	@bantin_missing {
		path "/báo/*"
		expression {http.error.status_code} == 404
	}
	handle @bantin_missing {
		header Cache-Control "no-cache"
		header Content-Type "text/html; charset=utf-8"
		rewrite * "/báo/404.html"
		file_server
	}
}

map {path} {bantin_to} {
	"/báo/a&b/" "/b%C3%A1o/bai-viet/2026/09/chu-ky-so/"
	"/báo/tin/" "/b%C3%A1o/bai-viet/2026/09/chu-ky-so/"
	"/báo/tin/cũ.html" "/b%C3%A1o/bai-viet/2026/09/chu-ky-so/"
	default ""
}
@bantin_moved expression {bantin_to} != "" && {query} == ""
@bantin_moved_with_query expression {bantin_to} != "" && {query} != ""
redir @bantin_moved {bantin_to} 301
redir @bantin_moved_with_query {bantin_to}?{query} 301

"##]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "the whole text of a file")]
fn iis_at_the_root_of_a_host() {
    check(
        &iis::text(&rules("", Lang::Vi)),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<!-- Do bantin viết: quy tắc IIS cho trang này, tên là web.config, nằm cùng thư mục với index.html.
     Strict-Transport-Security để máy chủ tự thêm khi đã có https. Mã 301 cần dịch vụ HTTP Redirection. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument>
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <remove name="Content-Security-Policy" />
        <add name="Content-Security-Policy" value="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; img-src &#39;self&#39;; media-src &#39;self&#39;; font-src &#39;self&#39;; connect-src &#39;self&#39;; manifest-src &#39;self&#39;; form-action &#39;self&#39;; base-uri &#39;none&#39;; frame-ancestors &#39;none&#39;; object-src &#39;none&#39;" />
        <remove name="X-Content-Type-Options" />
        <add name="X-Content-Type-Options" value="nosniff" />
        <remove name="Referrer-Policy" />
        <add name="Referrer-Policy" value="strict-origin-when-cross-origin" />
        <remove name="Permissions-Policy" />
        <add name="Permissions-Policy" value="camera=(), microphone=(), geolocation=()" />
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
      <remove fileExtension=".jpeg" />
      <mimeMap fileExtension=".jpeg" mimeType="image/jpeg" />
      <remove fileExtension=".jpg" />
      <mimeMap fileExtension=".jpg" mimeType="image/jpeg" />
      <remove fileExtension=".css" />
      <mimeMap fileExtension=".css" mimeType="text/css; charset=utf-8" />
      <remove fileExtension=".html" />
      <mimeMap fileExtension=".html" mimeType="text/html; charset=utf-8" />
    </staticContent>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="/404.html" responseMode="ExecuteURL" />
    </httpErrors>
    <security>
      <requestFiltering>
        <denyUrlSequences>
          <remove sequence="/." />
          <add sequence="/." />
        </denyUrlSequences>
      </requestFiltering>
    </security>
  </system.webServer>
  <location path="du-lieu">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="Access-Control-Allow-Origin" />
          <add name="Access-Control-Allow-Origin" value="*" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
  <location path="feed.xml">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="00:10:00" cacheControlCustom="public" />
        <remove fileExtension=".xml" />
        <mimeMap fileExtension=".xml" mimeType="application/atom+xml; charset=utf-8" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="feed.json">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="00:10:00" cacheControlCustom="public" />
        <remove fileExtension=".json" />
        <mimeMap fileExtension=".json" mimeType="application/feed+json; charset=utf-8" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="tep">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="css/toasoan.0a1b2c3d.css">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="a&amp;b">
    <system.webServer>
      <httpRedirect enabled="true" exactDestination="true" httpResponseStatus="Permanent" destination="/bai-viet/2026/09/chu-ky-so/$Q" />
    </system.webServer>
  </location>
  <location path="tin/cũ.html">
    <system.webServer>
      <httpRedirect enabled="true" exactDestination="true" httpResponseStatus="Permanent" destination="/bai-viet/2026/09/chu-ky-so/$Q" />
    </system.webServer>
  </location>
</configuration>

"#]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "the whole text of a file")]
fn iis_below_a_path() {
    check(
        &iis::text(&rules("/báo", Lang::En)),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<!-- Written by bantin: rules of IIS for this site, named web.config, in the folder of index.html.
     Strict-Transport-Security is the host's to add once it has https. Status 301 needs HTTP Redirection. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument>
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <remove name="Content-Security-Policy" />
        <add name="Content-Security-Policy" value="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; img-src &#39;self&#39;; media-src &#39;self&#39;; font-src &#39;self&#39;; connect-src &#39;self&#39;; manifest-src &#39;self&#39;; form-action &#39;self&#39;; base-uri &#39;none&#39;; frame-ancestors &#39;none&#39;; object-src &#39;none&#39;" />
        <remove name="X-Content-Type-Options" />
        <add name="X-Content-Type-Options" value="nosniff" />
        <remove name="Referrer-Policy" />
        <add name="Referrer-Policy" value="strict-origin-when-cross-origin" />
        <remove name="Permissions-Policy" />
        <add name="Permissions-Policy" value="camera=(), microphone=(), geolocation=()" />
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
      <remove fileExtension=".jpeg" />
      <mimeMap fileExtension=".jpeg" mimeType="image/jpeg" />
      <remove fileExtension=".jpg" />
      <mimeMap fileExtension=".jpg" mimeType="image/jpeg" />
      <remove fileExtension=".css" />
      <mimeMap fileExtension=".css" mimeType="text/css; charset=utf-8" />
      <remove fileExtension=".html" />
      <mimeMap fileExtension=".html" mimeType="text/html; charset=utf-8" />
    </staticContent>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="/báo/404.html" responseMode="ExecuteURL" />
    </httpErrors>
    <security>
      <requestFiltering>
        <denyUrlSequences>
          <remove sequence="/." />
          <add sequence="/." />
        </denyUrlSequences>
      </requestFiltering>
    </security>
  </system.webServer>
  <location path="du-lieu">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="Access-Control-Allow-Origin" />
          <add name="Access-Control-Allow-Origin" value="*" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
  <location path="feed.xml">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="00:10:00" cacheControlCustom="public" />
        <remove fileExtension=".xml" />
        <mimeMap fileExtension=".xml" mimeType="application/atom+xml; charset=utf-8" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="feed.json">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="00:10:00" cacheControlCustom="public" />
        <remove fileExtension=".json" />
        <mimeMap fileExtension=".json" mimeType="application/feed+json; charset=utf-8" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="tep">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="css/toasoan.0a1b2c3d.css">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="a&amp;b">
    <system.webServer>
      <httpRedirect enabled="true" exactDestination="true" httpResponseStatus="Permanent" destination="/b%C3%A1o/bai-viet/2026/09/chu-ky-so/$Q" />
    </system.webServer>
  </location>
  <location path="tin/cũ.html">
    <system.webServer>
      <httpRedirect enabled="true" exactDestination="true" httpResponseStatus="Permanent" destination="/b%C3%A1o/bai-viet/2026/09/chu-ky-so/$Q" />
    </system.webServer>
  </location>
</configuration>

"#]],
    );
}

#[test]
fn headers_of_netlify_and_cloudflare() {
    check(
        &pages::headers(&rules("", Lang::Vi)),
        str![[r##"
# Do bantin viết cho Netlify và Cloudflare Pages. Tên tệp kiểu dáng đổi theo nội dung, nên tệp này đổi theo mỗi lần dựng:
# ghi files = ["_headers"] vào mục [hosting] của bantin.toml là luôn khớp. Tệp phải nằm ở gốc của máy chủ.

/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
/du-lieu/*
  Access-Control-Allow-Origin: *
/feed.json
  Cache-Control: public, max-age=600
/feed.xml
  Cache-Control: public, max-age=600
/tinh/:part1/feed.xml
  Cache-Control: public, max-age=600
/tinh/:part1/feed.json
  Cache-Control: public, max-age=600
/tep/*
  Cache-Control: public, max-age=31536000, immutable
/css/toasoan.0a1b2c3d.css
  Cache-Control: public, max-age=31536000, immutable

"##]],
    );
}

#[test]
fn headers_below_a_path() {
    check(
        &pages::headers(&rules("/báo", Lang::En)),
        str![[r##"
# Written by bantin for Netlify and Cloudflare Pages. Names of style sheets change with their content, and this file with
# them: files = ["_headers"] in [hosting] of bantin.toml keeps it right. It belongs into the root of the host.

/b%C3%A1o/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
/b%C3%A1o/du-lieu/*
  Access-Control-Allow-Origin: *
/b%C3%A1o/feed.json
  Cache-Control: public, max-age=600
/b%C3%A1o/feed.xml
  Cache-Control: public, max-age=600
/b%C3%A1o/tinh/:part1/feed.xml
  Cache-Control: public, max-age=600
/b%C3%A1o/tinh/:part1/feed.json
  Cache-Control: public, max-age=600
/b%C3%A1o/tep/*
  Cache-Control: public, max-age=31536000, immutable
/b%C3%A1o/css/toasoan.0a1b2c3d.css
  Cache-Control: public, max-age=31536000, immutable

"##]],
    );
}

#[test]
fn redirects_of_netlify_and_cloudflare() {
    check(
        &pages::redirects(&rules("", Lang::Vi)),
        str![[r#"
# Do bantin viết cho Netlify và Cloudflare Pages. Máy chủ nhận tối đa 2.000 dòng; địa chỉ cũ nào không có ở đây
# vẫn dẫn đúng chỗ nhờ trang chuyển hướng. Tệp phải nằm ở gốc của máy chủ.
/a&b/ /bai-viet/2026/09/chu-ky-so/ 301
/tin/ /bai-viet/2026/09/chu-ky-so/ 301
/tin/c%C5%A9.html /bai-viet/2026/09/chu-ky-so/ 301

"#]],
    );
}

#[test]
fn redirects_below_a_path() {
    check(
        &pages::redirects(&rules("/báo", Lang::En)),
        str![[r#"
# Written by bantin for Netlify and Cloudflare Pages. The hosts take up to 2,000 lines; an old address that is not here
# is led on by its page. The file belongs into the root of the host.
/b%C3%A1o/a&b/ /b%C3%A1o/bai-viet/2026/09/chu-ky-so/ 301
/b%C3%A1o/tin/ /b%C3%A1o/bai-viet/2026/09/chu-ky-so/ 301
/b%C3%A1o/tin/c%C5%A9.html /b%C3%A1o/bai-viet/2026/09/chu-ky-so/ 301

"#]],
    );
}

/// Elements of `web.config` that IIS takes once, and where they belong.
#[test]
fn web_config_is_well_formed() {
    let text = iis::text(&rules("/báo", Lang::Vi));
    let mut reader = Reader::from_str(&text);
    let (mut open, mut seen) = (Vec::new(), Vec::new());
    let mut paths = BTreeSet::new();
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(element) => {
                open.push(element.name().0.to_owned());
                seen.push(open.join("/"));
                for attribute in element.attributes() {
                    let attribute = attribute.expect("well formed");
                    if attribute.key.0 == "path" {
                        assert!(paths.insert(attribute.value.into_owned()), "one path twice");
                    }
                }
            }
            Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.expect("well formed");
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, Vec::<String>::new());
    assert_eq!(
        paths.len(),
        7,
        "open data, two feeds, files, a style sheet, two redirects"
    );
    for section in [
        "httpProtocol/customHeaders",
        "staticContent",
        "httpErrors",
        "security/requestFiltering/denyUrlSequences",
    ] {
        let whole = format!("configuration/system.webServer/{section}");
        let n = seen.iter().filter(|path| **path == whole).count();
        assert_eq!(n, 1, "{whole}");
    }
}

#[test]
fn headers_stay_within_what_hosts_take() {
    let mut rules = rules("", Lang::Vi);
    rules.assets = (0..500)
        .map(|n| Asset {
            stem: format!("chu/{n}"),
            ending: None,
            address: format!("/chu/{n}.0a1b2c3d{}", "x".repeat(n * 10)),
        })
        .collect();
    let text = pages::headers(&rules);
    let n_rules = text.lines().filter(|line| line.starts_with('/')).count();
    assert_eq!(n_rules, 100);
    assert!(text.lines().all(|line| line.chars().count() <= 2000));
}

#[test]
fn redirects_stay_within_what_hosts_take() {
    let mut rules = rules("", Lang::Vi);
    rules.redirects = (0..3000)
        .map(|n| Redirect {
            path: format!("cu/{n}/"),
            from: format!("/cu/{n}/{}", "x".repeat(n)),
            to: "/".to_owned(),
            is_alone: true,
        })
        .collect();
    let text = pages::redirects(&rules);
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
    assert!(lines.iter().all(|line| line.chars().count() <= 1000));
    assert!(lines.len() > 900);
    for redirect in &mut rules.redirects {
        redirect.from.truncate(20);
    }
    let text = pages::redirects(&rules);
    assert_eq!(text.lines().filter(|l| l.starts_with('/')).count(), 2000);
}

#[test]
fn web_config_stays_below_what_iis_reads() {
    let mut rules = rules("", Lang::Vi);
    rules.redirects = (0..5000)
        .map(|n| Redirect {
            path: format!("tin-cu/{n}/"),
            from: format!("/tin-cu/{n}/"),
            to: "/bai-viet/2026/09/chu-ky-so/".to_owned(),
            is_alone: true,
        })
        .collect();
    assert!(iis::text(&rules).len() < 250 * 1024);
}

#[test]
fn what_could_break_a_line_or_stand_for_something_else_is_no_rule() {
    for (path, plain) in [
        ("tin/cũ-2024/", true),
        ("a&b/100%/c+d,e=f@g~(h)!/", true),
        ("a^b[1]/", true),
        ("a\nb/", false),
        ("a b/", false),
        ("a\"b/", false),
        ("a'b/", false),
        ("a`b/", false),
        ("a\\b/", false),
        ("a$host/", false),
        ("{env.HOME}/", false),
        ("a;return/", false),
        ("a#b/", false),
        ("a*/:b/", false),
        ("<a>/", false),
        ("a\u{202e}b/", false),
    ] {
        assert_eq!(is_plain(path), plain, "{path:?}");
    }
}

proptest! {
    /// A word ends where it should: one line, and no quote in it that is not marked.
    #[test]
    fn a_quoted_word_is_one_word(text in any::<String>()) {
        let word = quoted(&text);
        prop_assert!(!word.contains(char::is_control));
        let inside = &word[1..word.len() - 1];
        let mut back = String::new();
        let mut letters = inside.chars();
        while let Some(letter) = letters.next() {
            prop_assert_ne!(letter, '"');
            back.extend(if letter == '\\' { letters.next() } else { Some(letter) });
        }
        prop_assert_eq!(back, text.replace(char::is_control, ""));
    }

    /// A name in a pattern stands for itself alone.
    #[test]
    fn a_literal_matches_itself(text in any::<String>(), other in any::<String>()) {
        let pattern = format!("^(?:{})$", literal(&text));
        let pattern = regex::Regex::new(&pattern).expect("a pattern");
        prop_assert!(pattern.is_match(&text));
        prop_assert_eq!(pattern.is_match(&other), text == other);
    }
}

/// Apache tells kinds by every ending of a name, so what holds of a file must hold of its forms.
#[test]
fn compressed_forms_are_sent_in_the_place_of_files() {
    let rules = Rules {
        encodings: vec![crate::config::Encoding::Br, crate::config::Encoding::Gz],
        ..rules("", Lang::En)
    };
    let part = |text: &str, from: &str, to: &str| {
        let start = text.find(from).expect("it begins");
        let end = start + text[start..].find(to).expect("it ends");
        text[start..end].to_owned()
    };
    check(
        &part(&nginx::text(&rules), "# The .br", "# Dot files"),
        str![[r#"
# The .br files need the module ngx_brotli, which does not come with nginx. Once it is there, take the # off:
# brotli_static on;

# Sends the .gz beside a file to browsers that take gzip (module ngx_http_gzip_static).
gzip_static on;
gzip_vary on;


"#]],
    );
    let apache = apache::text(&rules);
    check(
        &part(&apache, "SetEnvIf", "Header set"),
        str![[r#"
SetEnvIf Request_URI "^/(.*/)?(feed[.]xml|feed[.]json)([.](br|gz))?$" bantin_feed
SetEnvIf Request_URI "^/(tep/[0-9a-f]{8}/.*|css/toasoan[.][0-9a-f]{8}[.]css)([.](br|gz))?$" bantin_forever

"#]],
    );
    check(
        &part(&apache, "<FilesMatch \"^feed", "# Dot files"),
        str![[r#"
<FilesMatch "^feed[.]xml([.](br|gz))?$">
    ForceType "application/atom+xml; charset=utf-8"
</FilesMatch>
<FilesMatch "^feed[.]json([.](br|gz))?$">
    ForceType "application/feed+json; charset=utf-8"
</FilesMatch>

# Sends the compressed file beside a file to browsers that take it. Needs mod_rewrite.
RewriteEngine On
RewriteCond %{HTTP:Accept-Encoding} "(^|[ ,])br([ ,]|$)"
RewriteCond "%{REQUEST_FILENAME}.br" -f
RewriteRule "^(.+[.](css|csv|html|js|json|mjs|svg|txt|webmanifest|xml))$" "$1.br" [L]
<FilesMatch "[.](css|csv|html|js|json|mjs|svg|txt|webmanifest|xml)[.]br$">
    RemoveType .br
    AddEncoding br .br
</FilesMatch>
RewriteCond %{HTTP:Accept-Encoding} "(^|[ ,])gzip([ ,]|$)"
RewriteCond "%{REQUEST_FILENAME}.gz" -f
RewriteRule "^(.+[.](css|csv|html|js|json|mjs|svg|txt|webmanifest|xml))$" "$1.gz" [L]
<FilesMatch "[.](css|csv|html|js|json|mjs|svg|txt|webmanifest|xml)[.]gz$">
    RemoveType .gz
    AddEncoding gzip .gz
</FilesMatch>
<FilesMatch "[.](css|csv|html|js|json|mjs|svg|txt|webmanifest|xml)([.](br|gz))?$">
    Header append Vary Accept-Encoding
</FilesMatch>


"#]],
    );
    check(
        &part(&caddy::text(&rules), "# To send", "\n\n"),
        str![[r#"
# To send the compressed files beside files, write the site's file_server so:
#     file_server {
#         precompressed br gzip
#     }
"#]],
    );
}
