"""Words that compare areas or rank them, in Indonesian and English, as patterns for small letters."""

from __future__ import annotations

import re

_THAN = r"(?:dari(?:pada)?|dibanding(?:kan)?(?: dengan)?|ketimbang|than)"
_BETWEEN = r"(?: [a-z]+)?"
_MORE = r"(?:tinggi|besar|banyak|baik|unggul|maju)"
_LESS = r"(?:rendah|kecil|sedikit|buruk|tertinggal)"
_WAYS = {
    "above": rf"lebih {_MORE}{_BETWEEN} {_THAN}|mengungguli|mengalahkan|unggul (?:atas|dari|dibanding)"
    r"|(?:higher|greater|larger|better) than|ahead of|surpass(?:es|ed)?|outperform(?:s|ed)?",
    "below": rf"lebih {_LESS}{_BETWEEN} {_THAN}|kalah (?:dari|dibanding(?:kan)?|oleh)"
    r"|tertinggal (?:dari|oleh)"
    r"|(?:lower|smaller|worse|less) than|behind",
    "equal": r"(?<!kerja )sama (?:dengan|tingginya dengan|besarnya dengan|seperti)|setara(?: dengan)?"
    r"|menyamai"
    r"|(?:equal to|the same as|on par with|as high as)",
}
# These are bounds before a number and ways of speaking elsewhere ('di bawah naungan').
_LOOSE = {"above": r"di ?atas|melampaui|melebihi|exceed(?:s|ed)?|above", "below": r"di ?bawah|below"}
COMPARED = {
    way: re.compile(rf"\b(?:{pattern}|{_LOOSE[way]})\b" if way in _LOOSE else rf"\b(?:{pattern})\b")
    for way, pattern in _WAYS.items()
}
IS_LOOSE = re.compile("|".join(_LOOSE.values()))
# 'Dibanding Palembang, Lahat lebih tinggi': a comparison, but with what stands elsewhere.
BARE = re.compile(r"\b(?:lebih (?:tinggi|rendah|besar|kecil|unggul)|higher|lower)\b")
# Words that compare where two areas are named, in ways that are not judged: 'menyalip', 'trails', '>'.
UNJUDGED = re.compile(
    r"(?:\b(?:menyalip|disalip|tersalip|\w*dahului|\w*lewati|menyusul|disusul|\w*lampaui|\w*ungguli|unggul|kalah"
    r"|\w*kalahkan|(?:ter|ke)?tinggal(?:kan)? (?:jauh )?(?:di belakang|dari)|(?:ter|ke)tinggal"
    r"|memimpin|terpaut"
    r"|\w*tandingi|\w*saingi|di ?belakang|di depan|mengekor|menggeser|tergeser"
    r"|berbeda dari|trail(?:s|ed|ing)?"
    r"|leads?|leading|led|beat(?:s|en|ing)?|overt(?:akes?|aken|aking|ook)|outstrip\w*|outpac\w*|outrank\w*"
    r"|outdo\w*|outperform\w*|surpass\w*|exceed\w*|tops|topped|eclips\w*|lag(?:s|ged|ging)?|best(?:s|ed)"
    r"|edge[sd] out|outscor\w*|defeat\w*|ahead|behind|\w+er than|(?:more|fewer|less) (?:\w+ )?than"
    r"|(?:lebih|kurang) \w+(?: \w+)? (?:daripada|dibanding\w*|ketimbang)|(?:lebih|kurang) dari"
    r"|(?:lebih|kurang) (?:tinggi|rendah|besar|kecil|baik|buruk))\b|(?<![-=])[<>≤≥])"
    # before a number it is a bound
    r"(?!\s*(?:(?:sekitar|hampir|angka|about|around|nearly)\s+)*\d)"
    r"(?! (?:\w+ )?(?:target|sasaran))|[<>≤≥](?=[^;\n]{0,40}[a-z]{3})"
)

