"""Data: official files in, findings, preview, publishing, history, who has reported, downloads."""

from pantau.ui.shell.navigation import guard

guard()

from pantau.ui.data import jobs, state
from pantau.ui.data.board import draw_board
from pantau.ui.data.drafts import draw_drafts
from pantau.ui.data.entry import draw_entry
from pantau.ui.data.files import draw_files
from pantau.ui.data.findings import draw_findings
from pantau.ui.data.history import draw_history
from pantau.ui.data.preview import draw_preview
from pantau.ui.data.publish import draw_publish
from pantau.ui.data.status import draw_status
from pantau.ui.data.templates import draw_templates
from pantau.ui.data.upload import draw_upload
from pantau.ui.shell.frame import open_frame

frame = open_frame("data")
draw_status(frame)
draw_entry(frame)
if frame.rights.may_prepare:
    draw_templates(frame)
    jobs.collect(frame.say)
    draw_upload(frame)
    draw_drafts(frame)
    prepared = state.remembered("prepared")
    if prepared is not None:
        draw_findings(frame, prepared)
        draw_preview(frame, prepared)
        draw_publish(frame, prepared)
draw_history(frame)
draw_board(frame)
draw_files(frame)
