-- purpose: the tables of a release. Run once, on an empty database, by the builder.
-- parameters: none
-- Percentages are in per cent (0 to 100 and beyond), counts are people unless said otherwise.

create table release (
    id varchar primary key,
    built_at timestamp not null,
    author varchar not null,
    note varchar,
    schema_version integer not null,
    parent varchar,                    -- the release that was current when this one was built
    practice boolean not null          -- whether fictional files for rehearsing are in it
);

-- what the release was built from: facts first, then official files, of which a later one wins
create table release_input (
    file varchar primary key,          -- 'facts/areas.csv'; 'inputs/<sha256>' in the releases folder
    kind varchar not null check (kind in ('facts', 'official')),
    position integer not null,         -- order, from 1
    name varchar not null,             -- the name it came under
    sha256 varchar not null,
    row_count integer not null,
    author varchar,                    -- who handed in an official file
    received_at timestamp              -- UTC; when it was first archived
);

-- one row per area of government: the nation 'ID', 38 provinces, 514 regencies and cities
create table area (
    code varchar primary key,          -- Kemendagri code, dotted: 'ID', '16', '16.71'
    name varchar not null,             -- 'Sumatera Selatan', 'Kota Palembang'
    level varchar not null check (level in ('nation', 'province', 'regency', 'city')),
    parent varchar,
    regional_office varchar,           -- code of the Kanwil; null for the nation
    capital varchar,
    population bigint,
    area_km2 double,                   -- null where the source's figure is not credible
    latitude double,
    longitude double,
    valid_from date,                   -- null: before the period this product covers
    valid_to date,                     -- null: still valid
    code_2020 varchar,                 -- Kemendagri code before the Papua split of 2022
    province_code_2020 varchar,
    bps_code varchar,
    bps_code_2020 varchar
);

-- which province was split into which; the predecessor keeps its code
create table area_lineage (
    predecessor varchar not null,
    successor varchar not null,
    year integer not null,
    primary key (predecessor, successor)
);

create table regional_office (
    code varchar primary key,          -- 'kanwil-sumbagsel'
    name varchar not null              -- 'Sumbagsel'
);

-- the register of sources (docs/decisions/sources.md); figures that rest on several cite a row of
-- its own, whose id is theirs with '; ' between them: texts are joined likewise, the rest is as written
create table source (
    id varchar primary key,
    publisher varchar,                 -- null where not known, as title and date
    publisher_en varchar,              -- null where it is a name, or nobody has written it
    title varchar,
    title_en varchar,                  -- null where it is told as it was published
    date varchar,                      -- as it is written: '2025', '2025-08', '2025-08-13'; of several, all
    url varchar,                       -- of several, the first's
    kind varchar not null check (
        kind in ('official', 'press release', 'news', 'data repository', 'official file', 'estimate of ours')
    ),                                 -- of several, the first's
    -- whether we read it; of several, the best
    seen varchar not null check (seen in ('yes', 'title only', 'no')),
    short_name varchar not null,       -- 'ANTARA Ambon, Mei 2024': what a figure shows
    short_name_en varchar not null,    -- 'ANTARA Ambon, May 2024'
    note_en varchar,                   -- the note in English; null where nobody has written it
    note varchar,                      -- what else to know: through whom it was taken, who said it
    named boolean not null             -- publisher, title and date are all known; of several, of any
);

