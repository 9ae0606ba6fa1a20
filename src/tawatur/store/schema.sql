-- Tawatur's store, schema 1: one SQLite file. Ask it what you like with any SQLite program:
--
--   select published, outlet, headline from articles where current order by published desc limit 20;
--   select e.type, count(*) from events e join articles a using (article) where a.country = 'TN' group by 1;
--
-- Everything but `articles`, `records`, `inputs`, `pages`, `removals` and `visits` is written from the records and can
-- be made again from them. Only the current version of an article has rows in the tables from `mentions` on,
-- so that counting rows never counts an article twice.
-- Offsets (`start`, `end`) are half-open code points of `articles.text`; ids such as M1, Y2, E3 are positions
-- in one record, `key` is an id that means the same thing everywhere.

create table facts (                -- of this file itself: who made it, which folding its full text has
  name text primary key,
  value text not null
) strict, without rowid;

create table articles (             -- one row for each version of each article
  article integer primary key,
  id text not null,                 -- the record's: the caller's, or derived from the URL or the text
  sha256 text not null,             -- of the bytes that came in: the version
  current integer not null,         -- 1 for the version that is shown and counted
  url text,
  outlet text,                      -- its id, name and country (ISO 3166-1 alpha-2)
  outlet_name text,
  country text,
  published text,                   -- ISO day
  published_at text,                -- ISO instant with its offset, where the time is known
  fetched_at text,
  language text,
  headline text,
  text text not null,
  form text not null check (form in ('text', 'html')),  -- what came in
  given text not null,              -- JSON: what the caller gave beside the page
  name text not null,               -- where it came from: a path and line, a URL
  added_at text not null,
  unique (id, sha256)
) strict;
create unique index one_current_version on articles (id) where current;
create index articles_by_day on articles (coalesce(published, ''), id) where current;
create index articles_by_outlet on articles (outlet);
create index articles_by_url on articles (url);

create table runs (                 -- program, settings and rules that read something in here
  run integer primary key,
  version text not null,
  settings text not null,
  rules text not null,
  unique (version, settings, rules)
) strict;

create table records (              -- the whole record of each version: JSON, compressed with zlib
  article integer primary key references articles on delete cascade,
  run integer not null references runs,
  read_at text not null,
  record blob not null
) strict;
create index records_by_run on records (run);

create table inputs (               -- what was added, by a digest of the page and of all that was given with it
  fingerprint text primary key,
  article integer not null references articles on delete cascade
) strict, without rowid;
create index inputs_by_article on inputs (article);

create table pages (                -- the bytes as they came in, where they were kept; compressed with zlib
  sha256 text primary key,
  size integer not null,            -- before compression
  bytes blob not null
) strict;

create table failures (             -- inputs that could not be read; gone when they are read after all
  name text primary key,
  error text not null,
  failed_at text not null
) strict, without rowid;

create table removals (             -- ids that were once given out and no longer mean anything here
  key text not null,                -- an article's id, or an event's or a saying's key
  layer text not null check (layer in ('article', 'event', 'saying')),
  article text not null,            -- the article's id
  sha256 text not null,
  removed_at text not null,
  reason text not null,             -- removed, or replaced (by a new reading or a new version)
  primary key (layer, key)
) strict, without rowid;

create table visits (               -- what was fetched, for conditional requests and for what was seen
  url text primary key,
  etag text,
  last_modified text,
  status integer,
  fetched_at text not null
) strict, without rowid;

create table mentions (
  article integer not null references articles on delete cascade,
  id text not null,
  start integer not null,
  "end" integer not null,
  text text not null,
  kind text not null,
  actor text,                       -- the actor's id, name, English name, country (alpha-3), sector, code
  actor_name text,
  actor_name_en text,
  country text,
  sector text,
  code text,
  rule text not null,
  primary key (article, id)
) strict, without rowid;
create index mentions_by_actor on mentions (actor) where actor is not null;

create table dates (
  article integer not null references articles on delete cascade,
  id text not null,
  start integer not null,
  "end" integer not null,
  text text not null,
  value text not null,              -- TIMEX3
  earliest text,
  latest text,
  anchor text not null,
  rule text not null,
  primary key (article, id)
) strict, without rowid;

