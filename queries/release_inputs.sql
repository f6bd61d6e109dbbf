-- purpose: which files the release was built from, in the order in which they count.
-- parameters: none
-- columns: file, kind (facts, official), position, name, sha256, row_count, author, received_at (UTC)
select
    file,
    kind,
    position,
    name,
    sha256,
    row_count,
    author,
    received_at
from release_input
order by position
