"""Banks in several scripts, all about the same invented port, and banks that hold next to nothing.

Each is written as the file that an author would write, and read as such.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from quizapp.core.facts import Bank
from quizapp.formats.native import read_files


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a bank says in one language. A `%` stands for what is spoken of, a `#` for the answer."""

    language: str
    direction: str
    title: str
    works: tuple[str, ...]  # five things of the port, all built
    people: tuple[str, ...]  # four who designed
    towns: tuple[str, ...]  # five, three of which signed
    opened: tuple[str, str, str, str]  # say, ask, turn, event
    designed: tuple[str, str]
    long: tuple[str, str]
    metres: tuple[str, str]  # one, many
    share: tuple[str, str]
    flood: tuple[str, str, str, str]  # name, say, ask, the day as it is shown
    ships: tuple[str, str, tuple[str, ...]]  # say, ask, the kinds of ship, the right one first
    silt: tuple[str, str, tuple[str, ...]]  # say, ask, the causes, the right one first
    treaty: tuple[str, str, str]  # name, say, ask
    comma: str = ", "


RUSSIAN = Tongue(
    "ru", "ltr", "Порт Селвин",
    ("Северный пирс", "Чугунный мост", "маяк Чайка", "вокзал Заречный", "Рыбный рынок"),
    ("Иван Холодов", "Мария Тернова", "Пётр Щукин", "Агния Белова"),
    ("Дунмер", "Маррово", "Тарнская Гавань", "Кальдерск", "Велимск"),
    ("В нашем порту % был построен в # году.", "В каком году был построен %?",
     "Какое сооружение порта появилось в # году?", "Открывается %"),
    ("Всем известно, что автор проекта % — #, родом из столицы.", "Кто автор проекта %?"),
    ("Известно, что общая длина % равна #.", "Какова длина %?"),
    ("м", "м"),
    ("Зерно составляло # всех грузов порта.", "Какую долю грузов порта составляло зерно?"),
    ("Большое наводнение", "Большое наводнение случилось в порту #.", "Когда случилось Большое наводнение?",
     "1953-02-01"),
    ("Линия Селвин использовала в основном #.", "Какие суда использовала линия Селвин?",
     ("колёсные пароходы", "парусные клиперы", "речные баржи", "рыбачьи траулеры")),
    ("Гавань мелеет, потому что #.", "Почему мелеет гавань?",
     ("прилив приносит песок", "река несёт гравий", "суда бросают балласт", "берег осыпается в воду")),
    ("Береговой договор", "Береговой договор подписали #.", "Какие города подписали Береговой договор?"),
)  # fmt: skip
KOREAN = Tongue(
    "ko", "ltr", "셀윈 항구",
    ("북쪽 방파제", "무쇠 다리", "갈매기 등대", "강변역", "어시장"),
    ("김하늘", "박서준", "이도윤", "최예린"),
    ("단산", "마루곶", "달항", "가온포", "벨마"),
    ("이 항구의 %은(는) 왕의 명령으로 #에 세워졌다.", "%은(는) 몇 년에 세워졌는가?",
     "#에 세워진 항구의 시설은 무엇인가?", "% 개장"),
    ("항구의 % 설계는 모두 # 선생이 혼자서 맡아 끝냈다.", "% 설계는 누가 맡았는가?"),
    ("측량 기록을 보면 %의 전체 길이는 #이다.", "%의 길이는 얼마인가?"),
    ("미터", "미터"),
    ("그해 항구 화물 가운데 곡물이 #를 차지하였다.", "항구 화물 가운데 곡물의 비율은 얼마인가?"),
    ("대홍수", "항구 마을을 덮친 대홍수는 #에 일어났다.", "대홍수는 언제 일어났는가?", "1953년 2월 1일"),
    ("셀윈 해운은 주로 #을 띄웠다.", "셀윈 해운은 주로 어떤 배를 띄웠는가?",
     ("외륜 증기선", "쾌속 범선", "강 바지선", "저인망 어선")),
    ("항구가 얕아지는 까닭은 #이다.", "항구는 왜 얕아지는가?",
     ("밀물이 모래를 나르기 때문", "강이 자갈을 나르기 때문", "배가 짐을 버리기 때문",
      "절벽이 무너지기 때문")),
    ("해안 조약", "해안 조약에는 #가 서명하였다.", "해안 조약에 서명한 도시는 어디인가?"),
)  # fmt: skip
JAPANESE = Tongue(
    "ja", "ltr", "セルウィン港",
    ("北桟橋", "鉄の橋", "カモメ灯台", "川辺駅", "魚市場"),
    ("佐藤花子", "鈴木一郎", "ジョン・スミス", "高橋健"),
    ("団山", "真留岬", "足浜", "川口町", "ベルマ"),
    ("この港の%は#に完成した。", "%が完成したのは何年か。", "#に完成した港の施設はどれか。", "%の完成"),
    ("この港の%を設計したのは#という人である。", "%を設計したのは誰か。"),
    ("測量の記録によると%の全長は#である。", "%の全長はどれだけか。"),
    ("メートル", "メートル"),
    ("その年の港の貨物のうち穀物は#を占めた。", "港の貨物のうち穀物の割合はどれだけか。"),
    ("大洪水", "港町を襲った大洪水は#に起きた。", "大洪水はいつ起きたか。", "1953年2月1日"),
    ("セルウィン汽船は主に#を走らせた。", "セルウィン汽船が主に走らせた船は何か。",
     ("外輪船", "帆船", "平底船", "漁船")),
    ("港が浅くなるのは#からである。", "港はなぜ浅くなるのか。",
     ("満ち潮が砂を運ぶ", "川が砂利を流す", "船が荷を捨てる", "崖が海へ崩れる")),
    ("海岸条約", "海岸条約には#が署名した。", "海岸条約に署名した町はどこか。"),
    comma="、",
)  # fmt: skip
HINDI = Tongue(
    "hi", "ltr", "सेल्विन बंदरगाह",
    ("उत्तरी घाट", "लोहे का पुल", "गल प्रकाशस्तंभ", "नदी स्टेशन", "मछली बाज़ार"),
    ("कमला देवी", "रमेश चंद्र", "सुनीता राव", "अजय मेहता"),
    ("दुनगढ़", "मरोली", "तरनपुर", "कलदेरा", "वेलमा"),
    ("इस बंदरगाह का % सन # में बना था।", "% किस सन में बना था?", "सन # में बंदरगाह में क्या बना था?",
     "% उद्घाटन"),
    ("बंदरगाह के सब लोग जानते हैं कि % का नक्शा # ने अकेले बनाया था।", "% का नक्शा किसने बनाया था?"),
    ("नापने पर पता चला कि % की लंबाई # है।", "% की लंबाई कितनी है?"),
    ("मीटर", "मीटर"),
    ("उस साल बंदरगाह के माल में अनाज का हिस्सा # था।", "बंदरगाह के माल में अनाज का हिस्सा कितना था?"),
    ("बड़ी बाढ़", "बंदरगाह में बड़ी बाढ़ # को आई थी।", "बड़ी बाढ़ कब आई थी?", "1953-02-01"),
    ("सेल्विन कंपनी ज़्यादातर # चलाती थी।", "सेल्विन कंपनी ज़्यादातर क्या चलाती थी?",
     ("भाप के जहाज़", "पाल के जहाज़", "नदी की नावें", "मछली की नावें")),
    ("बंदरगाह उथला हो रहा है क्योंकि #।", "बंदरगाह उथला क्यों हो रहा है?",
     ("ज्वार रेत लाता है", "नदी कंकड़ लाती है", "जहाज़ बोझ फेंकते हैं", "चट्टान टूटती है")),
    ("तट संधि", "तट संधि पर # ने हस्ताक्षर किए।", "तट संधि पर किन नगरों ने हस्ताक्षर किए?"),
)  # fmt: skip
THAI = Tongue(
    "th", "ltr", "ท่าเรือเซลวิน",
    ("สะพานปลาเหนือ", "สะพานเหล็ก", "ประภาคารนางนวล", "สถานีริมน้ำ", "ตลาดปลา"),
    ("สมชายใจดี", "มาลีศรีสุข", "ประเสริฐทองคำ", "วิภาแสงจันทร์"),
    ("ดอนเมือง", "มะรุมงาม", "ตะวันเดือด", "คลองแดง", "เวลมาใหม่"),
    ("ท่าเรือแห่งนี้สร้าง%เสร็จในปี #", "%สร้างเสร็จในปีใด", "สิ่งใดของท่าเรือสร้างเสร็จในปี #", "เปิด%"),
    ("ชาวเมืองทุกคนรู้ว่าผู้ออกแบบ%คือ # ซึ่งมาจากเมืองหลวง", "ใครเป็นผู้ออกแบบ%"),
    ("จากการสำรวจพบว่า%มีความยาว #", "%มีความยาวเท่าใด"),
    ("เมตร", "เมตร"),
    ("สินค้าของท่าเรือในปีนั้นเป็นข้าว #", "สินค้าของท่าเรือเป็นข้าวร้อยละเท่าใด"),
    ("น้ำท่วมใหญ่", "น้ำท่วมใหญ่ที่ท่าเรือเกิดขึ้นเมื่อ #", "น้ำท่วมใหญ่เกิดขึ้นเมื่อใด", "1953-02-01"),
    ("บริษัทเซลวินใช้ # เป็นส่วนใหญ่", "บริษัทเซลวินใช้เรืออะไรเป็นส่วนใหญ่",
     ("เรือกลไฟ", "เรือใบเร็ว", "เรือท้องแบน", "เรือประมง")),
    ("อ่าวตื้นขึ้นเพราะ #", "เหตุใดอ่าวจึงตื้นขึ้น",
     ("คลื่นพัดทรายเข้ามา", "แม่น้ำพัดกรวดลงมา", "เรือทิ้งของลงน้ำ", "หน้าผาพังลงทะเล")),
    ("สนธิสัญญาชายฝั่ง", "ผู้ลงนามในสนธิสัญญาชายฝั่งคือ #", "เมืองใดลงนามในสนธิสัญญาชายฝั่ง"),
)  # fmt: skip
ARABIC = Tongue(
    "ar", "rtl", "ميناء سلوين",
    ("رصيف الشمال", "جسر الحديد", "منارة النورس", "محطة النهر", "سوق السمك"),
    ("حسن الهلالي", "مريم الطرني", "سمير البحري", "أمينة الجرس"),
    ("دنمور", "رأس مرو", "مرفأ طارن", "مصب قلدر", "ولمة"),
    ("تم بناء % في هذا الميناء سنة # للميلاد.", "في أي سنة تم بناء %؟", "ماذا تم بناؤه في الميناء سنة #؟",
     "افتتاح %"),
    ("يعرف أهل المدينة كلهم أن مصمم % هو # من العاصمة.", "من هو مصمم %؟"),
    ("تبين من القياس أن طول % يبلغ #.", "كم يبلغ طول %؟"),
    ("متر", "متر"),
    ("كانت حصة الحبوب من بضائع الميناء #.", "كم كانت حصة الحبوب من بضائع الميناء؟"),
    ("الفيضان الكبير", "وقع الفيضان الكبير في الميناء يوم #.", "متى وقع الفيضان الكبير؟", "1953-02-01"),
    ("استعملت شركة سلوين في الغالب #.", "ما السفن التي استعملتها شركة سلوين؟",
     ("بواخر ذات عجلات", "سفن شراعية سريعة", "صنادل نهرية", "قوارب صيد")),
    ("يقل عمق المرفأ لأن #.", "لماذا يقل عمق المرفأ؟",
     ("المد يحمل الرمل إليه", "النهر يجرف الحصى", "السفن ترمي أثقالها", "الصخور تنهار في البحر")),
    ("معاهدة الساحل", "وقعت معاهدة الساحل مدن هي #.", "أي مدن وقعت معاهدة الساحل؟"),
    comma="، ",
)  # fmt: skip
TONGUES = {tongue.language: tongue for tongue in (RUSSIAN, KOREAN, JAPANESE, HINDI, THAI, ARABIC)}
MEASURE = {"ru": "длина", "ko": "길이", "ja": "長さ", "hi": "लंबाई", "th": "ความยาว", "ar": "الطول"}
YEARS = ("1862", "1874", "1889", "1901", "1926")
LENGTHS = ("640", "1215", "48")