create table places (
  article integer not null references articles on delete cascade,
  id text not null,
  start integer not null,
  "end" integer not null,
  name text not null,
  name_en text,
  country text,                     -- ISO 3166-1 alpha-2
  kind text not null,
  lat real,
  lon real,
  geonames integer,
  precision text not null,
  direction text,
  confidence real not null,
  rule text not null,
  primary key (article, id)
) strict, without rowid;

create table sources (
  article integer not null references articles on delete cascade,
  id text not null,                 -- S0 is the outlet
  label text not null,
  type text not null,
  identity text not null,
  principal text,
  actor text,
  code text,
  primary key (article, id)
) strict, without rowid;

create table sayings (
  saying integer primary key,
  key text not null unique,
  article integer not null references articles on delete cascade,
  id text not null,
  start integer not null,           -- of the first cue
  "end" integer not null,
  cue text not null,
  source text,
  source_type text,
  content text not null,
  act text not null,
  commitment text not null,
  polarity text not null,
  form text not null,
  resolution text not null,
  parent text,
  refers_to text,
  flags text not null,              -- separated by spaces
  rule text not null
) strict;
create unique index sayings_of_article on sayings (article, id);
create index sayings_by_commitment on sayings (commitment);

create table links (                -- the chain of a saying, the origin at position 0
  saying integer not null references sayings on delete cascade,
  position integer not null,
  source text not null,
  type text not null,               -- the source's
  link text not null,
  scope text not null,
  primary key (saying, position)
) strict, without rowid;
create index links_by_type on links (type);

create table events (
  event integer primary key,
  key text not null unique,
  article integer not null references articles on delete cascade,
  id text not null,
  type text not null,
  mode text,
  contexts text not null,           -- separated by spaces
  quad integer,
  intensity real,
  start integer not null,           -- of the trigger
  "end" integer not null,
  trigger text not null,
  place text,                       -- the place's id, name, English name, number, country
  place_name text,
  place_en text,
  place_key text,                   -- the name as it is found by: stems without article and clitics
  geonames integer,
  country text,
  date text,
  earliest text,                    -- of the event's own date
  latest text,
  day text not null,                -- earliest, or the day of publication, else empty: lists are ordered by it
  last_day text not null,
  is_long integer not null,         -- 1 where its time is of more than some weeks, such as a year
  killed integer,
  injured integer,
  factuality text not null,
  rule text not null
) strict;
create unique index events_of_article on events (article, id);
create index events_by_day on events (day, key);
create index events_by_period on events (day, last_day);
create index long_events on events (last_day) where is_long;
create index events_by_type on events (type, mode);
create index events_by_country on events (country);
create index events_by_place on events (place_key);
create index events_by_english_place on events (place_en collate nocase) where place_en is not null;
create index events_by_geonames on events (geonames) where geonames is not null;

create table participants (
  participant integer primary key,
  event integer not null references events on delete cascade,
  role text not null check (role in ('actor', 'recipient')),
  start integer not null,
  "end" integer not null,
  name text not null,
  code text,
  actor text,                       -- the id of the actor whom the phrase names
  actor_name_en text
) strict;
create index participants_by_event on participants (event);
create index participants_by_code on participants (code) where code is not null;

create table tellings (             -- which sayings tell an event; none: the outlet's own voice
  event integer not null references events on delete cascade,
  saying integer not null references sayings on delete cascade,
  primary key (event, saying)
) strict, without rowid;
create index tellings_by_saying on tellings (saying);

create table faults (
  fault integer primary key,
  article integer not null references articles on delete cascade,
  reader text not null,
  kind text not null,
  message text not null,
  start integer,
  "end" integer
) strict;
create index faults_by_article on faults (article);

-- Full text. `words` are the folded words of headline and body, `stems` the same words without article,
-- conjunction and preposition (store/fulltext). The index keeps no text: `articles` does.
create virtual table fulltext using fts5 (words, stems, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- Names of participants in the same way, by `participant`; English names stand in `words`.
create virtual table names using fts5 (words, stems, content = '', tokenize = 'unicode61 remove_diacritics 0');
