-- purpose: what a text calls segments and indicators, where not only by their own names.
-- parameters: none
-- columns: kind (segment, indicator), id, pattern (regular expression for small letters; '' where no words
-- name it)
select
    kind,
    id,
    pattern
from spoken_name
order by kind, id
