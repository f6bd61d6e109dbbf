"""Data: official files in, findings, preview, publishing, history, who has reported, downloads."""

from pantau.ui.shell.navigation import guard

guard()

from pantau.ui.data import jobs, state
from pantau.ui.data.board import board
from pantau.ui.data.drafts import drafts
from pantau.ui.data.files import files
from pantau.ui.data.findings import findings
from pantau.ui.data.history import history
from pantau.ui.data.preview import preview
from pantau.ui.data.publish import publish
from pantau.ui.data.status import status
from pantau.ui.data.templates import templates
from pantau.ui.data.upload import upload
from pantau.ui.shell.frame import open_frame

frame = open_frame("data")
status(frame)
templates(frame)
if not state.read_only():
    jobs.collect(frame.say)
    upload(frame)
    drafts(frame)
    prepared = state.kept("prepared")
    if prepared is not None:
        findings(frame, prepared)
        preview(frame, prepared)
        publish(frame, prepared)
history(frame)
board(frame)
files(frame)
