-- purpose: what a release says of participants and workers, to compare new official rows with.
-- parameters: none
-- columns: area_code, indicator, segment, period_end, grain, as_of, status, counted_by, boundaries, people
--   (active participants; of indicator 'employed' workers of the survey, of 'active_at_branch' the active by
--   registering branch)
select
    area_code,
    indicator,
    segment,
    period_end,
    grain,
    as_of,
    status,
    counted_by,
    boundaries,
    numerator as people
from observation
where
    indicator in ('coverage_ucj', 'active', 'coverage_employed', 'employed', 'active_at_branch')
    and numerator > 0