@cache
def bank_in(language: str) -> Bank:
    """The bank about the port in one of TONGUES."""
    return read(f"port-{language}", written(TONGUES[language]))


def bank_of_one(**more: str) -> Bank:
    """A bank of one fact, a year."""
    return read("one", _small(("pier",), more))


def bank_of_two(**more: str) -> Bank:
    """A bank of two facts of different types, a year and a length."""
    return read("two", _small(("pier", "bridge"), more))


def written(tongue: Tongue) -> dict[str, str]:
    """The files that an author would write."""
    head = {
        "title": tongue.title,
        "source": tongue.title,
        "language": tongue.language,
        "direction": tongue.direction,
        "sections": [{"id": "port", "title": tongue.title, "paragraphs": ["P1-P9"]}],
        "pools": {"work": tongue.title, "person": tongue.title, "town": tongue.title},
        "units": [
            {
                "id": "m",
                "dimension": "length",
                "factor": "1",
                "one": tongue.metres[0],
                "many": tongue.metres[1],
            }
        ],
    }
    names = {f"{pool}-{place}": {"label": label, "pool": pool} for pool, labels in (
        ("work", tongue.works), ("person", tongue.people), ("town", tongue.towns)
    ) for place, label in enumerate(labels)}  # fmt: skip
    names |= {
        "port": {"label": tongue.title},
        "flood": {"label": tongue.flood[0]},
        "treaty": {"label": tongue.treaty[0]},
    }
    return _files(head, names, _facts(tongue))


