"""Languages by code: English name and three-letter code.

ISO 639-1 in full, and the languages of ISO 639-3 that have many readers and no two-letter code.
"""

# Two-letter code, three-letter code (ISO 639-3; the older ISO 639-2/B after a slash), name.
_TWO_LETTERS = """
aa aar Afar
ab abk Abkhazian
ae ave Avestan
af afr Afrikaans
ak aka Akan
am amh Amharic
an arg Aragonese
ar ara Arabic
as asm Assamese
av ava Avaric
ay aym Aymara
az aze Azerbaijani
ba bak Bashkir
be bel Belarusian
bg bul Bulgarian
bi bis Bislama
bm bam Bambara
bn ben Bengali
bo bod/tib Tibetan
br bre Breton
bs bos Bosnian
ca cat Catalan
ce che Chechen
ch cha Chamorro
co cos Corsican
cr cre Cree
cs ces/cze Czech
cu chu Church Slavic
cv chv Chuvash
cy cym/wel Welsh
da dan Danish
de deu/ger German
dv div Divehi
dz dzo Dzongkha
ee ewe Ewe
el ell/gre Greek
en eng English
eo epo Esperanto
es spa Spanish
et est Estonian
eu eus/baq Basque
fa fas/per Persian
ff ful Fulah
fi fin Finnish
fj fij Fijian
fo fao Faroese
fr fra/fre French
fy fry Western Frisian
ga gle Irish
gd gla Scottish Gaelic
gl glg Galician
gn grn Guarani
gu guj Gujarati
gv glv Manx
ha hau Hausa
he heb Hebrew
hi hin Hindi
ho hmo Hiri Motu
hr hrv Croatian
ht hat Haitian Creole
hu hun Hungarian
hy hye/arm Armenian
hz her Herero
ia ina Interlingua
id ind Indonesian
ie ile Interlingue
ig ibo Igbo
ii iii Sichuan Yi
ik ipk Inupiaq
io ido Ido
is isl/ice Icelandic
it ita Italian
iu iku Inuktitut
ja jpn Japanese
jv jav Javanese
ka kat/geo Georgian
kg kon Kongo
ki kik Kikuyu
kj kua Kuanyama
kk kaz Kazakh
kl kal Kalaallisut
km khm Khmer
kn kan Kannada
ko kor Korean
kr kau Kanuri
ks kas Kashmiri
ku kur Kurdish
kv kom Komi
kw cor Cornish
ky kir Kyrgyz
la lat Latin
lb ltz Luxembourgish
lg lug Ganda
li lim Limburgish
ln lin Lingala
lo lao Lao
lt lit Lithuanian
lu lub Luba-Katanga
lv lav Latvian
mg mlg Malagasy
mh mah Marshallese
mi mri/mao Maori
mk mkd/mac Macedonian
ml mal Malayalam
mn mon Mongolian
mr mar Marathi
ms msa/may Malay
mt mlt Maltese
my mya/bur Burmese
na nau Nauru
nb nob Norwegian Bokmål
nd nde North Ndebele
ne nep Nepali
ng ndo Ndonga
nl nld/dut Dutch
nn nno Norwegian Nynorsk
no nor Norwegian
nr nbl South Ndebele
nv nav Navajo
ny nya Chichewa
oc oci Occitan
oj oji Ojibwa
om orm Oromo
or ori Odia
os oss Ossetic
pa pan Punjabi
pi pli Pali
pl pol Polish
ps pus Pashto
pt por Portuguese
qu que Quechua
rm roh Romansh
rn run Rundi
ro ron/rum Romanian
ru rus Russian
rw kin Kinyarwanda
sa san Sanskrit
sc srd Sardinian
sd snd Sindhi
se sme Northern Sami
sg sag Sango
sh hbs Serbo-Croatian
si sin Sinhala
sk slk/slo Slovak
sl slv Slovenian
sm smo Samoan
sn sna Shona
so som Somali
sq sqi/alb Albanian
sr srp Serbian
ss ssw Swati
st sot Southern Sotho
su sun Sundanese
sv swe Swedish
sw swa Swahili
ta tam Tamil
te tel Telugu
tg tgk Tajik
th tha Thai
ti tir Tigrinya
tk tuk Turkmen
tl tgl Tagalog
tn tsn Tswana
to ton Tongan
tr tur Turkish
ts tso Tsonga
tt tat Tatar
tw twi Twi
ty tah Tahitian
ug uig Uyghur
uk ukr Ukrainian
ur urd Urdu
uz uzb Uzbek
ve ven Venda
vi vie Vietnamese
vo vol Volapük
wa wln Walloon
wo wol Wolof
xh xho Xhosa
yi yid Yiddish
yo yor Yoruba
za zha Zhuang
zh zho/chi Chinese
zu zul Zulu
"""
_THREE_LETTERS = """
arz Egyptian Arabic
ast Asturian
awa Awadhi
bar Bavarian
bho Bhojpuri
brx Bodo
ceb Cebuano
ckb Central Kurdish
cmn Mandarin Chinese
crh Crimean Tatar
doi Dogri
dsb Lower Sorbian
fil Filipino
frr Northern Frisian
fur Friulian
gsw Swiss German
hil Hiligaynon
hne Chhattisgarhi
hsb Upper Sorbian
ilo Ilocano
kok Konkani
lmo Lombard
lus Mizo
mag Magahi
mai Maithili
min Minangkabau
mni Manipuri
nap Neapolitan
nds Low German
nso Northern Sotho
pcm Nigerian Pidgin
raj Rajasthani
sat Santali
scn Sicilian
sco Scots
shn Shan
szl Silesian
tpi Tok Pisin
war Waray
yue Cantonese
"""

