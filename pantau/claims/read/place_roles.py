"""What part each place of a sentence plays: only the subject of a figure is the area of the figure.

Rules are data: each is a pattern around the place, with an example that is a test
(tests/unit/claims/read/test_place_roles.py). The first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pantau.claims.read.mentions import PlaceMention, lower

SUBJECT, OFFICE, GOVERNMENT, DATELINE, VENUE, NAME = (
    "subject", "office", "government", "dateline", "venue", "name",
)  # fmt: skip
_BEFORE, _BEHIND = 90, 60  # characters that a rule may see

_TELLS = (
    r"mengatakan|menyampaikan|menyebut(?:kan)?|menjelaskan|mengungkap(?:kan)?|menyatakan|menegaskan|menuturkan"
    r"|melaporkan|memaparkan|menambahkan"
)
_SPEAKS = (
    rf"{_TELLS}|(?:kata|ujar|tutur|ucap|jelas|terang|ungkap|imbuh|papar|tegas|sebut)(?:nya)?|dipaparkan"
    r"|disampaikan|ditemui|dijumpai|digelar|diadakan|berlangsung|dibuka|bertempat|ditandatangani|diserahkan|tiba"
    r"|kunjungan|usai|sela|rapat|rakor\w*|acara|kegiatan|sosialisasi|konferensi pers|jumpa pers|seminar|forum"
    r"|pertemuan|upacara|apel|penghargaan|dialog|said|told|speaking"
)
# What a sentence tells of a figure: with one of these between, a place is no venue.
_ABOUT = (
    r"cakupan\w*|kepesertaan\w*|penduduk|jumlah|peserta\w*|pekerja\w*|persen|ucj|terlindungi|tercatat|mencapai"
    r"|angka\w*|capaian\w*"
)
_STATES = r"sebesar|mencapai|baru|sudah|telah|adalah|naik|turun|tercatat|masih|hanya|yang|per|punya|memiliki"
_TITLE = (
    r"kepala|deputi|direktur|ketua|sekda|sekretaris|asisten|kabid|kadis\w*|wakil|wagub|wabup|plt|plh|pj|penjabat"
    r"|staf|anggota|manajer|pimpinan|humas|head of|director"
)
_DAY = (
    r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|hari|kemarin|pekan|malam|siang|pagi|sore)\b"
)
_OF_FUND = r"bpjs ketenagakerjaan|bpjamsostek|bp jamsostek"
_UNIT = r"(?: (?:bpjs ketenagakerjaan|bpjamsostek|cabang|wilayah|provinsi|kantor|utama|madya))"


class PlaceRule(NamedTuple):
    """A part that a place can play, and the words around it that say so (small letters).

    before: ends at the place; behind: begins behind it; either may be '' for anything. example: a text,
    with the place that the rule is for in brackets.
    """

    role: str
    before: str
    behind: str
    example: str


RULES = (
    PlaceRule(
        NAME, r"\b(?:pekerja|buruh|tenaga kerja) migran $", "", "Ada 45 Pekerja Migran [Indonesia] pulang"
    ),
    PlaceRule(
        NAME,
        r"\b(?:universitas|institut|politeknik|poltek\w*|iain|uin|bank|pt|cv|ikatan|asosiasi|persatuan|perhimpunan"
        r"|serikat|federasi|himpunan|konfederasi|koperasi|yayasan|kawasan industri|bandara|pelabuhan"
        r"|stadion|kmp?"
        r"|polda|polres\w*|kodam|kejati|kejari|pengadilan|partai|harian|jalan|jl|pondok pesantren"
        r"|balai besar)\.? "
        r"(?:(?!di )[a-z&.'-]+ ){0,2}$",
        "",
        "Universitas Negeri [Gorontalo] mendaftarkan 1.120 mahasiswa",
    ),
    PlaceRule(NAME, "", r"^ (?:pos|post|ekspres|express|tv|fc)\b", "[Jabar] Ekspres menulis"),
    PlaceRule(
        DATELINE,
        r"(?:^|\n)\W{0,3}$",
        r"^(?:,? ?\(?[a-z][a-z. ]{0,28}\)?)?(?: [-–]| ?—| --) ?[\"“'a-z]",
        "[SURABAYA] - Per Maret 2025 cakupan naik",
    ),
    PlaceRule(
        VENUE,
        r"\b(?:hotel|gedung|aula|balai|kantor|pendopo|ruang|kampus|auditorium|istana|ballroom|graha|wisma"
        r"|rumah dinas|alun-alun)\b(?:(?: (?!cakupan|pekerja|peserta|cabang|wilayah|bpjs|itu\b"
        r"|ini\b)[a-z]+){0,3}(?: di)?"
        r"|(?: (?!itu\b|ini\b)[a-z]+){1,2},) $",
        "",
        "rapat di Hotel Santika [Bogor] membahas cakupan",
    ),
    PlaceRule(
        VENUE,
        rf"\b(?:{_SPEAKS})\b(?:(?!\b(?:{_ABOUT})\b)[^.;:\d]){{0,50}}\bdi (?:kota |kabupaten )?$",
        rf"^(?!,? (?:{_STATES})\b|[ :(]*\d)",
        "kata kepala kanwil di [Palembang], Senin",
    ),
    PlaceRule(VENUE, r"\bdi $", rf"^, ?{_DAY}", "menyerahkannya di [Makassar], Selasa (15/7/2025)"),
    PlaceRule(
        VENUE, r"\bdi $", rf"^,? (?:{_TELLS})\b", "Kepala kanwil di [Balikpapan] menyatakan cakupan naik"
    ),
    PlaceRule(VENUE, r"\bmenko \w+,? di $", "", "Di hadapan Menko PMK di [Jakarta], Gubernur melaporkan"),
    PlaceRule(
        OFFICE,
        rf"\b(?:kanwil|kantor wilayah|kantor cabang|kacab|cabang|deputi direktur wilayah)\b{_UNIT}{{0,3}}"
        r" (?:[^.;:,\d]{0,30}(?: dan |, | |-))?$",
        "",
        "Kepala Kanwil BPJS Ketenagakerjaan [Jawa Timur] mengatakan",
    ),
    PlaceRule(
        OFFICE,
        rf"\b(?:{_TITLE})\b(?:(?!\b(?:di|dari|bahwa|{_ABOUT}|\w+kan|menyebut)\b)[^.;:,\d]){{0,40}}$",
        "",
        "Kepala [Kanwil Sumbagsel] mengatakan",
    ),
    PlaceRule(
        OFFICE,
        rf"(?<!peserta )(?<!cakupan )(?<!kepesertaan )(?<!program )\b(?:{_OF_FUND}){_UNIT}{{0,2}} $",
        rf"^(?! (?:{_STATES})\b|:)",
        "Bupati menerima kunjungan BPJS Ketenagakerjaan [Sulawesi Tenggara].",
    ),
    PlaceRule(
        OFFICE,
        r"\b(?:dinas [a-z]+(?: [a-z]+)?|disnaker\w*|dprd|bps|kadin|apindo)(?: (?:provinsi|kabupaten"
        r"|kota))? $",
        "",
        "menurut DPRD [Lampung] dalam rapat",
    ),
)
_COMPILED = [(rule.role, re.compile(rule.before), re.compile(rule.behind)) for rule in RULES]
_GOVERNMENT = re.compile(r"(?:pemkab|pemkot|pemprov|bupati|walikota|gubernur)\b")
_HEAD_BEFORE = re.compile(
    r"\b(?:gubernur|bupati|wali|walikota|pemerintah(?: (?:provinsi|kabupaten|kota|daerah))?|pemda|pemprov"
    r"|pemkab"
    r"|pemkot|sekda|sekretaris daerah|wagub|wabup|kepala dinas [a-z ]{3,40}|dinas [a-z ]{3,30}|disnaker\w*) $"
)
_NUMBER_BEHIND = re.compile(r"[ :(]{0,2}\d")
_CAPITAL_BEHIND = re.compile(r"[^\n]{0,32}?[-–—]\s?[\"“']?[A-Z]")


def role_of(text: str, place: PlaceMention) -> str:
    """The part that a place of a sentence plays: one of the names above."""
    small = lower(text)
    before = small[max(0, place.start - _BEFORE) : place.start]
    behind = small[place.end : place.end + _BEHIND]
    government = bool(_GOVERNMENT.match(lower(place.text)) or _HEAD_BEFORE.search(before))
    for role, opening, closing in _COMPILED:
        if not (opening.search(before) and closing.search(behind)):
            continue
        if role == DATELINE and not _CAPITAL_BEHIND.match(text, place.end):
            continue  # '- Bali - cakupan 50 persen' is a list
        if role == OFFICE and (government or _NUMBER_BEHIND.match(behind)):
            continue  # of 'BPJS Ketenagakerjaan Bali 50,88 persen' Bali is the subject
        return role
    return GOVERNMENT if government else SUBJECT


def subjects(text: str, places: Sequence[PlaceMention]) -> tuple[list[PlaceMention], bool]:
    """The places that figures of a sentence can be of, and whether they are surely its subject.

    Where none is, the government that speaks is meant, then the office; never where something was said, nor
    what only bears the name.
    """
    roles = [role_of(text, place) for place in places]
    for wanted in (SUBJECT, GOVERNMENT, OFFICE):
        found = [place for place, role in zip(places, roles, strict=True) if role == wanted]
        if found:
            return found, wanted == SUBJECT
    return [], True
