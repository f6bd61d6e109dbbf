-- purpose: of which times figures are new, changed or gone, by indicator.
-- parameters: none; table `difference` is made by difference.sql
-- columns: indicator, as_of, new, changed, gone (figures)
select
    indicator,
    as_of,
    count(*) filter (where change = 'new') as new, -- noqa: RF04
    count(*) filter (where change = 'changed') as changed,
    count(*) filter (where change = 'gone') as gone
from difference
group by indicator, as_of
order by indicator asc, as_of desc
