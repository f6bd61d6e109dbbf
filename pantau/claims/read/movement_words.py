"""Words that say that a figure rose or fell, and since when, as patterns for small letters."""

from __future__ import annotations

import re

RISES = (
    r"naik(?:nya)?|meningkat(?:nya)?|bertambah(?:nya)?|(?:ber)?tumbuh(?:nya)?|melonjak|melejit|melesat|meroket"
    r"|melambung|menanjak|terangkat|terkerek|kenaikan|peningkatan|pertumbuhan|lonjakan|tambah|rose|ris(?:es|en|ing)"
    r"|up|increas(?:e[ds]?|ing)|gr[eo]w(?:s|n|ing)?|growth|climb(?:s|ed|ing)?|jump(?:s|ed)|surge[ds]|soar(?:s|ed)"
)
FALLS = (
    r"turun(?:nya)?|menurun(?:nya)?|berkurang(?:nya)?|merosot|anjlok|penurunan|menyusut|susut|penyusutan|melorot"
    r"|ambles|menciut|tergerus|jatuh|fell|fall(?:s|en|ing)?|down|decreas(?:e[ds]?|ing)|drop(?:s|ped|ping)?"
    r"|declin(?:e[ds]?|ing)|shr[au]nk|slid|slipped|plunged|plummeted|sank|dipped|tumbled|slumped"
)
MOVES = re.compile(rf"\b(?:(?P<down>{FALLS})|{RISES})\b")
# They tell a direction too, but not one that figures settle; 'tinggal di' is where somebody lives.
LOOSE = re.compile(
    r"\b(?:membaik|memburuk|stagnan|mandek|(?:tidak|tak) berubah|improv(?:ed|es|ing)|worsen(?:ed|s|ing)?"
    r"|stagnated|stagnant|unchanged|tinggal (?=(?:sekitar |hanya |kurang dari |lebih dari )?\d))\b"
)
# Ways of speaking that move no figure.
IDIOMS = re.compile(
    r"\bnaik (?:haji|kelas|pangkat|banding|daun|kapal|pesawat)\b|\bnaik[- ]turun\w*|\bturun[- ]naik\w*"
    r"|\bturun (?:tangan|langsung|gunung|temurun|ke (?:lapangan|jalan|desa))\b|\btumbuh[- ]kembang\b"
    r"|\bjatuh (?:tempo|sakit|hari|pada)\b|\b(?:follow|sign|set|back|catch|scal|mak|made|pick|start)\w* up\b"
    r"|\bup to\b(?! date)|\bup[- ]to[- ]date\b|\bbr(?:eak|oken|eaks|eaking) down\b"
    r"|\b(?:falls?|fell|falling) (?:short|under|within|behind|into)\b|\bgr[eo]wn? up\b"
    # what somebody means to do is no change
    r"|\b(?:upaya|rangka|guna|untuk|demi|program|strategi|mendorong|mempercepat|percepatan|kebijakan)"
    r"(?: \w+)? (?:kenaikan|peningkatan|pertumbuhan|penurunan)\b"
    r"|\bto (?:increase|grow|decrease|decline|drop)\b"
)
# Not yet so, or of a time before: 'akan naik', 'sempat turun'. What is denied or supposed: doubt.py.
UNSURE = re.compile(
    r"\b(?:jangan|hampir|nyaris|akan|harus|perlu|agar|supaya|ingin|bisa|dapat|mampu|semoga"
    r"|seharusnya|jika|bila|kalau|apabila|sempat|pernah|setelah|usai|diharapkan|diperkirakan"
    r"|diproyeksikan|diprediksi|\w*target\w*|will|would|should|must|could|can|may|might|after|expected|projected"
    r"|nearly|almost)\b(?:[^,;.]|[,.](?=\d)){0,40}$"
)
UNSURE_BEHIND = re.compile(
    r"^[^,;.\d]{0,20}(?:kali|lipat|twice|times|atau)\b|^ ?/|^[^,;.]{0,12}\bkali lipat\b"
)
# 'terus menurun': every step of it, of which the figures know but the last.
STEADY = re.compile(
    r"\b(?:terus(?:[- ]menerus)?|konsisten|selalu|steadily|continued to|kept)\b[^,;.\d]{0,15}$"
)
# A sentence of a per cent speaks of how many before it speaks of a share, or the other way round.
OF_HOW_MANY = re.compile(
    r"\b(?:jumlah|peserta|pekerja|penduduk|semesta|potensi|penyebut|participants|workers)\b"
)
OF_SHARE = re.compile(
    r"\b(?:cakupan\w*|persen\w*|tingkat|proporsi|porsi|kepesertaan|ucj|capaian\w*|angka\w*|coverage|rate|share)\b"
)
OF_OTHER = re.compile(
    r"\b(?:upah|gaji|iuran|manfaat|klaim|santunan|anggaran|dana|biaya|saldo|belum|target|sasaran|selisih"
    r"|kesenjangan|ekonomi|inflasi|harga|wages?|benefits?|contributions?|premiums?|budget|uncovered|gap|prices?)\w*\b"
)

_FILLER = (
    r"(?:\s*\b(?:pada|per|posisi|periode|bulan|akhir|awal|tahun|capaian\w*|kondisi|realisasi|angka\w*|cakupan\w*"
    r"|yang|sama|di|data|the|same|end|in|of|that|level|figure|period|month)\b)*\s*$"
)
_THAN = r"(?:(?:di)?banding(?:kan|kannya)?(?: dengan)?|ketimbang|daripada|terhadap|compared (?:to|with)|vs)"
# What stands before the date that a figure is compared with.
BASE_BEFORE = re.compile(
    rf"\b(?:{_THAN}|sejak|since){_FILLER}"
    rf"|\b(?:{RISES}|{FALLS})\b(?:[^.;]|\.(?=\d)){{0,60}}\b(?:dari|from|than|over|on|selama|dalam){_FILLER}"
)
YEAR_BEFORE = re.compile(r"(?:setahun|tahun) (?:lalu|sebelumnya|kemarin|silam|yang lalu|terakhir)|last year")
# the same in words that are no date by themselves
YEAR_BEHIND = re.compile(
    r"^[^;.\d]{0,60}\b(?:dalam setahun|secara tahunan|year[- ]on[- ]year|y-?o-?y"
    r"|(?:previous|prior) year|(?:a|one) year (?:earlier|ago|before)|the year before)\b"
)
OTHER_BASE_BEHIND = re.compile(
    r"^[^;.\d]{0,60}\b(?:(?:previous|prior|last) (?:month|quarter|week)|month[- ]on[- ]month|sebulan)\b"
)
SEVERAL_YEARS = re.compile(
    r"(?:\d|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|beberapa|two|three|four|five|few) $"
)
FROM_NUMBER = re.compile(r"^\s*(?:\w+\s+)?(?:dari|from)\s*$")
