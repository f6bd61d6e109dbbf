-- purpose: how many figures of the release are estimates.
-- parameters: none
-- columns: row_count
select count(*) as row_count
from observation
where status = 'estimate'
