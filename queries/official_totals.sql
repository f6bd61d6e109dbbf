-- purpose: how many figures official files gave, and their sums, for the checks.
-- parameters: none
-- columns: indicator, segment, figures, numerators and denominators (sums, people)
select
    indicator,
    segment,
    count(*) as figures,
    sum(numerator)::bigint as numerators,
    sum(denominator)::bigint as denominators
from observation
where
    status = 'official'
    and indicator <> 'coverage_employed'
    and basis not in ('government', 'budget')
group by indicator, segment
order by indicator, segment
