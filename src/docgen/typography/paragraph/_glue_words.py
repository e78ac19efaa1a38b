"""Words that a number does not part from at a line's end. Compared in lower case, without Arabic vowel signs."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words(
    """
    يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
    جانفي فيفري أفريل ماي جوان جويلية أوت غشت أغشت شتنبر شتمبر نونبر دجنبر دجمبر يوليوز
    محرم المحرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي
    فرفردن أذربيهشت خرداد تار مرداد شهرفار مهر آيان آذر دي بهمن اسفندار
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    muharram safar rabi rabiʻ rabi' jumada rajab shaban sha'ban shaʻban ramadan shawwal dhu dhu'l dhul
    dhuʻl-qiʻdah dhuʻl-hijjah dhu'l-qi'dah dhu'l-hijjah dhul-qadah dhul-hijjah
    farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand
    """
)
"""Month names, Gregorian (three Arabic traditions), Hijri and Solar Hijri; of a name of two words, the first."""

MONTH_SECONDS = _words(
    """
    الأول الثاني الآخر الأولى الثانية الآخرة القعدة الحجة
    i ii al-awwal al-thani al-akhir al-ula al-akhirah al-ukhra al-qadah al-qa'dah al-qaʻdah al-qi'dah al-qiʻdah al-hijjah qadah qa'dah hijjah
    """
)
"""The second words of month names."""

MAGNITUDES = _words("ألف آلاف مليون ملايين مليار مليارات بليون thousand million billion trillion")

UNITS = _words(
    """
    % ٪ ‰ م هـ ق.م ص a.m p.m am pm ah ce bce ad bc
    ريال ريالا ريالات دينار دينارا دنانير درهم درهما دراهم دولار دولارا دولارات يورو جنيه جنيها ليرة فلس هللة
    ر.ق ر.س د.إ د.ك د.ب ر.ع د.أ ج.م qar sar aed kwd bhd omr jod egp usd eur gbp riyal riyals dinar dinars dirham dirhams dollar dollars euro euros
    متر مترا أمتار كيلومتر كيلومترا كيلومترات كم سم مم هكتار هكتارا كيلوغرام كيلوغراما كغم كغ كجم غرام غراما جرام طن طنا أطنان لتر لترا درجة
    m km cm mm m² km² ha kg g mg t l ml kw mw gw kwh mwh gwh °c °f pt px kb mb gb tb hz khz mhz ghz
    metre metres meter meters kilometre kilometres kilometer kilometers hectare hectares tonne tonnes litre litres percent
    صباحا مساء ظهرا دقيقة دقائق ثانية ثوان
    """
)
"""Units, currencies, eras and parts of the day that follow a number."""

NATIONS = _words(
    """
    قطري قطرية قطريا سعودي سعودية سعوديا إماراتي إماراتية إماراتيا كويتي كويتية كويتيا بحريني بحرينية بحرينيا عماني عمانية عمانيا أردني أردنية أردنيا
    مصري مصرية مصريا عراقي عراقية عراقيا لبناني لبنانية سوري سورية يمني يمنية يمنيا مغربي مغربية مغربيا تونسي تونسية تونسيا جزائري جزائرية جزائريا
    ليبي ليبية ليبيا سوداني سودانية أمريكي أمريكية أمريكيا أميركي أميركية استرليني إسترليني إسترلينيا
    """
)
"""Whose a currency is: the second word of its name."""

NUMBERED = _words(
    """
    رقم الرقم أرقام الأرقام العدد عدد المادة مادة المادتان المادتين المواد البند بند البندان البندين البنود الفقرة فقرة الفقرتان الفقرتين الفقرات
    القسم قسم الفصل فصل الباب باب الصفحة صفحة الصفحات القرار قرار القرارات التوصية توصية المرسوم القانون الشكل شكل الجدول جدول الرسم الخريطة اللوحة
    الصورة الملحق ملحق الملاحق المرفق مرفق المرفقات الحاشية حاشية الملاحظة الجزء جزء المجلد مجلد الطابق طابق الغرفة غرفة القاعة قاعة المبنى مبنى
    البوابة بوابة الرحلة رحلة البديل بديل الخيار خيار المرحلة مرحلة الدورة الجلسة الاجتماع السؤال سؤال المثال مثال الإصدار إصدار الساعة
    page pages article articles section sections clause clauses chapter chapters part parts volume volumes item items figure figures table tables
    annex annexes appendix appendices schedule exhibit note notes paragraph paragraphs room hall gate floor building flight resolution resolutions
    decision decisions recommendation version phase stage step option question rule law decree map chart box
    """
)
"""Labels that stand before a number."""

CODES = _words(
    """
    no no. nos nos. № § p p. pp pp. art art. sec sec. vol vol. fig fig. figs figs. para para. paras paras. ص
    qar sar aed kwd bhd omr jod egp usd eur gbp ر.ق ر.س د.إ د.ك د.ب ر.ع د.أ ج.م
    """
)
"""Short ones, and currency codes: a line never ends after them."""

TITLES = _words("د أ م أ.د mr mrs ms dr prof eng h.e st")
"""Titles that end in a full stop and stand before a name."""
