"""Whom and what an event befell, and how many: invented sentences from Sudan, Yemen, Gaza, Libya, Iraq, Syria, Lebanon and the Sahel.

Each case is a sentence and what must be read in it, as in ``test_reading.py``; the slots named are those its rule is about.
"""

from __future__ import annotations

import pytest

from tests.claims.telling import expect, k


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # «استهدفت ثلاث غارات»: the act is the subject of the verb, what it struck stands behind it
        ("استهدفت ثلاث غارات مخزنا في النبطية.", (k("airstrike", n=(3, 3), unit="airstrike", target="مخزنا", doer=None),)),
        ("استهدفت إحدى الغارات سوقا في صعدة.", (k("airstrike", n=None, target="سوقا", doer=None),)),
        ("إحدى الغارات طالت مستشفى في صعدة.", (k("airstrike", n=None, target="مستشفى"),)),
        ("دمرت غارة للتحالف العربي ثلاثة منازل في حرض.",
         (k("destruction", n=(3, 3), target="منازل", agent="saudi-coalition"), k("airstrike", target="منازل", agent="saudi-coalition"))),
        ("قتل القصف خمسة أشخاص في خان يونس.", (k("killed", n=(5, 5), side="civilians"), k("shelling", target="أشخاص"))),
        ("أعطبت غارة ثلاث عربات في صرمان.", (k("destruction", n=(3, 3), unit="vehicle"), k("airstrike", target="عربات"))),
        ("غارة دمرت مخزناً للسلاح في البقاع.", (k("airstrike", target="مخزناً للسلاح"), k("destruction", target="مخزناً للسلاح"))),
        # the place behind «حيث», of an act that somebody makes there
        ("غادر السكان مدينة الفاشر المحاصرة، حيث تشن قوات الدعم السريع هجوما منذ أسبوع.",
         (k("attack", target="مدينة الفاشر", agent="rsf"),)),
        ("نزح الأهالي من قرية حاس، حيث تنفذ الطائرات الروسية غارات يومية.",
         (k("displaced", target="الأهالي"), k("airstrike", target="قرية حاس", agent="russia-mil"))),
        # a trap laid for somebody; a mine under a bus; a town told by its first word
        ("نصب المسلحون كمينا لدورية من الشرطة في كيدال.", (k("attack", target="لدورية من الشرطة", doer="المسلحون"),)),
        ("قتل حارسان بانفجار لغم بعربة على طريق بين بنغازي وسرت.", (k("killed", n=(2, 2)), k("explosion", target="بعربة"))),
        ("تفجير استهدف مدينة الحدود في القائم.", (k("explosion", target="مدينة الحدود"),)),
    ],
)  # fmt: skip
def test_what_an_act_struck(text, wanted):
    """The object of an act that is itself a subject, led by «ل» or «ب», or named before «حيث»."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قصف الحوثيون بأكثر من 12 قذيفة أحياء تعز الشرقية.",
         (k("shelling", n=(13, None), hedge="more_than", unit="rocket", target="أحياء تعز الشرقية", agent="houthis"),)),
        ("قصفت قوات حفتر أمس بأكثر من ثلاثين صاروخا مطار معيتيقة.",
         (k("shelling", n=(31, None), unit="rocket", target="مطار معيتيقة", agent="lna"),)),
        ("استهدف مسلحون ملثمون يستقلون سيارة، ظهر أمس، ضابطا في الناصرية.",
         (k("attack", target="ضابطا", doer="مسلحون ملثمون"),)),
        ("هاجم مسلحون المبنى في كيدال وقتلوا حارسين.",
         (k("attack", target="المبنى", doer="مسلحون"), k("killed", n=(2, 2), target="حارسين", doer="مسلحون"))),
        ("قصفت الطائرات من دون إنذار مبنى في صيدا.", (k("airstrike", target="مبنى"),)),
        ("دمرت غارة من دون إنذار مسجدا في صعدة.", (k("destruction", target="مسجدا"), k("airstrike", target="مسجدا"))),
        ("فرضت قوات الدعم السريع حصارا خانقا مطبقا على الأبيض.", (k("siege", target="الأبيض", agent="rsf"),)),
        ("المسلحون استهدفوا بقصف مدفعي مناطق سكنية في تعز.", (k("shelling", target="مناطق سكنية", doer="المسلحون"),)),
        ("تحاصر الدعم السريع الفاشر منذ أسابيع.", (k("siege", target="الفاشر", doer="الدعم السريع"),)),
        ("فجر انتحاري شاحنة في سوق تلعفر.", (k("explosion", target="شاحنة", doer="انتحاري"),)),
        ("استهدفت مسيرة انتحارية مدرسة في الفاشر.", (k("airstrike", target="مدرسة", doer="مسيرة انتحارية"),)),
        ("نفى الجيش السوداني قصف أي مستشفى أو مدرسة في نيالا.", (k("shelling", target="مستشفى أو مدرسة", stance="deny"),)),
        ("حذر الدفاع المدني من أضرار بيئية في زوارة.", (k("destruction", target="زوارة", possible=True),)),
        ("أصيب في الهجوم الذي استهدف مدرعة أربعة جنود في كيدال.",
         (k("injured", n=(4, 4), target="جنود"), k("attack", target="مدرعة"))),
        ("استهدفت الميليشيا بقصف مدفعي أحياء سكنية في تعز.", (k("shelling", target="أحياء سكنية", doer="الميليشيا"),)),
        ("استهدف الحوثيون بغارة مسيرة ميناء المخا.", (k("airstrike", target="ميناء المخا", agent="houthis"),)),
        ("قتل 39 مواطنا في غارات جوية وقصف مدفعي لقوات الاحتلال على خان يونس.",
         (k("killed", n=(39, 39)), k("airstrike"), k("shelling", target="خان يونس", doer="لقوات الاحتلال"))),
        ("قصف صاروخي ومدفعي على أم درمان قتل تسعة.", (k("shelling", target="أم درمان", doer=None), k("killed", n=(9, 9), doer=None))),
        ("قصفت القوات العراقية براجمات الصواريخ منازل السكان في قرية البشير.", (k("shelling", target="منازل السكان"),)),
        ("فجر انتحاري سيارته عند نقطة تفتيش في بعقوبة.", (k("explosion", target="نقطة تفتيش", doer="انتحاري"),)),
        ("هاجم الطيران مستودعا لصواريخ الحوثيين في الحديدة.", (k("attack", target="مستودعا"),)),
        ("أصيب في انفجار اللغم ثلاثة رعاة في الحسكة.", (k("injured", n=(3, 3), target="رعاة"), k("explosion"))),
    ],
)  # fmt: skip
def test_the_object_stands_behind_what_is_said_of_the_act(text, wanted):
    """Means, circumstances, attributes and times between a verb and its object are passed, and no word of them is taken for it."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سقط في تعز 9 قتلى و15 جريحاً جميعهم من المدنيين.",
         (k("killed", n=(9, 9), side="civilians"), k("injured", n=(15, 15), side="civilians"))),
        ("خلفت المعارك 40 قتيلاً وعشرات الجرحى من الحوثيين في الضالع.",
         (k("clash"), k("killed", n=(40, 40), side="houthis"), k("injured", n=(20, 99), side="houthis"))),
        ("تكبدت الميليشيا 120 قتيلاً وعشرات الجرحى في جبهة الجوف.",
         (k("killed", n=(120, 120), target="الميليشيا"), k("injured", n=(20, 99), target="الميليشيا"))),
        ("قوات الدعم السريع تكبدت قتلى وجرحى في بابنوسة.", (k("killed", side="rsf"), k("injured", side="rsf"))),
        ("صدت القوات المشتركة هجوما شنه الحوثيون في حيس وكبدتهم عشرة قتلى.",
         (k("attack", agent="houthis"), k("killed", n=(10, 10), side="houthis", agent=None))),
        ("نفى الجيش اللبناني سقوط قتلى في صفوفه.", (k("killed", target="صفوفه", stance="deny"),)),
        ("مئة شخص قتلوا ومئات جرحوا في قصف على الفاشر.",
         (k("killed", n=(100, 100)), k("injured", n=(200, 999), target="شخص"), k("shelling"))),
        ("أعلن مستشفى الأقصى ارتقاء شابين شهيدين في مواجهات جنين.", (k("killed", n=(2, 2), target="شابين"), k("clash"))),
        ("ارتفعت الحصيلة إلى 586 قتيلا فلسطينيا في غزة.", (k("killed", n=(586, 586), target="فلسطينيا", side="civilians"),)),
        ("دمرت الغارات ثلاث عربات للمسلحين في صبراتة وقتلت سبعة منهم.",
         (k("destruction", target="عربات للمسلحين"), k("airstrike"), k("killed", n=(7, 7), target="للمسلحين"))),
        ("استهدفت الغارة القيادي حسين فقيه وأنه قُتل في صور.", (k("airstrike"), k("killed", n=(1, 1), target="القيادي حسين فقيه"))),
        ("استهدفت الغارة أبا ياسر التونسي في الرقة.", (k("airstrike", target="أبا ياسر التونسي"),)),
        ("قالت الشرطة إن أحدا من الركاب لم يصب في انفجار الحافلة بالكرادة.",
         (k("injured", target="الركاب", negated=True), k("explosion"))),
        ("لقي القائد الميداني، وهو من أبناء القرية، مصرعه في مأرب.", (k("killed", n=(1, 1), target="القائد الميداني"),)),
        ("قتل القيادي محمد صالح العراقي في غارة على البوكمال.",
         (k("killed", target="القيادي محمد صالح العراقي", side=None), k("airstrike"))),
        ("حوصرت قرية في ريف كادوقلي أسبوعا كاملا.", (k("siege", target="قرية"),)),
        ("المهاجرون الذين حوصروا في مدينة الزاوية يعيشون بلا ماء.", (k("siege", target="المهاجرون"),)),
        ("أعلن الجيش السوري قطع طرق إمداد المسلحين في ريف حماة.", (k("siege", target="المسلحين", agent="syria-army"),)),
        ("قصفوا قاعدة الوادي الجوية في ليبيا. ووقعت أضرار في القاعدة.",
         (k("airstrike"), k("destruction", target="القاعدة", side=None))),
        ("اقتحموا القاعدة الجوية في الحبانية.", (k("attack", target="القاعدة الجوية", side=None),)),
        ("قال الأهالي إن عشرين شخصاً ما زالوا مفقودين تحت الأنقاض في جباليا.", (k("missing", n=(20, 20), target="شخصاً"),)),
        ("ثلاثة عمال مصريون لا يزالون مختطفين في سرت.", (k("detained", n=(3, 3), target="عمال مصريون"),)),
        ("أصيب خمسة صيادين في هجوم قبالة رفح.", (k("injured", n=(5, 5)), k("attack", target="صيادين"))),
        ("وثق المركز مقتل 14 مواطنا سوريا في صيدا.", (k("killed", n=(14, 14), side="civilians"),)),
        ("قدرت البعثة عدد النازحين من المحافظة بنحو 40 ألفا.", (k("displaced", n=(40000, 40000), target="النازحين من المحافظة"),)),
        ("مواطن يدعى حسن خلف اختطف في سبها.", (k("detained", n=(1, 1), target="مواطن"),)),
        ("قالت المنظمة إن أربعة مهندسين يعملون في شركة نفط اختطفوا قرب سبها.", (k("detained", n=(4, 4), target="مهندسين"),)),
        ("طاردت الشرطة مسلحين وقتلت ثلاثة منهم في الناصرية.", (k("killed", n=(3, 3), target="مسلحين"),)),
        ("بلغ عدد الجرحى 90 مدنيا في درنة.", (k("injured", n=(90, 90), target="مدنيا"),)),
        ("كبد الجيش السوداني الدعم السريع عشرين قتيلا في بابنوسة.", (k("killed", n=(20, 20), side="rsf", agent="saf"),)),
        ("رأى الأهالي مدرعة أحرقها المسلحون في غاو.", (k("destruction", target="مدرعة", doer="المسلحون"),)),
        ("سقط ستون قتيلا هم 20 جنديا، و40 من المسلحين في غاو.",
         (k("killed", n=(60, 60)), k("killed", n=(20, 20), target="جنديا"), k("killed", n=(40, 40), target="المسلحين"))),
        ("أفرجت السلطات عن ثلاثة صيادين كانوا محتجزين لدى خفر السواحل في غزة.",
         (k("released", n=(3, 3)), k("detained", n=(3, 3), target="صيادين", doer="خفر السواحل"))),
    ],
)  # fmt: skip
def test_who_was_harmed(text, wanted):
    """The side of a figure told elsewhere, whom a pronoun means, those right before a word that says what became of them."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قُتل ضابطا شرطة في كركوك.", (k("killed", n=(2, 2), target="ضابطا شرطة"),)),
        ("أسر عسكريَين في محيط غاو.", (k("detained", n=(2, 2)),)),
        ("أسر حوثيان في مأرب.", (k("detained", n=(2, 2), side="houthis"),)),
        ("مقتل عنصرين أحدهما قيادي في غارة على البقاع.", (k("killed", n=(2, 2), doer=None), k("airstrike"))),
        ("قتل ثلاثة مدنيين وأحد المسعفين في رفح.", (k("killed", n=(3, 3)), k("killed", n=(1, 1), target="المسعفين"))),
        ("أصيب ثلاثة من أفراد عائلة واحدة في قذيفة على تعز.",
         (k("injured", n=(3, 3), target="أفراد عائلة واحدة"), k("shelling"))),
        ("نقل المسعفون خمسة جرحى إلى المستشفى في الخمس توفي أحدهم ليلا.", (k("injured", n=(5, 5)), k("killed", n=(1, 1)))),
        ("اعتقلت القوات امرأتين في الموصل وأصيبت إحداهما.", (k("detained", n=(2, 2)), k("injured", n=(1, 1)))),
        ("ضابطان ومجند قتلوا في غاو.", (k("killed", n=(2, 2), target="ضابطان"), k("killed", n=(1, 1), target="ومجند"))),
        ("قتل 17 فردا من الشرطة في تعز.", (k("killed", n=(17, 17), target="فردا من الشرطة"),)),
        ("قتل أكثر من «70» مدنيا في الجنينة.", (k("killed", n=(71, None), hedge="more_than"),)),
        ("لقي العشرات مصرعهم في قصف على السوق في الفاشر.", (k("killed", n=(20, 99), target=None), k("shelling"))),
        ("عدد ضحايا المعارك تجاوز 700 قتيل في السويداء.", (k("killed", n=(701, None), hedge="more_than"),)),
        ("أودى القصف بحياة 32 شخصا ومئة جريح في الفاشر.", (k("killed", n=(32, 32)), k("injured", n=(100, 100)))),
        ("دمر الجيش الإسرائيلي منزلا وسيارة في جنين.",
         (k("destruction", n=(1, 1), unit="house"), k("destruction", n=(1, 1), unit="vehicle", target="وسيارة"))),
        ("غادرت الدفعة الأولى من المقاتلين مدينة داريا نحو إدلب.", (k("displaced", n=None),)),
        ("سجل المركز خمس حالات قتل في مخيم الهول.", (k("killed", n=(5, 5), unit="person"),)),
        ("وثقت المنظمة 12 جريمة قتل في طرابلس.", (k("killed", n=(12, 12)),)),
        ("رُصدت 14 حالة احتجاز تعسفي في تعز.", (k("detained", n=(14, 14)),)),
        ("تعامل المسعفون مع 43 حالة اختناق في نابلس.", (k("injured", n=(43, 43)),)),
        ("نفذ التنظيم إعداما بحق خمسة رعاة في السخنة.", (k("killed", n=(5, 5), target="رعاة"),)),
        ("ألف قتيل وجرح تسعة آلاف في غزة.", (k("killed", n=(1000, 1000)), k("injured", n=(9000, 9000)))),
        ("أسفر الهجوم عن 12 شهيدا وإصابة 40 شخصا في خان يونس.",
         (k("attack"), k("killed", n=(12, 12)), k("injured", n=(40, 40), target="شخصا"))),
        ("وصلت جثامين أربعة شهداء إلى مستشفى في خان يونس.", (k("killed", n=(4, 4), words="جثامين"),)),
        ("عدد الغارات بلغ 250 منذ الفجر على جنوب لبنان.", (k("airstrike", n=(250, 250), unit="airstrike"),)),
        ("بلغ عدد الغارات على الحديدة نحو 40.", (k("airstrike", n=(40, 40), hedge="about"),)),
        ("نفى المتحدث سقوط أي قتيل في نيالا.", (k("killed", n=None, stance="deny"),)),
        ("أصيب 200 شخص في غزة بينهم 150 إصاباتهم خطيرة.", (k("injured", n=(200, 200)),)),
        ("سقط 19 شهيداً، بينهم ثمانية نازحين من الخيام، و24 جريحاً في رفح.",
         (k("killed", n=(19, 19)), k("injured", n=(24, 24)))),
    ],
)  # fmt: skip
def test_how_many(text, wanted):
    """Duals by their form, cases and acts counted, one of those told before, figures that are only parts of a figure."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("دحرت القوات الليبية المسلحين من بلدة بن جواد.", (k("control", target="المسلحين"),)),
        ("استرداد الجيش الليبي بلدة العزيزية.", (k("control", target="بلدة العزيزية", doer="الجيش الليبي"),)),
        ("بترت القذيفة ساق طفل في أم درمان.", (k("injured", n=(1, 1), target="طفل"),)),
        ("أمطر المتمردون حي الجامعة في تعز بالقذائف.", (k("shelling", doer="المتمردون"),)),
        ("أدى الانفجار إلى انهيار مبنى في الكرادة.", (k("explosion"), k("destruction", target="مبنى"))),
        ("تصدت القوات العراقية لذلك الهجوم في سامراء.", (k("attack"),)),
        ("أفشل الجيش السوداني زحفا لقوات الدعم السريع على الأبيض.", (k("attack", agent="rsf", target="الأبيض"),)),
        ("أطلق الجنود رصاصات على شاب في نابلس.", (k("attack", target="شاب", doer="الجنود"),)),
        ("إسقاط مسيرة معادية فوق مدينة عطبرة.", (k("destruction", n=(1, 1), unit="aircraft", target="مسيرة معادية"),)),
        ("لغم يقتل ثلاثة رعاة في بادية السماوة.", (k("explosion", target="رعاة"), k("killed", n=(3, 3)))),
        ("المعارك في المحافظة خلال أسبوع أسفرت عن مقتل ستين جنديا.", (k("clash"), k("killed", n=(60, 60)))),
        ("أحبط الجيش اليمني محاولة تسلل على محور حيس.", (k("attack", possible=False),)),
        ("تقاتل القوات اليمنية الحوثيين في مأرب منذ أسبوع.", (k("clash", agent="yemen-army", side="houthis"),)),
        ("دار اقتتال بين فصيلين في عفرين.", (k("clash"),)),
        ("اندلعت اشتباكات بين مجموعات مسلحة متناحرة في صبراتة.",
         (k("clash", doer="مجموعات مسلحة متناحرة", target="مجموعات مسلحة متناحرة"),)),
        ("المعركة التي دارت بين القوات العراقية وتنظيم داعش في بيجي انتهت فجرا.",
         (k("clash", agent="iraq-army", side="isis"),)),
        ("خاض الجيش السوداني وقوات الدعم السريع معارك في بحري.", (k("clash", agent="saf", side="rsf"),)),
        ("أحكمت القوات العراقية الطوق على الحويجة من ثلاث جهات.", (k("siege", agent="iraq-army", target="الحويجة"),)),
        ("قطعت قوات الدعم السريع إمدادات الجيش إلى الأبيض.", (k("siege", agent="rsf", target="الجيش"),)),
        ("نفذ الجيش الإسرائيلي حملة توقيفات في الخليل.", (k("detained", agent="israel-mil"),)),
        ("نفذ الجيش الأمريكي ضربات على مواقع الحوثيين في الحديدة.", (k("airstrike", side="houthis"),)),
        ("وقعت هجمات في أربيل عقب وصول المقاتلات الفرنسية.", (k("attack", target="أربيل"),)),
        ("وقعت بعد الهجوم مواجهات في حي الكلاكلة.", (k("attack"), k("clash"))),
        ("فتحوا أمس، النار على دورية في كيدال.", (k("attack", target="دورية"),)),
        ("إن أربع نساء استشهدن في غارة على صعدة.", (k("killed", n=(4, 4), target="نساء"), k("airstrike"))),
        ("العنف يحصد تسعة قتلى في بغداد.", (k("killed", n=(9, 9), words="يحصد"),)),
        ("توفي طفل متأثرا بإصابته في غارة على صعدة.", (k("killed", n=(1, 1)), k("airstrike"))),
        ("اشتبك الجنود مع الحوثيين في الجوف وأوقعوا أفرادها بين قتيل وجريح.", (k("clash"), k("casualties"))),
    ],
)  # fmt: skip
def test_words_and_phrases_that_tell_an_event(text, wanted):
    """Verbs, nouns and phrases that had no row, words told twice that are one event, and two that are two."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a mood takes hold of people, a project aims at something, a battle endangers a process
        ("أجواء من القلق تسيطر على أهالي نيالا.", ()),
        ("سيطر الخوف على أهالي حي الشجاعية.", ()),
        ("عملية يستهدف منها التحالف إعادة الشرعية إلى عدن.", ()),
        ("المشروع يستهدف تحسين المياه في مدينة الموصل.", ()),
        ("افتتحت المنظمة مراكز احتجاز في زوارة.", ()),
        ("تدخل التحالف دعما للحكومة بمواجهة الحوثيين في اليمن.", ()),
        ("القوات التي تقاتل الحوثيين في الساحل وصلت إلى المخا.", ()),
        ("سقوط طائرة مسيرة مفخخة في أربيل.", ()),
        ("خرج العشرات من أهالي الفاشر في مسيرة.", (k("protest", n=(20, 99)),)),
        # names and manners spelt like verbs
        ("قتل جنديان شرق تدمر.", (k("killed", n=(2, 2)),)),
        ("انفجر لغم في مدينة تدمر.", (k("explosion"),)),
        ("قتل حارسان قنصا في حي المحافظ بحلب.", (k("killed", n=(2, 2), words="قتل"),)),
        # gatherings of fighters and weapons in store
        ("استهدف الطيران تجمعا للمسلحين في سرت.", (k("airstrike", target="تجمعا للمسلحين"),)),
    ],
)
def test_what_is_no_event(text, wanted):
    """Words that may tell an event and here do not."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سيطر الجيش السوداني على أحياء في بحري.", (k("control", agent="saf"),)),
        ("استهدف الحوثيون سفينة يونانية في البحر الأحمر.", (k("attack", target="سفينة", agent="houthis"),)),
        ("دمر القصف تسعة منازل في مدينة الموصل.", (k("destruction", n=(9, 9)), k("shelling"))),
        ("تجمع العشرات في ساحة الشهداء بطرابلس احتجاجا على الغلاء.", (k("protest", n=(20, 99)),)),
        ("اندلعت مواجهات بين الجيش اللبناني ومسلحين في عرسال.", (k("clash", agent="lebanon-army"),)),
        ("تبنى تنظيم القاعدة الهجوم على المعسكر في غاو.", (k("attack", agent="aqim"),)),
        ("قتل جندي سوري وأصيب مدنيان في درعا.", (k("killed", n=(1, 1)), k("injured", n=(2, 2)))),
        ("أصيب 14 مواطنا في عدن.", (k("injured", n=(14, 14)),)),
    ],
)
def test_where_the_rules_must_not_fire(text, wanted):
    """Sentences beside those above in which the same words are plain events."""
    expect(text, *wanted)
