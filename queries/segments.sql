-- purpose: segments, groups and institutions by id.
-- parameters: none
-- columns: id, kind (segment, group, institution), name_id, name_en, position, part, own_tariff
--   (as in table segment)
select
    id,
    kind,
    name_id,
    name_en,
    position,
    part,
    own_tariff
from segment
order by kind, id
