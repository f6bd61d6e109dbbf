-- purpose: which province was split into which.
-- parameters: none
-- columns: predecessor, successor, year
select
    predecessor,
    successor,
    year
from area_lineage
order by predecessor, successor