def _facts(tongue: Tongue) -> list[dict[str, object]]:
    """Five years, three names, three lengths, a share, a date, a term, a cause and a list."""
    year_word = {"ko": "년", "ja": "年"}.get(tongue.language, "")
    facts = []
    for place, (label, year) in enumerate(zip(tongue.works, YEARS, strict=True)):
        say, ask, turn, event = (text.replace("%", label) for text in tongue.opened)
        fact = _fact(
            f"opened-{place}", f"work-{place}", "opened", say.replace("#", f"#{year_word}"), ask, year
        )
        facts.append(fact | {
            "answer": {"year": year},
            "turn": {"ask": turn.replace("#", f"{year}{year_word}"), "answer": {"name": f"work-{place}"}},
            "event": {"label": event},
        })  # fmt: skip
    for place, (label, person) in enumerate(zip(tongue.works[:3], tongue.people, strict=False)):
        say, ask = (text.replace("%", label) for text in tongue.designed)
        fact = _fact(f"designer-{place}", f"work-{place}", "designer", say, ask, person)
        facts.append(fact | {"answer": {"name": f"person-{place}"}})
    for place, (label, length) in enumerate(zip(tongue.works[:3], LENGTHS, strict=False)):
        say, ask = (text.replace("%", label) for text in tongue.long)
        shown = f"{int(length):,} {tongue.metres[1]}".replace(",", " " if tongue is RUSSIAN else ",")
        fact = _fact(f"length-{place}", f"work-{place}", MEASURE[tongue.language], say, ask, shown)
        facts.append(fact | {"answer": {"number": length, "unit": "m"}})
    share = _fact("share", "port", "share", *tongue.share, "37.5%")
    flood = _fact("flood", "flood", "date", tongue.flood[1], tongue.flood[2], tongue.flood[3])
    ships = _fact("ships", "port", "ships", *tongue.ships[:2], tongue.ships[2][0])
    silt = _fact("silt", "port", "silt", *tongue.silt[:2], tongue.silt[2][0])
    treaty = _fact("treaty", "treaty", "parties", *tongue.treaty[1:], tongue.comma.join(tongue.towns[:3]))
    towns = [{"name": f"town-{place}"} for place in range(3)]
    return [
        *facts,
        share | {"answer": {"percent": "37.5", "share_of": tongue.title}},
        flood | {"answer": {"date": "1953-02-01"}, "event": {"label": tongue.flood[0]}},
        ships | {"answer": {"term": tongue.ships[2][0]}, "wrong": _wrong(tongue.ships[2])},
        silt | {"answer": {"term": tongue.silt[2][0], "role": "cause"}, "wrong": _wrong(tongue.silt[2])},
        treaty | {"answer": {"list": towns}},
    ]  # fmt: skip


