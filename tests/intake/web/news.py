"""Feeds, sitemaps and pages of an invented paper."""

from __future__ import annotations

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>صحيفة الساحل</title><link>https://sahel.example/</link>
<item><title>إعادة فتح الجسر &amp; الطريق&nbsp;الساحلي</title><link>https://sahel.example/1?a=1&amp;b=2</link>
<pubDate>Sat, 30 Nov 2019 10:15:00 +0100</pubDate>
<description>&lt;p&gt;قال المتحدث إن الجسر أعيد فتحه.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>قال المتحدث إن الجسر أعيد فتحه صباح&nbsp;اليوم.</p>]]></content:encoded></item>
<item><title>&#1575;لوزير يزور المدينة</title><link>/2#comments</link>
<description>نفى الوزير ذلك.</description></item>
<item><title>مكرر</title><link>https://sahel.example/2</link></item>
<item><title>بلا رابط</title></item>
<item><title>رابط سيئ</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
RSS_091 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>x</title><item><title>y</title><link>https://sahel.example/1</link></item>
</channel></rss>"""
RSS_10 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/>
<item rdf:about="https://sahel.example/1"><title>y</title><link>https://sahel.example/1</link>
<dc:date>2019-11-30T10:15:00+01:00</dc:date></item></rdf:RDF>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>x</title>
<entry><title type="html">الجسر &lt;b&gt;مفتوح&lt;/b&gt;</title><link rel="alternate" href="1"/>
<published>2019-11-30T10:15:00Z</published><updated>2019-12-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;أعيد فتح الجسر.&lt;/p&gt;</content></entry></feed>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "هاهاهاهاها">{more}]>
<rss version="2.0"><channel><item><title>&z;</title><link>https://sahel.example/1</link></item></channel></rss>
""".format(
    more="".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghiz", strict=True)
    )
)
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://sahel.example/1?a=1&amp;b=2 </loc><lastmod>2019-12-05</lastmod>
<image:image><image:loc>https://sahel.example/p.jpg</image:loc><image:title>صورة</image:title></image:image>
<news:news><news:publication><news:name>صحيفة الساحل</news:name><news:language>ar</news:language>
</news:publication><news:publication_date>2019-11-30T10:15:00+01:00</news:publication_date>
<news:title>إعادة فتح الجسر</news:title></news:news></url>
<url><loc>https://sahel.example/2</loc></url>
<url><loc>https://sahel.example/2</loc></url>
<url><loc>ftp://sahel.example/3</loc></url>
<url><lastmod>2019-12-05</lastmod></url>
</urlset>"""
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>إعادة فتح الجسر</title>
<link href="/feed.xml" type="application/rss+xml" rel="alternate">
<link rel='alternate' type='application/atom+xml' href='https://sahel.example/atom'>
<link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" href="/s.css"></head>
<body><p>أعلنت بلدية المدينة، السبت، إعادة فتح الجسر الساحلي.</p></body></html>"""


def rss(*links: str) -> str:
    """A feed that lists these links."""
    items = "".join(f"<item><title>خبر</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'


def sitemap(*links: str) -> str:
    urls = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index(*links: str) -> str:
    maps = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
