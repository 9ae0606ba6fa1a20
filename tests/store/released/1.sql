pragma application_id = 1415009362;
pragma user_version = 1;
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
delete from fulltext_data;
delete from fulltext_idx;
delete from fulltext_docsize;
delete from fulltext_config;
delete from names_data;
delete from names_idx;
delete from names_docsize;
delete from names_config;
insert into facts values ('folding', '1 d79b35921810f800');
insert into articles values (1, 'port', '6bbc2f406473e96786482f8ea9ab5c3aec608d6e2da4b71809d1b667132ed69a', 1, NULL, 'echorouk', 'الشروق أونلاين', 'DZ', '2023-02-07', NULL, NULL, 'ar', NULL, 'أعلنت هيئة الموانئ في الجزائر، الثلاثاء، أن ميناء بجاية استأنف العمل بعد إضراب دام أسبوعا.

وقالت نقابة عمال الميناء إن الإدارة قبلت مطالبها.', 'text', '{"id":"port","outlet":"echorouk","published":"2023-02-07"}', 'port.txt', '2026-11-28T14:26:37Z');
insert into articles values (2, 'checkpoint', '190be2f367ff46aee4cdccb065a2e712ced1ce820ed152962b0f045377d04e66', 1, 'https://news.example/2023/02/checkpoint', NULL, NULL, NULL, '2023-02-08', NULL, NULL, 'ar', NULL, 'قتل شرطيان وأصيب ثالث في هجوم على حاجز أمني شمال مدينة كركوك العراقية، بحسب مصدر أمني.

ولم تتبن أي جهة الهجوم.', 'text', '{"id":"checkpoint","url":"https://news.example/2023/02/checkpoint","published":"2023-02-08"}', 'checkpoint.txt', '2026-11-28T14:26:37Z');
insert into runs values (1, '0.1.0', 'sha256:30e122ff433d5672b9275067fd185c6ce49d49ca8ffbcc233ef381bbde3b6bda', 'sha256:b2dbbb12554315f37f6dea6d57dd4768a59ac3bb0571bd1ea37bd964e3ef715f');
insert into records values (1, 1, '2026-11-28T14:26:37Z', X'789CED58CD6EDC460C7E9585CEBB5E69F4EF5B8018410F455C3B3DE4C73046D2687762ADA44A23C7AEB187148913187D892248EC240582B4450BBF89F43625F5AF5DDB49DB14E8A1300C4B3324E7233F9243F9444ADD395B50695312F4091559B24113C1DD804D15692C710F36E22811F09C2581B41966413096A24C044C489B27950073E7511265072014D2058395FCBC7896FF967F2C5E163F8CF257F0E71416CE8BB3E21484DC280B45720C72B71F48CBB114674EC0D339435B4426EA442613D9947A1BFB543467776B4916E059319DB1E98C1FB210347C26DCA17C3AA7443740CE701C97F89A6C68A6CA6CC3B40CCD22BEC5A84D1DDD5529730DD9F20C463CAA39A662C9B6A73886612A2A619E6153B01ED07096C171608D26F02ED891406F5FE597C5B3E2347F372A5E1467F99BFCED0823503C2F5EC2DFD3FCCDA8785A9C956BF9CFF92FF939887CCC7FAC16DE6364F2F7F0FB132EBD2A4E47A00891C295517E011A10B8D264FE6BFE0E058AA795EA25083E4391CBFCC3287F9DFF0E56CFF38B51FE01B69F832D50B8000C97F9F9C6A3F0518874948A00F4141F4115EC82195C6D30B747BF0628A5F86B3408B6DF8E40E9A2D27F9EFF51EE5D142FC03A04C30922F72095361F9E484954321330EAC1462A20A5A44D792CB11028B6E1212E8388042DC7AD784C133A4B683CEF746C522B299A32D0DA0311160A16BA0C8F7C288F6D796FFC10E441720F7617B0CBA3B0C25366E9D74A67D768CC5A63E980E3937477E70EEC535744499BD84747475364147E5E0C182DCEBA5CBF86F25A601FD2B2CEC436EDEBC464D559CDA6D74644AA331BF5A74EE41D4F9CE3C91C8389D1AA9C219D33A40912B15B6FEE6C6FAD79E37D4F572AB4CDC53E58E956306309A72B857A4BBA1A72B9B582B9D1EBE0AA1D5C4DABE1EA7A0B77F7AB7B3DBC95F9BEC1940BD60501E8F5A8603D6E6FF7B85595DABE0AE138A441C656DB0AA349C0592A56D70334BAB64A436C6F989F6D9B6AC1218CE913C60E3C7A5CE28A03EAF6816D2BD7F0F4776990DA9835AB256EF0D6D83055A2C25B04DAEA866C9910DF198BD0222022BA65EB165651C25C9E7294EAD970A3D0E71ED61354EA064882E38160494805B4D6CAA30136CE92741D5BFF3CD9D42C79D5B2AC2A98156BA646DB4974C851E8069B4DDE0D0C2A0A06BEB90C30FE53C894CE338F83C3A2F4B769381535E49A9C6CEAFAAA267C43550FC8C184ED33A3EB76CD8C0ECC68EABA57035AB858E7445D6364D5EDC89F70914E44F424BCC26F6C9951960CD273572E413A2CF8E4A52D8E633C69C13C4EF7EB01000704ECB3E2B82E542C8D38011A794CDB696150D5BDBEBCD752B1ABF460FC852BB48315F93E77390DF6B15DFE435C27ABB704B1973DACA48FF593B76807319C45FB7C167D2970B6D5DC618A01F0905D7ACCC3598FDDFB185617FB5FA7D6DCC27A970F0D01D5DB7E1AD310EF8CF52040BAB1340AB22AA924761407107451356E9C89C2108AA12EE1C5820BC48DEB69CA1281DD228E029A549EC711D40824320E6D51B28015A89C3265ABCC17A56E07BC2D51CB46E8DF6591688A00068752B80A160C82196BC3E879803965ED823BA73CACEC0E9C0F787880754B7939B2B851C9991BD02C65E53DD689CB9D78FF4A6874CA290521FA019D0DCBB462687AC812679266CE63707622E6143D4E980F5D705F440D50BCEAE01436AC94FB649D525B6D262B73482AB996D441F27C8A5640FDAF30AA10B99DEEE42FCD29F9EF73BA870BDEACF1988193A257BD5B4AD73BB677EEDEDBDABD070B8B6AE84A45C20F5813D72351DB80D5194C0D3DA6CD26394C6B797523E94BECD58D6720F059734B7F18C4E0C06516F3DAA1662E6A2E5D9C9A9AA1ED8007017EF85501E2E1E32CE95E7D0093D1A04AAFEA59EAF739EC701D136500A7D8822655F76CAB668B74A1BC7567676BAB0D643B51DC184485B4F5A2926BC23894B93290FDAAEBC68CCFB942FA5F0757D50F3187CCB41F6C43DD9B8851BE2C31648D1811C5DC9D609DF488513B6276B6BEF97690E350D6E1EC73725C51D536F4D765F950E67F7AD6E8A988C13E7424120AD15DA29D2C106DBB2B2F1010AB87547943D990CB8F42212ABBF5FF5A3655992984F8BEA6AA9E6E98C4B189A9CB86E97B8AA5BB86CB34DBD36C975ABEEFB82E5155E6AB96E2381E531DC3F168FD7DD5B3E810CF711C85E8BAA62ABAAF9ABEE1316A78BAE9799A695854B7A9AB3A8EAC9B8AE3298CAAA6E3D986C6C0B4090AD272F9274CA5D1F2');
insert into records values (2, 1, '2026-11-28T14:26:37Z', X'789C95564B8FDB3610FE2B82CE5E5B6FD9BEE51004455F69B63D14C9C2A0C891CD5AA6148ADAC458F8906493A68BFE8B1C36AF22489BA0C83F91FE4D877ABB490F850FA6C8797C33F3CD9017664E37B023E6D254E40151859C12A9384D60669B1393333C4001BACD522E14EE1432C1AD8D5259BE9CCD043CC8A7F090EC3254702CC79D59CEEC483E2D5402CA5C8A22492666564409CF37A0CD6AF113CB39B1E6E6E860453E175EC92201D4C8C81A666B7E0E02356250F4583EDF10C70F50CE5E581138B11B8471EC0504C0A38CD2C80A7CE240683B14984D61EE58F8EF3B8BC089ACD8F27C370C99E54110A0F584887581EED01A91F8ADE021FA31ABC7E5EBEAD2283F94EFCBBFABABF2BA7A6654CFCB17E547FC7869946F70E7B27C63548FAA2BA3FAB57C5B3DAF9E1AE5A7EAB2FACD28FF28AFCBB7E59F46F9A27A5A3D4389F243F5546B18F8F7AEBAAA9E95AF8CEA49F9BE7A827A4F8CDAD82774755D3D46FBAFCADF8DF2255AF90B5DA1C6C7F25DF9BE3736BD27EE0954BBD40E5FE3EF2562C343F4F21691BCAAAD7590A6185294A4749B9BCBBB17A64CEBFC2640181EE40A29602EAD8909020B350F2675E69B341F26BD784624594B926D069DF9BC55B26DFB48EB0C4540281014B4CBBBD6641E9C4DEEA23C4A9EE1E90E4F792A1A3C35EDBEB507BBBEDFDA0D10D596EB9579EBF64D142054A5B26340CB13417630CB4121F3B45953636E4C3A83C9C0EE4C2E7A93DF7D7FE7F660B355E2F23EEE699BF8312E49BBBB423A2ECDAF24D162342D84927BBD71E707ED0CC6F868CAA03D3A1CA31544476FEA3C31A2EA1CE1324B4893AF16CAEDFF4A498B6EE0CE11B6AFB9DC16DB63741A5C1B35E56A5F531EADBAFED40BE6989A04D12C3D6FEA2E1C6762AE21D5E610CAC20BE72122934079AE21EB0601521B173167BAC2C89DE9C27731918902A9433B6FA3F83726E3567A8E12A9C4983FC73778EDD237F66079A14E57371B74AA66D1FE24DB48926B638C2346D540440F6A5367374F0B7994D353AB8E3D023DD774A7EF336D6F078C93553BBDF420D4FC54FBB65EBA4D32C905E519493A7847541CF1F9ACE7DFA93DF2F559070FCE8948C57E9716F9AA837B84A03FFE3F282E3AE28441D7D8FEE1AC4E09D973B11EA5E4670D931670A4D5B54BE80F69EC426ABE567946846E9B2F38C23A419E26455B0F7898251C79D7349B0E4929C9A3A265C16EC755DDB97890E720551D699A10D924204B73AE49A5AF8154EE74938AA6DC0D0F55AD3B80B7FA56D7D8EF17E9D061485ED1DF2078B314D0279231C49C43BF4137848BC6EC51F409175B5CE784D7D393A6750D69420AE4A1AEFD206E0DE2C35538E8D40353438C13B26E11B6FC6E8A342394A692E1EA44A5A64E6A0C325FE1BAC5B8C1118E0E9AF0B42574B0EE82058C4F8DEA7CD31E2877E3F4F4C64FDFFC881BBB7A48F51DA76FBE561F4BB45E831C95B84BAC7BF832D746E7FD9EDD31C90E46BB4E37CE9CC558D6F2FA0BC5D2E1D4ECEE32832328E37D48AD4AAF308CC5F1756D7653B8BBCC3A4F61E7DF1EF4DAEBFC58A79BCBDD3CD6F3BACBD79627897EDCE0C8E4E29742EA35DA8B11764192B67BEBB539EE3BDD7143A9EB32CD32643E52FCE49CE310DBD5ACC04A487CA95D1CB4C522513D43EAAEC341DA0E646B6A4FADFAF251AAF1D0BE8D96AE05B6E3E0ABC875991F844EB47042DFC27712B3E73E0D28780BE62D2899C77144A9E3BA10BB733B8A18B85110313DE635C891C5C8615114D98EEF7BAEEDC76E18070C48C0FC90312F0CE6C45F10EA4691E58776C46C206E18B145E0019A0E51C13C1CFE01B466AF75');
insert into inputs values ('761896f2c0b24176ea9a150b16bf8530f6ac146094bb8815ca36722732319d4a', 1);
insert into inputs values ('4b8261f2dc59c66faa43ef0a97b7ede1d4074f6402f0eef34eb9c1d3094508d0', 2);
insert into pages values ('6bbc2f406473e96786482f8ea9ab5c3aec608d6e2da4b71809d1b667132ed69a', 257, X'789C3D8E510AC3201044FF738A3D41EF98124D905EA204A3490AA12DB47893D9DB6456693F44999DF75CCC283AA8C7263A6AC082559098389D787B2CA2BD869AE18117122B4FDC5AB0F324EC3C778B66F54230106322C82412A5A6C41B9B15B46F686171B04AC12188F8D09A900507C78E2E02993B14A44BD7E9A4D78A714D6F4F82B45262E96FE3FFC7918BD47A341DCDAB10CA8D77F8D659D691EE13F9F4ABC0');
insert into pages values ('190be2f367ff46aee4cdccb065a2e712ced1ce820ed152962b0f045377d04e66', 199, X'789C3D8EDD0D83301083DF99E22660C79290D2A85BF01002A9102DA862137B1B0C52AB7B38DD8F3F9B0D467AC38A055F46240663871E9B86C13069E331196F8CC63B0A3BB6869D9E0FC30B09056F43CF96411F58D99E0A539B1919908D0E0B9D74CE2ED82EABC446FC8CA76110E5232B2936CC58FEB0BAAA24F2A7DDA81A944C277914E5C817EB17A83E00570281E6');
insert into failures values ('empty.html', 'empty.html: empty', '2026-11-28T14:26:37Z');
insert into mentions values (1, 'M1', 6, 18, 'هيئة الموانئ', 'ORG', 'xxx/هييه المواني', 'هيئة الموانئ', NULL, NULL, NULL, NULL, 'name/body-by-head');
insert into mentions values (1, 'M2', 22, 29, 'الجزائر', 'GPE', 'dza', 'الجزائر', 'Algeria', 'DZA', NULL, 'DZA', 'name/country');
insert into mentions values (1, 'M3', 44, 55, 'ميناء بجاية', 'SITE', NULL, NULL, NULL, NULL, NULL, NULL, 'name/site-by-head');
insert into mentions values (2, 'M1', 55, 60, 'كركوك', 'GPE', NULL, NULL, NULL, NULL, NULL, NULL, 'name/settlement');
insert into mentions values (2, 'M2', 61, 69, 'العراقية', 'NORP', 'irq', 'العراق', 'Iraq', 'IRQ', NULL, 'IRQ', 'name/nation');
insert into dates values (1, 'D1', 31, 39, 'الثلاثاء', '2023-02-07', '2023-02-07', '2023-02-07', 'published', 'date/weekday');
insert into places values (1, 'P1', 22, 29, 'الجزائر', 'Algeria', 'DZ', 'country', 36.7323, 3.0875, 2589581, 'country', NULL, 0.958, 'place/by-country');
insert into places values (1, 'P2', 44, 55, 'ميناء بجاية', NULL, 'DZ', 'site', 36.7559, 5.0843, NULL, 'city', NULL, 0.3, 'place/of-its-town');
insert into places values (2, 'P1', 55, 60, 'كركوك', 'Kirkuk', 'IQ', 'city', 35.4681, 44.3922, 94787, 'area', 'north', 0.953, 'place/by-phrase');
insert into sources values (1, 'S0', 'الشروق أونلاين', 'media_outlet', 'named', NULL, NULL, NULL);
insert into sources values (1, 'S1', 'هيئة الموانئ في الجزائر', 'official_body', 'named', NULL, NULL, NULL);
insert into sources values (1, 'S2', 'نقابة عمال الميناء', 'ngo_igo', 'named', NULL, NULL, NULL);
insert into sources values (2, 'S0', '', 'media_outlet', 'named', NULL, NULL, NULL);
insert into sources values (2, 'S1', 'مصدر أمني', 'anonymous_sources', 'anonymous', NULL, NULL, NULL);
insert into sayings values (1, '4c5761446ec04858', 1, 'Y1', 0, 5, 'أعلنت', 'هيئة الموانئ في الجزائر', 'official_body', 'ميناء بجاية استأنف العمل بعد إضراب دام أسبوعا', 'announce', 'asserts', 'positive', 'indirect', 'explicit', NULL, NULL, '', 'saying/verb-subject-that');
insert into sayings values (2, 'da01404a70a82fda', 1, 'Y2', 93, 97, 'قالت', 'نقابة عمال الميناء', 'ngo_igo', 'الإدارة قبلت مطالبها', 'say', 'asserts', 'positive', 'indirect', 'explicit', NULL, NULL, '', 'saying/verb-subject-that');
insert into sayings values (3, '663d79136fe1b069', 2, 'Y1', 71, 75, 'بحسب', 'مصدر أمني', 'anonymous_sources', 'قتل شرطيان وأصيب ثالث في هجوم على حاجز أمني شمال مدينة كركوك العراقية', 'attribute', 'asserts', 'positive', 'indirect', 'explicit', NULL, NULL, '', 'saying/according-to');
insert into links values (1, 0, 'هيئة الموانئ في الجزائر', 'official_body', 'said', 'clause');
insert into links values (1, 1, 'الشروق أونلاين', 'media_outlet', 'published', 'page');
insert into links values (2, 0, 'نقابة عمال الميناء', 'ngo_igo', 'said', 'clause');
insert into links values (2, 1, 'الشروق أونلاين', 'media_outlet', 'published', 'page');
insert into links values (3, 0, 'مصدر أمني', 'anonymous_sources', 'said', 'clause');
insert into links values (3, 1, '', 'media_outlet', 'published', 'page');
insert into events values (1, 'd095e4aa8e5fadd6', 1, 'E1', 'PROTEST', 'strike', '', 4, -5.0, 73, 78, 'إضراب', 'P2', 'ميناء بجاية', NULL, 'ميناء بجايه', NULL, 'DZ', 'D1', '2023-02-07', '2023-02-07', '2023-02-07', '2023-02-07', 0, NULL, NULL, 'actual', 'event/noun-actor');
insert into events values (2, '5d22bf8eea837637', 1, 'E2', 'AGREE', NULL, '', 1, 2.5, 128, 132, 'قبلت', 'P1', 'الجزائر', 'Algeria', 'جزاير', 2589581, 'DZ', 'D1', '2023-02-07', '2023-02-07', '2023-02-07', '2023-02-07', 0, NULL, NULL, 'actual', 'event/topic-verb');
insert into events values (3, '09b0a44559a588c4', 1, 'E3', 'REQUEST', 'change', '', 3, -1.0, 133, 138, 'مطالب', 'P1', 'الجزائر', 'Algeria', 'جزاير', 2589581, 'DZ', 'D1', '2023-02-07', '2023-02-07', '2023-02-07', '2023-02-07', 0, NULL, NULL, 'actual', 'event/verb');
insert into events values (4, '396a153263e04ac9', 2, 'E1', 'ASSAULT', NULL, '', 4, -9.0, 0, 3, 'قتل', 'P1', 'كركوك', 'Kirkuk', 'كركوك', 94787, 'IQ', NULL, NULL, NULL, '2023-02-08', '2023-02-08', 0, 2, 1, 'actual', 'event/passive-victim');
insert into participants values (1, 1, 'actor', 22, 29, 'الجزائر', 'DZA', 'dza', 'Algeria');
insert into participants values (2, 2, 'actor', 98, 116, 'نقابة عمال الميناء', NULL, NULL, NULL);
insert into participants values (3, 2, 'actor', 120, 127, 'الإدارة', NULL, NULL, NULL);
insert into participants values (4, 3, 'actor', 98, 116, 'نقابة عمال الميناء', NULL, NULL, NULL);
insert into participants values (5, 3, 'actor', 120, 127, 'الإدارة', NULL, NULL, NULL);
insert into participants values (6, 4, 'recipient', 4, 10, 'شرطيان', NULL, NULL, NULL);
insert into participants values (7, 4, 'recipient', 17, 21, 'ثالث', NULL, NULL, NULL);
insert into tellings values (1, 1);
insert into tellings values (2, 2);
insert into tellings values (3, 2);
insert into tellings values (4, 3);
insert into fulltext_data values (1, X'022C2C');
insert into fulltext_data values (10, X'000000000101010001010101');
insert into fulltext_data values (137438953473, X'000002D60B30D8A7D8AFD8A7D8B1D98701060101160409B3D8A8D988D8B9D8A70108100101100607AAD8A7D986D98101080B01010B0405B5D98AD8A802060101040407B6D8B1D8A7D8A801080E01010E0407B9D984D986D8AA010802010102030CD984D8A7D8AFD8A7D8B1D987010216060BABD984D8A7D8ABD8A7D8A10102070609ACD8B2D8A7D98AD8B1010206060BB9D8B1D8A7D982D98AD98702020E0704D985D98401020C050AD985D988D8A7D986D98A01020408078AD986D8A7D8A1010214060787D8ACD988D985020216040585D986D98A020C0A0901010A09040186010C080F0101080F04018A0208140101140209A8D8ACD8A7D98AD98701080A01010A0405ADD8B3D8A802020F0403B9D8AF01080D01010D0207AAD8AAD8A8D9860208130101130207ABD8A7D984D8AB020805010105030AD984D8A7D8ABD8A7D8A101060101070209ACD8B2D8A7D98AD8B101060101060304D987D9870208150101150207ADD8A7D8ACD8B20208090101090403B3D8A8020601010F0205AFD8A7D98501080F01010F020BB4D8B1D8B7D98AD8A7D9860208030101030306D985D8A7D98402080B01010B020BB9D8B1D8A7D982D98AD987020601010E0304D984D98A020808010108040585D8A7D9840108130101130502D984010601010C0104D981D98A010805010105010806010106020782D8A7D984D8AA01060101110405A8D984D8AA0108170101170403AAD984020802010102020983D8B1D983D988D98302080D01010D020384D9850206010112020985D8AFD98AD986D98702080C01010C0405B5D8AFD8B10208100101100407B7D8A7D984D8A801060101180B04D987D8A70102180308D988D8A7D986D98A010601010404078AD986D8A7D8A1010A090101090D020986D982D8A7D8A8D987010812010112020787D8ACD988D985020A07010107110306D98AD98AD987010803010103020988D8A7D8B5D98AD8A80202040308D982D8A7D984D8AA010211040384D9850202120411110F0C0F0F11100E10090F0C0C0F0B09110A0B0F0F11100C0F0A0D130E120C0D09120E0D0B110A110D0E090F1011100E0E0D');
insert into fulltext_idx values (1, X'', 2);
insert into fulltext_docsize values (1, X'1717');
insert into fulltext_docsize values (2, X'1515');
insert into fulltext_config values ('version', 4);
insert into names_data values (1, X'070C0B');
insert into names_data values (10, X'000000000101010001010101');
insert into names_data values (137438953473, X'000000CE0830616C6765726961010203010AD8A7D8AFD8A7D8B1D98703060101020206010102030CD984D8A7D8AFD8A7D8B1D9870302020202020609ACD8B2D8A7D98AD8B1010202050AD985D98AD986D8A7D8A10202040202040207ABD8A7D984D8AB0708020101020209ACD8B2D8A7D98AD8B10106010102020BB4D8B1D8B7D98AD8A7D9860608020101020207B9D985D8A7D984020803010103020803010103010AD985D98AD986D8A7D8A102060101040206010104020986D982D8A7D8A8D987020802010102020802010102040C16140E120F10131516');
insert into names_idx values (1, X'', 2);
insert into names_docsize values (1, X'0201');
insert into names_docsize values (2, X'0303');
insert into names_docsize values (3, X'0101');
insert into names_docsize values (4, X'0303');
insert into names_docsize values (5, X'0101');
insert into names_docsize values (6, X'0101');
insert into names_docsize values (7, X'0101');
insert into names_config values ('version', 4);