def _fact(id_: str, of: str, what: str, say: str, ask: str, shown: str) -> dict[str, object]:
    about = {"of": of, "what": what}
    return {"id": id_, "about": about, "say": say.replace("#", f"{{{shown}}}"), "ask": ask,
            "at": ["P1"]}  # fmt: skip


def _wrong(kinds: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"text": text} for text in kinds[1:]]


def _small(facts: tuple[str, ...], more: dict[str, str]) -> dict[str, str]:
    head = {"title": "A Small Port", "source": "Nobody: A Small Port", **more}
    head |= {"sections": [{"id": "port", "title": "The port", "paragraphs": ["P1-P2"]}]}  # type: ignore[dict-item]
    head |= {"units": [{"id": "m", "dimension": "length", "factor": "1", "one": "metre", "many": "metres"}]}  # type: ignore[dict-item]
    known = {
        "pier": _fact("pier", "pier", "opened", "The old pier of the port was opened in #.",
                      "In which year was the pier opened?", "1862") | {"answer": {"year": "1862"}},
        "bridge": _fact("bridge", "bridge", "length", "The bridge over the river is # long.",
                        "How long is the bridge?", "48 metres") | {"answer": {"number": "48", "unit": "m"}},
    }  # fmt: skip
    names = {"pier": {"label": "the pier"}, "bridge": {"label": "the bridge"}}
    return _files(head, names, [known[fact] for fact in facts])


def _files(head: object, names: object, facts: object) -> dict[str, str]:
    """JSON is YAML, too."""
    parts = {"bank.yaml": head, "names.yaml": {"names": names}, "port.yaml": {"facts": facts}}
    return {name: json.dumps(part, ensure_ascii=False, indent=1) for name, part in parts.items()}


def read(slug: str, files: dict[str, str]) -> Bank:
    """The bank in files held in memory."""
    return read_files({name: text.encode() for name, text in files.items()}, slug).bank_or_raise()
