-- purpose: how new the figures of each indicator are, and how many areas have one.
-- parameters: none
-- columns: those of freshness_found
select * -- noqa
from freshness
order by indicator, segment
