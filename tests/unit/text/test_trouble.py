"""What the system refuses, in words: each reason has them in both languages, and none names a place."""

from __future__ import annotations

import errno
import os

import pytest

from pantau.text import LANGUAGES, Text
from pantau.text.trouble import is_passing, trouble_text, trouble_words

KINDS = {
    errno.ENOSPC: "penuh",
    errno.EDQUOT: "penuh",
    errno.EFBIG: "penuh",
    errno.EROFS: "tidak boleh",
    errno.EACCES: "tidak boleh",
    errno.EPERM: "tidak boleh",
    errno.EBUSY: "program lain",
    errno.EMFILE: "Terlalu banyak berkas",
    errno.ENFILE: "Terlalu banyak berkas",
    errno.ENOMEM: "Memori",
    errno.ENOENT: "tidak ada",
    errno.EIO: "tidak dapat membaca atau menulis",
}


@pytest.mark.parametrize("number", KINDS)
def test_why_and_what_to_do(number):
    why, what_to_do = trouble_words(OSError(number, os.strerror(number), "/rahasia/x"), Text())
    assert KINDS[number] in why
    assert not why.endswith(".")
    assert what_to_do.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_place_and_no_words_of_the_system(number, language):
    text = trouble_text(OSError(number, "words of the system", "/rahasia/x"), Text(language))
    assert "rahasia" not in text
    assert "words of the system" not in text


def test_no_folder_for_temporary_files():
    """As Python says it after it has tried them all."""
    error = FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp', '/rahasia']")
    assert trouble_words(error, Text())[0] == "Folder sementara server penuh atau tidak dapat ditulis"


def test_an_error_without_a_number():
    assert trouble_words(OSError("no more children"), Text())[0] == Text()("trouble.other.why")


def test_what_is_of_the_whole_process():
    passing = {number for number in errno.errorcode if is_passing(OSError(number, ""))}
    assert passing == {errno.EMFILE, errno.ENFILE, errno.ENOMEM}
