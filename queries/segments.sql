-- purpose: segments, groups and institutions by id.
-- parameters: none
-- columns: id, kind (segment, group, institution), name_id, name_en
select
    id,
    kind,
    name_id,
    name_en
from segment
order by kind, id
