-- purpose: how many figures are new, changed and gone, by indicator and whose they are.
-- parameters: none; table `difference` is made by difference.sql
-- columns: change, indicator, status (after, or before where gone), figures
select
    change,
    indicator,
    coalesce(status_after, status_before) as status,
    count(*) as figures
from difference
group by change, indicator, coalesce(status_after, status_before)
order by change, indicator, status
