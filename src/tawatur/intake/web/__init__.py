"""The web: what URLs, feeds and sitemaps name becomes pages, politely, within limits, from public hosts.

Nothing here is imported unless a URL, a feed or a sitemap is asked for: httpx alone takes as long to load as
all of `tawatur --version`. So this file imports nothing either; take what you need from its modules:
`fetcher` asks, `guard` and `transport` decide where a connection may go, `urls` and `watching` give pages.
"""
