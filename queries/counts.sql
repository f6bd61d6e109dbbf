-- purpose: how many rows each table of the release has.
-- parameters: none
-- columns: table_name, row_count
select
    'area' as table_name,
    count(*) as row_count
from area
union all
select
    'area_lineage' as table_name,
    count(*) as row_count
from area_lineage
union all
select
    'regional_office' as table_name,
    count(*) as row_count
from regional_office
union all
select
    'source' as table_name,
    count(*) as row_count
from source
union all
select
    'indicator' as table_name,
    count(*) as row_count
from indicator
union all
select
    'spoken_name' as table_name,
    count(*) as row_count
from spoken_name
union all
select
    'segment' as table_name,
    count(*) as row_count
from segment
union all
select
    'series_note' as table_name,
    count(*) as row_count
from series_note
union all
select
    'observation' as table_name,
    count(*) as row_count
from observation
union all
select
    'budget' as table_name,
    count(*) as row_count
from budget
union all
select
    'regulation' as table_name,
    count(*) as row_count
from regulation
union all
select
    'target' as table_name,
    count(*) as row_count
from target
union all
select
    'estimate_error' as table_name,
    count(*) as row_count
from estimate_error
union all
select
    'finding' as table_name,
    count(*) as row_count
from finding
union all
select
    'report' as table_name,
    count(*) as row_count
from report
order by table_name
