-- purpose: whether an area, and the areas in it, have budgeted for the programme.
-- parameters: $area: an area's code, or a regional office's
-- columns: those of table budget, note_en (as its figure has it), area_name, parent, source_title, source_url
with members as (
    select
        code,
        name,
        parent
    from area
    where
        code = $area
        or parent = $area
        or regional_office = $area
        or $area = 'ID'
)

select
    budget.area_code,
    members.name as area_name,
    members.parent,
    budget.as_of,
    budget.period,
    budget.status,
    budget.amount,
    budget.fund_source,
    budget.workers,
    budget.source_id,
    budget.note,
    observation.note_en,
    source.short_name as source_title,
    source.short_name_en as source_title_en,
    source.url as source_url
from budget
inner join members on budget.area_code = members.code
inner join source on budget.source_id = source.id
left join observation
    on
        budget.area_code = observation.area_code
        and budget.as_of = observation.as_of
        and budget.source_id = observation.source_id
        and budget.note = observation.note
        and observation.indicator = 'budgeted'
        and observation.method is null
order by budget.area_code, budget.period