_OF_MEASURE = r"(?:cakupan\w*|capaian\w*|ucj|angka\w*|kepesertaan\w*|persentase\w*|tingkat|coverage|rate)"
_PLAIN = (
    rf"(?:{_OF_MEASURE}|provinsi|kabupaten|kab\.?|kota|wilayah|milik|di|jamsostek|the|of|in|that|figure|\()"
)
# What may stand between a comparison and the area that it is with.
TO_AREA = re.compile(rf"[\s,]*(?:{_PLAIN}[\s]+)*")
TO_NATION = re.compile(rf"[\s,]*(?:(?:{_PLAIN}|rata-rata|rerata|average|secara)[\s]+)*")
TO_TARGET = re.compile(r"\s*(?:\w+\s+){0,2}(?:target|sasaran)\w*\b")
# Areas of one list, whatever their dates and units are.
LISTED = re.compile(r"\b(?:dan|serta|maupun|atau|and|or|as well as)\b|&|^[\s\x00]*,[\s\x00]*$")
# What joins a further area to the one compared with, and what stands between an area and its own number.
JOINED = re.compile(
    rf"(?:\s*,(?:\s*(?:dan|serta|maupun|atau|and|or|&)\b)?|\s*(?:dan|serta|maupun|atau|and|or|&))"
    rf"(?:\s+(?:juga|dari|daripada|than|also))?\s+(?:{_PLAIN}\s+)*"
)
OWN_NUMBER = re.compile(
    r"[\s,]*\(?\s*(?:(?:atau|yang|sebesar|sebanyak|dengan|hanya|capaian\w*|cakupan\w*|at|of|with|only"
    r"|or|baru|sekitar|mencapai)\s*)*"
)
# 'di atas 17,9 persen di Lampung'
OF_AREA = re.compile(rf"\s*(?:(?:milik|untuk|dari|at|{_PLAIN})\s+)*")
# A comparison that goes on with the same area: 'dan di bawah', ', tetapi masih di bawah'.
GOES_ON = re.compile(
    r"(?=[^,\w]*[,\w])[\s,)\x00]*(?:(?:dan|serta|tetapi|tapi|namun|juga|sekaligus|masih|tetap|pula|sudah|jauh|pada"
    r"|per|and|but|yet|also|still|well|far|in|as of)\b[\s,)\x00]*)*"
)
_ANY_COMPARED = "|".join(pattern.pattern for pattern in COMPARED.values())
COMPARES_NEXT = re.compile(
    rf"\s*(?:(?:juga|masih|berada|sudah|jauh|tidak|tak|belum|is|was|not)\s+)*(?:{_ANY_COMPARED})"
)
# What a list of areas may go on or end with; a comparing word right behind its comma may be the last one's.
LIST_GOES_ON = re.compile(
    rf"\s*(?:$|[.;)\x00]|,(?!{COMPARES_NEXT.pattern})"
    r"|(?:dan|serta|maupun|atau|and|or|pada|per|in|sedangkan|sementara|adapun|namun|tetapi|tapi|while|whereas|but)\b)"
)
TO_NUMBER = re.compile(r"\s*(?:\w+\s+)?$")
FIGURE_AHEAD = re.compile(rf"\s*(?:\w+\s+)?(?:rata-rata|rerata|average|{_OF_MEASURE})\b")

_MOST = r"(?:ter|paling )(?:tinggi|besar|banyak|baik)|teratas|highest|largest|greatest"
_LEAST = r"terendah|ter(?:kecil|sedikit|buruk|bawah)|paling (?:rendah|kecil|sedikit|buruk)|lowest|smallest"
_NUMBERED = {
    1: "pertama|satu|first|one", 2: "kedua|dua|second", 3: "ketiga|tiga|third", 4: "keempat|empat|fourth",
    5: "kelima|lima|fifth",
}  # fmt: skip
_ORDINAL = rf"(?:{'|'.join(_NUMBERED.values())}|(?:ke-? ?)?\d{{1,3}}(?:st|nd|rd|th)?)"
_PLACE = r"(?:peringkat|urutan|posisi|ranking|rangking|rank|ranks|ranked|juara)(?: ke)?[ -]?"
RANKED = re.compile(
    rf"\b(?:(?P<before>{_ORDINAL})[ -])?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b"
    rf"(?:[ -](?P<after>kedua|ketiga|keempat|kelima|ke-? ?\d{{1,3}})\b)?"
    rf"|\b{_PLACE}(?P<place>{_ORDINAL})\b|\bnomor (?:satu|1)\b|\bno\. ?1\b|\bnumber one\b|\bjuara\b"
)

