-- purpose: the release itself: one row.
-- parameters: none
-- columns: id, built_at (UTC), author, note, schema_version, newest (last day any figure speaks of), parent,
--   practice
with newest as (
    select max(period_end) as period_end
    from figure
    -- a budget speaks of its fiscal year, a regulation of the day it was told
    where
        basis not in ('government', 'budget')
        -- of a figure in doubt the date may be, too
        and caveat is distinct from 'uncertain'
)

select
    release.id,
    release.built_at,
    release.author,
    release.note,
    release.schema_version,
    newest.period_end as newest,
    release.parent,
    release.practice
from release
cross join newest
