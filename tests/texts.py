"""Texts that the text engine must set right, of our own wording, each with what a reader should look at."""

ARABIC_RUNS = (
    "اجتمعت اللجنة في قاعة المجلس وناقشت خطة العمل للعام المقبل",
    "إنَّ العِلْمَ نُورٌ، والتَّعاوُنُ بَيْنَ المُؤَسَّساتِ طَريقٌ إلى النَّجاحِ",
    "لا إله إلا الله، والسلام على أهل الإسلام في كل الأوطان",
    "أكدت المؤسسة أهمية الشفافية، وضرورة كتابة تقارير فصلية قبل كل دورة كبيرة",
    "«الثقافة» مسؤوليةٌ مشتركة؛ فهل تكفي الميزانية؟ نعم، تكفي!",
    "في هذه كلمة وقصة كاملة، وغاية كل فكرة كونها قابلة للتطبيق",
    "ٱلۡعَرَبِيَّةُ لُغَةٌ مُعَبِّرَةٌ",
)
LATIN_RUNS = (
    "The Committee met in the Council Hall and discussed next year's work plan.",
    "AVATAR To Type “Waving”, Yes; officials affirm first-class efficient offices – fjord.",
    "Figures: 1,234,567.89 (62.5%), QAR 12,500,000; 10:30–12:45.",
)
FAMILIES = (("Amiri", "Amiri"), ("Noto Naskh Arabic", "Noto Serif"), ("IBM Plex Sans Arabic", "IBM Plex Sans Arabic"))