# Code to English name.
NAMES: dict[str, str] = {}
# Three-letter code to the two-letter code that BCP 47 wants instead.
SHORTER: dict[str, str] = {}

for _row in _TWO_LETTERS.strip().split("\n"):
    _code, _longer, _name = _row.split(" ", 2)
    NAMES[_code] = _name
    SHORTER.update(dict.fromkeys(_longer.split("/"), _code))
for _row in _THREE_LETTERS.strip().split("\n"):
    _code, _name = _row.split(" ", 1)
    NAMES[_code] = _name

# What people call their own language, to understand what is meant by `deutsch`.
OWN_NAMES: dict[str, str] = {
    "العربية": "ar",
    "বাংলা": "bn",
    "čeština": "cs",
    "dansk": "da",
    "deutsch": "de",
    "ελληνικά": "el",
    "español": "es",
    "فارسی": "fa",
    "suomi": "fi",
    "français": "fr",
    "ગુજરાતી": "gu",
    "עברית": "he",
    "हिन्दी": "hi",
    "हिंदी": "hi",
    "magyar": "hu",
    "italiano": "it",
    "日本語": "ja",
    "한국어": "ko",
    "मराठी": "mr",
    "नेपाली": "ne",
    "nederlands": "nl",
    "norsk": "no",
    "ਪੰਜਾਬੀ": "pa",
    "polski": "pl",
    "português": "pt",
    "română": "ro",
    "русский": "ru",
    "svenska": "sv",
    "தமிழ்": "ta",
    "తెలుగు": "te",
    "ไทย": "th",
    "türkçe": "tr",
    "українська": "uk",
    "اردو": "ur",
    "tiếng việt": "vi",
    "中文": "zh",
}

# Script subtags (ISO 15924).
SCRIPTS: dict[str, str] = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Bopo": "Bopomofo",
    "Brai": "Braille",
    "Cans": "Canadian Aboriginal",
    "Cher": "Cherokee",
    "Cyrl": "Cyrillic",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Grek": "Greek",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Hang": "Hangul",
    "Hani": "Han",
    "Hans": "Simplified Han",
    "Hant": "Traditional Han",
    "Hebr": "Hebrew",
    "Hira": "Hiragana",
    "Jpan": "Japanese",
    "Kana": "Katakana",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Kore": "Korean",
    "Laoo": "Lao",
    "Latn": "Latin",
    "Mlym": "Malayalam",
    "Mong": "Mongolian",
    "Mtei": "Meetei Mayek",
    "Mymr": "Myanmar",
    "Olck": "Ol Chiki",
    "Orya": "Odia",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Tfng": "Tifinagh",
    "Thaa": "Thaana",
    "Thai": "Thai",
    "Tibt": "Tibetan",
}