create table indicator (
    id varchar primary key,
    position integer not null,
    name_id varchar not null,
    name_en varchar not null,
    definition_id varchar not null,
    definition_en varchar not null,
    formula_id varchar not null,
    formula_en varchar not null,
    numerator_id varchar not null,
    numerator_en varchar not null,
    denominator_id varchar not null,
    denominator_en varchar not null,
    unit varchar not null check (unit in ('percent', 'people', 'rupiah', 'yes_no')),
    basis varchar not null,            -- as observation.basis
    polarity varchar not null check (polarity in ('more_is_better', 'less_is_better', 'neither')),
    frequency varchar not null,
    segments varchar not null,         -- ids separated by spaces, the default first
    class_breaks varchar,              -- ascending, in its unit, separated by spaces; classes [a, b)
    mapped boolean not null,           -- whether maps and league tables offer it
    carries_forward boolean not null,  -- newest figure not after the period is shown, with its age
    counted varchar not null check (counted in ('people', 'institutions', 'governments', 'cases', 'rupiah')),
    figures varchar not null,          -- indicator of the observations it shows; mostly its own id
    complement boolean not null,       -- shows what those leave of the whole: 100 less the share
    held_to_targets boolean not null,  -- whether named targets of its basis and unit speak of it
    describes boolean not null,        -- whether neighbours are sought by it, too
    from_columns varchar,              -- columns it is computed from: part, whole, published per cent
    supplier_id varchar not null,      -- who owns the figures, in words
    supplier_en varchar not null
);

create table segment (
    id varchar primary key,            -- 'pu_bpu', 'pu', 'bpu', 'jakon', 'pmi', 'all', 'non_asn', 'opd', ...
    kind varchar not null check (
        kind in ('segment', 'group', 'institution', 'government', 'fund', 'regulation')
    ),
    name_id varchar not null,
    name_en varchar not null,
    position integer not null,         -- order, from 1
    part boolean not null,             -- one of those that participants are counted by, side by side
    own_tariff boolean not null        -- contributes by another tariff than non-wage workers (BPU)
);

-- what a text calls segments and indicators, beside their own names
create table spoken_name (
    kind varchar not null check (kind in ('segment', 'indicator')),
    id varchar not null,               -- segment.id or indicator.id
    pattern varchar not null,          -- Python's regular expression, small letters; '': nothing names it
    note varchar,
    primary key (kind, id)
);

-- breaks of series: figures of the years before and after are not compared
create table series_note (
    basis varchar not null,            -- figures on it are another series from the year on
    year integer not null,
    note varchar not null,             -- what happened, Indonesian
    note_en varchar not null,
    source varchar not null
);

