"""Words that people choose for passwords first: gathered by sort, for `quizapp.core.passwords` to build on.

Each stands for all its spellings with figures, years, signs and letters swapped for figures around it.
"""

from __future__ import annotations

SECRETS = """
access admin administrator backup changeme computer database default demo desktop developer enter geheim
guest hacker hallo hello iamhere internet kennwort key keyboard laptop letmein login logon master matrix
mobile mypass mypassword network newpassword nopassword office online open opensesame parol parola pass
passcode passe passphrase passwd password passwort private public qazwsx root samsung secret secure
security server service sesame setup startup super superuser support system temp temporary test tester
testing trustno unlock user username welcome whatever windows wordpass yourpassword
"""
FEELINGS = """
amor angel babe baby babygirl beautiful beauty best bestfriend boss cool crazy cutie darling destiny
dream dreams family fantasy forever forgetme freedom friend friends fuckyou fun funny genius happy heart
heaven hero honey hope hottie ihateyou iloveme iloveyou jesus joker joy kisses liebe life love lovely
loveme lover loveyou lucky magic mama mother nothing number one papa peace pretty princess queen
rockstar sexy sister smile special strong sugar sunshine sweet sweetheart sweetie teamo tequiero
thankyou together trouble truelove winner wonderful
"""
THINGS = """
airplane apple apples banana basketball beach beer blink blue book bread butter butterfly camera candy
car cheese cherry chicken chocolate cocacola coffee cookie corvette diamond dolphin donut eagle electric
elephant ferrari fire fish flower flowers football forest galaxy garden gold golden golf guitar hammer
harley hockey honda house hunter ice icecream island jackson jaguar jordan juice legend lemon london
machine mango maria mercedes metal milk money moon mountain music mustang nature ocean orange painter
paper peaches peanut pepper phoenix phone piano picture pizza planet porsche power pumpkin purple
rainbow red river robot rock rose runner scooter shadow shark silver skate sky snow snowball soccer
space spring star starlight stars steel stone storm strawberry street summer sun surfer table tennis
thunder tomato toyota train travel tree truck turtle vanilla violet water white window winter wizard
wolf world yellow zebra
"""
BEASTS = """
bear beaver bird buffalo bulldog bunny cat chelsea cobra cougar cow dog dolphins donkey dragon duck
eagles falcon fox frog giraffe goat gorilla hamster hawk horse kitten kitty leopard lion lions monkey
mouse otter owl panda panther parrot penguin pig pony puppy python rabbit raven scorpion seal sheep
snake spider squirrel swan tiger tigers tigger viper whale wildcat wolves
"""
NAMES = """
adam adrian alex alexander alexandra alexis alice alina amanda amber amy ana andrea andreas andrew
andrey angela anna anne annika anthony anton ariana arthur ashley austin ben benjamin bianca brandon
brian brittany bruno carina carlos carmen caroline cassie catherine charles charlie charlotte chris
christian christina christopher clara claudia daisy dana daniel daniela david dennis diana diego dima
dominik edward elena elias elisa elizabeth ella emil emily emma eric erik eva fabian fatima felix finn
florian francisco frank gabriel george greta hannah harry heather helena henry igor ines irina isabel
isabella ivan jack jacob james jana jasmine jason jennifer jenny jesse jessica joanna joe johanna john
jonas jonathan jordan jorge jose joseph joshua juan julia julian justin karina karl kate katharina
katherine kathrin katie katja kevin kim kristina lara laura lea lena leo leon leonie liam lilly linda
lisa luca lucas lucia lucy luis luisa lukas madison manuel marco margaret maria marie marina mario mark
markus martin martina mary matt matthew matthias max maximilian maya melanie melissa mia michael
michelle miguel mike mila milan mohamed mohammed monica monika moritz nadia nadine natalia natalie
natasha nathan nicholas nico nicole nikita nina noah nora olga oliver olivia oscar pablo patricia
patrick paul paula pauline pavel pedro peter petra philip philipp rachel ralph raphael rebecca richard
robert roman rosa ruth ryan sabrina sam samantha samuel sandra sara sarah sasha scott sebastian sergey
silvia simon sofia sophia sophie stefan stefanie stella stephanie steven susan svetlana tamara tania
tatiana thomas tim timothy tina tobias tom tony tyler valentina vanessa vera veronica victor victoria
vincent vladimir william yasmin yulia zoe
"""
PLACES = """
africa america amsterdam argentina australia austria barcelona bayern berlin boston brazil california
canada chicago china cologne dallas denver deutschland dortmund dublin england europe florida france
germany hamburg hawaii holland houston india ireland italia italy jamaica japan korea lisbon liverpool
london madrid mexico miami milano montreal moscow moskau munich newyork norway orlando paris poland
portugal prague roma rome russia scotland seattle spain stockholm sweden switzerland sydney texas tokyo
toronto ukraine vienna warsaw zurich
"""
HEROES = """
arsenal barcelona batman beatles blackberry cowboys dakota darkness eminem evangelion facebook fortnite
gandalf goku google hannibal hogwarts instagram ironman juventus lakers linkedin mario marvel merlin
metallica minecraft naruto nirvana pikachu pokemon potter rangers realmadrid roblox rolex skywalker
slayer slipknot sonic spiderman spongebob starwars steelers superman tiktok titanic trinity twitter
vegeta warcraft warrior whatsapp wrestling yankees youtube zelda
"""
SCHOOL = """
abitur biology campus chemistry class college course deutsch education english exam geography grade
history homework instructor klasse lehrer lernen math mathe mathematics maths professor pupil quiz
school schueler schule science student study teacher teachers tutor university unterricht
"""
TIMES = """
april august autumn december dezember fall februar february friday januar january juli july june juni
maerz mai march may monday montag november october oktober samstag saturday september sommer sonntag
spring summer sunday thursday tuesday wednesday winter
"""
LANGUAGES = """
bonjour caballo cachorro carino chocolat contrasena corazon doudou estrella fussball gatito hund
ichliebedich katze klaster lapin loulou mariposa motdepasse nastya parola passwort privet salut schatz
schatzi senha soleil sonnenschein spielen ximena андрей зенит любовь максим марина наташа пароль привет
солнышко спартак
"""

ALL = frozenset(
    " ".join((SECRETS, FEELINGS, THINGS, BEASTS, NAMES, PLACES, HEROES, SCHOOL, TIMES, LANGUAGES)).split()
)
