-- purpose: the indicators that have estimates of ours.
-- parameters: none
-- columns: indicator
select distinct indicator
from observation
where status = 'estimate'
order by indicator