create table observation (
    area_code varchar not null,        -- an area.code or a regional_office.code
    indicator varchar not null,
    segment varchar not null,
    period date not null,              -- first day of the year or month, or the day
    period_end date not null,          -- last day the figure can speak of
    grain varchar not null check (grain in ('year', 'month', 'day')),
    as_of varchar not null,            -- the date as the source writes it: '2025', '2022-09', '2024-08-12'
    numerator bigint,                  -- of what indicator.counted says: people, institutions, rupiah, ...
    denominator bigint,                -- of local governments, those known
    denominator_as_of varchar,         -- '2025-08'; null where the source does not say
    published_pct double,              -- as printed by the source; null for computed figures
    basis varchar not null check (
        basis in (
            'sakernas',
            'employees',
            'labour_force',
            'semesta',
            'unstated',
            'target',
            'registered',
            'group',
            'institution',
            'government',
            'budget',
            'none'
        )
    ),
    -- mixed: of sums, parts are counted in different ways
    counted_by varchar not null check (counted_by in ('nik', 'branch', 'unstated', 'mixed')),
    -- what it is of, where that is not just what its segment names: of sums the segments added ('pu bpu'),
    -- with their ways of counting where these differ ('pu:nik bpu:branch'); of money what it pays for
    -- ('non_asn:2_programmes'). Only figures that are made of the same are compared
    made_of varchar,
    -- set on province rows; 34: '91' and '92' include their successors, and of 'employed',
    -- 'formal_share' and 'unemployment' stand beside their rows of 38
    boundaries smallint check (boundaries in (34, 38)),
    status varchar not null check (status in ('official', 'published', 'estimate')),
    -- of estimates: 'worker_structure' (PU by formal, BPU by informal workers), 'workers_share' (by
    -- workers alone, the province's rate); of sums: 'sum_of_parts'
    method varchar,
    margin integer,                    -- of estimates: plus or minus so many points (estimate_error)
    -- artefact: the denominator or the place of counting makes it unreal; uncertain: the source is in doubt
    caveat varchar check (caveat in ('artefact', 'uncertain', 'approximate')),
    valid_until date,                  -- not carried forward after it: election officers; null: no end
    source_id varchar not null,
    note varchar,                      -- of whoever published it, and of us; Indonesian
    note_en varchar                    -- all of the note in English; null where it is Indonesian alone
);

create table budget (
    area_code varchar not null,
    as_of varchar not null,
    period date not null,
    status varchar not null check (status in ('budgeted', 'not_budgeted')),
    amount bigint,
    fund_source varchar,
    workers bigint,
    source_id varchar not null,
    note varchar
);

create table regulation (
    area_code varchar not null,
    kind varchar not null,
    number varchar,
    year integer,
    title varchar not null,            -- in brackets where the words are ours
    title_en varchar,                  -- null where it is told as it was published
    date varchar,                      -- '2021-09-23'; null where we are not certain
    asks varchar,                      -- what it asks, Indonesian; null where we are not certain
    asks_en varchar,
    of_whom varchar,                   -- and of whom
    of_whom_en varchar,
    source_id varchar not null
);

create table target (
    id varchar primary key,            -- 'rpjmn-2025', 'ucj-provinsi-2025-16'
    document varchar not null,
    document_en varchar,               -- null where it is a name, and of no language
    area_code varchar not null,        -- '*' applies to every area
    year integer not null,
    value double not null,
    unit varchar not null check (unit in ('percent', 'people', 'percent_increase')),
    basis varchar not null,            -- as observation.basis
    uncertain boolean not null,        -- the source itself is in doubt, or is contradicted
    inferred boolean not null default false, -- its basis and segments are our reading of the document
    note varchar,
    note_en varchar,                   -- null where the note is Indonesian alone
    source_id varchar
);

-- how far each method of estimating lies from published counts of regencies, in points of coverage
create table estimate_error (
    method varchar primary key,        -- as observation.method
    areas integer not null,            -- regencies it was tested on
    mean_points double,                -- mean absolute error
    within_points double,              -- 80 of 100 of the tested regencies are as close
    chosen boolean not null            -- what the estimates are made by
);

create table finding (
    severity varchar not null check (severity in ('error', 'warning', 'note')),
    rule varchar not null,
    file varchar not null,
    line integer,
    area_code varchar,
    message varchar not null,          -- Indonesian: what is wrong and what to do
    message_en varchar,                -- null where an official file came before this was kept
    sheet varchar,
    input varchar                      -- release_input.sha256 of the official file; null for facts
);

-- when the participants of an area and month were first received
create table report (
    area_code varchar not null,
    period date not null,              -- first day of the month
    received_at timestamp not null,    -- UTC
    input varchar not null,            -- release_input.sha256
    primary key (area_code, period)
);

-- every figure as it is shown: with its source, and with our own grade of its quality, by what the
-- figure itself says (docs/decisions/catalogue.md):
-- A the owner's own count; B published, with the counts behind it; C published as a per cent alone,
-- on a basis that is not stated, in doubt, or of a source without publisher, title or date; D our
-- estimate, also where a part of it is one
create view figure as
select
    observation.area_code,
    observation.indicator,
    observation.segment,
    observation.period,
    observation.period_end,
    observation.grain,
    observation.as_of,
    observation.numerator,
    observation.denominator,
    observation.denominator_as_of,
    observation.published_pct,
    observation.basis,
    observation.counted_by,
    observation.made_of,
    observation.boundaries,
    observation.status,
    observation.method,
    observation.margin,
    observation.caveat,
    observation.valid_until,
    observation.source_id,
    source.short_name as source_title,
    source.short_name_en as source_title_en,
    source.url as source_url,
    observation.note,
    observation.note_en,
    case
        when observation.status = 'estimate' then 'D'
        when not source.named then 'C'
        when observation.caveat is not null or observation.basis = 'unstated' then 'C'
        when observation.numerator is null then 'C'
        when observation.denominator is null and indicator.unit in ('percent', 'yes_no') then 'C'
        when observation.status = 'official' then 'A'
        else 'B'
    end as quality
from observation
inner join source on observation.source_id = source.id
inner join indicator on observation.indicator = indicator.id;
