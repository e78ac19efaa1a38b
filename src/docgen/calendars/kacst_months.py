"""Umm al-Qura month lengths as KACST publishes them today, 1343 to 1500 AH.

Made by scripts/make_kacst_table.py from ICU 78.2 (CLDR 48.0), calendar islamic-umalqura; do not edit by hand.
"""

FIRST_YEAR = 1343
FIRST_ORDINAL = 702575
"""`datetime.date.toordinal()` of 1 Muharram 1343: 1924-08-02."""

LONG_MONTHS = (
    "956 aca ba4 bd2 5d9 2dc 96d 54d aa5 b52 "  # 1343–1352
    "ba5 5b4 9b6 557 297 54b 6a3 752 b65 56a "  # 1353–1362
    "aab 52b c95 d4a da5 5ca ad6 957 4ab 94b "  # 1363–1372
    "aa5 b52 b6a 575 276 8b7 45b 555 5a9 5b4 "  # 1373–1382
    "9da 4dd 26e 936 aaa d54 db2 5d5 2da 95b "  # 1383–1392
    "4ab a55 b49 b64 b71 5b4 ab5 a55 d25 e92 "  # 1393–1402
    "ec9 6d4 ae9 96b 4ab a93 d49 da4 db2 ab9 "  # 1403–1412
    "4ba a5b 52b a95 b2a b55 55c 4bd 23d 91d "  # 1413–1422
    "a95 b4a b5a 56d 2b6 93b 49b 655 6a9 754 "  # 1423–1432
    "b6a 56c aad 555 b29 b92 ba9 5d4 ada 55a "  # 1433–1442
    "aab 595 749 764 baa 5b5 2b6 a56 e4d b25 "  # 1443–1452
    "b52 b6a 5ad 2ae 92f 497 64b 6a5 6ac ad6 "  # 1453–1462
    "55d 49d a4d d16 d95 5aa 5b5 2da 95b 4ad "  # 1463–1472
    "595 6ca 6e4 aea 4f5 2b6 956 aaa b54 bd2 "  # 1473–1482
    "5d9 2ea 96d 4ad a95 b4a ba5 5b2 9b5 4d6 "  # 1483–1492
    "a97 547 693 749 b55 56a a6b 52b "  # 1493–1500
)
"""A year a word: three hexadecimal digits, twelve bits, Muharram the highest; a set bit is a month of 30 days, the others have 29."""
