-- purpose: the catalogue of indicators in the order they are offered.
-- parameters: none
-- columns: those of table indicator
select
    id,
    position,
    name_id,
    name_en,
    definition_id,
    definition_en,
    formula_id,
    formula_en,
    numerator_id,
    numerator_en,
    denominator_id,
    denominator_en,
    unit,
    basis,
    polarity,
    frequency,
    segments,
    class_breaks,
    mapped,
    carries_forward,
    counted,
    figures,
    complement,
    held_to_targets,
    describes,
    supplier_id,
    supplier_en
from indicator
order by position