# Said in part, not yet so, by how much, or of several: 'termasuk yang tertinggi', 'akan melampaui',
# 'dua kali lebih tinggi', 'keduanya di atas'. What is denied or supposed: doubt.py.
QUALIFIED = re.compile(
    r"\b(?:salah satu|salah seorang|termasuk|jangan|hampir|nyaris|akan|harus|agar"
    r"|supaya|ingin|bisa|dapat|mampu|semoga|seharusnya|jika|bila|kalau|diharapkan|one of|among"
    r"|kali|lipat|poin|keduanya|ketiganya|semua|semuanya|points?|times|twice|both|all|nearly|almost|will|should|must|could|may|might)\b"
    r"(?:[^,;.]|[,.](?=\d)){0,60}$"
)
# 'tertinggi sepanjang sejarah', 'kenaikan terbesar': of times or of changes, which no league holds.
OF_TIME = re.compile(
    r"^[^,;.]{0,20}\b(?:sepanjang|sejak|selama|sejarah|dalam \w+ tahun|tahun (?:ini|lalu)|ever|since"
    r"|history)\b"
)
# Where a sentence speaks of these, it need not be coverage that it compares.
OF_OTHER = re.compile(
    r"\b(?:kenaikan|peningkatan|pertumbuhan|penurunan|lonjakan|perubahan|laju|selisih|kesenjangan|target|sasaran"
    r"|upah|gaji|iuran|manfaat|klaim|santunan|anggaran|dana|biaya|saldo|belum|increase|growth|decrease|gap|wages?"
    r"|benefits?|contributions?|premiums?|budget|uncovered)\w*\b"
)
# 'lebih tinggi dari tahun lalu', 'sama dengan bulan sebelumnya': of two dates.
TO_TIME = re.compile(
    r"\s*(?:\x00|tahun|bulan|periode|semester|triwulan|kuartal|sebelum|last|the previous|a year)"
)
# What may stand right before a superlative that is of the figure: 'kota terbesar' is of the town.
OF_FIGURE = re.compile(
    rf"(?:^|[,(%\d:–-]|\b(?:persen|percent|yang|adalah|menjadi|merupakan|sebagai|tercatat|{_OF_MEASURE}|the|is|was|with"
    r"|dengan|orang|pekerja|peserta|people|workers|participants|masih|kini|tetap|di|pada|berada|menempati|meraih"
    r"|paling|aktif|jamsostek)\b) ?(?:di |pada |the |yang )?$"
)
NATIONAL = re.compile(
    r"^[^,;.\d]{0,30}\b(?:nasional|se-?indonesia|indonesia|tanah air|nationally|nationwide)\b"
)
OUT_OF = re.compile(r"^[^;\d]{0,30}\b(?:dari|of) (\d{1,3}) (?:kab|kota|prov|daerah|wilayah|reg|cit)")
BEHIND = re.compile(r"^ ?(?:adalah|yaitu|yakni|ialah|is|was|:|diraih|dicapai|dipegang|ditempati)\b")


# 'terbanyak', 'jumlah ... lebih besar': of how many people, which a per cent does not tell.
OF_COUNTS = re.compile(r"banyak|sedikit|\b(?:jumlah|number of|how many|fewer|fewest)\b")
# A sentence that speaks of the figure told before it.
OF_BEFORE = re.compile(
    r"^\W*(?:angka|capaian|cakupan|persentase|jumlah|nilai|ini|itu|hal|this|that|it|the figure|coverage)\b"
)


def rank_of(found: re.Match[str]) -> int:
    """The place that a superlative or a rank names, from 1: 2 of 'tertinggi kedua' and 'peringkat 2'."""
    said = found["before"] or found["after"] or found["place"] or ""
    digits = "".join(letter for letter in said if letter.isdigit())
    if digits:
        return int(digits)
    return next((at for at, words in _NUMBERED.items() if said in words.split("|")), 1)
