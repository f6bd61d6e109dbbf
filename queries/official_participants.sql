-- purpose: the official participants of areas by month and segment, to compare new reports with.
-- parameters: none
-- columns: area_code, period (first day), segment (pu, bpu, jakon, pmi), active, eligible (people, or null)
select
    area_code,
    period,
    segment,
    numerator as active,
    denominator as eligible
from observation
where
    status = 'official'
    and indicator = 'coverage_ucj'
    and segment in ('pu', 'bpu', 'jakon', 'pmi')
