-- purpose: view figure as a table, once all is written: sorted as pages ask, each different word held once.
-- parameters: none
-- columns: none; the table, in the place of the view, has its columns.
-- notes stay text, for each may be another; a type of words has one at least, though there be no figure
-- noqa: disable=convention.statement_brackets,layout.set_operators,layout.keyword_newline,references.keywords
create type area_code_word as enum (
    select coalesce(area_code, '') from figure union select '' order by all
);
create type indicator_word as enum (
    select coalesce(indicator, '') from figure union select '' order by all
);
create type segment_word as enum (
    select coalesce(segment, '') from figure union select '' order by all
);
create type grain_word as enum (
    select coalesce(grain, '') from figure union select '' order by all
);
create type as_of_word as enum (
    select coalesce(as_of, '') from figure union select '' order by all
);
create type denominator_as_of_word as enum (
    select coalesce(denominator_as_of, '') from figure union select '' order by all
);
create type basis_word as enum (
    select coalesce(basis, '') from figure union select '' order by all
);
create type counted_by_word as enum (
    select coalesce(counted_by, '') from figure union select '' order by all
);
create type made_of_word as enum (
    select coalesce(made_of, '') from figure union select '' order by all
);
create type status_word as enum (
    select coalesce(status, '') from figure union select '' order by all
);
create type method_word as enum (
    select coalesce(method, '') from figure union select '' order by all
);
create type caveat_word as enum (
    select coalesce(caveat, '') from figure union select '' order by all
);
create type source_id_word as enum (
    select coalesce(source_id, '') from figure union select '' order by all
);
create type source_title_word as enum (
    select coalesce(source_title, '') from figure union select '' order by all
);
create type source_title_en_word as enum (
    select coalesce(source_title_en, '') from figure union select '' order by all
);
create type source_url_word as enum (
    select coalesce(source_url, '') from figure union select '' order by all
);
create type quality_word as enum (
    select coalesce(quality, '') from figure union select '' order by all
);

create table figure_kept as
select
    area_code::area_code_word as area_code,
    indicator::indicator_word as indicator,
    segment::segment_word as segment,
    period,
    period_end,
    grain::grain_word as grain,
    as_of::as_of_word as as_of,
    numerator,
    denominator,
    denominator_as_of::denominator_as_of_word as denominator_as_of,
    published_pct,
    basis::basis_word as basis,
    counted_by::counted_by_word as counted_by,
    made_of::made_of_word as made_of,
    boundaries,
    status::status_word as status,
    method::method_word as method,
    margin,
    caveat::caveat_word as caveat,
    valid_until,
    source_id::source_id_word as source_id,
    source_title::source_title_word as source_title,
    source_title_en::source_title_en_word as source_title_en,
    source_url::source_url_word as source_url,
    note,
    note_en,
    quality::quality_word as quality
from figure
order by indicator, segment, area_code, period;

drop view figure;

alter table figure_kept rename to figure;
