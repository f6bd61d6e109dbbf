-- purpose: every target, of any document, basis and year.
-- parameters: none
-- columns: those of table target, source_title, source_title_en, official (from a file of its owner)
select
    target.id,
    target.document,
    target.document_en,
    target.area_code,
    target.year,
    target.value,
    target.unit,
    target.basis,
    target.uncertain,
    target.inferred,
    target.note,
    target.note_en,
    target.source_id,
    source.short_name as source_title,
    source.short_name_en as source_title_en,
    coalesce(starts_with(target.source_id, 'berkas-'), false) as official
from target
left join source on target.source_id = source.id
order by target.year, target.id
